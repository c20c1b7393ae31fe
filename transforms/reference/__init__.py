"""Reference data: facts as plain CSV files beside this module, sorted, one fact a line, each with its source.

`read_rows` reads one file and checks its shape; the modules that use a file turn its rows into frozen look-ups.
"""

import csv
import io
from importlib.resources import files
from types import MappingProxyType

from schemas.errors import ReferenceDataError

Row = dict[str, str]


def read_rows(file: str, columns: tuple[str, ...], key: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of the packaged reference file *file*.

    Raises:
        ReferenceDataError: as for `check_rows`.
    """
    return check_rows(file, files(__name__).joinpath(file).read_text(encoding="utf-8"), columns, key)


def read_word_sets(file: str) -> MappingProxyType[str, frozenset[str]]:
    """Return the words of each set of the packaged reference file *file*, whose columns are set and word."""
    rows = read_rows(file, ("set", "word"), ("set", "word"))
    names = {row["set"] for row in rows}
    return MappingProxyType({name: frozenset(row["word"] for row in rows if row["set"] == name) for name in names})


def check_rows(file: str, text: str, columns: tuple[str, ...], key: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of CSV *text* as dictionaries of stripped strings; an empty cell is "".

    Raises:
        ReferenceDataError: the header is not *columns*, a row has another number of cells, a cell of *key* is empty,
            or two rows have the same *key*; names file, row and value.
    """
    reader = csv.reader(io.StringIO(text))
    header = tuple(next(reader, ()))
    if header != columns:
        raise ReferenceDataError(f"{file}: the header is {','.join(header)}; it must be {','.join(columns)}")
    rows: list[Row] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(columns):
            raise ReferenceDataError(f"{file}, row {number}: {len(cells)} cells instead of {len(columns)}: {cells}")
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
        named = tuple(row[column] for column in key)
        if not all(named):
            raise ReferenceDataError(f"{file}, row {number}: {', '.join(key)} must not be empty")
        if named in seen:
            raise ReferenceDataError(f"{file}, row {number}: {', '.join(named)} stands in row {seen[named]} already")
        seen[named] = number
        rows.append(row)
    return tuple(rows)
