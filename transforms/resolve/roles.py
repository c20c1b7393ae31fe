"""Roles in one document: whom "the minister", "the company", "the suspect" or "military circles" denote.

One resolver per kind, asked in order; the first that answers names itself. What none resolves is an unnamed actor of
this document: the same plural words are the same group, but a second "an official" is another one.
"""

from transforms.coding import role_sector, type_of_name
from transforms.name_forms import slug
from transforms.reference.offices import COUNTRY_OF_OFFICE, same_office
from transforms.resolve.cast import Cast, Member, last_of
from transforms.resolve.institutions import resolve_institution
from transforms.resolve.persons import GENDER_OF_WORD
from transforms.resolve.role_words import Answer, Role
from transforms.resolve.scene import Scene

_BODY_TYPES: dict[str, frozenset[str]] = {
    noun: frozenset(types.split())
    for nouns, types in (
        (
            "company firm corporation bank airline carmaker automaker maker manufacturer retailer startup lender "
            "insurer giant operator producer supplier conglomerate developer chain drugmaker chipmaker utility studio",
            "company central_bank",
        ),
        ("party", "party"),
        ("alliance bloc union", "alliance bloc"),
        ("newspaper broadcaster magazine tabloid paper channel outlet", "media"),
        ("agency", "media government_body alliance"),
        ("group organization organisation movement network", "armed_group ngo alliance company party"),
        ("association charity militia", "armed_group ngo"),
        ("ministry department commission council committee court parliament senate", "government_body"),
        ("university college school institute club team church foundation hospital museum league district society", ""),
    )
    for noun in nouns.split()
}
_LOCAL_SECTORS = frozenset({"LEG", "JUD", "COP", "REB", "OPP"})  # officials and soldiers may be of any country
_HEADS_OF_STATE = frozenset({"president"})  # banks and unions have one too, but not "the president" of an article
_ANOTHER = frozenset({"a", "an", "one", "another"})
_PARENTS = frozenset({"mother", "mom", "mum", "father", "dad"})
_OTHER_HOLDERS = frozenset({"former", "ex", "late", "deputy", "vice", "assistant", "next", "future", "ousted"})


def resolve_role(scene: Scene, cast: Cast, role: Role) -> Answer:
    """Return whom *role* denotes."""
    return (
        resolve_institution(scene, cast, role)
        or _office_holder(scene, cast, role)
        or _office_term(scene, role)
        or _parent(scene, cast, role)
        or _body_noun(scene, cast, role)
        or _same_role(scene, cast, role)
        or _unnamed(scene, cast, role)
    )


