"""The reports that copies are made of: PolNeAR, ECB+ and GUM's news, each as plain text, in two halves.

The half a report falls in hangs on its name alone. What was tried while the rules were written is the first half; the
gate measures on the second.
"""

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

#: Words of a report from which copies of it are made: below, hardly a sentence is left after one is dropped.
ENOUGH_WORDS = 60

#: How ECB+ sets its tokens apart, and what they were: (pattern, put in its place).
_JOINS = (
    (r"``|''", '"'),
    (r"\s+([.,;:?!%)\]’'])", r"\1"),
    (r"([(\[$])\s+", r"\1"),
    (r"\s+(n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1"),
    (r"(\w) - (\w)", r"\1-\2"),
    (r"(\d) ?, (\d{3})\b", r"\1,\2"),
    (r"(\d)\. (\d)", r"\1.\2"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A report. ``topic``: reports of one topic may tell of one event. ``day``: ISO, None where it is not known."""

    name: str
    topic: str
    day: str | None
    text: str

    @property
    def held_out(self) -> bool:
        """Whether it is of the half that is measured on."""
        return hashlib.blake2b(self.name.encode(), digest_size=1).digest()[0] % 2 == 1

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@cache
def load_texts(folder: Path) -> tuple[Text, ...]:
    """All reports below the corpora's folder, by name."""
    data = folder / "data"
    found = (*_polnear(data / "polnear"), *_ecb(data / "ecbplus" / "ECB+"), *_gum(data / "gum"))
    return tuple(sorted(found, key=lambda one: one.name))


def _polnear(folder: Path) -> Iterator[Text]:
    """One report a file; its outlet and day stand in the file's name."""
    for path in sorted(folder.glob("*/text/*.txt")):
        day = path.stem.split("_")[1]
        yield Text(f"pol/{path.stem}", day, day, path.read_text(encoding="utf-8"))


def _ecb(folder: Path) -> Iterator[Text]:
    """One report a file, a sentence a line; the folder is the topic. Two events of a kind share one."""
    for path in sorted(folder.glob("*/*.xml")):
        lines: dict[int, list[str]] = {}
        for token in ET.parse(path).getroot().iter("token"):
            lines.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
        joined = (" ".join(words) for _, words in sorted(lines.items()))
        text = "\n".join(_joined(line) for line in joined if not line.startswith("http :"))
        yield Text(f"ecb/{path.stem}", f"ecb/{path.parent.name}", None, text)


def _joined(line: str) -> str:
    for pattern, text in _JOINS:
        line = re.sub(pattern, text, line)
    return line


def _gum(folder: Path) -> Iterator[Text]:
    """One news report a file, in CoNLL-U with the text of each sentence in a comment."""
    for path in sorted(folder.glob("GUM_news_*.conllu")):
        paragraphs: list[list[str]] = [[]]
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# newpar"):
                paragraphs.append([])
            elif line.startswith("# text = "):
                paragraphs[-1].append(line.removeprefix("# text = ").strip())
        yield Text(
            f"gum/{path.stem}", f"gum/{path.stem}", None, "\n\n".join(" ".join(one) for one in paragraphs if one)
        )
