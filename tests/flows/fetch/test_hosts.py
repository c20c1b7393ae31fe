import threading
from datetime import UTC, datetime

import pytest

from flows.fetch.hosts import ask_hosts
from schemas.fetches import Download, FetchRequest
from schemas.sources import Entry, FetchRules

A = [f"https://a.example/{number}" for number in range(8)]
B = [f"https://b.example/{number}" for number in range(3)]


def requests(urls):
    return [FetchRequest(Entry(url), "S", FetchRules()) for url in urls]


def make_download(url, outcome="ok", wait_seconds=None):
    return Download(url, outcome, url, datetime(2026, 11, 23, tzinfo=UTC), wait_seconds=wait_seconds)


def ask_all(urls, ask, **options):
    answers = ask_hosts(
        requests(urls), lambda request: ask(request.url), **{"threads": 4, "stop": threading.Event(), **options}
    )
    return {request.url: download and download.outcome for request, download in answers}


def test_every_request_is_answered():
    assert ask_all(A + B, make_download) == dict.fromkeys(A + B, "ok")


def test_no_requests_no_answers():
    assert ask_all([], make_download) == {}


def test_a_host_is_asked_in_order_and_by_one_thread():
    asked = []

    def ask(url):
        asked.append((url, threading.get_ident()))
        return make_download(url)

    ask_all(A, ask)
    assert [url for url, _ in asked] == A
    assert len({thread for _, thread in asked}) == 1


def test_hosts_run_side_by_side():
    """Each waits for the other: one after the other they would never meet."""
    meeting = threading.Barrier(2)

    def ask(url):
        meeting.wait(timeout=10)
        return make_download(url)

    assert ask_all([A[0], B[0]], ask) == {A[0]: "ok", B[0]: "ok"}


@pytest.mark.parametrize("outcome", ["timeout", "connection", "dns", "http_503"])
def test_a_host_that_stays_silent_is_left_for_the_next_run(outcome):
    found = ask_all(A + B, lambda url: make_download(url, outcome if url in A else "ok"))
    assert [found[url] for url in A] == [outcome] * 5 + [None] * 3
    assert [found[url] for url in B] == ["ok"] * 3


def test_refusals_are_not_silence():
    assert set(ask_all(A, lambda url: make_download(url, "http_404")).values()) == {"http_404"}


def test_a_host_that_asks_for_a_pause_is_left_for_the_next_run():
    found = ask_all(A, lambda url: make_download(url, "http_429", 3600.0 if url == A[1] else None))
    assert [found[url] for url in A] == ["http_429"] * 2 + [None] * 6


def test_a_stopped_run_leaves_the_rest():
    stop = threading.Event()

    def ask(url):
        stop.set()
        return make_download(url)

    found = ask_all(A, ask, stop=stop)
    assert [found[url] for url in A] == ["ok"] + [None] * 7


def test_a_caller_that_goes_away_stops_the_run():
    stop = threading.Event()
    answers = ask_hosts(requests(A), lambda request: make_download(request.url), threads=1, stop=stop)
    next(answers)
    answers.close()
    assert stop.is_set()


def test_what_a_thread_raises_is_raised_here():
    def ask(url):
        raise ZeroDivisionError(url)

    with pytest.raises(ZeroDivisionError):
        ask_all(A + B, ask)
