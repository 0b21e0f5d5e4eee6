"""The times and places of a document, ready to be looked up by sentence, and which of them set a scene."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.derive.contents import innermost
from sayso.derive.deadlines import is_deadline
from sayso.derive.events.lexicon import word_set
from sayso.records import Place, Reading, Resolution, Span, Statement, Token, When

#: Code points before a place in which the preposition that puts something there stands.
LEAD = 60
#: Days before the report after which an event is no news of it any more but what went before.
NEWS_DAYS = 60
#: Code points of a line that may stand beside a day for the line to be the page's own date line.
MOST_BESIDE = 40
#: Code points from the top of a page within which its date line stands.
TOP = 2000
#: Steps up a sentence's grammar: deeper trees are broken ones.
MOST_STEPS = 12
#: Cues that may reach to one place: nested ones share it.
NEAREST_CUES = 4
#: Of the places of a page, that lie in one country for it to be a story of that country; and the fewest that tell.
HOME_SHARE, LEAST_VOTES = 0.8, 3

#: "In Oster", "near the town of Oster", "control of the rebel-held city of Oster", "captured Oster".
_SETS_SCENE = re.compile(
    r"(?i:\b(?:in|at|near|outside|inside|off|along|around|across|throughout|within|over"
    r"|(?:control|capture|recapture|liberation|siege|battle|fall|seizure|isolation|shelling|bombing|bombardment"
    r"|evacuation|occupation|defen[cs]e|blockade|invasion) of"
    r"|(?:captur|retak|recaptur|isolat|enter|shell|bomb|seiz|liberat|besieg|storm|occup|evacuat|reach|overr[au]n)\w*)\s+"
    r"(?:(?:the|a|an|its|[a-z]+(?:ern|-held|-controlled)|nearby)\s+)*"
    r"(?:(?:capital|city|town|village|port|region|province|district|area|coast|outskirts|suburb|streets|centre|center)s?"
    r"\s+(?:of\s+)?(?:the\s+)?)*)"
    r"(?:[A-Z][\w’'-]*(?: (?:de|del|al|of|[A-Z][\w’'-]*))*, ){0,2}$"
)
#: "OSTER, Velland (Agency) —" and "Oster, 26 November 2018" at the start of a line.
_DATELINE = re.compile(r"(?:,? [A-Z][\w.]*){0,4},?(?: \([^()\n]{2,40}\)| ?[-–—]{1,2} |, [^\n]{3,24}(?:\n|$| ?[-–—]))")
_BYLINE = re.compile(r"\s*(?:By|From|Reporting\s+by)\s+(?:[A-Z][\w.’'-]*,?\s+|and\s+){1,8}in\s+")
_OWN_BEFORE = re.compile(r"(?:\b(?:the|an?|its|his|her|their|this|that|dated)|['’]s)\s+$", re.IGNORECASE)
#: What is remembered on a day has a day of its own: "the anniversary of the storming of the fort on 3 May 1789".
_REMEMBERED = re.compile(r"\b(?:anniversary|commemorat\w+|in memory of)\b[^.;\n]*$", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r"\s+[a-z]|['’]s\b|-")
_PREPOSED = re.compile(
    r"(?:on|in|at|by|since|until|till|before|after|during|from|within|over|between|late|early|last|this|next|throughout)\b",
    re.IGNORECASE,
)
_SUBORDINATE = frozenset({"acl", "advcl", "csubj"})


@dataclass(frozen=True, slots=True)
class Stage:
    """Times and places of a document in text order. Sets of numbers are of those in ``times`` and ``places``.

    ``lands``: countries it names as places, by ISO3. ``today``: the day it was published, else the last day it names.
    ``bound``: times that tell a noun alone ("the treaty of 3 May"). ``days``: those that tell the day of what the page
    goes on to tell. ``page_day``: the day of its own date line, where it names no other. ``scenes``: places where
    something is put. ``home``: the country nearly all of them lie in, as the page names it. ``contents``: what is said,
    by where it starts; ``quoted``: the same, of direct speech alone.
    """

    times: tuple[When, ...]
    time_starts: tuple[int, ...]
    places: tuple[Place, ...]
    place_starts: tuple[int, ...]
    lands: dict[str, Place]
    today: date | None
    bound: frozenset[int]
    days: frozenset[int]
    page_day: When | None
    scenes: frozenset[int]
    home: Place | None
    contents: tuple[Span, ...]
    quoted: tuple[Span, ...]

    def content_of(self, words: Span) -> Span | None:
        """The innermost content of a statement that holds these words; None in the page's own voice."""
        number = innermost(self.contents, words)
        return None if number is None else self.contents[number]

    def is_quoted(self, words: Span) -> bool:
        """Whether these words stand in direct speech."""
        return innermost(self.quoted, words) is not None


