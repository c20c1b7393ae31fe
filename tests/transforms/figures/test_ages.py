import pytest


@pytest.mark.parametrize(
    ("text", "age"),
    [
        pytest.param("A 50-year-old man was hurt.", 50, id="year-old"),
        pytest.param("He was 30 years old.", 30, id="years old"),
        pytest.param("A woman aged 43 was hurt.", 43, id="aged"),
        pytest.param("John Smith, 52, was elected.", 52, id="between commas"),
        pytest.param("Players over the age of 21 may join.", 21, id="age of"),
    ],
)
def test_ages_are_in_years(figures_of, text, age):
    (figure,) = figures_of(text)

    assert (figure.value_low, figure.unit, figure.kind) == (age, "a", "age")
