"""Quantities: a number with its currency, unit, range and denominator, read from the words around it.

Covers "$4.1bn", "10.5 million Australian dollars", "between 5 and 7 percent", "$3 billion to $5 billion", "four to
five thousand", "16-hour", "50-year-old", "$1,271 an ounce", "40 per 100,000 people". Says what a number measures, not
whether it is a quantity at all (see refusals) nor what it counts (see nouns).
"""

from typing import NamedTuple

from schemas.documents import Parse
from schemas.figures import FigureKind
from transforms.figures.numbers import Number, multiply, read_number
from transforms.figures.rates import read_denominator
from transforms.figures.units import (
    Unit,
    country_after_sign,
    currency_after,
    currency_before,
    glued_unit,
    pounds_after,
    tailed_unit,
    unit_after,
)

_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("-‐‑–—−")
_LARGE = 1000.0


class Quantity(NamedTuple):
    """A quantity over tokens [first, last); [start, end) are the code points of its number alone."""

    first: int
    last: int
    start: int
    end: int
    low: float
    high: float
    unit: str | None
    kind: FigureKind
    is_vague: bool
    number: Number


class Measured(NamedTuple):
    """A number with its own currency or unit."""

    number: Number
    first: int
    last: int
    unit: Unit | None


def read_quantity(parse: Parse, index: int, first: int, last: int, *, is_range: bool = True) -> Quantity | None:
    """Return the quantity whose number begins at token *index* of the sentence [first, last).

    A range is read as two quantities where *is_range* is false.
    """
    left = _measure(parse, index, first, last)
    if left is None:
        return None
    right = _read_range_end(parse, left, first, last)
    if right is None:
        return _finish(parse, left, left, last)
    if not is_range:
        left = _share_scale(left, right)
        unit = left.unit or (right.unit._replace(last=left.last) if right.unit else None)
        return _finish(parse, left._replace(unit=unit), left._replace(unit=unit), last)
    return _finish(parse, _share_scale(left, right), right, last)


def _measure(parse: Parse, index: int, first: int, last: int) -> Measured | None:
    number = read_number(parse, index, last)
    if number is None or not number.high < 1e24:
        return None
    start = index
    if number.currency:
        if index > first and parse.tokens[index - 1].text == "$":
            start = index - 1
        return Measured(number, start, number.last, Unit(number.currency, "money", 1.0, number.last))
    if before := currency_before(parse.tokens, index, first):
        code, start = before
        if after := country_after_sign(parse.tokens, number.last, last):
            return Measured(number, start, after[1], Unit(after[0], "money", 1.0, after[1]))
        return Measured(number, start, number.last, Unit(code, "money", 1.0, number.last))
    if number.form == "ordinal":
        return Measured(number, index, number.last, None)
    unit = _unit_behind(parse, number, last)
    negative = _minus_before(parse, index, first)
    if negative is not None:
        number = number._replace(
            low=-number.high,
            high=-number.low,
            mantissa=-number.mantissa,
            first=negative,
            start=parse.tokens[negative].start,
        )
        start = negative
    return Measured(number, start, unit.last if unit else number.last, unit)


def _minus_before(parse: Parse, index: int, first: int) -> int | None:
    """Return the token of a minus sign: "minus 387", "minus-5", "-5" after a space."""
    before = index - 1
    if before < first:
        return None
    if parse.tokens[before].text in _HYPHENS and before > first and parse.tokens[before - 1].text.lower() == "minus":
        return before - 1
    if parse.tokens[before].text.lower() == "minus" and (
        before == first or parse.tokens[before - 1].upos not in ("NUM",)
    ):
        return before
    is_sign = parse.tokens[before].text in ("-", "−") and parse.tokens[before].end == parse.tokens[index].start
    at_word = before == first or parse.tokens[before - 1].end < parse.tokens[before].start
    return before if is_sign and at_word else None


def _unit_behind(parse: Parse, number: Number, last: int) -> Unit | None:
    tokens, after = parse.tokens, number.last
    if number.tail:
        return tailed_unit(number.tail, tokens, after, last)
    if number.form == "fraction" and after + 1 < last and tokens[after].text.lower() in ("a", "an", "-"):
        return unit_after(tokens, after + 1, last)
    if number.form == "vague" and after + 1 < last and tokens[after].text == "of":
        unit = unit_after(tokens, after + 1, last) or currency_after(tokens, after + 1, last)
        return unit or pounds_after(tokens, after + 1, last, is_large=number.low >= _LARGE)
    unit = glued_unit(tokens, after, last) or unit_after(tokens, after, last) or currency_after(tokens, after, last)
    if unit is None:
        unit = pounds_after(tokens, after, last, is_large=number.low >= _LARGE)
    if is_suspended(parse, after, last):
        return _unit_ahead(parse, after, last)
    if unit is None and after + 1 < last and tokens[after].text in _HYPHENS:
        unit = unit_after(tokens, after + 1, last) or pounds_after(tokens, after + 1, last, is_large=False)
        if unit is None:
            unit = currency_after(tokens, after + 1, last)
    if unit is None and after + 1 < last and tokens[after].text.lower() in ("straight", "consecutive", "more", "full"):
        unit = unit_after(tokens, after + 1, last)
    return unit


