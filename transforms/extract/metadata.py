"""What a page says of its article: title, authors, times, access, canonical address, language.

In: the parsed tree. Out: `Metadata`. Witnesses are asked in the order JSON-LD, OpenGraph and other meta tags, marked
elements (h1, `rel=author`, `<time>`), and for the day alone at last htmldate, which guesses from addresses and text.
Nothing is read from the running text here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from htmldate import find_date
from lxml.html import HtmlElement

from schemas.articles import Access, PublishedFrom
from transforms.extract.bylines import names_of, split_names
from transforms.extract.linked_data import Node, find_article_node, text_of
from transforms.extract.page_times import PageTime, parse_page_time
from transforms.extract.titles import choose_title

_PUBLISHED_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "published_time",
    "last-publish-date",
    "date",
)
_MODIFIED_TAGS = ("article:modified_time", "og:updated_time", "article:modified", "datemodified", "last-modified")
_AUTHOR_TAGS = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "authors",
)
_BYLINES = (
    ".//*[@rel='author']",
    ".//*[@itemprop='author']//*[@itemprop='name']",
    ".//*[@itemprop='author']",
    ".//a[contains(@href, '/author/') or contains(@href, '/authors/') or contains(@href, '/autor/')]",
    ".//*[contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' author ')]",
    ".//*[contains(@class, 'byline__name') or contains(@class, 'author-name') or contains(@class, 'author__name')]",
)
_BYLINE_LENGTH = 60  # code points; longer elements hold more than names


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself; times keep the offset that the page gave."""

    title: str | None
    authors: tuple[str, ...]
    published: PageTime | None
    published_from: PublishedFrom | None
    modified_at: datetime | None
    access: Access
    addresses: tuple[str, ...]
    lang: str | None
    is_marked_article: bool
    body: str | None


def read_metadata(
    tree: HtmlElement, *, url: str, given: PageTime | None = None, given_from: PublishedFrom | None = None
) -> Metadata:
    """Return what the page says of its article.

    Args:
        tree: the whole page; not changed.
        url: where the page came from; htmldate reads dates out of addresses.
        given, given_from: a time known from outside. One "given" by a person goes before the page's own,
            one from a "feed" before htmldate's guess.
    """
    node = find_article_node(tree)
    tags = _read_tags(tree)
    addresses = _addresses(tree, tags)
    published, published_from = _published(tree, node, tags, next(iter(addresses), url), given, given_from)
    modified = parse_page_time(text_of(node.get("dateModified"))) or _first_time(tags, _MODIFIED_TAGS)
    return Metadata(
        title=choose_title(tree, headline=text_of(node.get("headline")), tags=tags),
        authors=_authors(tree, node, tags),
        published=published,
        published_from=published_from,
        modified_at=modified.at.astimezone(UTC) if modified else None,
        access=_access(node),
        addresses=addresses,
        lang=_language(tree, node),
        is_marked_article=bool(node)
        or tags.get("og:type", "").lower() == "article"
        or "article:published_time" in tags,
        body=_body(node),
    )


def _read_tags(tree: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = text_of(element.get("content"))
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _published(
    tree: HtmlElement,
    node: Node,
    tags: dict[str, str],
    url: str,
    given: PageTime | None,
    given_from: PublishedFrom | None,
) -> tuple[PageTime | None, PublishedFrom | None]:
    if given and given_from == "given":
        return given, "given"
    linked = parse_page_time(text_of(node.get("datePublished") or node.get("dateCreated")))
    tagged = _first_time(tags, _PUBLISHED_TAGS) or _marked_time(tree)
    if linked and tagged and linked.precision == "day" and tagged.precision == "second" and _same_day(linked, tagged):
        return tagged, "opengraph"
    if linked:
        return linked, "json-ld"
    if tagged:
        return tagged, "opengraph"
    if given:
        return given, given_from
    guessed = parse_page_time(
        find_date(tree, url=url or None, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    )
    return guessed, "htmldate" if guessed else None


def _first_time(tags: dict[str, str], names: tuple[str, ...]) -> PageTime | None:
    times = [time for name in names if (time := parse_page_time(tags.get(name)))]
    return next((time for time in times if time.precision == "second"), next(iter(times), None))


def _marked_time(tree: HtmlElement) -> PageTime | None:
    """Return the time of the element marked as the publication, else of the first `<time>` after the headline."""
    marked = tree.xpath(".//*[@itemprop='datePublished' or @pubdate]") or tree.xpath(
        ".//header//time[@datetime]|.//h1/following::time[@datetime][1]"
    )
    for element in marked:
        time = parse_page_time(element.get("datetime") or element.get("content"))
        if time:
            return time
    return None


def _same_day(one: PageTime, other: PageTime) -> bool:
    return abs((one.at.date() - other.at.date()).days) <= 1


def _authors(tree: HtmlElement, node: Node, tags: dict[str, str]) -> tuple[str, ...]:
    linked = names_of(node.get("author"))
    if linked:
        return linked
    tagged = [split_names(tags[name]) for name in _AUTHOR_TAGS if name in tags and "://" not in tags[name]]
    return next(filter(None, tagged), ()) or _marked_authors(tree)


def _marked_authors(tree: HtmlElement) -> tuple[str, ...]:
    for path in _BYLINES:
        texts = [" ".join(element.text_content().split()) for element in tree.xpath(path)[:8]]
        names = [name for text in texts if len(text) <= _BYLINE_LENGTH for name in split_names(text)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _access(node: Node) -> Access:
    stated = str(node.get("isAccessibleForFree", "")).strip().lower()
    return {"true": "free", "false": "metered"}.get(stated.rsplit("/", 1)[-1], "unknown")  # type: ignore[return-value]


def _addresses(tree: HtmlElement, tags: dict[str, str]) -> tuple[str, ...]:
    links = tree.xpath(".//link[@rel='canonical']/@href")
    return tuple(address for address in (*map(str, links[:1]), tags.get("og:url", "")) if address)


def _language(tree: HtmlElement, node: Node) -> str | None:
    root = tree.getroottree().getroot()
    stated = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or text_of(node.get("inLanguage"))
    )
    return stated.strip().replace("_", "-").split("-")[0].lower()[:3] or None if stated else None


def _body(node: Node) -> str | None:
    body = node.get("articleBody")
    return body if isinstance(body, str) and body.strip() else None
