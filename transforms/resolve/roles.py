"""Roles in one document: whom "the minister", "Russian troops", "the company" or "military circles" denote.

One resolver per kind, asked in order; the first that answers names itself. What none resolves is an unnamed actor of
this document: the same plural words are the same group, but a second "an official" is another one.
"""

from collections.abc import Callable
from typing import NamedTuple

from transforms.coding import role_sector
from transforms.name_forms import slug
from transforms.resolve.affiliations import Affiliation, affiliation, is_stateless
from transforms.resolve.cast import Appearance, Cast
from transforms.resolve.persons import same_office
from transforms.resolve.scene import Scene

_GOVERNMENT = frozenset(["government", "administration", "authority", "cabinet", "regime", "leadership", "presidency", "ruler"])
_LOCAL = frozenset(
    ["local", "regional", "provincial", "city", "municipal", "town", "district", "county", "tribal", "village", "religious", "military", "new", "own"]
)
_FORCES = frozenset(
    ["army", "military", "troop", "soldier", "force", "serviceman", "navy", "airforce", "warship", "warplane", "jet", "aircraft", "paratrooper", "marine", "helicopter", "gunship", "tank", "submarine", "commando", "military"]
)
_FORCES_PHRASES = ("armed forces", "air force", "security forces", "special forces", "ground forces", "defence forces")
_POLICE = frozenset({"police", "policeman", "gendarmerie", "gendarme"})
_PARLIAMENT = frozenset({"parliament", "legislature"})
_OFFICES_OF_STATE = frozenset({"ministry", "court", "assembly", "senate", "embassy", "treasury", "chancellery"})
_COUNTRY_NOUNS = frozenset({"country", "nation", "republic", "kingdom"})
_BODY_TYPES: dict[str, frozenset[str]] = {
    noun: frozenset(types.split())
    for nouns, types in (
        ("company firm corporation bank airline carmaker automaker maker manufacturer retailer startup lender insurer giant "
         "operator producer supplier conglomerate developer chain drugmaker chipmaker utility studio", "company central_bank"),
        ("party", "party"),
        ("alliance bloc union", "alliance bloc"),
        ("newspaper broadcaster magazine tabloid paper channel outlet", "media"),
        ("agency", "media government_body alliance"),
        ("group organization organisation movement network association charity militia", "armed_group ngo alliance company party"),
        ("ministry department commission council committee agency court parliament senate", "government_body"),
        ("university college school institute club team church foundation hospital museum league district society", ""),
    )
    for noun in nouns.split()
}  # fmt: skip
_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "each", "every", "no", "one", "several", "many", "other"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_STATE_SECTORS = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "REB", "OPP"})
_FORMER = frozenset({"former", "ex", "late", "deputy", "vice", "assistant", "next", "future", "ousted"})


class Role(NamedTuple):
    """What the words of a role mention tell."""

    mention: int
    noun: str
    words: str  # the office: head with its modifiers, in lower case
    office: str  # the same in the spelling that variants share
    belongs: Affiliation
    is_definite: bool
    is_indefinite: bool
    is_plural: bool
    modifiers: frozenset[str]


class Answer(NamedTuple):
    """The key that a role denotes, the rule that says so, and the earlier mention that it rests on."""

    key: str
    rule: str
    antecedent: int | None = None


def read_role(scene: Scene, mention: int, keys: list[str | None]) -> Role:
    """Return what the words of the role mention *mention* tell."""
    head = scene.mentions[mention].head
    parse = scene.parse
    children = [parse.tokens[child] for child in parse.children[head]]
    determiners = {token.text.lower() for token in children if token.deprel.startswith("det")}
    possessed = any(token.deprel == "nmod:poss" for token in children)
    words = (scene.mentions[mention].role_text or "").lower()
    return Role(
        mention=mention,
        noun=parse.tokens[head].lemma.lower(),
        words=words,
        office=same_office(words),
        belongs=affiliation(scene, mention, keys),
        is_definite=bool(determiners & _DEFINITE) or possessed,
        is_indefinite=bool(determiners & _INDEFINITE) or any(token.deprel == "nummod" for token in children),
        is_plural=parse.tokens[head].xpos in ("NNS", "NNPS"),
        modifiers=frozenset(token.lemma.lower() for token in children if token.deprel in ("amod", "compound")),
    )


