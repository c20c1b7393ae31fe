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
_NUMBER = "number"
"""Stands for the columns of an identity, which are many and long, while lists are gathered."""

_COUNTS = ("article_count", "mention_count", "claim_count")


def aggregate_sightings(sightings: pl.DataFrame) -> pl.DataFrame:
    """Return the aggregate of *sightings*, which have the column `part` beside those of their table."""
    identity = ["part", *_IDENTITY]
    counted = (
        sightings.with_row_index("rows")
        .group_by(identity)
        .agg(
            "rows",
            first_seen=pl.col("published_at").min(),
            last_seen=pl.col("published_at").max(),
            article_count=pl.len(),
            mention_count=pl.col("mention_count").sum(),
            claim_count=pl.col("claim_count").sum(),
        )
    )
    counted = counted.sort(identity).with_row_index(_NUMBER)
    numbers = counted.select(_NUMBER, "rows").explode("rows").sort("rows")[_NUMBER]
    numbered = sightings.select("aliases", "roles", day=pl.col("published_at").dt.date()).with_columns(numbers)
    titles = numbered.select(_NUMBER, title="roles", first_seen="day", last_seen="day")
    return _with_lists(
        counted,
        _gather_aliases(numbered.select(_NUMBER, "aliases").explode("aliases", keep_nulls=False), _NUMBER),
        _gather_roles(titles.explode("title", keep_nulls=False), _NUMBER),
        ACTOR_AGGREGATES,
    )


def combine_aggregates(aggregates: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of `actors` that *aggregates* of any parts amount to, sorted by actor_id."""
    actors = aggregates.group_by("actor_id").agg(
        pl.col("canonical_key").min(),
        pl.col("scope").first(),
        pl.col("first_seen").min(),
        pl.col("last_seen").max(),
        pl.col(_COUNTS).sum(),
    )
    for column in VOTED:
        actors = actors.join(_vote(aggregates, column), on="actor_id", how="left")
    held = aggregates.select("actor_id", "roles").explode("roles", keep_nulls=False)
    return _with_lists(
        actors.sort("actor_id"),
        _gather_aliases(_other_names(aggregates, actors), "actor_id"),
        _gather_roles(held.select("actor_id", pl.col("roles").struct.unnest()), "actor_id"),
        TABLES["actors"],
    )


def _other_names(aggregates: pl.DataFrame, actors: pl.DataFrame) -> pl.DataFrame:
    """Return actor_id and each name in `aliases` that the *aggregates* tell, less the one that the actor goes by."""
    told = aggregates.select("actor_id", "aliases").explode("aliases", keep_nulls=False)
    names = aggregates.select("actor_id", aliases=pl.col("name").cast(pl.String))
    chosen = actors.select("actor_id", aliases=pl.col("name").cast(pl.String))
    return pl.concat([told, names]).unique().join(chosen, on=["actor_id", "aliases"], how="anti")


def _vote(aggregates: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return for each actor the value of *column* that most articles give."""
    votes = aggregates.drop_nulls(column).group_by("actor_id", column).agg(pl.col("article_count").sum())
    ranked = votes.sort("actor_id", "article_count", pl.col(column).cast(pl.String), descending=[False, True, False])
    return ranked.unique("actor_id", keep="first", maintain_order=True).select("actor_id", column)


def _gather_aliases(names: pl.DataFrame, key: str) -> pl.DataFrame:
    """Return *key* and `aliases`, each name once, in order."""
    return names.unique().sort(key, "aliases").group_by(key, maintain_order=True).agg("aliases")


def _gather_roles(held: pl.DataFrame, key: str) -> pl.DataFrame:
    """Return *key* and `roles`: each title once, with the first and last day on which it was seen held."""
    spans = held.group_by(key, "title").agg(pl.col("first_seen").min(), pl.col("last_seen").max())
    role = pl.struct("title", "first_seen", "last_seen").alias("roles")
    return spans.sort("first_seen", "title").group_by(key, maintain_order=True).agg(role)


def _with_lists(counted: pl.DataFrame, aliases: pl.DataFrame, roles: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Return *counted*, in its order, with the lists of its key, which may lack some, as rows of *table*."""
    for lists in (aliases, roles):
        counted = counted.join(lists, on=lists.columns[0], how="left", maintain_order="left")
    return _in_schema(counted.with_columns(pl.col("aliases", "roles").fill_null([])), table)


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
