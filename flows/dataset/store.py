"""The store: batches of frames into a dataset, all tables at once; and out of it again.

A commit replaces all rows of its articles in all tables, derives actors and their activity, and switches to the new
version in one step; whatever happens before that step, the dataset stays as it was. See `flows.dataset.draft` for the
steps on disk, `flows.dataset.rewrite` for what a commit costs, `docs/dataset.md` for what a reader may rely on.
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

from flows.dataset.batch_changes import apply_batch
from flows.dataset.draft import Draft, open_draft
from flows.dataset.layout import ALL
from flows.dataset.part_files import read_part
from flows.dataset.rewrite import GROUP, Change
from flows.dataset.version_files import GRACE, pinned_version, remove_old, require_version
from flows.reader import scan_parts
from schemas.errors import SchemaError
from schemas.tables import ARTICLE_TABLES, TABLES
from schemas.versions import Version
from transforms.tables.check import check_batch, find_claims_elsewhere

logger = logging.getLogger(__name__)

BATCH_TABLES = (*ARTICLE_TABLES, "rejects", "actor_merges")
"""Tables that a batch may bring; the others are derived."""

PATIENCE = 600.0
"""Seconds to wait for another writer."""

KEEP = 5


def commit_batch(
    output: Path,
    frames: Mapping[str, pl.DataFrame],
    *,
    replaced_articles: Iterable[str] = (),
    now: datetime,
    keep: int = KEEP,
    grace: timedelta = GRACE,
    patience: float = PATIENCE,
) -> Version:
    """Put *frames* into the dataset in *output* and return the version that holds them.

    Args:
        output: folder of the dataset; made where it is missing.
        frames: by table name, of `BATCH_TABLES`; absent tables bring no rows.
        replaced_articles: articles whose rows go, beside those that come: one that does not come again is deleted.
        now: time of the commit.
        keep: versions that stay for rollback; those replaced less than *grace* ago stay besides.
        patience: seconds to wait for another writer.

    Raises:
        SchemaError: a frame breaks a rule of its table; nothing was written.
        DatasetError: the dataset is damaged, newer than this program, or held by another writer; or the disk is full.
    """
    batch = _complete(frames)
    with open_draft(output, patience=patience) as draft:
        check_batch(batch, claims_elsewhere=_stored_claims(draft, find_claims_elsewhere(batch["claims"])))
        apply_batch(draft, batch, pl.Series(list(replaced_articles), dtype=pl.String))
        version = draft.publish("commit", now)
        remove_old(output, keep=keep, grace=grace, now=now)
    logger.info("version %d: %d articles, %d claims", version.number, version.rows("articles"), version.rows("claims"))
    return version


def delete_articles(
    output: Path,
    *,
    articles: Iterable[str] = (),
    outlets: Iterable[str] = (),
    now: datetime,
    patience: float = PATIENCE,
) -> Version:
    """Delete *articles* (ids) and all articles of *outlets* (registered domains) with every row made from them.

    Versions before still hold them: `vacuum` with `keep=1` removes the last trace.
    """
    named, domains = list(articles), list(outlets)
    with open_draft(output, patience=patience) as draft:
        stored = _scan(draft, "articles").filter(pl.col("outlet").is_in(domains)).select("article_id").collect()
        gone = pl.concat([pl.Series(named, dtype=pl.String), stored.to_series()])
        apply_batch(draft, _complete({}), gone)
        _delete_rejects(draft, gone, domains)
        return draft.publish("delete", now)


def roll_back(output: Path, number: int, *, now: datetime, patience: float = PATIENCE) -> Version:
    """Make a new version with the content of version *number*; the versions between stay."""
    require_version(output, number)
    with open_draft(output, patience=patience, base=number) as draft:
        return draft.publish("rollback", now)


def adopt_dataset(output: Path, other: Path, *, now: datetime, patience: float = PATIENCE) -> Version:
    """Make a new version with the content of the dataset in *other*, which must lie on the same file system."""
    with pinned_version(other) as version, open_draft(output, patience=patience, is_upgraded=False) as draft:
        draft.adopt(version)
        return draft.publish("rebuild", now)


def vacuum(output: Path, *, keep: int, now: datetime, patience: float = PATIENCE) -> list[int]:
    """Remove all but the newest *keep* versions, and what killed runs left; return the numbers removed.

    A version that is being read under a pin stays.
    """
    with open_draft(output, patience=patience, is_upgraded=False):
        return remove_old(output, keep=keep, grace=timedelta(0), now=now)


def _complete(frames: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    unknown = sorted(frames.keys() - set(BATCH_TABLES))
    if unknown:
        raise SchemaError(f"a batch brings {', '.join(BATCH_TABLES)}; {', '.join(unknown)} is derived or unknown")
    return {name: frames.get(name, TABLES[name].empty()) for name in BATCH_TABLES}


def _scan(draft: Draft, table: str) -> pl.LazyFrame:
    return scan_parts(TABLES[table], {part: path for part, path in draft.parts.items() if part.table == table})


def _stored_claims(draft: Draft, wanted: pl.Series) -> pl.Series | None:
    if wanted.is_empty():
        return None
    return (
        _scan(draft, "claims")
        .filter(pl.col("claim_id").is_in(wanted.implode()))
        .select("claim_id")
        .collect()["claim_id"]
    )


def _delete_rejects(draft: Draft, ids: pl.Series, domains: list[str]) -> None:
    host = pl.col("url").str.extract(r"^[a-z+]+://(?:[^/@]*@)?([^/:?#]+)").str.to_lowercase()
    is_of_outlet = pl.any_horizontal(
        pl.lit(value=False), *((host == domain) | host.str.ends_with(f".{domain}") for domain in domains)
    )
    parts = [(part, path) for part, path in draft.parts.items() if part.table == "rejects"]
    rows = pl.concat([TABLES["rejects"].empty(), *(read_part(path, part, TABLES["rejects"]) for part, path in parts)])
    gone = rows.filter(is_of_outlet | pl.col("id").is_in(ids.implode())).with_columns(pl.lit(ALL).alias(GROUP))
    draft.rewrite("rejects", Change(gone, gone.clear(), on=("stage", "id")))