def resolve_role(scene: Scene, cast: Cast, role: Role) -> Answer:
    """Return whom *role* denotes."""
    for resolver in RESOLVERS:
        answer = resolver(scene, cast, role)
        if answer:
            return answer
    return _unnamed(scene, cast, role)


def _government(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    if (
        role.noun not in _GOVERNMENT
        or role.is_indefinite
        or role.modifiers & _LOCAL
        or is_stateless(scene, role.belongs)
    ):
        return None
    if role.belongs.body and not role.belongs.country:
        return None
    return _of_country(scene, cast, role, "country:{}", "government")


def _forces(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    is_phrase = role.words.endswith(_FORCES_PHRASES)
    if (
        not ({role.noun, role.noun.removesuffix("s")} & _FORCES or is_phrase)
        or _names_other_force(role)
        or is_stateless(scene, role.belongs)
    ):
        return None
    return _of_country(scene, cast, role, "generic:{}:MIL", "armed_forces")


def _names_other_force(role: Role) -> bool:
    return bool(
        role.modifiers
        & {"rebel", "government", "opposition", "peacekeeping", "police", "coalition", "allied", "foreign"}
    )


def _police(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    is_force = role.noun in _POLICE or role.words.endswith("police force")
    if not is_force or (role.is_indefinite and not role.is_plural) or is_stateless(scene, role.belongs):
        return None
    return _of_country(scene, cast, role, "generic:{}:COP", "police")


def _parliament(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    if role.noun not in _PARLIAMENT or role.is_plural or is_stateless(scene, role.belongs):
        return None
    return _of_country(scene, cast, role, "generic:{}:LEG", "parliament")


def _office_of_state(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    if (
        role.noun not in _OFFICES_OF_STATE
        or role.is_plural
        or " " not in role.words
        or is_stateless(scene, role.belongs)
    ):
        return None
    name = slug(role.words.replace("defense", "defence"))
    return _of_country(scene, cast, role, f"gov:{name}:{{}}", "office_of_state")


def _of_country(scene: Scene, cast: Cast, role: Role, form: str, rule: str) -> Answer | None:
    """Return the body of the country that the words tell, else the one spoken of before, else that of the main country."""
    if role.belongs.country:
        return Answer(form.format(role.belongs.country), rule)
    if role.is_indefinite:
        return None
    head, tail = form.split("{}")
    for seen in reversed(cast.appearances):
        if seen.key.startswith(head) and seen.key.endswith(tail) and (tail or (seen.kind == "state" and seen.rank)):
            return Answer(seen.key, rule, seen.mention)
    return Answer(form.format(scene.main_country), f"{rule}_of_main_country") if scene.main_country else None


def _country_noun(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    if (
        role.noun not in _COUNTRY_NOUNS
        or role.is_plural
        or not role.is_definite
        or role.belongs.country
        or role.modifiers
    ):
        return None
    return _last(cast, "country_noun", lambda seen: seen.kind == "state")


def _office_holder(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the person of the document, else of the reference data, who holds the office ("the president")."""
    if role.is_plural or role.is_indefinite or role.modifiers & _FORMER:
        return None
    if role.is_definite or role.belongs.country or role.belongs.body:
        held = _last(cast, "office", lambda seen: seen.kind == "person" and _holds(scene, cast, seen.key, role))
        if held:
            return held
    country = role.belongs.country or (None if role.belongs.body else scene.main_country)
    if scene.published_on is None or not (country or role.belongs.body):
        return None
    holders = (
        [
            entry.key
            for entry in scene.gazetteer.entries.values()
            if entry.terms
            and any(
                _is_term(scene, role, entry.key, term.of, term.title, country) and term.covers(scene.published_on)
                for term in entry.terms
            )
        ]
        if role.office in _TERM_OFFICES
        else []
    )
    return Answer(holders[0], "office_term") if len(holders) == 1 else None


_TERM_OFFICES = frozenset(
    {"president", "prime minister", "foreign minister", "defence minister", "chancellor", "secretary of state",
     "defence secretary", "foreign secretary", "secretary general", "director general", "king", "premier", "pope"}
)  # fmt: skip


def _is_term(scene: Scene, role: Role, key: str, of: str | None, title: str, country: str | None) -> bool:
    if same_office(title) != role.office:
        return False
    if of:
        return role.belongs.body == of
    return country is not None and key.endswith(f":{country}")


def _holds(scene: Scene, cast: Cast, key: str, role: Role) -> bool:
    offices = cast.offices.get(key, set())
    if not any(
        same_office(office) == role.office or same_office(office).endswith(f" {role.office}") for office in offices
    ):
        return False
    country = key.rpartition(":")[2]
    return not (role.belongs.country and country.isupper() and country != role.belongs.country)


def _body_noun(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the last body that the noun fits ("the company", "the party", "the university")."""
    types = _BODY_TYPES.get(role.noun)
    if types is None or role.is_plural or not role.is_definite or role.belongs.country or role.belongs.body:
        return None
    if role.modifiers and not _same_words(scene, cast, role):
        return None

    def fits(seen: Appearance) -> bool:
        if seen.kind != "body":
            return False
        name = (scene.names[seen.mention] or "").lower()
        entry = scene.gazetteer.entry(seen.key)
        if role.noun in name.split():
            return True
        return entry.type in types if entry else bool(types) and ":org:" in f":{seen.key}" and "company" in types

    return _last(cast, "body_noun", fits)


def _same_words(scene: Scene, cast: Cast, role: Role) -> bool:
    name = role.words.split()
    return any(set(name) <= set((scene.names[seen.mention] or "").lower().split()) for seen in cast.appearances)


def _same_role(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the earlier actor with the same noun, for "the suspect" after "a suspect"."""
    if role.is_indefinite or (not role.is_definite and not role.is_plural):
        return None

    def fits(seen: Appearance) -> bool:
        mention = scene.mentions[seen.mention]
        if mention.form != "role" or scene.lemma(seen.mention) != role.noun or seen.is_plural != role.is_plural:
            return False
        if not seen.key.startswith("doc:"):
            return False
        country = seen.key.rpartition(":")[2]
        agrees = not role.belongs.country or country == role.belongs.country
        earlier = set((mention.role_text or "").lower().split())
        return (
            agrees
            and (role.is_definite or role.words == (mention.role_text or "").lower())
            and set(role.words.split()) <= earlier
        )

    return _last(cast, "same_role", fits)


def _person_noun(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the named person whom the noun was said of before ("the spokesman" after "spokesman John Smith")."""
    if role.is_plural or role.is_indefinite or not role.is_definite or role.belongs.country or role.belongs.body:
        return None
    return _last(
        cast,
        "role_of_person",
        lambda seen: (
            seen.kind == "person" and any(role.noun in office.split() for office in cast.offices.get(seen.key, ()))
        ),
    )


def _last(cast: Cast, rule: str, fits: Callable[[Appearance], bool]) -> Answer | None:
    for seen in reversed(cast.appearances):
        if fits(seen):
            return Answer(seen.key, rule, seen.mention)
    return None


def _unnamed(scene: Scene, cast: Cast, role: Role) -> Answer:
    """Return a key of this document for a source without a name; a singular one is new each time."""
    words = _own_words(scene, role)
    key = f"{scene.document}:unnamed:{slug(words) or role.noun}"
    country = role.belongs.country
    if country is None and role.belongs.body is None and role_sector(role.words) in _STATE_SECTORS:
        country = scene.main_country
    tail = f":{country}" if country else ""
    seen = {appearance.key for appearance in cast.appearances}
    if not role.is_plural and f"{key}{tail}" in seen:
        number = 2
        while f"{key}-{number}{tail}" in seen:
            number += 1
        key = f"{key}-{number}"
    return Answer(f"{key}{tail}", "unnamed")


def _own_words(scene: Scene, role: Role) -> str:
    """Return the role with the words that tell whose it is, without articles and relative phrases."""
    parse = scene.parse
    head = scene.mentions[role.mention].head
    parts = [
        parse.tokens[child].text
        for child in parse.children[head]
        if child < head and parse.tokens[child].deprel in ("amod", "compound", "nmod:desc")
    ]
    return " ".join([*parts, parse.tokens[head].text])


RESOLVERS: tuple[Callable[[Scene, Cast, Role], Answer | None], ...] = (
    _government,
    _forces,
    _police,
    _parliament,
    _office_of_state,
    _country_noun,
    _office_holder,
    _body_noun,
    _person_noun,
    _same_role,
)
