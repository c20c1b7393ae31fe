"""Checks of spans: in order, inside their text, and equal to the words that repeat them.

In come a table with its `SpanRule`s, its frame and the articles; out come rule, column and the rows at fault. Offsets
are code points, so every slice is made by `str.slice`; the text reaches the rows by a join, which copies no text.
"""

from collections.abc import Iterator

import polars as pl

from schemas.table import SpanRule, Table

SEPARATOR = " … "
"""What stands between the words of the spans of one row: see `schemas.spans.join_spans`."""

Fault = tuple[str, str, pl.DataFrame]
"""Rule, column, rows at fault."""


def find_span_faults(table: Table, frame: pl.DataFrame, articles: pl.DataFrame | None) -> Iterator[Fault]:
    """Yield the faults of all spans of *frame*; without *articles* only those that need no text."""
    texts = None if articles is None or not table.spans else _texts_of(frame, articles)
    for rule in table.spans:
        start, end = pl.col("start"), pl.col("end")
        spans = _spans_of(frame, rule)
        backward = spans.filter((start < 0) | (start > end) | start.is_null() | end.is_null())
        yield from _faults("0 <= start <= end", rule, frame, backward)
        if texts is None:
            continue
        outside = spans.filter(end > texts["length"].gather(spans["row"]))
        yield from _faults("ends inside the text of its article", rule, frame, outside)
        if rule.text is not None:
            words = _words_of(spans, texts, frame[rule.text])
            other = words.filter(pl.col("words").ne_missing(pl.col("said")))
            yield from _faults(f"slices to {rule.text}", rule, frame, other)


def _texts_of(frame: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Return text and its length for each row of *frame*, null where the article is not there."""
    texts = articles.select("article_id", "text", length=pl.col("text").str.len_chars())
    return frame.select("article_id").join(texts, on="article_id", how="left", maintain_order="left")


def _spans_of(frame: pl.DataFrame, rule: SpanRule) -> pl.DataFrame:
    """Return row, start and end of every span, in the order of rows and of the spans in each."""
    rows = pl.int_range(pl.len(), dtype=pl.UInt32).alias("row")
    if len(rule.columns) == 2:
        start, end = rule.columns
        return frame.select(rows, start=start, end=end)
    column = rule.columns[0]
    spans = frame.select(rows, span=column).drop_nulls("span")
    if isinstance(frame.schema[column], pl.List):
        spans = spans.explode("span", keep_nulls=False)
    fields = pl.col("span").struct
    return spans.select("row", start=fields.field("start"), end=fields.field("end"))


def _words_of(spans: pl.DataFrame, texts: pl.DataFrame, said: pl.Series) -> pl.DataFrame:
    """Return row, words (the slices of the row's spans, joined, null without spans) and what is *said* there."""
    words = pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")).alias("words")
    sliced = spans.with_columns(text=texts["text"].gather(spans["row"])).select("row", words)
    row = pl.col("row")
    is_single = row.ne_missing(row.shift(1)) & row.ne_missing(row.shift(-1))
    several = sliced.filter(~is_single).group_by("row", maintain_order=True).agg(pl.col("words").str.join(SEPARATOR))
    rows = pl.DataFrame({"said": said}).with_row_index("row")
    return rows.join(pl.concat([sliced.filter(is_single), several]), on="row", how="left", maintain_order="left")


def _faults(rule: str, spans: SpanRule, frame: pl.DataFrame, found: pl.DataFrame) -> Iterator[Fault]:
    if not found.is_empty():
        named = [*spans.columns, spans.text] if spans.text else [*spans.columns]
        yield rule, ", ".join(named), frame[found["row"].unique().sort()]
