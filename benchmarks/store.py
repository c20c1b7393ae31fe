"""What the store costs: `python -m benchmarks.store [CLAIMS]` prints CPU seconds, sizes and ratios.

The same claims are also written as one plain Parquet file and, where it is installed, as a Delta Lake table. CPU is
that of this process, all threads; the upsert of one article is the median of several.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pyarrow.parquet as pq

from benchmarks.synthetic import make_batch
from flows.dataset.store import commit_batch
from flows.dataset.version_files import require_version
from flows.reader import load
from schemas.tables import TABLES

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SMALL = 10_000
EACH = 10
WEEK = (date(2021, 6, 7), date(2021, 6, 13))
WORDS = ("content_text", "source_text", "cue_text", "said_on_text", "addressee_text")


def cpu_of(action: Callable[[], object]) -> float:
    """Return the CPU seconds that *action* takes."""
    began = time.process_time()
    action()
    return time.process_time() - began


def wall_of(action: Callable[[], object], times: int = 9) -> float:
    """Return the median of the seconds that *action* takes, after one run to warm up."""
    spent = []
    for _ in range(times + 1):
        began = time.perf_counter()
        action()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent[1:])


def upsert_one(output: Path, times: int = 5) -> float:
    """Return the median CPU seconds of the commit of one article that is new."""
    found = require_version(output).rows("articles")
    batches = [make_batch(1, first=10_000_000 + found + number, claims_each=EACH) for number in range(times)]
    return statistics.median(cpu_of(lambda batch=batch: commit_batch(output, batch, now=NOW)) for batch in batches)


def measure_ours(frames: dict[str, pl.DataFrame], folder: Path) -> None:
    """Print what our dataset costs with *frames*."""
    output = folder / "large"
    count = frames["claims"].height
    alone = {name: frames[name] for name in ("articles", "claims", "actor_sightings")}
    spent = cpu_of(lambda: commit_batch(folder / "claims-only", alone, now=NOW))
    print(f"claims with articles and actors: {count:,} claims validated, written, committed in {spent:.1f} s CPU")
    print(f"all tables: committed in {cpu_of(lambda: commit_batch(output, frames, now=NOW)):.1f} s CPU")
    version = require_version(output)
    parts = version.of("claims")
    size, words = sum(part.bytes for part in parts), sum(bytes_of(version.path(part), WORDS) for part in parts)
    print(f"claims: {size / count:.1f} bytes each, {words / count:.1f} of them text, in {len(parts)} files")
    commit_batch(folder / "small", make_batch(SMALL // EACH, claims_each=EACH), now=NOW)
    small, large = upsert_one(folder / "small"), upsert_one(output)
    print(f"one article: {small * 1000:.0f} ms CPU into {SMALL:,} claims, {large * 1000:.0f} ms into {count:,}: "
          f"{large / small:.1f} times")  # fmt: skip
    measure_queries(output, pl.col("actor_id") == frames["claims"]["actor_id"].mode()[0])


def measure_queries(output: Path, said: pl.Expr) -> None:
    """Print how long it takes to find the claims of one actor in one week."""
    since, until = WEEK
    inside = said & pl.col("published_at").dt.date().is_between(since, until)
    ways = {
        "load(since, until, where)": lambda: load("claims", output=output, since=since, until=until, where=said),
        "load(where)": lambda: load("claims", output=output, where=inside),
        "glob of Polars": lambda: pl.scan_parquet(f"{output}/claims/**/*.parquet").filter(inside),
    }
    for name, way in ways.items():
        spent = wall_of(lambda way=way: way().collect())
        print(f"one actor, one week, {way().collect().height} claims, all columns: {spent * 1000:6.1f} ms by {name}")


def bytes_of(path: Path, columns: tuple[str, ...]) -> int:
    """Return the compressed size of *columns* in a Parquet file."""
    metadata = pq.read_metadata(path)
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    chunks = [group.column(number) for group in groups for number in range(group.num_columns)]
    return sum(chunk.total_compressed_size for chunk in chunks if chunk.path_in_schema in columns)


def measure_peers(frames: dict[str, pl.DataFrame], folder: Path) -> None:
    """Print what the same claims cost as one Parquet file and as a Delta Lake table."""
    claims, one = frames["claims"], make_batch(1, first=20_000_000, claims_each=EACH)["claims"]
    said = pl.col("actor_id") == claims["actor_id"].mode()[0]
    window = said & pl.col("published_at").dt.date().is_between(*WEEK)
    file = folder / "claims.parquet"

    def write_file(rows: pl.DataFrame) -> None:
        rows.sort(TABLES["claims"].sort).write_parquet(file, compression_level=3)

    spent = cpu_of(lambda: write_file(claims))
    again = cpu_of(lambda: write_file(pl.concat([pl.read_parquet(file), one])))
    found = wall_of(lambda: pl.scan_parquet(file).filter(window).collect())
    print_peer("one Parquet file", spent, file.stat().st_size / claims.height, again, found)
    if find_spec("deltalake"):
        measure_delta(claims, one, window, folder / "delta")


def measure_delta(claims: pl.DataFrame, one: pl.DataFrame, window: pl.Expr, folder: Path) -> None:
    """Print what the same claims cost in Delta Lake, with its merge for the article that comes."""
    from deltalake import DeltaTable, write_deltalake

    def to_arrow(frame: pl.DataFrame) -> object:
        plain = frame.with_columns(pl.col(pl.Enum).cast(pl.String))
        return plain.to_arrow(compat_level=pl.CompatLevel.oldest())

    spent = cpu_of(lambda: write_deltalake(folder, to_arrow(claims.sort(TABLES["claims"].sort))))
    size = sum(path.stat().st_size for path in folder.glob("*.parquet"))

    def merge() -> None:
        merger = DeltaTable(folder).merge(to_arrow(one), "t.claim_id = s.claim_id", source_alias="s", target_alias="t")
        merger.when_matched_update_all().when_not_matched_insert_all().execute()

    again = cpu_of(merge)
    found = wall_of(lambda: pl.scan_delta(str(folder)).filter(window).collect())
    print_peer("Delta Lake", spent, size / claims.height, again, found)


def print_peer(name: str, spent: float, size: float, again: float, found: float) -> None:
    """Print one line of figures."""
    print(
        f"{name}: claims alone written in {spent:.1f} s CPU, {size:.1f} bytes each; one article {again * 1000:.0f} ms "
        f"CPU; one actor, one week {found * 1000:.1f} ms"
    )


def main(claims: int) -> None:
    """Measure with *claims* claims, in a folder of its own."""
    frames = make_batch(claims // EACH, claims_each=EACH)
    with TemporaryDirectory() as folder:
        measure_ours(frames, Path(folder))
        measure_peers(frames, Path(folder))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
