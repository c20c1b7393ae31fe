"""Figures: numbers with their bound, unit and noun; the record of the reader and the published table."""

from dataclasses import dataclass
from typing import Literal, get_args

import polars as pl

from schemas.spans import Span
from schemas.table import UTC_TIME, Column, Reference, Rule, SpanRule, Table, enum

Bound = Literal["=", "~", "<", "<=", ">", ">="]
Change = Literal["none", "up", "down"]
ChangeRole = Literal["delta", "from", "to"]
FigureKind = Literal[
    "count", "money", "percent", "percentage_point", "fraction", "measure", "rate", "age", "duration", "ordinal", "score"
]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text, as a closed interval.

    Attributes:
        span: from the bound ("at least") to the end of what is counted or measured.
        number: the words of the number itself.
        value_low, value_high: equal for a single value.
        change_group: the same for the figures of one change ("rose 3.2% to $4.1bn"), else None.
        unit: ISO 4217 for money, UCUM for physical units (with `/` and a denominator for rates), `%`, or None.
        noun: what is counted or measured, with its modifiers; `noun_span` its words, `noun_head` its token index.
        when: words of the sentence that date the figure.
    """

    span: Span
    number: Span
    value_low: float
    value_high: float
    bound: Bound
    change: Change
    change_role: ChangeRole | None
    change_group: int | None
    unit: str | None
    kind: FigureKind
    noun: str | None
    noun_span: Span | None
    noun_head: int | None
    when: Span | None
    is_vague: bool
    sentence: int


FIGURES = Table(
    name="figures",
    grain="one number of an article that is a quantity",
    key=("figure_id",),
    sort=("article_id", "start", "end", "figure_id"),
    columns=(
        Column(name="figure_id", dtype=pl.String(), description="Made from article_id and the span"),
        Column(name="article_id", dtype=pl.String(), description="Article it stands in"),
        Column(name="claim_id", dtype=pl.String(), description="Innermost claim whose content holds the figure", null_means="it stands in no claim"),
        Column(name="text", dtype=pl.String(), description="Words of the figure with bound and noun", example="at least 100,000 Russian soldiers"),
        Column(name="start", dtype=pl.Int32(), description="Start of text", unit="code points of articles.text", minimum=0),
        Column(name="end", dtype=pl.Int32(), description="End of text, exclusive", unit="code points of articles.text", minimum=0),
        Column(name="value_low", dtype=pl.Float64(), description="Lower end of the value in `unit`; equal to value_high for a single value", unit="see column unit"),
        Column(name="value_high", dtype=pl.Float64(), description="Upper end of the value in `unit`", unit="see column unit"),
        Column(name="bound", dtype=enum(*get_args(Bound)), description="How the true value relates to the stated one: at least is >=, about is ~", values=get_args(Bound)),
        Column(name="change", dtype=enum(*get_args(Change)), description="Direction, where the figure tells of a change", values=get_args(Change)),
        Column(name="change_role", dtype=enum(*get_args(ChangeRole)), description="Part of the change: the difference, the old or the new level", values=get_args(ChangeRole), null_means="no change"),
        Column(name="change_group", dtype=pl.String(), description="The same for the figures of one change", null_means="no other figure belongs to the change"),
        Column(name="unit", dtype=pl.String(), description="ISO 4217 code for money, UCUM for physical units, % for percent and percentage points", null_means="a plain count", example="USD"),
        Column(name="kind", dtype=enum(*get_args(FigureKind)), description="Kind of quantity", values=get_args(FigureKind)),
        Column(name="noun", dtype=pl.String(), description="What is counted or measured, as written", null_means="the text does not say", example="Russian soldiers"),
        Column(name="actor_id", dtype=pl.String(), description="Actor that what is counted belongs to", null_means="none known"),
        Column(name="time_start", dtype=UTC_TIME, description="Start of the time that the sentence gives for the figure", unit="UTC", null_means="not dated"),
        Column(name="time_end", dtype=UTC_TIME, description="End of that time, exclusive", unit="UTC", null_means="not dated, or open"),
        Column(name="is_vague", dtype=pl.Boolean(), description="The words give no exact number: dozens, several hundred"),
    ),
    references=(
        Reference(column="article_id", table="articles", key="article_id"),
        Reference(column="claim_id", table="claims", key="claim_id"),
        Reference(column="actor_id", table="actors", key="actor_id"),
    ),
    spans=(SpanRule(columns=("start", "end"), text="text"),),
    rules=(
        Rule(name="value_low <= value_high", holds=pl.col("value_low") <= pl.col("value_high")),
        Rule(name="values are finite", holds=pl.col("value_low").is_finite() & pl.col("value_high").is_finite()),
    ),
)
