"""Figures of a text: a parse and the times read in it go in, every number that is a quantity comes out.

One pass over the tokens of each sentence: read a quantity where a number can begin, refuse what is none, then add its
bound, its change and its noun. The rules follow the guidelines of CQE (Almasian et al., EMNLP 2023) where they speak
of value, bound and unit; "one of" and the pronoun "one" count nothing here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.documents import Parse, Sentence
from schemas.figures import Figure
from schemas.spans import Span
from schemas.times import Time
from transforms.figures.ages import as_age
from transforms.figures.bounds import Bounded, read_bound
from transforms.figures.changes import Changed, has_levels, implied_factor, read_change
from transforms.figures.dating import find_time
from transforms.figures.nouns import CountedNoun, find_noun, noun_span, quantity_head
from transforms.figures.numbers import Number
from transforms.figures.quantities import Quantity, read_quantity
from transforms.figures.rates import read_denominator
from transforms.figures.refusals import is_refused
from transforms.figures.scores import read_score
from transforms.figures.words import FEW, ORDINALS, SMALL, VAGUE

_OPENING = frozenset({*SMALL, *VAGUE, *ORDINALS, *FEW, "a", "an", "half"})
_OPENING_DIGITS = re.compile(r"[^\W\d_]{0,3}\d|\.\d|[^\x00-\x7f]")
_DETERMINERS = frozenset({"the", "these", "those", "all", "both"})


class Draft(NamedTuple):
    """A figure before its change is grouped."""

    quantity: Quantity
    bounded: Bounded
    noun: CountedNoun | None
    changed: Changed


def read_figures(parse: Parse, times: Sequence[Time] = ()) -> tuple[Figure, ...]:
    """Return the figures of *parse* in order of position; *times* are those of the same text."""
    figures: list[Figure] = []
    groups = 0
    for sentence, dated in _with_times(parse, times):
        drafts = list(_read_sentence(parse, sentence, dated))
        numbered = _number_groups(drafts, groups)
        groups += len(set(numbered.values()))
        figures.extend(_finish(parse, draft, numbered, dated) for draft in drafts)
    return tuple(sorted(figures, key=lambda figure: figure.span))


def _with_times(parse: Parse, times: Sequence[Time]) -> Iterator[tuple[Sentence, list[Time]]]:
    """Yield each sentence that may hold a number, with its times."""
    by_sentence: dict[int, list[Time]] = {}
    for time in times:
        by_sentence.setdefault(time.sentence, []).append(time)
    for sentence in parse.sentences:
        yield sentence, by_sentence.get(sentence.i, [])


def _read_sentence(parse: Parse, sentence: Sentence, times: Sequence[Time]) -> Iterator[Draft]:
    dates = [time.span for time in times if time.timex_type in ("DATE", "TIME")]
    earlier: list[tuple[Quantity, Changed]] = []
    index = sentence.first
    while index < sentence.last:
        found = _read_at(parse, index, sentence)
        for quantity in found:
            if not is_refused(parse, quantity, dates):
                draft = _draft(parse, quantity, sentence, earlier)
                earlier.append((quantity, draft.changed))
                yield draft
        index = max(index + 1, found[-1].last) if found else index + 1


def _read_at(parse: Parse, index: int, sentence: Sentence) -> tuple[Quantity, ...]:
    """Return the quantities whose number begins at token *index*: none, one, or the two sides of a score."""
    token = parse.tokens[index]
    if not _OPENING_DIGITS.match(token.text) and token.text.lower() not in _OPENING:
        return _read_implied(parse, index) if token.upos == "VERB" else ()
    if score := read_score(parse, index, sentence.last):
        return score
    is_range = not has_levels(parse, index, sentence.first)
    quantity = read_quantity(parse, index, sentence.first, sentence.last, is_range=is_range)
    return () if quantity is None else (as_age(parse, quantity, sentence),)


def _read_implied(parse: Parse, index: int) -> tuple[Quantity, ...]:
    """Return the factor that a verb stands for ("doubled")."""
    factor = implied_factor(parse, index)
    if factor is None:
        return ()
    token = parse.tokens[index]
    number = Number(index, index + 1, token.start, token.end, factor, factor, factor, "words")
    return (Quantity(index, index + 1, token.start, token.end, factor, factor, None, "fraction", False, number),)


def _draft(parse: Parse, quantity: Quantity, sentence: Sentence, earlier: Sequence[tuple[Quantity, Changed]]) -> Draft:
    bounded = read_bound(parse, quantity.first, quantity.last, sentence.first, sentence.last)
    quantity = quantity._replace(last=max(quantity.last, bounded.last))
    noun = find_noun(parse, quantity)
    changed = read_change(parse, quantity, bounded, noun, earlier)
    if quantity.kind == "count" and noun is not None and noun.is_adjacent:
        quantity = _add_rate(parse, quantity, noun, sentence)
    return Draft(_inherit_unit(quantity, changed, earlier), bounded, noun, changed)


def _add_rate(parse: Parse, quantity: Quantity, noun: CountedNoun, sentence: Sentence) -> Quantity:
    """Read the denominator behind what is counted ("800,000 barrels a day")."""
    rate = read_denominator(parse, noun.last, sentence.last)
    return quantity if rate is None else quantity._replace(unit="/" + rate[0], kind="rate", last=rate[1])


def _inherit_unit(quantity: Quantity, changed: Changed, earlier: Sequence[tuple[Quantity, Changed]]) -> Quantity:
    """Give a bare level the unit of the other level of its change ("from 21 mpg to 23")."""
    if quantity.unit is not None or changed.role not in ("to", "from") or not earlier:
        return quantity
    other, change = earlier[-1]
    if change.anchor != changed.anchor or change.role not in ("to", "from"):
        return quantity
    return quantity._replace(unit=other.unit, kind=other.kind)


def _number_groups(drafts: Sequence[Draft], offset: int) -> dict[int, int]:
    """Number the words of change that two or more figures share."""
    anchors = [draft.changed.anchor for draft in drafts if draft.changed.anchor is not None]
    shared = dict.fromkeys(anchor for anchor in anchors if anchors.count(anchor) > 1)
    return {anchor: offset + number for number, anchor in enumerate(shared)}


def _finish(parse: Parse, draft: Draft, groups: dict[int, int], times: Sequence[Time]) -> Figure:
    quantity, bounded, noun, changed = draft
    span = _whole_span(parse, draft)
    named = noun_span(parse, noun) if noun else None
    return Figure(
        span=span,
        number=Span(quantity.start, quantity.end),
        value_low=quantity.low,
        value_high=quantity.high,
        bound=bounded.bound,
        change=changed.change,
        change_role=changed.role,
        change_group=groups.get(changed.anchor) if changed.anchor is not None else None,
        unit=quantity.unit,
        kind=quantity.kind,
        noun=parse.text[named.start : named.end] if named else None,
        noun_span=named,
        noun_head=noun.head if noun else None,
        when=find_time(parse, quantity_head(parse, quantity), span, times) if times else None,
        is_vague=quantity.is_vague,
        sentence=parse.tokens[quantity.first].sentence,
    )


def _whole_span(parse: Parse, draft: Draft) -> Span:
    """Return the span from the determiner or bound to the end of what is counted."""
    first, last = draft.bounded.first, draft.quantity.last
    first = min(first, draft.quantity.first)
    sentence = parse.sentences[parse.tokens[first].sentence]
    if first > sentence.first and parse.tokens[first - 1].text.lower() in _DETERMINERS:
        first -= 1
    if draft.noun is not None and _is_joined(parse, last, draft.noun):
        last = draft.noun.last
    start = min(parse.tokens[first].start, draft.quantity.start)
    return Span(start, max(parse.tokens[last - 1].end, draft.quantity.end))


def _is_joined(parse: Parse, last: int, noun: CountedNoun) -> bool:
    """Tell whether *noun* stands right behind the quantity that ends at token *last*, at most with "of the" between."""
    if not last <= noun.first <= last + 3:
        return False
    return noun.is_adjacent or parse.tokens[last].text.lower() == "of"
