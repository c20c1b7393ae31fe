"""Names, metonyms and demonyms of one document -> canonical keys, before roles and pronouns are read.

What the gazetteer knows for certain comes first; then bodies and persons that only this document names, each from its
fullest form; at last people called by their nation: "the Russians" are Russia, "Nigerians" are people of Nigeria.
"""

import re
from collections import Counter
from dataclasses import dataclass

from transforms.coding import tells_type
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
_HOME_NATIONS = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})  # states only in sport


@dataclass(frozen=True, slots=True)
class Names:
    """Keys, rules and open candidates by mention, and the persons with the mentions that name them."""

    keys: list[str | None]
    rules: list[str | None]
    candidates: list[tuple[str, ...]]
    person_of: dict[int, Person]


def resolve_names(scene: Scene, links: dict[int, int]) -> Names:
    """Return what the names of *scene* denote; *links* are roles in apposition, which tell of persons too."""
    size = len(scene.mentions)
    names = Names([None] * size, [None] * size, [()] * size, {})
    sorts = _settle_sorts(scene, [_sort(scene, index) for index in range(size)])
    _resolve_known(scene, names, [index for index in range(size) if sorts[index] == "known"])
    unknown = [index for index in range(size) if sorts[index] == "body"]
    for index, key in gather_bodies(scene, unknown).items():
        names.keys[index], names.rules[index] = key, "name"
    for index in (index for index in range(size) if sorts[index] == "place"):
        names.keys[index] = f"gov:{slug(scene.names[index] or '')}:{scene.own_country[index]}"
        names.rules[index] = "acting_place"
    _resolve_teams(scene, names, [index for index in range(size) if sorts[index] in ("known", "place")])
    _resolve_persons(scene, names, [index for index in range(size) if sorts[index] == "person"], links)
    _resolve_peoples(scene, names)
    return names


def _sort(scene: Scene, index: int) -> str | None:
    """Return known, body or person; None for what is no name or has no actor (a mere place)."""
    mention = scene.mentions[index]
    if mention.form in ("pronoun", "role"):
        return None
    if mention.candidates:
        if mention.reading == "place" and mention.candidates[0].startswith("people:"):
            return None  # "born in Roma"
        return "person" if all(key.startswith("person:") for key in mention.candidates) else "known"
    label = scene.labels[index]
    senses = scene.gazetteer.senses.get(scene.names[index] or "", ())
    if any(sense.form == "place" for sense in senses):
        is_agent = scene.names[index] in _HOME_NATIONS or _is_agent(scene, index)
        return "place" if mention.reading == "actor" and is_agent else None
    if senses and mention.form == "demonym":
        return None
    if label == "ORG" and _THINGS.search(scene.names[index] or ""):
        return None
    is_person = label == "PERSON" or (label == "ORG" and _is_apposed_person(scene, index))
    return "person" if is_person else "body" if label == "ORG" else None


def _is_apposed_person(scene: Scene, index: int) -> bool:
    """Tell whether a name in apposition begins with a given name and has no word for a body."""
    name = scene.names[index] or ""
    is_apposed = scene.parse.tokens[scene.mentions[index].head].deprel == "appos"
    return is_apposed and name.count(" ") == 1 and name.partition(" ")[0] in GENDERS and not tells_type(name)


def _settle_sorts(scene: Scene, sorts: list[str | None]) -> list[str | None]:
    """Return *sorts* with one sort for each name of the document: what it is called most often.

    An acronym is a body; a word that is the surname of a person named in full is that person.
    """
    votes: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    for index, sort in enumerate(sorts):
        name = scene.names[index] or ""
        if sort in ("person", "body"):
            votes.setdefault(name, Counter())[sort] += 1
        if sort == "person" and " " in name:
            surnames |= {word for word in (name.partition(" ")[0], name.rpartition(" ")[2]) if word not in GENDERS}
    sorts = [
        _of_surname(scene, index, sort) if scene.names[index] in surnames else sort for index, sort in enumerate(sorts)
    ]
    settled: dict[str, str] = {}
    for name, counted in votes.items():
        person = counted["person"] >= counted["body"] and not (name.isupper() and 2 <= len(name) <= 5)
        settled[name] = "person" if person or name in surnames else "body"
    acting = {scene.names[index] or "" for index, sort in enumerate(sorts) if sort and _acts(scene, index)}
    firm = surnames | acting
    return [_settled(scene, index, sort, settled, firm) for index, sort in enumerate(sorts)]


