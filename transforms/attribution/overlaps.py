"""Candidates that read the same words: one stays; candidates inside the content of another become its children."""

from collections.abc import Mapping, Sequence

from transforms.attribution.candidates import Candidate
from transforms.attribution.reading import Reading

_PRECEDENCE = (
    "quotation",
    "pointing_back",
    "colon_quotation",
    "according_to",
    "clause",
    "parenthesis",
    "as_clause",
    "colon_paragraph",
    "colon",
)
_HEDGES = frozenset({"seeming", "adverb"})
_SAME = 0.8


def settle_overlaps(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return *candidates* in the order of their anchors, without those that repeat the content of a better one."""
    anchored = {one.anchor: one for one in candidates}
    sound = [one for one in candidates if one.content and not _is_reporting_clause(reading, one, anchored)]
    kept: list[Candidate] = []
    holders: dict[int, list[int]] = {}
    for candidate in sorted(sound, key=lambda one: (_rank(one), one.anchor)):
        rivals = {number for token in _ends(candidate) for number in holders.get(token, ())}
        if any(_is_repeated(candidate, kept[number]) or _is_doubled(candidate, kept[number]) for number in rivals):
            continue
        for token in candidate.content:
            holders.setdefault(token, []).append(len(kept))
        kept.append(candidate)
    return sorted(kept, key=lambda one: (one.anchor, one.rule))


def _is_reporting_clause(reading: Reading, candidate: Candidate, anchored: Mapping[int, Candidate]) -> bool:
    """Tell whether the content is nothing but cue and source of another ("Donors, said Roth, are required to …")."""
    words = {token for token in candidate.content if reading.parse.tokens[token].upos != "PUNCT"}
    within = [anchored[token] for token in words if token in anchored]
    return any(words <= other.cue | other.source for other in within if other is not candidate)


def _rank(candidate: Candidate) -> int:
    return _PRECEDENCE.index(candidate.rule) if candidate.rule in _PRECEDENCE else len(_PRECEDENCE)


def _ends(candidate: Candidate) -> tuple[int, ...]:
    ordered = sorted(candidate.content)
    return ordered[0], ordered[len(ordered) // 2], ordered[-1]


def _is_repeated(candidate: Candidate, rival: Candidate) -> bool:
    if candidate.anchor == rival.anchor:
        return True
    if _is_inside(candidate, rival):
        return False
    shared = len(candidate.content & rival.content)
    return shared >= _SAME * max(len(candidate.content), len(rival.content))


def _is_inside(candidate: Candidate, rival: Candidate) -> bool:
    """Tell whether *rival* reports that somebody said it ("Roth confirmed the board declined to open an inquiry")."""
    is_held = bool(candidate.source) and candidate.source | {candidate.anchor} <= rival.content
    return is_held and rival.anchor not in candidate.content


def _is_doubled(candidate: Candidate, rival: Candidate) -> bool:
    """Tell whether the same source says outside of a quotation what is part of that quotation."""
    return (
        rival.rule == "quotation"
        and candidate.rule == "clause"
        and candidate.anchor not in rival.content
        and bool(candidate.source & rival.source)
        and candidate.content <= rival.content
    )


def find_parents(reading: Reading, candidates: Sequence[Candidate]) -> list[int | None]:
    """Return for each of *candidates* the index of the one whose content most tightly holds its anchor, or None."""
    tightest: list[int | None] = [None] * len(reading.parse.tokens)
    speakers = [number for number, candidate in enumerate(candidates) if candidate.rule not in _HEDGES]
    for number in sorted(speakers, key=lambda one: -len(candidates[one].content)):
        for token in candidates[number].content:
            tightest[token] = number
    parents: list[int | None] = []
    for number, candidate in enumerate(candidates):
        found = tightest[candidate.anchor]
        parents.append(found if found != number and not _circular(candidates, number, found) else None)
    return parents


def _circular(candidates: Sequence[Candidate], child: int, parent: int | None) -> bool:
    return parent is not None and candidates[parent].anchor in candidates[child].content
