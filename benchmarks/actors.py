"""Measure how fast mentions are read and resolved, after annotation, on one process.

    python benchmarks/actors.py TEXTS [--repeat N]

TEXTS is a JSONL file with a `text` on each line. "After annotation" means: parses, quotations and attributions are
there. Reading (`read_mentions`) and resolving (`resolve_mentions`, on mentions that were read) are measured apart, and
nothing that one of them needs is prepared outside of it. Printed are mentions a second of processor time: the best of
N runs, since other processes of a machine only ever add, and the first run, in which no name has been seen before.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from transforms.attribution import read_attributions
from transforms.language import load_model, parse_text
from transforms.mentions import read_mentions
from transforms.quotations import read_quotations
from transforms.reference.gazetteer import load_gazetteer
from transforms.resolve import resolve_mentions

Result = TypeVar("Result")


def time_runs(run: Callable[[], Result], repeat: int) -> tuple[Result, list[float]]:
    """Return what *run* returns, and the processor time of each of *repeat* runs in seconds."""
    seconds = []
    for _ in range(repeat):
        before = time.process_time()
        result = run()
        seconds.append(time.process_time() - before)
    return result, seconds


def main(arguments: list[str] | None = None) -> None:
    """Print the rates of reading and of resolving."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, metavar="TEXTS")
    parser.add_argument("--repeat", type=int, default=10, metavar="N")
    given = parser.parse_args(arguments)
    model, gazetteer = load_model(), load_gazetteer()
    with given.texts.open(encoding="utf-8") as lines:
        parses = [parse_text(json.loads(line)["text"], model) for line in lines]
    quotations = [read_quotations(parse) for parse in parses]
    attributions = [read_attributions(*pair) for pair in zip(parses, quotations, strict=True)]
    read, reading = time_runs(lambda: [read_mentions(parse, gazetteer) for parse in parses], given.repeat)
    documents = list(zip(parses, read, quotations, attributions, strict=True))
    _, resolving = time_runs(lambda: [resolve_mentions(*document, gazetteer) for document in documents], given.repeat)
    mentions = sum(len(found) for found in read)
    print(f"{len(parses)} texts, {mentions} mentions")
    for name, seconds in (("read", reading), ("resolved", resolving)):
        print(f"{name:8}  {mentions / min(seconds):9,.0f} mentions/s; first run {mentions / seconds[0]:9,.0f}")


if __name__ == "__main__":
    main()
