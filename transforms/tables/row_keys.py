"""Rows by key: which rows of a frame have a key that stands in another frame.

A mask and a filter, where a semi or anti join would do, since joins gather columns of nested lists a hundred times
slower than filters do.
"""

from collections.abc import Sequence

import polars as pl


def has_key(frame: pl.DataFrame, keys: pl.DataFrame, on: Sequence[str]) -> pl.Series:
    """Return for each row of *frame* whether its values of the columns *on* are those of a row of *keys*.

    Null equals null.
    """
    if len(on) == 1:
        return frame[on[0]].is_in(keys[on[0]].unique().implode(), nulls_equal=True)
    marked = keys.select(on).unique().with_columns(has_key=pl.lit(value=True))
    found = frame.select(on).join(marked, on=list(on), how="left", maintain_order="left", nulls_equal=True)
    return found["has_key"].fill_null(value=False)


def look_up(frame: pl.DataFrame, values: pl.DataFrame, on: Sequence[str], wanted: str) -> pl.Series:
    """Return for each row of *frame* the value *wanted* of the row of *values* with its key, or null."""
    return frame.select(on).join(values, on=list(on), how="left", maintain_order="left")[wanted]
