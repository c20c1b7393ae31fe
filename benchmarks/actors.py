"""Measure how fast mentions are read and resolved, after annotation, on one process.

    python benchmarks/actors.py TEXTS [--repeat N]

TEXTS is a JSONL file with a `text` on each line. Printed are mentions a second of processor time: the best of N runs,
since other processes of a machine only ever add.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from transforms.attribution import read_attributions
from transforms.language import load_model, parse_text
from transforms.mentions import read_mentions
from transforms.quotations import read_quotations
from transforms.reference.gazetteer import load_gazetteer
from transforms.resolve import resolve_mentions


def best_seconds(run: Callable[[], object], repeat: int) -> float:
    """Return the least processor time of *repeat* runs, in seconds."""
    seconds = []
    for _ in range(repeat):
        before = time.process_time()
        run()
        seconds.append(time.process_time() - before)
    return min(seconds)


def main(arguments: list[str] | None = None) -> None:
    """Print the rates of reading and of resolving."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, metavar="TEXTS")
    parser.add_argument("--repeat", type=int, default=10, metavar="N")
    given = parser.parse_args(arguments)
    model, gazetteer = load_model(), load_gazetteer()
    with given.texts.open(encoding="utf-8") as lines:
        parses = [parse_text(json.loads(line)["text"], model) for line in lines]
    read = [
        (parse, read_mentions(parse, gazetteer), read_attributions(parse, read_quotations(parse))) for parse in parses
    ]
    mentions = sum(len(found) for _, found, _ in read)
    reading = best_seconds(lambda: [read_mentions(parse, gazetteer) for parse in parses], given.repeat)
    resolving = best_seconds(lambda: [resolve_mentions(*document, gazetteer) for document in read], given.repeat)
    print(f"{len(parses)} texts, {mentions} mentions")
    print(f"read      {mentions / reading:10,.0f} mentions/s")
    print(f"resolved  {mentions / resolving:10,.0f} mentions/s")


if __name__ == "__main__":
    main()
