"""What stands beside a cue: to whom it was said, in what medium, and when."""

from schemas.spans import Span
from transforms.attribution.candidates import Candidate, to_spans
from transforms.attribution.reading import Reading
from transforms.attribution.sources import source_phrase
from transforms.attribution.words import words
from transforms.syntax import dependents, is_passive

_MEDIA = {
    word: medium
    for medium, words in {
        "statement": "statement communique communiqué release",
        "interview": "interview",
        "post": "tweet post twitter facebook instagram telegram weibo x vkontakte blog thread",
        "letter": "letter memo",
        "email": "email e-mail",
        "speech": "speech address remarks sermon keynote lecture",
        "news conference": "conference briefing presser",
        "debate": "debate",
        "testimony": "testimony hearing affidavit",
        "report": "report paper study filing complaint lawsuit ruling",
        "broadcast": "television tv radio show program programme broadcast podcast",
        "article": "op-ed article column editorial essay book memoir",
        "call": "call phone telephone",
        "rally": "rally",
        "video": "video",
        "message": "message text sms",
    }.items()
    for word in words.split()
}
_MEDIUM_CASES = words("in on at during via through by to")
_TO = frozenset({"to", "with"})
_DAY_WORDS = words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight earlier week month morning "
    "afternoon evening night january february march april june july august september october november december"
)
_SPANNING = ("since", "until", "till")
"""What is so "since 2019" was not said in 2019."""


def find_addressee(reading: Reading, candidate: Candidate) -> Span | None:
    """Return whom the candidate's words were said to: the object of "told", the to-phrase of "said"."""
    if candidate.kind != "verb":
        return None
    verb = candidate.anchor
    cue = reading.verbs[verb]
    if cue is None:
        return None
    heads: list[int] = []
    if candidate.is_passive or is_passive(reading.parse, verb):
        heads = dependents(reading.parse, verb, "nsubj:pass") if cue.takes("addressee", "object_infinitive") else []
    elif cue.takes("addressee") or candidate.frame == "object_infinitive":
        heads = dependents(reading.parse, verb, "iobj", "obj")
    elif candidate.frame in ("clause", "quote"):
        heads = [c for c in dependents(reading.parse, verb, "obl") if reading.has_word_below(c, ("case",), _TO)]
    for head in heads:
        if (head not in candidate.content or candidate.frame == "object_infinitive") and reading.lower(
            head
        ) not in _MEDIA:
            spans = to_spans(reading, source_phrase(reading, head, verb) - candidate.source)
            return spans[0] if spans else None
    return None


def find_medium(reading: Reading, candidate: Candidate) -> str | None:
    """Return the kind of medium that a phrase beside the cue names, or None."""
    for phrase in _phrases(reading, candidate):
        if reading.lower(phrase) in _MEDIA and reading.has_word_below(phrase, ("case",), _MEDIUM_CASES):
            return _MEDIA[reading.lower(phrase)]
    return None


def find_said_on(reading: Reading, candidate: Candidate) -> Span | None:
    """Return the words beside the cue that say when it was said, or None."""
    for phrase in _phrases(reading, candidate):
        below = reading.subtree(phrase, {candidate.anchor})
        entity = reading.parse.entity_at[phrase]
        is_date = entity >= 0 and reading.parse.entities[entity].label in ("DATE", "TIME")
        if any(reading.lower(word) in _SPANNING for word in below):
            continue
        if len(below) <= 8 and (is_date or reading.lower(phrase) in _DAY_WORDS):
            dated = {
                word
                for word in below
                if not (reading.parse.tokens[word].head == phrase and reading.parse.tokens[word].deprel == "case")
            }
            spans = to_spans(reading, dated - candidate.source - candidate.content)
            return spans[0] if spans else None
    return None


def _phrases(reading: Reading, candidate: Candidate) -> list[int]:
    if candidate.kind != "verb":
        return []
    found = dependents(
        reading.parse, candidate.anchor, "obl", "obl:unmarked", "obl:tmod", "advmod", "nmod:unmarked", "advcl"
    )
    return [phrase for phrase in found if phrase not in candidate.content and phrase not in candidate.source]
