from datetime import UTC, datetime

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They talked for three days.", [("three days", "P3D")], id="counted"),
        pytest.param("He took a 16-hour flight.", [("16-hour", "PT16H")], id="hyphened"),
        pytest.param("It lasted 5 1/2 hours.", [("5 1/2 hours", "PT5H30M")], id="hours and minutes"),
        pytest.param("They have been here for weeks.", [("weeks", "PXW")], id="vague"),
        pytest.param("It lasted for a month.", [("a month", "P1M")], id="article"),
        pytest.param("It lasted for a decade and a half.", [("a decade and a half", "P15Y")], id="and a half"),
        pytest.param("It grew over the past two months.", [("the past two months", "P2M")], id="past months"),
        pytest.param("It was a decades-long conflict.", [("decades-long", "PXY")], id="long"),
        pytest.param("The 44-year-old man left.", [], id="an age is none"),
        pytest.param("It came 13.8 billion years after that.", [], id="beyond the calendar"),
        pytest.param("He is five years old.", [], id="years old"),
        pytest.param("The clinic is open 24 hours a day.", [], id="an idiom is none"),
    ],
)
def test_durations(values_of, text, found):
    assert values_of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It is read daily.", [("daily", "P1D")], id="adverb"),
        pytest.param("They meet every Monday.", [("every Monday", "XXXX-WXX-1")], id="every weekday"),
        pytest.param("They meet each year.", [("each year", "P1Y")], id="each"),
        pytest.param("They meet every two weeks.", [("every two weeks", "P2W")], id="every two"),
    ],
)
def test_sets(times_of, values_of, text, found):
    assert values_of(text) == found
    assert [time.timex_type for time in times_of(text)] == ["SET"]


def test_a_span_back_from_publication_has_an_interval(times_of):
    (time,) = times_of("It grew over the past two months.")

    assert (time.starts_at, time.ends_at) == (datetime(2021, 10, 22, tzinfo=UTC), datetime(2021, 12, 23, tzinfo=UTC))


def test_for_weeks_in_the_perfect_ends_with_publication(times_of):
    (time,) = times_of("For weeks, troops have been massing there.")

    assert (time.starts_at, time.ends_at) == (None, datetime(2021, 12, 23, tzinfo=UTC))


def test_bounds_become_mods(times_of):
    assert [time.timex_mod for time in times_of("It took about two weeks.")] == ["APPROX"]
    assert [time.timex_mod for time in times_of("It took at least two weeks.")] == ["EQUAL_OR_MORE"]
