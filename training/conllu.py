"""CoNLL-U files to sentences of syntactic words; multiword tokens keep the surface that was written.

Format: universaldependencies.org/format.html. Empty nodes are left out.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    space_after: bool

    def misc_value(self, key: str) -> str | None:
        """Return the value of *key* in MISC, or None."""
        for pair in self.misc.split("|"):
            name, _, value = pair.partition("=")
            if name == key:
                return value
        return None


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """One sentence with its comments, the keys of which stand before "="."""

    words: tuple[Word, ...]
    comments: dict[str, str] = field(default_factory=dict)

    @property
    def forms(self) -> list[str]:
        """The words as written."""
        return [word.form for word in self.words]


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, gzipped or not, without their ends."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\r\n")


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """Yield the sentences of a file in order."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in read_lines(path):
        if not line:
            if rows:
                yield TreebankSentence(tuple(_read_words(rows)), comments)
            comments, rows = {}, []
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            rows.append(line.split("\t"))
    if rows:
        yield TreebankSentence(tuple(_read_words(rows)), comments)


def _read_words(rows: list[list[str]]) -> Iterator[Word]:
    """Yield the words; those of a multiword token carry its surface where the treebank wrote the full form ("not")."""
    surface: dict[int, str] = {}
    inner: set[int] = set()
    closes: dict[int, bool] = {}
    by_id = {row[0]: row for row in rows}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            forms = [by_id[str(number)][1] for number in range(first, last + 1)]
            surface.update(zip(range(first, last + 1), _split_surface(row[1], forms), strict=True))
            inner.update(range(first, last))
            closes[last] = "SpaceAfter=No" not in row[9]
    for row in rows:
        if not row[0].isdigit():
            continue
        number = int(row[0])
        spaced = number not in inner and closes.get(number, "SpaceAfter=No" not in row[9])
        head = int(row[6]) if row[6].isdigit() else 0
        yield Word(surface.get(number, row[1]), row[2], row[3], row[4], row[5], head, row[7], row[9], spaced)


def _split_surface(surface: str, forms: list[str]) -> list[str]:
    if "".join(forms) == surface or len(forms) != 2:
        return forms
    cut = len(surface) - len(forms[1])
    if cut > 0 and surface[cut:].lower().replace("’", "'") == forms[1].lower().replace("’", "'"):
        return [surface[:cut], surface[cut:]]
    if 0 < len(forms[0]) < len(surface):
        return [surface[: len(forms[0])], surface[len(forms[0]) :]]
    return forms


def join_forms(words: tuple[Word, ...]) -> str:
    """Return the text of a sentence as it was written."""
    return "".join(word.form + " " * word.space_after for word in words).rstrip()
