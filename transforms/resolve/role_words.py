"""What the words of a role mention tell: noun, office, whom it belongs to, whether it is definite and plural."""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.documents import Token
from transforms.reference.offices import is_body_noun
from transforms.resolve.affiliations import affiliation
from transforms.resolve.scene import Scene
from transforms.syntax import dependents

_INDEFINITE = frozenset(["a", "an", "another", "some", "any", "each", "every", "no", "one", "several", "many", "other"])
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_MODIFYING = frozenset({"amod", "compound", "nmod:desc"})
_DETERMINING = frozenset({"det", "det:predet"})


@dataclass(slots=True)
class Role:
    """A role mention in its words."""

    mention: int
    noun: str  # lemma of the head
    words: str  # the head with its modifiers, in lower case
    written: str  # the same as it is written, with the names before it: "Hamas officials"
    country: str | None  # that it belongs to
    body: str | None  # that it belongs to
    is_definite: bool
    is_indefinite: bool
    is_plural: bool
    modifiers: list[str]
    has_possessor: bool  # "my deputy", "the minister's aide"
    has_clause: bool  # "the company that owns the mine"
    owner: "Role | None" = None  # the body of "the organisation's scientist"
    whose: str | None = None  # key or word of who has them: "the Roth campaign", "leaders of the union"


class Answer(NamedTuple):
    """The key that a mention denotes, the rule that says so, and the earlier mention that it rests on."""

    key: str
    rule: str
    antecedent: int | None = None


def read_role(scene: Scene, mention: int, keys: list[str | None]) -> Role:
    """Return what the words of the role mention *mention* tell; *keys* are those of the names."""
    tokens, head = scene.parse.tokens, scene.heads[mention]
    is_definite = is_indefinite = has_possessor = False
    modifiers: list[str] = []
    owner: Role | None = None
    written: list[str] = []
    for child in scene.parse.children[head.i]:
        token = tokens[child]
        relation = token.deprel
        if relation in _MODIFYING:
            if relation != "nmod:desc":
                modifiers.append(token.lemma.lower())
            if child < head.i:
                written.append(token.text)
        elif relation in _DETERMINING:
            word = token.text.lower()
            is_definite = is_definite or word in _DEFINITE
            is_indefinite = is_indefinite or word in _INDEFINITE
        elif relation == "nmod:poss":
            is_definite = has_possessor = True
            owned = [found for found in scene.by_head.get(child, ()) if scene.mentions[found].form == "role"]
            owner = read_role(scene, owned[0], keys) if owned and is_body_noun(token.lemma.lower()) else None
        elif relation == "nummod":
            is_indefinite = True
    country, body = affiliation(scene, mention, keys)
    return Role(
        mention,
        scene.lemmas[mention],
        (scene.mentions[mention].role_text or "").lower(),
        " ".join([*written, head.text]),
        country,
        body,
        is_definite,
        is_indefinite,
        head.xpos in ("NNS", "NNPS"),
        modifiers,
        has_possessor,
        _has_clause(scene, head),
        owner,
        _whose(scene, mention, keys),
    )


def _whose(scene: Scene, mention: int, keys: list[str | None]) -> str | None:
    """Return the key of the possessor, of the name before the role, or of the noun behind "of"; else its word."""
    tokens, head = scene.parse.tokens, scene.heads[mention]
    for child in scene.parse.children[head.i]:
        token = tokens[child]
        is_name = token.deprel in _MODIFYING and token.upos == "PROPN" and child < head.i
        is_behind = token.deprel == "nmod" and child > head.i and _is_of(scene, child)
        if token.deprel == "nmod:poss" or is_name or is_behind:
            found = (keys[found] for found in scene.by_head.get(child, ()))
            return next((key for key in found if key), None if token.upos == "PRON" else token.text.lower())
    return None


def _has_clause(scene: Scene, head: Token) -> bool:
    """Tell whether a relative clause follows the noun without a comma, and so tells which one is meant."""
    clauses = dependents(scene.parse, head.i, "acl:relcl")
    return any(min(scene.parse.subtree(clause)) == head.i + 1 for clause in clauses)


def _is_of(scene: Scene, noun: int) -> bool:
    return any(scene.parse.tokens[case].text == "of" for case in dependents(scene.parse, noun, "case"))
