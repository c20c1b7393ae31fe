"""Versions of a dataset: which files make up each table, with what is needed to tell that they are whole.

A version is a folder with a manifest (`version.json`), and a folder of Parquet files for each table. The rows of a
table are parted by *group* (a month, or `all`) and, within it, by the leading *bits* of the hash of an anchor, so that
the part of a row can be computed and a part can be split in two without touching another. The name of a file ends in
the digest of its content: a name never stands for two contents, and equal content has an equal name.
"""

import json
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from schemas.errors import DatasetError
from schemas.table import SCHEMA_VERSION

MANIFEST = "version.json"
DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One file of a table; `modified_ns` is its time of modification, which betrays a change made by hand."""

    table: str
    group: str
    bits: str
    rows: int
    bytes: int
    sha256: str
    modified_ns: int

    @property
    def name(self) -> str:
        """Group and bits: what stays when the content changes."""
        return f"{self.group}.{self.bits}" if self.bits else self.group

    @property
    def file(self) -> str:
        """Name of the file in the folder of the table."""
        return f"{self.name}.{self.sha256[:DIGEST_LENGTH]}.parquet"


@dataclass(frozen=True, slots=True)
class Version:
    """One state of all tables; `action` says what made it: commit, delete, rollback, rebuild or upgrade."""

    number: int
    created_at: datetime
    action: str
    schema_version: int
    folder: Path
    parts: tuple[Part, ...]

    def of(self, table: str) -> tuple[Part, ...]:
        """Return the parts of one table, in order of group and bits."""
        return tuple(part for part in self.parts if part.table == table)

    def path(self, part: Part) -> Path:
        """Return where the file of *part* lies."""
        return self.folder / part.table / part.file

    def rows(self, table: str) -> int:
        """Return the number of rows of one table."""
        return sum(part.rows for part in self.of(table))


def format_manifest(version: Version) -> str:
    """Return the content of the manifest of *version*."""
    names = [field.name for field in fields(Part)]
    parts = ({name: getattr(part, name) for name in names} | {"file": part.file} for part in version.parts)
    lines = ",\n".join(json.dumps(part) for part in parts)
    head = {
        "version": version.number,
        "created_at": version.created_at.isoformat(),
        "action": version.action,
        "schema_version": version.schema_version,
    }
    return json.dumps(head)[:-1] + f', "parts": [\n{lines}\n]}}\n'


def parse_manifest(text: str, folder: Path) -> Version:
    """Return the version that the manifest *text* of *folder* describes.

    Raises:
        DatasetError: it is no manifest, or one of a newer schema than this program knows.
    """
    try:
        read = json.loads(text)
        written = read["schema_version"]
        if written > SCHEMA_VERSION:
            raise DatasetError(
                f"{folder}: the dataset was written with schema version {written}, this OnRecord reads up to "
                f"{SCHEMA_VERSION}: upgrade OnRecord, or roll the dataset back with the newer one"
            )
        parts = tuple(Part(**{key: value for key, value in part.items() if key != "file"}) for part in read["parts"])
        created_at = datetime.fromisoformat(read["created_at"])
        return Version(read["version"], created_at, read["action"], written, folder, parts)
    except (ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{folder / MANIFEST}: damaged manifest ({error}); roll back to an older version") from error
