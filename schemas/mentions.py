"""Mentions: words that refer to an actor; the record of the reader and the published table."""

from typing import Literal, NamedTuple, get_args

import polars as pl

from schemas.spans import Span
from schemas.table import STRINGS, Column, Reference, SpanRule, Table, enum

MentionForm = Literal["name", "title_name", "acronym", "initials", "role", "metonym", "demonym", "pronoun"]
Reading = Literal["actor", "affiliation", "place", "topic"]


class Mention(NamedTuple):
    """One mention, with what the resolver made of it.

    Attributes:
        span: the whole phrase with title ("Russian Foreign Minister Lavrov").
        head: token index of its syntactic head.
        name: the words of the name alone, where it has one ("Lavrov").
        actor_key: canonical key of the actor (`country:RU`), or None where it is not resolved.
        antecedent: index of the mention that resolved it, in the tuple it comes in; a later one behind a role ("the envoy,
            Viktor Malenko") and around a quoted "I".
        resolved_by: name of the rule that resolved it.
        candidates: canonical keys between which the resolver would not choose.
    """

    span: Span
    head: int
    form: MentionForm
    reading: Reading
    sentence: int
    name: Span | None = None
    role_text: str | None = None
    actor_key: str | None = None
    antecedent: int | None = None
    resolved_by: str | None = None
    candidates: tuple[str, ...] = ()


MENTIONS = Table(
    name="mentions",
    grain="one stretch of words that refers to an actor",
    key=("mention_id",),
    sort=("article_id", "start", "end", "mention_id"),
    columns=(
        Column(name="mention_id", dtype=pl.String(), description="Made from article_id and the span"),
        Column(name="article_id", dtype=pl.String(), description="Article it stands in"),
        Column(name="actor_id", dtype=pl.String(), description="Actor it refers to", null_means="not resolved"),
        Column(name="text", dtype=pl.String(), description="Words of the mention", example="Russian Foreign Minister Lavrov"),
        Column(name="start", dtype=pl.Int32(), description="Start of text", unit="code points of articles.text", minimum=0),
        Column(name="end", dtype=pl.Int32(), description="End of text, exclusive", unit="code points of articles.text", minimum=0),
        Column(name="form", dtype=enum(*get_args(MentionForm)), description="Kind of words", values=get_args(MentionForm)),
        Column(name="reading", dtype=enum(*get_args(Reading)), description="Whether the words stand for someone who acts, for where someone belongs, for a place, or for what is spoken of", values=get_args(Reading)),
        Column(name="role_text", dtype=pl.String(), description="Office or title beside or in place of the name", null_means="none", example="Foreign Minister"),
        Column(name="antecedent_id", dtype=pl.String(), description="Mention through which it was resolved, as a rule an earlier one", null_means="resolved by itself, or not at all"),
        Column(name="sentence", dtype=pl.Int32(), description="Number of the sentence in the article, from 0", minimum=0),
        Column(name="resolved_by", dtype=pl.String(), description="Rule that resolved it", null_means="not resolved", example="surname"),
        Column(name="is_ambiguous", dtype=pl.Boolean(), description="More than one actor fits; actor_id is then null"),
        Column(name="candidates", dtype=STRINGS, description="Canonical keys of the actors that fit, where more than one does"),
    ),
    references=(
        Reference(column="article_id", table="articles", key="article_id"),
        Reference(column="actor_id", table="actors", key="actor_id"),
        Reference(column="antecedent_id", table="mentions", key="mention_id"),
    ),
    spans=(SpanRule(columns=("start", "end"), text="text"),),
)
