"""Files of parts: write one, read one, and tell whether one is what its manifest says.

A part is written with zstd level 1 and the Arrow schema of its table, so that descriptions, units and permitted values
travel with the data; the schema version stands in the metadata of the file. A file whose size or time of modification
is not that of the manifest is read only if its digest is right.
"""

import hashlib
import os
from functools import cache
from pathlib import Path

import polars as pl
import pyarrow as pa

from schemas.errors import DatasetError
from schemas.store_tables import STORED_TABLES
from schemas.table import SCHEMA_VERSION, Table
from schemas.versions import Part

LEVEL = 1
ROWS_A_GROUP = {"claims": 3_000}
"""Rows sorted by date, of which a query for a few days skips most; a part of claims has two or three groups."""

_DEFAULT_ROWS_A_GROUP = 10_000


def write_part(folder: Path, table: Table, group: str, bits: str, frame: pl.DataFrame) -> Part:
    """Write *frame*, which is in order, into *folder* under the name that its content gives it."""
    staged = folder / f"{group}.{bits}.tmp"
    frame.write_parquet(
        staged,
        compression="zstd",
        compression_level=LEVEL,
        row_group_size=ROWS_A_GROUP.get(table.name, _DEFAULT_ROWS_A_GROUP),
        arrow_schema=_arrow_schema(table.name),
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


@cache  # making one takes longer than writing a small part
def _arrow_schema(name: str) -> pa.Schema:
    return STORED_TABLES[name].arrow_schema


def read_part(path: Path, part: Part, table: Table) -> pl.DataFrame:
    """Return the rows of a part, in the schema of its table.

    Raises:
        DatasetError: the file is not the one that was written, or of an older schema that cannot be read as this one.
    """
    check_file(path, part)
    return scan_file(path, table).collect()


def scan_file(path: Path, table: Table) -> pl.LazyFrame:
    """Return the rows of one file in the schema of *table*, from a file of this or of an older schema.

    A column that an older schema lacks is null where it may be; the values of an enumeration may have become more.

    Raises:
        DatasetError: the change of schema was another one.
    """
    rows = pl.scan_parquet(path, glob=False, hive_partitioning=False)
    found = rows.collect_schema()
    if found == table.polars_schema:
        return rows
    lacking = [column.name for column in table.columns if column.name not in found and not column.is_nullable]
    dropped = [name for name in found if name not in table.polars_schema]
    if lacking or dropped:
        raise DatasetError(
            f"{path}: written with an older schema (without {lacking}, with {dropped}): run `onrecord rebuild`"
        )
    return rows.select(
        _widen(name, found[name], dtype) if name in found else pl.lit(None, dtype).alias(name)
        for name, dtype in table.polars_schema.items()
    )


def _widen(name: str, found: pl.DataType, dtype: pl.DataType) -> pl.Expr:
    words = pl.col(name).cast(pl.String) if isinstance(found, pl.Enum) else pl.col(name)
    return words.cast(dtype)


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
