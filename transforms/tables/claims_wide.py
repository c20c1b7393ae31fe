"""Claims with what most analyses join to them: the speaker's name, type, country and sector; outlet, title, address."""

from collections.abc import Mapping

import polars as pl

CLAIMS_WIDE = "claims_wide"

SPEAKER = {"name": "speaker", "type": "speaker_type", "country": "speaker_country", "sector": "speaker_sector"}
"""Columns of `actors` and what they are called beside a claim; null where the source is not resolved."""

ARTICLE = ("outlet", "title", "url")


def widen_claims(
    claims: pl.LazyFrame,
    articles: pl.LazyFrame,
    actors: pl.LazyFrame,
    merged: Mapping[str, str] | None = None,
) -> pl.LazyFrame:
    """Return *claims*, one row each, with `speaker_id` and the columns of `SPEAKER` and `ARTICLE` behind their own.

    Args:
        merged: for ids that were joined to others, the id that stands for both (`tables.merges.follow_merges`);
            `speaker_id` is that one, while `actor_id` stays the id that was asserted.
    """
    speakers = actors.select("actor_id", *(pl.col(column).alias(name) for column, name in SPEAKER.items()))
    standing = pl.col("actor_id").replace(merged or {})
    wide = claims.with_columns(speaker_id=standing).join(
        speakers, left_on="speaker_id", right_on="actor_id", how="left"
    )
    return wide.join(articles.select("article_id", *ARTICLE), on="article_id", how="left")
