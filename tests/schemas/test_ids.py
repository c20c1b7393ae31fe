from schemas.ids import identify


def test_the_recipe_of_an_id_never_changes():
    """Published ids are made by it: a change would part every dataset from its past."""
    assert identify("act", "actor", "country:RU") == "act_uvesydkivn3ktxc7"


def test_parts_do_not_run_into_each_other():
    assert identify("clm", "claim", "a", "bc") != identify("clm", "claim", "ab", "c")


def test_a_missing_part_counts_as_empty():
    assert identify("clm", "claim", "a", None) == identify("clm", "claim", "a", "")
