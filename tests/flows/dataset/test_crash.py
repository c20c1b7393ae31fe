"""Writers killed at random moments, readers beside them: the benchmark of it, in small."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_no_reader_sees_a_torn_or_mixed_state_when_writers_are_killed():
    """After four kills: no fault, nothing left behind, no wrong read by any reader, no error by way of the helper."""
    command = [sys.executable, "-m", "benchmarks.store_crash", "4", "0.3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("4 kills, ")
    assert " 0 faults, 0 files left behind" in done.stdout
    assert "read_helper read" in done.stdout
    assert "wrong" not in done.stdout
