"""Checks across the tables of one batch: every row belongs to an article of it, every actor is sighted where it stands.

In come the frames of a batch by table name; out comes nothing, or a `SchemaError`. References to actors are checked
within the article: an actor lives as long as a sighting does, and the sightings of an article go with it.
"""

from collections.abc import Mapping

import polars as pl

from schemas.errors import SchemaError
from schemas.tables import ARTICLE_TABLES, TABLES
from schemas.validation import validate


def check_batch(batch: Mapping[str, pl.DataFrame], *, claims_elsewhere: pl.Series | None = None) -> None:
    """Check every frame of *batch* against its table, the others, and the ids of *claims_elsewhere* it may refer to.

    Raises:
        SchemaError: the first fault, with table, column, rule and rows.
    """
    claims = batch["claims"].select("claim_id")
    if claims_elsewhere is not None:
        claims = pl.concat([claims, claims_elsewhere.alias("claim_id").to_frame()])
    known = {name: batch[name] for name in ARTICLE_TABLES} | {"claims": claims}
    for name, frame in batch.items():
        validate(TABLES[name], frame, context=known)
    for name in ARTICLE_TABLES:
        for reference in TABLES[name].references:
            if reference.table == "actors":
                _check_sighted(name, batch[name], reference.column, batch["actor_sightings"])


def find_claims_elsewhere(claims: pl.DataFrame) -> pl.Series:
    """Return the claim ids that *claims* refer to and that are none of theirs."""
    columns = [reference.column for reference in TABLES["claims"].references if reference.table == "claims"]
    used = pl.concat([claims[column].alias("claim_id") for column in columns]).drop_nulls().unique()
    return used.to_frame().join(claims, on="claim_id", how="anti").to_series()


def _check_sighted(name: str, frame: pl.DataFrame, column: str, sightings: pl.DataFrame) -> None:
    used = frame.select("article_id", actor_id=column)
    if isinstance(used.schema["actor_id"], pl.List):
        used = used.filter(pl.col("actor_id").list.len() > 0).explode("actor_id", keep_nulls=False)
    used = used.drop_nulls()
    if used.is_empty():
        return
    missing = used.join(sightings, on=["article_id", "actor_id"], how="anti").unique()
    if missing.height:
        shown = missing.sort("article_id", "actor_id").head(3).to_dicts()
        raise SchemaError(
            f"{name}.{column}: rule 'sighted in its article' broken by {missing.height} actor(s): {shown}"
        )
