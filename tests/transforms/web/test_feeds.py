from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.sources import Entry
from transforms.web.feeds import ListingError, parse_feed_time, read_addresses, read_listing

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel><title>World</title><link>https://news.example/</link>
<atom:link href="https://news.example/feed" rel="self" type="application/rss+xml"/>
<!-- built 9:00 -->
<item><title>Talks &amp; more</title><link> https://news.example/talks?a=1&amp;b=2 </link>
<pubDate>Wed, 22 Dec 2021 09:30:00 +0100</pubDate></item>
<item><link>/relative</link><guid isPermaLink="false">17</guid></item>
<item><guid>https://news.example/guid-only</guid><pubDate>nonsense</pubDate></item>
<item><guid isPermaLink="false">18</guid><title>nowhere</title></item>
<item><feedburner:origLink>https://news.example/original</feedburner:origLink><link>https://feeds.example/~r/1</link></item>
<item><link>https://news.example/guid-only</link></item>
</channel></rss>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://dw.example/rss"><title>DW</title><link>https://dw.example/</link><dc:date>2026-01-01</dc:date>
<items><rdf:Seq><rdf:li rdf:resource="https://dw.example/a"/></rdf:Seq></items></channel>
<item rdf:about="https://dw.example/a"><link>https://dw.example/a</link><dc:date>2026-03-12T08:00:00Z</dc:date></item>
</rdf:RDF>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/posts/">
<link href="https://blog.example/"/><updated>2026-05-05T00:00:00Z</updated>
<entry><id>tag:1</id><link rel="enclosure" type="audio/mpeg" href="a.mp3"/><link rel="alternate" href="one"/>
<published>2026-05-01T10:00:00+02:00</published><updated>2026-05-03T10:00:00Z</updated></entry>
<entry><id>https://blog.example/two</id><updated>2026-05-02T10:00:00Z</updated></entry>
</feed>"""

SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://img.example/1.jpg</image:loc></image:image><loc>https://news.example/1</loc>
<lastmod>2026-06-03</lastmod>
<news:news><news:publication><news:name>N</news:name></news:publication>
<news:publication_date>2026-06-02T16:20:00+02:00</news:publication_date><news:title>T</news:title></news:news></url>
<url><loc>https://news.example/2</loc></url>
<url><lastmod>2026-06-03</lastmod></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/sitemap-2026-06.xml</loc><lastmod>2026-06-30T00:00:00Z</lastmod></sitemap>
<sitemap><loc>/sitemap-2026-05.xml</loc></sitemap></sitemapindex>"""


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            RSS,
            (
                Entry("https://news.example/talks?a=1&b=2", utc(2021, 12, 22, 8, 30)),
                Entry("https://news.example/relative"),
                Entry("https://news.example/guid-only"),
                Entry("https://news.example/original"),
            ),
            id="RSS 2.0",
        ),
        pytest.param(RDF, (Entry("https://dw.example/a", utc(2026, 3, 12, 8)),), id="RSS 1.0"),
        pytest.param(
            ATOM,
            (
                Entry("https://blog.example/posts/one", utc(2026, 5, 1, 8), utc(2026, 5, 3, 10)),
                Entry("https://blog.example/two", None, utc(2026, 5, 2, 10)),
            ),
            id="Atom",
        ),
        pytest.param(
            SITEMAP,
            (
                Entry("https://news.example/1", utc(2026, 6, 2, 14, 20), utc(2026, 6, 3)),
                Entry("https://news.example/2"),
            ),
            id="news sitemap",
        ),
        pytest.param("<rss><channel/></rss>", (), id="empty feed"),
        pytest.param(
            "<rss><channel><item><link>https://a.example/1</link><title>AT&T & co</title></item>",
            (Entry("https://a.example/1"),),
            id="not well-formed and cut off",
        ),
        pytest.param(
            "\n \ufeff<rss><channel><item><link>http://[bad</link></item></channel></rss>".strip(),
            (Entry("http://[bad"),),
            id="an address that cannot be parsed is kept for the fetch to refuse",
        ),
    ],
)
def test_feeds_and_sitemaps_list_pages(document, expected):
    listing = read_listing(document.encode(), url="https://news.example/feed")
    assert listing.entries == expected
    assert listing.sitemaps == ()


def test_an_index_lists_sitemaps():
    listing = read_listing(INDEX.encode(), url="https://news.example/sitemap.xml")
    assert listing.entries == ()
    assert listing.sitemaps == (
        Entry("https://news.example/sitemap-2026-06.xml", None, utc(2026, 6, 30)),
        Entry("https://news.example/sitemap-2026-05.xml"),
    )


@pytest.mark.parametrize(
    "document",
    [b"", b"{}", b"<html><body>Sign in to read the feed</body></html>", b"\x89PNG\r\n\x1a\n\0\0"],
    ids=["empty", "JSON", "a web page", "an image"],
)
def test_other_documents_are_refused(document):
    with pytest.raises(ListingError):
        read_listing(document, url="https://news.example/feed")


def test_entities_are_neither_fetched_nor_unfolded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("https://secret.example/")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    document = f"""<!DOCTYPE rss [<!ENTITY file SYSTEM "{secret.as_uri()}"><!ENTITY l0 "ha">{laughs}]>
    <rss><channel><item><link>https://a.example/&file;</link></item><item><link>https://b.example/&l8;</link></item></channel></rss>"""
    entries = read_listing(document.encode(), url="https://news.example/feed").entries
    assert all("secret" not in entry.url and "haha" not in entry.url for entry in entries)


def test_address_lists_are_read_line_by_line():
    text = "\ufeffhttps://a.example/1\r\n\n# a note\n  https://a.example/2  \nhttps://a.example/1\n"
    assert read_addresses(text).entries == (Entry("https://a.example/1"), Entry("https://a.example/2"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed, 22 Dec 2021 09:30:00 GMT", utc(2021, 12, 22, 9, 30)),
        ("22 Dec 2021 09:30 EST", utc(2021, 12, 22, 14, 30)),
        ("2021-12-22T09:30:00Z", utc(2021, 12, 22, 9, 30)),
        ("2021-12-22", utc(2021, 12, 22)),
        ("Wed, 22 Dec 2021 09:30:00", utc(2021, 12, 22, 9, 30)),
        ("Wed, 99 Dec 2021 09:30:00 GMT", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_of_feeds_are_read_in_utc(text, expected):
    assert parse_feed_time(text) == expected


@given(
    st.binary(max_size=200), st.sampled_from([RSS, RDF, ATOM, SITEMAP, INDEX]), st.integers(0, 2000), st.integers(0, 40)
)
def test_whatever_comes_is_listed_or_refused(junk, document, at, length):
    """Feeds with junk in the middle, and junk alone."""
    content = document.encode()
    for candidate in (junk, content[:at] + junk + content[at + length :]):
        try:
            read_listing(candidate, url="https://news.example/feed")
        except ListingError:
            continue
