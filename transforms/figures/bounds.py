"""Bounds: the words around a number that say how the true value relates to the stated one.

The phrases are in `bounds.csv`. "Over" and "under" count as bounds right before a number; "up to" does not where "up"
is the particle of a verb ("climbed back up to 4.8%").
"""

from types import MappingProxyType
from typing import NamedTuple, cast

from schemas.documents import Parse
from schemas.figures import Bound
from transforms.figures.words import WORD_SETS
from transforms.reference import read_rows

_PHRASES: MappingProxyType[tuple[str, ...], Bound] = MappingProxyType(
    {
        tuple(row["words"].split()): cast(Bound, row["bound"])
        for row in read_rows("bounds.csv", ("words", "bound"), ("words",))
    }
)
_LONGEST = max(map(len, _PHRASES))
_ENDINGS = frozenset(phrase[-1] for phrase in _PHRASES)
_RISING = WORD_SETS["rising"]
_DEGREES = frozenset({"just", "well", "slightly", "far", "only", "substantially", "significantly", "somewhat"})


class Bounded(NamedTuple):
    """The bound and the tokens [first, last) that it and what it bounds cover."""

    bound: Bound
    first: int
    last: int


def read_bound(parse: Parse, first: int, last: int, sentence_first: int, sentence_last: int) -> Bounded:
    """Return the bound of the number over tokens [first, last), before it or behind it."""
    words = [token.text.lower() for token in parse.tokens[max(sentence_first, first - _LONGEST) : first]]
    behind = _read_behind(parse, last, sentence_last)
    if words and words[-1] in _ENDINGS:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            bound = _PHRASES.get(tuple(words[-length:]))
            if bound and not _is_particle(parse, first - length, words[-length:]):
                start = first - length
                if start > sentence_first and parse.tokens[start - 1].text.lower() in _DEGREES:
                    start -= 1
                return Bounded(bound, start, behind.last if behind else last)
    return Bounded(behind.bound, first, behind.last) if behind else Bounded("=", first, last)


def _is_particle(parse: Parse, index: int, words: list[str]) -> bool:
    if words != ["up", "to"] or index == 0:
        return False
    token, before = parse.tokens[index], parse.tokens[index - 1]
    verb = parse.tokens[token.head] if token.deprel == "compound:prt" and token.head >= 0 else before
    return verb.upos == "VERB" and verb.lemma.lower() in _RISING


def _read_behind(parse: Parse, last: int, sentence_last: int) -> Bounded | None:
    """Read "or more", "or so", "plus" and "+" behind the number."""
    words = [token.text.lower() for token in parse.tokens[last : min(last + 3, sentence_last)]]
    if words[:1] == ["+"] and parse.tokens[last].start == parse.tokens[last - 1].end:
        return Bounded(">=", last, last + 1)
    if words[:2] in (["or", "more"], ["or", "over"]):
        return Bounded(">=", last, last + 2)
    if words[:2] in (["or", "less"], ["or", "fewer"]):
        return Bounded("<=", last, last + 2)
    if words[:2] == ["or", "so"]:
        return Bounded("~", last, last + 2)
    if words[:2] == ["-", "plus"]:
        return Bounded(">=", last, last + 2)
    return None