def is_suspended(parse: Parse, after: int, last: int) -> bool:
    """Tell whether a hyphen at token *after* leaves the rest to a later number ("four-, five- and six-cylinder")."""
    if after + 1 >= last or parse.tokens[after].text not in _HYPHENS:
        return False
    return parse.tokens[after + 1].text.lower() in (",", "and", "or")


def number_ahead(parse: Parse, after: int, last: int) -> Number | None:
    """Return the next number that is written out with what it measures, behind a suspended hyphen."""
    for index in range(after, min(after + 8, last)):
        number = read_number(parse, index, last)
        if number is not None and not is_suspended(parse, number.last, last):
            return number
    return None


def _unit_ahead(parse: Parse, after: int, last: int) -> Unit | None:
    number = number_ahead(parse, after + 1, last)
    unit = _unit_behind(parse, number, last) if number else None
    return unit._replace(last=after + 1) if unit else None


def _read_range_end(parse: Parse, left: Measured, first: int, last: int) -> Measured | None:
    """Return the upper end of a range that begins with *left*, or None."""
    index = left.last
    if parse.tokens[index - 1].text in _HYPHENS:
        return None
    is_between = left.first > first and parse.tokens[left.first - 1].text.lower() == "between"
    if index + 1 >= last or left.number.form == "ordinal":
        return None
    word = parse.tokens[index].text.lower()
    start = index + 1
    if word in _DASHES and start + 1 < last and parse.tokens[start].text.lower() in ("to", "or"):
        word, start = "to", start + 1
        if start < last and parse.tokens[start].text in _HYPHENS:
            start += 1
    if word != "to" and word not in _DASHES and not (word == "and" and is_between) and word != "or":
        return None
    while start + 1 < last and (
        parse.tokens[start].text in ("$", "€", "£", "¥", "US", "=", "Y") or _is_code(parse, start)
    ):
        start += 1
    right = _measure(parse, start, index + 1, last) if start < last else None
    if right is None or not _is_range(parse, left, right, word, is_between=is_between):
        return None
    return right


def _is_code(parse: Parse, index: int) -> bool:
    text = parse.tokens[index].text
    return len(text) == 3 and text.isupper() and currency_before(parse.tokens, index + 1, index) is not None


def _is_range(parse: Parse, left: Measured, right: Measured, word: str, *, is_between: bool) -> bool:
    low, high = left.number, right.number
    if high.form in ("ordinal", "vague") or low.form == "vague":
        return False
    if left.unit and (right.unit is None or left.unit[:2] != right.unit[:2]):
        return False
    if word == "or":
        return left.unit is None and high.low == low.low + 1 and high.low < 100
    if word in _DASHES and not _is_joined(parse, low, high):
        return False
    reaches = _share_scale(left, right).number.low < high.low
    return reaches or (is_between and low.low != high.low)


def _is_joined(parse: Parse, low: Number, high: Number) -> bool:
    """Tell "5–7", "25 – 40" and "14-18" from a dash between clauses: spaced alike on both sides, digits on both."""
    between = parse.text[low.end : high.start]
    return low.form == high.form == "digits" and (len(between.strip()) == 1 or between[0] != " ") and len(between) <= 8


def _share_scale(left: Measured, right: Measured) -> Measured:
    """Give the lower end the scale word that stands only at the upper one ("four to five thousand")."""
    low, high = left.number, right.number
    has_scale = high.mantissa and high.low != high.mantissa
    if not has_scale or low.low != low.mantissa or not low.low < high.mantissa:
        return left
    value = multiply(low.low, high.low / high.mantissa)
    return left._replace(number=low._replace(low=value, high=value))


def _finish(parse: Parse, left: Measured, right: Measured, last: int) -> Quantity:
    unit = right.unit or left.unit
    factor = unit.factor if unit else 1.0
    code, kind = (unit.code, unit.kind) if unit else (None, None)
    after = max(right.last, unit.last if unit and unit is right.unit else 0)
    figure_kind: FigureKind = kind or _kind_of(right.number)
    if figure_kind == "duration" and (age_end := _age_behind(parse, after, last)):
        figure_kind, after = "age", age_end
    elif figure_kind != "ordinal" and (rate := read_denominator(parse, after, last)):
        suffix, after = rate
        code, figure_kind = f"{code or ''}/{suffix}", "rate"
    low, high = sorted((multiply(left.number.low, factor), multiply(right.number.high, factor)))
    is_vague = "vague" in (left.number.form, right.number.form)
    first = min(left.first, left.number.first)
    if right is not left and first and parse.tokens[first - 1].text.lower() == "between":
        first -= 1
    return Quantity(
        first, after, left.number.start, right.number.end, low, high, code, figure_kind, is_vague, right.number
    )


def _kind_of(number: Number) -> FigureKind:
    return number.form if number.form in ("ordinal", "fraction") else "count"


def _age_behind(parse: Parse, after: int, last: int) -> int | None:
    """Return the token behind "old" or "of age" after "year(s)"."""
    words = [token.text.lower() for token in parse.tokens[after : min(after + 2, last)]]
    if words[:1] in (["old"], ["olds"]):
        return after + 1
    if words in (["-", "old"], ["-", "olds"], ["of", "age"]):
        return after + 2
    return None
