"""What the words of a role mention tell: noun, office, whom it belongs to, whether it is definite and plural."""

from typing import NamedTuple

from transforms.reference.offices import same_office
from transforms.resolve.affiliations import Affiliation, affiliation
from transforms.resolve.scene import Scene

_INDEFINITE = frozenset(["a", "an", "another", "some", "any", "each", "every", "no", "one", "several", "many", "other"])
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class Role(NamedTuple):
    """A role mention in its words."""

    mention: int
    noun: str  # lemma of the head
    words: str  # the head with its modifiers, in lower case
    office: str  # the same in the spelling that variants share
    belongs: Affiliation
    is_definite: bool
    is_indefinite: bool
    is_plural: bool
    modifiers: frozenset[str]
    has_possessor: bool  # "my deputy", "the minister's aide"


class Answer(NamedTuple):
    """The key that a mention denotes, the rule that says so, and the earlier mention that it rests on."""

    key: str
    rule: str
    antecedent: int | None = None


def read_role(scene: Scene, mention: int, keys: list[str | None]) -> Role:
    """Return what the words of the role mention *mention* tell; *keys* are those of the names."""
    found = scene.mentions[mention]
    tokens = scene.parse.tokens
    head = tokens[found.head]
    is_definite = is_indefinite = has_possessor = False
    modifiers: list[str] = []
    for child in scene.parse.children[found.head]:
        token = tokens[child]
        if token.deprel in ("amod", "compound"):
            modifiers.append(token.lemma.lower())
        elif token.deprel.startswith("det"):
            word = token.text.lower()
            is_definite = is_definite or word in _DEFINITE
            is_indefinite = is_indefinite or word in _INDEFINITE
        elif token.deprel == "nmod:poss":
            is_definite = has_possessor = True
        elif token.deprel == "nummod":
            is_indefinite = True
    words = (found.role_text or "").lower()
    return Role(
        mention=mention,
        noun=head.lemma.lower(),
        words=words,
        office=same_office(words),
        belongs=affiliation(scene, mention, keys),
        is_definite=is_definite,
        is_indefinite=is_indefinite,
        is_plural=head.xpos in ("NNS", "NNPS"),
        modifiers=frozenset(modifiers),
        has_possessor=has_possessor,
    )
