"""Weigh the features of a claim anew: how often is a row right that has them, when somebody reads it beside its text?

    python -m training.judged_rows TREEBANKS transforms/reference/cue_confidence.csv

The rows that rows/rows.tsv judges are read from their texts again, and a logistic regression is fitted to the verdicts:
the features of transforms.attribution.confidence, and how sure the language model is of the cue. There are more
features than rows can settle, so that the weights begin from those of rows/prior.csv, which were counted on
development data, and move only as far as the rows drive them (a Gaussian prior).
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from training.conllu import join_forms, read_conllu
from training.entity_corpora import read_gmb
from transforms.attribution import open_reading, read_candidates
from transforms.attribution.confidence import WEIGHT_COLUMNS, Feature, to_weights, weigh_features
from transforms.attribution.overlaps import find_parents
from transforms.language import load_model, parse_text
from transforms.quotations import read_quotations
from transforms.reference import check_rows

ROWS = Path(__file__).with_name("rows")
_STRENGTH = 0.01
"""Variance of the prior: chosen by what it gives on rows of real pages, which teach nothing else."""
_LOOSE = 8.0
"""How much more freely the scale of the prior and the trust in the model may move than a single feature."""
_SCALE, _PHRASES_LESS = 0.5, 0.7
"""Rows of single agency sentences are surer than those of a page, and phrases ("criticized the plan") are claims to
fewer readers: so the odds are scaled, and those of phrases lowered first, to the shares of right rows in articles."""
_CLOSERS = frozenset({".", ",", ";", ":", "?", "!", ")", "]", "%", "”", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m"})
_OPENERS = frozenset({"(", "[", "$", "“"})


class JudgedRow(NamedTuple):
    """One verdict; the row is known again by its text, the place of its cue's head in it, and its rule."""

    text: str
    offset: int
    rule: str
    is_right: bool
    weight: float  # rows of the corpora for each one judged


class Example(NamedTuple):
    """The features of a judged row with their values, and the verdict."""

    features: dict[Feature, float]
    is_right: bool
    weight: float


def read_verdicts(path: Path) -> list[JudgedRow]:
    """Return the verdicts of rows.tsv: text, offset, rule, verdict (right, source, content, none), weight."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        JudgedRow(name, int(offset), rule, verdict == "right", float(weight))
        for name, offset, rule, verdict, weight in (line.split("\t") for line in lines)
    ]


def read_texts(treebanks: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of the documents of GUM and EWT, and of each sentence of GMB."""
    for corpus in ("gum", "ewt"):
        yield from _read_documents(treebanks / f"{corpus}-train.conllu.gz")
    for number, example in enumerate(read_gmb(treebanks / "ner" / "gmb-voa.csv.gz")):
        yield f"gmb/{number}", _join(example.forms)


def _read_documents(path: Path) -> Iterator[tuple[str, str]]:
    name, parts = "", list[str]()
    for sentence in read_conllu(path):
        if "newdoc id" in sentence.comments:
            if parts:
                yield name, "".join(parts)
            name, parts = sentence.comments["newdoc id"], []
        is_new = any(key.startswith("newpar") for key in sentence.comments)
        parts += ["\n" if is_new else " "] if parts else []
        parts.append(join_forms(sentence.words))
    yield name, "".join(parts)


def _join(forms: Sequence[str]) -> str:
    """Return the words of GMB as running text, straight quotation marks taken in pairs."""
    text, is_open = "", False
    for form in forms:
        is_closing = form in _CLOSERS or (form == '"' and is_open)
        is_behind_opener = bool(text) and (text[-1] in _OPENERS or (text[-1] == '"' and is_open))
        text += form if not text or is_closing or is_behind_opener else " " + form
        is_open ^= form == '"'
    return text


def read_examples(verdicts: Iterable[JudgedRow], texts: Iterable[tuple[str, str]]) -> Iterator[Example]:
    """Yield the rows of *verdicts* that the rules still read from *texts*."""
    model = load_model()
    by_text: dict[str, dict[tuple[int, str], JudgedRow]] = defaultdict(dict)
    for row in verdicts:
        by_text[row.text][row.offset, row.rule] = row
    for name, text in texts:
        if name not in by_text:
            continue
        parse = parse_text(text, model)
        reading = open_reading(parse, read_quotations(parse))
        candidates = read_candidates(reading)
        for candidate, parent in zip(candidates, find_parents(reading, candidates), strict=True):
            row = by_text[name].get((parse.tokens[candidate.anchor].start, candidate.rule))
            if row is not None:
                features = dict(weigh_features(reading, candidate, is_held=parent is not None))
                yield Example(features, row.is_right, row.weight)


def fit_weights(examples: Sequence[Example], prior: dict[Feature, float]) -> dict[Feature, float]:
    """Return the weight of each feature, moved from *prior* by the *examples*."""
    names = sorted({feature for example in examples for feature in example.features} | prior.keys())
    place = {name: number for number, name in enumerate(names)}
    start = np.array([prior.get(name, 0.0) for name in names])
    table = np.zeros((len(examples), len(names)))
    for line, example in zip(table, examples, strict=True):
        for feature, value in example.features.items():
            line[place[feature]] = value
    loose = np.array([_LOOSE if name[0] == "reporting" else 1.0 for name in names])
    inputs = np.column_stack([table * loose, _LOOSE * (table @ start)])
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    model.fit(inputs, [example.is_right for example in examples], [example.weight for example in examples])
    *moved, share = model.coef_[0]
    weights = dict(zip(names, share * _LOOSE * start + np.array(moved) * loose, strict=True))
    return {name: _SCALE * float(weight) for name, weight in _shift(weights, float(model.intercept_[0])).items()}


def _shift(weights: dict[Feature, float], intercept: float) -> dict[Feature, float]:
    """Add *intercept* to the weight of every rule, of which each row has one, and lower phrases."""
    shifted = {name: weight + intercept * (name[0] == "rule") for name, weight in weights.items()}
    shifted["content", "phrase"] = shifted.get(("content", "phrase"), 0.0) - _PHRASES_LESS
    return shifted


def read_weights(path: Path) -> dict[Feature, float]:
    """Return the weights of a file in the form of cue_confidence.csv."""
    text = path.read_text(encoding="utf-8")
    return to_weights(check_rows(path.name, text, WEIGHT_COLUMNS, WEIGHT_COLUMNS[:2]))


def write_weights(path: Path, weights: dict[Feature, float]) -> None:
    """Write *weights* with two decimals, those of 0 left out."""
    rounded = sorted((name, round(weight, 2)) for name, weight in weights.items())
    lines = [f"{feature},{value},{weight}" for (feature, value), weight in rounded if weight]
    path.write_text("\n".join([",".join(WEIGHT_COLUMNS), *lines]) + "\n", encoding="utf-8")


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path, help="the file of weights to write")
    given = parser.parse_args()
    verdicts = read_verdicts(ROWS / "rows.tsv")
    examples = list(read_examples(verdicts, read_texts(given.treebanks)))
    print(f"{len(examples)} of {len(verdicts)} judged rows are read, {sum(one.is_right for one in examples)} are right")
    write_weights(given.out, fit_weights(examples, read_weights(ROWS / "prior.csv")))


if __name__ == "__main__":
    main()
