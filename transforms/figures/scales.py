"""The number that all readers of numbers give, and what may follow its digits or words: a fraction, a scale word.

"5 1/2", "two and a half", "4 hundred million", "4.1bn", "10k". The letters m, b and t are scales only with a currency
before them or a counted plural behind them ("$4m", "12.3m tonnes"; "37m" is in metres).
"""

from typing import Literal, NamedTuple

from schemas.documents import Parse
from transforms.figures.literals import read_literal
from transforms.figures.words import ABBREVIATED_SCALES, FRACTIONS, LETTER_SCALES, MAGNITUDES

Form = Literal["digits", "words", "fraction", "ordinal", "vague"]

_HYPHENS = frozenset("-‐‑")


class Number(NamedTuple):
    """A number over tokens [first, last) and code points [start, end); `mantissa` is its value before scale words."""

    first: int
    last: int
    start: int
    end: int
    low: float
    high: float
    mantissa: float
    form: Form
    currency: str | None = None
    tail: str = ""  # letters of the last token that are written onto the digits: "sq" of "3923sq m"


def build_number(
    parse: Parse,
    first: int,
    last: int,
    value: float,
    form: Form,
    *,
    mantissa: float | None = None,
    high: float | None = None,
) -> Number:
    """Return the number over tokens [first, last); *high* is the upper end of a vague one."""
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    written = value if mantissa is None else mantissa
    return Number(first, last, start, end, value, value if high is None else high, written, form)


def add_fraction(parse: Parse, after: int, last: int, value: float) -> tuple[int, float]:
    """Add what follows as "5 1/2", "1½" or "two and a half"."""
    if after >= last or value != int(value):
        return after, value
    text = parse.tokens[after].text
    if ("/" in text or len(text) == 1) and text[0].isnumeric() and (part := read_literal(text)) and part < 1:
        return after + 1, value + part
    words = [token.text.lower() for token in parse.tokens[after : min(after + 3, last)]]
    if words[:2] == ["and", "a"] and words[2:] and words[2] in ("half", "quarter"):
        return after + 3, value + float(FRACTIONS[words[2]])
    return after, value


def apply_scale(parse: Parse, after: int, last: int, value: float) -> tuple[int, float]:
    """Multiply by the scale words from token *after* on: "million", "hundred million", "bn", "k" on the digits."""
    while after < last:
        index = after + 1 if parse.tokens[after].text in _HYPHENS and after + 1 < last else after
        word = parse.tokens[index].text.lower()
        factor = MAGNITUDES.get(word) or ABBREVIATED_SCALES.get(word)
        if factor is None:
            break
        after, value = index + 1, multiply(value, factor)
    if after < last and _is_scale_letter(parse, after, last):
        value, after = multiply(value, LETTER_SCALES[parse.tokens[after].text.lower()]), after + 1
    return after, value


def multiply(value: float, factor: float) -> float:
    """Return the product as written in decimals: 1.1 million is 1,100,000 and not 1100000.0000000002."""
    return float(f"{value * factor:.15g}")


def _is_scale_letter(parse: Parse, index: int, last: int) -> bool:
    """Tell "10k", "$4m" and "12.3m tonnes" from "37m" (metres) and "16 b" (bits): the letter touches the digits."""
    token, before = parse.tokens[index], parse.tokens[index - 1]
    if token.start != before.end or token.text not in ("k", "K", "m", "M", "b", "B", "t", "T"):
        return False
    if token.text in ("k", "K", "M", "B") or _has_currency_before(parse, index - 1):
        return True
    following = parse.tokens[index + 1] if index + 1 < last else None
    return following is not None and following.upos == "NOUN" and following.text.endswith("s") and token.text in "mb"


def _has_currency_before(parse: Parse, index: int) -> bool:
    if not index:
        return False
    before = parse.tokens[index - 1]
    return before.end >= parse.tokens[index].start - 1 and (
        before.text[-1] in "$€£¥₹₽=" or before.text in ("EUR", "USD", "GBP")
    )
