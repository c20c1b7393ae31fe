"""The title before a name: "Russian Foreign Minister Lavrov", "Russia's Foreign Minister, Sergei Lavrov", "Mr Smith".

In: the tokens of a name. Out: where the phrase with its title begins, its head, and the words of the office.
A title without a comma is read by adjacency, since parsers part it from the name in several ways.
"""

from typing import NamedTuple

from schemas.documents import Parse
from transforms.reference.offices import LONGEST_TITLE, OFFICES

_MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "det", "nummod", "flat", "appos", "nmod"})
_LEFT_OUT = frozenset({"CCONJ", "VERB", "AUX", "PRON", "ADP", "SCONJ", "ADV", "INTJ"})
_POSTNOMINAL = frozenset({"appos", "flat", "compound", "nmod:desc", "nmod", "dep", "list"})
_DASHES = ("- ", "– ", "— ")  # behind a dateline: "RIGA, Latvia (AP) — U.S. Senator Ana Roth"
_QUALIFIERS = frozenset(
    {"former", "ex", "acting", "interim", "deputy", "late", "deposed", "outgoing", "incoming", "ousted", "exiled"}
)


class Title(NamedTuple):
    """First token and head of the phrase that ends in the name; the words of the office, None for mere modifiers."""

    first: int
    head: int
    role_text: str | None


def title_phrase(parse: Parse, first: int, last: int, head: int) -> Title | None:
    """Return the title of the name [first, last), or None where nothing belongs to it on its left."""
    sentence_first = parse.sentences[parse.tokens[head].sentence].first
    before = first - 1
    if before < sentence_first:
        return None
    comma = parse.tokens[before].text == ","
    end = before if comma else first
    if end <= sentence_first:
        return None
    role_head = end - 1
    role = _office(parse, sentence_first, end)
    if comma and (role is None or not _is_apposed(parse, role_head, head)):
        return None
    if role is None:
        return _modified(parse, first, head, sentence_first)
    start, role_text = role
    top = role_head if _is_apposed(parse, role_head, head) else head
    return Title(_left_edge(parse, start, role_head, head, sentence_first), top, role_text)


def _is_apposed(parse: Parse, role: int, name: int) -> bool:
    token = parse.tokens[name]
    return token.head == role and token.deprel in _POSTNOMINAL


def _office(parse: Parse, sentence_first: int, end: int) -> tuple[int, str] | None:
    """Return first token and words of the longest office that ends before token *end*, with its qualifiers."""
    for first in range(max(sentence_first, end - LONGEST_TITLE), end):
        words = parse.text[parse.tokens[first].start : parse.tokens[end - 1].end]
        if words.lower() in OFFICES:
            while first > sentence_first and parse.tokens[first - 1].text.lower() in _QUALIFIERS:
                first -= 1
            return first, parse.text[parse.tokens[first].start : parse.tokens[end - 1].end]
    token = parse.tokens[end - 1]
    if token.upos == "NOUN" and token.xpos == "NN" and token.lemma.lower() in OFFICES:
        return end - 1, token.text
    return None


def _left_edge(parse: Parse, start: int, role: int, name: int, sentence_first: int) -> int:
    """Return the first token of the modifiers that stand without a gap before the office ("a senior U.S.")."""
    first = start
    for anchor in (role, name):
        for child in reversed(parse.children[anchor]):
            token = parse.tokens[child]
            if child < first and token.deprel in _MODIFIERS and token.upos not in _LEFT_OUT:
                inside = parse.subtree(child)
                is_near = inside[-1] >= first - 2 and not parse.text.endswith(_DASHES, 0, parse.tokens[first].start)
                if is_near and inside[0] >= sentence_first:
                    first = min(first, inside[0])
    return first


def _modified(parse: Parse, first: int, head: int, sentence_first: int) -> Title | None:
    """Return the phrase of a name with modifiers that are no office: "singer-songwriter Carly Simon"."""
    edge = first
    for child in reversed(parse.children[head]):
        token = parse.tokens[child]
        if (
            child < edge
            and token.deprel in ("amod", "compound", "nmod:desc", "nmod:poss", "det")
            and token.upos != "PRON"
        ):
            inside = parse.subtree(child)
            if inside[-1] == edge - 1 and inside[0] >= sentence_first:
                edge = inside[0]
    if edge == first:
        return None
    nouns = [token for token in parse.tokens[edge:first] if token.upos == "NOUN"]
    is_role = bool(nouns) and nouns[-1].lemma.lower().rpartition("-")[2] in OFFICES
    return Title(edge, head, " ".join(token.text for token in nouns) if is_role else None)