def stage_of(
    times: Sequence[When],
    places: Sequence[Place],
    published: When | None,
    *,
    reading: Reading | None = None,
    statements: Sequence[Statement] = (),
    actors: Sequence[Resolution] = (),
) -> Stage:
    """The times and places of a document, ready to be looked up by sentence.

    Without the ``reading`` nothing sets a scene: no day and no place is carried from one sentence to the next.
    ``actors``: who is named where; where a report was filed is the scene only of a story that names no other land.
    """
    timed = tuple(sorted((one for one in times if one.span), key=_start))
    placed = tuple(sorted(places, key=lambda one: one.span))
    today = day_of(published.latest or published.earliest) if published else None
    said = sorted({(span, one.form == "direct") for one in statements for span in one.content})
    quoted = tuple(span for span, direct in said if direct)
    desk = _Desk(reading, statements, quoted, _lands_named(placed, actors)) if reading else None
    bound = frozenset(n for n, one in enumerate(timed) if desk and desk.tells_noun(span_of(one)))
    days, page_day = desk.days_of(timed, bound) if desk else (frozenset[int](), None)
    today = today or max((day for one in timed if (day := day_of(one.latest or one.earliest))), default=None)
    past = [_start(one) for one in timed if today and _is_past(one, today)]
    scenes = frozenset(
        n
        for n, one in enumerate(placed)
        if desk and is_somewhere(one) and not _is_near(one.span, past) and desk.sets_scene(one)
    )
    lands = {one.country: one for one in reversed(placed) if one.country and one.literal and one.admin1 is None}
    return Stage(
        times=timed,
        time_starts=tuple(map(_start, timed)),
        places=placed,
        place_starts=tuple(one.span.start for one in placed),
        lands=lands,
        today=today,
        bound=bound,
        days=days,
        page_day=page_day,
        scenes=scenes,
        home=_home(placed, scenes, lands),
        contents=tuple(span for span, _ in said),
        quoted=quoted,
    )


def _lands_named(places: Sequence[Place], actors: Sequence[Resolution]) -> tuple[tuple[int, str], ...]:
    """Where a page names a place or somebody of a land or an international body, with the first part of the id."""
    of_places = [(one.span.start, one.country) for one in places if one.literal and one.country]
    known = [(one.span.start, one.actor.split(".")[0]) for one in actors if one.actor and one.type != "media"]
    return tuple(sorted({*of_places, *known}))


def _is_past(when: When, today: date) -> bool:
    """Whether a time is no news any more: where something was then is no scene of this report."""
    last = day_of(when.latest or when.earliest)
    return last is not None and (today - last).days > NEWS_DAYS


def _is_near(span: Span, starts: Sequence[int]) -> bool:
    """Whether one of these, in order, stands within ``LEAD`` code points of a place."""
    at = bisect_left(starts, span.start - LEAD)
    return at < len(starts) and starts[at] <= span.end + LEAD


def is_somewhere(place: Place) -> bool:
    """Whether a place is meant literally and is known to some table."""
    return place.literal and (place.country is not None or place.geonames_id is not None)


def _home(places: Sequence[Place], scenes: frozenset[int], lands: dict[str, Place]) -> Place | None:
    """The country in which nearly all lies that the page puts somewhere; None for a page of several countries."""
    votes = Counter(
        one.country for n, one in enumerate(places) if one.literal and one.country and (n in scenes or one.admin1)
    )
    if not votes or votes.total() < LEAST_VOTES:
        return None
    country, most = votes.most_common(1)[0]
    return lands.get(country) if country and most >= HOME_SHARE * votes.total() else None


def span_of(when: When) -> Span:
    """The words of a time; an empty span where it has none."""
    return when.span or Span(0, 0)


def _start(when: When) -> int:
    return span_of(when).start


def day_of(iso: str | None) -> date | None:
    """The day an ISO string names; None for one without a year, or none at all."""
    try:
        return date.fromisoformat(iso) if iso and not iso.startswith("-") else None
    except ValueError:
        return None


