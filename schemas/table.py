"""Tables, declared once.

A `Table` lists its columns with dtype, meaning, unit, permitted values and bounds, its key, its references to other
tables and the spans that must lie inside a text. The Polars schema, the Arrow schema with field metadata, the
validation (`schemas.validation`) and the data dictionary (`schemas.dictionary`) are all derived from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl
import pyarrow as pa

from schemas.errors import SchemaError

SCHEMA_VERSION = 1

UTC_TIME = pl.Datetime("us", "UTC")
SPAN = pl.Struct({"start": pl.Int32, "end": pl.Int32})
SPANS = pl.List(SPAN)
STRINGS = pl.List(pl.String)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: everything that is known of it.

    Attributes:
        values: the permitted values; the column is then a `pl.Enum` of them (or a list of such strings).
        unit: the unit of a number or time, as an analyst would write it on an axis.
        minimum, maximum: inclusive bounds of a number.
        null_means: what a missing value says; required of nullable columns.
    """

    name: str
    dtype: pl.DataType
    description: str
    unit: str | None = None
    values: tuple[str, ...] | None = None
    minimum: float | None = None
    maximum: float | None = None
    null_means: str | None = None
    example: str | None = None

    @property
    def is_nullable(self) -> bool:
        """A column may be null exactly where its declaration says what null means."""
        return self.null_means is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A foreign key: values of `column` (or of its list) that are not null stand in `table`.`key`."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanRule:
    """Columns that hold code points of `articles.text`: a `start`/`end` pair, or one column of structs or of their lists.

    `text` names the column, if there is one, that repeats the words of the span.
    """

    columns: tuple[str, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A condition on a row, as a Polars expression that is true (or null) of every good row."""

    name: str
    holds: pl.Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A published table: its grain, columns, key and order, and what ties it to other tables."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    spans: tuple[SpanRule, ...] = ()
    rules: tuple[Rule, ...] = field(default=())

    def column(self, name: str) -> Column:
        """Return the declaration of one column.

        Raises:
            SchemaError: the table has no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise SchemaError(f"{self.name}: no column {name!r}")

    @property
    def polars_schema(self) -> pl.Schema:
        """Column names and dtypes in order."""
        return pl.Schema({column.name: column.dtype for column in self.columns})

    @property
    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema that Polars writes, with description, unit and permitted values as field metadata."""
        written = pl.DataFrame(schema=self.polars_schema).to_arrow().schema
        fields = [self._described(written.field(column.name), column) for column in self.columns]
        table = {"table": self.name, "grain": self.grain, "schema_version": str(SCHEMA_VERSION)}
        return pa.schema(fields, metadata=table)

    @staticmethod
    def _described(arrow_field: pa.Field, column: Column) -> pa.Field:
        # Polars marks an Enum by metadata of its own: replacing it instead of merging turns the column to Categorical.
        known = {key.decode(): value.decode() for key, value in (arrow_field.metadata or {}).items()}
        added = {"description": column.description}
        if column.unit:
            added["unit"] = column.unit
        if column.null_means:
            added["null_means"] = column.null_means
        return arrow_field.with_metadata(known | added).with_nullable(column.is_nullable)

    def empty(self) -> pl.DataFrame:
        """Return a frame of no rows with the schema of the table."""
        return pl.DataFrame(schema=self.polars_schema)

    def frame(self, rows: Sequence[dict[str, object]]) -> pl.DataFrame:
        """Return *rows* as a frame with the columns, dtypes and order of the table.

        Raises:
            SchemaError: a row lacks a column or has one that the table has not, or a value does not fit its dtype.
        """
        known = set(self.polars_schema)
        for row in rows:
            if row.keys() != known:
                raise SchemaError(f"{self.name}: a row lacks or adds the columns {sorted(row.keys() ^ known)}")
        # Built by column: from rows Polars turns a value that an Enum does not permit into null without a word.
        columns = {name: [row[name] for row in rows] for name in self.polars_schema}
        try:
            return pl.DataFrame(columns, schema=self.polars_schema, strict=True).sort(self.sort)
        except (TypeError, pl.exceptions.PolarsError) as error:
            raise SchemaError(f"{self.name}: rows do not fit the table: {error}") from error


def enum(*values: str) -> pl.Enum:
    """Return the dtype of a column that takes one of *values*."""
    return pl.Enum(list(values))
