"""Whole runs of fetch over real sockets: what is asked for, what is stored, and what a second run does not do again."""

import gzip
import shutil
import threading
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows.demo_site import demo_sources, serve_pages
from flows.fetch import fetch_list, fetch_sources
from flows.load import load_archive
from flows.manifest import read_manifest
from flows.settings import Settings
from schemas.errors import SettingsError
from schemas.pages import Page
from schemas.sources import FetchRules, FetchSettings, Source, SourceList

PAGES = Path(__file__).parents[2] / "pages"
COUNT = sum(1 for file in PAGES.iterdir() if file.suffix in (".html", ".txt"))
QUICK = FetchSettings("me@example.org", backoff_seconds=0.0)
NOW = datetime(2026, 11, 23, 6, 45, tzinfo=UTC)
PAGE = b"<html><p>The minister denied it.</p></html>"


class Server:
    """A server on loopback whose answers are set path by path: a status, a body, and a place to redirect to."""

    def __init__(self):
        self.answers = {}
        self.asked = Counter()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                server.asked[self.path] += 1
                status, body, location = (*server.answers.get(self.path, (404, b"")), None)[:3]
                etag = f'"{hash(body)}"'
                status = 304 if status == 200 and self.headers["If-None-Match"] == etag else status
                self.send_response(status)
                self.send_header(
                    "Content-Type", "text/html" if body.startswith((b"<html", b" ")) else "application/xml"
                )
                self.send_header("ETag", etag)
                if location:
                    self.send_header("Location", location)
                self.end_headers()
                self.wfile.write(b"" if status == 304 else body)

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}"

    def set_feed(self, *names):
        items = "".join(f"<item><link>{self.address}/{name}</link></item>" for name in names)
        self.answers["/feed"] = (200, f"<rss><channel>{items}</channel></rss>".encode())


@pytest.fixture
def server():
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.http.shutdown()
    server.http.server_close()
    thread.join()


@pytest.fixture
def pages(tmp_path):
    return Path(shutil.copytree(PAGES, tmp_path / "pages"))


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "archive"


def one_source(kind, *urls, **rules):
    rules = FetchRules(**{"seconds_per_request": 0.0, "revisit_hours": 0.0, **rules})
    return SourceList(QUICK, (Source("S", kind, tuple(urls), rules),))


@contextmanager
def demo_list(folder, tmp_path):
    from flows.fetch.sources import read_sources

    with serve_pages(folder) as address:
        file = tmp_path / "sources.toml"
        file.write_text(demo_sources(address))
        yield read_sources(file)


def held(archive):
    return Counter(item.url for item in load_archive(archive) if isinstance(item, Page))


def test_every_page_is_fetched_once_and_the_second_run_does_nothing_again(pages, archive, tmp_path):
    with demo_list(pages, tmp_path) as sources:
        first = fetch_list(sources, archive)
        size = sum(file.stat().st_size for file in (archive / "warc").iterdir())
        second = fetch_list(sources, archive)
    assert (first.outcomes, first.listings) == ({"fetched": COUNT}, {"ok": 2})
    assert first.passed_over == COUNT  # the sitemap lists what the feed listed
    assert (second.outcomes, second.listings) == ({}, {"not_modified": 2})
    assert set(held(archive).values()) == {1}
    assert len(held(archive)) == COUNT
    assert sum(file.stat().st_size for file in (archive / "warc").iterdir()) == size


def test_the_time_that_the_feed_gives_survives_to_the_page(pages, archive, tmp_path):
    with demo_list(pages, tmp_path) as sources:
        fetch_list(sources, archive)
    [seed] = [page for page in load_archive(archive) if page.url.endswith("/seed.html")]
    assert (seed.published_at, seed.published_from) == (datetime(2021, 12, 22, tzinfo=UTC), "feed")
    assert seed.content == (PAGES / "seed.html").read_bytes()


def test_a_page_that_did_not_change_is_not_sent_again_and_one_that_did_replaces_the_old(pages, archive):
    names = ("seed.txt", "seed.html", "storm-live-blog.html")
    with serve_pages(pages) as address:
        sources = one_source("urls", *(f"{address}/{name}" for name in names))
        assert fetch_list(sources, archive).outcomes == {"fetched": 3}
        (pages / "seed.txt").write_text("The Kremlin said nothing.")
        assert fetch_list(sources, archive).outcomes == {"fetched": 1, "not_modified": 2}
    loaded = {page.url.rpartition("/")[2]: page.content for page in load_archive(archive)}
    assert set(loaded) == set(names)
    assert loaded["seed.txt"] == b"The Kremlin said nothing."


