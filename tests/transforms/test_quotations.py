"""Quotations: what stands between marks of every kind, and apostrophes that are none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language import segment
from transforms.quotations import read_quotations


def inner_words(text):
    return [text[found.inner.start : found.inner.end] for found in read_quotations(segment(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"We are ready," she said.', ["We are ready,"], id="straight"),
        pytest.param("“We are ready,” she said.", ["We are ready,"], id="curly"),
        pytest.param("''We are ready,'' she said.", ["We are ready,"], id="doubled apostrophes"),
        pytest.param("``We are ready,'' she said.", ["We are ready,"], id="backticks"),
        pytest.param("«We are ready», she said.", ["We are ready"], id="guillemets"),
        pytest.param("„We are ready“, she said.", ["We are ready"], id="low opening"),
        pytest.param("‘We are ready,’ she said.", ["We are ready,"], id="single curly"),
        pytest.param("Army on alert in 'state of war' drill", ["state of war"], id="single straight in a headline"),
        pytest.param("They don't know; it's Anna's.", [], id="apostrophes of clitics"),
        pytest.param("The workers’ rights and the owners’ profits.", [], id="plural genitives"),
        pytest.param("Rock ’n’ roll of the ’90s", [], id="elisions"),
        pytest.param(
            "“He told me, ‘Go home,’ and left,” she said.", ["He told me, ‘Go home,’ and left,"], id="inner marks"
        ),
        pytest.param('"One," he said. "Two."', ["One,", "Two."], id="two in a paragraph"),
        pytest.param(
            "“It is over.\n“We lost,” he said.", ["It is over.", "We lost,"], id="reopened in the next paragraph"
        ),
        pytest.param('"It is over.\nWe lost," he said.', ["It is over.", "We lost,"], id="closed a paragraph later"),
        pytest.param("”It is over,” he said.", ["It is over,"], id="turned the wrong way"),
        pytest.param("", [], id="empty"),
    ],
)
def test_words_between_marks(text, expected):
    assert inner_words(text) == expected


def test_a_quotation_left_open_ends_with_its_paragraph():
    (found,) = read_quotations(segment("“It goes on\nNothing here."))
    assert not found.is_closed
    assert (found.span.start, found.span.end) == (0, 11)


def test_a_quotation_left_open_runs_on_to_the_mark_that_closes_it():
    text = "“It goes on.\nAnd on.\nTo the end.” Then nothing."
    found = read_quotations(segment(text))
    assert inner_words(text) == ["It goes on.", "And on.", "To the end."]
    assert [one.is_closed for one in found] == [False, False, True]


def test_a_quotation_left_open_ends_where_the_next_mark_opens():
    text = "“It goes on.\nNothing here.\n“Another.”"
    assert inner_words(text) == ["It goes on.", "Another."]


@pytest.mark.parametrize(
    ("text", "is_scare"),
    [
        pytest.param("The “reform” failed.", True, id="one word"),
        pytest.param("The “reform was a disaster for everyone” failed.", False, id="a clause"),
        pytest.param("“No,” he said.", False, id="a word that a comma ends"),
    ],
)
def test_words_under_discussion_are_told_from_speech(text, is_scare):
    assert read_quotations(segment(text))[0].is_scare is is_scare


@given(st.text(alphabet=st.sampled_from("ab \n.,“”\"'‘’«»„`\u202e\u0000🙂"), max_size=300))
def test_any_text_gives_sorted_spans_that_do_not_overlap(text):
    found = read_quotations(segment(text))
    for quotation in found:
        assert (
            0 <= quotation.span.start <= quotation.inner.start <= quotation.inner.end <= quotation.span.end <= len(text)
        )
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


def test_ten_thousand_marks_are_read_in_linear_time():
    assert len(read_quotations(segment('" ' * 10_000))) <= 10_000
