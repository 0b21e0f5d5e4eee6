"""The files that ship: whole, small, and what model.json says they are."""

import json

import pytest

from sayso.errors import ModelError
from sayso.read.encoder import FOLDER, Encoder, sha256_of

LARGEST = 30_000_000  # bytes of model.onnx: the wheel has a limit


def facts():
    return json.loads((FOLDER / "model.json").read_text("utf-8"))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_the_files_are_those_the_scores_were_measured_on(name):
    assert sha256_of(FOLDER / name) == facts()["sha256"][name]


def test_the_model_is_small():
    assert (FOLDER / "model.onnx").stat().st_size <= LARGEST


def test_a_damaged_model_is_one_clear_line(tmp_path):
    for name in ("model.onnx", "tokenizer.json", "model.json"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes()[:1000])
    with pytest.raises(ModelError, match="install sayso again"):
        Encoder(tmp_path)
