"""Read the user's own actors: a CSV or Parquet file with the columns of the packaged actor files."""

from pathlib import Path

import polars as pl

from schemas.errors import SettingsError


def read_user_actors(file: Path) -> tuple[dict[str, str], ...]:
    """Return the rows of *file* as strings, empty for missing values, for the gazetteer to check.

    Raises:
        SettingsError: the file is missing, of another kind, or cannot be parsed.
    """
    readers = {".csv": pl.read_csv, ".parquet": pl.read_parquet}
    if file.suffix not in readers:
        raise SettingsError(f"{file}: own actors come as .csv or .parquet")
    if not file.is_file():
        raise SettingsError(f"{file}: no such file of own actors")
    try:
        frame = pl.read_csv(file, infer_schema=False) if file.suffix == ".csv" else pl.read_parquet(file)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise SettingsError(f"{file}: cannot be read as {file.suffix}: {error}") from error
    return tuple(frame.cast(pl.String).fill_null("").iter_rows(named=True))
