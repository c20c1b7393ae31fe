"""Readers of all kinds see the same rows; the helper refuses what was changed by hand; verify names it."""

import datetime as dt
import os

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from flows.dataset.store import commit_batch
from flows.dataset.verify import find_faults
from flows.dataset.version_files import pinned_version, require_version
from flows.reader import load, load_version
from schemas.errors import DatasetError
from schemas.tables import TABLES
from transforms.tables.claims_wide import ARTICLE, SPEAKER


@pytest.fixture(scope="module")
def dated(tmp_path_factory, make_batch, now):
    """Articles of December, of January and of no date; for tests that only read."""
    output = tmp_path_factory.mktemp("dated")
    commit_batch(output, make_batch((1, [("Anna", "some"), ("Boris", "no")]), (2, [("Anna", "many")])), now=now)
    for number, published_at in ((3, dt.datetime(2022, 1, 3, 23, 59, tzinfo=dt.UTC)), (4, None)):
        commit_batch(output, make_batch((number, [("Clara", "few")]), published_at=published_at), now=now)
    return output


READERS = {
    "polars glob": lambda folder: pl.read_parquet(f"{folder}/**/*.parquet"),
    "polars hive": lambda folder: pl.read_parquet(folder, hive_partitioning=True),
    "duckdb": lambda folder: duckdb.sql(f"SELECT * FROM '{folder}/**/*.parquet'").pl(),
    "pandas": lambda folder: pl.from_pandas(pd.read_parquet(folder)),
    "pyarrow": lambda folder: pl.from_arrow(pq.read_table(folder)),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["articles", "claims", "actors", "rejects"])
def test_every_reader_sees_the_declared_columns_and_all_rows(dated, name, reader):
    """No column comes from the names of folders; keys and counts are those of the helper."""
    rows = READERS[reader](f"{dated}/{name}")
    key = list(TABLES[name].key)
    expected = load(name, output=dated).collect()
    assert rows.columns == expected.columns
    assert (
        rows.select(pl.col(key).cast(pl.String))
        .sort(key)
        .equals(expected.select(pl.col(key).cast(pl.String)).sort(key))
    )


def test_enumerations_units_and_meanings_travel_in_the_files(output):
    """Polars gives back the enumeration; Arrow shows description, unit and what null means."""
    path = next((output / "claims").glob("*.parquet"))
    assert pl.read_parquet(path).schema == TABLES["claims"].polars_schema
    fields = pq.read_schema(path)
    for column in TABLES["claims"].columns:
        metadata = fields.field(column.name).metadata
        assert metadata[b"description"] == column.description.encode()
        assert metadata.get(b"unit") == (column.unit.encode() if column.unit else None)
        assert fields.field(column.name).nullable == column.is_nullable


@pytest.mark.parametrize(
    ("given", "count"),
    [
        pytest.param({}, 5, id="all"),
        pytest.param({"where": pl.col("source_text") == "Anna"}, 2, id="condition"),
        pytest.param({"since": dt.date(2021, 12, 23)}, 1, id="since leaves out the undated"),
        pytest.param({"until": dt.date(2021, 12, 22)}, 3, id="until includes its day"),
        pytest.param({"since": dt.date(2022, 1, 3), "until": dt.date(2022, 1, 3)}, 1, id="one day to its last minute"),
        pytest.param({"since": dt.date(2022, 1, 4)}, 0, id="day after the last"),
        pytest.param({"version": 1}, 3, id="older version"),
    ],
)
def test_load_gives_the_rows_that_were_asked_for(dated, given, count):
    """Conditions, days of publication and versions; the dtypes are the declared ones even without rows."""
    rows = load("claims", output=dated, **given).collect()
    assert rows.height == count
    assert rows.schema == TABLES["claims"].polars_schema


