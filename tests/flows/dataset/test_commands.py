"""`onrecord dataset`, `trace` and `rebuild`: what they print, what they change, what they return."""

import argparse
import re
from pathlib import Path

import pytest

from flows.dataset.store import commit_batch
from flows.dataset.version_files import list_versions, require_version
from flows.dataset_cli import add_dataset_commands
from flows.reader import load
from flows.trace import trace_claim
from schemas.errors import DatasetError, SettingsError
from schemas.ids import identify


@pytest.fixture
def run(output):
    """A function that runs one command line on the dataset and returns its exit status."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--settings", default=None)
    shared.add_argument("--output", type=Path, default=output)
    parser = argparse.ArgumentParser()
    add_dataset_commands(parser.add_subparsers(), shared)

    def run(*words):
        given = parser.parse_args(words)
        return given.command_function(given)

    return run


def test_versions_are_listed_newest_first_with_their_counts(run, output, make_batch, now, capsys):
    """Number, time, what made it, and rows; the current one is marked."""
    commit_batch(output, make_batch((3, [("Clara", "few")])), now=now)
    assert run("dataset", "versions") == 0
    first, second = (line.split() for line in capsys.readouterr().out.splitlines())
    assert first == ["2", "2026-01-01", "12:00:00", "commit", "3", "articles", "4", "claims", "current"]
    assert second == ["1", "2026-01-01", "12:00:00", "commit", "2", "articles", "3", "claims"]


def test_rollback_and_vacuum(run, output, make_batch, now, capsys):
    """The old content is current again; then only the newest version is left."""
    commit_batch(output, make_batch((3, [("Clara", "few")])), now=now)
    assert run("dataset", "rollback", "1") == 0
    assert "version 3 is current, with the content of version 1" in capsys.readouterr().out
    assert load("claims", output=output).collect().height == 3
    assert run("dataset", "vacuum", "--keep", "1") == 0
    assert "removed 2 version(s): 2, 1" in capsys.readouterr().out
    assert [version.number for version in list_versions(output)] == [3]


def test_verify_returns_1_when_something_is_wrong(run, output, capsys):
    """The fault is printed with its place."""
    assert run("dataset", "verify") == 0
    assert re.search(r"version 1: \d+ files, [\d,]+ rows, 0 fault\(s\)", capsys.readouterr().out)
    foreign = output / "claims" / "mine.parquet"
    foreign.write_bytes(b"")
    assert run("dataset", "verify") == 1
    assert f"{foreign.resolve().name}: is not part of the dataset" in capsys.readouterr().out


def test_delete_says_what_is_left_to_do(run, output, capsys):
    """Nothing named is an error; an article named is deleted, older versions are pointed out."""
    with pytest.raises(SettingsError, match="--article ID or --outlet DOMAIN"):
        run("dataset", "delete")
    assert run("dataset", "delete", "--article", identify("art", "article", 1)) == 0
    assert "deleted 1 article(s) from version 2; `onrecord dataset vacuum --keep 1`" in capsys.readouterr().out
    assert load("articles", output=output).collect().height == 1


def test_publish_copies_to_a_folder(run, output, tmp_path, capsys):
    """As files with a manifest, or as Delta Lake tables."""
    assert run("dataset", "publish", str(tmp_path / "copy")) == 0
    assert (tmp_path / "copy" / "current.json").exists()
    pytest.importorskip("deltalake")
    assert run("dataset", "publish", "--delta", str(tmp_path / "delta")) == 0
    assert (tmp_path / "delta" / "claims" / "_delta_log").is_dir()


def test_a_command_on_no_dataset_says_so(run, tmp_path):
    """Nothing is made by asking."""
    empty = tmp_path / "empty"
    for words in (["versions"], ["rollback", "1"], ["vacuum"], ["verify"], ["delete", "--outlet", "news.example"]):
        with pytest.raises(DatasetError, match="no dataset here"):
            run("dataset", *words, "--output", str(empty))
    assert not empty.exists()


def test_trace_follows_a_claim_to_its_page(run, output, capsys):
    """Words with the spans marked, address, record of the archive, rule and speaker."""
    claim = load("claims", output=output).collect().sort("sentence", "source_text").row(0, named=True)
    assert run("trace", claim["claim_id"]) == 0
    printed = capsys.readouterr().out
    lines = {line[:11].strip(): line[11:] for line in printed.splitlines() if line[:1] != " "}
    assert lines["claim"] == f"{claim['claim_id']}: assert, indirect, confidence 0.90"
    assert lines["speaker"].startswith("Anna (name) is Anna (person, DEU, GOV) act_")
    assert lines["resolved"] == "by name"
    assert lines["rule"] == "clause, cue said (verb)"
    assert re.fullmatch(r"2026.warc.gz, byte \d, fetched 2026-01-01 12:00 UTC", lines["page"])
    assert lines["published"] == "2021-12-22 09:30 UTC, from json-ld"
    assert re.search(r"\[Anna\] <said> that \{\w+ 12 tanks — left\.\}", printed)


def test_trace_tells_of_an_unresolved_speaker_and_of_an_antecedent(output, make_batch, now):
    """What is unknown is said to be; a pronoun is followed to the words that it stands for."""
    batch = make_batch((7, [("Anna", "some"), ("Boris", "no")]))
    claims = batch["claims"].sort("sentence").to_dicts()
    claims[0] |= {"actor_id": None, "resolved_by": None, "source_kind": "unnamed"}
    claims[1] |= {"resolved_by": "surname", "antecedent_span": {"start": 0, "end": 4}}
    from schemas.tables import TABLES

    commit_batch(output, batch | {"claims": TABLES["claims"].frame(claims)}, now=now)
    first, second = ("\n".join(trace_claim(output, claim["claim_id"])) for claim in claims)
    assert "Anna (unnamed), not resolved" in first
    assert "by no rule" in first
    assert "by surname, through “Anna” at 0" in second


def test_trace_of_no_claim_is_an_error(output):
    """The id is named."""
    with pytest.raises(DatasetError, match=r"no row of claims has the claim_id 'clm_x'"):
        trace_claim(output, "clm_x")
    assert require_version(output).number == 1
