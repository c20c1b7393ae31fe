"""The label sets of the model, and entity tags as sets: what a corpus does not say is allowed, not denied.

The target of a word is a bit set of the tags that its annotation allows. A corpus without dates allows "O", "B-DATE"
and "I-DATE" on "Monday"; one that only knows places allows GPE and LOC. The loss sums the probability over the set.
"""

from collections.abc import Iterable

UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ")
UPOS = (*UPOS, "SYM", "VERB", "X")
ENTITY_LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "EVENT", "MISC")
ENTITY_TAGS = ("O", *(prefix + label for label in ENTITY_LABELS for prefix in ("B-", "I-")))
CUE_SORTS = ("none", "speech", "thought", "knowledge", "own")
"""What a word does in its sentence: it reports nothing, words, a thought, a fact known, or the writer's own words."""

ANY = (1 << len(ENTITY_TAGS)) - 1
OUTSIDE = 1


def tag_bits(prefix: str, labels: Iterable[str]) -> int:
    """Return the set of the tags *prefix* + label."""
    return sum(1 << ENTITY_TAGS.index(prefix + label) for label in labels)


def any_of(labels: Iterable[str]) -> int:
    """Return the set that leaves open whether a word belongs to an entity of one of *labels*."""
    labels = tuple(labels)
    return OUTSIDE | tag_bits("B-", labels) | tag_bits("I-", labels)


def span_bits(length: int, labels: Iterable[str]) -> list[int]:
    """Return the targets of the words of an entity whose label is one of *labels*."""
    labels = tuple(labels)
    return [tag_bits("B-", labels)] + [tag_bits("I-", labels)] * (length - 1)
