"""Sets of words by name: what a rule asks for is there, and a name that is not is an error."""

import pytest

from transforms.reference import read_word_sets


@pytest.mark.parametrize(
    ("file", "name", "word"),
    [("figure_word_sets.csv", "rising", "rise"), ("time_word_sets.csv", "year_signals", "since")],
)
def test_a_set_holds_its_words(file, name, word):
    assert word in read_word_sets(file)[name]


def test_a_set_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        read_word_sets("figure_word_sets.csv")["no such set"]
