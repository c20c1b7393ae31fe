"""The network in PyTorch: MiniLM (six layers, 384 wide), embeddings of word shape, a head for every layer of a parse.

BERT's encoder as in Devlin et al. (2019); biaffine arcs and relations as in Dozat and Manning (2017). Words are read at
their first and last piece; trees and entities each learn their own mixture of the encoder's layers. Cues are told by
the states of several layers side by side, and by the first piece alone.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from transforms.language.wordpieces import SHAPES

VOCABULARY, WIDTH, INNER, HEADS, LAYERS, POSITIONS = 30522, 384, 1536, 12, 6, 512
CUE_LAYERS = (0, 1, 3, 5)
"""The layers that cues are told by: which word it is stands in the lower ones, what it does here in the upper."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head tells apart, and how wide the biaffine spaces are."""

    upos: int
    xpos: int
    deprels: int
    entity_tags: int
    arc: int = 256
    relation: int = 64
    cue: int = 96
    dropout: float = 0.1
    head_dropout: float = 0.2
    cue_dropout: float = 0.3


class Scores(NamedTuple):
    """What the network says of a batch; word 0 of each sentence is the artificial root."""

    upos: Tensor  # (B, W, U)
    xpos: Tensor  # (B, W, X)
    entity: Tensor  # (B, W, E)
    arcs: Tensor  # (B, W, W) dependent by head
    dependent: Tensor  # (B, W, K)
    head: Tensor  # (B, W, K)


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the states after the layer."""
        size, length, _ = x.shape
        q, k, v = self.qkv(x).view(size, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        attended = self._attend(q, k, v, bias).transpose(1, 2).reshape(size, length, WIDTH)
        x = self.attended_norm(x + self.attended(attended))
        return self.outer_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))  # type: ignore[no-any-return]

    def _attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> Tensor:
        """In plain steps: the backward pass of PyTorch's fused attention took 38% of a training step in bfloat16."""
        weights = torch.matmul(q, k.transpose(-1, -2)) * (1 / math.sqrt(WIDTH // HEADS))
        return torch.matmul(torch.softmax(weights if bias is None else weights + bias, -1), v)


class Encoder(nn.Module):
    """Pieces and shapes to the states of every layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> list[Tensor]:
        """Return the states after every layer."""
        x = self.word(ids) + self.shape(shapes) + self.position.weight[: ids.shape[1]]
        x = self.dropout(self.norm(x))
        bias = None if mask is None else (1 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def load_base(self, path: Path) -> None:
        """Take the weights of the published MiniLM; the token-type embedding becomes that of every shape."""
        found = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
        with torch.no_grad():
            self.word.weight.copy_(found["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(found["embeddings.position_embeddings.weight"])
            self.shape.weight.copy_(found["embeddings.token_type_embeddings.weight"][0].expand(SHAPES, -1))
            _copy(self.norm, found, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                assert isinstance(layer, Layer)
                _copy_layer(layer, found, f"encoder.layer.{number}.")


def _copy_layer(layer: Layer, found: dict[str, Tensor], prefix: str) -> None:
    parts = [f"{prefix}attention.self.{name}" for name in ("query", "key", "value")]
    layer.qkv.weight.copy_(torch.cat([found[part + ".weight"] for part in parts]))
    layer.qkv.bias.copy_(torch.cat([found[part + ".bias"] for part in parts]))
    _copy(layer.attended, found, prefix + "attention.output.dense")
    _copy(layer.attended_norm, found, prefix + "attention.output.LayerNorm")
    _copy(layer.inner, found, prefix + "intermediate.dense")
    _copy(layer.outer, found, prefix + "output.dense")
    _copy(layer.outer_norm, found, prefix + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, found: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(found[name + ".weight"])
    module.bias.copy_(found[name + ".bias"])


class Reader(nn.Module):
    """States of the encoder's layers to one vector a word: a learned mixture, first plus scaled last piece."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mixture = nn.Parameter(torch.tensor([0.0, 0.0, 0.0, 1.0, 1.0, 1.0]))
        self.scale = nn.Parameter(torch.ones(1))
        self.last_scale = nn.Parameter(torch.full((WIDTH,), 0.1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
        """Return the vectors of the words."""
        weights = torch.softmax(self.mixture, 0) * self.scale
        mixed = sum((weights[number] * state for number, state in enumerate(states)), torch.zeros_like(states[0]))
        words = _gather(mixed, first) + _gather(mixed, last) * self.last_scale
        return self.dropout(words)  # type: ignore[no-any-return]


def _gather(states: Tensor, index: Tensor) -> Tensor:
    return torch.gather(states, 1, index[:, :, None].expand(-1, -1, states.shape[-1]))


class Biaffine(nn.Module):
    """Projections of dependents and heads to the spaces in which arcs and relations are scored."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH, width)
        self.head = nn.Linear(WIDTH, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return words as dependents, with a bias of one, and as heads."""
        dependent = self.dropout(F.gelu(self.dependent(words)))
        head = self.dropout(F.gelu(self.head(words)))
        return torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1), head


class Network(nn.Module):
    """The whole model."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes.dropout)
        self.tree_reader = Reader(sizes.head_dropout)
        self.entity_reader = Reader(sizes.head_dropout)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.entity_hidden = nn.Linear(WIDTH, 192)
        self.entity = nn.Linear(192, sizes.entity_tags)
        self.arc_spaces = Biaffine(sizes.arc, sizes.head_dropout)
        self.relation_spaces = Biaffine(sizes.relation, sizes.head_dropout)
        self.arc = nn.Parameter(torch.randn(sizes.arc + 1, sizes.arc) * 0.02)
        self.relation = nn.Parameter(torch.randn(sizes.relation + 1, sizes.deprels * (sizes.relation + 1)) * 0.02)
        self.entity_dropout = nn.Dropout(sizes.head_dropout)
        self.cue_hidden = nn.Linear(len(CUE_LAYERS) * WIDTH, sizes.cue)
        self.cue = nn.Linear(sizes.cue, 1)
        self.cue_dropout = nn.Dropout(sizes.cue_dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None, first: Tensor, last: Tensor) -> Scores:
        """Return the scores of a batch; no mask for a single sentence."""
        states = self.encoder(ids, shapes, mask)
        words = self.tree_reader(states, first, last)
        names = self.entity_reader(states, first, last)
        dependent, head = self.arc_spaces(words)
        arcs = torch.matmul(torch.matmul(dependent, self.arc), head.transpose(1, 2))
        relation_dependent, relation_head = self.relation_spaces(words)
        relation_head = torch.cat([relation_head, torch.ones_like(relation_head[..., :1])], -1)
        entity = self.entity(self.entity_dropout(F.gelu(self.entity_hidden(names))))
        return Scores(self.upos(words), self.xpos(words), entity, arcs, relation_dependent, relation_head)

    def cue_scores(self, states: Tensor) -> Tensor:
        """Return the log-odds (N,) that words report, from the states (N, CUE_LAYERS, width) of their first pieces."""
        hidden = F.gelu(self.cue_hidden(self.cue_dropout(states.flatten(1))))
        return self.cue(self.cue_dropout(hidden))[:, 0]  # type: ignore[no-any-return]

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return the scores (N, deprels) of the relations of N arcs from the vectors of their two ends."""
        spread = torch.matmul(dependent, self.relation).view(-1, self.sizes.deprels, self.sizes.relation + 1)
        return torch.bmm(spread, head[:, :, None])[:, :, 0]
