"""Parts of periods: "the beginning of next year", "early December", "mid-October", "the end of the month", "later this
week".

The part becomes the TIMEX3 mod (START, MID, END) of the whole period's value. "Early Friday" and "late Monday" stay
days: the guidelines leave the adverb outside.
"""

import re

from transforms.times.calendar import name_day
from transforms.times.dates import nearest_month
from transforms.times.sight import Reading, Sight
from transforms.times.tense import read_direction
from transforms.times.words import MONTHS, UNIT, WORD_SETS
from transforms.times.years import read_year_behind

_ADVERBS = {"early": "START", "late": "END", "mid": "MID"}
_NOUNS = {
    "beginning": "START",
    "start": "START",
    "outset": "START",
    "middle": "MID",
    "end": "END",
    "close": "END",
    "turn": "START",
}
_APPROXIMATE = WORD_SETS["approximate"]
_MORE = {
    ("more", "than"): "MORE_THAN",
    ("at", "least"): "EQUAL_OR_MORE",
    ("less", "than"): "LESS_THAN",
    ("at", "most"): "EQUAL_OR_LESS",
}
_HYPHENS = frozenset("-‐‑")


def extend_period(sight: Sight, reading: Reading) -> Reading:
    """Return *reading* with the words before it that name a part of it or bound it."""
    before = sight.word(reading.first - 1)
    if reading.timex_type == "DURATION":
        return _bound(sight, reading, before)
    if before in ("earlier", "later") and sight.word(reading.first) in ("this", "that", "last", "next"):
        return reading._replace(first=reading.first - 1)
    if reading.timex_type != "DATE" or reading.day is not None or reading.mod:
        return reading
    is_hyphen = before in _HYPHENS
    adverb = sight.word(reading.first - 2) if is_hyphen else before
    if adverb in _ADVERBS and not reading.value.endswith("_REF"):
        first = reading.first - (2 if is_hyphen else 1)
        first = first - 1 if sight.word(first - 1) == "the" and _is_decade(reading) else first
        return reading._replace(first=first, mod=_ADVERBS[adverb])
    if before == "of" and (mod := _NOUNS.get(sight.word(reading.first - 2))):
        first = reading.first - 3 if sight.word(reading.first - 3) == "the" else reading.first - 2
        return reading._replace(first=first, mod=mod)
    return reading


def _is_decade(reading: Reading) -> bool:
    return len(reading.value) < 4


def _bound(sight: Sight, reading: Reading, before: str) -> Reading:
    mod = "APPROX" if before in _APPROXIMATE else _MORE.get((sight.word(reading.first - 2), before))
    return reading._replace(mod=mod) if mod else reading


def read_prefixed(sight: Sight, index: int) -> Reading | None:
    """Read "mid-October", "mid-1990s" and "post-1959", which are one token."""
    word = sight.word(index).removeprefix("mid-")
    if word in MONTHS and sight.published_on is not None:
        first = nearest_month(sight.published_on, MONTHS[word], read_direction(sight.parse, index))
        year, last = read_year_behind(sight, index + 1)
        value = f"{year}-{first.month:02d}" if year else name_day(first, "M")
        return Reading(index, last, "DATE", value, "MID")
    if match := re.fullmatch(r"(mid|pre|post)-((?:1[6-9]|20)\d\d)(s?)", sight.word(index)):
        value = match[2][:3] if match[3] else match[2]
        return Reading(index, index + 1, "DATE", value, {"mid": "MID", "pre": "BEFORE", "post": "AFTER"}[match[1]])
    return None


def read_this_period(sight: Sight, index: int) -> Reading | None:
    """Read "the year" and the like right behind "the end of", "the rest of"."""
    unit = UNIT.get(sight.word(index + 1))
    if sight.word(index) not in ("the", "this") or unit not in ("W", "M", "Y", "DE", "CE", "Q"):
        return None
    if sight.word(index - 1) != "of" or sight.word(index - 2) not in (*_NOUNS, "rest", "remainder"):
        return None
    if sight.word(index + 2) in ("of", "-"):
        return None
    return Reading(index, index + 2, "DATE", name_day(sight.published_on, unit))
