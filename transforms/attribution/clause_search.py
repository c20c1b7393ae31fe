"""Where the reported clause of a cue stands, and how far it reaches.

The first place is the clause that the tree puts below the cue. Parsers err near cues more than elsewhere, so the
clause is also looked for beside the cue, behind it, and below the phrases between.
"""

from transforms.attribution.clause_forms import awaits_answer, fits_cue, is_finite
from transforms.attribution.extents import is_circumstance
from transforms.attribution.modality import is_cue_negated
from transforms.attribution.reading import FINITE, Reading
from transforms.attribution.words import words
from transforms.cues import Cue
from transforms.syntax import SUBJECTS, dependents

_CONDITIONS = words("if unless when because")
_QUESTIONS = words("when where how why")


def find_clauses(reading: Reading, verb: int, cue: Cue) -> list[int]:
    """Return the heads of the clauses that *verb* reports; none: empty."""
    below = dependents(reading.parse, verb, "ccomp", "csubj", "csubj:pass")
    beside = dependents(reading.parse, verb, "parataxis")
    clauses = (
        [child for child in below if fits_cue(reading, verb, child, cue)]
        or [child for child in beside if _is_said_beside(reading, verb, child, cue)]
        or [child for child in dependents(reading.parse, verb, "xcomp") if _hides_clause(reading, verb, child, cue)]
        or [child for child in dependents(reading.parse, verb, "advcl") if _is_question(reading, verb, child, cue)]
    )
    if not clauses and cue.takes("clause"):
        clauses = _misplaced(reading, verb) or _neighbour(reading, verb)
    clauses = [clause for clause in clauses if not _is_parted(reading, verb, clause)]
    return _on_one_side(reading, verb, clauses)


def clause_content(reading: Reading, verb: int, cue: Cue, clauses: list[int]) -> set[int]:
    """Return the tokens of what is reported in *clauses*."""
    content = set().union(*(reading.subtree(child, {verb}) for child in clauses))
    content = _from_that(reading, verb, clauses[0], content) | _conditions(reading, verb, min(clauses))
    if min(clauses) > verb and content and (not cue.takes("addressee") or _lacks_subject(reading, verb, clauses[0])):
        content |= _lost_subject(reading, verb, min(content))
    if min(clauses) > verb and not reading.is_quoted(min(content)):
        content = _around_comma(reading, verb, content)
    content |= _naming_pronoun(reading, verb) | _rest_before(reading, verb, clauses[-1])
    return _before_addition(reading, verb, content)


def _naming_pronoun(reading: Reading, verb: int) -> set[int]:
    """Return the "what" of "what they think we should do", which the clause below the cue lacks."""
    token = reading.parse.tokens[verb]
    is_lacking = token.deprel == "acl:relcl" and token.head < verb and reading.lower(token.head) == "what"
    return {token.head} if is_lacking else set()


def _rest_before(reading: Reading, verb: int, clause: int) -> set[int]:
    """Return the phrase between a content in front of the cue and its comma (“a wider war” over the gulf, she said)."""
    subjects = dependents(reading.parse, verb, "nsubj")
    words = (word for word in reading.subtree(clause) if reading.parse.tokens[word].upos != "PUNCT")
    last = max(words, default=clause)
    comma = min(reading.subtree(subjects[0])) - 1 if subjects else 0
    phrases = [child for child in dependents(reading.parse, verb, "obl") if last < child < comma < verb]
    if len(phrases) != 1 or reading.lower(comma) != "," or is_circumstance(reading, phrases[0]):
        return set()
    below = reading.subtree(phrases[0])
    is_next = all(reading.parse.tokens[word].upos == "PUNCT" for word in range(last + 1, min(below)))
    return below if is_next and max(below) == comma - 1 else set()


def _before_addition(reading: Reading, verb: int, content: set[int]) -> set[int]:
    """Return *content* up to the "and added" or ", but he would not say" with which the writer goes on."""
    for token in sorted(content):
        start = _start_of_own_report(reading, verb, token) or _start_of_next_question(reading, verb, token)
        if start is None and _is_relative(reading, min(content)):
            start = _start_of_next_relative(reading, verb, token)
        if start is not None:
            return {word for word in content if word < start}
        cue = reading.verbs[token]
        is_addition = cue is not None and cue.lemma == "add" and cue is not reading.verbs[verb]
        if token > verb and is_addition and not reading.is_quoted(token) and reading.lower(token - 1) in ("and", "but"):
            return {word for word in content if word < token - 1}
    return content


