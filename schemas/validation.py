"""Validation: does a frame satisfy the declaration of its table?

In come a `Table`, a frame and, as *context*, frames of other tables by name; out comes nothing, or a `SchemaError`
that names table, column, rule and the first rows at fault. All checks are column expressions; rows are only looked at
to tell what is wrong. What is not in *context* is not checked: references to a table that is absent, and, without
`articles`, whether spans end inside their text and say what they should.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

import polars as pl

from schemas.errors import SchemaError
from schemas.span_checks import find_span_faults
from schemas.table import Column, Reference, Table

SHOWN_ROWS = 3


def validate(table: Table, frame: pl.DataFrame, *, context: Mapping[str, pl.DataFrame] | None = None) -> None:
    """Check that *frame* is a good `table`; columns must stand in the declared order, rows may stand in any.

    A reference is checked where *context* holds its table (the table itself included: its own rows are not assumed);
    columns of the context that are not needed may be missing from it.

    Raises:
        SchemaError: the first fault found, with table, column, rule and up to three rows.
    """
    known = context or {}
    _check_columns(table, frame)
    if frame.is_empty():
        return
    conditions = chain(_null_conditions(table, frame), _value_conditions(table), _rule_conditions(table))
    _check_conditions(table, frame, list(conditions))
    _check_key(table, frame)
    for reference in table.references:
        if reference.table in known:
            _check_reference(table, frame, reference, known[reference.table])
    texts = frame if table.name == "articles" else known.get("articles")
    for rule, column, faults in find_span_faults(table, frame, texts):
        raise _error(table, column, rule, faults)


def _check_columns(table: Table, frame: pl.DataFrame) -> None:
    declared = table.polars_schema
    if frame.schema == declared and frame.columns == list(declared):
        return
    missing = [name for name in declared if name not in frame.schema]
    extra = [name for name in frame.columns if name not in declared]
    other = [f"{n}: {frame.schema[n]} is not {d}" for n, d in declared.items() if frame.schema.get(n, d) != d]
    order = [] if missing or extra or other else ["columns in another order"]
    said = [f"missing {missing}" if missing else "", f"unknown {extra}" if extra else "", *other, *order]
    raise SchemaError(f"{table.name}: columns differ from the declaration: {'; '.join(part for part in said if part)}")


Condition = tuple[str, str, pl.Expr]
"""Column, rule, and an expression that is true of the rows at fault."""


def _null_conditions(table: Table, frame: pl.DataFrame) -> Iterator[Condition]:
    counts = frame.null_count().row(0, named=True)
    for column in table.columns:
        if counts[column.name] and not column.is_nullable:
            yield column.name, "no nulls", pl.col(column.name).is_null()


def _value_conditions(table: Table) -> Iterator[Condition]:
    for column in table.columns:
        value = pl.col(column.name)
        if column.dtype == pl.List(pl.String):
            yield column.name, "no nulls in the list", value.list.contains(None)
            if column.values:
                yield column.name, f"one of {list(column.values)}", ~value.list.eval(_among(column)).list.all()
        elif column.values and not isinstance(column.dtype, pl.Enum):
            yield column.name, f"one of {list(column.values)}", ~value.is_in(column.values)
        yield from _bound_conditions(column)


def _among(column: Column) -> pl.Expr:
    return pl.element().is_in(column.values or ())


def _bound_conditions(column: Column) -> Iterator[Condition]:
    value = pl.col(column.name)
    if column.dtype.is_float() and (column.minimum is not None or column.maximum is not None):
        yield column.name, "a number", value.is_nan()
    if column.minimum is not None:
        yield column.name, f"at least {column.minimum}", value < column.minimum
    if column.maximum is not None:
        yield column.name, f"at most {column.maximum}", value > column.maximum


def _rule_conditions(table: Table) -> Iterator[Condition]:
    for rule in table.rules:
        yield ", ".join(rule.holds.meta.root_names()), rule.name, ~rule.holds


def _check_conditions(table: Table, frame: pl.DataFrame, conditions: list[Condition]) -> None:
    broken = frame.select(fault.any().alias(str(i)) for i, (_, _, fault) in enumerate(conditions))
    for (column, rule, fault), is_broken in zip(conditions, broken.row(0) if conditions else (), strict=True):
        if is_broken:
            raise _error(table, column, rule, frame.filter(fault))


def _check_key(table: Table, frame: pl.DataFrame) -> None:
    key = pl.col(table.key[0]) if len(table.key) == 1 else pl.struct(table.key)
    if frame.select(key.n_unique()).item() == frame.height:
        return
    raise _error(table, ", ".join(table.key), "the key is unique", frame.filter(key.is_duplicated()).sort(table.key))


def _check_reference(table: Table, frame: pl.DataFrame, reference: Reference, target: pl.DataFrame) -> None:
    column = reference.column
    is_list = isinstance(frame.schema[column], pl.List)
    used = frame.select(pl.col(column).explode() if is_list else column).unique().drop_nulls()
    if used.is_empty():
        return
    dangling = used.join(target, left_on=column, right_on=reference.key, how="anti")
    if dangling.is_empty():
        return
    wrong = dangling[column].sort()
    hit = (
        pl.col(column).list.set_intersection(wrong.to_list()).list.len() > 0
        if is_list
        else pl.col(column).is_in(wrong.implode())
    )
    rule = f"stands in {reference.table}.{reference.key}"
    raise _error(table, column, rule, frame.filter(hit), note=f"not there: {wrong.head(SHOWN_ROWS).to_list()}")


def _error(table: Table, column: str, rule: str, rows: pl.DataFrame, *, note: str = "") -> SchemaError:
    names = list(dict.fromkeys([*table.key, *(name for name in column.split(", ") if name in rows.columns)]))
    shown = "; ".join(str(row) for row in rows.select(names).head(SHOWN_ROWS).to_dicts())
    told = f" ({note})" if note else ""
    return SchemaError(f"{table.name}.{column}: rule {rule!r} broken by {rows.height} row(s){told}: {shown}")
