import pytest

from transforms.figures.rates import read_denominator
from transforms.language import parse_text


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("It costs 5 dollars per day.", "d", id="per and a unit of time"),
        pytest.param("It costs 5 dollars a barrel.", "{barrel}", id="a and a word one reckons by"),
        pytest.param("It costs 5 dollars per share.", "{share}", id="per and a noun"),
        pytest.param("It costs 5 dollars/kg now.", "kg", id="slash"),
        pytest.param("They gave 5 dollars a child.", None, id="a and another noun"),
        pytest.param("It was 5 dollars a year ago.", None, id="ago makes it a time"),
    ],
)
def test_denominators(model, text, unit):
    parse = parse_text(text, model)
    index = next(token.i for token in parse.tokens if token.text.startswith("dollars"))
    found = read_denominator(parse, index + 1, len(parse.tokens))

    assert (found[0] if found else None) == unit
