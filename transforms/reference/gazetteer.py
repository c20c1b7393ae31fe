"""The gazetteer: every actor that is known by name, and what each name may mean; ours, and the user's before it.

`load_gazetteer` reads and checks the packaged files and freezes them with the user's rows into one `Gazetteer`.
A name that means several actors keeps all of them: the resolver decides by what the document says.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from schemas.errors import ReferenceDataError
from transforms.name_forms import fold_name
from transforms.reference import read_rows
from transforms.reference.countries import ALPHA2, ALPHA3, read_countries, read_places
from transforms.reference.entries import ENTRY_COLUMNS, Entry, Term, read_entries
from transforms.reference.offices import same_office

ACTOR_FILES = (
    "organisations.csv",
    "government_bodies.csv",
    "political_groups.csv",
    "media.csv",
    "companies.csv",
    "persons.csv",
)
_BEGINNING = 4  # characters; enough to pass over nearly all words that begin no name
SenseForm = Literal["name", "adjective", "national", "capital", "seat", "place"]


class Sense(NamedTuple):
    """One meaning of a name: the actor (None for a place that is none), how it names it, and its country."""

    key: str | None
    form: SenseForm
    iso2: str | None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known actors by key, and their names.

    Attributes:
        senses: meanings by name as it is written.
        longest: length in characters of the longest name by its first character, first two, three and four.
        surnames: keys of persons by the folded last word of a name.
        persons: keys of persons by folded full name.
        holders: terms of persons by office (in the spelling of `same_office`) and the country's or body's key.
    """

    entries: Mapping[str, Entry]
    senses: Mapping[str, tuple[Sense, ...]]
    longest: Mapping[str, int]
    surnames: Mapping[str, tuple[str, ...]]
    persons: Mapping[str, tuple[str, ...]]
    holders: Mapping[tuple[str, str], tuple[tuple[Term, str], ...]]

    def entry(self, key: str) -> Entry | None:
        """Return the entry of *key*, or that which it is the same as."""
        entry = self.entries.get(key)
        while entry is not None and entry.same_as:
            entry = self.entries.get(entry.same_as)
        return entry

    def longest_from(self, word: str) -> int:
        """Return the length of the longest name that may begin with *word*, also where it is written in capitals."""
        beginning = word[:_BEGINNING]
        longest = self.longest.get(beginning, 0)
        return max(longest, self.longest.get(beginning.title()[:_BEGINNING], 0)) if word.isupper() else longest


def load_gazetteer(extra: Iterable[Mapping[str, str]] | str | None = None) -> Gazetteer:
    """Return the packaged gazetteer with the user's own entries, which win over ours by key and by name.

    Args:
        extra: rows with the columns of `ENTRY_COLUMNS`, or CSV text of them.

    Raises:
        ReferenceDataError: a row is wrong, or `same_as` names no entry; names file, row, column and value.
    """
    own = read_entries("own actors", _csv_rows(extra) if isinstance(extra, str) else extra or ())
    packaged = _packaged()
    _check_targets(own, {entry.key for entry in (*packaged, *own)})
    entries = {entry.key: entry for entry in packaged} | {entry.key: entry for entry in own}
    senses: defaultdict[str, list[Sense]] = defaultdict(list)
    for entry in entries.values():
        _add_entry(senses, entry)
    _add_countries(senses)
    for name in {name for entry in own for name in (entry.name, *entry.aliases)}:
        senses[name] = []
    for entry in own:
        _add_entry(senses, entry)
    return Gazetteer(
        entries=entries,
        senses={name: tuple(dict.fromkeys(found)) for name, found in senses.items()},
        longest=_index_lengths(senses),
        surnames=_index_persons(entries.values(), lambda name: fold_name(name).rpartition(" ")[2]),
        persons=_index_persons(entries.values(), fold_name),
        holders=_index_holders(entries.values()),
    )


