import pytest


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param("They won 3-1 on Saturday.", [3, 1], id="hyphen"),
        pytest.param("They lost 1–4 at home.", [1, 4], id="dash, rising"),
        pytest.param("The senate voted 52 to 48 against it.", [52, 48], id="vote"),
        pytest.param("It was a 5-4 decision.", [5, 4], id="decision"),
    ],
)
def test_a_score_is_two_figures(figures_of, text, sides):
    figures = figures_of(text)

    assert [figure.value_low for figure in figures] == sides
    assert {figure.kind for figure in figures} == {"score"}


def test_a_rising_pair_without_a_contest_is_a_range(figures_of):
    (figure,) = figures_of("Add 5-7 spoons of sugar.")

    assert (figure.value_low, figure.value_high) == (5, 7)
