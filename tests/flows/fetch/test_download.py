"""Each way in which an address can fail, over real sockets on loopback."""

import gzip
import socket
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import httpx
import pytest

from flows.fetch.download import open_downloader, user_agent
from schemas.fetches import LEFT
from schemas.sources import FetchRules, FetchSettings

HTML = ("Content-Type", "text/html; charset=utf-8")
PAGE = b"<html><p>The minister denied it.</p></html>" * 20
QUICK = FetchSettings("me@example.org", backoff_seconds=0.0, connect_seconds=5.0, read_seconds=5.0)
RULES = FetchRules(seconds_per_request=0.0, max_bytes=100_000)


class Site:
    """A server on loopback whose answers are set path by path; it notes what it was asked."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        self.closing = threading.Event()

        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.asked.append((self.path, self.headers))
                answer = site.answers.get(self.path, (404, [], b""))
                if isinstance(answer, list):
                    answer = answer.pop(0) if len(answer) > 1 else answer[0]
                answer(self) if callable(answer) else self.send(*answer)

            def send(self, status, headers, body):
                self.send_response(status)
                for name, value in [*headers, ("Content-Length", str(len(body)))]:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *_: None  # clients that hang up are what is tested
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def paths(self):
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site():
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.closing.set()
    site.server.shutdown()
    site.server.server_close()
    thread.join()


@pytest.fixture
def get(site):
    """Download a path of the site, or an address."""

    def get(path, *, settings=QUICK, rules=RULES, validators=lambda _: {}, stop=None, is_page=True):
        url = path if "://" in path else site.address + path
        with open_downloader(settings, stop or threading.Event()) as downloader:
            return downloader.get(url, rules, validators=validators, is_page=is_page)

    return get


def ok(body=PAGE, *headers):
    return 200, [HTML, *headers], body


def moved(to):
    return 302, [("Location", to)], b""


def test_a_page_is_taken_and_the_robot_says_who_it_is(site, get):
    site.answers["/a"] = ok(PAGE, ("ETag", '"1"'))
    download = get("/a")
    assert (download.outcome, download.status, download.content) == ("ok", 200, PAGE)
    assert download.final_url == site.address + "/a"
    assert download.header("etag") == '"1"'
    assert {headers["User-Agent"] for _, headers in site.asked} == {user_agent("me@example.org")}
    assert user_agent("me@example.org").startswith("OnRecord/")
    assert site.asked[0][0] == "/robots.txt"


@pytest.mark.parametrize(
    ("coding", "compress"), [("gzip", gzip.compress), ("br", brotli.compress)], ids=["gzip", "brotli"]
)
def test_payloads_are_decoded(site, get, coding, compress):
    site.answers["/a"] = ok(compress(PAGE), ("Content-Encoding", coding))
    assert get("/a").content == PAGE


def begin(handler, name, value):
    handler.send_response(200)
    handler.send_header(*HTML)
    handler.send_header(name, value)
    handler.end_headers()


def drip(handler):
    """Send a byte now and then, for ever: each read is in time, the whole is not."""
    begin(handler, "Content-Length", "90000")
    try:
        while not handler.server.closing.wait(0.02):
            handler.wfile.write(b"x")
            handler.wfile.flush()
    except OSError:
        handler.close_connection = True


def hang_up(handler):
    """Promise more than is sent."""
    begin(handler, "Content-Length", "90000")
    handler.wfile.write(PAGE)
    handler.close_connection = True


def stream_much(handler):
    """Send more than the cap without saying how much it will be."""
    begin(handler, "Transfer-Encoding", "chunked")
    try:
        for _ in range(40):
            handler.wfile.write(b"2710\r\n" + b"x" * 10_000 + b"\r\n")
        handler.wfile.write(b"0\r\n\r\n")
    except OSError:
        handler.close_connection = True


def keep_silent(handler):
    handler.server.closing.wait(30)
    handler.close_connection = True


@pytest.mark.parametrize(
    ("answer", "outcome", "tries"),
    [
        pytest.param((404, [HTML], b"gone"), "http_404", 1, id="not found"),
        pytest.param((410, [HTML], b"gone"), "http_410", 1, id="gone for good"),
        pytest.param((204, [], b""), "http_204", 1, id="no content"),
        pytest.param((500, [HTML], b"oops"), "http_500", 3, id="server error is tried again"),
        pytest.param((503, [HTML, ("Retry-After", "0")], b""), "http_503", 3, id="busy is tried again"),
        pytest.param((200, [("Content-Type", "application/pdf")], b"%PDF"), "wrong_type", 1, id="PDF"),
        pytest.param((200, [], b"%PDF"), "wrong_type", 1, id="no type, no markup"),
        pytest.param(ok(b"x" * 100_001), "too_large", 1, id="too large, said beforehand"),
        pytest.param(stream_much, "too_large", 1, id="too large, found out"),
        pytest.param(
            ok(gzip.compress(b"\0" * 5_000_000), ("Content-Encoding", "gzip")), "too_large", 1, id="gzip bomb"
        ),
        pytest.param(
            ok(brotli.compress(b"\0" * 5_000_000), ("Content-Encoding", "br")), "too_large", 1, id="brotli bomb"
        ),
        pytest.param(ok(gzip.compress(PAGE)[:-9], ("Content-Encoding", "gzip")), "truncated", 3, id="gzip cut off"),
        pytest.param(ok(PAGE, ("Content-Encoding", "gzip")), "bad_encoding", 1, id="not gzip"),
        pytest.param(hang_up, "connection", 3, id="hangs up early"),
        pytest.param(moved("/a"), "too_many_redirects", 1, id="redirects to itself"),
        pytest.param(moved("ftp://127.0.0.1/a"), "bad_url", 1, id="redirects away from http"),
        pytest.param(moved("http://[::1/a"), "bad_url", 1, id="redirects to nonsense"),
        pytest.param((301, [], b""), "http_301", 1, id="redirects nowhere"),
    ],
)
def test_failures_have_names(site, get, answer, outcome, tries):
    site.answers["/a"] = answer
    download = get("/a")
    assert (download.outcome, download.attempts, download.content) == (outcome, tries, b"")


@pytest.mark.parametrize(
    ("answer", "limits"),
    [
        pytest.param(keep_silent, {"read_seconds": 0.1}, id="silence"),
        pytest.param(drip, {"total_seconds": 0.2}, id="a byte at a time"),
    ],
)
def test_slow_hosts_time_out(site, get, answer, limits):
    site.server.closing = site.closing
    site.answers["/a"] = answer
    assert get("/a", settings=replace(QUICK, attempts=1, **limits)).outcome == "timeout"


def test_a_busy_host_is_asked_again_after_the_pause_it_asks_for(site, get):
    busy = (429, [("Retry-After", "0")], b"")
    past = (503, [("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")], b"")
    site.answers["/a"] = [busy, past, ok()]
    download = get("/a", settings=replace(QUICK, backoff_seconds=3600.0))
    assert (download.outcome, download.attempts) == ("ok", 3)


def test_a_pause_that_is_too_long_is_left_to_the_next_run(site, get):
    site.answers["/a"] = (429, [("Retry-After", "3600")], b"")
    download = get("/a")
    assert (download.outcome, download.wait_seconds, download.attempts) == ("http_429", 3600.0, 1)


def test_nobody_there_is_a_connection_failure(get):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert get(f"http://127.0.0.1:{port}/a").outcome == "connection"


def test_a_host_that_dies_after_its_robots_is_a_connection_failure(site, get):
    site.answers["/a"] = lambda handler: handler.connection.shutdown(socket.SHUT_RDWR)
    assert get("/a").outcome == "connection"


def test_tls_that_fails_is_told_from_silence(site, get):
    assert get(site.address.replace("http:", "https:") + "/a").outcome == "tls"


def test_an_unknown_name_is_told_from_silence(get, monkeypatch):
    def fail(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert get("http://nowhere.example/").outcome == "dns"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://127.0.0.1/a",
        "file:///etc/passwd",
        "mailto://me",
        "http://",
        "http://[x/",
        "http://127.0.0.1:99999/",
        "http://a..b/",
        "http://xn--/",
        f"http://{'a' * 64}.example/",
    ],
)
def test_only_http_is_asked(get, url):
    assert get(url).outcome == "bad_url"


def test_redirects_are_followed(site, get):
    site.answers |= {"/a": moved("/b"), "/b": moved(site.address + "/c#part"), "/c": ok()}
    download = get("/a")
    assert (download.outcome, download.url, download.final_url) == ("ok", site.address + "/a", site.address + "/c")


def test_robots_are_obeyed_also_by_redirects(site, get):
    site.answers |= {
        "/robots.txt": (200, [], b"User-agent: OnRecord\nDisallow: /private"),
        "/private/a": ok(),
        "/b": moved("/private/a"),
    }
    assert get("/private/a").outcome == "robots"
    assert get("/b").outcome == "robots"
    assert site.paths() == ["/b"]


def test_without_an_answer_on_robots_nothing_is_asked(site, get):
    site.answers |= {"/robots.txt": (503, [], b""), "/a": ok()}
    assert get("/a").outcome == "robots_unavailable"
    assert site.paths() == []


def test_robots_are_asked_once_a_run(site):
    site.answers |= {"/a": ok(), "/b": ok()}
    with open_downloader(QUICK, threading.Event()) as downloader:
        for path in ("/a", "/b"):
            downloader.get(site.address + path, RULES, validators=lambda _: {})
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]


def test_a_crawl_delay_holds_and_one_that_is_too_long_leaves_the_rest_to_the_next_run(site):
    site.answers |= {"/robots.txt": (200, [], b"User-agent: *\nCrawl-delay: 3600"), "/a": ok(), "/b": ok()}
    with open_downloader(QUICK, threading.Event()) as downloader:
        outcomes = [
            downloader.get(site.address + path, RULES, validators=lambda _: {}).outcome for path in ("/a", "/b")
        ]
    assert outcomes == ["ok", LEFT]


def test_conditional_requests_get_no_body(site, get):
    def answer(handler):
        known = handler.headers["If-None-Match"] == '"1"'
        handler.send(*((304, [("ETag", '"1"')], b"") if known else ok()))

    site.answers |= {"/a": answer, "/old": moved("/a")}
    validators = {site.address + "/a": {"If-None-Match": '"1"'}}
    for path in ("/a", "/old"):
        assert get(path, validators=lambda url: validators.get(url, {})).outcome == "not_modified"
    assert get("/a").outcome == "ok"


def test_feeds_may_be_of_any_type(site, get):
    site.answers["/feed"] = (200, [("Content-Type", "application/rss+xml")], b"<rss/>")
    assert get("/feed", is_page=False).content == b"<rss/>"


def test_a_stopped_run_asks_nothing(site, get):
    site.answers["/a"] = ok()
    stop = threading.Event()
    stop.set()
    assert get("/a", stop=stop).outcome == LEFT
    assert site.paths() == []


def test_a_proxy_of_the_environment_is_not_asked_for_loopback(site, get, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.answers["/a"] = ok()
    assert get("/a").outcome == "ok"


def test_the_client_follows_nothing_by_itself():
    with open_downloader(QUICK, threading.Event()) as downloader:
        assert isinstance(downloader._client, httpx.Client)
        assert not downloader._client.follow_redirects
