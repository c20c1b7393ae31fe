"""Short ways from a text to its times."""

from datetime import date

import pytest

from transforms.language import parse_text
from transforms.times import read_times


@pytest.fixture(scope="session")
def times_of(model):
    """A function from a text to its times; the default publication day is Wednesday, 22 December 2021."""

    def read(text, published_on=date(2021, 12, 22)):
        return read_times(parse_text(text, model), published_on)

    return read


@pytest.fixture(scope="session")
def values_of(times_of):
    """A function from a text to the words and values of its times."""

    def read(text, published_on=date(2021, 12, 22)):
        return [(text[time.span.start : time.span.end], time.timex_value) for time in times_of(text, published_on)]

    return read
