"""Reported clauses: "said (that) …" · "…, he said" · "as he put it, …" · "it was announced that …".

The content is the clause with everything below it, the cue and its subject cut out where they stand inside.
"""

from transforms.attribution.candidates import Candidate
from transforms.attribution.clause_forms import clause_sense
from transforms.attribution.clause_search import clause_content, find_clauses, has_two_objects
from transforms.attribution.extents import cue_tokens, fill_gaps, is_circumstance, without_asides
from transforms.attribution.impersonal import source_beside
from transforms.attribution.inserted import read_inserted
from transforms.attribution.reading import Reading
from transforms.attribution.sources import (
    agent,
    find_source,
    nominal_beside,
    parts_behind,
    source_phrase,
    source_preposition,
)
from transforms.attribution.words import words
from transforms.cues import Cue
from transforms.syntax import SUBJECTS, dependents, is_passive

_AROUND_CUE = tuple(
    sorted(words("aux aux:pass advmod obl obl:unmarked obl:agent obj iobj mark cop expl discourse punct"))
)

_ENDS = frozenset({".", "?", "!"})


def read_clause(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Return what *verb* reports in a clause, or None."""
    if not cue.takes("clause", "quote", "clause_wh", "subjunctive", "quote_manner") or _explains(reading, verb):
        return None
    return (
        _read_complement(reading, verb, cue)
        or read_inserted(reading, verb, cue)
        or _read_parenthesis(reading, verb, cue)
        or _read_as_clause(reading, verb, cue)
    )


def _explains(reading: Reading, verb: int) -> bool:
    """Tell whether the writer says what he means himself ("which is to say …", "this is not to say that …")."""
    is_infinitive = reading.has_word_below(verb, ("mark",), ("to",)) and reading.lower(verb) == "say"
    return is_infinitive and reading.has_word_below(verb, SUBJECTS, ("this", "that", "which", "it", "none"))


def _read_complement(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    clauses = find_clauses(reading, verb, cue)
    if not clauses:
        return None
    return _candidate(reading, verb, cue, clause_content(reading, verb, cue, clauses), "clause")


def _read_parenthesis(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Read "…, he said, …", where the reporting clause hangs on what it reports."""
    token = reading.parse.tokens[verb]
    if token.head < 0 or token.deprel not in ("parataxis", "discourse", "ccomp") or not cue.takes("clause"):
        return None
    if not dependents(reading.parse, verb, *SUBJECTS) or dependents(reading.parse, verb, "obj", "xcomp"):
        return None
    sense = cue.sense("clause")
    if sense is None or sense.sort != "speech":
        return None  # "you know", "I guess"
    if token.deprel == "ccomp" and not _is_parenthetical(reading, verb):
        return None
    above = reading.verbs[token.head]
    if above is not None and above.takes("clause") and dependents(reading.parse, token.head, "ccomp"):
        return None  # "Candidates said …, they said" repeats the first cue
    content = reading.subtree(token.head, {verb})
    if reading.is_quoted(verb) and not reading.is_quoted(token.head):
        return None
    return _candidate(reading, verb, cue, content, "parenthesis")


def _is_parenthetical(reading: Reading, verb: int) -> bool:
    below = reading.subtree(verb)
    before, after = reading.lower(min(below) - 1), reading.lower(max(below) + 1)
    return len(below) <= 6 and "," in (before, reading.lower(min(below))) and after in (",", ".", "")


def _read_as_clause(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Read "as he said, …" and "…, as she put it"."""
    token = reading.parse.tokens[verb]
    if token.deprel != "advcl" or token.head < 0 or not dependents(reading.parse, verb, *SUBJECTS):
        return None
    if not reading.has_word_below(verb, ("mark", "advmod", "case"), ("as",)) or dependents(
        reading.parse, verb, "xcomp"
    ):
        return None
    if not cue.takes("clause", "quote_manner") or (dependents(reading.parse, verb, "obj") and cue.lemma != "put"):
        return None
    phrases = [child for child in dependents(reading.parse, verb, "obl", "ccomp", "advcl") if child > verb]
    if any(not is_circumstance(reading, phrase) for phrase in phrases):
        return None  # "talks resume as Cairo warns against delay"
    content = reading.subtree(token.head, {verb})
    return _candidate(reading, verb, cue, content, "as_clause")


def _candidate(reading: Reading, verb: int, cue: Cue, content: set[int], rule: str) -> Candidate | None:
    source, head = _source(reading, verb, cue)
    passive = is_passive(reading.parse, verb)
    if head is None and not passive and not _may_lack_source(reading, verb, cue):
        return None
    cue_words = cue_tokens(reading, verb, source_preposition(reading, verb) if passive else None) - source
    cue_words |= _dummy_subject(reading, verb, cue_words)
    parts = parts_behind(reading, verb, head) if head is not None else set()
    content |= parts
    around = frozenset(_around_cue(reading, verb, content) - parts | cue_words | source)
    bare = without_asides(reading, content - around, verb) - around
    filled = fill_gaps(reading, bare, (around & _reach(content)) | {verb}) - around
    kept = _without_that(reading, verb, filled)
    if not any(reading.parse.tokens[token].upos != "PUNCT" for token in kept):
        return None
    return Candidate(
        rule=rule,
        anchor=verb,
        content=frozenset(kept),
        cue=cue_words,
        source=source,
        source_head=head,
        lemma=cue.lemma,
        sense=clause_sense(reading, verb, cue),
        frame="clause",
        is_passive=passive,
    )


def _source(reading: Reading, verb: int, cue: Cue) -> tuple[frozenset[int], int | None]:
    """Return source and head of the cue *verb*; what seems, seems to nobody in particular."""
    sense = cue.sense("clause")
    if sense is not None and sense.sort == "seeming":
        return frozenset(), None
    passive = is_passive(reading.parse, verb)
    head = agent(reading, verb) if passive else find_source(reading, verb)
    if head is not None and reading.parse.tokens[head].deprel == "expl" and reading.parse.tokens[head].head == verb:
        head = None
    elif not passive and (beside := nominal_beside(reading, verb, head)) is not None:
        head = beside
    if head is not None:
        return source_phrase(reading, head, verb), head
    if reading.has_word_below(verb, (*SUBJECTS, "expl"), ("it",)):
        return source_beside(reading, verb)
    return frozenset(), None


def _without_that(reading: Reading, verb: int, content: set[int]) -> set[int]:
    """Return *content* without the "that" that only joins it to the cue."""
    first = min(content, default=0)
    token = reading.parse.tokens[first]
    is_mark = token.deprel == "mark" or (token.deprel == "obj" and has_two_objects(reading, token.head))
    is_joint = reading.lower(first) == "that" and is_mark
    is_spoken = reading.is_quoted(first) and not reading.is_quoted(verb)
    return content - {first} if is_joint and not is_spoken else content


def _may_lack_source(reading: Reading, verb: int, cue: Cue) -> bool:
    """Tell whether a cue without a subject can attribute: no imperative ("Note that …"), thought or bare infinitive."""
    token = reading.parse.tokens[verb]
    sense = cue.sense("clause", "clause_wh")
    if sense is not None and sense.sort == "thought" and not reading.has_word_below(verb, ("expl", *SUBJECTS), ("it",)):
        return False  # "considering it rained": a thought needs somebody who thinks it
    if token.xpos == "VB" and reading.has_word_below(verb, ("mark",), ("to",)):
        return False  # "it is fair to say that …" is said by the writer
    is_bare = token.xpos in ("VB", "VBP") and not dependents(reading.parse, verb, "mark", "aux", *SUBJECTS, "expl")
    return not (is_bare and token.deprel in ("root", "conj", "parataxis"))


def _dummy_subject(reading: Reading, verb: int, cue: frozenset[int]) -> frozenset[int]:
    """Return the "it" of an impersonal cue that stands right in front of it ("it was recently said")."""
    first = min(cue, default=verb)
    is_dummy = first > 0 and reading.lower(first - 1) == "it" and reading.parse.tokens[first - 1].head == verb
    return frozenset({first - 1}) if is_dummy and reading.parse.tokens[first - 1].deprel != "nsubj" else frozenset()


def _reach(content: set[int]) -> set[int]:
    return set(range(min(content), max(content) + 1)) if content else set()


def _around_cue(reading: Reading, verb: int, content: set[int]) -> set[int]:
    """Return the words of the reporting clause itself: addressee, time, place, its punctuation."""
    found: set[int] = set()
    is_that = reading.lower(min(content, default=verb)) == "that"  # "in a talk in May that …", hung on the talk
    for child in dependents(reading.parse, verb, *_AROUND_CUE, *SUBJECTS):
        is_inner_mark = reading.parse.tokens[child].upos == "PUNCT" and reading.is_quoted(child)
        is_end = reading.lower(child) in _ENDS
        if child not in content and not is_end and not (is_inner_mark and not reading.is_quoted(verb)):
            found |= reading.subtree(child) - (content if is_that else set())
    return found
