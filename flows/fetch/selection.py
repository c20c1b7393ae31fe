"""Which of the pages that sources list are asked for in this run: new ones, changed ones, and those due for a look."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flows.manifest import ManifestIndex
from schemas.fetches import FetchRequest, is_passing
from schemas.sources import Entry, Source


@dataclass(frozen=True, slots=True)
class Selection:
    """The pages to ask for, and how many of those listed are not: already held, left for later, passed over."""

    requests: tuple[FetchRequest, ...] = ()
    known: int = 0
    waiting: int = 0
    passed_over: int = 0


def select_pages(
    source: Source, entries: Iterable[Entry], index: ManifestIndex, *, taken: frozenset[str], now: datetime
) -> Selection:
    """Choose from the *entries* of *source*, newest first; those in *taken* were chosen for another source."""
    listed = _distinct(entries)
    fresh = [entry for entry in listed.values() if entry.url not in taken and not _is_old(entry, source, now)]
    due = [entry for entry in fresh if is_due(entry, source, index, now)]
    due.sort(key=_newest_first)
    chosen = due[: source.rules.max_pages]
    return Selection(
        tuple(FetchRequest(entry, source.name, source.rules) for entry in chosen),
        known=len(fresh) - len(due),
        waiting=len(due) - len(chosen),
        passed_over=len(listed) - len(fresh),
    )


def is_due(entry: Entry, source: Source, index: ManifestIndex, now: datetime) -> bool:
    """Tell whether a page is to be asked for: never asked, failed in passing, changed since, or not seen for long."""
    last = index.last.get(entry.url)
    if last is None or is_passing(last.outcome):
        return True
    changed = entry.updated_at is not None and last.at < entry.updated_at <= now
    return changed or now - last.at >= timedelta(hours=source.rules.revisit_hours)


def due_sitemaps(sitemaps: Iterable[Entry], index: ManifestIndex, *, limit: int) -> list[Entry]:
    """Return the sitemaps of an index that changed since they were last read, newest first, *limit* at most."""
    due = [entry for entry in sitemaps if not _is_unchanged(entry, index)]
    return sorted(due, key=_newest_first)[:limit]


def _is_unchanged(entry: Entry, index: ManifestIndex) -> bool:
    last = index.last.get(entry.url)
    if last is None or entry.updated_at is None or not (last.etag or last.last_modified):
        return False
    return entry.updated_at < last.at


def _distinct(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return entries by address without fragment, the first of each."""
    first: dict[str, Entry] = {}
    for entry in entries:
        url = entry.url.partition("#")[0]
        first.setdefault(url, replace(entry, url=url))
    return first


def _is_old(entry: Entry, source: Source, now: datetime) -> bool:
    times = [time for time in (entry.published_at, entry.updated_at) if time is not None]
    days = source.rules.max_age_days
    return bool(days and times) and max(times) < now - timedelta(days=days)


def _newest_first(entry: Entry) -> float:
    """Order by time, newest first; entries without one come first, in their own order (feeds begin with the newest)."""
    time = entry.published_at or entry.updated_at
    return -time.timestamp() if time else float("-inf")
