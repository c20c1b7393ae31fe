"""Actors of a corpus -> judgements that two ids are one actor or are not, and the ids that rows resolve to.

An id once asserted is never rewritten: `propose_merges` only adds rows to `actor_merges`, and `follow_merges` says for
each id which one stands for it. Joined are persons whose names are spellings of one another or that only differ in a
country one of them lacks; parted are persons of one name whom country or walk of life tell apart. A single word, an
acronym or mere likeness joins nobody. In: rows of `actors`. What stands for both: the reference entry (it has a
Wikidata item, or a country and office), else the more specific key, else the older id in order of keys.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import combinations
from typing import NamedTuple

import polars as pl

from schemas.actors import ACTOR_MERGES, Judgement
from schemas.errors import ReferenceDataError
from transforms.coding import walk_of_life
from transforms.name_forms import fold_name
from transforms.reference.gazetteer import Gazetteer


class _Person(NamedTuple):
    id: str
    key: str
    country: str | None
    field: str | None
    is_known: bool


def propose_merges(actors: pl.DataFrame, gazetteer: Gazetteer, *, at: datetime) -> pl.DataFrame:
    """Return the judgements that rows of `actors` give rise to, as rows of `actor_merges`.

    Args:
        at: when the judgements are made; the same for all of them.
    """
    named: defaultdict[str, list[_Person]] = defaultdict(list)
    for row in actors.filter(pl.col("scope") == "global", pl.col("type") == "person").iter_rows(named=True):
        folded = fold_name(row["name"])
        if " " in folded:
            is_known = gazetteer.entry(row["canonical_key"]) is not None
            field = walk_of_life(row["sector"])
            named[folded].append(_Person(row["actor_id"], row["canonical_key"], row["country"], field, is_known))
    judged = [row for persons in named.values() for row in _judge(sorted(persons, key=_precedence))]
    return ACTOR_MERGES.frame([{**row, "at": at} for row in judged])


def _precedence(person: _Person) -> tuple[bool, bool, str]:
    return not person.is_known, person.country is None, person.key


def _judge(persons: list[_Person]) -> Iterable[dict[str, object]]:
    """Judge on persons of one name; one that fits several who are parted is joined to none."""
    for first, second in combinations(persons, 2):
        told = _told_apart(first, second)
        if told:
            yield _row(second, first, "different", told)
            continue
        rivals = [other for other in persons if other not in (first, second) and not _told_apart(second, other)]
        if not any(_told_apart(first, rival) for rival in rivals):
            yield _row(second, first, "same", "spelling" if first.country == second.country else "country_unknown")


def _told_apart(first: _Person, second: _Person) -> str | None:
    if first.country and second.country and first.country != second.country:
        return "country"
    if first.field and second.field and first.field != second.field:
        return "walk_of_life"
    return None


def _row(one: _Person, other: _Person, judgement: Judgement, reason: str) -> dict[str, object]:
    evidence = f"{one.key} and {other.key}: {one.field or 'any walk'} and {other.field or 'any walk'} of life"
    return {"from_id": one.id, "to_id": other.id, "judgement": judgement, "reason": reason, "evidence": evidence}


def follow_merges(merges: pl.DataFrame, known: Iterable[str] = ()) -> dict[str, str]:
    """Return the id that stands for each id that was joined to another; ids that are not in it stand for themselves.

    The last judgement on a pair counts, so that a later "different" parts what an earlier "same" joined.

    Args:
        known: ids of reference entries; two of them in one component are an error.

    Raises:
        ReferenceDataError: the judgements go in a circle, or join two reference entries; names the ids.
    """
    ordered = merges.sort("at", "from_id", "to_id").iter_rows(named=True)
    latest = {_pair(row["from_id"], row["to_id"]): row for row in ordered}
    towards: dict[str, str] = {}
    for row in latest.values():
        if row["judgement"] == "same":
            towards.setdefault(str(row["from_id"]), str(row["to_id"]))
    followed = {start: _end(start, towards) for start in towards}
    _check_references(followed, set(known))
    return followed


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _end(start: str, towards: Mapping[str, str]) -> str:
    seen = [start]
    while (following := towards.get(seen[-1])) is not None:
        if following in seen:
            raise ReferenceDataError(f"actor_merges: go in a circle: {' -> '.join([*seen, following])}")
        seen.append(following)
    return seen[-1]


def _check_references(followed: Mapping[str, str], known: set[str]) -> None:
    for joined, standing in followed.items():
        if joined in known and standing in known:
            raise ReferenceDataError(f"actor_merges: joins two reference entries, {joined} and {standing}")
