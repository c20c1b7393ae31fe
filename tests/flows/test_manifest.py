from datetime import UTC, datetime

import pytest

from flows.manifest import MANIFEST, ManifestIndex, append_row, cut_torn_line, fetch_reject, read_manifest
from schemas.errors import ArchiveError
from schemas.fetches import Fetch

AT = datetime(2026, 11, 23, 6, 40, 15, 123456, UTC)
FETCHED = Fetch(
    "https://a.example/1",
    "fetched",
    AT,
    source="Å",
    final_url="https://a.example/one",
    status=200,
    warc_file="warc/a.warc.gz",
    warc_offset=0,
    warc_length=99,
    payload_digest="sha256:00",
    published_at=AT,
    etag='"x"',
)
REFUSED = Fetch("https://a.example/2", "http_404", AT, status=404, detail="line\nbreak, half a pair: \ud800")


def test_rows_come_back_as_they_were_written(tmp_path):
    for row in (FETCHED, REFUSED):
        append_row(tmp_path, row)
    assert list(read_manifest(tmp_path)) == [FETCHED, REFUSED]


def test_no_manifest_no_rows(tmp_path):
    assert list(read_manifest(tmp_path)) == []


def test_a_torn_last_line_is_passed_over_and_cut_before_the_next(tmp_path):
    append_row(tmp_path, FETCHED)
    with (tmp_path / MANIFEST).open("ab") as file:
        file.write(b'{"url": "https://a.example/2", "outc')
    assert list(read_manifest(tmp_path)) == [FETCHED]
    cut_torn_line(tmp_path)
    append_row(tmp_path, REFUSED)
    assert list(read_manifest(tmp_path)) == [FETCHED, REFUSED]


def test_a_manifest_that_is_all_torn_is_emptied(tmp_path):
    (tmp_path / MANIFEST).write_bytes(b'{"url"')
    cut_torn_line(tmp_path)
    assert (tmp_path / MANIFEST).read_bytes() == b""


@pytest.mark.parametrize("line", ["{}", "[1]", "no", '{"url": "u", "outcome": "x", "at": "noon"}'])
def test_a_damaged_line_is_named(tmp_path, line):
    append_row(tmp_path, FETCHED)
    with (tmp_path / MANIFEST).open("a") as file:
        file.write(line + "\n")
    with pytest.raises(ArchiveError, match=r"manifest\.jsonl, line 2: not a row of a manifest"):
        list(read_manifest(tmp_path))


def test_fields_of_later_versions_are_passed_over(tmp_path):
    (tmp_path / MANIFEST).write_text(
        '{"url": "u", "outcome": "fetched", "at": "2026-11-23T00:00:00+00:00", "new": 1}\n'
    )
    assert [row.url for row in read_manifest(tmp_path)] == ["u"]


def test_the_index_knows_the_latest_row_and_the_latest_record():
    again = Fetch(FETCHED.url, "not_modified", AT, final_url=FETCHED.final_url)
    index = ManifestIndex([FETCHED, again, REFUSED])
    assert index.last[FETCHED.url] is again
    assert index.stored == {"https://a.example/one": FETCHED}


def test_a_page_that_is_gone_now_is_still_held():
    gone = Fetch(FETCHED.url, "http_410", AT, final_url=FETCHED.final_url)
    feed = Fetch("https://a.example/feed", "http_500", AT, kind="listing")
    assert ManifestIndex([FETCHED, gone, feed, REFUSED]).refused() == [REFUSED]


def test_pages_that_failed_in_passing_are_remembered_until_they_succeed_or_fail_too_often():
    def rows(*outcomes, kind="page"):
        return [Fetch("u", outcome, AT, kind=kind, source="S") for outcome in outcomes]

    assert ManifestIndex(rows("timeout")).failed("S") == rows("timeout")
    assert ManifestIndex(rows("timeout")).failed("other") == []
    assert ManifestIndex(rows("timeout", "fetched")).failed("S") == []
    assert ManifestIndex(rows("timeout", kind="listing")).failed("S") == []
    assert ManifestIndex(rows(*["http_503"] * 9)).failed("S") == rows("http_503")
    assert ManifestIndex(rows(*["http_503"] * 10)).failed("S") == []
    assert ManifestIndex(rows(*["http_503"] * 10, "fetched", "dns")).failed("S") == rows("dns")


def test_a_refused_page_is_a_reject():
    reject = fetch_reject(REFUSED)
    assert (reject.stage, reject.url, reject.reason, reject.at) == ("fetch", REFUSED.url, "http_404", AT)
