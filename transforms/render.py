"""Text with marks for eyes: spans of a text set between brackets that say what they are."""

from collections.abc import Iterable

from schemas.spans import Span, slice_span


def mark_spans(text: str, marks: Iterable[tuple[Span, str, str]], within: Span | None = None) -> str:
    """Return *text* (or its part *within*) with each span set between its opening and closing mark.

    Spans may nest; the longer one opens first and closes last. Spans outside *within* are left out.

    Example:
        >>> mark_spans("Moscow denies it.", [(Span(0, 6), "[", "]")])
        '[Moscow] denies it.'
    """
    window = within or Span(0, len(text))
    inserted: list[tuple[int, int, int, str]] = []
    for order, (span, opening, closing) in enumerate(marks):
        if window.covers(span):
            length = span.end - span.start
            inserted.append((span.start, 1, -length, opening))
            inserted.append((span.end, 0, length * 1000 - order, closing))
    pieces: list[str] = []
    done = window.start
    for position, _, _, mark in sorted(inserted, key=lambda item: item[:3]):
        pieces += [slice_span(text, Span(done, position)), mark]
        done = position
    return "".join([*pieces, slice_span(text, Span(done, window.end))])
