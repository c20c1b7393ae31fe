"""Actors: who speaks and acts; the record of the resolver, and the tables of actors, of their merges and activity."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import polars as pl

from schemas.table import STRINGS, UTC_TIME, Column, Reference, Rule, Table, enum

ActorType = Literal[
    "person", "state", "alliance", "bloc", "government_body", "armed_forces", "armed_group", "party", "company",
    "central_bank", "media", "ngo", "people", "unnamed",
]  # fmt: skip
Scope = Literal["global", "document"]
Judgement = Literal["same", "different"]
Sector = Literal[
    "GOV", "MIL", "LEG", "JUD", "PTY", "REB", "COP", "SPY", "CVL", "BUS", "MED", "IGO", "NGO", "JRN", "EDU", "HLH", "CRM",
    "LAB", "REL", "SOC", "UAF", "OPP", "ELI", "AGR", "MNC", "REF", "JEW", "MOS", "CHR", "BUD", "HIN",
]  # fmt: skip
"""Sectors of PLOVER (Halterman et al. 2023), and those of CAMEO that its gold records use."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function, with the first and last day on which it was seen held."""

    title: str
    first_seen: date | None = None
    last_seen: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor as one document shows it; `key` is canonical and readable: `person:sergei-lavrov:RU`."""

    key: str
    name: str
    type: ActorType
    scope: Scope
    country: str | None = None  # ISO 3166-1 alpha-3
    sector: Sector | None = None
    wikidata_id: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


ROLES = pl.List(pl.Struct({"title": pl.String, "first_seen": pl.Date, "last_seen": pl.Date}))

ACTORS = Table(
    name="actors",
    grain="one actor: a person, state, organisation or unnamed source",
    key=("actor_id",),
    sort=("actor_id",),
    columns=(
        Column(name="actor_id", dtype=pl.String(), description="`act_` and 16 base32 characters of the hash of canonical_key; never rewritten", example="act_uvesydkivn3ktxc7"),
        Column(name="canonical_key", dtype=pl.String(), description="Readable key that the id is made from", example="country:RU"),
        Column(name="scope", dtype=enum(*get_args(Scope)), description="Whether the actor is known beyond one article", values=get_args(Scope)),
        Column(name="name", dtype=pl.String(), description="Name an analyst would use", example="Russia"),
        Column(name="type", dtype=enum(*get_args(ActorType)), description="Kind of actor", values=get_args(ActorType)),
        Column(name="country", dtype=pl.String(), description="Country it belongs to or is, ISO 3166-1 alpha-3", null_means="none, or not known", example="RUS"),
        Column(name="sector", dtype=enum(*get_args(Sector)), description="PLOVER sector", values=get_args(Sector), null_means="not known"),
        Column(name="wikidata_id", dtype=pl.String(), description="Wikidata item", null_means="none known", example="Q159"),
        Column(name="aliases", dtype=STRINGS, description="Other words that articles used for it, sorted"),
        Column(name="roles", dtype=ROLES, description="Offices held, with the first and last publication day on which each was seen"),
        Column(name="first_seen", dtype=UTC_TIME, description="Earliest publication of an article with a mention", unit="UTC", null_means="no dated article mentions it"),
        Column(name="last_seen", dtype=UTC_TIME, description="Latest publication of an article with a mention", unit="UTC", null_means="no dated article mentions it"),
        Column(name="article_count", dtype=pl.Int32(), description="Articles that mention it", unit="articles", minimum=0),
        Column(name="mention_count", dtype=pl.Int32(), description="Mentions", unit="mentions", minimum=0),
        Column(name="claim_count", dtype=pl.Int32(), description="Claims that it is the source of", unit="claims", minimum=0),
    ),
    rules=(Rule(name="country is an alpha-3 code", holds=pl.col("country").str.contains("^[A-Z]{3}$")),),
)

ACTOR_SIGHTINGS = Table(
    name="actor_sightings",
    grain="one actor in one article: the partial aggregate that actors and actor_activity are made from",
    key=("article_id", "actor_id"),
    sort=("article_id", "actor_id"),
    columns=(
        Column(name="article_id", dtype=pl.String(), description="The article"),
        Column(name="actor_id", dtype=pl.String(), description="The actor"),
        Column(name="canonical_key", dtype=pl.String(), description="Readable key that the id is made from"),
        Column(name="scope", dtype=enum(*get_args(Scope)), description="Whether the actor is known beyond one article", values=get_args(Scope)),
        Column(name="name", dtype=pl.String(), description="Name, as the reference or the fullest mention has it"),
        Column(name="type", dtype=enum(*get_args(ActorType)), description="Kind of actor", values=get_args(ActorType)),
        Column(name="country", dtype=pl.String(), description="Country, ISO 3166-1 alpha-3", null_means="none, or not known"),
        Column(name="sector", dtype=enum(*get_args(Sector)), description="PLOVER sector", values=get_args(Sector), null_means="not known"),
        Column(name="wikidata_id", dtype=pl.String(), description="Wikidata item", null_means="none known"),
        Column(name="aliases", dtype=STRINGS, description="Words that the article used for it, sorted"),
        Column(name="roles", dtype=STRINGS, description="Offices that the article gives it, sorted"),
        Column(name="published_at", dtype=UTC_TIME, description="Publication of the article", unit="UTC", null_means="the page does not say"),
        Column(name="outlet", dtype=pl.String(), description="Registered domain of the outlet"),
        Column(name="mention_count", dtype=pl.Int32(), description="Mentions in the article", unit="mentions", minimum=0),
        Column(name="claim_count", dtype=pl.Int32(), description="Claims in the article whose source it is", unit="claims", minimum=0),
    ),
    references=(Reference(column="article_id", table="articles", key="article_id"),),
)

ACTOR_MERGES = Table(
    name="actor_merges",
    grain="one judgement that two actor ids are the same, or are not; append-only",
    key=("from_id", "to_id", "at"),
    sort=("at", "from_id", "to_id"),
    columns=(
        Column(name="from_id", dtype=pl.String(), description="Actor id that the judgement is on"),
        Column(name="to_id", dtype=pl.String(), description="Actor id that stands for both where they are the same"),
        Column(name="judgement", dtype=enum(*get_args(Judgement)), description="Whether the two are one actor", values=get_args(Judgement)),
        Column(name="reason", dtype=pl.String(), description="Rule or person that judged", example="reference_entry"),
        Column(name="evidence", dtype=pl.String(), description="What the judgement rests on", null_means="none was recorded"),
        Column(name="at", dtype=UTC_TIME, description="When it was judged", unit="UTC"),
    ),
    rules=(Rule(name="two different ids", holds=pl.col("from_id") != pl.col("to_id")),),
)

ACTOR_ACTIVITY = Table(
    name="actor_activity",
    grain="one actor in one month in one outlet",
    key=("actor_id", "month", "outlet"),
    sort=("month", "actor_id", "outlet"),
    columns=(
        Column(name="actor_id", dtype=pl.String(), description="The actor"),
        Column(name="month", dtype=pl.Date(), description="First day of the month of publication", null_means="articles without a publication date"),
        Column(name="outlet", dtype=pl.String(), description="Registered domain of the outlet"),
        Column(name="articles", dtype=pl.Int32(), description="Articles that mention the actor", unit="articles", minimum=0),
        Column(name="mentions", dtype=pl.Int32(), description="Mentions of the actor", unit="mentions", minimum=0),
        Column(name="claims", dtype=pl.Int32(), description="Claims whose source is the actor", unit="claims", minimum=0),
    ),
    references=(Reference(column="actor_id", table="actors", key="actor_id"),),
)
