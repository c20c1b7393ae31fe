"""Mentions: names, roles, demonyms, metonyms and pronouns of a parsed text, before anyone says whom they denote.

    read_mentions(parse, gazetteer) -> tuple[Mention, ...]

Mentions are sorted by start, the longer first, and no two have the same span; `candidates` holds the keys that the
gazetteer gives a name. A mention may lie inside another: "Russian" in "Russian Foreign Minister Lavrov".
"""

from schemas.documents import Parse
from schemas.mentions import Mention
from schemas.spans import Span
from transforms.mentions.names import find_names, read_name
from transforms.mentions.pronouns import read_pronouns
from transforms.mentions.roles import read_roles
from transforms.reference.gazetteer import Gazetteer

__all__ = ["read_mentions"]


def read_mentions(parse: Parse, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions of *parse*, unresolved."""
    names = find_names(parse, gazetteer)
    named = [read_name(parse, name) for name in names]
    taken = {token for name in names for token in range(name.first, name.last)}
    titled = {mention.span: mention for mention in named if mention.form == "title_name"}
    roles = read_roles(parse, taken, tuple(titled))
    found: dict[Span, Mention] = {}
    for mention in (*named, *roles, *read_pronouns(parse)):
        found.setdefault(mention.span, mention)
    return tuple(sorted(found.values(), key=lambda mention: (mention.span.start, -mention.span.end)))
