"""Whom a role or a titled name belongs to: the country and the body that its own words tell.

"Russian Foreign Minister Lavrov" belongs to Russia, "the Tesla chief" to Tesla, "NATO leaders" to NATO and no country.
The first name inside the mention that tells either counts, since what stands nearest to the noun is read first.
"""

from typing import NamedTuple

from transforms.reference.countries import ALPHA2
from transforms.resolve.scene import Scene

_BODIES = ("igo", "bloc", "company", "gov", "party", "group", "media", "ngo", "bank", "mil", "people", "org")


_WITH_PLACES = frozenset({"role", "demonym"})
_BEHIND = frozenset({"acl", "nmod", "acl:relcl"})


_STUDENTS = frozenset({"specialist", "expert", "analyst", "scholar", "correspondent", "envoy", "watcher"})
"""Heads of a role before which a bare name tells what somebody is concerned with, and not whose he is."""


class Affiliation(NamedTuple):
    """Country (alpha-2) and key of the body; both None where the words tell nothing."""

    country: str | None
    body: str | None


NOWHERE = Affiliation(None, None)


def affiliation(scene: Scene, mention: int, keys: list[str | None]) -> Affiliation:
    """Return whom *mention* belongs to by its words; *keys* are those of the names, as far as they are known."""
    inner, found = scene.inner[mention], scene.mentions[mention]
    if not inner and found.form not in _WITH_PLACES:
        return NOWHERE
    name = found.name
    person: str | None = None
    for inside in inner:
        within = scene.mentions[inside]
        if within.form in ("pronoun", "role") or (name and within.span.overlaps(name)):
            continue
        key = keys[inside] or (within.candidates[0] if within.candidates else None)
        if key and key.startswith("person:"):
            person = person or key
        elif key and key.partition(":")[0] in _BODIES:
            return Affiliation(body_country(scene, key), key)
        elif scene.own_country[inside] and not _is_studied(scene, mention, inside):
            return Affiliation(scene.own_country[inside], None)
    country = where(scene, mention) or (body_country(scene, person) if person else None)
    return Affiliation(country, None) if country else NOWHERE


def _is_studied(scene: Scene, role: int, name: int) -> bool:
    """Tell whether *name* is what *role* is concerned with: "a Ukraine specialist" need be no Ukrainian."""
    is_before = scene.mentions[name].span.end < scene.heads[role].start
    return is_before and scene.mentions[name].form == "name" and scene.lemmas[role] in _STUDENTS


def where(scene: Scene, mention: int) -> str | None:
    """Return the country of the place that the words behind the noun tell ("a group based in Trinidad")."""
    if scene.mentions[mention].form not in _WITH_PLACES:
        return None
    head, tokens = scene.heads[mention].i, scene.parse.tokens
    for child in scene.parse.children[head]:
        if child > head and tokens[child].deprel in _BEHIND:
            for inside in scene.parse.subtree(child):
                for named in scene.by_head.get(inside, ()):
                    if scene.own_country[named] and scene.mentions[named].reading in ("place", "affiliation"):
                        return scene.own_country[named]
    return None


def body_country(scene: Scene, body: str) -> str | None:
    """Return the country of a body by its entry or its key."""
    entry = scene.gazetteer.entry(body)
    if entry:
        return ALPHA2.get(entry.country or "")
    tail = body.rpartition(":")[2]
    return tail if tail.isupper() and len(tail) <= 4 else None


def is_stateless(country: str | None, body: str | None) -> bool:
    """Tell whether the words name a body that belongs to no country, such as the United Nations."""
    return body is not None and country is None and body.partition(":")[0] in ("igo", "bloc", "ngo")
