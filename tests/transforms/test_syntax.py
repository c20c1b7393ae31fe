"""The questions that every reader asks of a tree."""

import pytest

from transforms.language import parse_text
from transforms.syntax import is_negated, is_passive, subject


def index_of(parse, word):
    return next(token.i for token in parse.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The minister left the room.", "left", "minister"),
        ("The minister rose and left.", "left", "minister"),
        ("The treaty was signed in May.", "signed", "treaty"),
        ("Leave the room!", "Leave", None),
    ],
)
def test_the_subject_is_found_through_coordination(model, text, verb, expected):
    parse = parse_text(text, model)
    found = subject(parse, index_of(parse, verb))
    assert (parse.tokens[found].text if found is not None else None) == expected


@pytest.mark.parametrize(
    ("text", "verb", "passive", "negated"),
    [
        ("The treaty was signed in May.", "signed", True, False),
        ("They signed the treaty in May.", "signed", False, False),
        ("They did not sign the treaty.", "sign", False, True),
        ("They never signed the treaty.", "signed", False, True),
    ],
)
def test_voice_and_negation_are_told_by_the_words_beside_the_verb(model, text, verb, passive, negated):
    parse = parse_text(text, model)
    assert is_passive(parse, index_of(parse, verb)) is passive
    assert is_negated(parse, index_of(parse, verb)) is negated
