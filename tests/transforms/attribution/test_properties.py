"""What holds for every text: exact spans, sorted rows, references that point back, time in proportion to length."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.documents import Entity, Parse, Sentence
from transforms.attribution import read_attributions
from transforms.language import parse_text, segment
from transforms.quotations import read_quotations

PIECES = (
    "He said ", "that it rained", ". ", ", ", '"', "“", "”", "'", "’", "\n", "Anna Berg ", "told reporters", " denied ", ": ",
    "according to ", "the minister", " – ", "\u202e", "\u0000", "🙂", "said", "?", "would", "(", ")", "if", "not ",
)  # fmt: skip


def check(text, parse):
    rows = read_attributions(parse, read_quotations(parse))
    for number, row in enumerate(rows):
        assert row.content
        for span in (*row.content, *row.cue, *row.source, *row.quoted):
            assert 0 <= span.start < span.end <= len(text)
        for spans in (row.content, row.cue, row.source):
            assert list(spans) == sorted(spans)
        assert row.parent != number
        assert row.continues != number
        assert 0 <= row.confidence <= 1
    assert [row.content for row in rows] == sorted(row.content for row in rows)
    return rows


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_gives_rows_with_exact_spans(model, text):
    check(text, parse_text(text, model))


def test_the_same_text_gives_the_same_rows(model):
    text = "“We waited,” she said. “Nobody came.” The firm denied it."
    assert check(text, parse_text(text, model)) == check(text, parse_text(text, model))


def repeat(parse, times):
    """Return the annotated text of one paragraph, *times* in a row in one paragraph, without running the model again."""
    text, words, sentences = f"{parse.text} ", len(parse.tokens), len(parse.sentences)
    tokens, cuts, entities, children, entity_at = [], [], [], [], []
    for copy in range(times):
        shift, offset, entity = copy * words, copy * len(text), copy * len(parse.entities)
        for token in parse.tokens:
            tokens.append(
                token._replace(
                    i=token.i + shift,
                    start=token.start + offset,
                    end=token.end + offset,
                    head=token.head + shift if token.head >= 0 else -1,
                    sentence=token.sentence + copy * sentences,
                )
            )
        for cut in parse.sentences:
            cuts.append(
                Sentence(
                    cut.i + copy * sentences,
                    cut.first + shift,
                    cut.last + shift,
                    cut.start + offset,
                    cut.end + offset,
                    0,
                )
            )
        for found in parse.entities:
            entities.append(
                Entity(found.first + shift, found.last + shift, found.start + offset, found.end + offset, found.label)
            )
        children.extend(tuple(child + shift for child in below) for below in parse.children)
        entity_at.extend(number + entity if number >= 0 else -1 for number in parse.entity_at)
    reporting = parse.reporting * times
    return Parse(
        text * times, tuple(tokens), tuple(cuts), tuple(entities), tuple(children), reporting, tuple(entity_at)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg said that it rained, adding that nobody came.",
        "“It rained,” she said. “Nobody came.” “We left.”",
        "“We left.” " * 5,
        "Anna Berg: I will not go. Nobody knows: “It is far away.”",
        '" ' * 20,
        "'x " * 20,
    ],
)
def test_time_grows_with_length_and_not_faster(model, text):
    parse = parse_text(text, model)
    seconds = []
    for times in (50, 800):
        long = repeat(parse, times)
        start = time.process_time()
        check(long.text, long)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 16 * 4 * max(seconds[0], 0.01)


def test_a_text_without_annotation_gives_no_row():
    assert read_attributions(segment("He said that it rained."), ()) == ()
