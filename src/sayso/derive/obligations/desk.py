"""What every step of finding duties looks at: one page's words, names, days and statements."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.derive.contents import innermost
from sayso.derive.speakers import Roster, roster_of
from sayso.records import Reading, Resolutions, Span, Statement, When

#: Cues that may reach to one place.
DEEPEST = 12
#: An actor that is a whole state is an ISO3 code.
STATE_CODE = 3
#: Rules of resolutions of a state by its own name, or by that of its seat.
NAMES_A_STATE = ("country.", "place.country")


@dataclass(frozen=True, slots=True)
class States:
    """The states of a page by code: the ``names`` it most often has for them; how often each is told of, ``told``.

    ``first``: the first name of each, by which it may only be a people or a body.
    """

    names: Mapping[str, str]
    told: Mapping[str, int]
    first: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """``times`` stand in text order; ``covers``: each content span; ``tellers``: the statement each is of.

    ``cues``: each cue with its statement; ``paragraphs``: where each begins.
    """

    reading: Reading
    roster: Roster
    states: States
    times: tuple[When, ...]
    covers: tuple[Span, ...]
    tellers: tuple[Statement, ...]
    cues: tuple[tuple[Span, Statement], ...]
    paragraphs: tuple[int, ...]

    @property
    def text(self) -> str:
        """The page's text."""
        return self.reading.document.text

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.reading.document.text[span.start : span.end]

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph of a place begins."""
        number = bisect_right(self.paragraphs, at)
        return self.paragraphs[number - 1] if number else 0

    def voice_at(self, at: int) -> Statement | None:
        """The innermost statement a place is in the content of; None in the page's own voice."""
        number = innermost(self.covers, Span(at, at + 1))
        return None if number is None else self.tellers[number]

    def cued_at(self, words: Span) -> Statement | None:
        """The first statement whose cue shares some words."""
        first = bisect_left(self.cues, words.start, key=lambda cue: cue[0].end)
        near = self.cues[first : first + DEEPEST]
        return next((one for span, one in near if span.touches(words)), None)


def desk_of(reading: Reading, resolutions: Resolutions, statements: Sequence[Statement]) -> Desk:
    """The desk for one page."""
    text = reading.document.text
    times = sorted((one for one in resolutions.times if one.span), key=lambda one: one.span or Span(0, 0))
    covers = sorted(((span, one) for one in statements for span in one.content), key=lambda pair: pair[0])
    cues = sorted(((one.cue, one) for one in statements if one.cue), key=lambda pair: pair[0])
    paragraphs = [line_end.end() for line_end in re.finditer("\n", text)]
    roster = roster_of(resolutions.actors)
    spans, tellers = tuple(span for span, _ in covers), tuple(one for _, one in covers)
    return Desk(reading, roster, _states_of(roster), tuple(times), spans, tellers, tuple(cues), (0, *paragraphs))


def _states_of(roster: Roster) -> States:
    told: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    first: dict[str, str] = {}
    for one in roster.actors:
        if one.actor and len(one.actor) == STATE_CODE:
            told[one.actor] += 1
            first.setdefault(one.actor, one.name)
        if one.actor and one.rule.startswith(NAMES_A_STATE):
            names.setdefault(one.actor, Counter())[one.name] += 1
    return States({code: own.most_common(1)[0][0] for code, own in names.items()}, told, first)
