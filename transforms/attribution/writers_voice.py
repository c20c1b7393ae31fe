"""What the writer says himself: "it is worth noting that …" · "call it a day" · "when you consider that …" ·
"someone who wants to be president" · "she will have to decide" · "it seems plausible" · "the fall confirms that …".

Nobody else is answerable for such words, so that they give no row, whatever cue they hold.
"""

from dataclasses import replace

from transforms.attribution.candidates import Candidate
from transforms.attribution.modality import cue_modality
from transforms.attribution.reading import Reading
from transforms.attribution.source_kinds import is_mute
from transforms.attribution.sources import source_phrase
from transforms.attribution.words import words
from transforms.syntax import SUBJECTS, dependents, is_passive

_SPOKEN = frozenset({"quotation", "according_to", "colon", "colon_quotation", "colon_paragraph", "signature"})
_GUESSING = words("seem appear")
"""What is so "reportedly" or "is rumoured to" be so was said by others; what "seems", seems to the writer."""
_WORTH = words("worth bear merit deserve")
_GENERIC = words("someone somebody anyone anybody whoever")
_ALL_OR_NONE = words("nobody everyone everybody")
_ASKING = words("what which whose")
_SHOWING = words(
    "show reveal confirm indicate suggest prove demonstrate determine explain describe signal signify imply mean "
    "guarantee highlight underline underscore illustrate validate offer promise support help require need persuade see"
)
"""Cues that things take in the sense of having, giving or making plain."""
_PICTURES = words("video footage photo photograph picture image clip audio camera screenshot")
_STANCES = frozenset({"thought", "deed"})
_SIDES = frozenset({"support", "oppose", "agree", "refuse"})


