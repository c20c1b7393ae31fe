"""Times: TIMEX3 expressions and the intervals they mean; the record of the reader and the published table.

TIMEX3 as in TimeML 1.2.1 and the TempEval-3 annotation guidelines (Pustejovsky et al. 2003; UzZaman et al. 2013).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

import polars as pl

from schemas.spans import Span
from schemas.table import UTC_TIME, Column, Reference, Rule, SpanRule, Table, enum

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression; `starts_at` and `ends_at` (exclusive) are UTC and None where open or unknown."""

    span: Span
    timex_type: TimexType
    timex_value: str
    timex_mod: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    sentence: int


TIMES = Table(
    name="times",
    grain="one time expression of an article",
    key=("time_id",),
    sort=("article_id", "start", "end", "time_id"),
    columns=(
        Column(name="time_id", dtype=pl.String(), description="Made from article_id and the span"),
        Column(name="article_id", dtype=pl.String(), description="Article it stands in"),
        Column(name="text", dtype=pl.String(), description="Words of the expression", example="the beginning of next year"),
        Column(name="start", dtype=pl.Int32(), description="Start of text", unit="code points of articles.text", minimum=0),
        Column(name="end", dtype=pl.Int32(), description="End of text, exclusive", unit="code points of articles.text", minimum=0),
        Column(name="timex_type", dtype=enum(*get_args(TimexType)), description="TIMEX3 type", values=get_args(TimexType)),
        Column(name="timex_value", dtype=pl.String(), description="TIMEX3 value; relative expressions keep their placeholder where the publication date is unknown", example="2022"),
        Column(name="timex_mod", dtype=pl.String(), description="TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER …", null_means="none", example="START"),
        Column(name="starts_at", dtype=UTC_TIME, description="Start of the interval, resolved against published_at", unit="UTC", null_means="unknown or open"),
        Column(name="ends_at", dtype=UTC_TIME, description="End of the interval, exclusive", unit="UTC", null_means="unknown or open"),
    ),
    references=(Reference(column="article_id", table="articles", key="article_id"),),
    spans=(SpanRule(columns=("start", "end"), text="text"),),
    rules=(Rule(name="starts_at <= ends_at", holds=pl.col("starts_at") <= pl.col("ends_at")),),
)
