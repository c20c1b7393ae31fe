"""Rows of the actor files (ours and the user's) -> checked entries: actors known by name, with their terms of office.

Columns: key (`igo:nato`, `person:sergei-lavrov:RU`, `country:RU`), name, type, country (ISO 3166-1 alpha-3), sector
(PLOVER), gender (m, f), wikidata_id, aliases (parted by |), roles (parted by |, each `title@since/until` or
`title of key@since/until` with ISO 8601 dates; an open interval is still running) and same_as (the key of the entry
that this one is another name of). key, name and type must be filled; a user's file may leave other columns out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from schemas.actors import ActorType, Sector
from schemas.errors import ReferenceDataError

ENTRY_COLUMNS = ("key", "name", "type", "country", "sector", "gender", "wikidata_id", "aliases", "roles", "same_as")
_REQUIRED = ("key", "name", "type")
_PATTERNS = {
    "key": re.compile(r"country:[A-Z]{2,4}|[a-z]+:[a-z0-9-]+(:[A-Z]{2,4})?"),
    "country": re.compile(r"[A-Z]{3}"),
    "gender": re.compile(r"[mf]"),
    "wikidata_id": re.compile(r"Q[1-9][0-9]*"),
    "same_as": re.compile(r"country:[A-Z]{2,4}|[a-z]+:[a-z0-9-]+(:[A-Z]{2,4})?"),
}
_VALUES: dict[str, tuple[str, ...]] = {"type": get_args(ActorType), "sector": get_args(Sector)}
_ROLE = re.compile(r"(?P<title>[^@|]+?)(?: of (?P<of>[a-z]+:\S+))?@(?P<since>[\d-]+)/(?P<until>[\d-]*)")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Term:
    """An office held from `since` through `until` (None: still), in the body `of` where it is not one of state."""

    title: str
    of: str | None
    since: date
    until: date | None

    def covers(self, day: date | None) -> bool:
        """Tell whether the office was held on *day*; with no day, whether it is held still."""
        if day is None:
            return self.until is None
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of the reference data; fields as the columns above."""

    key: str
    name: str
    type: ActorType
    country: str | None = None
    sector: Sector | None = None
    gender: str | None = None
    wikidata_id: str | None = None
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    same_as: str | None = None


def read_entries(file: str, rows: Iterable[Mapping[str, str]]) -> tuple[Entry, ...]:
    """Return the entries of *rows*, the first of which stands in row 2 of *file*.

    Raises:
        ReferenceDataError: an unknown or missing column, a value that does not fit its column, a key that stands
            twice, or `same_as` going in a circle; names file, row, column and value.
    """
    entries: list[Entry] = []
    numbers: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        place = f"{file}, row {number}"
        _check_columns(place, row)
        entry = _entry(place, row)
        if entry.key in numbers:
            raise ReferenceDataError(f"{place}, column key: {entry.key} stands in row {numbers[entry.key]} already")
        numbers[entry.key] = number
        entries.append(entry)
    _check_circles(file, entries, numbers)
    return tuple(entries)


def _check_columns(place: str, row: Mapping[str, str]) -> None:
    unknown = [column for column in row if column not in ENTRY_COLUMNS]
    missing = [column for column in _REQUIRED if column not in row]
    if unknown or missing:
        told = f"unknown column {', '.join(unknown)}" if unknown else f"no column {', '.join(missing)}"
        raise ReferenceDataError(f"{place}: {told}; the columns are {', '.join(ENTRY_COLUMNS)}")


def _entry(place: str, row: Mapping[str, str]) -> Entry:
    cells = {column: (row.get(column) or "").strip() for column in ENTRY_COLUMNS}
    for column in _REQUIRED:
        if not cells[column]:
            raise ReferenceDataError(f"{place}, column {column}: must not be empty")
    for column, pattern in _PATTERNS.items():
        if cells[column] and not pattern.fullmatch(cells[column]):
            raise ReferenceDataError(f"{place}, column {column}: {cells[column]!r} must be like {pattern.pattern}")
    for column, values in _VALUES.items():
        if cells[column] and cells[column] not in values:
            raise ReferenceDataError(f"{place}, column {column}: {cells[column]!r} is none of {', '.join(values)}")
    return Entry(
        key=cells["key"],
        name=cells["name"],
        type=cells["type"],  # type: ignore[arg-type]  # checked against ActorType above
        country=cells["country"] or None,
        sector=cells["sector"] or None,  # type: ignore[arg-type]  # checked against Sector above
        gender=cells["gender"] or None,
        wikidata_id=cells["wikidata_id"] or None,
        aliases=split_cell(cells["aliases"]),
        terms=tuple(_term(place, role) for role in split_cell(cells["roles"])),
        same_as=cells["same_as"] or None,
    )


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that | separates, stripped, without empty ones."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _term(place: str, role: str) -> Term:
    found = _ROLE.fullmatch(role)
    if not found:
        raise ReferenceDataError(f"{place}, column roles: {role!r} must be like 'Prime Minister@2012-05-08/2020-01'")
    since = _day(place, found["since"], is_end=False)
    until = _day(place, found["until"], is_end=True) if found["until"] else None
    if until and until < since:
        raise ReferenceDataError(f"{place}, column roles: {role!r} ends before it begins")
    return Term(found["title"], found["of"], since, until)


def _day(place: str, text: str, *, is_end: bool) -> date:
    found = _DATE.fullmatch(text)
    wrong = ReferenceDataError(f"{place}, column roles: {text!r} is no date like 2020, 2020-01 or 2020-01-16")
    if not found:
        raise wrong
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise wrong from error
    if not is_end or day:
        return first
    after = date(first.year + 1, 1, 1) if not month or month == 12 else date(first.year, month + 1, 1)
    return after - timedelta(days=1)


def _check_circles(file: str, entries: Iterable[Entry], numbers: Mapping[str, int]) -> None:
    towards = {entry.key: entry.same_as for entry in entries if entry.same_as}
    for key in towards:
        seen = [key]
        while (following := towards.get(seen[-1])) is not None:
            if following in seen:
                raise ReferenceDataError(
                    f"{file}, row {numbers[key]}, column same_as: goes in a circle: {' -> '.join([*seen, following])}"
                )
            seen.append(following)
