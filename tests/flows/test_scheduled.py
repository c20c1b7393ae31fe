"""The Prefect flows: one smoke run against a server of the test's own."""

import pytest

from flows.reader import load

pytestmark = pytest.mark.filterwarnings("default")  # Prefect's own dependencies warn

STORY = "Harbour talks resume\n\nThe port will reopen on Monday, Mayor Anna Berg said in a statement.\n"


@pytest.fixture(scope="module")
def server():
    from flows import prefect_server

    prefect_server.prepare_environment()
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


def test_the_build_flow_makes_the_same_dataset(server, tmp_path):
    from flows.scheduled import build

    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "talks.txt").write_text(STORY)
    counts = build(overrides={"output": tmp_path / "output", "workers": 1}, inputs=[str(pages)])
    assert counts["articles"] == 1
    claims = load("claims", output=tmp_path / "output").collect()
    assert "The port will reopen on Monday" in claims["content_text"].to_list()


def test_dask_by_configuration():
    from flows.scheduled import choose_runner
    from flows.settings import Settings

    dask = pytest.importorskip("prefect_dask")
    assert isinstance(choose_runner(Settings(runner="dask", workers=1)), dask.DaskTaskRunner)
    assert type(choose_runner(Settings(workers=1))).__name__ == "ThreadPoolTaskRunner"
