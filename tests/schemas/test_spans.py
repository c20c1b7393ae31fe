import pytest

from schemas.errors import SpanError
from schemas.spans import Span, join_spans, slice_span


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        pytest.param("Moscow denies", Span(0, 6), "Moscow", id="start"),
        pytest.param("“Nein” 🙂 ok", Span(9, 11), "ok", id="code points, not bytes"),
        pytest.param("abc", Span(1, 1), "", id="empty span"),
        pytest.param("abc", Span(3, 3), "", id="at the end"),
    ],
)
def test_slice_gives_the_words(text, span, expected):
    assert slice_span(text, span) == expected


@pytest.mark.parametrize("span", [Span(-1, 2), Span(2, 1), Span(0, 4)], ids=["negative", "reversed", "beyond"])
def test_slice_refuses_a_span_outside_the_text(span):
    with pytest.raises(SpanError, match="outside a text of 3"):
        slice_span("abc", span)


def test_join_shows_what_was_left_out():
    assert join_spans("He came, she said, and went", (Span(0, 7), Span(19, 27))) == "He came … and went"


def test_half_open_spans_that_touch_do_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(0, 5))
