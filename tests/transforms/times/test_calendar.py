from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.times.calendar import easter, make_date, name_day, nth_weekday, read_interval, shift


@pytest.mark.parametrize(
    ("day", "unit", "count", "moved"),
    [
        pytest.param(date(2021, 12, 31), "D", 1, date(2022, 1, 1), id="day over the year"),
        pytest.param(date(2021, 1, 31), "M", 1, date(2021, 2, 28), id="shorter month"),
        pytest.param(date(2020, 2, 29), "Y", -1, date(2019, 2, 28), id="leap day"),
        pytest.param(date(2021, 12, 22), "W", -2, date(2021, 12, 8), id="weeks back"),
        pytest.param(date(2021, 12, 22), "DE", -1, date(2011, 12, 22), id="decade"),
        pytest.param(date(2021, 12, 22), "Y", -3000, None, id="before the calendar"),
        pytest.param(date(2021, 12, 22), "D", 10**9, None, id="behind the calendar"),
    ],
)
def test_days_move_by_units(day, unit, count, moved):
    assert shift(day, unit, count) == moved


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("D", "2022-01-01"),
        ("W", "2021-W52"),
        ("M", "2022-01"),
        ("Q", "2022-Q1"),
        ("Y", "2022"),
        ("DE", "202"),
        ("CE", "20"),
    ],
)
def test_a_day_is_named_by_the_unit_that_holds_it(unit, value):
    assert name_day(date(2022, 1, 1), unit) == value


@pytest.mark.parametrize(
    ("value", "mod", "start", "end"),
    [
        pytest.param("2021-12-22", None, date(2021, 12, 22), date(2021, 12, 23), id="day"),
        pytest.param("2021-12-22T09:00", None, date(2021, 12, 22), date(2021, 12, 23), id="time without zone"),
        pytest.param("2021-W51", None, date(2021, 12, 20), date(2021, 12, 27), id="week"),
        pytest.param("2021-W51-WE", None, date(2021, 12, 25), date(2021, 12, 27), id="weekend"),
        pytest.param("2021-12", None, date(2021, 12, 1), date(2022, 1, 1), id="month"),
        pytest.param("2021-Q4", None, date(2021, 10, 1), date(2022, 1, 1), id="quarter"),
        pytest.param("2021-H2", None, date(2021, 7, 1), date(2022, 1, 1), id="half"),
        pytest.param("2021-SU", None, date(2021, 6, 1), date(2021, 9, 1), id="season"),
        pytest.param("2021-WI", None, date(2021, 12, 1), date(2022, 3, 1), id="winter"),
        pytest.param("2021", None, date(2021, 1, 1), date(2022, 1, 1), id="year"),
        pytest.param("199", None, date(1990, 1, 1), date(2000, 1, 1), id="decade"),
        pytest.param("19", None, date(1900, 1, 1), date(2000, 1, 1), id="century"),
        pytest.param("2018/2019", None, date(2018, 1, 1), date(2020, 1, 1), id="two years"),
        pytest.param("2022", "START", date(2022, 1, 1), date(2022, 5, 1), id="start of a year"),
        pytest.param("2022", "MID", date(2022, 5, 1), date(2022, 9, 1), id="middle of a year"),
        pytest.param("2022", "END", date(2022, 9, 1), date(2023, 1, 1), id="end of a year"),
    ],
)
def test_a_value_names_an_interval(value, mod, start, end):
    def midnight(day):
        return datetime(day.year, day.month, day.day, tzinfo=UTC)

    assert read_interval(value, mod) == (midnight(start), midnight(end))


@pytest.mark.parametrize("value", ["XXXX-WXX-3", "XXXX", "XXXX-XX-XX", "PRESENT_REF", "P3D"])
def test_placeholders_have_no_interval(value):
    assert read_interval(value, None) == (None, None)


@pytest.mark.parametrize(
    ("year", "sunday"), [(1998, date(1998, 4, 12)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31))]
)
def test_easter(year, sunday):
    assert easter(year) == sunday


@settings(deadline=None)
@given(st.integers(min_value=1600, max_value=4000))
def test_easter_is_a_sunday_of_march_or_april(year):
    assert easter(year).isoweekday() == 7
    assert easter(year).month in (3, 4)


def test_weekdays_of_a_month():
    assert nth_weekday(1999, 11, 4, 4) == date(1999, 11, 25)
    assert nth_weekday(2021, 5, -1, 1) == date(2021, 5, 31)


def test_impossible_dates_are_none():
    assert make_date(2021, 2, 29) is None
    assert make_date(0, 1, 1) is None
    assert make_date(2021, 13, 1) is None


@settings(deadline=None)
@given(st.dates(min_value=date(100, 1, 1), max_value=date(9000, 1, 1)), st.sampled_from(["D", "W", "M", "Q", "Y"]))
def test_the_named_unit_holds_its_day(day, unit):
    start, end = read_interval(name_day(day, unit), None)

    assert start.date() <= day < end.date()
