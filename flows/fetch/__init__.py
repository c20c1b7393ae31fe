"""Fetching: the pages that sources list, into the archive, with one outcome recorded for each address asked for.

First the feeds and sitemaps are read, then the pages that are due. The row of a feed is written last, and its
validators (ETag, Last-Modified) are remembered only when nothing that it listed is left to do: so a feed that did not
change may be skipped without losing a page, also after a crash.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.archive import Archive, open_archive
from flows.fetch.download import Downloader, open_downloader
from flows.fetch.hosts import Answer, ask_hosts
from flows.fetch.selection import due_sitemaps, select_pages
from flows.fetch.sources import SHIPPED, read_sources
from flows.manifest import fetch_reject
from flows.report import Report
from flows.settings import Settings
from schemas.fetches import KEPT, READ, STORED, Download, Fetch, FetchRequest, FetchSummary, is_passing
from schemas.rejects import Reject
from schemas.sources import Entry, Listing, Source, SourceList
from transforms.web.encodings import GZIP_MAGIC, EncodingError, decode_gzip
from transforms.web.feeds import ListingError, read_listing
from transforms.web.pages import content_digest

logger = logging.getLogger(__name__)

MAX_SITEMAPS = 50
Progress = Callable[[int, int | None], None]
"""Called with the number of pages done and the number to do."""


def fetch_sources(settings: Settings, *, progress: Progress | None = None) -> Report:
    """Fetch what the sources file of *settings* lists into their archive, and return what became of it.

    Raises:
        SettingsError: the sources file is wrong.
        ArchiveError: the archive cannot be written.
    """
    began = time.monotonic()
    summary = fetch_list(read_sources(settings.sources or SHIPPED), settings.archive, progress=progress)
    counts = Counter(
        {
            "listings": sum(summary.listings.values()),
            "fetched": summary.outcomes.get(STORED, 0),
            "unchanged": sum(count for outcome, count in summary.outcomes.items() if outcome in KEPT - {STORED}),
            "held": summary.known,
            "waiting": summary.waiting,
        }
    )
    refused = Counter({outcome: count for outcome, count in summary.outcomes.items() if outcome not in KEPT})
    refused += Counter({f"{o} (listing)": count for o, count in summary.listings.items() if o not in READ})
    return Report(counts=+counts, rejected=refused, seconds={"fetch": time.monotonic() - began})


def fetch_list(
    sources: SourceList,
    archive: Path,
    *,
    progress: Progress | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    stop: threading.Event | None = None,
) -> FetchSummary:
    """Fetch what *sources* list into the archive in folder *archive*, and return what became of it.

    Setting *stop* from another thread ends the run soon; what was fetched until then is kept.

    Raises:
        ArchiveError: the archive cannot be written.
    """
    halt = stop or threading.Event()
    settings = sources.settings
    with (
        open_archive(archive, warc_bytes=settings.warc_bytes, now=now()) as opened,
        open_downloader(settings, halt) as downloader,
    ):
        run = _Run(opened, downloader, settings.threads, halt, now())
        listings = run.read_listings(sources.sources)
        requests = run.select(sources.sources, listings)
        run.fetch_pages(requests, progress)
        run.close_listings(listings)
        summary = run.summary()
    logger.info("fetched: %s; listings: %s; waiting: %d", summary.outcomes, summary.listings, summary.waiting)
    return summary


@dataclass(slots=True)
class _Listed:
    """A feed or sitemap that was read: its row, what it lists, and its validators."""

    source: Source
    row: Fetch
    listing: Listing = field(default_factory=Listing)


class _Run:
    """The state of one run: what was counted and what is left."""

    def __init__(
        self, archive: Archive, downloader: Downloader, threads: int, stop: threading.Event, now: datetime
    ) -> None:
        self._archive = archive
        self._downloader = downloader
        self._threads = threads
        self._stop = stop
        self._now = now
        self._outcomes: Counter[str] = Counter()
        self._listings: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._unfinished: set[str] = set()  # names of sources that have pages left to do
        self._rejects: list[Reject] = []

    def read_listings(self, sources: Iterable[Source]) -> list[_Listed]:
        """Read the feeds and sitemaps of *sources*, and the sitemaps that sitemap indexes name."""
        by_name = {source.name: source for source in sources if source.kind != "urls"}
        wanted = [_listing_request(source, Entry(url)) for source in by_name.values() for url in source.urls]
        listed = self._ask_listings(wanted, by_name)
        further = [
            _listing_request(item.source, entry)
            for item in listed
            for entry in due_sitemaps(item.listing.sitemaps, self._archive.index, limit=MAX_SITEMAPS)
        ]
        return listed + self._ask_listings(further, by_name)

    def select(self, sources: Iterable[Source], listings: Iterable[_Listed]) -> list[FetchRequest]:
        """Choose the pages to ask for, each for one source only."""
        entries: dict[str, list[Entry]] = {}
        for item in listings:
            entries.setdefault(item.source.name, []).extend(item.listing.entries)
        requests: dict[str, FetchRequest] = {}
        for source in sources:
            listed = [Entry(url) for url in source.urls] if source.kind == "urls" else entries.get(source.name, [])
            failed = self._archive.index.failed(source.name)
            listed = [*listed, *(Entry(row.url, row.published_at, row.updated_at) for row in failed)]
            chosen = select_pages(source, listed, self._archive.index, taken=frozenset(requests), now=self._now)
            requests |= {request.url: request for request in chosen.requests}
            self._counts.update(known=chosen.known, waiting=chosen.waiting, passed_over=chosen.passed_over)
            if chosen.waiting:
                self._unfinished.add(source.name)
        return list(requests.values())

    def fetch_pages(self, requests: list[FetchRequest], progress: Progress | None) -> None:
        """Ask for the pages and record each as it comes."""
        for done, (request, download) in enumerate(self._ask(requests, is_page=True), 1):
            if download is None:
                self._counts["waiting"] += 1
                self._unfinished.add(request.source)
                continue
            self._record_page(request, download)
            if progress is not None:
                progress(done, len(requests))

    def close_listings(self, listings: Iterable[_Listed]) -> None:
        """Write the rows of the feeds and sitemaps that were read."""
        for item in listings:
            is_open = item.source.name in self._unfinished or item.listing.sitemaps
            self._archive.add_row(replace(item.row, etag=None, last_modified=None) if is_open else item.row)

    def summary(self) -> FetchSummary:
        """Return what was counted."""
        return FetchSummary(
            outcomes=dict(sorted(self._outcomes.items())),
            listings=dict(sorted(self._listings.items())),
            known=self._counts["known"],
            waiting=self._counts["waiting"],
            passed_over=self._counts["passed_over"],
            payload_bytes=self._counts["bytes"],
            rejects=tuple(self._rejects),
        )

    def _ask(self, requests: Iterable[FetchRequest], *, is_page: bool) -> Iterator[Answer]:
        def ask(request: FetchRequest) -> Download:
            return self._downloader.get(request.url, request.rules, validators=self._validators, is_page=is_page)

        return ask_hosts(requests, ask, threads=self._threads, stop=self._stop)

    def _validators(self, url: str) -> Mapping[str, str]:
        """Return the headers that make a request for *url* conditional, where the archive holds what it gave last."""
        last = self._archive.index.last.get(url)
        held = last if last is not None and last.kind == "listing" else self._archive.index.stored.get(url)
        if held is None:
            return {}
        given = {"If-None-Match": held.etag, "If-Modified-Since": held.last_modified}
        return {name: value for name, value in given.items() if value and value.isascii()}

    def _ask_listings(self, requests: Iterable[FetchRequest], sources: Mapping[str, Source]) -> list[_Listed]:
        listed = []
        for request, download in self._ask(requests, is_page=False):
            if download is not None:
                item = _read_download(sources[request.source], download, self._archive.index.last.get(request.url))
                self._listings[item.row.outcome] += 1
                if item.row.outcome not in READ:
                    logger.warning("%s: %s %s", item.row.outcome, item.row.url, item.row.detail)
                listed.append(item)
        return listed

    def _record_page(self, request: FetchRequest, download: Download) -> None:
        row = self._page_row(request, download)
        if row.outcome == STORED:
            row = self._archive.store(row, download)
            self._counts["bytes"] += len(download.content)
        else:
            self._archive.add_row(row)
        self._outcomes[row.outcome] += 1
        if row.outcome not in KEPT:
            self._rejects.append(fetch_reject(row))
            logger.warning("%s: %s %s", row.outcome, row.url, row.detail)
        if is_passing(row.outcome):
            self._unfinished.add(request.source)

    def _page_row(self, request: FetchRequest, download: Download) -> Fetch:
        held = self._archive.index.stored.get(download.final_url)
        row = replace(
            _row(request.source, download),
            outcome=_page_outcome(download, held),
            published_at=request.entry.published_at,
            updated_at=request.entry.updated_at,
        )
        if row.outcome == STORED and row.published_at is None and held is not None:
            return replace(row, published_at=held.published_at)
        return row


def _listing_request(source: Source, entry: Entry) -> FetchRequest:
    return FetchRequest(entry, source.name, source.rules, kind="listing")


def _row(source: str, download: Download) -> Fetch:
    return Fetch(
        url=download.url,
        outcome=download.outcome,
        at=download.asked_at,
        source=source,
        final_url=None if download.final_url == download.url else download.final_url,
        status=download.status,
        etag=download.header("etag"),
        last_modified=download.header("last-modified"),
        attempts=download.attempts,
        detail=download.detail,
    )


def _page_outcome(download: Download, held: Fetch | None) -> str:
    if download.outcome != "ok":
        return download.outcome
    if not download.content.strip():
        return "empty"
    if held is None or held.payload_digest != content_digest(download.content):
        return STORED
    return "unchanged" if held.url == download.url else "duplicate"


def _read_download(source: Source, download: Download, last: Fetch | None) -> _Listed:
    row = replace(_row(source.name, download), kind="listing")
    if row.outcome == "not_modified" and last is not None:
        return _Listed(source, replace(row, etag=last.etag, last_modified=last.last_modified))
    if row.outcome != "ok":
        return _Listed(source, replace(row, etag=None, last_modified=None))
    try:
        is_gzip = download.content.startswith(GZIP_MAGIC)
        content = decode_gzip(download.content, max_bytes=source.rules.max_bytes) if is_gzip else download.content
        return _Listed(source, row, read_listing(content, url=download.final_url))
    except (EncodingError, ListingError) as error:
        bad = replace(row, outcome="bad_listing", detail=str(error)[:500], etag=None, last_modified=None)
        return _Listed(source, bad)
