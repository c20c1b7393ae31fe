"""Roles that the syntax ties to another mention: "Kerry, the Secretary of State", "Lavrov is the foreign minister".

The role may come first: "its president, Alan Whitmore"; then it is tied to the name only where both are a person or
both a body, since parsers hang "Hamas" in "a spokesman for the group, Hamas," on either noun. A body may also be named
right before the noun for its kind: "the King's Fund think tank".
"""

from collections.abc import Mapping

from schemas.documents import Token
from transforms.reference.given_names import GENDERS
from transforms.reference.offices import GROUPS, OFFICES
from transforms.resolve.scene import Scene

_KINDS_OF_BODY = frozenset(
    {"tank", "union", "group", "charity", "agency", "newspaper", "magazine", "tabloid", "company", "firm",
     "movement", "militia", "bank", "airline", "organisation", "organization", "broadcaster", "retailer", "carmaker",
     "automaker", "startup", "chain", "conglomerate", "faction", "alliance", "network", "bloc"}
)  # fmt: skip


def link_roles(scene: Scene) -> dict[int, int]:
    """Return the mention that each apposed or predicated role is another word for; none is tied to another tied one."""
    heads = {mention.head: index for index, mention in enumerate(scene.mentions) if mention.form != "role"}
    roles = {mention.head: index for index, mention in enumerate(scene.mentions) if mention.form == "role"}
    links: dict[int, int] = {}
    for index, mention in enumerate(scene.mentions):
        if mention.form != "role":
            continue
        apposed = _apposed_to(scene, mention.head)
        target = _subject_of(scene, mention.head) if apposed is None else apposed
        if target is not None and target in heads:
            links[index] = heads[target]
        elif (named := _named_behind(scene, index, heads) or _named_within(scene, index)) is not None:
            links[index] = named
        elif apposed in roles and roles[apposed] < index and _is_one(scene, apposed) and _is_one(scene, mention.head):
            links[index] = links.get(roles[apposed], roles[apposed])
    return links


def _named_behind(scene: Scene, role: int, heads: Mapping[int, int]) -> int | None:
    """Return the name in apposition to the role before it ("its president, Alan Whitmore"), or None."""
    head = scene.mentions[role].head
    if not _is_one(scene, head):
        return None
    for child in _apposed_behind(scene, role):
        named = heads.get(child)
        if named is not None and scene.names[named] and is_named_person(scene, named) != _is_body(scene.lemma(role)):
            return named
    return None


def _named_within(scene: Scene, role: int) -> int | None:
    """Return the body named right before the noun for its kind ("the Unite union"), or None."""
    text, head = scene.parse.text, scene.parse.tokens[scene.mentions[role].head]
    if scene.lemma(role) not in _KINDS_OF_BODY or not _is_one(scene, head.i):
        return None
    noun = head.start - len("think ") if text[: head.end].endswith("think tank") else head.start
    for inside in scene.inner[role]:
        named = scene.mentions[inside]
        is_state = any(key.startswith("country:") for key in named.candidates)
        is_body = named.form in ("name", "acronym") and scene.names[inside] and not is_named_person(scene, inside)
        if is_body and not is_state and text[named.span.end : noun] == " ":
            return inside
    return None


def _is_body(noun: str) -> bool:
    return noun in GROUPS and noun not in OFFICES


def _apposed_behind(scene: Scene, role: int) -> list[int]:
    """Return the tokens in apposition to the role, or to a place in its phrase, which nobody is another word for."""
    head, end = scene.mentions[role].head, scene.mentions[role].span.end
    tokens = scene.parse.tokens
    governors = [head]
    if tokens[head].end < end:
        governors += [token.i for token in tokens[head + 1 : head + 12] if _is_place(scene, token, end)]
    return [
        child
        for governor in governors
        for child in scene.parse.children[governor]
        if child > head and tokens[child].deprel == "appos" and tokens[child].start >= end
    ]


def _is_place(scene: Scene, token: Token, end: int) -> bool:
    entity = scene.parse.entity_at[token.i]
    return token.end <= end and entity >= 0 and scene.parse.entities[entity].label == "GPE"


def is_named_person(scene: Scene, mention: int) -> bool:
    """Tell whether a name is a person's by its label, its entries, or the given name that it begins with."""
    candidates = scene.mentions[mention].candidates
    if candidates:
        return candidates[0].startswith("person:")
    first, _, rest = (scene.names[mention] or "").partition(" ")
    return scene.labels[mention] == "PERSON" or bool(rest and first in GENDERS)


def _is_one(scene: Scene, head: int) -> bool:
    return scene.parse.tokens[head].xpos not in ("NNS", "NNPS")


def _apposed_to(scene: Scene, head: int) -> int | None:
    token = scene.parse.tokens[head]
    return token.head if token.deprel == "appos" else None


def _subject_of(scene: Scene, head: int) -> int | None:
    """Return the subject of a predicate noun that is singular and affirmed, or None."""
    parse = scene.parse
    children = [parse.tokens[child] for child in parse.children[head]]
    if parse.tokens[head].xpos in ("NNS", "NNPS") or not any(token.deprel == "cop" for token in children):
        return None
    if any(token.lemma.lower() in ("not", "n't", "n’t", "never") for token in children):
        return None
    return next((token.i for token in children if token.deprel == "nsubj"), None)
