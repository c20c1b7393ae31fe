"""Numbers in digits: "1,234.5", "1 234 567", "5 1/2", "2.998×10−8", "49th", and digits behind a currency ("EUR50m")."""

import re

from schemas.documents import Parse
from transforms.figures.literals import MAX_DIGITS, read_literal
from transforms.figures.scales import Form, Number, add_fraction, apply_scale, build_number, multiply
from transforms.figures.units import glued_currency, opens_unit
from transforms.figures.words import ABBREVIATED_SCALES, LETTER_SCALES

_GLUED = re.compile(r"([A-Za-z]{1,3})(\d+(?:[.,]\d+)*)([A-Za-z]*)")
_TAILED = re.compile(r"(\d[\d.,]*)([^\W\d_]\S*)")
_GROUP_SPACES = frozenset("\u00a0\u2009\u202f")


def read_digits(parse: Parse, index: int, last: int) -> Number | None:
    """Return the number whose digits begin at token *index*."""
    text = parse.tokens[index].text
    if text[-2:].lower() in ("st", "nd", "rd", "th"):
        rank = read_literal(text[:-2])
        return None if rank is None else build_number(parse, index, index + 1, rank, "ordinal")
    value = read_literal(text)
    if value is None:
        return _read_tailed(parse, index)
    if (share := _read_slashed(parse, index, last, value)) is not None:
        return share
    after, value = _join_groups(parse, index, last, value)
    after, value = add_fraction(parse, after, last, value)
    after, value = _add_power(parse, after, last, value)
    after, scaled = apply_scale(parse, after, last, value)
    form: Form = "fraction" if value < 1 and "." not in text and value else "digits"
    return build_number(parse, index, after, scaled, form, mantissa=value)


def _read_tailed(parse: Parse, index: int) -> Number | None:
    """Read digits whose unit or scale is in the same token ("30Mbps", "12mil"); other letters make it a name ("5G")."""
    token = parse.tokens[index]
    match = _TAILED.fullmatch(token.text)
    if match is None or (value := read_literal(match[1])) is None:
        return None
    factor, tail = ABBREVIATED_SCALES.get(match[2].lower(), 0), match[2]
    if factor:
        return build_number(parse, index, index + 1, multiply(value, factor), "digits", mantissa=value)
    if not opens_unit(tail):
        return None
    number = build_number(parse, index, index + 1, value, "digits")
    return number._replace(end=token.start + match.end(1), tail=tail)


def _read_slashed(parse: Parse, index: int, last: int, value: float) -> Number | None:
    """Read a fraction with a fraction slash ("1⁄32")."""
    if index + 2 >= last or parse.tokens[index + 1].text not in ("⁄", "∕"):
        return None
    under = read_literal(parse.tokens[index + 2].text)
    if not under or not 0 < value < under:
        return None
    return build_number(parse, index, index + 3, value / under, "fraction")


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


def read_glued_digits(parse: Parse, index: int, last: int) -> Number | None:
    """Read digits with a currency before them in one token ("EUR50m", "RM3.06mil", "$US55,931,000").

    "R5" may be a name, so rand need a scale or groups ("R50bn", "R3,000").
    """
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
    after, scaled = apply_scale(parse, after, last, multiply(value, factor))
    if match[1] == "R" and scaled == value and "," not in match[2]:
        return None
    end = parse.tokens[after - 1].end
    return Number(index, after, match.start(2), end, scaled, scaled, value, "digits", currency)
