"""The data dictionary: what the tables and their columns mean, as a page of Markdown made from their declarations.

`python -m schemas.dictionary FILE` writes the page to FILE; a test fails when output/README.md is stale.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import polars as pl
from polars.datatypes import DataTypeClass

from schemas.table import SCHEMA_VERSION, Column, Table
from schemas.tables import TABLES

_HEAD = f"""\
# The dataset: tables and columns

Written by OnRecord (`python -m schemas.dictionary`), schema version {SCHEMA_VERSION}. The same words stand in every
Parquet file as metadata of its fields. Load a table with `pl.read_parquet("output/claims/**/*.parquet")`, with
`flows.reader.load("claims")`, or with the views of `onrecord.sql`.

Offsets are Unicode code points of `articles.text`, half-open: [start, end). Times are UTC. Ids are made from what they
name, so the same input has the same id in every run. A column may be null only where the page says what that means.
"""


def write_dictionary(tables: Mapping[str, Table] = TABLES) -> str:
    """Return the page for *tables*, in their order."""
    contents = "\n".join(f"- [{name}](#{name}): {table.grain}" for name, table in tables.items())
    return "\n".join([_HEAD, contents, "", *("\n".join(_describe_table(table)) for table in tables.values())])


def _describe_table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"A row is {table.grain}. Key: {_names(table.key)}. Order within a file: {_names(table.sort)}.\n"
    yield "| column | type | meaning | unit | null means | example |"
    yield "|---|---|---|---|---|---|"
    for column in table.columns:
        yield _describe_column(column)
    yield ""
    ties = [f"`{tie.column}` stands in `{tie.table}.{tie.key}`" for tie in table.references]
    spans = [
        f"{_names(rule.columns)} {'slices' if len(rule.columns) == 1 else 'slice'} to `{rule.text}`"
        for rule in table.spans
        if rule.text
    ]
    rules = [rule.name for rule in table.rules]
    if ties or spans or rules:
        yield "Checked before every commit: " + "; ".join([*ties, *spans, *rules]) + ".\n"


def _describe_column(column: Column) -> str:
    meaning = column.description
    if column.values:
        meaning += ": " + ", ".join(f"`{value}`" for value in column.values)
    bounds = [f"from {column.minimum:g}"] if column.minimum is not None else []
    bounds += [f"to {column.maximum:g}"] if column.maximum is not None else []
    meaning += f" ({' '.join(bounds)})" if bounds else ""
    example = f"`{column.example}`" if column.example else ""
    cells = [
        f"`{column.name}`",
        name_type(column.dtype),
        meaning,
        column.unit or "",
        column.null_means or "never",
        example,
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def name_type(dtype: pl.DataType) -> str:
    """Return the dtype in words that fit any tool: `list of {start, end}` for a list of structs."""
    if isinstance(dtype, pl.List):
        return f"list of {name_type(instance_of(dtype.inner))}"
    if isinstance(dtype, pl.Struct):
        return "{" + ", ".join(f"{field.name}: {name_type(instance_of(field.dtype))}" for field in dtype.fields) + "}"
    if isinstance(dtype, pl.Enum):
        return "one of"
    if isinstance(dtype, pl.Datetime):
        return "time"
    return {"String": "text", "Boolean": "true/false", "Date": "day"}.get(str(dtype), str(dtype).lower())


def instance_of(dtype: pl.DataType | DataTypeClass) -> pl.DataType:
    """Return *dtype* as an instance: the inner dtypes of lists and structs may be classes."""
    return dtype() if isinstance(dtype, type) else dtype


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(write_dictionary(), encoding="utf-8")
