"""Pages from disk: folders of .html and .txt files, WARC files of any origin, and our own archive.

Everything yields `Page | Reject` in a fixed order, and never more than one payload is held. What was asked for and is
not there at all is an `InputError`; a file inside it that cannot be read is a `Reject` and the rest goes on.
"""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from flows.manifest import MANIFEST, WARC_FOLDER, ManifestIndex, fetch_reject, read_manifest
from schemas.errors import InputError
from schemas.fetches import Fetch
from schemas.ids import identify
from schemas.pages import MediaType, Page
from schemas.rejects import Reject
from transforms.web.encodings import EncodingError, decode_gzip
from transforms.web.pages import content_digest, parse_instant, read_pages

MAX_BYTES = 10_000_000
_WARC_ENDINGS = (".warc", ".warc.gz")
_PAGE_ENDINGS: dict[str, MediaType] = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain"}
_SIDECAR_KEYS = ("url", "published_at")


def load_path(path: Path, *, max_bytes: int = MAX_BYTES) -> Iterator[Page | Reject]:
    """Return the pages of an archive, a WARC file, a page file, or a folder of these, whichever *path* is.

    Raises:
        InputError: *path* is missing, unreadable, or a file of another kind.
    """
    _check_readable(path)
    if path.is_dir():
        return (load_archive if (path / MANIFEST).is_file() else load_folder)(path, max_bytes=max_bytes)
    if path.name.endswith(_WARC_ENDINGS):
        return load_warc(path, max_bytes=max_bytes)
    if _media_type(path) is None:
        raise InputError(f"{path}: no page, WARC file or folder; pages end in .html, .htm or .txt, and .gz after it")
    return iter([_load_file(path, path.parent, max_bytes)])


def load_folder(path: Path, *, max_bytes: int = MAX_BYTES) -> Iterator[Page | Reject]:
    """Yield the pages and WARC files below *path* in the order of their names; other files are passed over.

    The address of a page is `file:` and its path relative to *path*, unless a sidecar `NAME.toml` beside the file
    NAME gives `url`; a sidecar may also give `published_at`.
    """
    _check_readable(path)
    return _walk(path, path, max_bytes)


def load_warc(path: Path, *, max_bytes: int = MAX_BYTES, name: str | None = None) -> Iterator[Page | Reject]:
    """Yield the pages of a WARC file, plain or gzip; they name it *name*, which is its file name if not given."""
    _check_readable(path)
    return _stream_warc(path, name or path.name, max_bytes)


def load_archive(path: Path, *, max_bytes: int = MAX_BYTES) -> Iterator[Page | Reject]:
    """Yield the latest record of each page in our own archive, with what its feed said of it, then what fetch refused.

    Records without a row in the manifest (after a crash) are found by reading the files and yielded as well.
    """
    _check_readable(path)
    return _stream_archive(path, max_bytes)


def _walk(folder: Path, root: Path, max_bytes: int) -> Iterator[Page | Reject]:
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError as error:
        yield _reject(_file_url(folder, root), "unreadable", error.strerror or str(error))
        return
    for child in children:
        if child.is_dir() and not child.is_symlink():
            yield from _walk(child, root, max_bytes)
        elif child.name.endswith(_WARC_ENDINGS):
            yield from _stream_warc(child, child.relative_to(root).as_posix(), max_bytes)
        elif _media_type(child) is not None:
            yield _load_file(child, root, max_bytes)


def _load_file(file: Path, root: Path, max_bytes: int) -> Page | Reject:
    url = _file_url(file, root)
    try:
        if file.stat().st_size > max_bytes:
            return _reject(url, "too_large", f"{file.stat().st_size} bytes; the cap is {max_bytes}")
        content = file.read_bytes()
        given = _read_sidecar(file)
    except OSError as error:
        return _reject(url, "unreadable", error.strerror or str(error))
    except ValueError as error:
        return _reject(url, "bad_sidecar", str(error))
    try:
        content = decode_gzip(content, max_bytes=max_bytes) if file.name.endswith(".gz") else content
    except EncodingError as error:
        return _reject(url, error.reason, str(error))
    if not content.strip():
        return _reject(url, "empty", "the file is empty")
    page = Page(url, content, _media_type(file) or "text/plain", content_digest(content))
    return replace(page, **given)


