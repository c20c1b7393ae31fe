"""Page furniture told by where a line stands and how much of it is links; its words are judged in furniture.py.

In: the lines of a page. Out: a `Role` for each: the article's own, a caption, a credit that is kept, or dropped.
The article's container is the deepest element that holds most of the prose; what stands in a part of it, or beside
it, whose class names say newsletter, comments, biography of the author, promotion, related or shared links is
furniture, unless that part holds much of the prose itself. The names are those that news templates share:
reference/page_parts.csv.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal

from lxml.html import HtmlElement

from transforms.extract.furniture import furniture_of
from transforms.extract.page_lines import PageLine
from transforms.reference import read_rows

Role = Literal["article", "caption", "credit", "dropped"]

Elements = frozenset[HtmlElement]
Prose = list[tuple[HtmlElement, int]]

_PROSE = 80  # code points from which an unlinked line counts as prose
_HELD = 0.8  # share of the prose that the article's container holds
_TOO_MUCH = 0.3  # a part with this share of the prose is no furniture, whatever its name
_LINKED = 0.8
_LINKED_SENTENCE = 0.93


def _names(part: str) -> re.Pattern[str]:
    rows = read_rows("page_parts.csv", ("pattern", "part", "example"), ("pattern",))
    return re.compile("|".join(row["pattern"] for row in rows if row["part"] == part), re.I)


_FURNITURE_NAMES = _names("furniture")
_CAPTION_NAMES = _names("caption")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST_ID = 40  # code points
_FURNITURE_TAGS = frozenset(("nav", "footer", "form", "button", "dialog"))
_CAPTION_TAGS = frozenset(("figcaption", "figure"))
_KEPT = {"agency": "credit", "credit": "credit", "photo": "caption"}


def assign_roles(lines: Sequence[PageLine]) -> list[Role]:
    """Return the role of each of *lines*."""
    prose = _prose_by_element(lines)
    container = _find_container(prose)
    total = sum(size for _, size in prose) or 1
    above = frozenset() if container is None else frozenset((container, *container.iterancestors()))
    roles = [_role(line, above, prose, total) for line in lines]
    _drop_tail(lines, roles, container)
    return roles


def _role(line: PageLine, above: Elements, prose: Prose, total: int) -> Role:
    sort = furniture_of(line.text)
    if sort:
        return _KEPT.get(sort, "dropped")  # type: ignore[return-value]
    if line.element is None:
        return "article"
    if _is_linked(line, above):
        return "dropped"
    for part in _parts(line.element, above):
        is_caption = _has_caption_name(part)
        if (is_caption or has_furniture_name(part)) and _held(part, prose) < _TOO_MUCH * total:
            return "caption" if is_caption else "dropped"
    return "article"


def has_furniture_name(element: HtmlElement) -> bool:
    """Tell whether tag, class or id of *element* say that it holds no part of an article."""
    return element.tag in _FURNITURE_TAGS or _part_named(_names_of(element)) == "furniture"


def _has_caption_name(element: HtmlElement) -> bool:
    return element.tag in _CAPTION_TAGS or _part_named(_names_of(element)) == "caption"


def _names_of(element: HtmlElement) -> str:
    """Return the names of the template for *element*; the id of a heading, or a long one, is made from the text."""
    name = element.get("id") or ""
    is_slug = len(name) > _LONGEST_ID or element.tag in _HEADINGS
    return element.get("class") or "" if is_slug else f"{element.get('class') or ''} {name}"


@lru_cache(maxsize=4096)
def _part_named(names: str) -> str | None:
    if _CAPTION_NAMES.search(names):
        return "caption"
    return "furniture" if _FURNITURE_NAMES.search(names) else None


def _is_linked(line: PageLine, above: Elements) -> bool:
    """Tell whether the line is a link to another page: all link, and no sentence or subheading of the article."""
    if line.element is None or line.link_share < _LINKED:
        return False
    inside_link = any(ancestor.tag == "a" for ancestor in line.element.iterancestors())
    if line.kind == "heading" and not inside_link and line.element.getparent() in above:
        return False
    is_sentence = line.text.endswith((".", "!", "。")) and len(line.text.split()) >= 8
    return inside_link or not is_sentence or line.link_share >= _LINKED_SENTENCE


def _prose_by_element(lines: Sequence[PageLine]) -> Prose:
    return [
        (line.element, len(line.text))
        for line in lines
        if line.element is not None and len(line.text) >= _PROSE and line.link_share < _LINKED
    ]


def _find_container(prose: Prose) -> HtmlElement | None:
    """Return the deepest element that holds most of the prose, or None where there is none."""
    held: dict[HtmlElement, int] = {}
    for element, size in prose:
        for ancestor in element.iterancestors():
            held[ancestor] = held.get(ancestor, 0) + size
    enough = _HELD * sum(size for _, size in prose)
    fitting = [element for element, size in held.items() if size >= enough]
    return max(fitting, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _parts(element: HtmlElement, above: Elements) -> Iterator[HtmlElement]:
    """Yield *element* and its ancestors up to the first that holds the container, from the inside out."""
    for part in chain([element], element.iterancestors()):
        if part in above:
            return
        yield part


def _held(part: HtmlElement, prose: Prose) -> int:
    return sum(size for element, size in prose if element is part or part in element.iterancestors())


def _drop_tail(lines: Sequence[PageLine], roles: list[Role], container: HtmlElement | None) -> None:
    """Drop, from the end up to the last prose: headings above nothing, short lines outside the container."""
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if roles[i] != "article":
            continue
        outside = line.element is not None and container is not None and container not in line.element.iterancestors()
        if line.kind == "heading" or (outside and (line.kind == "list" or len(line.text) < _PROSE)):
            roles[i] = "dropped"
            continue
        break
