"""Words of the calendar, read once from the reference table `calendar_words.csv`.

Units are written as D, W, M, Q (quarter), Y, DE (decade), CE (century), WE (weekend) and TH, TM, S (hour, minute,
second).
"""

from types import MappingProxyType

from transforms.reference import read_rows, read_word_sets

_ROWS = read_rows("calendar_words.csv", ("word", "kind", "value"), ("word", "kind"))


def _of_kind(*kinds: str) -> MappingProxyType[str, str]:
    return MappingProxyType({row["word"]: row["value"] for row in _ROWS if row["kind"] in kinds})


def _numbered(kind: str) -> MappingProxyType[str, int]:
    return MappingProxyType({word: int(value) for word, value in _of_kind(kind).items()})


MONTHS = _numbered("month")
WEEKDAYS = _numbered("weekday")
WEEKDAY_PLURALS = _numbered("weekdays")
DAYS = _numbered("day")
UNIT = _of_kind("unit")
UNITS = _of_kind("units")
ANY_UNIT = _of_kind("unit", "units")
SEASONS = _of_kind("season")
PARTS = _of_kind("part")
REFERENCES = _of_kind("reference")
SETS = _of_kind("set")
HOLIDAYS = _of_kind("holiday")
ZONES = MappingProxyType({word: float(value) for word, value in _of_kind("zone").items()})

WORD_SETS = read_word_sets("time_word_sets.csv")
"""Sets of words that a rule asks for, by name."""
