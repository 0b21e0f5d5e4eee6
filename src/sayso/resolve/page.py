"""One text ready to be looked up in: its words, the table names found in it, and the countries it is about."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sayso.records import Document, Reading, Span
from sayso.resolve.publisher import publisher_of
from sayso.resolve.tables import Name, Tables
from sayso.resolve.vocabulary import ABBREVIATIONS, COMMON, LINKS, NO_SURNAMES, PARTY_WORDS, PRONOUNS
from sayso.resolve.words import Word, once_encoded, words_of

STORY_SHARE = 0.5  # of all country names: below it a text is about more than one country
STORY_LEAD = 2  # times the runner-up: "police" in a story of two countries belongs to neither
SHORTEST_UNTOLD = 3  # letters of an acronym that no brackets spell out: two letters fit too many names
LONGEST_NAME = 8  # words of an organisation that an acronym in brackets stands for
JOINTS = frozenset({"", "-", "‑", "–", "&", "'", "’", "'s", "’s"})  # what may stand between words of one name
TITLE_WEIGHT = 2  # a country in the title counts twice


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the tables in a text: words ``first`` to ``last`` (exclusive), all it may mean."""

    first: int
    last: int
    span: Span
    names: tuple[Name, ...]

    def key(self, *kinds: str) -> str | None:
        """What the name means as one of ``kinds``, None if it means nothing of the sort, or more than one thing."""
        if len(self.names) == 1:
            return self.names[0].key if self.names[0].kind in kinds else None
        keys = {name.key for name in self.names if name.kind in kinds}
        return next(iter(keys)) if len(keys) == 1 else None


