"""Mentions -> actors within one document: names first, then roles and pronouns from left to right.

    resolve_mentions(parse, mentions, attributions, gazetteer, published_on) -> tuple[Mention, ...]

It is the one resolver: speakers of claims are looked up in what it returns. Each mention gets the canonical key of its
actor, the rule that found it and the earlier mention it rests on; where several actors fit it gets none and keeps
them as candidates. Keys that hold for one document alone begin with `doc:`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from schemas.attributions import Attribution
from schemas.documents import Parse
from schemas.mentions import Mention
from schemas.spans import Span
from transforms.reference.gazetteer import Gazetteer
from transforms.resolve.cast import Cast, appear, kind_of
from transforms.resolve.links import link_roles
from transforms.resolve.names import Names, resolve_names
from transforms.resolve.persons import FEMALE_WORDS, MALE_WORDS
from transforms.resolve.pronouns import resolve_pronoun
from transforms.resolve.roles import Answer, read_role, resolve_role
from transforms.resolve.scene import Scene, set_scene

__all__ = ["resolve_mentions"]


def resolve_mentions(
    parse: Parse,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    gazetteer: Gazetteer,
    published_on: date | None = None,
    *,
    article_id: str | None = None,
) -> tuple[Mention, ...]:
    """Return *mentions* with their actors.

    Args:
        attributions: evidence of who speaks; may be empty.
        published_on: day of publication, for offices whose holder the text does not name.
        article_id: marks keys that hold for this document alone; without it they are made from the text.
    """
    document = article_id or hashlib.sha256(parse.text.encode()).hexdigest()[:16]
    scene = set_scene(parse, mentions, attributions, gazetteer, published_on, f"doc:{document}")
    links = link_roles(scene)
    names = resolve_names(scene, links)
    cast = _cast(scene, names)
    quoted = _quoted(scene)
    return tuple(_resolved(scene, cast, names, links, quoted, index) for index in range(len(mentions)))


def _cast(scene: Scene, names: Names) -> Cast:
    """Return a cast in which nobody has appeared, but all that names and titles tell is known."""
    cast = Cast(speakers=_speaking(scene))
    for index, person in names.person_of.items():
        key = names.keys[index]
        if key:
            cast.offices.setdefault(key, set()).update(person.offices)
            if person.gender:
                cast.genders[key] = person.gender
    return cast


def _speaking(scene: Scene) -> set[int]:
    heads = {attribution.source_head for attribution in scene.attributions if attribution.source}
    return {index for index, mention in enumerate(scene.mentions) if mention.head in heads}


def _quoted(scene: Scene) -> list[tuple[Span, int | None]]:
    by_head = {mention.head: index for index, mention in reversed(list(enumerate(scene.mentions)))}
    return [
        (span, by_head.get(attribution.source_head if attribution.source_head is not None else -1))
        for attribution in scene.attributions
        for span in attribution.quoted or ()
    ]


def _resolved(
    scene: Scene, cast: Cast, names: Names, links: dict[int, int], quoted: list[tuple[Span, int | None]], index: int
) -> Mention:
    mention = scene.mentions[index]
    if mention.form not in ("pronoun", "role"):
        return _resolved_name(scene, cast, names, index)
    answer: Answer | None
    if mention.form == "pronoun":
        answer = resolve_pronoun(scene, cast, index, quoted)
    elif index in links and (linked := _linked(cast, names, links[index])):
        answer = linked
        cast.offices.setdefault(linked.key, set()).add((mention.role_text or "").lower())
    else:
        answer = resolve_role(scene, cast, read_role(scene, index, names.keys))
    if answer is None:
        return replace(mention, candidates=())
    names.keys[index] = answer.key
    _learn_gender(scene, cast, index, answer.key)
    appear(scene, cast, index, answer.key)
    return replace(mention, actor_key=answer.key, resolved_by=answer.rule, antecedent=answer.antecedent, candidates=())


def _learn_gender(scene: Scene, cast: Cast, index: int, key: str) -> None:
    """Remember what a role or pronoun tells of the gender of whom it denotes."""
    words = scene.parse.tokens[scene.mentions[index].head].lemma.lower()
    gender = "m" if words in MALE_WORDS else "f" if words in FEMALE_WORDS else None
    if gender and kind_of(key) == "person":
        cast.genders.setdefault(key, gender)


def _resolved_name(scene: Scene, cast: Cast, names: Names, index: int) -> Mention:
    mention, key = scene.mentions[index], names.keys[index]
    if key is None:
        return replace(mention, candidates=names.candidates[index])
    antecedent = None
    if names.rules[index] == "part_of_name":
        antecedent = next((seen.mention for seen in reversed(cast.appearances) if seen.key == key), None)
    if mention.reading in ("actor", "affiliation") or key.startswith("person:"):
        appear(scene, cast, index, key)
    return replace(mention, actor_key=key, resolved_by=names.rules[index], antecedent=antecedent, candidates=())


def _linked(cast: Cast, names: Names, target: int) -> Answer | None:
    key = names.keys[target]
    return Answer(key, "apposition", target) if key else None
