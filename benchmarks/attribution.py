"""Measure the reader of attributions, each figure by its own switch.

    python benchmarks/attribution.py --speed [TEXT ...]    words a second on one core after annotation; hostile text
    python benchmarks/attribution.py --acts ACTS.jsonl     accuracy of speech acts and agreement of the two passes
    python benchmarks/attribution.py --bins GOLD.jsonl     share of right rows by confidence, and by feature

ACTS holds text, cue, first, second and act on each line (tests/acts/acts.jsonl); GOLD is a file of attributions with
doc_id, text and source, cue and content spans. Right means: half of the words of the content shared, and the head of
the source inside the source of the gold row.
"""

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

SENTENCES = (
    "The minister said on Wednesday that talks would begin in January, but declined to name a place.",
    "“We have waited for three years,” said Ana Torres, who leads the union. “We will not wait for a fourth.”",
    "The company denied any wrongdoing, called the report “a fairy tale” and threatened to sue the newspaper.",
    "According to the police, two men left the building at noon and drove to the harbour.",
    "The road to the valley was closed for most of the winter, and the village lived on what it had stored.",
    "Farmers blamed the dam for the drought; engineers who built it pointed to a decade of poor rain.",
)
REPEATS = 3
_WORD = re.compile(r"\w+")
_SHARED = 0.5


def main(arguments: list[str] | None = None) -> int:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speed", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--acts", type=Path, metavar="ACTS")
    parser.add_argument("--bins", type=Path, metavar="GOLD")
    given = parser.parse_args(arguments)
    if given.speed is None and given.acts is None and given.bins is None:
        parser.error("one of --speed, --acts and --bins is needed")
    if given.speed is not None:
        print_speed([path.read_text(encoding="utf-8") for path in given.speed] or ["\n".join(SENTENCES)] * 50)
    if given.acts is not None:
        print_acts(given.acts)
    if given.bins is not None:
        print_bins(given.bins)
    return 0


def print_speed(texts: list[str]) -> None:
    """Print words a second after annotation, and how the time grows with the length of hostile text."""
    from transforms.attribution import read_attributions
    from transforms.language import load_model, parse_text, segment
    from transforms.quotations import read_quotations

    model = load_model()
    parses = [parse_text(text, model) for text in texts]
    words = sum(len(parse.tokens) for parse in parses)
    best = min(
        _timed(lambda: [read_attributions(parse, read_quotations(parse)) for parse in parses]) for _ in range(REPEATS)
    )
    print(f"{words:,} words: {words / best:,.0f} words/s after annotation")
    for name, piece in (
        ("quotation marks", '" '),
        ("one paragraph", "He said that it rained. "),
        ("apostrophes", "'x "),
    ):
        for length in (20_000, 200_000, 2_000_000):
            parse = segment((piece * (length // len(piece) + 1))[:length])
            seconds = _timed(lambda p=parse: read_attributions(p, read_quotations(p)))
            print(f"{name}, {length:,} code points: {seconds:.2f} s")


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def print_acts(path: Path) -> None:
    """Print accuracy of the acts read, agreement of the passes, and each act that was read wrongly."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = list(read_acts(rows))
    right = sum(act == row["act"] for row, act in zip(rows, read, strict=True))
    agreed = sum(row["first"] == row["second"] for row in rows)
    print(f"{len(rows)} cues: {100 * right / len(rows):.1f}% of acts right")
    print(f"the two passes agree on {100 * agreed / len(rows):.1f}%")
    for row, act in zip(rows, read, strict=True):
        if act != row["act"]:
            print(f"  {row['act']}, read as {act}: {row['text']} [{row['cue']}]")


def read_acts(rows: Iterable[dict[str, str]]) -> Iterator[str | None]:
    """Yield the act read for the cue of each of *rows*; None where no attribution has that cue."""
    from transforms.attribution import read_attributions
    from transforms.language import load_model, parse_text
    from transforms.quotations import read_quotations

    model = load_model()
    for row in rows:
        parse = parse_text(row["text"], model)
        start = row["text"].index(row["cue"])
        found = [
            attribution
            for attribution in read_attributions(parse, read_quotations(parse), least=0.0)
            if any(span.start < start + len(row["cue"]) and start < span.end for span in attribution.cue)
        ]
        yield found[0].act if found else None


def print_bins(path: Path) -> None:
    """Print the share of right rows for each tenth of confidence, and for each rule."""
    by_bin: dict[str, list[bool]] = defaultdict(list)
    for rule, confidence, is_right in judge_rows(path):
        by_bin[f"confidence {int(confidence * 10) / 10:.1f}"].append(is_right)
        by_bin[f"rule {rule}"].append(is_right)
        if confidence >= 0.8:
            by_bin["confidence of .8 and more"].append(is_right)
    for name, verdicts in sorted(by_bin.items()):
        print(f"{name:34} {len(verdicts):5} rows, {100 * sum(verdicts) / len(verdicts):5.1f}% right")


def judge_rows(path: Path) -> Iterator[tuple[str, float, bool]]:
    """Yield rule, confidence and verdict of each top-level row read from the texts of *path*."""
    from transforms.attribution import read_attributions
    from transforms.language import load_model, parse_text
    from transforms.quotations import read_quotations

    model = load_model()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold = [
                (_words(row["text"], item["content"]), _words(row["text"], item["source"]))
                for item in row["attributions"]
            ]
            parse = parse_text(row["text"], model)
            for attribution in read_attributions(parse, read_quotations(parse)):
                if attribution.parent is None:
                    content, source = _words(row["text"], attribution.content), _words(row["text"], attribution.source)
                    yield attribution.rule, attribution.confidence, any(_is_same(content, source, *one) for one in gold)


def _words(text: str, spans: Iterable[Iterable[int]]) -> frozenset[int]:
    return frozenset(start + match.start() for start, end in spans for match in _WORD.finditer(text[start:end]))


def _is_same(
    content: frozenset[int], source: frozenset[int], gold: frozenset[int], gold_source: frozenset[int]
) -> bool:
    shared = len(content & gold) >= _SHARED * max(len(content), len(gold), 1)
    return shared and (bool(source & gold_source) or not (source or gold_source))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    sys.exit(main())
