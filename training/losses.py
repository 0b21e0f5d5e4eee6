"""Losses of the heads."""

import torch
from torch import Tensor

from training.batches import NO_TARGET, Batch
from training.labels import PARTS, TAGS
from training.model import Reader

POINTER_WEIGHT = 0.5
KIND_WEIGHT = 0.3
GOVERNOR_WEIGHT, RELATION_WEIGHT, PART_WEIGHT = 1.0, 0.7, 0.3
# Labels that few words have count more: one target in nine words of its corpus, one trigger in a hundred.
HAPPENED_WEIGHT, ROOT_WEIGHT, NO_EVENT_WEIGHT, BAG_WEIGHT = 3.0, 8.0, 0.2, 10.0
SPARSE = 0.05  # what each further word that tells an event costs a weakly labelled sentence


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
    roles, kinds, asks, answers, *rest = (output.float() for output in outputs)  # sums over paths need the full width
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
    return found | grammar_losses(reader, batch, rest)


def grammar_losses(reader: Reader, batch: Batch, outputs: list[Tensor]) -> dict[str, Tensor]:
    """Losses of grammar and events, each summed over the words that have the label and shared by all real words."""
    grammar, leans, holds, events = outputs
    labels, words = batch.grammar, batch.real.sum()
    found: dict[str, Tensor] = {}
    rows = (labels.governors != NO_TARGET).any(1)
    if rows.any():
        scores = reader.governors(leans[rows], holds[rows])
        own = labels.sentences[rows]
        apart = own[:, :, None] != own[:, None, :]
        itself = torch.eye(own.shape[1], dtype=torch.bool)
        scores = torch.cat([scores[..., :1], scores[..., 1:].masked_fill(apart | itself, -1e4)], 2)
        found["governor"] = GOVERNOR_WEIGHT * summed(scores, labels.governors[rows]) / words
        kinds = grammar[rows]
        found["relation"] = RELATION_WEIGHT * summed(kinds[..., len(PARTS) :], labels.relations[rows]) / words
        found["part"] = PART_WEIGHT * summed(kinds[..., : len(PARTS)], labels.parts[rows]) / words
    known = ~labels.happened.isnan()
    if known.any():
        apart = torch.nn.functional.huber_loss(events[known][:, 0], labels.happened[known], reduction="sum")
        found["happened"] = HAPPENED_WEIGHT * apart / words
    if (labels.roots != NO_TARGET).any():
        weights = torch.where(labels.roots > 0, ROOT_WEIGHT, NO_EVENT_WEIGHT)
        each = torch.nn.functional.cross_entropy(
            events[..., 1:].flatten(0, 1), labels.roots.flatten(), ignore_index=NO_TARGET, reduction="none"
        )
        found["root"] = (each * weights.flatten()).sum() / words
    if labels.bags:
        found["bag"] = BAG_WEIGHT * sum(bag_loss(events[row, at, 1:], roots) for row, at, roots in labels.bags) / words
    return found


def summed(scores: Tensor, targets: Tensor) -> Tensor:
    """Cross entropy summed over the words that have a target."""
    return torch.nn.functional.cross_entropy(
        scores.flatten(0, 1), targets.flatten(), ignore_index=NO_TARGET, reduction="sum"
    )


def bag_loss(scores: Tensor, roots: tuple[int, ...]) -> Tensor:
    """The chance that no word tells an event of these roots, as a loss (noisy or); few words tell events at all.

    scores (words, 1 + ROOTS).
    """
    chances = torch.softmax(scores, 1)
    right = chances[:, list(roots)].sum(1).clamp(max=1 - 1e-6)
    missed = torch.log1p(-right).sum()
    return -torch.log(-torch.expm1(missed.clamp(max=-1e-6))) + SPARSE * (1 - chances[:, 0]).sum()
