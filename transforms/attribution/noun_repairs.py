"""Nouns beside cues set right: a testament taken for the modal verb, plans for a verb, who listens for who tells.

Each repair is a rule of English: no modal verb stands with a past form; no finite verb that is reported lacks a
subject; who "told" somebody stands in front of it; "No 10" is a name.
"""

from transforms.attribution.reading import FINITE, TENSED, Move, Reading
from transforms.attribution.words import words
from transforms.syntax import SUBJECTS, dependents

_HOUSES = words("10 11")
_HIGHEST_CLIMB = 12


def find_noun_moves(reading: Reading) -> list[Move]:
    """Return the moves that give verbs near cues the subjects and objects that stand beside them."""
    return [
        move
        for token in reading.parse.tokens
        for move in (
            *_move_testament(reading, token.i),
            *_move_plans(reading, token.i),
            *_move_house(reading, token.i),
            *_move_speaker(reading, token.i),
            *_move_likeness(reading, token.i),
            *_move_doer(reading, token.i),
        )
    ]


def _move_testament(reading: Reading, word: int) -> list[Move]:
    """Make "will" the subject of "his will specified": no modal verb stands with a past form."""
    tokens = reading.parse.tokens
    verb = word + 1
    if reading.lower(word) != "will" or tokens[word].xpos != "MD":
        return []
    if tokens[word].head != verb or tokens[verb].xpos not in ("VBD", "VBN"):
        return []
    before = [child for child in dependents(reading.parse, verb, *SUBJECTS) if child < word]
    if not before or max(reading.subtree(before[-1])) != word - 1:
        return []
    if not any(tokens[one].xpos in ("POS", "PRP$") for one in reading.subtree(before[-1])):
        return []
    is_owner = tokens[word - 1].xpos == "POS"
    return [(word, verb, "nsubj"), (before[-1], word, "nmod:poss" if is_owner else "amod")]


def _move_plans(reading: Reading, noun: int) -> list[Move]:
    """Make "plans" the object of "announced this week plans to …": what is reported has a subject if it is a clause."""
    token = reading.parse.tokens[noun]
    if token.deprel != "ccomp" or token.xpos not in ("VBZ", "VBP") or token.head > noun or reading.is_quoted(noun):
        return []
    if dependents(reading.parse, noun, *SUBJECTS, "expl", "aux", "aux:pass", "mark", "cop", "cc"):
        return []
    if not any(reading.has_word_below(child, ("mark",), ("to",)) for child in dependents(reading.parse, noun, "xcomp")):
        return []
    times = [child for child in dependents(reading.parse, noun, "obl:unmarked") if child < noun]
    return [(noun, token.head, "obj"), *((time, token.head, "obl:unmarked") for time in times)]


def _move_house(reading: Reading, number: int) -> list[Move]:
    """Make "No 10" the subject of "On Monday No 10 confirmed …", where it was hung on the day."""
    tokens = reading.parse.tokens
    verb = number + 1
    if reading.lower(number) not in _HOUSES or reading.lower(number - 1) != "no" or verb >= len(tokens):
        return []
    if tokens[verb].xpos not in TENSED or dependents(reading.parse, verb, *SUBJECTS):
        return []
    return [(number - 1, verb, "nsubj")]


def _move_speaker(reading: Reading, verb: int) -> list[Move]:
    """Make the nouns right before a finite cue its subject, where the parser took those behind it.

    These are whom it was told ("Roth told Dr Holt that …") or the subject of the clause ("a third said they left").
    """
    tokens, cue = reading.parse.tokens, reading.verbs[verb]
    behind = dependents(reading.parse, verb, "nsubj")
    if (
        cue is None
        or tokens[verb].xpos not in TENSED
        or len(behind) != 1
        or behind[0] < verb
        or reading.is_quoted(verb)
    ):
        return []
    speaker = _top_before(reading, verb)
    if speaker is None:
        return []
    clauses = [child for child in dependents(reading.parse, verb, "ccomp") if child > behind[0]]
    if not clauses:
        return []
    own = [child for child in dependents(reading.parse, clauses[0], *SUBJECTS, "expl") if child != speaker]
    if own and cue.takes("addressee"):
        return [(speaker, verb, "nsubj"), (behind[0], verb, "iobj")]
    following = max(reading.subtree(behind[0])) + 1
    is_next = following < len(tokens) and tokens[following].xpos in FINITE
    return [(speaker, verb, "nsubj"), (behind[0], clauses[0], "nsubj")] if is_next and not own else []


def _move_likeness(reading: Reading, like: int) -> list[Move]:
    """Take "Trump" of "and like Trump has spoken" from the verb, whose subject stands in the clause before."""
    token = reading.parse.tokens[like]
    if token.text.lower() != "like" or token.deprel != "mark" or reading.parse.tokens[token.head].deprel != "conj":
        return []
    return [(child, token.head, "obl") for child in dependents(reading.parse, token.head, "nsubj") if child == like + 1]


def _move_doer(reading: Reading, verb: int) -> list[Move]:
    """Make "a poll" the subject of "with a poll finding that …", where it was hung beside the participle."""
    token = reading.parse.tokens[verb]
    if token.xpos != "VBG" or token.deprel != "advcl" or not reading.has_word_below(verb, ("mark",), ("with",)):
        return []
    beside = [child for child in reading.parse.children[token.head] if child < verb]
    if dependents(reading.parse, verb, *SUBJECTS) or not beside or max(reading.subtree(beside[-1])) != verb - 1:
        return []
    is_nominal = reading.parse.tokens[beside[-1]].upos in ("NOUN", "PROPN", "PRON")
    return [(beside[-1], verb, "nsubj")] if is_nominal else []


def _top_before(reading: Reading, verb: int) -> int | None:
    """Return the head of the nouns right before *verb*, which hang on something behind it."""
    tokens = reading.parse.tokens
    last = verb - 1
    if reading.lower(last) == ",":
        last -= 1
    if last < reading.bounds(verb)[0] or tokens[last].upos not in ("NOUN", "PROPN", "PRON") or reading.is_quoted(last):
        return None
    top = last
    for _ in range(_HIGHEST_CLIMB):
        if not 0 <= tokens[top].head < verb:
            break
        top = tokens[top].head
    return top if tokens[top].head > verb and tokens[top].upos in ("NOUN", "PROPN", "PRON", "SYM") else None
