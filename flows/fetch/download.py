"""One address in, one `Download` out: every failure has a name, nothing is raised.

Before each hop robots.txt is asked and the host's turn awaited; payloads are decoded while they stream and cut off at
the size cap; busy or silent hosts are tried again with growing pauses, or after the pause they ask for.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx

from flows.fetch.pace import Pace
from flows.fetch.robots import ROBOT, ROBOTS_BYTES, Robots
from schemas.fetches import LEFT, Download
from schemas.sources import FetchRules, FetchSettings
from schemas.version import VERSION
from transforms.web.encodings import EncodingError, decode_content
from transforms.web.pages import media_type_of

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RETRIED = frozenset(
    {"timeout", "connection", "truncated", "http_408", "http_425", "http_429"}
    | {f"http_{status}" for status in (500, 502, 503, 504, 520, 521, 522, 523, 524)}
)
_PAGES_ACCEPTED = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"
_ANY_ACCEPTED = "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
# Straight to this machine, whatever proxy the environment names.
_DIRECT: Mapping[str, None] = {f"all://{host}": None for host in ("127.0.0.1", "localhost", "[::1]")}

Validators = Callable[[str], Mapping[str, str]]


def user_agent(contact: str) -> str:
    """Return how the robot names itself: who it is and where its people can be reached."""
    return f"{ROBOT}/{VERSION} (+{contact})"


@contextmanager
def open_downloader(settings: FetchSettings, stop: threading.Event) -> Iterator["Downloader"]:
    """Give a downloader whose connections are closed at the end; *stop* ends its waits."""
    limits = httpx.Limits(max_connections=4 * settings.threads, max_keepalive_connections=2 * settings.threads)
    headers = {"User-Agent": user_agent(settings.contact), "Accept-Encoding": "gzip, deflate, br"}
    with httpx.Client(headers=headers, limits=limits, follow_redirects=False, mounts=_DIRECT) as client:
        yield Downloader(client, settings, stop)


class Downloader:
    """Downloads addresses one at a time from any number of threads."""

    def __init__(self, client: httpx.Client, settings: FetchSettings, stop: threading.Event) -> None:
        self._client = client
        self._settings = settings
        self._stop = stop
        self._pace = Pace(stop)
        self._robots = Robots(self._get_robots)

    def get(self, url: str, rules: FetchRules, *, validators: Validators, is_page: bool = True) -> Download:
        """Return what *url* gives.

        Args:
            validators: the headers of a conditional request for an address (also for those that redirects lead to).
            is_page: only HTML and plain text are wanted; anything else is `wrong_type` and not read.
        """
        return self._try(lambda: self._follow(url, rules, validators, is_page=is_page))

    def _get_robots(self, url: str) -> Download:
        rules = FetchRules(seconds_per_request=0.0, max_bytes=ROBOTS_BYTES)
        return self._try(lambda: self._follow(url, rules, lambda _: {}, is_page=False, asks_robots=False))

    def _try(self, ask: Callable[[], Download]) -> Download:
        for attempt in range(1, self._settings.attempts + 1):
            download = replace(ask(), attempts=attempt)
            if download.outcome not in _RETRIED:
                return download
            asked_for = _retry_after(download)
            if asked_for is not None and asked_for > self._settings.max_wait_seconds:
                return replace(download, wait_seconds=asked_for)
            pause = self._settings.backoff_seconds * 2 ** (attempt - 1) if asked_for is None else asked_for
            if attempt < self._settings.attempts and self._stop.wait(pause):
                break
        return download

    def _follow(
        self, url: str, rules: FetchRules, validators: Validators, *, is_page: bool, asks_robots: bool = True
    ) -> Download:
        """Ask for *url* and for what it redirects to."""
        hop, left = url, self._settings.total_seconds
        for _ in range(self._settings.max_redirects + 1):
            if refusal := self._take_turn(hop, rules, asks_robots=asks_robots):
                return replace(refusal, url=url)
            began = time.monotonic()
            headers = {"Accept": _PAGES_ACCEPTED if is_page else _ANY_ACCEPTED, **validators(hop)}
            download = replace(self._ask(hop, headers, rules.max_bytes, left, is_page=is_page), url=url)
            left -= time.monotonic() - began
            location = download.header("location")
            if download.status not in _REDIRECTS or not location:
                return download
            if left <= 0:
                return replace(download, outcome="timeout", detail="the redirects took too long")
            hop = _target(hop, location)
        return replace(download, outcome="too_many_redirects", detail=f"more than {self._settings.max_redirects} hops")

    def _take_turn(self, url: str, rules: FetchRules, *, asks_robots: bool) -> Download | None:
        """Wait for the turn of *url*; return why it may not be asked for, if so."""
        host = _host(url)
        if host is None:
            return _failure(url, "bad_url", f"{url[:200]!r} is no http address")
        verdict, delay = self._robots.judge(url) if asks_robots else ("allowed", 0.0)
        if self._stop.is_set():
            return _failure(url, LEFT, "the run was stopped")
        if verdict != "allowed":
            return _failure(url, verdict, f"robots.txt of {host}")
        pause = max(delay, rules.seconds_per_request)
        if not self._pace.wait(host, pause, patience=self._settings.max_wait_seconds):
            return _failure(url, LEFT, f"the turn of {host} comes too late")
        return None

    def _ask(self, url: str, headers: Mapping[str, str], max_bytes: int, left: float, *, is_page: bool) -> Download:
        settings = self._settings
        timeout = httpx.Timeout(min(settings.read_seconds, left), connect=min(settings.connect_seconds, left))
        deadline = time.monotonic() + left
        try:
            with self._client.stream("GET", url, headers=dict(headers), timeout=timeout) as response:
                return _read_response(url, response, deadline, max_bytes, is_page=is_page)
        except EncodingError as error:
            return _failure(url, error.reason, str(error))
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:  # a name that IDNA cannot write
            return _failure(url, "bad_url", str(error))
        except (httpx.TimeoutException, TimeoutError) as error:
            return _failure(url, "timeout", str(error) or type(error).__name__)
        except httpx.TransportError as error:
            return _failure(url, _connection_outcome(error), str(error) or type(error).__name__)


def _read_response(url: str, response: httpx.Response, deadline: float, max_bytes: int, *, is_page: bool) -> Download:
    download = Download(
        url=url,
        outcome=f"http_{response.status_code}",
        final_url=url,
        asked_at=datetime.now(UTC),
        status=response.status_code,
        headers=tuple(response.headers.multi_items()),
    )
    if response.status_code == 304:
        return replace(download, outcome="not_modified")
    if response.status_code != 200:
        return download
    content_type = download.header("content-type")
    if is_page and content_type and media_type_of(content_type, b"") is None:
        return replace(download, outcome="wrong_type", detail=content_type)
    length = download.header("content-length") or ""
    if length.isdigit() and int(length) > max_bytes:
        return replace(download, outcome="too_large", detail=f"{length} bytes; the cap is {max_bytes}")
    chunks = _limited(response.iter_raw(), deadline, max_bytes)
    content = decode_content(chunks, download.header("content-encoding"), max_bytes=max_bytes)
    if is_page and media_type_of(content_type, content) is None:
        return replace(download, outcome="wrong_type", detail="no Content-Type, and not HTML")
    return replace(download, outcome="ok", content=content)


def _limited(chunks: Iterable[bytes], deadline: float, max_bytes: int) -> Iterator[bytes]:
    """Pass on *chunks* until *deadline*, and *max_bytes* of them."""
    count = 0
    for chunk in chunks:
        count += len(chunk)
        if count > max_bytes:
            raise EncodingError("too_large", f"more than {max_bytes} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError("the response took too long")
        yield chunk


def _retry_after(download: Download) -> float | None:
    """Return the seconds that Retry-After asks for (RFC 9110 section 10.2.3), if it can be read."""
    value = (download.header("retry-after") or "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - download.asked_at).total_seconds())
    except (ValueError, TypeError):
        return None


def _connection_outcome(error: BaseException) -> str:
    """Name what broke, by the first cause that tells."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror):
            return "dns"
        if isinstance(cause, ssl.SSLError):
            return "tls"
        if isinstance(cause, httpx.InvalidURL):  # in a Location header
            return "bad_url"
        cause = cause.__cause__ or cause.__context__
    return "connection"


def _target(url: str, location: str) -> str:
    try:
        return urljoin(url, location).partition("#")[0]
    except ValueError:
        return location


def _host(url: str) -> str | None:
    """Return host and port of an http address; None where *url* is none."""
    try:
        parts = urlsplit(url)
        is_http = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return parts.netloc.rpartition("@")[2].lower() if is_http else None


def _failure(url: str, outcome: str, detail: str) -> Download:
    return Download(url=url, outcome=outcome, final_url=url, asked_at=datetime.now(UTC), detail=detail[:500])
