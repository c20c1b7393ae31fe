"""Fetches: what became of each address that was asked for; one row of the archive's manifest each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from schemas.rejects import Reject
from schemas.sources import Entry, FetchRules

FetchKind = Literal["page", "listing"]

STORED = "fetched"
"""The outcome of a fetch that put a new record into the archive."""

LEFT = "left"
"""Not asked for in this run, since it was stopped or the turn of the host comes too late; never in the manifest."""

KEPT = frozenset({"fetched", "not_modified", "unchanged", "duplicate"})
"""Outcomes after which the archive holds the page as it is now."""

READ = frozenset({"ok", "not_modified"})
"""Outcomes of a feed or sitemap that was read, or that did not change."""

PASSING = frozenset(
    {"timeout", "connection", "truncated", "dns", "tls", "robots_unavailable", "http_408", "http_425", "http_429"}
)
"""Outcomes that may be otherwise in the next run; so are all http_5xx."""


def is_passing(outcome: str) -> bool:
    """Tell whether the next run should ask again without waiting."""
    return outcome in PASSING or outcome.startswith("http_5")


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """An address to be asked for on behalf of a source; `entry` is what the source said of it."""

    entry: Entry
    source: str
    rules: FetchRules
    kind: FetchKind = "page"

    @property
    def url(self) -> str:
        """The address."""
        return self.entry.url


@dataclass(frozen=True, slots=True)
class Download:
    """One address asked for, with what came back.

    Attributes:
        outcome: `ok`, `not_modified`, or why nothing was taken (`robots`, `too_large`, `timeout`, `http_404` …).
        final_url: where redirects ended; the address itself if there were none.
        headers: of the last response, as they came, in order.
        content: the payload without transfer and content encodings; empty unless `ok`.
        asked_at: UTC, when the last response began.
        wait_seconds: the pause that the host asked for, where it was too long to be waited out.
    """

    url: str
    outcome: str
    final_url: str
    asked_at: datetime
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""
    detail: str = ""
    attempts: int = 1
    wait_seconds: float | None = None

    def header(self, name: str) -> str | None:
        """Return the first header called *name*, in any case of letters."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Fetch:
    """One row of the manifest: an address asked for and its outcome.

    `warc_file`, `warc_offset` and `warc_length` are set where a record was written (outcome `fetched`);
    `published_at` and `updated_at` are what the source said of the page. Times are UTC.
    """

    url: str
    outcome: str
    at: datetime
    kind: FetchKind = "page"
    source: str = ""
    final_url: str | None = None
    status: int | None = None
    warc_file: str | None = None
    warc_offset: int | None = None
    warc_length: int | None = None
    payload_digest: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    attempts: int = 1
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FetchSummary:
    """What a run of fetch did.

    Attributes:
        outcomes: number of pages by outcome, in alphabetical order.
        listings: the same for feeds and sitemaps.
        known: pages listed that the archive already holds and that are not due yet.
        waiting: pages left for the next run (over `max_pages`, or their host asked for a pause).
        passed_over: entries too old, or listed twice.
        payload_bytes: bytes of new payloads.
        rejects: one for each page that was refused.
    """

    outcomes: Mapping[str, int]
    listings: Mapping[str, int]
    known: int
    waiting: int
    passed_over: int
    payload_bytes: int
    rejects: tuple[Reject, ...]
