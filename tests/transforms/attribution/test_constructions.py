"""Each construction of English that attributes words: its source, cue and content, and the rule that read it."""

import pytest

CONSTRUCTIONS = [
    (
        "The minister said that talks would begin in May.",
        "The minister",
        "said",
        "talks would begin in May",
        "clause",
    ),
    ("The minister said talks would begin in May.", "The minister", "said", "talks would begin in May", "clause"),
    ("“The bridge is safe,” said the engineer.", "the engineer", "said", "“The bridge is safe,”", "quotation"),
    (
        "“The bridge is safe,” the engineer said on Monday.",
        "the engineer",
        "said",
        "“The bridge is safe,”",
        "quotation",
    ),
    ("The engineer said: “The bridge is safe.”", "The engineer", "said", "“The bridge is safe.”", "quotation"),
    (
        "“We waited,” said Ana Torres, who leads the union, “and nobody came.”",
        "Ana Torres",
        "said",
        "“We waited,” … “and nobody came.”",
        "quotation",
    ),
    (
        "“We waited,” she said. “Nobody came. We left.”",
        "she",
        "said",
        "“We waited,” … “Nobody came. We left.”",
        "quotation",
    ),
    ("The plan is “a disaster,” the mayor said.", "the mayor", "said", "The plan is “a disaster,”", "quotation"),
    ("The mayor called the plan “a disaster”.", "The mayor", "called", "the plan “a disaster”", "complement"),
    ("The tax, many farmers argue, would ruin them.", "many farmers", "argue", "The tax … would ruin them", "inserted"),
    ("The harbour will close in June, the mayor said.", "the mayor", "said", "The harbour will close in June", None),
    (
        "According to the police, two men left the building.",
        "the police",
        "According to",
        "two men left the building",
        "according_to",
    ),
    (
        "Two men left the building, according to the police.",
        "the police",
        "according to",
        "Two men left the building",
        "according_to",
    ),
    ("The company denied any wrongdoing.", "The company", "denied", "any wrongdoing", "object"),
    ("The rebels vowed to fight on.", "The rebels", "vowed", "to fight on", "infinitive"),
    ("Moscow called for an end to the talks.", "Moscow", "called for", "an end to the talks", "preposition"),
    (
        "The envoy urged Kyiv to stop the attacks.",
        "The envoy",
        "urged",
        "Kyiv to stop the attacks",
        "object_infinitive",
    ),
    (
        "The opposition accused the minister of lying to parliament.",
        "The opposition",
        "accused",
        "the minister of lying to parliament",
        None,
    ),
    ("She admitted taking the keys.", "She", "admitted", "taking the keys", "gerund"),
    (
        "The end of the strike was announced by the union.",
        "the union",
        "was announced by",
        "The end of the strike",
        None,
    ),
    ("It was announced that the mine would close.", "", "It was announced", "the mine would close", "clause"),
    (
        "From military circles it is said that an attack is likely.",
        "military circles",
        "it is said",
        "an attack is likely",
        "clause",
    ),
    ("There has been talk of closing the mine.", "", "There has been talk of", "closing the mine", "there_is"),
    (
        "The storm is expected to reach the coast by noon.",
        "",
        "is expected",
        "The storm … to reach the coast by noon",
        "said_to",
    ),
    (
        "Talks will begin in May – at least that was announced by the foreign minister.",
        "the foreign minister",
        "was announced by",
        "Talks will begin in May",
        "pointing_back",
    ),
    ("Smith: I will not resign", "Smith", ":", "I will not resign", "colon"),
    ("The nurses expressed concern about the cuts.", "The nurses", None, None, None),
    ("“Never give up.” — Maria Keller", "Maria Keller", "—", "“Never give up.”", "signature"),
    (
        "The mayor called for all shops to close by noon.",
        "The mayor",
        "called for",
        "all shops to close by noon",
        "preposition",
    ),
    (
        "According to the harbour office, quoting two captains, the ship sank at noon.",
        "the harbour office",
        "According to",
        "the ship sank at noon",
        "according_to",
    ),
    (
        "If the rain goes on, the mayor said, the dam will break.",
        "the mayor",
        "said",
        "If the rain goes on … the dam will break",
        None,
    ),
    (
        "The minister said on Friday that talks would begin in May, while others left the room.",
        "The minister",
        "said",
        "talks would begin in May",
        "clause",
    ),
    (
        "The firm, which the mayor called “a disgrace”, left the town.",
        "the mayor",
        "called",
        "which … “a disgrace”",
        "complement",
    ),
]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "rule"), CONSTRUCTIONS, ids=[entry[0][:40] for entry in CONSTRUCTIONS]
)
def test_a_construction_gives_source_cue_and_content(read_one, text, source, cue, content, rule):
    row = read_one(text)
    assert row.source == source
    assert cue is None or row.cue == cue
    assert content is None or row.content == content
    assert rule is None or row.rule == rule


