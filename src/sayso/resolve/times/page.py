"""A text being read for times: where its days are counted from, and what was found in it before."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sayso.records import Span
from sayso.resolve.days import Anchor, Days
from sayso.resolve.times.words import AWAITED, BE, FUTURE, SAYING, STARTING

LOOK_BACK = 60  # characters before a day in which "will" or "scheduled for" makes it one to come
LOOK_ON = 80  # characters after a day that opens its sentence
TIMES_BACK = 100  # times; what was named before them is another story, and a long page stays quick
BE_WITHIN = 3  # words before "due" or "expected" among which its "is" stands: "is now widely expected"
SENTENCE_BACK = 240  # characters a sentence is looked back for its start
CLAUSE = re.compile(r"[,;:.!?“”\"()\n]")
#: The stop of an initial, "U.N.", "J. Doe", ends nothing.
SENTENCE_END = re.compile(r"(?<!\b[A-Z])\.|[;!?\n]")
#: Words between "scheduled" and its time.
_TO_A_TIME = frozenset({"for", "on", "in", "at", "by", "from", "as", "early", "late", "next", "the", "back"})
#: What is said, to its closing mark; where none closes it, to the end of its paragraph.
_QUOTATION = re.compile(r"“[^”\n]*(?:”|$)|(?<!\w)\"[^\"\n]+\"", re.MULTILINE)
_PAST = re.compile(r"(?:was|were|had|did|has|have|\w+ed)\b", re.IGNORECASE)
_IS_TO = re.compile(r"\b(?:is|are)\s+to\b|\bto be ")
_WHAT_WILL = re.compile(r",?\s+(?:in\s+)?(?:what|which|that)\s+will\b")
_WORD = re.compile(r"[\w’']+")
_MAY_IS_A_PERSON = re.compile(r"\b(?:Theresa|Mrs?\.?|Ms\.?|Minister|Secretary)\s+May\b")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a time and belongs to it: "since", "by the end of", "in early".

    ``relation`` and ``part`` are small letters, "" for none. ``noun``: the time tells a noun ("the 2014 war").
    """

    start: int
    relation: str = ""
    part: str = ""
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """What a time expression means. ``counted_from`` is "" for what the words say by themselves.

    ``told``: its year is written with it.
    """

    days: Days
    counted_from: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression: its words with lead, its own words, what it means."""

    span: Span
    words: Span
    lead: Lead
    sense: Sense

    @property
    def days(self) -> Days:
        """The days it means."""
        return self.sense.days


def start_of(timed: Timed) -> int:
    """Where it starts, for a sorted list."""
    return timed.span.start


@dataclass
class Page:
    """The text, the anchor, and what was found so far, in text order."""

    text: str
    anchor: Anchor
    found: list[Timed] = field(default_factory=list)

    def before(self, at: int) -> Iterator[Timed]:
        """What was found before ``at``, nearest first, no farther back than a time is counted from."""
        last = bisect_left(self.found, at, key=start_of) - 1
        for i in range(last, max(last - TIMES_BACK, -1), -1):
            yield self.found[i]

    def told_before(self, at: int) -> Iterator[Timed]:
        """What a time at ``at`` may be counted from: outside a quotation nothing that is named within one."""
        own = self.quotation(at)
        for timed in self.before(at):
            if self.quotation(timed.span.start) in (None, own):
                yield timed

    def beside(self, span: Span, most: int) -> list[Timed]:
        """The first times behind a span and the last before it, as many of each."""
        low = bisect_left(self.found, span.start, key=start_of)
        high = bisect_left(self.found, span.end, key=start_of)
        return [*self.found[high : high + most], *reversed(self.found[max(0, low - most) : low])]

    def quotation(self, at: int) -> Span | None:
        """The words in quotation marks that stand here; None for none."""
        number = bisect_left(self._quotations, at + 1, key=lambda one: one.start) - 1
        one = self._quotations[number] if number >= 0 else None
        return one if one and one.start <= at < one.end else None

    def after(self, at: int) -> Timed | None:
        """The first found at or after ``at``."""
        i = bisect_left(self.found, at, key=start_of)
        return self.found[i] if i < len(self.found) else None

    def year_named_before(self, at: int) -> Timed | None:
        """The last full date before ``at``, for pages without a date of their own."""
        return next((t for t in self.before(at) if t.sense.told and t.days.precision == "day"), None)

    def ahead(self, start: int, end: int) -> bool:
        """Whether the clause round a time speaks of what is to come ("will meet on ...", "On Monday they will")."""
        before = CLAUSE.split(self.text[max(start - LOOK_BACK, 0) : start])[-1].lower().split()
        marks = [
            _looks_ahead(word, *beside) for word, *beside in zip(before, ["", *before], [*before[1:], ""], strict=False)
        ]
        said = max((i for i, word in enumerate(before) if word in SAYING), default=-1)
        if before[-1:] == ["come"] or _WHAT_WILL.match(self.text, end):
            return True
        marks = [mark or _is_awaited(before, at) for at, mark in enumerate(marks)]
        if any(marks[said + 1 :]) or _IS_TO.search(" ".join(before[said + 1 :])):
            return True
        return not before and self._ahead_after(end)

    def _ahead_after(self, end: int) -> bool:
        for word in _WORD.findall(SENTENCE_END.split(self.text[end : end + LOOK_ON])[0]):
            if word.lower() in ("will", "shall", "won’t", "won't"):
                return True
            if word.lower() in SAYING or _PAST.fullmatch(word):
                return False
        return False

    def sentence(self, start: int, end: int) -> Span:
        """The sentence, or part up to a semicolon, round some words; a full stop of a shortened word ends it too."""
        low = max(start - SENTENCE_BACK, 0)
        ends = [m.end() for m in SENTENCE_END.finditer(self.text, low, start)]
        close = SENTENCE_END.search(self.text, end, end + SENTENCE_BACK)
        return Span(ends[-1] if ends else low, close.start() if close else min(end + SENTENCE_BACK, len(self.text)))

    @cached_property
    def _quotations(self) -> tuple[Span, ...]:
        return tuple(Span(*match.span()) for match in _QUOTATION.finditer(self.text))

    @cached_property
    def may_is_a_person(self) -> bool:
        """Whether somebody of that name is on the page."""
        return bool(_MAY_IS_A_PERSON.search(self.text))

    @cached_property
    def day_stands_first(self) -> bool | None:
        """How this page writes days with slashes: told by one that can be read in one way only. None: not told."""
        orders = set()
        for left, right in re.findall(r"(?<![\w/.])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?!\d)", self.text):
            if (int(left) > 12) != (int(right) > 12):  # months end at 12
                orders.add(int(left) > 12)
        return orders.pop() if len(orders) == 1 else None


def _looks_ahead(word: str, before: str, after: str) -> bool:
    """Whether a word speaks of what is to come: "plans to", "flights resume" but not "able to resume", "set a day"."""
    if word == "set":
        return after in ("for", "to") or before in BE
    return word in FUTURE or (word == "plans" and after == "to") or (word in STARTING and before not in ("to", ""))


def _is_awaited(words: Sequence[str], at: int) -> bool:
    """Whether a participle says that something is to come: "is due", "due to end"; not "its planned retreat"."""
    if words[at] not in AWAITED:
        return False
    is_last = all(word in _TO_A_TIME for word in words[at + 1 :])
    return is_last or words[at + 1] == "to" or not BE.isdisjoint(words[max(0, at - BE_WITHIN) : at])


def quoted(page: Page, timed: Timed) -> str:
    """For a basis that counts from another time of the text."""
    return "“" + " ".join(page.text[timed.span.start : timed.span.end].split()) + "”"


def last_day(days: Days) -> date | None:
    """The last day known of a time, the first where its end is open."""
    return days.last or days.first