def test_a_held_page_rests_until_it_is_due(server, archive):
    server.set_feed("a")
    server.answers["/a"] = (200, PAGE)
    sources = one_source("feed", f"{server.address}/feed", revisit_hours=24)
    assert fetch_list(sources, archive).outcomes == {"fetched": 1}
    server.set_feed("a", "b")
    server.answers["/b"] = (200, PAGE)
    second = fetch_list(sources, archive)
    assert (second.outcomes, second.known) == ({"fetched": 1}, 1)
    server.set_feed("b", "a")
    tomorrow = datetime.now(UTC) + timedelta(hours=25)
    assert fetch_list(sources, archive, now=lambda: tomorrow).outcomes == {"not_modified": 2}


def test_pages_above_the_cap_wait_for_the_next_run_though_the_feed_did_not_change(server, archive):
    names = ["a", "b", "c", "d", "e"]
    server.set_feed(*names)
    server.answers |= {f"/{name}": (200, PAGE + name.encode()) for name in names}
    sources = one_source("feed", f"{server.address}/feed", max_pages=2, revisit_hours=24)
    runs = [fetch_list(sources, archive) for _ in range(4)]
    assert [run.waiting for run in runs] == [3, 1, 0, 0]
    assert [run.listings for run in runs] == [{"ok": 1}, {"ok": 1}, {"ok": 1}, {"not_modified": 1}]
    assert len(held(archive)) == 5


def test_what_failed_in_passing_is_tried_in_the_next_run_and_what_is_gone_is_not(server, archive):
    server.set_feed("busy", "gone", "fine")
    server.answers |= {"/busy": (503, b""), "/fine": (200, PAGE)}
    sources = one_source("feed", f"{server.address}/feed", revisit_hours=24)
    first = fetch_list(sources, archive)
    assert first.outcomes == {"fetched": 1, "http_404": 1, "http_503": 1}
    assert Counter(reject.reason for reject in first.rejects) == {"http_404": 1, "http_503": 1}
    server.answers["/busy"] = (200, PAGE + b"busy")
    second = fetch_list(sources, archive)
    assert (second.outcomes, second.known) == ({"fetched": 1}, 2)
    assert server.asked["/gone"] == 1
    reasons = [item.reason for item in load_archive(archive) if not isinstance(item, Page)]
    assert reasons == ["http_404"]


def test_what_failed_in_passing_is_tried_again_though_the_feed_forgot_it(server, archive):
    server.answers |= {"/a": (503, b""), "/b": (200, PAGE)}
    sources = one_source("feed", f"{server.address}/feed", revisit_hours=24)
    server.set_feed("a")
    assert fetch_list(sources, archive).outcomes == {"http_503": 1}
    server.set_feed("b")
    server.answers["/a"] = (200, PAGE + b"a")
    assert fetch_list(sources, archive).outcomes == {"fetched": 2}


def test_each_address_asked_for_has_one_row(server, archive):
    server.set_feed("a", "gone", "a#comments")
    server.answers["/a"] = (200, PAGE)
    fetch_list(one_source("feed", f"{server.address}/feed"), archive)
    rows = [(row.url.removeprefix(server.address), row.kind, row.outcome, row.status) for row in read_manifest(archive)]
    assert rows == [
        ("/a", "page", "fetched", 200),
        ("/gone", "page", "http_404", 404),
        ("/feed", "listing", "ok", 200),
    ]


def test_redirects_to_one_page_store_it_once(server, archive):
    server.set_feed("a", "short")
    server.answers |= {"/a": (200, PAGE), "/short": (301, b"", "/a")}
    summary = fetch_list(one_source("feed", f"{server.address}/feed"), archive)
    # The second request may be sent before or after the first page is in the archive.
    assert summary.outcomes in ({"fetched": 1, "not_modified": 1}, {"fetched": 1, "duplicate": 1})
    assert held(archive) == {f"{server.address}/a": 1}


def test_the_same_bytes_again_are_not_stored_again(server, archive):
    """A server without validators: the payload is compared."""
    server.answers |= {"/a": (203, b""), "/b": (302, b"", "/a"), "/robots.txt": (404, b"")}
    sources = one_source("urls", f"{server.address}/a", f"{server.address}/b")
    assert fetch_list(sources, archive).outcomes == {"http_203": 2}
    server.answers["/a"] = (200, PAGE)
    assert fetch_list(sources, archive).outcomes["fetched"] == 1
    lines = (archive / "manifest.jsonl").read_text()
    (archive / "manifest.jsonl").write_text(lines.replace('"etag"', '"was"'))
    assert fetch_list(sources, archive).outcomes == {"duplicate": 1, "unchanged": 1}
    assert len(held(archive)) == 1


