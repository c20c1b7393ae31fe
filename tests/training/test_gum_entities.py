"""GUM's mentions to named entities. Sentences of our own in GUM's notation."""

from training.conllu import TreebankSentence, Word
from training.gum_entities import gum_targets, read_mentions
from training.labels import ENTITY_TAGS


def sentence(*rows, deprel="dep"):
    words = [
        Word(form, form.lower(), "X", xpos, "_", head, deprel, f"Entity={entity}" if entity else "_", True)
        for form, xpos, head, entity in rows
    ]
    return TreebankSentence(tuple(words))


def tags(example):
    return [
        "/".join(tag for number, tag in enumerate(ENTITY_TAGS) if bits >> number & 1) for bits in gum_targets(example)
    ]


def test_nested_mentions_are_read():
    example = sentence(
        ("The", "DT", 2, "(1-organization-new"),
        ("ministry", "NN", 0, ""),
        ("of", "IN", 4, ""),
        ("Chad", "NNP", 2, "(2-place-new)1)"),
    )
    assert set(read_mentions(example)) == {(3, 4, "place"), (0, 4, "organization")}


def test_a_name_is_the_proper_nouns_around_the_head():
    example = sentence(
        ("the", "DT", 4, "(1-person-giv"),
        ("Chadian", "JJ", 4, ""),
        ("president", "NN", 4, ""),
        ("Ann", "NNP", 6, ""),
        ("Lee", "NNP", 4, "1)"),
        ("left", "VBD", 0, ""),
        ("Paris", "NNP", 6, "(2-place-new)"),
    )
    assert tags(example) == ["O", "B-NORP", "O", "B-PERSON", "I-PERSON", "O", "B-GPE"]


def test_common_nouns_are_no_names():
    example = sentence(("the", "DT", 2, "(1-person-giv"), ("president", "NN", 0, "1)"))
    assert tags(example) == ["O", "O"]


def test_a_date_is_marked_and_a_vague_time_stays_open():
    example = sentence(
        ("on", "IN", 2, ""),
        ("Monday", "NNP", 0, "(1-time-new)"),
        ("that", "DT", 4, "(2-time-new"),
        ("night", "NN", 2, "2)"),
    )
    assert tags(example) == ["O", "B-DATE", "O/B-DATE/I-DATE", "O/B-DATE/I-DATE"]


def test_a_name_behind_its_role_is_a_name():
    example = sentence(
        ("Deputy", "NN", 2, "(1-person-new"),
        ("captain", "NN", 5, ""),
        ("Ann", "NNP", 2, ""),
        ("Lee", "NNP", 2, "1)"),
        ("scored", "VBD", 0, ""),
        deprel="flat",
    )
    assert tags(example) == ["O", "O", "B-PERSON", "I-PERSON", "O"]
