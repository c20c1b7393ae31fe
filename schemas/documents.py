"""The annotated article: a text with its layers of stand-off annotation, as the readers see it.

`Parse` is what the language layer gives: tokens, sentences, dependencies and entities of one text.
`Document` is an article with its parse and one layer for each reader; an annotator adds a layer and changes none.
"""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.articles import Article
from schemas.attributions import Attribution, Quotation
from schemas.figures import Figure
from schemas.mentions import Mention
from schemas.spans import Span
from schemas.times import Time


class Token(NamedTuple):
    """One word of a text, in the scheme of Universal Dependencies 2 for English.

    `head` is an index into `Parse.tokens`, or -1 for the root of a sentence, whose `deprel` is "root".
    """

    i: int  # position in the layer
    start: int  # code points of the text, half-open
    end: int
    text: str
    lemma: str
    upos: str  # UD part of speech: NOUN, PROPN, VERB …
    xpos: str  # Penn Treebank tag: VBD, NNP, PRP$ …
    head: int
    deprel: str  # UD relation with subtype: nsubj, nsubj:pass, acl:relcl …
    sentence: int  # index into Parse.sentences


class Sentence(NamedTuple):
    """One sentence: tokens [first, last) of the parse, code points [start, end) of the text."""

    i: int  # position in the layer
    first: int
    last: int
    start: int
    end: int
    paragraph: int  # counts blocks of the text that a sentence never crosses


class Entity(NamedTuple):
    """A named entity: tokens [first, last), with the label that the model gave it."""

    first: int
    last: int
    start: int
    end: int
    label: str  # PERSON, ORG, GPE, LOC, NORP, DATE, EVENT …


@dataclass(frozen=True, slots=True)
class Parse:
    """What the language layer found in *text*. All layers are sorted by position and hold nothing twice.

    `children[i]` are the dependents of token i in order; `reporting[i]` is the probability that token i, in its
    sentence, tells what somebody says or thinks; `entity_at[i]` is the index of the entity that holds token i, or -1.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    children: tuple[tuple[int, ...], ...]
    reporting: tuple[float, ...]
    entity_at: tuple[int, ...]

    def subtree(self, index: int) -> list[int]:
        """Return the token indices below and including *index*, in order."""
        found: list[int] = []
        pending = [index]
        while pending:
            token = pending.pop()
            found.append(token)
            pending.extend(self.children[token])
        return sorted(found)

    def span(self, first: int, last: int) -> Span:
        """Return the code points from the start of token *first* to the end of token *last* - 1."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


@dataclass(frozen=True, slots=True)
class Document:
    """An article and its layers; spans in every layer are code points of `article.text`."""

    article: Article
    parse: Parse
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
