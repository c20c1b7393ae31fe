"""Units and currencies: the words around a number in, ISO 4217 or UCUM codes out.

The tables are `units.csv` (UCUM 2.1 codes), `currencies.csv` and `national_currencies.csv` (ISO 4217 and the signs
and minor units that news writes); a country before the word decides between dollars, pounds and crowns.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from schemas.documents import Token
from transforms.reference import read_rows

UnitKind = Literal["money", "percent", "percentage_point", "measure", "duration"]


class Unit(NamedTuple):
    """A unit read at a number; `factor` turns the written value into the unit of `code`, `last` is past its tokens."""

    code: str
    kind: UnitKind
    factor: float
    last: int


_UNIT_ROWS = read_rows("units.csv", ("word", "kind", "code", "factor"), ("word",))
_CURRENCY_ROWS = read_rows("currencies.csv", ("word", "kind", "code", "factor"), ("word",))
_NATIONAL_ROWS = read_rows("national_currencies.csv", ("country", "word", "code"), ("country", "word"))
_KINDS: MappingProxyType[str, UnitKind] = MappingProxyType(
    {"percent": "percent", "percentage_point": "percentage_point", "measure": "measure", "duration": "duration"}
)
_UNITS = MappingProxyType({row["word"]: row for row in _UNIT_ROWS if row["kind"] != "glued"})
_GLUED = MappingProxyType({row["word"]: row for row in _UNIT_ROWS if row["kind"] == "glued"})
_LONGEST = max(row["word"].count(" ") + 1 for row in _UNIT_ROWS)
_OPENINGS = frozenset(row["word"].split()[0] for row in _UNIT_ROWS)
SIGNS = MappingProxyType({row["word"]: row["code"] for row in _CURRENCY_ROWS if row["kind"] in ("sign", "code")})
_NAMES = MappingProxyType({row["word"]: row for row in _CURRENCY_ROWS if row["kind"] in ("name", "minor")})
_CODES = frozenset(row["word"] for row in _CURRENCY_ROWS if row["kind"] == "code")
_NATIONAL = MappingProxyType({(row["country"], row["word"]): row["code"] for row in _NATIONAL_ROWS})
_COUNTRIES = frozenset(row["country"].split()[0] for row in _NATIONAL_ROWS)
_COUNTRY_OF_SIGN = MappingProxyType(
    {
        "US": "USD",
        "U.S.": "USD",
        "AU": "AUD",
        "CAN": "CAD",
        "CAD": "CAD",
        "AUD": "AUD",
        "NZ": "NZD",
        "HK": "HKD",
        "SG": "SGD",
    }
)


def currency_before(tokens: Sequence[Token], number: int, first: int) -> tuple[str, int] | None:
    """Return the currency that stands before token *number* and its first token; *first* bounds the sentence."""
    index = number - 1
    if index < first:
        return None
    sign = tokens[index].text
    if sign == "=" and index > first and tokens[index - 1].text == "Y":
        return "JPY", index - 1
    if (
        sign == "R"
        or sign not in SIGNS
        or (sign.isalpha() and sign not in _CODES and tokens[index].end + 1 < tokens[number].start)
    ):
        return None
    country = tokens[index - 1] if index > first else None
    if country and sign == "$" and country.end + 1 >= tokens[index].start and country.text + "$" in SIGNS:
        return SIGNS[country.text + "$"], index - 1
    return SIGNS[sign], index


def glued_currency(prefix: str, before: Token | None) -> str | None:
    """Return the currency of letters written onto the digits ("EUR50m", "$US113")."""
    if before is not None and before.text == "$":
        return SIGNS.get("$" + prefix)
    return SIGNS.get(prefix)


def currency_after(tokens: Sequence[Token], index: int, last: int) -> Unit | None:
    """Return the currency whose name, code or sign begins at token *index*."""
    if index >= last:
        return None
    word = tokens[index].text.lower()
    if word in _COUNTRIES:
        for length in (1, 2):
            after = index + length
            country = " ".join(token.text.lower() for token in tokens[index:after])
            if after < last and (code := _NATIONAL.get((country, tokens[after].text.lower()))):
                return Unit(code, "money", 1.0, after + 1)
    if (row := _NAMES.get(word)) and not (word == "pound" or word == "pounds") and _is_money_word(tokens, index, last):
        return Unit(row["code"], "money", float(row["factor"]), index + 1)
    sign = tokens[index].text
    if sign in _CODES or sign in ("€", "£", "¥", "₽", "₹", "RMB"):
        return Unit(SIGNS[sign], "money", 1.0, index + 1)
    return None


def _is_money_word(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Refuse everyday words that are also money: "five real goals", "won six", "10 crown prosecutors"."""
    word, token = tokens[index].text, tokens[index]
    if word in ("won", "real", "reais", "sol", "colon", "lei", "lev", "dong"):
        return token.upos in ("NOUN", "PROPN") and (
            index + 1 == last or tokens[index + 1].upos not in ("NOUN", "PROPN")
        )
    return word != "p" or tokens[index - 1].text[-1].isdigit()


