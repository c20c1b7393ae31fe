"""Number words of English, read once from the reference table `number_words.csv`."""

from fractions import Fraction
from types import MappingProxyType

from transforms.reference import read_rows, read_word_sets

_ROWS = read_rows("number_words.csv", ("word", "kind", "value"), ("word", "kind"))


def _of_kind(*kinds: str) -> MappingProxyType[str, int]:
    return MappingProxyType({row["word"]: int(row["value"]) for row in _ROWS if row["kind"] in kinds})


ONES = _of_kind("one")
TENS = _of_kind("ten")
SCALES = _of_kind("scale")
ABBREVIATED_SCALES = _of_kind("abbreviation")
LETTER_SCALES = _of_kind("letter")
VAGUE = _of_kind("vague")
ORDINALS = _of_kind("ordinal")
FRACTIONS = MappingProxyType({row["word"]: Fraction(row["value"]) for row in _ROWS if row["kind"] == "fraction"})

SMALL = MappingProxyType({**ONES, **TENS})
MAGNITUDES = MappingProxyType({"hundred": 100, "dozen": 12, **SCALES})
FEW = MappingProxyType({"several": (3.0, 9.0), "few": (3.0, 5.0), "couple": (2.0, 2.0)})

WORD_SETS = read_word_sets("figure_word_sets.csv")
"""Sets of words that a rule asks for, by name."""
