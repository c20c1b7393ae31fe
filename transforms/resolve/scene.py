"""The scene that the resolver works on: mentions of one document, what lies inside what, and what is known of each.

A `Scene` is made once for a document. Countries are alpha-2 codes as canonical keys bear them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.attributions import Attribution, Quotation
from schemas.documents import Parse, Token
from schemas.mentions import Mention
from schemas.spans import Span
from transforms.reference.countries import ALPHA2
from transforms.reference.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Scene:
    """One document for the resolver.

    Attributes:
        heads: the token that heads each mention, and in `lemmas` its lemma in lower case.
        named: the mentions that have a name, and `roles` those that are roles, in order.
        names: the words of each mention's name, or None.
        labels: the label that the language model gave each name, or None.
        inner: for each mention, the mentions inside it, in order.
        own_country: the country that each mention names or belongs to by name.
        by_head: mentions by the token that heads them.
        main_country: the only country, or the one named at least twice as often as any other; None if there is none.
        only_country: the one country named at all, be it as a place or in a body's name; None if there are more.
        document: how keys that hold for this document alone begin.
    """

    parse: Parse
    mentions: Sequence[Mention]
    quotations: Sequence[Quotation]
    attributions: Sequence[Attribution]
    gazetteer: Gazetteer
    published_on: date | None
    document: str
    heads: Sequence[Token]
    lemmas: Sequence[str]
    named: Sequence[int]
    roles: Sequence[int]
    names: Sequence[str | None]
    inner: Sequence[tuple[int, ...]]
    labels: Sequence[str | None]
    own_country: Sequence[str | None]
    main_country: str | None
    only_country: str | None
    by_head: Mapping[int, Sequence[int]]


def set_scene(
    parse: Parse,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    gazetteer: Gazetteer,
    published_on: date | None,
    document: str,
) -> Scene:
    """Return the scene of a document."""
    heads = [parse.tokens[mention.head] for mention in mentions]
    named = [index for index, mention in enumerate(mentions) if mention.name]
    names: list[str | None] = [None] * len(mentions)
    labels, countries = names.copy(), names.copy()
    for index in named:
        mention = mentions[index]
        start, end = mention.name or mention.span
        names[index] = name = parse.text[start:end]
        labels[index] = _label(parse, mention.head, start)
        countries[index] = _country(gazetteer, mention, name)
    by_head: dict[int, list[int]] = {}
    for index, head in enumerate(heads):
        by_head.setdefault(head.i, []).append(index)
    return Scene(
        parse=parse,
        mentions=mentions,
        quotations=quotations,
        attributions=attributions,
        gazetteer=gazetteer,
        published_on=published_on,
        document=document,
        heads=heads,
        lemmas=[head.lemma.lower() for head in heads],
        named=named,
        roles=[index for index, mention in enumerate(mentions) if mention.form == "role"],
        names=names,
        inner=nest([mention.span for mention in mentions]),
        labels=labels,
        own_country=countries,
        main_country=_main_country(
            country
            for index in named
            if (country := countries[index]) and mentions[index].reading in ("actor", "affiliation")
        ),
        only_country=_only_country(
            country or _country_in(gazetteer, names[index]) for index, country in enumerate(countries)
        ),
        by_head=by_head,
    )


def nest(spans: Sequence[Span]) -> list[tuple[int, ...]]:
    """Return for each of *spans*, sorted by start and longest first, the indices of those inside it."""
    inner: list[tuple[int, ...]] = [()] * len(spans)
    starts = [span.start for span in spans]
    for index, following in enumerate(starts[1:]):
        end = spans[index].end
        if following < end:
            behind = bisect_left(starts, end, index + 1)
            inner[index] = tuple([other for other in range(index + 1, behind) if spans[other].end <= end])
    return inner


def _country(gazetteer: Gazetteer, mention: Mention, name: str) -> str | None:
    if mention.candidates:
        entry = gazetteer.entries.get(mention.candidates[0])
        return ALPHA2.get(entry.country or "") if entry else None
    return _country_called(gazetteer, name)


def _country_called(gazetteer: Gazetteer, word: str) -> str | None:
    senses = gazetteer.senses.get(word)
    return senses[0].iso2 if senses else None


def _label(parse: Parse, token: int, start: int) -> str | None:
    """Return the label of the token that begins at *start*, which is not far from *token*."""
    tokens = parse.tokens
    while tokens[token].start > start:
        token -= 1
    while tokens[token].start < start:
        token += 1
    entity = parse.entity_at[token]
    return parse.entities[entity].label if entity >= 0 else None


def _country_in(gazetteer: Gazetteer, name: str | None) -> str | None:
    """Return the country that the first word of a body's name tells ("Namibian Broadcasting Corporation")."""
    return _country_called(gazetteer, name.partition(" ")[0]) if name else None


def _only_country(countries: Iterable[str | None]) -> str | None:
    told = {country for country in countries if country}
    return told.pop() if len(told) == 1 else None


def _main_country(countries: Iterable[str]) -> str | None:
    counted = Counter(countries).most_common(2)
    if not counted:
        return None
    if len(counted) == 1 or counted[0][1] >= 2 * counted[1][1]:
        return counted[0][0]
    return None
