"""What holds for every text: exact spans, sorted rows, references that point back, time in proportion to length."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize("piece", ['" ', "He said that it rained. ", "'x ", "said: ", "“a "])
def test_time_grows_with_length_and_not_faster(piece):
    seconds = []
    for repeats in (1_000, 8_000):
        text = piece * repeats
        parse = segment(text)
        start = time.process_time()
        check(text, parse)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 40 * max(seconds[0], 0.02)


def test_a_text_without_annotation_gives_no_row():
    assert read_attributions(segment("He said that it rained."), ()) == ()
