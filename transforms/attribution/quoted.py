"""Quotations with a reporting clause beside them: "…," he said · He said: "…" · "…," said Lavrov, "…".

Works on the words around the quotation marks and asks the tree only for subjects, because parsers go wrong most where
quotations meet clauses. What stands before a quotation in the same sentence belongs to the content where the reporting
clause follows (The plan is "a disaster," he said).
"""

from transforms.attribution.candidates import PLAIN, Candidate
from transforms.attribution.clause_forms import awaits_answer
from transforms.attribution.extents import cue_tokens
from transforms.attribution.reading import TENSED, Reading, is_verb
from transforms.attribution.reporting_clauses import LONGEST_CLAUSE, ReportingClause, is_inside_phrase, with_source
from transforms.attribution.words import DASHES, words
from transforms.cues import Cue
from transforms.syntax import SUBJECTS, dependents

_FRAMES = ("quote", "clause", "clause_wh")
_SPEECH_ENDS = frozenset({",", "?", "!", "—", "–", "-", "--", "…", "..."})
_CLOSING = frozenset({'"', "”", "''", "’", "'"})
_LONGEST_TITLE = 8
_WORKS = words(
    "book memoir novel film movie documentary song album play poem essay article column podcast program show"
)
_SHORT_WORD = 3


def read_quoted(reading: Reading) -> list[Candidate]:
    """Return one candidate for each reporting clause that stands beside quotations."""
    content: dict[int, set[int]] = {}
    clauses: dict[int, ReportingClause] = {}
    previous: ReportingClause | None = None
    for number, (first, last) in enumerate(reading.quotation_tokens):
        if reading.quotations[number].is_scare or first == last or _is_title(reading, first, last):
            continue
        clause = (
            _clause_nearer(reading, first, last)
            or _clause_after(reading, first, last)
            or _same_speaker(reading, first, previous)
        )
        previous = clause
        if clause is not None:
            clauses.setdefault(clause.verb, clause)
            start = _start_of_content(reading, first, clause)
            content.setdefault(clause.verb, set()).update(range(start, last), _opening(reading, first, clause))
    return [_candidate(reading, clauses[verb], tokens) for verb, tokens in content.items()]


def _opening(reading: Reading, first: int, clause: ReportingClause) -> range:
    """Return what opens the sentence that the quotation ends (When they signed, he said, “we were glad”)."""
    start = reading.bounds(first)[0]
    words = [token for token in (first, first + 1) if reading.lower(token)[:1].isalpha()]
    is_inner = bool(words) and reading.parse.tokens[words[0]].text.islower()
    before = min(clause.source, default=start) - 1
    if not is_inner or not start + 2 < before < clause.verb < first or reading.lower(before) != ",":
        return range(0)
    if any(is_verb(reading.parse.tokens[word]) for word in range(max(clause.source) + 1, clause.verb)):
        return range(0)  # "In May she wrote again, describing “the need to go”": when she wrote
    return range(start, before)


def _candidate(reading: Reading, clause: ReportingClause, content: set[int]) -> Candidate:
    cue = reading.verbs[clause.verb]
    cue_words = cue_tokens(reading, clause.verb) - clause.source
    return Candidate(
        rule="quotation",
        anchor=clause.verb,
        content=frozenset(content) - cue_words - clause.source,
        cue=cue_words,
        source=clause.source,
        source_head=clause.head,
        lemma=cue.lemma if cue else reading.parse.tokens[clause.verb].lemma,
        sense=(cue.sense(*_FRAMES) if cue else None) or PLAIN,
        frame="quote",
    )


