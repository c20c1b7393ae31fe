"""What stands beside the data is right by the validators of its formats, and reads the data."""

import json

import duckdb
import polars as pl
import pytest

from flows.dataset.store import commit_batch
from flows.reader import load
from schemas.dictionary import write_dictionary
from schemas.tables import TABLES


def test_data_package_is_valid_and_lists_the_files_of_the_version(output):
    """Frictionless accepts it; every file it lists is there, and none is missing from it."""
    frictionless = pytest.importorskip("frictionless")
    assert frictionless.Package.validate_descriptor(str(output / "datapackage.json")).valid
    package = frictionless.Package(str(output / "datapackage.json"))
    assert [resource.name for resource in package.resources] == list(TABLES)
    for resource in package.resources:
        paths = {output / path for path in (resource.path, *(resource.extrapaths or []))}
        assert paths == set((output / resource.name).glob("*.parquet"))


def test_table_schemas_say_what_the_declarations_say(output):
    """Types, constraints, keys and references of one table of each kind of column."""
    resources = json.loads((output / "datapackage.json").read_text())["resources"]
    claims = next(resource["schema"] for resource in resources if resource["name"] == "claims")
    fields = {field["name"]: field for field in claims["fields"]}
    assert claims["primaryKey"] == ["claim_id"]
    assert {"fields": ["article_id"], "reference": {"resource": "articles", "fields": ["article_id"]}} in claims[
        "foreignKeys"
    ]
    assert {"fields": ["group_id"], "reference": {"resource": "", "fields": ["claim_id"]}} in claims["foreignKeys"]
    assert fields["act"]["constraints"]["enum"][0] == "assert"
    assert fields["confidence"]["constraints"] == {"required": True, "minimum": 0, "maximum": 1}
    kinds = ("content_spans", "antecedent_span", "published_at", "sentence", "in_headline", "confidence", "cue_text")
    assert [fields[name]["type"] for name in kinds] == [
        "array", "object", "datetime", "integer", "boolean", "number", "string",
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_croissant_is_valid_and_reads_the_claims(output):
    """mlcroissant finds no error, and gives the rows by it, spans included."""
    croissant = pytest.importorskip("mlcroissant")
    dataset = croissant.Dataset(str(output / "current" / "croissant.json"))
    assert dataset.metadata.ctx.issues.errors == set()
    rows = list(dataset.records("claims"))
    stored = load("claims", output=output).collect()
    assert {row["claims/claim_id"].decode() for row in rows} == set(stored["claim_id"])
    spans = stored.row(by_predicate=pl.col("claim_id") == rows[0]["claims/claim_id"].decode(), named=True)[
        "content_spans"
    ]
    assert [span["claims/content_spans/start"] for span in rows[0]["claims/content_spans"]] == [spans[0]["start"]]


def test_duckdb_views_read_the_current_version_from_anywhere(output, make_batch, now, tmp_path, monkeypatch):
    """Each table and the wide view; after a commit the same connection sees the new rows."""
    monkeypatch.chdir(tmp_path)
    connection = duckdb.connect()
    connection.execute((output / "onrecord.sql").read_text())
    for name in TABLES:
        assert connection.sql(f"SELECT * FROM {name}").columns == list(TABLES[name].polars_schema)
    wide = connection.sql("SELECT * FROM claims_wide")
    assert wide.columns == load("claims_wide", output=output).collect_schema().names()
    commit_batch(output, make_batch((3, [("Zelda", "few")])), now=now)
    assert connection.execute("SELECT count(*) FROM claims_wide WHERE speaker = 'Zelda'").fetchone() == (1,)
    output.rename(tmp_path / "moved")
    connection.execute("SET VARIABLE onrecord = $1", [str(tmp_path / "moved")])
    assert connection.execute("SELECT count(*) FROM claims").fetchone() == (4,)


def test_the_dictionary_lies_beside_the_data(output):
    """README.md is the data dictionary, wherever the dataset is."""
    assert (output / "README.md").read_text(encoding="utf-8") == write_dictionary()
