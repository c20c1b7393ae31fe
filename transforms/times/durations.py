"""Durations and sets: "three days", "a 16-hour flight", "for weeks", "the past two months", "daily", "every Monday".

Values are ISO 8601 durations ("P3D", "PT16H"), X where no number is given ("PXW"). Ages ("44-year-old") are no times.
A duration counted back or forth from publication ("the past two months", "for weeks" in the perfect) gets its
interval.
"""

from datetime import UTC, date, datetime

from transforms.figures.numbers import read_number
from transforms.figures.words import MAGNITUDES
from transforms.times.calendar import shift
from transforms.times.sight import Reading, Sight
from transforms.times.words import ANY_UNIT, SETS, UNIT, UNITS, WEEKDAY_PLURALS, WEEKDAYS, WORD_SETS

_FACTORS = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W"), "ML": (1000, "Y"), "WE": (1, "WE"), "Q": (3, "M")}
_TIME_UNITS = {"TH": "H", "TM": "M", "S": "S"}
_BEFORE_ARTICLE = WORD_SETS["before_article"]
_VAGUE_SIGNALS = WORD_SETS["vague_signals"]
_FOLLOWERS = frozenset({"before", "after", "ago", "later", "earlier", "since", "that", "following", "leading"})
_RELATING = frozenset({"later", "earlier", "before", "after"})
_QUANTIFIERS = frozenset({"several", "few", "many", "recent", "coming"})
_DETERMINING = frozenset({"the", "of", "these", "in", "last"})
_HYPHENS = frozenset("-‐‑")


