"""Spans: half-open ranges of Unicode code points, the one way in which anything points into a text."""

from typing import NamedTuple

from schemas.errors import SpanError


class Span(NamedTuple):
    """Code points [start, end) of a text; orders by start, then end."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether *other* lies within this range."""
        return self.start <= other.start and other.end <= self.end


def slice_span(text: str, span: Span) -> str:
    """Return the code points of *text* in [span.start, span.end).

    Raises:
        SpanError: the span reaches outside *text* or is reversed; shows both lengths.
    """
    if not 0 <= span.start <= span.end <= len(text):
        raise SpanError(f"span [{span.start}, {span.end}) outside a text of {len(text)} code points")
    return text[span.start : span.end]


def join_spans(text: str, spans: "tuple[Span, ...]", separator: str = " … ") -> str:
    """Return the words of *spans* in order, with *separator* where words between them were left out."""
    return separator.join(slice_span(text, span) for span in spans)
