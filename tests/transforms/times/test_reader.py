"""Properties of all times: spans, round trip, hostile text."""

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.language import segment
from transforms.times import read_times

ALONE = (
    "Aug. 7, 1998",
    "7 August 1998",
    "last week",
    "next year",
    "yesterday",
    "the beginning of next year",
    "two months ago",
    "the past two months",
    "the 1990s",
    "late last year",
    "three days",
    "every Monday",
    "the fourth quarter of 2018",
    "Saturday, Dec. 18",
    "9 a.m. EST yesterday",
    "recently",
    "for weeks",
    "for a decade",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.sampled_from(ALONE), st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_a_span_read_alone_gives_the_same_value(times_of, words, day):
    """True of all that does not hang on the tense of its clause."""
    text = f"The minister said {words} that the talks had failed."
    for time in times_of(text, day):
        (alone,) = times_of(text[time.span.start : time.span.end], day)
        assert (alone.timex_type, alone.timex_value, alone.timex_mod, alone.starts_at, alone.ends_at) == (
            time.timex_type,
            time.timex_value,
            time.timex_mod,
            time.starts_at,
            time.ends_at,
        )


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "last",
                "next",
                "this",
                "7",
                "99",
                "1998",
                "Aug.",
                "may",
                "March",
                "Monday",
                "week",
                "years",
                "ago",
                "early",
                "of",
                "end",
                "-",
                ",",
                "and",
                "31",
                "a.m.",
                "9",
                "9/11",
                "24/7",
                "1st",
                "20th",
                "century",
                "99999999",
                "quarter",
                "every",
                "the",
                "weekend",
                "Easter",
                "in",
                "since",
                "0000-00-00",
                "2021-13-45",
                "two",
            ]
        ),
        max_size=12,
    ),
    st.one_of(st.none(), st.dates()),
)
def test_any_soup_of_calendar_words_gives_valid_times(words, day):
    text = " ".join(words)
    parse = segment(text)
    last = 0
    for time in read_times(parse, day):
        assert last <= time.span.start < time.span.end <= len(text)
        last = time.span.end
        if time.starts_at and time.ends_at:
            assert time.starts_at <= time.ends_at


@pytest.mark.parametrize(
    "text", ["999999999 years ago", "31 February 0000", "the 99th century", "9999-12-31", "Dec. 31, 9999"]
)
def test_times_outside_of_the_calendar_raise_nothing(times_of, text):
    times_of(text, date(2021, 12, 22))
    times_of(text, date.min)
    times_of(text, date.max)


def test_a_moment_of_publication_counts_as_its_day(model, times_of):
    assert times_of("He said so today.", datetime(2021, 12, 22, 23, 59)) == times_of("He said so today.")


def test_times_stand_in_order_and_do_not_overlap(times_of):
    text = "On Monday at 9 a.m., two weeks after Dec. 6, 2021, they met; last year they had met in the spring of 2020."
    times = times_of(text)

    assert len(times) >= 5
    assert all(left.span.end <= right.span.start for left, right in pairwise(times))


def test_no_text_has_no_times():
    assert read_times(segment(""), None) == ()
