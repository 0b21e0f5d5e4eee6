"""Names of a document: laws by their form, all others by the entity head, one name one kind where it stands again."""

from collections.abc import Mapping, Sequence

from sayso.read.heads import Floats, KindSpan, decode_kinds
from sayso.read.laws import decode_laws


def decode_names(
    scores: Floats, tags: Sequence[str], texts: Sequence[str], gaps: Sequence[int], thresholds: Mapping[str, float]
) -> list[KindSpan]:
    """Names in text order.

    ``scores`` (words, tags) of the entity head; ``gaps``: what stands before each word; ``thresholds``: the least
    score of each kind, as ``kind_<kind>``.
    """
    laws = decode_laws(texts, gaps)
    taken = {word for law in laws for word in range(law.first, law.last)}
    found = agree([name for name in decode_kinds(scores, tags) if name.kind != "law"], texts)
    sure = [
        name
        for name in found
        if name.score >= thresholds.get(f"kind_{name.kind}", 0.0) and taken.isdisjoint(range(name.first, name.last))
    ]
    return sorted([*sure, *laws], key=lambda name: name.first)


def agree(names: Sequence[KindSpan], texts: Sequence[str]) -> list[KindSpan]:
    """The names, each with the kind that all its namesakes together speak for, and their best score for that kind."""
    surfaces = [" ".join(texts[name.first : name.last]).lower() for name in names]
    said: dict[str, dict[str, list[float]]] = {}
    for surface, name in zip(surfaces, names, strict=True):
        said.setdefault(surface, {}).setdefault(name.kind, []).append(name.score)
    chosen = {surface: _likeliest(kinds) for surface, kinds in said.items()}
    return [
        KindSpan(chosen[surface], name.first, name.last, max(said[surface][chosen[surface]]))
        for surface, name in zip(surfaces, names, strict=True)
    ]


def _likeliest(kinds: Mapping[str, Sequence[float]]) -> str:
    return max(kinds, key=lambda kind: (sum(kinds[kind]), kind))
