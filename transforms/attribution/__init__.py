"""Attributions: who said what, read from a parse and its quotations.

Each construction of English that attributes words to somebody is one function that proposes candidates; overlaps are
settled in one place, speech that goes on is attached, and what a row needs beside the spans is read off the tree.
The terms are those of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018); docs/attribution.md says what counts.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas.attributions import Attribution, Form, Quotation
from schemas.documents import Parse
from schemas.spans import Span
from transforms.attribution.according import read_according
from transforms.attribution.acts import content_polarity, speech_act
from transforms.attribution.adjectives import read_adjective
from transforms.attribution.candidates import Candidate, to_spans
from transforms.attribution.circumstances import find_addressee, find_medium, find_said_on
from transforms.attribution.clauses import read_clause
from transforms.attribution.colons import read_colons
from transforms.attribution.complements import read_complement
from transforms.attribution.confidence import estimate_confidence
from transforms.attribution.continuations import extend_quotations
from transforms.attribution.extents import CLOSING
from transforms.attribution.impersonal import read_adverbs, read_seeming
from transforms.attribution.modality import cue_modality, is_cue_negated
from transforms.attribution.nouns import read_noun
from transforms.attribution.overlaps import find_parents, settle_overlaps
from transforms.attribution.passives import read_asked, read_passive
from transforms.attribution.pointing import read_pointing
from transforms.attribution.quoted import read_quoted
from transforms.attribution.reading import Reading, prepare_reading
from transforms.attribution.repairs import repair_trees
from transforms.attribution.signatures import read_signatures
from transforms.attribution.source_kinds import classify_source, source_role
from transforms.attribution.writers_voice import is_writer, is_writers_own, with_experiencer
from transforms.cues import load_lexicon
from transforms.syntax import dependents, is_passive

__all__ = ["open_reading", "read_attributions", "read_candidates"]

LEAST_CONFIDENCE, LEAST_QUOTING = 0.5, 0.3
"""Rows below the first are as often wrong as right when read beside their article: an analyst is better off without.
Where words of the content stand in quotation marks, somebody said them: two in three are right down to the second."""
_DEEPEST_NEST = 5
_DIRECT_SHARE = 0.9


def read_attributions(
    parse: Parse, quotations: Sequence[Quotation], least: float = LEAST_CONFIDENCE
) -> tuple[Attribution, ...]:
    """Return every statement that the text attributes, sorted by content; `parent`, `continues` index the tuple.

    *least* is the confidence below which a statement is left out, unless it quotes.
    """
    reading = open_reading(parse, quotations)
    candidates = _keep_likely(reading, read_candidates(reading), least)
    ordered = sorted(candidates, key=lambda candidate: (to_spans(reading, candidate.content), candidate.anchor))
    anchors = {candidate.anchor: number for number, candidate in enumerate(ordered)}
    parents = find_parents(reading, ordered)
    return tuple(
        _attribution(
            reading, candidate, parent, anchors.get(-1 if candidate.continues is None else candidate.continues)
        )
        for candidate, parent in zip(ordered, parents, strict=True)
    )


def open_reading(parse: Parse, quotations: Sequence[Quotation]) -> Reading:
    """Return the text as the rules see it."""
    return repair_trees(prepare_reading(parse, quotations, load_lexicon()))


def read_candidates(reading: Reading) -> list[Candidate]:
    """Return what the rules find, likely or not: at most one candidate for the same words, each with some content."""
    found = extend_quotations(reading, settle_overlaps(reading, _propose(reading)))
    worded = [_without_outer_mark(reading, _without_dateline(reading, one)) for one in found]
    return [candidate for candidate in worded if to_spans(reading, candidate.content)]


def _keep_likely(reading: Reading, candidates: list[Candidate], least: float) -> list[Candidate]:
    """Return the candidates that are more than a guess, alone or inside those that stay."""
    kept = candidates
    for _ in range(_DEEPEST_NEST):
        parents = find_parents(reading, kept)
        likely = [one for one, parent in zip(kept, parents, strict=True) if _is_likely(reading, one, parent, least)]
        if len(likely) == len(kept):
            break
        kept = likely
    return kept


def _is_likely(reading: Reading, candidate: Candidate, parent: int | None, least: float) -> bool:
    if parent is None and is_writer(reading, candidate):
        return False
    quotes = not reading.is_quoted(candidate.anchor) and any(map(reading.is_quoted, candidate.content))
    confidence = estimate_confidence(reading, candidate, is_held=parent is not None)
    return confidence >= (min(least, LEAST_QUOTING) if quotes else least)


def _without_dateline(reading: Reading, candidate: Candidate) -> Candidate:
    """Return *candidate* without the dateline of its sentence ("PARIS, May 3 (Reuters) -")."""
    sentence = reading.parse.sentences[reading.parse.tokens[candidate.anchor].sentence]
    opening = reading.openings[sentence.i]
    if opening == sentence.first:
        return candidate
    return replace(candidate, content=candidate.content - set(range(sentence.first, opening)))


def _without_outer_mark(reading: Reading, candidate: Candidate) -> Candidate:
    """Return *candidate* without the mark at its end that closes the quotation in which its cue stands too."""
    number = reading.quotation_at[candidate.anchor]
    last = max(candidate.content, default=-1)
    if number < 0 or candidate.kind == "none" or last != reading.quotation_tokens[number][1] - 1:
        return candidate
    is_mark = reading.lower(last) in CLOSING and reading.quotation_tokens[number][0] not in candidate.content
    return replace(candidate, content=candidate.content - {last}) if is_mark else candidate


def _propose(reading: Reading) -> list[Candidate]:
    quoted = read_quoted(reading)
    taken = {candidate.anchor for candidate in quoted}
    found = [
        *quoted,
        *read_according(reading),
        *read_colons(reading),
        *read_signatures(reading),
        *read_adverbs(reading),
    ]
    for token in reading.parse.tokens:
        verb, noun, adjective = reading.verbs[token.i], reading.nouns[token.i], reading.adjectives[token.i]
        candidate = read_adjective(reading, token.i, adjective) if adjective is not None else None
        if candidate is None and verb is not None and token.i not in taken:
            candidate = (
                read_pointing(reading, token.i, verb)
                or read_asked(reading, token.i, verb)
                or read_clause(reading, token.i, verb)
                or (read_passive(reading, token.i, verb) if _is_passive_form(reading, token.i) else None)
                or read_seeming(reading, token.i, verb)
                or (None if _is_passive_form(reading, token.i) else read_complement(reading, token.i, verb))
            )
        elif candidate is None and noun is not None:
            candidate = read_noun(reading, token.i, noun)
        if candidate is not None:
            found.append(with_experiencer(reading, candidate))
    return [one for one in found if not is_writers_own(reading, one)]


def _is_passive_form(reading: Reading, verb: int) -> bool:
    token = reading.parse.tokens[verb]
    is_participle = token.xpos == "VBN" and token.deprel in ("acl", "advcl")
    return is_passive(reading.parse, verb) or (is_participle and not dependents(reading.parse, verb, "aux", "nsubj"))


def _attribution(reading: Reading, candidate: Candidate, parent: int | None, continues: int | None) -> Attribution:
    is_verb_cue = candidate.kind == "verb" and _is_known(reading, candidate.anchor)
    negated = is_verb_cue and is_cue_negated(reading, candidate.anchor)
    return Attribution(
        content=to_spans(reading, candidate.content),
        quoted=_quoted_spans(reading, candidate.content),
        cue=to_spans(reading, candidate.cue, keep_marks=candidate.kind == "colon"),
        source=to_spans(reading, candidate.source),
        form=_form(reading, candidate.content),
        cue_lemma=candidate.lemma,
        cue_kind=candidate.kind,
        cue_negated=negated,
        cue_modal=cue_modality(reading, candidate.anchor) if is_verb_cue else None,
        cue_passive=candidate.is_passive,
        act=speech_act(reading, candidate),
        polarity=content_polarity(candidate.sense.polarity, is_negated_cue=negated),
        source_kind=classify_source(reading, candidate),
        source_role=source_role(reading, candidate),
        source_head=candidate.source_head,
        addressee=find_addressee(reading, candidate),
        medium=find_medium(reading, candidate),
        said_on=find_said_on(reading, candidate),
        sentence=reading.parse.tokens[candidate.anchor].sentence,
        parent=parent,
        continues=continues,
        confidence=estimate_confidence(reading, candidate, is_held=parent is not None),
        rule=candidate.rule,
    )


def _is_known(reading: Reading, anchor: int) -> bool:
    return reading.verbs[anchor] is not None or reading.adjectives[anchor] is not None


def _quoted_spans(reading: Reading, content: frozenset[int]) -> tuple[Span, ...]:
    """Return the words of *content* in quotation marks, one span for each quotation, without the marks."""
    ends: dict[int, tuple[int, int]] = {}
    for token in sorted(content):
        number = reading.quotation_at[token]
        if number >= 0:
            ends[number] = (ends.get(number, (token,))[0], token)
    spans = []
    for number, (first, last) in ends.items():
        inner, words = reading.quotations[number].inner, reading.parse.span(first, last + 1)
        spans.append(Span(max(inner.start, words.start), min(inner.end, words.end)))
    return tuple(span for span in spans if span.start < span.end)


def _form(reading: Reading, content: frozenset[int]) -> Form:
    words = [token for token in content if reading.parse.tokens[token].upos != "PUNCT"]
    quoted = sum(reading.is_quoted(token) for token in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT_SHARE * len(words) else "mixed"
