"""The article that the project was made for: its actors as a careful reader lists them.

From one reading of it, with these judgements of ours: a pronoun is not resolved where the text leaves it open; Brussels
as a place stands for the European Union, whose seat it is, unless the text says otherwise.
"""

from datetime import date
from pathlib import Path

import pytest

from schemas.spans import slice_span
from transforms.attribution import read_attributions
from transforms.language import parse_text
from transforms.mentions import read_mentions
from transforms.quotations import read_quotations
from transforms.resolve import resolve_mentions
from transforms.tables.actors import document_actors

TEXT = (Path(__file__).parents[2] / "golden" / "seed" / "article.txt").read_text(encoding="utf-8")
NAMED = {
    "country:RU": ["Russian", "Russia", "the Russians", "the Kremlin", "Moscow"],
    "country:US": ["US", "the USA", "Washington"],
    "country:UA": ["Ukraine", "Ukrainian"],
    "country:GE": ["Georgia"],
    "country:PL": ["Poland"],
    "country:RO": ["Romania"],
    "country:LV": ["Latvia"],
    "country:LT": ["Lithuania"],
    "country:EE": ["Estonia"],
    "country:HU": ["Hungary"],
    "country:SK": ["Slovakia"],
    "country:CZ": ["the Czech Republic"],
    "country:BG": ["Bulgaria"],
    "country:SI": ["Slovenia"],
    "country:HR": ["Croatia"],
    "country:AL": ["Albania"],
    "country:ME": ["Montenegro"],
    "country:MK": ["North Macedonia"],
    "country:SUHH": ["the USSR"],
    "igo:nato": ["NATO"],
    "person:sergei-lavrov:RU": ["Russian Foreign Minister Lavrov", "Russia’s Foreign Minister, Sergei Lavrov"],
    "person:vladimir-putin:RU": ["President Vladimir Putin", "he"],
    "bloc:the-west": ["the West", "Western"],
    "bloc:baltic-states": ["the Baltic states", "the three Baltic republics"],
    "generic:RU:MIL": ["at least 100,000 Russian soldiers"],
    "doc:seed:unnamed:military-circles": ["military circles"],
    "doc:seed:unnamed:nato-leaders": ["The NATO leaders in Brussels and Washington"],
}
NO_ACTORS = ["Leopard", "the Black Sea", "the Crimean peninsula", "Home", "Leave a Comment"]


@pytest.fixture(scope="module")
def seed(model, gazetteer):
    parse = parse_text(TEXT, model)
    quotations = read_quotations(parse)
    attributions = read_attributions(parse, quotations)
    mentions = read_mentions(parse, gazetteer)
    resolved = resolve_mentions(
        parse, mentions, quotations, attributions, gazetteer, date(2021, 12, 22), article_id="seed"
    )
    return resolved, {actor.key: actor for actor in document_actors(parse, resolved, gazetteer, "seed")}


@pytest.mark.parametrize(("key", "words"), NAMED.items(), ids=list(NAMED))
def test_an_actor_of_the_seed(seed, key, words):
    mentions, actors = seed
    found = {slice_span(TEXT, mention.span) for mention in mentions if mention.actor_key == key}
    assert set(words) <= found
    assert key in actors


@pytest.mark.parametrize(
    ("key", "coded"),
    [
        ("person:sergei-lavrov:RU", ("person", "RUS", "GOV")),
        ("person:vladimir-putin:RU", ("person", "RUS", "GOV")),
        ("country:RU", ("state", "RUS", "GOV")),
        ("igo:nato", ("alliance", None, "MIL")),
        ("bloc:the-west", ("bloc", None, None)),
        ("generic:RU:MIL", ("armed_forces", "RUS", "MIL")),
        ("doc:seed:unnamed:military-circles", ("unnamed", None, "MIL")),
        ("doc:seed:unnamed:nato-leaders", ("unnamed", None, "MIL")),
        ("media:reuters", ("media", "GBR", "JRN")),
    ],
)
def test_codes_of_the_seed(seed, key, coded):
    actor = seed[1][key]
    assert (actor.type, actor.country, actor.sector) == coded


def test_the_office_of_lavrov(seed):
    assert [role.title for role in seed[1]["person:sergei-lavrov:RU"].roles] == ["Foreign Minister of Russia"]


def test_every_mention_of_nato_and_of_the_states(seed):
    expected = {"NATO": "igo:nato", "Ukraine": "country:UA", "Georgia": "country:GE", "Russia": "country:RU"}
    for mention in seed[0]:
        words = slice_span(TEXT, mention.name or mention.span)
        assert mention.actor_key == expected.get(words, mention.actor_key)


def test_places_are_marked_as_places(seed):
    readings = {slice_span(TEXT, mention.span): mention.reading for mention in seed[0]}
    assert {readings[words] for words in ("Latvia", "Washington", "Eastern Europe")} == {"place"}
    assert readings["the Kremlin"] == readings["Moscow"] == "actor"


@pytest.mark.parametrize("words", NO_ACTORS)
def test_what_is_no_actor_of_the_seed(seed, words):
    assert words not in {slice_span(TEXT, mention.span) for mention in seed[0] if mention.actor_key}
