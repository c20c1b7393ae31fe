"""Parses: what every reader relies on, on real constructions of news and on hostile text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.language import annotate_sentences, parse_text, parse_texts, segment

TEXT = (
    "Moscow is calling for talks, the Kremlin said on Wednesday.\n"
    "“We see no reason for that,” NATO Secretary-General Jens Stoltenberg told reporters in Brussels. "
    "According to Reuters, about 100,000 troops have been moved to the border with Ukraine."
)


def tree(parse, sentence):
    return {
        (token.text, token.deprel, parse.tokens[token.head].text if token.head >= 0 else "")
        for token in parse.tokens
        if token.sentence == sentence
    }


def test_reporting_clauses_are_read(model):
    parse = parse_text(TEXT, model)
    assert {("Kremlin", "nsubj", "said"), ("calling", "ccomp", "said"), ("said", "root", "")} <= tree(parse, 0)
    assert {("Jens", "nsubj", "told"), ("see", "ccomp", "told"), ("reporters", "iobj", "told")} <= tree(parse, 1)
    assert {("According", "case", "Reuters"), ("troops", "nsubj:pass", "moved")} <= tree(parse, 2)


@pytest.mark.parametrize(
    ("words", "deed", "cue"),
    [
        ("The minister admitted that he had lied.", "The country admitted 1.4 million refugees.", "admitted"),
        ("She defended the decision.", "The troops were defending the coast.", "defend"),
        ("He called for the mayor's resignation.", "She called him yesterday.", "called"),
        ("The union rejected the offer.", "The scanner rejected 300 ballots.", "rejected"),
        ("Critics dismissed the plan as a gimmick.", "The president dismissed three ministers.", "dismissed"),
    ],
)
def test_a_word_reports_in_one_sentence_and_not_in_another(model, words, deed, cue):
    told, done = (
        next(odds for token, odds in zip(parse.tokens, parse.reporting, strict=True) if token.text.startswith(cue))
        for parse in (parse_text(words, model), parse_text(deed, model))
    )
    assert told > 0.6
    assert told > done + 0.2


def test_names_are_found(model):
    parse = parse_text(TEXT, model)
    found = {(TEXT[entity.start : entity.end], entity.label) for entity in parse.entities}
    assert {("NATO", "ORG"), ("Jens Stoltenberg", "PERSON"), ("Reuters", "ORG"), ("Ukraine", "GPE")} <= found


def check(parse):
    """What holds for every parse."""
    for token in parse.tokens:
        assert parse.text[token.start : token.end] == token.text
        one = parse.sentences[token.sentence]
        assert one.first <= token.i < one.last
        assert token.head == -1 or one.first <= token.head < one.last
        assert (token.head == -1) == (token.deprel == "root")
        assert all(parse.tokens[child].head == token.i for child in parse.children[token.i])
    for one in parse.sentences:
        root = [token.i for token in parse.tokens[one.first : one.last] if token.head == -1]
        assert len(root) == 1
        assert parse.subtree(root[0]) == list(range(one.first, one.last))
    assert sorted(parse.entities) == list(parse.entities)
    for number, entity in enumerate(parse.entities):
        assert (entity.start, entity.end) == parse.span(entity.first, entity.last)
        assert set(parse.entity_at[entity.first : entity.last]) == {number}
    assert len(parse.entity_at) == len(parse.children) == len(parse.tokens)


@settings(max_examples=40, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(['"', "“", "U.S.", "said", "don't", "\u200b", "\u00ad", "🙂", "中文", "\n", "1,000"])
        ).map(" ".join),
    )
)
def test_any_text_gives_a_sound_parse(model, text):
    check(parse_text(text, model))


def test_a_text_gives_the_same_parse_in_any_company(model):
    lines = TEXT.split("\n")
    alone = [parse_text(line, model) for line in lines]
    together = parse_text(TEXT, model)
    words = [(token.text, token.lemma, token.upos, token.xpos, token.deprel) for token in together.tokens]
    assert words == [
        (token.text, token.lemma, token.upos, token.xpos, token.deprel) for one in alone for token in one.tokens
    ]
    assert list(parse_texts(lines, model)) == alone


def test_only_wanted_sentences_are_annotated(model):
    bare = segment(TEXT)
    some = annotate_sentences(bare, model, {1})
    whole = parse_text(TEXT, model)
    first, last = whole.sentences[1].first, whole.sentences[1].last
    assert some.tokens[first:last] == whole.tokens[first:last]
    assert some.tokens[:first] == bare.tokens[:first]
    assert some.entities == tuple(e for e in whole.entities if first <= e.first < last)
    assert annotate_sentences(some, model, {0, 2}) == whole


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "word " * 2_000, "( " * 500, "\u200b " * 300], ids=["x", "words", "(", "zwsp"]
)
def test_hostile_text_is_bounded(model, text):
    check(parse_text(text, model))
