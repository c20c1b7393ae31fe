"""Reported clauses: "said (that) …" · "…, he said" · "as he put it, …" · "it was announced that …".

The content is the clause with everything below it, the cue and its subject cut out where they stand inside.
"""

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import cue_tokens, fill_gaps, is_circumstance, without_asides
from transforms.attribution.impersonal import source_beside
from transforms.attribution.inserted import read_inserted
from transforms.attribution.modality import is_cue_negated
from transforms.attribution.reading import Reading
from transforms.attribution.sources import agent, find_source, nominal_beside, source_phrase
from transforms.attribution.words import words
from transforms.cues import Cue, Sense
from transforms.syntax import SUBJECTS, dependents, is_passive

_WH = words("who whom whose what which when where why how if whether")
_AROUND_CUE = (
    "aux",
    "aux:pass",
    "advmod",
    "obl",
    "obl:unmarked",
    "obl:agent",
    "obj",
    "iobj",
    "mark",
    "cop",
    "expl",
    "discourse",
)


def read_clause(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Return what *verb* reports in a clause, or None."""
    if not cue.takes("clause", "quote", "clause_wh", "subjunctive", "quote_manner"):
        return None
    return (
        _read_complement(reading, verb, cue)
        or read_inserted(reading, verb, cue)
        or _read_parenthesis(reading, verb, cue)
        or _read_as_clause(reading, verb, cue)
    )


def _read_complement(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    clauses = [
        child
        for child in dependents(reading.parse, verb, "ccomp", "csubj", "csubj:pass")
        if _fits(reading, verb, child, cue)
    ]
    if not clauses:
        clauses = [
            child
            for child in dependents(reading.parse, verb, "parataxis")
            if _is_said_beside(reading, verb, child, cue)
        ]
    if not clauses:
        clauses = [
            child for child in dependents(reading.parse, verb, "xcomp") if _hides_clause(reading, verb, child, cue)
        ]
    if not clauses:
        clauses = [
            child for child in dependents(reading.parse, verb, "advcl") if _is_question(reading, verb, child, cue)
        ]
    if not clauses and cue.takes("clause"):
        clauses = _misplaced(reading, verb) or _neighbour(reading, verb)
    if not clauses:
        return None
    clauses = _on_one_side(reading, verb, clauses)
    content = set().union(*(reading.subtree(child, {verb}) for child in clauses))
    content = _from_that(reading, verb, clauses[0], content) | _conditions(reading, verb, min(clauses))
    if not cue.takes("addressee") and min(clauses) > verb and content:
        content |= _lost_subject(reading, verb, min(content))
    if min(clauses) > verb and not reading.is_quoted(min(content)):
        content = _around_comma(reading, verb, content)
    return _candidate(reading, verb, cue, content, "clause")


def _is_question(reading: Reading, verb: int, child: int, cue: Cue) -> bool:
    """Tell whether an adverbial clause is the question that was put or left open ("did not say when they would act")."""
    if child < verb:
        return False
    if reading.has_word_below(child, ("mark",), ("if", "whether")):
        return cue.takes("clause_wh")
    return is_cue_negated(reading, verb) and reading.has_word_below(
        child, ("advmod", "mark"), ("when", "where", "how", "why")
    )


def _misplaced(reading: Reading, verb: int) -> list[int]:
    """Return the that-clause that the parser hung on a phrase between it and the cue ("tweeted on Friday that …")."""
    for child in reading.parse.children[verb]:
        if child < verb or reading.parse.tokens[child].deprel not in ("obl", "obl:unmarked", "obj", "iobj", "nmod"):
            continue
        for token in reading.subtree(child):
            found = reading.parse.tokens[token]
            if found.deprel in ("acl", "acl:relcl", "ccomp") and _opens_with_that(reading, token, child, verb):
                return [token]
    return []


def _neighbour(reading: Reading, verb: int) -> list[int]:
    """Return the clause with a subject of its own that begins right behind the cue, wherever the parser hung it."""
    tokens = reading.parse.tokens
    stop = reading.bounds(verb)[1]
    above, found = verb + 1, None
    while verb < above < stop and min(reading.subtree(above)) == verb + 1:
        if dependents(reading.parse, above, "nsubj", "nsubj:pass", "expl") and _is_finite(reading, above):
            found = above
        above = tokens[above].head
    return [found] if found is not None else []


def _is_finite(reading: Reading, clause: int) -> bool:
    group = [clause, *dependents(reading.parse, clause, "aux", "aux:pass", "cop")]
    return any(reading.parse.tokens[word].xpos in ("VBD", "VBZ", "VBP", "MD") for word in group)


def _on_one_side(reading: Reading, verb: int, clauses: list[int]) -> list[int]:
    """Keep the clauses behind the cue, where the one in front is neither quoted nor parted from it by the cue's commas."""
    behind = [clause for clause in clauses if clause > verb]
    if (
        not behind
        or reading.lower(verb + 1) == ","
        or any(reading.is_quoted(clause) for clause in clauses if clause < verb)
    ):
        return clauses
    return behind


def _around_comma(reading: Reading, verb: int, content: set[int]) -> set[int]:
    """Return *content* behind the cue; with what opens the sentence where the cue stands between commas ("If …, he said, …")."""
    if reading.lower(verb + 1) != ",":
        return {token for token in content if token > verb}
    start = reading.bounds(verb)[0]
    group = [
        verb,
        *(token for child in dependents(reading.parse, verb, *SUBJECTS, "aux") for token in reading.subtree(child)),
    ]
    first = min(group)
    if (
        reading.lower(first - 1) == ","
        and first - start > 2
        and not any(reading.verbs[word] for word in range(start, first))
    ):
        return content | set(range(start, first - 1))
    return content


def _opens_with_that(reading: Reading, clause: int, phrase: int, verb: int) -> bool:
    marks = [mark for mark in dependents(reading.parse, clause, "mark") if reading.lower(mark) == "that"]
    is_next_to_cue = bool(marks) and marks[0] == verb + 1
    return is_next_to_cue or (bool(marks) and is_circumstance(reading, phrase))


def _hides_clause(reading: Reading, verb: int, child: int, cue: Cue) -> bool:
    """Tell whether an open complement is a clause that the parser took for one ("said cutting output must be the aim")."""
    if child < verb or not cue.takes("clause") or cue.takes("infinitive", "complement", "gerund"):
        return False
    return any(reading.parse.tokens[token].xpos in ("VBD", "VBZ", "VBP", "MD") for token in reading.subtree(child))


def _from_that(reading: Reading, verb: int, clause: int, content: set[int]) -> set[int]:
    """Return *content* without what stands between the cue and the "that" of its clause ("said here and there that")."""
    that = [mark for mark in dependents(reading.parse, clause, "mark") if reading.lower(mark) == "that" and mark > verb]
    return {token for token in content if not verb < token < that[0]} if that else content


def _lost_subject(reading: Reading, verb: int, first: int) -> set[int]:
    """Return the subject of the clause that the parser took for an object of the cue ("rules worship is legal")."""
    if reading.is_quoted(first) and not reading.is_quoted(verb):
        return set()
    lost = [child for child in dependents(reading.parse, verb, "obj", "iobj", "nsubj") if verb < child < first]
    return set().union(*(reading.subtree(child) for child in lost)) if lost else set()


def _conditions(reading: Reading, verb: int, clause: int) -> set[int]:
    """Return the condition between cue and clause, which belongs to what was said ("said that if he won, he would …")."""
    found: set[int] = set()
    for child in dependents(reading.parse, verb, "advcl"):
        if verb < child < clause and reading.has_word_below(child, ("mark",), ("if", "unless", "when", "because")):
            found |= reading.subtree(child)
    return found


def _fits(reading: Reading, verb: int, clause: int, cue: Cue) -> bool:
    """Tell whether *clause* is of a form that the cue takes for content."""
    if reading.is_quoted(clause) and not reading.is_quoted(verb):
        return True
    tokens = reading.parse.tokens
    if reading.parse.tokens[clause].deprel.startswith("csubj") and clause < verb:
        return False
    below = sorted(reading.subtree(clause, {verb}))
    is_question = any(reading.lower(word) in _WH for word in below[:2])
    if is_question:
        return cue.takes("clause", "clause_wh")
    if clause > verb and tokens[clause].xpos == "VB" and reading.has_word_below(clause, ("mark",), ("to",)):
        return False
    if (
        tokens[clause].xpos == "VB"
        and not dependents(reading.parse, clause, "aux", "cop")
        and not cue.takes("subjunctive")
    ):
        return False
    if tokens[clause].xpos == "VBG" and not dependents(reading.parse, clause, "aux", *SUBJECTS):
        return False
    return cue.takes("clause", "subjunctive")


def _is_said_beside(reading: Reading, verb: int, clause: int, cue: Cue) -> bool:
    """Tell whether the parataxis *clause* of *verb* is what was said ("he said: it is over", "it is over, he said")."""
    if not cue.takes("clause", "quote"):
        return False
    if clause < verb:
        return any(reading.lower(word) in (",", "?", "!", "”", '"', "''") for word in range(clause, verb))
    return reading.is_quoted(clause) != reading.is_quoted(verb) or any(
        reading.lower(word) == ":" for word in range(verb, clause)
    )


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
    content = reading.subtree(token.head, {verb})
    return _candidate(reading, verb, cue, content, "as_clause")


def _candidate(reading: Reading, verb: int, cue: Cue, content: set[int], rule: str) -> Candidate | None:
    passive = is_passive(reading.parse, verb)
    head = agent(reading, verb) if passive else find_source(reading, verb)
    if _is_seeming(cue):
        head = None
    elif head is not None and reading.lower(head) in ("it", "there") and reading.parse.tokens[head].deprel == "expl":
        head = None
    elif not passive and (beside := nominal_beside(reading, verb, head)) is not None:
        head = beside
    source = source_phrase(reading, head, verb) if head is not None else frozenset[int]()
    if head is None and reading.has_word_below(verb, (*SUBJECTS, "expl"), ("it",)):
        source, head = source_beside(reading, verb)
    cue_words = cue_tokens(reading, verb) - source
    if head is None and not passive and not _may_lack_source(reading, verb, cue):
        return None
    cue_words |= _dummy_subject(reading, verb, cue_words)
    around = _around_cue(reading, verb, content) | cue_words | source
    kept = fill_gaps(
        reading, without_asides(reading, content - around, verb) - around, frozenset(around & _reach(content))
    )
    if not any(reading.parse.tokens[token].upos != "PUNCT" for token in kept):
        return None
    sense = _sense(reading, verb, cue)
    return Candidate(
        rule=rule, anchor=verb, content=frozenset(kept - around), cue=cue_words, source=source, source_head=head,
        lemma=cue.lemma, sense=sense, frame="clause", is_passive=passive,
    )  # fmt: skip


def _sense(reading: Reading, verb: int, cue: Cue) -> Sense:
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
    words = sorted(reading.subtree(clause))[:2]
    ends = reading.lower(reading.bounds(clause)[1] - 1) == "?" or reading.lower(max(reading.subtree(clause))) == "?"
    return any(reading.lower(word) in _WH for word in words) or (reading.is_quoted(clause) and ends)


def _is_uninflected(reading: Reading, clause: int) -> bool:
    """Tell whether a that-clause has a bare verb ("that the tape be played", "that he go")."""
    group = [clause, *dependents(reading.parse, clause, "aux", "aux:pass", "cop")]
    forms = [reading.parse.tokens[word].xpos for word in group]
    has_subject = bool(dependents(reading.parse, clause, *SUBJECTS))
    return has_subject and "VB" in forms and not {"MD", "VBD", "VBZ", "VBP"} & set(forms)


def _is_seeming(cue: Cue) -> bool:
    sense = cue.sense("clause")
    return sense is not None and sense.sort == "seeming"


def _may_lack_source(reading: Reading, verb: int, cue: Cue) -> bool:
    """Tell whether a cue without a subject can attribute: not an imperative ("Learn how …", "Note that …")."""
    token = reading.parse.tokens[verb]
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
    for child in dependents(reading.parse, verb, *_AROUND_CUE, *SUBJECTS, "punct"):
        if child not in content:
            found |= reading.subtree(child)
    return found
