"""Open the silver labels that a trained network does not believe: noise of GMB is then neither learned nor punished.

A word to whose allowed tags the network gives less than `DOUBT` together, and its neighbours within the same entity,
are left open. The network has seen each sentence of GMB at most about once, so that it has not learned them by heart.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from training.batches import Collator, group_by_length
from training.examples import Example
from training.labels import ANY, OUTSIDE
from training.network import Network
from transforms.language.wordpieces import WordPieces

DOUBT = 0.05


@torch.no_grad()
def open_doubtful(
    examples: Sequence[Example], network: Network, collator: Collator, pieces: WordPieces, batch_pieces: int
) -> list[Example]:
    """Return *examples* with the doubtful labels open."""
    network.eval()
    noise = np.random.default_rng(0)
    cleaned = []
    for group in group_by_length(examples, pieces, batch_pieces, random.Random(0)):
        chosen = [examples[index] for index in group]
        batch = collator.collate(chosen, noise)
        scores = network(batch.ids, batch.shapes, batch.mask, batch.first, batch.last).entity
        within = torch.softmax(scores, -1).masked_fill(~batch.allowed, 0).sum(-1)
        doubtful = (within < DOUBT).numpy()
        cleaned += [_open(example, row[1:]) for example, row in zip(chosen, doubtful, strict=True)]
    return cleaned


def _open(example: Example, doubtful: np.ndarray) -> Example:
    entities = list(example.entities)
    for index in np.flatnonzero(doubtful[: len(entities)]).tolist():
        first = last = index
        while first > 0 and _is_inside(example, first - 1):
            first -= 1
        while last + 1 < len(entities) and _is_inside(example, last + 1):
            last += 1
        entities[first : last + 1] = [ANY] * (last + 1 - first)
    return replace(example, entities=tuple(entities))


def _is_inside(example: Example, index: int) -> bool:
    return example.entities[index] != OUTSIDE
