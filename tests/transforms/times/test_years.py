import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They joined in 1997.", [("1997", "1997")], id="year"),
        pytest.param("The 1998 bombing was worse.", [("1998", "1998")], id="modifier"),
        pytest.param("It grew between 1994 and 1997.", [("1994", "1994"), ("1997", "1997")], id="two years"),
        pytest.param("He played in the 2018-19 season.", [("2018-19", "2018/2019")], id="season over two years"),
        pytest.param("It was built in the 1990s.", [("the 1990s", "199")], id="decade"),
        pytest.param("It rose in the early 1990s.", [("the early 1990s", "199")], id="early decade"),
        pytest.param("It began in the 20th century.", [("the 20th century", "19")], id="century"),
        pytest.param("He won in the summer of 1998.", [("the summer of 1998", "1998-SU")], id="season"),
        pytest.param(
            "Profit fell in the fourth quarter of 2018.", [("the fourth quarter of 2018", "2018-Q4")], id="quarter"
        ),
        pytest.param("Profit fell in Q3 2019.", [("Q3 2019", "2019-Q3")], id="Q3"),
        pytest.param(
            "It fell in the third quarter of fiscal 2021.",
            [("the third quarter of fiscal 2021", "FY2021-Q3")],
            id="fiscal quarter",
        ),
        pytest.param("The 1898 ruling stands.", [("1898", "1898")], id="old year before its noun"),
        pytest.param("The 1992 protests were calm.", [("1992", "1992")], id="year before a plural"),
        pytest.param("The budget for fiscal 2019 passed.", [("fiscal 2019", "FY2019")], id="fiscal year"),
        pytest.param("More than 2000 people came.", [], id="a count"),
        pytest.param("It costs $1998.", [], id="a price"),
        pytest.param("Each needs 2000 - 2500 calories.", [], id="a range of numbers"),
    ],
)
def test_years_and_their_parts(values_of, text, found):
    assert values_of(text) == found
