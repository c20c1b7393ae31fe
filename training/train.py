"""Train the language model: python -m training.train TREEBANKS --base MINILM --out FOLDER.

TREEBANKS is the folder that training/README.md describes. Deterministic for a seed and a number of threads. Writes
`network.pt` (the running average of the weights) and `labels.json` to FOLDER every `--save-every` steps and at the end.
"""

import argparse
import copy
import json
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.batches import Batch, Collator, Labels, batches_of, group_by_length
from training.cleaning import open_doubtful
from training.entity_corpora import read_entity_corpora
from training.examples import Example
from training.labels import ENTITY_TAGS, UPOS
from training.losses import losses
from training.network import Network, Scores, Sizes
from training.reporting import ReportingSentences
from training.restore import restore
from training.speakers import collect_names
from training.treebanks import read_ewt, read_gum, read_news
from training.variation import vary
from transforms.language.wordpieces import WordPieces

SOURCE_WEIGHTS = {"gmb": 0.8, "reporting": 0.4, "ewt": 0.3}
"""Weight of a source's entities: GMB's are silver, reporting sentences repeat names, EWT only says where none is."""
ROUND_WORDS = {"gmb": 110_000, "crossner": 30_000, "wikigold": 30_000, "uner": 25_000}
"""Words of each corpus of entities in a round; a round has every treebank sentence once."""
CLEANED_WORDS = 300_000
"""Words of GMB that are kept where its labels are cleaned."""
NEWS_REPEATS = 3
"""How often a round has each sentence of our own: they are few, and the only news with gold trees."""
REPORTING_SHARE = 0.18
"""Synthetic reporting sentences for each treebank sentence in a round."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    steps: int  # the length of the schedule
    until: int  # the step at which to stop, before its end or at it
    batch_pieces: int
    encoder_rate: float
    head_rate: float
    warm_up: float
    average: float
    seed: int
    save_every: int
    half: bool  # bfloat16 products: 1.4 times as fast where the processor has AMX, slower where not


class Corpus:
    """All training data, dealt out in rounds without end."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._rng = random.Random(seed)
        self.trees = read_ewt(folder / "ewt-train.conllu.gz") + read_gum(folder / "gum-train.conllu.gz")
        self._news = read_news()
        self._entities = read_entity_corpora(folder / "ner")
        self._reporting = ReportingSentences(self.trees, self._entities["gmb"], self._rng)
        self._places = collect_names(self._entities["gmb"], 400)["GPE"]
        self._queues: dict[str, list[Example]] = {name: [] for name in self._entities}

    def labels(self) -> Labels:
        """Return the label sets; relations and tags seen fewer than five times are left out."""
        relations = Counter(label for example in self.trees if example.tree for label in example.tree.deprels)
        tags = Counter(tag for example in self.trees if example.tree for tag in example.tree.xpos)
        return Labels(
            tuple(sorted(tag for tag, count in tags.items() if count >= 5 and tag not in ("_", ""))),
            tuple(label for label, count in relations.most_common() if count >= 5),
        )

    def next_round(self) -> list[Example]:
        """Return every treebank sentence, new reporting sentences and a share of each entity corpus, varied."""
        chosen = self.trees + NEWS_REPEATS * self._news
        chosen += [self._reporting.make() for _ in range(int(REPORTING_SHARE * len(self.trees)))]
        for name, words in ROUND_WORDS.items():
            chosen += self._deal(name, words)
        return [vary(example, self._places, self._rng) for example in chosen]

    def _deal(self, name: str, words: int) -> Iterator[Example]:
        dealt = 0
        queue = self._queues[name]
        while dealt < words:
            if not queue:
                queue.extend(self._rng.sample(self._entities[name], len(self._entities[name])))
            example = queue.pop()
            dealt += len(example.forms)
            yield example

    def clean(self, network: Network, collator: Collator, pieces: WordPieces) -> None:
        """Keep a share of GMB, without the labels that *network* does not believe."""
        share = list(self._deal("gmb", CLEANED_WORDS))
        self._entities["gmb"] = open_doubtful(share, network, collator, pieces, 4000)
        self._queues["gmb"].clear()

    def batches(self, pieces: WordPieces, size: int) -> Iterator[list[Example]]:
        """Yield batches for ever."""
        while True:
            examples = self.next_round()
            yield from batches_of(examples, group_by_length(examples, pieces, size, self._rng))


def rate_at(step: int, plan: Plan) -> float:
    """Return the share of the full learning rate: a linear rise, then half a cosine down to 2%."""
    warm = max(1, int(plan.warm_up * plan.steps))
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, plan.steps - warm)))