def _office_holder(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the person of the document who is said to hold the office ("the minister", "the spokesman")."""
    is_told = role.is_definite or role.country or role.body
    if role.is_plural or role.is_indefinite or not is_told:
        return None
    named = cast.holders.get(same_office(role.words))
    is_in_part = not role.country and _OTHER_HOLDERS.isdisjoint(role.modifiers)
    holders = named or (cast.holders.get(role.noun) if is_in_part else None)
    if not holders:
        return None
    fitting = {key for key in holders if _is_of(key, role.country)}
    if role.owner:
        fitting = _in_body(scene, cast, role.owner, fitting, is_exact=bool(named))
    elif role.words in _HEADS_OF_STATE and not role.country and not role.body and not role.has_possessor:
        free = {key for key in fitting if not cast.bodies.get(key)}
        term = None if free else _office_term(scene, role)
        if term and term.key in cast.members:
            return term
        fitting = free or fitting
    seen = last_of(cast, fitting)
    return Answer(seen.key, "office", seen.last) if seen else None


def _in_body(scene: Scene, cast: Cast, owner: Role, holders: set[str], *, is_exact: bool) -> set[str]:
    """Return those of *holders* who hold the office in the body *owner*, or, if it *is_exact*, in none that is told."""
    body = resolve_role(scene, cast, owner).key
    within = {key for key in holders if body in cast.bodies.get(key, ())}
    return within or ({key for key in holders if not cast.bodies.get(key)} if is_exact else set())


def _is_of(key: str, country: str | None) -> bool:
    tail = key.rpartition(":")[2]
    return country is None or not tail.isupper() or tail == country


def _office_term(scene: Scene, role: Role) -> Answer | None:
    """Return who held the office on the day of publication, by the reference data ("the U.S. president")."""
    if scene.published_on is None or role.is_plural or role.is_indefinite or role.owner:
        return None
    country = role.country or (None if role.body else _country_of_office(scene, role))
    of = role.body or (f"country:{country}" if country else None)
    is_told = role.is_definite or role.country or role.body
    if of is None or not is_told or not _OTHER_HOLDERS.isdisjoint(role.modifiers):
        return None
    terms = scene.gazetteer.holders.get((same_office(role.words), of), ())
    holders = {key for term, key in terms if term.covers(scene.published_on)}
    return Answer(holders.pop(), "office_term") if len(holders) == 1 else None


def _country_of_office(scene: Scene, role: Role) -> str | None:
    """Return the main country of the document, else the one whose usage the office is ("taoiseach")."""
    return scene.main_country or COUNTRY_OF_OFFICE.get(role.words)


def _parent(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the one who was just named with the surname of the child: "Ana Roth came. Jan Roth's mother said"."""
    child = role.whose or ""
    if role.noun not in _PARENTS or not child.startswith("person:"):
        return None
    sentence = scene.mentions[role.mention].sentence
    found = {
        seen.member.key
        for near in (sentence - 1, sentence)
        for seen in cast.persons.get(near, ())
        if seen.member.gender == GENDER_OF_WORD[role.noun]
        and seen.member.key not in ("", child)
        and _surname(seen.member.key) == _surname(child)
    }
    return Answer(key := found.pop(), "kin", cast.members[key].last) if len(found) == 1 else None


def _surname(key: str) -> str:
    """Return the last word of the name in the key of a person."""
    return key.split(":")[1].partition("+")[0].rpartition("-")[2] if key.startswith("person:") else key


def _body_noun(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the last body that the noun fits ("the company", "the party"); mere employers of others come last."""
    types = _BODY_TYPES.get(role.noun)
    if types is None or role.is_plural or not role.is_definite or role.country or role.body or role.has_clause:
        return None
    words = set(role.words.split()) if role.modifiers else None
    employer: Answer | None = None
    for member in reversed(cast.members.values()):
        if member.kind == "body" and _is_called(scene, member, role, types, words):
            if _is_another_named_since(scene, role, member):
                return None
            if scene.mentions[member.last].reading != "affiliation":
                return Answer(member.key, "body_noun", member.last)
            employer = employer or Answer(member.key, "body_noun", member.last)
    return employer


def _is_another_named_since(scene: Scene, role: Role, member: Member) -> bool:
    """Tell whether the text went on to another of that kind: "the Herald … a newspaper interview … the newspaper"."""
    tokens = scene.parse.tokens
    since = tokens[scene.heads[member.last].i + 1 : scene.heads[role.mention].i]
    return any(
        token.lemma.lower() == role.noun and tokens[token.i - 1].text.lower() in _ANOTHER
        for token in since
        if token.i > 0
    )


def _is_called(scene: Scene, member: Member, role: Role, types: frozenset[str], words: set[str] | None) -> bool:
    written = (scene.names[member.named] if member.named is not None else None) or ""
    name = set(written.lower().split())
    if words and not words <= name:
        return False
    if role.noun in name:
        return True
    entry = scene.gazetteer.entry(member.key)
    if role.noun == "alliance":
        return entry is not None and entry.type == "alliance" and entry.sector == "MIL"  # NATO, and not the UN
    kind = entry.type if entry else type_of_name(written)[0] if ":org:" in f":{member.key}" else None
    return kind in types


def _same_role(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the earlier unnamed actor with the same noun and owner, for "the suspect" after "a suspect"."""
    alike = cast.roles.get(role.noun)
    if alike is None or role.is_indefinite or (not role.is_definite and not role.is_plural):
        return None
    words = set(role.words.split())
    for seen in reversed(alike):
        key = seen.member.key
        earlier = (scene.mentions[seen.mention].role_text or "").lower()
        agrees = not role.country or key.rpartition(":")[2] == role.country
        fits = words <= set(earlier.split()) if role.is_definite else role.words == earlier
        if seen.is_plural == role.is_plural and agrees and fits and _has_same(cast, role, seen.mention):
            return Answer(key, "same_role", seen.mention)
    return None


def _has_same(cast: Cast, role: Role, mention: int) -> bool:
    """Tell whether the words of *role* may tell the same owner as those of an earlier *mention*."""
    return role.whose is None or role.whose == cast.whose.get(mention)


def _unnamed(scene: Scene, cast: Cast, role: Role) -> Answer:
    """Return a key of this document for a source without a name; a singular one, or one of other people, is new."""
    country = role.country
    is_free = country is None and role.body is None and not role.has_possessor
    if is_free and role_sector(role.words) in _LOCAL_SECTORS:
        country = scene.main_country
    key = f"{scene.document}:unnamed:{slug(role.written) or 'someone'}"
    tail = f":{country}" if country else ""
    number = 1
    found = f"{key}{tail}"
    while found in cast.members and not (role.is_plural and _has_same(cast, role, cast.members[found].last)):
        number += 1
        found = f"{key}-{number}{tail}"
    return Answer(found, "unnamed")
