"""Short ways from a text to its numbers and figures."""

from datetime import date

import pytest

from transforms.figures import read_figures
from transforms.language import parse_text
from transforms.times import read_times


@pytest.fixture(scope="session")
def figures_of(model):
    """A function from a text to its figures, with the parse of the language model."""

    def read(text, published_on=date(2021, 12, 22)):
        parse = parse_text(text, model)
        return read_figures(parse, read_times(parse, published_on))

    return read
