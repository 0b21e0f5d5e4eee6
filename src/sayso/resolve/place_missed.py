"""Place names that the reader passed over: country names, counties, names the page has elsewhere, "in Goris".

Only words in capitals that no mention covers are looked at, and only where they stand as places do.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import IN_ORDER, Reading, Span
from sayso.resolve.gazetteer import Entry, place_key
from sayso.resolve.gazetteer_regions import Regions
from sayso.resolve.place_names import Sense, country_named, senses_of
from sayso.resolve.tables import Tables

CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][^\W_]*(?:[-’'](?!s\b)[^\W_]+)*)"
RUN = re.compile(rf"(?<![\w’'@#./-]){CAPITAL}(?: (?:(?:of|the|de|del|al|el|upon) ){{0,2}}{CAPITAL})*(?![\w@])")
LONGEST_RUN = 6  # words: longer ones are headlines in capitals
IN = re.compile(
    r"\b(?:in|near|from|at|to|of|outside|around|across|into|through|towards?|reached|left) (?:the )?$", re.I
)
STRICTLY_IN = re.compile(r"\b(?:in|near|outside|around|across|into|throughout|reached) (?:the )?$", re.IGNORECASE)
OPENING = re.compile(  # words that open a sentence, and are in capitals for that alone: "In Simferopol"
    r"(?:In|Near|From|At|Outside|Inside|Around|Across|Throughout|Over|To|Off) (?:[Tt]he )?(?=[A-ZÀ-ÖØ-Þ])"
)
LISTED_WITH = re.compile(rf"(?:, (?:the )?{CAPITAL}(?: {CAPITAL})*){{0,6}},? (?:and|or) (?:the )?")
BEHIND = 120  # characters behind a name in which its list ends
BEFORE = 14  # characters looked at before a name: the longest of these words with "the"
UNIT_WORD = re.compile(r" (?:County|Parish|Province|Oblast|Governorate|Prefecture|Krai|Kray|Voivodeship|Raion)$")
THEN_HOLDER = re.compile(r", (?=[A-Z])")
NOT_PLACES = re.compile(  # what follows makes a street, a school or a team of it
    r" ?(?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Lane|Ln|Blvd|Boulevard|Court|Ct|High|School|University|College"
    r"|Hospital|Church|Park|Inc|Corp|Ltd|Foundation|Times|Post|Herald|News|[A-Z][a-z]+)\b|[&@]"
)
TOWN_OF_CUE = 5_000  # people: a smaller town needs more than "in" before it
WIDE: frozenset[str] = frozenset({"country", "unit", "region", "water"})


@dataclass(frozen=True, slots=True)
class _Page:
    reading: Reading
    tables: Tables
    regions: Regions
    known: frozenset[str]  # keys of names the reader found
    starts: frozenset[int]  # where they stand

    @property
    def text(self) -> str:
        return self.reading.document.text


def missed(reading: Reading, tables: Tables, regions: Regions) -> Iterator[Span]:
    """Spans of place names that no mention covers, in text order."""
    text = reading.document.text
    named = [m.span for m in reading.mentions if m.kind == "place"]
    known = frozenset(place_key(text[span.start : span.end]) for span in named)
    page = _Page(reading, tables, regions, known, frozenset(span.start for span in named))
    aside = [q.span for q in reading.document.quarantine]
    taken = sorted({*(m.span for m in reading.mentions), *aside}, key=IN_ORDER)
    starts, ends = [span.start for span in taken], _running_ends(taken)
    for match in RUN.finditer(text):
        opening = OPENING.match(match.group())
        start, end = match.start() + (opening.end() if opening else 0), match.end()
        at = bisect_left(starts, end)
        if (at == 0 or ends[at - 1] <= start) and (found := _place_in(page, Span(start, end))):
            yield found


def _running_ends(spans: list[Span]) -> list[int]:
    """The furthest end of the spans up to each: whether any of them reaches a place."""
    ends: list[int] = []
    for span in spans:
        ends.append(max(span.end, ends[-1] if ends else 0))
    return ends


def _place_in(page: _Page, span: Span) -> Span | None:
    words = page.text[span.start : span.end]
    size = words.count(" ") + 1
    if size > LONGEST_RUN:
        return None
    if country := _country_front(page, words):
        return Span(span.start, span.start + len(country))
    before = page.text[max(0, span.start - BEFORE) : span.start]
    if NOT_PLACES.match(page.text, span.end):
        return None
    key = place_key(words)
    if key in page.known or _stands_as_place(page, words, key, before, span.end) or _is_listed(page, span):
        return span
    return None


def _is_listed(page: _Page, span: Span) -> bool:
    """Whether a list that the reader knows for places by its last name begins or goes on here: "Goris, Sotk and"."""
    marks = LISTED_WITH.match(page.text, span.end, span.end + BEHIND)
    if not marks or marks.end() not in page.starts:
        return False
    return any(one.entry.main for one in senses_of(page.text[span.start : span.end], page.tables, page.regions))


def _country_front(page: _Page, words: str) -> str | None:
    """The country a run of words begins with, where it is all of it or of several words ("United States Senator")."""
    if country_named(words, page.tables):
        return words
    parts = words.split(" ")
    for size in range(min(len(parts) - 1, 4), 0, -1):
        front = " ".join(parts[:size])
        if (size > 1 or front.isupper()) and len(front) > 1 and country_named(front, page.tables):
            return front
    return None


def _stands_as_place(page: _Page, words: str, key: str, before: str, end: int) -> bool:
    if words in page.regions.short and words.isupper() and len(words) > 2:
        return True
    known = page.regions.called(key)
    if any(one.kind in WIDE for one in known) and (IN.search(before) or known[0].kind != "water"):
        return True
    if UNIT_WORD.search(words) or (THEN_HOLDER.match(page.text, end) and _holder_after(page, end)):
        return bool(senses_of(words, page.tables, page.regions))
    if not STRICTLY_IN.search(before):
        return False
    return any(_is_town_of_note(one) for one in senses_of(words, page.tables, page.regions))


def _is_town_of_note(sense: Sense) -> bool:
    entry: Entry = sense.entry
    return sense.known or (entry.main and (entry.kind != "town" or entry.population >= TOWN_OF_CUE))


def _holder_after(page: _Page, end: int) -> bool:
    """Whether a state or country stands behind the comma ("Dublin, Ga.")."""
    after = RUN.match(page.text, end + 2)
    if not after:
        return False
    words = after.group()
    if country_named(words, page.tables) or words in page.regions.short:
        return True
    return any(one.kind == "unit" for one in page.regions.called(place_key(words)))
