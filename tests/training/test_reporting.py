"""Synthetic sentences: every one is a tree, wraps a gold clause, and names its speaker."""

import random

import pytest

from training.examples import Example, Tree
from training.labels import ENTITY_TAGS, OUTSIDE, span_bits
from training.reporting import ReportingSentences
from training.variation import UNKNOWN_HEAD, add_dateline, curl, title_case, vary

CLAUSE = Example(
    ("In", "spring", ",", "the", "troops", "left", "the", "border", "."),
    Tree(
        ("ADP", "NOUN", "PUNCT", "DET", "NOUN", "VERB", "DET", "NOUN", "PUNCT"),
        ("IN", "NN", ",", "DT", "NNS", "VBD", "DT", "NN", "."),
        (2, 6, 6, 5, 6, 0, 8, 6, 6),
        ("case", "obl", "punct", "det", "nsubj", "root", "det", "obj", "punct"),
    ),
    (OUTSIDE,) * 9,
    "own",
)
NAMED = [
    Example(tuple(name.split()), None, tuple(span_bits(len(name.split()), (label,))), "own")
    for name, label in (("Ann Lee", "PERSON"), ("Reuters", "ORG"), ("Chad", "GPE"))
]


def is_tree(tree):
    for start in range(1, len(tree.heads) + 1):
        word, steps = start, 0
        while word and steps <= len(tree.heads):
            word, steps = tree.heads[word - 1], steps + 1
        if word:
            return False
    return tree.heads.count(0) == 1


@pytest.fixture(scope="module")
def made():
    maker = ReportingSentences([CLAUSE], NAMED, random.Random(1))
    return [maker.make() for _ in range(400)]


def test_every_sentence_is_a_tree(made):
    assert all(is_tree(example.tree) for example in made)
    assert all(
        len(example.forms) == len(example.tree.upos) == len(example.tree.deprels) == len(example.entities)
        for example in made
    )


def test_the_clause_hangs_on_the_cue_or_holds_it(made):
    for example in made:
        content = example.forms.index("left")
        deprel, head = example.tree.deprels[content], example.tree.heads[content]
        if deprel == "root":
            assert {"parataxis", "fixed"} & set(example.tree.deprels)
        else:
            assert deprel == "ccomp"
            assert example.tree.xpos[head - 1] in ("VBD", "VBZ", "VBN")


def test_speakers_are_named(made):
    found = {
        form for example in made for form, bits in zip(example.forms, example.entities, strict=True) if bits != OUTSIDE
    }
    assert {"Ann", "Lee", "Reuters", "Chad"} <= found


def test_all_constructions_are_made(made):
    texts = [" ".join(example.forms) for example in made]
    assert any(text.startswith("According to") for text in texts)
    assert any(" told " in text for text in texts)
    assert any(text.startswith("It ") for text in texts)
    assert any("parataxis" in example.tree.deprels for example in made)
    assert any("appos" in example.tree.deprels for example in made)


def test_a_seed_gives_the_same_sentences():
    first, second = (ReportingSentences([CLAUSE], NAMED, random.Random(7)) for _ in range(2))
    assert [first.make() for _ in range(20)] == [second.make() for _ in range(20)]


def test_quotes_become_typographic_in_pairs():
    forms = curl(('"', "No", '"', "is", "n't"), random.Random(0))
    assert forms[0] != forms[2]
    assert forms[4] == "n’t"


def test_headlines_are_capitalised():
    assert title_case(("troops", "leave", "the", "border")) == ("Troops", "Leave", "the", "Border")


def test_a_dateline_has_entities_and_no_tree():
    example = add_dateline(CLAUSE, ["New Delhi"], random.Random(2))
    begin = len(example.forms) - len(CLAUSE.forms)
    assert set(example.tree.heads[:begin]) == {UNKNOWN_HEAD}
    assert example.tree.heads[begin + 4] == 6 + begin
    assert ENTITY_TAGS[example.entities[0].bit_length() - 1] == "B-GPE"


def test_variation_keeps_layers_of_one_length():
    rng = random.Random(3)
    for _ in range(200):
        varied = vary(CLAUSE, ["Chad"], rng)
        assert len(varied.forms) == len(varied.tree.heads) == len(varied.entities)
