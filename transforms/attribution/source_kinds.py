"""What kind of source speaks, and the office or function that its words give."""

import re
from functools import cache

from schemas.attributions import SourceKind
from transforms.attribution.candidates import Candidate
from transforms.attribution.reading import Reading
from transforms.attribution.words import words
from transforms.cues import load_lexicon
from transforms.reference import read_rows
from transforms.reference.countries import read_countries
from transforms.reference.offices import sector_of
from transforms.syntax import dependents

_DOCUMENTS = words(
    "report study poll survey census letter statement complaint lawsuit document editorial data figure figures "
    "result results email emails filing indictment transcript law bill statistics research analysis audit memo review "
    "website site book ad advertisement tweet post order ruling treaty agreement constitution release evidence "
    "test record message file testimony affidavit petition platform file"
)
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "our", "my", "your"})
_CROWDS = words("official source people person circle critic analyst observer expert witness aide insider diplomat")


def classify_source(reading: Reading, candidate: Candidate) -> SourceKind:
    """Return the kind of the candidate's source."""
    if candidate.continues is not None:
        return "inherited"
    head = candidate.source_head
    if head is None:
        return "impersonal"
    token = reading.parse.tokens[head]
    if _is_seat(reading, candidate):
        return "metonym"
    if token.upos == "PRON" or token.text.lower() in ("who", "which", "that"):
        return "unnamed" if token.text.lower() in _INDEFINITE else "pronoun"
    if token.upos == "PROPN" or reading.parse.entity_at[head] >= 0 or _name_beside(reading, head) is not None:
        return "name"
    if token.lemma.lower() in _DOCUMENTS:
        return "document"
    return "role" if _is_definite(reading, head) else "unnamed"


_INDEFINITE = words("some many one several others someone somebody everyone nobody few most both all another any")


_COUNTED = words("number percent half third thirds quarter majority minority lot dozens hundreds thousands people rest")
_BODIES = words(
    "state center centre house side camp city town village country nation capital street family world arm wing club "
    "league community circle circles household cabinet"
)
_MEASURES = words(
    "polling model estimate calculation count projection forecast investigation inquiry probe audit finding experiment "
    "trial"
)
"""What measures or inquires, and so finds."""
_PEOPLE = words(
    "client spouse advocate proponent opponent dignitary mogul elite conservative legend agency office association "
    "municipality gallery group county constituency region area base coalition industry market public electorate board "
    "business boss chief parent child mother father husband wife son daughter friend relative guest host pilot guide"
)
_OF_AGENT = re.compile(r"(?:er|or|ist|ian|ee|man|men|woman|women)s?$")
"""Endings of nouns for who does something (Quirk et al. 1985, appendix I.32-37)."""


def is_thing(reading: Reading, head: int) -> bool:
    """Tell whether the noun *head* names neither people nor a body nor a record ("his popularity", "the plan")."""
    head = _counted(reading, head)
    token = reading.parse.tokens[head]
    word = token.text.lower()
    if token.upos != "NOUN" or reading.parse.entity_at[head] >= 0 or not word.isalpha():
        return False
    is_record = token.lemma.lower() in _DOCUMENTS | _BODIES or word in _COUNTED
    return not is_record and not _names_people(token.lemma.lower()) and not _names_people(word)


def is_record(reading: Reading, head: int) -> bool:
    """Tell whether *head* is a study, poll or document, or the "which" that stands for one."""
    token = reading.parse.tokens[head]
    if token.text.lower() in ("which", "that") and token.head >= 0:
        clause = reading.parse.tokens[token.head]
        token = reading.parse.tokens[clause.head] if clause.deprel == "acl:relcl" and clause.head >= 0 else token
    return token.upos in ("NOUN", "PROPN") and token.lemma.lower() in _DOCUMENTS | _MEASURES


def is_mute(reading: Reading, head: int) -> bool:
    """Tell whether *head* is no people, body or record but a fact, event or thing ("the deal", "…, which explains")."""
    token = reading.parse.tokens[head]
    word = reading.lower(head)
    if token.xpos in ("DT", "WDT") or word in ("which", "that"):
        return _stands_for_thing(reading, head)
    entity = reading.parse.entity_at[head]
    if entity >= 0:
        return reading.parse.entities[entity].label == "EVENT"
    is_word_of_speech = word in load_lexicon().nouns
    return is_thing(reading, head) and not is_word_of_speech and not is_record(reading, head)


