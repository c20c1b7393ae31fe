"""An article has one address, without tracking, and an outlet, without asking the network."""

import pytest

from transforms.extract.addresses import canonical_address, normalise_address, outlet_of

URL = "https://www.example.co.uk/news/talks-12?utm_source=feed&id=3#top"


@pytest.mark.parametrize(
    ("url", "claims", "expected"),
    [
        pytest.param(URL, (), "https://www.example.co.uk/news/talks-12?id=3", id="tracking and fragment go"),
        pytest.param(
            URL, ("https://example.co.uk/news/12",), "https://example.co.uk/news/12", id="same registered domain"
        ),
        pytest.param(URL, ("/news/12",), "https://www.example.co.uk/news/12", id="relative"),
        pytest.param(
            URL, ("https://other.com/news/12",), "https://www.example.co.uk/news/talks-12?id=3", id="other domain"
        ),
        pytest.param(URL, ("https://example.co.uk/",), "https://www.example.co.uk/news/talks-12?id=3", id="home page"),
        pytest.param(URL, ("javascript:void(0)",), "https://www.example.co.uk/news/talks-12?id=3", id="no http"),
        pytest.param(
            URL, ("https://x.com/", "https://example.co.uk/b"), "https://example.co.uk/b", id="first sane claim"
        ),
        pytest.param("file:a/b.html", (), "file:a/b.html", id="file keeps its own"),
        pytest.param("file:b.html", ("https://example.com/b",), "https://example.com/b", id="file believes its page"),
        pytest.param("file:b.html", ("/b",), "file:b.html", id="file cannot resolve a relative claim"),
    ],
)
def test_canonical_address(url, claims, expected):
    assert canonical_address(url, claims) == expected
    assert canonical_address(expected, claims) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("https://edition.news.example.com/1", "example.com"),
        ("http://127.0.0.1:8000/1", "127.0.0.1"),
        ("http://localhost:8000/1", "localhost"),
        ("file:a.txt", "file"),
    ],
)
def test_outlet(url, expected):
    assert outlet_of(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Example.com:443/a", "https://example.com/a"),
        ("http://example.com:8080", "http://example.com:8080/"),
        ("https://example.com/a?b=1&c=", "https://example.com/a?b=1&c="),
        ("https://[broken/a", None),
        ("mailto:a@example.com", None),
    ],
)
def test_normalise(url, expected):
    assert normalise_address(url) == expected
