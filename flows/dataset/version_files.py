"""Folders of versions: which one is current, which there are, and the removal of what nobody reads any more."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from schemas.errors import DatasetError
from schemas.versions import MANIFEST, Version, parse_manifest

CURRENT = "current"
VERSIONS = ".versions"
STAGING = ".staging"

GRACE = timedelta(minutes=10)
"""How long a version that was replaced stays for those who have begun to read it, beyond the number that is kept."""


def current_number(output: Path) -> int | None:
    """Return the number of the current version, None where there is no dataset; reads nothing but the link."""
    try:
        return int((output / CURRENT).readlink().name)
    except FileNotFoundError:
        return None


def find_current(output: Path) -> Version | None:
    """Return the current version of the dataset in *output*, None where there is no dataset.

    Raises:
        DatasetError: the link points to no version, or the version is damaged or of a newer schema.
    """
    number = current_number(output)
    while number is not None:
        try:
            return read_version(output / VERSIONS / str(number))
        except FileNotFoundError:
            # A writer may have replaced and removed the version since the link was read: then the link has changed.
            before, number = number, current_number(output)
            if number == before:
                raise DatasetError(f"{output}: the current version {number} is missing; roll back") from None
    return None


def require_version(output: Path, number: int | None = None) -> Version:
    """Return the current version, or the one of that *number*.

    Raises:
        DatasetError: there is none, or it is damaged.
    """
    current = current_number(output)
    if current is None:
        raise DatasetError(f"{output}: no dataset here; `onrecord run` makes one")
    if number is None:
        return find_current(output) or require_version(output)
    with suppress(FileNotFoundError):
        if number <= current:
            return read_version(output / VERSIONS / str(number))
    kept = ", ".join(str(version.number) for version in list_versions(output))
    raise DatasetError(f"{output}: no version {number}; there are {kept}")


def read_version(folder: Path) -> Version:
    """Return the version in *folder*."""
    return parse_manifest((folder / MANIFEST).read_text(encoding="utf-8"), folder)


def list_versions(output: Path) -> list[Version]:
    """Return the versions up to the current one, newest first, less those whose manifest cannot be read."""
    current = current_number(output)
    if current is None:
        return []
    numbers = [int(folder.name) for folder in (output / VERSIONS).iterdir() if folder.name.isdigit()]
    found = []
    for number in sorted((number for number in numbers if number <= current), reverse=True):
        with suppress(FileNotFoundError, DatasetError):
            found.append(read_version(output / VERSIONS / str(number)))
    return found


@contextmanager
def pinned_version(output: Path, number: int | None = None) -> Iterator[Version]:
    """Give a version that is not removed for the time of the block, however long that is.

    Raises:
        DatasetError: there is no such version.
    """
    while True:
        version = require_version(output, number)
        try:
            handle = os.open(version.folder / MANIFEST, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_SH)
            if (version.folder / MANIFEST).exists():
                yield version
                return
        finally:
            os.close(handle)


def remove_old(output: Path, *, keep: int, grace: timedelta, now: datetime) -> list[int]:
    """Remove versions beyond the newest *keep* that were replaced more than *grace* ago; return their numbers.

    Call it under the writer lock. A version that someone has pinned stays.
    """
    versions = list_versions(output)
    removed = []
    for newer, version in list(pairwise(versions))[max(keep, 1) - 1 :]:
        if now - newer.created_at >= grace and _retire(output, version):
            removed.append(version.number)
    return removed


def _retire(output: Path, version: Version) -> bool:
    """Move *version* out of sight and remove it, unless it is pinned: a folder in `.versions` is always whole."""
    handle = os.open(version.folder / MANIFEST, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        away = output / STAGING / f"old-{version.number}"
        version.folder.rename(away)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    remove_tree(away)
    return True


def clear_leftovers(output: Path, current: int) -> None:
    """Remove what killed writers left: the staging folder, and versions that never became current."""
    remove_tree(output / STAGING)
    for name in (STAGING, VERSIONS):
        (output / name).mkdir(exist_ok=True)
    for folder in (output / VERSIONS).iterdir():
        if folder.name.isdigit() and int(folder.name) > current:
            remove_tree(folder)


def remove_tree(folder: Path) -> None:
    """Remove *folder* with all in it, where it exists."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
