"""The weights of the model that ships come back from its file."""

import json
from importlib.resources import as_file, files

import numpy as np
import pytest

pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from training.export import build_graph  # noqa: E402
from training.network import Network, Sizes  # noqa: E402
from training.restore import restore  # noqa: E402

FOLDER = files("transforms.language.model")


@pytest.fixture(scope="module")
def shipped():
    card = json.loads(FOLDER.joinpath("labels.json").read_text(encoding="utf-8"))
    network = Network(Sizes(*(len(card[name]) for name in ("upos", "xpos", "deprel", "entity_tags"))))
    with as_file(FOLDER.joinpath("parser.onnx")) as path:
        restore(network, path)
        return network, constants(onnx.load(path))


def constants(model):
    return {constant.name: onnx.numpy_helper.to_array(constant) for constant in model.graph.initializer}


def test_an_export_of_what_was_restored_is_the_file(shipped):
    network, expected = shipped
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    found = constants(build_graph(weights, quantised=True))
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        if value.dtype == np.int8:
            assert np.array_equal(found[name], value), name
        else:
            assert np.allclose(found[name], value, rtol=1e-5, atol=1e-7), name
