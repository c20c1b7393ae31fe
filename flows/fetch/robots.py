"""robots.txt (RFC 9309): what a host allows this robot, asked once per host and run.

A host without the file (4xx) allows everything. One that does not answer, or answers 5xx or 429, allows nothing for
now.
"""

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from schemas.fetches import Download

ROBOT = "OnRecord"
ROBOTS_BYTES = 5_000_000
_UNREACHED = frozenset({"timeout", "connection", "dns", "tls"})


class Robots:
    """The rules of all hosts met in a run; *get* fetches a robots.txt."""

    def __init__(self, get: Callable[[str], Download]) -> None:
        self._get = get
        self._rules: dict[str, Protego | str] = {}
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}

    def judge(self, url: str) -> tuple[str, float]:
        """Return whether *url* may be asked for, and the Crawl-delay of its host in seconds (0 if it names none).

        The verdict is `allowed`, `robots` (forbidden), `robots_unavailable`, or how the host could not be reached.
        """
        rules = self._rules_of(_origin(url))
        if isinstance(rules, str):
            return rules, 0.0
        return "allowed" if rules.can_fetch(url, ROBOT) else "robots", float(rules.crawl_delay(ROBOT) or 0.0)

    def _rules_of(self, origin: str) -> Protego | str:
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = _read_rules(self._get(f"{origin}/robots.txt"))
            return self._rules[origin]


def _read_rules(download: Download) -> Protego | str:
    """Return the rules in *download*, or why there are none."""
    outcome = download.outcome
    if outcome == "ok":
        return Protego.parse(download.content.decode("utf-8-sig", "replace"))
    if outcome in ("too_many_redirects", "bad_url") or (outcome.startswith("http_4") and outcome != "http_429"):
        return Protego.parse("")
    return outcome if outcome in _UNREACHED else "robots_unavailable"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
