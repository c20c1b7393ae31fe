"""Synthetic datasets of any size for the benchmarks: made by column expressions, the same for the same seed.

Texts are sentences of common English words, so that they compress as news does; ids are real ids (80 bits of a hash),
spans slice to their words, every actor of a claim is sighted in its article.
"""

import base64
import hashlib
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from schemas.tables import TABLES

COMMON = (
    "the of and to in that for on with as said by from at minister talks war peace border troops government would not "
    "more than people week year percent billion sources close president agreed called announced denied warned trade "
    "energy gas prices election court law budget union party leader foreign defence security council members vote plan "
    "support sanctions army region city capital officials company market bank growth report police attack deal visit"
)
WORDS = COMMON.split(" ")
UNNAMED = "officials"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FAMILY = ("Lavrov", "Scholz", "Smith", "Jones", "Meyer", "Kowalski", "Tanaka", "Silva", "Haddad", "Okafor", "Lindqvist")


def make_ids(prefix: str, first: int, count: int, *, seed: int = 0) -> pl.Series:
    """Return *count* ids as `schemas.ids.identify` makes them, for numbers from *first*."""
    digests = (hashlib.sha256(f"{prefix}:{seed}:{i}".encode()).digest() for i in range(first, first + count))
    return pl.Series([f"{prefix}_{base64.b32encode(digest).decode()[:16].lower()}" for digest in digests])


def make_batch(
    articles: int, *, claims_each: int = 10, first: int = 0, months: int = 12, actors: int = 2000, seed: int = 0
) -> dict[str, pl.DataFrame]:
    """Return frames of articles numbered from *first*, spread over *months*, with claims and sightings."""
    random = np.random.default_rng([seed, first, articles])
    claims = _make_sentences(articles, claims_each, actors, first, random, seed)
    texts = claims.group_by("article", maintain_order=True).agg(pl.col("sentence_text").str.join("\n"))
    frame = _make_articles(texts["sentence_text"], first, months, random, seed)
    claims = claims.join(
        frame.select("article_id", "published_at", "outlet").with_row_index("article"),
        on="article",
        how="left",
        maintain_order="left",
    )
    return {
        "articles": _to_table("articles", frame),
        "claims": _to_table("claims", _make_claims(claims, random)),
        "actor_sightings": _to_table("actor_sightings", _make_sightings(claims)),
        "mentions": _to_table("mentions", _make_mentions(claims)),
    }


