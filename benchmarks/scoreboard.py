"""Print what can be measured here, each figure with the command that repeats it.

    python -m benchmarks.scoreboard [DATA] [--scorers FOLDER] [--task TASK ...]

Without DATA: speed and memory, on data that the benchmarks make themselves and on the demo pages. With DATA, a folder
laid out as docs/quality.md says, the scores of every task; the scorers are stand-alone scripts, by default in `tools`
beside it.
"""

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
SPEED = (
    ("benchmarks.validation",),
    ("benchmarks.archive",),
    ("benchmarks.attribution", "--speed"),
    ("benchmarks.figures",),
    ("benchmarks.store", "200000"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation: predictor task, gold file, scorer with the words before and behind the two files."""

    task: str
    gold: str
    scorer: str
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


RUNS = (
    Run("pages", "pages/truth.jsonl", "score_pages.py"),
    Run("attribution", "attribution/polnear-dev.jsonl", "score_attribution.py", behind=("--core",)),
    Run("attribution", "attribution/polnear-dev.jsonl", "score_attribution.py"),
    Run("attribution", "attribution/gum-news-dev.jsonl", "score_attribution.py", behind=("--core",)),
    Run("attribution", "attribution/gum-interview-dev.jsonl", "score_attribution.py", behind=("--core",)),
    Run("figures", "figures/newsquant-dev.jsonl", "score_figures.py"),
    Run("times", "times/aquaint-dev.jsonl", "score_times.py"),
    Run("codes", "actors/plover-codes-dev.jsonl", "score_actors.py", before=("codes",)),
    Run("links", "actors/gum-news-link-dev.jsonl", "score_actors.py", before=("links",)),
    Run("chains", "actors/gum-news-chains-dev.jsonl", "score_actors.py", before=("chains",)),
)


def main(arguments: list[str] | None = None) -> int:
    """Run the evaluations (or, without data, the speed benchmarks) and print what they print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, metavar="DATA", help="folder of evaluation data")
    parser.add_argument("--scorers", type=Path, help="folder of the scorers (default: DATA/../tools)")
    parser.add_argument("--task", action="append", help="only this task; may be repeated")
    given = parser.parse_args(arguments)
    if given.data is None:
        for words in SPEED:
            _show([sys.executable, "-m", *words])
        return 0
    if not given.data.is_dir():
        parser.error(f"{given.data}: no such folder")
    scorers = given.scorers or given.data.parent / "tools"
    with tempfile.TemporaryDirectory() as folder:
        for run in RUNS:
            if not given.task or run.task in given.task:
                _evaluate(run, given.data.resolve(), scorers.resolve(), Path(folder))
    if not given.task or {"parse", "ner"} & set(given.task):
        _show([sys.executable, "-m", "benchmarks.language", str(given.data.resolve() / "treebanks")])
    if not given.task or "pages" in given.task:
        _show([sys.executable, "-m", "benchmarks.pages", str(given.data.resolve() / "pages" / "html")])
    return 0


def _evaluate(run: Run, data: Path, scorers: Path, folder: Path) -> None:
    gold = data / run.gold
    predicted = folder / gold.name
    if not predicted.exists():
        _show([sys.executable, str(HERE / "predict.py"), run.task, str(gold), str(predicted)])
    _show([sys.executable, str(scorers / run.scorer), *run.before, str(gold), str(predicted), *run.behind])


def _show(command: list[str]) -> None:
    print("\n$", " ".join(["python", *command[1:]]), flush=True)
    subprocess.run(command, check=False, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
