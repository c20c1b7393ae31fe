"""One batch of pages -> staged frames: what a worker does, wherever it runs.

Load, extract (fenced), annotate, tabulate, check; the frames are written to a folder of the staging area and only
their place travels back. The language model and the gazetteer are loaded once a process.
"""

import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import polars as pl
from transforms.reference.gazetteer import Gazetteer, load_gazetteer

from flows.batches import Batch
from flows.fence import extract_fenced
from flows.load import load_places
from flows.reader import has_dataset, load
from flows.report import Report
from flows.settings import Settings
from flows.user_actors import read_user_actors
from schemas.articles import Article
from schemas.pages import Page
from schemas.rejects import Reject
from schemas.version import VERSION
from transforms.annotate import annotate
from transforms.language import LanguageModel, load_model
from transforms.tables import tabulate_documents, tabulate_rejects

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Where the frames of a batch are staged (None: it held nothing new), and what was counted."""

    batch: Batch
    staged: Path | None
    report: Report


class _Clock:
    """Seconds spent by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started


def read_batch(batch: Batch, settings: Settings, staging: Path) -> BatchResult:
    """Read the pages of *batch* and write their frames below *staging*."""
    clock = _Clock()
    with clock.stage("load"):
        loaded = list(load_places(batch.places, max_bytes=settings.max_page_bytes))
        rejects = [item for item in loaded if isinstance(item, Reject)]
        pages = [item for item in loaded if isinstance(item, Page)]
        fresh = pages if batch.is_forced else _unbuilt(pages, settings.output)
    with clock.stage("extract"):
        extracted = list(extract_fenced(fresh, seconds=settings.seconds_per_page, languages=settings.languages))
        rejects += [item for item in extracted if isinstance(item, Reject)]
        articles = _newest(item for item in extracted if isinstance(item, Article))
    for reject in rejects:
        logger.warning("%s refused %s: %s %s", reject.stage, reject.url, reject.reason, reject.detail)
    counts = Counter(pages=len(loaded), unchanged=len(pages) - len(fresh))
    report = Report(counts, Counter(reject.reason for reject in rejects), clock.seconds)
    if not articles and not rejects:
        return BatchResult(batch, None, report)
    model, gazetteer = _readers(settings.actors)
    with clock.stage("annotate"):
        documents = [annotate(article, model, gazetteer) for article in articles]
    with clock.stage("tabulate"):
        frames = tabulate_documents(documents, gazetteer)
        now = datetime.now(UTC)
        frames["rejects"] = tabulate_rejects(replace(reject, at=reject.at or now) for reject in rejects)
        folder = staging / f"batch-{batch.number:06}"
        folder.mkdir()
        for name, frame in frames.items():
            frame.write_parquet(folder / f"{name}.parquet")
    return BatchResult(batch, folder, report)


@lru_cache(maxsize=1)
def _readers(actors: Path | None) -> tuple[LanguageModel, Gazetteer]:
    return load_model(), load_gazetteer(read_user_actors(actors) if actors else ())


def _unbuilt(pages: list[Page], output: Path) -> list[Page]:
    """Return the pages whose bytes this version has not read into the dataset yet."""
    if not pages or not has_dataset(output):
        return pages
    digests = pl.Series([page.payload_digest for page in pages])
    built = (
        load("articles", output=output)
        .filter(pl.col("payload_digest").is_in(digests.implode()), pl.col("pipeline_version") == VERSION)
        .select("url", "payload_digest")
        .collect()
    )
    known = set(built.iter_rows())
    return [page for page in pages if (page.url, page.payload_digest) not in known]


def _newest(articles: Iterable[Article]) -> list[Article]:
    """Return *articles*, of those with one id only the last one fetched."""
    newest: dict[str, Article] = {}
    for article in articles:
        earlier = newest.get(article.article_id)
        if earlier is None or not _is_later(earlier, article):
            newest[article.article_id] = article
    return list(newest.values())


def _is_later(one: Article, other: Article) -> bool:
    return one.fetched_at is not None and (other.fetched_at is None or other.fetched_at < one.fetched_at)
