"""A commit puts a batch into all tables at once; the same rows give the same dataset, however they were cut."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.dataset.layout import PLACEMENTS
from flows.dataset.rewrite import Placement
from flows.dataset.store import commit_batch, delete_articles, roll_back
from flows.dataset.verify import find_faults
from flows.dataset.version_files import list_versions, require_version
from flows.reader import has_dataset, load
from schemas.errors import DatasetError, SchemaError
from schemas.ids import identify
from schemas.tables import ARTICLE_TABLES, TABLES
from transforms.tables.actor_tables import aggregate_sightings, combine_aggregates, count_activity

JANUARY = datetime(2022, 1, 3, tzinfo=UTC)


def read_all(output):
    """Return every table, in the order of its key."""
    return {name: load(name, output=output).collect().sort(TABLES[name].key) for name in TABLES}


def list_files(output):
    return sorted(path.relative_to(output.resolve()) for path in (output / "current").resolve().rglob("*.parquet"))


def article(number):
    return identify("art", "article", number)


def test_a_batch_lands_in_every_table(output, two_articles):
    """What was committed is read back, row for row; actors and their activity are derived."""
    tables = read_all(output)
    for name in ARTICLE_TABLES:
        assert tables[name].equals(two_articles[name].sort(TABLES[name].key))
    anna = tables["actors"].row(by_predicate=pl.col("name") == "Anna", named=True)
    assert (anna["article_count"], anna["mention_count"], anna["claim_count"]) == (2, 2, 2)
    assert anna["aliases"] == ["ANNA"]
    assert tables["actor_activity"].select("articles", "claims").sort("claims").rows() == [(1, 1), (2, 2)]


def test_the_same_batch_twice_changes_nothing(output, two_articles, now, tmp_path):
    """No version is added; and another dataset of the same batch has files of the same names, so of the same bytes."""
    assert commit_batch(output, two_articles, now=JANUARY).number == 1
    assert len(list_versions(output)) == 1
    other = tmp_path / "other"
    commit_batch(other, {name: frame.reverse() for name, frame in two_articles.items()}, now=now)
    assert [path.parts[2:] for path in list_files(other)] == [path.parts[2:] for path in list_files(output)]


def test_an_article_read_again_replaces_its_rows_in_every_table(output, make_batch, now):
    """Old claims, actors that nobody else mentions and the month it was in are gone; the other article stays."""
    commit_batch(output, make_batch((1, [("Clara", "few")]), published_at=JANUARY), now=now)
    tables = read_all(output)
    assert tables["claims"].sort("published_at")["source_text"].to_list() == ["Anna", "Clara"]
    assert tables["actors"]["name"].sort().to_list() == ["Anna", "Clara"]
    assert {name: tables[name].height for name in ("articles", "mentions", "figures", "times")} == {
        "articles": 2, "mentions": 2, "figures": 2, "times": 2,
    }  # fmt: skip
    assert find_faults(output, require_version(output)) == []


def test_an_article_that_does_not_come_again_is_deleted(output, make_batch, now):
    """`replaced_articles` names articles whose rows go, whether or not the batch brings them."""
    commit_batch(output, {}, replaced_articles=[article(1)], now=now)
    assert load("articles", output=output).collect()["article_id"].to_list() == [article(2)]
    assert load("actors", output=output).collect()["name"].to_list() == ["Anna"]


def test_an_undated_article_lands_and_is_found_again(output, make_batch, now):
    """Articles without a publication time have a place of their own."""
    commit_batch(output, make_batch((3, [("Anna", "none")]), published_at=None), now=now)
    assert load("claims", output=output).collect()["published_at"].null_count() == 1
    assert load("actor_activity", output=output).collect()["month"].null_count() == 1
    commit_batch(output, {}, replaced_articles=[article(3)], now=now)
    assert load("claims", output=output).collect()["published_at"].null_count() == 0
    assert find_faults(output, require_version(output)) == []


WORDS = st.sampled_from(["some", "no", "many"])
SAYINGS = st.lists(st.tuples(st.sampled_from(["Anna", "Boris", "Clara"]), WORDS), max_size=3)
MONTHS = st.sampled_from([datetime(2021, 12, 1, tzinfo=UTC), JANUARY, None])
STEPS = st.lists(st.tuples(st.integers(0, 4), SAYINGS, MONTHS, st.booleans()), min_size=1, max_size=8)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_history_of_commits_ends_in_what_the_last_state_of_each_article_gives(steps, make_batch, now, monkeypatch):
    """Upserts, deletions and moves between months, with parts that split at two rows, agree with one fresh commit."""
    small = {name: Placement(place.table, place.anchor, 2) for name, place in PLACEMENTS.items()}
    state = {}
    with TemporaryDirectory() as folder, monkeypatch.context() as patch:
        patch.setattr("flows.dataset.draft.PLACEMENTS", small)
        for number, sayings, published_at, is_deleted in steps:
            batch = {} if is_deleted else make_batch((number, sayings), published_at=published_at)
            state.pop(number, None)
            state |= {} if is_deleted else {number: batch}
            commit_batch(Path(folder), batch, replaced_articles=[article(number)], now=now)
        tables = read_all(Path(folder))
        assert find_faults(Path(folder), require_version(Path(folder))) == []
    for name in ARTICLE_TABLES:
        expected = pl.concat([TABLES[name].empty(), *(batch[name] for batch in state.values())])
        assert tables[name].equals(expected.sort(TABLES[name].key))
    sightings = tables["actor_sightings"].with_columns(part=pl.lit("all"))
    assert tables["actors"].equals(combine_aggregates(aggregate_sightings(sightings)))
    assert tables["actor_activity"].equals(count_activity(sightings).sort(TABLES["actor_activity"].key))


def test_parts_split_when_they_grow_and_lose_nothing(tmp_path, make_batch, now, monkeypatch):
    """A part of more rows than allowed becomes two, each in the place of its hash; later rows find theirs."""
    small = {name: Placement(place.table, place.anchor, 8) for name, place in PLACEMENTS.items()}
    monkeypatch.setattr("flows.dataset.draft.PLACEMENTS", small)
    for first in (0, 20):
        commit_batch(tmp_path, make_batch(*((n, [("Anna", "some")]) for n in range(first, first + 20))), now=now)
    version = require_version(tmp_path)
    assert len(version.of("claims")) > 4
    assert all(part.rows <= 8 for part in version.of("claims"))
    assert load("claims", output=tmp_path).collect().height == 40
    assert find_faults(tmp_path, version) == []


def reject(number, reason):
    frame = TABLES["rejects"].empty()
    row = {"stage": "extract", "id": article(number), "url": f"https://news.example/{number}", "reason": reason}
    return pl.concat([frame, pl.DataFrame([row | {"detail": "", "at": None}], schema=frame.schema)])


def test_a_reject_is_replaced_by_the_next_and_goes_when_its_article_comes(output, make_batch, now):
    """The latest reason stands; an article that landed is no reject, not even of the same batch."""
    commit_batch(output, {"rejects": reject(7, "empty")}, now=now)
    commit_batch(output, {"rejects": reject(7, "too_large")}, now=now)
    assert load("rejects", output=output).collect()["reason"].to_list() == ["too_large"]
    commit_batch(output, make_batch((7, [("Anna", "some")])) | {"rejects": reject(7, "empty")}, now=now)
    assert load("rejects", output=output).collect().height == 0


def test_a_judgement_on_actors_is_kept_once_and_for_ever(output, now):
    """The same judgement made again later adds no row; a contrary one does."""

    def merges(judgement, at):
        row = {"from_id": "act_b", "to_id": "act_a", "judgement": judgement, "reason": "x", "evidence": None, "at": at}
        return {"actor_merges": TABLES["actor_merges"].frame([row])}

    commit_batch(output, merges("same", now), now=now)
    assert commit_batch(output, merges("same", JANUARY), now=now).number == 2
    commit_batch(output, merges("different", now), now=now)
    stored = load("actor_merges", output=output).collect()
    assert set(stored.select("judgement", "at").rows()) == {("different", now), ("same", now)}
    assert stored.height == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"actors": TABLES["actors"].empty()}, "derived", id="derived table"),
        pytest.param({"sayings": TABLES["actors"].empty()}, "unknown", id="unknown table"),
        pytest.param({"actor_sightings": TABLES["actor_sightings"].empty()}, "actor_id", id="actor without sighting"),
        pytest.param({"articles": TABLES["articles"].empty()}, "article_id", id="rows without their article"),
    ],
)
def test_a_bad_batch_leaves_the_dataset_as_it_was(output, make_batch, now, change, said):
    """The error names what is wrong; no version, no file is added."""
    before = list_files(output)
    with pytest.raises(SchemaError, match=said):
        commit_batch(output, make_batch((5, [("Dora", "some")])) | change, now=now)
    assert require_version(output).number == 1
    assert list_files(output) == before
    assert list((output / ".staging").iterdir()) == []


def test_a_claim_may_say_the_same_as_one_of_another_article(output, make_batch, now):
    """`group_id` may name a claim of the dataset; one that is nowhere is refused."""
    batch = make_batch((5, [("Dora", "some")]))
    first = load("claims", output=output).collect()["claim_id"][0]
    grouped = batch["claims"].with_columns(group_id=pl.lit(first))
    commit_batch(output, batch | {"claims": grouped}, now=now)
    with pytest.raises(SchemaError, match="group_id"):
        commit_batch(output, batch | {"claims": grouped.with_columns(group_id=pl.lit("clm_nowhere"))}, now=now)


def test_deletion_by_outlet_and_by_id_takes_every_row(output, make_batch, now):
    """Articles of a domain, one article, and the rejects of both are gone from the new version."""
    other = make_batch((3, [("Dora", "some")]), (4, [("Emil", "no")]), outlet="other.example")
    commit_batch(output, other | {"rejects": reject(9, "empty")}, now=now)
    delete_articles(output, outlets=["news.example"], articles=[article(3)], now=now)
    tables = read_all(output)
    assert tables["articles"]["article_id"].to_list() == [article(4)]
    assert tables["actors"]["name"].to_list() == ["Emil"]
    assert tables["rejects"].height == 0
    assert find_faults(output, require_version(output)) == []


def test_rollback_is_a_new_version_with_the_old_content(output, make_batch, now):
    """History goes on: a commit after the rollback builds on what was restored."""
    first = read_all(output)
    commit_batch(output, make_batch((3, [("Dora", "some")])), now=now)
    assert roll_back(output, 1, now=now).number == 3
    for name, frame in read_all(output).items():
        assert frame.equals(first[name])
    commit_batch(output, make_batch((4, [("Emil", "no")])), now=now)
    assert load("actors", output=output).collect()["name"].sort().to_list() == ["Anna", "Boris", "Emil"]
    with pytest.raises(DatasetError, match=r"no version 9; there are 4, 3, 2, 1"):
        roll_back(output, 9, now=now)


def test_a_dataset_without_rows_is_a_dataset(tmp_path, now):
    """Every table has a file, so that globs and directories can be read."""
    assert not has_dataset(tmp_path)
    commit_batch(tmp_path, {}, now=now)
    assert has_dataset(tmp_path)
    for name, table in TABLES.items():
        assert pl.read_parquet(tmp_path / name / "**" / "*.parquet").schema == table.polars_schema


def test_what_stands_in_the_way_of_a_table_is_named_and_kept(tmp_path, now):
    """A folder of the user's own with the name of a table is not replaced."""
    (tmp_path / "claims").mkdir()
    with pytest.raises(DatasetError, match=r"claims: is in the way"):
        commit_batch(tmp_path, {}, now=now)
    assert (tmp_path / "claims").is_dir()