@pytest.mark.parametrize(
    "text",
    [
        "The architect added a room to the house.",
        "She called a taxi at noon.",
        "The road was closed for most of the winter.",
        "Learn how your comment data is processed.",
        "The “reform” came into force in May.",
        "The hall is large, which is to say that it seats four hundred.",
        "This is not to say that nobody came.",
        "It is fair to say that the match was dull.",
        "He once made the mistake of calling a viola a “big violin” in front of the quartet.",
        "The desk has a place for charging phones with a cable.",
        "In theory, this opened the door for charging small phones with portable batteries.",
        "DEAR EDITOR: My neighbour keeps bees, and they drink from our pond.",
        "CAIRO: The ministry's new plan for the canal is taking shape and may be ready in June.",
        "A supposedly rare stamp lay in the drawer.",
        "The shop is offering the red lamp for nine pounds.",
        "Drivers are supposed to park behind the hall.",
        "The fleet shot down two drones near the harbour.",
        "The champion knocked out his rival in the second round.",
        "“Two held after the fire” — The Northern Post, 15 August 2008",
        "",
    ],
)
def test_what_reports_nothing_gives_no_row(read, text):
    assert read(text) == []


def test_what_has_been_shown_is_said_of_its_subject(read_one):
    row = read_one("The drug has been shown to slow the disease.")
    assert (row.content, row.rule) == ("The drug … to slow the disease", "said_to")


def test_what_has_been_shown_may_hold_a_relative_clause(read_one):
    row = read_one("Sleep deprivation has been shown to alter the levels of hormones that affect hunger.")
    assert (row.source, row.rule) == ("", "said_to")


def test_who_is_blamed_for_saying_it_has_said_it(read):
    rows = read("Lopez blamed the mayor for saying that the bridge was safe.")
    assert [row.source for row in rows if row.cue.endswith("saying")] == ["the mayor"]


def test_who_pleads_guilty_concedes(read_one):
    row = read_one("The treasurer pleaded guilty to threatening two clerks.")
    assert (row.content, row.attribution.act) == ("threatening two clerks", "concede")


def test_who_stands_behind_told_is_told(read_one):
    row = read_one(
        "The man who leads the mission, a spokesman for the fleet, the largest force in the strait, "
        "told Courier harbour correspondent Carla Babb on Monday that the claim “is false.”"
    )
    assert row.source.startswith("The man who leads the mission")


def test_what_is_confessed_stands_in_the_phrase_and_not_around_the_cue(read):
    first, second = read("In a long interview with the police, Webb confessed to the theft, admitting that he fled.")
    assert (first.cue, first.content) == ("confessed to", "the theft")
    assert second.content == "he fled"


def test_what_the_writer_explains_of_a_quotation_is_no_claim(read_one):
    assert (
        read_one("“It will hold,” the engineer said, referring to the dam above the town.").content == "“It will hold,”"
    )


def test_what_somebody_calls_a_thing_is_only_its_name(read):
    inner = read("Oslo lodged a protest over what it called “a raid on its boats” in the strait.")[-1]
    assert inner.content == "“a raid on its boats”"


