"""Mentions -> actors within one document: names first, then roles and pronouns from left to right.

    resolve_mentions(parse, mentions, attributions, gazetteer, published_on) -> tuple[Mention, ...]

It is the one resolver: speakers of claims are looked up in what it returns. Each mention gets the canonical key of its
actor, the rule that found it and the earlier mention it rests on; where several actors fit it gets none and keeps
them as candidates. Keys that hold for one document alone begin with `doc:`.
"""

import hashlib
from collections.abc import Sequence
from datetime import date

from schemas.attributions import Attribution
from schemas.documents import Parse
from schemas.mentions import Mention
from schemas.spans import Span
from transforms.reference.gazetteer import Gazetteer
from transforms.resolve.cast import Cast, appear, hold_office, kind_of
from transforms.resolve.links import link_roles
from transforms.resolve.names import Names, resolve_names
from transforms.resolve.persons import FEMALE_WORDS, MALE_WORDS
from transforms.resolve.pronouns import resolve_pronoun
from transforms.resolve.role_words import Answer, read_role
from transforms.resolve.roles import resolve_role
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
    found = [_resolved(scene, cast, names, links, quoted, index) for index in range(len(mentions))]
    return tuple(
        _with_actor(mention, answer, candidates)
        for mention, answer, candidates in zip(mentions, found, names.candidates, strict=True)
    )


def _cast(scene: Scene, names: Names) -> Cast:
    """Return a cast in which nobody has appeared, but all that names and titles tell is known."""
    cast = Cast(speakers=_speaking(scene))
    for index, person in names.person_of.items():
        key = names.keys[index]
        if key and key not in cast.genders:
            for office in person.offices:
                hold_office(cast, key, office)
            if person.gender:
                cast.genders[key] = person.gender
    return cast


def _speaking(scene: Scene) -> set[int]:
    heads = {attribution.source_head for attribution in scene.attributions if attribution.source}
    return {index for head in heads if head is not None for index in scene.by_head.get(head, ())}


def _quoted(scene: Scene) -> list[tuple[Span, int | None]]:
    """Return quoted spans with the first mention that their speaker heads."""
    return [
        (span, next(iter(scene.by_head.get(attribution.source_head, ())), None))
        for attribution in scene.attributions
        if attribution.source_head is not None
        for span in attribution.quoted
    ]


def _resolved(
    scene: Scene, cast: Cast, names: Names, links: dict[int, int], quoted: list[tuple[Span, int | None]], index: int
) -> Answer | None:
    mention = scene.mentions[index]
    if mention.form not in ("pronoun", "role"):
        return _resolved_name(scene, cast, names, index)
    answer: Answer | None
    if mention.form == "pronoun":
        answer = resolve_pronoun(scene, cast, index, quoted, names.keys)
    elif index in links and (key := names.keys[links[index]]):
        answer = Answer(key, "apposition", links[index])
        hold_office(cast, key, mention.role_text or "")
    else:
        answer = resolve_role(scene, cast, read_role(scene, index, names.keys))
    if answer:
        names.keys[index] = answer.key
        _learn_gender(scene, cast, index, answer.key)
        appear(scene, cast, index, answer.key)
    return answer


def _learn_gender(scene: Scene, cast: Cast, index: int, key: str) -> None:
    """Remember what a role or pronoun tells of the gender of whom it denotes."""
    if key not in cast.genders and kind_of(key) == "person":
        word = scene.parse.tokens[scene.mentions[index].head].lemma.lower()
        if word in MALE_WORDS or word in FEMALE_WORDS:
            cast.genders[key] = "m" if word in MALE_WORDS else "f"


def _resolved_name(scene: Scene, cast: Cast, names: Names, index: int) -> Answer | None:
    mention, key, rule = scene.mentions[index], names.keys[index], names.rules[index]
    if key is None or rule is None:
        return None
    earlier = cast.last.get(key) if rule == "part_of_name" else None
    if mention.reading in ("actor", "affiliation") or key.startswith("person:"):
        appear(scene, cast, index, key)
    return Answer(key, rule, earlier.mention if earlier else None)


def _with_actor(mention: Mention, answer: Answer | None, candidates: tuple[str, ...]) -> Mention:
    # dataclasses.replace costs ten times as much, and this is the inner loop.
    if answer is None and mention.form in ("pronoun", "role"):
        return mention
    return Mention(
        mention.span,
        mention.head,
        mention.form,
        mention.reading,
        mention.sentence,
        mention.name,
        mention.role_text,
        answer.key if answer else None,
        answer.antecedent if answer else None,
        answer.rule if answer else None,
        () if answer else candidates,
    )
