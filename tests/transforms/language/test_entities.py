"""Entity tags: the best well-formed sequence, and the spans that tags mark."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from transforms.language.entities import EntityTags, read_tags

TAGS = EntityTags(["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"])


def is_well_formed(sequence):
    before = "O"
    for tag in (TAGS.tags[number] for number in sequence):
        if tag.startswith("I-") and before[2:] != tag[2:]:
            return False
        before = tag
    return True


@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, 5), elements=st.integers(-20, 20).map(float))))
def test_no_well_formed_sequence_scores_higher(scores):
    best = TAGS.best(scores)
    assert is_well_formed(best)
    total = sum(scores[word, tag] for word, tag in enumerate(best))
    trials = (trial for trial in product(range(5), repeat=len(scores)) if is_well_formed(trial))
    assert total == max(sum(scores[word, tag] for word, tag in enumerate(trial)) for trial in trials)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("", []),
        ("O O", []),
        ("B-ORG I-ORG O", [(0, 2, "ORG")]),
        ("B-ORG B-ORG", [(0, 1, "ORG"), (1, 2, "ORG")]),
        ("B-ORG I-PERSON", [(0, 1, "ORG"), (1, 2, "PERSON")]),
        ("I-ORG I-ORG B-PERSON", [(0, 2, "ORG"), (2, 3, "PERSON")]),
    ],
    ids=["empty", "none", "one", "neighbours", "label changes", "begins with I"],
)
def test_tags_are_read_as_spans(tags, expected):
    assert read_tags(tags.split()) == expected
