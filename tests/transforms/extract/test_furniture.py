"""Every rule finds the line it was written for, and no sentence of an article."""

import re

import pytest

from transforms.extract.agencies import PHOTO_AGENCY
from transforms.extract.furniture import furniture_of
from transforms.reference import read_rows

RULES = read_rows("furniture.csv", ("sort", "pattern", "example"), ("sort", "pattern"))
PARTS = read_rows("page_parts.csv", ("pattern", "part", "example"), ("pattern",))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule['sort']}: {rule['example'][:30]}")
def test_rule_finds_its_example(rule):
    assert re.search(rule["pattern"].replace("<photo>", PHOTO_AGENCY), rule["example"], re.I)
    assert furniture_of(rule["example"]) == rule["sort"]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part["example"])
def test_part_finds_its_example(part):
    assert re.search(part["pattern"], part["example"], re.I)


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("(Reuters/swg)", "agency"),
        ("Updated at 1:23 p.m. ET", "stamp"),
        ("17:41 JST, October 13, 2024", "stamp"),
        ("Published 18 November 2019", "stamp"),
        ("5 min read", "stamp"),
        ("  • Leave a Comment", "comments"),
    ],
)
def test_furniture(line, sort):
    assert furniture_of(line) == sort


@pytest.mark.parametrize(
    "line",
    [
        "The minister left a comment on the draft before the vote.",
        "Share prices fell on Monday, the bank said.",
        "Subscribers to the service rose by a third, she said.",
        "Read the letter, he said, and you will see what they want.",
        "Follow the money, the prosecutor told the court in Berlin.",
        "Comments by the president drew anger in Kyiv and Warsaw.",
        "The photo, taken on Monday, shows tanks near the border.",
        "Related charges against two officers were dropped.",
        "Sign language interpreters will be paid more, the city said.",
        "Watch groups say that the vote was neither free nor fair.",
        "On 22 December 2021 the ministry denied the report.",
        "1 p.m.",
        "In 2021, 40 soldiers died; in 2022, 75.",
        "More: a saint and a lawyer",
        "More than 175,000 men could be sent to the border.",
        "Source close to the talks: no deal before March, he said. Others disagree.",
        "“Sign up now,” the officer told the recruits, and they did.",
        "The author is wrong, the minister replied.",
        "",
    ],
)
def test_article_lines_stay(line):
    assert furniture_of(line) is None
