import pytest

from schemas.spans import Span
from transforms.render import mark_spans


@pytest.mark.parametrize(
    ("text", "marks", "within", "expected"),
    [
        pytest.param("Moscow denies it.", [(Span(0, 6), "[", "]")], None, "[Moscow] denies it.", id="one"),
        pytest.param("abcdef", [(Span(0, 6), "<", ">"), (Span(1, 3), "(", ")")], None, "<a(bc)def>", id="nested"),
        pytest.param("abcdef", [(Span(0, 2), "<", ">"), (Span(2, 4), "(", ")")], None, "<ab>(cd)ef", id="touching"),
        pytest.param("abcdef", [(Span(0, 2), "<", ">"), (Span(3, 4), "(", ")")], Span(2, 6), "c(d)ef", id="within"),
        pytest.param("abc", [], None, "abc", id="no marks"),
        pytest.param("abc", [(Span(0, 3), "<", ">"), (Span(0, 3), "(", ")")], None, "<(abc)>", id="same span"),
    ],
)
def test_marks_stand_around_their_words(text, marks, within, expected):
    assert mark_spans(text, marks, within) == expected
