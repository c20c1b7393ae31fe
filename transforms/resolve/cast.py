"""The cast: who has appeared so far, as the resolver reads a document from left to right."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from schemas.documents import Token
from transforms.mentions.pronouns import FIRST_PLURAL, FIRST_SINGULAR
from transforms.reference.offices import is_body_noun, same_office
from transforms.resolve.names import Names
from transforms.resolve.quoted import Quoted
from transforms.resolve.scene import Scene

Kind = Literal["person", "body", "state", "group", "people"]

_KINDS: dict[str, Kind] = {
    "person": "person", "country": "state", "igo": "body", "bloc": "body", "gov": "body", "mil": "body", "bank": "body",
    "company": "body", "media": "body", "ngo": "body", "group": "body", "party": "body", "org": "body",
    "people": "people", "generic": "group", "unnamed": "person",
}  # fmt: skip
_PLURAL_NOUNS = frozenset({"police", "people", "family", "staff", "couple", "public", "crew"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_SALIENCE = {  # of a place in the sentence, in points; others have 10
    "nsubj": 60, "nsubj:pass": 60, "nsubj:outer": 60, "root": 60, "parataxis": 60, "obj": 35, "iobj": 35,
    "obl:agent": 35, "amod": 0, "compound": 0, "nmod:desc": 0,
}  # fmt: skip
_OTHER_PLACE = 10
_POSSESSOR_OF_SUBJECT = 45  # of the main clause: "Smith's plan failed. He ..."
_SPEAKER = 15
FIRST_PERSON = FIRST_SINGULAR | FIRST_PLURAL
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_INDEFINITE = ("a ", "an ", "A ", "An ")
_MODALS = frozenset({"can", "could", "may", "might", "should", "must", "would"})
MOST_SALIENT = max(_SALIENCE.values()) + _SPEAKER


@dataclass(slots=True)
class Member:
    """One actor of the cast, and what was learned of it."""

    key: str
    kind: Kind
    gender: str | None
    times: int = 0  # how often it appeared
    last: int = -1  # the last mention
    named: int | None = None  # the last mention that called it by a name
    is_plural: bool = False  # at its last mention
    is_gender_guessed: bool = False  # from a single word that may be a given name or a surname
    choices: tuple[str, ...] = ()  # actors that fit, where the resolver would not choose; the key is then empty


@dataclass(slots=True)
class Appearance:
    """One mention of an actor, as later ones look back on it."""

    mention: int
    member: Member
    is_plural: bool
    salience: int  # points for its place in the sentence, and for speaking
    is_quoted: bool = False  # stands in somebody's words, and is not who says them


@dataclass(slots=True)
class Cast:
    """Appearances in order, and what was learned of each actor.

    Attributes:
        speakers: mentions that are the source of an attribution.
        quoted: what stands inside quotations.
        genders: what names and titles tell of persons, by key; `guessed` are those known by one word alone.
        persons: appearances of single persons, whom "he" or "she" may denote, by sentence.
        others: all other appearances, by sentence.
        members: actors by key; those that appeared last come last.
        roles: appearances of unnamed actors by the noun they were called.
        whose: of unnamed actors, by mention, who has them, as their words tell it.
        bodies: for each person those in which an office is held.
        holders: persons by the offices that they are said to hold, also in part ("minister").
    """

    speakers: set[int]
    quoted: Quoted
    genders: dict[str, str] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    persons: defaultdict[int, list[Appearance]] = field(default_factory=lambda: defaultdict(list))
    others: defaultdict[int, list[Appearance]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, Member] = field(default_factory=dict)
    roles: defaultdict[str, list[Appearance]] = field(default_factory=lambda: defaultdict(list))
    whose: dict[int, str | None] = field(default_factory=dict)
    bodies: dict[str, set[str]] = field(default_factory=dict)
    holders: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@lru_cache(maxsize=16384)
def kind_of(key: str) -> Kind:
    """Return the kind of actor that a canonical key denotes; document keys tell it in their third part."""
    parts = key.split(":", 3)
    return _KINDS.get(parts[2] if parts[0] == "doc" else parts[0], "body")


def appear(scene: Scene, cast: Cast, index: int, key: str) -> Appearance:
    """Record that mention *index* denotes *key*."""
    mention, head = scene.mentions[index], scene.heads[index]
    member = cast.members.pop(key, None)
    if member is None:
        member = _member(scene, cast, index, key)
    cast.members[key] = member
    if mention.form != "pronoun" or not member.times:
        member.is_plural = head.xpos in _PLURAL_TAGS or scene.lemmas[index] in _PLURAL_NOUNS
    member.times += 1
    member.last = index
    if mention.name:
        member.named = index
    return _place(scene, cast, index, member)


def _member(scene: Scene, cast: Cast, index: int, key: str) -> Member:
    kind = kind_of(key)
    if kind == "person" and scene.mentions[index].form == "role" and is_body_noun(scene.lemmas[index]):
        kind = "group"  # "the committee", "an age group"
    return Member(key, kind, cast.genders.get(key), is_gender_guessed=key in cast.guessed)


def _place(scene: Scene, cast: Cast, index: int, member: Member) -> Appearance:
    """Put *member* among those who appear in the sentence of mention *index*."""
    head, is_plural = scene.heads[index], member.is_plural
    stands = _renamed(scene, head)
    relation = stands.deprel
    salience = _SALIENCE.get(relation, _OTHER_PLACE)
    if relation == "nmod:poss":
        owned = scene.parse.tokens[stands.head]
        if owned.deprel in _SUBJECTS and scene.parse.tokens[owned.head].deprel == "root":
            salience = _POSSESSOR_OF_SUBJECT
    if index in cast.speakers:
        salience += _SPEAKER
    is_quoted = cast.quoted.within[index] >= 0 and head.text.lower() not in FIRST_PERSON
    seen = Appearance(index, member, is_plural, salience, is_quoted)
    if is_plural or member.kind != "person":
        cast.others[head.sentence].append(seen)
    elif scene.mentions[index].form != "role" or not _is_generic(scene, index):
        cast.persons[head.sentence].append(seen)
    return seen


def _renamed(scene: Scene, head: Token) -> Token:
    """Return the noun that *head* is another word for ("its chief, Ana Roth", "one of the nurses, Ana Roth")."""
    tokens = scene.parse.tokens
    noun = head
    while noun.deprel == "appos":
        noun = tokens[noun.head]
    is_one_of = noun is not head and noun.deprel == "nmod" and tokens[noun.head].lemma.lower() == "one"
    return tokens[noun.head] if is_one_of else noun


def _is_generic(scene: Scene, index: int) -> bool:
    """Tell whether the words are about any such person: "a spouse can be sued", "a driver may appeal"."""
    head, children, tokens = scene.heads[index], scene.parse.children, scene.parse.tokens
    if head.head < 0 or not scene.parse.text.startswith(_INDEFINITE, scene.mentions[index].span.start):
        return False
    return any(tokens[child].lemma.lower() in _MODALS for child in children[head.head])


def appear_open(scene: Scene, cast: Cast, index: int, choices: tuple[str, ...]) -> None:
    """Record that mention *index* is one of the persons *choices*, so that a pronoun behind it is as open as it is."""
    genders = {cast.genders.get(key) for key in choices}
    _place(scene, cast, index, Member("", "person", genders.pop() if len(genders) == 1 else None, 1, choices=choices))


def appear_as(scene: Scene, cast: Cast, index: int, earlier: Appearance) -> None:
    """Record that mention *index* is whoever the *earlier* one without a key is."""
    _place(scene, cast, index, earlier.member)


def appear_together(scene: Scene, cast: Cast, index: int, names: Names) -> None:
    """Record persons who are joined by "and", if the first of them is mention *index*: whom "they" may mean."""
    for child in scene.parse.children[scene.heads[index].i]:
        if scene.parse.tokens[child].deprel != "conj":
            continue
        others = [
            key for other in scene.by_head.get(child, ()) for key in (names.keys[other], *names.candidates[other])
        ]
        if any(key and kind_of(key) == "person" for key in others):
            _place(scene, cast, index, Member("", "group", None, 1, is_plural=True))
            return


def hold_office(cast: Cast, key: str, office: str) -> None:
    """Record that the person *key* is said to hold *office*: "Deputy Foreign Minister" makes a "minister" too."""
    words = same_office(office).split()
    for first in range(len(words)):
        cast.holders[" ".join(words[first:])].add(key)


def last_of(cast: Cast, keys: set[str]) -> Member | None:
    """Return the one of *keys* that appeared last."""
    seen = [cast.members[key] for key in keys if key in cast.members]
    return max(seen, key=lambda member: member.last, default=None)
