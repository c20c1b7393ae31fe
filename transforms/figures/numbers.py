"""Numbers: tokens in, the value of the number that begins at one of them out.

Reads digits ("1,234.5", "5 1/2"), words ("twenty-eight thousand six hundred"), both together ("4.1 billion", "two and a half
million"), articles that count ("a dozen", "half a million") and vague words ("tens of thousands", "several hundred").
Says nothing about whether the number is a quantity.
"""

import re
from typing import Literal, NamedTuple

from schemas.documents import Parse
from transforms.figures.literals import MAX_DIGITS, read_literal
from transforms.figures.units import glued_currency
from transforms.figures.words import (
    ABBREVIATED_SCALES,
    FEW,
    FRACTIONS,
    LETTER_SCALES,
    MAGNITUDES,
    ONES,
    ORDINALS,
    SCALES,
    SMALL,
    TENS,
    VAGUE,
)

Form = Literal["digits", "words", "fraction", "ordinal", "vague"]

_GLUED = re.compile(r"([A-Za-z]{1,3})(\d+(?:[.,]\d+)*)([A-Za-z]*)")
_GROUP_SPACES = frozenset("\u00a0\u2009\u202f")
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


def read_number(parse: Parse, index: int, last: int) -> Number | None:
    """Return the longest number that begins at token *index* and ends before token *last*."""
    text = parse.tokens[index].text
    if text[0].isnumeric() or (text[0] == "." and len(text) > 1):
        return _read_digits(parse, index, last)
    word = text.lower()
    if word in SMALL or word in ("a", "an", "half"):
        return _read_words(parse, index, last)
    if word in VAGUE or word in FEW:
        return _read_vague(parse, index, last)
    if word in ORDINALS:
        return _build(parse, index, index + 1, ORDINALS[word], "ordinal")
    return _read_glued(parse, index, last) if any(map(str.isdecimal, text[1:4])) else None


def _build(
    parse: Parse, first: int, last: int, value: float, form: Form, *, mantissa: float | None = None, high: float | None = None
) -> Number:
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    written = value if mantissa is None else mantissa
    return Number(first, last, start, end, value, value if high is None else high, written, form)


def _read_digits(parse: Parse, index: int, last: int) -> Number | None:
    text = parse.tokens[index].text
    if text[-2:].lower() in ("st", "nd", "rd", "th"):
        rank = read_literal(text[:-2])
        return None if rank is None else _build(parse, index, index + 1, rank, "ordinal")
    value = read_literal(text)
    if value is None:
        return None
    after, value = _join_groups(parse, index, last, value)
    after, value = _add_fraction(parse, after, last, value)
    after, value = _add_power(parse, after, last, value)
    after, scaled = _scale(parse, after, last, value)
    form: Form = "fraction" if value < 1 and "." not in text and value else "digits"
    return _build(parse, index, after, scaled, form, mantissa=value)


def _join_groups(parse: Parse, index: int, last: int, value: float) -> tuple[int, float]:
    """Join groups of three digits that a hard or thin space parts ("1 234 567")."""
    digits, after = parse.tokens[index].text, index + 1
    if not digits.isdecimal() or len(digits) > 3:
        return after, value
    while after < last and len(digits) + 3 <= MAX_DIGITS:
        token = parse.tokens[after]
        gap = parse.text[parse.tokens[after - 1].end : token.start]
        if gap not in _GROUP_SPACES or len(token.text) != 3 or not token.text.isdecimal():
            break
        digits, after = digits + token.text, after + 1
    return after, float(digits)


def _add_fraction(parse: Parse, after: int, last: int, value: float) -> tuple[int, float]:
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


def _add_power(parse: Parse, after: int, last: int, value: float) -> tuple[int, float]:
    """Multiply by the power of "2.998×10−8" and "6 x 10^23"."""
    if after + 2 >= last or parse.tokens[after].text not in ("×", "x", "*") or parse.tokens[after + 1].text != "10":
        return after, value
    at = after + 3 if parse.tokens[after + 2].text in ("−", "-", "^", "–") else after + 2
    power = parse.tokens[at].text if at < last else ""
    if not power.isdecimal() or len(power) > 2 or int(power) > 20 or parse.tokens[at].start != parse.tokens[at - 1].end:
        return after, value
    sign = -1 if parse.tokens[after + 2].text in ("−", "-", "–") else 1
    return at + 1, float(f"{value}e{sign * int(power)}")


