"""Parse to quotations: what stands between quotation marks.

Knows “…”, "…", ''…'', ``…'', «…», „…“, ‘…’ and '…'. A quotation never crosses a paragraph: one that is not closed ends
with it. A straight or single mark opens where white space, a dash or a bracket stands before it and a word after it;
apostrophes (don't, the workers' rights, '90s) open and close nothing. Inner quotations of the other kind belong to
the outer one. Takes linear time. The rules are those of The Chicago Manual of Style, 17th edition, 13.30-13.37.
"""

import re
from collections.abc import Iterator, Sequence

from schemas.attributions import Quotation
from schemas.documents import Parse
from schemas.spans import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’'＂]")
_DOUBLE = frozenset({'"', "''", "``", "“", "”", "„", "‟", "＂"})
_ONLY_OPENS = frozenset({"“", "``", "„", "‟", "«"})
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/:…\"“«'‘")
_ELISION = re.compile(r"['’‘](?:\d\ds?\b|tis\b|twas\b|em\b|til\b|cause\b|n['’])", re.IGNORECASE)
_SENTENCE_MARKS = ".,;:?!…—"
_LONGEST_CARRIED = 5
"""A quotation that is neither closed nor opened again for more paragraphs was left open by mistake."""
SCARE_WORDS = 3
"""A quotation of no more words, that no mark of a sentence ends, is a name or a word under discussion."""


def read_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """Return the quotations of *parse* in order; they do not overlap."""
    found: list[Quotation] = []
    paragraphs = list(_paragraphs(parse))
    unmarked = 0  # paragraphs known to stand without a mark between an open quotation and the mark that closes it
    for number, paragraph in enumerate(paragraphs):
        is_carried = bool(found) and not found[-1].is_closed and _follows(parse.text, found[-1], paragraph)
        if is_carried and not unmarked:
            unmarked = _paragraphs_to_close(parse.text, paragraphs[number : number + _LONGEST_CARRIED])
        if is_carried and unmarked:
            unmarked -= 1
            found.append(Quotation(paragraph, paragraph, is_closed=False))
        else:
            unmarked = 0
            found.extend(_read_paragraph(parse.text, paragraph, is_carried=is_carried))
    return tuple(found)


def _paragraphs_to_close(text: str, paragraphs: Sequence[Span]) -> int:
    """Return how many of *paragraphs* have no mark before one whose first mark closes; 0 where none does."""
    for number, paragraph in enumerate(paragraphs):
        double = next((mark for mark in _MARK.finditer(text, *paragraph) if mark.group() in _DOUBLE), None)
        if double is not None:
            return 0 if _opens(text, double, paragraph) else number
    return 0


def _follows(text: str, quotation: Quotation, paragraph: Span) -> bool:
    return text[quotation.span.end : paragraph.start].isspace()


def _paragraphs(parse: Parse) -> Iterator[Span]:
    start, number, end = 0, -1, 0
    for sentence in parse.sentences:
        if sentence.paragraph != number:
            if number >= 0:
                yield Span(start, end)
            start, number = sentence.start, sentence.paragraph
        end = sentence.end
    if number >= 0:
        yield Span(start, end)


def _read_paragraph(text: str, paragraph: Span, *, is_carried: bool) -> Iterator[Quotation]:
    """Yield the quotations of one paragraph; *is_carried*: the one before left a quotation open.

    Typists leave out the mark that should reopen it; then the first mark closes.
    """
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    doubles = [mark for mark in marks if mark.group() in _DOUBLE]
    if is_carried and doubles and not _opens(text, doubles[0], paragraph):
        span = Span(paragraph.start, doubles[0].end())
        yield Quotation(span, Span(paragraph.start, doubles[0].start()), is_closed=True)
        marks = [mark for mark in marks if mark.start() >= span.end]
    opening: re.Match[str] | None = None
    for number, mark in enumerate(marks):
        if opening is None:
            if _opens(text, mark, paragraph) and (
                mark.group() not in "'‘" or _has_close(text, marks, number, paragraph)
            ):
                opening = mark
        elif _closes(text, opening, mark, paragraph):
            yield _quotation(text, opening, mark.end(), mark.start(), is_closed=True)
            opening = None
    if opening is not None and opening.group() not in "'‘":
        yield _quotation(text, opening, paragraph.end, paragraph.end, is_closed=False)


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    kind = mark.group()
    if kind in _ONLY_OPENS:
        return True
    if kind in ("»", "’") or mark.end() >= paragraph.end or text[mark.end()].isspace():
        return False
    if kind == "”":  # turned the wrong way by hand
        return mark.start() == paragraph.start and text[mark.end()].isalnum()
    if kind in "'‘" and _ELISION.match(text, mark.start()):
        return False
    return mark.start() == paragraph.start or text[mark.start() - 1] in _BEFORE_OPENING


def _closes(text: str, opening: re.Match[str], mark: re.Match[str], paragraph: Span) -> bool:
    kind, opened = mark.group(), opening.group()
    if opened == "«":
        return kind == "»"
    if opened in _DOUBLE:
        return _closes_double(text, opened, mark, paragraph)
    return kind in "'’" and _ends_word(text, mark, paragraph)


def _closes_double(text: str, opened: str, mark: re.Match[str], paragraph: Span) -> bool:
    kind = mark.group()
    if opened in ("“", "„", "‟"):
        if kind == "“":  # „so“, and “so“ typed by hand
            return opened == "„" or mark.end() >= paragraph.end or text[mark.end()].isspace()
        return kind == "”" or (kind in ('"', "''") and not _opens(text, mark, paragraph))
    if kind == "”":
        return True
    if kind not in ('"', "''", "＂"):
        return False
    at_start = text[mark.start() - 1].isspace() if mark.start() > paragraph.start else True
    return not (at_start and mark.end() < paragraph.end and text[mark.end()].isalnum())


def _has_close(text: str, marks: list[re.Match[str]], number: int, paragraph: Span, *, horizon: int = 24) -> bool:
    """Tell whether a single mark among the next *horizon* can close the quotation that mark *number* would open."""
    return any(
        mark.group() in "'’" and _ends_word(text, mark, paragraph) for mark in marks[number + 1 : number + 1 + horizon]
    )


def _ends_word(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Tell a closing single mark from an apostrophe: no letter after it, and no plural before a following word."""
    if mark.end() >= paragraph.end:
        return True
    after = text[mark.end()]
    if after.isalnum() or text[mark.start() - 1].isspace():
        return False
    is_plural_genitive = text[mark.start() - 1] == "s" and text[mark.end() : mark.end() + 2].strip().islower()
    return not is_plural_genitive


def _quotation(text: str, opening: re.Match[str], end: int, inner_end: int, *, is_closed: bool) -> Quotation:
    inner = Span(opening.end(), max(opening.end(), inner_end))
    return Quotation(Span(opening.start(), end), inner, is_closed, is_closed and _is_scare(text, inner))


def _is_scare(text: str, inner: Span) -> bool:
    words = text[inner.start : min(inner.end, inner.start + 80)].split()
    return (
        len(words) <= SCARE_WORDS
        and inner.end - inner.start < 60
        and (not words or words[-1][-1] not in _SENTENCE_MARKS)
    )