class _Desk:
    """What the words round a time or a place say of it."""

    def __init__(
        self,
        reading: Reading,
        statements: Sequence[Statement],
        quoted: tuple[Span, ...],
        lands: tuple[tuple[int, str], ...],
    ) -> None:
        self.text, self.tokens, self.quoted, self.lands = reading.document.text, reading.tokens, quoted, lands
        self.starts = [token.span.start for token in reading.tokens]
        spoken = [one.cue for one in statements if one.cue] + [one.speaker.span for one in statements if one.speaker]
        self.spoken = tuple(sorted(spoken))
        self.cues = tuple(sorted(one.cue for one in statements if one.cue))

    def days_of(self, times: tuple[When, ...], bound: frozenset[int]) -> tuple[frozenset[int], When | None]:
        """The days the page goes on to tell of; where there are none, the day of its own date line."""
        free = [n for n, one in enumerate(times) if n not in bound and one.precision == "day"]
        unsaid = [n for n in free if innermost(self.quoted, span_of(times[n])) is None]
        lines = [n for n in unsaid if self.is_date_line(span_of(times[n])) and self._is_free(span_of(times[n]))]
        free_spans = {n: span_of(times[n]) for n in unsaid if n not in lines}
        told = frozenset(n for n, span in free_spans.items() if self._goes_on(span))
        return told, times[lines[0]] if lines and not told else None

    def _goes_on(self, span: Span) -> bool:
        """Whether the page may go on to tell of a day."""
        return self.is_told(span) and self._is_free(span)

    def _is_free(self, span: Span) -> bool:
        """Whether a day is neither one by which something is to be nor that of somebody's words."""
        return not is_deadline(self.text, span) and not self.is_said(span)

    def tells_noun(self, span: Span) -> bool:
        """Whether a time belongs to a noun alone: "the events of 3 May", "the 1994 truce", "Sunday's clash"."""
        words = self.text[span.start : span.end].lower()
        if words.startswith("of ") or self.text.startswith(("'s ", "’s "), span.end):
            return True
        if _REMEMBERED.search(self.text, max(0, span.start - 2 * LEAD), span.start):
            return True
        owned = _OWN_BEFORE.search(self.text, max(0, span.start - LEAD), span.start)
        return bool(owned and not _PREPOSED.match(words) and _NOUN_BEHIND.match(self.text, span.end))

    def is_date_line(self, span: Span) -> bool:
        """Whether a day is that of the page itself: alone on its line near the top, or before an opening dash."""
        if span.start > TOP:
            return False
        before = self.text[max(0, span.start - MOST_BESIDE - 1) : span.start].rpartition("\n")
        opens = bool(before[1]) or span.start <= MOST_BESIDE
        behind = self.text[span.end : span.end + MOST_BESIDE + 1].partition("\n")
        ends = bool(behind[1]) or span.end + MOST_BESIDE >= len(self.text)
        is_sentence = len(behind[0].split()) > 1 and behind[0].rstrip().endswith((".", "!", "?"))
        alone = ends and len(before[2]) + len(behind[0]) <= MOST_BESIDE and not is_sentence
        return opens and (alone or behind[0].lstrip(" ,")[:1] in ("-", "–", "—", "("))

    def is_said(self, span: Span) -> bool:
        """Whether a day is that on which somebody speaks: "said on Monday that", "according to a note on Monday"."""
        beside = (Span(max(0, span.start - 2), span.start), Span(span.end, span.end + 2), span)
        if any(self._meets_cue(one) for one in beside):
            return True
        governor = self._governor(span)
        return governor is not None and (self._meets_cue(governor.span) or governor.text.lower() in word_set("saying"))

    def _meets_cue(self, words: Span) -> bool:
        last = bisect_right(self.cues, words.end, key=lambda one: one.start)
        return any(one.touches(words) for one in self.cues[max(0, last - NEAREST_CUES) : last])

    def is_told(self, span: Span) -> bool:
        """Whether a day is told of a main clause, not of one that hangs on a noun or tells what went before."""
        at = self._token(span)
        if at is None:
            return True
        for _ in range(MOST_STEPS):
            token = self.tokens[at]
            if token.relation.split(":")[0] in _SUBORDINATE:
                return False
            if token.head is None or token.head == at:
                return True
            at = token.head
        return True

    def sets_scene(self, place: Place) -> bool:
        """Whether something is put at a place that is not where somebody speaks, nor where the page was written.

        Of a dateline only where what it opens names no other land: "OSTER - A bomb killed six".
        """
        span = place.span
        if self.text[max(0, span.start - 1) : span.start] in ("", "\n") and (
            line := _DATELINE.match(self.text, span.end)
        ):
            return line[0].endswith(("-", "–", "—", " ", ")")) and self._is_at_home(place, line.end())
        if _BYLINE.match(self.text, self.text.rfind("\n", 0, span.start) + 1, span.start):
            return False
        low = max(0, span.start - LEAD)
        puts = _SETS_SCENE.search(self.text, max(low, self.text.rfind("\n", low, span.start)), span.start)
        if not puts:
            return False
        governor, before = self._governor(span), Span(max(0, puts.start() - 2), max(0, puts.start() - 1))
        return all(innermost(self.spoken, one) is None for one in (before, *([governor.span] if governor else ())))

    def _is_at_home(self, place: Place, start: int) -> bool:
        """Whether the line that a dateline opens names nobody and no place of another land."""
        end = self.text.find("\n", start)
        first = bisect_left(self.lands, (start, ""))
        last = bisect_left(self.lands, (end if end >= 0 else len(self.text), ""))
        return all(land == place.country for _, land in self.lands[first:last])

    def _token(self, span: Span) -> int | None:
        """The head of the words of a span; None where nothing is parsed."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        inside = range(first, last)
        return next((at for at in inside if self.tokens[at].head not in inside and self._is_head(at)), None)

    def _is_head(self, at: int) -> bool:
        return self.tokens[at].relation not in ("case", "punct", "det", "cc")

    def _governor(self, span: Span) -> Token | None:
        """The verb that a place hangs on, nouns between."""
        at = self._token(span)
        for _ in range(MOST_STEPS if at is not None else 0):
            head = self.tokens[at].head if at is not None else None
            if head is None:
                return None
            at = head
            if self.tokens[at].tag == "VERB":
                return self.tokens[at]
        return None
