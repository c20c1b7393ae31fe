"""Publishing: the current version copied to a folder or an object store of fsspec, or into Delta Lake tables.

An object store has no links and no renaming, so the copy is laid out otherwise than the dataset: files lie under
`files/<table>/` by their names, which tell their content and never change it, and `current.json` lists those of the
version. Writing that one object is the switch. Readers go by it: `load_published`, or its list of files. Files of
versions before the last are removed at the next publication.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import fsspec  # type: ignore[import-untyped]
import polars as pl
import pyarrow.dataset as ds
from fsspec.implementations.local import LocalFileSystem  # type: ignore[import-untyped]

from flows.dataset.descriptions import PACKAGE, describe_copy
from flows.dataset.part_files import check_file
from flows.reader import load_version
from schemas.errors import DatasetError
from schemas.table import SCHEMA_VERSION
from schemas.tables import TABLES
from schemas.versions import Part, Version

CURRENT = "current.json"
FILES = "files"

Options = dict[str, Any]


def publish_version(version: Version, url: str, *, options: Options | None = None) -> int:
    """Copy *version* to *url* and switch to it; return how many files were new there.

    Args:
        version: the version; pin it for the time of the call.
        url: a folder, or an address such as `s3://bucket/folder`.
        options: what fsspec takes for the file system: credentials, endpoint.

    Raises:
        DatasetError: a file of the version is not the one that was written, or nothing here can write to such a URL.
    """
    system, root = _open(url, options)
    parts = [part for part in version.parts if part.table in TABLES]
    before = _read_manifest(system, root)
    there = _list_files(system, root)
    fresh = [part for part in parts if there.get(_place(part)) != part.bytes]
    for part in fresh:
        check_file(version.path(part), part)
        _put(system, version.path(part).read_bytes(), f"{root}/{_place(part)}")
    _put(system, json.dumps(_describe(version, parts), indent=1).encode(), f"{root}/{CURRENT}")
    _put(system, describe_copy(version, FILES).encode(), f"{root}/{PACKAGE}")
    kept = {_place(part) for part in parts} | set(before.get("files", {}))
    for place in there.keys() - kept:
        system.rm_file(f"{root}/{place}")
    return len(fresh)


def load_published(table: str, url: str, *, options: Options | None = None) -> pl.LazyFrame:
    """Return the rows of *table* as last published to *url*.

    Raises:
        DatasetError: nothing was published there, it has no such table, or it is newer than this program.
    """
    system, root = _open(url, options)
    manifest = _read_manifest(system, root)
    if not manifest:
        raise DatasetError(f"{url}: nothing was published here")
    if manifest["schema_version"] > SCHEMA_VERSION:
        written = manifest["schema_version"]
        raise DatasetError(f"{url}: schema version {written} is newer than {SCHEMA_VERSION}: upgrade OnRecord")
    files = [f"{root}/{place}" for place, row in manifest["files"].items() if row["table"] == table]
    if not files:
        raise DatasetError(f"{url}: no table {table!r}")
    return pl.scan_pyarrow_dataset(ds.dataset(files, filesystem=system, format="parquet"))


def publish_delta(version: Version, url: str, *, options: dict[str, str] | None = None) -> int:
    """Write the tables of *version* to Delta Lake tables under *url*; return how many files of it those hold.

    Tables that have not changed since they were last written are left alone. Each table switches by itself: Delta
    Lake knows no transaction over several. Enumerated columns become plain text there.
    """
    try:
        from deltalake import CommitProperties, DeltaTable, write_deltalake
    except ImportError as error:
        raise DatasetError(f"{url}: Delta Lake tables need `pip install 'onrecord[publish]'`") from error
    count = 0
    for name in TABLES:
        place, mark = f"{url.rstrip('/')}/{name}", "+".join(part.sha256[:12] for part in version.of(name))
        if DeltaTable.is_deltatable(place, storage_options=options):
            last = DeltaTable(place, storage_options=options).history(1)[0]
            if last.get("onrecord_parts") == mark:
                continue
        rows = load_version(name, version).with_columns(pl.col(pl.Enum).cast(pl.String)).collect()
        write_deltalake(
            place,
            rows.sort(TABLES[name].sort).to_arrow(compat_level=pl.CompatLevel.oldest()),
            mode="overwrite",
            schema_mode="overwrite",
            storage_options=options,
            commit_properties=CommitProperties(custom_metadata={"onrecord_parts": mark}),
        )
        count += len(version.of(name))
    return count


def _open(url: str, options: Options | None) -> tuple[Any, str]:
    """Return the file system of *url* and the path of *url* in it."""
    try:
        system, root = fsspec.core.url_to_fs(url, **(options or {}))
    except (ImportError, ValueError) as error:
        raise DatasetError(f"{url}: {error}") from error
    return system, str(root).rstrip("/")


def _place(part: Part) -> str:
    return f"{FILES}/{part.table}/{part.file}"


def _describe(version: Version, parts: Sequence[Part]) -> dict[str, Any]:
    return {
        "version": version.number,
        "created_at": version.created_at.isoformat(),
        "schema_version": version.schema_version,
        "files": {
            _place(part): {"table": part.table, "rows": part.rows, "bytes": part.bytes, "sha256": part.sha256}
            for part in parts
        },
    }


def _read_manifest(system: Any, root: str) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(system.cat_file(f"{root}/{CURRENT}"))
    except FileNotFoundError:
        return {}
    return manifest


def _list_files(system: Any, root: str) -> dict[str, int]:
    """Return the sizes of the data files under *root*, by their places relative to it."""
    system.invalidate_cache()
    found = system.find(f"{root}/{FILES}", detail=True)
    prefix = len(root) + 1
    return {path[prefix:]: row["size"] for path, row in found.items()}


def _put(system: Any, content: bytes, path: str) -> None:
    """Write an object whole or not at all: object stores do so by themselves, a local file by renaming."""
    if not isinstance(system, LocalFileSystem):
        system.pipe_file(path, content)
        return
    staged = Path(f"{path}.tmp")
    staged.parent.mkdir(parents=True, exist_ok=True)
    staged.write_bytes(content)
    staged.replace(path)
