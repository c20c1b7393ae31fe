"""The sentences of our own: each is a tree over known labels, and its entities are whole."""

import json
from importlib.resources import files

import pytest

from training.conllu import join_forms, read_conllu
from training.labels import ENTITY_TAGS, UPOS
from training.treebanks import NEWS, read_news

CARD = json.loads(files("transforms.language.model").joinpath("labels.json").read_text(encoding="utf-8"))
FILES = sorted(NEWS.glob("*.conllu"))
SENTENCES = [sentence for path in FILES for sentence in read_conllu(path)]


def sentence_id(sentence):
    return sentence.comments["sent_id"]


def test_there_are_sentences_with_ids_of_their_own():
    assert len({sentence_id(sentence) for sentence in SENTENCES}) == len(SENTENCES) > 300


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_join_to_the_text(path):
    for sentence in read_conllu(path):
        assert join_forms(sentence.words) == sentence.comments["text"], sentence_id(sentence)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_trees_are_rooted_connected_and_labelled_as_the_model_is(path):
    for sentence in read_conllu(path):
        heads = [word.head for word in sentence.words]
        assert heads.count(0) == 1, sentence_id(sentence)
        for number, word in enumerate(sentence.words, 1):
            assert (word.deprel == "root") == (word.head == 0), sentence_id(sentence)
            assert {word.deprel} <= set(CARD["deprel"]), sentence_id(sentence)
            assert {word.xpos} <= set(CARD["xpos"]), sentence_id(sentence)
            assert {word.upos} <= set(UPOS), sentence_id(sentence)
            assert reaches_root(heads, number), sentence_id(sentence)


def reaches_root(heads, number):
    for _ in heads:
        number = heads[number - 1]
        if number == 0:
            return True
    return False


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_entities_begin_before_they_go_on(path):
    for sentence in read_conllu(path):
        before = "O"
        for word in sentence.words:
            tag = word.misc_value("Entity") or "O"
            assert not tag.startswith("I-") or before[2:] == tag[2:], sentence_id(sentence)
            before = tag


def test_an_example_says_of_each_word_exactly_one_entity_tag():
    words = {word for sentence in SENTENCES for word in sentence.forms}
    for example in read_news():
        assert example.tree is not None
        assert set(example.forms) <= words
        assert all(bits in {1 << number for number in range(len(ENTITY_TAGS))} for bits in example.entities)
