"""Treebanks to training examples: EWT and GUM, with entities that GUM annotates and EWT's tags imply; our own."""

from collections.abc import Sequence
from pathlib import Path

from training.conllu import TreebankSentence, Word, read_conllu
from training.examples import Example, read_tree
from training.gum_entities import demonym_target, gum_targets
from training.labels import ANY, ENTITY_TAGS, OUTSIDE, any_of
from training.names import is_date_word, is_demonym, is_duration_word

MAX_WORDS = 90
NEWS = Path(__file__).with_name("news")
"""The folder of the sentences that were written and annotated for OnRecord."""


def read_gum(path: Path) -> list[Example]:
    """Return the sentences of GUM with trees and entities."""
    return [
        Example(tuple(sentence.forms), read_tree(sentence), gum_targets(sentence), "gum")
        for sentence in read_conllu(path)
        if len(sentence.words) <= MAX_WORDS
    ]


def read_ewt(path: Path) -> list[Example]:
    """Return the sentences of EWT with trees; of entities only where none can be."""
    return [
        Example(tuple(sentence.forms), read_tree(sentence), implied_targets(sentence), "ewt")
        for sentence in read_conllu(path)
        if len(sentence.words) <= MAX_WORDS
    ]


def read_news(folder: Path = NEWS) -> list[Example]:
    """Return the sentences of our own, in the order of their files, with trees and all entities."""
    return [
        Example(tuple(sentence.forms), read_tree(sentence), _own_targets(sentence), "news")
        for path in sorted(folder.glob("*.conllu"))
        for sentence in read_conllu(path)
    ]


def _own_targets(sentence: TreebankSentence) -> tuple[int, ...]:
    return tuple(1 << ENTITY_TAGS.index(word.misc_value("Entity") or "O") for word in sentence.words)


def implied_targets(sentence: TreebankSentence) -> tuple[int, ...]:
    """Return what the tags say of entities: a common word that touches no name is in none."""
    return tuple(_implied(sentence.words, index) for index in range(len(sentence.words)))


def _implied(words: Sequence[Word], index: int) -> int:
    word = words[index]
    if word.upos == "PUNCT" and word.form not in ("-", ".", "'", "&"):
        return OUTSIDE
    near = words[max(0, index - 1) : index + 2]
    if is_demonym(word.form) and word.xpos == "JJ":
        return demonym_target(word) | (ANY if any(_is_name(other) for other in near if other is not word) else 0)
    if _is_name(word) or (any(map(_is_name, near)) and not word.form.islower()):
        return ANY
    if sum(map(_is_name, near)) == 2 and word.xpos in ("IN", "CC", "DT", "HYPH", "POS"):
        return ANY
    if any(is_date_word(other.form) or is_duration_word(other.form) or other.xpos == "CD" for other in near):
        return any_of(("DATE",))
    return OUTSIDE


def _is_name(word: Word) -> bool:
    return word.xpos in ("NNP", "NNPS", "FW", "GW", "ADD", "NFP") or word.upos in ("PROPN", "X")
