"""Kill writers at random moments while others read: `python -m benchmarks.store_crash [KILLS] [SECONDS_EACH]`.

Every commit replaces the same articles by their next generation, in other months, so that files come and go. A writer
process commits without pause until it is killed, at a random moment; the next one goes on without any recovery step.
Beside it readers read without pause: through the helper, all tables of one version; with plain globs and folders by
Polars, DuckDB, pandas and pyarrow. Each read must see all rows of one generation and nothing else. Prints what was
counted; the exit status is 1 if any read was wrong, if the helper met an error, or if the dataset is damaged.
"""

import multiprocessing
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq

from benchmarks.store_writer import CHANGING, EACH, GENERATION, STANDING, make_generation
from benchmarks.synthetic import make_batch
from flows.dataset.store import commit_batch
from flows.dataset.verify import find_faults
from flows.dataset.version_files import pinned_version, require_version
from flows.reader import load_version

CLAIMS = (STANDING + CHANGING) * EACH
MISSING = ("No such file", "NoSuchFile", "not found", "No files found", "cannot find")


def check(generations: set[str], rows: int, different: int) -> str | None:
    """Return what is wrong with what a read saw, or None."""
    changing = generations - {"Minister"}
    if rows != CLAIMS or different != CLAIMS or len(changing) != 1:
        return f"{rows} rows, {different} ids, generations {sorted(generations)}"
    return None


def read_helper(output: Path) -> str | None:
    """Read claims, articles and actors of one version, and hold them against each other."""
    with pinned_version(output) as version:
        claims = load_version("claims", version).select("claim_id", "article_id", "actor_id", GENERATION).collect()
        articles = load_version("articles", version).select("article_id", "published_at").collect()
        actors = load_version("actors", version).select("actor_id", "claim_count").collect()
    wrong = check(set(claims[GENERATION]), claims.height, claims["claim_id"].n_unique())
    if wrong is None and actors["claim_count"].sum() != CLAIMS:
        return f"actors count {actors['claim_count'].sum()} claims"
    lost = [claims.join(rows, on=rows.columns[0], how="anti").height for rows in (articles, actors)]
    return wrong or (f"{lost} claims without article or actor" if any(lost) else None)


def read_polars(output: Path) -> str | None:
    """Read with a glob of Polars."""
    claims = pl.read_parquet(f"{output}/claims/**/*.parquet", columns=["claim_id", GENERATION])
    return check(set(claims[GENERATION]), claims.height, claims["claim_id"].n_unique())


def read_duckdb(output: Path) -> str | None:
    """Read with a glob of DuckDB."""
    seen = f"list(DISTINCT {GENERATION}), count(*), count(DISTINCT claim_id)"
    query = f"SELECT {seen} FROM '{output}/claims/**/*.parquet'"
    generations, rows, different = duckdb.connect().execute(query).fetchone() or ([], 0, 0)
    return check(set(generations), rows, different)


def read_pandas(output: Path) -> str | None:
    """Read the folder with pandas."""
    claims = pd.read_parquet(output / "claims", columns=["claim_id", GENERATION])
    return check(set(claims[GENERATION]), len(claims), claims["claim_id"].nunique())


def read_pyarrow(output: Path) -> str | None:
    """Read the folder with pyarrow."""
    claims = pq.read_table(output / "claims", columns=["claim_id", GENERATION])
    generations = set(claims[GENERATION].unique().to_pylist())
    return check(generations, claims.num_rows, len(claims["claim_id"].unique()))


HELPER = (read_helper,)
PLAIN = (read_polars, read_duckdb, read_pandas, read_pyarrow)


def keep_reading(
    output: Path,
    readers: tuple[Callable[[Path], str | None], ...],
    stop: Event,
    told: "multiprocessing.Queue[Counter[str]]",
) -> None:
    """Read in turn until *stop*; tell how often what happened."""
    seen: Counter[str] = Counter()
    while not stop.is_set():
        for reader in readers:
            seen[f"{reader.__name__} read"] += 1
            error = attempt(reader, output)
            if error is not None and error.startswith("missing"):
                seen[f"{reader.__name__} missing"] += 1
                error = attempt(reader, output)
            if error is not None:
                seen[f"{reader.__name__} wrong: {error}"] += 1
    told.put(seen)


def attempt(reader: Callable[[Path], str | None], output: Path) -> str | None:
    """Return None for a good read, else what was wrong; `missing` for a file that is no longer there."""
    try:
        return reader(output)
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        return f"missing: {said}" if any(word in said for word in MISSING) else said


def kill_writers(output: Path, kills: int, seconds: float) -> None:
    """Start a writer, kill it at a random moment of its commits, start the next."""
    for _ in range(kills):
        before = require_version(output).number
        with subprocess.Popen([sys.executable, "-m", "benchmarks.store_writer", str(output)]) as writer:
            while writer.poll() is None and require_version(output).number == before:
                time.sleep(0.005)
            time.sleep(random.uniform(0, seconds))
            if writer.poll() is not None:
                raise RuntimeError(f"the writer ended by itself with status {writer.returncode}")
            writer.kill()


def main(kills: int, seconds: float) -> int:
    """Run all of it in a folder of its own; print the counts; return the exit status."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        commit_batch(output, make_batch(STANDING, claims_each=EACH), now=datetime.now(UTC))
        commit_batch(output, make_generation(1), now=datetime.now(UTC))
        context = multiprocessing.get_context("spawn")
        stop, told = context.Event(), context.Queue()
        readers = [context.Process(target=keep_reading, args=(output, group, stop, told)) for group in (HELPER, PLAIN)]
        for reader in readers:
            reader.start()
        kill_writers(output, kills, seconds)
        stop.set()
        seen = sum((told.get() for _ in readers), Counter())
        for reader in readers:
            reader.join()
        commit_batch(output, make_generation(0), now=datetime.now(UTC))
        return report(output, kills, seen)


def report(output: Path, kills: int, seen: Counter[str]) -> int:
    """Print the counts and the faults; return the exit status."""
    version = require_version(output)
    faults = find_faults(output, version)
    left = [path.name for path in (output / ".staging").iterdir()]
    print(f"{kills} kills, {version.number} versions, {len(faults)} faults, {len(left)} files left behind")
    for what, count in sorted(seen.items()):
        print(f"{count:8,} {what}")
    plain = [f"{reader.__name__}" for reader in PLAIN]
    print(f"{sum(seen[f'{n} read'] for n in plain):8,} plain reads, {sum(seen[f'{n} missing'] for n in plain)} missing")
    is_wrong = any("wrong" in what for what in seen) or seen["read_helper missing"] or faults or left
    return 1 if is_wrong else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(int(given[0]) if given else 200, float(given[1]) if len(given) > 1 else 0.5))
