"""Times as pages write them become aware datetimes with their precision."""

import pytest

from transforms.extract.page_times import parse_page_time


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2021-12-22T09:30:15Z", "2021-12-22T09:30:15+00:00", "second"),
        ("2021-12-22T09:30:15.250+01:00", "2021-12-22T09:30:15.250000+01:00", "second"),
        ("2021-12-22T09:30:15+0100", "2021-12-22T09:30:15+01:00", "second"),
        ("2021-12-22 09:30:15 +01:00", "2021-12-22T09:30:15+01:00", "second"),
        ("2021-12-22T09:30Z", "2021-12-22T09:30:00+00:00", "second"),
        ("2021-12-22T09:30:15", "2021-12-22T09:30:15+00:00", "second"),
        ("2021/12/22 09:30", "2021-12-22T09:30:00+00:00", "second"),
        ("20211222", "2021-12-22T00:00:00+00:00", "day"),
        ("2021-12-22", "2021-12-22T00:00:00+00:00", "day"),
        ("2021-12-22T00:00:00", "2021-12-22T00:00:00+00:00", "day"),
        ("2021-12-22T00:00:00+01:00", "2021-12-22T00:00:00+01:00", "second"),
        ("1640165415000", "2021-12-22T09:30:15+00:00", "second"),
        ("Wed, 22 Dec 2021 09:30:15 +0100", "2021-12-22T09:30:15+01:00", "second"),
    ],
)
def test_parsed(text, iso, precision):
    time = parse_page_time(text)
    assert (time.at.isoformat(), time.precision) == (iso, precision)


@pytest.mark.parametrize(
    "text", [None, "", "yesterday", "2021-13-45", "1021-12-22", "12/22/2021", "2021-12-22T25:00:00Z"]
)
def test_refused(text):
    assert parse_page_time(text) is None
