"""Tag scores to named entities: the best sequence of B-, I- and O tags that is well formed, as spans of words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_NEVER = np.float32(-1e4)


class EntityTags:
    """The tag set of a model ("O", "B-PERSON", "I-PERSON" …) and which tag may follow which."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        labels = [tag[2:] for tag in tags]
        is_inside = [tag.startswith("I-") for tag in tags]
        count = len(tags)
        self.start = np.array([_NEVER if inside else 0 for inside in is_inside], dtype=np.float32)
        self.follow = np.zeros((count, count), dtype=np.float32)
        for before in range(count):
            for after in range(count):
                if is_inside[after] and labels[before] != labels[after]:
                    self.follow[before, after] = _NEVER

    def best(self, scores: NDArray[np.float32]) -> list[int]:
        """Return the index of the tag of each word in the best well-formed sequence (Viterbi)."""
        greedy: list[int] = scores.argmax(axis=1).tolist()
        if self._is_valid(greedy):
            return greedy
        total = scores[0] + self.start
        back = []
        for row in scores[1:]:
            paths = total[:, None] + self.follow
            choice = paths.argmax(axis=0)
            back.append(choice)
            total = paths[choice, np.arange(len(choice))] + row
        best = [int(total.argmax())]
        for choice in reversed(back):
            best.append(int(choice[best[-1]]))
        return best[::-1]

    def _is_valid(self, sequence: list[int]) -> bool:
        if not sequence:
            return True
        steps = pairwise(sequence)
        return self.start[sequence[0]] == 0 and all(self.follow[before, after] == 0 for before, after in steps)


class TaggedSpan(NamedTuple):
    """Words [first, last) with a label."""

    first: int
    last: int
    label: str


def read_tags(tags: Sequence[str]) -> list[TaggedSpan]:
    """Return the spans that a sequence of IOB2 tags marks; an I- that continues nothing begins a span."""
    found: list[TaggedSpan] = []
    first, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if label and (not tag.startswith("I-") or tag[2:] != label):
            found.append(TaggedSpan(first, index, label))
            label = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not label):
            first, label = index, tag[2:]
    return found
