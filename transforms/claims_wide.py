"""Claims with what most analyses join to them: the speaker's name, type, country and sector; outlet, title, address."""

import polars as pl

CLAIMS_WIDE = "claims_wide"

SPEAKER = {"name": "speaker", "type": "speaker_type", "country": "speaker_country", "sector": "speaker_sector"}
"""Columns of `actors` and what they are called beside a claim; null where the source is not resolved."""

ARTICLE = ("outlet", "title", "url")


def widen_claims(claims: pl.LazyFrame, articles: pl.LazyFrame, actors: pl.LazyFrame) -> pl.LazyFrame:
    """Return *claims*, one row each, with the columns of `SPEAKER` and `ARTICLE` behind their own."""
    speakers = actors.select("actor_id", *(pl.col(column).alias(name) for column, name in SPEAKER.items()))
    wide = claims.join(speakers, on="actor_id", how="left")
    return wide.join(articles.select("article_id", *ARTICLE), on="article_id", how="left")
