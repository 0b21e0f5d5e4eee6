import numpy as np

from sayso.read.heads import KindSpan
from sayso.read.names import agree, decode_names

TAGS = ("O", "B-person", "I-person", "B-place", "I-place")


def test_namesakes_agree():
    texts = ["Baku", "and", "Baku", "and", "BAKU"]
    names = [KindSpan("person", 0, 1, 0.4), KindSpan("place", 2, 3, 0.9), KindSpan("place", 4, 5, 0.6)]
    assert [(n.kind, n.score) for n in agree(names, texts)] == [("place", 0.9)] * 3


def test_unsure_names_are_dropped_and_laws_win():
    texts = ["Ann", "met", "the", "Geneva", "Convention", "Bob"]
    scores = np.zeros((6, 5), np.float32)
    scores[0, 1], scores[3, 3], scores[5, 1], scores[[1, 2, 4], 0] = 1, 5, 5, 5
    found = decode_names(scores, TAGS, texts, [4, 2, 2, 2, 2, 2], {"kind_person": 0.7})
    assert [(n.kind, n.first, n.last) for n in found] == [("law", 3, 5), ("person", 5, 6)]
