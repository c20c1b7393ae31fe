"""The manifest of an archive, `manifest.jsonl`: one line for each fetch, only ever appended to.

Lines hold the fields of `schemas.fetches.Fetch` that are not null, times as ISO 8601 in UTC. A last line torn by a
crash is cut off before the next is written; any other line that cannot be read stops with its number.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from schemas.errors import ArchiveError
from schemas.fetches import KEPT, STORED, Fetch, is_passing
from schemas.ids import identify
from schemas.rejects import Reject

MANIFEST = "manifest.jsonl"
WARC_FOLDER = "warc"
GIVE_UP_AFTER = 10
_TIMES = ("at", "published_at", "updated_at")
_FIELDS = frozenset(field.name for field in fields(Fetch))


def read_manifest(archive: Path) -> Iterator[Fetch]:
    """Yield the rows of the manifest in *archive* in the order they were written; none where there is no manifest.

    Raises:
        ArchiveError: a line is no row; names file, line and the fix.
    """
    file = archive / MANIFEST
    if not file.exists():
        return
    with file.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if not line.endswith("\n"):
                return
            yield _parse_row(line, f"{file}, line {number}")


def append_row(archive: Path, row: Fetch) -> None:
    """Write *row* behind the others."""
    values = {name: value for name, value in asdict(row).items() if value not in (None, "")}
    for name in _TIMES:
        if name in values:
            values[name] = values[name].isoformat()
    line = json.dumps(values, ensure_ascii=False).encode(errors="backslashreplace")
    append_durably(archive / MANIFEST, line + b"\n")


def append_durably(file: Path, content: bytes) -> None:
    """Append *content* to *file* and have the disk confirm it; on failure leave the file as it was.

    Raises:
        ArchiveError: it cannot be written, because the disk is full or for another reason.
    """
    size = file.stat().st_size if file.exists() else 0
    try:
        with file.open("ab") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        if file.exists():
            os.truncate(file, size)
        raise ArchiveError(f"{file}: the archive cannot be written: {error.strerror}") from error


def cut_torn_line(archive: Path) -> None:
    """Drop what follows the last line end of the manifest."""
    file = archive / MANIFEST
    if file.exists():
        content = file.read_bytes()
        if not content.endswith(b"\n"):
            os.truncate(file, content.rfind(b"\n") + 1)


class ManifestIndex:
    """What the rows of a manifest say now, by address.

    `last` holds the latest row of each address asked for, `stored` the row with the latest record of each address
    that answered (which a redirect may have made another one).
    """

    def __init__(self, rows: Iterable[Fetch] = ()) -> None:
        self.last: dict[str, Fetch] = {}
        self.stored: dict[str, Fetch] = {}
        self._failures: Counter[str] = Counter()
        for row in rows:
            self.add(row)

    def add(self, row: Fetch) -> None:
        """Take in a further *row*."""
        self.last[row.url] = row
        self._failures[row.url] = self._failures[row.url] + 1 if is_passing(row.outcome) else 0
        if row.outcome == STORED:
            self.stored[row.final_url or row.url] = row

    def failed(self, source: str) -> list[Fetch]:
        """Return the latest rows of the pages of *source* that failed in passing, but not yet in ten runs in a row."""
        rows = (self.last[url] for url, count in self._failures.items() if 0 < count < GIVE_UP_AFTER)
        return [row for row in rows if row.kind == "page" and row.source == source]

    def refused(self) -> list[Fetch]:
        """Return the latest rows of the pages that the archive does not hold, in the order of their first rows."""
        return [row for row in self.last.values() if row.kind == "page" and not self._is_held(row)]

    def _is_held(self, row: Fetch) -> bool:
        return row.outcome in KEPT or (row.final_url or row.url) in self.stored


def fetch_reject(row: Fetch) -> Reject:
    """Return the reject for a page that was not had."""
    return Reject("fetch", identify("art", "article", row.url), row.url, row.outcome, row.detail, row.at)


def _parse_row(line: str, where: str) -> Fetch:
    try:
        values: dict[str, Any] = json.loads(line)
        for name in _TIMES:
            if name in values:
                values[name] = datetime.fromisoformat(values[name])
        return Fetch(**{name: value for name, value in values.items() if name in _FIELDS})
    except (ValueError, TypeError, AttributeError) as error:
        raise ArchiveError(
            f"{where}: not a row of a manifest ({error}); delete the line or restore the file"
        ) from error
