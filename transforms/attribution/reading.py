"""The text as the rules see it: the parse, the quotation that holds each token, the cue that each token is.

Built once for each text by `prepare_reading`; every rule takes a `Reading` and token indices.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from schemas.attributions import Quotation
from schemas.documents import Parse, Sentence, Token
from transforms.cues import Cue, Lexicon
from transforms.syntax import dependents

_CITY = r"[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][\w.'’]*){0,5}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([A-Z][\w /.]*\))?"
_AGENCY = r"[A-Z][\w.]*(?:[ ,]+[A-Z][\w.]*){0,4},? ?\((?:AP|Reuters|AFP|UPI|CNN|IANS|PTI|Xinhua|TASS|dpa)\)"
_DATELINE = re.compile(rf"(?:{_CITY}|{_AGENCY})(?: (?:--|[-–—]) |(?<=\)) ?(?:--|[-–—]) ?| ?— )")
_LONGEST_DATELINE = 80
TENSED = frozenset({"VBD", "VBZ", "VBP"})
FINITE = TENSED | {"MD"}
"""Tags of verbs that a subject can stand beside, modal verbs left out."""
Move = tuple[int, int, str]
"""A token, the head that it belongs to, and its relation there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A parse with its quotations and cues; parallel tuples are indexed by token.

    Attributes:
        quotation_at: index of the quotation that holds the token, or -1.
        quotation_tokens: tokens [first, last) of each quotation, marks included.
        openings: first token of each sentence that is no dateline ("PARIS, Aug 31 (Reuters) -").
        verbs: the cue that a verb token is, or None.
        nouns: the cue that a noun token is, or None.
        adjectives: the cue that an adjective or participle is, or None.
    """

    parse: Parse
    quotations: tuple[Quotation, ...]
    quotation_at: tuple[int, ...]
    quotation_tokens: tuple[tuple[int, int], ...]
    openings: tuple[int, ...]
    verbs: tuple[Cue | None, ...]
    nouns: tuple[Cue | None, ...]
    adjectives: tuple[Cue | None, ...]

    def is_quoted(self, index: int) -> bool:
        """Tell whether token *index* stands in a quotation."""
        return self.quotation_at[index] >= 0

    def is_cue(self, index: int) -> bool:
        """Tell whether token *index* is a word of the lexicon of cues."""
        return any(cues[index] is not None for cues in (self.verbs, self.nouns, self.adjectives))

    def lower(self, index: int) -> str:
        """Return the words of token *index* in lower case; "" outside of the text."""
        return self.parse.tokens[index].text.lower() if 0 <= index < len(self.parse.tokens) else ""

    def bounds(self, index: int) -> tuple[int, int]:
        """Return the tokens [first, last) of the sentence of token *index*, its dateline left out."""
        sentence = self.parse.sentences[self.parse.tokens[index].sentence]
        return self.openings[sentence.i], sentence.last

    def subtree(self, index: int, without: Collection[int] = ()) -> set[int]:
        """Return the tokens below and including *index*, not going into *without*."""
        found: set[int] = set()
        pending = [index]
        while pending:
            token = pending.pop()
            if token in without or token in found:
                continue
            found.add(token)
            pending.extend(self.parse.children[token])
        return found

    def has_word_below(self, index: int, relations: tuple[str, ...], words: Collection[str]) -> bool:
        """Tell whether a dependent of *index* by one of *relations* is one of *words*."""
        return any(self.lower(child) in words for child in dependents(self.parse, index, *relations))


def is_verb(token: Token) -> bool:
    """Tell whether *token* is a full verb in the eyes of the tagger."""
    return token.upos == "VERB" or (token.upos not in ("AUX", "NOUN", "PROPN") and token.xpos.startswith("VB"))


def prepare_reading(parse: Parse, quotations: Sequence[Quotation], lexicon: Lexicon) -> Reading:
    """Return *parse* with its *quotations* and the cues of *lexicon* looked up."""
    at, ranges = _place_quotations(parse, quotations)
    verbs = tuple(
        _verb_cue(parse, token, lexicon) if is_verb(token) or _acts_as_verb(parse, token) else None
        for token in parse.tokens
    )
    nouns = tuple(lexicon.nouns.get(token.text.lower()) if token.upos == "NOUN" else None for token in parse.tokens)
    adjectives = tuple(
        lexicon.adjectives.get(token.text.lower()) if token.upos in ("ADJ", "VERB") else None for token in parse.tokens
    )
    openings = tuple(_opening(parse, sentence) for sentence in parse.sentences)
    return Reading(parse, tuple(quotations), at, ranges, openings, verbs, nouns, adjectives)


def _opening(parse: Parse, sentence: Sentence) -> int:
    """Return the first token behind the dateline of *sentence*."""
    dateline = _DATELINE.match(parse.text, sentence.start, min(sentence.end, sentence.start + _LONGEST_DATELINE))
    first = sentence.first
    while dateline is not None and first < sentence.last and parse.tokens[first].start < dateline.end():
        first += 1
    return first if first < sentence.last else sentence.first


def _acts_as_verb(parse: Parse, token: Token) -> bool:
    """Tell whether a noun is a verb mistagged: it has a subject and a reported clause ("Pew notes that …")."""
    return (
        token.upos == "NOUN" and bool(dependents(parse, token.i, "nsubj")) and bool(dependents(parse, token.i, "ccomp"))
    )


def _verb_cue(parse: Parse, token: Token, lexicon: Lexicon) -> Cue | None:
    form = token.text.lower()
    behind = [child for child in dependents(parse, token.i, "compound:prt", "advmod") if child > token.i]
    for child in behind:
        if found := lexicon.verbs.get((form, parse.tokens[child].text.lower())):
            return found
    if any(parse.tokens[child].deprel == "compound:prt" for child in behind):
        return None  # "knocked out his opponent" is no knock
    return lexicon.verbs.get((form, ""))


def _place_quotations(
    parse: Parse, quotations: Sequence[Quotation]
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    at = [-1] * len(parse.tokens)
    ranges = []
    token = 0
    for number, quotation in enumerate(quotations):
        while token < len(at) and parse.tokens[token].end <= quotation.span.start:
            token += 1
        first = token
        while token < len(at) and parse.tokens[token].start < quotation.span.end:
            at[token] = number
            token += 1
        ranges.append((first, token))
    return tuple(at), tuple(ranges)
