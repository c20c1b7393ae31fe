"""The reader: tables of a dataset as lazy Polars frames, all from one version.

The current version is looked up once, and its manifest names the files: what a writer does meanwhile, or what else
lies in the folder, is not read. A file that was changed by hand is refused.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import polars as pl

from flows.dataset.part_files import check_file, scan_file
from flows.dataset.version_files import current_number, require_version
from schemas.errors import DatasetError
from schemas.table import SCHEMA_VERSION, Table
from schemas.tables import TABLES
from schemas.versions import Part, Version
from transforms.tables.claims_wide import CLAIMS_WIDE, widen_claims
from transforms.tables.merges import follow_merges

OUTPUT = Path("output")


def has_dataset(output: Path = OUTPUT) -> bool:
    """Tell whether there is a dataset in *output*."""
    return current_number(output) is not None


def load(
    table: str,
    *,
    output: Path | str = OUTPUT,
    where: pl.Expr | None = None,
    since: date | None = None,
    until: date | None = None,
    version: int | None = None,
) -> pl.LazyFrame:
    """Return the rows of *table*, in no order.

    Args:
        table: name of a table, or `claims_wide`.
        output: folder of the dataset.
        where: condition on the rows.
        since, until: first and last day of publication (UTC) of the articles; undated ones are then left out. Files
            of other months are not opened, which makes this faster than the same condition in *where*.
        version: number of an older version that is still kept.

    Raises:
        DatasetError: no such table, dataset or version; a file is missing or was changed; the dataset is newer than
            this program.
    """
    return load_version(table, require_version(Path(output), version), where=where, since=since, until=until)


def load_version(
    table: str,
    version: Version,
    *,
    where: pl.Expr | None = None,
    since: date | None = None,
    until: date | None = None,
) -> pl.LazyFrame:
    """Return the rows of *table* in one *version*, as `load` does: for tables that are read together."""
    if table == CLAIMS_WIDE:
        claims = load_version("claims", version, since=since, until=until)
        merged = follow_merges(load_version("actor_merges", version).collect())
        rows = widen_claims(claims, load_version("articles", version), load_version("actors", version), merged)
    elif table in TABLES:
        rows = _scan_table(TABLES[table], version, since, until)
    else:
        raise DatasetError(f"no table {table!r}; there are {', '.join([*TABLES, CLAIMS_WIDE])}")
    return rows if where is None else rows.filter(where)


def scan_parts(table: Table, parts: Mapping[Part, Path], *, is_older: bool = False) -> pl.LazyFrame:
    """Return the rows of *parts*, after a check that their files are those that were written.

    Files of an older schema are read one by one, each as it is.
    """
    for part, path in parts.items():
        check_file(path, part)
    if not parts:
        return table.empty().lazy()
    if is_older:
        return pl.concat([scan_file(path, table) for path in parts.values()])
    return pl.scan_parquet(list(parts.values()), schema=table.polars_schema, glob=False, hive_partitioning=False)


def _scan_table(table: Table, version: Version, since: date | None, until: date | None) -> pl.LazyFrame:
    parts = version.of(table.name)
    if since is None and until is None:
        return _scan_version(table, version, parts)
    if "published_at" not in table.polars_schema:
        raise DatasetError(f"{table.name} has no publication time: join it to articles instead of since and until")
    first, last = since or date.min, until or date.max
    months = (first.isoformat()[:7], last.isoformat()[:7])
    chosen = [part for part in parts if part.group[:1].isdigit() and months[0] <= part.group <= months[1]]
    rows = _scan_version(table, version, chosen)
    # The time itself is compared, not its day: so Polars can pass over row groups.
    if since is not None:
        rows = rows.filter(pl.col("published_at") >= datetime.combine(since, time(), UTC))
    if until is not None and until < date.max:
        rows = rows.filter(pl.col("published_at") < datetime.combine(until + timedelta(days=1), time(), UTC))
    return rows


def _scan_version(table: Table, version: Version, parts: Iterable[Part]) -> pl.LazyFrame:
    is_older = version.schema_version < SCHEMA_VERSION
    return scan_parts(table, {part: version.path(part) for part in parts}, is_older=is_older)
