"""Named days: "Thanksgiving Day", "Christmas", "Fourth of July", "Easter week", by the rules of `calendar_words.csv`.

A rule is MM-DD, MM-count-weekday (the last is -1), easter with days added, or election. A day without a year is the
nearest, or the one on the side that the tense tells.
"""

from datetime import date, timedelta

from transforms.times.calendar import easter, make_date, name_day, nth_weekday
from transforms.times.dates import choose_nearest, is_in_name
from transforms.times.sight import Reading, Sight
from transforms.times.tense import read_direction
from transforms.times.words import HOLIDAYS


def read_holiday(sight: Sight, index: int) -> Reading | None:
    """Read a named day ("Thanksgiving Day", "Christmas") and "Easter week"."""
    if not sight.is_capital(index):
        return None
    for length in (4, 3, 2, 1):
        words = sight.low[index : min(index + length, sight.last)]
        name = (
            " ".join(words)
            .replace(" 's", "'s")
            .replace(" ’s", "'s")
            .replace("’", "'")
            .replace(" - ", "-")
            .replace(" '", "'")
        )
        if len(words) == length and name in HOLIDAYS:
            return None if is_in_name(sight, index) else _make_holiday(sight, index, index + length, HOLIDAYS[name])
    return None


def _make_holiday(sight: Sight, first: int, last: int, rule: str) -> Reading | None:
    written = sight.word(last + 1) if sight.word(last) in (",", "of") else sight.word(last)
    if len(written) == 4 and written.isdecimal():
        day = _holiday_in(int(written), rule)
        end = last + 2 if sight.word(last) in (",", "of") else last + 1
        return Reading(first, end, "DATE", day.isoformat(), day=day) if day else None
    if sight.published_on is None:
        return Reading(first, last, "DATE", f"XXXX-{rule}" if rule[:2].isdecimal() and len(rule) == 5 else "XXXX-XX-XX")
    year = sight.published_on.year
    days = [day for day in (_holiday_in(year + offset, rule) for offset in (-1, 0, 1)) if day is not None]
    if not days:
        return None
    chosen = choose_nearest(sight.published_on, days, read_direction(sight.parse, first))
    if sight.word(last) == "week":
        return Reading(first, last + 1, "DATE", name_day(chosen, "W"))
    return Reading(first, last, "DATE", chosen.isoformat(), day=chosen)


def _holiday_in(year: int, rule: str) -> date | None:
    """Return the day of a rule of `calendar_words.csv`: MM-DD, MM-count-weekday, easter±days, election."""
    if not 1583 <= year < 9000:
        return None
    if rule == "election":
        return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    if len(rule) == 5:
        return make_date(year, int(rule[:2]), int(rule[3:]))
    month, rest = int(rule[:2]), rule[3:]
    count, weekday = (-1, int(rest[-1])) if rest.startswith("-") else (int(rest[0]), int(rest[2]))
    day = nth_weekday(year, month, count, min(weekday, 7) if (month, weekday) != (11, 5) else 4)
    return day + timedelta(days=1) if (month, weekday) == (11, 5) else day