def _of_surname(scene: Scene, index: int, sort: str | None) -> str | None:
    """Return person for a surname of the document that is taken for no name, or by the gazetteer alone for a firm."""
    mention = scene.mentions[index]
    if mention.form in ("metonym", "demonym"):
        return sort
    is_state = any(key.startswith(("country:", "igo:")) for key in mention.candidates)
    if sort is None and not scene.gazetteer.senses.get(scene.names[index] or ""):
        return "person"
    return "person" if sort == "known" and scene.labels[index] == "PERSON" and not is_state else sort


def _settled(scene: Scene, index: int, sort: str | None, settled: dict[str, str], firm: set[str]) -> str | None:
    """Return the sort of a name; None for one that is not *firm* and shows no actor.

    Those are single words for a person, a word that the document writes small too, and a place without a word for
    the kind of body that it is.
    """
    name = scene.names[index] or ""
    if name not in settled or sort not in ("person", "body") or scene.mentions[index].candidates:
        return sort
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
    return mention.reading == "place" or scene.parse.tokens[mention.head].deprel in ("compound", "amod", "nmod:desc")


def _employs(scene: Scene, index: int) -> bool:
    """Tell whether the name hangs on a person or group, as whom they work for ("a professor at Cornell")."""
    governor = scene.parse.tokens[scene.mentions[index].head].head
    return governor >= 0 and sector_of(scene.parse.tokens[governor].lemma) is not None


def _is_agent(scene: Scene, index: int) -> bool:
    """Tell whether a place takes part in what is done, and is neither an address ("Irving, Texas") nor a modifier."""
    relation = scene.parse.tokens[scene.mentions[index].head].deprel
    return relation.startswith("nsubj") or relation in ("obl:agent", "nmod:poss", "root", "conj", "obj", "iobj")


def _acts(scene: Scene, index: int) -> bool:
    """Tell whether the words around a name show an actor: it is a subject or possessor, bears a title, or speaks.

    Models take many a place, product or capitalised word for a name; those seldom do.
    """
    mention = scene.mentions[index]
    relation = scene.parse.tokens[mention.head].deprel
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
    sport = find_sport(scene)
    for index in indices if sport else ():
        key, country = names.keys[index], scene.own_country[index]
        if sport and key and country and key.startswith(("country:", "gov:")) and is_team(scene, index):
            is_place = key.startswith("gov:") and (scene.names[index] or "") not in _HOME_NATIONS
            if not is_place:
                nation = key.partition(":")[2] if key.startswith("country:") else None
                names.keys[index] = team_key(sport, nation or country, None if nation else scene.names[index])
                names.rules[index] = "national_team"


def _rule(scene: Scene, index: int) -> str:
    form = scene.mentions[index].form
    return form if form in ("metonym", "demonym", "acronym") else "reference_entry"


def _resolve_persons(scene: Scene, names: Names, indices: list[int], links: dict[int, int]) -> None:
    persons, choices = gather_persons(scene, indices)
    of = {index: persons[found[0]] for index, found in choices.items() if len(found) == 1}
    for role, named in links.items():
        if named in of:
            person = of[named]
            person.offices.add((scene.mentions[role].role_text or "").lower())
            person.country = person.country or affiliation(scene, role, names.keys).country
    identify_persons(scene, persons, names.keys)
    for index, found in choices.items():
        if len(found) > 1:
            names.candidates[index] = tuple(sorted({person_key(scene, persons[number]) for number in found}))
            continue
        person = persons[found[0]]
        names.keys[index] = person_key(scene, person)
        whole = len((scene.names[index] or "").split()) > 1
        names.rules[index] = "reference_entry" if person.key and whole else "full_name" if whole else "part_of_name"
        names.person_of[index] = person


def _resolve_peoples(scene: Scene, names: Names) -> None:
    for index, mention in enumerate(scene.mentions):
        if mention.form != "demonym" or not mention.candidates or not mention.candidates[0].startswith("country:"):
            continue
        token = scene.parse.tokens[mention.head]
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
