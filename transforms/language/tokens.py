"""Text to tokens: exact code points in, spans of words in the tokenisation of UD English (EWT, GUM) out.

Nothing is normalised, so every token slices to itself. Followed from the treebanks (universaldependencies.org/en):
compounds are split at hyphens ("well - known") but prefixes are not ("co-founder"), clitics are split ("do n't",
"Putin 's"), abbreviations keep their stop, numbers keep their inner marks and lose their units ("£ 3 bn").
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.language.lexicon import (
    ABBREVIATIONS,
    CLITIC_WORDS,
    NAMED_ABBREVIATIONS,
    NUMBERED,
    PREFIXES,
    TITLES,
    UNITS,
)

_LETTER = r"[^\W\d_]"
_INVISIBLE = r"\u00ad\u200b-\u200d\u2060\u0300-\u036f"
_INNER_STOP = rf"(?:&|\.(?![A-Z])|(?<![a-z])\.)(?={_LETTER})"
"""Amazon.com and AT&T, but "left.He" has lost a space."""
_INNER_APOSTROPHE = rf"(?<={_LETTER})['’](?!(?:re|ve|ll)(?!\w))(?={_LETTER}{{2}})"
_PATTERNS = (
    r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)\]}]",
    r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+",
    r"@\w+|#(?=[^\W\d])\w+",
    r"\.{2,}|…",
    r"[:;]-?[()DP](?!\w)",
    rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?![\w.]))?",
    r"\d{3}-\d{3}-\d{4}|(?<!\d)\d{3}-\d{4}(?!\d)",
    r"\d+(?:st|nd|rd|th|s|er)(?!\w)|['’]\d0s(?!\w)",
    rf"\d+(?:[.,:]\d+)+|\d+(?:/\d+)+|\d+(?={_LETTER})|\d+|\.\d+(?!\w)",
    rf"{_LETTER}(?:[\w{_INVISIBLE}]|{_INNER_STOP}|{_INNER_APOSTROPHE})*",
    r"``|''|’’|‘‘|<<|>>|<-+|-+>",
    r"([-*=_~#+])\1+|[!?]+",
    rf"[\w{_INVISIBLE}]+|\S",
)
_ATOM = re.compile("|".join(_PATTERNS))
_CHUNK = re.compile(r"\S+")
_CLITIC = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|m|d|re|ve|ll))$", re.IGNORECASE)
_ENDS_LIKE_CLITIC = re.compile(r"(?:s|m|d|re|ve|ll|t)(?!\w)", re.IGNORECASE)
_DIGITS_NEXT = re.compile(r"\s*\d")

MAX_WORD = 200
"""A token never holds more code points: longer runs without a space are cut, so that no text makes one giant word."""


def find_tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the code points [start, end) of each token of *text* in order; only white space lies between them."""
    for chunk in _CHUNK.finditer(text, start, len(text) if end is None else end):
        for first in range(chunk.start(), chunk.end(), MAX_WORD):
            last = min(first + MAX_WORD, chunk.end())
            before_number = text[last - 1] == "." and _DIGITS_NEXT.match(text, last) is not None
            for left, right in _split_chunk(text[first:last], before_number):
                yield first + left, first + right


@lru_cache(maxsize=65536)
def _split_chunk(chunk: str, before_number: bool) -> tuple[tuple[int, int], ...]:
    atoms = [match.span() for match in _ATOM.finditer(chunk)]
    return tuple(_split_clitics(chunk, _join_atoms(chunk, atoms, before_number)))


def _join_atoms(chunk: str, atoms: list[tuple[int, int]], before_number: bool) -> list[tuple[int, int]]:
    """Put back together what the pattern cut but the treebanks do not: prefixes, clitics, abbreviations, codes."""
    joined: list[tuple[int, int]] = []
    for left, right in atoms:
        if joined and _continues(chunk, joined[-1], left, right, before_number):
            joined[-1] = (joined[-1][0], right)
        else:
            joined.append((left, right))
    return joined


def _continues(chunk: str, before: tuple[int, int], left: int, right: int, before_number: bool) -> bool:
    word, piece = chunk[before[0] : before[1]], chunk[left:right]
    if piece == ".":
        return is_abbreviation(word) or (before_number and word.lower() in NUMBERED)
    if piece == "-":
        return word.lower() in PREFIXES and chunk[right : right + 1].isalpha()
    if piece in ("'", "’"):
        return word[-1].isalpha() and _ENDS_LIKE_CLITIC.match(chunk, right) is not None
    if not piece[0].isalnum():
        return False
    if word[-1] == "-":
        return word[:-1].lower() in PREFIXES
    if word[-1] in "'’":
        return len(word) > 1 and word != "''" and piece[0].isalpha()
    return word.isdigit() and piece.lower() not in UNITS and piece[0].isalpha()


def is_abbreviation(word: str) -> bool:
    """Tell whether *word*, given without its stop, is one that is written with a stop inside a sentence."""
    if len(word) == 1:
        return word.isalpha() and word.isupper()
    lower = word.lower()
    return lower in ABBREVIATIONS or (word[0].isupper() and (lower in TITLES or lower in NAMED_ABBREVIATIONS))


def _split_clitics(chunk: str, tokens: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for left, right in tokens:
        word = chunk[left:right]
        clitic = _CLITIC.search(word)
        cut = clitic.start() if clitic else CLITIC_WORDS.get(word.lower(), 0)
        if cut:
            yield left, left + cut
            yield left + cut, right
        else:
            yield left, right
