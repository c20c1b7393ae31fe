"""What is counted or measured: the noun of a quantity, from the tree.

A count counts the noun behind it ("three operational axes"); a share, an amount or a measure belongs to the noun
behind it ("a 5% pay rise"), behind "of" ("5% of its workforce"), before "of" or "at" ("a fee of $5"), or to the
subject of its verb ("core inflation rose 0.3%"). Determiners and possessives are no part of the noun.
"""

from typing import NamedTuple

from schemas.documents import Parse
from schemas.spans import Span
from transforms.figures.quantities import Quantity, is_suspended, number_ahead
from transforms.syntax import dependents, subject

_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset(
    {"amod", "compound", "nummod", "nmod", "nmod:unmarked", "nmod:desc", "punct", "advmod", "flat", "nmod:poss", "case"}
)
_EDGES = frozenset({"det", "nmod:poss", "case", "punct", "cc", "det:predet", "advmod"})
_LINKS = frozenset({"of", "at", "for", "to", "in", "worth", "including"})
_PERIODS = frozenset({"year", "quarter", "month", "week", "day"})
_ON = frozenset({"-", "on", "over"})
_MASS = frozenset({"NN"})


class CountedNoun(NamedTuple):
    """The noun of a quantity: tokens [first, last) around its *head*; `is_adjacent` where it stands right behind."""

    head: int
    first: int
    last: int
    is_adjacent: bool


def find_noun(parse: Parse, quantity: Quantity) -> CountedNoun | None:
    """Return what *quantity* counts or measures, or None."""
    if quantity.kind == "score":
        return None
    sentence = parse.sentences[parse.tokens[quantity.first].sentence]
    return (
        _behind(parse, quantity, sentence.last)
        or _aged(parse, quantity)
        or _behind_of(parse, quantity, sentence.last)
        or _before_of(parse, quantity)
        or _subject_of_verb(parse, quantity)
    )


def noun_span(parse: Parse, noun: CountedNoun) -> Span:
    """Return the code points of *noun*."""
    return parse.span(noun.first, noun.last)


def quantity_head(parse: Parse, quantity: Quantity) -> int:
    """Return the token of *quantity* whose head lies outside of it."""
    index = quantity.last - 1
    for _ in range(quantity.last - quantity.first):
        head = parse.tokens[index].head
        if not quantity.first <= head < quantity.last:
            return index
        index = head
    return index


def _behind(parse: Parse, quantity: Quantity, sentence_last: int) -> CountedNoun | None:
    """Return the noun right behind the quantity: the end of its chain of modifiers."""
    index = quantity.last
    if index >= sentence_last:
        return None
    if is_suspended(parse, index, sentence_last) and (number := number_ahead(parse, index + 1, sentence_last)):
        index = number.last
    if index >= sentence_last:
        return None
    if parse.tokens[index].text == ")" or parse.tokens[index].text == "more":
        index += 1
    if index < sentence_last and parse.tokens[index].text in ("-", "long"):
        index += 1
    if index < sentence_last and parse.tokens[index].text == "strong":
        index += 1
    if (unit := _count_word(parse, quantity, index, sentence_last)) is not None:
        return CountedNoun(unit, unit, unit + 1, is_adjacent=True)
    head = _modified_head(parse, quantity, index) or _chain_head(parse, index, sentence_last)
    if head is None or (quantity.unit is not None and not _belongs(parse, quantity, head)):
        return None
    if parse.tokens[head].text.lower() in _PERIODS and head + 1 < sentence_last and parse.tokens[head + 1].text in _ON:
        return None
    last = _with_mass_complement(parse, head, sentence_last)
    return CountedNoun(head, index, last, is_adjacent=True)


def _count_word(parse: Parse, quantity: Quantity, index: int, sentence_last: int) -> int | None:
    """Return the singular that is counted within a compound ("six-cylinder engine", "12 page document")."""
    if quantity.unit is not None or quantity.kind == "ordinal" or index >= sentence_last or not quantity.low > 1:
        return None
    token = parse.tokens[index]
    is_hyphened = index > quantity.last and parse.tokens[index - 1].text == "-"
    if token.xpos != "NN" or not (is_hyphened or (token.deprel == "compound" and quantity.high == quantity.low)):
        return None
    return index if is_hyphened or parse.tokens[quantity.number.last - 1].head == index else None


def _modified_head(parse: Parse, quantity: Quantity, index: int) -> int | None:
    """Return the noun that the tree says a bare number modifies ("seven ruling and opposition parties")."""
    token = parse.tokens[quantity.number.last - 1]
    if quantity.unit is not None or token.deprel != "nummod" or not index <= token.head < index + 7:
        return None
    between = parse.tokens[index : token.head]
    is_phrase = parse.tokens[token.head].upos in _NOUNS and all(
        word.upos not in ("VERB", "ADP", "NUM", "SYM") for word in between
    )
    return token.head if is_phrase else None


def _chain_head(parse: Parse, first: int, sentence_last: int) -> int | None:
    """Return the last noun of the run of modifiers and nouns from token *first* whose heads lie inside the run."""
    found = None
    index = first
    while index < sentence_last:
        token = parse.tokens[index]
        is_inner = (
            token.upos in ("ADJ", "NOUN", "PROPN", "ADV", "NUM")
            or token.text in ("-", "'s", "’s")
            or token.xpos in ("VBN", "VBG")
        )
        if not is_inner:
            break
        if token.upos in _NOUNS:
            found = index
            if not _continues(parse, index, sentence_last):
                break
        index += 1
    return found


