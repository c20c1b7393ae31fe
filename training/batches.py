"""Examples to batches of about the same number of pieces, sentences of like length together."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.examples import Example
from training.labels import ANY, ENTITY_TAGS, UPOS
from transforms.language.wordpieces import Encoded, WordPieces

IGNORED = -100
_MASK_PIECE = 103


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets learned from the treebanks, in the order of the network's outputs."""

    xpos: tuple[str, ...]
    deprels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs and targets; word 0 is the root and has no target."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    word_mask: Tensor
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    deprels: Tensor
    allowed: Tensor  # (B, W, tags) bool
    entity_weight: Tensor  # (B, W); 0 where everything is allowed


def group_by_length(examples: Sequence[Example], pieces: WordPieces, size: int, rng: random.Random) -> list[list[int]]:
    """Return batches of indices into *examples* of at most *size* padded pieces, in random order."""
    lengths = [len(pieces.encode(example.forms).ids) for example in examples]
    order = sorted(range(len(examples)), key=lambda index: lengths[index] + 3 * rng.random())
    groups: list[list[int]] = []
    current: list[int] = []
    longest = 0
    for index in order:
        longest_with = max(longest, lengths[index])
        if current and longest_with * (len(current) + 1) > size:
            groups.append(current)
            current, longest_with = [], lengths[index]
        current.append(index)
        longest = longest_with
    if current:
        groups.append(current)
    rng.shuffle(groups)
    return groups


class Collator:
    """Turns examples into tensors; *piece_dropout* is the share of pieces hidden from the encoder."""

    def __init__(
        self, pieces: WordPieces, labels: Labels, source_weights: dict[str, float], piece_dropout: float
    ) -> None:
        self._pieces = pieces
        self._upos = {tag: number for number, tag in enumerate(UPOS)}
        self._xpos = {tag: number for number, tag in enumerate(labels.xpos)}
        self._deprels = {label: number for number, label in enumerate(labels.deprels)}
        self._weights = source_weights
        self._piece_dropout = piece_dropout
        bits = np.arange(len(ENTITY_TAGS))
        self._spread = lambda sets: (np.asarray(sets, dtype=np.int64)[:, None] >> bits) & 1 == 1

    def collate(self, examples: Sequence[Example], rng: np.random.Generator) -> Batch:
        """Return one batch."""
        encoded = [self._pieces.encode(example.forms) for example in examples]
        longest = max(len(one.ids) for one in encoded)
        widest = max(len(one.first) for one in encoded)
        ids, shapes, mask = (np.zeros((len(examples), longest), np.int64) for _ in range(3))
        first, last, word_mask = (np.zeros((len(examples), widest), np.int64) for _ in range(3))
        targets = np.full((4, len(examples), widest), IGNORED, np.int64)
        allowed = np.ones((len(examples), widest, len(ENTITY_TAGS)), bool)
        weight = np.zeros((len(examples), widest), np.float32)
        for row, (example, one) in enumerate(zip(examples, encoded, strict=True)):
            pieces, words = len(one.ids), len(one.first)
            ids[row, :pieces] = self._hide(one, rng)
            shapes[row, :pieces], mask[row, :pieces] = one.shapes, 1
            first[row, :words], last[row, :words], word_mask[row, :words] = one.first, one.last, 1
            self._fill_tree(targets[:, row, 1:words], example)
            allowed[row, 1:words] = self._spread(example.entities)
            known = np.array([bits != ANY for bits in example.entities], np.float32)
            weight[row, 1:words] = known * self._weights.get(example.source, 1.0)
        arrays = (ids, shapes, mask, first, last, word_mask, *targets, allowed, weight)
        return Batch(*(torch.from_numpy(array) for array in arrays))

    def _hide(self, encoded: Encoded, rng: np.random.Generator) -> np.ndarray:
        ids = encoded.ids.copy()
        hidden = rng.random(len(ids)) < self._piece_dropout
        hidden[[0, -1]] = False
        ids[hidden] = _MASK_PIECE
        return ids

    def _fill_tree(self, targets: np.ndarray, example: Example) -> None:
        if example.tree is None:
            return
        tree = example.tree
        targets[0] = [self._upos.get(tag, IGNORED) for tag in tree.upos]
        targets[1] = [self._xpos.get(tag, IGNORED) for tag in tree.xpos]
        targets[2] = [head if head >= 0 else IGNORED for head in tree.heads]
        targets[3] = [self._deprels.get(label, IGNORED) for label in tree.deprels]


def batches_of(examples: list[Example], groups: list[list[int]]) -> Iterator[list[Example]]:
    """Yield the examples of each group."""
    for group in groups:
        yield [examples[index] for index in group]
