"""Noun cues: "his claim that …" · "the announcement that …" · "expressed concern about …" · "there has been talk of …".

The source is the possessor, the by-phrase, or the subject of the verb that carries the noun; with "there is" nobody.
"""

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import cue_tokens
from transforms.attribution.reading import Reading
from transforms.attribution.sources import find_source, source_phrase
from transforms.attribution.words import words
from transforms.cues import Cue, Sense
from transforms.syntax import SUBJECTS, dependents, is_passive

_LIGHT = words(
    "make issue express voice raise give offer have deliver level file announce launch repeat release put lodge share "
    "reiterate state sound set lay get send submit pose start declare pledge lend show"
)


def read_noun(reading: Reading, noun: int, cue: Cue) -> Candidate | None:
    """Return what the noun cue *noun* introduces, or None."""
    found = _find_content(reading, noun, cue)
    if found is None:
        return None
    content, preposition, sense, frame = found
    carrier, head = _carrier_and_source(reading, noun)
    if carrier is None and head is None and frame not in ("clause", "infinitive"):
        return None
    first = _first_of_cue(reading, carrier, noun)
    last = preposition if preposition is not None and preposition - noun <= 2 else noun
    cue_words = frozenset(range(first, last + 1))
    source = source_phrase(reading, head, noun) if head is not None else frozenset[int]()
    content -= cue_words | source
    if not any(reading.parse.tokens[token].upos != "PUNCT" for token in content):
        return None
    rule = "noun_carried" if carrier is not None else f"noun_{'clause' if frame == 'clause' else 'phrase'}"
    if carrier is not None and head is None:
        rule = "there_is"
    return Candidate(
        rule=rule, anchor=noun, content=frozenset(content), cue=cue_words - source, source=source, source_head=head,
        lemma=cue.lemma, kind="noun", sense=sense, frame=frame,
    )  # fmt: skip


def _first_of_cue(reading: Reading, carrier: int | None, noun: int) -> int:
    """Return where the cue begins: with "there", with the verb that carries the noun, or with the noun."""
    if carrier is None or not 0 < noun - carrier <= 5:
        return noun
    there = dependents(reading.parse, carrier, "expl")
    return there[0] if there and there[0] < noun else min(cue_tokens(reading, carrier))


def _find_content(reading: Reading, noun: int, cue: Cue) -> tuple[set[int], int | None, Sense, str] | None:
    for child in reading.parse.children[noun]:
        token = reading.parse.tokens[child]
        if child < noun:
            continue
        if token.deprel in ("acl", "ccomp", "acl:relcl"):
            marks = {reading.lower(mark) for mark in dependents(reading.parse, child, "mark")}
            if "that" in marks and (sense := cue.sense("clause")):
                return reading.subtree(child), None, sense, "clause"
            if "to" in marks and (sense := cue.sense("infinitive")):
                return reading.subtree(child), None, sense, "infinitive"
            if marks & {"whether", "if"} and (sense := cue.sense("clause", "clause_wh")):
                return reading.subtree(child), None, sense, "clause"
        if token.deprel in ("nmod", "acl", "obl"):
            cases = dependents(reading.parse, child, "case", "mark")
            if cases and (sense := cue.sense(f"prep:{reading.lower(cases[0])}")):
                return reading.subtree(child) - {cases[0]}, cases[0], sense, f"prep:{reading.lower(cases[0])}"
    return None


def _carrier_and_source(reading: Reading, noun: int) -> tuple[int | None, int | None]:
    """Return the light verb that carries *noun*, and the head of the source."""
    for child in reading.parse.children[noun]:
        token = reading.parse.tokens[child]
        if token.deprel == "nmod:poss":
            return None, child
        if token.deprel == "nmod" and child > noun and reading.has_word_below(child, ("case",), ("by", "from")):
            return None, child
    token = reading.parse.tokens[noun]
    if token.head < 0:
        return _carrier_of_there(reading, noun)
    above = reading.parse.tokens[token.head]
    if token.deprel in ("nsubj", "nsubj:pass") and _is_existential(reading, above.i):
        return above.i, None
    if token.deprel == "obj" and _is_light(reading, above.i) and not is_passive(reading.parse, above.i):
        head = find_source(reading, above.i)
        return (above.i, head) if head is not None else (None, None)
    return None, None


def _carrier_of_there(reading: Reading, noun: int) -> tuple[int | None, int | None]:
    """Read a noun that is itself the predicate ("there has been talk")."""
    copulas = dependents(reading.parse, noun, "cop")
    return (
        (copulas[0], None)
        if copulas and reading.has_word_below(noun, ("expl", *SUBJECTS), ("there",))
        else (None, None)
    )


def _is_existential(reading: Reading, verb: int) -> bool:
    return reading.has_word_below(verb, ("expl",), ("there",))


def _is_light(reading: Reading, verb: int) -> bool:
    cue = reading.verbs[verb]
    return reading.parse.tokens[verb].lemma.lower() in _LIGHT or (cue is not None and cue.lemma in _LIGHT)
