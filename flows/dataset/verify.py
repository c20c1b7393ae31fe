"""Verification: is every file of a version the one that was written, is nothing foreign there, and do all tables agree?

Files are compared with the digests of the manifest; then every table is validated month by month against the texts and
the tables it refers to, keys are counted over all of it, and the actors are made anew from the sightings.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polars as pl

from flows.dataset.descriptions import CROISSANT, PACKAGE
from flows.dataset.part_files import find_fault
from flows.dataset.version_files import CURRENT
from flows.reader import load_version, scan_parts
from schemas.errors import SchemaError
from schemas.table import SCHEMA_VERSION, Table
from schemas.tables import ARTICLE_TABLES, TABLES
from schemas.validation import validate
from schemas.versions import MANIFEST, Version
from transforms.tables.actor_tables import aggregate_sightings, combine_aggregates, count_activity


class Fault(NamedTuple):
    """What is wrong, and where: a file, a folder or a table."""

    place: str
    what: str


def find_faults(output: Path, version: Version) -> list[Fault]:
    """Return all faults of *version* of the dataset in *output*; the tables are only read when the files are right."""
    faults = [*_file_faults(version), *_foreign_files(version), *_link_faults(output)]
    return faults or [*_table_faults(version), *_derived_faults(version)]


def _file_faults(version: Version) -> Iterator[Fault]:
    for part in version.parts:
        fault = find_fault(version.path(part), part)
        if fault:
            yield Fault(str(version.path(part)), fault)


def _foreign_files(version: Version) -> Iterator[Fault]:
    known = {version.path(part) for part in version.parts}
    known |= {path.parent for path in known} | {version.folder / name for name in (MANIFEST, PACKAGE, CROISSANT)}
    for path in sorted(version.folder.rglob("*")):
        if path not in known:
            yield Fault(str(path), "is not part of the dataset: globs may read it; move it elsewhere")


def _link_faults(output: Path) -> Iterator[Fault]:
    for name in TABLES:
        link = output / name
        if not link.is_symlink() or str(link.readlink()) != f"{CURRENT}/{name}":
            yield Fault(str(link), f"is not a link to {CURRENT}/{name}: the next commit mends it if it is missing")


def _table_faults(version: Version) -> Iterator[Fault]:
    for name, table in TABLES.items():
        yield from _key_faults(table, load_version(name, version))
    actors = load_version("actors", version).select("actor_id").collect()
    claims = load_version("claims", version).select("claim_id").collect()
    for group in sorted({part.group for name in ARTICLE_TABLES for part in version.of(name)}):
        frames = {name: _read_group(version, name, group) for name in ARTICLE_TABLES}
        known = frames | {"actors": actors, "claims": claims}
        for name, frame in frames.items():
            yield from _validation_faults(TABLES[name], frame, known)
    for name in TABLES.keys() - set(ARTICLE_TABLES):
        yield from _validation_faults(TABLES[name], load_version(name, version).collect(), {"actors": actors})


def _read_group(version: Version, name: str, group: str) -> pl.DataFrame:
    parts = {part: version.path(part) for part in version.of(name) if part.group == group}
    return scan_parts(TABLES[name], parts, is_older=version.schema_version < SCHEMA_VERSION).collect()


def _key_faults(table: Table, rows: pl.LazyFrame) -> Iterator[Fault]:
    count, different = rows.select(pl.len(), pl.struct(table.key).n_unique().alias("different")).collect().row(0)
    if count != different:
        yield Fault(table.name, f"{count - different} rows have the key of another row")


def _validation_faults(table: Table, frame: pl.DataFrame, known: dict[str, pl.DataFrame]) -> Iterator[Fault]:
    try:
        validate(table, frame, context=known)
    except SchemaError as error:
        yield Fault(table.name, str(error))


def _derived_faults(version: Version) -> Iterator[Fault]:
    sightings = load_version("actor_sightings", version).collect()
    actors = combine_aggregates(aggregate_sightings(sightings.with_columns(part=pl.lit("all"))))
    for name, made in (("actors", actors), ("actor_activity", count_activity(sightings))):
        key = TABLES[name].key
        stored = load_version(name, version).collect()
        if not stored.sort(key).equals(made.sort(key)):
            yield Fault(name, "is not what actor_sightings amounts to")
