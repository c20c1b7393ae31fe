"""Which mentions stand inside a quotation, and who speaks there.

A noun inside a quotation is no antecedent of a pronoun outside it: in "“Women buy books,” she said" the women are the
speaker's words, and "she" is who was spoken of before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from schemas.attributions import Attribution
from schemas.spans import Span
from transforms.resolve.scene import Scene

_OUTSIDE = -1
_MARK = len("''")
_MARKS = tuple("\"“”‘’'`«„")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quotations of one document by mention.

    Attributes:
        within: for each mention the number of the quotation that holds it, -1 outside of any.
        speakers: the mention of the speaker of each quotation; None where the source is no mention.
        is_whole: whether each quotation is a statement by itself, and not some words in the writer's sentence.
        tellers: the tokens that head the sources of quotations.
        sentences: the sentences that stand wholly inside quotation marks.
    """

    within: Sequence[int]
    speakers: Sequence[int | None]
    is_whole: Sequence[bool]
    tellers: Set[int]
    sentences: Set[int]

    def is_inside(self, mention: int) -> bool:
        """Tell whether *mention* stands inside a quotation."""
        return self.within[mention] != _OUTSIDE

    def is_statement(self, mention: int, sentence: int) -> bool:
        """Tell whether *mention*, which stands in *sentence*, is part of a statement in quotation marks."""
        return self.is_inside(mention) and (self.is_whole[self.within[mention]] or sentence in self.sentences)


def find_quoted(scene: Scene) -> Quoted:
    """Return the quotations of *scene*; of those that overlap, the last one whose speaker is told counts."""
    outer = sorted(
        span for attribution in scene.attributions if attribution.parent is None for span in attribution.quoted
    )
    told: list[tuple[Span, Attribution | None]] = [
        (span, attribution)
        for attribution in scene.attributions
        for span in attribution.quoted
        if attribution.parent is None or not _is_reported(scene, attribution, span, outer)
    ]
    spoken = [span for span, _ in told]
    told += [(span, None) for span in _unspoken(scene) if not any(span.overlaps(other) for other in spoken)]
    within = [_OUTSIDE] * len(scene.mentions)
    if not told:
        return Quoted(within, (), (), frozenset(), frozenset())
    told.sort(key=lambda found: found[0])
    speakers = [_speaker(scene, attribution) if attribution else None for _, attribution in told]
    starts = [mention.span.start for mention in scene.mentions]
    for number, (span, _) in enumerate(told):
        for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            if scene.mentions[index].span.end <= span.end and (speakers[number] is not None or within[index] < 0):
                within[index] = number
    is_whole = [attribution is None or attribution.form == "direct" for _, attribution in told]
    sentences = {sentence for span, _ in told for sentence in _sentences_in(scene, span)}
    tellers = {
        attribution.source_head for _, attribution in told if attribution and attribution.source_head is not None
    }
    return Quoted(within, speakers, is_whole, tellers, sentences)


def _unspoken(scene: Scene) -> list[Span]:
    """Return the quotations of whole sentences; the text may leave it to the reader who speaks them."""
    return [quotation.span for quotation in scene.quotations if _sentences_in(scene, quotation.span)]


def _is_reported(scene: Scene, attribution: Attribution, span: Span, outer: Sequence[Span]) -> bool:
    """Tell whether *span* is reported by the speaker of a quotation around it, in whose words "I" stays that speaker.

    It is not, where it has marks of its own: “He told me, ‘I am late’”.
    """
    words = scene.parse.text[span.start : span.end].lstrip(" ,:")
    is_marked = words[:1] in _MARKS or scene.parse.text.endswith(_MARKS, 0, span.start)
    head = attribution.source_head
    said_at = scene.parse.tokens[head].start if head is not None else span.start
    last = bisect_right(outer, said_at, key=lambda around: around.start) - 1
    return last >= 0 and said_at < outer[last].end and (not is_marked or span.start <= outer[last].start)


def _sentences_in(scene: Scene, span: Span) -> range:
    """Return the sentences that lie in *span*, but for their quotation marks."""
    sentences = scene.parse.sentences
    first = bisect_left(sentences, span.start - _MARK, key=lambda sentence: sentence.start)
    return range(first, bisect_right(sentences, span.end + _MARK, key=lambda sentence: sentence.end))


def _speaker(scene: Scene, attribution: Attribution) -> int | None:
    """Return the first mention that the source heads; a quotation that goes on has the speaker of its beginning."""
    while attribution.source_head is None and attribution.continues is not None:
        attribution = scene.attributions[attribution.continues]
    head = attribution.source_head
    return scene.by_head[head][0] if head is not None and head in scene.by_head else None