@dataclass(frozen=True, slots=True)
class Seat:
    """A ministry, force or other part of a state in the text, with the country it is of."""

    hit: Hit
    country: str


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a reading with its words and hits in text order. ``day`` is the published day or None.

    ``countries``: ISO3 and how often named, most first. ``publisher``: the state whose official site the page is from.
    ``headline``: the title as a page of its own, None if the text holds it. ``acronyms``: the long form of those
    the text explains ("Party of the Valley (PV)") or names elsewhere. ``adjectives``: the words that are one of a
    country. ``of_sector``: filled when first asked for.
    """

    document: Document
    tables: Tables
    words: list[Word]
    starts: list[int]
    hits: list[Hit]
    hit_starts: list[int]
    sentences: list[Span]
    sentence_starts: list[int]
    quarantine: list[Span]
    countries: tuple[tuple[str, int], ...]
    day: str | None
    publisher: str | None
    headline: "Page | None"
    acronyms: dict[str, Span]
    adjectives: frozenset[int]
    of_sector: dict[str, list[Seat]] = field(default_factory=dict)

    def inside(self, span: Span) -> range:
        """Indices of the words that lie in ``span``."""
        first = bisect_left(self.starts, span.start)
        return range(first, bisect_left(self.starts, span.end, first))

    def hits_in(self, span: Span) -> list[Hit]:
        """Table names wholly inside ``span``."""
        low, end = bisect_left(self.hit_starts, span.start), span.end
        return [hit for hit in self.hits[low : bisect_left(self.hit_starts, end, low)] if hit.span.end <= end]

    def hits_over(self, span: Span) -> list[Hit]:
        """Table names that share a character with ``span`` (names never overlap)."""
        low, high = bisect_left(self.hit_starts, span.start), bisect_left(self.hit_starts, span.end)
        return [hit for hit in self.hits[max(low - 1, 0) : high] if hit.span.touches(span)]

    def hits_before(self, offset: int) -> Iterator[Hit]:
        """Table names that start before ``offset``, nearest first."""
        for i in range(bisect_left(self.hit_starts, offset) - 1, -1, -1):
            yield self.hits[i]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds ``offset`` or ends last before it; -1 if there is none."""
        return bisect_right(self.sentence_starts, offset) - 1

    def sentence(self, offset: int) -> Span:
        """The sentence around ``offset``; where none is known, the line."""
        index = self.sentence_at(offset)
        if index >= 0 and self.sentences[index].end >= offset:
            return self.sentences[index]
        text = self.document.text
        end = text.find("\n", offset)
        return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)

    def between(self, left: int, right: int) -> str:
        """The characters between the words ``left`` and ``right``, quarantined ones left out."""
        return self.readable(self.words[left].end, self.words[right].start)

    @property
    def story_country(self) -> str | None:
        """The one country the text is about, None if there are several or none."""
        if not self.countries:
            return None
        top, runner_up = self.countries[0][1], self.countries[1][1] if len(self.countries) > 1 else 0
        total = sum(count for _, count in self.countries)
        leads = top >= STORY_LEAD * runner_up
        return self.countries[0][0] if leads and top >= STORY_SHARE * total else None

    def readable(self, start: int, end: int) -> str:
        """The characters of a stretch, quarantined ones left out."""
        if not self.quarantine:
            return self.document.text[start:end]
        pieces, at = [], start
        first = bisect_left(self.quarantine, start, key=lambda bad: bad.end)
        for i in range(first, bisect_left(self.quarantine, end, key=lambda bad: bad.start)):
            pieces.append(self.document.text[at : max(at, self.quarantine[i].start)])
            at = max(at, self.quarantine[i].end)
        return "".join([*pieces, self.document.text[at:end]])

    def is_adjective(self, i: int) -> bool:
        """Whether word ``i`` is the adjective of a country."""
        return i in self.adjectives

    def joined(self, left: int) -> bool:
        """Whether word ``left`` and the next belong together: a space, a hyphen or the dot of an abbreviation."""
        gap = self.between(left, left + 1).strip()
        return gap in JOINTS or (gap == "." and self.words[left].key in ABBREVIATIONS)

    def spells(self, name: Span, acronym: str) -> bool:
        """Whether an acronym is each first letter of a name: then the page's name goes before any table's."""
        return "".join(self.words[i].key[0] for i in self.inside(name) if self.words[i].capital) == acronym.casefold()

    def is_wider(self, span: Span) -> bool:
        """Whether the page has an acronym for just these words, of which the tables know a part: another's name."""
        known = [hit for hit in self.hits_in(span) if hit.key("body", "country")]
        is_spelt = any(span == name and self.spells(name, key) for key, name in self.acronyms.items())
        return is_spelt and bool(known) and all(hit.span != span for hit in known)

    def text(self, span: Span) -> str:
        """The words of ``span`` with white space made one, glued words parted and letters encoded twice as they are."""
        pieces, at = [], span.start
        for i in self.inside(span)[1:]:
            if self.words[i].start == self.words[i - 1].end:
                pieces.append(self.document.text[at : self.words[i].start])
                at = self.words[i].start
        return once_encoded(" ".join(" ".join([*pieces, self.document.text[at : span.end]]).split()))

    def is_cut_at(self, offset: int) -> bool:
        """Whether words set aside begin right at ``offset``: what stands before may have lost its end."""
        at = bisect_left(self.quarantine, offset, key=lambda bad: bad.start)
        return at < len(self.quarantine) and self.quarantine[at].start <= offset + 1


def open_page(reading: Reading, tables: Tables) -> Page:
    """``reading`` with its words looked up in ``tables``; what is quarantined is not looked at."""
    document = reading.document
    title = document.title or ""
    headline = None
    if title and title not in document.text:
        outside = replace(document, text=title, quarantine=())
        headline = _open(outside, [], tables, None)
    return _open(document, sorted(reading.sentences), tables, headline)


def open_words(text: str, page: Page) -> Page:
    """Words that stand beside a page, such as its outlet's name, looked up in the same tables."""
    return _open(replace(page.document, text=text, url=None, quarantine=()), [], page.tables, None)


def _open(document: Document, sentences: list[Span], tables: Tables, headline: Page | None) -> Page:
    quarantine = [q.span for q in document.quarantine]
    words = words_of(document.text)
    if quarantine:
        words = [w for w in words if not _set_aside(w, quarantine)]
    hits = _scan(words, tables)
    if document.text.isupper():
        hits = [hit for hit in hits if not _may_be_pronoun(words[hit.first], hit)]
    day = document.published.latest if document.published else None
    return Page(
        document=document,
        tables=tables,
        words=words,
        starts=[w.start for w in words],
        hits=hits,
        hit_starts=[h.span.start for h in hits],
        sentences=sentences,
        sentence_starts=[s.start for s in sentences],
        quarantine=quarantine,
        countries=_country_counts(hits + (headline.hits if headline else []), tables, _title_end(document)),
        day=day if day and not day.startswith("--") else None,
        publisher=publisher_of(document.url, tables),
        headline=headline,
        acronyms=_acronyms(document.text, words),
        adjectives=frozenset([hit.first for hit in hits if hit.last - hit.first == 1 and hit.key("adjective")]),
    )


