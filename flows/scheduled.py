"""The same work as Prefect flows: `fetch`, `build` and `news` (both), with one task for each batch.

Only this module imports Prefect, so that a one-off command does not pay for it. Entry points are given as modules
(`flows.scheduled.news`). Batches run in worker processes, or on Dask where the settings say so.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.deployments.runner import EntrypointType
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from flows.batches import Batch
from flows.build import build_dataset
from flows.fetch import fetch_sources
from flows.read_batch import BatchResult, read_batch
from flows.report import Report
from flows.settings import Settings, load_settings
from schemas.errors import SettingsError

read_batch_task = task(name="read-batch", task_run_name="read-batch-{batch.number}")(read_batch)
fetch_task = task(name="fetch-sources")(fetch_sources)


@flow(name="fetch")
def fetch(settings_file: str | None = None, overrides: dict[str, Any] | None = None) -> dict[str, int]:
    """Fetch the sources of the settings into the archive."""
    settings = _settings(settings_file, overrides)
    report = fetch_task(settings)
    _tell(report)
    return dict(report.counts)


@flow(name="build")
def build(
    settings_file: str | None = None,
    overrides: dict[str, Any] | None = None,
    inputs: list[str] | None = None,
    is_forced: bool = False,
) -> dict[str, int]:
    """Read *inputs* (by default the archive) into the dataset, one task for each batch."""
    settings = _settings(settings_file, overrides)
    runner = choose_runner(settings)
    report = read_inputs.with_options(task_runner=runner)(settings, inputs, is_forced)
    _tell(report)
    return dict(report.counts)


@flow(name="read-inputs", validate_parameters=False)
def read_inputs(settings: Settings, inputs: list[str] | None, is_forced: bool) -> Report:
    """Run the build with its batches as tasks of this flow's runner."""
    places = [Path(place) for place in inputs] if inputs else [settings.archive]
    return build_dataset(places, settings, is_forced=is_forced, run_batches=_run_as_tasks)


@flow(name="news")
def news(settings_file: str | None = None, overrides: dict[str, Any] | None = None) -> dict[str, int]:
    """Fetch the sources, then build the dataset from the archive."""
    return fetch(settings_file, overrides) | build(settings_file, overrides)


def _settings(file: str | None, overrides: dict[str, Any] | None) -> Settings:
    return load_settings(Path(file) if file else None, overrides)


def _run_as_tasks(batches: Iterable[Batch], settings: Settings) -> Iterator[BatchResult]:
    running: list[PrefectFuture[BatchResult]] = []
    for batch in batches:
        running.append(read_batch_task.submit(batch, settings))
        if len(running) >= 2 * settings.worker_count:
            ready = next(iter(as_completed(running)))
            running.remove(ready)
            yield ready.result()
    for future in as_completed(running):
        yield future.result()


def choose_runner(settings: Settings) -> TaskRunner[Any]:
    """Return the task runner that the settings ask for.

    Raises:
        SettingsError: Dask is asked for and not installed.
    """
    if settings.runner == "dask":
        try:
            from prefect_dask import DaskTaskRunner
        except ImportError as error:
            raise SettingsError("runner = 'dask' needs the extra: pip install 'onrecord[dask]'") from error
        if settings.dask_address:
            return DaskTaskRunner(address=settings.dask_address)
        return DaskTaskRunner(cluster_kwargs={"n_workers": settings.worker_count, "threads_per_worker": 1})
    if settings.worker_count == 1:
        return ThreadPoolTaskRunner(max_workers=1)
    return ProcessPoolTaskRunner(max_workers=settings.worker_count)


def serve_news(settings: Settings, settings_file: Path | None) -> None:
    """Put `news` on its schedule and run it whenever it is due, until interrupted."""
    news.serve(
        name="hourly",
        cron=settings.cron,
        parameters={"settings_file": str(settings_file.resolve()) if settings_file else None},
        entrypoint_type=EntrypointType.MODULE_PATH,
        limit=1,
    )


def _tell(report: Report) -> None:
    logger = get_run_logger()
    for line in report.lines():
        logger.info(line)
