"""Build: archive, WARC files and folders -> the dataset, batch by batch.

The parent plans batches (places of pages, not pages), workers read them into staged frames (`flows.read_batch`), and
the parent commits the frames of several batches as one version. How batches are run is an argument: in this process,
in a pool of processes, or as Prefect tasks (`flows.scheduled`); the functions are the same.
"""

import logging
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from flows.batches import Batch, plan_batches
from flows.read_batch import BatchResult, read_batch
from flows.report import Report
from flows.settings import Settings
from flows.store import commit_batch
from schemas.tables import ARTICLE_TABLES

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""

RunBatches = Callable[[Sequence[Batch], Settings, Path], Iterator[BatchResult]]


def build_dataset(
    inputs: Sequence[Path],
    settings: Settings,
    *,
    is_forced: bool = False,
    run_batches: RunBatches | None = None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Read the pages of *inputs* and commit them to the dataset; return what was done.

    Pages that the dataset holds already, read by this version, are left alone unless *is_forced*.

    Raises:
        OnRecordError: an input or the dataset cannot be used at all. A page that cannot be read is only counted.
    """
    batches = plan_batches(inputs, settings.batch_size, is_forced=is_forced)
    total = sum(len(batch.places) for batch in batches)
    report, done = Report(), 0
    settings.output.mkdir(parents=True, exist_ok=True)
    staging = Path(mkdtemp(prefix=".build-", dir=settings.output))
    try:
        progress(done, total)
        for results in _grouped((run_batches or run_locally)(batches, settings, staging), settings.batches_per_commit):
            report = sum((result.report for result in results), report) + _commit(results, settings)
            done += sum(len(result.batch.places) for result in results)
            progress(done, total)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return report


def run_locally(batches: Sequence[Batch], settings: Settings, staging: Path) -> Iterator[BatchResult]:
    """Yield the result of each batch as it is ready: read here, or by a pool of processes where there are several."""
    workers = min(settings.worker_count, len(batches))
    if workers <= 1:
        for batch in batches:
            yield read_batch(batch, settings, staging)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for future in as_completed([pool.submit(read_batch, batch, settings, staging) for batch in batches]):
            yield future.result()


def _grouped(results: Iterable[BatchResult], size: int) -> Iterator[list[BatchResult]]:
    group: list[BatchResult] = []
    for result in results:
        group.append(result)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def _commit(results: Sequence[BatchResult], settings: Settings) -> Report:
    started = time.perf_counter()
    staged = [result.staged for result in sorted(results, key=lambda result: result.batch.number) if result.staged]
    if not staged:
        return Report()
    frames = {name: _newest(staged, name) for name in ARTICLE_TABLES}
    frames["rejects"] = pl.concat([pl.read_parquet(folder / "rejects.parquet") for folder in staged]).unique(
        ["stage", "id"], keep="last", maintain_order=True
    )
    commit_batch(
        settings.output,
        frames,
        replaced_articles=frames["articles"]["article_id"].to_list(),
        now=datetime.now(UTC),
        keep=settings.keep_versions,
    )
    for folder in staged:
        shutil.rmtree(folder, ignore_errors=True)
    counts = Counter({name: frames[name].height for name in ("articles", "claims", "mentions", "figures", "times")})
    counts["actors"] = frames["actor_sightings"]["actor_id"].n_unique()
    return Report(counts=counts, seconds={"commit": time.perf_counter() - started})


def _newest(staged: Sequence[Path], table: str) -> pl.DataFrame:
    """Return the staged rows of *table*; of an article that several batches hold, those of the last one fetched."""
    articles = pl.concat(
        [
            pl.read_parquet(folder / "articles.parquet", columns=["article_id", "fetched_at"]).with_columns(
                batch=pl.lit(number)
            )
            for number, folder in enumerate(staged)
        ]
    )
    chosen = (
        articles.sort("fetched_at", "batch", nulls_last=False)
        .unique("article_id", keep="last", maintain_order=True)
        .select("article_id", "batch")
    )
    return pl.concat(
        [
            pl.read_parquet(folder / f"{table}.parquet").join(
                chosen.filter(pl.col("batch") == number), on="article_id", how="semi", maintain_order="left"
            )
            for number, folder in enumerate(staged)
        ]
    )
