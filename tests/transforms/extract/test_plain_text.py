"""Plain text: junk that comes with copied articles is told from their lines; offsets are those of the file."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.plain_text import classify_lines, is_breadcrumb

SEED = (Path(__file__).parents[2] / "golden/seed/article.txt").read_text(encoding="utf-8")
BODY = (
    "The minister said on Monday that talks on the border would begin in January, after weeks of silence between the two capitals.\n\n"
    "Both sides had sent troops to the river. Neither wanted to be the first to leave, a diplomat said on condition of anonymity.\n"
)


def kinds(text):
    return [(block.kind, text[block.span.start : block.span.end]) for block in classify_lines(text)]


def test_seed():
    found = kinds(SEED)
    assert [kind for kind, _ in found if kind != "paragraph"] == [
        "furniture", "title", "heading", "caption", "heading", "furniture", "furniture", "furniture",
    ]  # fmt: skip
    by_kind = dict(found)
    assert by_kind["title"] == "US-Russian security negotiations are slated to begin shortly"
    assert by_kind["caption"].endswith("imago / Christian Thiel")
    assert by_kind["heading"] == "Reversing NATO to the state before 1997?"
    assert by_kind["furniture"].startswith("This site uses Akismet")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Leave a Reply", "furniture", id="comment form"),
        pytest.param("Share on Facebook Tweet", "furniture", id="share line"),
        pytest.param("(dpa/abc)", "furniture", id="agency credit"),
        pytest.param("A soldier at the river (Photo: Jane Doe)", "caption", id="photo credit"),
        pytest.param("A soldier at the river Getty Images/AFP", "caption", id="agencies of pictures"),
        pytest.param("- The talks begin in January", "list", id="bullet"),
        pytest.param("What happens next?", "paragraph", id="question at the end is no heading"),
    ],
)
def test_last_line(line, kind):
    assert kinds(f"{BODY}\n{line}\n")[-1] == (kind, line)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        pytest.param("Talks to begin in January\n\n", ["title"], id="title"),
        pytest.param("Home > World > Europe\nTalks to begin in January\n\n", ["furniture", "title"], id="breadcrumb"),
        pytest.param("Europe\n\nTalks to begin in January\n\n", ["furniture", "title"], id="section above the title"),
        pytest.param("Talks to begin\nBy Jane Doe\n\n", ["title", "furniture"], id="byline"),
        pytest.param("Talks to begin in January\nWednesday, December 22, 2021\n\n", ["title", "furniture"], id="stamp"),
        pytest.param("Will the talks begin in January?\n\n", ["title"], id="question"),
        pytest.param("", [], id="no title"),
        pytest.param("LONDON (Reuters) - The talks will begin in January.\n\n", ["paragraph"], id="dateline is text"),
    ],
)
def test_top(top, expected):
    assert [kind for kind, _ in kinds(top + BODY)] == [*expected, "paragraph", "paragraph"]


def test_subheading_and_comments_below():
    text = (
        f"Talks to begin\n\n{BODY}\nA question of time\n\n{BODY}\nLeave a Comment\n\nI do not believe a word of it.\n"
    )
    found = kinds(text)
    assert ("heading", "A question of time") in found
    assert found[-1] == ("furniture", "I do not believe a word of it.")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Home » World » Talks begin", True),
        ("News > Europe > Talks", True),
        ("Home | Talks to begin in January, ministers say", True),
        ("Talks: a beginning", False),
        ("Russia | Ukraine", False),
        ("He said > she said. It went on.", False),
        ("»", False),
    ],
)
def test_breadcrumb(line, expected):
    assert is_breadcrumb(line) is expected


@given(st.text(alphabet=st.sampled_from("ab .»/(\n\r\t“A1-é\u2028"), max_size=200))
def test_blocks_cover_all_words_in_order(text):
    blocks = classify_lines(text)
    assert "".join("".join(text[b.span.start : b.span.end].split()) for b in blocks) == "".join(text.split())
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(blocks))
    assert all(text[b.span.start : b.span.end].strip() == text[b.span.start : b.span.end] != "" for b in blocks)