def _scale(parse: Parse, after: int, last: int, value: float) -> tuple[int, float]:
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
    return before.end >= parse.tokens[index].start - 1 and (before.text[-1] in "$€£¥₹₽=" or before.text in ("EUR", "USD", "GBP"))


def _read_glued(parse: Parse, index: int, last: int) -> Number | None:
    """Read digits with a currency before them in one token ("EUR50m", "RM3.06mil", "$US55,931,000")."""
    token = parse.tokens[index]
    match = _GLUED.match(parse.text, token.start)
    if match is None or (value := read_literal(match[2])) is None:
        return None
    after = index + 1
    while after < last and parse.tokens[after].start < match.end():
        after += 1
    currency = glued_currency(match[1], parse.tokens[index - 1] if index else None)
    factor = {"": 1, **ABBREVIATED_SCALES, **LETTER_SCALES}.get(match[3].lower())
    if currency is None or factor is None or parse.tokens[after - 1].end != match.end():
        return None
    after, scaled = _scale(parse, after, last, multiply(value, factor))
    end = parse.tokens[after - 1].end
    return Number(index, after, match.start(2), end, scaled, scaled, value, "digits", currency)


def _read_words(parse: Parse, index: int, last: int) -> Number | None:
    words = [token.text.lower() for token in parse.tokens[index : min(index + 6, last)]]
    if words[0] in ("a", "an", "half"):
        return _read_article(parse, index, last, words)
    after, value = _read_cardinal(parse, index, last)
    if share := _read_word_fraction(parse, index, after, last, value) or _read_odds(parse, index, after, last, value):
        return share
    scale = SCALES.get(parse.tokens[after - 1].text.lower(), 1)
    mantissa = value / scale if value < scale * 1000 else value
    after, value = _add_fraction(parse, after, last, value)
    after, value = _scale(parse, after, last, value)
    return _build(parse, index, after, value, "words", mantissa=mantissa)


def _read_article(parse: Parse, index: int, last: int, words: list[str]) -> Number | None:
    """Read "a million", "a dozen", "half a million", "half-million", "a third of", "half of"."""
    if words[0] == "half":
        skip = 2 if words[1:2] in (["a"], ["an"], ["-"]) else 0
        if skip and words[skip : skip + 1] and words[skip] in MAGNITUDES:
            after, value = _scale(parse, index + skip, last, 0.5)
            return _build(parse, index, after, value, "words")
        starts_share = words[1:2] and words[1] in ("of", "the", "its", "their", "his", "her", "an", "a")
        return _build(parse, index, index + 1, 0.5, "fraction") if starts_share else None
    if len(words) > 1 and words[1] in MAGNITUDES:
        after, value = _scale(parse, index + 1, last, 1.0)
        if value < 1000 and words[1] == "hundred" and after < last:
            after, value = _read_rest(parse, after, last, value)
        return _build(parse, index, after, value, "words", mantissa=1.0)
    if len(words) > 2 and words[1] in ("few", "couple"):
        return _read_vague(parse, index + 1, last, start=index)
    if len(words) > 2 and words[1] in FRACTIONS and words[2] == "of":
        return _build(parse, index, index + 2, float(FRACTIONS[words[1]]), "fraction")
    return None


def _read_rest(parse: Parse, after: int, last: int, value: float) -> tuple[int, float]:
    """Add the tens and ones behind "a hundred (and)"."""
    start = after + 1 if parse.tokens[after].text.lower() == "and" and after + 1 < last else after
    word = parse.tokens[start].text.lower()
    if word not in SMALL or word == "zero":
        return after, value
    end, rest = _read_cardinal(parse, start, last)
    return (end, value + rest) if rest < 100 else (after, value)


def _read_word_fraction(parse: Parse, index: int, after: int, last: int, value: float) -> Number | None:
    """Read "two-thirds", "three quarters"; "one third" only with a hyphen or "of" (else it may be an ordinal)."""
    at = after + 1 if after < last and parse.tokens[after].text in _HYPHENS else after
    if at >= last or after != index + 1 or not 0 < value < 100:
        return None
    word = parse.tokens[at].text.lower()
    if word not in FRACTIONS or word.endswith("s") != (value > 1):
        return None
    has_of = at + 1 < last and parse.tokens[at + 1].text.lower() in ("of", "the")
    if word in ("quarter", "quarters") and not has_of and at == after:
        return None
    if value == 1 and at == after and not has_of:
        return None
    return _build(parse, index, at + 1, float(FRACTIONS[word] * int(value)), "fraction")


