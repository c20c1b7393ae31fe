"""docs/dataset.md is true: its Python runs on a dataset, its commands exist, and no command is missing from it."""

import argparse
import re
from pathlib import Path

import pytest

from flows.dataset.publishing import publish_version
from flows.dataset.version_files import GRACE, require_version
from flows.dataset_cli import add_dataset_commands

PAGE = (Path(__file__).parents[3] / "docs" / "dataset.md").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_the_python_of_the_page_runs(output, tmp_path, monkeypatch):
    """All blocks in order, beside a folder `output`; the copy is at the address that the page names."""
    monkeypatch.chdir(output.parent)
    publish_version(require_version(output), str(tmp_path / "share"))
    blocks = "\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
    names = {}
    exec(blocks.replace("/mnt/share/onrecord", str(tmp_path / "share")), names)
    assert names["by_country"].to_dicts() == [{"country": "DEU", "len": 3}]
    assert names["claims"].height == len(names["frame"]) == 3
    assert names["counts"].rows() == [("assert", 3)]
    assert names["speakers"].rows() == [("Anna", 2), ("Boris", 1)]
    assert names["shared"].collect().height == names["denials"].collect().height == 0


def test_the_commands_of_the_page_exist_and_all_are_told():
    """Every line that begins with `onrecord` parses; every action of the parser has one."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command")
    add_dataset_commands(commands, argparse.ArgumentParser(add_help=False))
    lines = [re.split(r"\s{2,}", line.strip())[0] for line in PAGE.splitlines() if line.startswith("    onrecord ")]
    for line in lines:
        parser.parse_args(line.split()[1:])
    told = {tuple(line.split()[1:3]) for line in lines} | {("rebuild",)} if "`onrecord rebuild`" in PAGE else set()
    actions = commands.choices["dataset"]._subparsers._group_actions[0].choices
    assert {("dataset", action) for action in actions} <= told
    assert {name for name in commands.choices if name != "dataset"} <= {words[0] for words in told}


def test_the_numbers_of_the_page_are_those_of_the_code():
    """Versions kept and minutes of grace."""
    from flows.dataset.store import KEEP

    assert KEEP == 5
    assert "The newest five versions" in PAGE
    assert GRACE.total_seconds() == 600
    assert "in the last ten minutes" in PAGE
