"""Digits to values: one written numeral in, its value out, or None where it is no plain number.

Takes the marks of English text: thousands in commas (also the Indian 1,00,000), a decimal point, vulgar fractions and
the digits of any script. Refuses what would be read wrongly: leading zeros ("007"), a decimal comma ("1,5"), slashes
that are dates or names ("9/11", "24/7"), and more significant digits than a float holds.
"""

import re
import unicodedata

MAX_DIGITS = 15
"""Whole numbers of so many digits are exact as floats; longer ones are account or serial numbers, not quantities."""

_PLAIN = re.compile(r"(?:0|(?!0)\d+)(?:\.\d+)?|\.\d+")
_GROUPED = re.compile(
    r"(?!0)\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?!0)\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|(?!0)\d{1,3}(?:\.\d{3}){2,}"
)
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,4})")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128, 1000})


def read_literal(text: str) -> float | None:
    """Return the value of the numeral *text*, or None."""
    if len(text) > MAX_DIGITS + 8:
        return None
    if len(text) == 1 and unicodedata.category(text) == "No":
        return _vulgar_fraction(text)
    if fraction := _FRACTION.fullmatch(text):
        over, under = int(fraction[1]), int(fraction[2])
        return over / under if under in _DENOMINATORS and 0 < over < under else None
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "") if text.count(".") > 1 else text.replace(",", "")
    elif not _PLAIN.fullmatch(text):
        return None
    return float(text) if sum(map(str.isdecimal, text)) <= MAX_DIGITS else None


def _vulgar_fraction(text: str) -> float | None:
    """Return the value of ½, ¼ … but not of superscripts and circled digits."""
    value = unicodedata.numeric(text)
    return value if 0 < value < 1 else None
