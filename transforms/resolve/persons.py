"""Names of persons in one document: who has the same name, a part of it, or a title that tells who it is.

The fullest names come first. A part of a name ("Lavrov", "Kim", "Marilyn") belongs to the one full name that ends or
begins with it; two persons with one surname stay apart, and a title tells them apart by gender. What fits several
stays open. Method: the name rules of Bengtson & Roth 2008 and of eyecite's short citations.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.coding import role_sector, walk_of_life
from transforms.name_forms import fold_name, slug
from transforms.reference.entries import Entry
from transforms.reference.given_names import FULL_NAMES, GENDERS
from transforms.reference.offices import COUNTRY_OF_OFFICE, same_office, sector_of
from transforms.resolve.affiliations import affiliation
from transforms.resolve.scene import Scene

MALE_TITLES = frozenset(
    {"mr", "mr.", "sir", "king", "prince", "emperor", "sheikh", "sheik", "father", "lord", "pope", "baron",
     "spokesman", "chairman", "businessman"}
)  # fmt: skip
FEMALE_TITLES = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "dame", "queen", "princess", "empress", "lady", "baroness", "sister",
     "spokeswoman", "chairwoman", "actress", "businesswoman"}
)  # fmt: skip
MALE_WORDS = MALE_TITLES | frozenset(
    {"he", "him", "his", "himself", "man", "boy", "father", "son", "brother", "husband", "uncle", "nephew",
     "grandfather", "grandson", "policeman", "widower", "gentleman", "congressman", "councilman", "fireman", "actor",
     "waiter", "monk", "guy", "dad"}
)  # fmt: skip
FEMALE_WORDS = FEMALE_TITLES | frozenset(
    {"she", "her", "hers", "herself", "woman", "girl", "mother", "daughter", "wife", "aunt", "niece", "grandmother",
     "granddaughter", "policewoman", "widow", "nun", "congresswoman", "councilwoman", "waitress", "girlfriend",
     "heroine", "mom", "mum"}
)  # fmt: skip
GENDER_OF_WORD = dict.fromkeys(FEMALE_WORDS, "f") | dict.fromkeys(MALE_WORDS, "m")
_CHILDREN = frozenset({"son", "daughter"})
_AGES = {"elder": "elder", "older": "elder", "younger": "younger"}
_PRIVATE_LIFE = frozenset({"BUS", "JRN", "EDU", "MED", "LAB", "NGO"})
_PUBLIC_LIFE = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "REB", "PTY", "JUD"})
_OFFICES_ANYWHERE = frozenset(
    {"vice president", "chancellor", "governor", "commissioner", "administrator", "director", "secretary", "captain",
     "commander", "speaker", "delegate", "representative", "official", "leader", "officer", "chairman", "inspector",
     "investigator", "private", "general", "regulator", "negotiator", "president", "gov."}
)  # fmt: skip
_STATE_SECTORS = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "van", "von", "der", "de", "da", "di", "du", "la", "le", "dos", "den", "ten", "ter",
     "abu", "ben"}
)  # fmt: skip


@dataclass(slots=True)
class Person:
    """One person of the document, as the resolver learns of them."""

    words: tuple[str, ...]  # the fullest name, folded
    name: str  # the fullest name, as written
    key: str | None = None  # of the reference entry, if there is one
    gender: str | None = None
    is_gender_told: bool = False  # by a title or a word for kin, and not by the given name alone
    country: str | None = None
    offices: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)  # in which the offices are held, as far as they are told
    mentions: list[int] = field(default_factory=list)
    is_president: bool = False  # called "President" before the name, as heads of state are
    times: int = 0  # how often the full name stands in the document


def gather_persons(scene: Scene, indices: list[int]) -> tuple[list[Person], dict[int, tuple[int, ...]]]:
    """Return the persons named by the mentions *indices*, and for each mention the persons that it may name."""
    written = {index: scene.names[index] or "" for index in indices}
    written |= {index: _with_shared_surname(scene, index) for index, name in written.items() if name in GENDERS}
    named = {index: _folded_words(name) for index, name in written.items()}
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, words in named.items():
        alike.setdefault(words, []).append(index)
    persons, by_words = _full_persons(written, alike)
    _learn_genders(scene, persons, by_words, alike)
    parts = _index_parts(persons)
    choices: dict[int, tuple[int, ...]] = {}
    for index, words in named.items():
        role = scene.mentions[index].role_text
        gender = _title_gender(role) if role else None
        found = (by_words[words],) if words in by_words else _of_part(persons, parts, words, gender)
        if words not in by_words and (age := _age(scene, index)):
            found = _of_age(parts.get(words, []), _younger(scene, by_words, alike), age) or found
        if not found:
            by_words[words] = len(persons)
            found = (len(persons),)
            persons.append(Person(words, scene.names[index] or ""))
        if len(found) > 1 and not role:
            found = _introduced(scene, persons, found)
        choices[index] = found
        if len(found) == 1:
            _learn(scene, persons[found[0]], index, gender)
    return persons, choices


def _with_shared_surname(scene: Scene, index: int) -> str:
    """Return the name of mention *index*; "Rosa" in "Rosa and Emil Brandt" and "(Rosa) Brandt" has that of the next."""
    name, span = scene.names[index] or "", scene.mentions[index].name
    text = scene.parse.text
    if span and text.startswith(") ", span.end) and text.endswith("(", 0, span.start):
        following = scene.mentions[index + 1].name if index + 1 < len(scene.mentions) else None
        if following and following.start == span.end + len(") "):
            return f"{name} {scene.names[index + 1]}"
    if span and text.startswith(" and ", span.end):
        for later in range(index + 1, min(index + 3, len(scene.mentions))):
            other = scene.mentions[later].name
            if other and other.start == span.end + len(" and "):
                first, _, surname = (scene.names[later] or "").partition(" ")
                return f"{name} {surname}" if surname and first in GENDERS else name
    return name


@lru_cache(maxsize=16384)
def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(fold_name(name).split())


def _full_persons(
    written: dict[int, str], alike: dict[tuple[str, ...], list[int]]
) -> tuple[list[Person], dict[tuple[str, ...], int]]:
    """Return the persons that are named in full, the longest names first, and their numbers by folded name."""
    persons: list[Person] = []
    by_words: dict[tuple[str, ...], int] = {}
    by_ends: dict[str, list[int]] = {}  # spellings of one name share their first or their last word
    full = (words for words, mentions in alike.items() if _is_full(words, written[mentions[0]]))
    for words in sorted(full, key=len, reverse=True):
        near = sorted({*by_ends.get(words[0], ()), *by_ends.get(words[-1], ())})
        twin = next((number for number in near if _same_person(persons[number].words, words)), None)
        twin = _called_short(persons, near, words) if twin is None else twin
        if twin is None:
            twin = len(persons)
            persons.append(Person(words, written[alike[words][0]]))
            for end in (words[0], words[-1]):
                by_ends.setdefault(end, []).append(twin)
        by_words[words] = twin
        persons[twin].times += len(alike[words])
    return persons, by_words


def _is_full(words: tuple[str, ...], name: str) -> bool:
    """Tell whether a name has more than a surname ("El Saife", "van Gogh" and "Ruiz-Kemp" have not)."""
    return len(words) > 1 and " " in name and not (len(words) == 2 and words[0] in _PARTICLES)


def _called_short(persons: list[Person], near: list[int], words: tuple[str, ...]) -> int | None:
    """Return the one of *near* whose given name is a short form of that of *words*, or the other way round."""
    found = [
        number
        for number in near
        if persons[number].words[-1] == words[-1] and _is_short_form(persons[number].words[0], words[0])
    ]
    return found[0] if len(found) == 1 else None


def _is_short_form(first: str, second: str) -> bool:
    return second in _FULL_FOLDED.get(first, ()) or first in _FULL_FOLDED.get(second, ())


def _same_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one full name leaves out middle names of the other or has initials ("John F. Kennedy")."""
    if full[-1] != other[-1]:
        return other == full[: len(other)] and len(other) >= 2 and full[len(other)] in _PARTICLES
    first, second = full[0], other[0]
    if len(full) == len(other) == 2 and _is_misspelt(first, second):
        return True
    if len(full) == 3 and full[1:] == other:  # a double surname, but for "John Paul Jones" and "Paul Jones"
        return second not in GENDERS_FOLDED
    if first == second:
        return len(full) != len(other) or any(len(word) == 1 for word in (*full, *other)) or full == other
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0] and len(full) == len(other) == 2


