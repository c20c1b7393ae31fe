from datetime import UTC, datetime, timedelta

import pytest

from flows.fetch.selection import due_sitemaps, select_pages
from flows.manifest import ManifestIndex
from schemas.fetches import Fetch
from schemas.sources import Entry, FetchRules, Source

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def make_source(**rules):
    return Source("S", "feed", ("https://a.example/feed",), FetchRules(**rules))


def select(entries, rows=(), taken=(), **rules):
    index = ManifestIndex(rows)
    return select_pages(make_source(**rules), entries, index, taken=frozenset(taken), now=NOW)


def urls(selection):
    return [request.url for request in selection.requests]


@pytest.mark.parametrize(
    ("row", "entry", "is_due"),
    [
        pytest.param(None, Entry("u"), True, id="never asked"),
        pytest.param(Fetch("u", "fetched", NOW - HOUR), Entry("u"), False, id="held"),
        pytest.param(Fetch("u", "http_404", NOW - HOUR), Entry("u"), False, id="refused for good"),
        pytest.param(Fetch("u", "timeout", NOW - HOUR), Entry("u"), True, id="failed in passing"),
        pytest.param(Fetch("u", "http_502", NOW - HOUR), Entry("u"), True, id="server error"),
        pytest.param(Fetch("u", "fetched", NOW - 25 * HOUR), Entry("u"), True, id="not seen for a day"),
        pytest.param(
            Fetch("u", "fetched", NOW - 2 * HOUR), Entry("u", updated_at=NOW - HOUR), True, id="changed since"
        ),
        pytest.param(
            Fetch("u", "fetched", NOW - HOUR), Entry("u", updated_at=NOW - 2 * HOUR), False, id="changed before"
        ),
        pytest.param(
            Fetch("u", "fetched", NOW - HOUR), Entry("u", updated_at=NOW + HOUR), False, id="said to change in future"
        ),
    ],
)
def test_pages_are_asked_for_when_there_may_be_news(row, entry, is_due):
    found = select([entry], [row] if row else [])
    assert urls(found) == (["u"] if is_due else [])
    assert found.known == (0 if is_due else 1)


def test_the_newest_come_first_and_the_rest_waits():
    entries = [Entry("old", NOW - 3 * HOUR), Entry("new", NOW - HOUR), Entry("undated"), Entry("mid", NOW - 2 * HOUR)]
    found = select(entries, max_pages=3)
    assert urls(found) == ["undated", "new", "mid"]
    assert found.waiting == 1


def test_old_and_repeated_entries_are_passed_over():
    entries = [
        Entry("a#top"),
        Entry("a#comments"),
        Entry("b", NOW - 49 * HOUR),
        Entry("c", NOW - 49 * HOUR, NOW),
        Entry("d"),
    ]
    found = select(entries, taken=["d"], max_age_days=2)
    assert urls(found) == ["a", "c"]
    assert found.passed_over == 2


def test_nothing_listed_nothing_chosen():
    assert urls(select([])) == []


def test_sitemaps_that_did_not_change_are_not_read_again():
    read = Fetch("read", "ok", NOW, kind="listing", etag='"1"')
    unfinished = Fetch("unfinished", "ok", NOW, kind="listing")
    sitemaps = [
        Entry("read", updated_at=NOW - HOUR),
        Entry("unfinished", updated_at=NOW - 3 * HOUR),
        Entry("new", updated_at=NOW - 2 * HOUR),
        Entry("undated"),
    ]
    found = due_sitemaps(sitemaps, ManifestIndex([read, unfinished]), limit=2)
    assert [entry.url for entry in found] == ["undated", "new"]
