"""Dates and TIMEX3 values: arithmetic on days, weeks, months and years, and the interval that a value names.

Values follow TIMEX3 (TimeML 1.2.1), which extends ISO 8601: "1998-W33", "1998-Q3", "1998-FA", "199" (the 1990s), "19"
(the 20th century), "1998-08-07TEV". Thirds for START, MID and END follow the habit of the MUC and TERN guidelines.
"""

import calendar
import re
from datetime import UTC, date, datetime, timedelta

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FIRST_YEAR, _LAST_YEAR = 1, 9990
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_DAYS_IN = {"D": 1, "W": 7, "FN": 14, "WE": 7}

Interval = tuple[datetime | None, datetime | None]


def shift(day: date, unit: str, count: int) -> date | None:
    """Return *day* moved by *count* units; None outside of the calendar."""
    if unit in _DAYS_IN:
        ordinal = day.toordinal() + count * _DAYS_IN[unit]
        return date.fromordinal(ordinal) if 1 <= ordinal <= date(_LAST_YEAR, 1, 1).toordinal() else None
    if unit not in _MONTHS_IN:
        return day
    months = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
    year, month = divmod(months, 12)
    if not _FIRST_YEAR <= year < _LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def name_day(day: date | None, unit: str) -> str:
    """Return the TIMEX3 value of the *unit* that *day* lies in; all placeholders where it is None."""
    if day is None:
        return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(
            unit, "XXXX"
        )
    year, week, _ = day.isocalendar()
    names = {
        "W": f"{year:04d}-W{week:02d}",
        "FN": f"{year:04d}-W{week:02d}",
        "WE": f"{year:04d}-W{week:02d}-WE",
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // 10:03d}",
        "CE": f"{day.year // 100:02d}",
    }
    return names.get(unit, day.isoformat())


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none."""
    if not (_FIRST_YEAR <= year < _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian, after Butcher's algorithm, Nature 1876)."""
    century, rest = divmod(year, 100)
    skipped, left = divmod(century, 4)
    moon = (19 * (year % 19) + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    shift_ = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift_ + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, count: int, weekday: int) -> date:
    """Return the *count*-th weekday (1 is Monday) of a month; -1 is the last."""
    if count < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def read_interval(value: str, mod: str | None) -> Interval:
    """Return the UTC days [start, end) that a resolved DATE or TIME value names; (None, None) for placeholders.

    A fiscal year has none: where it begins depends on whose it is.
    """
    bounds = _days_of(value.split("T")[0])
    if bounds is None:
        return None, None
    start, end = bounds
    third = (end - start) / 3
    if mod == "START":
        end = start + third
    elif mod == "MID":
        start, end = start + third, start + 2 * third
    elif mod == "END":
        start = start + 2 * third
    return _at_midnight(start, mod, end_of=False), _at_midnight(end, mod, end_of=True)


def _days_of(value: str) -> tuple[datetime, datetime] | None:
    if "/" in value:
        first, last = (_days_of(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        start = date.fromisoformat(value)
        return _span(start, shift(start, "D", 1))
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return _span(shift(monday, "D", 5), shift(monday, "D", 7)) if match[3] else _span(monday, shift(monday, "D", 7))
    if match := re.fullmatch(r"(\d{4})-(\d\d|Q\d|H\d|[SFW][PUAI])", value):
        return _months_of(int(match[1]), match[2])
    if re.fullmatch(r"\d{2,4}", value):
        unit = {2: "CE", 3: "DE", 4: "Y"}[len(value)]
        opening = make_date(int(value.ljust(4, "0")), 1, 1)
        return _span(opening, shift(opening, unit, 1)) if opening else None
    return None


def _months_of(year: int, part: str) -> tuple[datetime, datetime] | None:
    if part.isdigit():
        start, length = make_date(year, int(part), 1), 1
    elif part[0] == "Q":
        start, length = make_date(year, 3 * int(part[1]) - 2, 1), 3
    elif part[0] == "H":
        start, length = make_date(year, 6 * int(part[1]) - 5, 1), 6
    else:
        start, length = make_date(year, _SEASON_MONTHS[part], 1), 3
    return _span(start, shift(start, "M", length)) if start else None


def _span(start: date | None, end: date | None) -> tuple[datetime, datetime] | None:
    if start is None or end is None:
        return None
    return datetime(start.year, start.month, start.day, tzinfo=UTC), datetime(end.year, end.month, end.day, tzinfo=UTC)


def _at_midnight(moment: datetime, mod: str | None, *, end_of: bool) -> datetime:
    """Round a third of a period to its nearest month or day, whichever is finer for its length."""
    if mod not in ("START", "MID", "END"):
        return moment
    whole = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    near_month = round_to_month(whole)
    if abs(near_month - whole) <= timedelta(days=2):
        return near_month
    return whole + timedelta(days=1) if end_of and whole < moment else whole


def round_to_month(moment: datetime) -> datetime:
    """Return the first of a month that lies nearest to *moment*."""
    this = moment.replace(day=1)
    following = (this + timedelta(days=32)).replace(day=1)
    return this if moment - this <= following - moment else following
