"""Clauses that point back: "Talks will begin – at least that was announced by the minister"."""

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import cue_tokens
from transforms.attribution.reading import Reading
from transforms.attribution.sources import agent, find_source, source_phrase, source_preposition
from transforms.attribution.words import DASHES
from transforms.cues import Cue
from transforms.syntax import SUBJECTS, dependents, is_passive

_POINTERS = frozenset({"that", "this", "so"})
_DASHES = DASHES | {";", ","}


def read_pointing(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Return the clause before the dash as what *verb* reports, or None."""
    sense = cue.sense("clause", "object")
    pointers = [
        child for child in dependents(reading.parse, verb, *SUBJECTS, "obj") if reading.lower(child) in _POINTERS
    ]
    if sense is None or not pointers or dependents(reading.parse, verb, "ccomp"):
        return None
    start = reading.bounds(verb)[0]
    dash = _dash_before(reading, min(pointers[0], verb), start)
    passive = is_passive(reading.parse, verb)
    head = agent(reading, verb) if passive else find_source(reading, verb)
    if dash is None or dash - start < 4 or head is None or head == pointers[0]:
        return None
    source = source_phrase(reading, head, verb)
    return Candidate(
        rule="pointing_back",
        anchor=verb,
        content=frozenset(range(start, dash)),
        cue=cue_tokens(reading, verb, source_preposition(reading, verb) if passive else None) - source,
        source=source,
        source_head=head,
        lemma=cue.lemma,
        sense=sense,
        frame="clause",
        is_passive=passive,
    )


def _dash_before(reading: Reading, index: int, start: int) -> int | None:
    """Return the dash that opens the clause of *index*, with no more than "at least" between."""
    for position in range(index - 1, max(start, index - 5), -1):
        if reading.lower(position) in _DASHES and reading.lower(position) != ",":
            return position
        if reading.lower(position) not in ("at", "least", "or", "and", "so"):
            return None
    return None
