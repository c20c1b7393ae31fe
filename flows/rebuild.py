"""Rebuild: all stored pages read anew into a dataset of their own, which then takes the place of the one there is.

Until that one step the dataset stays as it is. Judgements on actors are kept; articles that the inputs no longer hold
would be lost, so that is refused unless it is wanted.
"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from flows.build import build_dataset
from flows.dataset.store import adopt_dataset, commit_batch
from flows.dataset.version_files import require_version
from flows.reader import has_dataset, load
from flows.report import Report
from flows.settings import Settings
from schemas.errors import DatasetError


def rebuild_dataset(inputs: Sequence[Path], settings: Settings, *, is_partial: bool, now: datetime) -> Report:
    """Read *inputs* anew and make the result the next version of the dataset; return what was done.

    Raises:
        DatasetError: the inputs lack articles that the dataset has, and *is_partial* is not given: it stays as it is.
    """
    settings.output.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=".rebuild-", dir=settings.output))
    try:
        report = build_dataset(inputs, replace(settings, output=fresh), is_forced=True)
        if not has_dataset(fresh):
            raise DatasetError(f"{settings.output}: the inputs hold no page; the dataset stays as it is")
        if has_dataset(settings.output):
            commit_batch(fresh, {"actor_merges": load("actor_merges", output=settings.output).collect()}, now=now)
            if not is_partial:
                _refuse_losses(settings.output, fresh)
        adopt_dataset(settings.output, fresh, now=now)
        return report
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_losses(output: Path, fresh: Path) -> None:
    kept = load("articles", output=fresh).select("article_id")
    # Not by `load`: a dataset of an older schema may be rebuilt because it cannot be read as one of this schema.
    version = require_version(output)
    files = [version.path(part) for part in version.of("articles")]
    had = pl.concat([pl.scan_parquet(file, glob=False).select("article_id", "url") for file in files])
    urls = had.join(kept, on="article_id", how="anti").sort("url").collect()["url"]
    if len(urls):
        shown = ", ".join(urls.head(3))
        raise DatasetError(f"{output}: the inputs lack {len(urls)} of its articles ({shown} …): name them too")