def _start_of_own_report(reading: Reading, verb: int, token: int) -> int | None:
    """Return where ", but he said …" begins, a clause with "he" or "she" that reports and is not reported."""
    cue = reading.verbs[token]
    if token <= verb or cue is None or not cue.takes("clause", "clause_wh") or reading.is_quoted(token):
        return None
    sense = cue.sense("clause", "clause_wh")
    subjects = [reading.lower(child) for child in dependents(reading.parse, token, "nsubj")]
    conjunctions = dependents(reading.parse, token, "cc")
    is_speech = (
        sense is not None and sense.sort == "speech" and bool(dependents(reading.parse, token, "ccomp", "advcl"))
    )
    if not is_speech or subjects[:1] not in (["he"], ["she"]) or not conjunctions:
        return None
    return conjunctions[0] - 1 if reading.lower(conjunctions[0] - 1) == "," else None


def _start_of_next_question(reading: Reading, verb: int, token: int) -> int | None:
    """Return where ", and whether he …" begins, which goes on with the "whether" that *verb* stands under."""
    if token <= verb or reading.lower(token) != "whether" or reading.lower(token - 1) not in ("and", "or"):
        return None
    return token - 1 if reading.has_word_below(verb, ("mark",), ("whether",)) else None


def _start_of_next_relative(reading: Reading, verb: int, token: int) -> int | None:
    """Return where "but that lack money" begins, a second clause beside "that they believe are sound"."""
    is_joined = verb < token < len(reading.parse.tokens) - 1 and reading.lower(token - 1) in ("and", "but")
    is_pronoun = is_joined and reading.lower(token) in ("that", "which", "who")
    return token - 1 if is_pronoun and reading.parse.tokens[token + 1].xpos in FINITE else None


def _is_parted(reading: Reading, verb: int, clause: int) -> bool:
    """Tell whether comma and conjunction part *clause* from the cue ("as he suggests, but it is …")."""
    if clause < verb or reading.lower(verb + 1) != ",":
        return False
    conjunctions = dependents(reading.parse, clause, "cc")
    return bool(conjunctions) and verb < conjunctions[0] <= min(reading.subtree(clause)) + 1


def _is_said_beside(reading: Reading, verb: int, clause: int, cue: Cue) -> bool:
    """Tell whether the parataxis *clause* of *verb* is what was said ("he said: it is over", "it is over, he said")."""
    if not cue.takes("clause", "quote"):
        return False
    if clause < verb:
        return any(reading.lower(word) in (",", "?", "!", "”", '"', "''") for word in range(clause, verb))
    sense = cue.sense("clause", "quote")
    has_colon = any(reading.lower(word) == ":" for word in range(verb, clause))
    if awaits_answer(reading, verb):
        return False
    is_thought = sense is not None and sense.sort == "thought"  # "it feels like the last story: …"
    return reading.is_quoted(clause) != reading.is_quoted(verb) or (has_colon and not is_thought)


def _hides_clause(reading: Reading, verb: int, child: int, cue: Cue) -> bool:
    """Tell whether an open complement hides a finite clause ("said cutting output must be the aim")."""
    is_gerund = reading.parse.tokens[child].xpos == "VBG"
    others = ("gerund",) if is_gerund else ("infinitive", "complement", "gerund")
    if child < verb or not cue.takes("clause") or cue.takes(*others):
        return False
    if reading.has_word_below(child, ("mark",), ("to",)):
        return False  # "was shown to slow a disease that kills"
    return any(reading.parse.tokens[token].xpos in FINITE for token in reading.subtree(child))


def _is_question(reading: Reading, verb: int, child: int, cue: Cue) -> bool:
    """Tell whether an adverbial clause is the question put or left open ("did not say when they would act")."""
    if child < verb or dependents(reading.parse, verb, "obj"):
        return False
    if reading.has_word_below(child, ("mark",), ("if", "whether")):
        return cue.takes("clause_wh")
    is_time = reading.parse.tokens[child].xpos == "VBG" and not dependents(reading.parse, child, "aux", *SUBJECTS)
    is_asked = reading.has_word_below(child, ("advmod", "mark"), _QUESTIONS) and not is_time  # "when counting it"
    return is_asked and is_cue_negated(reading, verb)


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


def _opens_with_that(reading: Reading, clause: int, phrase: int, verb: int) -> bool:
    marks = [mark for mark in dependents(reading.parse, clause, "mark") if reading.lower(mark) == "that"]
    if not marks and has_two_objects(reading, clause):
        return is_circumstance(reading, phrase, without=clause)
    is_next_to_cue = bool(marks) and marks[0] == verb + 1
    return is_next_to_cue or (bool(marks) and is_circumstance(reading, phrase, without=clause))


def has_two_objects(reading: Reading, clause: int) -> bool:
    """Tell whether "that" is no relative pronoun ("in a talk given in May that the town had kept its word")."""
    objects = dependents(reading.parse, clause, "obj")
    is_first = len(objects) > 1 and min(reading.subtree(clause)) == objects[0]
    return is_first and reading.lower(objects[0]) == "that" and bool(dependents(reading.parse, clause, *SUBJECTS))


