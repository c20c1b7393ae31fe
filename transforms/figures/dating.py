"""The time that holds for a figure: the point in time of its own clause, else of a clause above it, else none."""

from collections.abc import Sequence

from schemas.documents import Parse
from schemas.spans import Span
from schemas.times import Time

_POINTS = frozenset({"DATE", "TIME"})
_CLAUSES = frozenset({"VERB", "AUX"})


def find_time(parse: Parse, head: int, figure: Span, times: Sequence[Time]) -> Span | None:
    """Return the words that date the figure whose head is token *head*; *times* are those of its sentence."""
    points = [time for time in times if time.timex_type in _POINTS and not time.span.overlaps(figure)]
    if not points:
        return None
    clauses = _clauses_above(parse, head)
    best: tuple[int, int, Span] | None = None
    for time in points:
        clause = _clauses_above(parse, _token_at(parse, time))[0]
        if clause in clauses:
            rank = (clauses.index(clause), _gap(time.span, figure), time.span)
            best = rank if best is None else min(best, rank)
    return best[2] if best else None


def _gap(time: Span, figure: Span) -> int:
    """Return twice the code points between the two, plus one where the time comes first ("9% in June, 8% in July")."""
    return 2 * (time.start - figure.end) if time.start >= figure.end else 2 * (figure.start - time.end) + 1


def _token_at(parse: Parse, time: Time) -> int:
    """Return the first token of *time* by bisection over its sentence."""
    sentence = parse.sentences[time.sentence]
    low, high = sentence.first, sentence.last - 1
    while low < high:
        middle = (low + high) // 2
        if parse.tokens[middle].end <= time.span.start:
            low = middle + 1
        else:
            high = middle
    return low


def _clauses_above(parse: Parse, index: int) -> list[int]:
    """Return the verbs above token *index* and at last the root, innermost first."""
    found: list[int] = []
    for _ in range(40):
        token = parse.tokens[index]
        if token.upos in _CLAUSES or token.head < 0:
            found.append(index)
        if token.head < 0:
            break
        index = token.head
    return found or [index]
