"""All published tables, by name, in the order in which they are written and described."""

from schemas.actors import ACTOR_ACTIVITY, ACTOR_MERGES, ACTOR_SIGHTINGS, ACTORS
from schemas.articles import ARTICLES
from schemas.claims import CLAIMS
from schemas.figures import FIGURES
from schemas.mentions import MENTIONS
from schemas.rejects import REJECTS
from schemas.table import Table
from schemas.times import TIMES

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ARTICLES,
        CLAIMS,
        ACTORS,
        ACTOR_MERGES,
        ACTOR_ACTIVITY,
        ACTOR_SIGHTINGS,
        MENTIONS,
        FIGURES,
        TIMES,
        REJECTS,
    )
}

ARTICLE_TABLES: tuple[str, ...] = ("articles", "claims", "actor_sightings", "mentions", "figures", "times")
"""Tables whose rows belong to one article and are replaced with it."""
