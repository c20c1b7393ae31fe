"""Write the trained network as the files that ship.

    python -m training.export RUN --base MINILM --out FOLDER --version V

The graph is built by hand from onnxruntime's fused operators, so that one sentence a run costs little besides its
matrix products. The encoder's matrices and the word embeddings are int8 (one scale a column, one a row); activations
are quantised as they come, with one scale for the sentence; the heads stay float. `--float` writes the same graph
unquantised, to see what int8 costs.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.network import CUE_LAYERS, HEADS, LAYERS, WIDTH
from transforms.language.network import MODEL_FORMAT
from transforms.language.wordpieces import MAX_PIECES

Array = NDArray[np.float32]
_OPSET, _FUSED = 17, "com.microsoft"


class Graph:
    """Nodes and constants in the making; every method adds one operation and returns the name of its result."""

    def __init__(self, weights: dict[str, Array], *, quantised: bool) -> None:
        self.weights = weights
        self.quantised = quantised
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """A constant of the graph, stored once."""
        self._constants.setdefault(name, numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def add(self, op: str, inputs: Sequence[str], name: str, domain: str = "", **attributes: object) -> str:
        """One operation."""
        self._nodes.append(helper.make_node(op, list(inputs), [name], name=name, domain=domain, **attributes))
        return name

    def dense(self, x: str, module: str, name: str) -> str:
        """x W + b in float."""
        weight = self.constant(module + ".w", self.weights[module + ".weight"].T)
        product = self.add("MatMul", [x, weight], name + ".product")
        return self.add("Add", [product, self.constant(module + ".b", self.weights[module + ".bias"])], name)

    def encoder_dense(self, x: str, module: str, name: str) -> str:
        """x W + b with int8 weights where the graph is quantised."""
        if not self.quantised:
            return self.dense(x, module, name)
        inputs = [x, *self._int8(module), self.constant(module + ".b", self.weights[module + ".bias"])]
        return self.add("DynamicQuantizeMatMul", inputs, name, _FUSED)

    def _int8(self, module: str) -> list[str]:
        """Return the constants of a matrix in int8: values, scales and zero points, one a column."""
        values, scales = quantise_columns(self.weights[module + ".weight"].T)
        return [
            self.constant(module + ".q", values),
            self.constant(module + ".scale", scales),
            self.constant(module + ".zero", np.zeros(len(scales), np.int8)),
        ]

    def attention(self, x: str, module: str, name: str) -> str:
        """Softmax(Q K) V of all heads."""
        bias = self.constant(module + ".b", self.weights[module + ".bias"])
        if not self.quantised:
            weight = self.constant(module + ".w", self.weights[module + ".weight"].T)
            return self.add("Attention", [x, weight, bias], name, _FUSED, num_heads=HEADS)
        values, scale, zero = (f"{name}.{part}" for part in ("x", "x_scale", "x_zero"))
        self._nodes.append(helper.make_node("DynamicQuantizeLinear", [x], [values, scale, zero], name=values))
        weight, weight_scale, weight_zero = self._int8(module)
        inputs = [values, weight, bias, scale, weight_scale, "", zero, weight_zero]
        return self.add("QAttention", inputs, name, _FUSED, num_heads=HEADS)

    def residual_norm(self, x: str, skip: str, module: str, name: str) -> str:
        """Norm of a sum, as two operations: onnxruntime's fused one takes five times as long on one sentence."""
        return self.norm(self.add("Add", [x, skip], name + ".sum"), module, name)

    def norm(self, x: str, module: str, name: str) -> str:
        """Layer normalisation."""
        gamma = self.constant(module + ".g", self.weights[module + ".weight"])
        beta = self.constant(module + ".b", self.weights[module + ".bias"])
        return self.add("LayerNormalization", [x, gamma, beta], name, axis=-1, epsilon=1e-12)

    def gelu(self, x: str, name: str) -> str:
        """The activation."""
        return self.add("Gelu", [x], name, _FUSED)

    def to_model(self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        """The finished model."""
        graph = helper.make_graph(self._nodes, "onrecord", inputs, outputs, list(self._constants.values()))
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="onrecord")


def quantise_columns(matrix: Array) -> tuple[NDArray[np.int8], Array]:
    """Return *matrix* as int8 and the scale of each column; value = int8 times scale."""
    scales = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / 127
    return np.rint(matrix / scales).astype(np.int8), scales.astype(np.float32)