def _read_sidecar(file: Path) -> dict[str, Any]:
    """Return what `NAME.toml` beside *file* gives of its page.

    Raises:
        ValueError: it is not TOML, or has an unknown key or a value of the wrong type.
    """
    sidecar = file.with_name(f"{file.name}.toml")
    if not sidecar.exists():
        return {}
    values = tomllib.loads(sidecar.read_text(encoding="utf-8"))
    if unknown := sorted(values.keys() - set(_SIDECAR_KEYS)):
        raise ValueError(f"{sidecar.name}: unknown key {unknown[0]!r}; there are {', '.join(_SIDECAR_KEYS)}")
    given: dict[str, Any] = {}
    if "url" in values:
        if not isinstance(values["url"], str):
            raise ValueError(f"{sidecar.name}: url must be text, not {values['url']!r}")
        given["url"] = values["url"]
    if "published_at" in values:
        given |= {"published_at": _instant(values["published_at"], sidecar.name), "published_from": "given"}
    return given


def _instant(value: Any, name: str) -> datetime:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time(), UTC)
    instant = parse_instant(value.isoformat() if isinstance(value, datetime) else str(value))
    if instant is None:
        raise ValueError(f"{name}: published_at must be a date or a time such as 2021-12-22T09:30:00Z, not {value!r}")
    return instant


def _stream_warc(path: Path, name: str, max_bytes: int) -> Iterator[Page | Reject]:
    try:
        with path.open("rb") as stream:
            yield from read_pages(stream, archive_file=name, max_bytes=max_bytes)
    except OSError as error:
        yield _reject(f"warc:{name}", "unreadable", error.strerror or str(error))


def _stream_archive(path: Path, max_bytes: int) -> Iterator[Page | Reject]:
    index = ManifestIndex()
    rows: dict[tuple[str | None, int | None], Fetch] = {}
    for row in read_manifest(path):
        index.add(row)
        if row.warc_file:
            rows[row.warc_file, row.warc_offset] = row
    for file in sorted((path / WARC_FOLDER).rglob("*")):
        if file.name.endswith(_WARC_ENDINGS):
            for item in _stream_warc(file, file.relative_to(path).as_posix(), max_bytes):
                current = _current(item, rows, index) if isinstance(item, Page) else item
                if current is not None:
                    yield current
    for row in index.refused():
        yield fetch_reject(row)


def _current(
    page: Page, rows: dict[tuple[str | None, int | None], Fetch], index: ManifestIndex
) -> Page | Reject | None:
    """Return *page* with what its row says; None where a later record took its place."""
    row = rows.get((page.archive_file, page.archive_offset))
    if row is None:
        return page
    if row.payload_digest != page.payload_digest:
        place = f"{page.archive_file} at byte {page.archive_offset}"
        return _reject(page.url, "bad_digest", f"{place} is not what was fetched")
    if index.stored.get(page.url) is not row:
        return None
    return replace(page, published_at=row.published_at, published_from="feed") if row.published_at else page


def _check_readable(path: Path) -> None:
    try:
        is_folder = S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError(f"{path}: no such file or folder") from error
    except OSError as error:
        raise InputError(f"{path}: it cannot be read: {error.strerror}") from error
    if not os.access(path, os.R_OK | (os.X_OK if is_folder else 0), effective_ids=True):
        raise InputError(f"{path}: no permission to read it")


def _media_type(path: Path) -> MediaType | None:
    name = path.name.lower()
    return next((kind for end, kind in _PAGE_ENDINGS.items() if name.endswith((end, f"{end}.gz"))), None)


def _file_url(path: Path, root: Path) -> str:
    return f"file:{path.relative_to(root).as_posix()}"


def _reject(url: str, reason: str, detail: str) -> Reject:
    return Reject("load", identify("art", "article", url), url, reason, detail)
