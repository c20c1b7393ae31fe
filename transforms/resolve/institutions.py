"""Roles that a state has one of: its government, armed forces, police, parliament, ministries and courts.

A government speaking is the state itself. "The army" without a country is the one spoken of before, else that of the
main country of the document; without either it stays unnamed.
"""

from transforms.name_forms import slug
from transforms.resolve.affiliations import is_stateless
from transforms.resolve.cast import Cast
from transforms.resolve.role_words import Answer, Role
from transforms.resolve.scene import Scene

_GOVERNMENT = frozenset(
    ["government", "administration", "authority", "authorities", "cabinet", "regime", "leadership", "presidency"]
)
_ALWAYS_PLURAL = frozenset({"authority", "authorities"})  # of one state; "recent governments" are several
_CENTRAL = _ALWAYS_PLURAL | {"federal", "central", "national", "government", "state"}
_LOCAL = frozenset(
    {"local", "regional", "provincial", "city", "municipal", "town", "district", "county", "tribal", "village",
     "religious", "military", "new", "own", "state"}
)  # fmt: skip
_FORCES = frozenset(
    {"army", "military", "troop", "troops", "soldier", "force", "serviceman", "navy", "airforce", "warship",
     "warplane", "paratrooper", "marine", "gunship", "commando"}
)  # fmt: skip
_CRAFT = frozenset({"jet", "aircraft", "helicopter", "tank", "submarine"})  # armed where they are a country's
_FORCES_PHRASES = ("armed forces", "air force", "security forces", "special forces", "ground forces", "defence forces")
_OTHER_FORCES = frozenset(
    ["rebel", "government", "opposition", "peacekeeping", "police", "coalition", "allied", "foreign"]
)
_POLICE = frozenset({"police", "policeman", "gendarmerie", "gendarme"})
_PARLIAMENT = frozenset({"parliament", "legislature"})
_OFFICES_OF_STATE = frozenset({"ministry", "court", "assembly", "senate", "embassy", "treasury", "chancellery"})
_ONE_EACH = frozenset({"senate", "treasury", "chancellery"})
_COUNTRY_NOUNS = frozenset({"country", "nation", "republic", "kingdom"})
_NOUNS = _GOVERNMENT | _FORCES | _CRAFT | _POLICE | _PARLIAMENT | _OFFICES_OF_STATE | _COUNTRY_NOUNS
_PHRASES = (*_FORCES_PHRASES, "police force")


def resolve_institution(scene: Scene, cast: Cast, role: Role) -> Answer | None:
    """Return the state or body of state that *role* denotes, or None where it is none."""
    if role.noun not in _NOUNS and not role.words.endswith(_PHRASES):
        return None  # most roles, so this is asked first
    if is_stateless(role.country, role.body):
        return None
    form = _form(role)
    if form:
        return _of_country(scene, cast, role, *form)
    if role.noun in _COUNTRY_NOUNS and not role.is_plural and role.is_definite and not role.modifiers:
        return None if role.country else _last_state(cast, "country_noun")
    return None


def _form(role: Role) -> tuple[str, str, str] | None:
    """Return what stands before and behind the country in the key, and the name of the rule."""
    is_several = role.is_plural and role.noun not in _ALWAYS_PLURAL and not role.country
    if role.noun in _ALWAYS_PLURAL and _is_special_authority(role):
        return None
    if role.noun in _GOVERNMENT and not role.is_indefinite and not is_several and _LOCAL.isdisjoint(role.modifiers):
        return None if role.body and not role.country else ("country:", "", "government")
    is_armed = role.noun in _FORCES or (role.noun in _CRAFT and role.country is not None)
    if (is_armed or role.words.endswith(_FORCES_PHRASES)) and _OTHER_FORCES.isdisjoint(role.modifiers):
        return "generic:", ":MIL", "armed_forces"
    if role.noun in _POLICE or role.words.endswith("police force"):
        return None if role.is_indefinite and not role.is_plural else ("generic:", ":COP", "police")
    if role.noun in _PARLIAMENT and not role.is_plural:
        return "generic:", ":LEG", "parliament"
    is_one = " " in role.words or role.noun in _ONE_EACH
    if role.noun in _OFFICES_OF_STATE and not role.is_plural and is_one:
        return f"gov:{slug(role.words.replace('defense', 'defence'))}:", "", "office_of_state"
    return None


def _is_special_authority(role: Role) -> bool:
    """Tell whether authorities are there for a subject, as a body of their own ("the civil aviation authority")."""
    return not _CENTRAL.issuperset(role.words.split())


def _of_country(scene: Scene, cast: Cast, role: Role, head: str, tail: str, rule: str) -> Answer | None:
    """Return the body of the country that the words tell, else the last one, else that of the main country."""
    if role.country:
        return Answer(f"{head}{role.country}{tail}", rule)
    if role.is_indefinite:
        return None
    if head == "country:":
        found = _last_state(cast, rule)
        if found:
            return found
    else:
        for key, member in reversed(cast.members.items()):
            if key.startswith(head) and key.endswith(tail):
                return Answer(key, rule, member.last)
    return Answer(f"{head}{scene.main_country}{tail}", f"{rule}_of_main_country") if scene.main_country else None


def _last_state(cast: Cast, rule: str) -> Answer | None:
    for member in reversed(cast.members.values()):
        if member.kind == "state":
            return Answer(member.key, rule, member.last)
    return None
