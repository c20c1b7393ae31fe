import pytest

from transforms.language import parse_text
from transforms.times.tense import read_direction


@pytest.mark.parametrize(
    ("text", "word", "direction"),
    [
        pytest.param("He said so on Monday.", "Monday", "past", id="past"),
        pytest.param("He will leave on Monday.", "Monday", "future", id="will"),
        pytest.param("They are expected to leave on Monday.", "Monday", "future", id="planning"),
        pytest.param("The talks were scheduled for Monday.", "Monday", "future", id="scheduled"),
        pytest.param("They could leave as early as Monday.", "Monday", "future", id="as early as"),
        pytest.param("He has lived there since Monday.", "Monday", "past", id="perfect"),
        pytest.param("The Monday meeting was calm.", "Monday", "open", id="modifier of a noun"),
    ],
)
def test_the_clause_places_a_time(model, text, word, direction):
    parse = parse_text(text, model)
    index = next(token.i for token in parse.tokens if token.text == word)

    assert read_direction(parse, index) == direction
