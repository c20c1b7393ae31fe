"""Sources: where pages are fetched from and how politely, as `sources.toml` says it; and the entries that sources list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SourceKind = Literal["feed", "sitemap", "urls"]


@dataclass(frozen=True, slots=True)
class FetchRules:
    """What a source may set for itself; the defaults of the file hold for the rest.

    Attributes:
        seconds_per_request: between two requests to one host; a longer Crawl-delay in robots.txt wins.
        max_pages: pages fetched from the source in one run, newest first; the rest wait for the next run.
        max_age_days: entries older than this are passed over; 0 takes all.
        revisit_hours: an archived page is asked for again (conditionally) after this; 0 asks in every run.
        max_bytes: the largest payload taken, after decompression.
    """

    seconds_per_request: float = 1.0
    max_pages: int = 200
    max_age_days: float = 0.0
    revisit_hours: float = 24.0
    max_bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """What holds for a whole run.

    Attributes:
        contact: an address or page where the people behind the robot can be reached; goes into the user agent.
        connect_seconds, read_seconds, total_seconds: time limits of one request; total counts all of its redirects.
        attempts: how often a request is tried when the host is busy or does not answer.
        backoff_seconds: pause before the second try; it doubles for each further one.
        max_wait_seconds: a host that asks for a longer pause (Retry-After, Crawl-delay) is left until the next run.
        max_redirects: hops followed for one page.
        threads: hosts asked at the same time.
        warc_bytes: a WARC file that has grown to this size is closed and the next begun.
    """

    contact: str
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    attempts: int = 3
    backoff_seconds: float = 2.0
    max_wait_seconds: float = 60.0
    max_redirects: int = 5
    threads: int = 8
    warc_bytes: int = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A named place that lists pages: the addresses of feeds or sitemaps, or the pages themselves (`urls`)."""

    name: str
    kind: SourceKind
    urls: tuple[str, ...]
    rules: FetchRules


@dataclass(frozen=True, slots=True)
class SourceList:
    """A checked `sources.toml`."""

    settings: FetchSettings
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a source lists. Times are UTC; None where the source says nothing."""

    url: str
    published_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap document lists: pages, and (for a sitemap index) further sitemaps."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()
