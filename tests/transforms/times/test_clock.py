from datetime import UTC, datetime

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It opened at 9 a.m. Tuesday.", [("9 a.m. Tuesday", "2021-12-21T09:00")], id="hour and day"),
        pytest.param("He left at 10:35 p.m. here.", [("10:35 p.m.", "2021-12-22T22:35")], id="minutes"),
        pytest.param("He spoke on Tuesday night.", [("Tuesday night", "2021-12-21TNI")], id="part of a day"),
        pytest.param("He spoke this morning.", [("this morning", "2021-12-22TMO")], id="this morning"),
        pytest.param("He ran a lap of 1:36.6 there.", [], id="lap time"),
    ],
)
def test_times_of_day(times_of, values_of, text, found):
    assert values_of(text) == found
    assert {time.timex_type for time in times_of(text)} <= {"TIME"}


def test_a_zone_gives_the_moment(times_of):
    (time,) = times_of("The deadline was 9 a.m. EST Tuesday.")

    assert time.starts_at == datetime(2021, 12, 21, 14, 0, tzinfo=UTC)
    assert time.ends_at == datetime(2021, 12, 21, 14, 1, tzinfo=UTC)
