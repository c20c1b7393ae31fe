import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.name_forms import fold_name, plain_name, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Sergei Lavrov", "Sergey Lavrov", id="ei and ey"),
        pytest.param("Volodymyr Zelenskyy", "Volodymyr Zelenskiy", id="yy and iy"),
        pytest.param("Lech Wałęsa", "Lech Walesa", id="diacritics"),
        pytest.param("Aleksandr Petrov", "Alexandr Petrov", id="ks and x"),
        pytest.param("Bashar al-Assad", "Bashar al Assad", id="hyphen"),
        pytest.param("John Smith Jr.", "John Smith", id="junior"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Joseph Aoun", "Michel Aoun", id="brothers"),
        pytest.param("Ali Bongo", "Omar Bongo", id="father and son"),
        pytest.param("Ivan Duque", "Iván Duarte", id="other surname"),
    ],
)
def test_different_names_stay_apart(one, other):
    assert fold_name(one) != fold_name(other)


def test_slug_is_the_readable_part_of_a_key():
    assert slug("François Hollande") == "francois-hollande"
    assert slug("N'Djamena") == "ndjamena"


@given(st.text(max_size=40))
def test_plain_names_stay_as_they_are(name):
    assert plain_name(plain_name(name)) == plain_name(name)
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
