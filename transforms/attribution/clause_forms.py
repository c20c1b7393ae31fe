"""Forms of clauses: finite, uninflected, question; which of them a cue takes, and what it does with it."""

from transforms.attribution.reading import FINITE, Reading
from transforms.attribution.words import words
from transforms.cues import Cue, Sense
from transforms.syntax import SUBJECTS, dependents

_WH = words("who whom whose what which when where why how if whether")
_ANSWERING = words("answer face confront consider")
_QUESTIONS = words("question questions")


def clause_sense(reading: Reading, verb: int, cue: Cue) -> Sense:
    """Return the sense of the clause's form: an embedded question, an uninflected clause, or a statement."""
    clauses = [child for child in dependents(reading.parse, verb, "ccomp", "advcl") if child > verb]
    frames = ["clause", "clause_wh", "quote", "subjunctive", "quote_manner"]
    if any(_asks(reading, clause) for clause in clauses) and cue.takes("clause_wh"):
        frames.insert(0, "clause_wh")
    elif any(_is_uninflected(reading, clause) for clause in clauses):
        frames.insert(0, "subjunctive")
    sense = cue.sense(*frames)
    assert sense is not None
    return sense


def _asks(reading: Reading, clause: int) -> bool:
    opening = sorted(reading.subtree(clause))[:2]
    ends = reading.lower(reading.bounds(clause)[1] - 1) == "?" or reading.lower(max(reading.subtree(clause))) == "?"
    return any(reading.lower(word) in _WH for word in opening) or (reading.is_quoted(clause) and ends)


def _is_uninflected(reading: Reading, clause: int) -> bool:
    """Tell whether a that-clause has a bare verb ("that the tape be played", "that he go")."""
    group = [clause, *dependents(reading.parse, clause, "aux", "aux:pass", "cop")]
    forms = [reading.parse.tokens[word].xpos for word in group]
    has_subject = bool(dependents(reading.parse, clause, *SUBJECTS))
    return has_subject and "VB" in forms and FINITE.isdisjoint(forms)


def awaits_answer(reading: Reading, verb: int) -> bool:
    """Tell whether *verb* is done with a question of another ("the question that voters must answer: …")."""
    cue = reading.verbs[verb]
    if cue is None or cue.lemma not in _ANSWERING:
        return False
    token = reading.parse.tokens[verb]
    for _ in range(3):
        if token.deprel not in ("xcomp", "conj") or token.head < 0:
            break
        token = reading.parse.tokens[token.head]
    is_of_question = token.deprel in ("acl", "acl:relcl") and reading.lower(token.head) in _QUESTIONS
    return is_of_question or reading.has_word_below(verb, ("obj",), _QUESTIONS)


def is_finite(reading: Reading, clause: int) -> bool:
    """Tell whether the verb of *clause* or its first auxiliary has tense."""
    group = [clause, *dependents(reading.parse, clause, "aux", "aux:pass", "cop")]
    return any(reading.parse.tokens[word].xpos in FINITE for word in group)


def fits_cue(reading: Reading, verb: int, clause: int, cue: Cue) -> bool:
    """Tell whether *clause* is of a form that the cue takes for content."""
    if reading.is_quoted(clause) and not reading.is_quoted(verb):
        return True
    form = reading.parse.tokens[clause].xpos
    if clause < verb and (
        reading.parse.tokens[clause].deprel.startswith("csubj") or not _is_parted(reading, clause, verb)
    ):
        return False
    below = sorted(reading.subtree(clause, {verb}))
    if any(reading.lower(word) in _WH for word in below[:2]):
        return cue.takes("clause", "clause_wh")
    if clause > verb and form == "VB" and reading.has_word_below(clause, ("mark",), ("to",)):
        return False
    sense = cue.sense("clause")
    is_seen = sense is not None and sense.sort == "thought"  # "saw prices fall"
    is_bare = form == "VB" and is_seen and not dependents(reading.parse, clause, "aux", "cop")
    is_gerund = form == "VBG" and not dependents(reading.parse, clause, "aux", *SUBJECTS)
    if is_gerund or (is_bare and not cue.takes("subjunctive")):
        return False
    if is_seen and clause > verb and form.startswith("J") and not dependents(reading.parse, clause, "cop", *SUBJECTS):
        return False  # "it feels as good as new"
    return cue.takes("clause", "subjunctive")


def _is_parted(reading: Reading, clause: int, verb: int) -> bool:
    """Tell whether a mark parts *clause* from the cue behind it ("it is over, he said", no "poll out today showed")."""
    return any(reading.parse.tokens[word].upos == "PUNCT" for word in range(clause + 1, verb))
