"""The article that the project was made for: its eleven claims as a careful reader lists them, and nothing else."""

from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[2] / "pages" / "seed.txt").read_text(encoding="utf-8")
CLAIMS = [
    ("talks will start in January", "Russian Foreign Minister Lavrov", {"assert", "predict", "announce"}),
    (
        "At the beginning of next year, Russia and the USA will begin",
        "Russia’s Foreign Minister, Sergei Lavrov",
        {"announce"},
    ),
    ("a major military action against Ukraine in January", "military circles", {"assert", "predict"}),
    ("at least 100,000 Russian soldiers near the border", "", {"assert"}),
    ("the Russians could very quickly bring their operational", "", {"assert", "predict"}),
    ("any offensive intent", "Russia", {"deny"}),
    ("they see themselves threatened by the presence", "the Kremlin", {"assert", "accuse"}),
    ("he saw no room for indulgence in this dispute", "President Vladimir Putin", {"assert", "refuse"}),
    ("One may be forced to a “sharp reaction” if the West", "", {"threaten", "warn"}),
    ("an end to the delivery of certain weapons to Georgia", "Moscow", {"demand"}),
    ("it is ready for “meaningful talks”", "NATO", {"agree", "propose", "promise", "assert"}),
]


@pytest.fixture(scope="module")
def rows(read):
    return read(TEXT)


@pytest.mark.parametrize(("content", "source", "acts"), CLAIMS, ids=[claim[0][:30] for claim in CLAIMS])
def test_a_claim_of_the_seed_is_read(rows, content, source, acts):
    (row,) = [row for row in rows if content in row.content]
    assert row.source == source
    assert row.attribution.act in acts


def test_the_seed_gives_no_other_row(rows):
    assert len(rows) == len(CLAIMS)
