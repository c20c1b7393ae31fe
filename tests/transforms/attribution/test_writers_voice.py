"""The writer's own voice: what seems, commands to the reader, "you", "someone who", and what somebody has to decide."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The plan seems unfair.",
        "The lights appeared to float in the air.",
        "It seems that the bridge will stay closed.",
        "Note that the bridge is closed.",
        "Call it a farce.",
        "Let's not forget that the bridge is old.",
        "It is worth noting that the bridge is old.",
        "When you consider that the bridge is old, the price is high.",
        "Someone who wants to be mayor needs friends.",
        "The senator will have to oppose the tax.",
        "A driver has to decide whether the road is safe.",
        "I guess it was only a matter of time.",
        "Nothing indicated that the bridge would fall.",
        "Wondering how the bridge fell?",
    ],
)
def test_the_writer_himself_gives_no_row(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("It seems to the union that the plan failed.", "the union", "the plan failed"),
        ("Roth had to admit that the plan failed.", "Roth", "the plan failed"),
        ("Those who oppose the plan say that it failed.", "Those who oppose the plan", "it failed"),
    ],
    ids=["to somebody", "speech that came", "a group"],
)
def test_somebody_elses_words_are_a_claim(read, text, source, content):
    assert (source, content) in [(row.source, row.content) for row in read(text)]


@pytest.mark.parametrize("text", ["No one said that the plan failed.", "No minister said that the plan failed.",
                                  "None of them said that the plan failed."])  # fmt: skip
def test_nobody_says_with_a_negated_cue(read_one, text):
    assert read_one(text).attribution.cue_negated


@pytest.mark.parametrize(
    ("text", "modal"),
    [
        ("Whenever it rained, Berg would say that the roof leaked.", None),
        ("When he was tired, Berg would say that the roof leaked.", None),
        ("Berg would say that the roof leaked.", "conditional"),
    ],
    ids=["whenever", "when", "no habit"],
)
def test_a_habit_is_told_as_having_happened(read_one, text, modal):
    assert read_one(text).attribution.cue_modal == modal


def test_the_speaker_of_a_quotation_is_no_writer(read):
    rows = read("“I think that the price will fall by May,” said Roth.")
    assert [(row.source, row.attribution.parent is None) for row in rows] == [("Roth", True), ("I", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The rise confirms that the market has turned.",
        "Footage shows two men at the gate.",
        "Prices rose by a fifth, which explains why families buy less.",
        "Whether she wants to go is an open question.",
        "I asked the mayor why the bridge was closed.",
        "We found that the bridge was closed.",
        "No one wants to close the bridge.",
        "Everybody knows that the bridge is old.",
    ],
    ids=["thing", "picture", "which", "wondering", "writer asks", "writers find", "no one", "everybody"],
)
def test_what_the_writer_sees_or_asks_gives_no_row(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The figures show that prices rose.", "The figures"),
        ("Roth said we found that the bridge was closed.", "Roth"),
        ("“Why is the bridge closed?” I asked the mayor.", "I"),
        ("No one said that the bridge was closed.", "No one"),
    ],
    ids=["records", "held by another", "quoted", "nobody's words"],
)
def test_records_show_and_quoted_writers_speak(read, text, source):
    assert source in [row.source for row in read(text)]


def test_a_charge_behind_a_name_is_not_said(read):
    assert read("Ann Lee: Possession of a stolen car, held in jail on a bond of $70,000.") == []
    assert [row.source for row in read("Ann Lee: I will not resign.")] == ["Ann Lee"]
