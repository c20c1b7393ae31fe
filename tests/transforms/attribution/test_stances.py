"""Stances told by adjectives and nouns: who is confident, critical, a supporter; what a light verb carries."""

import pytest

ADJECTIVES = [
    ("She is confident that the plan will work.", "She", "is confident", "the plan will work", "predict"),
    ("Farmers are concerned that the dam could fail.", "Farmers", "are concerned", "the dam could fail", "warn"),
    ("He remains hopeful that the strike will end.", "He", "remains hopeful", "the strike will end", "predict"),
    ("The union was critical of the plan.", "The union", "was critical of", "the plan", "criticize"),
    ("The mayor was opposed to paying the tax.", "The mayor", "was opposed to", "paying the tax", "oppose"),
    ("The company made clear that it would appeal.", "The company", "made clear", "it would appeal", "assert"),
    ("Berg made it clear that he would stay.", "Berg", "made it clear", "he would stay", "assert"),
    ("Roth was dismayed by the vote.", "Roth", "was dismayed by", "the vote", "criticize"),
    ("Consumers are not happy about the prices.", "Consumers", "are not happy about", "the prices", "criticize"),
]
NOUNS = [
    ("Berg took issue with the report.", "Berg", "took issue with", "the report", "criticize"),
    ("Berg has cast doubt on the figures.", "Berg", "has cast doubt on", "the figures", "deny"),
    ("Roth made the case that the port must grow.", "Roth", "made the case", "the port must grow", "assert"),
    ("Ana Roth is a supporter of the dam.", "Ana Roth", "is a supporter of", "the dam", "support"),
    ("The critics expressed concern about the dam.", "The critics", "expressed concern about", "the dam", "warn"),
    ("The minister's view was that the port must grow.", "The minister's", "view was", "the port must grow", "assert"),
    ("That prompted calls for an inquiry.", "", "prompted calls for", "an inquiry", "demand"),
    ("He has distanced himself from the bill.", "He", "has distanced himself from", "the bill", "oppose"),
]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "act"), ADJECTIVES + NOUNS, ids=[entry[0][:40] for entry in ADJECTIVES + NOUNS]
)
def test_a_stance_is_one_claim(read_one, text, source, cue, content, act):
    row = read_one(text)
    assert (row.source, row.cue, row.content) == (source, cue, content)
    assert row.attribution.act == act


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the hall is too small.",
        "The critical part of the engine failed.",
        "The crew was unable to land.",
        "The dog is happy.",
        "A fan of cold air rose from the cellar.",
    ],
    ids=["the writer's own", "an attribute", "an ability", "nothing governed", "another noun"],
)
def test_what_tells_no_stance_gives_no_row(read, text):
    assert read(text) == []


def test_a_negated_adjective_leaves_the_question_open(read_one):
    attribution = read_one("Berg was not sure that the bridge was safe.").attribution
    assert attribution.cue_negated
    assert attribution.polarity == "open"