def write_duration(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of *count* units; None is an unknown number."""
    factor, code = _FACTORS.get(unit, (1, _TIME_UNITS.get(unit, unit)))
    number = "X" if count is None else f"{count * factor:g}"
    prefix = "PT" if unit in _TIME_UNITS else "P"
    if count is not None and count != int(count) and code == "H":
        hours, rest = divmod(count * 60, 60)
        return f"PT{hours:g}H{rest:g}M" if hours else f"PT{rest:g}M"
    return f"{prefix}{number}{code}"


def read_duration(sight: Sight, index: int) -> Reading | None:
    """Read a counted duration: "three days", "16-hour", "two more weeks", "half an hour", "more than" left out."""
    number = read_number(sight.parse, index, sight.last)
    if number is None or number.form in ("ordinal", "fraction") or number.high > 1e6:
        return _read_article(sight, index)
    at = number.last
    if sight.word(at) in _HYPHENS or sight.word(at) in (
        "more",
        "full",
        "straight",
        "consecutive",
        "additional",
        "long",
    ):
        at += 1
    unit = ANY_UNIT.get(sight.word(at))
    if unit is None or unit == "WE" or (unit == "S" and sight.word(at) == "second") or is_age(sight, at + 1):
        return None
    is_rate = sight.word(at + 1) in ("a", "per") and sight.word(at + 2) in UNIT
    is_title = sight.is_capital(at) and index > sight.first
    if is_rate or is_title or sight.word(index - 1) in ("$", "£", "€") or number.currency:
        return None
    last = at + 2 if sight.word(at + 1) in _HYPHENS and sight.word(at + 2) == "long" else at + 1
    last = last + 1 if last == at + 2 else last
    count = None if number.low != number.high else number.low
    return _anchor(sight, Reading(index, last, "DURATION", write_duration(count, unit)), count, unit)


def is_age(sight: Sight, index: int) -> bool:
    """Tell whether "old" or "of age" follows."""
    word = sight.word(index)
    return (
        word in ("old", "olds")
        or (word in _HYPHENS and sight.word(index + 1) in ("old", "olds"))
        or (word == "of" and sight.word(index + 1) == "age")
    )


def _read_article(sight: Sight, index: int) -> Reading | None:
    """Read "a month", "an hour", "half an hour", "day-long"."""
    word = sight.word(index)
    if word == "half" and sight.word(index + 1) in ("a", "an") and (unit := UNIT.get(sight.word(index + 2))):
        return Reading(index, index + 3, "DURATION", write_duration(0.5, unit))
    if word in UNIT and (sight.word(index + 1) in _HYPHENS and sight.word(index + 2) == "long"):
        return Reading(index, index + 3, "DURATION", write_duration(1, UNIT[word]))
    if word not in ("a", "an") or sight.word(index + 1) not in UNIT or is_age(sight, index + 2):
        return None
    unit = UNIT[sight.word(index + 1)]
    before, after = sight.word(index - 1), sight.word(index + 2)
    is_span = before in _BEFORE_ARTICLE or after in _RELATING or after == "or"
    if unit == "D":
        is_span = after in _RELATING or after == "or" or before in ("for", "within", "than", "about")
    if unit in ("S", "Q", "WE") or not (is_span or is_alone(sight, index, index + 2)):
        return None
    has_half = [sight.word(index + 2), sight.word(index + 3), sight.word(index + 4)] == ["and", "a", "half"]
    count, last = (1.5, index + 5) if has_half else (1.0, index + 2)
    return _anchor(sight, Reading(index, last, "DURATION", write_duration(count, unit)), count, unit)


def read_vague_duration(sight: Sight, index: int) -> Reading | None:
    """Read "for weeks", "several years", "recent days", "decades"."""
    word = sight.word(index)
    unit = UNITS.get(word)
    if unit is None or unit in ("WE", "Q", "S") or is_age(sight, index + 1):
        return None
    before, after = sight.word(index - 1), sight.word(index + 1)
    reading = Reading(index, index + 1, "DURATION", write_duration(None, unit))
    if before in MAGNITUDES:
        return None
    if after in _HYPHENS and sight.word(index + 2) == "long":
        return reading._replace(last=index + 3)
    if before in _QUANTIFIERS:
        first = index - 2 if before == "few" and sight.word(index - 2) == "a" else index - 1
        return _anchor(sight, reading._replace(first=first), None, unit)
    if after == "ago":
        return Reading(index, index + 2, "DATE", "PAST_REF")
    if before in _DETERMINING:
        is_read = after in _FOLLOWERS
    else:
        is_read = before in _VAGUE_SIGNALS or after in _RELATING or is_alone(sight, index, index + 1)
    return _anchor(sight, reading, None, unit) if is_read else None


def is_alone(sight: Sight, first: int, last: int) -> bool:
    """Tell whether the words are all that there is: a span read alone must read as it did in its text."""
    return (first, last) == (sight.first, sight.last)


def read_counted_back(sight: Sight, index: int) -> Reading | None:
    """Read "the past two months", "the last five years", "the next three weeks", "past decade", "the last week"."""
    word = sight.word(index)
    if word not in ("past", "last", "next", "coming", "previous", "first", "final"):
        return None
    has_the = sight.word(index - 1) in ("the", "these", "his", "her", "its", "their")
    first = index - 1 if sight.word(index - 1) == "the" else index
    at = index + 1
    unit = UNIT.get(sight.word(at))
    if unit is not None:
        counts = word == "past" or (word in ("last", "next") and has_the and unit not in ("D", "TM"))
        return (
            _back_or_forth(sight, Reading(first, at + 1, "DURATION", write_duration(1, unit)), word, 1, unit)
            if counts and unit != "WE"
            else None
        )
    number = read_number(sight.parse, at, sight.last) if at < sight.last else None
    end = number.last if number else at + 1 if sight.word(at) in ("few", "several") else at
    unit = UNITS.get(sight.word(end)) or (UNIT.get(sight.word(end)) if number else None)
    if unit is None or (number is None and end == at and word not in ("past", "coming")):
        return None
    count = number.low if number and number.low == number.high else None
    return _back_or_forth(sight, Reading(first, end + 1, "DURATION", write_duration(count, unit)), word, count, unit)


def _back_or_forth(sight: Sight, reading: Reading, word: str, count: float | None, unit: str) -> Reading:
    """Give the interval that ends (past, last) or begins (next, coming) with the day of publication."""
    if sight.published_on is None or word in ("first", "final", "previous"):
        return reading
    tomorrow = shift(sight.published_on, "D", 1)
    if word in ("next", "coming"):
        ends = (
            shift(sight.published_on, unit, int(count))
            if count and count == int(count) and unit not in _TIME_UNITS
            else None
        )
        return reading._replace(starts_at=midnight(sight.published_on), ends_at=midnight(ends))
    starts = (
        shift(sight.published_on, unit, -int(count))
        if count and count == int(count) and unit not in _TIME_UNITS
        else None
    )
    return reading._replace(starts_at=midnight(starts), ends_at=midnight(tomorrow))


def _anchor(sight: Sight, reading: Reading, count: float | None, unit: str) -> Reading:
    """Give "for weeks" behind a perfect the interval that ends with the day of publication."""
    if sight.published_on is None or sight.word(reading.first - 1) != "for":
        return reading
    verb = sight.parse.tokens[reading.last - 1].head
    if verb < 0 or not any(
        sight.parse.tokens[child].text.lower() in ("has", "have", "'ve") for child in sight.parse.children[verb]
    ):
        return reading
    return _back_or_forth(sight, reading, "past", count, unit)


def midnight(day: date | None) -> datetime | None:
    """Return the UTC start of *day*."""
    return None if day is None else datetime(day.year, day.month, day.day, tzinfo=UTC)


def read_set(sight: Sight, index: int) -> Reading | None:
    """Read "daily", "every day", "each year", "every two weeks", "every Monday", "on Mondays"."""
    word = sight.word(index)
    if word in SETS and sight.is_capital(index) and sight.is_capital(index + 1):
        return None
    if word in SETS:
        return Reading(index, index + 1, "SET", SETS[word])
    if word in WEEKDAY_PLURALS and sight.is_capital(index):
        return Reading(index, index + 1, "SET", f"XXXX-WXX-{WEEKDAY_PLURALS[word]}")
    if word not in ("every", "each"):
        return None
    target = sight.word(index + 1)
    if target in UNIT:
        return Reading(index, index + 2, "SET", write_duration(1, UNIT[target]))
    if target in WEEKDAYS and sight.is_capital(index + 1):
        return Reading(index, index + 2, "SET", f"XXXX-WXX-{WEEKDAYS[target]}")
    if word == "every" and target == "other" and (unit := UNIT.get(sight.word(index + 2))):
        return Reading(index, index + 3, "SET", write_duration(2, unit))
    number = read_number(sight.parse, index + 1, sight.last) if word == "every" and index + 1 < sight.last else None
    unit = UNITS.get(sight.word(number.last)) if number and number.low == number.high else None
    return Reading(index, number.last + 1, "SET", write_duration(number.low, unit)) if number and unit else None
