"""Text to tokens and sentences, by rule and without the model.

A sentence never crosses a paragraph. It ends after a stop, with the quotes and brackets that close there, when what
follows can begin one; it does not end after titles and initials, nor between a quoted question and its reporting clause
("Why now?" he asked.). Sentences longer than `MAX_WORDS` are cut after the last mark that allows it.
"""

import re
from collections.abc import Sequence

from schemas.documents import Parse, Sentence, Token
from schemas.spans import Span
from transforms.language.lexicon import NUMBERED, REPORTING_VERBS, SENTENCE_STARTERS, TITLES
from transforms.language.paragraphs import find_paragraphs
from transforms.language.tokens import find_tokens

MAX_WORDS = 180
"""The longest sentence given to the model; the longest of the treebanks has 159 words."""

UNKNOWN_UPOS = "X"

_STOP = re.compile(r"[.!?…]+|\. \.[ .]*")
_QUOTES_OPENING = frozenset({*"\"'“‘«‹„‚", "``", "`", "‘‘"})
_OPENERS = _QUOTES_OPENING | frozenset("([")
_QUOTES_CLOSING = frozenset({*"\"'”’»›", "''", "’’"})
_CLOSERS = _QUOTES_CLOSING | frozenset(")]}")
_ONLY_CLOSERS = _CLOSERS - frozenset("\"'’")
_CUT_AFTER = (frozenset({";", "…", "...", "—", "–", "--", ":"}), frozenset({",", ")", "”", '"', "|"}))


def segment(text: str, blocks: Sequence[Span] | None = None) -> Parse:
    """Return the tokens and sentences of *text*, with no annotation on them.

    Args:
        text: any text; nothing in it is changed.
        blocks: stretches of the text in order, each of which bounds the paragraphs within it; what lies outside of
            them is not read. None: the whole text.

    Returns:
        A parse whose tokens have upos "X", no xpos, no head (-1) and no relation, and which has no entities.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(_paragraphs(text, blocks)):
        words = list(find_tokens(text, paragraph.start, paragraph.end))
        for first, last in split_sentences(text, words):
            offset = len(tokens)
            sentences.append(
                Sentence(len(sentences), offset, offset + last - first, words[first][0], words[last - 1][1], number)
            )
            for start, end in words[first:last]:
                word = text[start:end]
                tokens.append(
                    Token(len(tokens), start, end, word, word.lower(), UNKNOWN_UPOS, "", -1, "", len(sentences) - 1)
                )
    count = len(tokens)
    return Parse(text, tuple(tokens), tuple(sentences), (), ((),) * count, (0.0,) * count, (-1,) * count)


def _paragraphs(text: str, blocks: Sequence[Span] | None) -> list[Span]:
    if blocks is None:
        return find_paragraphs(text)
    return [
        Span(block.start + inner.start, block.start + inner.end)
        for block in blocks
        for inner in find_paragraphs(text[block.start : block.end])
    ]


def split_sentences(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph as ranges [first, last) over its *words* (code points of each)."""
    forms = [text[start:end] for start, end in words]
    found = []
    first = index = 0
    while index < len(forms):
        if not _may_end(forms[index]):
            index += 1
            continue
        is_item_number = index == first + 1 and forms[first][0].isdigit()
        index = _after_closers(forms, words, index + 1)
        if index < len(forms) and not is_item_number and _begins(forms, words, index):
            found.append((first, index))
            first = index
    if first < len(forms):
        found.append((first, len(forms)))
    return [piece for whole in found for piece in _cut(forms, *whole)]


def _may_end(form: str) -> bool:
    return _STOP.fullmatch(form) is not None or (form.endswith(".") and not _is_title(form))


def _is_title(form: str) -> bool:
    stem = form[:-1].lower()
    return (
        (form[0].isupper() and stem in TITLES) or stem in NUMBERED or stem in ("e.g", "i.e", "vs", "v", "cf", "approx")
    )


def _after_closers(forms: list[str], words: Sequence[tuple[int, int]], index: int) -> int:
    """Return the index behind the stops, closing marks and footnote numbers that stand directly after a stop."""
    while index < len(forms):
        if forms[index] == "[" and forms[index + 2 : index + 3] == ["]"] and forms[index + 1].isdigit():
            index += 3
        elif _STOP.fullmatch(forms[index]) or (forms[index] in _CLOSERS and _is_closer(forms, words, index)):
            index += 1
        else:
            break
    return index


def _is_closer(forms: list[str], words: Sequence[tuple[int, int]], index: int) -> bool:
    """Tell a closing mark from an opening one: it touches the word before it, or ends the paragraph."""
    if words[index - 1][1] == words[index][0] or index + 1 == len(forms):
        return True
    if forms[index] == "''":  # typewriters double the apostrophe on both sides
        return words[index][1] != words[index + 1][0]
    return forms[index] in _ONLY_CLOSERS


def _begins(forms: list[str], words: Sequence[tuple[int, int]], index: int) -> bool:
    """Tell whether a sentence can begin at *index*, given that the tokens before it can end one."""
    stop = index - 1
    while stop > 0 and forms[stop] in _CLOSERS:
        stop -= 1
    start = index
    while start < len(forms) - 1 and (forms[start] in _OPENERS or not forms[start][0].isalnum()):
        start += 1
    word = forms[start]
    touches = words[index - 1][1] == words[index][0]
    if word[0].islower() or (touches and not _lost_its_space(forms, stop, index)):
        return False
    if len(forms[stop]) > 1 and forms[stop][0].isalnum():
        return _ends_after_abbreviation(forms[stop], forms[index], word)
    if forms[stop][-1] in "?!" and stop < index - 1 and forms[index - 1] in _QUOTES_CLOSING:
        return not _is_reporting_clause(forms, index)
    return True


def _lost_its_space(forms: list[str], stop: int, index: int) -> bool:
    """Tell whether a stop runs into the next sentence: "They left.He stayed." """
    return forms[index] in _OPENERS or (forms[stop - 1].islower() and forms[index][1:].islower())


def _ends_after_abbreviation(abbreviation: str, following: str, word: str) -> bool:
    """An abbreviation's stop ends the sentence only before a word that rarely follows one within it."""
    is_initial = len(abbreviation) == 2
    return not is_initial and (word.lower() in SENTENCE_STARTERS or following in _QUOTES_OPENING) and word[0].isupper()


def _is_reporting_clause(forms: list[str], index: int) -> bool:
    for form in forms[index : index + 6]:
        if form in REPORTING_VERBS:
            return True
        if not form[0].isalnum():
            return False
    return False


def _cut(forms: list[str], first: int, last: int) -> list[tuple[int, int]]:
    pieces = []
    while last - first > MAX_WORDS:
        cut = _cut_point(forms, first)
        pieces.append((first, cut))
        first = cut
    pieces.append((first, last))
    return pieces


def _cut_point(forms: list[str], first: int) -> int:
    for marks in _CUT_AFTER:
        for index in range(first + MAX_WORDS, first + MAX_WORDS // 3, -1):
            if forms[index - 1] in marks:
                return index
    return first + MAX_WORDS
