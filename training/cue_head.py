"""Teach a trained network which words report, and leave all else that it has learned as it is.

    python -m training.cue_head TREEBANKS --base MINILM --start PARSER.onnx --out FOLDER

Whether "admitted" tells words or lets refugees in is in the sentence, and the states of the encoder know it. A small
head on them is trained on the words that cues/*.tsv marks, the encoder frozen, so that no tag, tree or name changes.
Writes network.pt and labels.json to FOLDER. Deterministic for a seed.
"""

import argparse
import copy
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from schemas.documents import Parse
from training.conllu import read_conllu
from training.entity_corpora import CROSSNER, read_columns, read_gmb
from training.labels import CUE_SORTS
from training.network import CUE_LAYERS, Network, Sizes
from training.restore import restore
from training.treebanks import NEWS
from transforms.language import segment
from transforms.language.network import LABEL_SETS
from transforms.language.wordpieces import WordPieces

CUES = Path(__file__).with_name("cues")
"""The folder of the annotation; its README.md says how the files are to be read."""
_BATCH, _DECAY = 256, 0.3
_MARK = re.compile(r"([^\[]*)(?:\[([^:\]]+):(\w+)\]|$)")


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """The words of a sentence, and of those that may report the position, and whether they do."""

    forms: tuple[str, ...]
    words: tuple[int, ...]
    reports: tuple[bool, ...]


def read_marked(paths: Iterable[Path], forms: Mapping[str, tuple[str, ...]]) -> list[MarkedSentence]:
    """Return the annotated sentences of the files *paths*; their words are looked up in *forms*.

    Raises:
        ValueError: a sentence is not in *forms*, or has other words there; names it.
    """
    return [_read_line(line, forms) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def read_forms(treebanks: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield id and words of every sentence of the corpora that were annotated."""
    yield from read_news_forms()
    for corpus in ("gum", "ewt"):
        for sentence in read_conllu(treebanks / f"{corpus}-train.conllu.gz"):
            yield f"{corpus}/{sentence.comments['sent_id']}", tuple(sentence.forms)
    for number, example in enumerate(read_gmb(treebanks / "ner" / "gmb-voa.csv.gz")):
        yield f"gmb/{number}", example.forms
    for part in ("train", "dev", "test"):
        path = treebanks / "ner" / f"crossner-politics-{part}.txt.gz"
        for number, example in enumerate(read_columns(path, 0, 1, CROSSNER, ())):
            yield f"crossner/{part}-{number}", example.forms


def read_news_forms() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield id and words of every sentence of our own."""
    for path in sorted(NEWS.glob("*.conllu")):
        for number, sentence in enumerate(read_conllu(path)):
            yield f"news/{path.stem}-{number}", tuple(sentence.forms)


def _read_line(line: str, forms: Mapping[str, tuple[str, ...]]) -> MarkedSentence:
    name, marked = line.split("\t")
    words, reports = [], []
    for mark in marked.split(" "):
        word, _, rest = mark.partition(":")
        form, _, sort = rest.rpartition(":")
        if name not in forms or forms[name][int(word)] != form:
            raise ValueError(f"{name}: no {form!r} at word {word}; not the release that was annotated")
        words.append(int(word))
        reports.append(CUE_SORTS.index(sort) > 0)
    return MarkedSentence(forms[name], tuple(words), tuple(reports))


def read_written(path: Path) -> Iterator[MarkedSentence]:
    """Yield the sentences of *path*, whose words are marked where they stand: "She [admitted:speech] it."."""
    for line in path.read_text(encoding="utf-8").splitlines():
        marks: dict[int, bool] = {}
        text = ""
        for before, form, sort in _MARK.findall(line):
            text += before
            if form:
                marks[len(text)] = CUE_SORTS.index(sort) > 0
                text += form
        yield from _mark_tokens(segment(text), marks)


def _mark_tokens(parse: Parse, marks: Mapping[int, bool]) -> Iterator[MarkedSentence]:
    for sentence in parse.sentences:
        tokens = parse.tokens[sentence.first : sentence.last]
        found = {number: marks[token.start] for number, token in enumerate(tokens) if token.start in marks}
        if found:
            yield MarkedSentence(tuple(token.text for token in tokens), tuple(found), tuple(found.values()))


@torch.no_grad()
def read_states(network: Network, sentences: list[MarkedSentence], pieces: WordPieces) -> tuple[Tensor, Tensor]:
    """Return the states (N, CUE_LAYERS, width) of the marked words and whether they report (N,), 1 or 0."""
    found = []
    for sentence in sentences:
        ids, shapes, first, _ = (torch.from_numpy(array) for array in pieces.encode(sentence.forms))
        states = torch.stack(network.encoder(ids[None], shapes[None], None))[list(CUE_LAYERS), 0]
        found.append(states[:, first[torch.tensor(sentence.words) + 1]].transpose(0, 1))
    return torch.cat(found), torch.tensor([float(one) for sentence in sentences for one in sentence.reports])


def train_cues(network: Network, states: Tensor, reports: Tensor, rounds: int, rate: float, seed: int) -> None:
    """Train the head of *network* that tells cues, and nothing else of it."""
    torch.manual_seed(seed)
    parameters = [*network.cue_hidden.parameters(), *network.cue.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=_DECAY)
    steps = rounds * math.ceil(len(reports) / _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    network.train()
    for _ in range(rounds):
        for chosen in torch.randperm(len(reports)).split(_BATCH):
            F.binary_cross_entropy_with_logits(network.cue_scores(states[chosen]), reports[chosen]).backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
    network.eval()


def check_cues(network: Network, states: Tensor, reports: Tensor, kept: Tensor, **how: Any) -> float:
    """Return the share of the words in *kept* (N,) that a head trained on the others tells right."""
    trained = copy.deepcopy(network)
    train_cues(trained, states[~kept], reports[~kept], **how)
    with torch.no_grad():
        return float(((trained.cue_scores(states[kept]) > 0) == (reports[kept] > 0)).float().mean())


def main() -> None:
    """Train the head and write the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--start", type=Path, required=True, help="parser.onnx, with labels.json beside it")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="first see what every fifth sentence, kept apart, gives")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    card = json.loads(given.start.with_name("labels.json").read_text(encoding="utf-8"))
    network = Network(Sizes(*(len(card[name]) for name in LABEL_SETS)))
    restore(network, given.start)
    network.eval()
    pieces = WordPieces(Tokenizer.from_file(str(given.base / "tokenizer.json")))
    marked = read_marked(sorted(CUES.glob("*.tsv")), dict(read_forms(given.treebanks)))
    marked += read_written(CUES / "written.txt")
    states, reports = read_states(network, marked, pieces)
    print(f"{len(reports)} words, {int(reports.sum())} of them report")
    how = {"rounds": given.rounds, "rate": given.rate, "seed": given.seed}
    if given.check:
        kept = torch.tensor([number % 5 == 0 for number, one in enumerate(marked) for _ in one.words])
        share = check_cues(network, states, reports, kept, **how)
        print(f"{100 * share:.1f}% of {int(kept.sum())} words that were kept apart are told right")
    train_cues(network, states, reports, **how)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), given.out / "network.pt")
    (given.out / "labels.json").write_text(json.dumps({name: card[name] for name in LABEL_SETS}), encoding="utf-8")


if __name__ == "__main__":
    main()
