"""The rest of the row: negation, modality, addressee, medium, time, form, kind of source, act."""

import json
from pathlib import Path

import pytest

from benchmarks.attribution import read_acts

ACTS = Path(__file__).parents[2] / "acts" / "acts.jsonl"
LEAST_ACCURACY = 0.85


@pytest.mark.parametrize(
    ("text", "negated", "modal", "polarity"),
    [
        ("The mayor said that the park was closed.", False, None, "affirm"),
        ("The mayor did not say that the park was closed.", True, None, "open"),
        ("The mayor never said that the park was closed.", True, None, "open"),
        ("The mayor declined to say whether the park was closed.", True, None, "open"),
        ("The mayor may announce that the park will close.", False, "possible", "affirm"),
        ("The mayor will announce that the park is closed.", False, "future", "affirm"),
        ("The mayor would deny that the park was closed.", False, "conditional", "reject"),
        ("The mayor should admit that the park was closed.", False, "obligation", "affirm"),
        ("The mayor denied that the park was closed.", False, None, "reject"),
        ("The mayor asked whether the park was closed.", False, None, "open"),
    ],
)
def test_a_cue_that_did_not_happen_is_flagged(read, text, negated, modal, polarity):
    found = read(text)[0].attribution
    assert (found.cue_negated, found.cue_modal, found.polarity) == (negated, modal, polarity)


@pytest.mark.parametrize(
    ("text", "form", "quoted"),
    [
        ("“The road is open,” the mayor said.", "direct", 1),
        ("The mayor said that the road was “wide open” again.", "mixed", 1),
        ("The mayor said that the road was open.", "indirect", 0),
    ],
)
def test_the_form_tells_direct_mixed_and_indirect_speech(read_one, text, form, quoted):
    found = read_one(text).attribution
    assert found.form == form
    assert len(found.quoted) == quoted


def test_quoted_words_are_without_their_marks(read_one):
    text = "The mayor said that the road was “wide open” again."
    (span,) = read_one(text).attribution.quoted
    assert text[span.start : span.end] == "wide open"


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The mayor told reporters that the road was open.", "reporters"),
        ("The union assured its members that the pay was safe.", "its members"),
        ("“It is over,” the coach said to his players.", "his players"),
        ("The mayor said that the road was open.", None),
    ],
)
def test_the_addressee_is_whom_it_was_said_to(read_one, text, addressee):
    span = read_one(text).attribution.addressee
    assert (text[span.start : span.end] if span else None) == addressee


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The firm said in a statement that the plant would close.", "statement"),
        ("“We lost,” the coach said in an interview.", "interview"),
        ("The firm said that the plant would close.", None),
    ],
)
def test_the_medium_is_named_beside_the_cue(read_one, text, medium):
    assert read_one(text).attribution.medium == medium


@pytest.mark.parametrize(
    ("text", "said_on"),
    [
        ("Roth has said since 2019 that the mine will close.", None),
        ("The minister said on Wednesday that talks would begin in May.", "Wednesday"),
        ("President Ivo Kral said Monday that he would run.", "Monday"),
        ("The minister said that talks would begin in May.", None),
    ],
)
def test_when_it_was_said_is_told_from_when_it_will_happen(read_one, text, said_on):
    span = read_one(text).attribution.said_on
    assert (text[span.start : span.end] if span else None) == said_on


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Berg said that the vote was fair.", "name"),
        ("She said that the vote was fair.", "pronoun"),
        ("The minister said that the vote was fair.", "role"),
        ("The Kremlin said that the vote was fair.", "metonym"),
        ("Moscow said that the vote was fair.", "metonym"),
        ("Paris Brandt said that the vote was fair.", "name"),
        ("Two officials said that the vote was fair.", "unnamed"),
        ("The report said that the vote was fair.", "document"),
        ("It was said that the vote was fair.", "impersonal"),
    ],
)
def test_the_kind_of_source_is_told_by_its_head(read_one, text, kind):
    assert read_one(text).attribution.source_kind == kind


@pytest.mark.parametrize(
    ("text", "source", "role"),
    [
        ("The mayor, Anna Berg, said that the vote was fair.", "The mayor, Anna Berg", "mayor"),
        ("President Anna Berg said that the vote was fair.", "President Anna Berg", "President"),
        ("The deputy mayor of Riga said that the vote was fair.", "The deputy mayor of Riga", "deputy mayor of Riga"),
    ],
)
def test_the_source_covers_title_and_apposition_and_gives_the_role(read_one, text, source, role):
    row = read_one(text)
    assert row.source == source
    assert row.attribution.source_role == role


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The coach called the goalkeeper a hero.", "praise"),
        ("The coach called the goalkeeper a coward.", "criticize"),
        ("The rebels rejected the offer of talks.", "refuse"),
        ("The minister rejected the report.", "deny"),
        ("The judge insisted that the tape be played.", "demand"),
        ("The judge insisted that the tape was real.", "assert"),
        ("The envoy said his country would react if the attacks did not stop.", "warn"),
        ("The study suggests that sleep helps.", "report_finding"),
        ("The doctor suggested that she had slept.", "assert"),
    ],
)
def test_form_and_content_sharpen_the_act(read, text, act):
    assert read(text)[0].attribution.act == act


def test_acts_agree_with_the_annotated_set():
    rows = [json.loads(line) for line in ACTS.read_text(encoding="utf-8").splitlines()]
    right = sum(act == row["act"] for act, row in zip(read_acts(rows), rows, strict=True))
    assert len(rows) >= 400
    assert right >= LEAST_ACCURACY * len(rows)
