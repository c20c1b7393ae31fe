"""Drafts: the next version of a dataset while it is made, and the one atomic step that makes it current.

A draft grows in `.staging`: rewritten parts are written there, and at the end all other files of the version before
are hard-linked beside them. The finished folder moves to `.versions`; then one `os.replace` of the link `current`
switches all tables at once. A run that is killed leaves a folder in `.staging`, or a version that is not current yet:
nobody reads either, and the next writer removes them.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from flows.dataset.descriptions import PACKAGE, describe_dataset, describe_version
from flows.dataset.layout import ALL, PLACEMENTS
from flows.dataset.part_files import read_part, write_part
from flows.dataset.rewrite import Change, Rewrite, rewrite_parts
from flows.dataset.version_files import (
    CURRENT,
    STAGING,
    VERSIONS,
    clear_leftovers,
    current_number,
    find_current,
    remove_tree,
    require_version,
    sync_folder,
)
from flows.writer_lock import writer_lock
from schemas.errors import DatasetError
from schemas.table import SCHEMA_VERSION
from schemas.tables import TABLES
from schemas.versions import MANIFEST, Part, Version, format_manifest


class Draft:
    """The next version, number *number*, made from the parts of *base* (None for a dataset that does not exist yet)."""

    def __init__(self, output: Path, base: Version | None, number: int) -> None:
        self.output = output
        self.base = base
        self.number = number
        self.folder = output / STAGING / str(number)
        self.parts: dict[Part, Path] = {part: base.path(part) for part in base.parts} if base else {}

    def rewrite(self, table: str, change: Change) -> list[Rewrite]:
        """Apply *change* to one table of the draft; return what changed."""
        folder = self._folder_of(table)
        parts = {part: path for part, path in self.parts.items() if part.table == table}
        done = []
        for rewritten in rewrite_parts(PLACEMENTS[table], change, parts, folder):
            if rewritten.old is not None:
                self.parts.pop(rewritten.old)
            self.parts.update({part: folder / part.file for part in rewritten.new})
            done.append(rewritten)
        return done

    def upgrade(self) -> None:
        """Write the files of a base of an older schema anew, so that all files of a version can be read together."""
        if self.base is None or self.base.schema_version == SCHEMA_VERSION:
            return
        for part, path in list(self.parts.items()):
            table, folder = PLACEMENTS[part.table].table, self._folder_of(part.table)
            fresh = write_part(folder, table, part.group, part.bits, read_part(path, part, table))
            self.parts.pop(part)
            self.parts[fresh] = folder / fresh.file

    def adopt(self, other: Version) -> None:
        """Take the parts of *other* in place of those there are."""
        self.parts = {part: other.path(part) for part in other.parts}

    def _folder_of(self, table: str) -> Path:
        folder = self.folder / table
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def publish(self, action: str, now: datetime) -> Version:
        """Make the draft the current version; where it is equal to the current one, leave that and return it."""
        self._fill_empty_tables()
        if self.base is not None and self.base.number == self.number - 1 and set(self.base.parts) == set(self.parts):
            return self.base
        version = Version(self.number, now, action, SCHEMA_VERSION, self.folder, tuple(sorted(self.parts)))
        self._link_untouched()
        _write(self.folder / MANIFEST, format_manifest(version))
        for name, text in describe_version(version).items():
            _write(self.folder / name, text)
        for folder in [path for path in self.folder.iterdir() if path.is_dir()] + [self.folder]:
            sync_folder(folder)
        return self._switch(version)

    def _fill_empty_tables(self) -> None:
        """Give a table without rows a file without rows, and take it from one that has some: globs want a file."""
        for name, table in TABLES.items():
            parts = [part for part in self.parts if part.table == name]
            if len(parts) > 1 or not parts:
                for part in [part for part in parts if not part.rows]:
                    self.parts.pop(part)
            if not parts:
                folder = self._folder_of(name)
                part = write_part(folder, table, ALL, "", table.empty())
                self.parts[part] = folder / part.file

    def _link_untouched(self) -> None:
        for part, path in self.parts.items():
            here = self._folder_of(part.table) / part.file
            if path != here:
                os.link(path, here)
        kept = {(part.table, part.file) for part in self.parts}
        for file in self.folder.glob("*/*"):
            if (file.parent.name, file.name) not in kept:
                file.unlink()
        for folder in self.folder.iterdir():
            if folder.is_dir() and folder.name not in {table for table, _ in kept}:
                folder.rmdir()

    def _switch(self, version: Version) -> Version:
        folder = self.output / VERSIONS / str(version.number)
        self.folder.rename(folder)
        sync_folder(folder.parent)
        _link_tables(self.output)
        for name, text in describe_dataset(self.output).items():
            _write_if_other(self.output, name, text)
        _replace_link(self.output, CURRENT, f"{VERSIONS}/{version.number}")
        sync_folder(self.output)
        return replace(version, folder=folder)


@contextmanager
def open_draft(output: Path, *, patience: float, base: int | None = None, is_upgraded: bool = True) -> Iterator[Draft]:
    """Lock the dataset in *output* (made where it is missing) and give a draft of its next version.

    The draft starts from the current version, which is kept as it is whatever happens in the block, or from the
    version numbered *base*; its files are brought to the present schema where *is_upgraded*.

    Raises:
        DatasetError: another writer does not end, the dataset cannot be read, or the disk is full.
    """
    output.mkdir(parents=True, exist_ok=True)
    with _full_disk_told(output), writer_lock(output, patience=patience):
        current = current_number(output) or 0
        draft = Draft(output, require_version(output, base) if base else find_current(output), current + 1)
        try:
            clear_leftovers(output, current)
            if is_upgraded:
                draft.upgrade()
            yield draft
        finally:
            remove_tree(draft.folder)


@contextmanager
def _full_disk_told(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if not _is_disk_full(error):
            raise
        stands = current_number(output) or "none"
        raise DatasetError(f"{output}: the disk is full; the dataset stays at version {stands}") from error


def _is_disk_full(error: OSError) -> bool:
    # Polars raises an OSError without errno: the number stands in its message only.
    return error.errno in (errno.ENOSPC, errno.EDQUOT) or f"(os error {errno.ENOSPC})" in str(error)


def _link_tables(output: Path) -> None:
    for name in (*TABLES, PACKAGE):
        target = f"{CURRENT}/{name}"
        link = output / name
        if link.is_symlink() and str(link.readlink()) == target:
            continue
        if link.exists() and not link.is_symlink():
            raise DatasetError(f"{link}: is in the way of a table of the dataset; move it elsewhere")
        _replace_link(output, name, target)


def _replace_link(output: Path, name: str, target: str) -> None:
    fresh = output / STAGING / f"{name}.link"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(output / name)


def _write_if_other(output: Path, name: str, text: str) -> None:
    file = output / name
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        _write(output / STAGING / name, text)
        (output / STAGING / name).replace(file)


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
