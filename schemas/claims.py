"""Claims: the table of who said what, one row for each attribution."""

from typing import get_args

import polars as pl

from schemas.attributions import Act, CueKind, CueModal, Form, Polarity, SourceKind
from schemas.table import SPAN, SPANS, STRINGS, UTC_TIME, Column, Reference, Rule, SpanRule, Table, enum

OFFSETS = "code points of articles.text, half-open"

CLAIMS = Table(
    name="claims",
    grain="one statement that an article attributes to a source",
    key=("claim_id",),
    sort=("published_at", "article_id", "claim_id"),
    columns=(
        Column(name="claim_id", dtype=pl.String(), description="Made from article_id and the spans of content, cue and source"),
        Column(name="article_id", dtype=pl.String(), description="Article it stands in"),
        Column(name="published_at", dtype=UTC_TIME, description="Publication of the article", unit="UTC", null_means="the page does not say"),
        Column(name="sentence", dtype=pl.Int32(), description="Number of the sentence with the cue, or the content where there is no cue, from 0", minimum=0),
        Column(name="in_headline", dtype=pl.Boolean(), description="It stands in the title or in a heading"),
        Column(name="form", dtype=enum(*get_args(Form)), description="Direct speech, reported speech with quoted words in it, or reported speech", values=get_args(Form)),
        Column(name="content_text", dtype=pl.String(), description="What was said: the content spans, joined by ` … `", example="talks will start in January"),
        Column(name="content_spans", dtype=SPANS, description="Where the content stands", unit=OFFSETS),
        Column(name="quoted_spans", dtype=SPANS, description="The words of the content that stand in quotation marks, without the marks", unit=OFFSETS),
        Column(name="cue_text", dtype=pl.String(), description="Words that attribute: the cue spans, joined by ` … `", null_means="no cue", example="suggests"),
        Column(name="cue_lemma", dtype=pl.String(), description="Dictionary form of the cue", null_means="no cue", example="suggest"),
        Column(name="cue_spans", dtype=SPANS, description="Where the cue stands", unit=OFFSETS),
        Column(name="cue_kind", dtype=enum(*get_args(CueKind)), description="Kind of cue", values=get_args(CueKind)),
        Column(name="cue_negated", dtype=pl.Boolean(), description="The cue is negated: it was not said (`did not say whether`)"),
        Column(name="cue_modal", dtype=enum(*get_args(CueModal)), description="How far the cue is from having happened", values=get_args(CueModal), null_means="it happened"),
        Column(name="cue_passive", dtype=pl.Boolean(), description="The cue is passive (`was announced by`)"),
        Column(name="act", dtype=enum(*get_args(Act)), description="Speech act", values=get_args(Act)),
        Column(name="polarity", dtype=enum(*get_args(Polarity)), description="Whether the source puts the content forward, rejects it, or leaves it open", values=get_args(Polarity)),
        Column(name="source_text", dtype=pl.String(), description="Words of the source with title and apposition", null_means="no source in the text", example="Russian Foreign Minister Lavrov"),
        Column(name="source_spans", dtype=SPANS, description="Where the source stands", unit=OFFSETS),
        Column(name="source_kind", dtype=enum(*get_args(SourceKind)), description="Kind of source; inherited is carried over from an earlier claim", values=get_args(SourceKind)),
        Column(name="source_role", dtype=pl.String(), description="Office or function of the source, as written", null_means="none given", example="Foreign Minister"),
        Column(name="actor_id", dtype=pl.String(), description="Actor that is the source", null_means="not resolved"),
        Column(name="antecedent_span", dtype=SPAN, description="Words that the source was resolved through, as a rule earlier ones", unit=OFFSETS, null_means="the source speaks for itself"),
        Column(name="resolved_by", dtype=pl.String(), description="Rule that resolved the source", null_means="not resolved", example="surname"),
        Column(name="addressee_text", dtype=pl.String(), description="Whom it was said to", null_means="none named", example="reporters"),
        Column(name="addressee_id", dtype=pl.String(), description="Actor that is the addressee", null_means="none, or not resolved"),
        Column(name="medium", dtype=pl.String(), description="Where it was said: statement, interview, post …", null_means="the text does not say", example="statement"),
        Column(name="said_on_text", dtype=pl.String(), description="Words that say when it was said", null_means="the text does not say", example="on Wednesday"),
        Column(name="said_on_start", dtype=UTC_TIME, description="Start of the time it was said", unit="UTC", null_means="unknown"),
        Column(name="said_on_end", dtype=UTC_TIME, description="End of that time, exclusive", unit="UTC", null_means="unknown"),
        Column(name="parent_claim_id", dtype=pl.String(), description="Claim whose content holds this one", null_means="it stands by itself"),
        Column(name="target_ids", dtype=STRINGS, description="Actors that the content speaks of, sorted"),
        Column(name="confidence", dtype=pl.Float32(), description="Estimated probability that source and content are right", minimum=0, maximum=1),
        Column(name="rule", dtype=pl.String(), description="Construction that read it", example="clause"),
        Column(name="group_id", dtype=pl.String(), description="The same for claims that say the same elsewhere: the claim_id of the first", null_means="said once"),
    ),
    references=(
        Reference(column="article_id", table="articles", key="article_id"),
        Reference(column="actor_id", table="actors", key="actor_id"),
        Reference(column="addressee_id", table="actors", key="actor_id"),
        Reference(column="target_ids", table="actors", key="actor_id"),
        Reference(column="parent_claim_id", table="claims", key="claim_id"),
        Reference(column="group_id", table="claims", key="claim_id"),
    ),
    spans=(
        SpanRule(columns=("content_spans",), text="content_text"),
        SpanRule(columns=("quoted_spans",)),
        SpanRule(columns=("cue_spans",), text="cue_text"),
        SpanRule(columns=("source_spans",), text="source_text"),
        SpanRule(columns=("antecedent_span",)),
    ),
    rules=(
        Rule(name="content is never empty", holds=pl.col("content_spans").list.len() > 0),
        Rule(name="a claim is not its own parent", holds=pl.col("parent_claim_id") != pl.col("claim_id")),
    ),
)
