"""Authors are names only, in order, each once."""

import pytest

from transforms.extract.bylines import names_of, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("By Jane Doe", ("Jane Doe",)),
        ("Written by Jane Doe and John Q. Public", ("Jane Doe", "John Q. Public")),
        ("Jane Doe, John Smith und Anna van der Berg", ("Jane Doe", "John Smith", "Anna van der Berg")),
        ("Jane Doe, Political Editor", ("Jane Doe",)),
        ("Jane Doe (jane@example.com)", ("Jane Doe",)),
        ("Jane Doe @janedoe", ("Jane Doe",)),
        ("https://example.com/author/jane", ()),
        ("admin", ()),
        ("Associated Press", ("Associated Press",)),
        ("JANE DOE; Jane Doe", ("JANE DOE",)),
        ("", ()),
    ],
)
def test_split_names(text, names):
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        pytest.param({"@type": "Person", "name": "Jane Doe"}, ("Jane Doe",), id="node"),
        pytest.param([[{"name": "Jane Doe"}], "John Smith", None], ("Jane Doe", "John Smith"), id="nested lists"),
        pytest.param({"name": ["Jane Doe", "John Smith"]}, ("Jane Doe", "John Smith"), id="list of names"),
        pytest.param({"byline": "Jane Doe"}, ("Jane Doe",), id="byline in place of name"),
        pytest.param({"url": "https://example.com"}, (), id="node without a name"),
        pytest.param(None, (), id="nothing"),
    ],
)
def test_names_of_linked_data(value, names):
    assert names_of(value) == names
