"""Dates relative to publication: "Wednesday", "yesterday", "last week", "next year", "this fall", "two months ago",
"recently".

A bare weekday is the most recent one, the day of publication included, unless its clause is in the future. Relative
dates to another day of the text ("that day", "the next morning") follow the last day that the text named.
"""

from datetime import timedelta

from transforms.figures.numbers import read_number
from transforms.figures.words import ORDINALS
from transforms.times.calendar import make_date, name_day, shift
from transforms.times.dates import is_in_name, latest_weekday, nearest_date, nearest_month
from transforms.times.holidays import read_holiday
from transforms.times.sight import Reading, Sight
from transforms.times.tense import read_direction
from transforms.times.words import (
    ANY_UNIT,
    DAYS,
    MONTHS,
    PARTS,
    REFERENCES,
    SEASONS,
    UNIT,
    WEEKDAYS,
    WORD_SETS,
)

_LAST = frozenset({"last", "past", "previous"})
_NEXT = frozenset({"next", "coming", "following"})
_SHORT_WEEKDAYS = WORD_SETS["short_weekdays"]
_CALENDAR_UNITS = frozenset({"D", "W", "WE", "M", "Q", "Y", "DE", "CE", "FN"})
_SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FINE_UNITS = {"TH": "hours", "TM": "minutes", "S": "seconds"}


def read_weekday(sight: Sight, index: int) -> Reading | None:
    """Read a bare weekday."""
    weekday = WEEKDAYS.get(sight.word(index))
    if sight.word(index - 1) in ORDINALS and sight.word(index + 1) in ("of", "in"):
        return None
    if (
        weekday is None
        or not sight.is_capital(index)
        or sight.word(index) in _SHORT_WEEKDAYS
        or is_in_name(sight, index)
    ):
        return None
    if sight.published_on is None:
        return Reading(index, index + 1, "DATE", f"XXXX-WXX-{weekday}")
    day = latest_weekday(sight.published_on, weekday)
    if day < sight.published_on and read_direction(sight.parse, index) == "future":
        day += timedelta(days=7)
    return Reading(index, index + 1, "DATE", day.isoformat(), day=day)


def read_day_word(sight: Sight, index: int) -> Reading | None:
    """Read "today", "yesterday", "tomorrow", "tonight" and "the day after tomorrow"."""
    word = sight.word(index)
    if word not in DAYS or (sight.is_capital(index) and sight.is_capital(index - 1)):
        return None
    first, offset = index, DAYS[word]
    if word != "today" and sight.word(index - 1) in ("after", "before") and sight.word(index - 2) == "day":
        offset += 1 if offset > 0 else -1
        first = index - 3 if sight.word(index - 3) == "the" else index - 2
    day = shift(sight.published_on, "D", offset) if sight.published_on else None
    if word == "tonight":
        return Reading(index, index + 1, "TIME", name_day(day, "D") + "TNI", day=day)
    return Reading(first, index + 1, "DATE", name_day(day, "D"), day=day)


def read_reference(sight: Sight, index: int) -> Reading | None:
    """Read "now", "currently", "recently", "at present", "the future", "in the past"."""
    word = sight.word(index)
    if word in REFERENCES:
        return Reading(index, index + 1, "DATE", REFERENCES[word])
    if (
        word == "future"
        and not sight.is_capital(index)
        and sight.word(index - 1) not in ("a", "his", "her", "its", "their")
    ):
        first = index - 1 if sight.word(index - 1) == "the" else index
        return Reading(first, index + 1, "DATE", "FUTURE_REF")
    if word == "past" and sight.word(index - 1) == "the" and sight.parse.tokens[index].upos == "NOUN":
        return (
            Reading(index - 1, index + 1, "DATE", "PAST_REF") if sight.word(index - 2) in ("in", "from", "of") else None
        )
    if word == "days" and sight.word(index - 1) == "these":
        return Reading(index - 1, index + 1, "DATE", "PRESENT_REF")
    is_present = word == "present" and sight.word(index - 1) == "at"
    return Reading(index - 1, index + 1, "DATE", "PRESENT_REF") if is_present else None