def is_writers_own(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the words of *candidate* are put down to nobody but the writer."""
    if candidate.rule in _SPOKEN or candidate.kind != "verb":
        return False
    return (
        (candidate.lemma in _GUESSING and not candidate.source)
        or _is_imperative(reading, candidate)
        or _is_dangling(reading, candidate)
        or _is_worth_saying(reading, candidate)
        or _is_obliged(reading, candidate)
        or _is_wondered_at(reading, candidate)
        or _is_seen_in_thing(reading, candidate)
        or _has_general_source(reading, candidate)
    )


def is_writer(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether "I" or "we" outside of quotation marks is the source: the writer, where nobody's words hold it."""
    head = candidate.source_head
    if head is None or candidate.rule in _SPOKEN:
        return False  # “Why?” I asked.
    return reading.lower(head) in ("i", "we") and not reading.is_quoted(head)


def with_experiencer(reading: Reading, candidate: Candidate) -> Candidate:
    """Return *candidate* with the one to whom it seems as source ("it seemed to many that …"), if it seems to one."""
    if candidate.lemma not in _GUESSING or candidate.source:
        return candidate
    for child in dependents(reading.parse, candidate.anchor, "obl", "iobj"):
        is_nominal = reading.parse.tokens[child].upos in ("NOUN", "PROPN", "PRON")
        cases = [case for case in dependents(reading.parse, child, "case") if reading.lower(case) == "to"]
        if is_nominal and cases:
            source = source_phrase(reading, child, candidate.anchor)
            content = candidate.content - source - set(cases)
            return replace(candidate, source=source, source_head=child, content=content)
    return candidate


def _is_imperative(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the cue is a command ("Note that …", "call it a day"), which borrows no subject from elsewhere."""
    verb = candidate.anchor
    token = reading.parse.tokens[verb]
    if token.xpos not in ("VB", "VBP") or reading.lower(verb) != token.lemma.lower():
        return False
    if _is_after_let(reading, verb):
        return True
    if token.deprel not in ("root", "parataxis", "conj"):
        return False
    if dependents(reading.parse, verb, "aux", "mark", "expl", *SUBJECTS):
        return False
    if candidate.source_head is not None and reading.parse.tokens[candidate.source_head].head == verb:
        return False
    if token.deprel != "conj":
        return token.xpos == "VB"
    above = reading.parse.tokens[token.head]
    return token.xpos == "VB" and above.xpos not in ("VB", "VBP") and not dependents(reading.parse, above.i, "aux")


def _is_after_let(reading: Reading, verb: int) -> bool:
    """Tell whether writer and reader are called on together ("let's not forget that …")."""
    token = reading.parse.tokens[verb]
    return token.deprel in ("xcomp", "ccomp") and token.head >= 0 and reading.lower(token.head) == "let"


def _is_dangling(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the cue is a gerund that is a sentence by itself ("Wondering how it began? …")."""
    token = reading.parse.tokens[candidate.anchor]
    return candidate.rule == "clause" and not candidate.source and token.xpos == "VBG" and token.deprel == "root"


def _is_worth_saying(reading: Reading, candidate: Candidate) -> bool:
    token = reading.parse.tokens[candidate.anchor]
    return token.xpos == "VBG" and token.head >= 0 and reading.parse.tokens[token.head].lemma.lower() in _WORTH


def _is_obliged(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a stance is only what somebody "has to" take; "had to admit" is said."""
    is_stance = candidate.sense.sort in _STANCES or candidate.sense.act in _SIDES
    return is_stance and any(
        reading.parse.tokens[above].lemma.lower() == "have" and reading.parse.tokens[above].xpos != "VBD"
        for above in _chain(reading, candidate.anchor)
    )


def _is_wondered_at(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the writer asks himself what somebody thinks ("Whether she wants to go is an open question")."""
    verb = candidate.anchor
    is_asked = reading.verbs[reading.bounds(verb)[0]] is not None  # "Asked whether he wants to go, …"
    if is_asked or reading.is_quoted(verb) or cue_modality(reading, verb) != "question":
        return False
    senses = [cue.sense("infinitive", "clause") for above in _chain(reading, verb) if (cue := reading.verbs[above])]
    return any(sense is not None and sense.sort == "thought" for sense in (candidate.sense, *senses))


def _is_seen_in_thing(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a thing or picture "shows" it: it has no words, and the writer says what is to be seen in it."""
    head = candidate.source_head
    if head is None or candidate.is_passive or candidate.lemma not in _SHOWING:
        return False
    return is_mute(reading, head) or reading.parse.tokens[head].lemma.lower() in _PICTURES


def _chain(reading: Reading, verb: int) -> list[int]:
    """Return the verbs that *verb* completes, the nearest first."""
    found: list[int] = []
    while reading.parse.tokens[verb].deprel == "xcomp" and 0 <= reading.parse.tokens[verb].head < verb:
        verb = reading.parse.tokens[verb].head
        found.append(verb)
    return found


def _has_general_source(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the source is nobody: "nothing", "the more …", the reader, "someone who", or a question's "what"."""
    head = candidate.source_head
    if head is None:
        return False
    word = reading.lower(head)
    first = min(candidate.source)
    if word == "nothing" or (reading.lower(first) == "the" and reading.lower(first + 1) in ("more", "less")):
        return True
    if word == "you":
        return not reading.is_quoted(head) and not _is_told(reading, candidate.anchor)
    if word in _GENERIC or (candidate.sense.sort == "thought" and _is_all_or_none(reading, head)):
        return True
    if word in ("who", "that"):
        return candidate.sense.sort == "thought" and _antecedent(reading, head) in _GENERIC
    return _is_asked_for(reading, candidate, head)


def _is_all_or_none(reading: Reading, head: int) -> bool:
    """Tell whether nobody or everybody is meant, whose thoughts the writer can but guess ("no one wants a war")."""
    if reading.is_quoted(head):
        return False
    return reading.lower(head) in _ALL_OR_NONE or reading.has_word_below(head, ("det",), ("no",))


def _is_told(reading: Reading, verb: int) -> bool:
    """Tell whether the reader's words are told as having been said ("you said that …")."""
    return reading.parse.tokens[verb].xpos == "VBD" and not is_passive(reading.parse, verb)


def _antecedent(reading: Reading, pronoun: int) -> str:
    clause = reading.parse.tokens[pronoun].head
    is_relative = clause >= 0 and reading.parse.tokens[clause].deprel == "acl:relcl"
    return reading.lower(reading.parse.tokens[clause].head) if is_relative else ""


def _is_asked_for(reading: Reading, candidate: Candidate, head: int) -> bool:
    """Tell whether the source is what a question of the writer asks for ("What better fix …?")."""
    is_question = reading.lower(reading.bounds(head)[1] - 1) == "?"
    is_asking = any(reading.lower(word) in _ASKING for word in candidate.source)
    return is_question and is_asking and not reading.is_quoted(candidate.anchor)
