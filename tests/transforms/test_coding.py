import pytest

from transforms.coding import alpha3, role_sector, type_of_name, walk_of_life


@pytest.mark.parametrize(
    ("name", "coded"),
    [
        pytest.param("Northern Liberation Front", ("armed_group", "REB"), id="armed group"),
        pytest.param("Harbour Workers Union", ("ngo", "LAB"), id="union"),
        pytest.param("Nordwind Airlines", ("company", "BUS"), id="company"),
        pytest.param("Ministry of Fisheries", ("government_body", "GOV"), id="ministry"),
        pytest.param("Lakeside Herald", ("media", "JRN"), id="newspaper"),
        pytest.param("University of Lakeside", ("ngo", "EDU"), id="university"),
        pytest.param("Lakeside Police Department", ("government_body", "COP"), id="police"),
        pytest.param("Progress Party", ("party", "PTY"), id="party"),
        pytest.param("Supreme Court of Lakeside", ("government_body", "JUD"), id="court"),
        pytest.param("Lakeside Citizen", ("media", "JRN"), id="newspaper by its last word"),
        pytest.param("Citizen Solutions", ("company", None), id="the same word elsewhere"),
        pytest.param("Lakeside Farm Bureau", ("ngo", "NGO"), id="a bureau of farmers"),
        pytest.param("Lakeside Animal Shelter", ("ngo", "NGO"), id="shelter"),
        pytest.param("Joint Narcotics Enforcement", ("government_body", "COP"), id="enforcement"),
        pytest.param("Zygotron", ("company", None), id="a name that tells nothing"),
    ],
)
def test_type_of_a_name(name, coded):
    assert type_of_name(name) == coded


@pytest.mark.parametrize(
    ("words", "body", "sector"),
    [
        pytest.param("officials", "REB", "REB", id="officials of a group"),
        pytest.param("officials", None, "GOV", id="officials of nobody"),
        pytest.param("officials", "IGO", "GOV", id="officials of an international body"),
        pytest.param("police spokesman", None, "COP", id="spokesman of the police"),
        pytest.param("former president", None, "ELI", id="who held an office"),
        pytest.param("Deputy Foreign Minister", None, "GOV", id="office"),
        pytest.param("nurses", None, "MED", id="plural of an occupation"),
        pytest.param("cheese", None, None, id="no role"),
    ],
)
def test_sector_of_a_role(words, body, sector):
    assert role_sector(words, body=body) == sector


def test_country_of_a_key():
    assert alpha3("country:RU") == "RUS"
    assert alpha3("generic:RU:MIL") == "RUS"
    assert alpha3("person:john-roe+business:US") == "USA"
    assert alpha3("doc:a1:unnamed:officials") is None


def test_walks_of_life():
    assert walk_of_life("LEG") == walk_of_life("GOV") == "public"
    assert walk_of_life("BUS") != walk_of_life("JRN")
    assert walk_of_life("CVL") is None
