"""Plain text articles: which lines are the article's own, told from the junk that comes with copied text.

In: a text whose characters stay as they are. Out: its blocks in order, one for each paragraph that is not white
space. A breadcrumb above the title, photo credits, share lines, comment forms and spam notices are recognised by
position, shape, separators and the words of furniture.py; they become blocks of kind furniture or caption and are
never read. What is in doubt is a paragraph.
"""

import re

from schemas.articles import Block, BlockKind
from schemas.spans import Span
from transforms.extract.agencies import PHOTO_AGENCY
from transforms.extract.blocks import fold
from transforms.extract.furniture import Furniture, furniture_of
from transforms.language.paragraphs import find_paragraphs

_TOP = 6  # paragraphs at the start among which breadcrumb and title are looked for
_LONGEST_TITLE = 200  # code points
_HEADING_WORDS = 14
_LIST_ITEM = re.compile(r"^\s*(?:[-–—•*▪●◦‣]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_ENDS_STATEMENT = re.compile(r"(?<!\b[A-Z])(?<!\b[Vv]s)[.…;,][\"'”’»)\]]*$")
_SEPARATOR = re.compile(r"\s*[»›>|→⟩]\s*|\s+/\s+|\s*::\s*")
_CRUMB_WORDS = 4  # of all members but the last, which may be the title
_SLASH_CREDIT = re.compile(rf"(?:\S\s/\s|(?:{PHOTO_AGENCY})(?: images?)?/)(?:[A-Z][\w.'’-]*\s?){{1,4}}$", re.I)
_BYLINE = re.compile(r"^(?:by|from)\s+(?:[A-Z][\w.'’-]+[\s,]*(?:and\s+)?){1,9}(?:[|,–-].{0,60})?$", re.I)
_STARTS_LARGE = re.compile(r"^[\"'“‘«(\[]*[A-Z0-9À-Þ]")


def classify_lines(text: str) -> tuple[Block, ...]:
    """Return the blocks of *text*: every paragraph of it with its kind, in order, without the white space around.

    Hard-wrapped paragraphs are one block each. The text may hold no title; then no block is one.
    """
    spans = [_trim(text, span) for span in find_paragraphs(text)]
    words = [" ".join(text[span.start : span.end].split()) for span in spans]
    sorts = [furniture_of(line) for line in words]
    title = _find_title(words, sorts)
    comments = _find_comments(words, sorts)
    kinds = [_kind(i, words, sorts, title=title, comments=comments) for i in range(len(words))]
    return tuple(Block(kind, span) for kind, span in zip(kinds, spans, strict=True))


def is_breadcrumb(line: str) -> bool:
    """Tell whether *line* is a path of sections: short members, capitalised, behind separators ("Home » World")."""
    members = _SEPARATOR.split(line.strip(" »›>|/"))
    if len(members) < 2 or not all(members):
        return False
    sections = members[:-1]
    return all(len(member.split()) <= _CRUMB_WORDS and not _ENDS_SENTENCE.search(member) for member in sections) and (
        len(members) > 2 or fold(sections[0]) in ("home", "homepage", "start", "news", "frontpage")
    )


def _kind(i: int, words: list[str], sorts: list[Furniture | None], *, title: int | None, comments: int) -> BlockKind:
    line = words[i]
    if i == title:
        return "title"
    if i >= comments or (i < _TOP and is_breadcrumb(line)) or (title is not None and i < title):
        return "furniture"
    if title is not None and i == title + 1 and fold(line) == fold(words[title]):
        return "furniture"
    if sorts[i] == "photo" or _is_slash_credit(line):
        return "caption"
    if sorts[i] or (i < _TOP and _BYLINE.match(line)):
        return "furniture"
    if _LIST_ITEM.match(line):
        return "list"
    return "heading" if _is_heading(i, words) else "paragraph"


def _find_title(words: list[str], sorts: list[Furniture | None]) -> int | None:
    """Return the index of the first line when it is shaped like a title and text follows it."""
    for i, line in enumerate(words[:_TOP]):
        if sorts[i] or is_breadcrumb(line):
            continue
        is_short = len(line) <= _LONGEST_TITLE and not _ENDS_STATEMENT.search(line)
        if is_short and i + 1 < len(words) and not _LIST_ITEM.match(line):
            return _skip_section(i, words, sorts)
        return None
    return None


def _skip_section(i: int, words: list[str], sorts: list[Furniture | None]) -> int:
    """Return the index of the title where line *i* is the name of a section above it: one or two words."""
    follows = i + 1 < min(len(words) - 1, _TOP) and not sorts[i + 1]
    if follows and len(words[i].split()) <= 2 and len(words[i + 1].split()) >= 4 and _is_title(words[i + 1]):
        return i + 1
    return i


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not _ENDS_STATEMENT.search(line)


def _find_comments(words: list[str], sorts: list[Furniture | None]) -> int:
    """Return the index from which on there is nothing but the comment form and what readers wrote.

    A comment heading ends the article only where a paragraph stands above it and no more text below than above.
    """
    above, below = 0, sum(map(len, words))
    for i, (line, sort) in enumerate(zip(words, sorts, strict=True)):
        below -= len(line)
        if sort == "comments" and above > below and above > _LONGEST_TITLE:
            return i
        above += len(line)
    return len(words)


def _is_slash_credit(line: str) -> bool:
    """Tell whether *line* ends in picture agency and photographer ("imago / Jane Doe") and is no sentence."""
    return not _ENDS_SENTENCE.search(line) and len(line.split()) <= 40 and _SLASH_CREDIT.search(line) is not None


def _is_heading(i: int, words: list[str]) -> bool:
    """Tell whether line *i* is a subheading: short, capitalised, no end of a sentence, above a line that is longer."""
    line = words[i]
    if len(line.split()) > _HEADING_WORDS or not _STARTS_LARGE.match(line) or i + 1 >= len(words):
        return False
    if line[-1] in "\"”’'" or _ENDS_STATEMENT.search(line) or line.endswith((":", "!")):
        return False
    return len(words[i + 1]) > 1.5 * len(line)


def _trim(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip())))
