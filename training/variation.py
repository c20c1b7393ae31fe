"""Variation of training sentences: quotes, dashes, capitals, datelines as newspapers write them, on gold words.

A variation never changes the number of words, but for the dateline, whose words get entities and no tree.
"""

import random
from dataclasses import replace

from training.examples import Example, Tree
from training.labels import OUTSIDE, span_bits
from training.names import words_of

_CURLY = {"'": "’", "--": "—", "...": "…"} | {
    clitic: clitic.replace("'", "’") for clitic in ("'s", "n't", "'re", "'ve", "'ll", "'m", "'d")
}
_STRAIGHT = {curly: straight for straight, curly in _CURLY.items()} | {"“": '"', "”": '"', "‘": "'", "–": "-"}
_PAIRS = (("“", "”"), ("“", "”"), ("‘", "’"), ("``", "''"), ("«", "»"))
_AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "TASS", "dpa", "UPI", "CNN", "IRNA", "Kyodo")
_SMALL = words_of("a an the of in on at for to by and or but as with from not n't 's ’s")
UNKNOWN_HEAD = -1


def vary(example: Example, places: list[str], rng: random.Random) -> Example:
    """Return the sentence, or one of its variants."""
    draw = rng.random()
    if draw < 0.25:
        return replace(example, forms=curl(example.forms, rng))
    if draw < 0.32:
        return replace(example, forms=tuple(_STRAIGHT.get(form, form) for form in example.forms))
    if draw < 0.36:
        return _drop_stop(replace(example, forms=title_case(example.forms)))
    if draw < 0.38:
        return replace(example, forms=tuple(form.upper() for form in example.forms))
    if draw < 0.40:
        return replace(example, forms=tuple(form.lower() for form in example.forms))
    if draw < 0.42:
        return _drop_stop(example)
    if draw < 0.45 and len(example.forms) > 6:
        return add_dateline(example, places, rng)
    return example


def curl(forms: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    """Return the words with typographic apostrophes and dashes, straight double quotes in turn opening and closing."""
    opening, closing = rng.choice(_PAIRS)
    is_open = False
    out = []
    for form in forms:
        if form == '"':
            out.append(closing if is_open else opening)
            is_open = not is_open
        else:
            out.append(_CURLY.get(form, form))
    return tuple(out)


def title_case(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words capitalised as in a headline."""
    return tuple(form if form.lower() in _SMALL else form[:1].upper() + form[1:] for form in forms)


def _drop_stop(example: Example) -> Example:
    """Leave off the final stop, as headlines do, where nothing hangs on it."""
    tree = example.tree
    size = len(example.forms)
    if size < 4 or example.forms[-1] != "." or (tree and (size in tree.heads or tree.heads[-1] == 0)):
        return example
    shorter = tree and Tree(tree.upos[:-1], tree.xpos[:-1], tree.heads[:-1], tree.deprels[:-1])
    return Example(example.forms[:-1], shorter, example.entities[:-1], example.source)


def add_dateline(example: Example, places: list[str], rng: random.Random) -> Example:
    """Put "LONDON (Reuters) -" before the sentence."""
    place = rng.choice(places).split()
    forms = [word.upper() for word in place] if rng.random() < 0.7 else list(place)
    entities = span_bits(len(place), ("GPE",))
    if rng.random() < 0.6:
        forms += ["(", rng.choice(_AGENCIES), ")"]
        entities += [OUTSIDE, span_bits(1, ("ORG",))[0], OUTSIDE]
    forms.append(rng.choice(("-", "–", "—", "--", ":")))
    entities.append(OUTSIDE)
    tree = _shift(example.tree, forms) if example.tree else None
    return Example((*forms, *example.forms), tree, (*entities, *example.entities), example.source)


def _shift(tree: Tree, before: list[str]) -> Tree:
    size = len(before)
    marks = [not any(map(str.isalnum, form)) for form in before]
    return Tree(
        (*("PUNCT" if mark else "PROPN" for mark in marks), *tree.upos),
        (*("NNP" if not mark else "" for mark in marks), *tree.xpos),
        (*(UNKNOWN_HEAD for _ in before), *(head + size if head else 0 for head in tree.heads)),
        (*("" for _ in before), *tree.deprels),
    )
