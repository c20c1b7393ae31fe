"""Trees: the best one with a single root, as trying them all finds it."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from transforms.language.trees import decode_heads


def is_tree(heads):
    if sum(head == 0 for head in heads[1:]) != 1:
        return False
    for word in range(1, len(heads)):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word]
    return True


def best_by_trying(scores):
    size = len(scores)
    trees = (heads for heads in product(range(size), repeat=size - 1) if is_tree((0, *heads)))
    return max(sum(scores[word, head] for word, head in enumerate(heads, 1)) for heads in trees)


@given(st.integers(2, 5).flatmap(lambda n: arrays(np.float32, (n, n), elements=st.integers(-50, 50).map(float))))
def test_no_tree_scores_higher(scores):
    heads = decode_heads(scores)
    assert is_tree(heads.tolist())
    found = sum(scores[word, heads[word]] for word in range(1, len(scores)))
    assert found == best_by_trying(scores)


@pytest.mark.parametrize("size", [1, 2, 60])
def test_any_scores_give_a_tree(size):
    scores = np.random.default_rng(size).normal(size=(size + 1, size + 1)).astype(np.float32)
    before = scores.copy()
    assert is_tree(decode_heads(scores).tolist())
    assert (scores == before).all()
