"""Articles: the extracted text of a page with its metadata and typed blocks; and the table of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

import polars as pl

from schemas.spans import Span
from schemas.table import STRINGS, UTC_TIME, Column, Rule, SpanRule, Table, enum

BlockKind = Literal["title", "heading", "paragraph", "quote", "list", "caption", "furniture"]
PublishedFrom = Literal["json-ld", "opengraph", "htmldate", "feed", "given", "dateline"]
PublishedPrecision = Literal["second", "day", "none"]
Access = Literal["free", "metered", "unknown"]

READ_KINDS: frozenset[str] = frozenset({"title", "heading", "paragraph", "quote", "list"})
"""Kinds of blocks that are the article's own words; captions and furniture are kept but never read."""


@dataclass(frozen=True, slots=True)
class Block:
    """A typed stretch of `Article.text`; blocks are in order and do not overlap."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Its text is final: every offset anywhere refers to it. Times are UTC."""

    article_id: str
    url: str
    canonical_url: str
    outlet: str
    title: str | None
    byline: tuple[str, ...]
    agency: tuple[str, ...]
    published_at: datetime | None
    published_precision: PublishedPrecision
    published_from: PublishedFrom | None
    modified_at: datetime | None
    fetched_at: datetime | None
    lang: str
    text: str
    blocks: tuple[Block, ...]
    access: Access
    archive_file: str | None
    archive_offset: int | None
    payload_digest: str
    extractor: str
    quality_flags: tuple[str, ...] = ()


ARTICLES = Table(
    name="articles",
    grain="one article: one canonical address",
    key=("article_id",),
    sort=("published_at", "article_id"),
    columns=(
        Column(name="article_id", dtype=pl.String(), description="Made from canonical_url", example="art_6d3kx4q7yz2ab5cd"),
        Column(name="url", dtype=pl.String(), description="Address the page was fetched from, or file: and a relative path"),
        Column(name="canonical_url", dtype=pl.String(), description="Address the page gives itself, without tracking parameters"),
        Column(name="outlet", dtype=pl.String(), description="Registered domain of the outlet; `file` for files", example="example.com"),
        Column(name="title", dtype=pl.String(), description="Headline", null_means="the page has none"),
        Column(name="byline", dtype=STRINGS, description="Authors in order, names only", example="['Jane Doe']"),
        Column(name="agency", dtype=STRINGS, description="News agencies credited with the text", example="['Reuters']"),
        Column(name="published_at", dtype=UTC_TIME, description="First publication", unit="UTC", null_means="the page does not say"),
        Column(name="published_precision", dtype=enum(*get_args(PublishedPrecision)), description="How exact published_at is", values=get_args(PublishedPrecision)),
        Column(name="published_from", dtype=enum(*get_args(PublishedFrom)), description="Who said when it was published", values=get_args(PublishedFrom), null_means="published_at is unknown"),
        Column(name="modified_at", dtype=UTC_TIME, description="Last change the page states", unit="UTC", null_means="the page does not say"),
        Column(name="fetched_at", dtype=UTC_TIME, description="When the page was fetched", unit="UTC", null_means="loaded from a file without a fetch time"),
        Column(name="lang", dtype=pl.String(), description="Language of the text, ISO 639-1", example="en"),
        Column(name="text", dtype=pl.String(), description="Text that all offsets refer to, blocks parted by newlines"),
        Column(name="blocks", dtype=pl.List(pl.Struct({"kind": pl.String, "start": pl.Int32, "end": pl.Int32})), description="Typed stretches of text: " + ", ".join(get_args(BlockKind)), unit="code points of text, half-open"),
        Column(name="word_count", dtype=pl.Int32(), description="Words of the blocks that are read", unit="words", minimum=0),
        Column(name="text_sha256", dtype=pl.String(), description="SHA-256 of text in UTF-8, hexadecimal"),
        Column(name="story_id", dtype=pl.String(), description="Cluster of articles that carry the same text: the article_id of its earliest", null_means="not compared yet"),
        Column(name="story_role", dtype=enum("first", "copy", "alone"), description="Place of the article in its story", values=("first", "copy", "alone"), null_means="not compared yet"),
        Column(name="access", dtype=enum(*get_args(Access)), description="Whether the outlet says that the text is free to read", values=get_args(Access)),
        Column(name="archive_file", dtype=pl.String(), description="WARC file with the page", null_means="the page lies in no archive"),
        Column(name="archive_offset", dtype=pl.Int64(), description="Offset of the record in archive_file", unit="bytes", minimum=0, null_means="the page lies in no archive"),
        Column(name="payload_digest", dtype=pl.String(), description="Digest of the page's bytes", example="sha256:9f86d081…"),
        Column(name="extractor", dtype=pl.String(), description="What made the text: name and version", example="trafilatura 2.3.1 fast"),
        Column(name="pipeline_version", dtype=pl.String(), description="Version of OnRecord that wrote the row"),
        Column(name="quality_flags", dtype=STRINGS, description="What is doubtful about the article", example="['no_date']"),
    ),
    spans=(SpanRule(columns=("blocks",)),),
    rules=(
        Rule(name="a known publication time has its origin", holds=pl.col("published_at").is_null() == pl.col("published_from").is_null()),
        Rule(name="precision is none exactly when the time is unknown", holds=pl.col("published_at").is_null() == (pl.col("published_precision") == "none")),
    ),
)
