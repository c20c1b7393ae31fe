"""How likely it is that source and content of a candidate are right.

The log-odds of a candidate are the sum of the weights of its features in reference/cue_confidence.csv: its rule, the
sort and strength of its sense, the kind of source, the form and place of the cue, the length of the content; and how
sure the language model is that the cue reports at all. The model has read the sentence, which the features have not:
it is what tells a minister who admits a mistake from a country that admits refugees. The weights are learned from rows
that were judged beside their texts (training/judged_rows.py); a feature that is not listed weighs nothing.
"""

import math
from collections.abc import Iterable, Iterator
from functools import cache

from transforms.attribution.candidates import Candidate
from transforms.attribution.modality import cue_modality, is_cue_negated
from transforms.attribution.reading import Reading
from transforms.attribution.source_kinds import is_thing
from transforms.reference import Row, read_rows
from transforms.syntax import SUBJECTS

Feature = tuple[str, str]
WEIGHT_COLUMNS = ("feature", "value", "weight")
_IN_QUOTES = ("asides", "quoted_anchor")
_SPEAKER = ("source", "first_person")
_FIRST = frozenset({"i", "we", "my", "our"})
_SECOND = frozenset({"you", "your"})
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_PHRASES = frozenset({"infinitive", "gerund", "complement"})
_CLAUSES = frozenset({"clause", "quote", "according_to", "colon", "signature"})
_PHRASAL = frozenset(
    {"object", "object_preposition", "infinitive", "preposition", "noun_clause", "noun_phrase", "adjective"}
)
_PRESENT = frozenset({"VBZ", "VBP", "VBG"})
"""What is offered, required or exposed time and again is done and not said."""
_PERSONAL = frozenset({"he", "she"})
_NO_WORD = frozenset(
    {"according_to", "colon", "colon_quotation", "colon_paragraph", "signature", "adverb", "carried_on"}
)
"""Rules that read no verb, noun or adjective of the lexicon."""
_USUAL, _LEAST = 3.0, 0.01
"""Log-odds that the model gives the usual cue, and the probability at which its doubt ends."""
_NEEDS_NO_SOURCE = frozenset({"seeming", "said_to", "adverb", "there_is", "asked", "carried_on"})


def estimate_confidence(reading: Reading, candidate: Candidate, *, is_held: bool = False) -> float:
    """Return the estimated probability that source and content of *candidate* are right.

    *is_held*: it stands inside the content of another, so that a cue in quotation marks is no sign of a missed speaker,
    and "I" is not the writer.
    """
    weights = _load_weights()
    features = weigh_features(reading, candidate, is_held=is_held)
    odds = sum(weights.get(feature, 0.0) * value for feature, value in features)
    return 1 / (1 + math.exp(-odds))


def weigh_features(reading: Reading, candidate: Candidate, *, is_held: bool) -> Iterator[tuple[Feature, float]]:
    """Yield the features of *candidate* with their values: 1, or how sure the model is of the cue."""
    for feature in list_features(reading, candidate):
        if not (is_held and feature in (_IN_QUOTES, _SPEAKER)):
            yield feature, 1.0
    if candidate.rule not in _NO_WORD:
        yield ("reporting", _by_extent(candidate, "cue")), _model_odds(reading, candidate)


def _model_odds(reading: Reading, candidate: Candidate) -> float:
    """Return the log-odds, bounded, that the likeliest word of the cue reports, less those of the usual cue."""
    words = [word for word in candidate.cue if reading.is_cue(word)]
    likeliest = max(reading.parse.reporting[word] for word in (candidate.anchor, *words))
    bounded = min(max(likeliest, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded)) - _USUAL


@cache
def _load_weights() -> dict[Feature, float]:
    return to_weights(read_rows("cue_confidence.csv", WEIGHT_COLUMNS, WEIGHT_COLUMNS[:2]))


def to_weights(rows: Iterable[Row]) -> dict[Feature, float]:
    """Return the weight of each feature from *rows* with WEIGHT_COLUMNS."""
    return {(row["feature"], row["value"]): float(row["weight"]) for row in rows}


def list_features(reading: Reading, candidate: Candidate) -> Iterator[Feature]:
    """Yield the features of *candidate* that the table weighs."""
    yield "rule", candidate.rule
    if candidate.frame not in _CLAUSES:
        yield "content", "phrase"
    yield "sense", _by_extent(candidate, candidate.sense.sort)
    if candidate.sense.strength == "weak":
        yield "sense", _by_extent(candidate, "weak")
        is_state = candidate.sense.sort == "thought"
        if candidate.kind == "verb" and not is_state and reading.parse.tokens[candidate.anchor].xpos in _PRESENT:
            yield "sense", "weak in the present"
    yield "source", _source_feature(reading, candidate)
    if candidate.rule == "passive_object" and candidate.source_head is not None:
        yield "source", "agent"
    if candidate.frame in _PHRASES or candidate.frame.startswith(("prep:", "object")):
        yield "act", candidate.sense.act
    is_quoted = reading.is_quoted(candidate.anchor)
    if is_quoted and candidate.rule != "colon":
        yield _IN_QUOTES
    if candidate.rule in _PHRASAL and not is_quoted and any(reading.is_quoted(token) for token in candidate.content):
        yield "content", "quotes"
    length = sum(reading.parse.tokens[token].upos != "PUNCT" for token in candidate.content)
    if length < 6 and candidate.rule != "quotation":
        extent = "two" if length < 3 else "few"
        yield "length", extent if candidate.frame == "clause" else f"{extent} of a phrase"
    if candidate.kind == "verb":
        yield from _cue_features(reading, candidate.anchor)


def _cue_features(reading: Reading, verb: int) -> Iterator[Feature]:
    token = reading.parse.tokens[verb]
    yield "verb", token.xpos
    yield "place", token.deprel
    if is_cue_negated(reading, verb):
        yield "asides", "negated"
    modality = cue_modality(reading, verb)
    if modality is not None:
        yield "asides", "in question" if modality == "question" else "unreal"


def _source_feature(reading: Reading, candidate: Candidate) -> str:
    head = candidate.source_head
    if head is None:
        is_general = candidate.is_passive and (candidate.sense.sort == "thought" or _is_impersonal(reading, candidate))
        return "unsaid" if is_general or candidate.rule in _NEEDS_NO_SOURCE else _by_extent(candidate, "none")
    word = reading.lower(head)
    if word in _FIRST:
        return "first_person"
    if word in _SECOND:
        return "second_person"
    if word in _RELATIVE:
        return _by_extent(candidate, "relative")
    if word in ("it", "they", "this", "these", "those"):
        return _by_extent(candidate, "it_or_they")
    entity = reading.parse.entity_at[head]
    if word in _PERSONAL or (entity >= 0 and reading.parse.entities[entity].label in ("PERSON", "PER")):
        return "person"
    if is_thing(reading, head):
        return _by_extent(candidate, "thing")
    return "noun"


def _is_impersonal(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether an "it" stands for the clause that was said ("it was announced that"), which wants no source."""
    return candidate.rule == "clause" and reading.has_word_below(candidate.anchor, ("expl", *SUBJECTS), ("it",))


def _by_extent(candidate: Candidate, feature: str) -> str:
    """Return *feature*, kept apart where the content is no clause: whom "it" names is then less sure."""
    return feature if candidate.frame in _CLAUSES else f"{feature} of a phrase"
