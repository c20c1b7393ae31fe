"""The scene that the resolver works on: mentions of one document, what lies inside what, and what is known of each.

A `Scene` is made once for a document. Countries are alpha-2 codes as canonical keys bear them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.attributions import Attribution
from schemas.documents import Parse
from schemas.mentions import Mention
from schemas.spans import Span
from transforms.reference.countries import ALPHA2
from transforms.reference.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Scene:
    """One document for the resolver.

    Attributes:
        names: the words of each mention's name, or None.
        labels: the label that the language model gave each name, or None.
        inner: for each mention, the mentions inside it, in order.
        own_country: the country that each mention names or belongs to by name.
        by_head: mentions by the token that heads them.
        main_country: the only country, or the one named at least twice as often as any other; None if there is none.
        document: how keys that hold for this document alone begin.
    """

    parse: Parse
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    gazetteer: Gazetteer
    published_on: date | None
    document: str
    names: tuple[str | None, ...]
    inner: tuple[tuple[int, ...], ...]
    labels: tuple[str | None, ...]
    own_country: tuple[str | None, ...]
    main_country: str | None
    by_head: Mapping[int, list[int]]

    def lemma(self, mention: int) -> str:
        """Return the lemma of the head of a mention in lower case."""
        return self.parse.tokens[self.mentions[mention].head].lemma.lower()


def set_scene(
    parse: Parse,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    gazetteer: Gazetteer,
    published_on: date | None,
    document: str,
) -> Scene:
    """Return the scene of a document."""
    text = parse.text
    names = tuple(text[mention.name.start : mention.name.end] if mention.name else None for mention in mentions)
    countries = tuple(_country(gazetteer, mention, name) for mention, name in zip(mentions, names, strict=True))
    by_head: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_head.setdefault(mention.head, []).append(index)
    return Scene(
        parse=parse,
        mentions=mentions,
        attributions=attributions,
        gazetteer=gazetteer,
        published_on=published_on,
        document=document,
        names=names,
        inner=nest([mention.span for mention in mentions]),
        labels=_labels(parse, mentions),
        own_country=countries,
        main_country=_main_country(
            country
            for mention, country in zip(mentions, countries, strict=True)
            if mention.reading in ("actor", "affiliation")
        ),
        by_head=by_head,
    )


def nest(spans: Sequence[Span]) -> tuple[tuple[int, ...], ...]:
    """Return for each of *spans*, sorted by start and longest first, the indices of those inside it."""
    inner: list[list[int]] = [[] for _ in spans]
    open_spans: list[int] = []
    for index, span in enumerate(spans):
        while open_spans and spans[open_spans[-1]].end <= span.start:
            open_spans.pop()
        for outer in open_spans:
            if span.end <= spans[outer].end:
                inner[outer].append(index)
        open_spans.append(index)
    return tuple(tuple(found) for found in inner)


def _country(gazetteer: Gazetteer, mention: Mention, name: str | None) -> str | None:
    if mention.candidates:
        entry = gazetteer.entries.get(mention.candidates[0])
        return ALPHA2.get(entry.country or "") if entry else None
    if name is None:
        return None
    senses = gazetteer.senses.get(name)
    return senses[0].iso2 if senses else None


def _labels(parse: Parse, mentions: Sequence[Mention]) -> tuple[str | None, ...]:
    return tuple(_label(parse, mention.head, mention.name.start) if mention.name else None for mention in mentions)


def _label(parse: Parse, token: int, start: int) -> str | None:
    """Return the label of the token that begins at *start*, which is not far from *token*."""
    while parse.tokens[token].start > start:
        token -= 1
    while parse.tokens[token].start < start:
        token += 1
    entity = parse.entity_at[token]
    return parse.entities[entity].label if entity >= 0 else None


def _main_country(countries: Iterable[str | None]) -> str | None:
    counted = Counter(country for country in countries if country).most_common(2)
    if not counted:
        return None
    if len(counted) == 1 or counted[0][1] >= 2 * counted[1][1]:
        return counted[0][0]
    return None
