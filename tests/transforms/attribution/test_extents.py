"""How far content and source reach where quotations, asides and coordination meet the reporting clause."""

import pytest

CONTENTS = [
    (
        "Roth told the council that, in the last weeks of the flood, “the old dam played a cruel part.”",
        "in the last weeks of the flood, “the old dam played a cruel part.”",
        "a quotation that ends a that-clause",
    ),
    (
        "Roth said she would “gladly talk about” selling the garden of the school.",
        "she would “gladly talk about” selling the garden of the school",
        "words behind a quoted fragment",
    ),
    (
        "Instead of waiting for rain, said Ana Roth, head of the union, the farms must share the canal.",
        "Instead of waiting for rain … the farms must share the canal",
        "a reporting clause with the subject behind it, set in",
    ),
    (
        "The ruling is expected to be bad for the port, with sharp consequences for trade.",
        "The ruling … to be bad for the port",
        "what the writer adds behind a comma",
    ),
    (
        "“We all heard it. He said, ‘I hope that it burns,’” Roth told teachers in Riga.",
        "“We all heard it. He said, ‘I hope that it burns,’”",
        "a quotation in a quotation",
    ),
    (
        "But as the Harbour Times noted in an op-ed Thursday, the ferry “has lost its charm for the north.”",
        "But … the ferry “has lost its charm for the north.”",
        "an op-ed is a medium",
    ),
    (
        "The union claimed that the mine “forgot its own rules,” which led to “a summer of accidents”.",
        "the mine “forgot its own rules,” which led to “a summer of accidents”",
        "an aside with words of the source",
    ),
    (
        "The north grew by a tenth, according to a count by the agency, but the south is still empty.",
        "The north grew by a tenth",
        "a clause that follows the source",
    ),
    (
        "In the words of the mayor, “the bridge is a disgrace to the town.”",
        "“the bridge is a disgrace to the town.”",
        "in the words of",
    ),
]


@pytest.mark.parametrize(("text", "content", "case"), CONTENTS, ids=[entry[2] for entry in CONTENTS])
def test_the_content_is_all_the_source_answers_for(read, text, content, case):
    assert [row.content for row in read(text) if row.attribution.parent is None] == [content]


SOURCES = [
    ("Rates will rise again - Ana Roth: “The bank has no other choice.”", ["Ana Roth"], "a name behind a dash"),
    ("“Please mind the wet floor,” begins a recorded message.", ["a recorded message"], "an inverted subject"),
    ("Continued Roth: “That is where we lost the game. And we knew it.”", ["Roth"], "an inverted cue before a colon"),
    (
        "The mayor sent her good wishes, adding “and courage for those who stay!”",
        ["The mayor"],
        "adding behind a deed",
    ),
    ("Berg spent two hours calling the report a farce.", ["Berg"], "time spent on saying"),
    ("In addition to stating that he had paid, Roth left the room.", ["Roth"], "in addition to saying"),
    ("Officials were quick to say that the road was open.", ["Officials"], "an adjective before the infinitive"),
    ("The cooks, who once called these songs “porridge,” left.", ["who"], "a relative pronoun that calls"),
    (
        "“Fine work. You never stop.”\n\n— President Berg, writing after the vote.",
        ["President Berg"],
        "a signature",
    ),
]


@pytest.mark.parametrize(("text", "sources", "case"), SOURCES, ids=[entry[2] for entry in SOURCES])
def test_the_source_is_who_speaks(read, text, sources, case):
    assert [row.source for row in read(text) if row.attribution.parent is None] == sources


def test_a_second_cue_with_its_own_auxiliary_is_a_second_claim(read):
    rows = read("Roth has said she wants a new school and has voiced support for the nurses.")
    outer = [(row.source, row.content) for row in rows if row.attribution.parent is None]
    assert outer == [("Roth", "she wants a new school"), ("Roth", "the nurses")]


def test_a_shared_subject_is_part_of_what_is_expected(read):
    rows = read("He is leaving the club but is expected to play in May.")
    assert [row.content for row in rows] == ["He … to play in May"]


@pytest.mark.parametrize(
    "text",
    [
        "Ken Wills is curator of “Ana Roth: Prints and Papers of the Valley” at the museum.",
        "Roth spoke for more than 45 minutes.",
        "The small country defends itself.",
        "That is not what people want to hear.",
    ],
    ids=["the colon of a title", "a span of time", "oneself", "an object elsewhere"],
)
def test_what_only_looks_like_content_gives_no_row(read, text):
    assert [row for row in read(text) if row.attribution.parent is None] == []


def test_a_reporting_clause_is_no_content(read_one):
    assert read_one("Donors, said Roth, are required to show their prints.").cue == "said"


def test_a_question_about_a_wish_does_not_go_on_in_a_quotation(read):
    rows = read("The town wants to build a bridge. “It will cost a lot!”")
    assert all("cost" not in row.content for row in rows)
