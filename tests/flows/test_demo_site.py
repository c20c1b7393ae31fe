from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from flows.demo_site import serve_pages
from transforms.web.feeds import read_listing

PAGES = Path(__file__).parents[1] / "pages"


@pytest.fixture(scope="module")
def site():
    with serve_pages(PAGES) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def test_the_site_serves_each_page_as_it_lies(site):
    for file in PAGES.iterdir():
        if file.suffix in (".html", ".txt"):
            answer = site.get(f"/{file.name}")
            assert (answer.status_code, answer.content) == (200, file.read_bytes())
            assert answer.headers["content-type"].startswith("text/html" if file.suffix == ".html" else "text/plain")


@pytest.mark.parametrize("listing", ["/feed.xml", "/news-sitemap.xml"])
def test_feed_and_sitemap_list_every_page_newest_first(site, listing):
    entries = read_listing(site.get(listing).content, url=str(site.base_url)).entries
    served = {file.name for file in PAGES.iterdir() if file.suffix in (".html", ".txt")}
    assert {entry.url.rpartition("/")[2] for entry in entries} == served
    assert len(served) >= 9
    times = [entry.published_at for entry in entries]
    assert times == sorted(times, reverse=True)
    by_name = {entry.url.rpartition("/")[2]: entry.published_at for entry in entries}
    assert by_name["seed.txt"] == datetime(2021, 12, 22, tzinfo=UTC)
    assert by_name["dam-talks-agency.html"] == datetime(2026, 3, 12, 14, 37, 21, tzinfo=UTC)


def test_robots_name_the_sitemap(site):
    text = site.get("/robots.txt").text
    assert f"Sitemap: {str(site.base_url).rstrip('/')}/news-sitemap.xml" in text


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/../conftest.py", "/%2e%2e/golden/a.html", "/%00.html", "/README.md", "/"]
)
def test_nothing_else_is_served(site, path):
    assert site.get(path).status_code == 404


def test_names_with_spaces_are_served_and_listed(tmp_path):
    (tmp_path / "a & b.txt").write_text("The talks\n\nbegan.")
    with serve_pages(tmp_path) as address:
        [entry] = read_listing(httpx.get(f"{address}/feed.xml", trust_env=False).content, url=address).entries
        assert httpx.get(entry.url, trust_env=False).text == "The talks\n\nbegan."


def test_what_is_known_is_not_sent_again(site):
    etag = site.get("/seed.txt").headers["etag"]
    answer = site.get("/seed.txt", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_taken_port_is_an_error():
    with (
        serve_pages(PAGES) as address,
        pytest.raises(OSError, match="in use"),
        serve_pages(PAGES, port=int(address.rpartition(":")[2])),
    ):
        pass
