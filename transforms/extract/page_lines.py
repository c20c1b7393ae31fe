"""The lines of a page: what trafilatura took for the article, with what the page itself shows of each.

In: a trafilatura body and the tree it came from. Out: `PageLine`s in reading order: kind, words, how much of the
line is links, and its element. trafilatura's body has lost the last two, so each line is looked up again by its
letters among the block elements of the tree.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import XPath
from lxml.html import HtmlElement

from schemas.articles import BlockKind

_TEXT = XPath("string()")
_LINES = XPath(
    ".//p|.//li|.//h1|.//h2|.//h3|.//h4|.//h5|.//h6|.//blockquote|.//figcaption|.//dt|.//dd|.//td|.//th|.//pre|.//summary"
)
_CONTAINERS = XPath(
    ".//*[self::div or self::section or self::header or self::aside or self::span or self::strong or self::a]"
    "[not(p or div or section or ul or ol or table or article or figure or aside or header or h1 or h2 or h3 or h4)]"
)
_TITLE_WORDS = 3  # a main heading with fewer is the name of the site or of a section
_LONGEST = 4000  # code points of an element that may be one line


class PageLine(NamedTuple):
    """One line of the extracted text.

    `link_share` is the share of its letters inside links, 0 to 1; `element` is None where the line was not found
    again, as after a line break inside a paragraph.
    """

    kind: BlockKind
    text: str
    link_share: float = 0.0
    element: HtmlElement | None = None


def read_lines(body: HtmlElement, tree: HtmlElement) -> list[PageLine]:
    """Return the lines of a trafilatura *body*, each with its place in *tree*."""
    lines = list(body_lines(body))
    places = _locate(tree, {_key(text) for _, text in lines})
    return [_placed(kind, text, places.get(_key(text))) for kind, text in lines]


def words_of(element: HtmlElement) -> str:
    """Return the text of *element* with white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def _placed(kind: BlockKind, text: str, place: tuple[float, HtmlElement] | None) -> PageLine:
    if place is None:
        return PageLine(kind, text)
    share, element = place
    if element.tag == "h1" and len(text.split()) >= _TITLE_WORDS:
        kind = "title"
    return PageLine(kind, words_of(element), share, element)  # trafilatura puts blanks between inline elements


def body_lines(body: HtmlElement) -> Iterator[tuple[BlockKind, str]]:
    """Yield kind and words of each line of a trafilatura body, in order; a line break ends a line."""
    for element in body:
        if element.tag == "list":
            for item in element.iter("item"):
                yield from _split("list", item)
        elif element.tag == "quote":
            for child in [child for child in element if child.tag in ("p", "head")] or [element]:
                yield from _split("quote", child)
        elif element.tag == "table":
            yield from _rows(element)
        else:
            yield from _split("heading" if element.tag == "head" else "paragraph", element)


def _rows(table: HtmlElement) -> Iterator[tuple[BlockKind, str]]:
    for row in table.iter("row"):
        cells = (words_of(cell) for cell in row.iter("cell"))
        words = " | ".join(filter(None, cells))
        if words:
            yield "list", words


def _split(kind: BlockKind, element: HtmlElement) -> Iterator[tuple[BlockKind, str]]:
    for piece in "".join(_pieces(element)).split("\n"):
        words = " ".join(piece.split())
        if words:
            yield kind, words


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif child.tag != "list":
            yield from _pieces(child)
        yield (child.tail or "").replace("\n", " ")


def _key(text: str) -> str:
    return "".join(text.split())


def _locate(tree: HtmlElement, keys: set[str]) -> dict[str, tuple[float, HtmlElement]]:
    """Return link share and element of each of *keys*; of several elements the first one that is least linked."""
    found: dict[str, tuple[float, HtmlElement]] = {}
    for candidates in (_LINES, _CONTAINERS):
        missing = keys - found.keys()
        for element in candidates(tree) if missing else ():
            text = _TEXT(element)
            key = _key(text) if len(text) <= _LONGEST else ""
            if key in missing:
                share = link_share(element)
                if key not in found or share < found[key][0]:
                    found[key] = (share, element)
    return found


def link_share(element: HtmlElement) -> float:
    """Return the share of the letters of *element* that are inside links, blanks aside."""
    if any(ancestor.tag == "a" for ancestor in element.iterancestors()) or element.tag == "a":
        return 1.0
    return min(
        1.0,
        sum(len(_key("".join(anchor.itertext()))) for anchor in element.iter("a")) / max(len(_key(_TEXT(element))), 1),
    )
