"""The command: every part of it says what it does, and does it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import main, make_parser

ROOT = Path(__file__).parent.parent.parent


def commands():
    subparsers = next(action for action in make_parser()._actions if action.choices)
    return subparsers.choices


def test_every_command_and_option_says_what_it_does():
    for name, parser in commands().items():
        for action in parser._actions:
            assert action.help or action.dest == "==SUPPRESS==", f"{name} {action.option_strings or action.dest}"


def test_every_command_is_in_the_documents():
    written = "".join(file.read_text() for file in [ROOT / "README.md", *ROOT.glob("docs/*.md")])
    for name in commands():
        assert re.search(rf"onrecord {name}\b", written), name


def test_every_setting_is_in_the_documents():
    from dataclasses import fields

    from flows.settings import Settings

    written = (ROOT / "docs/operators.md").read_text()
    for field in fields(Settings):
        assert f"| {field.name} |" in written, field.name


def test_show_prints_who_how_and_what(dataset, capsys):
    assert main(["show", "--output", str(dataset), "seed.txt"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    for words in ("Sergei Lavrov", "deny", "military circles"):
        assert words in printed


def test_show_marks_the_text(dataset, capsys):
    assert main(["show", "--output", str(dataset), "--text", "seed.txt"]) == 0
    assert "⟦Russia⟧ₛ ⟨denies⟩" in " ".join(capsys.readouterr().out.split())


def test_show_names_the_articles_that_fit(dataset, capsys):
    assert main(["show", "--output", str(dataset), "e"]) == 2
    assert "name one by its id" in capsys.readouterr().err


def test_a_one_off_command_does_not_import_prefect():
    """Prefect takes a second to import and half a minute to serve: who did not ask for it must not pay."""
    code = "import sys; from flows.cli import main; main(['build', 'none']); sys.exit('prefect' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("word", ["fetch", "build", "run", "show", "demo", "serve", "dataset", "trace"])
def test_help_teaches(word, capsys):
    with pytest.raises(SystemExit) as ended:
        main([word, "--help"])
    assert ended.value.code == 0
    assert "usage: onrecord" in capsys.readouterr().out
