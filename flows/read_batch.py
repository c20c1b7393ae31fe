"""One batch of pages -> staged frames: what a worker does, wherever it runs.

Extract (fenced), annotate, tabulate; the frames are written beside the spooled pages and only their place travels
back. The language model and the gazetteer are loaded once a process.
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

from flows.batches import Batch, read_spool, stage_frame
from flows.fence import extract_fenced
from flows.report import Report
from flows.settings import Settings
from flows.user_actors import read_user_actors
from schemas.articles import Article
from schemas.rejects import Reject
from transforms.annotate import annotate
from transforms.language import load_model
from transforms.reference.gazetteer import Gazetteer, load_gazetteer
from transforms.tables import tabulate_documents, tabulate_rejects

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Where the frames of a batch are staged (None: it held nothing new), and what was counted."""

    batch: Batch
    staged: Path | None
    report: Report


def read_batch(batch: Batch, settings: Settings) -> BatchResult:
    """Read the pages of *batch* and write their frames beside its spool."""
    seconds: dict[str, float] = {}
    with _timed(seconds, "extract"):
        extracted = list(
            extract_fenced(read_spool(batch.spool), seconds=settings.seconds_per_page, languages=settings.languages)
        )
    rejects = [*batch.rejects, *(item for item in extracted if isinstance(item, Reject))]
    articles = _newest(item for item in extracted if isinstance(item, Article))
    for reject in rejects:
        logger.warning("%s refused %s: %s %s", reject.stage, reject.url, reject.reason, reject.detail)
    staged = _stage(batch, articles, rejects, settings, seconds) if articles or rejects else None
    counts = Counter(pages=batch.loaded, unchanged=batch.unchanged)
    return BatchResult(batch, staged, Report(counts, Counter(reject.reason for reject in rejects), seconds))


def _stage(
    batch: Batch, articles: list[Article], rejects: list[Reject], settings: Settings, seconds: dict[str, float]
) -> Path:
    gazetteer = gazetteer_with(settings.actors)
    with _timed(seconds, "annotate"):
        documents = [annotate(article, load_model(), gazetteer) for article in articles]
    with _timed(seconds, "tabulate"):
        frames = tabulate_documents(documents, gazetteer)
        now = datetime.now(UTC)
        frames["rejects"] = tabulate_rejects(replace(reject, at=reject.at or now) for reject in rejects)
        folder = batch.spool.with_suffix("")
        folder.mkdir()
        for name, frame in frames.items():
            stage_frame(frame, folder / f"{name}.parquet")
    return folder


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - started


@lru_cache(maxsize=1)
def gazetteer_with(actors: Path | None) -> Gazetteer:
    """Return the gazetteer with the user's own *actors*, loaded once a process."""
    return load_gazetteer(read_user_actors(actors) if actors else ())


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
