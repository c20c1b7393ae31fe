"""How the tables are cut into parts: by month of publication and hash of the article, or by hash alone.

The rows a part may have were measured: a part is read and written in some ten milliseconds, and a file is large enough
that its columns compress.
"""

import polars as pl

from flows.dataset.rewrite import Placement
from schemas.store_tables import ACTOR_AGGREGATES, ARTICLE_PLACES
from schemas.tables import ARTICLE_TABLES, TABLES

ALL = "all"
"""Group of the rows of tables that are not parted by month."""

UNDATED = "undated"

_ACTOR_ANCHOR = pl.coalesce(pl.col("canonical_key").str.extract("^doc:([^:]+):"), "actor_id")
"""Actors of one document lie in one part, so that an article touches few."""

_ARTICLE_ROWS = {"articles": 2_000, "claims": 9_000, "actor_sightings": 16_000}
_DEFAULT_ROWS = 20_000

PLACEMENTS: dict[str, Placement] = {
    **{
        name: Placement(TABLES[name], pl.col("article_id"), _ARTICLE_ROWS.get(name, _DEFAULT_ROWS))
        for name in ARTICLE_TABLES
    },
    "rejects": Placement(TABLES["rejects"], pl.col("id"), 20_000),
    "actors": Placement(TABLES["actors"], _ACTOR_ANCHOR, 1_800),
    "actor_activity": Placement(TABLES["actor_activity"], pl.col("outlet"), 20_000),
    "actor_merges": Placement(TABLES["actor_merges"], pl.col("from_id"), 50_000),
    ARTICLE_PLACES.name: Placement(ARTICLE_PLACES, pl.col("article_id"), 30_000),
    ACTOR_AGGREGATES.name: Placement(ACTOR_AGGREGATES, _ACTOR_ANCHOR, 1_800),
}


def month_group(time: str) -> pl.Expr:
    """Return the group of a row by its column *time*, a date or a time."""
    return pl.col(time).dt.strftime("%Y-%m").fill_null(UNDATED)
