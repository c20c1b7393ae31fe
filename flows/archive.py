"""The archive: WARC files and their manifest in one folder, written so that a crash loses one page at most.

    archive/manifest.jsonl
    archive/warc/onrecord-20261123T064500Z-00000.warc.gz

A record is on disk before its row is written. On opening, a tail torn by a crash is cut off the newest file, and
records that have no row yet get one. One process writes at a time; a lock says so to a second.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from flows.manifest import WARC_FOLDER, ManifestIndex, append_durably, append_row, cut_torn_line, read_manifest
from flows.writer_lock import writer_lock
from schemas.errors import ArchiveError
from schemas.fetches import STORED, Download, Fetch
from schemas.pages import Page
from schemas.version import VERSION
from transforms.web.pages import content_digest, read_page, response_block
from transforms.web.warc import WarcDamage, WarcRecord, digest_label, read_records, write_record

_ANY_SIZE = 1 << 40


class Archive:
    """An archive open for writing; `index` is what its manifest says, kept up to date."""

    def __init__(self, folder: Path, *, warc_bytes: int, now: datetime) -> None:
        self.folder = folder
        self.index = ManifestIndex(read_manifest(folder))
        self._warc_bytes = warc_bytes
        self._now = now.astimezone(UTC)
        self._file = self._resume()

    def add_row(self, row: Fetch) -> None:
        """Write *row* into the manifest."""
        append_row(self.folder, row)
        self.index.add(row)

    def store(self, row: Fetch, download: Download) -> Fetch:
        """Write *download* as a record and *row* behind it; return the row with the place of the record."""
        block = response_block(download.status or 200, download.headers, download.content)
        record = write_record(_response_headers(download), block)
        file, offset = self._append(record)
        placed = replace(
            row,
            outcome=STORED,
            final_url=download.final_url,
            warc_file=file,
            warc_offset=offset,
            warc_length=len(record),
            payload_digest=content_digest(download.content),
        )
        self.add_row(placed)
        return placed

    def _append(self, record: bytes) -> tuple[str, int]:
        if self._file is None or self._file.stat().st_size >= self._warc_bytes:
            self._file = self._begin_file()
        offset = self._file.stat().st_size
        append_durably(self._file, record)
        return self._file.relative_to(self.folder).as_posix(), offset

    def _begin_file(self) -> Path:
        folder = self.folder / WARC_FOLDER
        folder.mkdir(exist_ok=True)
        stamp = self._now.strftime("%Y%m%dT%H%M%SZ")
        number = sum(1 for _ in folder.glob(f"onrecord-{stamp}-*"))
        file = folder / f"onrecord-{stamp}-{number:05d}.warc.gz"
        append_durably(file, _warcinfo(file.name, self._now))
        return file

    def _resume(self) -> Path | None:
        """Return the newest file, mended, if there is one."""
        files = sorted((self.folder / WARC_FOLDER).glob("*.warc.gz"))
        if not files:
            return None
        name = files[-1].relative_to(self.folder).as_posix()
        known = (row for row in self.index.stored.values() if row.warc_file == name)
        start = max(((row.warc_offset or 0) + (row.warc_length or 0) for row in known), default=0)
        with files[-1].open("rb") as stream:
            end, missing = _examine_tail(stream, name, start)
        if end < files[-1].stat().st_size:
            os.truncate(files[-1], end)
        for row in missing:
            self.add_row(row)
        return files[-1]


@contextmanager
def open_archive(folder: Path, *, warc_bytes: int, now: datetime) -> Iterator[Archive]:
    """Open the archive in *folder* for writing, made and mended where needed; *now* names the files it begins.

    Raises:
        ArchiveError: the folder cannot be written, or its manifest is damaged.
        DatasetError: another process writes to it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{folder}: the archive cannot be written: {error.strerror}") from error
    with writer_lock(folder, patience=0.0):
        cut_torn_line(folder)
        yield Archive(folder, warc_bytes=warc_bytes, now=now)


def _examine_tail(stream: BinaryIO, name: str, start: int) -> tuple[int, list[Fetch]]:
    """Return where the last whole record ends, and rows for the pages found from byte *start*."""
    end, rows = start, []
    for record in read_records(stream, max_bytes=_ANY_SIZE, start=start):
        if isinstance(record, WarcDamage):
            continue
        end = record.end
        page = read_page(record, archive_file=name, max_bytes=_ANY_SIZE)
        if isinstance(page, Page):
            rows.append(_recovered_row(record, page))
    return end, rows


def _recovered_row(record: WarcRecord, page: Page) -> Fetch:
    return Fetch(
        url=page.url,
        outcome=STORED,
        at=page.fetched_at or datetime.fromtimestamp(0, UTC),
        final_url=page.url,
        status=200,
        warc_file=page.archive_file,
        warc_offset=record.offset,
        warc_length=record.end - record.offset,
        payload_digest=page.payload_digest,
        detail="recovered after a crash",
    )


def _response_headers(download: Download) -> dict[str, str]:
    return {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Date": download.asked_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Target-URI": download.final_url,
        "Content-Type": "application/http; msgtype=response",
        "WARC-Payload-Digest": digest_label(download.content),
    }


def _warcinfo(name: str, now: datetime) -> bytes:
    fields = f"software: OnRecord/{VERSION}\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n"
    headers = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Date": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-Filename": name,
        "Content-Type": "application/warc-fields",
    }
    return write_record(headers, fields.encode())