def _csv_rows(text: str) -> list[dict[str, str]]:
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    rows = []
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(header):
            raise ReferenceDataError(f"own actors, row {number}: {len(cells)} cells instead of {len(header)}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


@lru_cache(maxsize=1)
def _packaged() -> tuple[Entry, ...]:
    entries = [
        Entry(country.key, country.name, "state", country.iso3, "GOV", wikidata_id=country.wikidata_id)
        for country in read_countries()
    ]
    for file in ACTOR_FILES:
        entries += read_entries(file, read_rows(file, ENTRY_COLUMNS, ("key",)))
    return tuple(entries)


def _check_targets(own: Iterable[Entry], known: set[str]) -> None:
    for number, entry in enumerate(own, start=2):
        if entry.same_as and entry.same_as not in known:
            raise ReferenceDataError(f"own actors, row {number}, column same_as: there is no entry {entry.same_as!r}")


def _add_entry(senses: dict[str, list[Sense]], entry: Entry) -> None:
    sense = Sense(entry.same_as or entry.key, "name", ALPHA2.get(entry.country or ""))
    for name in (entry.name, *entry.aliases):
        for spelling in spellings(name):
            if sense not in senses[spelling]:
                senses[spelling].append(sense)


def _add_countries(senses: dict[str, list[Sense]]) -> None:
    countries = read_countries()
    layers: list[tuple[str, Sense]] = []
    for country in countries:
        layers += [(name, Sense(country.key, "name", country.iso2)) for name in (country.name, *country.names)]
    for country in countries:
        layers += [(name, Sense(country.key, "adjective", country.iso2)) for name in country.adjectives]
        layers += [(name, Sense(country.key, "national", country.iso2)) for name in country.nationals]
    for country in countries:
        layers += [(name, Sense(country.key, "capital", country.iso2)) for name in country.capitals]
    for row in read_rows("metonyms.csv", ("words", "key", "kind"), ("words",)):
        form: SenseForm = "seat" if row["kind"] == "seat" else "capital"
        layers.append((row["words"], Sense(row["key"], form, key_country(row["key"]))))
    for place in read_places():
        layers.append((place.name, Sense(None, "place", place.iso2)))
        layers += [(name, Sense(None, "adjective", place.iso2)) for name in place.adjectives]
    for name, sense in layers:
        for spelling in spellings(name):
            if sense not in senses[spelling]:
                senses[spelling].append(sense)


def spellings(name: str) -> tuple[str, ...]:
    """Return *name* with either apostrophe, a "Party" also as a "party", "of the" also as "of"."""
    cases: tuple[str, ...] = (name, f"{name[:-6]} party") if name.endswith(" Party") else (name,)
    cases += tuple(case.replace(" of the ", " of ") for case in cases if " of the " in case)
    return (*cases, *(case.replace("'", "’") for case in cases if "'" in case))


def key_country(key: str) -> str | None:
    """Return the alpha-2 code that a canonical key ends in, or None."""
    tail = key.rpartition(":")[2]
    return tail if tail in ALPHA3 else None


def _index_lengths(names: Iterable[str]) -> dict[str, int]:
    index: dict[str, int] = {}
    for name in names:
        for cut in range(1, _BEGINNING + 1):
            index[name[:cut]] = max(index.get(name[:cut], 0), len(name))
    return index


def _index_persons(entries: Iterable[Entry], cut: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    index: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.type == "person":
            for name in (entry.name, *entry.aliases):
                index[cut(name)].add(entry.same_as or entry.key)
    return {word: tuple(sorted(keys)) for word, keys in index.items()}


def _index_holders(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[tuple[Term, str], ...]]:
    index: defaultdict[tuple[str, str], list[tuple[Term, str]]] = defaultdict(list)
    for entry in entries:
        for term in entry.terms:
            of = term.of or f"country:{ALPHA2.get(entry.country or '', '')}"
            index[same_office(term.title), of].append((term, entry.key))
    return {office: tuple(terms) for office, terms in index.items()}