def _acronyms(text: str, words: list[Word]) -> dict[str, Span]:
    found: dict[str, Span] = {}
    initials = _Initials(text, words)
    for i in range(1, len(words)):
        if text[words[i].start - 1] != "(" or text[words[i].end : words[i].end + 1] != ")":
            continue
        bare = text[words[i].start : words[i].end]
        if bare.isupper() and len(bare) > 1:
            first = _long_form(text, words, i)
            own = [text[w.start] for w in words[first:i]]
            if sum(letter in own for letter in bare) * 2 > len(bare):
                found.setdefault(words[i].key, Span(words[first].start, words[i - 1].end))
    for word in words:
        bare = text[word.start : word.end]
        if len(bare) >= SHORTEST_UNTOLD and bare.isupper() and bare.isalpha() and word.key not in found:
            spelt = initials.of(bare)
            if spelt:
                found[word.key] = spelt
    return found


class _Initials:
    """The first letters of a page's words, to find what an acronym that it never spells out stands for.

    A small word between capitals is skipped, any other word that is not one of a name is a stop.
    """

    def __init__(self, text: str, words: list[Word]) -> None:
        self.text = text
        self.words = [word for word in words if word.capital or word.key not in LINKS]
        self.letters = "".join(self._letter(word) for word in self.words)

    def _letter(self, word: Word) -> str:
        first = self.text[word.start]
        is_name = word.capital and not self.text[word.start : word.end].isupper()
        return first if is_name and first.isupper() else "."

    def of(self, acronym: str) -> Span | None:
        """The words of one name whose first letters these are; None where the page has none."""
        at = self.letters.find(acronym)
        while at >= 0:
            end = at + len(acronym)
            if self._is_one_name(at, end):
                return Span(self.words[at].start, self.words[end - 1].end)
            at = self.letters.find(acronym, at + 1)
        return None

    def _is_one_name(self, at: int, end: int) -> bool:
        """Whether nothing parts these words and no further capital goes on with them."""
        goes_on = end < len(self.words) and self.letters[end] != "." and self._beside(end - 1)
        opens = at > 0 and self.letters[at - 1] != "." and self._beside(at - 1) and self.words[at - 1].key != "the"
        return not goes_on and not opens and all(self._beside(one) for one in range(at, end - 1))

    def _beside(self, at: int) -> bool:
        gap = self.text[self.words[at].end : self.words[at + 1].start]
        return all(part.lower() in LINKS for part in gap.replace("-", " ").split()) and "\n" not in gap


def _long_form(text: str, words: list[Word], acronym: int) -> int:
    """The first of the capitalised words, small links between them, that stand before an acronym in brackets."""
    first = at = acronym
    while at > 0 and acronym - at < LONGEST_NAME:
        gap = text[words[at - 1].end : words[at].start].strip()
        if gap not in ("", "-", "(", "’s", "'s") or not (words[at - 1].capital or words[at - 1].key in LINKS):
            break
        at -= 1
        first = at if words[at].capital else first
    return first


def _set_aside(word: Word, quarantine: list[Span]) -> bool:
    index = bisect_right(quarantine, word.start, key=lambda span: span.start) - 1
    if index >= 0 and quarantine[index].end > word.start:
        return True
    return index + 1 < len(quarantine) and quarantine[index + 1].start < word.end


def _scan(words: list[Word], tables: Tables) -> list[Hit]:
    """Leftmost longest names of the tables."""
    hits: list[Hit] = []
    at = 0
    opens = tables.longest
    while at < len(words):
        hit = _longest(words, at, tables) if words[at].key in opens else None
        if hit and not _ends_longer_party(words, hit):
            hits.append(hit)
        at = hit.last if hit else at + 1
    return hits