def _is_misspelt(first: str, second: str) -> bool:
    """Tell whether two given names of one gender differ by one letter ("Kristin", "Kristen")."""
    if len(first) != len(second) or len(first) < 6 or GENDERS_FOLDED.get(first) != GENDERS_FOLDED.get(second):
        return False
    return sum(one != other for one, other in zip(first, second, strict=True)) == 1


def _index_parts(persons: list[Person]) -> dict[tuple[str, ...], list[int]]:
    parts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, person in enumerate(persons):
        tails = {person.words[cut:] for cut in range(1, len(person.words))}
        heads = {person.words[:cut] for cut in range(1, len(person.words))}
        inner = {(word,) for word in person.words[1:-1]}  # "Chief Lind" for "Emil Lind Holm"
        for part in tails | heads | inner:
            parts[part].append(number)
    return parts


def _of_part(
    persons: list[Person], parts: dict[tuple[str, ...], list[int]], words: tuple[str, ...], gender: str | None
) -> tuple[int, ...]:
    found = parts.get(words, [])
    surnamed = [number for number in found if persons[number].words[-len(words) :] == words]
    found = surnamed or found
    if len(found) > 1 and gender:
        told = [number for number in found if persons[number].gender in (gender, None)]
        found = told or found
    if len(found) > 1:
        named = sorted(found, key=lambda number: -persons[number].times)
        if persons[named[0]].times > 2 * persons[named[1]].times:
            found = named[:1]
    return tuple(found)


