"""The packaged files about actors: complete, without duplicates, without dangling references."""

from collections import Counter

import pytest

from transforms.reference import read_rows
from transforms.reference.countries import ALPHA3, read_countries, read_places
from transforms.reference.entries import ENTRY_COLUMNS
from transforms.reference.gazetteer import ACTOR_FILES
from transforms.reference.given_names import FULL_NAMES, GENDERS
from transforms.reference.offices import GROUPS, OFFICES, sector_of


@pytest.mark.parametrize("file", [*ACTOR_FILES, "countries.csv", "places.csv", "metonyms.csv", "offices.csv"])
def test_rows_are_sorted(file):
    from importlib.resources import files

    lines = files("transforms.reference").joinpath(file).read_text(encoding="utf-8").splitlines()[1:]
    keys = [line.partition(",")[0].strip('"') for line in lines]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        pytest.param({"alliance", "bloc"}, 200, id="alliances, international organisations and blocs"),
        pytest.param({"armed_group", "party"}, 150, id="armed and political groups"),
        pytest.param({"company"}, 400, id="companies"),
        pytest.param({"central_bank"}, 30, id="central banks"),
        pytest.param({"media"}, 200, id="media and agencies"),
        pytest.param({"person"}, 800, id="persons"),
        pytest.param({"state"}, 200, id="states and territories"),
    ],
)
def test_there_are_enough(gazetteer, kinds, least):
    assert sum(entry.type in kinds for entry in gazetteer.entries.values()) >= least


def test_armed_groups_alone_are_enough(gazetteer):
    assert sum(entry.type == "armed_group" for entry in gazetteer.entries.values()) >= 150


def test_international_organisations_alone_are_enough(gazetteer):
    assert sum(key.startswith("igo:") for key in gazetteer.entries) >= 200


def test_titles_and_given_names_are_enough():
    assert len(OFFICES) + len(GROUPS) >= 1500
    assert len(GENDERS) >= 1000


def test_short_names_are_sorted_and_stand_for_given_names_that_are_longer_or_other():
    rows = read_rows("short_names.csv", ("short", "name"), ("short", "name"))
    pairs = [(row["short"], row["name"]) for row in rows]
    assert pairs == sorted(set(pairs))
    assert not [short for short, name in pairs if short == name]
    assert FULL_NAMES["Pat"] == {"Patricia", "Patrick"}


def test_no_wikidata_item_stands_for_two_actors(gazetteer):
    items = Counter(entry.wikidata_id for entry in gazetteer.entries.values() if entry.wikidata_id)
    assert not [item for item, times in items.items() if times > 1]


def test_every_state_has_a_wikidata_item(gazetteer):
    assert all(gazetteer.entries[country.key].wikidata_id for country in read_countries())


def test_every_metonym_points_at_an_actor(gazetteer):
    rows = read_rows("metonyms.csv", ("words", "key", "kind"), ("words",))
    assert not [row["words"] for row in rows if row["key"] not in gazetteer.entries]


def test_every_term_names_a_body_that_is_known(gazetteer):
    bodies = {term.of for entry in gazetteer.entries.values() for term in entry.terms if term.of}
    assert bodies
    assert not bodies - set(gazetteer.entries)


def test_no_term_of_one_person_overlaps_another_in_the_same_office(gazetteer):
    for entry in gazetteer.entries.values():
        for one in entry.terms:
            for other in entry.terms:
                if one is not other and (one.title, one.of) == (other.title, other.of):
                    ends = (one.until and one.until < other.since) or (other.until and other.until < one.since)
                    assert ends, entry.key


def test_countries_of_entries_and_places_are_known(gazetteer):
    known = set(ALPHA3.values())
    assert not {entry.country for entry in gazetteer.entries.values() if entry.country} - known
    assert not {place.iso2 for place in read_places()} - set(ALPHA3)


def test_codes_of_countries_are_unique():
    countries = read_countries()
    assert len({country.iso3 for country in countries}) == len(countries)
    names = Counter(name for country in countries for name in {country.name, *country.names})
    assert not [name for name, times in names.items() if times > 1]


def test_keys_of_persons_end_in_their_country(gazetteer):
    for entry in gazetteer.entries.values():
        if entry.type == "person" and entry.country:
            assert ALPHA3[entry.key.rpartition(":")[2]] == entry.country, entry.key


def test_columns_are_those_that_the_user_is_told(gazetteer):
    for file in ACTOR_FILES:
        assert read_rows(file, ENTRY_COLUMNS, ("key",))


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        pytest.param("senior Foreign Ministry officials", "GOV", id="the noun at the end"),
        pytest.param("police chief", "COP", id="two words before one"),
        pytest.param("union leader", "LAB", id="a phrase, not its last word"),
        pytest.param("rebel commander", "REB", id="rebels are no army"),
        pytest.param("cheese", None, id="not a role"),
    ],
)
def test_sector_of_a_role(words, sector):
    assert sector_of(words) == sector
