"""Rewritten parts of `actor_sightings` -> the changes of `actors` and `actor_activity`.

The aggregate of each part that changed is made anew, for the actors whose rows in it changed; the actors are combined
from all their aggregates; activity loses the counts of the rows that went and gains those of the rows that came. See
`transforms.tables.actor_tables` for why this gives what the whole of the sightings would.
"""

from collections.abc import Sequence

import polars as pl

from flows.dataset.draft import Draft
from flows.dataset.layout import ALL, month_group
from flows.dataset.rewrite import GROUP, Change, Rewrite
from schemas.store_tables import ACTOR_AGGREGATES
from schemas.tables import TABLES
from transforms.tables.actor_tables import add_activity, aggregate_sightings, combine_aggregates, count_activity
from transforms.tables.row_keys import has_key

_ALL = pl.lit(ALL).alias(GROUP)
_NO_SIGHTINGS = TABLES["actor_sightings"].empty().with_columns(part=pl.lit("", pl.String))


def change_actors(draft: Draft, sightings: Sequence[Rewrite], ids: pl.DataFrame) -> None:
    """Bring actors and activity in line with *sightings*, which changed for the articles in *ids* (`article_id`)."""
    if not sightings:
        return
    before = pl.concat([_NO_SIGHTINGS, *(_named(r.before, r.old.name) for r in sightings if r.old)])
    after = pl.concat(
        [_NO_SIGHTINGS, *(_named(f, p.name) for r in sightings for p, f in zip(r.new, r.after, strict=True))]
    )
    recut = [name for rewrite in sightings for name in _recut_names(rewrite)]
    is_touched = pl.col("article_id").is_in(ids["article_id"].implode()) | pl.col("part").is_in(recut)
    touched = pl.concat([before, after]).filter(is_touched).select("part", "actor_id", "canonical_key").unique()
    _recombine(draft, _aggregate_again(draft, after, touched), touched)
    _count_again(draft, *(rows.filter(has_key(rows, ids, ["article_id"])) for rows in (before, after)))


def _named(frame: pl.DataFrame, part: str) -> pl.DataFrame:
    return frame.with_columns(part=pl.lit(part))


def _recut_names(rewrite: Rewrite) -> list[str]:
    """Return the names of the parts of *rewrite* if they are not the same before and after."""
    names = {part.name for part in ((rewrite.old, *rewrite.new) if rewrite.old else rewrite.new)}
    return [] if len(names) == 1 else sorted(names)


def _aggregate_again(draft: Draft, sightings: pl.DataFrame, touched: pl.DataFrame) -> list[Rewrite]:
    """Make the aggregates of the *touched* parts and actors anew; return what changed."""
    come = aggregate_sightings(sightings.filter(has_key(sightings, touched, ["part", "actor_id"])))
    change = Change(touched.with_columns(_ALL), come.with_columns(_ALL), on=("part", "actor_id"))
    return draft.rewrite(ACTOR_AGGREGATES.name, change)


def _recombine(draft: Draft, rewrites: Sequence[Rewrite], touched: pl.DataFrame) -> None:
    """Make the rows of `actors` anew for the *touched* actors in the aggregates that changed."""
    if not rewrites:
        return
    before = pl.concat([rewrite.before for rewrite in rewrites])
    after = pl.concat([ACTOR_AGGREGATES.empty(), *(frame for rewrite in rewrites for frame in rewrite.after)])
    before, after = (rows.filter(has_key(rows, touched, ["actor_id"])) for rows in (before, after))
    gone = pl.concat([before, after]).select("actor_id", "canonical_key").unique()
    come = combine_aggregates(after)
    draft.rewrite("actors", Change(gone.with_columns(_ALL), come.with_columns(_ALL), on=("actor_id",)))


def _count_again(draft: Draft, before: pl.DataFrame, after: pl.DataFrame) -> None:
    gone, come = (count_activity(rows).with_columns(month_group("month").alias(GROUP)) for rows in (before, after))
    draft.rewrite("actor_activity", Change(gone, come, on=(), merge=_recount))


def _recount(before: pl.DataFrame, gone: pl.DataFrame, come: pl.DataFrame) -> pl.DataFrame:
    return add_activity(before, gone=gone.select(before.columns), come=come.select(before.columns))
