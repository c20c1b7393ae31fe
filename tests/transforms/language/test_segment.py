"""Sentences: where they end, and that no text breaks the offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.spans import Span
from transforms.language import segment
from transforms.language.segment import MAX_WORDS

CASES = {
    "stops": "He came. | She saw! | Who won? | They did.",
    "title": "Gen. Mark Milley met Mr. Lavrov in St. Petersburg. | They left.",
    "initials": "George W. Bush spoke. | J. K. Rowling wrote.",
    "acronym inside": "The U.S. Senate voted.",
    "acronym at the end": "He flew to the U.S. | The visit was short.",
    "company": "Acme Inc. said so. | He works at Acme Inc. | It pays well.",
    "dateline": "WASHINGTON, D.C. (AP) — He left.",
    "month": "It opened on Dec. 3 in Rome.",
    "closing curly quote": "“We won.” | The crowd cheered.",
    "closing straight quote": '"We won." | "We lost." | Both cried.',
    "two sentences in a quote": "“We won. | They lost,” he said.",
    "quoted question and its reporting clause": '"Why now?" he asked. | Nobody knew.',
    "with a name": "“Why now?” Lavrov asked. | Nobody knew.",
    "with a title": "“Never!” Prime Minister May said.",
    "question, then another sentence": "“Why now?” | The answer is simple.",
    "latex quotes": "``We won.'' | ``We lost,'' he said.",
    "doubled apostrophes": "It fell. | ''So it is,'' he said. | ''We lost,'' said Lee. | ''No.'' | She left.",
    "guillemets": "«We won.» | The crowd cheered.",
    "brackets": "He left. | (She stayed.) | They met.",
    "ellipsis goes on": "He paused ... and left. | She waited… | Then she left.",
    "lower case goes on": "He said yahoo! is a company.",
    "numbered item": "2. The second point holds.",
    "number begins": "It fell. | 20 people died.",
    "footnote number": "It fell in 2009. [2] | Then it rose.",
    "percent": "It fell 3.5 percent. | No. 10 denied it.",
    "colon": "He said: “We won.” | They left.",
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_ends_them(expected):
    text = expected.replace(" | ", " ")
    parse = segment(text)
    assert " | ".join(text[one.start : one.end] for one in parse.sentences) == expected


def test_a_sentence_is_closed_where_the_space_was_lost():
    parse = segment("They left.He stayed.")
    assert [parse.text[one.start : one.end] for one in parse.sentences] == ["They left.", "He stayed."]


def test_no_sentence_crosses_a_line_break():
    parse = segment("A heading without a stop\nHe said\n\nthat it was so.")
    assert [one.paragraph for one in parse.sentences] == [0, 1, 2]


def test_blocks_bound_paragraphs_and_leave_out_the_rest():
    text = "Title here Photo: AP He came. She saw."
    blocks = [Span(0, 10), Span(21, len(text))]
    parse = segment(text, blocks)
    assert [text[one.start : one.end] for one in parse.sentences] == ["Title here", "He came.", "She saw."]
    assert [one.paragraph for one in parse.sentences] == [0, 1, 1]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The president said on Tuesday that the talks in the capital would go\n"
        "on until both sides had agreed on the terms of a truce, which he had\n"
        "called for in March. He spoke to reporters after a meeting with four\n"
        "ministers from the region and the head of the armed forces, who said\n"
        "nothing.\n\n"
        "A spokesman for the rebels told the agency that they would not go to\n"
        "the capital before the army had left the north."
    )
    parse = segment(text)
    assert [one.paragraph for one in parse.sentences] == [0, 0, 1]


def test_a_long_sentence_is_cut_after_a_mark():
    text = "The list has " + "a name, " * 400 + "and an end."
    sizes = [one.last - one.first for one in segment(text).sentences]
    assert max(sizes) <= MAX_WORDS
    assert len(sizes) > 1


def test_without_any_mark_the_cut_falls_at_the_limit():
    assert [one.last - one.first for one in segment("word " * (2 * MAX_WORDS)).sentences] == [MAX_WORDS, MAX_WORDS]


@given(st.text(alphabet=st.sampled_from("aA1 .?!\"'“”‘’«»()[]…-\n\r\t\u00ad\u200b\u2028é中🙂"), max_size=200))
def test_tokens_and_sentences_slice_to_their_text(text):
    parse = segment(text)
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)
    assert "".join(token.text for token in parse.tokens) == "".join(text.split())
    covered = [i for one in parse.sentences for i in range(one.first, one.last)]
    assert covered == list(range(len(parse.tokens)))
    assert [token.sentence for token in parse.tokens] == [
        number for number, one in enumerate(parse.sentences) for _ in range(one.first, one.last)
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", ".", "\u200b", "🙂", "\x00"], ids=repr)
def test_next_to_nothing_is_read(text):
    assert "".join(token.text for token in segment(text).tokens) == "".join(text.split())
