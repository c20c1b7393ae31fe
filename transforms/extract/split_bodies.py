"""The rest of an article that its template cuts into several containers.

Templates break long articles at advertisements and paywalls into sibling containers of the same class; trafilatura
takes one of them, or a teaser beside them. In: the lines it took, and the tree. Out: the lines of all containers
built like theirs (same tag, classes and enclosing class, same `<article>`), in the order of the page. Other articles
on an endless page lie in other `<article>` elements and stay out.
"""

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from schemas.articles import BlockKind
from transforms.extract.page_lines import PageLine, link_share, words_of
from transforms.extract.teasers import has_furniture_name

_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "li": "list",
    "blockquote": "quote",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
}
_PROSE = 80  # code points
_LINKED = 0.8
_DOMINANT = 0.6  # share of the prose of the page from which one sort of container is the article ...
_OUTWEIGHS = 3  # ... when it holds so many times what was taken

Cell = tuple[str, str, str, HtmlElement | None]


def prose_size(tree: HtmlElement) -> int:
    """Return the code points of the long paragraphs of the page, wherever they stand."""
    sizes = (len(words_of(element)) for element in tree.iter("p"))
    return sum(size for size in sizes if size >= _PROSE)


def join_containers(lines: Sequence[PageLine], tree: HtmlElement) -> list[PageLine]:
    """Return the lines of every container that is built like those of *lines*, or that outweighs them by far."""
    cells = {_cell(line.element) for line in lines if _is_paragraph(line)}
    cells |= _dominant(tree, taken=sum(len(line.text) for line in lines))
    found: list[PageLine] = []
    for element in tree.iter(*_KINDS) if cells else ():
        if _cell(element) in cells:
            text = words_of(element)
            share = link_share(element)
            if text and share < _LINKED:
                found.append(PageLine(_KINDS[element.tag], text, share, element))
    return found


def _is_paragraph(line: PageLine) -> bool:
    return line.element is not None and line.element.tag == "p" and len(line.text) >= _PROSE


def _dominant(tree: HtmlElement, *, taken: int) -> set[Cell]:
    held: Counter[Cell] = Counter()
    for element in tree.iter("p"):
        size = len(words_of(element))
        if size >= _PROSE and not any(map(has_furniture_name, element.iterancestors())):
            held[_cell(element)] += size
    return {cell for cell, size in held.items() if size >= max(_DOMINANT * held.total(), _OUTWEIGHS * taken)}


def _cell(element: HtmlElement) -> Cell:
    parent = element.getparent()
    if parent is not None and parent.tag in ("ul", "ol", "blockquote"):
        parent = parent.getparent()
    if parent is None:
        return ("", "", "", None)
    above = parent.getparent()
    article = next((ancestor for ancestor in element.iterancestors() if ancestor.tag == "article"), None)
    return (
        str(parent.tag),
        parent.get("class") or "",
        (above.get("class") or "") if above is not None else "",
        article,
    )
