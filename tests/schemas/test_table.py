import polars as pl
import pyarrow.parquet as pq
import pytest

from schemas.errors import SchemaError
from schemas.table import UTC_TIME
from schemas.tables import ARTICLE_TABLES, TABLES


@pytest.fixture(params=TABLES.values(), ids=TABLES.keys())
def table(request):
    return request.param


def test_every_column_says_what_it_holds(table):
    for column in table.columns:
        assert column.description, column.name
        assert not column.description.endswith("."), column.name


def test_column_names_are_unique(table):
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))


def test_key_order_references_and_spans_name_columns(table):
    names = {column.name for column in table.columns}
    assert set(table.key) <= names
    assert set(table.sort) <= names
    for reference in table.references:
        assert reference.column in names
        assert reference.key in {column.name for column in TABLES[reference.table].columns}
    for rule in table.spans:
        assert set(rule.columns) | ({rule.text} if rule.text else set()) <= names


def test_a_key_is_never_null(table):
    if table.name != "actor_activity":  # its month is null for undated articles
        assert not any(table.column(name).is_nullable for name in table.key)


def test_permitted_values_are_those_of_the_enum(table):
    for column in table.columns:
        if column.values:
            assert list(column.dtype.categories) == list(column.values), column.name


def test_times_are_utc_and_say_so(table):
    for column in table.columns:
        if isinstance(column.dtype, pl.Datetime):
            assert column.dtype == UTC_TIME
            assert column.unit == "UTC", column.name


def test_the_same_column_means_the_same_in_every_table():
    for name in ("article_id", "actor_id", "start", "end", "published_at"):
        dtypes = {table.column(name).dtype for table in TABLES.values() if name in table.polars_schema}
        assert len(dtypes) == 1, name


def test_arrow_fields_carry_the_description(table, tmp_path):
    pq.write_table(table.empty().to_arrow().cast(table.arrow_schema), tmp_path / "t.parquet")
    read = pq.read_schema(tmp_path / "t.parquet")
    for column in table.columns:
        assert read.field(column.name).metadata[b"description"].decode() == column.description


def test_an_empty_frame_has_the_schema(table):
    assert table.empty().schema == table.polars_schema
    assert table.frame([]).schema == table.polars_schema


def test_a_value_that_does_not_fit_is_refused():
    with pytest.raises(SchemaError, match="rejects"):
        TABLES["rejects"].frame([{"stage": "cooking", "id": "x", "url": "u", "reason": "r", "detail": "", "at": None}])


def test_a_column_too_many_or_too_few_is_refused():
    with pytest.raises(SchemaError, match=r"\['detail', 'note'\]"):
        TABLES["rejects"].frame([{"stage": "load", "id": "x", "url": "u", "reason": "r", "note": "", "at": None}])


def test_an_unknown_column_is_named():
    with pytest.raises(SchemaError, match="claims: no column 'speaker'"):
        TABLES["claims"].column("speaker")


def test_tables_of_articles_have_an_article():
    assert all("article_id" in TABLES[name].polars_schema for name in ARTICLE_TABLES)
