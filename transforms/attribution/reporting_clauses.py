"""The reporting clause beside a quotation: its verb, and who speaks by the tree or by the nouns beside the verb."""

from typing import NamedTuple

from transforms.attribution.reading import TENSED, Reading
from transforms.attribution.sources import NOMINAL, agent, find_source, source_phrase
from transforms.syntax import SUBJECTS, dependents, is_passive

LONGEST_CLAUSE = 30


class ReportingClause(NamedTuple):
    """A reporting clause: its verb, the tokens of its source and their head."""

    verb: int
    source: frozenset[int]
    head: int | None


def with_source(reading: Reading, verb: int, start: int, stop: int) -> ReportingClause:
    """Give *verb* the source that the tree names within [start, stop), else the nominal beside the verb.

    Who "was asked" or "was told" it is the listener, and the speaker is the agent or not named.
    """
    cue = reading.verbs[verb]
    if cue is not None and cue.takes("addressee") and is_passive(reading.parse, verb):
        teller = agent(reading, verb)
        return ReportingClause(verb, frozenset() if teller is None else source_phrase(reading, teller, verb), teller)
    head = find_source(reading, verb)
    is_object = head is not None and head > verb and _nominal_before(reading, verb, start) is not None
    if head is not None and start <= head < stop and not reading.is_quoted(head) and not is_object:
        return ReportingClause(verb, source_phrase(reading, head, verb), head)
    return ReportingClause(verb, *_beside(reading, verb, start, stop))


def _beside(reading: Reading, verb: int, start: int, stop: int) -> tuple[frozenset[int], int | None]:
    """Return the noun phrase before *verb*, else the one behind it, with its head."""
    before = _nominal_before(reading, verb, start)
    if before is not None:
        phrase = range(before[0], before[1])
        return frozenset(phrase), _head_of(reading, phrase)
    head = _nominal_after(reading, verb, stop)
    return source_phrase(reading, head, verb) if head is not None else frozenset(), head


def _nominal_after(reading: Reading, verb: int, stop: int) -> int | None:
    """Return the head of the noun phrase right behind *verb* ("said Lavrov")."""
    opens = reading.parse.tokens[verb].xpos == "VBN" and verb == reading.bounds(verb)[0]  # "Continued Roth: “…”"
    if reading.parse.tokens[verb].xpos not in TENSED and not opens:
        return None
    for index in range(verb + 1, min(stop, verb + 8)):
        token = reading.parse.tokens[index]
        if reading.is_quoted(index) or (token.upos not in NOMINAL and token.deprel != "amod"):
            return None
        if token.upos in ("PROPN", "NOUN", "PRON") and not verb < token.head <= verb + 8:
            return index
    return None


def _nominal_before(reading: Reading, verb: int, start: int) -> tuple[int, int] | None:
    """Return the tokens of a noun phrase that fills the space between *start* and *verb*, appositions included."""
    last = verb
    while last > start and reading.parse.tokens[last - 1].upos in ("ADV", "AUX", "PART", "PUNCT"):
        last -= 1
    first = start
    while first < last and reading.parse.tokens[first].upos in ("PUNCT", "ADV", "CCONJ", "SCONJ"):
        first += 1
    words = range(first, last)
    if not words or len(words) > LONGEST_CLAUSE or reading.parse.tokens[first].upos not in NOMINAL:
        return None
    has_clause = any(
        reading.parse.tokens[word].xpos in TENSED and not is_inside_phrase(reading, word) for word in words
    )
    return None if has_clause or any(reading.is_quoted(word) for word in words) else (first, last)


def _head_of(reading: Reading, phrase: range) -> int:
    """Return the first nominal of *phrase* that nothing in it governs."""
    nominals = [word for word in phrase if reading.parse.tokens[word].upos in ("PROPN", "NOUN", "PRON")]
    free = [word for word in nominals if reading.parse.tokens[word].head not in phrase]
    return (free or nominals or [phrase[0]])[0]


def is_inside_phrase(reading: Reading, verb: int) -> bool:
    """Tell whether *verb* is a participle, an infinitive or in a relative clause, so that it reports nothing itself."""
    token = reading.parse.tokens[verb]
    if token.deprel in ("acl:relcl", "amod") or (token.deprel == "acl" and token.xpos == "VBN"):
        return True
    return token.xpos in ("VBG", "VBN", "VB") and not dependents(reading.parse, verb, "aux", "aux:pass", *SUBJECTS)
