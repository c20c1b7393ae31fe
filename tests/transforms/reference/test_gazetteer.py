from transforms.reference.gazetteer import load_gazetteer


def test_no_name_is_longer_than_its_beginning_tells(gazetteer):
    """A name is found from its first word or a part of it, also where a headline writes it in capitals."""
    for name in gazetteer.senses:
        first = name.split()[0]
        assert gazetteer.longest_from(first) >= len(name)
        assert gazetteer.longest_from(first[:2]) >= len(name)
        assert gazetteer.longest_from(first.upper()) >= len(name) or name.upper().title() != name


def test_names_of_the_user_are_looked_for_too():
    own = load_gazetteer([{"key": "org:zzyzx-road", "name": "zzyzx Road Works", "type": "company"}])
    assert load_gazetteer().longest_from("zzyzx") == 0
    assert own.longest_from("zzyzx") == len("zzyzx Road Works")