def _neighbour(reading: Reading, verb: int) -> list[int]:
    """Return the clause with a subject of its own that begins right behind the cue, wherever the parser hung it."""
    tokens = reading.parse.tokens
    stop = reading.bounds(verb)[1]
    above, found = verb + 1, None
    while verb < above < stop and min(reading.subtree(above)) == verb + 1:
        if dependents(reading.parse, above, "nsubj", "nsubj:pass", "expl") and is_finite(reading, above):
            found = above
        is_subject = tokens[above].deprel.startswith("nsubj") and tokens[above].head == tokens[verb].head > verb
        if is_subject and is_finite(reading, tokens[above].head):
            return [tokens[above].head]  # the parser hung the cue on what it reports
        above = tokens[above].head
    return [found] if found is not None else []


def _on_one_side(reading: Reading, verb: int, clauses: list[int]) -> list[int]:
    """Keep the clauses behind the cue, unless the one in front is quoted or the cue stands between commas."""
    behind = [clause for clause in clauses if clause > verb]
    is_quoted = any(reading.is_quoted(clause) for clause in clauses if clause < verb)
    return clauses if not behind or is_quoted or reading.lower(verb + 1) == "," else behind


def _from_that(reading: Reading, verb: int, clause: int, content: set[int]) -> set[int]:
    """Return *content* without what parts the cue from the "that" of its clause ("said here and there that")."""
    that = [mark for mark in dependents(reading.parse, clause, "mark") if reading.lower(mark) == "that" and mark > verb]
    return {token for token in content if not verb < token < that[0]} if that else content


def _conditions(reading: Reading, verb: int, clause: int) -> set[int]:
    """Return the condition between cue and clause, which was said too ("said that if he won, he would …")."""
    found: set[int] = set()
    for child in dependents(reading.parse, verb, "advcl"):
        if verb < child < clause and reading.has_word_below(child, ("mark",), _CONDITIONS):
            found |= reading.subtree(child)
    return found


def _lacks_subject(reading: Reading, verb: int, clause: int) -> bool:
    """Tell whether a finite clause behind a listener has none but the second object ("tell you the quality fell")."""
    objects = [child for child in dependents(reading.parse, verb, "obj", "iobj") if verb < child < clause]
    has_own = bool(dependents(reading.parse, clause, *SUBJECTS, "expl"))
    return len(objects) > 1 and not has_own and is_finite(reading, clause)


def _lost_subject(reading: Reading, verb: int, first: int) -> set[int]:
    """Return the subject of the clause that the parser took for an object of the cue ("rules worship is legal")."""
    if reading.is_quoted(first) and not reading.is_quoted(verb):
        return set()
    lost = [child for child in dependents(reading.parse, verb, "obj", "iobj", "nsubj") if verb < child < first]
    if len(lost) > 1:
        lost = lost[1:]  # the first is the listener
    return set().union(*(reading.subtree(child) for child in lost)) if lost else set()


def _is_relative(reading: Reading, token: int) -> bool:
    """Tell whether *token* is the pronoun that a clause inside a relative one lacks ("which he said would fail")."""
    return reading.parse.tokens[token].xpos in ("WDT", "WP") and reading.lower(token) in (
        "which",
        "that",
        "who",
        "whom",
    )


def _is_set_in(reading: Reading, verb: int) -> bool:
    """Tell whether verb and subject stand between commas ("Instead of waiting, said Roth, the farms must …")."""
    subjects = dependents(reading.parse, verb, "nsubj")
    if reading.lower(verb - 1) != "," or not subjects or subjects[0] < verb:
        return False
    return reading.lower(max(reading.subtree(subjects[0])) + 1) == ","


def _opening(reading: Reading, verb: int) -> set[int]:
    """Return what opens the sentence in front of ", said Roth, the farms must …", which was said too."""
    start = reading.bounds(verb)[0]
    has_cue = any(reading.verbs[word] for word in range(start, verb))
    hangs_on = [child for child in dependents(reading.parse, verb, "advcl", "obl") if child < verb]
    return set(range(start, verb - 1)) if hangs_on and not has_cue else set()


def _around_comma(reading: Reading, verb: int, content: set[int]) -> set[int]:
    """Return *content* behind the cue; where the cue stands between commas with what opens it ("If …, he said, …")."""
    if _is_set_in(reading, verb):
        return content | _opening(reading, verb)
    listeners = [child for child in dependents(reading.parse, verb, "iobj") if child > verb]
    last = max(reading.subtree(listeners[0])) if listeners else verb
    if reading.lower(last + 1) != ",":
        return {token for token in content if token > verb or _is_relative(reading, token)}
    start = reading.bounds(verb)[0]
    subjects = (reading.subtree(child) for child in dependents(reading.parse, verb, *SUBJECTS, "aux"))
    first = min(set().union({verb}, *subjects))
    has_cue = any(reading.verbs[word] for word in range(start, first))
    if reading.lower(first - 1) == "," and first - start > 2 and not has_cue:
        return content | set(range(start, first - 1))
    return content