def make_optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """Return AdamW with slow layers and fast heads; word and position embeddings stay as they were published."""
    encoder = network.encoder
    encoder.word.weight.requires_grad_(False)
    encoder.position.weight.requires_grad_(False)
    slow = [*encoder.layers.parameters(), *encoder.norm.parameters()]
    slow_ids = {id(parameter) for parameter in slow}
    fast = [p for p in network.parameters() if p.requires_grad and id(p) not in slow_ids]
    groups = [{"params": slow, "lr": plan.encoder_rate}, {"params": fast, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def train(
    network: Network,
    batches: Iterator[Batch],
    plan: Plan,
    *,
    save: Callable[[Network, int], None],
    on_step: Callable[[int], None] = lambda step: None,
) -> Network:
    """Train *network* and return the running average of its weights."""
    average = copy.deepcopy(network).eval()
    optimizer = make_optimizer(network, plan)
    rates = [group["lr"] for group in optimizer.param_groups]
    network.train()
    sums: defaultdict[str, float] = defaultdict(float)
    words, started = 0, time.monotonic()
    for step in range(plan.until):
        on_step(step)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * rate_at(step, plan)
        batch = next(batches)
        with torch.autocast("cpu", torch.bfloat16, enabled=plan.half):
            scores = network(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
        with torch.autocast("cpu", enabled=False):
            parts = losses(network, Scores(*(score.float() for score in scores)), batch)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 2.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        _follow(average, network, min(plan.average, (step + 1) / (step + 10)))
        words += int(batch.word_mask.sum())
        for name, value in parts.items():
            sums[name] += float(value.detach())
        if (step + 1) % 50 == 0:
            speed = words / (time.monotonic() - started)
            shown = " ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
            print(f"step {step + 1}/{plan.steps} words {words} words/s {speed:.0f} {shown}", flush=True)
            sums.clear()
        if (step + 1) % plan.save_every == 0 or step + 1 == plan.until:
            save(average, step + 1)
    return average


@torch.no_grad()
def _follow(average: Network, network: Network, decay: float) -> None:
    pairs = [
        (slow, fast)
        for slow, fast in zip(average.parameters(), network.parameters(), strict=True)
        if fast.requires_grad
    ]
    torch._foreach_lerp_([slow for slow, _ in pairs], [fast for _, fast in pairs], 1 - decay)


def write_labels(folder: Path, labels: Labels) -> None:
    """Write the label sets that the export and the loader need."""
    sets = {"upos": UPOS, "xpos": labels.xpos, "deprel": labels.deprels, "entity_tags": ENTITY_TAGS}
    (folder / "labels.json").write_text(json.dumps(sets), encoding="utf-8")


def main(argv: list[str] | None = None, on_step: Callable[[int], None] = lambda step: None) -> None:
    """Run a training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--start", type=Path, help="network.pt of an earlier run, or parser.onnx, to go on from")
    parser.add_argument("--clean", action="store_true", help="open the silver labels that the --start network doubts")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--until", type=int, help="stop at this step of the schedule")
    parser.add_argument("--batch-pieces", type=int, default=1400)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1.2e-3)
    parser.add_argument("--average", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=500)
    parser.add_argument("--half", action="store_true", help="products in bfloat16: faster where the processor has AMX")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(argv)
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    plan = Plan(
        given.steps,
        given.until or given.steps,
        given.batch_pieces,
        given.encoder_rate,
        given.head_rate,
        0.06,
        given.average,
        given.seed,
        given.save_every,
        given.half,
    )
    corpus = Corpus(given.treebanks, given.seed)
    labels = corpus.labels()
    write_labels(given.out, labels)
    pieces = WordPieces(Tokenizer.from_file(str(given.base / "tokenizer.json")))
    network = Network(Sizes(len(UPOS), len(labels.xpos), len(labels.deprels), len(ENTITY_TAGS)))
    if given.start and given.start.suffix == ".onnx":
        restore(network, given.start)
    elif given.start:
        network.load_state_dict(torch.load(given.start, weights_only=True))
    else:
        network.encoder.load_base(given.base / "model.safetensors")
    collator = Collator(pieces, labels, SOURCE_WEIGHTS, piece_dropout=0.03)
    if given.clean:
        corpus.clean(network, collator, pieces)
    noise = np.random.default_rng(given.seed)
    batches = (collator.collate(examples, noise) for examples in corpus.batches(pieces, plan.batch_pieces))
    train(
        network,
        batches,
        plan,
        save=lambda average, step: torch.save(average.state_dict(), given.out / "network.pt"),
        on_step=on_step,
    )


if __name__ == "__main__":
    main()
