"""The article that the project began with: every time and figure that a careful reader would list, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from transforms.figures import read_figures
from transforms.language import parse_text
from transforms.times import read_times

ARTICLE = Path(__file__).parents[2] / "golden" / "seed" / "article.txt"
OPTIONAL = {"shortly", "current", "So far"}


@pytest.fixture(scope="module")
def parse(model):
    return parse_text(ARTICLE.read_text(encoding="utf-8"), model)


def day(moment):
    return moment and moment.date().isoformat()


def test_the_times_of_the_seed(parse):
    times = read_times(parse, date(2021, 12, 22))
    found = [
        (
            parse.text[time.span.start : time.span.end],
            time.timex_value,
            time.timex_mod,
            day(time.starts_at),
            day(time.ends_at),
        )
        for time in times
    ]

    assert [row for row in found if row[0] not in OPTIONAL] == [
        ("January", "2022-01", None, "2022-01-01", "2022-02-01"),
        ("the beginning of next year", "2022", "START", "2022-01-01", "2022-05-01"),
        ("Wednesday", "2021-12-22", None, "2021-12-22", "2021-12-23"),
        ("weeks", "PXW", None, None, "2021-12-23"),
        ("January", "2022-01", None, "2022-01-01", "2022-02-01"),
        ("February", "2022-02", None, "2022-02-01", "2022-03-01"),
        ("recently", "PAST_REF", None, None, "2021-12-23"),
        ("Monday", "2021-12-20", None, "2021-12-20", "2021-12-21"),
        ("1997", "1997", None, "1997-01-01", "1998-01-01"),
        ("currently", "PRESENT_REF", None, "2021-12-22", "2021-12-23"),
        ("1997", "1997", None, "1997-01-01", "1998-01-01"),
        ("1999", "1999", None, "1999-01-01", "2000-01-01"),
    ]


def test_the_figures_of_the_seed(parse):
    figures = read_figures(parse, read_times(parse, date(2021, 12, 22)))

    assert [
        (
            parse.text[figure.span.start : figure.span.end],
            figure.value_low,
            figure.bound,
            figure.noun,
            figure.change_role,
        )
        for figure in figures
    ] == [
        ("at least 100,000 Russian soldiers", 100_000, ">=", "Russian soldiers", None),
        ("at least three operational axes", 3, ">=", "operational axes", None),
        ("more than 175,000 men", 175_000, ">", "men", "to"),
        ("the three Baltic republics", 3, "=", "Baltic republics", None),
    ]
