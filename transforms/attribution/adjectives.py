"""Adjectives that tell a stance: "is confident that …" · "remains wary of …" · "were eager to …" · "made clear that …".

The source is the subject of the copula, or of the verb that the adjective completes. "It is clear that …" is said by
the writer himself, so that an expletive subject gives no row.
"""

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import cue_tokens, fill_gaps, is_circumstance, without_asides, without_tail
from transforms.attribution.modality import is_cue_negated
from transforms.attribution.reading import Reading
from transforms.attribution.sources import source_phrase
from transforms.attribution.words import words
from transforms.cues import Cue, Sense
from transforms.syntax import dependents

_COPULAR = words("remain feel sound become stay grow get")
_MAKING = frozenset({"make"})
_SUBJECTS = ("nsubj", "nsubj:pass")


def read_adjective(reading: Reading, adjective: int, cue: Cue) -> Candidate | None:
    """Return what the subject of the predicate *adjective* thinks, or None."""
    verb = _predicating_verb(reading, adjective, cue)
    subjects = dependents(reading.parse, adjective if verb is None else verb, *_SUBJECTS)
    if not subjects or subjects[0] > adjective or not (verb is not None or _has_copula(reading, adjective)):
        return None
    found = _find_content(reading, adjective, verb, cue)
    if found is None:
        return None
    head, preposition, frame, sense = found
    if sense.act == "praise" and is_cue_negated(reading, adjective):
        sense = sense._replace(act="criticize")  # "are not happy about prices"
    source = source_phrase(reading, subjects[0], adjective)
    cue_words = _cue(reading, adjective, verb, preposition) - source
    below = reading.subtree(head, {adjective}) - {preposition, *_joint(reading, head)}
    content = without_tail(reading, without_asides(reading, below, adjective), adjective)
    content = fill_gaps(reading, content, frozenset({adjective})) - cue_words - source
    if not any(reading.parse.tokens[token].upos != "PUNCT" for token in content):
        return None
    return Candidate(
        rule="adjective", anchor=adjective, content=frozenset(content), cue=cue_words, source=source,
        source_head=subjects[0], lemma=cue.lemma, sense=sense, frame=frame,
    )  # fmt: skip


def _predicating_verb(reading: Reading, adjective: int, cue: Cue) -> int | None:
    """Return the verb that the adjective completes ("remains hopeful"); "clear" tells a stance only with "make"."""
    token = reading.parse.tokens[adjective]
    if token.deprel != "xcomp" or not 0 <= token.head < adjective:
        return None
    verbs = _MAKING if cue.takes("made") else _COPULAR
    return token.head if reading.parse.tokens[token.head].lemma.lower() in verbs else None


def _has_copula(reading: Reading, adjective: int) -> bool:
    return bool(dependents(reading.parse, adjective, "cop", "aux:pass"))


def _find_content(
    reading: Reading, adjective: int, verb: int | None, cue: Cue
) -> tuple[int, int | None, str, Sense] | None:
    """Return head, preposition, frame and sense of what the adjective governs."""
    if verb is None and cue.takes("made"):
        return None
    governors = (adjective,) if verb is None else (adjective, verb)
    behind = sorted(child for one in governors for child in reading.parse.children[one] if child > adjective)
    for child in behind:
        token = reading.parse.tokens[child]
        marks = dependents(reading.parse, child, "case", "mark")
        word = reading.lower(marks[0]) if marks else ""
        if token.deprel in ("ccomp", "advcl", "xcomp"):
            if word == "to" and (sense := cue.sense("infinitive")):
                return child, None, "infinitive", sense
            is_clause = word == "that" or (token.deprel == "ccomp" and _has_subject(reading, child))
            if is_clause and (sense := cue.sense("clause", "made")):
                return child, None, "clause", sense
        is_phrase = bool(marks) and token.deprel in ("obl", "advcl", "obl:agent", "ccomp")
        if is_phrase and (sense := cue.sense(f"prep:{word}")) and not is_circumstance(reading, child):
            return child, marks[0], f"prep:{word}", sense
    return None


def _has_subject(reading: Reading, clause: int) -> bool:
    return bool(dependents(reading.parse, clause, "nsubj", "nsubj:pass", "expl"))


def _joint(reading: Reading, clause: int) -> list[int]:
    """Return the "that" which only joins *clause* to the adjective."""
    return [mark for mark in dependents(reading.parse, clause, "mark") if reading.lower(mark) == "that"]


def _cue(reading: Reading, adjective: int, verb: int | None, preposition: int | None) -> frozenset[int]:
    found = cue_tokens(reading, adjective, preposition)
    return found if verb is None else found | set(range(min(cue_tokens(reading, verb)), adjective + 1))
