"""A batch of frames -> the changes of every table: which rows go and come, and what the actors amount to then."""

from collections.abc import Mapping, Sequence

import polars as pl

from flows.draft import Draft
from flows.layout import ALL, month_group
from flows.rewrite import GROUP, Change, Rewrite
from schemas.store_tables import ACTOR_AGGREGATES, ARTICLE_PLACES
from schemas.tables import ARTICLE_TABLES, TABLES
from transforms.actor_tables import add_activity, aggregate_sightings, combine_aggregates, count_activity

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
        come = batch[name].join(places, on="article_id", how="left", maintain_order="left")
        done = draft.rewrite(name, Change(gone, come, on=("article_id",)))
        if name == "actor_sightings":
            sightings = done
    _change_actors(draft, sightings, ids)
    _change_rejects(draft, batch["rejects"], places)
    merges = batch["actor_merges"].with_columns(_ALL)
    draft.rewrite("actor_merges", Change(merges.clear(), merges, on=(), merge=_append_merges))


def _move_places(draft: Draft, ids: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Record where the articles are now; return article_id and group of the places where their rows are or will be."""
    come = places.select("article_id", pl.col(GROUP).alias("group")).with_columns(_ALL)
    moved = draft.rewrite(ARTICLE_PLACES.name, Change(ids.with_columns(_ALL), come, on=("article_id",)))
    before = [rewrite.before.join(ids, on="article_id", how="semi") for rewrite in moved]
    left = pl.concat([ARTICLE_PLACES.empty(), *before]).select("article_id", pl.col("group").alias(GROUP))
    return pl.concat([left, places]).unique(maintain_order=True)


def _change_rejects(draft: Draft, rejects: pl.DataFrame, places: pl.DataFrame) -> None:
    landed = places.select(id="article_id").with_columns(_ALL)
    draft.rewrite("rejects", Change(landed, rejects.clear().with_columns(_ALL), on=("id",)))
    come = rejects.join(landed, on="id", how="anti", maintain_order="left").with_columns(_ALL)
    draft.rewrite("rejects", Change(come, come, on=("stage", "id")))


def _append_merges(before: pl.DataFrame, gone: pl.DataFrame, come: pl.DataFrame) -> pl.DataFrame:
    judgement = ["from_id", "to_id", "judgement", "reason", "evidence"]
    table = TABLES["actor_merges"]
    fresh = come.select(before.columns).sort(table.sort).unique(judgement, keep="first", maintain_order=True)
    return pl.concat([before, fresh.join(before, on=judgement, how="anti", nulls_equal=True)])


def _change_actors(draft: Draft, sightings: Sequence[Rewrite], ids: pl.DataFrame) -> None:
    """Bring actors and their activity in line with the parts of actor_sightings that were rewritten."""
    if not sightings:
        return
    before = pl.concat([_named(rewrite.before, rewrite.old.name) for rewrite in sightings if rewrite.old] or [_NO_ROWS])
    after = pl.concat([_NO_ROWS, *(_named(f, p.name) for r in sightings for p, f in zip(r.new, r.after, strict=True))])
    recut = [name for r in sightings for name in _recut_names(r)]
    is_touched = pl.col("article_id").is_in(ids["article_id"].implode()) | pl.col("part").is_in(recut)
    pairs = pl.concat([before, after]).filter(is_touched).select("part", "actor_id", "canonical_key").unique()
    come = aggregate_sightings(after.join(pairs, on=["part", "actor_id"], how="semi"))
    change = Change(pairs.with_columns(_ALL), come.with_columns(_ALL), on=("part", "actor_id"))
    _recombine(draft, draft.rewrite(ACTOR_AGGREGATES.name, change), pairs)
    _count_again(draft, before.join(ids, on="article_id", how="semi"), after.join(ids, on="article_id", how="semi"))


_NO_ROWS = TABLES["actor_sightings"].empty().with_columns(part=pl.lit("", pl.String))


def _named(frame: pl.DataFrame, part: str) -> pl.DataFrame:
    return frame.with_columns(part=pl.lit(part))


def _recut_names(rewrite: Rewrite) -> list[str]:
    """Return the names of the parts of *rewrite* if they are not the same before and after."""
    names = {part.name for part in ((rewrite.old, *rewrite.new) if rewrite.old else rewrite.new)}
    return [] if len(names) == 1 else sorted(names)


def _recombine(draft: Draft, rewrites: Sequence[Rewrite], touched: pl.DataFrame) -> None:
    """Make the rows of `actors` anew for the *touched* actors in the aggregates that changed."""
    if not rewrites:
        return
    before = pl.concat([rewrite.before for rewrite in rewrites]).join(touched, on="actor_id", how="semi")
    frames = [frame for rewrite in rewrites for frame in rewrite.after]
    after = pl.concat([ACTOR_AGGREGATES.empty(), *frames]).join(touched, on="actor_id", how="semi")
    gone = pl.concat([before, after]).select("actor_id", "canonical_key").unique()
    come = combine_aggregates(after)
    draft.rewrite("actors", Change(gone.with_columns(_ALL), come.with_columns(_ALL), on=("actor_id",)))


def _count_again(draft: Draft, before: pl.DataFrame, after: pl.DataFrame) -> None:
    gone, come = (count_activity(rows).with_columns(month_group("month").alias(GROUP)) for rows in (before, after))
    draft.rewrite("actor_activity", Change(gone, come, on=(), merge=_recount))


def _recount(before: pl.DataFrame, gone: pl.DataFrame, come: pl.DataFrame) -> pl.DataFrame:
    return add_activity(before, gone=gone.select(before.columns), come=come.select(before.columns))
