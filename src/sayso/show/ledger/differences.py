"""Two versions of one page side by side: the sentences that differ, with the words that changed in them."""

import difflib
import re

from sayso.show.sheet import Column, Sheet

SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?]+[\"'”’)]*|\n|$)\s*")

#: How alike two sentences must be to be one that was edited, not one taken out and another put in.
ALIKE = 0.5


def differences_sheet(before: str, after: str) -> Sheet:
    """What changed from one version of a text to the next, sentence by sentence."""
    old, new = _sentences(before), _sentences(after)
    rows: list[tuple[str | None, str | None, str]] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            rows.extend(_paired(old[i:j], new[k:m]))
    columns = (
        Column("was", "was", wide=True),
        Column("is", "is now", wide=True),
        Column("changed", "changed"),
    )
    return Sheet("differences", "what changed", columns, tuple(rows), empty="the two say the same, word for word")


def _sentences(text: str) -> list[str]:
    return [sentence for match in SENTENCE.finditer(text) if (sentence := " ".join(match.group().split()))]


def _paired(old: list[str], new: list[str]) -> list[tuple[str | None, str | None, str]]:
    """Sentences taken out beside those put in; the ones that are alike stand side by side."""
    rows: list[tuple[str | None, str | None, str]] = []
    left = list(new)
    for sentence in old:
        best = max(left, key=lambda other: _likeness(sentence, other), default=None)
        if best is None or _likeness(sentence, best) < ALIKE:
            rows.append((sentence, None, "taken out"))
            continue
        rows.extend((None, other, "added") for other in left[: left.index(best)])
        left = left[left.index(best) + 1 :]
        rows.append((sentence, best, _words_changed(sentence, best)))
    return rows + [(None, other, "added") for other in left]


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _words_changed(before: str, after: str) -> str:
    """ "accused" → "suggested"."""
    old, new = before.split(), after.split()
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    parts = [
        f"“{' '.join(old[i:j])}” → “{' '.join(new[k:m])}”" if i < j and k < m
        else f"“{' '.join(old[i:j])}” left out" if i < j
        else f"“{' '.join(new[k:m])}” added"
        for tag, i, j, k, m in steps
        if tag != "equal"
    ]  # fmt: skip
    return "; ".join(parts)
