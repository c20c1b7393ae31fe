"""Who a claim's source is: the mention behind the source of an attribution, and what resolved it."""

from dataclasses import dataclass

from schemas.attributions import Attribution
from schemas.documents import Document
from schemas.mentions import Mention
from schemas.spans import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor behind a source; all fields are None where the source is not resolved."""

    actor_key: str | None = None
    antecedent: Span | None = None
    resolved_by: str | None = None


UNKNOWN = Speaker()


def find_speakers(document: Document) -> tuple[Speaker, ...]:
    """Return one speaker for each attribution of *document*, in order."""
    return tuple(_speaker(document, attribution) for attribution in document.attributions)


def _speaker(document: Document, attribution: Attribution) -> Speaker:
    if attribution.source:
        mention = mention_of(document.mentions, attribution.source, attribution.source_head)
        if mention is None or mention.actor_key is None:
            return UNKNOWN
        antecedent = document.mentions[mention.antecedent].span if mention.antecedent is not None else None
        return Speaker(mention.actor_key, antecedent, mention.resolved_by)
    if attribution.continues is None:
        return UNKNOWN
    carried = document.attributions[attribution.continues]
    earlier = _speaker(document, carried)
    if earlier.actor_key is None:
        return UNKNOWN
    return Speaker(earlier.actor_key, carried.source[0] if carried.source else earlier.antecedent, "continuation")


def mention_of(mentions: tuple[Mention, ...], spans: tuple[Span, ...], head: int | None) -> Mention | None:
    """Return the mention that *spans* are about: the longest with their head, else the first that acts within them."""
    headed = [mention for mention in mentions if head is not None and mention.head == head]
    if headed:
        return max(headed, key=lambda mention: mention.span.end - mention.span.start)
    within = [
        mention
        for mention in mentions
        if mention.reading == "actor" and any(span.covers(mention.span) for span in spans)
    ]
    return min(within, key=lambda mention: (mention.span.start, -mention.span.end)) if within else None
