"""Cues in another of their senses: things act, lives are claimed, books are written; none of it is said."""

import pytest

THINGS = [
    "The new phone offers a brighter screen.",
    "The storm revealed the weakness of the dam.",
    "Prices rose by a fifth, which explains why families buy less.",
    "The app supports several languages.",
    "The benefits help farmers.",
    "14 of the 22 beams show some wear.",
    "The final saw the home side lose to a team from the north.",
]
OBJECTS = [
    "The country admitted 1.4 million refugees.",
    "The troops were defending the coast.",
    "The scanner rejected 300 ballots.",
    "When ordering coffee, he paid in coins.",
    "Consumers could find cheaper shoes.",
    "The crew detected water on the moon.",
    "Many shops find it hard to compete.",
    "The flood claimed two lives.",
    "The family claimed the body.",
    "The team needed a goalkeeper.",
    "The singer promoted her new album.",
    "Roth wrote a series of novels.",
    "Roth wrote A Song of Ash.",
    "The hotel offered a free breakfast.",
    "Families could feel the pinch.",
    "The seat feels as good as new.",
    "Citizens voted for control of the senate.",
    "Everyone called him Mike.",
    "The office referred the call to the police.",
    "She was seen leaving the house.",
    "They go as far as the river.",
    "The defender conceded a penalty.",
    "The index declined 0.3%.",
    "The mayor accepted 20 free tickets.",
]
STILL_CLAIMS = [
    ("Polling of voters shows that the party leads.", "Polling of voters", "the party leads"),
    ("The study found a link between noise and stress.", "The study", "a link between noise and stress"),
    ("Police found that the door was open.", "Police", "the door was open"),
    ("Roth rejected the plan.", "Roth", "the plan"),
    ("Roth dismissed the report as a fairy tale.", "Roth", "the report as a fairy tale"),
    ("Roth feels that the plan is unfair.", "Roth", "the plan is unfair"),
    ("Roth called the vote a farce.", "Roth", "the vote a farce"),
    ("The company confirmed the merger.", "The company", "the merger"),
    ("The letter explains why the bridge was closed.", "The letter", "why the bridge was closed"),
    ("The union described the plan as unfair.", "The union", "the plan as unfair"),
    ("The minister admitted that he had lied.", "The minister", "he had lied"),
    ("She defended the decision to close the mine.", "She", "the decision to close the mine"),
    ("The plan was opposed by the union.", "the union", "The plan"),
]


@pytest.mark.parametrize("text", THINGS + OBJECTS)
def test_a_deed_or_fact_gives_no_row(read, text):
    assert read(text) == []


@pytest.mark.parametrize(("text", "source", "content"), STILL_CLAIMS)
def test_words_with_the_same_cues_stay_claims(read_one, text, source, content):
    row = read_one(text)
    assert (row.source, row.content) == (source, content)


@pytest.mark.parametrize(
    "text", ["A new poll shows support for the bridge.", "The survey shows opposition to the tax."]
)
def test_what_a_poll_shows_is_a_finding(read_one, text):
    row = read_one(text)
    assert (row.cue, row.attribution.act) == ("shows", "report_finding")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The fire raised questions about the safety of old towers.", "the safety of old towers"),
        ("The ruling sparked concern about the rights of tenants.", "the rights of tenants"),
        ("The bank got complaints about the loans of the mayor.", "the loans of the mayor"),
        ("The mayor faced criticism over the sale of the park.", "the sale of the park"),
    ],
)
def test_what_is_raised_by_an_event_or_faced_by_somebody_is_said_by_nobody_named(read_one, text, content):
    row = read_one(text)
    assert (row.source, row.content) == ("", content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The pressure led Roth to suggest that the vote be held in May.", "Roth"),
        ("The film made Ana Roth say that the law was cruel.", "Ana Roth"),
        ("The minister raised questions about the sale of the park.", "The minister"),
    ],
    ids=["led to", "made", "who raises them himself"],
)
def test_who_is_made_to_speak_is_the_source(read_one, text, source):
    assert read_one(text).source == source
