"""Losses of the heads."""

import torch
from torch import Tensor

from training.batches import NO_TARGET, Batch
from training.labels import TAGS
from training.model import Reader

POINTER_WEIGHT = 0.5
KIND_WEIGHT = 0.3


def chain_loss(scores: Tensor, tags: Tensor, real: Tensor, steps: Tensor) -> Tensor:
    """Negative log likelihood of the tag sequences under a linear chain, per word.

    scores (batch, words, tags), tags and real (batch, words), steps (tags, tags).
    """
    words = scores.shape[1]
    right = scores.gather(2, tags[:, :, None]).squeeze(2) * real
    moves = steps[tags[:, :-1], tags[:, 1:]] * real[:, 1:]
    alpha = scores[:, 0]
    for t in range(1, words):
        reached = torch.logsumexp(alpha[:, :, None] + steps, 1) + scores[:, t]
        alpha = torch.where(real[:, t, None], reached, alpha)
    total = torch.logsumexp(alpha, 1) - right.sum(1) - moves.sum(1)
    return total.sum() / real.sum().clamp(min=1)


def losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head; a head without labels in this batch is left out."""
    outputs = reader(batch.ids, batch.features, batch.mask, batch.firsts)
    roles, kinds, asks, answers = (output.float() for output in outputs)  # sums over paths need the full width
    found: dict[str, Tensor] = {}
    is_cue = torch.tensor([tag.endswith("CUE") for tag in TAGS])
    if batch.has_roles.any():
        rows = batch.has_roles
        real = batch.real[rows]
        found["roles"] = chain_loss(roles[rows], batch.tags[rows], real, reader.steps + reader.allowed)
        from_cue = is_cue[batch.tags[rows]]
        pointers = reader.pointers(asks[rows], answers[rows], from_cue)
        hidden = torch.cat([torch.ones_like(real[:, :1]), real], 1)[:, None, :]
        pointers = pointers.masked_fill(~hidden, -1e4)
        targets = batch.heads[rows]
        if (targets != NO_TARGET).any():
            found["pointer"] = POINTER_WEIGHT * torch.nn.functional.cross_entropy(
                pointers.flatten(0, 1), targets.flatten(), ignore_index=NO_TARGET
            )
    if batch.has_kinds.any():
        rows = batch.has_kinds
        real, allowed = batch.real[rows], batch.allowed[rows]
        logs = torch.log_softmax(kinds[rows], 2)
        chosen = torch.logsumexp(logs.masked_fill(~allowed, -1e4), 2)
        found["kinds"] = -KIND_WEIGHT * (chosen * real).sum() / real.sum()
    return found