def build_graph(weights: dict[str, Array], *, quantised: bool) -> onnx.ModelProto:
    """Return the graph for one sentence; its inputs and outputs are those of transforms.language.network."""
    graph = Graph(weights, quantised=quantised)
    states = _encoder(graph)
    words, names = _read_words(graph, states)
    _heads(graph, words, names)
    _cues(graph)
    sizes = {
        "upos": [TensorProto.INT64, ["W"]],
        "xpos": [TensorProto.INT64, ["W"]],
        "entity": [TensorProto.FLOAT, ["W", len(weights["entity.bias"])]],
        "reporting": [TensorProto.FLOAT, ["W"]],
        "arcs": [TensorProto.FLOAT, ["W", "W"]],
        "greedy": [TensorProto.INT64, ["W"]],
        "relation": [TensorProto.FLOAT, ["W", "R"]],
        "dependent": [TensorProto.FLOAT, ["W", "K"]],
        "head": [TensorProto.FLOAT, ["W", "K"]],
        "relation_weights": [TensorProto.FLOAT, list(weights["relation"].shape)],
    }
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [size])
        for name, size in (("ids", "T"), ("shapes", "T"), ("first", "W"), ("last", "W"))
    ]
    model = graph.to_model(
        inputs, [helper.make_tensor_value_info(name, kind, size) for name, (kind, size) in sizes.items()]
    )
    onnx.checker.check_model(model)
    return model


def _encoder(graph: Graph) -> list[str]:
    x = _embed(graph)
    states = []
    for number in range(LAYERS):
        module, name = f"encoder.layers.{number}.", f"layer{number}."
        attended = graph.attention(x, module + "qkv", name + "attention")
        projected = graph.encoder_dense(attended, module + "attended", name + "attended")
        x = graph.residual_norm(projected, x, module + "attended_norm", name + "middle")
        inner = graph.gelu(graph.encoder_dense(x, module + "inner", name + "inner"), name + "gelu")
        x = graph.residual_norm(
            graph.encoder_dense(inner, module + "outer", name + "outer"), x, module + "outer_norm", name + "out"
        )
        states.append(x)
    return states


def _embed(graph: Graph) -> str:
    """Return the sum of word, shape and position, normalised, as a batch of one."""
    word = _embed_words(graph)
    shape_table = graph.constant("encoder.shape", graph.weights["encoder.shape.weight"])
    shape = graph.add("Gather", [shape_table, "shapes"], "shape")
    position = graph.constant("encoder.position", graph.weights["encoder.position.weight"][:MAX_PIECES])
    length = graph.add("Shape", ["ids"], "length")
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("axis0", np.array([0]))
    positions = graph.add("Slice", [position, zero, length], "positions")
    total = graph.add("Add", [graph.add("Add", [word, shape], "word_shape"), positions], "embedded")
    return graph.norm(graph.add("Unsqueeze", [total, axis], "embedded_batch"), "encoder.norm", "embedded_norm")


def _embed_words(graph: Graph) -> str:
    table = graph.weights["encoder.word.weight"]
    if not graph.quantised:
        return graph.add("Gather", [graph.constant("encoder.word", table), "ids"], "word")
    values, scales = quantise_columns(table.T)
    found = graph.add("Gather", [graph.constant("encoder.word", values.T), "ids"], "word_int8")
    scale = graph.add("Gather", [graph.constant("encoder.word_scale", scales[:, None]), "ids"], "word_scale")
    return graph.add("Mul", [graph.add("Cast", [found], "word_float", to=TensorProto.FLOAT), scale], "word")


def _read_words(graph: Graph, states: list[str]) -> tuple[str, str]:
    """Return the vectors of the words (W, width) for trees and for entities: one product mixes all layers for both."""
    mixtures, last_scales = [], []
    for reader in ("tree_reader", "entity_reader"):
        exponents = np.exp(graph.weights[reader + ".mixture"])
        mixtures.append(exponents / exponents.sum() * graph.weights[reader + ".scale"])
        last_scales.append(graph.weights[reader + ".last_scale"])
    stacked = graph.add("Concat", states, "states", axis=0)
    flat = graph.add("Reshape", [stacked, graph.constant("flat", np.array([LAYERS, -1]))], "flat_states")
    mixed = graph.add("MatMul", [graph.constant("mixtures", np.stack(mixtures).astype(np.float32)), flat], "flat_mixed")
    both = graph.add("Reshape", [mixed, graph.constant("two", np.array([2, -1, WIDTH]))], "mixed")
    first = graph.add("Gather", [both, "first"], "first_pieces", axis=1)
    last = graph.add("Gather", [both, "last"], "last_pieces", axis=1)
    scaled = graph.add("Mul", [last, graph.constant("last_scales", np.stack(last_scales)[:, None, :])], "last_scaled")
    words = graph.add("Add", [first, scaled], "words_both")
    picks = [graph.constant(f"pick{number}", np.array(number)) for number in range(2)]
    tree, entity = (graph.add("Gather", [words, pick], f"words{number}", axis=0) for number, pick in enumerate(picks))
    return tree, entity


