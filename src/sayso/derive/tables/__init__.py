"""This room's own tables: tab-separated lines with a rule id and a source each. Read once, from inside the package."""

from functools import cache
from importlib import resources


@cache
def table_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table, cell by cell, without comments and heading."""
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


@cache
def word_list(rule: str) -> frozenset[str]:
    """The words of one line of ``lists.tsv``. Raises KeyError for a rule that is not there."""
    lists = {name: frozenset(words.split(" ")) for name, words, _source in table_rows("lists.tsv")}
    return lists[rule]
