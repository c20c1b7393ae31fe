"""Page to article: the text, its blocks and its metadata, or the reason why there is none.

In: a `Page`. Out: an `Article` whose text is final, or a `Reject` with a `RejectReason`. HTML is parsed once, for the
metadata and for the reading of its lines. Plain text keeps its characters (but for byte order mark and the form of
newlines), so that offsets hold in the file too. Nothing is fetched, and nothing but the page is asked.
"""

from collections.abc import Iterable
from datetime import UTC, time
from typing import Literal, NamedTuple

from schemas.articles import Article, Block
from schemas.ids import identify
from schemas.pages import Page
from schemas.rejects import Reject
from transforms.extract.addresses import canonical_address, outlet_of
from transforms.extract.agencies import agencies_of_authors, agencies_of_line
from transforms.extract.blocks import Line, join_lines, put_title_first, read_text
from transforms.extract.charsets import decode_text, is_binary
from transforms.extract.index_pages import is_index
from transforms.extract.languages import find_language
from transforms.extract.metadata import Metadata, read_metadata
from transforms.extract.page_times import PageTime
from transforms.extract.plain_text import classify_lines
from transforms.extract.readings import Reading, parse_html, read_tree, strip_code

RejectReason = Literal[
    "crashed",
    "empty",
    "index_page",
    "no_text",
    "not_text",
    "other_language",
    "timeout",
    "too_large",
    "undecodable",
]
"""Why a page gives no article; `timeout` and `crashed` are given by the fence around the extractor."""

LARGEST = 10_000_000  # bytes of a page
ENGLISH = ("en",)
_FEWEST_WORDS = 5
_SHORT = 50  # words
_EDGE = 3  # lines at the start of a text where a dateline may stand
_REPLACED = "\ufffd"


class _Refusal(NamedTuple):
    reason: RejectReason
    detail: str


class _Draft(NamedTuple):
    """An article before it has an identity: text, blocks, what the page said of itself, and who made it."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    extractor: str


def extract_article(
    page: Page, *, languages: tuple[str, ...] | None = ENGLISH, largest: int = LARGEST
) -> Article | Reject:
    """Return the article on *page*, or why there is none.

    Args:
        page: one stored page; nothing else is consulted.
        languages: ISO 639-1 codes of the languages that are read; None reads every language.
        largest: bytes above which a page is refused unread.
    """
    text = _readable_text(page, largest)
    if isinstance(text, _Refusal):
        return reject_page(page, text.reason, text.detail)
    draft = _draft_text(page, text) if page.media_type == "text/plain" else _draft_html(page, text)
    if isinstance(draft, _Refusal):
        return reject_page(page, draft.reason, draft.detail)
    words = read_text(draft.text, draft.blocks)
    lang = find_language(words, draft.metadata.lang)
    if languages is not None and lang not in languages and lang != "und":
        return reject_page(page, "other_language", lang)
    if len(words.split()) < _FEWEST_WORDS and len(words) < _FEWEST_WORDS * 10:
        return reject_page(page, "no_text", f"{len(words)} code points of text")
    return _finish(page, draft, lang, words)


def extract_articles(
    pages: Iterable[Page], *, languages: tuple[str, ...] | None = ENGLISH, largest: int = LARGEST
) -> tuple[list[Article], list[Reject]]:
    """Return the articles of *pages* and the rejected ones, each in the order of the pages."""
    articles: list[Article] = []
    rejects: list[Reject] = []
    for page in pages:
        result = extract_article(page, languages=languages, largest=largest)
        if isinstance(result, Article):
            articles.append(result)
        else:
            rejects.append(result)
    return articles, rejects


def reject_page(page: Page, reason: RejectReason, detail: str = "") -> Reject:
    """Return the record of a refused *page*; its id is that of the article the page would have given."""
    address = canonical_address(page.url, ())
    return Reject("extract", identify("art", "article", address), page.url, reason, detail)


def _readable_text(page: Page, largest: int) -> str | _Refusal:
    if len(page.content) > largest:
        return _Refusal("too_large", f"{len(page.content)} bytes; the cap is {largest}")
    if not page.content.strip():
        return _Refusal("empty", "no bytes but white space")
    if is_binary(page.content):
        return _Refusal("not_text", "the bytes are of another kind of file")
    text = decode_text(page.content, page.charset)
    if text is None:
        return _Refusal("undecodable", f"no charset fits; the header said {page.charset or 'nothing'}")
    return text if text.strip() else _Refusal("empty", "no text but white space")


def _draft_text(page: Page, decoded: str) -> _Draft:
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    blocks = classify_lines(text)
    title = next((text[block.span.start : block.span.end] for block in blocks if block.kind == "title"), None)
    given = _given_time(page)
    metadata = Metadata(
        title=title,
        authors=(),
        published=given,
        published_from=page.published_from if given else None,
        modified_at=None,
        access="unknown",
        addresses=(),
        lang=None,
        is_marked_article=True,
        body=None,
    )
    return _Draft(text, blocks, metadata, "plain text")


def _draft_html(page: Page, text: str) -> _Draft | _Refusal:
    tree = parse_html(text)
    if tree is None:
        return _Refusal("no_text", "no element in it")
    metadata = read_metadata(tree, url=page.url, given=_given_time(page), given_from=page.published_from)
    strip_code(tree)
    reading = read_tree(tree, stated_body=metadata.body)
    if not metadata.is_marked_article and is_index(page.url, tree, reading.own()):
        return _Refusal("index_page", f"headlines that are links, and {len(reading.own())} other lines")
    if not reading.own():
        return _Refusal("no_text", "nothing but captions and furniture")
    body, blocks = join_lines(put_title_first(metadata.title, _lines(reading)))
    return _Draft(body, blocks, metadata, reading.extractor)


def _lines(reading: Reading) -> list[Line]:
    """Return the lines that become blocks: the article's own, captions, and credits as furniture."""
    lines: list[Line] = []
    for line, role in zip(reading.lines, reading.roles, strict=True):
        if role == "article":
            lines.append((line.kind, line.text))
        elif role == "caption":
            lines.append(("caption", line.text))
        elif role == "credit":
            lines.append(("furniture", line.text))
    return lines