def _to_table(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Complete *frame* to the table: columns that it lacks are null, false or an empty list; sorted."""
    filled = []
    for column in TABLES[name].columns:
        if column.name in frame.columns:
            filled.append(pl.col(column.name).cast(column.dtype))
        elif column.is_nullable:
            filled.append(pl.lit(None, column.dtype).alias(column.name))
        else:
            empty: object = [] if isinstance(column.dtype, pl.List) else False
            filled.append(pl.lit(empty, column.dtype).alias(column.name))
    return frame.select(filled).sort(TABLES[name].sort)


def _make_sentences(
    articles: int, each: int, actors: int, first: int, random: np.random.Generator, seed: int
) -> pl.DataFrame:
    """Return a row a sentence, with the words and offsets of its parts; the first speaker of an article is unnamed."""
    count = articles * each
    parts = pl.DataFrame(
        {
            "article": np.repeat(np.arange(articles, dtype=np.uint32), each),
            "speaker": (np.minimum(random.zipf(1.3, count), actors) - 1).astype(np.int64),
            "day": random.choice(DAYS, count),
            "content": _make_phrases(count, random),
            "claim_id": make_ids("clm", first * each, count, seed=seed),
            "mention_id": make_ids("mnt", first * each, count, seed=seed),
        }
    )
    people = pl.DataFrame({"speaker": range(actors)}).with_columns(
        actor_id=make_ids("act", 0, actors, seed=seed),
        name=pl.Series([f"{FAMILY[i % len(FAMILY)]}-{i}" for i in range(actors)]),
    )
    unnamed = pl.DataFrame({"unnamed_id": make_ids("act", 10**9 + first, articles, seed=seed)})
    parts = parts.join(people, on="speaker", how="left", maintain_order="left")
    parts = parts.join(unnamed.with_row_index("article"), on="article", how="left", maintain_order="left")
    is_first = pl.int_range(pl.len()).over("article") == 0
    parts = parts.with_columns(
        actor_id=pl.when(is_first).then("unnamed_id").otherwise("actor_id"),
        name=pl.when(is_first).then(pl.lit(UNNAMED)).otherwise("name"),
        sentence=pl.int_range(pl.len(), dtype=pl.Int32).over("article"),
    )
    return _place_parts(parts.with_columns(source_text=pl.format("Minister {}", "name")))


def _make_phrases(count: int, random: np.random.Generator) -> pl.Series:
    """Return *count* different phrases of twelve words."""
    words = pl.Series(WORDS)
    drawn = pl.DataFrame({str(i): words.gather(random.integers(0, len(words), count)) for i in range(12)})
    return drawn.select(pl.concat_str(pl.all(), separator=" ")).to_series()


def _place_parts(parts: pl.DataFrame) -> pl.DataFrame:
    """Return *parts* with the sentence of each row, and where in the article source, cue and content stand."""
    parts = parts.with_columns(
        sentence_text=pl.format("{} said on {} that {} — again.", "source_text", "day", "content")
    )
    length = pl.col("sentence_text").str.len_chars().cast(pl.Int32) + 1
    parts = parts.with_columns(source_start=length.cum_sum().over("article") - length)
    source_end = pl.col("source_start") + pl.col("source_text").str.len_chars().cast(pl.Int32)
    parts = parts.with_columns(source_end=source_end, cue_start=source_end + 1, cue_end=source_end + 5)
    content_start = pl.col("cue_end") + 10 + pl.col("day").str.len_chars().cast(pl.Int32)
    return parts.with_columns(
        content_start=content_start,
        content_end=content_start + pl.col("content").str.len_chars().cast(pl.Int32),
    )


def _make_articles(texts: pl.Series, first: int, months: int, random: np.random.Generator, seed: int) -> pl.DataFrame:
    count = len(texts)
    published = pl.Series(random.integers(0, int(months * 30.4 * 86400), count)) * 1_000_000
    frame = pl.DataFrame({"article_id": make_ids("art", first, count, seed=seed), "text": texts, "s": published})
    number = pl.int_range(first, first + pl.len())
    return frame.with_columns(
        published_at=pl.lit(datetime(2021, 1, 1, tzinfo=UTC)) + pl.col("s").cast(pl.Duration("us")),
        outlet=pl.format("outlet-{}.example", number % 50),
        url=pl.format("https://outlet-{}.example/{}", number % 50, number),
        canonical_url=pl.format("https://outlet-{}.example/{}", number % 50, number),
        title=pl.format("Report {} of the day", number),
        published_precision=pl.lit("second"),
        published_from=pl.lit("json-ld"),
        fetched_at=pl.lit(datetime(2022, 1, 1, tzinfo=UTC) + timedelta(hours=1)),
        lang=pl.lit("en"),
        word_count=pl.lit(200),
        text_sha256=pl.col("article_id"),
        access=pl.lit("free"),
        payload_digest=pl.concat_str(pl.lit("sha256:"), "article_id"),
        extractor=pl.lit("trafilatura 2.3.1 fast"),
        pipeline_version=pl.lit("0.1.0"),
    )


def _span(name: str) -> pl.Expr:
    return pl.struct(start=pl.col(f"{name}_start"), end=pl.col(f"{name}_end"))


def _make_claims(claims: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    return claims.with_columns(
        form=pl.lit("indirect"),
        content_text=pl.col("content"),
        content_spans=pl.concat_list(_span("content")),
        cue_text=pl.lit("said"),
        cue_lemma=pl.lit("say"),
        cue_spans=pl.concat_list(_span("cue")),
        cue_kind=pl.lit("verb"),
        act=pl.Series(random.choice(["assert", "announce", "deny", "warn"], claims.height)),
        polarity=pl.lit("affirm"),
        source_spans=pl.concat_list(_span("source")),
        source_kind=pl.lit("name"),
        source_role=pl.lit("Minister"),
        resolved_by=pl.lit("surname"),
        said_on_text=pl.format("on {}", "day"),
        said_on_start=pl.col("published_at").dt.truncate("1d"),
        said_on_end=pl.col("published_at").dt.truncate("1d") + pl.duration(days=1),
        target_ids=pl.concat_list("actor_id"),
        confidence=pl.Series(random.choice([0.7, 0.82, 0.9, 0.95], claims.height)),
        rule=pl.lit("clause"),
    )


def _make_sightings(claims: pl.DataFrame) -> pl.DataFrame:
    grouped = claims.group_by("article_id", "actor_id", "name", "published_at", "outlet", maintain_order=True)
    counts = grouped.agg(mention_count=pl.len(), claim_count=pl.len(), aliases=pl.col("source_text").unique())
    is_unnamed = pl.col("name") == UNNAMED
    person = pl.format("person:{}:RU", pl.col("name").str.to_lowercase())
    document = pl.format("doc:{}:unnamed:officials", "article_id")
    return counts.with_columns(
        canonical_key=pl.when(is_unnamed).then(document).otherwise(person),
        scope=pl.when(is_unnamed).then(pl.lit("document")).otherwise(pl.lit("global")),
        type=pl.when(is_unnamed).then(pl.lit("unnamed")).otherwise(pl.lit("person")),
        country=pl.lit("RUS"),
        sector=pl.lit("GOV"),
        roles=pl.concat_list(pl.lit("Minister")),
    )


def _make_mentions(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.with_columns(
        text=pl.col("source_text"),
        start=pl.col("source_start"),
        end=pl.col("source_end"),
        form=pl.lit("title_name"),
        reading=pl.lit("actor"),
        role_text=pl.lit("Minister"),
        resolved_by=pl.lit("surname"),
    )
