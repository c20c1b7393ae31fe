"""Times of a text: a parse and the day of publication go in, TIMEX3 expressions with their intervals come out.

One pass over the tokens of each sentence: the first word chooses the readers, the longest reading wins, then what
stands before it ("early", "the end of") and beside it (a time of day, a day) joins. Extents, types and values follow
TimeML 1.2.1 and the TempEval-3 guidelines; prepositions are no part of a time, ages none at all.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from schemas.documents import Parse
from schemas.spans import Span
from schemas.times import Time
from transforms.figures.words import FEW, ORDINALS, SMALL
from transforms.times import clock, dates, durations, holidays, periods, relative, words, years
from transforms.times.calendar import read_interval
from transforms.times.durations import midnight
from transforms.times.sight import Reading, Sight

Reader = Callable[[Sight, int], Reading | None]

_DATES: tuple[Reader, ...] = (dates.read_numeric_date, dates.read_day_first, years.read_year)
_LETTERED: tuple[Reader, ...] = (*_DATES, years.read_decade, years.read_century, years.read_quarter)
_AMOUNT: tuple[Reader, ...] = (relative.read_ago, durations.read_duration)


def _table(*entries: tuple[Sequence[str], tuple[Reader, ...]]) -> MappingProxyType[str, tuple[Reader, ...]]:
    found: dict[str, tuple[Reader, ...]] = {}
    for names, readers in entries:
        for name in names:
            known = found.get(name, ())
            found[name] = known + tuple(reader for reader in readers if reader not in known)
    return MappingProxyType(found)


_READERS = _table(
    (tuple(words.MONTHS), (dates.read_month_first,)),
    (tuple(words.WEEKDAYS), (dates.read_weekday_date, relative.read_weekday)),
    (tuple(words.DAYS), (relative.read_day_word,)),
    ((*words.REFERENCES, "future", "past", "days", "present"), (relative.read_reference,)),
    (
        ("last", "past", "previous", "next", "coming", "following", "this", "current"),
        (relative.read_deictic, durations.read_counted_back),
    ),
    (("first", "final"), (durations.read_counted_back,)),
    (("that", "the"), (relative.read_told, relative.read_weekend, periods.read_this_period)),
    (("this",), (periods.read_this_period,)),
    (tuple({name.split()[0].removesuffix("'s") for name in words.HOLIDAYS}), (holidays.read_holiday,)),
    ((*SMALL, *FEW, "a", "an", "half"), _AMOUNT),
    (tuple(ORDINALS), (years.read_century, years.read_quarter)),
    (("q1", "q2", "q3", "q4"), (years.read_quarter,)),
    (tuple(words.UNITS), (durations.read_vague_duration,)),
    (tuple(words.UNIT), (durations.read_duration, dates.read_week_of)),
    ((*words.SETS, *words.WEEKDAY_PLURALS, "every", "each"), (durations.read_set,)),
    (("'", "’", "‘"), (years.read_decade,)),
    (tuple(words.PARTS), ()),
    (tuple(words.SEASONS), (relative.read_bare_season,)),
)
_NEWS_YEARS = range(1000, 9000)
"""A publication day outside of these years is no date, and leaves no room to count from."""
_LONGEST_NUMBER = 6
_UNRESOLVED_DAY = re.compile(r"XXXX-(?:WXX-\d|XX-XX|\d\d-\d\d)")
_OPENING = re.compile(r"\d|mid-|pre-\d|post-\d")


def read_times(parse: Parse, published_on: date | datetime | None) -> tuple[Time, ...]:
    """Return the times of *parse* in order; *published_on* None leaves relative ones with placeholders."""
    day = published_on.date() if isinstance(published_on, datetime) else published_on
    if day is not None and day.year not in _NEWS_YEARS:
        day = None
    low = tuple(token.text.lower() for token in parse.tokens)
    found: list[Time] = []
    told: tuple[date | None, bool] = (None, False)
    for sentence in parse.sentences:
        sight = Sight(parse, low, sentence.first, sentence.last, day, *told)
        for reading in _read_sentence(sight):
            time = _finish(sight, reading, sentence.i)
            found.append(time)
            if time.timex_type == "DATE" and time.starts_at and not time.timex_value.endswith("_REF"):
                told = time.starts_at.date(), reading.day is not None
    return tuple(found)


def _read_sentence(sight: Sight) -> list[Reading]:
    days: list[Reading] = []
    clocks: list[clock.Clock] = []
    index = sight.first
    while index < sight.last:
        if sight.low[index] not in _READERS and not _OPENING.match(sight.low[index]):
            index += 1
            continue
        reading = _read_at(sight, index)
        if reading is not None:
            _append(days, reading)
            if following := dates.read_next_day(sight, reading):
                days.append(following)
            index = days[-1].last
        elif timed := clock.read_clock(sight, index) or clock.read_part(sight, index):
            clocks.append(timed)
            index = timed.last
        else:
            index += 1
    found: list[Reading] = []
    for reading in sorted(_join_clocks(sight, days, clocks), key=lambda reading: reading.first):
        _append(found, reading)
    return found


def _append(found: list[Reading], reading: Reading) -> None:
    """Add *reading*, in place of those that it holds and without the words that another one has."""
    while found and reading.first <= found[-1].first:
        found.pop()
    first = max(reading.first, found[-1].last) if found else reading.first
    if first < reading.last:
        found.append(reading._replace(first=first))


def _read_at(sight: Sight, index: int) -> Reading | None:
    """Return the longest reading that the word at *index* opens, with what stands before it."""
    word = sight.low[index]
    readers = _numeric_readers(sight, index) if word[0].isdecimal() else _READERS.get(word)
    if readers is None:
        if not word.startswith(("mid-", "pre-", "post-")):
            return None
        readers = (periods.read_prefixed,)
    if word[0].isdecimal() and clock.read_clock(sight, index):
        return None
    found = [reading for read in readers if (reading := read(sight, index)) is not None]
    if not found:
        return None
    return periods.extend_period(sight, max(found, key=lambda reading: (reading.last, -reading.first)))


def _numeric_readers(sight: Sight, index: int) -> tuple[Reader, ...]:
    """Return the readers that digits can open: amounts only where a unit of time follows soon."""
    readers = _DATES if sight.low[index].isdecimal() else _LETTERED
    has_unit = any(word in words.ANY_UNIT for word in sight.low[index + 1 : index + _LONGEST_NUMBER])
    return readers + _AMOUNT if has_unit else readers


def _join_clocks(sight: Sight, days: list[Reading], clocks: list[clock.Clock]) -> Iterator[Reading]:
    """Yield the days and the times of day, joined where they touch ("9 a.m. Tuesday", "Friday night")."""
    left = list(days)
    for timed in clocks:
        beside = next((day for day in left if _touches(sight, day, timed)), None)
        if beside is not None:
            left.remove(beside)
            yield clock.combine(sight, timed, beside)
        elif ":" in timed.value:
            near = min(days, key=lambda day: abs(day.first - timed.first), default=None)
            on = near if near is not None and near.day is not None else None
            joined = clock.combine(sight, timed, on)
            yield joined._replace(first=timed.first, last=timed.last)
    yield from left


def _touches(sight: Sight, day: Reading, timed: clock.Clock) -> bool:
    if day.timex_type != "DATE" or (day.day is None and not _UNRESOLVED_DAY.fullmatch(day.value)):
        return False
    if ":" not in timed.value or (timed.last - timed.first == 1 and sight.word(timed.first) in words.PARTS):
        return day.last == timed.first
    return day.first == timed.last


def _finish(sight: Sight, reading: Reading, sentence: int) -> Time:
    tokens = sight.parse.tokens
    starts_at, ends_at = reading.starts_at, reading.ends_at
    if starts_at is None and ends_at is None:
        starts_at, ends_at = _interval(sight, reading)
    span = Span(tokens[reading.first].start, tokens[reading.last - 1].end)
    return Time(span, reading.timex_type, reading.value, reading.mod, starts_at, ends_at, sentence)


def _interval(sight: Sight, reading: Reading) -> tuple[datetime | None, datetime | None]:
    """Return the interval of a point in time; durations and sets have none by themselves."""
    if reading.timex_type not in ("DATE", "TIME"):
        return None, None
    if not reading.value.endswith("_REF"):
        return read_interval(reading.value, reading.mod)
    if sight.published_on is None:
        return None, None
    today = midnight(sight.published_on)
    tomorrow = midnight(sight.published_on + timedelta(days=1))
    return {"PAST_REF": (None, tomorrow), "PRESENT_REF": (today, tomorrow), "FUTURE_REF": (today, None)}[reading.value]