def test_empty_pages_are_refused(server, archive):
    server.answers["/a"] = (200, b" \n")
    assert fetch_list(one_source("urls", f"{server.address}/a"), archive).outcomes == {"empty": 1}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_sitemap_index_leads_to_its_sitemaps(server, archive, packed):
    def sitemap(*names):
        text = "".join(f"<url><loc>{server.address}/{name}</loc></url>" for name in names)
        content = f"<urlset>{text}</urlset>".encode()
        return 200, gzip.compress(content, mtime=0) if packed else content

    def index(**days):
        text = "".join(
            f"<sitemap><loc>{server.address}/{name}</loc><lastmod>{day}</lastmod></sitemap>"
            for name, day in days.items()
        )
        return 200, f"<sitemapindex>{text}</sitemapindex>".encode()

    server.answers |= {
        "/index": index(may="2026-05-31", june="2026-06-30"),
        "/may": sitemap("1"),
        "/june": sitemap("2", "3"),
        **{f"/{number}": (200, PAGE + b"%d" % number) for number in (1, 2, 3, 4)},
    }
    sources = one_source("sitemap", f"{server.address}/index", revisit_hours=24)
    assert fetch_list(sources, archive).outcomes == {"fetched": 3}
    server.answers |= {"/index": index(may="2026-05-31", june="2126-06-30"), "/june": sitemap("2", "3", "4")}
    second = fetch_list(sources, archive)
    assert (second.outcomes, second.known) == ({"fetched": 1}, 2)
    assert server.asked["/may"] == 1


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param((200, b"<html>Sign in</html>"), "bad_listing", id="a web page"),
        pytest.param((200, b"\x1f\x8b\x08 not really"), "bad_listing", id="broken gzip"),
        pytest.param((500, b""), "http_500", id="server error"),
        pytest.param((404, b""), "http_404", id="gone"),
    ],
)
def test_a_feed_that_cannot_be_read_is_counted_and_the_others_go_on(server, archive, answer, outcome):
    server.set_feed("a")
    server.answers |= {"/bad": answer, "/a": (200, PAGE)}
    rules = FetchRules(seconds_per_request=0.0)
    sources = [Source(name, "feed", (f"{server.address}/{name}",), rules) for name in ("bad", "feed")]
    summary = fetch_list(SourceList(QUICK, tuple(sources)), archive)
    assert summary.listings == {outcome: 1, "ok": 1}
    assert summary.outcomes == {"fetched": 1}


def test_private_pages_are_left_alone(pages, archive):
    with serve_pages(pages) as address:
        summary = fetch_list(one_source("urls", f"{address}/private/a.html"), archive)
    assert summary.outcomes == {"robots": 1}
    assert [reject.reason for reject in summary.rejects] == ["robots"]


def test_a_stopped_run_leaves_all_for_the_next(server, archive):
    server.set_feed("a")
    server.answers["/a"] = (200, PAGE)
    sources = one_source("feed", f"{server.address}/feed")
    stop = threading.Event()
    stop.set()
    assert fetch_list(sources, archive, stop=stop).outcomes == {}
    assert fetch_list(sources, archive).outcomes == {"fetched": 1}


def test_a_run_that_dies_between_feed_and_pages_loses_nothing(server, archive):
    """The row of the feed is written last: the next run asks for it as if for the first time."""
    server.set_feed("a", "b")
    server.answers |= {"/a": (200, PAGE), "/b": (200, PAGE + b"b")}
    sources = one_source("feed", f"{server.address}/feed")

    def die(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_list(sources, archive, progress=die)
    assert len(held(archive)) == 1
    again = fetch_list(sources, archive)
    assert again.outcomes == {"fetched": 1, "not_modified": 1}
    assert len(held(archive)) == 2


def test_progress_counts_pages(pages, archive, tmp_path):
    seen = []
    with demo_list(pages, tmp_path) as sources:
        fetch_list(sources, archive, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, COUNT) for number in range(1, COUNT + 1)]


def test_the_settings_name_sources_and_archive(pages, archive, tmp_path):
    with serve_pages(pages) as address:
        file = tmp_path / "mine.toml"
        file.write_text(demo_sources(address))
        report = fetch_sources(Settings(sources=file, archive=archive))
    assert report.counts == Counter(listings=2, fetched=COUNT)
    assert report.rejected == Counter()
    assert report.seconds["fetch"] > 0


def test_a_missing_sources_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"gone\.toml"):
        fetch_sources(Settings(sources=tmp_path / "gone.toml", archive=tmp_path))
