"""Sightings of actors -> the tables `actors` and `actor_activity`, by way of partial aggregates.

A sighting is one actor in one article. `aggregate_sightings` sums up those of one part of the corpus; aggregates of
any parts are joined by `combine_aggregates`, which gives the same rows however the corpus was cut. So a changed
article costs its own part anew and the aggregates of its actors, never the corpus. What articles tell differently
(name, type, country, sector, Wikidata item) is settled by the number of articles, ties alphabetically; an unknown
value outvotes nothing. Counts of activity are sums and can be added and taken away.
"""

import polars as pl

from schemas.store_tables import ACTOR_AGGREGATES
from schemas.table import Table
from schemas.tables import TABLES

VOTED = ("name", "type", "country", "sector", "wikidata_id")
_IDENTITY = ("actor_id", "canonical_key", "scope", *VOTED)
_COUNTS = ("article_count", "mention_count", "claim_count")


def aggregate_sightings(sightings: pl.DataFrame) -> pl.DataFrame:
    """Return the aggregate of *sightings*, which have the column `part` beside those of their table."""
    identity = ["part", *_IDENTITY]
    counted = sightings.group_by(identity).agg(
        first_seen=pl.col("published_at").min(),
        last_seen=pl.col("published_at").max(),
        article_count=pl.len(),
        mention_count=pl.col("mention_count").sum(),
        claim_count=pl.col("claim_count").sum(),
        aliases=pl.col("aliases").explode().unique().sort(),
    )
    day = pl.col("published_at").dt.date()
    held = sightings.explode("roles", keep_nulls=False).select(*identity, title="roles", first_seen=day, last_seen=day)
    joined = counted.join(_gather_roles(held, identity), on=identity, how="left", nulls_equal=True)
    return _in_schema(joined.with_columns(pl.col("roles").fill_null([])), ACTOR_AGGREGATES).sort(identity)


def combine_aggregates(aggregates: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of `actors` that *aggregates* of any parts amount to, sorted by actor_id."""
    actors = aggregates.group_by("actor_id").agg(
        pl.col("canonical_key").min(),
        pl.col("scope").first(),
        pl.col("first_seen").min(),
        pl.col("last_seen").max(),
        pl.col(_COUNTS).sum(),
        aliases=pl.concat([pl.col("aliases").explode(), pl.col("name").cast(pl.String)]).unique().sort(),
    )
    for column in VOTED:
        actors = actors.join(_vote(aggregates, column), on="actor_id", how="left")
    held = aggregates.select("actor_id", "roles").explode("roles", keep_nulls=False)
    roles = _gather_roles(held.select("actor_id", pl.col("roles").struct.unnest()), ["actor_id"])
    actors = actors.join(roles, on="actor_id", how="left").with_columns(
        pl.col("roles").fill_null([]),
        aliases=pl.col("aliases").list.set_difference(pl.concat_list("name")).list.sort(),
    )
    return _in_schema(actors, TABLES["actors"]).sort("actor_id")


def _vote(aggregates: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return for each actor the value of *column* that most articles give."""
    votes = aggregates.drop_nulls(column).group_by("actor_id", column).agg(pl.col("article_count").sum())
    ranked = votes.sort("actor_id", "article_count", pl.col(column).cast(pl.String), descending=[False, True, False])
    return ranked.unique("actor_id", keep="first", maintain_order=True).select("actor_id", column)


def _gather_roles(held: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Return *keys* and `roles`: each title once, with the first and last day on which it was seen held."""
    spans = held.group_by(*keys, "title").agg(pl.col("first_seen").min(), pl.col("last_seen").max())
    role = pl.struct("title", "first_seen", "last_seen").alias("roles")
    return spans.sort("first_seen", "title").group_by(keys, maintain_order=True).agg(role)


def count_activity(sightings: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of `actor_activity` that *sightings* amount to, sorted by their key."""
    counted = sightings.group_by("actor_id", "outlet", month=pl.col("published_at").dt.date().dt.month_start()).agg(
        articles=pl.len(), mentions=pl.col("mention_count").sum(), claims=pl.col("claim_count").sum()
    )
    return _in_schema(counted, TABLES["actor_activity"]).sort(TABLES["actor_activity"].key)


def add_activity(activity: pl.DataFrame, *, gone: pl.DataFrame, come: pl.DataFrame) -> pl.DataFrame:
    """Return *activity* less the counts of *gone*, plus those of *come*; cells without an article are left out."""
    counts = ("articles", "mentions", "claims")
    parts = [activity, gone.with_columns(-pl.col(counts)), come]
    summed = pl.concat(parts).group_by(TABLES["actor_activity"].key).agg(pl.col(counts).sum())
    kept = summed.filter(pl.col("articles") > 0)
    return _in_schema(kept, TABLES["actor_activity"]).sort(TABLES["actor_activity"].key)


def _in_schema(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(dtype) for name, dtype in table.polars_schema.items())