def _introduced(scene: Scene, persons: list[Person], found: tuple[int, ...]) -> tuple[int, ...]:
    """Return the only one of *found* who was named before, whom a surname alone means until another is introduced.

    Persons whom the reference data know need no introduction.
    """
    named = tuple(number for number in found if persons[number].mentions)
    others = (persons[number] for number in found if number not in named)
    is_known = any(" ".join(person.words) in scene.gazetteer.persons for person in others)
    return named if len(named) == 1 and not is_known else found


@lru_cache(maxsize=4096)
def _title_gender(role: str) -> str | None:
    words = role.lower().split()
    if not MALE_TITLES.isdisjoint(words):
        return "m"
    return "f" if not FEMALE_TITLES.isdisjoint(words) else GENDER_OF_WORD.get(words[-1])


def _given_gender(words: tuple[str, ...]) -> str | None:
    return GENDERS_FOLDED.get(words[0])


GENDERS_FOLDED = {fold_name(name): gender for name, gender in GENDERS.items()}
_FULL_FOLDED = {fold_name(short): frozenset(map(fold_name, names)) for short, names in FULL_NAMES.items()}


def _learn_genders(
    scene: Scene,
    persons: list[Person],
    by_words: dict[tuple[str, ...], int],
    alike: dict[tuple[str, ...], list[int]],
) -> None:
    """Note what titles before full names and given names tell, before anyone is called by a part of the name."""
    for words, number in by_words.items():
        for index in alike[words]:
            role = scene.mentions[index].role_text
            gender = _title_gender(role) if role else None
            if gender:
                persons[number].gender = persons[number].gender or gender
                persons[number].is_gender_told = True
    for person in persons:
        person.gender = person.gender or _given_gender(person.words)


def _younger(scene: Scene, by_words: dict[tuple[str, ...], int], alike: dict[tuple[str, ...], list[int]]) -> set[int]:
    """Return the persons who are called somebody's son or daughter, or "Jr."."""
    return {
        number
        for words, number in by_words.items()
        for index in alike[words]
        if _is_child(scene.mentions[index].role_text) or (scene.names[index] or "").endswith(("Jr", "Jr."))
    }


def _is_child(role: str | None) -> bool:
    return role is not None and role.lower().split()[-1] in _CHILDREN


def _age(scene: Scene, index: int) -> str | None:
    """Return elder or younger for "the elder Ruiz", else None."""
    name = scene.mentions[index].name
    before = scene.parse.text[max(0, name.start - 8) : name.start].lower() if name else ""
    return next((age for word, age in _AGES.items() if before.endswith(f"{word} ")), None) if "er " in before else None


