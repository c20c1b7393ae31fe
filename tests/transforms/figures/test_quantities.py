import pytest

from transforms.figures.quantities import read_quantity
from transforms.language import segment


def read_first(text):
    parse = segment(text)
    last = len(parse.tokens)
    found = (read_quantity(parse, index, 0, last) for index in range(last))
    return next(quantity for quantity in found if quantity is not None)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "kind"),
    [
        pytest.param("$4.1bn", 4.1e9, 4.1e9, "USD", "money", id="dollars"),
        pytest.param("10.5 million Australian dollars", 1.05e7, 1.05e7, "AUD", "money", id="country before the name"),
        pytest.param("C$ 6", 6, 6, "CAD", "money", id="country before the sign"),
        pytest.param("$500 US", 500, 500, "USD", "money", id="country behind"),
        pytest.param("EUR50m", 5e7, 5e7, "EUR", "money", id="code on the digits"),
        pytest.param("$US55,931,000", 55931000, 55931000, "USD", "money", id="sign before letters and groups"),
        pytest.param("R50bn", 5e10, 5e10, "ZAR", "money", id="rand with a scale"),
        pytest.param("R2.4 billion", 2.4e9, 2.4e9, "ZAR", "money", id="decimals behind letters"),
        pytest.param("1,200€", 1200, 1200, "EUR", "money", id="sign behind"),
        pytest.param("110 JPY", 110, 110, "JPY", "money", id="code behind"),
        pytest.param("63 cents", 0.63, 0.63, "USD", "money", id="minor unit"),
        pytest.param("7.5 million Danish crowns", 7.5e6, 7.5e6, "DKK", "money", id="crowns of a country"),
        pytest.param("5 million pounds", 5e6, 5e6, "GBP", "money", id="pounds in millions are money"),
        pytest.param("5 pounds of rice", 5, 5, "[lb_av]", "measure", id="pounds of something are weight"),
        pytest.param("$3 billion to $5 billion", 3e9, 5e9, "USD", "money", id="range with signs"),
        pytest.param("$3 to $5 billion", 3e9, 5e9, "USD", "money", id="range with one scale"),
        pytest.param("between 5 and 7 percent", 5, 7, "%", "percent", id="between"),
        pytest.param("four to five thousand people", 4000, 5000, None, "count", id="words with one scale"),
        pytest.param("0.6 per cent", 0.6, 0.6, "%", "percent", id="per cent in two words"),
        pytest.param("250 basis points", 2.5, 2.5, "%", "percentage_point", id="basis points"),
        pytest.param("1 to 1.5 degrees Celsius", 1, 1.5, "Cel", "measure", id="degrees"),
        pytest.param("minus 387 Fahrenheit", -387, -387, "[degF]", "measure", id="minus"),
        pytest.param("300 sq m", 300, 300, "m2", "measure", id="two-word unit"),
        pytest.param("12.3 tonnes", 12.3, 12.3, "t", "measure", id="tonnes"),
        pytest.param("37m", 37, 37, "m", "measure", id="m alone is metres"),
        pytest.param("$37m", 3.7e7, 3.7e7, "USD", "money", id="m with money is millions"),
        pytest.param("16-hour", 16, 16, "h", "duration", id="hyphen before the unit"),
        pytest.param("50-year-old", 50, 50, "a", "age", id="age"),
        pytest.param("two decades", 20, 20, "a", "duration", id="decades are years"),
        pytest.param("five percent a year", 5, 5, "%/a", "rate", id="a year"),
        pytest.param("$1,271.2 an ounce", 1271.2, 1271.2, "USD/[oz_av]", "rate", id="an ounce"),
        pytest.param("£24 a-year", 24, 24, "GBP/a", "rate", id="hyphened rate"),
        pytest.param("half an hour", 0.5, 0.5, "h", "duration", id="half an hour"),
        pytest.param("billions of dollars", 1e9, 1e10, "USD", "money", id="vague money"),
        pytest.param("two or three", 2, 3, None, "count", id="or"),
    ],
)
def test_a_quantity_has_value_unit_and_kind(text, low, high, unit, kind):
    quantity = read_first(text)

    assert (quantity.low, quantity.high, quantity.unit, quantity.kind) == (low, high, unit, kind)


@pytest.mark.parametrize(
    "text", ["5 to 3", "5 percent to 3,005", "7 – we know – 9 times", "between 10 people and 12 dogs"]
)
def test_what_does_not_rise_in_one_unit_is_no_range(text):
    quantity = read_first(text)

    assert quantity.low == quantity.high


def test_numbers_that_share_a_hyphened_unit_all_get_it():
    """ "A 7- or 8-inch screen" are seven inches and eight."""
    assert read_first("7- or 8-inch").unit == "[in_i]"


def test_the_number_is_the_digits_alone():
    text = "about $3 billion a year"
    quantity = read_first(text)

    assert text[quantity.start : quantity.end] == "3 billion"