def pounds_after(tokens: Sequence[Token], index: int, last: int, *, is_large: bool) -> Unit | None:
    """Return sterling or weight for "pound(s)" at token *index*: money when large or "sterling", else weight."""
    if index >= last or tokens[index].text.lower() not in ("pound", "pounds"):
        return None
    if index + 1 < last and tokens[index + 1].text.lower() == "sterling":
        return Unit("GBP", "money", 1.0, index + 2)
    if is_large and not (index + 1 < last and tokens[index + 1].text.lower() == "of"):
        return Unit("GBP", "money", 1.0, index + 1)
    return Unit("[lb_av]", "measure", 1.0, index + 1)


def country_after_sign(tokens: Sequence[Token], index: int, last: int) -> tuple[str, int] | None:
    """Return the currency that a country behind a dollar amount gives ("$500 US")."""
    if index < last and (code := _COUNTRY_OF_SIGN.get(tokens[index].text)):
        following = tokens[index + 1] if index + 1 < last else None
        if following is None or following.upos not in ("NOUN", "PROPN", "ADJ"):
            return code, index + 1
    return None


def opens_unit(tail: str) -> bool:
    """Tell whether letters written onto digits are a unit or begin one ("kHz", "sq")."""
    return tail in _OPENINGS


def tailed_unit(tail: str, tokens: Sequence[Token], after: int, last: int) -> Unit | None:
    """Return the unit of letters written onto the digits, which may go on behind them ("3923sq m")."""
    following = tokens[after].text if after < last else ""
    for words, end in ((f"{tail} {following}", after + 1), (tail, after)):
        if row := _UNITS.get(words):
            return Unit(row["code"], _KINDS[row["kind"]], float(row["factor"]), end)
    return None


def unit_after(tokens: Sequence[Token], index: int, last: int) -> Unit | None:
    """Return the longest unit of measure, percent or time that begins at token *index*."""
    if index >= last:
        return None
    opening = tokens[index].text.rstrip(".")
    if opening not in _OPENINGS and opening.lower() not in _OPENINGS and tokens[index].text not in _OPENINGS:
        return None
    for length in range(min(_LONGEST, last - index), 0, -1):
        words = " ".join(token.text for token in tokens[index : index + length])
        words = words if words in _UNITS else words.rstrip(".")
        row = _UNITS.get(words) or (_UNITS.get(words.lower()) if len(words) > 3 else None)
        if row and not _is_another_word(tokens, index, last, words):
            return Unit(row["code"], _KINDS[row["kind"]], float(row["factor"]), index + length)
    return None


def _is_another_word(tokens: Sequence[Token], index: int, last: int, word: str) -> bool:
    """Refuse letters that are units only where they touch the digits or end the phrase ("2 V shapes")."""
    if len(word) > 1 or not word.isalpha() or tokens[index].start == tokens[index - 1].end:
        return False
    return index + 1 < last and tokens[index + 1].text[0].isalpha()


def glued_unit(tokens: Sequence[Token], index: int, last: int) -> Unit | None:
    """Return the unit of a single letter that touches the digits before it ("37m", "24pc")."""
    if index < last and tokens[index].start == tokens[index - 1].end and (row := _GLUED.get(tokens[index].text)):
        kind: UnitKind = "percent" if row["code"] == "%" else "duration" if row["code"] in ("s", "h") else "measure"
        return Unit(row["code"], kind, float(row["factor"]), index + 1)
    return None
