from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("He said so on Wednesday.", [("Wednesday", "2021-12-22")], id="the day of publication"),
        pytest.param("He said so Monday.", [("Monday", "2021-12-20")], id="most recent weekday"),
        pytest.param("They will meet on Thursday.", [("Thursday", "2021-12-23")], id="coming weekday"),
        pytest.param("They left last Friday.", [("last Friday", "2021-12-17")], id="last weekday"),
        pytest.param("They left yesterday.", [("yesterday", "2021-12-21")], id="yesterday"),
        pytest.param("They leave tomorrow.", [("tomorrow", "2021-12-23")], id="tomorrow"),
        pytest.param("They met last week.", [("last week", "2021-W50")], id="last week"),
        pytest.param("They met this week.", [("this week", "2021-W51")], id="this week"),
        pytest.param("They will meet next month.", [("next month", "2022-01")], id="next month"),
        pytest.param("It fell last year.", [("last year", "2020")], id="last year"),
        pytest.param("They met last November.", [("last November", "2021-11")], id="last month by name"),
        pytest.param("They met last fall.", [("last fall", "2021-FA")], id="last fall"),
        pytest.param("They came two months ago.", [("two months ago", "2021-10")], id="months ago"),
        pytest.param("They came 11 days ago.", [("11 days ago", "2021-12-11")], id="days ago"),
        pytest.param("NATO grew a decade ago.", [("a decade ago", "2011")], id="decade ago"),
        pytest.param("It has recently grown.", [("recently", "PAST_REF")], id="recently"),
        pytest.param("This currently applies.", [("currently", "PRESENT_REF")], id="currently"),
        pytest.param("They fear for the future.", [("the future", "FUTURE_REF")], id="the future"),
        pytest.param("He was found on Thanksgiving Day.", [("Thanksgiving Day", "2021-11-25")], id="holiday"),
        pytest.param("They met in the autumn.", [("the autumn", "2021-FA")], id="bare season"),
        pytest.param("They met on the Fourth of July.", [("Fourth of July", "2021-07-04")], id="holiday by date"),
        pytest.param("They meet on the first Tuesday of the month.", [], id="a rule for days is no day"),
        pytest.param("They met over the weekend.", [("the weekend", "2021-W50-WE")], id="weekend"),
        pytest.param("He was once a friend of the state.", [], id="once is no date"),
    ],
)
def test_times_relative_to_publication(values_of, text, found):
    assert values_of(text) == found


def test_that_day_is_the_last_day_told(values_of):
    text = "He died on Oct. 23, 1998. That day, his family was away. They came back the next morning."

    assert values_of(text) == [
        ("Oct. 23, 1998", "1998-10-23"),
        ("That day", "1998-10-23"),
        ("the next morning", "1998-10-24TMO"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("He said so Monday.", "XXXX-WXX-1"), ("They met last week.", "XXXX-WXX"), ("They left yesterday.", "XXXX-XX-XX")],
)
def test_without_publication_day_relative_times_keep_placeholders(times_of, text, value):
    (time,) = times_of(text, None)

    assert (time.timex_value, time.starts_at, time.ends_at) == (value, None, None)


@pytest.mark.parametrize(("day", "value"), [(date(2000, 1, 1), "1999-12-27"), (date(2024, 2, 29), "2024-02-26")])
def test_weekdays_cross_years_and_leap_days(values_of, day, value):
    assert values_of("He said so Monday.", day) == [("Monday", value)]
