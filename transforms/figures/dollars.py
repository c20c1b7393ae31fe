"""Whose dollars a bare "$" means: those of the country that the outlet's domain names, where nothing else says.

The readers take "$" for US dollars unless a country stands beside it ("A$", "10 million Canadian dollars"). A paper
under .com.au writes "$" for its own dollars, as its style books have it, and "US$" for the others.
"""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from schemas.figures import Figure

_DOLLARS = MappingProxyType(
    {
        "au": "AUD",
        "ca": "CAD",
        "nz": "NZD",
        "sg": "SGD",
        "hk": "HKD",
        "fj": "FJD",
        "jm": "JMD",
        "tt": "TTD",
        "bb": "BBD",
    }
)
_AMERICAN = ("us", "u.s.", "american", "usd")


def localize_dollars(figures: Iterable[Figure], text: str, outlet: str) -> tuple[Figure, ...]:
    """Return *figures* of *text*, bare "$" amounts in the dollars of the country of *outlet*, a registered domain."""
    code = _DOLLARS.get(outlet.rpartition(".")[2])
    if code is None:
        return tuple(figures)
    return tuple(_in_dollars_of(code, figure) if _is_bare(figure, text) else figure for figure in figures)


def _in_dollars_of(code: str, figure: Figure) -> Figure:
    return replace(figure, unit=code + (figure.unit or "").removeprefix("USD"))


def _is_bare(figure: Figure, text: str) -> bool:
    if figure.unit is None or not figure.unit.startswith("USD"):
        return False
    before = text[max(0, figure.number.start - 2) : figure.number.start + 1]
    sign = before.rfind("$")
    if sign < 0 or (sign > 0 and before[sign - 1].isalpha()):
        return False
    behind = text[figure.number.end :].lstrip(" \u00a0")[:8].lower()
    return not behind.startswith(_AMERICAN)
