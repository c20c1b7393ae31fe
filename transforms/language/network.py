"""The language model: loaded from the files of the package, checked, and run on one sentence at a time.

One sentence a run, because then its annotation cannot depend on its neighbours: int8 activations share one scale for
all that is run together. Needs onnxruntime and tokenizers, no network. A model holds no thread of its own, so that it
survives a fork, and may be used by several threads at once.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from schemas.errors import ModelError
from transforms.language.entities import EntityTags
from transforms.language.trees import Heads, Scores, decode_heads
from transforms.language.wordpieces import WordPieces

MODEL_FORMAT = 2
"""Raised whenever the inputs or outputs of the network change."""

LABEL_SETS = ("upos", "xpos", "deprel", "entity_tags")
"""What labels.json lists in the order of the network's outputs."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_DECODINGS = 4
_FORBIDDEN = -1e4
_OUTPUTS = ("upos", "xpos", "entity", "reporting", "arcs", "greedy", "relation", "dependent", "head")


class Analysis(NamedTuple):
    """What the model says of one sentence: one item a word; heads count from 1, 0 is the root."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    entity_tags: list[str]
    reporting: list[float]  # probability that the word tells what somebody says or thinks


class TreeScores(NamedTuple):
    """What the network says of the tree of one sentence; row 0 is the root."""

    arcs: Scores  # dependent by head
    greedy: Heads  # the best head of each word, taken alone
    relation: Scores  # word by relation, for the arcs to those heads
    dependent: Scores  # each word as a dependent and as a head, to score the relations of other arcs
    head: Scores


class LanguageModel:
    """A loaded model; make one with `load_model`."""

    def __init__(self, session: onnxruntime.InferenceSession, pieces: WordPieces, card: dict[str, Any]) -> None:
        self._session = session
        self._pieces = pieces
        self._upos: list[str] = card["upos"]
        self._xpos: list[str] = card["xpos"]
        self._deprels: list[str] = card["deprel"]
        self._root = self._deprels.index("root")
        self._entities = EntityTags(card["entity_tags"])
        self.version: str = card["version"]
        (weights,) = session.run(("relation_weights",), pieces.encode(("a",))._asdict())
        self._relation_weights: Scores = weights.reshape(len(weights), len(self._deprels), len(weights))

    def analyse(self, words: Sequence[str]) -> Analysis:
        """Annotate one sentence of at least one word."""
        encoded = self._pieces.encode(words)
        upos, xpos, entity, reporting, *tree = self._session.run(_OUTPUTS, encoded._asdict())
        heads, deprels = self._read_tree(TreeScores(*tree))
        return Analysis(
            [self._upos[tag] for tag in upos[1:].tolist()],
            [self._xpos[tag] for tag in xpos[1:].tolist()],
            heads,
            deprels,
            [self._entities.tags[tag] for tag in self._entities.best(entity[1:])],
            reporting[1:].tolist(),
        )

    def _read_tree(self, scores: TreeScores) -> tuple[list[int], list[str]]:
        """Return heads and relations; decoded again without an arc where a word would have two subjects."""
        for _ in range(_DECODINGS):
            heads = decode_heads(scores.arcs)
            deprels = self._label_arcs(heads, scores)
            spare = _spare_subject(scores.arcs, heads.tolist(), deprels)
            if spare is None:
                break
            scores.arcs[spare, heads[spare]] = _FORBIDDEN
        return heads[1:].tolist(), deprels

    def _label_arcs(self, heads: Heads, scores: TreeScores) -> list[str]:
        relation = scores.relation
        for word in np.flatnonzero(heads[1:] != scores.greedy[1:]) + 1:
            ends = scores.dependent[word], self._relation_weights, scores.head[heads[word]]
            relation[word] = np.einsum("k,krj,j->r", *ends)
        is_root = heads == 0
        relation[is_root, :] = -np.inf
        relation[~is_root, self._root] = -np.inf
        relation[is_root, self._root] = 0.0
        scores.greedy[:] = heads
        return [self._deprels[label] for label in relation[1:].argmax(axis=1).tolist()]


def _spare_subject(arcs: Scores, heads: list[int], deprels: list[str]) -> int | None:
    """Return, where a head has two subjects, the one that has the least to lose by another head; UD allows but one."""
    subjects: dict[int, list[int]] = {}
    for word, deprel in enumerate(deprels, 1):
        if deprel in _SUBJECTS:
            subjects.setdefault(heads[word], []).append(word)
    for rivals in subjects.values():
        if len(rivals) > 1:
            return min(
                rivals, key=lambda word: float(arcs[word, heads[word]] - _second_best(arcs[word], word, heads[word]))
            )
    return None


def _second_best(row: Scores, word: int, head: int) -> float:
    rest = row.copy()
    rest[[word, head, 0]] = _FORBIDDEN
    return float(rest.max())


@cache
def load_model() -> LanguageModel:
    """Load the model that ships with the package; the second call in a process returns the first one's.

    Raises:
        ModelError: a file is missing, damaged, or of another version; names it.
    """
    return open_model(files("transforms.language").joinpath("model"))


def open_model(folder: Traversable) -> LanguageModel:
    """Load the model in *folder*: labels.json, which lists the checksums of the others, parser.onnx, tokenizer.json.

    Raises:
        ModelError: as `load_model`.
    """
    card = _read_card(folder)
    if card.get("format") != MODEL_FORMAT:
        raise ModelError(f"labels.json: model format {card.get('format')}, this version reads {MODEL_FORMAT}")
    weights = _read_checked(folder, "parser.onnx", card)
    tokenizer = Tokenizer.from_str(_read_checked(folder, "tokenizer.json", card).decode("utf-8"))
    return LanguageModel(_open_session(weights), WordPieces(tokenizer), card)


def _read_card(folder: Traversable) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads(_read(folder, "labels.json"))
    except ValueError as error:
        raise ModelError(f"labels.json: not JSON: {error}") from error
    return card


def _read_checked(folder: Traversable, name: str, card: dict[str, Any]) -> bytes:
    content = _read(folder, name)
    digest = hashlib.sha256(content).hexdigest()
    expected = card["sha256"][name]
    if digest != expected:
        raise ModelError(f"{name}: sha256 is {digest}, labels.json says {expected}; install the package again")
    return content


def _read(folder: Traversable, name: str) -> bytes:
    try:
        return folder.joinpath(name).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(f"{name}: missing from {folder}; install the package again") from error


def _open_session(weights: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the graph is written with the operators that it should run on; further fusion makes it slower
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
