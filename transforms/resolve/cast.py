"""The cast: who has appeared so far, as the resolver reads a document from left to right."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from transforms.reference.offices import same_office
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
_SPEAKER = 15
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


@dataclass(slots=True)
class Appearance:
    """One mention of an actor, as later ones look back on it."""

    mention: int
    member: Member
    is_plural: bool
    salience: int  # points for its place in the sentence, and for speaking


@dataclass(slots=True)
class Cast:
    """Appearances in order, and what was learned of each actor.

    Attributes:
        speakers: mentions that are the source of an attribution.
        genders: what names and titles tell of persons, by key.
        persons: appearances of single persons, whom "he" or "she" may denote, by sentence.
        others: all other appearances, by sentence.
        members: actors by key; those that appeared last come last.
        roles: appearances of unnamed actors by the noun they were called.
        holders: persons by the offices that they are said to hold, also in part ("minister").
    """

    speakers: set[int]
    genders: dict[str, str] = field(default_factory=dict)
    persons: defaultdict[int, list[Appearance]] = field(default_factory=lambda: defaultdict(list))
    others: defaultdict[int, list[Appearance]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, Member] = field(default_factory=dict)
    roles: defaultdict[str, list[Appearance]] = field(default_factory=lambda: defaultdict(list))
    holders: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def kind_of(key: str) -> Kind:
    """Return the kind of actor that a canonical key denotes; document keys tell it in their third part."""
    parts = key.split(":", 3)
    return _KINDS.get(parts[2] if parts[0] == "doc" else parts[0], "body")


def appear(scene: Scene, cast: Cast, index: int, key: str) -> Appearance:
    """Record that mention *index* denotes *key*."""
    mention, head = scene.mentions[index], scene.heads[index]
    member = cast.members.pop(key, None) or Member(key, kind_of(key), cast.genders.get(key))
    cast.members[key] = member
    if mention.form != "pronoun" or not member.times:
        member.is_plural = head.xpos in _PLURAL_TAGS or scene.lemmas[index] in _PLURAL_NOUNS
    is_plural = member.is_plural
    member.times += 1
    member.last = index
    if mention.name:
        member.named = index
    salience = _SALIENCE.get(head.deprel, _OTHER_PLACE)
    if index in cast.speakers:
        salience += _SPEAKER
    seen = Appearance(index, member, is_plural, salience)
    appearances = cast.others if is_plural or member.kind != "person" else cast.persons
    appearances[head.sentence].append(seen)
    return seen


def hold_office(cast: Cast, key: str, office: str) -> None:
    """Record that the person *key* is said to hold *office*: "Deputy Foreign Minister" makes a "minister" too."""
    words = same_office(office).split()
    for first in range(len(words)):
        cast.holders[" ".join(words[first:])].add(key)


def last_of(cast: Cast, keys: set[str]) -> Member | None:
    """Return the one of *keys* that appeared last."""
    seen = [cast.members[key] for key in keys if key in cast.members]
    return max(seen, key=lambda member: member.last, default=None)
