"""Times that pages state about themselves: strings of tags and JSON-LD to aware datetimes, with their precision.

The forms met are ISO 8601 with every liberty (a blank for the T, a blank before the offset, `+0000`, milliseconds,
minutes only), RFC 2822, and Unix times in milliseconds. A time without an offset is taken as UTC. A bare date, and
midnight without an offset, has the precision of a day.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from schemas.articles import PublishedPrecision

_ISO = re.compile(
    r"^\s*(\d{4})-?(\d{1,2})-?(\d{1,2})"
    r"(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,6})\d*)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?\s*$",
    re.I,
)
_SLASHED = re.compile(r"^\s*(\d{4})/(\d{1,2})/(\d{1,2})\s*(.*)$")
_UNIX = re.compile(r"^\d{10}(?:\d{3})?$")
_EARLIEST = 1990  # there was no news on the web before
_LATEST = 2100


class PageTime(NamedTuple):
    """A time with the offset that the page gave, and how exact it is."""

    at: datetime
    precision: PublishedPrecision


def parse_page_time(text: str | None) -> PageTime | None:
    """Return the time that *text* states, or None where it states none or an impossible one."""
    if not text:
        return None
    try:
        found = _parse(text.strip())
    except (ValueError, OverflowError, TypeError):
        return None
    return found if found and _EARLIEST <= found.at.year < _LATEST else None


def _parse(text: str) -> PageTime | None:
    if _UNIX.match(text):
        return PageTime(datetime.fromtimestamp(int(text[:10]), UTC), "second")
    slashed = _SLASHED.match(text)
    match = _ISO.match("{}-{}-{} {}".format(*slashed.groups()) if slashed else text)
    if match:
        return _from_iso(match)
    if re.match(r"^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}", text):
        at = parsedate_to_datetime(text)
        return PageTime(at if at.tzinfo else at.replace(tzinfo=UTC), "second")
    return None


def _from_iso(match: re.Match[str]) -> PageTime:
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    if hour is None:
        return PageTime(datetime(int(year), int(month), int(day), tzinfo=UTC), "day")
    at = datetime(
        int(year), int(month), int(day), int(hour), int(minute), int(second or 0), int((fraction or "0").ljust(6, "0"))
    )
    is_midnight = (at.hour, at.minute, at.second) == (0, 0, 0)
    return PageTime(at.replace(tzinfo=_zone(zone)), "day" if is_midnight and not zone else "second")


def _zone(text: str | None) -> timezone:
    if text is None or text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    return timezone((1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
