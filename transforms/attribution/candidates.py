"""What a rule proposes: source, cue and content as sets of tokens, before overlaps are settled."""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.attributions import CueKind
from schemas.spans import Span
from transforms.attribution.reading import Reading
from transforms.cues import Sense

PLAIN = Sense("assert", "affirm", "speech", "strong")
"""What is done by cues that only attribute: "according to", a colon, no cue at all."""
_EDGE = frozenset({",", ":", ";", ".", "-", "--", "—", "–", "…", "..."})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed attribution; token indices throughout.

    Attributes:
        anchor: the head of the cue, or the first token of the content where there is no cue.
        frame: the frame of the lexicon that the cue was read in, or "".
        continues: anchor of the candidate whose speaker is inherited.
    """

    rule: str
    anchor: int
    content: frozenset[int]
    cue: frozenset[int] = frozenset()
    source: frozenset[int] = frozenset()
    source_head: int | None = None
    lemma: str | None = None
    kind: CueKind = "verb"
    sense: Sense = PLAIN
    frame: str = ""
    is_passive: bool = False
    continues: int | None = None


def to_spans(reading: Reading, indices: Iterable[int], *, keep_marks: bool = False) -> tuple[Span, ...]:
    """Return the runs of *indices* as spans; without the commas and dashes at their edges, unless *keep_marks*."""
    spans, tokens = [], reading.parse.tokens
    for first, last in _runs(sorted(indices)):
        while not keep_marks and first < last and tokens[first].text in _EDGE:
            first += 1
        while not keep_marks and last > first and tokens[last - 1].text in _EDGE:
            last -= 1
        if first < last and (keep_marks or any(tokens[word].upos != "PUNCT" for word in range(first, last))):
            spans.append(reading.parse.span(first, last))
    return tuple(spans)


def _runs(tokens: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    return runs