def _heads(graph: Graph, words: str, names: str) -> None:
    for head in ("upos", "xpos"):
        graph.add("ArgMax", [graph.dense(words, head, head + "_scores")], head, axis=-1, keepdims=0)
    graph.dense(graph.gelu(graph.dense(names, "entity_hidden", "entity_hidden"), "entity_gelu"), "entity", "entity")
    dependent, head = _biaffine(graph, words, "arc_spaces")
    bent = _append_bias_product(graph, dependent, graph.weights["arc"], "arc")
    graph.add("MatMul", [bent, graph.add("Transpose", [head], "arc_heads", perm=[1, 0])], "arcs")
    _relations(graph, words)


def _relations(graph: Graph, words: str) -> None:
    """Score the relations of the arcs that score best; the tree may yet need others (transforms.language.network)."""
    dependent, head = _biaffine(graph, words, "relation_spaces")
    pads, one = graph.constant("pads", np.array([0, 0, 0, 1])), graph.constant("one", np.float32(1))
    graph.add("Pad", [dependent, pads, one], "dependent")
    graph.add("Pad", [head, pads, one], "head")
    loop = graph.add("EyeLike", ["arcs"], "loop", dtype=TensorProto.FLOAT)
    scores = graph.add(
        "Sub", ["arcs", graph.add("Mul", [loop, graph.constant("never", np.float32(1e4))], "loops")], "free"
    )
    graph.add("ArgMax", [scores], "greedy", axis=1, keepdims=0)
    chosen = graph.add("Gather", ["head", "greedy"], "chosen", axis=0)
    last = graph.constant("axis2", np.array([2]))
    chosen = graph.add("Unsqueeze", [chosen, last], "chosen_column")
    weights = graph.constant("relation.w", graph.weights["relation"])
    spread = graph.add("MatMul", ["dependent", weights], "spread")
    width = len(graph.weights["relation_spaces.head.bias"]) + 1
    table = graph.add("Reshape", [spread, graph.constant("relation_shape", np.array([0, -1, width]))], "spread_table")
    graph.add("Squeeze", [graph.add("MatMul", [table, chosen], "relation_column"), last], "relation")
    graph.add("Identity", [weights], "relation_weights")


def _cues(graph: Graph) -> None:
    """Give the probability that each word reports."""
    layers = graph.constant("cue_layers", np.array(CUE_LAYERS))
    chosen = graph.add("Gather", ["states", layers], "cue_states", axis=0)
    first = graph.add("Gather", [chosen, "first"], "cue_first", axis=1)
    flat = graph.constant("cue_flat", np.array([-1, len(CUE_LAYERS) * WIDTH]))
    words = graph.add("Reshape", [graph.add("Transpose", [first], "cue_words", perm=[1, 0, 2]), flat], "cue_wide")
    hidden = graph.gelu(graph.dense(words, "cue_hidden", "cue_hidden"), "cue_gelu")
    odds = graph.add("Squeeze", [graph.dense(hidden, "cue", "cue"), graph.constant("axis1", np.array([1]))], "cue_odds")
    graph.add("Sigmoid", [odds], "reporting")


def _biaffine(graph: Graph, words: str, module: str) -> tuple[str, str]:
    dependent = graph.gelu(graph.dense(words, module + ".dependent", module + ".d"), module + ".dg")
    head = graph.gelu(graph.dense(words, module + ".head", module + ".h"), module + ".hg")
    return dependent, head


def _append_bias_product(graph: Graph, x: str, weight: Array, name: str) -> str:
    """[x 1] W, with the last row of W as a bias."""
    product = graph.add("MatMul", [x, graph.constant(name + ".w", weight[:-1])], name + ".product")
    return graph.add("Add", [product, graph.constant(name + ".b", weight[-1])], name + ".sum")


def write_model(run: Path, base: Path, out: Path, version: str, *, quantised: bool = True) -> None:
    """Write parser.onnx, tokenizer.json and labels.json with their checksums to *out*."""
    state = torch.load(run / "network.pt", weights_only=True, map_location="cpu")
    weights = {name: value.float().numpy() for name, value in state.items()}
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build_graph(weights, quantised=quantised), out / "parser.onnx")
    shutil.copyfile(base / "tokenizer.json", out / "tokenizer.json")
    card = {"format": MODEL_FORMAT, "version": version, **json.loads((run / "labels.json").read_text(encoding="utf-8"))}
    names = ("parser.onnx", "tokenizer.json")
    card["sha256"] = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    (out / "labels.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder with network.pt and labels.json")
    parser.add_argument("--base", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--float", action="store_true", help="do not quantise")
    given = parser.parse_args()
    write_model(given.run, given.base, given.out, given.version, quantised=not given.float)


if __name__ == "__main__":
    main()