def read_deictic(sight: Sight, index: int) -> Reading | None:
    """Read "last", "this" or "next" with a unit, weekday, month, season, holiday or part of the day."""
    word = sight.word(index)
    step = -1 if word in _LAST else 1 if word in _NEXT else 0 if word in ("this", "current") else None
    if step is None:
        return None
    at = index + 1
    first = (
        index - 1
        if sight.word(index - 1) == "the" and word in ("previous", "current", "coming", "following")
        else index
    )
    target = sight.word(at)
    if target in UNIT and UNIT[target] in _CALENDAR_UNITS and word not in ("following", "previous", "past", "current"):
        return _read_unit(sight, first, at, step)
    if target in WEEKDAYS and sight.is_capital(at):
        return _read_stepped_weekday(sight, first, at, step)
    if target in MONTHS and sight.is_capital(at) and sight.published_on is not None:
        return _read_stepped_month(sight, first, at, step)
    if target in SEASONS:
        return _read_season(sight, first, at, step)
    if target in PARTS and word in ("this", "last") and PARTS[target][0] != "T":
        day = shift(sight.published_on, "D", step) if sight.published_on else None
        return Reading(first, at + 1, "TIME", f"{name_day(day, 'D')}T{PARTS[target]}", day=day)
    holiday = read_holiday(sight, at)
    return holiday._replace(first=first) if holiday else None


def _read_unit(sight: Sight, first: int, at: int, step: int) -> Reading | None:
    unit = UNIT[sight.word(at)]
    if unit in ("D", "FN"):
        return None
    if sight.published_on is None:
        return Reading(first, at + 1, "DATE", name_day(None, unit))
    day = shift(sight.published_on, unit, step)
    return Reading(first, at + 1, "DATE", name_day(day, unit)) if day else None


def _read_stepped_weekday(sight: Sight, first: int, at: int, step: int) -> Reading:
    weekday = WEEKDAYS[sight.word(at)]
    if sight.published_on is None:
        return Reading(first, at + 1, "DATE", f"XXXX-WXX-{weekday}")
    day = latest_weekday(sight.published_on, weekday)
    if step < 0 and day == sight.published_on:
        day -= timedelta(days=7)
    if step > 0 or (step == 0 and day < sight.published_on and read_direction(sight.parse, at) != "past"):
        day += timedelta(days=7)
    return Reading(first, at + 1, "DATE", day.isoformat(), day=day)


def _read_stepped_month(sight: Sight, first: int, at: int, step: int) -> Reading | None:
    """Read "last November", "next March" and "last Oct. 23"."""
    published_on, month = sight.published_on, MONTHS[sight.word(at)]
    if published_on is None:
        return None
    number = sight.word(at + 1)
    if number.isdecimal() and len(number) < 3:
        day = nearest_date(published_on, month, int(number), "past" if step < 0 else "future")
        return Reading(first, at + 2, "DATE", day.isoformat(), day=day) if day else None
    found = nearest_month(published_on, month, "past" if step < 0 else "future" if step > 0 else "open")
    if step and (found.year, found.month) == (published_on.year, published_on.month):
        found = make_date(found.year + step, found.month, 1) or found
    return Reading(first, at + 1, "DATE", name_day(found, "M"))


def _read_season(sight: Sight, first: int, at: int, step: int) -> Reading | None:
    season = SEASONS[sight.word(at)]
    if sight.parse.tokens[at].upos == "VERB" or sight.word(at + 1) == "-":
        return None
    if sight.published_on is None:
        return Reading(first, at + 1, "DATE", f"XXXX-{season}")
    begins = _SEASON_BEGINS[season]
    year = sight.published_on.year
    if (step < 0 and begins + 2 >= sight.published_on.month) or (
        season == "WI" and sight.published_on.month < 3 and step == 0
    ):
        year -= 1
    if step > 0 and begins <= sight.published_on.month:
        year += 1
    return Reading(first, at + 1, "DATE", f"{year}-{season}")


