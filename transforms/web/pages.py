"""Pages <-> WARC response records: the HTTP message inside a record becomes a `Page`, and a download a record's block.

A page is a response with status 200 whose media type is HTML or plain text; every other record is no page and passes
in silence. A record that should be a page but is damaged, too large or undecodable is a `Reject`. What archives get
wrong is borne: codings named in the headers of bodies that were already decoded, digests of the decoded payload.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from schemas.ids import identify
from schemas.pages import MediaType, Page
from schemas.rejects import Reject
from transforms.web.encodings import EncodingError, decode_content, join_chunks
from transforms.web.warc import WarcDamage, WarcRecord, matches_digest, read_records

_MEDIA_TYPES: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';,]+)""", re.IGNORECASE)
# Headers that describe the payload as it travelled; they would be untrue of the decoded payload that we store.
_TRAVEL_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def read_pages(stream: BinaryIO, *, archive_file: str, max_bytes: int) -> Iterator[Page | Reject]:
    """Yield the pages of a WARC *stream* in order, and a reject for each place where a page was lost.

    Args:
        archive_file: how the file is named in `Page.archive_file`.
        max_bytes: the largest payload that is taken, after decompression.
    """
    for record in read_records(stream, max_bytes=max_bytes + 65_536):
        if isinstance(record, WarcDamage):
            yield _reject(f"warc:{archive_file}#{record.offset}", "torn_record", record.detail)
        elif (page := read_page(record, archive_file=archive_file, max_bytes=max_bytes)) is not None:
            yield page


def read_page(record: WarcRecord, *, archive_file: str, max_bytes: int) -> Page | Reject | None:
    """Return the page in *record*, a reject where it cannot be had, None where the record is no page."""
    url = record.headers.get("warc-target-uri", "").strip("<> ")
    if record.headers.get("warc-type") != "response" or not url.startswith(("http:", "https:")):
        return None
    if record.is_skipped:
        return _reject(url, "too_large", f"{record.length} bytes; the cap is {max_bytes}")
    if matches_digest(record.block, record.headers.get("warc-block-digest", "")) is False:
        return _reject(url, "bad_digest", f"the record at byte {record.offset} of {archive_file} was changed")
    head, body = _split_head(record.block)
    status = _STATUS.match(head)
    if status is None:
        return _reject(url, "bad_response", f"no HTTP status line: {head[:40]!r}")
    headers = _parse_headers(head)
    media_type = media_type_of(headers.get("content-type") or record.headers.get("warc-identified-payload-type"), body)
    if status[1] != b"200" or media_type is None:
        return None
    try:
        content = _decode_body(headers, body, max_bytes)
    except EncodingError as error:
        return _reject(url, error.reason, str(error))
    if not _is_intact(record, body, content):
        return _reject(url, "bad_digest", f"the payload at byte {record.offset} of {archive_file} was changed")
    if not content.strip():
        return _reject(url, "empty", "the payload is empty")
    return Page(
        url=url,
        content=content,
        media_type=media_type,
        payload_digest=content_digest(content),
        charset=charset_of(headers.get("content-type")),
        fetched_at=parse_instant(record.headers.get("warc-date", "")),
        archive_file=archive_file,
        archive_offset=record.offset,
    )


def response_block(status: int, headers: Iterable[tuple[str, str]], content: bytes) -> bytes:
    """Return a response with its decoded payload as the block of a WARC record.

    The headers of the codings in which it travelled are kept under the names `X-Archive-Original-…`.
    """
    lines = [f"HTTP/1.1 {status} {'OK' if status == 200 else 'Status'}"]
    for name, value in headers:
        prefix = "X-Archive-Original-" if name.lower() in _TRAVEL_HEADERS else ""
        lines.append(f"{prefix}{name}: {value}".replace("\r", " ").replace("\n", " "))
    lines.append(f"Content-Length: {len(content)}")
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + content


def content_digest(content: bytes) -> str:
    """Return `sha256:` and the hex digest of *content*."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def media_type_of(content_type: str | None, content: bytes) -> MediaType | None:
    """Return the media type that a Content-Type header names, if pages have it; HTML where it is silent over markup."""
    if content_type:
        return _MEDIA_TYPES.get(content_type.partition(";")[0].strip().lower())
    return "text/html" if content.lstrip()[:1] == b"<" else None


def charset_of(content_type: str | None) -> str | None:
    """Return the charset that a Content-Type header names."""
    found = _CHARSET.search(content_type or "")
    return found[1] if found else None


def parse_instant(text: str) -> datetime | None:
    """Return an ISO 8601 date or time (W3C-DTF, RFC 3339) in UTC; without a zone it is taken as UTC."""
    try:
        instant = datetime.fromisoformat(text.strip())
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _split_head(block: bytes) -> tuple[bytes, bytes]:
    end = _HEAD_END.search(block)
    return (block[: end.start()], block[end.end() :]) if end else (block, b"")


def _parse_headers(head: bytes) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _decode_body(headers: dict[str, str], body: bytes, max_bytes: int) -> bytes:
    joined = join_chunks(body) if "chunked" in headers.get("transfer-encoding", "").lower() else body
    try:
        return decode_content([joined], headers.get("content-encoding"), max_bytes=max_bytes)
    except EncodingError as error:
        if error.reason == "bad_encoding" and joined.lstrip()[:1] == b"<":
            return decode_content([joined], None, max_bytes=max_bytes)
        raise


def _is_intact(record: WarcRecord, body: bytes, content: bytes) -> bool:
    """Check the payload digest where there is no block digest; writers disagree on whether it is of the coded bytes."""
    label = record.headers.get("warc-payload-digest")
    if label is None or "warc-block-digest" in record.headers:
        return True
    verdicts = [matches_digest(payload, label) for payload in (body, join_chunks(body), content)]
    return True in verdicts or None in verdicts


def _reject(url: str, reason: str, detail: str) -> Reject:
    return Reject("load", identify("art", "article", url), url, reason, detail)
