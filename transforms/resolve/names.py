"""Names, metonyms and demonyms of one document -> canonical keys, before roles and pronouns are read.

What the gazetteer knows for certain comes first; then bodies and persons that only this document names, each from its
fullest form; at last people called by their nation: "the Russians" are Russia, "Nigerians" are people of Nigeria.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from transforms.coding import tells_type
from transforms.mentions.names import LOCAL_AREAS, LOCAL_BODIES
from transforms.name_forms import slug
from transforms.reference.given_names import GENDERS
from transforms.reference.offices import sector_of
from transforms.resolve.affiliations import affiliation, where
from transforms.resolve.bodies import country_before, gather_bodies, known_bodies
from transforms.resolve.persons import Person, gather_persons, identify_persons, person_key
from transforms.resolve.scene import Scene
from transforms.resolve.teams import find_sport, is_team, team_key

_THINGS = re.compile(  # laws, events, works and products that models take for organisations
    r"\b(?:Act|Bill|Law|Treaty|Agreement|Accords?|Amendment|Constitution|Cup|Open|Championships?|Games|Olympics|"
    r"Pro|Max|Mini|Plus|Ultra|Watch|Sport|Unlimited|Edition|Grand Prix|Bowl|Series|Awards?|Prize|War|Festival|Summit|"
    r"Day|Week|Show|Trophy|Marathon|Covid|COVID-19|Bundle|Telescope|Room|Alps|Mountains?|River|Lake|Islands?|Valley|Bay|"
    r"Friday|\w+ [A-Z]\.?)$|\d|^(?:Constitution|Treaty|Battle|Declaration) of\b"
)
Sort = Literal["known", "place", "body", "person"]
_MODELLED = ("body", "person")  # sorts that the language model tells
_HOME_NATIONS = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})  # states only in sport


@dataclass(frozen=True, slots=True)
class Names:
    """Keys, rules and open candidates by mention, and the persons that are named, in order, with their keys."""

    keys: list[str | None]
    rules: list[str | None]
    candidates: list[tuple[str, ...]]
    persons: list[tuple[str, Person]]


def resolve_names(scene: Scene, links: dict[int, int]) -> Names:
    """Return what the names of *scene* denote; *links* are roles in apposition, which tell of persons too."""
    size = len(scene.mentions)
    names = Names([None] * size, [None] * size, [()] * size, [])
    sorted_names: dict[str | None, list[int]] = defaultdict(list)
    for index, sort in _settle_sorts(scene, {index: _sort(scene, index) for index in scene.named}).items():
        sorted_names[sort].append(index)
    _resolve_known(scene, names, sorted_names["known"])
    known = {scene.names[index] or "": key for index in sorted_names["known"] if (key := names.keys[index])}
    for index, key in gather_bodies(scene, sorted_names["body"], known).items():
        names.keys[index], names.rules[index] = key, "name"
    for index in sorted_names["place"]:
        names.keys[index] = f"gov:{slug(scene.names[index] or '')}:{scene.own_country[index]}"
        names.rules[index] = "acting_place"
    _resolve_teams(scene, names, [*sorted_names["known"], *sorted_names["place"]])
    _resolve_persons(scene, names, sorted_names["person"], links)
    _resolve_peoples(scene, names)
    return names


def _sort(scene: Scene, index: int) -> Sort | None:
    """Return known, place, body or person; None for what has no actor (a mere place)."""
    mention = scene.mentions[index]
    candidates, name = mention.candidates, scene.names[index] or ""
    if candidates:
        if mention.reading == "place" and candidates[0].startswith("people:"):
            return None  # "born in Roma"
        is_person = candidates[0].startswith("person:") and all(key.startswith("person:") for key in candidates)
        return "person" if is_person else "known"
    senses = scene.gazetteer.senses.get(name)
    if senses and any(sense.form == "place" for sense in senses):
        is_agent = name in _HOME_NATIONS or _is_agent(scene, index)
        return "place" if mention.reading == "actor" and is_agent else None
    if senses and mention.form == "demonym":
        return None
    label = scene.labels[index]
    if label == "PERSON":
        return "person"
    if label != "ORG" or _is_thing(name):
        return "body" if _is_local_body(name) else None
    return "person" if _is_apposed_person(scene, index) else "body"


@lru_cache(maxsize=16384)
def _is_local_body(name: str) -> bool:
    """Tell whether a name is that of a council whose kind is written small ("Galway county council")."""
    *_, area, body = ("", "", *name.split())
    return area in LOCAL_AREAS and body in LOCAL_BODIES


@lru_cache(maxsize=16384)
def _is_thing(name: str) -> bool:
    return _THINGS.search(name) is not None


def _is_apposed_person(scene: Scene, index: int) -> bool:
    """Tell whether a name in apposition begins with a given name and has no word for a body."""
    name = scene.names[index] or ""
    is_apposed = scene.heads[index].deprel == "appos"
    return is_apposed and name.count(" ") == 1 and name.partition(" ")[0] in GENDERS and not tells_type(name)


def _settle_sorts(scene: Scene, sorts: dict[int, Sort | None]) -> dict[int, Sort | None]:
    """Return *sorts* with one sort for each name of the document: what it is called most often.

    An acronym is a body; a word that is the surname of a person named in full is that person.
    """
    names = scene.names
    votes: dict[str, int] = {}  # for a person, less those for a body
    full: set[str] = set()
    for index, sort in sorts.items():
        if sort in _MODELLED:
            name = names[index] or ""
            votes[name] = votes.get(name, 0) + (1 if sort == "person" else -1)
            if sort == "person" and " " in name:
                full.add(name)
    ends = {word for name in full for word in (name.partition(" ")[0], name.rpartition(" ")[2])}
    surnames = {word for word in ends if word not in GENDERS}
    settled: dict[str, Sort] = {}
    for name, majority in votes.items():
        is_person = majority >= 0 and not (name.isupper() and 2 <= len(name) <= 5)
        settled[name] = "person" if is_person or name in surnames else "body"
    sorts = sorts | {index: _of_surname(scene, index, sorts[index]) for index in sorts if names[index] in surnames}
    firm = surnames.copy()
    for index, sort in sorts.items():
        name = names[index] or ""
        if sort and name not in firm and _acts(scene, index):
            firm.add(name)
    unsure = [index for index, sort in sorts.items() if sort in _MODELLED and not scene.mentions[index].candidates]
    return sorts | {index: _settled(scene, index, settled, firm) for index in unsure if names[index] in settled}


def _of_surname(scene: Scene, index: int, sort: Sort | None) -> Sort | None:
    """Return person for a surname of the document that is taken for no name, or by the gazetteer alone for a firm."""
    mention = scene.mentions[index]
    if mention.form in ("metonym", "demonym"):
        return sort
    is_state = any(key.startswith(("country:", "igo:")) for key in mention.candidates)
    if sort is None and not scene.gazetteer.senses.get(scene.names[index] or ""):
        return "person"
    return "person" if sort == "known" and scene.labels[index] == "PERSON" and not is_state else sort


def _settled(scene: Scene, index: int, settled: dict[str, Sort], firm: set[str]) -> Sort | None:
    """Return the sort of a name; None for one that is not *firm* and shows no actor.

    Those are single words for a person, a word that the document writes small too, and a place without a word for
    the kind of body that it is.
    """
    name = scene.names[index] or ""
    if name in firm:
        return settled[name]
    if name.removesuffix("s") in firm:  # "the Bidens" are no body
        return None
    if settled[name] == "person":
        is_weak = " " not in name and name not in GENDERS
    else:
        is_weak = not tells_type(name) and not _employs(scene, index) and _is_aside(scene, index)
        is_weak = is_weak or (" " not in name and f" {name.lower()} " in scene.parse.text)
    return None if is_weak else settled[name]


def _is_aside(scene: Scene, index: int) -> bool:
    """Tell whether a name merely modifies a thing or says where: "the Nighthawk router", "in the Zacian"."""
    mention = scene.mentions[index]
    return mention.reading == "place" or scene.heads[index].deprel in ("compound", "amod", "nmod:desc")


def _employs(scene: Scene, index: int) -> bool:
    """Tell whether the name hangs on a person or group, as whom they work for ("a professor at Cornell")."""
    governor = scene.heads[index].head
    return governor >= 0 and sector_of(scene.parse.tokens[governor].lemma) is not None


def _is_agent(scene: Scene, index: int) -> bool:
    """Tell whether a place takes part in what is done, and is neither an address ("Irving, Texas") nor a modifier."""
    relation = scene.heads[index].deprel
    return relation.startswith("nsubj") or relation in ("obl:agent", "nmod:poss", "root", "conj", "obj", "iobj")


def _acts(scene: Scene, index: int) -> bool:
    """Tell whether the words around a name show an actor: it is a subject or possessor, bears a title, or speaks.

    Models take many a place, product or capitalised word for a name; those seldom do.
    """
    mention = scene.mentions[index]
    relation = scene.heads[index].deprel
    if mention.form == "title_name" or relation.startswith("nsubj") or relation in ("obl:agent", "appos"):
        return True
    return relation == "nmod:poss" and mention.reading != "place"


def _resolve_known(scene: Scene, names: Names, indices: list[int]) -> None:
    for index, keys in known_bodies(scene, indices).items():
        if len(keys) == 1:
            names.keys[index], names.rules[index] = keys[0], _rule(scene, index)
        elif keys:
            names.candidates[index] = tuple(sorted(keys))
        else:
            country = country_before(scene, index) or scene.main_country
            is_party = scene.mentions[index].candidates[0].startswith("party:")
            names.keys[index] = f"{'org' if is_party else 'gov'}:{slug(scene.names[index] or '')}:{country}"
            names.rules[index] = "name_with_country"


def _resolve_teams(scene: Scene, names: Names, indices: list[int]) -> None:
    teams = [
        (index, key, country)
        for index in indices
        if (key := names.keys[index]) and (country := scene.own_country[index]) and is_team(scene, index, key)
    ]
    sport = find_sport(scene) if teams else None
    for index, key, country in teams if sport else ():
        is_place = key.startswith("gov:") and (scene.names[index] or "") not in _HOME_NATIONS
        if sport and not is_place:
            nation = key.partition(":")[2] if key.startswith("country:") else None
            names.keys[index] = team_key(sport, nation or country, None if nation else scene.names[index])
            names.rules[index] = "national_team"


def _rule(scene: Scene, index: int) -> str:
    form = scene.mentions[index].form
    return form if form in ("metonym", "demonym", "acronym") else "reference_entry"


def _resolve_persons(scene: Scene, names: Names, indices: list[int], links: dict[int, int]) -> None:
    persons, choices = gather_persons(scene, indices)
    for role, named in links.items():
        found = choices.get(named, ())
        if len(found) == 1:
            person = persons[found[0]]
            person.offices.add((scene.mentions[role].role_text or "").lower())
            country, body = affiliation(scene, role, names.keys)
            person.country = person.country or country
            if body:
                person.bodies.add(body)
    identify_persons(scene, persons, names.keys)
    keys = [person_key(scene, person) for person in persons]
    for index, found in choices.items():
        if len(found) > 1:
            names.candidates[index] = tuple(sorted({keys[number] for number in found}))
            continue
        whole = len((scene.names[index] or "").split()) > 1
        names.keys[index] = keys[found[0]]
        is_known = persons[found[0]].key is not None and whole
        names.rules[index] = "reference_entry" if is_known else "full_name" if whole else "part_of_name"
    in_order = dict.fromkeys(found[0] for found in choices.values() if len(found) == 1)
    names.persons.extend((keys[number], persons[number]) for number in in_order)


def _resolve_peoples(scene: Scene, names: Names) -> None:
    for index in scene.named:
        mention = scene.mentions[index]
        if mention.form != "demonym" or not mention.candidates or not mention.candidates[0].startswith("country:"):
            continue
        token = scene.heads[index]
        if token.upos not in ("NOUN", "PROPN") or token.deprel in ("amod", "compound", "nmod:desc"):
            continue
        if any(scene.parse.tokens[child].lemma.lower() == "ethnic" for child in scene.parse.children[mention.head]):
            country = affiliation(scene, index, names.keys).country
            tail = f":{country}" if country else ""
            names.keys[index] = f"{scene.document}:unnamed:ethnic-{slug(scene.names[index] or '')}{tail}"
            names.rules[index] = "unnamed"
            continue
        living = where(scene, index)
        if living and f"country:{living}" != mention.candidates[0]:
            names.keys[index] = f"{scene.document}:unnamed:{slug(scene.names[index] or '')}:{living}"
            names.rules[index] = "unnamed"
            continue
        words = scene.parse.text[mention.span.start : mention.span.end].lower()
        if not words.startswith("the ") and token.xpos in ("NNS", "NNPS"):
            names.keys[index] = f"generic:{mention.candidates[0].partition(':')[2]}:CVL"
            names.rules[index] = "people"
