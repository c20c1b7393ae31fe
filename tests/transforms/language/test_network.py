"""The model: files that are checked, answers that depend on nothing but the sentence."""

import json
import multiprocessing
import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest

from schemas.errors import ModelError
from transforms.language import load_model
from transforms.language.network import open_model

SENTENCE = 'The minister told Reuters on Monday that Russia " denies any offensive intent " .'
WORDS = SENTENCE.split()
FOLDER = Path(str(files("transforms.language").joinpath("model")))


@pytest.fixture
def copy(tmp_path):
    for name in ("labels.json", "tokenizer.json", "parser.onnx"):
        shutil.copyfile(FOLDER / name, tmp_path / name)
    return tmp_path


def analyse(_):
    return load_model().analyse(WORDS)


def test_a_process_loads_the_model_once():
    assert load_model() is load_model()


def test_every_word_gets_one_of_everything(model):
    analysis = model.analyse(WORDS)
    assert {len(layer) for layer in analysis} == {len(WORDS)}
    assert analysis.heads.count(0) == 1
    assert [relation == "root" for relation in analysis.deprels] == [head == 0 for head in analysis.heads]


def test_threads_agree(model):
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: model.analyse(WORDS), range(24)))
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_workers_agree(model, start):
    with multiprocessing.get_context(start).Pool(1) as pool:
        assert pool.map(analyse, range(2)) == [model.analyse(WORDS)] * 2


def test_a_damaged_file_is_named(copy):
    with (copy / "parser.onnx").open("r+b") as weights:
        weights.seek(1000)
        weights.write(b"damage")
    with pytest.raises(ModelError, match=r"parser\.onnx: sha256"):
        open_model(copy)


def test_a_missing_file_is_named(copy):
    (copy / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json: missing"):
        open_model(copy)


def test_labels_that_are_not_json_are_refused(copy):
    (copy / "labels.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"labels\.json: not JSON"):
        open_model(copy)


def test_a_model_of_another_format_is_refused(copy):
    card = json.loads((copy / "labels.json").read_text(encoding="utf-8"))
    (copy / "labels.json").write_text(json.dumps(card | {"format": 0}), encoding="utf-8")
    with pytest.raises(ModelError, match="format 0"):
        open_model(copy)
