"""Names of organisations in one document: known ones, acronyms, short forms, and bodies of a country by their name.

A name that the gazetteer gives to several actors is settled by what else the document names: the full name of one of
them, else the only one of a country that the document speaks of. What still fits several stays open.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from transforms.coding import type_of_name
from transforms.name_forms import plain_name, slug
from transforms.reference.entries import Entry
from transforms.reference.offices import GROUPS
from transforms.resolve.scene import Scene

_LOCAL_BODIES = frozenset({"government_body", "party", "central_bank", "armed_forces"})
_LEGAL_FORM = re.compile(
    r"[, ]+(?:inc|corp|corporation|co|ltd|llc|plc|ag|sa|se|nv|gmbh|group|holdings|company|limited)\.?$", re.I
)
_BRACKETED = re.compile(r"\s*\(([A-Z][A-Za-z&.\-]{1,9})\)")
_MINISTRY = re.compile(r"^(ministry|department) (?:of|for) (?:the )?(.+)$")
_COMMON_PARTY = re.compile(r"[Pp]arty$|^(?:Labour|Conservatives)$")  # names that parties of many countries bear
_GOVERNMENTS = frozenset({"government", "administration", "authorities", "cabinet"})
_OF_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_GENERIC = {
    "army": "MIL", "military": "MIL", "armed forces": "MIL", "troops": "MIL", "forces": "MIL", "police": "COP",
    "police force": "COP", "parliament": "LEG", "legislature": "LEG",
}  # fmt: skip
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "&", "at", "to"])
_GENERIC_FIRST = frozenset(
    {"the", "new", "national", "united", "international", "american", "british", "royal", "university", "bank",
     "ministry", "department", "association", "north", "south", "east", "west", "central", "world", "state",
     "federal", "school", "college", "institute", "museum", "church", "city", "first"}
)  # fmt: skip


def known_bodies(scene: Scene, indices: list[int]) -> dict[int, tuple[str, ...]]:
    """Return for each of *indices* the keys that its name may mean here, after what the document says."""
    certain = {scene.mentions[index].candidates[0] for index in indices if len(scene.mentions[index].candidates) == 1}
    countries = {country for index in scene.named if (country := scene.own_country[index])}
    found: dict[int, tuple[str, ...]] = {}
    for index in indices:
        if _stands_for_other(scene, index):
            continue
        keys = tuple(key for key in scene.mentions[index].candidates if not _is_elsewhere(scene, index, key))
        if len(keys) > 1:
            keys = tuple(key for key in keys if key in certain) or keys
        if len(keys) > 1:
            keys = tuple(key for key in keys if _is_of(scene.gazetteer.entry(key), countries)) or keys
        found[index] = keys
    return found


def _stands_for_other(scene: Scene, index: int) -> bool:
    """Tell whether the document makes an acronym of ordinary words of its own: "hypersensitivity pneumonitis (HP)"."""
    name = scene.names[index] or ""
    if not (name.isupper() and 2 <= len(name) <= 5 and f"({name})" in scene.parse.text):
        return False
    words = re.findall(r"[\w-]+", scene.parse.text[: scene.parse.text.index(f"({name})")][-120:])[-len(name) :]
    spelt = "".join(word[0] for word in words).upper() == name
    return spelt and all(word[0].islower() for word in words)


def _is_of(entry: Entry | None, countries: set[str]) -> bool:
    return entry is not None and any(entry.key.endswith(f":{country}") for country in countries)


def _is_elsewhere(scene: Scene, index: int, key: str) -> bool:
    """Tell whether the words before the name give it to another country ("the Philippine Senate")."""
    entry = scene.gazetteer.entry(key)
    if entry is None or entry.type not in _LOCAL_BODIES:
        return False
    country = country_before(scene, index)
    is_common = entry.type == "party" and _COMMON_PARTY.search(scene.names[index] or "")
    if country is None and is_common and scene.main_country:
        named = {
            scene.own_country[other]
            for other in range(len(scene.mentions))
            if key not in scene.mentions[other].candidates
        }
        country = None if any(entry.key.endswith(f":{other}") for other in named) else scene.main_country
    return country is not None and not entry.key.endswith(f":{country}")


def country_before(scene: Scene, index: int) -> str | None:
    """Return the country that a modifier right before the name tells ("Saudi Interior Ministry", "Italy's Senate")."""
    name = scene.mentions[index].name
    start = name.start if name else scene.mentions[index].span.start
    for before in range(index - 1, max(-1, index - 4), -1):
        gap = scene.parse.text[scene.mentions[before].span.end : start]
        if scene.mentions[before].span.end <= start and gap in (" ", "'s ", "’s ", "' ", "’ "):
            return scene.own_country[before]
    return None


def gather_bodies(scene: Scene, indices: list[int], known: Mapping[str, str]) -> dict[int, str]:
    """Return a key for each mention of *indices*, names of bodies that the gazetteer does not know.

    Args:
        known: keys of the bodies that it does know, by the name that the document calls them.
    """
    full: dict[str, int] = {}
    for index in sorted(indices, key=lambda index: -len(scene.names[index] or "")):
        full.setdefault(_bare(scene.names[index] or ""), index)
    expansions = _bracketed_acronyms(scene, indices)
    meant: dict[int, int] = {}
    for index in indices:
        name = scene.names[index] or ""
        longer = expansions[name] if name in expansions else _longer_form(_bare(name), name, full)
        meant[index] = full[_bare(name)] if longer is None else longer
    keys = {fullest: _body_key(scene, fullest) for fullest in set(meant.values())}
    papers = {name: _papers_ending_in(_bare(name), known) for name in {scene.names[index] or "" for index in indices}}
    return {index: papers[scene.names[index] or ""] or keys[fullest] for index, fullest in meant.items()}


def _papers_ending_in(bare: str, known: Mapping[str, str]) -> str | None:
    """Return the only known paper for which the word *bare* is short, or None."""
    found = {key for name, key in known.items() if key.startswith("media:") and _is_last_of(bare, _bare(name))}
    return found.pop() if len(found) == 1 else None


def _body_of_state(scene: Scene, index: int, name: str, country: str | None) -> str | None:
    """Return the key of a body that every state has ("the Saudi Interior Ministry", "the Supreme Court")."""
    first, _, rest = name.partition(" ")
    adjective = any(sense.form == "adjective" for sense in scene.gazetteer.senses.get(first, ()))
    words = (rest if adjective and rest else name).lower().replace("defense", "defence")
    words = _MINISTRY.sub(r"\2 \1", words)
    country = country or scene.main_country
    if country is None or not (GROUPS.get(words) in _OF_STATE or words.endswith((" ministry", " court"))):
        return None
    if words in _GOVERNMENTS:
        return f"country:{country}"
    sector = _GENERIC.get(words)
    return f"generic:{country}:{sector}" if sector else f"gov:{slug(words)}:{country}"


def _is_newspaper(scene: Scene, index: int, name: str) -> bool:
    """Tell whether a word for a body of state has the capital article of a newspaper: "according to The Assembly".

    It has not where the sentence or a headline begins with it, or the document writes "the Assembly" too.
    """
    text, start = scene.parse.text, scene.mentions[index].name or scene.mentions[index].span
    before = text[max(0, start.start - 5) : start.start]
    is_capital = " " not in name and before == " The " and text[start.start - 6 : start.start - 5].islower()
    return is_capital and GROUPS.get(name.lower()) in _OF_STATE and f" the {name}" not in text


@lru_cache(maxsize=16384)
def _bare(name: str) -> str:
    return plain_name(_LEGAL_FORM.sub("", name.strip()))


@lru_cache(maxsize=16384)
def initials(name: str) -> str:
    """Return the first letters of the words of a name, without small words."""
    return "".join(
        word[0] for word in re.split(r"[\s\-–/]+", name) if word and word.lower() not in _SMALL_WORDS
    ).upper()


def _bracketed_acronyms(scene: Scene, indices: list[int]) -> dict[str, int]:
    """Return full name by acronym, for acronyms in brackets behind a name and for those that spell its initials."""
    found: dict[str, int] = {}
    for index in indices:
        name = scene.names[index] or ""
        if " " not in name:
            continue
        found.setdefault(initials(name), index)
        span = scene.mentions[index].span
        bracket = _BRACKETED.match(scene.parse.text[span.end : span.end + 14])
        if bracket:
            found[bracket[1]] = index
    return found


def _longer_form(bare: str, name: str, full: dict[str, int]) -> int | None:
    """Return the one longer name that begins with this one, unless the short form is a word that many names share."""
    if bare in _GENERIC_FIRST:
        return None
    longer = [index for other, index in full.items() if other.startswith(f"{bare} ") or _is_last_of(bare, other)]
    return longer[0] if len(longer) == 1 and name[:1].isupper() else None


def _is_last_of(bare: str, other: str) -> bool:
    """Tell whether a word is short for the paper whose name ends in it ("the Chronicle", "the Riga Chronicle")."""
    return other.endswith(f" {bare}") and " " not in bare and type_of_name(bare)[0] == "media"


def _body_key(scene: Scene, index: int) -> str:
    name = scene.names[index] or ""
    country = country_before(scene, index) or next(
        (scene.own_country[inside] for inside in scene.inner[index] if scene.own_country[inside]), None
    )
    if _is_newspaper(scene, index, name):
        return f"media:the-{slug(name)}"
    state_body = _body_of_state(scene, index, name, country)
    if state_body:
        return state_body
    tail = f":{country}" if country else ""
    is_short = " " not in name and name.isupper()
    return f"{scene.document}:org:{slug(name)}{tail}" if is_short else f"org:{slug(name)}{tail}"