def test_claims_wide_has_one_row_for_each_claim(dated):
    """Speaker and article stand beside the claim; a claim whose speaker is unknown keeps its row."""
    wide = load("claims_wide", output=dated).collect()
    assert wide.columns == [*TABLES["claims"].polars_schema, "speaker_id", *SPEAKER.values(), *ARTICLE]
    assert wide["speaker"].sort().to_list() == ["Anna", "Anna", "Boris", "Clara", "Clara"]
    assert set(wide["outlet"]) == {"news.example"}
    unknown = load("claims", output=dated).with_columns(actor_id=pl.lit(None, pl.String))
    articles, actors = load("articles", output=dated), load("actors", output=dated)
    from transforms.tables.claims_wide import widen_claims

    assert widen_claims(unknown, articles, actors).collect()["speaker"].null_count() == 5


def test_tables_of_one_version_fit_each_other_whatever_is_committed_meanwhile(output, make_batch, now):
    """Under a pin, frames that are loaded after a commit are still those of the version before it."""
    with pinned_version(output) as version:
        claims = load_version("claims", version)
        commit_batch(output, make_batch((1, [("Zelda", "few")])), now=now)
        actors = load_version("actors", version).collect()
        assert claims.collect().join(actors, on="actor_id", how="anti").height == 0


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        pytest.param(
            lambda output: load("sayings", output=output), "no table 'sayings'; there are articles", id="table"
        ),
        pytest.param(lambda output: load("claims", output=output / "x"), "no dataset here", id="folder"),
        pytest.param(lambda output: load("figures", output=output, since=dt.date.min), "join it to articles", id="day"),
    ],
)
def test_what_cannot_be_loaded_is_named(output, attempt, said):
    """The error says what there is instead."""
    with pytest.raises(DatasetError, match=said):
        attempt(output)


def claims_file(output):
    version = require_version(output)
    return version.path(version.of("claims")[0])


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(content)


def cut(path):
    path.chmod(0o644)
    os.truncate(path, path.stat().st_size - 10)


DAMAGES = {
    "flipped bit": (flip, "the content of the file was changed"),
    "cut": (cut, r"the file has \d+ bytes, not \d+"),
    "removed": (lambda path: path.unlink(), "the file is missing"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_named_by_verify_and_refused_by_reader_and_writer(output, make_batch, now, damage):
    """The path is in every message; tables that are whole are still read."""
    harm, said = DAMAGES[damage]
    commit_batch(output, make_batch((9, [("Clara", "few")]), published_at=None), now=now)
    path = claims_file(output)
    harm(path)
    assert [fault.place for fault in find_faults(output, require_version(output))] == [str(path)]
    with pytest.raises(DatasetError, match=said):
        load("claims", output=output)
    with pytest.raises(DatasetError, match=said):
        commit_batch(output, make_batch((8, [("Clara", "few")])), now=now)
    assert load("articles", output=output).collect().height == 3


def test_a_foreign_file_is_named_by_verify_and_not_read_by_the_helper(output, tmp_path):
    """Parquet that someone drops in the folder of a table is not part of the dataset."""
    foreign = output / "claims" / "mine.parquet"
    load("claims", output=output).collect().write_parquet(foreign)
    assert load("claims", output=output).collect().height == 3
    faults = find_faults(output, require_version(output))
    assert [(fault.place.rsplit("/", 1)[1], fault.what.split(":")[0]) for fault in faults] == [
        ("mine.parquet", "is not part of the dataset")
    ]


def test_a_copied_dataset_is_read_though_its_times_are_new(output, tmp_path):
    """Where times of modification were lost the content decides."""
    copy = tmp_path / "copy"
    copy.mkdir()
    os.system(f"cp -r {output}/. {copy} && touch {copy}/claims/*.parquet")
    assert load("claims", output=copy).collect().height == 3
    assert find_faults(copy, require_version(copy)) == []


def test_rows_that_contradict_each_other_are_named_by_verify(output, two_articles, now, monkeypatch):
    """Files may be whole and yet wrong: a writer that skipped the checks is found out."""
    monkeypatch.setattr("flows.dataset.store.check_batch", lambda *_, **__: None)
    wrong = two_articles["claims"].with_columns(content_text=pl.lit("other words"))
    commit_batch(output, two_articles | {"claims": wrong}, now=now)
    (fault,) = find_faults(output, require_version(output))
    assert fault.place == "claims"
    assert "slices to content_text" in fault.what
