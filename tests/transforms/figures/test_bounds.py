import pytest


@pytest.mark.parametrize(
    ("text", "bound", "span"),
    [
        pytest.param("At least 100,000 soldiers stood there.", ">=", "At least 100,000 soldiers", id="at least"),
        pytest.param("They sent more than 175,000 men.", ">", "more than 175,000 men", id="more than"),
        pytest.param("No fewer than 12 ships were lost.", ">=", "No fewer than 12 ships", id="no fewer than"),
        pytest.param("The grant is worth up to $8 million.", "<=", "up to $8 million", id="up to"),
        pytest.param("It took fewer than 20 minutes.", "<", "fewer than 20 minutes", id="fewer than"),
        pytest.param("Nearly 57 villages were empty.", "~", "Nearly 57 villages", id="nearly"),
        pytest.param("About 500 people came.", "~", "About 500 people", id="about"),
        pytest.param("Some 300 people came.", "~", "Some 300 people", id="some"),
        pytest.param("It costs just under $20.", "<", "just under $20", id="adverb of degree"),
        pytest.param("They have 50 or more tanks.", ">=", "50 or more tanks", id="or more"),
        pytest.param("It lasted 20 minutes or so.", "~", "20 minutes or so", id="or so"),
        pytest.param("They bought 12 ships.", "=", "12 ships", id="no bound"),
    ],
)
def test_the_words_around_a_number_bound_it(figures_of, text, bound, span):
    (figure,) = figures_of(text)

    assert (figure.bound, text[figure.span.start : figure.span.end]) == (bound, span)


def test_up_to_behind_a_verb_of_rising_is_a_level_and_no_bound(figures_of):
    figure = figures_of("Growth inched up to 4.8 percent.")[0]

    assert figure.bound == "="
