"""The cue lexicon: its data is sound, its forms are English, its frames tell senses apart."""

from collections import Counter
from typing import get_args

import pytest

from schemas.attributions import Act
from transforms.cues import inflect_noun, inflect_verb, load_lexicon
from transforms.reference import read_rows

COLUMNS = ("lemma", "pos", "frames", "act", "polarity", "sort", "strength")
ROWS = read_rows("cues.csv", COLUMNS, ("lemma", "pos", "frames"))


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("urge", {"urge", "urges", "urged", "urging"}),
        ("admit", {"admitted", "admitting"}),
        ("offer", {"offered", "offering"}),
        ("vow", {"vowed", "vowing"}),
        ("write", {"wrote", "written", "writing"}),
        ("criticize", {"criticized", "criticizing"}),
        ("confess", {"confesses", "confessed"}),
    ],
)
def test_verbs_inflect_as_in_english(lemma, expected):
    assert expected <= set(inflect_verb(lemma))


@pytest.mark.parametrize(("lemma", "plural"), [("claim", "claims"), ("speech", "speeches"), ("prophecy", "prophecies")])
def test_nouns_inflect_as_in_english(lemma, plural):
    assert inflect_noun(lemma) == (lemma, plural)


def test_a_verb_that_doubles_its_last_letter_has_no_single_form_of_it():
    assert "offerred" not in set(inflect_verb("offer"))
    assert "raped" not in set(inflect_verb("rap"))


@pytest.mark.parametrize(
    ("form", "particle", "frame", "act"),
    [
        ("denied", "", "object", "deny"),
        ("called", "", "prep:for", "demand"),
        ("called", "", "prep:on+infinitive", "request"),
        ("called", "", "complement", "criticize"),
        ("told", "", "clause", "assert"),
        ("told", "", "object_infinitive", "order"),
        ("pointed", "out", "clause", "assert"),
        ("threatened", "", "infinitive", "threaten"),
        ("accused", "", "object:of", "accuse"),
        ("asked", "", "clause_wh", "ask"),
        ("asked", "", "object_infinitive", "request"),
        ("showed", "", "complement", "report_finding"),
        ("distanced", "", "reflexive:from", "oppose"),
        ("came", "out", "prep:against", "oppose"),
        ("doubled", "down", "prep:on", "confirm"),
    ],
)
def test_the_frame_decides_the_act(form, particle, frame, act):
    sense = load_lexicon().verbs[form, particle].sense(frame)
    assert sense is not None
    assert sense.act == act


@pytest.mark.parametrize(
    ("form", "frame", "act"),
    [
        ("issue", "carried:with", "criticize"),
        ("doubts", "carried:on", "deny"),
        ("doubt", "prep:about", "deny"),
        ("arguments", "carried:against", "oppose"),
    ],
)
def test_a_noun_that_only_a_light_verb_makes_a_cue_says_so(form, frame, act):
    sense = load_lexicon().nouns[form].sense(frame)
    assert sense is not None
    assert sense.act == act


def test_adjectives_tell_what_they_govern():
    adjectives = load_lexicon().adjectives
    assert adjectives["critical"].takes("prep:of")
    assert not adjectives["critical"].takes("clause")
    assert adjectives["clear"].takes("made")


@pytest.mark.parametrize(("form", "frame"), [("adds", "object"), ("said", "object"), ("told", "object")])
def test_senses_that_do_not_report_have_no_frame(form, frame):
    assert load_lexicon().verbs[form, ""].sense(frame) is None


def test_denial_rejects_and_question_leaves_open():
    verbs = load_lexicon().verbs
    assert verbs["denied", ""].sense("clause").polarity == "reject"
    assert verbs["wondered", ""].sense("clause_wh").polarity == "open"


def test_every_act_is_done_by_some_verb():
    assert {row["act"] for row in ROWS if row["pos"] == "verb"} == set(get_args(Act))


def test_no_word_has_one_frame_twice():
    frames = Counter((row["lemma"], row["pos"], frame) for row in ROWS for frame in row["frames"].split())
    assert [entry for entry, count in frames.items() if count > 1] == []


def test_rows_are_sorted():
    keys = [(row["lemma"], row["pos"], row["frames"]) for row in ROWS]
    assert keys == sorted(keys)


def test_the_lexicon_is_broad():
    assert len({row["lemma"] for row in ROWS if row["pos"] == "verb"}) > 500
    assert len({row["lemma"] for row in ROWS if row["pos"] == "noun"}) > 100


def test_judgements_are_sorted_and_praise_or_blame():
    rows = read_rows("judgements.csv", ("word", "act"), ("word",))
    assert [row["word"] for row in rows] == sorted(row["word"] for row in rows)
    assert {row["act"] for row in rows} == {"praise", "criticize"}


def test_weights_of_confidence_are_sorted_numbers():
    rows = read_rows("cue_confidence.csv", ("feature", "value", "weight"), ("feature", "value"))
    keys = [(row["feature"], row["value"]) for row in rows]
    assert keys == sorted(keys)
    assert all(abs(float(row["weight"])) < 5 for row in rows)
