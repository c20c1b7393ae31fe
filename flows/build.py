"""Build: archive, WARC files and folders -> the dataset, batch by batch.

The parent spools batches of pages (`flows.batches`), workers read them into staged frames (`flows.read_batch`), and the
parent commits the frames of several batches as one version. How batches are run is an argument: in this process,
in a pool of processes, or as Prefect tasks (`flows.scheduled`); the functions are the same.
"""

import logging
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, as_completed, wait
from datetime import UTC, datetime
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from flows.actor_merges import judge_actors
from flows.batches import Batch, spool_batches
from flows.dataset.store import commit_batch
from flows.read_batch import BatchResult, gazetteer_with, read_batch
from flows.report import Report
from flows.settings import Settings
from schemas.tables import ARTICLE_TABLES

_STAGING = ".build-"

Progress = Callable[[int, int | None], None]
"""Called with pages done, and pages in all where that is known."""

RunBatches = Callable[[Iterable[Batch], Settings], Iterator[BatchResult]]


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
    report, done = Report(), 0
    settings.output.mkdir(parents=True, exist_ok=True)
    _sweep(settings.output)
    staging = Path(mkdtemp(prefix=f"{_STAGING}{os.getpid()}-", dir=settings.output))
    try:
        batches = spool_batches(inputs, settings, staging, is_forced=is_forced)
        for results in _grouped((run_batches or run_locally)(batches, settings), settings.batches_per_commit):
            report = sum((result.report for result in results), report) + _commit(results, settings)
            done += sum(result.batch.loaded for result in results)
            progress(done, None)
        if done > report.counts["unchanged"]:
            gazetteer = gazetteer_with(settings.actors)
            judge_actors(settings.output, gazetteer, now=datetime.now(UTC), keep=settings.keep_versions)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return report


def _sweep(output: Path) -> None:
    """Remove what builds that were killed left behind."""
    for folder in output.glob(f"{_STAGING}*"):
        if not Path(f"/proc/{folder.name.removeprefix(_STAGING).partition('-')[0]}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def run_locally(batches: Iterable[Batch], settings: Settings) -> Iterator[BatchResult]:
    """Yield the result of each batch as it is ready, read by a pool of processes; a single batch is read here.

    Only a few batches more than there are workers are spooled ahead.
    """
    waiting = iter(batches)
    ahead = list(islice(waiting, 2))
    if len(ahead) < 2 or settings.worker_count == 1:
        for batch in chain(ahead, waiting):
            yield read_batch(batch, settings)
        return
    with ProcessPoolExecutor(
        settings.worker_count,
        mp_context=get_context("spawn"),
        initializer=_log_as_here,
        initargs=(logging.getLogger().getEffectiveLevel(),),
    ) as pool:
        running: set[Future[BatchResult]] = set()
        for batch in chain(ahead, waiting):
            running.add(pool.submit(read_batch, batch, settings))
            if len(running) >= 2 * settings.worker_count:
                ready, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in ready)
        for future in as_completed(running):
            yield future.result()


def _log_as_here(level: int) -> None:
    logging.basicConfig(level=level, format="%(message)s")


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
