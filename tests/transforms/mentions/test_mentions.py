"""Mentions: exact spans, form and reading."""

import pytest

from schemas.spans import slice_span
from transforms.language import parse_text
from transforms.mentions import read_mentions


@pytest.fixture(scope="session")
def read(model, gazetteer):
    def read(text):
        mentions = read_mentions(parse_text(text, model), gazetteer)
        return {slice_span(text, mention.span): mention for mention in mentions}

    return read


@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        pytest.param("Russia denied it.", "Russia", "name", id="name"),
        pytest.param("NATO will meet in May.", "NATO", "acronym", id="acronym"),
        pytest.param("The Kremlin denied it.", "The Kremlin", "metonym", id="seat of government, with its article"),
        pytest.param("Moscow denied the report.", "Moscow", "metonym", id="capital that speaks"),
        pytest.param("Troops were seen in Moscow.", "Moscow", "name", id="capital as a place"),
        pytest.param("The Russians withdrew.", "The Russians", "demonym", id="people"),
        pytest.param("Russian exports fell.", "Russian", "demonym", id="adjective"),
        pytest.param("She said so.", "She", "pronoun", id="pronoun"),
        pytest.param("Police arrested three men.", "Police", "role", id="role without article"),
        pytest.param(
            "Russian Foreign Minister Sergei Lavrov arrived.",
            "Russian Foreign Minister Sergei Lavrov",
            "title_name",
            id="title and name",
        ),
        pytest.param(
            "Norway's finance minister, Jane Doe, resigned.",
            "Norway's finance minister, Jane Doe",
            "title_name",
            id="title before a comma",
        ),
    ],
)
def test_forms(read, text, words, form):
    assert read(text)[words].form == form


@pytest.mark.parametrize(
    ("text", "words", "reading"),
    [
        pytest.param("Moscow denied the report.", "Moscow", "actor", id="subject of a speaking verb"),
        pytest.param("Troops were seen in Moscow.", "Moscow", "place", id="after a locative preposition"),
        pytest.param("Poland's demands are clear.", "Poland", "actor", id="possessor of an intent"),
        pytest.param("They crossed Poland's border at night.", "Poland", "place", id="territory"),
        pytest.param("The ministers spoke about Ukraine.", "Ukraine", "topic", id="topic"),
        pytest.param("The talks with Iran failed.", "Iran", "actor", id="party to talks"),
        pytest.param("French police searched the house.", "French", "affiliation", id="whose police"),
    ],
)
def test_readings(read, text, words, reading):
    assert read(text)[words].reading == reading


@pytest.mark.parametrize(
    ("text", "words", "role_text", "name"),
    [
        pytest.param(
            "Former Italian Prime Minister Mario Draghi spoke.",
            "Former Italian Prime Minister Mario Draghi",
            "Prime Minister",
            "Mario Draghi",
            id="nation inside the title",
        ),
        pytest.param("Mr. Smith left.", "Mr. Smith", "Mr.", "Smith", id="form of address"),
    ],
)
def test_titles(read, text, words, role_text, name):
    mention = read(text)[words]
    assert mention.role_text == role_text
    assert slice_span(text, mention.name) == name


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        pytest.param("It is raining again.", "It", id="weather"),
        pytest.param("It is clear that the plan failed.", "It", id="empty subject"),
        pytest.param("It is an open question whether it can win.", "It", id="what is asked behind a noun"),
        pytest.param("Michael Jordan scored twice.", "Jordan", id="a country inside the name of a person"),
        pytest.param("Target prices rose by a third.", "Target", id="ordinary word written like a name"),
    ],
)
def test_what_is_no_mention(read, text, absent):
    assert absent not in read(text)


@pytest.mark.parametrize(
    ("text", "words", "office"),
    [
        pytest.param(
            "A friend of the Prime Minister said he was tired.",
            "the Prime Minister",
            "Prime Minister",
            id="in capitals",
        ),
        pytest.param(
            "The Attorney General said he would go.", "The Attorney General", "Attorney General", id="two nouns"
        ),
    ],
)
def test_an_office_of_two_words_stays_whole_where_the_model_takes_one_for_a_name(read, text, words, office):
    assert read(text)[words].role_text == office


def test_joined_modifiers_give_a_group_each(read):
    found = read("French and Egyptian warships began an exercise.")
    assert {"French and Egyptian warships", "Egyptian warships"} <= set(found)


def test_mentions_are_sorted_and_no_two_have_one_span(model, gazetteer):
    text = "U.S. President Joe Biden and the Israeli prime minister met in Rome. He praised her government's plan."
    mentions = read_mentions(parse_text(text, model), gazetteer)
    spans = [mention.span for mention in mentions]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert len(set(spans)) == len(spans)
    assert all(mention.actor_key is None for mention in mentions)


def test_empty_text_has_no_mentions(model, gazetteer):
    assert read_mentions(parse_text("", model), gazetteer) == ()
