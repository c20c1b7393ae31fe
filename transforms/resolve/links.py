"""Roles that the syntax ties to another mention: "Kerry, the Secretary of State", "Lavrov is the foreign minister".

The role may come first: "its president, Alan Whitmore"; then it is tied to the name only where both are a person or
both a body, since parsers hang "Hamas" in "a spokesman for the group, Hamas," on either noun. A body may also be named
right before the noun for its kind: "the King's Fund think tank".
"""

from schemas.documents import Token
from transforms.coding import tells_type
from transforms.reference.given_names import GENDERS
from transforms.reference.offices import is_body_noun
from transforms.resolve.scene import Scene

_KINDS_OF_BODY = frozenset(
    {"tank", "union", "group", "charity", "agency", "newspaper", "magazine", "tabloid", "company", "firm",
     "movement", "militia", "bank", "airline", "organisation", "organization", "broadcaster", "retailer", "carmaker",
     "automaker", "startup", "chain", "conglomerate", "faction", "alliance", "network", "bloc"}
)  # fmt: skip
_PLURAL = frozenset({"NNS", "NNPS"})
_DETERMINING = frozenset({"det", "nmod:poss", "nummod", "case"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


def link_roles(scene: Scene) -> dict[int, int]:
    """Return the mention that each apposed or predicated role is another word for; none is tied to another tied one."""
    links: dict[int, int] = {}
    for role in scene.roles:
        head = scene.heads[role]
        is_apposed, is_one = head.deprel == "appos", head.xpos not in _PLURAL
        tied = _headed(scene, head.head if is_apposed else _subject_of(scene, head), is_role=False)
        if tied is None and is_one:
            tied = _named_behind(scene, role)
            tied = _named_within(scene, role) if tied is None else tied
        if tied is None and is_one and is_apposed:
            earlier = _headed(scene, head.head, is_role=True)
            if earlier is not None and earlier < role and scene.heads[earlier].xpos not in _PLURAL:
                tied = links.get(earlier, earlier)
        if tied is not None:
            links[role] = tied
    return links


def _headed(scene: Scene, token: int | None, *, is_role: bool) -> int | None:
    """Return the last of the roles, or of the other mentions, that *token* heads."""
    if token is None:
        return None
    found = [mention for mention in scene.by_head.get(token, ()) if (scene.mentions[mention].form == "role") == is_role]
    return found[-1] if found else None


def _named_behind(scene: Scene, role: int) -> int | None:
    """Return the name that ends the phrase of the role ("its president, Alan Whitmore"), or None."""
    for child in (*_apposed_behind(scene, role), *_named_last(scene, role)):
        named = _headed(scene, child, is_role=False)
        if named is not None and scene.names[named]:
            is_person = is_named_person(scene, named)
            if is_person != is_body_noun(scene.lemmas[role]):
                return named
    return None


def _named_within(scene: Scene, role: int) -> int | None:
    """Return the body named right before the noun for its kind ("the Unite union"), or None."""
    if scene.lemmas[role] not in _KINDS_OF_BODY:
        return None
    text, head = scene.parse.text, scene.heads[role]
    noun = head.start - len("think ") if text.endswith("think tank", 0, head.end) else head.start
    for inside in scene.inner[role]:
        named = scene.mentions[inside]
        is_state = any(key.startswith("country:") for key in named.candidates)
        is_body = named.form in ("name", "acronym") and scene.names[inside] and not is_named_person(scene, inside)
        if is_body and not is_state and text[named.span.end : noun] == " ":
            return inside
    return None


def _apposed_behind(scene: Scene, role: int) -> list[int]:
    """Return the tokens in apposition to the role, or to a place in its phrase, which nobody is another word for."""
    tokens, children = scene.parse.tokens, scene.parse.children
    head, end = scene.heads[role], scene.mentions[role].span.end
    governors = [head.i]
    if head.i + 1 < len(tokens) and tokens[head.i + 1].text == "and":
        governors += _joined(scene, head.i)
    if head.end < end:
        reach = min(head.i + 12, len(tokens))
        governors += [index for index in range(head.i + 1, reach) if _is_place(scene, index, end)]
    return [
        child
        for governor in governors
        for child in children[governor]
        if child > head.i and tokens[child].deprel == "appos" and (governor == head.i or tokens[child].start >= end)
    ]


def _joined(scene: Scene, head: int) -> list[int]:
    """Return the further roles of one person, which have no article of their own ("founder and head, Rosa Lind")."""
    children, tokens = scene.parse.children, scene.parse.tokens
    return [
        child
        for child in children[head]
        if tokens[child].deprel == "conj"
        and tokens[child].xpos not in _PLURAL
        and tokens[child].upos in ("NOUN", "NUM")
        if not any(tokens[inner].deprel in ("det", "nmod:poss") for inner in children[child])
    ]


def _named_last(scene: Scene, role: int) -> list[int]:
    """Return the name behind the last of several roles without an article: "chairman and president Alan Whitmore"."""
    tokens, head = scene.parse.tokens, scene.heads[role]
    below = [tokens[child] for child in scene.parse.children[head.i]]
    if any(token.deprel in _DETERMINING for token in below):
        return []
    return [token.i for token in below if token.deprel == "conj" and _has_title_alone(scene, token)]


def _has_title_alone(scene: Scene, name: Token) -> bool:
    """Tell whether a name has a title in small letters and no article or possessor before it."""
    titled = (scene.mentions[found] for found in scene.by_head.get(name.i, ()))
    return any(mention.form == "title_name" and scene.parse.text[mention.span.start].islower() for mention in titled)


def _is_place(scene: Scene, token: int, end: int) -> bool:
    entity = scene.parse.entity_at[token]
    return entity >= 0 and scene.parse.tokens[token].end <= end and scene.parse.entities[entity].label == "GPE"


def is_named_person(scene: Scene, mention: int) -> bool:
    """Tell whether a name is a person's by its label, its entries, or the given name that it begins with."""
    candidates = scene.mentions[mention].candidates
    if candidates:
        return candidates[0].startswith("person:")
    first, _, rest = (scene.names[mention] or "").partition(" ")
    is_like = bool(rest and first in GENDERS) and not tells_type(rest)
    return scene.labels[mention] == "PERSON" or is_like


def _subject_of(scene: Scene, head: Token) -> int | None:
    """Return the subject of a predicate noun that is singular and affirmed, or None."""
    if head.xpos in _PLURAL:
        return None
    children = [scene.parse.tokens[child] for child in scene.parse.children[head.i]]
    relations = [token.deprel for token in children]
    if "cop" not in relations or any(token.lemma.lower() in _NEGATIONS for token in children):
        return None
    return children[relations.index("nsubj")].i if "nsubj" in relations else None
