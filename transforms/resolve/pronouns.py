"""Pronouns in one document: the last actor that agrees in number and gender, the most prominent one first.

First persons inside a quotation are its speaker. "he" and "she" look back three sentences, "they" and "it" two. Weights
after Lappin & Leass 1994 (recency, subject, object, repetition), with the speakers of attributions raised. "it" is
left open where something else than an actor was the subject before it.
"""

from collections.abc import Sequence

from schemas.spans import Span
from transforms.mentions.pronouns import (
    FEMININE,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    MASCULINE,
    NEUTER,
    PLURAL,
    RELATIVE,
    relative_head,
)
from transforms.resolve.cast import MOST_SALIENT, Appearance, Cast
from transforms.resolve.role_words import Answer
from transforms.resolve.scene import Scene

_WANTED = {
    word: wanted
    for words, wanted in (
        (FIRST_SINGULAR | FIRST_PLURAL, "speaker"),
        (RELATIVE, "relative"),
        (MASCULINE, "m"),
        (FEMININE, "f"),
        (PLURAL, "plural"),
        (NEUTER, "neuter"),
    )
    for word in words
}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SENTENCE_WEIGHTS = (100, 75, 40, 20)
_REPEATED, _OFTEN = 6, 5  # for each appearance, up to so many
_AGREES_SURELY = 30
_MOST = MOST_SALIENT + _AGREES_SURELY + _REPEATED * _OFTEN  # beside the weight of the sentence


def resolve_pronoun(
    scene: Scene, cast: Cast, mention: int, quoted: Sequence[tuple[Span, int]], keys: Sequence[str | None]
) -> Answer | None:
    """Return whom the pronoun *mention* denotes, or None.

    Args:
        quoted: quoted spans with the mention of their speaker.
        keys: actors of mentions; of names also where they stand further on.
    """
    wanted = _WANTED.get(scene.heads[mention].text.lower())
    if wanted is None or (wanted == "neuter" and _follows_other_subject(scene, cast, mention)):
        return None
    if wanted == "speaker":
        return _speaker(scene, mention, quoted, keys)
    if wanted == "relative":
        return _relative(scene, mention, keys)
    return _best(scene, cast, mention, wanted)


def _relative(scene: Scene, mention: int, keys: Sequence[str | None]) -> Answer | None:
    """Return whom the noun before a relative clause denotes."""
    head = relative_head(scene.parse, scene.heads[mention].i)
    for found in scene.by_head.get(head if head is not None else -1, ()):
        if key := keys[found]:
            return Answer(key, "relative", found)
    return None


def _speaker(
    scene: Scene, mention: int, quoted: Sequence[tuple[Span, int]], keys: Sequence[str | None]
) -> Answer | None:
    start, end = scene.mentions[mention].span
    for (first, last), speaker in quoted:
        if first <= start and end <= last:
            key = keys[speaker]
            return Answer(key, "speaker", speaker) if key else None
    return None


def _best(scene: Scene, cast: Cast, mention: int, wanted: str) -> Answer | None:
    sentence = scene.mentions[mention].sentence
    appearances, reach = (cast.persons, 4) if wanted in ("m", "f") else (cast.others, 3)
    best: Appearance | None = None
    best_score = -1
    for distance in range(reach):
        weight = _SENTENCE_WEIGHTS[distance]
        if best_score >= weight + _MOST:
            break
        for seen in reversed(appearances.get(sentence - distance, ())):
            agreement = _agreement(seen, wanted)
            if agreement is None:
                continue
            times = seen.member.times
            score = weight + seen.salience + agreement + (_REPEATED * times if times < _OFTEN else _REPEATED * _OFTEN)
            if score > best_score and not _is_coargument(scene, seen, mention):
                best, best_score = seen, score
    return Answer(best.member.key, f"pronoun_{wanted}", best.mention) if best else None


def _agreement(seen: Appearance, wanted: str) -> int | None:
    """Return the points that an actor gets for number and gender, or None where it does not agree."""
    if wanted == "plural":
        return _AGREES_SURELY if seen.is_plural else 0
    if wanted == "neuter":
        kind = seen.member.kind
        return 0 if kind in ("body", "state") or (kind == "group" and not seen.is_plural) else None
    gender = seen.member.gender
    return _AGREES_SURELY if gender == wanted else None if gender else 0


def _is_coargument(scene: Scene, seen: Appearance, mention: int) -> bool:
    """Tell whether both hang on one verb, so that only a reflexive could mean the same ("Smith told him")."""
    if scene.mentions[seen.mention].span.covers(scene.mentions[mention].span):
        return True
    token = scene.heads[mention]
    if token.head != scene.heads[seen.mention].head or token.deprel == "nmod:poss":
        return False
    return not token.text.lower().endswith(("self", "selves"))


def _follows_other_subject(scene: Scene, cast: Cast, mention: int) -> bool:
    """Tell whether the last subject before the pronoun is something that is no actor of the cast."""
    head = scene.heads[mention]
    first = scene.parse.sentences[max(0, head.sentence - 1)].first
    for token in reversed(scene.parse.tokens[first : head.i]):
        if token.deprel in _SUBJECTS and token.upos in ("NOUN", "PROPN"):
            seen = (*cast.persons.get(token.sentence, ()), *cast.others.get(token.sentence, ()))
            return all(scene.heads[appearance.mention] is not token for appearance in seen)
    return True
