"""Agencies are read where a text credits them, and nowhere else."""

import pytest

from transforms.extract.agencies import agencies_of_authors, agencies_of_line, is_credit


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("(Reuters/swg)", ("Reuters",)),
        ("(dpa, AFP)", ("dpa", "AFP")),
        ("Source: AFP", ("AFP",)),
        ("— The Associated Press", ("AP",)),
        ("LONDON (Reuters) - Talks will resume in January, the minister said.", ("Reuters",)),
        ("KYIV, Ukraine (AP) — Talks will resume in January.", ("AP",)),
        ("(AFP) - Talks will resume in January.", ("AFP",)),
        ("BERLIN, Dec 22 (Xinhua) -- Talks will resume.", ("Xinhua",)),
        ("MOSCOW, December 22. Talks will resume, the ministry said.", ()),
        ("Associated Press writer Jane Doe in Kyiv contributed to this report.", ("AP",)),
        ("With files from The Canadian Press", ("The Canadian Press",)),
        ("The minister told Reuters that talks would resume in January.", ()),
        ("Reuters said on Monday that talks would resume.", ()),
        ("The army (AP) is not an agency here", ()),
        ("pa", ()),
    ],
)
def test_agencies_of_line(line, agencies):
    assert agencies_of_line(line) == agencies


@pytest.mark.parametrize(
    ("line", "expected"),
    [("(Reuters/swg)", True), ("dpa", True), ("Reuters said so", False), ("(swg)", False), ("", False)],
)
def test_is_credit(line, expected):
    assert is_credit(line) is expected


def test_agencies_among_authors():
    assert agencies_of_authors(["Jane Doe", "associated press", "dpa"]) == ("AP", "dpa")
