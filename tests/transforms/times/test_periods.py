import pytest


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        pytest.param(
            "At the beginning of next year they meet.", "the beginning of next year", "2022", "START", id="start"
        ),
        pytest.param("It closed at the end of the month.", "the end of the month", "2021-12", "END", id="end"),
        pytest.param("It came in late November.", "late November", "2021-11", "END", id="late"),
        pytest.param("It came in mid-October.", "mid-October", "2021-10", "MID", id="mid"),
        pytest.param("It was signed earlier this week.", "earlier this week", "2021-W51", None, id="earlier"),
        pytest.param("It came early Friday.", "Friday", "2021-12-17", None, id="a day stays whole"),
    ],
)
def test_parts_of_periods(times_of, text, words, value, mod):
    (time,) = times_of(text)

    assert (text[time.span.start : time.span.end], time.timex_value, time.timex_mod) == (words, value, mod)
