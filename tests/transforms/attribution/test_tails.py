"""The writer goes on behind what was reported: his words are no part of the content."""

import pytest

TAILS = [
    (
        "Berg said her plan has saved the harbour — and in some cases, she is right.",
        ["her plan has saved the harbour"],
        "a second thought behind a dash",
    ),
    (
        "Roth knew the wall was no answer to the task of clearing the bay—but, like doctors, they were raiding the shelf.",
        ["the wall was no answer to the task of clearing the bay"],
        "a dash without spaces",
    ),
    (
        "She signaled she would back the mayor if he runs again, as did Torres.",
        ["she would back the mayor if he runs again"],
        "as did another",
    ),
    (
        "The teacher admitted the book was dull, which is odd since she wrote it.",
        ["the book was dull"],
        "a relative clause on the whole clause",
    ),
    (
        "According to the central bank, rents have risen, which surprised nobody in the north of the town.",
        ["rents have risen"],
        "the same behind according to",
    ),
    (
        "Economists have suggested the new tax could help the state, drawing comparisons to the crisis of 1990.",
        ["the new tax could help the state"],
        "what a statement does to others",
    ),
    (
        "Berg is considering dismissing the head of the port as he tries to calm the unions.",
        ["dismissing the head of the port"],
        "what goes on meanwhile",
    ),
    (
        "They assume everyone is broke, then try to sell them loans.",
        ["everyone is broke"],
        "the next deed",
    ),
    (
        "It has confirmed it was replacing its old cranes to cope with the storms but did not link the move to the accident.",
        ["it was replacing its old cranes to cope with the storms"],
        "a simple form behind a progressive one",
    ),
    (
        "The lenders have promised they will cut the rates, but that's just a drop in the ocean.",
        ["they will cut the rates"],
        "but that is",
    ),
    (
        'She is widely considered to be the best writer of the north and other authors call her "their queen".',
        ["She … to be the best writer of the north", 'her "their queen"'],
        "a clause of others behind an infinitive",
    ),
    (
        "Oslo lodged a protest over what it called “a raid on its boats” in the strait.",
        ["a raid", "“a raid on its boats”"],
        "a place behind a name in quotation marks",
    ),
]


@pytest.mark.parametrize(("text", "contents", "case"), TAILS, ids=[entry[2] for entry in TAILS])
def test_the_content_ends_where_the_writer_goes_on(read, text, contents, case):
    found = [row.content for row in read(text) if row.attribution.parent is None]
    assert [content for content in found if content in contents] == [one for one in contents if one in found]
    assert contents[-1] in found


KEPT = [
    (
        "Neighbours described seeing the evolution of the fire, with families stuck on the roof and children crying.",
        "seeing the evolution of the fire, with families stuck on the roof and children crying",
        "with a subject and a participle",
    ),
    (
        "The institute projected the tax would cut growth by a tenth, while lowering wages and closing factories.",
        "the tax would cut growth by a tenth, while lowering wages and closing factories",
        "while without a subject",
    ),
    (
        "He said he pressed his team to sell, then trimmed the price a little and left.",
        "he pressed his team to sell, then trimmed the price a little and left",
        "the next deed in what was said",
    ),
    (
        "Many drivers will tell you the quality of the roads, the bridges and the signs has declined over time.",
        "the quality of the roads, the bridges and the signs has declined over time",
        "a subject taken for the second object",
    ),
    (
        "The ferry is expected to sink as the sea rises.",
        "The ferry … to sink as the sea rises",
        "a clause that goes with what is expected",
    ),
]


@pytest.mark.parametrize(("text", "content", "case"), KEPT, ids=[entry[2] for entry in KEPT])
def test_the_content_keeps_what_was_said_too(read, text, content, case):
    assert [row.content for row in read(text) if row.attribution.parent is None] == [content]