def test_conjoined_cues_are_two_claims_of_one_source(read):
    rows = read("The minister denied the charge and accused the press of lying.")
    assert [(row.source, row.attribution.act) for row in rows] == [("The minister", "deny"), ("The minister", "accuse")]


def test_a_second_cue_belongs_to_the_speaker_and_not_to_whom_he_speaks_of(read):
    rows = read(
        "He said talks with traders were continuing and dismissed reports that Hungary had asked for an exemption."
    )
    assert [(row.source, row.attribution.act) for row in rows[:2]] == [("He", "assert"), ("He", "deny")]


def test_conjoined_sources_are_one_source(read_one):
    assert read_one("Anna Berg and Paul Roth said that the vote was fair.").source == "Anna Berg and Paul Roth"


def test_a_participle_that_goes_on_is_a_claim_of_the_same_source(read):
    rows = read("Petra Novak said the dam was safe, adding that engineers had checked it twice.")
    assert [row.source for row in rows] == ["Petra Novak", "Petra Novak"]
    assert rows[0].content == "the dam was safe"


def test_a_participle_behind_a_quotation_goes_on_with_its_speaker(read):
    last = read(
        '"I worry greatly that the words coming from the Senate, particularly Anna Berg, are sending a message to '
        'miners here in the North, and particularly around the world, that there is a war of cities," she said, '
        'adding that such talk "fans the flames."'
    )[-1]
    assert (last.source, last.cue) == ("she", "adding")


def test_a_claim_inside_a_claim_has_a_parent(read):
    outer, inner = read("The spokesman said the minister had denied the charge.")
    assert outer.attribution.parent is None
    assert inner.attribution.parent == 0
    assert inner.source == "the minister"


def test_what_the_writer_says_of_the_speaker_is_no_content(read):
    rows = read("A spokesman confirmed the money was there, but he would not say whether it was enough.")
    assert rows[0].content == "the money was there"


def test_according_to_covers_what_follows_the_source_up_to_the_comma(read_one):
    row = read_one("According to the report obtained by the Courier, 14 of the 22 beams are weak.")
    assert row.content == "14 of the 22 beams are weak"


def test_speech_goes_on_in_the_next_paragraph_where_the_quotation_was_left_open(read_one):
    row = read_one("“It is over,” said the coach. “We lost.\n“We will try again.”")
    assert row.content.endswith("“We will try again.”")


def test_a_thought_goes_on_without_a_cue(read):
    first, second = read(
        "The envoy said that he saw no way out. One may be forced to a “sharp reply” if nothing is done."
    )
    assert second.attribution.continues == 0
    assert second.attribution.source_kind == "inherited"
    assert second.rule == "carried_on"
    assert first.source == "The envoy"


def test_a_line_that_ends_with_a_colon_introduces_the_next_paragraph(read_one):
    row = read_one("The mayor wrote on Twitter:\nThe park will open on Sunday.")
    assert row.source == "The mayor"
    assert row.content == "The park will open on Sunday"


def test_a_dateline_is_no_part_of_source_or_content(read_one):
    row = read_one("PARIS, May 3 (Reuters) - Talks will resume, the minister said.")
    assert (row.source, row.content) == ("the minister", "Talks will resume")


@pytest.mark.parametrize(
    "text",
    [
        "“It rained on the first day.\n“It rained again on the second,” Berg said.",
        "“It rained on the first day and again\non the second,” Berg said.",
    ],
    ids=["reopened", "broken line"],
)
def test_a_quotation_left_open_belongs_to_who_is_named_behind_the_next(read_one, text):
    row = read_one(text)
    assert (row.source, row.content.splitlines()[0]) == ("Berg", text.splitlines()[0])


def test_a_quotation_left_open_behind_its_own_speaker_stays_his(read):
    rows = read("“We left,” Berg said. “It was late.\n“We came back,” she said.")
    assert [(row.source, row.content) for row in rows] == [
        ("Berg", "“We left,” … “It was late"),
        ("she", "“We came back,”"),
    ]
