"""The weights of a model that ships, taken back from its file, so that the next version can begin where it ended.

The int8 matrices come back as value times scale; what rounding took is learned again within a few hundred steps.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.network import LAYERS, POSITIONS, Network

Array = NDArray[np.float32]
_ENCODER = ("qkv", "attended", "inner", "outer")
_HEADS = ("upos", "xpos", "entity_hidden", "entity")
_LATER_HEADS = ("cue_hidden", "cue")
"""Heads that versions 1 to 3 have not."""
_SPACES = tuple(f"{space}.{side}" for space in ("arc_spaces", "relation_spaces") for side in ("dependent", "head"))


def restore(network: Network, path: Path) -> None:
    """Give *network* the weights of the parser.onnx at *path*.

    Positions past the model's limit, and heads that an earlier version has not, stay as they are.
    """
    graph = onnx.load(path).graph
    found = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}
    state = network.state_dict()
    position = state["encoder.position.weight"].numpy()[:POSITIONS].copy()
    position[: len(found["encoder.position"])] = found["encoder.position"]
    weights = {
        "encoder.position.weight": position,
        "encoder.shape.weight": found["encoder.shape"],
        "encoder.word.weight": found["encoder.word"].astype(np.float32) * found["encoder.word_scale"],
        "arc": np.concatenate([found["arc.w"], found["arc.b"][None]]),
        "relation": found["relation.w"],
    }
    weights |= _read_norms(found) | _read_matrices(found) | _read_mixtures(found)
    missing = state.keys() - weights.keys()
    if lost := {name for name in missing if name.partition(".")[0] not in _LATER_HEADS}:
        raise KeyError(f"{path} lacks {sorted(lost)}")
    network.load_state_dict(state | {name: _tensor(value) for name, value in weights.items()})


def _read_norms(found: dict[str, Array]) -> dict[str, Array]:
    norms = ["encoder.norm"]
    norms += [f"encoder.layers.{n}.{name}_norm" for n in range(LAYERS) for name in ("attended", "outer")]
    pairs = (("weight", "g"), ("bias", "b"))
    return {f"{norm}.{name}": found[f"{norm}.{short}"] for norm in norms for name, short in pairs}


def _read_matrices(found: dict[str, Array]) -> dict[str, Array]:
    weights = {}
    for module in (f"encoder.layers.{n}.{name}" for n in range(LAYERS) for name in _ENCODER):
        weights[module + ".weight"] = (found[module + ".q"].astype(np.float32) * found[module + ".scale"]).T
        weights[module + ".bias"] = found[module + ".b"]
    later = [module for module in _LATER_HEADS if module + ".w" in found]
    for module in (*_HEADS, *later, *_SPACES):
        weights[module + ".weight"] = found[module + ".w"].T
        weights[module + ".bias"] = found[module + ".b"]
    return weights


def _read_mixtures(found: dict[str, Array]) -> dict[str, Array]:
    weights = {}
    for row, reader in enumerate(("tree_reader", "entity_reader")):
        scale = found["mixtures"][row].sum(keepdims=True)
        weights[reader + ".scale"] = scale
        weights[reader + ".mixture"] = np.log(found["mixtures"][row] / scale)
        weights[reader + ".last_scale"] = found["last_scales"][row, 0]
    return weights


def _tensor(value: Array) -> Tensor:
    return torch.from_numpy(np.array(value, np.float32))
