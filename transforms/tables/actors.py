"""Resolved mentions of a document -> its actors, one for each key, with type, country, sector, names and offices.

What a reference entry says of an actor stands; of others the words of the document tell (`transforms.coding`). Actors
of one document are made into the tables `actors` and `actor_activity` elsewhere (`transforms.tables.actor_tables`).
"""

from collections.abc import Sequence

from schemas.actors import Actor, ActorType, Role, Sector
from schemas.documents import Parse
from schemas.mentions import Mention
from transforms.coding import ADJECTIVES, COUNTRY_NAMES, GENERIC, alpha3, role_sector, type_of_name
from transforms.reference.entries import Entry
from transforms.reference.gazetteer import Gazetteer
from transforms.reference.offices import GROUPS, OFFICES, same_office
from transforms.resolve.scene import nest

_ADDRESSES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "madam", "man", "woman"})
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
    roles = _roles(mentions, inner, indices, key, entry)
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


def _roles(
    mentions: Sequence[Mention],
    inner: Sequence[tuple[int, ...]],
    indices: list[int],
    key: str,
    entry: Entry | None,
) -> list[str]:
    """Return the offices that the document gives an actor; one of state with its country, where that is certain."""
    code = key.rpartition(":")[2]
    held = {same_office(term.title) for term in entry.terms if not term.of} if entry else set()
    roles = set()
    for index in indices:
        text = mentions[index].role_text
        if not text or not (mentions[index].form == "title_name" or mentions[index].resolved_by in _ROLE_RULES):
            continue
        office = _office(text)
        if office is None:
            continue
        belonging = [mentions[inside].actor_key for inside in inner[index] if mentions[inside].actor_key]
        is_told = belonging[:1] == [f"country:{code}"]
        is_of_state = role_sector(office) == "GOV" and (is_told or same_office(office) in held)
        roles.add(f"{office} of {COUNTRY_NAMES[code]}" if is_of_state and code in COUNTRY_NAMES else office)
    return sorted(roles)


def _office(text: str) -> str | None:
    """Return the office in the words of a role: without adjectives of praise; None for mere forms of address."""
    words = text.split()
    if text.lower() in _ADDRESSES:
        return None
    if words[0].lower() in ("former", "acting", "interim", "deputy", "ousted", "ex"):
        return text
    tails = [" ".join(words[first:]) for first in range(len(words))]
    office = next((tail for tail in tails if tail.lower() in OFFICES), None)
    return office or (None if words[-1].lower() in GROUPS else text)


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
    if parts[0] == "media":
        return "media", "JRN", f"The {name}"
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
            if sector and not (mention.role_text == "president" and alpha3(mention.actor_key or "") is None):
                return sector
    return None


def _sector_of_role(
    gazetteer: Gazetteer, mentions: Sequence[Mention], inner: Sequence[tuple[int, ...]], index: int
) -> Sector | None:
    words = mentions[index].role_text or ""
    for inside in inner[index]:
        key = mentions[inside].actor_key or ""
        entry = gazetteer.entry(key)
        if entry and entry.type not in ("person", "state"):
            return role_sector(words, body=entry.sector)
        if key.startswith("org:"):
            return role_sector(words, body=type_of_name(key.split(":")[1].replace("-", " "))[1] or "BUS")
    return role_sector(words)
