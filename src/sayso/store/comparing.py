"""How the ledger asks others to compare: it finds candidates by marks, they judge. The pipeline joins the two."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from sayso.records import Entries, Link, Report, Said
from sayso.store.rows import Entry

#: Marks by what they are for ("quotes", "events" ...) and the key of the entry they stand for.
Marks = Mapping[str, Mapping[str, Sequence[int]]]

#: The numbers that stand for what marks are for. Never change one: they stand in every ledger.
MARK_KINDS = {
    "copies": 1,
    "quotes": 2,
    "events": 3,
    "figures": 4,
    "duties": 5,
    "fulfilments": 6,
    "disputes": 7,
    "stories": 8,
}

#: Marks of one entry by which it is found from anywhere in the ledger; all of them are looked at inside a story. A
#: report is found by all of its own. Hardly any entry belongs to one outside its story, and then it shares many marks
#: with it; an answer to what a report of another story told is none that could be shown.
FEW = {
    "copies": 36,
    "quotes": 3,
    "events": 6,
    "figures": 2,
    "duties": 24,
    "fulfilments": 8,
    "disputes": 0,
    "stories": 24,
}


class Candidates(Protocol):
    """What of the ledger may belong to a new record."""

    def entries(self, kind: str, story: str | None) -> Mapping[str, Sequence[Entry]]:
        """For each key of a new entry: those that share most marks with it, of the story of a report and anywhere."""

    def of_story(self, document: str) -> Sequence[Entries]:
        """The last reports of the story of a report, with their events and figures; the rest of them left out."""

    def said_in(self, report: Report) -> Sequence[Said]:
        """The statements of an earlier report."""

    def are_whole_stories(self, documents: Collection[str]) -> bool:
        """Whether the stories that some reports are of hold no others."""

    def stories(self, documents: Sequence[str]) -> Mapping[str, str]:
        """The stories that reports are of now."""

    def reports(self, kind: str) -> Sequence[Entries]:
        """Reports that share most marks with the new one, most first; with their text, their entries left out."""


class Comparer(Protocol):
    """Judges a new report against what the ledger holds."""

    def marks(self, entries: Entries) -> Marks:
        """By what the report and its entries are to be found later."""

    def links(self, entries: Entries, candidates: Candidates) -> Iterable[Link]:
        """How the new report and its entries stand to those before them."""
