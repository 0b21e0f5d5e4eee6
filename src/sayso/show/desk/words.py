"""Two wordings beside each other, word by word: what stayed, what is gone, what is new."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

Stays = Literal["same", "gone", "new"]

#: A word, or a mark that is none; marks are compared as words are.
TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in sequence that all stayed, are all gone, or are all new."""

    text: str
    stays: Stays


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """``after`` with what changed against ``before``; the two are read as words, spaces do not count."""
    old, new = list(TOKEN.finditer(before)), list(TOKEN.finditer(after))
    alike = difflib.SequenceMatcher(None, _folded(old), _folded(new), autojunk=False)
    runs: list[Run] = []
    for tag, i, j, k, m in alike.get_opcodes():
        if tag == "equal":
            runs.append(Run(_between(after, new, k, m), "same"))
            continue
        if i < j:
            runs.append(Run(_between(before, old, i, j), "gone"))
        if k < m:
            runs.append(Run(_between(after, new, k, m), "new"))
    return tuple(runs)


def _folded(tokens: list[re.Match[str]]) -> list[str]:
    return [one.group().casefold() for one in tokens]


def _between(text: str, tokens: list[re.Match[str]], first: int, last: int) -> str:
    return " ".join(text[tokens[first].start() : tokens[last - 1].end()].split())
