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
from transforms.resolve.cast import Appearance, Cast
from transforms.resolve.role_words import Answer
from transforms.resolve.scene import Scene

_SENTENCE_WEIGHTS = (100, 75, 40, 20)
_RANK_WEIGHTS = (0, 10, 35, 60)
_SPEAKER = 15
_REPEATED = 6
_AGREES_SURELY = 30


def resolve_pronoun(
    scene: Scene, cast: Cast, mention: int, quoted: Sequence[tuple[Span, int | None]], keys: Sequence[str | None]
) -> Answer | None:
    """Return whom the pronoun *mention* denotes, or None.

    Args:
        quoted: quoted spans with the mention of their speaker.
        keys: actors of mentions; of names also where they stand further on.
    """
    word = scene.parse.tokens[scene.mentions[mention].head].text.lower()
    if word in FIRST_SINGULAR or word in FIRST_PLURAL:
        return _speaker(scene, mention, quoted, keys)
    if word in RELATIVE:
        return _relative(scene, mention, keys)
    if word in MASCULINE:
        return _best(scene, cast, mention, "m")
    if word in FEMININE:
        return _best(scene, cast, mention, "f")
    if word in PLURAL:
        return _best(scene, cast, mention, "plural")
    if word in NEUTER and not _follows_other_subject(scene, cast, mention):
        return _best(scene, cast, mention, "neuter")
    return None


def _relative(scene: Scene, mention: int, keys: Sequence[str | None]) -> Answer | None:
    """Return whom the noun before a relative clause denotes."""
    head = relative_head(scene.parse, scene.mentions[mention].head)
    for found in scene.by_head.get(head if head is not None else -1, ()):
        if key := keys[found]:
            return Answer(key, "relative", found)
    return None


def _speaker(
    scene: Scene, mention: int, quoted: Sequence[tuple[Span, int | None]], keys: Sequence[str | None]
) -> Answer | None:
    span = scene.mentions[mention].span
    for quote, speaker in quoted:
        if quote.covers(span) and speaker is not None:
            key = keys[speaker]
            return Answer(key, "speaker", speaker) if key else None
    return None


def _best(scene: Scene, cast: Cast, mention: int, wanted: str) -> Answer | None:
    sentence = scene.mentions[mention].sentence
    reach = 4 if wanted in ("m", "f") else 3
    best: Appearance | None = None
    best_score = -1
    for seen in reversed(cast.appearances):
        distance = sentence - seen.sentence
        if distance >= reach:
            break
        gender = cast.genders.get(seen.key)
        if not _agrees(seen, wanted, gender):
            continue
        score = _SENTENCE_WEIGHTS[distance] + _RANK_WEIGHTS[seen.rank] + _REPEATED * min(cast.times[seen.key], 5)
        score += _SPEAKER * (seen.mention in cast.speakers)
        score += _AGREES_SURELY * (gender == wanted or (wanted == "plural" and seen.is_plural))
        if score > best_score and not _is_coargument(scene, seen, mention):
            best, best_score = seen, score
    return Answer(best.key, f"pronoun_{wanted}", best.mention) if best else None


def _agrees(seen: Appearance, wanted: str, gender: str | None) -> bool:
    if wanted in ("m", "f"):
        return seen.kind == "person" and not seen.is_plural and gender in (wanted, None)
    if wanted == "plural":
        return seen.is_plural or seen.kind != "person"
    return seen.kind in ("body", "state") or (seen.kind == "group" and not seen.is_plural)


def _is_coargument(scene: Scene, seen: Appearance, mention: int) -> bool:
    """Tell whether both hang on one verb, so that only a reflexive could mean the same ("Smith told him")."""
    if scene.mentions[seen.mention].span.covers(scene.mentions[mention].span):
        return True
    token = scene.parse.tokens[scene.mentions[mention].head]
    other = scene.parse.tokens[scene.mentions[seen.mention].head]
    is_reflexive = token.text.lower().endswith(("self", "selves"))
    return token.head == other.head and token.deprel != "nmod:poss" and not is_reflexive


def _follows_other_subject(scene: Scene, cast: Cast, mention: int) -> bool:
    """Tell whether the last subject before the pronoun is something that is no actor of the cast."""
    head = scene.mentions[mention].head
    sentence = scene.parse.tokens[head].sentence
    first = scene.parse.sentences[max(0, sentence - 1)].first
    for index in range(head - 1, first - 1, -1):
        token = scene.parse.tokens[index]
        if token.deprel.startswith("nsubj") and token.upos in ("NOUN", "PROPN"):
            return not any(cast.keys.get(found) for found in scene.by_head.get(index, ()))
    return True
