"""What every closed word means, in one place: the codebook is written from it, and the HTML page explains itself."""

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of a closed list ("act", "mode" ...), what it means, and an example with the words meant in asterisks."""

    list: str
    word: str
    meaning: str
    example: str


@cache
def meanings() -> tuple[Meaning, ...]:
    """All of them, list by list."""
    table = resources.files("sayso.show").joinpath("tables", "meanings.tsv").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(Meaning(*line.split("\t")) for line in lines[1:])


@cache
def meaning_of(list_: str, word: str) -> str:
    """What the word of that list means; empty where it is not in the table."""
    return next((one.meaning for one in meanings() if (one.list, one.word) == (list_, word)), "")
