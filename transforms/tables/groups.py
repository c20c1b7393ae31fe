"""Claims that an article makes twice: the headline or the lead and the body tell the same statement.

Two claims are the same where one speaker says them (or one of them names none) and most words of the shorter content
stand in the longer one. The measure is containment of content words, as for near-duplicate texts (Broder 1997);
figures that differ keep claims apart, since "100,000" and "175,000" are two statements in like words.
"""

from collections.abc import Sequence

from schemas.attributions import Attribution
from schemas.documents import Document, Parse
from transforms.tables.speakers import Speaker

CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
MIN_WORDS = 3
MIN_CONTAINMENT = 0.6


def group_claims(document: Document, speakers: Sequence[Speaker], ids: Sequence[str]) -> list[str | None]:
    """Return for each attribution the claim id of the first claim that says the same, None where it is said once."""
    words = [_content_words(document.parse, attribution) for attribution in document.attributions]
    first = list(range(len(ids)))
    for later in range(len(ids)):
        for earlier in range(later):
            if first[earlier] == earlier and _is_same(words, speakers, earlier, later):
                first[later] = earlier
                break
    said_twice = {first[number] for number in range(len(ids)) if first[number] != number}
    return [ids[first[number]] if first[number] in said_twice else None for number in range(len(ids))]


def _is_same(words: list[frozenset[str]], speakers: Sequence[Speaker], one: int, other: int) -> bool:
    keys = {speakers[one].actor_key, speakers[other].actor_key} - {None}
    if len(keys) > 1:
        return False
    shorter, longer = sorted((words[one], words[other]), key=len)
    if len(shorter) < MIN_WORDS or (_numbers(shorter) != _numbers(longer) and _numbers(shorter)):
        return False
    return len(shorter & longer) >= MIN_CONTAINMENT * len(shorter)


def _content_words(parse: Parse, attribution: Attribution) -> frozenset[str]:
    return frozenset(
        token.lemma.lower()
        for token in parse.tokens
        if token.upos in CONTENT_TAGS
        and any(span.start <= token.start and token.end <= span.end for span in attribution.content)
    )


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if any(character.isdigit() for character in word))
