"""What is done by saying it: the act of the cue's frame, made sharper by the content where the cue is neutral.

The 22 acts are those of schemas.attributions.Act; the lexicon gives the act of each frame. A neutral cue ("said")
tells nothing of the act; then the mood of the content does: "if … not, … will" warns, "will", "expects" predict.
"""

from schemas.attributions import Act, Polarity
from transforms.attribution.candidates import Candidate
from transforms.attribution.reading import Reading
from transforms.attribution.source_kinds import classify_source
from transforms.syntax import dependents, is_negated

_CONSEQUENCE = frozenset({"will", "would", "may", "might", "could", "'ll", "’ll", "can", "must"})


def speech_act(reading: Reading, candidate: Candidate) -> Act:
    """Return the act of *candidate*."""
    act = candidate.sense.act
    if (
        act in ("assert", "propose")
        and candidate.frame == "clause"
        and classify_source(reading, candidate) == "document"
    ):
        return "report_finding"
    if act == "assert" and candidate.sense.sort == "speech" and _is_warning(reading, candidate):
        return "warn"
    return act


def _is_warning(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the content names the consequence of something not done ("forced to react if the West does not yield")."""
    for token in candidate.content:
        below = dependents(reading.parse, token, "mark")
        if reading.parse.tokens[token].deprel != "advcl" or not below:
            continue
        marks = {reading.lower(mark) for mark in below}
        is_unmet = "unless" in marks or ("if" in marks and is_negated(reading.parse, token))
        if is_unmet and any(reading.lower(word) in _CONSEQUENCE for word in _group(reading, token)):
            return True
    return False


def _group(reading: Reading, clause: int) -> list[int]:
    """Return the auxiliaries of the verbs above *clause*, up to two steps ("may be forced to react if …")."""
    found: list[int] = []
    for _ in range(3):
        clause = reading.parse.tokens[clause].head
        if clause < 0:
            break
        found += dependents(reading.parse, clause, "aux")
    return found


def content_polarity(polarity: Polarity, *, is_negated_cue: bool) -> Polarity:
    """Return how the source stands to the content; a negated cue leaves it open: not confirmed is not denied."""
    return "open" if is_negated_cue else polarity