def _continues(parse: Parse, index: int, sentence_last: int) -> bool:
    """Tell whether noun *index* modifies a noun shortly behind it."""
    token = parse.tokens[index]
    if index + 1 >= sentence_last or not index < token.head < index + 6:
        return False
    return token.deprel in (
        "compound",
        "nmod:poss",
        "amod",
        "flat",
        "nmod",
        "nmod:unmarked",
        "obl:unmarked",
    ) and parse.tokens[token.head].upos in (*_NOUNS, "ADJ", "VERB")


def _belongs(parse: Parse, quantity: Quantity, head: int) -> bool:
    """Tell whether a quantity with a unit modifies the noun *head* ("a 5% pay rise", not "rose 5% Monday")."""
    outer = quantity_head(parse, quantity)
    above = parse.tokens[outer].head
    return quantity.last <= above <= head or (
        above > head and parse.tokens[outer].deprel in ("compound", "nummod", "amod")
    )


def _with_mass_complement(parse: Parse, head: int, sentence_last: int) -> int:
    """Extend "barrels" by "of oil": a bare singular behind "of" belongs to what is counted."""
    if head + 2 < sentence_last and parse.tokens[head + 1].text == "of":
        follower = parse.tokens[head + 2]
        if follower.xpos in _MASS and follower.head == head and parse.tokens[head].xpos == "NNS":
            return head + 3
    return head + 1


def _aged(parse: Parse, quantity: Quantity) -> CountedNoun | None:
    """Return who has an age: the noun or name above it and before it ("two daughters aged 11", "Slepian, 52,")."""
    if quantity.kind != "age":
        return None
    index = quantity_head(parse, quantity)
    for _ in range(4):
        index = parse.tokens[index].head
        if index < 0 or parse.tokens[index].upos in ("VERB", "AUX"):
            return None
        if index < quantity.first and parse.tokens[index].upos in _NOUNS:
            return _phrase(parse, index, parse.sentences[parse.tokens[index].sentence].first)
    return None


def _behind_of(parse: Parse, quantity: Quantity, sentence_last: int) -> CountedNoun | None:
    """Return the noun of "5% of its workforce", "three of the soldiers", "dozens of people"."""
    index = quantity.last
    if index + 1 >= sentence_last or parse.tokens[index].text.lower() != "of":
        return None
    case = parse.tokens[index]
    head = case.head
    if head <= index or parse.tokens[head].upos not in _NOUNS:
        return None
    return _phrase(parse, head, index + 1)


def _phrase(parse: Parse, head: int, bound: int) -> CountedNoun:
    """Return *head* with the modifiers before it, not reaching before token *bound*."""
    first = head
    while first > bound and _is_modifier(parse, first - 1, head):
        first -= 1
    while first < head and parse.tokens[first].deprel in _EDGES:
        first += 1
    last = head + 1
    while last < len(parse.tokens) and parse.tokens[last].deprel == "flat" and parse.tokens[last].head == head:
        last += 1
    return CountedNoun(head, first, last, is_adjacent=False)


def _is_modifier(parse: Parse, index: int, head: int) -> bool:
    token = parse.tokens[index]
    return (
        index < token.head <= head
        and token.deprel in _MODIFIERS
        and token.upos not in ("DET", "ADP", "PRON", "NUM", "SYM")
    )


def _before_of(parse: Parse, quantity: Quantity) -> CountedNoun | None:
    """Return the noun of "a fee of $5", "a yield of 4.1 per cent", and of an apposition ("sales, $5 million")."""
    token = parse.tokens[quantity_head(parse, quantity)]
    if not 0 <= token.head < quantity.first or quantity.kind == "ordinal":
        return None
    above = parse.tokens[token.head]
    if quantity.unit is not None and token.deprel in ("appos", "conj") and dependents(parse, above.i, "nummod"):
        return None
    if above.upos not in _NOUNS or token.deprel not in ("nmod", "appos", "nmod:unmarked", "acl", "parataxis", "conj"):
        return None
    if token.deprel == "nmod" and not _LINKS & {
        parse.tokens[case].text.lower() for case in dependents(parse, token.i, "case")
    }:
        return None
    return _phrase(parse, above.i, parse.sentences[token.sentence].first)


def _subject_of_verb(parse: Parse, quantity: Quantity) -> CountedNoun | None:
    """Return the subject of the verb that governs the quantity, or of the quantity where it is the predicate."""
    index = quantity_head(parse, quantity)
    if quantity.kind == "ordinal":
        return None
    sentence = parse.sentences[parse.tokens[index].sentence]
    for _ in range(8):
        token = parse.tokens[index]
        if token.upos in ("VERB", "AUX") or dependents(parse, index, "cop"):
            found = subject(parse, index)
            if found is not None and not quantity.first <= found < quantity.last:
                return _phrase(parse, found, sentence.first) if parse.tokens[found].upos in _NOUNS else None
        if token.head < 0:
            return None
        index = token.head
    return None
