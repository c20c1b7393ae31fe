from datetime import date

import pytest

from transforms.times.dates import nearest_date, nearest_month


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It fell on Aug. 7, 1998.", [("Aug. 7, 1998", "1998-08-07")], id="full date"),
        pytest.param("It fell on 7 August 1998.", [("7 August 1998", "1998-08-07")], id="day first"),
        pytest.param("It fell on the 7th of August 1998.", [("the 7th of August 1998", "1998-08-07")], id="ordinal"),
        pytest.param("They left in October 1998.", [("October 1998", "1998-10")], id="month and year"),
        pytest.param("They met on Monday, Dec. 20.", [("Monday, Dec. 20", "2021-12-20")], id="weekday and date"),
        pytest.param("Updated 2019-09-01 here.", [("2019-09-01", "2019-09-01")], id="ISO"),
        pytest.param("Filed 10/23/98 here.", [("10/23/98", "1998-10-23")], id="American"),
        pytest.param("After 9/11 all changed.", [("9/11", "2001-09-11")], id="the day of the attacks"),
        pytest.param(
            "They met on April 24 and 25, 1999.",
            [("April 24", "1999-04-24"), ("25, 1999", "1999-04-25")],
            id="two days of one month",
        ),
        pytest.param(
            "It ran July 30-Aug. 14, 1932.",
            [("July 30", "1932-07-30"), ("Aug. 14, 1932", "1932-08-14")],
            id="range with one year",
        ),
        pytest.param("HAVANA, August 7 (Xinhua) --", [("August 7", "2021-08-07")], id="dateline"),
        pytest.param("The week of Dec. 20 was cold.", [("The week of Dec. 20", "2021-W51")], id="week of a day"),
        pytest.param("Theresa May spoke and they may march.", [], id="names and verbs"),
        pytest.param("It was on Feb. 30.", [], id="no such day"),
        pytest.param(
            "They met on Monday, Oct. 26.", [("Monday, Oct. 26", "2020-10-26")], id="the weekday tells the year"
        ),
    ],
)
def test_absolute_dates(values_of, text, found):
    assert values_of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Talks will start in January.", [("January", "2022-01")], id="future"),
        pytest.param("Talks started in January.", [("January", "2021-01")], id="past"),
        pytest.param("He was killed on Oct. 23.", [("Oct. 23", "2021-10-23")], id="past day"),
        pytest.param("She will testify on Feb. 10.", [("Feb. 10", "2022-02-10")], id="future day"),
    ],
)
def test_a_missing_year_follows_the_tense(values_of, text, found):
    assert values_of(text) == found


def test_without_publication_day_the_year_stays_open(values_of):
    assert values_of("He came on Aug. 7.", None) == [("Aug. 7", "XXXX-08-07")]


@pytest.mark.parametrize(
    ("direction", "expected"), [("past", date(2020, 11, 3)), ("open", date(2020, 11, 3)), ("future", date(2021, 11, 3))]
)
def test_nearest_date(direction, expected):
    assert nearest_date(date(2021, 5, 1), 11, 3, direction) == expected


def test_leap_day_of_no_near_year():
    assert nearest_date(date(2022, 6, 1), 2, 30, "past") is None


@pytest.mark.parametrize(
    ("direction", "expected"), [("past", date(2021, 1, 1)), ("open", date(2022, 1, 1)), ("future", date(2022, 1, 1))]
)
def test_nearest_month(direction, expected):
    assert nearest_month(date(2021, 12, 22), 1, direction) == expected
