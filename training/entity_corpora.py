"""Corpora of named entities to training examples: GMB (VOA news), CrossNER politics, WikiGold, UNER EWT.

Each corpus's labels are mapped to those of the model; what it does not annotate stays open (training.labels). Titles
and articles are trimmed from names, as UNER does, so that the corpora agree.
"""

import csv
import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.conllu import read_lines
from training.examples import Example
from training.labels import ANY, OUTSIDE, any_of, span_bits
from training.names import is_date_word, is_demonym, is_duration_word, place_label, trim_name
from transforms.language.entities import TaggedSpan, read_tags

MAX_WORDS = 90

PLACE = "PLACE"
"""Stands for GPE or LOC until the words of the name are seen."""
OPEN = "?"
"""An entity of a sort that the model has no label for: its words are left open."""

GMB = {
    "geo": PLACE,
    "org": "ORG",
    "per": "PERSON",
    "tim": "DATE",
    "eve": "EVENT",
    "art": "MISC",
    "nat": OPEN,
    "gpe": "NORP",
}
CROSSNER = {
    **dict.fromkeys(("politician", "person", "writer", "scientist", "musicalartist", "researcher"), "PERSON"),
    **dict.fromkeys(("organisation", "politicalparty", "university", "band"), "ORG"),
    **dict.fromkeys(("country", "location"), PLACE),
    **dict.fromkeys(("event", "election"), "EVENT"),
    "misc": "MISC",
}
CONLL = {"PER": "PERSON", "ORG": "ORG", "LOC": PLACE, "MISC": "MISC", "OTH": OPEN}

_CP1252 = str.maketrans({code: bytes([code]).decode("cp1252") for code in (0x91, 0x92, 0x93, 0x94, 0x85, 0x96, 0x97)})


def read_gmb(path: Path) -> Iterator[Example]:
    """Yield the GMB's sentences, each once. Its silver tags call demonyms and some states alike "gpe"."""
    seen: set[tuple[str, ...]] = set()
    for rows in _read_gmb_rows(path):
        forms = tuple(row[0] for row in rows)
        if forms in seen or len(forms) > MAX_WORDS:
            continue
        seen.add(forms)
        spans = [_map_gmb(span, rows) for span in read_tags([row[2] for row in rows])]
        yield _make(forms, spans, absent=(), source="gmb")


def _read_gmb_rows(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    with gzip.open(path, "rt", encoding="latin-1") as lines:
        rows: list[tuple[str, str, str]] = []
        for record in csv.reader(lines):
            if record[0].startswith("Sentence:") and rows:
                yield rows
                rows = []
            if record[0] != "Sentence #" and record[1].strip():
                rows.append((record[1].translate(_CP1252), record[2], record[3]))
        if rows:
            yield rows


def _map_gmb(span: TaggedSpan, rows: Sequence[tuple[str, str, str]]) -> TaggedSpan:
    word, tag, _ = rows[span.last - 1]
    if span.label != "gpe":
        return span._replace(label=GMB[span.label])
    is_people = tag in ("JJ", "NNS") or (tag != "NNP" and is_demonym(word)) or (tag == "NNPS" and is_demonym(word))
    return span._replace(label="NORP" if is_people else PLACE)


def read_columns(path: Path, form: int, tag: int, mapping: dict[str, str], absent: Sequence[str]) -> Iterator[Example]:
    """Yield the sentences of a file in columns: word in column *form*, IOB tag in column *tag*."""
    rows: list[list[str]] = []
    for line in (*read_lines(path), ""):
        fields = line.split("\t") if "\t" in line else line.split()
        if len(fields) >= 2 and not line.startswith(("# ", "-DOCSTART")):
            rows.append(fields)
        elif rows and not line.startswith("# "):
            if len(rows) <= MAX_WORDS:
                yield _read_rows(rows, form, tag, mapping, absent, path.name.split(".")[0])
            rows = []


def _read_rows(
    rows: Sequence[Sequence[str]], form: int, tag: int, mapping: dict[str, str], absent: Sequence[str], source: str
) -> Example:
    spans = [span._replace(label=mapping[span.label]) for span in read_tags([row[tag] for row in rows])]
    return _make(tuple(row[form] for row in rows), spans, absent, source)


def _make(forms: tuple[str, ...], spans: Iterable[TaggedSpan], absent: Sequence[str], source: str) -> Example:
    """Return an example whose words outside of *spans* are "O", or open where they look like an entity of *absent*."""
    entities = [_outside(forms, index, absent) for index in range(len(forms))]
    for first, last, label in spans:
        if label == OPEN:
            entities[first:last] = [ANY] * (last - first)
            continue
        if label == "MISC" and last - first == 1 and is_demonym(forms[first]):
            label = "NORP"
        begin = trim_name(forms, first, last, label == "PERSON")
        labels = (place_label(forms[begin:last]),) if label == PLACE else (label,)
        entities[first:begin] = [OUTSIDE] * (begin - first)
        entities[begin:last] = span_bits(last - begin, labels)
    return Example(forms, None, tuple(entities), source)


def _outside(forms: Sequence[str], index: int, absent: Sequence[str]) -> int:
    word = forms[index]
    near = forms[max(0, index - 1) : index + 2]
    looks_like = []
    if "DATE" in absent and (any(map(is_date_word, near)) or any(map(is_duration_word, near))):
        looks_like.append("DATE")
    if "NORP" in absent and is_demonym(word):
        looks_like.append("NORP")
    if index and (word[:1].isupper() or word[:1].isdigit()):
        looks_like.extend(label for label in ("EVENT", "MISC") if label in absent)
    return any_of(looks_like)


def read_entity_corpora(folder: Path) -> dict[str, list[Example]]:
    """Return the examples of every corpus of entities that may be trained on, by name; *folder* holds their files."""
    return {
        "gmb": list(read_gmb(folder / "gmb-voa.csv.gz")),
        "crossner": [
            example
            for part in ("train", "dev", "test")
            for example in read_columns(folder / f"crossner-politics-{part}.txt.gz", 0, -1, CROSSNER, ("DATE", "NORP"))
        ],
        "wikigold": list(read_columns(folder / "wikigold.txt.gz", 0, -1, CONLL, ("DATE",))),
        "uner": list(read_columns(folder / "uner-ewt_dev.iob2.gz", 1, 2, CONLL, ("DATE", "NORP", "EVENT", "MISC"))),
    }