def _stands_for_thing(reading: Reading, pronoun: int) -> bool:
    """Tell whether "this", "that" or "which" stands for a thing or for what a whole clause tells."""
    tokens = reading.parse.tokens
    if reading.lower(pronoun) in ("this", "that") and tokens[pronoun].xpos == "DT":
        return not dependents(reading.parse, pronoun, "nmod", "acl:relcl")
    clause = tokens[pronoun].head
    for _ in range(4):
        if clause < 0 or tokens[clause].deprel.startswith(("acl", "advcl:relcl")):
            break
        clause = tokens[clause].head
    above = tokens[clause].head if clause >= 0 else -1
    if above < 0:
        return False
    return tokens[above].upos in ("VERB", "AUX", "ADJ") or is_mute(reading, above)


def _names_people(word: str) -> bool:
    return word in _PEOPLE or sector_of(word) is not None or _OF_AGENT.search(word) is not None


def _counted(reading: Reading, head: int) -> int:
    """Return the noun that *head* counts ("thousands of farmers", "14 of the beams"), or *head*."""
    if reading.lower(head) not in _COUNTED and reading.parse.tokens[head].upos != "NUM":
        return head
    counted = [
        child
        for child in dependents(reading.parse, head, "nmod")
        if child > head and reading.has_word_below(child, ("case",), ("of",))
    ]
    return counted[0] if counted else head


def _is_seat(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the source is nothing but a capital or a seat of power ("the Kremlin", "Moscow")."""
    said = [reading.lower(token) for token in sorted(candidate.source)]
    return " ".join(said[said[:1] == ["the"] :]) in _load_seats()


@cache
def _load_seats() -> frozenset[str]:
    seats = {row["words"].lower() for row in read_rows("metonyms.csv", ("words", "key", "kind"), ("words",))}
    capitals = {capital.lower() for country in read_countries() for capital in country.capitals}
    return frozenset(seats | capitals)


def _name_beside(reading: Reading, head: int) -> int | None:
    """Return the proper name that stands in apposition to *head*."""
    for child in dependents(reading.parse, head, "appos", "flat", "nmod:desc"):
        if reading.parse.tokens[child].upos == "PROPN":
            return child
    return None


def _is_definite(reading: Reading, head: int) -> bool:
    token = reading.parse.tokens[head]
    has_name = any(
        reading.parse.tokens[c].upos == "PROPN" for c in dependents(reading.parse, head, "nmod:poss", "compound")
    )
    if token.xpos == "NNS" or token.lemma.lower() in _CROWDS:
        return token.lemma.lower() not in _CROWDS and reading.has_word_below(head, ("det", "nmod:poss"), _DEFINITE)
    return has_name or reading.has_word_below(head, ("det", "nmod:poss"), _DEFINITE)


def source_role(reading: Reading, candidate: Candidate) -> str | None:
    """Return the words of the source that name an office or function, as written, or None."""
    head = candidate.source_head
    if head is None:
        return None
    tokens = reading.parse.tokens
    if tokens[head].upos == "NOUN":
        name = _name_beside(reading, head)
        words = {t for t in candidate.source if name is None or t not in reading.subtree(name)}
        return _words(reading, _run_around(words, head))
    if tokens[head].upos != "PROPN":
        return None
    for child in dependents(reading.parse, head, "nmod:desc", "compound", "appos"):
        if child in candidate.source and (tokens[child].upos == "NOUN" or tokens[child].deprel == "nmod:desc"):
            return _words(reading, _run_around(reading.subtree(child) & candidate.source, child))
    return None


def _run_around(tokens: set[int], head: int) -> list[int]:
    first = last = head
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    return list(range(first, last + 1))


def _words(reading: Reading, tokens: list[int]) -> str | None:
    while tokens and reading.parse.tokens[tokens[0]].upos in ("DET", "PUNCT"):
        tokens = tokens[1:]
    while tokens and reading.parse.tokens[tokens[-1]].upos == "PUNCT":
        tokens = tokens[:-1]
    if not tokens:
        return None
    span = reading.parse.span(tokens[0], tokens[-1] + 1)
    return reading.parse.text[span.start : span.end]
