"""Tokens: words as UD English cuts them, at exact places."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language.tokens import MAX_WORD, find_tokens, is_abbreviation

CASES = {
    "clitics": ("Putin's aides don't know; they'll ask.", "Putin 's aides do n't know ; they 'll ask ."),
    "curly clitics": ("Putin’s aides don’t know.", "Putin ’s aides do n’t know ."),
    "capital clitics": ("IT'S ON", "IT 'S ON"),
    "plural possessive": ("the soldiers' camp", "the soldiers ' camp"),
    "one word that is two": ("They cannot and dont", "They can not and do nt"),
    "straight quotes": ('He said "no" twice.', 'He said " no " twice .'),
    "curly quotes": ("“No,” he said.", "“ No , ” he said ."),
    "latex quotes": ("``No,'' he said.", "`` No , '' he said ."),
    "doubled apostrophes": ("''Thirty left,'' he said.", "'' Thirty left , '' he said ."),
    "guillemets": ("«No», he said.", "« No » , he said ."),
    "nested quotes": ("“He said ‘go’,” she said.", "“ He said ‘ go ’ , ” she said ."),
    "acronym at the end": ("in the U.S. and the U.N.", "in the U.S. and the U.N."),
    "abbreviations": ("Gen. Smith of Acme Inc. met Mr. Lee", "Gen. Smith of Acme Inc. met Mr. Lee"),
    "initials": ("George W. Bush", "George W. Bush"),
    "abbreviation only before a number": ("No. 10 said no. 7 is no.", "No. 10 said no. 7 is no ."),
    "sat is no Saturday": ("The cat sat. It is Sat. 7 May", "The cat sat . It is Sat. 7 May"),
    "compound": ("a well-known Spanish-born man", "a well - known Spanish - born man"),
    "prefix": ("the co-founder and ex-minister re-elected", "the co-founder and ex-minister re-elected"),
    "money": ("$3.5bn, £20m and 5%", "$ 3.5 bn , £ 20 m and 5 %"),
    "figures": ("1,000 men, 10:30am, 2-1, 12/03/2021", "1,000 men , 10:30 am , 2 - 1 , 12/03/2021"),
    "ordinals and decades": ("the 21st and the 1990s", "the 21st and the 1990s"),
    "codes": ("a 737MAX at gate 4A", "a 737MAX at gate 4A"),
    "and/or": ("and/or", "and / or"),
    "ellipses": ("Well... no… I", "Well ... no … I"),
    "dashes": ("war -- and peace—now", "war -- and peace — now"),
    "address": (
        "see https://example.org/a?b=1. Or a.b@example.org!",
        "see https://example.org/a?b=1 . Or a.b@example.org !",
    ),
    "handle": ("@potus wrote #ukraine", "@potus wrote #ukraine"),
    "lost space": ("They left.He stayed", "They left . He stayed"),
    "domain": ("Amazon.com and Booking.com", "Amazon.com and Booking.com"),
    "inner apostrophe": ("O'Brien of the Ba'ath party", "O'Brien of the Ba'ath party"),
    "ampersand": ("AT&T", "AT&T"),
    "shouting": ("What?! No!!!", "What ?! No !!!"),
    "other scripts": ("Президент Путин 说 المتحدث", "Президент Путин 说 المتحدث"),
    "nothing": ("", ""),
    "white space": (" \t\n", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_words_are_cut_as_the_treebanks_do(text, expected):
    assert " ".join(text[start:end] for start, end in find_tokens(text)) == expected


def test_a_range_is_cut_at_the_places_of_the_whole_text():
    text = "Left out. He said no. Left out."
    assert [text[start:end] for start, end in find_tokens(text, 10, 21)] == ["He", "said", "no", "."]


@given(st.text(max_size=300))
def test_tokens_cover_all_but_white_space_in_order(text):
    spans = list(find_tokens(text))
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_a_megabyte_without_a_space_is_cut_into_bounded_words():
    spans = list(find_tokens("я" * 1_000_000))
    assert max(end - start for start, end in spans) <= MAX_WORD
    assert spans[-1][1] == 1_000_000


@pytest.mark.parametrize(
    ("word", "expected"), [("Gen", True), ("gen", False), ("e.g", True), ("W", True), ("w", False)]
)
def test_abbreviations_depend_on_capitals(word, expected):
    assert is_abbreviation(word) is expected
