"""Questions that every reader asks of a dependency tree: subjects, voice, negation.

Trees follow Universal Dependencies 2 for English. Functions take a `Parse` and token indices and give token indices.
"""

from schemas.documents import Parse

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")


def dependents(parse: Parse, head: int, *relations: str) -> list[int]:
    """Return the children of *head* that bear one of *relations*, in order; a relation covers no subtypes."""
    return [child for child in parse.children[head] if parse.tokens[child].deprel in relations]


def subject(parse: Parse, verb: int) -> int | None:
    """Return the subject of *verb*, looking up through conjunction ("he rose and said") and auxiliaries."""
    found = dependents(parse, verb, *SUBJECTS)
    if found:
        return found[0]
    token = parse.tokens[verb]
    if token.deprel == "conj" and token.head >= 0 and parse.tokens[token.head].upos in ("VERB", "AUX"):
        return subject(parse, token.head)
    return None


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether *verb* is in the passive: it has a passive auxiliary or subject."""
    return bool(dependents(parse, verb, "aux:pass", "nsubj:pass", "csubj:pass"))


def is_negated(parse: Parse, verb: int) -> bool:
    """Tell whether *verb* has a negation among its modifiers ("did not say", "never said")."""
    return any(
        parse.tokens[child].lemma.lower() in ("not", "n't", "n’t", "never")
        for child in dependents(parse, verb, "advmod")
    )