def _read_odds(parse: Parse, index: int, after: int, last: int, value: float) -> Number | None:
    """Read "one in five" and "two out of three" before a plural noun."""
    words = [token.text.lower() for token in parse.tokens[after : min(after + 3, last)]]
    at = after + 1 if words[:1] == ["in"] else after + 2 if words[:2] == ["out", "of"] else last
    if at + 1 >= last or not 0 < value < 10:
        return None
    word, noun = parse.tokens[at].text.lower(), parse.tokens[at + 1]
    whole = SMALL.get(word) or (int(word) if word.isdecimal() and len(word) < 5 else 0)
    if whole <= value or noun.xpos not in ("NNS", "NNPS", "JJ"):
        return None
    return _build(parse, index, at + 1, value / whole, "fraction")


def _read_cardinal(parse: Parse, index: int, last: int) -> tuple[int, float]:
    """Return the token behind the number words that begin at *index*, and their value."""
    total = group = 0
    lowest = 10**18
    at, after = index, index
    between = index > 0 and parse.tokens[index - 1].text.lower() == "between"
    while at < last:
        word = parse.tokens[at].text.lower()
        if word in SMALL and _may_add(word, group, is_first=after == index or after > at):
            if word in TENS or word in ONES:
                group += SMALL[word]
        elif word == "hundred" and 0 < group < 100 and after > index:
            group *= 100
        elif word in SCALES and after > index and group and SCALES[word] < lowest:
            total, lowest, group = total + group * SCALES[word], SCALES[word], 0
        elif not (after > index and _joins(parse, at, last, group, total) and not between):
            break
        else:
            at += 1
            continue
        at += 1
        after = at
    return after, float(total + group)


def _may_add(word: str, group: int, *, is_first: bool) -> bool:
    """Tell whether *word* continues a group: "forty" + "two", "hundred" + "five"; never "five" + "six"."""
    if group == 0:
        return True
    if group % 100 == 0:
        return word != "zero"
    return word in ONES and 0 < ONES[word] < 10 and group % 10 == 0 and group % 100 >= 20


def _joins(parse: Parse, at: int, last: int, group: int, total: int) -> bool:
    """Tell whether a hyphen or "and" at token *at* stands inside one number ("forty-two", "two hundred and ten")."""
    text = parse.tokens[at].text.lower()
    if at + 1 >= last:
        return False
    following = parse.tokens[at + 1].text.lower()
    if text in _HYPHENS:
        is_unit = following in ONES and 0 < ONES[following] < 10 and group % 10 == 0 and group % 100 >= 20
        return is_unit or (following in ("hundred", *SCALES) and group > 0)
    if text != "and" or following not in SMALL or following == "zero":
        return False
    if at + 2 < last and parse.tokens[at + 2].text.lower() in MAGNITUDES:
        return False
    return (group % 100 == 0 and group > 0) or (group == 0 and total > 0)


def _read_vague(parse: Parse, index: int, last: int, start: int | None = None) -> Number | None:
    """Read "tens of thousands", "dozens", "several hundred", "a couple of million"."""
    first = index if start is None else start
    word = parse.tokens[index].text.lower()
    if word in FEW:
        at = index + 2 if word == "couple" and index + 1 < last and parse.tokens[index + 1].text == "of" else index + 1
        if at >= last or parse.tokens[at].text.lower() not in MAGNITUDES:
            return None
        low, high = FEW[word]
        after, low = _scale(parse, at, last, low)
        return _build(parse, first, after, low, "vague", high=_scale(parse, at, last, high)[1])
    value, after = float(VAGUE[word]), index + 1
    while after + 1 < last and parse.tokens[after].text.lower() == "of" and parse.tokens[after + 1].text.lower() in VAGUE:
        value, after = multiply(value, VAGUE[parse.tokens[after + 1].text.lower()]), after + 2
    if word == "tens" and after == index + 1:
        return None
    return _build(parse, first, after, value, "vague", high=value * 10)
