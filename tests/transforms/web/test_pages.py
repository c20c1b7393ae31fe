import gzip
import hashlib
import io
from datetime import UTC, datetime

import brotli
import pytest

from schemas.pages import Page
from schemas.rejects import Reject
from transforms.web.pages import (
    charset_of,
    content_digest,
    media_type_of,
    parse_instant,
    read_page,
    read_pages,
    response_block,
)
from transforms.web.warc import WarcRecord, digest_label, write_record

BODY = "<html><p>„Nein“, said the minister.</p></html>".encode()


def make_headers(**more):
    return {
        "WARC-Type": "response",
        "WARC-Target-URI": "https://news.example/a",
        "WARC-Date": "2026-11-23T06:40:15.5Z",
        **{name.replace("_", "-"): value for name, value in more.items()},
    }


def make_record(http_headers, body=BODY, status="200 OK", **headers):
    block = f"HTTP/1.1 {status}\r\n{http_headers}\r\n\r\n".encode() + body
    lowered = {name.lower(): value for name, value in make_headers(**headers).items()}
    return WarcRecord(offset=296, headers=lowered, length=len(block), block=block, end=999)


def read(record, max_bytes=10_000):
    return read_page(record, archive_file="a.warc.gz", max_bytes=max_bytes)


def test_a_response_becomes_a_page_with_its_place():
    page = read(make_record("Content-Type: text/html; charset=windows-1252"))
    assert page == Page(
        url="https://news.example/a",
        content=BODY,
        media_type="text/html",
        payload_digest=content_digest(BODY),
        charset="windows-1252",
        fetched_at=datetime(2026, 11, 23, 6, 40, 15, 500_000, UTC),
        archive_file="a.warc.gz",
        archive_offset=296,
    )


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param("Content-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(BODY), id="gzip"),
        pytest.param(
            "content-type: TEXT/HTML\r\ncontent-encoding: br", brotli.compress(BODY), id="brotli, small names"
        ),
        pytest.param("Content-Type: text/html\r\nContent-Encoding: gzip", BODY, id="decoded already, header kept"),
        pytest.param("Content-Type: text/html\r\nContent-Encoding: br", BODY, id="decoded already, brotli"),
        pytest.param(
            "Content-Type: text/html\r\nTransfer-Encoding: chunked",
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY),
            id="chunked",
        ),
        pytest.param("Content-Type: text/html\r\nTransfer-Encoding: chunked", BODY, id="joined already, header kept"),
        pytest.param("Server: x", BODY, id="no type, but markup"),
        pytest.param("Content-Type: application/xhtml+xml", BODY, id="xhtml"),
    ],
)
def test_payloads_are_decoded_as_archives_keep_them(headers, body):
    page = read(make_record(headers, body))
    assert isinstance(page, Page)
    assert (page.content, page.media_type) == (BODY, "text/html")


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(make_record("Content-Type: text/html", status="404 Not Found"), id="not found"),
        pytest.param(make_record("Content-Type: text/html", status="301 Moved"), id="redirect"),
        pytest.param(make_record("Content-Type: image/png", b"\x89PNG"), id="image"),
        pytest.param(make_record("Content-Type: application/rss+xml"), id="feed"),
        pytest.param(make_record("Content-Type: text/html", WARC_Type="request"), id="request"),
        pytest.param(make_record("Content-Type: text/html", WARC_Type="revisit"), id="revisit"),
        pytest.param(make_record("Content-Type: text/html", WARC_Target_URI="dns:news.example"), id="dns"),
    ],
)
def test_what_is_no_page_passes_in_silence(record):
    assert read(record) is None


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        pytest.param(make_record("Content-Type: text/html", b"x" * 20_000), "too_large", id="too large"),
        pytest.param(
            make_record("Content-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(b"<" * 90_000)),
            "too_large",
            id="too large once unpacked",
        ),
        pytest.param(
            make_record("Content-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(BODY)[:-9]),
            "truncated",
            id="gzip cut off",
        ),
        pytest.param(
            make_record("Content-Type: text/html\r\nContent-Encoding: gzip", b"\x00\x01\x02"),
            "bad_encoding",
            id="not gzip",
        ),
        pytest.param(make_record("Content-Type: text/html", b" \n"), "empty", id="empty"),
        pytest.param(make_record("Content-Type: text/html", status="oops"), "bad_response", id="no status"),
        pytest.param(
            make_record("Content-Type: text/html", WARC_Block_Digest=digest_label(b"other")), "bad_digest", id="block"
        ),
        pytest.param(
            make_record("Content-Type: text/html", WARC_Payload_Digest=digest_label(b"other")),
            "bad_digest",
            id="payload",
        ),
    ],
)
def test_a_page_that_cannot_be_had_is_a_reject(record, reason):
    rejected = read(record)
    assert isinstance(rejected, Reject)
    assert (rejected.stage, rejected.url, rejected.reason) == ("load", "https://news.example/a", reason)


