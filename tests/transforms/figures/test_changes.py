import pytest


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        pytest.param("Prices rose 3.2 percent.", [(3.2, "up", "delta")], id="verb"),
        pytest.param("Prices fell by 5 percent.", [(5, "down", "delta")], id="verb with by"),
        pytest.param("The index was down 1.4%.", [(1.4, "down", "delta")], id="adverb"),
        pytest.param("Output fell to 900 tonnes.", [(900, "down", "to")], id="new level"),
        pytest.param("Sales rose 3.2% to $4.1bn.", [(3.2, "up", "delta"), (4.1e9, "up", "to")], id="delta and level"),
        pytest.param("Sales rose from 240 to 273.", [(240, "up", "from"), (273, "up", "to")], id="from and to"),
        pytest.param("They announced a 5% pay rise.", [(5, "up", "delta")], id="noun"),
        pytest.param("Exports doubled.", [(2, "up", "delta")], id="implied factor"),
        pytest.param("The firm cut 500 jobs.", [(500, "none", None)], id="an object is no difference"),
        pytest.param("He gave up 12 houses.", [(12, "none", None)], id="particle of another verb"),
        pytest.param("The firm paid $5 million.", [(5e6, "none", None)], id="no change"),
    ],
)
def test_change_words_give_direction_and_role(figures_of, text, changes):
    found = [(figure.value_low, figure.change, figure.change_role) for figure in figures_of(text)]

    assert found == changes


def test_the_figures_of_one_change_share_a_group(figures_of):
    figures = figures_of("Sales rose 3.2% to $4.1bn. Costs fell 1% to $2bn. The firm has 40 shops.")

    groups = [figure.change_group for figure in figures]
    assert groups[0] == groups[1] != groups[2] == groups[3]
    assert groups[4] is None


def test_a_bare_level_takes_the_unit_of_the_other(figures_of):
    figures = figures_of("Speed rose from 21 mph to 23.")

    assert [figure.unit for figure in figures] == ["[mi_i]/h", "[mi_i]/h"]
