"""The tables of ``extract/lists``: tab-separated, one header line, lines that begin with ``#`` are remarks."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``lists/<name>.tsv`` as column name to cell."""
    table = (files("sayso.extract") / "lists" / f"{name}.tsv").read_text(encoding="utf-8")
    kept = (line for line in table.splitlines() if line and not line.startswith("#"))
    yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def words(group: str) -> frozenset[str]:
    """One group of ``lists/words.tsv``, as written there."""
    return frozenset(word for row in rows("words") if row["group"] == group for word in row["words"].split())


def holds_any(text: str, pieces: tuple[str, ...]) -> bool:
    """Whether one of the pieces stands in a text: a cheap look before a search that needs one of them."""
    for piece in pieces:  # noqa: SIM110 - a loop costs half of what any() does, and this runs for every sentence
        if piece in text:
            return True
    return False
