"""Weights move from their beginning as far as the judged rows drive them, and are read and written whole."""

import pytest

pytest.importorskip("sklearn")

from training.judged_rows import (
    ROWS,
    Example,
    JudgedRow,
    fit_weights,
    read_examples,
    read_verdicts,
    read_weights,
    write_weights,
)

SAID, LISTS, SURE = ("rule", "clause"), ("rule", "object"), ("reporting", "cue")
TEXT = "Anna Berg said that it rained. The mayor admitted 300 visitors."


def test_every_verdict_can_be_read():
    verdicts = read_verdicts(ROWS / "rows.tsv")
    assert len(verdicts) > 2900
    assert {row.is_right for row in verdicts} == {True, False}
    assert all(row.weight >= 1 and row.offset >= 0 for row in verdicts)


def test_weights_follow_the_verdicts():
    rows = [Example({SAID: 1.0, SURE: 1.0}, True, 1.0)] * 300 + [Example({LISTS: 1.0, SURE: -3.0}, False, 1.0)] * 300
    weights = fit_weights(rows, {SAID: 1.0, LISTS: 1.0})
    assert weights[SAID] > weights[LISTS]
    assert weights[SURE] > 0


def test_a_feature_that_no_row_has_keeps_its_place_among_the_others():
    rows = [Example({SAID: 1.0}, True, 1.0)] * 30 + [Example({LISTS: 1.0}, False, 1.0)] * 30
    weights = fit_weights(rows, {SAID: 1.0, LISTS: -1.0, ("source", "thing"): -2.0})
    assert weights["source", "thing"] < 0


def test_rows_are_known_again_by_place_and_rule():
    verdicts = [
        JudgedRow("a", TEXT.index("said"), "clause", True, 2.0),
        JudgedRow("a", TEXT.index("admitted"), "clause", False, 1.0),
        JudgedRow("b", 0, "clause", False, 1.0),
    ]
    (example,) = read_examples(verdicts, [("a", TEXT)])
    assert (example.is_right, example.weight) == (True, 2.0)
    assert example.features["rule", "clause"] == 1.0
    assert ("reporting", "cue") in example.features


def test_weights_are_read_as_written(tmp_path):
    path = tmp_path / "weights.csv"
    write_weights(path, {SAID: 0.456, LISTS: -1.0, SURE: 0.001})
    assert read_weights(path) == {SAID: 0.46, LISTS: -1.0}
