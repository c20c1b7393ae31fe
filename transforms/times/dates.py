"""Absolute dates: "Aug. 7, 1998", "7 August", "Monday, Oct. 26", "October 1998", "1998-08-07", "10/23/98".

A date without a year takes the year that puts it nearest to publication, unless the tense of its clause says
otherwise.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from transforms.times.calendar import make_date, name_day, shift
from transforms.times.sight import Reading, Sight
from transforms.times.tense import Direction, read_direction
from transforms.times.words import MONTHS, WEEKDAYS, WORD_SETS
from transforms.times.years import full_year, is_dated, read_year_behind

_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)(?:T(\d\d:\d\d)\S*)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_STEPS = {"last": -1, "this": 0, "next": 1}
_DAY_NUMBER = re.compile(r"([1-9]|[12]\d|3[01]|0[1-9])(?:st|nd|rd|th)?")
_AMBIGUOUS_MONTHS = WORD_SETS["ambiguous_months"]
_MONTH_SIGNALS = WORD_SETS["month_signals"]


def read_numeric_date(sight: Sight, index: int) -> Reading | None:
    """Read "1998-08-07" (also split at its hyphens) and "10/23/98": the month first unless it cannot be."""
    tokens = sight.parse.tokens
    end = index
    while end < sight.last and end < index + 6 and (end == index or sight.touches(end)):
        end += 1
    written = "".join(token.text for token in tokens[index:end])
    if match := _ISO.match(written):
        day = make_date(int(match[1]), int(match[2]), int(match[3]))
        length = match.end()
    elif match := _SLASHED.fullmatch(tokens[index].text):
        first, second = int(match[1]), int(match[2])
        month, number = (second, first) if first > 12 else (first, second)
        day = make_date(full_year(match[3]), month, number)
        length = len(tokens[index].text)
    else:
        return _read_nine_eleven(sight, index)
    while end > index and tokens[end - 1].end - tokens[index].start > length:
        end -= 1
    if day is None or tokens[end - 1].end - tokens[index].start != length:
        return None
    is_time = "T" in match[0]
    value = f"{day.isoformat()}T{match[4]}" if is_time else day.isoformat()
    return Reading(index, end, "TIME" if is_time else "DATE", value, day=day)


def _read_nine_eleven(sight: Sight, index: int) -> Reading | None:
    """Read "9/11" as the day it has become the name of."""
    if sight.word(index) != "9/11":
        return None
    return Reading(index, index + 1, "DATE", "2001-09-11", day=date(2001, 9, 11))


def read_month_first(sight: Sight, index: int) -> Reading | None:
    """Read "Aug. 7, 1998", "August 7", "August 1998", "August"."""
    month = MONTHS.get(sight.word(index))
    if month is None or not sight.is_capital(index):
        return None
    after = index + 1
    if sight.word(after) == "the":
        after += 1
    number = _DAY_NUMBER.fullmatch(sight.word(after))
    if number and sight.word(after + 1) not in ("%", "percent", "years", "people", "million"):
        year, end = read_year_behind(sight, after + 1)
        year = year or _year_of_range(sight, after + 1)
        return _make_day(sight, index, end, (year, month, int(number[1])))
    year, end = read_year_behind(sight, index + 1)
    if year is not None:
        first = make_date(year, month, 1)
        return Reading(index, end, "DATE", name_day(first, "M"), day=None)
    return _read_bare_month(sight, index, month)


def _year_of_range(sight: Sight, index: int) -> int | None:
    """Return the year that ends a range of days ("July 30-Aug. 14, 1932", "Sept. 20-24, 2021")."""
    if sight.word(index) not in ("-", "–", "to", "and", "through"):
        return None
    at = index + 2 if sight.word(index + 1) in MONTHS else index + 1
    return read_year_behind(sight, at + 1)[0] if _DAY_NUMBER.fullmatch(sight.word(at)) else None


def _make_day(sight: Sight, first: int, last: int, parts: tuple[int | None, int, int]) -> Reading | None:
    year, month, number = parts
    if year is not None:
        day = make_date(year, month, number)
        return Reading(first, last, "DATE", day.isoformat(), day=day) if day else None
    if sight.published_on is None:
        return Reading(first, last, "DATE", f"XXXX-{month:02d}-{number:02d}")
    day = nearest_date(sight.published_on, month, number, read_direction(sight.parse, first))
    return Reading(first, last, "DATE", day.isoformat(), day=day) if day else None


def nearest_date(published_on: date, month: int, number: int, direction: Direction) -> date | None:
    """Return the date of that month and day that lies nearest to publication on the side that the tense tells."""
    found = [make_date(published_on.year + offset, month, number) for offset in (-1, 0, 1)]
    days = [day for day in found if day is not None]
    return choose_nearest(published_on, days, direction) if days else None


def choose_nearest(published_on: date, days: Sequence[date], direction: Direction) -> date:
    """Return the one of *days* nearest to publication, a day ahead counting twice as far.

    The side that a tense tells wins where it is under 300 days off.
    """
    nearest = min(days, key=lambda day: max((published_on - day).days, 2 * (day - published_on).days))
    on_side = [day for day in days if (day <= published_on if direction == "past" else day >= published_on)]
    if direction == "open" or not on_side:
        return nearest
    chosen = max(on_side) if direction == "past" else min(on_side)
    return chosen if abs((chosen - published_on).days) < 300 else nearest


def _read_bare_month(sight: Sight, index: int, month: int) -> Reading | None:
    """Read a month alone; the short and ambiguous names need a word before them that dates."""
    if is_in_name(sight, index):
        return None
    word = sight.word(index)
    is_doubtful = word in _AMBIGUOUS_MONTHS and not is_dated(sight, index, _MONTH_SIGNALS)
    if is_doubtful and not (word == "march" and _is_time_noun(sight, index)):
        return None
    if sight.published_on is None:
        return Reading(index, index + 1, "DATE", f"XXXX-{month:02d}")
    if sight.word(index + 2) == "year" and (step := _STEPS.get(sight.word(index + 1))) is not None:
        return Reading(index, index + 3, "DATE", f"{sight.published_on.year + step:04d}-{month:02d}")
    first = nearest_month(sight.published_on, month, read_direction(sight.parse, index))
    return Reading(index, index + 1, "DATE", name_day(first, "M"))


def is_in_name(sight: Sight, index: int) -> bool:
    """Tell whether token *index* is part of the name of a person or organisation ("Theresa May", "Sunday Times")."""
    at = sight.parse.entity_at[index]
    if at < 0:
        return False
    entity = sight.parse.entities[at]
    return entity.label == "PERSON" or (entity.label == "ORG" and entity.last - entity.first > 1)


def _is_time_noun(sight: Sight, index: int) -> bool:
    """Tell "the March accession" and "a March summit" from a march and a person of that name."""
    token = sight.parse.tokens[index]
    return (
        token.upos == "PROPN"
        and token.deprel in ("compound", "obl", "nmod", "obl:unmarked", "nmod:unmarked")
        and sight.word(index - 1) in ("the", "a", "its")
    )


def nearest_month(published_on: date, month: int, direction: Direction) -> date:
    """Return the first of the last such month (past), the next one (future), or the nearer one (open)."""
    this = published_on.replace(day=1)
    back = (this.month - month) % 12
    ahead = (month - this.month) % 12
    is_past = direction == "past" or (direction == "open" and back <= 2 * ahead)
    moved = shift(this, "M", -back if is_past else ahead)
    return moved if moved is not None else this


def read_day_first(sight: Sight, index: int) -> Reading | None:
    """Read "7 August 1998", "the 7th of August", "23rd October"."""
    number = _DAY_NUMBER.fullmatch(sight.word(index))
    if number is None:
        return None
    at = index + 2 if sight.word(index + 1) == "of" else index + 1
    month = MONTHS.get(sight.word(at))
    if month is None or not sight.is_capital(at) or (at == index + 2 and sight.word(index).isdecimal()):
        return None
    if sight.word(index - 1) in MONTHS:
        return None
    year, end = read_year_behind(sight, at + 1)
    first = index - 1 if sight.word(index - 1) == "the" else index
    return _make_day(sight, first, end, (year, month, int(number[1])))


def read_weekday_date(sight: Sight, index: int) -> Reading | None:
    """Read "Monday, Oct. 26" and "Friday 23 October 1998"; the weekday tells a year that is not written."""
    if sight.word(index) not in WEEKDAYS or not sight.is_capital(index):
        return None
    at = index + 1
    while sight.word(at) in (",", "the") and at < index + 3:
        at += 1
    found = read_month_first(sight, at) if sight.word(at) in MONTHS else read_day_first(sight, at)
    if found is None or found.day is None:
        return None
    if sight.published_on is None or sight.word(found.last - 1) == str(found.day.year):
        return found._replace(first=index)
    day = _with_weekday(sight.published_on, found.day, WEEKDAYS[sight.word(index)])
    return found._replace(first=index, value=day.isoformat(), day=day)


def _with_weekday(published_on: date, day: date, weekday: int) -> date:
    """Return *day* in the year around publication that gives it its weekday; the nearest where none does."""
    years = [make_date(published_on.year + offset, day.month, day.day) for offset in (0, -1, 1)]
    days = [other for other in years if other is not None]
    fitting = [other for other in days if other.isoweekday() == weekday]
    return choose_nearest(published_on, fitting or days, "open")


def read_next_day(sight: Sight, before: Reading) -> Reading | None:
    """Read the second day of "April 24 and 25" and "Sept. 20-24"."""
    if before.day is None or sight.word(before.last) not in ("and", "or", "to", "-", "–", "through", "until"):
        return None
    index = before.last + 1
    number = _DAY_NUMBER.fullmatch(sight.word(index))
    if number is None or sight.word(before.last - 1) not in (str(before.day.day), f"{before.day.day:02d}"):
        return None
    following = sight.parse.tokens[index + 1] if index + 1 < sight.last else None
    if following is not None and (following.upos in ("NOUN", "SYM", "NUM") or following.text == "%"):
        return None
    day = make_date(before.day.year, before.day.month, int(number[1]))
    last = read_year_behind(sight, index + 1)[1]
    return Reading(index, last, "DATE", day.isoformat(), day=day) if day and day > before.day else None


def read_week_of(sight: Sight, index: int) -> Reading | None:
    """Read "the week of March 20" as the week that holds the day."""
    if sight.word(index) != "week" or sight.word(index + 1) != "of" or sight.word(index - 1) not in ("the", "a"):
        return None
    found = read_month_first(sight, index + 2) or read_day_first(sight, index + 2)
    if found is None or found.day is None:
        return None
    return Reading(index - 1, found.last, "DATE", name_day(found.day, "W"))


def latest_weekday(published_on: date, weekday: int) -> date:
    """Return the most recent such weekday, the day of publication included (1 is Monday)."""
    return published_on - timedelta(days=(published_on.isoweekday() - weekday) % 7)
