"""Reading a page: from its HTML to lines with their roles, by the cheapest way that finds the article.

In: decoded HTML. Out: a `Reading`. The fast mode of trafilatura is right for nine pages in ten. Where its text is thin
against the long paragraphs of the page (or the body in its metadata), the article may lie in several containers, and
these are joined; where it is very short, trafilatura's full mode is asked. A costlier way must find clearly more.
Comments are never read; trafilatura's deduplication is off, because it keeps state across pages.
"""

from typing import NamedTuple

import trafilatura
from lxml.etree import ParserError, XPath, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.metadata import Document

from transforms.extract.page_lines import PageLine, read_lines
from transforms.extract.split_bodies import join_containers, prose_size
from transforms.extract.teasers import Role, assign_roles

_NO_TEXT = (
    "style", "svg", "template", "iframe", "noscript", "nav", "footer", "aside", "menu", "button", "select", "textarea",
    "input", "audio", "video", "canvas", "object", "embed", "map", "dialog", "fieldset", "picture", "source", "link",
    "meta",
)  # fmt: skip
_CODE = XPath(
    ".//script[not(@type='application/ld+json')]|.//*[@role][@role='navigation' or @role='search' or @role='menu']"
)
_THIN = 500  # code points
_SHORT = 250  # code points
_THIN_SHARE = 0.6  # of the long paragraphs of the page
_GAIN = 1.3  # by which another reading must be longer to be believed
_NAME = f"trafilatura {trafilatura.__version__}"


class Reading(NamedTuple):
    """The lines of a page, the role of each, and what read them."""

    lines: list[PageLine]
    roles: list[Role]
    extractor: str

    def own(self) -> list[PageLine]:
        """Return the lines that are the article's."""
        return [line for line, role in zip(self.lines, self.roles, strict=True) if role == "article"]


def parse_html(text: str) -> HtmlElement | None:
    """Return the tree of decoded HTML, or None where there is no element in it."""
    try:
        return document_fromstring(text.encode("utf-8"), parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except ParserError:  # "Document is empty": nothing but comments
        return None


def strip_code(tree: HtmlElement) -> None:
    """Take code, menus, players and controls out of *tree*, which trafilatura copies several times; JSON-LD stays."""
    strip_elements(tree, *_NO_TEXT, with_tail=False)
    for element in _CODE(tree):
        element.drop_tree()


def read_tree(tree: HtmlElement, *, stated_body: str | None = None) -> Reading:
    """Return the reading of a page; *tree* is not changed.

    Args:
        tree: the whole page.
        stated_body: the article's text in the page's metadata; only its length is used.
    """
    reading = _read_body(tree, fast=True)
    taken = _size(reading.lines)
    prose = prose_size(tree)
    if taken >= _THIN and taken >= _THIN_SHARE * max(prose, len(stated_body or "")):
        return reading
    lines = join_containers(reading.lines, tree)
    joined = Reading(lines, assign_roles(lines), f"{_NAME} fast, containers joined")
    if _size(joined.own()) > _GAIN * _size(reading.own()):
        return joined
    if taken < _SHORT or taken < min(_THIN, prose / _GAIN):
        full = _read_body(tree, fast=False)
        if _size(full.own()) > _GAIN * _size(reading.own()):
            return full
    return reading


def _read_body(tree: HtmlElement, *, fast: bool) -> Reading:
    document = trafilatura.bare_extraction(tree, fast=fast, include_comments=False, deduplicate=False)
    body = document.body if isinstance(document, Document) else None
    lines = [] if body is None else read_lines(body, tree)
    return Reading(lines, assign_roles(lines), f"{_NAME} {'fast' if fast else 'full'}")


def _size(lines: list[PageLine]) -> int:
    return sum(len(line.text) for line in lines)
