"""A dataset built once from the demo pages, for every test that only reads it."""

from pathlib import Path

import pytest

from flows.build import build_dataset
from flows.settings import Settings

PAGES = Path(__file__).parent.parent / "pages"


@pytest.fixture(scope="session")
def dataset(tmp_path_factory):
    """The folder of a dataset with the claims of tests/pages."""
    output = tmp_path_factory.mktemp("dataset") / "output"
    report = build_dataset([PAGES], Settings(output=output, workers=1))
    assert report.counts["articles"] >= 8
    return output
