"""The training example: a sentence with what is known of it."""

from dataclasses import dataclass

from training.conllu import TreebankSentence


@dataclass(frozen=True, slots=True)
class Tree:
    """Tags and dependencies of a sentence, one item a word; heads count from 1."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence; no tree where the corpus has only entities, everything allowed where it has no entities."""

    forms: tuple[str, ...]
    tree: Tree | None
    entities: tuple[int, ...]  # one set of allowed tags a word, see training.labels
    source: str


def read_tree(sentence: TreebankSentence) -> Tree:
    """Return the tree of a treebank's sentence."""
    words = sentence.words
    return Tree(
        tuple(word.upos for word in words),
        tuple(word.xpos for word in words),
        tuple(word.head for word in words),
        tuple(word.deprel for word in words),
    )
