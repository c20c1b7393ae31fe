import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.figures.numbers import read_number
from transforms.figures.words import ONES, TENS
from transforms.language import segment


def read(text):
    parse = segment(text)
    return read_number(parse, 0, len(parse.tokens))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("twenty-eight thousand six hundred forty-two students", 5, 28642, id="long"),
        pytest.param("two hundred and ten men", 4, 210, id="British and"),
        pytest.param("five million six hundred thousand", 5, 5.6e6, id="two scales"),
        pytest.param("twelve hundred", 2, 1200, id="hundreds above nine"),
        pytest.param("4 hundred million people", 3, 4e8, id="digits and words"),
        pytest.param("4.1 billion", 2, 4.1e9, id="decimal and scale"),
        pytest.param("1.1 million", 2, 1_100_000, id="no float dust"),
        pytest.param("4.1bn", 1, 4.1e9, id="abbreviation"),
        pytest.param("10k", 1, 1e4, id="letter"),
        pytest.param("3.5-million", 1, 3.5e6, id="hyphen before the scale"),
        pytest.param("half a million", 3, 5e5, id="half a scale"),
        pytest.param("a dozen eggs", 2, 12, id="article counts"),
        pytest.param("two dozen", 2, 24, id="dozens"),
        pytest.param("two and a half million", 5, 2.5e6, id="and a half"),
        pytest.param("5 1/2 hours", 2, 5.5, id="mixed fraction"),
        pytest.param("two-thirds of them", 1, 2 / 3, id="fraction in words"),
        pytest.param("a quarter of them", 2, 0.25, id="article and fraction"),
        pytest.param("49th", 1, 49, id="ordinal"),
        pytest.param("1\u202f234\u202f567 votes", 3, 1234567, id="groups by thin spaces"),
        pytest.param("2.998×10−8 metres", 1, 2.998e-8, id="power of ten"),
        pytest.param("five six", 1, 5, id="two numbers are not one"),
    ],
)
def test_a_number_is_read_whole_and_no_further(text, words, value):
    number = read(text)

    assert number is not None
    assert number.low == pytest.approx(value, rel=1e-12)
    assert number.high == number.low
    assert len(text[: number.end].split()) == words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("tens of millions of", 1e7, 1e8, id="tens of millions"),
        pytest.param("hundreds of", 100, 1000, id="hundreds"),
        pytest.param("several hundred people", 300, 900, id="several"),
        pytest.param("a few thousand people", 3000, 5000, id="a few"),
    ],
)
def test_vague_words_give_a_range(text, low, high):
    number = read(text)

    assert (number.low, number.high, number.form) == (low, high, "vague")


@pytest.mark.parametrize("text", ["a man", "million reasons", "tens", "few people", "the", "half full", "a third man"])
def test_words_that_count_nothing_are_no_numbers(text):
    assert read(text) is None


def test_between_keeps_two_numbers_apart():
    """ "Between one hundred and ten" is no 110."""
    parse = segment("between one hundred and ten")
    assert read_number(parse, 1, len(parse.tokens)).low == 100


def spell(value):
    ones = {number: word for word, number in ONES.items()}
    tens = {number: word for word, number in TENS.items()}
    if value < 20:
        return ones[value]
    if value < 100:
        return tens[value - value % 10] + (f"-{ones[value % 10]}" if value % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spell(value // size)} {name}" + (joint + spell(rest) if rest else "")
    return ""


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_every_number_spelled_out_reads_back(value):
    assert read(spell(value) + " things").low == value


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**14))
def test_every_number_in_digits_reads_back(value):
    assert read(f"{value:,} things").low == value
    assert read(f"{value} things").low == value
