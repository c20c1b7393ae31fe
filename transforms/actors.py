"""Resolved mentions of a document -> its actors, one for each key, with type, country, sector, names and offices.

What a reference entry says of an actor stands; of others the words of the document tell (`transforms.coding`). Actors
of one document are made into the tables `actors` and `actor_activity` elsewhere (`transforms.actor_tables`).
"""

from collections.abc import Sequence

from schemas.actors import Actor, ActorType, Role, Sector
from schemas.documents import Parse
from schemas.mentions import Mention
from transforms.coding import ADJECTIVES, COUNTRY_NAMES, GENERIC, alpha3, role_sector, type_of_name
from transforms.reference.entries import Entry
from transforms.reference.gazetteer import Gazetteer
from transforms.resolve.scene import nest

_ROLE_RULES = frozenset({"apposition"})


def document_actors(
    parse: Parse, mentions: Sequence[Mention], gazetteer: Gazetteer, article_id: str
) -> tuple[Actor, ...]:
    """Return the actors that *mentions* denote, in order of their keys.

    Args:
        article_id: the article; keys that hold for one document alone bear it already.
    """
    by_key: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.actor_key:
            by_key.setdefault(mention.actor_key, []).append(index)
    inner = nest([mention.span for mention in mentions])
    return tuple(_actor(parse, mentions, gazetteer, inner, key, by_key[key]) for key in sorted(by_key))


def _actor(
    parse: Parse,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    inner: Sequence[tuple[int, ...]],
    key: str,
    indices: list[int],
) -> Actor:
    own = [mentions[index] for index in indices]
    entry = gazetteer.entry(key)
    names = _names(parse, own)
    roles = _roles(own, key)
    kind, sector, name = _coded(parse, mentions, gazetteer, inner, key, indices, names, entry)
    return Actor(
        key=key,
        name=name,
        type=kind,
        scope="document" if key.startswith("doc:") else "global",
        country=entry.country if entry else alpha3(key),
        sector=sector,
        wikidata_id=entry.wikidata_id if entry else None,
        aliases=tuple(sorted(set(names) - {name})),
        roles=tuple(Role(title) for title in roles),
    )


def _names(parse: Parse, own: Sequence[Mention]) -> list[str]:
    """Return the words that the document uses for an actor, the longest names first, without pronouns and demonyms."""
    spans = [mention.name or mention.span for mention in own if mention.form not in ("pronoun", "role", "demonym")]
    return sorted({parse.text[span.start : span.end] for span in spans}, key=lambda name: (-len(name), name))


def _roles(own: Sequence[Mention], key: str) -> list[str]:
    """Return the offices that the document gives an actor; one of state is told with its country."""
    texts = {
        mention.role_text
        for mention in own
        if mention.role_text and (mention.form == "title_name" or mention.resolved_by in _ROLE_RULES)
    }
    country = COUNTRY_NAMES.get(key.rpartition(":")[2])
    return sorted({f"{text} of {country}" if country and role_sector(text) == "GOV" else text for text in texts})


def _coded(
    parse: Parse,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    inner: Sequence[tuple[int, ...]],
    key: str,
    indices: list[int],
    names: list[str],
    entry: Entry | None,
) -> tuple[ActorType, Sector | None, str]:
    """Return type, sector and name of the actor *key*."""
    own = [mentions[index] for index in indices]
    if entry:
        told = _person_sector(gazetteer, mentions, inner, indices) if entry.type == "person" else None
        return entry.type, entry.sector if told in (None, "CVL") else told, entry.name
    parts = key.split(":")
    if parts[0] == "generic":
        noun, kind = GENERIC[parts[2]]
        return kind, parts[2], f"{ADJECTIVES.get(parts[1], parts[1])} {noun}"  # type: ignore[return-value]
    if parts[0] == "gov":
        words = parts[1].replace("-", " ").title()
        kind, sector = type_of_name(words)
        if own[0].resolved_by == "acting_place":
            return "government_body", "GOV", names[0]
        return "government_body", sector or "GOV", f"{ADJECTIVES.get(parts[2], parts[2])} {words}"
    is_person = parts[0] == "person" or (parts[0] == "doc" and parts[2] == "person")
    if is_person:
        return "person", _person_sector(gazetteer, mentions, inner, indices), names[0] if names else parts[1]
    if parts[0] == "doc" and parts[2] == "unnamed":
        first = own[0]
        words = parse.text[first.span.start : parse.tokens[first.head].end]
        return "unnamed", _sector_of_role(gazetteer, mentions, inner, indices[0]), _without_article(words)
    if own[0].resolved_by == "national_team":
        nation, _, team = parts[1].partition("-national-")
        return "ngo", None, f"{nation.replace('-', ' ').title()} national {team.replace('-', ' ')}"
    name = names[0] if names else parts[-1]
    kind, sector = type_of_name(name)
    return kind, sector, name


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words


def _person_sector(
    gazetteer: Gazetteer, mentions: Sequence[Mention], inner: Sequence[tuple[int, ...]], indices: list[int]
) -> Sector | None:
    """Return the sector of the first office that the document tells of a person."""
    for index in indices:
        mention = mentions[index]
        if mention.role_text and (mention.form == "title_name" or mention.resolved_by in _ROLE_RULES):
            sector = _sector_of_role(gazetteer, mentions, inner, index)
            if sector:
                return sector
    return None


def _sector_of_role(
    gazetteer: Gazetteer, mentions: Sequence[Mention], inner: Sequence[tuple[int, ...]], index: int
) -> Sector | None:
    words = mentions[index].role_text or ""
    for inside in inner[index]:
        entry = gazetteer.entry(mentions[inside].actor_key or "")
        if entry and entry.type not in ("person", "state"):
            return role_sector(words, body=entry.sector)
    return role_sector(words)
