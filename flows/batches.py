"""Batches: the pages of the inputs in portions for the workers, each spooled to a Parquet file of the staging area.

Workers are given the place of a file, never pages, so that a batch costs the same to send to a thread, to another
process or to another machine that shares the disk. Spooling is lazy: a batch is written when it is asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl
from polars._typing import PolarsDataType

from flows.load import load_path
from flows.reader import has_dataset, load
from flows.settings import Settings
from schemas.errors import DatasetError
from schemas.pages import Page
from schemas.rejects import Reject
from schemas.table import UTC_TIME
from schemas.version import VERSION

_SPOOL: dict[str, PolarsDataType] = {
    "url": pl.String,
    "content": pl.Binary,
    "media_type": pl.String,
    "payload_digest": pl.String,
    "charset": pl.String,
    "fetched_at": UTC_TIME,
    "archive_file": pl.String,
    "archive_offset": pl.Int64,
    "published_at": UTC_TIME,
    "published_from": pl.String,
}


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages to read: the file they are spooled in, how many were loaded, and what loading refused."""

    number: int
    spool: Path
    loaded: int
    unchanged: int
    rejects: tuple[Reject, ...]


def spool_batches(
    inputs: Sequence[Path], settings: Settings, staging: Path, *, is_forced: bool = False
) -> Iterator[Batch]:
    """Yield batches of the pages of *inputs*, spooled below *staging*.

    Pages that the dataset holds already, read by this version, are counted and left out unless *is_forced*.

    Raises:
        InputError: an input is missing, unreadable or of no known kind; before anything is read.
    """
    streams = [load_path(place, max_bytes=settings.max_page_bytes) for place in inputs]
    portion: list[Page | Reject] = []
    number = 0
    for item in (item for stream in streams for item in stream):
        portion.append(item)
        if len(portion) == settings.batch_size:
            yield _spool(number, portion, settings, staging, is_forced=is_forced)
            number, portion = number + 1, []
    if portion:
        yield _spool(number, portion, settings, staging, is_forced=is_forced)


def stage_frame(frame: pl.DataFrame, file: Path) -> None:
    """Write *frame* to a file of the staging area.

    Raises:
        DatasetError: the disk is full or cannot be written.
    """
    try:
        frame.write_parquet(file, compression_level=1)
    except (OSError, pl.exceptions.ComputeError) as error:
        is_full = "No space left" in str(error) or "os error 28" in str(error)
        why = "the disk is full" if is_full else str(error)
        raise DatasetError(f"{file.parent}: {why}; the dataset stays as it was") from error


def read_spool(spool: Path) -> list[Page]:
    """Return the pages of a spooled batch."""
    return [Page(**row) for row in pl.read_parquet(spool).iter_rows(named=True)]


def _spool(number: int, items: list[Page | Reject], settings: Settings, staging: Path, *, is_forced: bool) -> Batch:
    pages = [item for item in items if isinstance(item, Page)]
    fresh = pages if is_forced else _unbuilt(pages, settings.output)
    spool = staging / f"pages-{number:06}.parquet"
    stage_frame(pl.DataFrame([asdict(page) for page in fresh], schema=_SPOOL), spool)
    rejects = tuple(item for item in items if isinstance(item, Reject))
    return Batch(number, spool.resolve(), len(items), len(pages) - len(fresh), rejects)


def _unbuilt(pages: list[Page], output: Path) -> list[Page]:
    """Return the pages whose bytes this version has not read into the dataset yet."""
    if not pages or not has_dataset(output):
        return pages
    built = (
        load("articles", output=output)
        .filter(pl.col("payload_digest").is_in([page.payload_digest for page in pages]))
        .filter(pl.col("pipeline_version") == VERSION)
        .select("url", "payload_digest")
        .collect()
    )
    known = set(built.iter_rows())
    return [page for page in pages if (page.url, page.payload_digest) not in known]
