"""Cleaning: what the network doubts is opened, whole names at a time, and the rest is kept."""

import pytest

torch = pytest.importorskip("torch")


def test_a_doubtful_word_opens_its_whole_name():
    import numpy as np

    from training.cleaning import _open
    from training.examples import Example
    from training.labels import ANY, OUTSIDE, span_bits

    entities = (OUTSIDE, *span_bits(2, ["ORG"]), OUTSIDE, *span_bits(1, ["GPE"]))
    example = Example(("Governor", "Ann", "Lee", "left", "Chad"), None, entities, "own")
    opened = _open(example, np.array([False, False, True, False, False]))
    assert opened.entities == (OUTSIDE, ANY, ANY, OUTSIDE, entities[4])
