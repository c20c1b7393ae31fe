"""Properties of all figures: spans, round trip, hostile text, and the time that holds for each."""

import math
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.figures import read_figures
from transforms.language import segment
from transforms.times import read_times

BOUNDS = ("", "at least", "more than", "about", "up to", "nearly", "fewer than")
NUMBERS = ("7", "100,000", "4.1 million", "twenty-five", "two dozen", "hundreds of", "3.5bn", "half a million")
THINGS = ("soldiers", "operational axes", "tonnes", "percent", "euros", "km", "Danish crowns", "years", "people")

HOSTILE = (
    "1e999 1e-999 -1e999",
    "٣٤ ３４ ೩೪ 三十四",
    "XIV MMXXI Leopard II Henry VIII",
    "9" * 5000,
    "0" * 300 + "." + "0" * 300,
    "1/0 0/0 1/999999999 ½½½",
    "million million million million million million million million",
    "nine hundred trillion quadrillion quadrillion quadrillion dollars",
    "$ $ $ € £ % %% $$$5 5$$$",
    "- -- --- -5 --5 −7 +-3 1-2-3-4-5 5–",
    "between and to from 5 to to 7 between 5 between",
    "1,2,3,4,5 1.2.3.4 1,,2 ,5 5,",
    "NaN inf Infinity 0x10 1_000",
    "\u0000 \ufffd \u202e 5 \u200b6",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_numbers_raise_nothing_and_stay_finite(text):
    parse = segment(text)
    for figure in read_figures(parse, read_times(parse, date(2021, 12, 22))):
        assert math.isfinite(figure.value_low)
        assert math.isfinite(figure.value_high)
        assert figure.value_low <= figure.value_high


@pytest.mark.parametrize(("text", "values"), [("٣٤ soldiers", {34}), ("1e999 soldiers", set()), ("Leopard II", set())])
def test_hostile_numbers_have_no_wrong_value(figures_of, text, values):
    assert {figure.value_low for figure in figures_of(text)} <= values


@settings(deadline=None)
@given(st.text(alphabet="0123456789 .,-–$%€ tomilnbadef/'\"()½", max_size=60))
def test_any_soup_of_digits_and_marks_gives_spans_in_order(text):
    parse = segment(text)
    figures = read_figures(parse, read_times(parse, None))

    assert list(figures) == sorted(figures, key=lambda figure: figure.span)
    assert len({figure.span for figure in figures}) == len(figures)
    for figure in figures:
        assert 0 <= figure.span.start <= figure.number.start < figure.number.end <= figure.span.end <= len(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.sampled_from(BOUNDS), st.sampled_from(NUMBERS), st.sampled_from(THINGS))
def test_a_span_read_alone_gives_the_same_value(figures_of, bound, number, thing):
    text = f"On Wednesday they counted {bound} {number} {thing} near the border.".replace("  ", " ")
    for figure in figures_of(text):
        (alone,) = figures_of(text[figure.span.start : figure.span.end])
        assert (alone.value_low, alone.value_high, alone.bound, alone.unit) == (
            figure.value_low,
            figure.value_high,
            figure.bound,
            figure.unit,
        )


def test_long_pages_take_linear_time():
    """A page of digits is cut into tokens and sentences; nothing looks beyond its sentence."""
    from time import process_time

    spent = []
    for size in (2_000, 8_000):
        parse = segment("7-" * size)
        begin = process_time()
        read_figures(parse, read_times(parse, date(2021, 12, 22)))
        spent.append(process_time() - begin)
    assert spent[1] < 12 * max(spent[0], 0.01)


def test_a_figure_is_dated_by_its_clause(figures_of):
    text = "The army had 500 tanks in 1999, officials said on Monday."
    (figure,) = figures_of(text)

    assert text[figure.when.start : figure.when.end] == "1999"


def test_no_text_has_no_figures():
    assert read_figures(segment(""), ()) == ()


def test_ordinals_are_ranks_of_a_noun(figures_of):
    (figure,) = figures_of("It was the 39th anniversary.")

    assert (figure.kind, figure.value_low, figure.noun) == ("ordinal", 39, "anniversary")
    assert figures_of("The third-party report came first.") == ()


def test_each_figure_of_a_change_has_its_own_time(figures_of):
    text = "Inflation slowed from 9.1% in June to 8.5% in July."

    assert [text[figure.when.start : figure.when.end] for figure in figures_of(text)] == ["June", "July"]
