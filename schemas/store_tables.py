"""Tables that the store keeps for itself beside the published ones: they make an upsert cost what it touches."""

import polars as pl

from schemas.actors import ACTOR_SIGHTINGS, ACTORS
from schemas.table import UTC_TIME, Column, Table
from schemas.tables import TABLES

_DESCRIBED = ("actor_id", "canonical_key", "scope", "name", "type", "country", "sector", "wikidata_id")

ARTICLE_PLACES = Table(
    name=".article_places",
    grain="one article: in which group of parts its rows lie",
    key=("article_id",),
    sort=("article_id",),
    columns=(
        Column(name="article_id", dtype=pl.String(), description="The article"),
        Column(name="group", dtype=pl.String(), description="Month of its publication, or undated", example="2021-12"),
    ),
)

ACTOR_AGGREGATES = Table(
    name=".actor_aggregates",
    grain="one actor in one part of actor_sightings, as some articles of the part describe it",
    key=("part", *_DESCRIBED),
    sort=("actor_id", "part"),
    columns=(
        Column(name="part", dtype=pl.String(), description="Part of actor_sightings that the row sums up"),
        *(ACTOR_SIGHTINGS.column(name) for name in _DESCRIBED),
        Column(name="first_seen", dtype=UTC_TIME, description="Earliest publication", null_means="none is dated"),
        Column(name="last_seen", dtype=UTC_TIME, description="Latest publication", null_means="none is dated"),
        Column(name="article_count", dtype=pl.Int32(), description="Articles", unit="articles", minimum=1),
        Column(name="mention_count", dtype=pl.Int32(), description="Mentions", unit="mentions", minimum=0),
        Column(name="claim_count", dtype=pl.Int32(), description="Claims", unit="claims", minimum=0),
        ACTOR_SIGHTINGS.column("aliases"),
        ACTORS.column("roles"),
    ),
)
"""Null publication dates are left out of first and last; the rows of one actor sum up to its row in `actors`."""

STORED_TABLES: dict[str, Table] = {**TABLES, **{table.name: table for table in (ARTICLE_PLACES, ACTOR_AGGREGATES)}}
"""All tables that are written, the published ones first."""
