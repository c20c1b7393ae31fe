import pytest

from transforms.figures.literals import read_literal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("7", 7, id="digit"),
        pytest.param("100,000", 100000, id="thousands"),
        pytest.param("1,234.56", 1234.56, id="thousands and decimals"),
        pytest.param("1,00,000", 100000, id="Indian groups"),
        pytest.param("1.234.567", 1234567, id="groups by points"),
        pytest.param(".534", 0.534, id="no leading zero"),
        pytest.param("0.65", 0.65, id="leading zero of a decimal"),
        pytest.param("1/16", 0.0625, id="fraction"),
        pytest.param("½", 0.5, id="vulgar fraction"),
        pytest.param("٣٤", 34, id="Arabic-Indic digits"),
        pytest.param("007", None, id="code with leading zeros"),
        pytest.param("1,5", None, id="decimal comma is not English"),
        pytest.param("12,34", None, id="broken groups"),
        pytest.param("9/11", None, id="date or name"),
        pytest.param("24/7", None, id="larger over smaller"),
        pytest.param("²", None, id="superscript"),
        pytest.param("①", None, id="circled"),
        pytest.param("999999999999999", 999999999999999, id="fifteen digits are exact"),
        pytest.param("9999999999999999", None, id="sixteen digits are not"),
        pytest.param("7" * 100_000, None, id="endless"),
        pytest.param("1.2.3", None, id="version"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_numeral_has_the_value_that_english_gives_it_or_none(text, value):
    assert read_literal(text) == value
