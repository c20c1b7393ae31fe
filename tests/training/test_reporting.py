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
    return [maker.make() for _ in range(1200)]


def test_every_sentence_is_a_tree(made):
    assert all(is_tree(example.tree) for example in made)
    assert all(
        len(example.forms) == len(example.tree.upos) == len(example.tree.deprels) == len(example.entities)
        for example in made
    )


CUES = {"ccomp": ("VBD", "VBZ", "VBN", "VBG", "VB"), "acl": ("NN", "NNS"), "conj": ("VBD",)}
"""What a clause hangs on: a cue, a noun that names what was said, or the clause before it."""


def test_the_clause_hangs_on_the_cue_or_holds_it(made):
    for example in made:
        for content in (index for index, form in enumerate(example.forms) if form == "left"):
            deprel, head = example.tree.deprels[content], example.tree.heads[content]
            if deprel == "root":
                assert {"parataxis", "fixed"} & set(example.tree.deprels)
            else:
                assert example.tree.xpos[head - 1] in CUES[deprel]


def test_speakers_are_named(made):
    found = {
        form for example in made for form, bits in zip(example.forms, example.entities, strict=True) if bits != OUTSIDE
    }
    assert {"Ann", "Lee", "Reuters", "Chad"} <= found


@pytest.mark.parametrize(
    "words",
    [
        "According to",
        " told ",
        "It ",
        " quoted as saying ",
        " whether ",
        ", adding that in spring,",
        " and that in spring,",
        "Asked if in spring,",
        " but warned that in spring,",
        "claim that in spring,",
        " told the Associated Press ",
        "In an interview with ",
        ", who leads ",
    ],
)
def test_every_construction_is_made(made, words):
    assert any(words in " ".join(example.forms).replace(" ,", ",") for example in made)


def test_who_is_told_is_no_object(made):
    for example in made:
        if "Associated" in example.forms:
            assert example.tree.deprels[example.forms.index("Associated") + 1] == "iobj"


def test_a_speaker_may_be_named_behind_an_office(made):
    appositions = [
        example.forms[example.tree.heads[index] - 1]
        for example in made
        for index, form in enumerate(example.forms)
        if form == "Ann" and example.tree.deprels[index] == "appos"
    ]
    assert {"spokesman", "executive"} <= set(appositions)


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
