"""A batch of frames -> the changes of every table: which rows go, and which come."""

from collections.abc import Mapping

import polars as pl

from flows.dataset.actor_changes import change_actors
from flows.dataset.draft import Draft
from flows.dataset.layout import ALL, month_group
from flows.dataset.rewrite import GROUP, Change, Rewrite
from schemas.store_tables import ARTICLE_PLACES
from schemas.tables import ARTICLE_TABLES, TABLES
from transforms.tables.row_keys import has_key, look_up

_ALL = pl.lit(ALL).alias(GROUP)


def apply_batch(draft: Draft, batch: Mapping[str, pl.DataFrame], replaced: pl.Series) -> None:
    """Replace in *draft* all rows of the articles in *replaced* and *batch* by those of *batch*.

    A reject goes when an article of its id comes. Judgements on actors that are there already are not added again.
    """
    places = batch["articles"].select("article_id", month_group("published_at").alias(GROUP))
    ids = pl.concat([places["article_id"], replaced.alias("article_id")]).unique().to_frame()
    gone = _move_places(draft, ids, places)
    sightings: list[Rewrite] = []
    for name in ARTICLE_TABLES:
        come = batch[name].with_columns(look_up(batch[name], places, ["article_id"], GROUP))
        done = draft.rewrite(name, Change(gone, come, on=("article_id",)))
        if name == "actor_sightings":
            sightings = done
    change_actors(draft, sightings, ids)
    _change_rejects(draft, batch["rejects"], places)
    merges = batch["actor_merges"].with_columns(_ALL)
    draft.rewrite("actor_merges", Change(merges.clear(), merges, on=(), merge=_append_merges))


def _move_places(draft: Draft, ids: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Record where the articles are now; return article_id and group of the places where their rows are or will be."""
    come = places.select("article_id", pl.col(GROUP).alias("group")).with_columns(_ALL)
    moved = draft.rewrite(ARTICLE_PLACES.name, Change(ids.with_columns(_ALL), come, on=("article_id",)))
    before = [rewrite.before.filter(has_key(rewrite.before, ids, ["article_id"])) for rewrite in moved]
    left = pl.concat([ARTICLE_PLACES.empty(), *before]).select("article_id", pl.col("group").alias(GROUP))
    return pl.concat([left, places]).unique(maintain_order=True)


def _change_rejects(draft: Draft, rejects: pl.DataFrame, places: pl.DataFrame) -> None:
    landed = places.select(id="article_id").with_columns(_ALL)
    draft.rewrite("rejects", Change(landed, rejects.clear().with_columns(_ALL), on=("id",)))
    come = rejects.filter(~has_key(rejects, landed, ["id"])).with_columns(_ALL)
    draft.rewrite("rejects", Change(come, come, on=("stage", "id")))


def _append_merges(before: pl.DataFrame, gone: pl.DataFrame, come: pl.DataFrame) -> pl.DataFrame:
    judgement = ["from_id", "to_id", "judgement", "reason", "evidence"]
    table = TABLES["actor_merges"]
    fresh = come.select(before.columns).sort(table.sort).unique(judgement, keep="first", maintain_order=True)
    return pl.concat([before, fresh.filter(~has_key(fresh, before, judgement))])
