"""The cast: who has appeared so far, as the resolver reads a document from left to right."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from transforms.reference.offices import same_office
from transforms.resolve.scene import Scene

Kind = Literal["person", "body", "state", "group", "people"]

_KINDS: dict[str, Kind] = {
    "person": "person", "country": "state", "igo": "body", "bloc": "body", "gov": "body", "mil": "body", "bank": "body",
    "company": "body", "media": "body", "ngo": "body", "group": "body", "party": "body", "org": "body",
    "people": "people", "generic": "group",
}  # fmt: skip
_PLURAL_NOUNS = frozenset({"police", "people", "family", "staff", "couple", "public", "crew"})


_RANKS = {
    "nsubj": 3, "nsubj:pass": 3, "nsubj:outer": 3, "root": 3, "parataxis": 3, "obj": 2, "iobj": 2, "obl:agent": 2,
    "amod": 0, "compound": 0, "nmod:desc": 0,
}  # fmt: skip


class Appearance(NamedTuple):
    """One mention of an actor, as later ones look back on it."""

    mention: int
    key: str
    kind: Kind
    is_plural: bool
    sentence: int
    rank: int  # salience of its place in the sentence: subject 3, object 2, other 1, modifier 0


@dataclass(slots=True)
class Cast:
    """Appearances in order, and what was learned of each actor.

    Attributes:
        last: the last appearance of each actor; the actors that appeared last come last.
        named: the last mention that called each actor by a name.
        times: how often each actor appeared.
        roles: appearances of unnamed actors by the noun they were called.
        holders: persons by the offices that they are said to hold, also in part ("minister").
        keys: actor of each mention that has appeared.
        speakers: mentions that are the source of an attribution.
    """

    appearances: list[Appearance] = field(default_factory=list)
    last: dict[str, Appearance] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    roles: dict[str, list[Appearance]] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    speakers: set[int] = field(default_factory=set)


@lru_cache(maxsize=16384)
def kind_of(key: str, *, is_plural: bool = False) -> Kind:
    """Return the kind of actor that a canonical key denotes; document keys tell it in their third part."""
    prefix, _, rest = key.partition(":")
    if prefix != "doc":
        return _KINDS.get(prefix, "body")
    part = rest.split(":", 2)[1]
    if part == "unnamed":
        return "group" if is_plural else "person"
    return _KINDS.get(part, "body")


def appear(scene: Scene, cast: Cast, mention: int, key: str) -> None:
    """Record that *mention* denotes *key*."""
    found = scene.mentions[mention]
    token = scene.parse.tokens[found.head]
    lemma = token.lemma.lower()
    is_plural = token.xpos in ("NNS", "NNPS") or lemma in _PLURAL_NOUNS
    earlier = cast.last.pop(key, None)
    if earlier and found.form == "pronoun":
        is_plural = earlier.is_plural
    is_like = earlier and earlier.is_plural == is_plural
    kind = earlier.kind if earlier and is_like else kind_of(key, is_plural=is_plural)
    seen = Appearance(mention, key, kind, is_plural, token.sentence, _RANKS.get(token.deprel, 1))
    cast.appearances.append(seen)
    cast.keys[mention] = key
    cast.last[key] = seen
    cast.times[key] = cast.times.get(key, 0) + 1
    if scene.names[mention]:
        cast.named[key] = mention
    if found.form == "role" and key.startswith("doc:"):
        cast.roles.setdefault(lemma, []).append(seen)


def hold_office(cast: Cast, key: str, office: str) -> None:
    """Record that the person *key* is said to hold *office*: "Deputy Foreign Minister" makes a "minister" too."""
    words = same_office(office).split()
    for first in range(len(words)):
        cast.holders.setdefault(" ".join(words[first:]), set()).add(key)


def last_of(cast: Cast, keys: set[str]) -> Appearance | None:
    """Return the last appearance of any of *keys*."""
    seen = [cast.last[key] for key in keys if key in cast.last]
    return max(seen, key=lambda appearance: appearance.mention, default=None)
