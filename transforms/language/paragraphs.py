"""Text to paragraphs: the stretches that no sentence crosses.

A line break ends a paragraph. Only where a text is hard-wrapped (newswire and plain-text mail: lines of about the same
width, broken in the middle of sentences, paragraphs parted by blank or indented lines) does a single line break count
as a space.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from schemas.spans import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK_BEFORE = re.compile(r"\r?\n(?:[ \t]*\r?\n|[ \t]{2,})")

WRAP_WIDTHS = range(40, 101)
"""Code points of the longest line of a hard-wrapped text; wider lines are paragraphs, narrower ones lists or verse."""
_LEAST_LINES = 4


def find_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of *text* in order, without those that are only white space."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if not match.group().isspace()]
    if is_hard_wrapped(text, lines):
        return list(_join_lines(text, lines))
    return lines


def is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Tell whether most line breaks of *text* fall where the next word no longer fitted the line."""
    breaks = [(before, after) for before, after in pairwise(lines) if not _parts(text, before, after)]
    if len(breaks) < _LEAST_LINES:
        return False
    widths = [line.end - line.start for line in lines]
    width = max(widths)
    if width not in WRAP_WIDTHS:
        return False
    full = sum(_is_full(text, before, after, width) for before, after in breaks)
    mid_sentence = sum(text[after.start :].lstrip()[:1].islower() for before, after in breaks)
    return full >= 0.7 * len(breaks) and mid_sentence >= 0.3 * len(breaks)


def _is_full(text: str, line: Span, after: Span, width: int) -> bool:
    next_word = text[after.start : after.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(next_word) > width - 8


def _parts(text: str, before: Span, after: Span) -> bool:
    return _BREAK_BEFORE.match(text, before.end) is not None or text[after.start : after.start + 2] == "  "


def _join_lines(text: str, lines: list[Span]) -> Iterator[Span]:
    start, end = lines[0]
    for line in lines[1:]:
        if _parts(text, Span(start, end), line):
            yield Span(start, end)
            start = line.start
        end = line.end
    yield Span(start, end)
