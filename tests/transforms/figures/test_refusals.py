import pytest


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("One may be forced to act.", id="pronoun"),
        pytest.param("It was one of the largest ships.", id="one of"),
        pytest.param("No one came, and one another they blamed.", id="no one"),
        pytest.param("The Boeing 747 landed.", id="aircraft"),
        pytest.param("The G7 met in Bonn.", id="group of states"),
        pytest.param("Article 5 was invoked.", id="article"),
        pytest.param("They sat in Section 427.", id="section"),
        pytest.param("The Leopard 2 tanks rolled in.", id="tank"),
        pytest.param("The Leopard II tanks rolled in.", id="roman numeral"),
        pytest.param("The attacks of 9/11 changed this.", id="day of attack"),
        pytest.param("The COVID-19 pandemic went on.", id="letters and hyphen"),
        pytest.param("Call 202-555-0173 now.", id="telephone"),
        pytest.param("He lives at 10 Downing Street.", id="address"),
        pytest.param("The talks took place in 1997.", id="year"),
        pytest.param("It happened on March 29.", id="day of a month"),
        pytest.param("The meeting is at 10:35 a.m.", id="time of day"),
        pytest.param("The FTSE 100 was quiet.", id="index"),
        pytest.param("Version 3.5.1 was released.", id="version"),
        pytest.param("He scored with a two-on-one.", id="joined phrase"),
        pytest.param("Their code 1e999 means nothing.", id="no plain number"),
        pytest.param("The account 12345678901234567890 was closed.", id="too long to be exact"),
        pytest.param("Some positions were held.", id="vague quantifier"),
    ],
)
def test_what_is_no_quantity_is_left_out(figures_of, text):
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("One man was hurt.", 1, id="one before its noun"),
        pytest.param("More than 2000 people came.", 2000, id="a year-like count"),
        pytest.param("The plane weighs 747 tonnes.", 747, id="a unit speaks for it"),
    ],
)
def test_what_only_looks_like_a_name_is_kept(figures_of, text, value):
    assert [figure.value_low for figure in figures_of(text)] == [value]


def test_the_half_of_a_game_is_no_share(figures_of):
    assert {figure.kind for figure in figures_of("They led in the second half of the game.")} == {"ordinal"}
