"""The writer of `benchmarks.store_crash`: commits without pause until it is killed.

`python -m benchmarks.store_writer OUTPUT`. Every commit replaces the same articles by their next generation, in other
months, so that files come and go.
"""

import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import polars as pl

from benchmarks.synthetic import make_batch
from flows.dataset.store import commit_batch
from flows.dataset.version_files import require_version
from flows.reader import load_version

STANDING, CHANGING, EACH = 200, 30, 10
GENERATION = "source_role"
"""Column of claims that tells the generation: g1, g2 …; claims of the standing articles have another value."""


@cache
def make_changing() -> dict[str, pl.DataFrame]:
    """Return the articles that every commit replaces."""
    return make_batch(CHANGING, first=10_000, months=3, claims_each=EACH)


def make_generation(number: int) -> dict[str, pl.DataFrame]:
    """Return the changing articles with *number* in every claim, published in months that follow from it."""
    batch = make_changing()
    moved = pl.col("published_at") + timedelta(days=31 * (number % 3))
    dated = {name: frame.with_columns(moved) for name, frame in batch.items() if "published_at" in frame.columns}
    claims = dated["claims"].with_columns(pl.lit(f"g{number}").alias(GENERATION))
    return batch | dated | {"claims": claims}


def write(output: Path) -> None:
    """Commit one generation after the other, from the one that is there."""
    seen = load_version("claims", require_version(output)).select(pl.col(GENERATION).unique()).collect()[GENERATION]
    last = next(value for value in seen if value.startswith("g"))
    for number in range(int(last[1:]) + 1, sys.maxsize):
        commit_batch(output, make_generation(number), now=datetime.now(UTC), keep=2, grace=timedelta(seconds=1))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
