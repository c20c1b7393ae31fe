"""Confidence: which of two readings is the likelier, and what is too unlikely to be written."""

import pytest


def _confidence(read, text):
    return max((row.attribution.confidence for row in read(text)), default=0.0)


@pytest.mark.parametrize(
    ("likelier", "less_likely"),
    [
        ("The minister rejected the plan.", "The popularity rejected the plan."),
        ("Hundreds of farmers praised the road.", "Hundreds of gloves praised the road."),
        ("Berg said that it rained.", "Berg liked the rain."),
        ("The plan was criticized by the union.", "The plan was criticized."),
        ("He says that it rains.", "He lists the rivers."),
        ("She demanded “a new start” for the port.", "She demanded a start for the port."),
    ],
    ids=["people before things", "what is counted", "clause before object", "agent before none",
         "strong before weak", "quoted before paraphrased"],
)  # fmt: skip
def test_a_reading_is_likelier_than_another(read, likelier, less_likely):
    assert _confidence(read, likelier) > _confidence(read, less_likely)


@pytest.mark.parametrize("text", ["He lists the rivers.", "The mayor said it.", "We like the rain."])
def test_what_is_likelier_wrong_than_right_is_no_row(read, text):
    assert read(text) == []


def test_words_in_quotation_marks_stand_on_less(read):
    (row,) = read("She celebrated “a new start” for the port.")
    assert row.attribution.form == "mixed"
    assert all(row.attribution.confidence >= 0.3 for row in read("He lists “the rivers”."))
