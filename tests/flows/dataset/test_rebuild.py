"""A rebuild reads all pages anew and takes the place of the dataset in one step, or leaves it as it is."""

import pytest

from flows.build import build_dataset
from flows.dataset.store import commit_batch
from flows.dataset.verify import find_faults
from flows.dataset.version_files import list_versions, require_version
from flows.reader import load
from flows.rebuild import rebuild_dataset
from flows.settings import Settings
from schemas.errors import DatasetError
from schemas.tables import TABLES

PAGES = {
    "harbour.txt": "Harbour to open in May\n\nThe new harbour will open in May, Mayor Anna Berg said on Monday.\n",
    "bridge.txt": "Bridge closed after storm\n\nThe bridge is closed, police spokesman Karl Holm said on Tuesday.\n",
}


@pytest.fixture
def built(tmp_path, now):
    """Settings of a dataset of two pages, and the folder of the pages."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text)
    settings = Settings(output=tmp_path / "output", workers=1)
    build_dataset([pages], settings)
    judged = {"from_id": "act_b", "to_id": "act_a", "judgement": "same", "reason": "x", "evidence": None, "at": now}
    commit_batch(settings.output, {"actor_merges": TABLES["actor_merges"].frame([judged])}, now=now)
    return settings, pages


def test_a_rebuild_gives_the_same_rows_and_keeps_the_judgements(built, now):
    """The same pages read by the same version are the same files; nothing is left beside the dataset."""
    settings, pages = built
    before = {name: load(name, output=settings.output).collect().sort(TABLES[name].key) for name in TABLES}
    rebuild_dataset([pages], settings, is_partial=False, now=now)
    for name, frame in before.items():
        assert load(name, output=settings.output).collect().sort(TABLES[name].key).equals(frame)
    assert not list(settings.output.glob(".rebuild-*"))
    assert find_faults(settings.output, require_version(settings.output)) == []


def test_pages_that_are_gone_are_named_and_only_dropped_on_request(built, now):
    """An archive that lost pages must not empty the dataset unasked."""
    settings, pages = built
    (pages / "bridge.txt").unlink()
    number = require_version(settings.output).number
    with pytest.raises(DatasetError, match=r"lack 1 of its articles \(file:.*bridge.txt"):
        rebuild_dataset([pages], settings, is_partial=False, now=now)
    assert require_version(settings.output).number == number
    rebuild_dataset([pages], settings, is_partial=True, now=now)
    assert list_versions(settings.output)[0].action == "rebuild"
    assert load("articles", output=settings.output).collect()["url"].to_list() == ["file:harbour.txt"]
    assert load("actor_merges", output=settings.output).collect().height == 1


def test_a_dataset_of_a_schema_that_cannot_be_upgraded_is_rebuilt(built, now, make_older):
    """What no commit can bring up to date is read anew from its pages."""
    settings, pages = built
    make_older(settings.output, "articles", lost="access")
    with pytest.raises(DatasetError, match="onrecord rebuild"):
        load("articles", output=settings.output)
    rebuild_dataset([pages], settings, is_partial=False, now=now)
    assert load("articles", output=settings.output).collect().height == 2
    assert find_faults(settings.output, require_version(settings.output)) == []
