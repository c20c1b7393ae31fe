"""Mentions -> actors within one document: names first, then roles and pronouns from left to right.

    resolve_mentions(parse, mentions, quotations, attributions, gazetteer, published_on) -> tuple[Mention, ...]

It is the one resolver: speakers of claims are looked up in what it returns. Each mention gets the canonical key of its
actor, the rule that found it and the earlier mention it rests on; where several actors fit it gets none and keeps
them as candidates. Keys that hold for one document alone begin with `doc:`.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Final

from schemas.attributions import Attribution, Quotation
from schemas.documents import Parse
from schemas.mentions import Mention
from transforms.reference.gazetteer import Gazetteer
from transforms.resolve.cast import (
    FIRST_PERSON,
    Appearance,
    Cast,
    appear,
    appear_as,
    appear_open,
    appear_together,
    hold_office,
)
from transforms.resolve.links import link_roles
from transforms.resolve.names import Names, resolve_names
from transforms.resolve.persons import GENDER_OF_WORD
from transforms.resolve.pronouns import resolve_pronoun
from transforms.resolve.quoted import Quoted, find_quoted
from transforms.resolve.role_words import Answer, read_role
from transforms.resolve.roles import resolve_role
from transforms.resolve.scene import Scene, set_scene

__all__ = ["resolve_mentions"]

_READ: Final = 7  # fields of a mention that the reader fills; those of the resolver follow


def resolve_mentions(
    parse: Parse,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
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
    scene = set_scene(parse, mentions, quotations, attributions, gazetteer, published_on, f"doc:{document}")
    links = link_roles(scene)
    names = resolve_names(scene, links)
    quoted = find_quoted(scene)
    cast = _cast(scene, names, quoted)
    resolved = [_resolved(scene, cast, names, links, index) for index in range(len(mentions))]
    return tuple([_as_speaker(scene, quoted, resolved, index) for index in range(len(mentions))])


def _cast(scene: Scene, names: Names, quoted: Quoted) -> Cast:
    """Return a cast in which nobody has appeared, but all that names and titles tell is known."""
    cast = Cast(speakers=_speaking(scene), quoted=quoted)
    for key, person in names.persons:
        if key not in cast.genders:
            for office in person.offices:
                hold_office(cast, key, office)
            cast.bodies[key] = person.bodies
            if person.gender:
                cast.genders[key] = person.gender
                if not person.is_gender_told and " " not in person.name and not person.key:
                    cast.guessed.add(key)
    return cast


def _speaking(scene: Scene) -> set[int]:
    heads = {attribution.source_head for attribution in scene.attributions if attribution.source}
    return {index for head in heads if head is not None for index in scene.by_head.get(head, ())}


def _resolved(scene: Scene, cast: Cast, names: Names, links: dict[int, int], index: int) -> Mention:
    """Return a mention with its actor, who appears in *cast* by that."""
    mention = scene.mentions[index]
    if mention.form == "pronoun":
        answer = resolve_pronoun(scene, cast, index, names.keys)
    elif mention.form != "role":
        return _resolved_name(scene, cast, names, index)
    elif index in links and (key := names.keys[links[index]]):
        answer = Answer(key, "apposition", links[index])
        hold_office(cast, key, mention.role_text or "")
    else:
        role = read_role(scene, index, names.keys)
        cast.whose[index] = role.whose
        answer = resolve_role(scene, cast, role)
    if answer is None:
        return mention
    if isinstance(answer, Appearance):
        appear_as(scene, cast, index, answer)
        return Mention(*mention[:_READ], candidates=answer.member.choices)
    key, rule, antecedent = answer
    names.keys[index] = key
    seen = appear(scene, cast, index, key)
    if mention.form == "role" and key.startswith("doc:"):
        cast.roles[scene.lemmas[index]].append(seen)
    member = seen.member
    if (member.gender is None or member.is_gender_guessed) and member.kind == "person":
        told = GENDER_OF_WORD.get(scene.lemmas[index])
        member.gender = told or member.gender
        member.is_gender_guessed = member.is_gender_guessed and told is None
    return Mention._make((*mention[:_READ], key, antecedent, rule, ()))


def _as_speaker(scene: Scene, quoted: Quoted, resolved: Sequence[Mention], index: int) -> Mention:
    """Return the mention; an "I" before its speaker is known only now: “I was late,” he said."""
    mention = resolved[index]
    is_open = mention.actor_key is None and scene.heads[index].text.lower() in FIRST_PERSON and quoted.is_inside(index)
    speaker = quoted.speakers[quoted.within[index]] if is_open else None
    if speaker is None or (key := resolved[speaker].actor_key) is None:
        return mention
    return Mention._make((*mention[:_READ], key, speaker, "speaker", ()))


def _resolved_name(scene: Scene, cast: Cast, names: Names, index: int) -> Mention:
    mention, key, rule = scene.mentions[index], names.keys[index], names.rules[index]
    if key is None:
        choices = names.candidates[index]
        if choices and choices[0].startswith("person:"):
            appear_open(scene, cast, index, choices)
            appear_together(scene, cast, index, names)
        return Mention(*mention[:_READ], candidates=choices)
    earlier = cast.members.get(key) if rule == "part_of_name" else None
    antecedent = earlier.last if earlier else None
    if mention.reading in ("actor", "affiliation") or key.startswith("person:"):
        seen = appear(scene, cast, index, key)
        if seen.member.kind == "person":
            appear_together(scene, cast, index, names)
    return Mention._make((*mention[:_READ], key, antecedent, rule, ()))
