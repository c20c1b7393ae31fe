"""Feeds, sitemaps and address lists: bytes in, the pages they list out.

Reads RSS 0.9x, 1.0 and 2.0, Atom (RFC 4287), sitemaps and sitemap indexes (sitemaps.org 0.9) with the news extension,
and plain text with one address a line. Elements are known by their local names, since feeds in the wild disagree on
namespaces more than on names. Markup that is not well-formed is mended as far as lxml can; entities are never expanded
from outside and nothing is fetched. An address that is not http is kept as it stands, for the fetch to refuse by name.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from schemas.sources import Entry, Listing
from transforms.web.pages import parse_instant

_ITEMS = frozenset({"item", "entry"})
_PUBLISHED = ("pubdate", "published", "issued", "date", "created", "publication_date")
_UPDATED = ("updated", "modified", "lastmod")
_MAX_TEXT = 2_000


class ListingError(ValueError):
    """The bytes are no feed, sitemap or address list."""


def read_listing(content: bytes, *, url: str) -> Listing:
    """Return what the feed or sitemap *content*, which came from *url*, lists; each address once, in its order.

    Raises:
        ListingError: it is not XML, or its root is none of rss, RDF, feed, urlset and sitemapindex.
    """
    root = _parse(content)
    kind = _local(root)
    if kind == "sitemapindex":
        return Listing(sitemaps=_distinct(_sitemap_entries(root, "sitemap", url)))
    if kind == "urlset":
        return Listing(entries=_distinct(_sitemap_entries(root, "url", url)))
    if kind in ("rss", "rdf", "feed", "channel"):
        return Listing(entries=_distinct(_feed_entries(root, url)))
    raise ListingError(f"the root element is <{kind}>, which is no feed and no sitemap")


def read_addresses(text: str) -> Listing:
    """Return the addresses of a plain list, one a line; empty lines and lines that begin with `#` are passed over."""
    lines = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    return Listing(entries=_distinct(Entry(line) for line in lines if line and not line.startswith("#")))


def parse_feed_time(text: str) -> datetime | None:
    """Return a time as feeds write it, in UTC: RFC 822 or ISO 8601, without a zone taken as UTC; None if it is neither.

    Example:
        >>> parse_feed_time("Wed, 22 Dec 2021 09:30:00 +0100")
        datetime.datetime(2021, 12, 22, 8, 30, tzinfo=datetime.timezone.utc)
    """
    if (instant := parse_instant(text)) is not None:
        return instant
    try:
        parsed = parsedate_to_datetime(text.strip())
        return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except (ValueError, OverflowError, IndexError):
        return None


def _parse(content: bytes) -> Any:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListingError(f"not XML: {error}") from error
    if root is None:
        raise ListingError("not XML")
    return root


def _local(element: Any) -> str:
    """Return the name of *element* without its namespace, in small letters; empty for comments."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _distinct(entries: Iterator[Entry]) -> tuple[Entry, ...]:
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.url, entry)
    return tuple(first.values())


def _feed_entries(root: Any, url: str) -> Iterator[Entry]:
    for item in root.iter():
        if _local(item) in _ITEMS and (link := _item_link(item)):
            yield Entry(_join(_join(url, item.base or ""), link), *_item_times(item))


def _item_link(item: Any) -> str:
    """Return the address of a feed item.

    Taken are, in this order: the address that a FeedBurner link stands for, an Atom link to the page itself, the text
    of an RSS link, and an id that is an address.
    """
    children = [(child, _local(child)) for child in item]
    original = [_text(child) for child, name in children if name == "origlink"]
    atom = [child.get("href", "") for child, name in children if name == "link" and _is_page_link(child)]
    plain = [_text(child) for child, name in children if name == "link"]
    ids = [_text(child) for child, name in children if name in ("guid", "id") and child.get("isPermaLink") != "false"]
    links = [*original, *atom, *plain, *(text for text in ids if text.startswith(("http://", "https://")))]
    return next((link.strip() for link in links if link.strip()), "")


def _is_page_link(link: Any) -> bool:
    return link.get("rel", "alternate") == "alternate" and link.get("type", "text/html") in (
        "text/html",
        "application/xhtml+xml",
    )


def _item_times(item: Any) -> tuple[datetime | None, datetime | None]:
    texts = {_local(child): _text(child) for child in item}
    return _first_time(texts, _PUBLISHED), _first_time(texts, _UPDATED)


def _sitemap_entries(root: Any, tag: str, url: str) -> Iterator[Entry]:
    for element in root:
        if _local(element) != tag:
            continue
        texts = {_local(child): _text(child) for child in element.iter()}
        texts |= {_local(child): _text(child) for child in element}  # the page's own loc, not that of its image
        if texts.get("loc"):
            published = _first_time(texts, ("publication_date",))
            yield Entry(_join(url, texts["loc"]), published, _first_time(texts, ("lastmod",)))


def _first_time(texts: dict[str, str], names: tuple[str, ...]) -> datetime | None:
    times = (parse_feed_time(texts[name]) for name in names if texts.get(name))
    return next((time for time in times if time is not None), None)


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # "http://[half an IPv6 address"
        return link


def _text(element: Any) -> str:
    return str(element.text or "").strip()[:_MAX_TEXT]
