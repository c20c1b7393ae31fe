"""Rates: what a quantity is reckoned by ("$40 a barrel", "5 percent a year", "40 per 100,000 people"), in UCUM.

"Per" and a slash take any noun; "a" and "an" only words that one reckons by, so that "gave 5 dollars a child" is none.
"""

from schemas.documents import Parse
from transforms.figures.numbers import read_number
from transforms.figures.units import unit_after
from transforms.figures.words import WORD_SETS

_HYPHENS = frozenset("-‐‑")
_RELATING = frozenset({"ago", "earlier", "later", "before", "after", "old"})
_RECKONED = WORD_SETS["reckoned"]


def read_denominator(parse: Parse, after: int, last: int) -> tuple[str, int] | None:
    """Read what a rate is reckoned by: "per day", "a barrel", "/kg", "per 100,000 people"; UCUM braces hold nouns."""
    tokens = parse.tokens
    if after + 1 < last and tokens[after].text in _HYPHENS and tokens[after + 1].text.lower() in ("a", "an", "per"):
        after += 1
    if after + 1 >= last:
        return None
    word = tokens[after].text.lower()
    if word in ("per", "/"):
        return _read_per(parse, after + 1, last)
    start = after + 2 if tokens[after + 1].text in _HYPHENS and after + 2 < last else after + 1
    follows = tokens[start + 1].text.lower() if start + 1 < last else ""
    if word in ("a", "an", "each", "every") and follows not in _RELATING and _is_per(parse, start, last):
        return _read_per(parse, start, last)
    return None


def _is_per(parse: Parse, index: int, last: int) -> bool:
    """Tell "$40 a barrel" and "5 percent a year" from "gave 5 dollars a child": only words one reckons by."""
    word = parse.tokens[index].text.lower()
    return word in _RECKONED or (
        (unit := unit_after(parse.tokens, index, last)) is not None and unit.kind in ("duration", "measure")
    )


def _read_per(parse: Parse, index: int, last: int) -> tuple[str, int] | None:
    if number := read_number(parse, index, last):
        end = number.last
        noun = end < last and parse.tokens[end].upos == "NOUN"
        label = parse.tokens[end].lemma if noun else ""
        amount = f"{number.low:g}" if number.low < 1e6 else f"{number.low:.0f}"
        return f"({amount}.{{{label}}})" if label else f"({amount})", end + 1 if noun else end
    if unit := unit_after(parse.tokens, index, last):
        return unit.code, unit.last
    token = parse.tokens[index]
    if token.upos in ("NOUN", "PROPN") and token.text.isalpha():
        return "{" + token.lemma.lower() + "}", index + 1
    return None
