"""Pages become articles, or are refused with a reason; every block slices to its words."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.articles import Article
from transforms.extract import extract_article, extract_articles
from transforms.extract.blocks import read_text

SEED = (Path(__file__).parents[2] / "golden/seed/article.txt").read_bytes()
URL = "https://www.news.example.com/talks?utm_source=feed"
ONE = "The foreign minister said on Monday that talks about the border would begin in January after weeks of silence."
TWO = "Both sides had sent troops to the river, and neither wanted to be the first to leave it, a senior diplomat said."
THREE = "More than 100,000 soldiers stand near the border, according to the ministry, which calls the numbers worrying."
HEAD = """<title>Talks to begin in January | The Example</title>
<link rel="canonical" href="https://news.example.com/2021/talks">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks to begin in January",
"author": {"@type": "Person", "name": "Jane Doe"}, "datePublished": "2021-12-22T10:30:00+01:00",
"dateModified": "2021-12-22T12:00:00Z", "isAccessibleForFree": true}</script>"""
BODY = f"""<nav><a href="/">Home</a></nav><main><article>
<h1>Talks to begin in January</h1>
<p>LONDON (Reuters) - {ONE}</p>
<p>{TWO}</p>
<h2>A question of strength</h2>
<blockquote><p>“Nobody wants this war, and everybody prepares for it,” the president told the parliament on Tuesday.</p></blockquote>
<div class="newsletter-box"><p>All the news of the day, every morning at six, in your mailbox.</p></div>
<p><a href="/other">Five things to know about the river and its bridges</a></p>
<p>{THREE}</p>
<ul><li>The talks begin in January, the ministry says.</li><li>They are held in Geneva, as they were last year.</li></ul>
<p>Sign up for our newsletter</p>
<p>Reporting by Jane Doe in London; Editing by John Smith</p>
</article></main>"""


def html(body=BODY, head=HEAD, lang="en"):
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


@pytest.fixture
def extract(make_page):
    def run(content, url=URL, media_type="text/html", **options):
        return extract_article(make_page(content, url=url, media_type=media_type), **options)

    return run


def kinds(article):
    return [(block.kind, article.text[block.span.start : block.span.end]) for block in article.blocks]


def test_article(extract):
    article = extract(html())
    assert (article.canonical_url, article.outlet) == ("https://news.example.com/2021/talks", "example.com")
    assert (article.title, article.byline, article.agency) == ("Talks to begin in January", ("Jane Doe",), ("Reuters",))
    assert article.published_at == datetime(2021, 12, 22, 9, 30, tzinfo=UTC)
    assert article.published_at.tzinfo is UTC
    assert (article.published_precision, article.published_from) == ("second", "json-ld")
    assert article.modified_at == datetime(2021, 12, 22, 12, tzinfo=UTC)
    assert (article.lang, article.access, article.quality_flags) == ("en", "free", ())


def test_blocks(extract):
    assert kinds(extract(html())) == [
        ("title", "Talks to begin in January"),
        ("paragraph", f"LONDON (Reuters) - {ONE}"),
        ("paragraph", TWO),
        ("heading", "A question of strength"),
        (
            "quote",
            "“Nobody wants this war, and everybody prepares for it,” the president told the parliament on Tuesday.",
        ),
        ("paragraph", THREE),
        ("list", "The talks begin in January, the ministry says."),
        ("list", "They are held in Geneva, as they were last year."),
        ("furniture", "Reporting by Jane Doe in London; Editing by John Smith"),
    ]


def test_title_comes_first_where_the_body_has_none(extract):
    article = extract(html(BODY.replace("<h1>Talks to begin in January</h1>", "")))
    assert kinds(article)[0] == ("title", "Talks to begin in January")
    assert article.text.count("Talks to begin in January") == 1


def test_main_heading_is_the_title_in_other_words(extract):
    heading = "Ministers agree to talk about the border in January"
    article = extract(html(BODY.replace("<h1>Talks to begin in January</h1>", f"<h1>{heading}</h1>")))
    assert kinds(article)[:2] == [("title", heading), ("paragraph", f"LONDON (Reuters) - {ONE}")]
    assert article.title == "Talks to begin in January"


def test_caption_is_kept_and_not_read(extract):
    caption = "Soldiers at the river on Monday. (Photo: Jane Doe)"
    article = extract(html(BODY.replace(f"<p>{TWO}</p>", f"<p>{TWO}</p><p>{caption}</p>")))
    assert ("caption", caption) in kinds(article)
    assert caption not in read_text(article.text, article.blocks)


def test_containers_cut_by_advertisements_are_joined(extract):
    parts = [f"Part {i} of the report: {ONE} {TWO} {THREE}" for i in range(12)]
    cells = "".join(
        f'<div class="row"><div class="body-part"><p>{a}</p><p>{b}</p></div></div><div class="ad"><span>Ad</span></div>'
        for a, b in zip(parts[::2], parts[1::2], strict=True)
    )
    article = extract(html(f"<article><h1>Talks to begin in January</h1>{cells}</article>"))
    assert [text for kind, text in kinds(article) if kind == "paragraph"] == parts


def test_plain_text_is_verbatim(extract):
    article = extract(b"\xef\xbb\xbf" + SEED.replace(b"\n", b"\r\n"), url="file:article.txt", media_type="text/plain")
    assert article.text == SEED.decode()
    assert (article.canonical_url, article.outlet, article.agency) == ("file:article.txt", "file", ("Reuters",))
    assert article.title == "US-Russian security negotiations are slated to begin shortly"
    assert "Akismet" not in read_text(article.text, article.blocks)


INDEX = "".join(
    f'<h2><a href="/{i}">The {i}th story of the day is about a town and its river</a></h2>' for i in range(30)
)
GERMAN = (
    "Der Außenminister sagte am Montag, dass die Gespräche über die Grenze im Januar beginnen sollen. "
    "Beide Seiten hatten Truppen an den Fluss geschickt, und keine wollte ihn als erste verlassen. "
)


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        pytest.param(b"", "text/html", "empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf \n\t ", "text/plain", "empty", id="white space behind a byte order mark"),
        pytest.param(b"%PDF-1.7\x00\x01\x02", "text/html", "not_text", id="binary named .html"),
        pytest.param(gzip.compress(html().encode())[:200], "text/html", "not_text", id="truncated gzip"),
        pytest.param(b"<p>" + b"talks " * 10_000_000, "text/html", "too_large", id="60 MB"),
        pytest.param(bytes(range(128, 256)) * 60, "text/html", "undecodable", id="undecodable"),
        pytest.param(html(INDEX, head="<title>News</title>"), "text/html", "index_page", id="index of links"),
        pytest.param(
            html(f"<article><p>{GERMAN * 3}</p></article>"),
            "text/html",
            "other_language",
            id="German, labelled English",
        ),
        pytest.param(GERMAN * 3, "text/plain", "other_language", id="German text"),
        pytest.param("<!-- nothing -->", "text/html", "no_text", id="only a comment"),
        pytest.param(html("<div></div>"), "text/html", "no_text", id="no words"),
        pytest.param("Talks", "text/plain", "no_text", id="one word"),
    ],
)
def test_refused(extract, content, media_type, reason):
    reject = extract(content, media_type=media_type)
    assert (reject.stage, reject.reason, reject.url) == ("extract", reason, URL)
    assert reject.id == extract(html(head=""), url=URL).article_id


def test_languages_are_an_argument(extract):
    article = extract(GERMAN * 3, media_type="text/plain", languages=("en", "de"))
    assert article.lang == "de"
    assert isinstance(extract(GERMAN * 3, media_type="text/plain", languages=None), Article)


def test_cap_is_an_argument(extract):
    assert extract(html(), largest=100).reason == "too_large"


@pytest.mark.parametrize(
    ("content", "media_type"), [(html(), "text/html"), (SEED, "text/plain"), (html(lang=""), "text/html")]
)
def test_promises_of_every_article(extract, content, media_type):
    """Blocks lie inside the text, in order and apart; the same bytes give the same article."""
    article = extract(content, media_type=media_type)
    ends = [0]
    for block in article.blocks:
        assert ends[-1] <= block.span.start < block.span.end <= len(article.text)
        ends.append(block.span.end)
    assert article == extract(content, media_type=media_type)


def test_extracted_text_is_read_the_same_again(extract):
    first = extract(html())
    again = extract(first.text, media_type="text/plain")
    assert again.text == first.text
    assert again.title == first.title


def test_flags(extract):
    article = extract("<html><body><p>The talks about the border will begin in January, he said.</p></body></html>")
    assert article.quality_flags == ("no_date", "no_title", "short_text")


def test_many(make_page):
    pages = [make_page(html(), media_type="text/html"), make_page(b"", url="file:a.html"), make_page(SEED)]
    articles, rejects = extract_articles(pages)
    assert [article.title is not None for article in articles] == [True, True]
    assert [reject.reason for reject in rejects] == ["empty"]
    assert extract_articles([]) == ([], [])


@pytest.mark.parametrize(
    "item",
    [
        pytest.param('<li><a href="/{0}">The {0}th story of the day is about a river</a></li>', id="list"),
        pytest.param(
            '<div><a href="/{0}"><h3>The {0}th story of the day is about a river</h3></a></div>', id="headings in links"
        ),
        pytest.param(
            '<div><h2><a href="/{0}">The {0}th story of the day is about a river</a></h2>'
            "<p>Some {0}00 people in a town at the river were not amused by what the council decided on Monday.</p></div>",
            id="cards with summaries",
        ),
    ],
)
def test_indexes(extract, item):
    page = html("<h1>World news</h1>" + "".join(map(item.format, range(20))), head="<title>World</title>")
    assert extract(page).reason == "index_page"


def test_article_beside_headlines_is_no_index(extract):
    headlines = "".join(f'<li><a href="/{i}">The {i}th story of the day is about a river</a></li>' for i in range(12))
    assert isinstance(extract(html(f"{BODY}<div><ul>{headlines}</ul></div>", head="")), Article)
