"""What needs the training extra: the loss, the batches, and the graph against the network it is written from."""

import random
from itertools import product

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("safetensors")

import onnxruntime  # noqa: E402

from sayso.read import heads  # noqa: E402
from training.batches import (  # noqa: E402
    KIND_TAG,
    NO_TARGET,
    Row,
    Window,
    allowed_kinds,
    cut,
    heads_of,
    stack,
    tags_of,
)
from training.graph import OUTPUTS, build, quantise  # noqa: E402
from training.kinds import KindHead  # noqa: E402
from training.labels import TAGS  # noqa: E402
from training.losses import chain_loss  # noqa: E402
from training.model import KIND_LAYERS, Reader, distance_buckets, forbidden_steps  # noqa: E402
from training.pages import CONTENT, CUE, SOURCE, Page, Word  # noqa: E402


def words():
    return [
        Word("Ann", 4, SOURCE, 0, 0, 1, 0, (1,)),
        Word("said", 2, CUE, 0, 1),
        Word("yes", 2, CONTENT, 0, 2),
        Word("indeed", 2, CONTENT, 0, 2),
        Word("and", 2),
        Word("denied", 2, CUE, 1, 3),
        Word("it", 2, CONTENT, 1, 4),
    ]


def test_tags_and_pointers():
    assert [TAGS[t] for t in tags_of(words())] == ["S-SRC", "S-CUE", "B-CON", "E-CON", "O", "S-CUE", "S-CON"]
    assert heads_of(words()) == [NO_TARGET, 1, 2, 2, NO_TARGET, 1, 6]


def test_a_cue_outside_the_window_is_pointed_at_by_nobody():
    assert heads_of(words()[2:4]) == [0, 0]


def test_unmarked_kinds_stay_open():
    rows = allowed_kinds(words(), frozenset({1, 2}))
    assert [t for t, ok in enumerate(rows[0]) if ok] == [KIND_TAG["B-person"]]
    assert not rows[1][KIND_TAG["B-person"]]
    assert rows[1][KIND_TAG["B-place"]]
    assert rows[1][0]


def test_windows_hold_every_word_once():
    page = Page("p", "n", [Word(str(i), 4 if i % 37 == 0 else 2) for i in range(1000)], roles=True)
    found = [word.text for window in cut(page, random.Random(1)) for word in window.words]
    assert found == [str(i) for i in range(1000)]
    assert isinstance(next(cut(page, random.Random(1))), Window)


def test_chain_loss_is_the_likelihood_over_all_paths():
    generator = torch.Generator().manual_seed(3)
    scores, steps = torch.randn(1, 3, 4, generator=generator), torch.randn(4, 4, generator=generator)
    tags, real = torch.tensor([[1, 0, 2]]), torch.ones(1, 3, dtype=torch.bool)

    def worth(path):
        return sum(scores[0, t, tag] for t, tag in enumerate(path)) + steps[path[0], path[1]] + steps[path[1], path[2]]

    total = torch.logsumexp(torch.stack([worth(path) for path in product(range(4), repeat=3)]), 0)
    assert torch.isclose(chain_loss(scores, tags, real, steps), (total - worth((1, 0, 2))) / 3, atol=1e-5)


def test_padding_changes_no_loss():
    scores, steps = torch.randn(1, 3, 4), torch.randn(4, 4)
    tags, real = torch.tensor([[1, 0, 2]]), torch.tensor([[True, True, False]])
    assert torch.isclose(
        chain_loss(scores, tags, real, steps), chain_loss(scores[:, :2], tags[:, :2], real[:, :2], steps), atol=1e-5
    )


def test_training_and_reading_agree_on_steps_and_distances():
    assert np.array_equal(forbidden_steps().numpy(), heads.allowed_steps(TAGS))
    apart = np.arange(60)[:, None] - np.arange(60)[None, :]
    assert np.array_equal(distance_buckets(60).numpy(), heads.distance_buckets(apart, 24))


def test_quantised_columns_keep_their_own_scale():
    matrix = np.array([[1.0, 100.0], [-2.0, 50.0]], np.float32)
    whole, scales = quantise(matrix, 0, 64)
    assert np.abs(whole).max() == 64
    assert np.allclose(whole * scales, matrix, atol=1)


@pytest.mark.parametrize(("quantised", "tolerance"), [(False, 1e-3), (True, 0.2)])
def test_the_graph_gives_what_the_network_gives(quantised, tolerance):
    torch.manual_seed(0)
    reader = Reader(pieces=50).eval()
    head = KindHead().eval()
    names = {f"kinds.{name.removeprefix('net.')}": tensor for name, tensor in head.state_dict().items()}
    weights = {name: tensor.detach().numpy() for name, tensor in {**reader.state_dict(), **names}.items()}
    session = onnxruntime.InferenceSession(build(weights, quantised=quantised).SerializeToString())
    row = Row(
        [1, 5, 6, 7, 8, 2],
        [[0, 0, 0], *[[1, 10, 15]] * 4, [0, 0, 0]],
        [1, 3],
        [0, 0],
        [0, 0],
        None,
        roles=True,
        words=[Word("a", 4), Word("b", 2)],
    )
    batch = stack([row])
    with torch.no_grad():
        roles, _, asks, answers, *others = reader(batch.ids, batch.features, None, batch.firsts)
        layers = reader.encoder.layers_of(batch.ids, batch.features, None, KIND_LAYERS)
        low, middle, high = (layer[0, row.firsts] for layer in layers)
        blank = torch.zeros(1, middle.shape[1])
        beside = [torch.cat([blank, middle[:-1]]), torch.cat([middle[1:], blank])]
        kinds = head(torch.cat([low, middle, high, *beside], 1))
    expected = {"roles": roles[0], "kinds": kinds, "asks": asks[0], "answers": answers[0]}
    expected |= {name: output[0] for name, output in zip(OUTPUTS[4:], others, strict=True)}
    given = {"ids": np.array(row.ids), "features_in": np.array(row.features), "firsts": np.array(row.firsts)}
    for name, mine in zip(OUTPUTS, session.run(OUTPUTS, given), strict=True):
        assert np.allclose(mine, expected[name].numpy(), atol=tolerance), name