def _given_time(page: Page) -> PageTime | None:
    """Return the time that came with the page; at midnight sharp it is a date."""
    if page.published_at is None or page.published_from is None:
        return None
    return PageTime(page.published_at, "day" if page.published_at.time() == time() else "second")


def _finish(page: Page, draft: _Draft, lang: str, words: str) -> Article:
    metadata = draft.metadata
    address = canonical_address(page.url, metadata.addresses)
    published = metadata.published
    return Article(
        article_id=identify("art", "article", address),
        url=page.url,
        canonical_url=address,
        outlet=outlet_of(address),
        title=metadata.title,
        byline=metadata.authors,
        agency=_agencies(draft),
        published_at=published.at.astimezone(UTC) if published else None,
        published_precision=published.precision if published else "none",
        published_from=metadata.published_from,
        modified_at=metadata.modified_at,
        fetched_at=page.fetched_at,
        lang=lang,
        text=draft.text,
        blocks=draft.blocks,
        access=metadata.access,
        archive_file=page.archive_file,
        archive_offset=page.archive_offset,
        payload_digest=page.payload_digest,
        extractor=draft.extractor,
        quality_flags=_flags(draft, words),
    )


def _agencies(draft: _Draft) -> tuple[str, ...]:
    found = list(agencies_of_authors(draft.metadata.authors))
    edge = [block for block in draft.blocks if block.kind in ("paragraph", "list", "quote")][:_EDGE]
    credits = [block for block in draft.blocks if block.kind == "furniture"]
    for block in (*edge, *credits):
        line = draft.text[block.span.start : block.span.end]
        found.extend(agencies_of_line(line))
    return tuple(dict.fromkeys(found))


def _flags(draft: _Draft, words: str) -> tuple[str, ...]:
    metadata = draft.metadata
    flags = {
        "no_date": metadata.published is None,
        "guessed_date": metadata.published_from == "htmldate",
        "no_title": metadata.title is None,
        "short_text": len(words.split()) < _SHORT,
        "replaced_characters": _REPLACED in draft.text,
    }
    return tuple(name for name, holds in flags.items() if holds)
