import pytest


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        pytest.param("They sent 100,000 Russian soldiers.", "Russian soldiers", id="modifiers"),
        pytest.param("This affects the three Baltic republics.", "Baltic republics", id="definite group"),
        pytest.param("Dozens of people were hurt.", "people", id="of"),
        pytest.param("The fund lost 5% of its assets.", "assets", id="possessive left out"),
        pytest.param("They found 40 barrels of oil.", "barrels of oil", id="what fills the measure"),
        pytest.param("He paid a fine of $5,000.", "fine", id="before of"),
        pytest.param("They won a $5,000 prize.", "prize", id="money before its noun"),
        pytest.param("Core inflation rose 0.3 percent.", "Core inflation", id="subject of the change"),
        pytest.param("It has a six-cylinder engine.", "cylinder", id="compound"),
    ],
)
def test_the_noun_is_what_is_counted_or_measured(figures_of, text, noun):
    (figure,) = figures_of(text)

    assert figure.noun == noun
    assert text[figure.noun_span.start : figure.noun_span.end] == noun


def test_a_rate_of_things_keeps_its_noun(figures_of):
    (figure,) = figures_of("The field yields 800,000 barrels a day.")

    assert (figure.noun, figure.unit, figure.kind) == ("barrels", "/d", "rate")
