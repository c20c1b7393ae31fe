"""What a page says of itself is read from its best witness."""

from datetime import UTC, datetime

import pytest

from transforms.extract.metadata import read_metadata
from transforms.extract.page_times import PageTime
from transforms.extract.readings import parse_html

URL = "https://news.example.com/talks"


def read(head="", body="<p>The talks went on.</p>", lang="en", **given):
    return read_metadata(
        parse_html(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'), url=URL, **given
    )


def linked(fields):
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param(linked('"headline": "Talks &amp; tanks"'), "", "Talks & tanks", id="json-ld, entities resolved"),
        pytest.param(
            linked('"headline": "SEO talks"') + '<meta property="og:title" content="Talks begin">',
            "<h1>Talks begin</h1>",
            "Talks begin",
            id="two witnesses agree",
        ),
        pytest.param(
            '<title>Talks to begin in January | The Example</title><meta property="og:site_name" content="The Example">',
            "",
            "Talks to begin in January",
            id="site name taken off",
        ),
        pytest.param(
            '<meta property="og:title" content="Talks begin - and end">',
            "",
            "Talks begin - and end",
            id="dash of a headline stays",
        ),
        pytest.param(
            "", "<h1>Home</h1><article><h1>Talks to begin</h1></article>", "Talks to begin", id="h1 of the article"
        ),
        pytest.param("", "", None, id="none"),
    ],
)
def test_title(head, body, title):
    assert read(head, body).title == title


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        pytest.param(
            linked('"author": [{"name": "Jane Doe"}, "John Smith"]'), "", ("Jane Doe", "John Smith"), id="json-ld"
        ),
        pytest.param('<meta name="author" content="By Jane Doe">', "", ("Jane Doe",), id="meta"),
        pytest.param('<meta property="article:author" content="https://fb.com/x">', "", (), id="address is no author"),
        pytest.param("", '<p>By <a rel="author" href="/a">Jane Doe</a></p>', ("Jane Doe",), id="rel=author"),
        pytest.param(
            "", '<div class="byline">By Jane Doe and John Smith</div>', ("Jane Doe", "John Smith"), id="class"
        ),
    ],
)
def test_authors(head, body, authors):
    assert read(head, body).authors == authors


def test_author_by_reference():
    graph = """<script type="application/ld+json">{"@graph": [
        {"@type": "NewsArticle", "headline": "Talks", "author": {"@id": "#jane"}},
        {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]}</script>"""
    assert read(graph).authors == ("Jane Doe",)


JSON_TIME = linked('"datePublished": "2021-12-22T09:30:00+01:00"')
OG_TIME = '<meta property="article:published_time" content="2021-12-22T10:00:00Z">'


@pytest.mark.parametrize(
    ("head", "given", "origin", "iso", "precision"),
    [
        pytest.param(JSON_TIME + OG_TIME, {}, "json-ld", "2021-12-22T09:30:00+01:00", "second", id="json-ld first"),
        pytest.param(OG_TIME, {}, "opengraph", "2021-12-22T10:00:00+00:00", "second", id="opengraph"),
        pytest.param(
            linked('"datePublished": "2021-12-22"') + OG_TIME, {}, "opengraph", "2021-12-22T10:00:00+00:00", "second", id="the exact one"
        ),
        pytest.param(
            '<link rel="canonical" href="https://news.example.com/2021/12/22/talks">', {}, "htmldate", "2021-12-22T00:00:00+00:00", "day",
            id="htmldate last",
        ),
        pytest.param(JSON_TIME, {"given_from": "given"}, "given", "2020-02-02T08:00:00+00:00", "second", id="given goes first"),
        pytest.param(JSON_TIME, {"given_from": "feed"}, "json-ld", "2021-12-22T09:30:00+01:00", "second", id="page before feed"),
        pytest.param("", {"given_from": "feed"}, "feed", "2020-02-02T08:00:00+00:00", "second", id="feed before htmldate"),
    ],
)  # fmt: skip
def test_published(head, given, origin, iso, precision):
    if given:
        given = {**given, "given": PageTime(datetime(2020, 2, 2, 8, tzinfo=UTC), "second")}
    metadata = read(head, **given)
    assert (metadata.published_from, metadata.published.at.isoformat(), metadata.published.precision) == (
        origin,
        iso,
        precision,
    )


def test_no_time_is_no_origin():
    assert (read().published, read().published_from) == (None, None)


@pytest.mark.parametrize(
    ("fields", "access"),
    [
        ('"isAccessibleForFree": "False"', "metered"),
        ('"isAccessibleForFree": false', "metered"),
        ('"isAccessibleForFree": "http://schema.org/True"', "free"),
        ('"headline": "Talks"', "unknown"),
    ],
)
def test_access(fields, access):
    assert read(linked(fields)).access == access


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('//<![CDATA[\n{"@type": "NewsArticle", "headline": "Talks begin"}\n//]]>', id="CDATA"),
        pytest.param('<!-- {"@type": "NewsArticle", "headline": "Talks begin"} -->', id="HTML comment"),
        pytest.param('{"@type": ["NewsArticle"], "headline": "Talks\n begin",}', id="raw newline, trailing comma"),
        pytest.param('[{"@type": "WebPage"}, {"@type": "ReportageNewsArticle", "headline": "Talks begin"}]', id="list"),
    ],
)
def test_hand_made_json(script):
    assert read(f'<script type="application/ld+json">{script}</script>').title == "Talks begin"


def test_broken_json_is_passed_over():
    metadata = read('<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>' + OG_TIME)
    assert metadata.published_from == "opengraph"


@pytest.mark.parametrize(("lang", "code"), [("en-GB", "en"), ("DE_at", "de"), ("", None)])
def test_language_of_the_template(lang, code):
    assert read(lang=lang).lang == code
