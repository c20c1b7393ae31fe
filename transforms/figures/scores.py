"""Scores and votes: "3–1", "89-89", "52 to 48", "a 5-4 decision" are two figures, one for each side.

Two whole numbers joined by a dash or "to" are a score where they fall or are equal, or where a verb of playing or
voting governs them; rising ones are a range.
"""

from schemas.documents import Parse
from transforms.figures.numbers import Number, read_number
from transforms.figures.quantities import Quantity
from transforms.figures.units import unit_after
from transforms.figures.words import WORD_SETS
from transforms.syntax import dependents

_DASHES = frozenset("-‐‑–—−")
_CONTESTS = WORD_SETS["contests"]
_CONTEST_NOUNS = WORD_SETS["contest_nouns"]
_HIGHEST = 1000


def read_score(parse: Parse, index: int, last: int) -> tuple[Quantity, Quantity] | None:
    """Return both sides of the score that begins at token *index*, or None."""
    if index + 2 >= last or not parse.tokens[index].text.isdecimal():
        return None
    join = parse.tokens[index + 1]
    if join.text not in _DASHES and join.text.lower() != "to":
        return None
    ours, theirs = read_number(parse, index, index + 1), read_number(parse, index + 2, last)
    if ours is None or theirs is None or theirs.last != index + 3 or not parse.tokens[index + 2].text.isdecimal():
        return None
    if max(ours.low, theirs.low) >= _HIGHEST or not _is_score(parse, ours, theirs, last):
        return None
    return _side(ours), _side(theirs)


def _is_score(parse: Parse, ours: Number, theirs: Number, last: int) -> bool:
    join = parse.tokens[ours.last]
    is_tight = join.start == ours.end and join.end == theirs.start
    if join.text in _DASHES and not is_tight:
        return False
    before = parse.tokens[ours.first - 1] if ours.first else None
    after = parse.tokens[theirs.last] if theirs.last < last else None
    if before is not None and (before.text in "-–/$.(:" and before.end == ours.start and before.text != "("):
        return False
    if after is not None and ((after.text in _DASHES and after.start == theirs.end) or after.text[0] in "%°"):
        return False
    if unit_after(parse.tokens, theirs.last, last) is not None:
        return False
    return _is_contest(
        parse, ours, after.lemma.lower() if after else "", is_falling=ours.low >= theirs.low, is_tight=is_tight
    )


def _is_contest(parse: Parse, ours: Number, after: str, *, is_falling: bool, is_tight: bool) -> bool:
    if after in _CONTEST_NOUNS:
        return True
    index = ours.first
    if any(parse.tokens[child].lemma.lower() in _CONTEST_NOUNS for child in dependents(parse, index, "nsubj")):
        return True
    for _ in range(3):
        index = parse.tokens[index].head
        if index < 0:
            break
        if parse.tokens[index].lemma.lower() in _CONTESTS | _CONTEST_NOUNS:
            return True
    is_bracketed = after == ")" or (ours.first > 0 and parse.tokens[ours.first - 1].text == "(")
    return (is_falling or is_bracketed) and is_tight and ours.low < 200


def _side(number: Number) -> Quantity:
    return Quantity(
        number.first, number.last, number.start, number.end, number.low, number.high, None, "score", False, number
    )
