"""Attributions: source + cue + content, as the readers find them; a row of `claims` is made of each.

The terms are those of the attribution corpora (PARC 3.0, Pareti 2016; PolNeAR, Newell et al. 2018).
"""

from dataclasses import dataclass
from typing import Literal

from schemas.spans import Span

Form = Literal["direct", "mixed", "indirect"]
CueKind = Literal["verb", "noun", "according_to", "colon", "adverb", "none"]
CueModal = Literal["possible", "future", "conditional", "obligation", "question"]
Polarity = Literal["affirm", "reject", "open"]
SourceKind = Literal["name", "role", "metonym", "pronoun", "unnamed", "document", "impersonal", "inherited"]
Act = Literal[
    "assert", "report_finding", "announce", "confirm", "deny", "concede", "accuse", "criticize", "praise", "support",
    "oppose", "refuse", "demand", "request", "propose", "promise", "agree", "threaten", "warn", "predict", "ask", "order",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        span: from the opening to behind the closing mark (or to the end of the paragraph, where it is not closed).
        inner: the words without the marks.
        is_closed: False where the paragraph ends inside the quotation (it may be reopened in the next one).
        is_scare: a word or name in quotation marks that nobody is quoted with.
    """

    span: Span
    inner: Span
    is_closed: bool = True
    is_scare: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement read from a text. Spans are sorted; `source` and `cue` are empty where there are none.

    Attributes:
        source: the whole noun phrase of the speaker with title and apposition.
        source_head: token index of the head of the source, or None.
        polarity: whether the source puts the content forward, rejects it, or leaves it open.
        parent: index of the attribution whose content holds this one, in the tuple it comes in.
        continues: index of the attribution whose speaker this one inherits.
        said_on: words beside the cue that say when it was said.
        confidence: estimated probability that source and content are right.
        rule: name of the construction that read it.
    """

    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    form: Form
    cue_lemma: str | None
    cue_kind: CueKind
    cue_negated: bool
    cue_modal: CueModal | None
    cue_passive: bool
    act: Act
    polarity: Polarity
    source_kind: SourceKind
    source_role: str | None
    source_head: int | None
    addressee: Span | None
    medium: str | None
    said_on: Span | None
    sentence: int
    parent: int | None
    continues: int | None
    confidence: float
    rule: str
