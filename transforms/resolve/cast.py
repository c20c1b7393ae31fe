"""The cast: who has appeared so far, as the resolver reads a document from left to right."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from transforms.resolve.scene import Scene

Kind = Literal["person", "body", "state", "group", "people"]

_KINDS: dict[str, Kind] = {
    "person": "person", "country": "state", "igo": "body", "bloc": "body", "gov": "body", "mil": "body", "bank": "body",
    "company": "body", "media": "body", "ngo": "body", "group": "body", "party": "body", "org": "body", "people": "people",
    "generic": "group",
}  # fmt: skip


class Appearance(NamedTuple):
    """One mention of an actor, as later ones look back on it."""

    mention: int
    key: str
    kind: Kind
    gender: str | None
    is_plural: bool
    sentence: int
    rank: int  # salience of its place in the sentence: subject 3, object 2, other 1, modifier 0


@dataclass(slots=True)
class Cast:
    """Appearances in order, and what was learned of each actor."""

    appearances: list[Appearance] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    offices: dict[str, set[str]] = field(default_factory=dict)
    speakers: set[int] = field(default_factory=set)  # mentions that are the source of an attribution


def kind_of(key: str, *, is_plural: bool = False) -> Kind:
    """Return the kind of actor that a canonical key denotes; document keys tell it in their third part."""
    prefix, _, rest = key.partition(":")
    if prefix != "doc":
        return _KINDS.get(prefix, "body")
    part = rest.split(":")[1]
    if part == "unnamed":
        return "group" if is_plural else "person"
    return _KINDS.get(part, "body")


def appear(scene: Scene, cast: Cast, mention: int, key: str, *, kind: Kind | None = None) -> None:
    """Record that *mention* denotes *key*."""
    token = scene.parse.tokens[scene.mentions[mention].head]
    is_plural = token.xpos in ("NNS", "NNPS") or token.lemma.lower() in ("police", "people", "family", "staff")
    found = kind or kind_of(key, is_plural=is_plural)
    cast.appearances.append(
        Appearance(mention, key, found, cast.genders.get(key), is_plural, token.sentence, _rank(token.deprel))
    )


def _rank(relation: str) -> int:
    if relation.startswith("nsubj") or relation in ("root", "parataxis"):
        return 3
    if relation in ("obj", "iobj", "obl:agent"):
        return 2
    return 0 if relation in ("amod", "compound", "nmod:desc") else 1
