"""The reading model as an ONNX graph, written node by node: one window in, the heads' scores out.

Matrices of the encoder are int8 with one scale per output column. They keep to seven bits: on processors without
VNNI the products of two neighbours are added in 16 bits, which would overflow. Activations are quantised at run time
over one window, so the scores of a window depend on nothing but the window.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.model import HEADS, HIDDEN, KIND_LAYERS, LAYERS, NEIGHBOUR_LAYER

OPSET, CONTRIB = 17, "com.microsoft"
EPSILON = 1e-12
SEVEN_BITS, EIGHT_BITS = 64, 127  # largest magnitude of a quantised weight

Weights = dict[str, NDArray[np.float32]]


def quantise(matrix: NDArray[np.float32], axis: int, top: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """(int8 matrix, scales): one scale for each place along the other axis than ``axis``, which is reduced."""
    scales = np.maximum(np.abs(matrix).max(axis=axis), 1e-8) / top
    scaled = matrix / np.expand_dims(scales, axis)
    return np.rint(scaled).clip(-top, top).astype(np.int8), scales.astype(np.float32)


@dataclass(slots=True)
class Builder:
    """Nodes and initializers so far. ``quantised``: int8 encoder matrices, or float32 ones for comparison."""

    weights: Weights
    quantised: bool
    top: int = SEVEN_BITS
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def constant(self, name: str, array: NDArray) -> str:
        """The name of an initializer that holds ``array``."""
        self.constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, op: str, inputs: Iterable[str], output: str, *, domain: str = "", **attributes: object) -> str:
        """Add one node with one output and give that output's name."""
        self.nodes.append(helper.make_node(op, list(inputs), [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, x: str, name: str, *, bias: bool = True, quantised: bool | None = None) -> str:
        """x @ weight of layer ``name``, plus its bias."""
        matrix = self.weights[f"{name}.weight"].T
        bias_name = self.constant(f"{name}.bias", self.weights[f"{name}.bias"]) if bias else ""
        if self.quantised if quantised is None else quantised:
            whole, scales = quantise(matrix, 0, self.top)
            names = [self.constant(f"{name}.int8", whole), self.constant(f"{name}.scale", scales)]
            zeros = self.constant(f"zeros.{len(scales)}", np.zeros(len(scales), np.int8))
            inputs = [x, *names, zeros] + ([bias_name] if bias else [])
            return self.node("DynamicQuantizeMatMul", inputs, f"{name}.y", domain=CONTRIB)
        product = self.node("MatMul", [x, self.constant(f"{name}.float", matrix)], f"{name}.xw")
        return self.node("Add", [product, bias_name], f"{name}.y") if bias else product

    def norm(self, x: str, skip: str, name: str) -> str:
        """Layer normalisation of x + skip."""
        gamma = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        beta = self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.node("SkipLayerNormalization", [x, skip, gamma, beta], f"{name}.y", domain=CONTRIB, epsilon=EPSILON)

    def pieces(self) -> str:
        """The embedding of each word piece: (pieces, HIDDEN). Stored as int8 with one scale per piece."""
        table = self.weights["encoder.pieces.weight"]
        if not self.quantised:
            return self.node("Gather", [self.constant("pieces.float", table), "ids"], "pieces")
        whole, scales = quantise(table, 1, EIGHT_BITS)
        rows = self.node("Gather", [self.constant("pieces.int8", whole), "ids"], "pieces.rows")
        rows = self.node("Cast", [rows], "pieces.cast", to=TensorProto.FLOAT)
        scale = self.node("Gather", [self.constant("pieces.scale", scales[:, None]), "ids"], "pieces.scales")
        return self.node("Mul", [rows, scale], "pieces")

    def embed(self) -> str:
        """Sum of the embeddings of pieces, places and features, normalised: (1, pieces, HIDDEN)."""
        pieces = self.pieces()
        shown = self.node(
            "Gather", [self.constant("features", self.weights["encoder.features.weight"]), "features_in"], "f"
        )
        shown = self.node("ReduceSum", [shown, self.constant("axis.1", np.array([1]))], "features_sum", keepdims=0)
        size = self.node("Shape", ["ids"], "size")
        zero, one = self.constant("zero", np.array([0])), self.constant("one", np.array([1]))
        places = self.weights["encoder.places.weight"] + self.weights["encoder.segment"]
        place = self.node("Slice", [self.constant("places", places), zero, size, zero, one], "place_rows")
        summed = self.node("Add", [pieces, place], "pieces_places")
        batch = [self.node("Unsqueeze", [part, zero], f"{part}.batch") for part in (summed, shown)]
        return self.norm(batch[0], batch[1], "encoder.norm")

    def layer(self, x: str, number: int) -> str:
        """One transformer layer over x (1, pieces, HIDDEN)."""
        name = f"encoder.layers.{number}"
        qkv = self.linear(x, f"{name}.qkv", bias=False)
        parts = [f"{name}.{side}" for side in "qkv"]
        self.nodes.append(helper.make_node("Split", [qkv, self.constant("thirds", np.full(3, HIDDEN))], parts, axis=-1))
        bias = self.constant(f"{name}.qkv.bias", self.weights[f"{name}.qkv.bias"])
        mixed = self.node("MultiHeadAttention", [*parts, bias], f"{name}.mixed", domain=CONTRIB, num_heads=HEADS)
        x = self.norm(self.linear(mixed, f"{name}.out"), x, f"{name}.out_norm")
        up = self.linear(x, f"{name}.up", bias=False)
        bias = self.constant(f"{name}.up.bias", self.weights[f"{name}.up.bias"])
        up = self.node("BiasGelu", [up, bias], f"{name}.gelu", domain=CONTRIB)
        return self.norm(self.linear(up, f"{name}.down"), x, f"{name}.down_norm")

    def head(self, words: str, name: str) -> str:
        """A head of two linear layers with a GELU between, in float32."""
        inner = self.linear(words, f"{name}.0", bias=False, quantised=False)
        bias = self.constant(f"{name}.0.bias", self.weights[f"{name}.0.bias"])
        inner = self.node("BiasGelu", [inner, bias], f"{name}.gelu", domain=CONTRIB)
        product = self.node(
            "MatMul", [inner, self.constant(f"{name}.3.float", self.weights[f"{name}.3.weight"].T)], f"{name}.xw"
        )
        return self.node("Add", [product, self.constant(f"{name}.3.bias", self.weights[f"{name}.3.bias"])], name)

    def words(self, x: str, name: str) -> str:
        """The vectors of each word's first piece: (words, HIDDEN)."""
        return self.node("Gather", [self.node("Squeeze", [x, "zero"], f"{name}.flat"), "firsts"], name)

    def with_neighbours(self, by_layer: dict[int, str]) -> str:
        """Each word's vectors of several layers, then its left and its right neighbour's (zeros at the edges)."""
        blank = self.constant("blank", np.zeros((1, HIDDEN), np.float32))
        middle = by_layer[NEIGHBOUR_LAYER]
        ends = [self.constant(f"end.{n}", np.array([n])) for n in (0, -1, 1, np.iinfo(np.int64).max)]
        left = self.node("Slice", [middle, ends[0], ends[1], "zero"], "left.rest")
        right = self.node("Slice", [middle, ends[2], ends[3], "zero"], "right.rest")
        shifted = [
            self.node("Concat", [blank, left], "left", axis=0),
            self.node("Concat", [right, blank], "right", axis=0),
        ]
        return self.node("Concat", [*(by_layer[layer] for layer in KIND_LAYERS), *shifted], "words.joined", axis=1)


OUTPUTS = ("roles", "kinds", "asks", "answers", "grammar", "leans", "holds", "events")


def build(weights: Weights, *, quantised: bool, top: int = SEVEN_BITS) -> onnx.ModelProto:
    """The graph.

    Inputs, int64: ids (pieces,), features_in (pieces, 3), firsts (words,): the place of each word's first piece.
    Outputs, float32: roles (words, TAGS), kinds (words, KIND_TAGS), asks and answers (words, LINK + 1), grammar (words,
    PARTS + RELATIONS), leans and holds (words, ARC + 1), events (words, 2 + ROOTS).
    """
    builder = Builder(weights, quantised, top)
    x = builder.embed()
    by_layer = {}
    for number in range(LAYERS):
        x = builder.layer(x, number)
        if number + 1 in KIND_LAYERS:
            by_layer[number + 1] = builder.words(x, f"words.{number + 1}")
    builder.head(builder.with_neighbours(by_layer), "kinds")
    for name in OUTPUTS[:1] + OUTPUTS[2:]:
        builder.head(by_layer[LAYERS], name)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces"]),
        helper.make_tensor_value_info("features_in", TensorProto.INT64, ["pieces", 3]),
        helper.make_tensor_value_info("firsts", TensorProto.INT64, ["words"]),
    ]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", len(weights[f"{name}.3.bias"])])
        for name in OUTPUTS
    ]
    graph = helper.make_graph(builder.nodes, "sayso", inputs, outputs, list(builder.constants.values()))
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="sayso")
