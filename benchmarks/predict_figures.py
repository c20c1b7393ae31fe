"""Predict NewsQuant quantities from a text: our figures in the corpus's own signs, unit words and concepts.

Conventions of the corpus that are not ours, mapped here: bounds and directions share one sign; a change "from A to B"
is one item with both values; "one of the ..." counts 1; ordinals, scores, fractions and implied factors are no
quantities; money in cents keeps its unit; units are named in words (`unit_names.csv`); a count's unit is what it
counts and its concept the thing that has so many.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from schemas.documents import Parse
from schemas.figures import Figure
from transforms.figures import read_figures
from transforms.language import load_model, parse_text
from transforms.syntax import subject
from transforms.times import read_times

Item = dict[str, Any]

_NAMES_FILE = Path(__file__).with_name("unit_names.csv")
_NAMES = {row["code"]: row["name"] for row in csv.DictReader(_NAMES_FILE.open(encoding="utf-8"))}
_SIGNS = {"=": "=", "~": "~", "<": "<", "<=": "<", ">": ">", ">=": ">"}
_LEFT_OUT = frozenset({"ordinal", "score", "fraction"})
_MINOR = {"cent": "cent", "cents": "cent", "pence": "penny", "p": "point", "penny": "penny"}
_LONG_SPANS = {"decade": 10.0, "decades": 10.0, "century": 100.0, "centuries": 100.0}
_CHANGE_NOUNS = frozenset(
    {"rise", "increase", "climb", "jump", "gain", "growth", "fall", "drop", "decline", "decrease", "cut", "hike"}
)
_UNSAID = frozenset({"PRON", "DET"})


def predict_figures(in_path: Path, out_path: Path) -> None:
    """Write one line of predictions for each line of *in_path*."""
    model = load_model()
    with in_path.open(encoding="utf-8") as lines, out_path.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            parse = parse_text(row["text"], model)
            out.write(json.dumps({"id": row["id"], "items": predict_items(parse)}) + "\n")


def predict_items(parse: Parse, published_on: date | None = None) -> list[Item]:
    """Return the items of one text."""
    figures = [figure for figure in read_figures(parse, read_times(parse, published_on)) if _is_counted(parse, figure)]
    return [*_items(parse, figures), *_one_of(parse)]


def _is_counted(parse: Parse, figure: Figure) -> bool:
    if figure.kind == "duration" and parse.text[figure.number.end : figure.number.end + 1] in ("-", "‐"):
        return False
    if figure.kind == "fraction" and figure.number.start < figure.number.end:
        return "/" in parse.text[figure.number.start : figure.number.end]
    return figure.kind not in _LEFT_OUT and (
        not figure.is_vague or " of " in parse.text[figure.number.start : figure.number.end]
    )


def _items(parse: Parse, figures: list[Figure]) -> Iterator[Item]:
    skip = False
    for figure, following in zip_longest(figures, figures[1:]):
        if skip:
            skip = False
        elif following is not None and _is_pair(figure, following):
            skip = True
            yield _pair(parse, figure, following)
        else:
            yield _item(parse, figure)


def _is_pair(left: Figure, right: Figure) -> bool:
    return (
        left.change_group is not None
        and left.change_group == right.change_group
        and {
            left.change_role,
            right.change_role,
        }
        == {"from", "to"}
    )


def _pair(parse: Parse, left: Figure, right: Figure) -> Item:
    source, target = (left, right) if left.change_role == "from" else (right, left)
    low, high = _item(parse, source), _item(parse, target)
    unit = low["unit"] if low["unit"] != "-" else high["unit"]
    span = {"start": min(low["start"], high["start"]), "end": max(low["end"], high["end"])}
    return {**low, **span, "value_high": high["value"], "unit": unit, "change": "="}


def _item(parse: Parse, figure: Figure) -> Item:
    words = re.findall(r"[^\W\d_]+|\S", parse.text[figure.number.end : figure.number.end + 20])
    unit, factor = _unit(parse, figure, words[0].lower() if words else "")
    low, high = figure.value_low / factor, figure.value_high / factor
    return {
        "start": figure.number.start,
        "end": figure.number.end,
        "value": round(low, 10),
        "value_high": None if low == high else round(high, 10),
        "change": _sign(parse, figure),
        "unit": unit,
        "concept": " ".join(_concept(parse, figure)) or "-",
    }


def _sign(parse: Parse, figure: Figure) -> str:
    """The corpus marks a direction only at verbs and adverbs of change, and on the difference."""
    if figure.change_role == "delta" and not _is_change_noun(parse, figure):
        return figure.change
    return _SIGNS[figure.bound]


def _is_change_noun(parse: Parse, figure: Figure) -> bool:
    return figure.noun_head is not None and parse.tokens[figure.noun_head].lemma in _CHANGE_NOUNS


def _unit(parse: Parse, figure: Figure, word: str) -> tuple[str, float]:
    """Return the corpus's name for the unit, and the factor that the figure's value has over the written one."""
    if figure.kind == "age":
        return "year of age", 1.0
    if figure.unit is None:
        return _counted(parse, figure) or "-", 1.0
    if figure.kind == "duration" and word in _LONG_SPANS:
        return ("decade" if word.startswith("decade") else "century"), _LONG_SPANS[word]
    money, _, per = figure.unit.partition("/")
    if word in _MINOR and len(money) == 3:
        name = _MINOR[word]
        return (f"{name} per {_name(per)}" if per else name), 0.01
    if figure.kind == "percentage_point":
        return ("basis point", 0.01) if word in ("basis", "bps", "bp") else ("percentage point", 1.0)
    if not money:
        return f"{_counted(parse, figure) or 'count'} per {_name(per)}", 1.0
    return (f"{_name(money)} per {_name(per)}" if per else _name(money)), 1.0


def _name(code: str) -> str:
    return _NAMES.get(code) or code.strip("{}").lower()


def _counted(parse: Parse, figure: Figure) -> str | None:
    """Return the lemmas of what a count counts, where it stands behind the number."""
    if figure.noun_span is None or figure.noun_head is None:
        return "count" if _is_times(parse, figure) else None
    if figure.noun_span.start < figure.number.end and not _shares_noun(parse, figure):
        return "count" if _is_times(parse, figure) else None
    tokens = [token for token in parse.tokens if figure.noun_span.start <= token.start < figure.noun_span.end]
    head = figure.noun_head
    words = [token for token in tokens if token.i <= head]
    text = " ".join(token.lemma.lower() if token.i == head else token.text.lower() for token in words)
    if parse.tokens[head].upos == "PROPN" and text.endswith("s"):
        text = text[:-1]
    return "count" if words[:1] and words[0].text == "times" else text.replace(" - ", "-")


def _shares_noun(parse: Parse, figure: Figure) -> bool:
    """Tell "435 homes by open sale and 187 by tender": the noun stands at the count before."""
    first = _number_token(parse, figure)
    token = max(
        (token for token in parse.tokens[first : first + 4] if token.start < figure.number.end),
        key=lambda token: token.i,
    )
    cases = {
        parse.tokens[child].text.lower() for child in parse.children[token.i] if parse.tokens[child].deprel == "case"
    }
    return token.head == figure.noun_head and (token.deprel == "conj" or "including" in cases)


def _is_times(parse: Parse, figure: Figure) -> bool:
    return parse.text[figure.number.end : figure.number.end + 7].strip().startswith("times")


def _concept(parse: Parse, figure: Figure) -> list[str]:
    """Return the words of what has the quantity: its noun, what that belongs to, and the subject of its clause."""
    found: list[str] = []
    head = figure.noun_head
    is_count = figure.unit is None or figure.kind in ("duration", "age")
    adjacent = figure.noun_span is not None and figure.noun_span.start >= figure.number.end
    if head is not None and figure.noun_span is not None and not (is_count and adjacent and figure.kind == "count"):
        found.extend(_phrase(parse, head))
    anchor = head if head is not None and adjacent else _number_token(parse, figure)
    found.extend(_owner(parse, anchor))
    return list(dict.fromkeys(found))


def _number_token(parse: Parse, figure: Figure) -> int:
    return next(token.i for token in parse.tokens if token.end > figure.number.start)


def _owner(parse: Parse, index: int) -> list[str]:
    """Return the noun that governs token *index*, or the subject of its verb."""
    for _ in range(6):
        above = parse.tokens[index].head
        if above < 0:
            return []
        token = parse.tokens[index]
        if token.deprel == "nmod" and parse.tokens[above].upos in ("NOUN", "PROPN"):
            return _phrase(parse, above)
        if parse.tokens[above].upos in ("VERB", "AUX") and token.deprel not in ("nsubj", "nsubj:pass"):
            found = subject(parse, above)
            return _phrase(parse, found) if found is not None and parse.tokens[found].upos not in _UNSAID else []
        index = above
    return []


def _phrase(parse: Parse, head: int) -> list[str]:
    kept = ("NOUN", "PROPN", "ADJ")
    words = [
        head,
        *(
            child
            for child in parse.children[head]
            if parse.tokens[child].deprel in ("amod", "compound", "flat", "nmod")
        ),
    ]
    return [parse.tokens[index].text for index in sorted(words) if parse.tokens[index].upos in kept]


def _one_of(parse: Parse) -> Iterator[Item]:
    """Yield a count of 1 for "one of the ...", named by the words of the whole phrase."""
    for token in parse.tokens[:-1]:
        following = parse.tokens[token.i + 1]
        if token.text.lower() == "one" and following.text == "of" and following.head > token.i:
            words = _content(parse, parse.subtree(following.head))
            unit = " ".join(words)
            yield {
                "start": token.start,
                "end": token.end,
                "value": 1.0,
                "value_high": None,
                "change": "=",
                "unit": unit,
                "concept": "-",
            }


def _content(parse: Parse, indices: Iterable[int]) -> list[str]:
    tokens = [parse.tokens[index] for index in indices]
    return [token.lemma.lower() for token in tokens if token.upos in ("NOUN", "PROPN", "VERB", "ADJ")]
