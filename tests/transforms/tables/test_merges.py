"""Judgements on actors of a corpus."""

from datetime import UTC, datetime

import polars as pl
import pytest

from schemas.actors import ACTOR_MERGES, ACTORS
from schemas.errors import ReferenceDataError
from schemas.ids import identify
from transforms.tables.merges import follow_merges, propose_merges

NOW = datetime(2021, 12, 22, tzinfo=UTC)
LATER = datetime(2021, 12, 23, tzinfo=UTC)


def person(key, name, country=None, sector=None, scope="global"):
    return {
        "actor_id": identify("act", "actor", key), "canonical_key": key, "scope": scope, "name": name, "type": "person",
        "country": country, "sector": sector, "wikidata_id": None, "aliases": [], "roles": [], "first_seen": None,
        "last_seen": None, "article_count": 1, "mention_count": 1, "claim_count": 0,
    }  # fmt: skip


def propose(gazetteer, *persons):
    merges = propose_merges(ACTORS.frame(list(persons)), gazetteer, at=NOW)
    names = {row["actor_id"]: row["canonical_key"] for row in persons}
    rows = merges.iter_rows(named=True)
    return {(names[row["from_id"]], names[row["to_id"]]): (row["judgement"], row["reason"]) for row in rows}


@pytest.mark.parametrize(
    ("persons", "judged"),
    [
        pytest.param(
            [
                person("person:sergei-karpov:RU", "Sergei Karpov", "RUS"),
                person("person:sergey-karpov:RU", "Sergey Karpov", "RUS"),
            ],
            {("person:sergey-karpov:RU", "person:sergei-karpov:RU"): ("same", "spelling")},
            id="spellings",
        ),
        pytest.param(
            [person("person:jane-doe:US", "Jane Doe", "USA"), person("person:jane-doe", "Jane Doe")],
            {("person:jane-doe", "person:jane-doe:US"): ("same", "country_unknown")},
            id="country unknown in one",
        ),
        pytest.param(
            [person("person:jane-doe:US", "Jane Doe", "USA"), person("person:jane-doe:GB", "Jane Doe", "GBR")],
            {("person:jane-doe:US", "person:jane-doe:GB"): ("different", "country")},
            id="two countries",
        ),
        pytest.param(
            [
                person("person:jane-doe:US", "Jane Doe", "USA"),
                person("person:jane-doe:GB", "Jane Doe", "GBR"),
                person("person:jane-doe", "Jane Doe"),
            ],
            {("person:jane-doe:US", "person:jane-doe:GB"): ("different", "country")},
            id="one that fits both is joined to neither",
        ),
        pytest.param(
            [
                person("person:john-roe:US", "John Roe", "USA", "LEG"),
                person("person:john-roe+business:US", "John Roe", "USA", "BUS"),
            ],
            {("person:john-roe:US", "person:john-roe+business:US"): ("different", "walk_of_life")},
            id="two walks of life",
        ),
        pytest.param(
            [
                person("doc:a1:person:roe", "Roe", scope="document"),
                person("doc:a2:person:roe", "Roe", scope="document"),
            ],
            {},
            id="bare surnames never",
        ),
        pytest.param(
            [person("person:ali", "Ali"), person("person:ali:IR", "Ali", "IRN")], {}, id="a single word joins nobody"
        ),
        pytest.param([], {}, id="nobody"),
    ],
)
def test_judgements(gazetteer, persons, judged):
    assert propose(gazetteer, *persons) == judged
    assert propose(gazetteer, *reversed(persons)) == judged


def test_the_reference_entry_stands_for_both(gazetteer):
    known = person("person:vladimir-putin:RU", "Vladimir Putin", "RUS", "GOV")
    other = person("person:aaa-vladimir-putin", "Vladimir Putin")
    assert list(propose(gazetteer, other, known)) == [("person:aaa-vladimir-putin", "person:vladimir-putin:RU")]


def merges(*rows):
    return ACTOR_MERGES.frame(
        [
            {"from_id": one, "to_id": other, "judgement": judgement, "reason": "test", "evidence": None, "at": at}
            for one, other, judgement, at in rows
        ]
    )


def test_ids_are_followed_to_their_end():
    assert follow_merges(merges(("a", "b", "same", NOW), ("b", "c", "same", NOW))) == {"a": "c", "b": "c"}


def test_the_last_judgement_on_a_pair_counts():
    assert follow_merges(merges(("a", "b", "same", NOW), ("b", "a", "different", LATER))) == {}
    assert follow_merges(merges(("a", "b", "different", NOW), ("a", "b", "same", LATER))) == {"a": "b"}


def test_a_circle_is_an_error():
    with pytest.raises(ReferenceDataError, match="go in a circle: a -> b -> c -> a"):
        follow_merges(merges(("a", "b", "same", NOW), ("b", "c", "same", NOW), ("c", "a", "same", NOW)))


def test_two_reference_entries_are_never_one():
    with pytest.raises(ReferenceDataError, match="joins two reference entries, a and b"):
        follow_merges(merges(("a", "b", "same", NOW)), known=["a", "b"])


def test_no_judgements_join_nothing():
    assert follow_merges(ACTOR_MERGES.empty()) == {}
    assert isinstance(propose_merges(ACTORS.empty(), None, at=NOW), pl.DataFrame)