def read_bare_season(sight: Sight, index: int) -> Reading | None:
    """Read "in the autumn", "by spring": the season nearest to publication, or on the side that the tense tells."""
    first = index - 1 if sight.word(index - 1) == "the" else index
    season, is_noun = SEASONS.get(sight.word(index)), sight.parse.tokens[index].upos in ("NOUN", "PROPN")
    is_dated = is_noun and sight.word(first - 1) in ("in", "by", "during", "since", "until")
    if season is None or not is_dated or _is_continued(sight.word(index + 1)) or sight.published_on is None:
        return None
    opening = nearest_month(sight.published_on, _SEASON_BEGINS[season], read_direction(sight.parse, index))
    return Reading(first, index + 1, "DATE", f"{opening.year}-{season}")


def _is_continued(word: str) -> bool:
    """Tell whether a year, "of" or a hyphen follows a season."""
    return word in ("of", "-") or word.isdecimal()


def read_ago(sight: Sight, index: int) -> Reading | None:
    """Read "two months ago", "a decade ago", "a year earlier"."""
    amount = read_amount(sight, index)
    if amount is None:
        return None
    count, unit, last = amount
    word = sight.word(last)
    if word == "earlier" and sight.told is None and unit in ("Y", "Q", "M", "W"):
        word = "ago"
    if word not in ("ago", "earlier", "later") or (word != "ago" and sight.told is None):
        return None
    origin = sight.published_on if word == "ago" else sight.told
    if unit in _FINE_UNITS:
        return (
            None
            if origin is None or word != "ago"
            else Reading(index, last + 1, "TIME", origin.isoformat(), day=origin)
        )
    if origin is None:
        return Reading(index, last + 1, "DATE", name_day(None, unit))
    day = shift(origin, unit, -count if word != "later" else count)
    if day is None:
        return None
    return Reading(
        index, last + 1, "DATE", name_day(day, "Y" if unit in ("DE", "CE") else unit), day=day if unit == "D" else None
    )


def read_amount(sight: Sight, index: int) -> tuple[int, str, int] | None:
    """Return count, unit and end of "two months", "a decade", "several years" (count 0 where vague is not numbered)."""
    if sight.word(index) in ("a", "an") and sight.word(index + 1) in UNIT:
        return 1, UNIT[sight.word(index + 1)], index + 2
    number = read_number(sight.parse, index, sight.last)
    if number is None or number.low != int(number.low) or number.high != number.low or number.low > 1e6:
        return None
    unit = ANY_UNIT.get(sight.word(number.last))
    return (int(number.low), unit, number.last + 1) if unit and number.form in ("digits", "words") else None


def read_told(sight: Sight, index: int) -> Reading | None:
    """Read "that day", "the same year", "the next morning", "the following week": relative to the day told before."""
    if sight.told is None:
        return None
    word, at = sight.word(index), index + 1
    step = 0
    if word == "the" and sight.word(at) in ("same", "next", "following"):
        step = 0 if sight.word(at) == "same" else 1
        at += 1
    elif word == "that" and sight.word(at) == "same":
        at += 1
    elif word != "that":
        return None
    target = sight.word(at)
    if step and sight.word(index + 1) == "next" and target not in ("day", "morning", "night", "evening", "afternoon"):
        return None
    if target in PARTS and PARTS[target][0] != "T" and sight.is_day_told:
        day = shift(sight.told, "D", step)
        return Reading(index, at + 1, "TIME", f"{name_day(day, 'D')}T{PARTS[target]}", day=day)
    unit = UNIT.get(target)
    if unit == "D" and not sight.is_day_told:
        return None
    if unit not in ("D", "W", "M", "Y", "WE") or (
        word == "that" and sight.parse.tokens[index].upos not in ("DET", "PRON")
    ):
        return None
    day = shift(sight.told, unit, step)
    return Reading(index, at + 1, "DATE", name_day(day, unit), day=day if unit == "D" else None) if day else None


def read_weekend(sight: Sight, index: int) -> Reading | None:
    """Read "the weekend" and "over the weekend" as the last one, the next in a clause of the future."""
    if sight.word(index) != "the" or sight.word(index + 1) != "weekend":
        return None
    if sight.published_on is None:
        return Reading(index, index + 2, "DATE", "XXXX-WXX-WE")
    saturday = latest_weekday(sight.published_on, 6)
    if read_direction(sight.parse, index + 1) == "future" and sight.published_on.isoweekday() < 6:
        saturday += timedelta(days=7)
    return Reading(index, index + 2, "DATE", name_day(saturday, "WE"))
