"""robots.txt (RFC 9309): what a host allows this robot, asked once per host and run.

A host without the file (4xx) allows everything. One that does not answer, or answers 5xx or 429, allows nothing for
now.
"""

import threading
from collections.abc import Callable
from typing import Literal
from urllib.parse import urlsplit

from protego import Protego

from schemas.fetches import Download

ROBOT = "OnRecord"
ROBOTS_BYTES = 5_000_000
Verdict = Literal["allowed", "robots", "robots_unavailable"]


class Robots:
    """The rules of all hosts met in a run; *get* fetches a robots.txt."""

    def __init__(self, get: Callable[[str], Download]) -> None:
        self._get = get
        self._rules: dict[str, Protego | None] = {}
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}

    def judge(self, url: str) -> tuple[Verdict, float]:
        """Return whether *url* may be asked for, and the Crawl-delay of its host in seconds (0 if it names none)."""
        rules = self._rules_of(_origin(url))
        if rules is None:
            return "robots_unavailable", 0.0
        verdict: Verdict = "allowed" if rules.can_fetch(url, ROBOT) else "robots"
        return verdict, float(rules.crawl_delay(ROBOT) or 0.0)

    def _rules_of(self, origin: str) -> Protego | None:
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = _read_rules(self._get(f"{origin}/robots.txt"))
            return self._rules[origin]


def _read_rules(download: Download) -> Protego | None:
    if download.outcome == "ok":
        return Protego.parse(download.content.decode("utf-8-sig", "replace"))
    is_missing = download.outcome.startswith("http_4") and download.outcome != "http_429"
    return Protego.parse("") if is_missing or download.outcome == "too_many_redirects" else None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
