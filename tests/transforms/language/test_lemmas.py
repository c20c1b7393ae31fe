"""Lemmas: irregular words from the table, the others by rule."""

import pytest

from transforms.language.lemmas import apply_rules, lemmatize

WORDS = [
    ("said", "VERB", "VBD", "say"),
    ("Said", "VERB", "VBD", "say"),
    ("told", "VERB", "VBN", "tell"),
    ("n’t", "PART", "RB", "not"),
    ("is", "AUX", "VBZ", "be"),
    ("'s", "PART", "POS", "'s"),
    ("them", "PRON", "PRP", "they"),
    ("children", "NOUN", "NNS", "child"),
    ("better", "ADJ", "JJR", "good"),
    ("Moscow", "PROPN", "NNP", "Moscow"),
    ("Nations", "PROPN", "NNPS", "Nation"),
    ("Lithuanian", "ADJ", "JJ", "Lithuanian"),
    ("100,000", "NUM", "CD", "100000"),
    ("”", "PUNCT", "''", '"'),
    ("according", "VERB", "VBG", "accord"),
]
REGULAR = [
    ("warned", "VBD", "warn"),
    ("denies", "VBZ", "deny"),
    ("accusing", "VBG", "accuse"),
    ("claimed", "VBD", "claim"),
    ("urged", "VBN", "urge"),
    ("stopped", "VBD", "stop"),
    ("expelled", "VBN", "expel"),
    ("called", "VBD", "call"),
    ("ringing", "VBG", "ring"),
    ("changing", "VBG", "change"),
    ("agreed", "VBD", "agree"),
    ("tied", "VBD", "tie"),
    ("lying", "VBG", "lie"),
    ("handled", "VBD", "handle"),
    ("visited", "VBD", "visit"),
    ("evacuated", "VBN", "evacuate"),
    ("preparing", "VBG", "prepare"),
    ("appearing", "VBG", "appear"),
    ("focused", "VBD", "focus"),
    ("pushes", "VBZ", "push"),
    ("goes", "VBZ", "go"),
]


@pytest.mark.parametrize(("word", "upos", "xpos", "lemma"), WORDS, ids=[word[0] for word in WORDS])
def test_lemma_depends_on_the_tags(word, upos, xpos, lemma):
    assert lemmatize(word, upos, xpos) == lemma


@pytest.mark.parametrize(("word", "xpos", "lemma"), REGULAR, ids=[word[0] for word in REGULAR])
def test_regular_verbs_need_no_table(word, xpos, lemma):
    assert apply_rules(word, "VERB", xpos) == lemma


@pytest.mark.parametrize(
    ("word", "xpos", "lemma"),
    [("parties", "NNS", "party"), ("churches", "NNS", "church"), ("boss", "NN", "boss")],
)
def test_regular_nouns_need_no_table(word, xpos, lemma):
    assert apply_rules(word, "NOUN", xpos) == lemma


@pytest.mark.parametrize("word", ["", "s", "ed", "'", "ing"], ids=repr)
def test_no_word_is_too_short(word):
    for xpos in ("NNS", "VBD", "VBG", "JJS"):
        assert isinstance(apply_rules(word, "VERB", xpos), str)
