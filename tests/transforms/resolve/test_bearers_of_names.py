"""Who bears a name that is short, shared or cut, within one document."""

import pytest

from schemas.spans import slice_span


def test_two_persons_with_one_surname_stay_apart(resolve):
    text = "Daniel Novak met Peter Novak in Prague. Novak left early."
    mentions = {slice_span(text, mention.span): mention for mention in resolve(text)}
    assert mentions["Daniel Novak"].actor_key == "person:daniel-novak"
    assert mentions["Peter Novak"].actor_key == "person:peter-novak"
    assert mentions["Novak"].actor_key is None
    assert mentions["Novak"].candidates == ("person:daniel-novak", "person:peter-novak")


def test_a_title_tells_two_persons_with_one_surname_apart(resolve):
    text = "Daniel Novak met Helena Novak in Prague. Mrs. Novak left early."
    mentions = {slice_span(text, mention.span): mention for mention in resolve(text)}
    assert mentions["Mrs. Novak"].actor_key == "person:helena-novak"


def test_a_namesake_from_another_country_is_not_the_known_person(resolve):
    text = "Canadian goalkeeper Mike Johnson signed a contract."
    assert "person:mike-johnson:US" not in {mention.actor_key for mention in resolve(text)}


def test_an_acronym_in_brackets_is_the_body_before_it(resolve, keys):
    text = "The Northern Fishing Association (NFA) met in Bergen. The NFA wants higher quotas."
    found = {key for words, key in keys(text, resolve(text)) if "NFA" in words or "Fishing" in words}
    assert found == {"org:northern-fishing-association"}


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        pytest.param(
            "“It grows,” said David Ruiz-Kemp. Ruiz-Kemp left.",
            "Ruiz-Kemp",
            "person:david-ruiz-kemp",
            id="a double surname with a hyphen",
        ),
        pytest.param(
            "David Ruiz Kemp spoke. Ruiz Kemp left.", "Ruiz Kemp", "person:david-ruiz-kemp", id="a double surname"
        ),
        pytest.param(
            "Patrick W. Lorne was arrested. “Pat Lorne is calm,” said his lawyer.",
            "Pat Lorne",
            "person:patrick-w-lorne",
            id="a short form of the given name",
        ),
        pytest.param(
            "Patricia Lorne met Patrick Lorne. Pat Lorne left.",
            "Pat Lorne",
            "person:pat-lorne",
            id="a short form that fits two stands for itself",
        ),
        pytest.param(
            "Scott Harlan and his wife, Jamie Harlan, were there. Ms. Harlan denied it.",
            "Ms. Harlan",
            "person:jamie-harlan",
            id="a wife is who Ms. means",
        ),
        pytest.param(
            "The money came from George and Alan Hartwick. The elder Hartwick gave most. His son Alan Hartwick gave less.",
            "Hartwick",
            "person:george-hartwick",
            id="the elder one is the other than the son, and shares his surname",
        ),
        pytest.param(
            "Mr. Harlan denied it, according to The Assembly.",
            "The Assembly",
            "media:the-assembly",
            id="a capital article is that of a newspaper",
        ),
        pytest.param(
            "Galway county council said no.",
            "Galway county council",
            "org:galway-county-council:IE",
            id="county council",
        ),
        pytest.param(
            "A clerk of Leeds city council said so.",
            "Leeds city council",
            "org:leeds-city-council:GB",
            id="city council",
        ),
        pytest.param(
            "Author Rosa Lindt spoke. Author and one of the organisers, Vera Holm, said it went well.",
            "Author",
            "person:vera-holm",
            id="a role with the name behind it is nobody else of that role",
        ),
        pytest.param(
            "Xi Lan, a materials scientist, measured roofs. The Roof Council wrote a report. "
            "The council's chief scientist has said more.",
            "The council's chief scientist",
            "doc:a1:unnamed:chief-scientist",
            id="the scientist of a body is not any scientist",
        ),
        pytest.param(
            "Anna Roth runs the port. Roth spoke first. Then her uncle, Emil Roth, came.",
            "Roth",
            "person:anna-roth",
            id="a surname is that of the only one introduced so far",
        ),
        pytest.param(
            "Anna Roth runs the port. Then her uncle, Emil Roth, came. Roth spoke.",
            "Roth",
            None,
            id="a surname of two who were introduced is open",
        ),
        pytest.param(
            "Roman Merz runs the port. Merz spoke first. Then Friedrich Merz came.",
            "Merz",
            None,
            id="a person whom everybody knows needs no introduction",
        ),
        pytest.param(
            '"Sales rose," chairman, CEO and president Craig Holm said in a release.',
            "chairman",
            "person:craig-holm",
            id="the first of several roles before a name",
        ),
        pytest.param(
            "The chairman and president Alan Whitlock met.",
            "The chairman",
            "doc:a1:unnamed:chairman",
            id="a role with an article may be somebody else",
        ),
        pytest.param(
            "The Roth campaign met voters. The Klein campaign was late.",
            "The Klein campaign",
            "doc:a1:unnamed:klein-campaign",
            id="the same noun with another name",
        ),
        pytest.param(
            "Roth's team met voters. Klein's team was late.",
            "Klein's team",
            "doc:a1:unnamed:team-2",
            id="the same noun with another possessor",
        ),
        pytest.param(
            "Ana Roth's aides met voters. Emil Klein's aides were late.",
            "Emil Klein's aides",
            "doc:a1:unnamed:aides-2",
            id="several people with another possessor",
        ),
        pytest.param(
            "The leaders of the union met. The leaders of the bank were late.",
            "The leaders of the bank",
            "doc:a1:unnamed:leaders-2",
            id="the same noun with another of-phrase",
        ),
        pytest.param(
            "The leaders of the union met. The leaders were late.",
            "The leaders",
            "doc:a1:unnamed:leaders",
            id="the noun alone is whoever was called so",
        ),
        pytest.param(
            "The Washington Post came in May. In one newspaper interview she was calm. The newspaper was late.",
            "The newspaper",
            "doc:a1:unnamed:newspaper",
            id="another newspaper was spoken of since",
        ),
        pytest.param(
            "Former ambassador Anna Roth spoke first. The former ambassador was late.",
            "The former ambassador",
            "person:anna-roth",
            id="who was called a former holder",
        ),
        pytest.param(
            "Ambassador Anna Roth spoke first. The former ambassador was late.",
            "The former ambassador",
            "doc:a1:unnamed:former-ambassador",
            id="a former holder is not who holds the office",
        ),
        pytest.param(
            "“I was late,” the coach said.",
            "I",
            "doc:a1:unnamed:coach",
            id="I is a speaker without a name who comes after",
        ),
    ],
)
def test_who_bears_the_name(resolve, keys, text, words, key):
    assert dict(keys(text, resolve(text)))[words] == key
