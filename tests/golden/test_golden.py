"""The claims of the demo pages stay as they were reviewed; `make golden` writes them anew."""

import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("golden_write", HERE / "write.py")
write = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(write)


@pytest.mark.parametrize("file", write.page_files(), ids=lambda file: file.name)
def test_claims_are_those_reviewed(file):
    expected = (HERE / f"{file.name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert list(write.golden_lines(file)) == expected
