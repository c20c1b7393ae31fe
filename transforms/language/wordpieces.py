"""Words to what the encoder reads: word pieces of the uncased vocabulary, and the shape (case, digits) that it lost.

The same encoding serves training and inference. Every word has at least one piece: words that the vocabulary's
normaliser leaves empty (a soft hyphen, a zero-width space) become the unknown piece.
"""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

UNKNOWN, CLS, SEP = 100, 101, 102
MAX_PIECES = 400
"""Pieces of one sentence, the two marks included; the encoder has 512 positions and was trained on far fewer."""
PIECES_PER_WORD = 8
LETTERS_PER_WORD = 48
"""Code points of a word that are looked at: the pieces of longer ones are cut anyway."""


class Shape(IntEnum):
    """How a word is written; words up to the first one with a letter or digit have `INITIAL` added."""

    MARK = 0
    SYMBOL = 1
    DIGITS = 2
    MIXED_DIGITS = 3
    LOWER = 4
    UPPER = 5
    LETTER = 6
    TITLE = 7
    MIXED_TITLE = 8
    MIXED = 9


INITIAL = 10
SHAPES = 20


class Encoded(NamedTuple):
    """One sentence for the encoder; position 0 of `first` and `last` is the artificial root."""

    ids: NDArray[np.int64]  # one per piece
    shapes: NDArray[np.int64]  # one per piece
    first: NDArray[np.int64]  # index of the first piece of each word
    last: NDArray[np.int64]  # index of the last piece of each word


class WordPieces:
    """The vocabulary with a bounded memory of words seen; safe to share between threads."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()

        @lru_cache(maxsize=65536)
        def pieces(word: str) -> tuple[int, ...]:
            ids = tokenizer.encode(word[:LETTERS_PER_WORD], add_special_tokens=False).ids
            return tuple(ids[:PIECES_PER_WORD]) or (UNKNOWN,)

        self._pieces = pieces

    def encode(self, words: Sequence[str]) -> Encoded:
        """Return the pieces of a sentence, each word cut to fewer pieces where the sentence would be too long."""
        pieces = [self._pieces(word) for word in words]
        limit = PIECES_PER_WORD
        while limit > 1 and sum(map(len, pieces)) > MAX_PIECES - 2:
            limit -= 1
            pieces = [found[:limit] for found in pieces]
        return _lay_out(pieces, word_shapes(words))


def _lay_out(pieces: list[tuple[int, ...]], shapes: list[int]) -> Encoded:
    ids, spread, first, last = [CLS], [int(Shape.MARK)], [0], [0]
    for found, shape in zip(pieces, shapes, strict=True):
        first.append(len(ids))
        ids.extend(found)
        spread.extend([shape] * len(found))
        last.append(len(ids) - 1)
    ids.append(SEP)
    spread.append(Shape.MARK)
    return Encoded(*(np.array(row, dtype=np.int64) for row in (ids, spread, first, last)))


def word_shapes(words: Sequence[str]) -> list[int]:
    """Return the shape of each word of a sentence."""
    shapes = []
    is_initial = True
    for word in words:
        shape = word_shape(word)
        shapes.append(shape + INITIAL * is_initial)
        is_initial = is_initial and shape == Shape.SYMBOL
    return shapes


@lru_cache(maxsize=65536)
def word_shape(word: str) -> int:
    """Return the `Shape` of one word."""
    if not any(map(str.isalnum, word)):
        return Shape.SYMBOL
    if any(map(str.isdigit, word)):
        return Shape.DIGITS if word.isdigit() else Shape.MIXED_DIGITS
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.UPPER if len(word) > 1 else Shape.LETTER
    if word[0].isupper():
        return Shape.TITLE if word[1:].islower() else Shape.MIXED_TITLE
    return Shape.MIXED
