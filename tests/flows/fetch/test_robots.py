from datetime import UTC, datetime

import pytest

from flows.fetch.robots import Robots
from schemas.fetches import Download

RULES = """\
User-agent: *
Disallow: /
Crawl-delay: 30

User-agent: OnRecord
Disallow: /private/
Allow: /private/open
Crawl-delay: 2.5
"""


def answer(outcome, text=""):
    asked = []

    def get(url):
        asked.append(url)
        return Download(url, outcome, url, datetime(2026, 11, 23, tzinfo=UTC), content=text.encode())

    return get, asked


@pytest.mark.parametrize(
    ("path", "verdict"),
    [("/news", "allowed"), ("/private/a", "robots"), ("/private/open", "allowed"), ("/robots.txt", "allowed")],
)
def test_the_rules_for_our_name_hold_and_not_those_for_others(path, verdict):
    get, _ = answer("ok", RULES)
    assert Robots(get).judge(f"https://a.example{path}") == (verdict, 2.5)


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        pytest.param("http_404", "allowed", id="no such file"),
        pytest.param("http_403", "allowed", id="any 4xx counts as no file"),
        pytest.param("http_500", "robots_unavailable", id="server error"),
        pytest.param("http_429", "robots_unavailable", id="too busy"),
        pytest.param("too_large", "robots_unavailable", id="no rules file at all"),
        pytest.param("timeout", "timeout", id="silence"),
        pytest.param("dns", "dns", id="no such host"),
    ],
)
def test_a_missing_file_allows_and_a_silent_host_does_not(outcome, verdict):
    """RFC 9309, sections 2.3.1.3 and 2.3.1.4."""
    get, _ = answer(outcome)
    assert Robots(get).judge("https://a.example/news") == (verdict, 0.0)


def test_each_host_is_asked_once():
    get, asked = answer("ok", RULES)
    robots = Robots(get)
    for url in ("https://a.example/1", "https://A.example/2", "https://a.example:8443/3", "https://me:pw@a.example/4"):
        robots.judge(url)
    assert asked == ["https://a.example/robots.txt", "https://a.example:8443/robots.txt"]
