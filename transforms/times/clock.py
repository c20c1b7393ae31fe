"""Times of day: "10:35 a.m.", "9 a.m. EDT Tuesday", "0735 GMT", "noon", "Friday night", "4 in the morning".

The day is the one written beside, else the last day told or that of publication. With a zone the interval is exact in
UTC, to the minute; without one it is the day.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from transforms.times.sight import Reading, Sight
from transforms.times.words import PARTS, ZONES

_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")
_HOUR = re.compile(r"1[0-2]|0?[1-9]")
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}
_NAMED_ZONES = {"eastern": -5.0, "central": -6.0, "mountain": -7.0, "pacific": -8.0, "local": None}


class Clock(NamedTuple):
    """A time of day over tokens [first, last): "hh:mm" or a part of the day, and the zone's hours from UTC."""

    first: int
    last: int
    value: str
    zone: float | None


def read_clock(sight: Sight, index: int) -> Clock | None:
    """Return the time of day that begins at token *index*."""
    found = _read_hour(sight, index)
    if found is None:
        return None
    last, zone = _read_zone(sight, found.last)
    return found._replace(last=last, zone=zone) if found.zone is None else found


def _read_hour(sight: Sight, index: int) -> Clock | None:
    word, after = sight.word(index), sight.word(index + 1)
    clock = _CLOCK.fullmatch(word)
    if (clock or _HOUR.fullmatch(word)) and (half := _half_behind(sight, index + 1)):
        offset, last = half
        hour = int(clock[1]) if clock else int(word)
        return (
            Clock(index, last, f"{hour % 12 + offset:02d}:{clock[2] if clock else '00'}", None) if hour <= 12 else None
        )
    if clock and ":" in word and not sight.touches(index + 1):
        return (
            Clock(index, index + 1, f"{int(clock[1]):02d}:{clock[2]}", None) if _is_clock_time(sight, index) else None
        )
    if (military := _MILITARY.fullmatch(word)) and after in ("gmt", "utc", "hrs", "hours", "est", "edt"):
        return Clock(index, index + 1, f"{military[1]}:{military[2]}", None)
    if _HOUR.fullmatch(word) and after in ("o'clock", "o’clock"):
        return Clock(index, index + 2, f"{int(word):02d}:00", None)
    if (
        _HOUR.fullmatch(word)
        and after == "in"
        and sight.word(index + 2) == "the"
        and sight.word(index + 3) in ("morning", "afternoon", "evening")
    ):
        offset = 0 if sight.word(index + 3) == "morning" else 12
        return Clock(index, index + 4, f"{int(word) % 12 + offset:02d}:00", None)
    return None


def _half_behind(sight: Sight, index: int) -> tuple[int, int] | None:
    """Return 0 or 12 hours, and the end, of "a.m." or "p.m." at token *index*, also where its stop is a token."""
    word = sight.word(index)
    if word in _HALVES:
        is_split = word in ("a.m", "p.m") and sight.word(index + 1) == "." and sight.touches(index + 1)
        return _HALVES[word], index + 2 if is_split else index + 1
    return None


def _is_clock_time(sight: Sight, index: int) -> bool:
    """Tell "at 18:30" from a lap time or a score: a preposition before it or a zone behind it."""
    return (
        sight.word(index - 1)
        in ("at", "by", "until", "till", "from", "to", "since", "around", "about", "before", "after")
        or sight.word(index + 1) in ZONES
    )


def _read_zone(sight: Sight, index: int) -> tuple[int, float | None]:
    word = sight.word(index)
    if word in ZONES and sight.parse.tokens[index].text.isupper():
        return index + 1, ZONES[word]
    if word in _NAMED_ZONES and sight.word(index + 1) in ("time", "standard", "daylight"):
        last = index + 2 if sight.word(index + 1) == "time" else index + 3
        return last, _NAMED_ZONES[word]
    return index, None


def read_part(sight: Sight, index: int) -> Clock | None:
    """Return the part of the day at token *index* ("morning", "noon")."""
    part, token = PARTS.get(sight.word(index)), sight.parse.tokens[index]
    is_title = index > sight.first and token.text.istitle()
    if part is None or is_title or sight.word(index - 1) == "high" or token.upos not in ("NOUN", "PROPN", "ADV"):
        return None
    return Clock(index, index + 1, part.removeprefix("T"), None)


def combine(sight: Sight, clock: Clock, day: Reading | None) -> Reading:
    """Return the time of *clock* on the day beside it, else on the last day told, else on that of publication."""
    first = min(clock.first, day.first) if day else clock.first
    last = max(clock.last, day.last) if day else clock.last
    known = sight.told if sight.is_day_told else sight.published_on
    date_value = day.value if day else known.isoformat() if known else "XXXX-XX-XX"
    on = day.day if day else None
    value = f"{date_value}T{clock.value}"
    starts_at = _moment(on, clock) if on and clock.zone is not None else None
    ends_at = starts_at + timedelta(minutes=1) if starts_at else None
    return Reading(first, last, "TIME", value, None, starts_at, ends_at, on)


def _moment(day: date, clock: Clock) -> datetime | None:
    if clock.zone is None or ":" not in clock.value:
        return None
    hour, minute = map(int, clock.value.split(":"))
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - clock.zone, minutes=minute)
