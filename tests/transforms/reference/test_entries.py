"""Rows of a user's actors: what is right is read, what is wrong is named by row and column."""

from datetime import date
from pathlib import Path

import pytest

from schemas.errors import ReferenceDataError
from transforms.reference.entries import ENTRY_COLUMNS, read_entries
from transforms.reference.gazetteer import load_gazetteer

ROW = {"key": "company:nordwind", "name": "Nordwind", "type": "company"}


def test_a_full_row_is_read():
    row = {**ROW, "country": "DEU", "sector": "BUS", "aliases": "Nordwind AG | NWD", "roles": ""}
    (entry,) = read_entries("own.csv", [row])
    assert (entry.key, entry.country, entry.aliases) == ("company:nordwind", "DEU", ("Nordwind AG", "NWD"))


@pytest.mark.parametrize(
    ("role", "since", "until"),
    [
        pytest.param("Mayor@2012-05-08/2020-01-16", date(2012, 5, 8), date(2020, 1, 16), id="days"),
        pytest.param("Mayor@2012/2020", date(2012, 1, 1), date(2020, 12, 31), id="years are whole"),
        pytest.param("Mayor@2012-02/2012-02", date(2012, 2, 1), date(2012, 2, 29), id="a month to its last day"),
        pytest.param("Mayor@2012-12/", date(2012, 12, 1), None, id="still running"),
    ],
)
def test_terms_of_office(role, since, until):
    (entry,) = read_entries("own.csv", [{**ROW, "roles": role}])
    assert (entry.terms[0].title, entry.terms[0].since, entry.terms[0].until) == ("Mayor", since, until)


def test_a_term_may_be_held_in_a_body():
    (entry,) = read_entries("own.csv", [{**ROW, "roles": "Secretary General of igo:nato@2014-10-01/2024-10-01"}])
    assert entry.terms[0].of == "igo:nato"
    assert entry.terms[0].covers(date(2020, 1, 1))
    assert not entry.terms[0].covers(date(2024, 10, 2))
    assert not entry.terms[0].covers(None)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param([{**ROW, "colour": "red"}], r"row 2: unknown column colour", id="unknown column"),
        pytest.param([{"key": "company:x", "name": "X"}], r"row 2: no column type", id="missing column"),
        pytest.param([ROW, ROW], r"row 3, column key: company:nordwind stands in row 2", id="duplicate key"),
        pytest.param([{**ROW, "name": " "}], r"row 2, column name: must not be empty", id="empty name"),
        pytest.param([{**ROW, "key": "Nordwind"}], r"row 2, column key: 'Nordwind'", id="a key without its kind"),
        pytest.param([{**ROW, "type": "firm"}], r"row 2, column type: 'firm' is none of person", id="unknown type"),
        pytest.param([{**ROW, "sector": "XYZ"}], r"row 2, column sector: 'XYZ'", id="unknown sector"),
        pytest.param([{**ROW, "country": "DE"}], r"row 2, column country: 'DE'", id="alpha-2 for alpha-3"),
        pytest.param([{**ROW, "wikidata_id": "42"}], r"row 2, column wikidata_id: '42'", id="not an item"),
        pytest.param([{**ROW, "roles": "Mayor@2012-13/"}], r"column roles: '2012-13' is no date", id="bad month"),
        pytest.param([{**ROW, "roles": "Mayor@2012-02-30/"}], r"column roles: '2012-02-30'", id="bad day"),
        pytest.param([{**ROW, "roles": "Mayor 2012"}], r"column roles: 'Mayor 2012' must be like", id="no interval"),
        pytest.param([{**ROW, "roles": "Mayor@2020/2012"}], r"ends before it begins", id="reversed"),
        pytest.param(
            [{**ROW, "same_as": "company:b"}, {**ROW, "key": "company:b", "same_as": "company:nordwind"}],
            r"row 2, column same_as: goes in a circle: company:nordwind -> company:b -> company:nordwind",
            id="circle",
        ),
    ],
)
def test_wrong_rows_name_row_and_column(rows, told):
    with pytest.raises(ReferenceDataError, match=told):
        read_entries("own.csv", rows)


def test_same_as_must_name_an_entry():
    with pytest.raises(ReferenceDataError, match="row 2, column same_as: there is no entry 'company:nobody'"):
        load_gazetteer([{**ROW, "same_as": "company:nobody"}])


def test_csv_text_is_read_and_checked():
    text = "key,name,type\ncompany:nordwind,Nordwind,company\n"
    assert load_gazetteer(text).entry("company:nordwind").name == "Nordwind"
    with pytest.raises(ReferenceDataError, match="own actors, row 2: 2 cells instead of 3"):
        load_gazetteer("key,name,type\ncompany:nordwind,Nordwind\n")


def test_own_entries_win_by_key_and_by_name():
    own = {"key": "company:jordan-foods", "name": "Jordan", "type": "company"}
    changed = {"key": "igo:nato", "name": "Atlantic Pact", "type": "alliance"}
    gazetteer = load_gazetteer([own, changed])
    assert [sense.key for sense in gazetteer.senses["Jordan"]] == ["company:jordan-foods"]
    assert gazetteer.entry("igo:nato").name == "Atlantic Pact"


def test_an_own_name_for_a_packaged_actor():
    gazetteer = load_gazetteer(
        [{"key": "company:bigblue", "name": "Big Blue", "type": "company", "same_as": "company:ibm"}]
    )
    assert [sense.key for sense in gazetteer.senses["Big Blue"]] == ["company:ibm"]
    assert gazetteer.entry("company:bigblue").name == "IBM"


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param("U.S.", {"country:US"}, id="abbreviation"),
        pytest.param("Poles", {"country:PL"}, id="people"),
        pytest.param("Kremlin", {"country:RU"}, id="seat of government"),
        pytest.param("Downing Street", {"country:GB"}, id="street"),
        pytest.param("Foggy Bottom", {"gov:us-state-department:US"}, id="seat of a ministry"),
        pytest.param("Baltic states", {"bloc:baltic-states"}, id="a bloc is no country"),
        pytest.param("Medecins Sans Frontieres", {"ngo:msf"}, id="without diacritics"),
        pytest.param("Cote d’Ivoire", {"country:CI"}, id="curly apostrophe"),
    ],
)
def test_names(gazetteer, name, keys):
    assert {sense.key for sense in gazetteer.senses[name]} == keys


def test_the_documented_columns_and_example_are_right():
    page = (Path(__file__).parents[3] / "docs" / "actors.md").read_text(encoding="utf-8")
    section = page.partition("## Your own actors")[2].partition("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| ")]
    assert tuple(rows[1:]) == ENTRY_COLUMNS
    example = "\n".join(line.strip() for line in section.splitlines() if line.startswith("    "))
    gazetteer = load_gazetteer(example)
    assert gazetteer.entry("person:lena-vogt:DE").terms[0].title == "Transport Minister"
    assert [sense.key for sense in gazetteer.senses["NWD"]] == ["company:nordwind"]
