"""What is done by saying it: the act of the cue's frame, made sharper by the content where the cue leaves it open.

The 22 acts are those of schemas.attributions.Act; the lexicon gives the act of each frame. A neutral cue ("said")
tells nothing of the act; then the content does: "if … not, … will" warns, "I will" promises, "prices will" predicts.
Names that somebody is called praise or blame by the noun (reference/judgements.csv).
"""

from functools import cache
from typing import cast

from schemas.attributions import Act, Polarity
from transforms.attribution.candidates import Candidate
from transforms.attribution.reading import Reading
from transforms.attribution.source_kinds import classify_source
from transforms.attribution.words import words
from transforms.reference import read_rows
from transforms.syntax import SUBJECTS, dependents, is_negated

_CONSEQUENCE = frozenset({"will", "would", "may", "might", "could", "'ll", "’ll", "can", "must"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
_OFFERS = words("offer bid request proposal invitation plea appeal demand call deal application ultimatum")
_NO_DEEDS = frozenset({"see", "have", "need", "know", "want", "like"})
_SPEAKER_SAYS = frozenset({"i", "we"})
_OWN_SUBJECT = frozenset({"i", "we", "he", "she", "it", "they"})
_NEUTRAL = words("say tell add write state post tweet reply respond continue suggest note")
_CLAUSES = frozenset({"clause", "quote", "colon"})


def speech_act(reading: Reading, candidate: Candidate) -> Act:
    """Return the act of *candidate*."""
    act = candidate.sense.act
    if act in _FOUND and candidate.frame in _STATED and classify_source(reading, candidate) == "document":
        return "report_finding"
    above = reading.parse.tokens[candidate.anchor]
    if above.deprel == "xcomp" and above.head >= 0 and reading.parse.tokens[above.head].lemma in ("decline", "refuse"):
        return "refuse"
    if candidate.lemma in ("assure", "reassure") and candidate.frame in _CLAUSES:
        return "promise" if any(reading.lower(token) in _FUTURE for token in candidate.content) else "assert"
    if candidate.lemma in ("reject", "dismiss", "rebuff") and _names(reading, candidate, _OFFERS):
        return "refuse"
    if candidate.frame in ("complement", "object:as") and act in ("assert", "criticize"):
        return _judgement(reading, candidate) or "assert" if candidate.lemma in _NEUTRAL_NAMING else act
    if act == "assert" and (candidate.lemma in _NEUTRAL or candidate.kind != "verb"):
        return _act_of_content(reading, candidate) or act
    return act


_FOUND = frozenset({"assert", "propose", "announce"})
_STATED = frozenset({"clause", "according_to"})
_NEUTRAL_NAMING = words("call describe label dub brand term characterize characterise depict portray style")


def _names(reading: Reading, candidate: Candidate, nouns: frozenset[str]) -> bool:
    """Tell whether the head of the content is one of *nouns*."""
    heads = [token for token in candidate.content if reading.parse.tokens[token].head not in candidate.content]
    return any(reading.parse.tokens[head].lemma.lower() in nouns for head in heads)


def _judgement(reading: Reading, candidate: Candidate) -> Act | None:
    """Return whether the name given praises or blames; None where no word of it does."""
    judgements = _load_judgements()
    for token in sorted(candidate.content, reverse=True):
        word = reading.parse.tokens[token]
        if side := judgements.get(word.lemma.lower()) or judgements.get(word.text.lower()):
            return side
    return None


@cache
def _load_judgements() -> dict[str, Act]:
    return {row["word"]: cast(Act, row["act"]) for row in read_rows("judgements.csv", ("word", "act"), ("word",))}


def _act_of_content(reading: Reading, candidate: Candidate) -> Act | None:
    """Return the act that the mood of a clause shows; None where it only states."""
    if candidate.frame not in _CLAUSES and candidate.rule not in ("carried_on", "inserted"):
        return None
    if _is_warning(reading, candidate):
        return "warn"
    main = _main_verb(reading, candidate)
    if main is None:
        return None
    subjects = dependents(reading.parse, main, *SUBJECTS)
    auxiliaries = {reading.lower(word) for word in dependents(reading.parse, main, "aux")}
    if (
        not subjects
        or auxiliaries.isdisjoint(_FUTURE)
        or "rather" in {reading.lower(child) for child in reading.parse.children[main]}
    ):
        return None
    subject = reading.lower(subjects[0])
    if is_negated(reading.parse, main) and subject in _OWN_SUBJECT - {"it"}:
        return "refuse" if reading.parse.tokens[main].upos == "VERB" else None
    if reading.parse.tokens[main].lemma in _NO_DEEDS:
        return None
    if subject in _SPEAKER_SAYS:
        return "promise" if auxiliaries & {"will", "shall", "'ll", "’ll"} else None
    return None if subject in _OWN_SUBJECT or reading.parse.tokens[subjects[0]].upos == "PRON" else "predict"


def _main_verb(reading: Reading, candidate: Candidate) -> int | None:
    """Return the head of the first clause of the content."""
    for token in sorted(candidate.content):
        found = reading.parse.tokens[token]
        if found.head not in candidate.content and found.upos in ("VERB", "AUX", "ADJ", "NOUN", "ADV"):
            return token
    return None


def _is_warning(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the content names the consequence of something not done ("will react if they do not yield")."""
    for token in candidate.content:
        below = dependents(reading.parse, token, "mark")
        if reading.parse.tokens[token].deprel != "advcl" or not below:
            continue
        marks = {reading.lower(mark) for mark in below}
        is_unmet = "unless" in marks or ("if" in marks and is_negated(reading.parse, token))
        if is_unmet and any(reading.lower(word) in _CONSEQUENCE for word in _auxiliaries_above(reading, token)):
            return True
    return False


def _auxiliaries_above(reading: Reading, clause: int) -> list[int]:
    """Return the auxiliaries of the verbs above *clause*, up to three steps ("may be forced to react if …")."""
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