def _same_speaker(reading: Reading, first: int, previous: ReportingClause | None) -> ReportingClause | None:
    """Return the clause of the quotation before, where one sentence holds both ("…," said Ana, who leads it, "…")."""
    if (
        previous is None
        or first == 0
        or reading.parse.tokens[previous.verb].sentence != reading.parse.tokens[first].sentence
    ):
        return None
    if previous.verb > first:
        return None
    verbs = [
        word
        for word in range(previous.verb + 1, first)
        if is_verb(reading.parse.tokens[word]) and not reading.is_quoted(word)
    ]
    is_resumed = reading.lower(first - 1) == "," and all(is_inside_phrase(reading, verb) for verb in verbs)
    return previous if is_resumed or reading.lower(first - 1) in (".", "?", "!") else None


def _is_title(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the words inside a sentence are capitalised like the title of a work or programme."""
    words = [
        reading.parse.tokens[token].text
        for token in range(first, last)
        if reading.parse.tokens[token].text[0].isalpha()
    ]
    is_named = first > 1 and reading.lower(first - 1) == "," and reading.lower(first - 2) in _WORKS
    if (
        first == reading.bounds(first)[0]
        or not words
        or len(words) > _LONGEST_TITLE
        or (reading.lower(first - 1) in (",", ":") and not is_named)
    ):
        return False
    return all(word[0].isupper() or len(word) <= _SHORT_WORD for word in words)


def _clause_nearer(reading: Reading, first: int, last: int) -> ReportingClause | None:
    """Return the clause before the quotation, unless one behind it stands nearer ("When …, “it was,” he said")."""
    before = _clause_before(reading, first, last)
    if before is None or before.verb >= first - 2 or reading.lower(first - 1) != ",":
        return before
    after = _clause_after(reading, first, last)
    cue = reading.verbs[after.verb] if after is not None and after.head is not None else None
    is_said = cue is not None and cue.takes("quote") and reading.lower(last - 2) == ","
    return after if is_said else before


def _clause_before(reading: Reading, first: int, last: int) -> ReportingClause | None:
    """Find "He said:" in front of the quotation."""
    start = reading.bounds(first)[0]
    mark = reading.lower(first - 1) if first > start else ""
    if first - 1 < start:
        return None
    has_mark = mark in (",", ":")
    for verb in range(first - 1, max(start, first - LONGEST_CLAUSE) - 1, -1):
        token = reading.parse.tokens[verb]
        if reading.is_quoted(verb) or (token.text == "," and verb < first - 1 and not has_mark):
            return None
        if token.text in DASHES and mark == ":":
            return None  # "Rates rise - Ana Roth: “…”"
        if not is_verb(token):
            continue
        cue = reading.verbs[verb]
        if cue is None or not (cue.takes("quote") or _speaks(cue) or _puts_it(reading, verb, cue)):
            if token.xpos in TENSED or has_mark is False:
                return None
            continue
        if (not has_mark and reading.parse.tokens[first - 1].upos == "SCONJ") or awaits_answer(reading, verb):
            return None
        if (
            _is_in_that_clause(reading, verb, first, mark)
            or _has_own_clause(reading, verb, first)
            or (mark == "," and _has_own_infinitive(reading, verb, first))
            or not (has_mark or _goes_on_with(reading, verb, first, cue) or _is_sentence(reading, first, last))
        ):
            return None
        return None if _is_reported(reading, verb) else with_source(reading, verb, start, first)
    return None


def _puts_it(reading: Reading, verb: int, cue: Cue) -> bool:
    """Tell whether "as Roth put it, “…”" stands before the quotation."""
    return (
        cue.takes("quote_manner")
        and reading.lower(verb + 1) == "it"
        and reading.has_word_below(verb, ("mark",), ("as",))
    )


def _is_in_that_clause(reading: Reading, verb: int, first: int, mark: str) -> bool:
    """Tell whether the quotation ends a that-clause that begins before it ("told them that, in the end, “…”")."""
    thats = [word for word in range(verb + 1, first - 1) if reading.lower(word) == "that"]
    if mark != ",":
        return bool(thats) or mark == "that"
    return any(reading.parse.tokens[word].deprel == "mark" and word < first - 2 for word in thats)


def _has_own_infinitive(reading: Reading, verb: int, first: int) -> bool:
    """Tell whether the quotation only supports what *verb* announces ("promised to go because, she said, “…”")."""
    return any(
        verb < child < first and reading.has_word_below(child, ("mark",), ("to",))
        for child in dependents(reading.parse, verb, "xcomp")
    )


def _goes_on_with(reading: Reading, verb: int, first: int, cue: Cue) -> bool:
    """Tell whether the quotation stands right behind a participle of speech ("adding “to all who stayed”")."""
    return verb == first - 1 and reading.parse.tokens[verb].xpos == "VBG" and cue.takes("clause") and _speaks(cue)


def _is_reported(reading: Reading, verb: int) -> bool:
    """Tell whether *verb* is itself part of what somebody said ("She said she was thinking, “…")."""
    token = reading.parse.tokens[verb]
    for _ in range(3):
        if token.head < 0 or token.deprel not in ("ccomp", "xcomp"):
            return False
        cue = reading.verbs[token.head]
        if token.deprel == "ccomp":
            return cue is not None and _speaks(cue) and token.head < verb and not reading.is_quoted(token.head)
        token = reading.parse.tokens[token.head]
    return False


def _has_own_clause(reading: Reading, verb: int, first: int) -> bool:
    """Tell whether a clause between *verb* and the quotation is what was said ("said he was sorry, “…")."""
    return any(
        verb < child < first and any(child > word > verb for word in dependents(reading.parse, child, *SUBJECTS))
        for child in dependents(reading.parse, verb, "ccomp")
    )


def _is_sentence(reading: Reading, first: int, last: int) -> bool:
    words = [token for token in range(first, last) if reading.parse.tokens[token].upos != "PUNCT"]
    return (
        len(words) >= 4
        and reading.parse.tokens[words[0]].text[:1].isupper()
        and any(reading.parse.tokens[word].upos in ("VERB", "AUX") for word in words)
    )


def _clause_after(reading: Reading, first: int, last: int) -> ReportingClause | None:
    """Find ", he said" or ", said Lavrov" behind the quotation."""
    if last >= len(reading.parse.tokens):
        return None
    if not _ends_as_speech(reading, last) and not _is_told_inverted(reading, first, last):
        return None
    start, stop = reading.bounds(last)
    if start > last - 1:
        return _clause_apart(reading, first, start, stop) if start == last else None
    position = last
    while position < stop and reading.parse.tokens[position].upos == "PUNCT" and not reading.is_quoted(position):
        position += 1
    if reading.lower(position) in ("and", "but", "or", "nor", "while", "because", "which"):
        return None
    for verb in range(position, min(stop, position + LONGEST_CLAUSE)):
        if reading.is_quoted(verb):
            if reading.quotations[reading.quotation_at[verb]].is_scare:
                continue
            return None
        if _is_bare(reading, verb):
            continue  # "“…,” study author Ana Roth said": a noun taken for a verb
        if is_verb(reading.parse.tokens[verb]) and not is_inside_phrase(reading, verb):
            return _reporting_clause(reading, verb, first, position, stop)
    return None


def _is_bare(reading: Reading, verb: int) -> bool:
    """Tell whether *verb* is an uninflected form that nothing governs, which no reporting clause has."""
    is_bare = reading.parse.tokens[verb].xpos == "VB"
    return is_bare and not dependents(reading.parse, verb, "aux", "mark") and reading.lower(verb - 1) != "to"


def _clause_apart(reading: Reading, first: int, start: int, stop: int) -> ReportingClause | None:
    """Find "Roth, head of the port, asked." behind "…?”" where it was taken for a sentence: it says nothing else."""
    parse = reading.parse
    quoted, own = (parse.sentences[parse.tokens[token].sentence] for token in (first, start))
    roots = [word for word in range(start, stop) if parse.tokens[word].deprel == "root"]
    cue = reading.verbs[roots[0]] if roots else None
    if quoted.paragraph != own.paragraph or cue is None or not cue.takes("quote") or reading.lower(stop - 1) != ".":
        return None
    verb = roots[0]
    subjects = [child for child in dependents(parse, verb, "nsubj") if child < verb]
    says_more = any(not _is_beside_what_is_said(reading, child) for child in parse.children[verb] if child > verb)
    if not subjects or says_more or parse.tokens[verb].xpos not in TENSED:
        return None
    return with_source(reading, verb, start, stop)


def _is_beside_what_is_said(reading: Reading, child: int) -> bool:
    """Tell whether *child* of a cue is neither clause nor object nor its topic ("said of the noise")."""
    relation = reading.parse.tokens[child].deprel
    is_topic = reading.has_word_below(child, ("case",), ("of", "about"))
    return relation in ("advmod", "punct") or (relation.startswith("obl") and not is_topic)


def _is_told_inverted(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a whole sentence in marks is followed by cue and speaker without a comma ("“A. B” says Roth")."""
    cue = reading.verbs[last]
    return (
        cue is not None
        and cue.takes("quote")
        and reading.parse.tokens[last].xpos in TENSED
        and _is_sentence(reading, first, last)
        and any(child > last for child in dependents(reading.parse, last, "nsubj"))
    )


def _ends_as_speech(reading: Reading, last: int) -> bool:
    inner = last - 1
    while inner > 0 and reading.parse.tokens[inner].text in _CLOSING:
        inner -= 1
    return not {reading.parse.tokens[inner].text, reading.parse.tokens[last].text}.isdisjoint(_SPEECH_ENDS)


def _reporting_clause(reading: Reading, verb: int, first: int, position: int, stop: int) -> ReportingClause | None:
    cue = reading.verbs[verb]
    opens_sentence = first == reading.bounds(first)[0]
    if not opens_sentence and (_has_own_clause(reading, verb, stop) or _is_reported_before(reading, first, verb)):
        return None
    clause = with_source(reading, verb, position, stop)
    if cue is not None and (cue.takes("quote", "quote_manner") or _speaks(cue)):
        return clause
    is_plain = clause.head is not None and all(reading.parse.tokens[word].text != "," for word in range(position, verb))
    has_object = bool(dependents(reading.parse, verb, "obj", "xcomp"))
    return clause if is_plain and opens_sentence and not has_object else None


def _is_reported_before(reading: Reading, first: int, verb: int) -> bool:
    """Tell whether an earlier cue already reports the quotation (Although he says he "loves China," she …)."""
    start = reading.bounds(first)[0]
    for word in range(start, first):
        cue = reading.verbs[word]
        if (
            cue is None
            or not cue.takes(*_FRAMES)
            or reading.is_quoted(word)
            or not dependents(reading.parse, word, *SUBJECTS)
        ):
            continue
        below = reading.subtree(word)
        if first in below and verb not in below:
            return True
    return False


def _start_of_content(reading: Reading, first: int, clause: ReportingClause) -> int:
    """Return where the content begins: with the sentence, where the clause follows and no other mark parts them."""
    start = reading.bounds(first)[0]
    if clause.verb < first or start == first:
        return first
    if reading.lower(first - 1) in (":", "—", "–", "--", "-", ".", "?", "!"):
        return first
    previous = reading.quotation_at[start:first]
    if reading.lower(start) == "here" and reading.lower(start + 2) in ("why", "how", "what"):
        return first  # "Here’s why it may be “a bad idea,” Roth says": the writer leads in
    has_cue = any(
        (cue := reading.verbs[word]) is not None and cue.takes("quote") and previous[word - start] < 0
        for word in range(start, first)
    )
    return first if has_cue and reading.lower(first - 1) == "," else start


def _speaks(cue: Cue) -> bool:
    """Tell whether clauses of *cue* are spoken and not only thought or heard."""
    sense = cue.sense("clause", "clause_wh")
    return sense is not None and sense.sort == "speech"
