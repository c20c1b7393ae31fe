"""Average the weights of runs that began from the same one: python -m training.average OUT RUN RUN …"""

import argparse
import shutil
from pathlib import Path

import torch


def average_runs(runs: list[Path], out: Path) -> None:
    """Write network.pt, the mean of those of *runs*, and their labels.json to *out*."""
    states = [torch.load(run / "network.pt", weights_only=True, map_location="cpu") for run in runs]
    mean = {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}
    out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, out / "network.pt")
    shutil.copyfile(runs[0] / "labels.json", out / "labels.json")


def main() -> None:
    """Average what is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", type=Path, nargs="+")
    given = parser.parse_args()
    average_runs(given.runs, given.out)


if __name__ == "__main__":
    main()
