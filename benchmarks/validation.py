"""How long the validation of claims takes: `python -m benchmarks.validation [CLAIMS]` prints CPU seconds."""

import sys
import time

from benchmarks.synthetic import make_batch
from schemas.tables import TABLES
from schemas.validation import validate


def main(claims: int) -> None:
    """Make *claims* claims, validate them against their articles and actors, print the CPU time."""
    frames = make_batch(claims // 10)
    context = {**frames, "actors": frames["actor_sightings"]}
    for name, frame in frames.items():
        began = time.process_time()
        validate(TABLES[name], frame, context=context)
        print(f"{name}: {frame.height:,} rows validated in {time.process_time() - began:.2f} s CPU")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
