"""Roles that the syntax ties to another mention: "Kerry, the Secretary of State", "Lavrov is the foreign minister"."""

from transforms.resolve.scene import Scene


def link_roles(scene: Scene) -> dict[int, int]:
    """Return the mention that each apposed or predicated role is another word for."""
    heads = {mention.head: index for index, mention in enumerate(scene.mentions) if mention.form != "role"}
    links: dict[int, int] = {}
    for index, mention in enumerate(scene.mentions):
        if mention.form != "role":
            continue
        target = _apposed_to(scene, mention.head)
        if target is None:
            target = _subject_of(scene, mention.head)
        if target is not None and target in heads:
            links[index] = heads[target]
    return links


def _apposed_to(scene: Scene, head: int) -> int | None:
    token = scene.parse.tokens[head]
    return token.head if token.deprel == "appos" else None


def _subject_of(scene: Scene, head: int) -> int | None:
    """Return the subject of a predicate noun that is singular and affirmed, or None."""
    parse = scene.parse
    children = [parse.tokens[child] for child in parse.children[head]]
    if parse.tokens[head].xpos in ("NNS", "NNPS") or not any(token.deprel == "cop" for token in children):
        return None
    if any(token.lemma.lower() in ("not", "n't", "n’t", "never") for token in children):
        return None
    return next((token.i for token in children if token.deprel == "nsubj"), None)
