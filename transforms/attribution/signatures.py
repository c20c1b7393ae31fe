"""Signed quotations: “…” — Name, on the line of the quotation, as in letters, mottoes and collections of replies."""

from transforms.attribution.candidates import Candidate
from transforms.attribution.reading import Reading
from transforms.attribution.words import DASHES

_DASHES = DASHES | {"―", "~"}
_LONGEST_NAME = 10
_FEWEST_WORDS = 4


def read_signatures(reading: Reading) -> list[Candidate]:
    """Return one candidate for each quotation that a dash and a name sign."""
    found = []
    for number, (first, last) in enumerate(reading.quotation_tokens):
        if (
            last - first < _FEWEST_WORDS + 2
            or not reading.quotations[number].is_closed
            or reading.lower(last) not in _DASHES
        ):
            continue
        stop = _end_of_name(reading, last)
        source = range(last + 1, stop)
        if not 0 < len(source) <= _LONGEST_NAME or not _is_name(reading, source):
            continue
        found.append(
            Candidate(
                rule="signature",
                anchor=last,
                content=frozenset(range(first, last)),
                cue=frozenset({last}),
                source=frozenset(source),
                source_head=source[0],
                lemma="—",
                kind="colon",
                frame="signature",
            )
        )
    return found


def _end_of_name(reading: Reading, dash: int) -> int:
    """Return the end of the name behind *dash*: of its paragraph, or the comma before what its bearer was doing."""
    stop = _end_of_paragraph(reading, dash)
    comma = next((word for word in range(dash + 1, stop) if reading.lower(word) == ","), stop)
    is_doing = any(reading.parse.tokens[word].xpos == "VBG" for word in range(comma, stop))
    return comma if is_doing and dash + 1 < comma else stop


def _end_of_paragraph(reading: Reading, index: int) -> int:
    sentences = reading.parse.sentences
    number = reading.parse.tokens[index].sentence
    while number + 1 < len(sentences) and sentences[number + 1].paragraph == sentences[number].paragraph:
        number += 1
        if sentences[number].last - index > _LONGEST_NAME + 2:
            break
    return sentences[number].last


def _is_name(reading: Reading, source: range) -> bool:
    """Tell whether *source* begins with a proper name and holds no verb and no date."""
    tokens = reading.parse.tokens
    return tokens[source[0]].text[0].isupper() and all(
        tokens[word].upos not in ("VERB", "AUX", "NUM") for word in source
    )
