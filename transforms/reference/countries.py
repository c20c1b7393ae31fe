"""States and territories with their names and people, and places within them; one record each, read once.

ISO 3166-1 (and 3166-3 for states that are no more); Kosovo as XK/XKX. Names, demonyms, capitals, cities and regions
were written for this project from general knowledge.
"""

from dataclasses import dataclass

from transforms.reference import read_rows
from transforms.reference.entries import split_cell

COUNTRY_COLUMNS = ("iso2", "iso3", "name", "wikidata_id", "names", "adjectives", "nationals", "capitals")


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory; `adjectives` go before a noun ("Russian"), `nationals` are its people ("Russians")."""

    iso2: str
    iso3: str
    name: str
    wikidata_id: str | None
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    nationals: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def key(self) -> str:
        """Canonical key of the state as an actor."""
        return f"country:{self.iso2}"


@dataclass(frozen=True, slots=True)
class Place:
    """A city or region and the state that it belongs to; it is a place and no actor of its own."""

    name: str
    iso2: str
    adjectives: tuple[str, ...]


def read_countries() -> tuple[Country, ...]:
    """Return the states and territories in the order of their codes."""
    return tuple(
        Country(
            iso2=row["iso2"],
            iso3=row["iso3"],
            name=row["name"],
            wikidata_id=row["wikidata_id"] or None,
            names=split_cell(row["names"]),
            adjectives=split_cell(row["adjectives"]),
            nationals=split_cell(row["nationals"]),
            capitals=split_cell(row["capitals"]),
        )
        for row in read_rows("countries.csv", COUNTRY_COLUMNS, ("iso2",))
    )


def read_places() -> tuple[Place, ...]:
    """Return the cities and regions that tell a state."""
    rows = read_rows("places.csv", ("place", "iso2", "adjectives"), ("place",))
    return tuple(Place(row["place"], row["iso2"], split_cell(row["adjectives"])) for row in rows)


ALPHA3: dict[str, str] = {country.iso2: country.iso3 for country in read_countries()}
"""ISO 3166 alpha-3 code by alpha-2 code."""

ALPHA2: dict[str, str] = {iso3: iso2 for iso2, iso3 in ALPHA3.items()}
"""ISO 3166 alpha-2 code by alpha-3 code."""