def _ends_longer_party(words: list[Word], hit: Hit) -> bool:
    """Whether a party's name is only the end of another's: "the Social | Democratic Party |"."""
    before = words[hit.first - 1] if hit.first else None
    if before is None or words[hit.last - 1].key not in ("party", "union", "front") or hit.key("body") is None:
        return False
    return before.capital and before.key in PARTY_WORDS and words[hit.first].start - before.end == 1


def _may_be_pronoun(word: Word, hit: Hit) -> bool:
    """Whether a name is a small word where all is in capitals: "PEASANTS WHO FLED LIGHT POLES" names nobody."""
    return hit.last - hit.first == 1 and word.key.lower() in PRONOUNS | {"us", "poles"}


def _longest(words: list[Word], at: int, tables: Tables) -> Hit | None:
    longest = words[at : at + (tables.longest.get(words[at].key, 0) if _opens_longer(words, at, tables) else 1)]
    owners = (n for n in range(1, len(longest)) if longest[n - 1].owns)
    limit = next((n for n in owners if _is_named(longest[:n], tables)), len(longest))
    keys = [w.key for w in longest[:limit]]
    for size in range(limit, 0, -1):
        key = " ".join(keys[:size]) if size > 1 else keys[0]
        run = longest[:size]
        names = tables.names.get(key) or (_spelled_low(run, tables) if key != key.lower() else None)
        if not names:
            continue
        common = size == 1 and (run[0].key in COMMON or run[0].key.lower() in NO_SURNAMES)
        capital = any(w.capital for w in run)
        meant = tuple(n for n in names if (capital or not n.capital) and not (common and n.kind == "surname"))
        if meant:
            return Hit(at, at + size, Span(run[0].start, run[-1].end), meant)
    return None


def _opens_longer(words: list[Word], at: int, tables: Tables) -> bool:
    """Whether a word and the next begin a name of several words, as written or in small letters."""
    if at + 1 == len(words):
        return False
    pair = f"{words[at].key} {words[at + 1].key}"
    return pair in tables.openings or pair.lower() in tables.openings


def _is_named(run: list[Word], tables: Tables) -> bool:
    """Whether words before a "'s" are an owner of their own: "Armenia's Foreign Ministry", not "People's Army"."""
    return any(name.kind != "sector" for name in tables.names.get(" ".join(word.key for word in run), ()))


def _spelled_low(run: list[Word], tables: Tables) -> tuple[Name, ...]:
    """ "CEO", "MP" and "MoD" are common nouns written in capitals; names stay as they are ("US" is never "us")."""
    names = tables.names.get(" ".join(w.key.lower() for w in run), ()) if any(w.key.isupper() for w in run) else ()
    return tuple(name for name in names if not name.capital)


def country_of_hit(hit: Hit, tables: Tables) -> str | None:
    """The one country a name stands for or belongs to; None for none or several. "Jordan" is the state, no surname."""
    found: list[str] = []
    for name in [name for name in hit.names if name.kind != "surname"] or hit.names:
        country = country_of_name(name, tables)
        if country and country not in found:
            found.append(country)
    return found[0] if len(found) == 1 else None


def country_of_name(name: Name, tables: Tables) -> str | None:
    """ISO3 of a table name; None where it has no country."""
    if name.kind in ("country", "adjective", "capital", "metonym", "place"):
        return name.key
    if name.kind in ("person", "surname"):
        return tables.people[name.key].country
    return tables.bodies[name.key].country if name.kind == "body" else None


def _country_counts(hits: list[Hit], tables: Tables, title_end: int) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for hit in hits:
        first = hit.names[0]
        media = first.kind == "body" and tables.bodies[first.key].type == "media"
        country = None if media or first.kind == "surname" else country_of_hit(hit, tables)
        if country:
            counts[country] = counts.get(country, 0) + (TITLE_WEIGHT if hit.span.end <= title_end else 1)
    return tuple(sorted(counts.items(), key=lambda item: -item[1]))


def _title_end(document: Document) -> int:
    """Where the title ends in the text; 0 if the text does not open with it."""
    title = (document.title or "").strip()
    at = document.text.find(title) if title else -1
    return at + len(title) if 0 <= at <= len(title) else 0
