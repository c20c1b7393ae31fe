"""Word pieces: every word has one, no sentence has too many, shapes keep what the uncased vocabulary lost."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from transforms.language.wordpieces import INITIAL, MAX_PIECES, UNKNOWN, Shape, WordPieces, word_shape, word_shapes


@pytest.fixture(scope="module")
def pieces():
    content = files("transforms.language").joinpath("model", "tokenizer.json").read_text(encoding="utf-8")
    return WordPieces(Tokenizer.from_str(content))


SHAPES = {
    "Moscow": Shape.TITLE,
    "NATO": Shape.UPPER,
    "U.S.": Shape.UPPER,
    "said": Shape.LOWER,
    "I": Shape.LETTER,
    "McCain": Shape.MIXED_TITLE,
    "iPhone": Shape.MIXED,
    "2021": Shape.DIGITS,
    "1990s": Shape.MIXED_DIGITS,
    "“": Shape.SYMBOL,
    "": Shape.SYMBOL,
}


@pytest.mark.parametrize(("word", "shape"), SHAPES.items(), ids=repr)
def test_shape_says_how_a_word_is_written(word, shape):
    assert word_shape(word) == shape


def test_words_up_to_the_first_with_a_letter_are_initial():
    assert word_shapes(["“", "No", ",", "No"]) == [
        Shape.SYMBOL + INITIAL,
        Shape.TITLE + INITIAL,
        Shape.SYMBOL,
        Shape.TITLE,
    ]


@pytest.mark.parametrize("word", ["\u00ad", "\u200b", "\x00", "\ufeff"], ids=ascii)
def test_a_word_without_pieces_is_unknown(pieces, word):
    assert pieces.encode([word]).ids.tolist()[1:-1] == [UNKNOWN]


def test_first_and_last_point_at_the_pieces_of_each_word(pieces):
    encoded = pieces.encode(["Lavrov", "denies", "it"])
    assert encoded.first[0] == encoded.last[0] == 0
    assert encoded.first[1:].tolist() == [1, *(encoded.last[1:-1] + 1).tolist()]
    assert encoded.last[-1] == len(encoded.ids) - 2


def test_a_sentence_of_rare_words_is_kept_short_by_cutting_its_words(pieces):
    encoded = pieces.encode(["Zyxwvutsrqponmlk"] * 180)
    assert len(encoded.ids) <= MAX_PIECES
    assert len(encoded.first) == 181


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=30))
def test_every_word_has_a_piece(pieces, words):
    encoded = pieces.encode(words)
    assert (encoded.first[1:] <= encoded.last[1:]).all()
    assert len(encoded.ids) == len(encoded.shapes) <= MAX_PIECES
