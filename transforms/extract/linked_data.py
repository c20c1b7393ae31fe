"""Linked data of a page: the JSON-LD node that describes the article.

Publishers write JSON-LD (schema.org, https://schema.org/NewsArticle) for search engines: headline, authors, times,
access and often the body. It is the best witness, but hand-made: wrapped in CDATA or HTML comments, with raw line
breaks in strings, trailing commas, entities, arrays where one value belongs, references by `@id`.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]  # JSON: its shape is the publisher's

_WRAPPERS = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE = re.compile(r"Article|Posting$|^Report$|^LiveBlog|^Review$")
_SCRIPTS = './/script[@type="application/ld+json"]'


def find_article_node(tree: HtmlElement) -> Node:
    """Return the node that describes the page's article, empty where there is none.

    Of several (a page may list related ones) the first with a headline and a time wins, then the first. What
    it leaves open is taken from the other nodes with the same headline, and references by `@id` are followed.
    """
    nodes = [node for script in tree.iterfind(_SCRIPTS) for node in _walk(_load(script.text_content()))]
    articles = [node for node in nodes if _ARTICLE.search(" ".join(_words(node.get("@type"))))]
    if not articles:
        return {}
    main = next((node for node in articles if node.get("headline") and node.get("datePublished")), articles[0])
    merged = dict(main)
    for other in articles:
        if other.get("headline") == main.get("headline"):
            merged = {**other, **{key: value for key, value in merged.items() if value not in (None, "", [], {})}}
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    return {key: _follow(value, named) for key, value in merged.items()}


def text_of(value: object) -> str | None:
    """Return a string of JSON-LD as plain text: first of a list, entities resolved, white space collapsed."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(value)) if "&" in value else value
    return " ".join(text.split()) or None


def _load(script: str | None) -> object:
    text = _WRAPPERS.sub("", _WRAPPERS.sub("", script or "")).strip().rstrip(";")
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object) -> Iterator[Node]:
    pending = [value]
    while pending:
        item = pending.pop(0)
        if isinstance(item, dict):
            yield item
            pending.extend(item.values())
        elif isinstance(item, list):
            pending.extend(item)


def _words(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _follow(value: object, named: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_follow(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value
