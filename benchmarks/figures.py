"""Measure the readers of figures and times: words a second on one core after annotation, and hostile text.

    python benchmarks/figures.py [TEXT ...]

TEXT are files of plain text; without one, a synthetic article is made. Annotation is not timed.
"""

import argparse
import sys
import time
from datetime import date
from pathlib import Path

PUBLISHED_ON = date(2021, 12, 22)
REPEATS = 5
SENTENCES = (
    "At least 100,000 soldiers were moved to the border on Wednesday, officials said.",
    "Sales rose 3.2% to $4.1bn in the third quarter, while costs fell by 5 to 7 percent from a year earlier.",
    "The minister, 52, said that talks would begin in January or February and last for two weeks.",
    "Nobody expected the committee to agree, but its members voted 52 to 48 in favour of the plan.",
    "The region has been quiet since 1999, and the people who live there hope that it will stay so.",
    "He spoke of dozens of villages, of roads that had not been repaired, and of the schools that were closed.",
)


def main(arguments: list[str] | None = None) -> int:
    """Print the throughput on the texts given, and how the time grows with the length of hostile text."""
    from schemas.documents import Parse
    from transforms.figures import read_figures
    from transforms.language import load_model, parse_text, segment
    from transforms.times import read_times

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    given = parser.parse_args(arguments)
    texts = [path.read_text(encoding="utf-8") for path in given.texts] or [" ".join(SENTENCES)] * 50

    def read(parse: Parse) -> int:
        return len(read_figures(parse, read_times(parse, PUBLISHED_ON)))

    model = load_model()
    parses = [parse_text(text, model) for text in texts]
    seconds = min(_seconds(lambda: [read(parse) for parse in parses]) for _ in range(REPEATS))
    words = sum(len(text.split()) for text in texts)
    print(f"figures and times: {words / seconds:,.0f} words a second ({words:,} words)")
    for label, unit in (("digits", "7"), ("numbers", "7 "), ("ranges", "7-"), ("words", "seven hundred ")):
        spent = [_seconds(lambda size=size, unit=unit: read(segment(unit * size))) for size in (25_000, 100_000)]
        print(f"{label:8} {spent[0]:.2f} s for 25,000, {spent[1]:.2f} s for 100,000")
    return 0


def _seconds(run: object) -> float:
    begin = time.process_time()
    run()  # type: ignore[operator]
    return time.process_time() - begin


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    sys.exit(main())
