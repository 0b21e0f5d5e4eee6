"""What was made of the pages of the story case, and where the words of its expectations stand in them."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.compare.sides import same_party, states_in
from sayso.records import Account, Counted, Entries, Happened, Link, Owed, Question, Said, Span
from tests.gate.corpora import ROOT

EXPECTED = ROOT / "tests" / "cases" / "story" / "expected.toml"
#: Words of names by which a party may be known, its last noun or what it is called by: four letters, or all capitals.
_NAME = re.compile(r"\b(?:[A-Z]{2,}|[^\W\d_]{4,})\b")
#: Where a sentence ends.
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")

#: An expected passage: its file and its words.
Passage = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What was made of the pages: entries by file name, stories as groups of file names, questions best first.

    ``account``: all of it summed up. ``links``: those between the pages and between their entries.
    """

    entries: Mapping[str, Entries]
    stories: Sequence[Sequence[str]]
    questions: Sequence[Question]
    account: Account | None = None
    links: Sequence[Link] = ()

    @property
    def sums(self) -> Account:
        """The account, for parts that need one."""
        assert self.account is not None
        return self.account

    def document(self, file: str) -> str:
        """The document id of a page."""
        return self.entries[file].report.document

    def file_of(self, key: str) -> str:
        """The file of the entry with a key."""
        return next((name for name, one in self.entries.items() if key.startswith(one.report.document)), key)


def load_expected() -> dict[str, Any]:
    """The expectations as they stand in the file."""
    return tomllib.loads(EXPECTED.read_text(encoding="utf-8"))


def place_of(text: str, words: str) -> Span | None:
    """Where words stand in a text, whatever the spaces between them."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return Span(*found.span()) if found else None


def passage_place(found: Found, passage: Passage) -> Span | None:
    """Where a passage stands in its page as it was read."""
    entries = found.entries.get(passage["file"])
    return place_of(entries.text, passage["words"]) if entries else None


def sentence_place(found: Found, passage: Passage) -> Span | None:
    """The place of the whole sentences that a passage stands in."""
    place = passage_place(found, passage)
    if place is None:
        return None
    text = found.entries[passage["file"]].text
    ends = [one.end() for one in _END.finditer(text)]
    start = max((one for one in ends if one <= place.start), default=0)
    end = min((one for one in ends if one >= place.end), default=len(text))
    return Span(start, end)


def said_at(found: Found, passage: Passage) -> list[Said]:
    """The statements whose content stands at a passage, the one that shares most of it first."""
    place = passage_place(found, passage)
    if place is None:
        return []
    shared = [(_shared(place, one.statement.content), one) for one in found.entries[passage["file"]].said]
    return [one for length, one in sorted(shared, key=lambda each: (-each[0], len(each[1].words))) if length]


def counted_at(found: Found, passage: Passage) -> list[Counted]:
    """The figures at a passage."""
    place = passage_place(found, passage)
    own = found.entries[passage["file"]].counted if place else ()
    return [one for one in own if place and place.touches(one.figure.span)]


def happened_at(found: Found, passage: Passage) -> list[Happened]:
    """The events whose trigger stands in a passage, in the order of the text."""
    place = passage_place(found, passage)
    own = found.entries[passage["file"]].happened if place else ()
    return sorted((one for one in own if place and place.touches(one.event.trigger)), key=lambda one: one.event.trigger)


def owed_at(found: Found, passage: Passage) -> list[Owed]:
    """The duties in the sentence of a passage."""
    place = sentence_place(found, passage)
    own = found.entries[passage["file"]].owed if place else ()
    return [one for one in own if place and place.touches(one.obligation.duty)]


def _shared(place: Span, spans: Iterable[Span]) -> int:
    return sum(max(0, min(place.end, one.end) - max(place.start, one.start)) for one in spans)


def names_party(expected: str, name: str | None, actor: str | None) -> bool:
    """Whether a name and an actor are the party expected: "Yemen's government" is Yemen; by its last word."""
    if same_party((expected, None), (name, actor)):
        return True
    if len(states_in(expected)) == 1 and states_in(expected) == {actor}:
        return True
    ours, theirs = (_name_words(each or "") for each in (expected, name))
    return bool(ours & theirs)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(one.lower().rstrip("s") for one in _NAME.findall(name))


def rate(hits: Iterable[bool]) -> float:
    """The share of true ones; nothing asked is 0: a bar cannot be held by silence."""
    counted = list(hits)
    return sum(counted) / len(counted) if counted else 0.0


def families(pairs: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """For keys that pairs join, over however many steps: the key that stands for all of a family."""
    head: dict[str, str] = {}

    def root(key: str) -> str:
        while head.get(key, key) != key:
            key = head[key]
        return key

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        head[high] = low
    return root


def lines_of(title: str, rows: Iterable[str]) -> Iterator[str]:
    """A heading and its rows, nothing where there are none."""
    told = list(rows)
    if told:
        yield title
        yield from (f"  {one}" for one in told)
