"""The run of a text as it is read from top to bottom: who was last spoken of, and which country a passage is about."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from sayso.records import Span
from sayso.resolve import vocabulary as v
from sayso.resolve.describe import is_ethnic
from sayso.resolve.entity import Entity
from sayso.resolve.page import Hit, Page, Seat, country_of_hit
from sayso.resolve.tables import Gender, NameKind

COUNTRY_WORDS: tuple[NameKind, ...] = ("country", "adjective", "capital", "metonym")
ISSUERS = frozenset({"government", "organization", "group", "person", "armed_group"})
GENDERS: dict[str, Gender] = {"his": "m", "her": "f"}
WORDS_TO_GOING = 8  # words from a land back to the verb of going there
GOING = frozenset({"headed", "travelled", "traveled", "flew", "fled", "moved", "emigrated", "gone", "went", "left"})
SENTENCES_BACK = 1  # a passage is a sentence and the one before it
NEAR_SENTENCES = 3  # back from "their", in which a party of another state leaves a doubt whose they are


@dataclass(frozen=True, slots=True)
class Turn:
    """Someone who speaks or is named at ``start``. ``speaks``: as the source of an attribution."""

    start: int
    entity: Entity
    speaks: bool


@dataclass(slots=True)
class Story:
    """What has been resolved so far, in text order."""

    page: Page
    turns: list[Turn] = field(default_factory=list)

    def add(self, start: int, entity: Entity, *, speaks: bool) -> None:
        """Remember that ``entity`` stands at ``start``."""
        insort(self.turns, Turn(start, entity, speaks), key=lambda turn: turn.start)

    def back_from(self, offset: int) -> Iterator[Turn]:
        """Turns before ``offset``, nearest first."""
        for i in range(bisect_left(self.turns, offset, key=lambda turn: turn.start) - 1, -1, -1):
            yield self.turns[i]

    def owner_before(self, offset: int) -> str | None:
        """The country "its" and "their" stand for: the only one of the sentence, its first, else of the last party.

        None for "their" where parties of two states stand near: either may be meant, or both.
        """
        if (person := self._person_before(offset)) is not None:
            return person.country
        if (named := self._nation_before(offset)) is not None:
            return named
        start = self.page.sentence(offset).start
        hits = [h for h in self.page.hits_in(Span(start, offset)) if h.key(*COUNTRY_WORDS)]
        countries = [country_of_hit(hit, self.page.tables) for hit in hits]
        if len(set(countries)) == 1 or (hits and hits[0].span.start == start):
            return countries[0]
        if hits:
            return None
        return self._only_before(start) or self._only_party(offset)

    def _only_party(self, offset: int) -> str | None:
        """The country of the last party; for "their" only if those just before, or else all, are of one state."""
        here = self.page.sentence_at(offset)
        turns = [turn for turn in self.back_from(offset) if turn.entity.country]
        if turns and not self._is_their(offset):
            return turns[0].entity.country
        near = {t.entity.country for t in turns if here - self.page.sentence_at(t.start) <= NEAR_SENTENCES}
        countries = near or {turn.entity.country for turn in turns}
        return countries.pop() if len(countries) == 1 else None

    def _is_their(self, offset: int) -> bool:
        at = bisect_left(self.page.starts, offset)
        return at < len(self.page.words) and self.page.words[at].key == "their"

    def _nation_before(self, offset: int) -> str | None:
        """The first country of the sentence, else the last one before, where "that nation's" stands here."""
        page = self.page
        if not is_that_nation(page, bisect_left(page.starts, offset)):
            return None
        own = [hit for hit in page.hits_in(Span(page.sentence(offset).start, offset)) if hit.key(*COUNTRY_WORDS)]
        named = own or (hit for hit in page.hits_before(offset) if hit.key(*COUNTRY_WORDS))
        return next((country_of_hit(hit, page.tables) for hit in named), None)

    def _person_before(self, offset: int) -> Entity | None:
        """Whose "his" and "her" are: the nearest person that may be meant, not a state."""
        at = bisect_left(self.page.starts, offset)
        wanted = GENDERS.get(self.page.words[at].key) if at < len(self.page.words) else None
        if wanted is None:
            return None
        near = (turn.entity for turn in self.back_from(offset) if turn.entity.type == "person")
        return next((one for one in near if one.gender in (None, wanted)), None)

    def _only_before(self, start: int) -> str | None:
        """The only country of the sentence before ``start``, if no party with a country stands in it or since."""
        last = self.page.sentence(start - 1) if start else None
        if last is None or "\n" in self.page.document.text[last.start : start + 1].strip(" "):
            return None
        since = takewhile(lambda turn: turn.start >= last.start, self.back_from(start))
        if any(turn.entity.country for turn in since):
            return None
        hits = [h for h in self.page.hits_in(last) if h.key(*COUNTRY_WORDS)]
        countries = {country_of_hit(hit, self.page.tables) for hit in hits}
        return countries.pop() if len(countries) == 1 else None

    def group_before(self, offset: int) -> str | None:
        """The country of the last organisation or armed group named: whose "members" or "commanders" are meant."""
        kinds = ("organization", "armed_group")
        return next((t.entity.country for t in self.back_from(offset) if t.entity.type in kinds), None)

    def issuer_before(self, offset: int) -> str | None:
        """The country of the last party that could have issued "the statement": a speaker, or a body of the tables."""
        spoke = next((t for t in self.back_from(offset) if t.speaks and t.entity.type in ISSUERS), None)
        bodies = self.page.tables.bodies
        before = ((hit, hit.key("body")) for hit in self.page.hits_before(offset))
        named = next((hit for hit, key in before if key and bodies[key].type != "media"), None)  # who obtained it
        if named and (spoke is None or named.span.start > spoke.start):
            return country_of_hit(named, self.page.tables)
        return spoke.entity.country if spoke else None


def country_around(page: Page, span: Span) -> str | None:
    """The only country the passage around ``span`` names, else the one the text is about, else None."""
    story = page.story_country
    if story:
        return story
    index = page.sentence_at(span.start)
    if index < 0:
        return None
    for first in (index, max(index - SENTENCES_BACK, 0)):
        passage = Span(page.sentences[first].start, max(page.sentences[index].end, span.end))
        named = [c for hit in page.hits_in(passage) if (c := _scene_country(page, hit))]
        if len(set(named)) == 1:
            return named[0]
    return None


def _scene_country(page: Page, hit: Hit) -> str | None:
    if hit.names[0].kind in ("surname", "sector") or is_ethnic(page, hit) or _is_gone_to(page, hit):
        return None
    return country_of_hit(hit, page.tables)


def _is_gone_to(page: Page, hit: Hit) -> bool:
    """Whether a land is only where somebody goes: "had left for the coast or | Velland |, but authorities ..."."""
    at = hit.first - 1
    while at >= 0 and hit.first - at <= WORDS_TO_GOING and page.words[at].key not in GOING:
        at -= 1
    going = at >= 0 and hit.first - at <= WORDS_TO_GOING and page.words[at].key in GOING
    return going and bool({"to", "for"} & {page.words[one].key for one in range(at, hit.first)})


def nearest_of_sector(page: Page, sector: str, offset: int) -> str | None:
    """The country of this part of a state elsewhere in the text: the last one just before, else the only one.

    None where several states have this part there, and none of them just before ``offset``.
    """
    found = _seats(page, sector)
    at = bisect_left(found, offset, key=lambda seat: seat.hit.span.start)
    if at and page.sentence_at(offset) - page.sentence_at(found[at - 1].hit.span.start) <= SENTENCES_BACK:
        return found[at - 1].country
    before = {seat.country for seat in found[:at]}
    bodies = {seat.country for seat in found[at:] if seat.hit.key("body")}
    candidates = before or bodies or {seat.country for seat in found}
    return next(iter(candidates)) if len(candidates) == 1 else None


def is_of_rivals(page: Page, sector: str | None) -> bool:
    """Whether two or more states have this part in the text: then the story does not tell whose a bare "army" is."""
    return sector is not None and len({seat.country for seat in _seats(page, sector)}) > 1


def _seats(page: Page, sector: str) -> list[Seat]:
    found = page.of_sector.get(sector)
    if found is None:
        found = [Seat(hit, c) for hit in page.hits if (c := _sector_country(page, hit, sector))]
        page.of_sector[sector] = found
    return found


def _sector_country(page: Page, hit: Hit, sector: str) -> str | None:
    """The country of a table body of ``sector``, or of a ministry with a country right beside it."""
    body = hit.key("body")
    if body:
        known = page.tables.bodies[body]
        return known.country if known.sector == sector else None
    return _country_beside(page, hit) if hit.key("sector") == sector else None


def _country_beside(page: Page, hit: Hit) -> str | None:
    links = ("of",) if hit.key("sector") == "MIL" else ("of", "in")  # "troops in Iraq" may be anybody's
    beside = page.hits_in(Span(_word_start(page, hit.first - 2), _word_end(page, hit.last + 2)))
    for other in beside:
        near_left = other.last == hit.first
        near_right = 0 < other.first - hit.last <= 2 and page.words[hit.last].key in links
        if (near_left or near_right) and other.key(*COUNTRY_WORDS):
            return other.key(*COUNTRY_WORDS)
    return None


def _word_start(page: Page, index: int) -> int:
    return page.words[max(index, 0)].start


def _word_end(page: Page, index: int) -> int:
    return page.words[min(index, len(page.words) - 1)].end


NATIONS = frozenset({"country", "nation", "state", "republic"})


def is_that_nation(page: Page, at: int) -> bool:
    """Whether "that nation's" or "that country's" opens here."""
    words = page.words[at : at + 2]
    return len(words) > 1 and words[0].key in ("that", "this") and words[1].key in NATIONS and words[1].owns


def is_definite(page: Page, span: Span) -> bool:
    """Whether the phrase opens with "the", "its" or the like: someone the reader has met."""
    inside = page.inside(span)
    return bool(inside) and page.words[inside.start].key in v.DEFINITE
