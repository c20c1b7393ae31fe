"""Files of parts: write one, read one, and tell whether one is what its manifest says.

A part is written with zstd level 3 and the Arrow schema of its table, so that descriptions, units and permitted values
travel with the data; the schema version stands in the metadata of the file. A file whose size or time of modification
is not that of the manifest is read only if its digest is right.
"""

import hashlib
import os
from pathlib import Path

import polars as pl

from schemas.errors import DatasetError
from schemas.table import SCHEMA_VERSION, Table
from schemas.versions import Part

LEVEL = 3
ROWS_A_GROUP = 50_000


def write_part(folder: Path, table: Table, group: str, bits: str, frame: pl.DataFrame) -> Part:
    """Write *frame*, which is in order, into *folder* under the name that its content gives it."""
    staged = folder / f"{group}.{bits}.tmp"
    frame.write_parquet(
        staged,
        compression="zstd",
        compression_level=LEVEL,
        row_group_size=ROWS_A_GROUP,
        arrow_schema=table.arrow_schema,
        metadata={"table": table.name, "grain": table.grain, "schema_version": str(SCHEMA_VERSION)},
    )
    with staged.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
        os.fchmod(handle.fileno(), 0o444)  # versions share files by hard links: an edit in place would reach them all
        os.fsync(handle.fileno())
        state = os.fstat(handle.fileno())
    part = Part(table.name, group, bits, frame.height, state.st_size, digest, state.st_mtime_ns)
    staged.rename(folder / part.file)
    return part


def read_part(path: Path, part: Part, table: Table) -> pl.DataFrame:
    """Return the rows of a part, in the schema of its table; columns that an older schema lacks are null.

    Raises:
        DatasetError: the file is not the one that was written.
    """
    check_file(path, part)
    return pl.read_parquet(path, schema=table.polars_schema, missing_columns="insert", glob=False)


def check_file(path: Path, part: Part) -> None:
    """Check cheaply that *path* is the file of *part*.

    Raises:
        DatasetError: it is missing, cut, or changed.
    """
    try:
        state = path.stat()
    except FileNotFoundError:
        raise DatasetError(f"{path}: the file is missing; `onrecord dataset verify` tells what else is") from None
    if state.st_size == part.bytes and state.st_mtime_ns == part.modified_ns:
        return
    fault = find_fault(path, part)
    if fault is not None:
        raise DatasetError(f"{path}: {fault}; roll back, or restore the file from a copy")


def find_fault(path: Path, part: Part) -> str | None:
    """Return what is wrong with the content of *path*, or None: reads all of it."""
    if not path.is_file():
        return "the file is missing"
    size = path.stat().st_size
    if size != part.bytes:
        return f"the file has {size} bytes, not {part.bytes}"
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    return None if digest == part.sha256 else "the content of the file was changed"
