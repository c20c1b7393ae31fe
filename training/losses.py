"""What the network is trained to reduce."""

import torch
import torch.nn.functional as F
from torch import Tensor

from training.batches import IGNORED, Batch
from training.network import Network, Scores

UPOS_WEIGHT, XPOS_WEIGHT, ENTITY_WEIGHT = 0.3, 0.3, 1.5
_SMOOTHING = 0.03


def losses(network: Network, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    """Return each part of the loss, already weighted; each is a mean over the words that have a target."""
    masked = scores.arcs + (1 - batch.word_mask[:, None, :].float()) * -10000.0
    parts = {"arc": _cross_entropy(masked, batch.heads, 0.0)}
    known = (batch.heads >= 0) & (batch.deprels >= 0)
    head_index = batch.heads.clamp(min=0)[:, :, None].expand(-1, -1, scores.head.shape[-1])
    chosen = torch.gather(scores.head, 1, head_index)
    relations = network.relation_scores(scores.dependent[known], chosen[known])
    parts["relation"] = _cross_entropy(relations[None], batch.deprels[known][None], _SMOOTHING)
    parts["upos"] = UPOS_WEIGHT * _cross_entropy(scores.upos, batch.upos, _SMOOTHING)
    parts["xpos"] = XPOS_WEIGHT * _cross_entropy(scores.xpos, batch.xpos, _SMOOTHING)
    parts["entity"] = ENTITY_WEIGHT * entity_loss(scores.entity, batch.allowed, batch.entity_weight)
    return parts


def _cross_entropy(scores: Tensor, targets: Tensor, smoothing: float) -> Tensor:
    if not bool((targets != IGNORED).any()):
        return scores.sum() * 0.0
    flat = scores.flatten(0, 1)
    return F.cross_entropy(flat, targets.flatten(), ignore_index=IGNORED, label_smoothing=smoothing)


def entity_loss(scores: Tensor, allowed: Tensor, weight: Tensor) -> Tensor:
    """Return the weighted mean of -log of the probability that falls on the allowed tags."""
    within = torch.logsumexp(scores.masked_fill(~allowed, -1e4), -1)
    loss = (torch.logsumexp(scores, -1) - within) * weight
    return loss.sum() / weight.sum().clamp(min=1.0)