def _of_age(found: list[int], younger: set[int], age: str) -> tuple[int, ...]:
    """Return those of *found*, persons with one surname, who are the elder or the younger ones, if any is known."""
    children = [number for number in found if number in younger]
    if not children or len(children) == len(found):
        return ()
    return tuple(number for number in found if (number in younger) == (age == "younger"))


def _learn(scene: Scene, person: Person, index: int, gender: str | None) -> None:
    role = scene.mentions[index].role_text
    person.mentions.append(index)
    person.gender = person.gender or gender or _given_gender(person.words)
    person.is_gender_told = person.is_gender_told or gender is not None
    if role:
        person.offices.add(role.lower())
        person.is_president = person.is_president or role == "President"


def identify_persons(scene: Scene, persons: list[Person], keys: list[str | None]) -> None:
    """Give each person the key of the reference entry that fits it, and the country that the document tells."""
    for person in persons:
        told = [affiliation(scene, index, keys) for index in person.mentions]
        for found in told:
            if found.body:
                person.bodies.add(found.body)
        person.country = person.country or next((found.country for found in told if found.country), None)
        entry = _entry_by_name(scene, person) or _entry_by_office(scene, person)
        if (
            not person.country
            and not any(found.body for found in told)
            and (person.is_president or _is_of_state(person))
        ):
            usual = (COUNTRY_OF_OFFICE.get(office) for office in sorted(person.offices))
            person.country = next((country for country in usual if country), scene.only_country)
        if entry:
            person.key = entry.key
            person.gender = entry.gender or person.gender


def _is_of_state(person: Person) -> bool:
    """Tell whether a person has an office that only a state gives; universities and firms have presidents too."""
    return any(sector_of(office) in _STATE_SECTORS and office not in _OFFICES_ANYWHERE for office in person.offices)


def _entry_by_name(scene: Scene, person: Person) -> Entry | None:
    keys = {key for index in person.mentions for key in scene.mentions[index].candidates if key.startswith("person:")}
    if not keys and len(person.words) > 1:
        keys = set(scene.gazetteer.persons.get(" ".join(person.words), ()))
    fitting = [entry for key in sorted(keys) if (entry := scene.gazetteer.entry(key)) and _fits(person, entry)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(person: Person, entry: Entry) -> bool:
    """Tell whether nothing that the document says of a person speaks against an entry of the same name."""
    if person.country and entry.country and entry.sector in _PUBLIC_LIFE and not _same_country(person, entry):
        return False
    sectors = {sector for office in person.offices if (sector := sector_of(office))}
    return not (sectors and sectors <= _PRIVATE_LIFE and entry.sector in _PUBLIC_LIFE)


def _same_country(person: Person, entry: Entry) -> bool:
    return entry.key.endswith(f":{person.country}")


def _entry_by_office(scene: Scene, person: Person) -> Entry | None:
    """Return the one entry with this surname that held the office ("President Museveni")."""
    if len(person.words) > 2 or not person.offices:
        return None
    fitting = []
    for key in scene.gazetteer.surnames.get(person.words[-1], ()):
        entry = scene.gazetteer.entry(key)
        if entry is None or (person.country and entry.country and not _same_country(person, entry)):
            continue
        if len(person.words) == 2 and not _same_person(tuple(fold_name(entry.name).split()), person.words):
            continue
        if any(same_office(office) == same_office(term.title) for office in person.offices for term in entry.terms):
            fitting.append(entry)
    return fitting[0] if len(fitting) == 1 else None


def person_key(scene: Scene, person: Person) -> str:
    """Return the canonical key of a person; one known by a single word holds for this document alone.

    A walk of life outside politics parts namesakes: `person:john-smith:US`, `person:john-smith+business:US`.
    """
    if person.key:
        return person.key
    tail = f":{person.country}" if person.country else ""
    if len(person.words) < 2 or " " not in person.name:
        return f"{scene.document}:person:{slug(person.name)}{tail}"
    walks = {walk for office in person.offices if (walk := walk_of_life(role_sector(office)))}
    life = f"+{walks.pop()}" if len(walks) == 1 and walks != {"public"} else ""
    return f"person:{slug(person.name)}{life}{tail}"
