"""The actors of a document."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.ids import identify
from transforms.language import parse_text
from transforms.mentions import read_mentions
from transforms.resolve import resolve_mentions
from transforms.tables.actors import document_actors


@pytest.fixture(scope="session")
def actors_of(model, gazetteer):
    def actors_of(text, article_id="a1"):
        parse = parse_text(text, model)
        mentions = resolve_mentions(parse, read_mentions(parse, gazetteer), (), (), gazetteer, article_id=article_id)
        return {actor.key: actor for actor in document_actors(parse, mentions, gazetteer, article_id)}

    return actors_of


@pytest.mark.parametrize(
    ("text", "key", "coded"),
    [
        pytest.param(
            "Russia denied it.", "country:RU", ("Russia", "state", "RUS", "GOV", "global", "Q159"), id="state"
        ),
        pytest.param(
            "Russian troops advanced.",
            "generic:RU:MIL",
            ("Russian armed forces", "armed_forces", "RUS", "MIL", "global", None),
            id="troops of a state",
        ),
        pytest.param(
            "Polish police arrested two men.",
            "generic:PL:COP",
            ("Polish police", "government_body", "POL", "COP", "global", None),
            id="police of a state",
        ),
        pytest.param(
            "The West will respond.", "bloc:the-west", ("the West", "bloc", None, None, "global", None), id="no country"
        ),
        pytest.param(
            "U.S. officials expect an attack.",
            "doc:a1:unnamed:us-officials:US",
            ("U.S. officials", "unnamed", "USA", "GOV", "document", None),
            id="unnamed source that the words code",
        ),
        pytest.param(
            "Danish prosecutor Lars Holm spoke.",
            "person:lars-holm+law:DK",
            ("Lars Holm", "person", "DNK", "JUD", "global", None),
            id="person coded by role",
        ),
        pytest.param(
            "The Saudi Interior Ministry denied it.",
            "gov:interior-ministry:SA",
            ("Saudi Interior Ministry", "government_body", "SAU", "GOV", "global", None),
            id="ministry",
        ),
    ],
)
def test_codes(actors_of, text, key, coded):
    actor = actors_of(text)[key]
    assert (actor.name, actor.type, actor.country, actor.sector, actor.scope, actor.wikidata_id) == coded


def test_offices_and_other_names_are_kept(actors_of):
    actors = actors_of("Russian Foreign Minister Sergey Lavrov left. Lavrov will return.")
    lavrov = actors["person:sergei-lavrov:RU"]
    assert lavrov.name == "Sergei Lavrov"
    assert lavrov.aliases == ("Lavrov", "Sergey Lavrov")
    assert [role.title for role in lavrov.roles] == ["Foreign Minister of Russia"]


def test_every_key_of_a_mention_has_its_actor(model, gazetteer):
    text = "Anna Berg met U.S. officials, the Kremlin, Volkswagen and two villagers. They thanked her in Oslo."
    parse = parse_text(text, model)
    mentions = resolve_mentions(parse, read_mentions(parse, gazetteer), (), (), gazetteer)
    actors = document_actors(parse, mentions, gazetteer, "a1")
    assert {mention.actor_key for mention in mentions if mention.actor_key} == {actor.key for actor in actors}
    assert [actor.key for actor in actors] == sorted(actor.key for actor in actors)


def test_nobody_gives_nothing(model, gazetteer):
    assert document_actors(parse_text("", model), (), gazetteer, "a1") == ()


ARTICLES = [
    "Russian Foreign Minister Sergei Lavrov met NATO officials.",
    "Sergey Lavrov said Moscow was ready. Anna Berg, a Danish prosecutor, disagreed.",
    "Polish police arrested Anna Berg. A spokesman declined to comment.",
    "Volkswagen and the European Commission settled.",
]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(len(ARTICLES))), st.integers(1, 4))
def test_ids_do_not_depend_on_order_or_batch(actors_of, order, batch):
    def found(numbers):
        return {
            (number, identify("act", "actor", key), actor)
            for number in numbers
            for key, actor in actors_of(ARTICLES[number], article_id=f"a{number}").items()
        }

    whole = found(range(len(ARTICLES)))
    parted = set().union(*(found(order[first : first + batch]) for first in range(0, len(order), batch)))
    assert parted == whole
    lavrov = identify("act", "actor", "person:sergei-lavrov:RU")
    assert {number for number, actor_id, _ in whole if actor_id == lavrov} == {0, 1}
