"""Reporting clauses set into what they report: "That attitude, many argue, could …" · "…, said Mark Jones, a …".

Goes by the words between two commas, or between a comma and the end, because parsers hang such clauses anywhere.
"""

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import cue_tokens, without_asides
from transforms.attribution.reading import FINITE, TENSED, Reading
from transforms.attribution.sources import source_phrase
from transforms.attribution.words import DASHES, words
from transforms.cues import Cue
from transforms.syntax import dependents

_ENDS = frozenset({",", ".", "?", "!", ";", "—", "–", "--", ""})
_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "PART", "ADP", "CCONJ"})
_SUBORDINATORS = words("if though although when while after before as because since whether unless until for")
_LONGEST_SOURCE = 12
_FEWEST_WORDS = 3


def read_inserted(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Return the sentence around an inserted reporting clause as its content, or None."""
    sense = cue.sense("clause")
    if (
        sense is None
        or sense.sort not in ("speech", "thought")
        or reading.parse.tokens[verb].xpos not in TENSED
        or reading.is_quoted(verb)
    ):
        return None
    start, stop = reading.bounds(verb)
    head = _source_before(reading, verb, start)
    first = _first_of_source(reading, verb, start) if head is not None else verb
    if head is None:
        head = _source_after(reading, verb, stop, cue)
    if (
        head is None
        or reading.lower(head) in ("the", "a", "an")
        or first - 1 <= start
        or reading.lower(first - 1) != ","
    ):
        return None
    if any(reading.parse.tokens[word].xpos in ("WDT", "WP") for word in range(first, verb)):
        return None  # "a figure that Ethiopia disputes"
    source = source_phrase(reading, head, verb)
    last = _behind_circumstances(reading, verb, max(max(source), verb) + 1, cue, source)
    if reading.lower(last) not in _ENDS and last < stop:
        return None
    if any(
        reading.parse.tokens[word].upos == "VERB" for word in range(first, last) if word != verb and word not in source
    ):
        return None
    content = set(range(_behind_dash(reading, start, first - 1), first - 1))
    if reading.lower(last) == "," and (head < verb or not _has_finite(reading, content)):
        content |= set(range(last + 1, stop))
    content = without_asides(reading, _before_next_report(reading, content, verb), verb)
    if not _is_statement(reading, content, start) or reading.lower(first) in ("which", "who", "that", "and", "but"):
        return None
    return Candidate(
        rule="inserted", anchor=verb, content=frozenset(content), cue=cue_tokens(reading, verb) - source, source=source,
        source_head=head, lemma=cue.lemma, sense=sense, frame="clause",
    )  # fmt: skip


def _behind_dash(reading: Reading, start: int, stop: int) -> int:
    """Return where the clause around the cue begins: behind a single dash ("It rains — the hall, he says, leaks")."""
    dashes = [word for word in range(start, stop) if reading.lower(word) in DASHES and not reading.is_quoted(word)]
    if len(dashes) != 1 or stop - dashes[0] <= _FEWEST_WORDS - 1:
        return start
    return dashes[0] + 1 + (reading.parse.tokens[dashes[0] + 1].upos == "CCONJ")


def _before_next_report(reading: Reading, content: set[int], verb: int) -> set[int]:
    """Return *content* up to ", and others expect a loss", coordinate with it, in which the writer reports again."""
    for word in sorted(word for word in content if word > verb):
        cue, conjunctions = reading.verbs[word], dependents(reading.parse, word, "cc")
        if cue is None or reading.parse.tokens[word].deprel != "conj" or not conjunctions or reading.is_quoted(word):
            continue
        subjects = dependents(reading.parse, word, "nsubj")
        is_other = bool(subjects) and reading.parse.tokens[subjects[0]].upos != "PRON"
        if is_other and reading.lower(conjunctions[0] - 1) == "," and conjunctions[0] > verb:
            return {one for one in content if one < conjunctions[0] - 1}
    return content


def _is_statement(reading: Reading, content: set[int], start: int) -> bool:
    """Tell whether *content* is a main clause: a finite verb, and no conjunction that makes it depend on the cue."""
    words = [word for word in content if reading.parse.tokens[word].upos != "PUNCT"]
    return (
        len(words) >= _FEWEST_WORDS
        and _has_finite(reading, content)
        and not any(reading.lower(word) in _SUBORDINATORS for word in (start, start + 2))
    )


def _has_finite(reading: Reading, content: set[int]) -> bool:
    return any(reading.parse.tokens[word].xpos in FINITE for word in content)


def _source_before(reading: Reading, verb: int, start: int) -> int | None:
    first = _first_of_source(reading, verb, start)
    heads = [
        word
        for word in range(first, verb)
        if reading.parse.tokens[word].upos in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM")
        and not first <= reading.parse.tokens[word].head < verb
        and not reading.is_quoted(word)
    ]
    return heads[0] if heads else None


def _first_of_source(reading: Reading, verb: int, start: int) -> int:
    """Return the first token of the noun phrase that ends right before *verb* and its auxiliaries."""
    first = verb
    while first > start and verb - first <= _LONGEST_SOURCE and _may_belong(reading, first - 1):
        first -= 1
    return first


def _may_belong(reading: Reading, index: int) -> bool:
    token = reading.parse.tokens[index]
    return token.upos in _PHRASE or token.upos in ("AUX", "ADV")


def _source_after(reading: Reading, verb: int, stop: int, cue: Cue) -> int | None:
    if any(child < verb for child in dependents(reading.parse, verb, "nsubj")):
        return None
    for child in dependents(reading.parse, verb, "nsubj", "obj", *(() if cue.takes("addressee") else ("iobj",))):
        if verb < child < min(stop, verb + _LONGEST_SOURCE) and reading.parse.tokens[child].upos in (
            "NOUN",
            "PROPN",
            "PRON",
        ):
            between = range(verb + 1, child)
            return child if all(_may_belong(reading, word) for word in between) else None
    return None


def _behind_circumstances(reading: Reading, verb: int, last: int, cue: Cue, source: frozenset[int]) -> int:
    """Return the token behind time, place and addressee that follow the cue."""
    for child in dependents(reading.parse, verb, "obl", "obl:unmarked", "advmod", "obj", "iobj"):
        below = reading.subtree(child)
        if reading.parse.tokens[child].deprel in ("obj", "iobj") and not (cue.takes("addressee") or child in source):
            continue
        if any(reading.lower(case) in cue.prepositions("prep:") for case in dependents(reading.parse, child, "case")):
            continue  # "he confessed to the theft, …": what was said stands in the phrase
        if child > verb and min(below) <= last <= max(below) and len(below) <= 10:
            last = max(below) + 1
    return last
