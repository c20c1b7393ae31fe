"""Settings of a run: defaults that work, overridden by a TOML file, overridden by the command line.

The file is `onrecord.toml` in the working directory, or what ONRECORD_SETTINGS or `--settings` names. Paths in it are
relative to it.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from schemas.errors import SettingsError

DEFAULT_FILE = Path("onrecord.toml")
Runner = Literal["processes", "dask"]
_PATHS = ("output", "archive", "sources", "actors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run needs to know.

    Attributes:
        output: folder of the dataset.
        archive: folder of the WARC archive and its manifest.
        sources: the file that names feeds, sitemaps and addresses; None for the one that ships.
        actors: a CSV or Parquet file of the user's own actors, which win over ours.
        batch_size: pages of one task.
        batches_per_commit: batches that land in one version of the dataset.
        workers: processes (or Prefect workers) that read batches.
        seconds_per_page: time limit of the extraction of one page.
        max_page_bytes: size cap of one page.
        languages: ISO 639-1 codes of the languages that are read.
        keep_versions: versions of the dataset kept for rollback.
        runner: where batches run under Prefect; `dask` needs `onrecord[dask]`.
        dask_address: scheduler of a running Dask cluster; empty for a local one.
        cron: schedule of `onrecord serve`.
    """

    output: Path = Path("output")
    archive: Path = Path("archive")
    sources: Path | None = None
    actors: Path | None = None
    batch_size: int = 100
    batches_per_commit: int = 20
    workers: int = 0
    seconds_per_page: float = 20.0
    max_page_bytes: int = 10_000_000
    languages: tuple[str, ...] = ("en",)
    keep_versions: int = 5
    runner: Runner = "processes"
    dask_address: str = ""
    cron: str = "0 * * * *"

    @property
    def worker_count(self) -> int:
        """Processes to use: `workers`, or one for each processor where it is 0."""
        return self.workers or os.cpu_count() or 1


def load_settings(file: Path | None = None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Return the settings of *file* (or the default file, where it exists), with *overrides* that are not None.

    Paths in *overrides* may be strings, as they are when a scheduler sends them.

    Raises:
        SettingsError: the file is missing or not TOML, a key is unknown, or a value has the wrong type or range.
    """
    named = file or (Path(os.environ["ONRECORD_SETTINGS"]) if os.environ.get("ONRECORD_SETTINGS") else None)
    if named is not None and not named.is_file():
        raise SettingsError(f"{named}: no such settings file")
    chosen = named or (DEFAULT_FILE if DEFAULT_FILE.is_file() else None)
    settings = Settings() if chosen is None else _read(chosen)
    given: dict[str, Any] = {
        key: Path(value) if key in _PATHS else value for key, value in (overrides or {}).items() if value is not None
    }
    return _checked(replace(settings, **given), str(chosen or "command line"))


def _read(file: Path) -> Settings:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not TOML: {error}") from error
    known = {field.name for field in fields(Settings)}
    for key in values:
        if key not in known:
            raise SettingsError(f"{file}: unknown setting {key!r}; there are {', '.join(sorted(known))}")
    for key in _PATHS:
        if key in values:
            values[key] = file.parent / str(values[key])
    if "languages" in values:
        values["languages"] = tuple(values["languages"])
    return Settings(**values)


def _checked(settings: Settings, where: str) -> Settings:
    for field in fields(Settings):
        value = getattr(settings, field.name)
        kind = type(field.default)
        if kind in (int, float, str) and (not isinstance(value, (int, float) if kind is float else kind)):
            raise SettingsError(f"{where}: {field.name} must be {kind.__name__}, not {value!r}")
    for name in ("batch_size", "batches_per_commit", "seconds_per_page", "max_page_bytes", "keep_versions"):
        if getattr(settings, name) <= 0:
            raise SettingsError(f"{where}: {name} must be more than 0, not {getattr(settings, name)}")
    if settings.workers < 0:
        raise SettingsError(f"{where}: workers must be 0 (one for each processor) or more, not {settings.workers}")
    if settings.runner not in get_args(Runner):
        raise SettingsError(f"{where}: runner must be one of {', '.join(get_args(Runner))}, not {settings.runner!r}")
    return settings
