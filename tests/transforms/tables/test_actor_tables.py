"""Sightings amount to the same actors however they are cut; what articles tell differently is settled by number."""

from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.tables import TABLES
from transforms.tables.actor_tables import add_activity, aggregate_sightings, combine_aggregates, count_activity

DAYS = [datetime(2021, 12, 31, 23, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC), None]


def sighting(article, actor="a", **values):
    row = {
        "article_id": f"art_{article}", "actor_id": f"act_{actor}", "canonical_key": f"person:{actor}",
        "scope": "global", "name": actor, "type": "person", "country": None, "sector": None, "wikidata_id": None,
        "aliases": [], "roles": [], "published_at": DAYS[0], "outlet": "news.example", "mention_count": 1,
        "claim_count": 0,
    }  # fmt: skip
    return row | values


def frame(*rows):
    return TABLES["actor_sightings"].frame(list(rows))


def combine(sightings, parts=None):
    named = sightings.with_columns(part=pl.lit("all") if parts is None else parts)
    return combine_aggregates(aggregate_sightings(named))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [sighting(1, mention_count=2, claim_count=1), sighting(2, mention_count=3)],
            {"article_count": 2, "mention_count": 5, "claim_count": 1},
            id="counts add up",
        ),
        pytest.param(
            [sighting(1), sighting(2, published_at=DAYS[1]), sighting(3, published_at=None)],
            {"first_seen": DAYS[0], "last_seen": DAYS[1]},
            id="undated articles say nothing of first and last",
        ),
        pytest.param(
            [sighting(1, published_at=None)], {"first_seen": None, "last_seen": None}, id="only undated articles"
        ),
        pytest.param(
            [sighting(1, sector="MIL"), sighting(2, sector="GOV"), sighting(3, sector="GOV")],
            {"sector": "GOV"},
            id="most articles win",
        ),
        pytest.param(
            [sighting(1, country="RUS"), sighting(2), sighting(3)],
            {"country": "RUS"},
            id="not knowing outvotes nothing",
        ),
        pytest.param(
            [sighting(1, name="S. Lavrov"), sighting(2, name="Sergei Lavrov")],
            {"name": "S. Lavrov", "aliases": ["Sergei Lavrov"]},
            id="a tie goes by the alphabet, and the other name is an alias",
        ),
        pytest.param(
            [sighting(1, aliases=["A", "C"]), sighting(2, aliases=["B", "A", "a"])],
            {"aliases": ["A", "B", "C"]},
            id="aliases are joined, without the name",
        ),
        pytest.param(
            [
                sighting(1, roles=["minister"], published_at=DAYS[1]),
                sighting(2, roles=["minister", "envoy"]),
                sighting(3, roles=["chair"], published_at=None),
            ],
            {
                "roles": [
                    {"title": "chair", "first_seen": None, "last_seen": None},
                    {"title": "envoy", "first_seen": date(2021, 12, 31), "last_seen": date(2021, 12, 31)},
                    {"title": "minister", "first_seen": date(2021, 12, 31), "last_seen": date(2022, 1, 1)},
                ]
            },
            id="offices with the days on which they were seen held",
        ),
    ],
)
def test_what_articles_tell_of_an_actor_becomes_one_row(rows, expected):
    """One actor, one row; the columns named are as expected."""
    (actor,) = combine(frame(*rows)).to_dicts()
    assert {name: actor[name] for name in expected} == expected


SIGHTINGS = st.builds(
    sighting,
    article=st.integers(0, 5),
    actor=st.sampled_from("abc"),
    name=st.sampled_from(["N", "M", "O"]),
    sector=st.sampled_from(["GOV", "MIL", None]),
    aliases=st.lists(st.sampled_from("xyz"), unique=True).map(sorted),
    roles=st.lists(st.sampled_from(["minister", "envoy"]), unique=True).map(sorted),
    published_at=st.sampled_from(DAYS),
    outlet=st.sampled_from(["news.example", "other.example"]),
    mention_count=st.integers(0, 3),
)
MANY = st.lists(SIGHTINGS, max_size=12, unique_by=lambda row: (row["article_id"], row["actor_id"]))


@settings(max_examples=40, deadline=None)
@given(rows=MANY, parts=st.lists(st.sampled_from(["p", "q", "r"]), min_size=12, max_size=12), order=st.randoms())
def test_any_cut_and_any_order_amount_to_the_same_actors(rows, parts, order):
    """Aggregates of parts combine to what the whole gives."""
    whole = combine(frame(*rows))
    order.shuffle(rows)
    sightings = pl.DataFrame(rows, schema=TABLES["actor_sightings"].polars_schema)
    assert combine(sightings, pl.Series(parts[: len(rows)], dtype=pl.String)).equals(whole)


@settings(max_examples=40, deadline=None)
@given(before=MANY, after=MANY)
def test_activity_less_what_went_plus_what_came_is_that_of_what_is_there(before, after):
    """Counts can be added and taken away; empty cells are left out."""
    gone, come = count_activity(frame(*before)), count_activity(frame(*after))
    assert add_activity(gone, gone=gone, come=come).equals(come)
    assert add_activity(gone.clear(), gone=gone.clear(), come=come).equals(come)


def test_activity_is_counted_by_month_and_outlet():
    """The month begins at midnight UTC; undated articles have a cell of their own."""
    rows = [sighting(n, published_at=day, claim_count=n) for n, day in enumerate(DAYS)]
    assert count_activity(frame(*rows, sighting(9, outlet="other.example"))).rows() == [
        ("act_a", None, "news.example", 1, 1, 2),
        ("act_a", date(2021, 12, 1), "news.example", 1, 1, 0),
        ("act_a", date(2021, 12, 1), "other.example", 1, 1, 0),
        ("act_a", date(2022, 1, 1), "news.example", 1, 1, 1),
    ]


def test_no_sightings_amount_to_no_actors():
    """Empty in, empty out, with the declared columns."""
    assert combine(frame()).equals(TABLES["actors"].empty())
    assert count_activity(frame()).equals(TABLES["actor_activity"].empty())
