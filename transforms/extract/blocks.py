"""Blocks: from kinds and words of lines to the text of an article and its typed stretches.

In: lines in reading order. Out: the text, lines joined by a newline, and a block for each line. All offsets of the
system refer to this text, so nothing may change it afterwards.
"""

from collections.abc import Iterable
from itertools import chain

from schemas.articles import READ_KINDS, Block, BlockKind
from schemas.spans import Span

Line = tuple[BlockKind, str]
_PUNCTUATION = 30  # code points by which two spellings of a title may differ
_PROSE = 80  # code points from which a line above the title is text and no section name


def join_lines(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of *lines* and its blocks; empty lines are left out."""
    blocks: list[Block] = []
    position = 0
    kept = [(kind, text) for kind, text in lines if text]
    for kind, text in kept:
        blocks.append(Block(kind, Span(position, position + len(text))))
        position += len(text) + 1
    return "\n".join(text for _, text in kept), tuple(blocks)


def put_title_first(title: str | None, lines: list[Line], *, within: int = 4) -> list[Line]:
    """Return *lines* with the title as their first block, once.

    Where one of the first lines is the title, or else the main heading of the page (the same in other words), it
    becomes the block, and short lines above it (section, kicker) go; lines further down that repeat it go too. Any
    other line of kind title becomes a heading.
    """
    if not title:
        return _demote(lines)
    top = lines[:within]
    same = (i for i, (_, text) in enumerate(top) if is_same(text, title))
    marked = (i for i, (kind, _) in enumerate(top) if kind == "title")
    at = next(chain(same, marked), None)
    above = [] if at is None else [line for line in lines[:at] if len(line[1]) >= _PROSE]
    rest = lines if at is None else lines[at + 1 :]
    first: Line = ("title", title if at is None else lines[at][1])
    kept = (line for line in rest if not (is_same(line[1], title) and len(line[1].split()) > 1))
    return [first, *_demote(chain(above, kept))]


def _demote(lines: Iterable[Line]) -> list[Line]:
    return [("heading" if kind == "title" else kind, text) for kind, text in lines]


def is_same(one: str, other: str) -> bool:
    """Tell whether two lines have the same letters, whatever their case, blanks and punctuation."""
    return abs(len(one) - len(other)) <= _PUNCTUATION and fold(one) == fold(other)


def fold(text: str) -> str:
    """Return *text* as its letters and digits in lower case, for comparing what two places of a page say."""
    return "".join(character for character in text.casefold() if character.isalnum())


def read_text(text: str, blocks: Iterable[Block]) -> str:
    """Return the words of the blocks that are the article's own, one line a block."""
    return "\n".join(text[block.span.start : block.span.end] for block in blocks if block.kind in READ_KINDS)
