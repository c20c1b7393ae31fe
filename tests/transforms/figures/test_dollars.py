import pytest

from transforms.figures import read_figures
from transforms.figures.dollars import localize_dollars
from transforms.language import parse_text


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        pytest.param("The bridge cost $4 million.", "coast.com.au", ["AUD"], id="own dollars"),
        pytest.param("The bridge cost $4 million.", "coast.com", ["USD"], id="no country in the domain"),
        pytest.param("The bridge cost US$4 million.", "coast.com.au", ["USD"], id="sign with a country"),
        pytest.param("The bridge cost $4 million US.", "coast.ca", ["USD"], id="country behind"),
        pytest.param("Oil rose to $90 a barrel.", "coast.ca", ["CAD/{barrel}"], id="rate"),
        pytest.param("The bridge cost €4 million.", "coast.ca", ["EUR"], id="other sign"),
    ],
)
def test_a_bare_sign_is_read_as_the_outlet_writes_it(model, text, outlet, expected):
    figures = localize_dollars(read_figures(parse_text(text, model)), text, outlet)
    assert [figure.unit for figure in figures] == expected