@pytest.mark.parametrize("digested", [gzip.compress(BODY, mtime=0), BODY], ids=["coded bytes", "decoded bytes"])
def test_payload_digests_of_either_kind_are_accepted(digested):
    label = "sha1:" + hashlib.sha1(digested).hexdigest()
    record = make_record(
        "Content-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(BODY, mtime=0), WARC_Payload_Digest=label
    )
    assert isinstance(read(record), Page)


def test_addresses_in_angle_brackets_are_read():
    """WARC 1.0 files of wget write them so."""
    page = read(make_record("Content-Type: text/plain", WARC_Target_URI="<https://news.example/b>"))
    assert (page.url, page.media_type) == ("https://news.example/b", "text/plain")


def test_a_download_survives_the_archive():
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "br"), ("X-Bad", "a\r\nInjected: b")]
    record = write_record(make_headers(), response_block(200, headers, BODY))
    [page] = read_pages(io.BytesIO(record), archive_file="a", max_bytes=10_000)
    assert (page.content, page.charset) == (BODY, "utf-8")
    plain = gzip.decompress(record)
    assert b"\r\nX-Archive-Original-Content-Encoding: br\r\n" in plain
    assert b"\r\nInjected:" not in plain


def test_damage_is_a_reject_that_names_the_place():
    record = write_record(make_headers(), response_block(200, [("Content-Type", "text/html")], BODY))
    page, reject = read_pages(io.BytesIO(record + record[:50]), archive_file="cc/a.warc.gz", max_bytes=10_000)
    assert page.content == BODY
    assert (reject.reason, reject.url) == ("torn_record", f"warc:cc/a.warc.gz#{len(record)}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-11-23T06:40:15Z", datetime(2026, 11, 23, 6, 40, 15, tzinfo=UTC), id="zulu"),
        pytest.param("2026-11-23T06:40:15+02:00", datetime(2026, 11, 23, 4, 40, 15, tzinfo=UTC), id="offset"),
        pytest.param("2026-11-23", datetime(2026, 11, 23, tzinfo=UTC), id="day"),
        pytest.param("2026-11-23T06:40", datetime(2026, 11, 23, 6, 40, tzinfo=UTC), id="no zone is UTC"),
        pytest.param("0001-01-01T00:00:00+14:00", None, id="before the first year"),
        pytest.param("yesterday", None, id="words"),
        pytest.param("", None, id="empty"),
    ],
)
def test_instants_are_read_in_utc(text, expected):
    assert parse_instant(text) == expected


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/html; charset=UTF-8", "UTF-8"),
        ("text/html;charset='iso-8859-1'", "iso-8859-1"),
        ("text/html", None),
        (None, None),
    ],
)
def test_charsets_are_read(content_type, expected):
    assert charset_of(content_type) == expected


def test_media_types_of_pages_are_known():
    assert media_type_of("application/pdf", b"%PDF") is None
    assert media_type_of(None, b"  <!doctype html>") == "text/html"
    assert media_type_of(None, b"%PDF") is None
