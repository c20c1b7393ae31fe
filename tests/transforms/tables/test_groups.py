import pytest

from transforms.tables.claims import claim_rows

LEAD = "Ministers from nine countries will meet in Geneva on Friday"


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        pytest.param(
            f"{LEAD}, Anna Berg said.\n\nThe talks matter.\n\n“{LEAD},” Berg told reporters.\n",
            True,
            id="one speaker repeats herself",
        ),
        pytest.param(
            f"{LEAD}, Anna Berg said.\n\nThe talks matter.\n\n{LEAD}, the Kremlin said.\n",
            False,
            id="two speakers say the same",
        ),
        pytest.param(
            "Officials said that at least 100,000 soldiers stood near the border.\n\n"
            "Officials said that at least 175,000 soldiers stood near the border.\n",
            False,
            id="figures differ",
        ),
    ],
)
def test_claims_that_say_the_same_share_a_group(make_document, text, grouped):
    rows = claim_rows(make_document(text))
    assert len(rows) >= 2
    groups = [row["group_id"] for row in rows]
    assert (groups[0] is not None and groups[0] == groups[-1]) is grouped
    if grouped:
        assert groups[0] == rows[0]["claim_id"]
