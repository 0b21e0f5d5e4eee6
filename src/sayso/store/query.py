"""The search grammar, the same on both databases and everywhere in Sayso.

ceasefire violation                 both words, in any form ("violations")
"humanitarian corridor"             next to each other
ceasefire OR truce                  either;   NOT drone  or  -drone   without;   ( ) groups;   corrido*  beginnings
speaker:Lavrov  speaker:RUS         who says it, by name or actor id
act:deny  status:disputed           kind of saying; standing of an event
about:Armenia  place:Jermuk         whom or what it is about; where
outlet:Meridian  story:ID           who published it; reports of one story
since:2022-09-12  until:2022-10     days, inclusive; a month or a year will do
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import get_args

from sayso.errors import QueryError
from sayso.records import ACTS, Act, Status, What
from sayso.store.words import search_words, tag

#: Where a word may be asked for; the columns of the index.
COLUMNS = {"speaker": "speaker", "about": "about", "place": "place"}
#: Filters that match one closed word.
TAGS = ("act", "status", "outlet", "type", "what")
#: The words of those whose list is closed; an event's type may be a root or one of its modes.
KNOWN: dict[str, tuple[str, ...]] = {"act": get_args(Act), "status": get_args(Status), "what": get_args(What)}
#: An act as every screen shows it ("denies") is that act.
ACT_SHOWN = {tag("act", shown): act for act, shown in ACTS.items()}
#: Filters that hold for the whole search.
DAYS = ("since", "until")
WHOLE = (*DAYS, "story")
FIELDS = (*COLUMNS, *TAGS, *WHOLE)

ACTOR_ID = re.compile(r"[A-Z]{3}(\.[\w.-]+)?")
DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
TOKEN = re.compile(
    r"""\s*(?:(?P<mark>[()])|(?P<minus>-)?(?:(?P<field>[A-Za-z_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+)))"""
)

#: Brackets inside brackets; more is a slip, or an attempt to exhaust us.
DEEPEST = 20
#: Characters of a query.
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand next to each other, in ``column`` or anywhere; ``prefix``: the last one is only a beginning."""

    words: tuple[str, ...]
    column: str | None = None
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A closed word of the index, as ``words.tag`` makes it."""

    word: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All must be there."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One must be there."""

    terms: tuple["Term", ...]


Term = Words | Tag | Not | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """A query understood: ``term`` None matches everything; ISO days, inclusive, None an open end.

    ``story``: the beginning of a story's id, None for any.
    """

    term: Term | None
    since: str | None
    until: str | None
    story: str | None


def parse_query(text: str) -> Query:
    """The query in ``text``. Raises QueryError with one line that says what is wrong."""
    if len(text) > LONGEST:
        raise QueryError(f"the search is {len(text)} characters long; at most {LONGEST} are understood.")
    reader = _Reader(_tokens(text))
    term = reader.either(0)
    if reader.here is not None:
        raise QueryError("the search has a ) without its (.")
    if term is None and text.strip() and not (reader.since or reader.until or reader.story):
        raise QueryError(f"the search {text.strip()[:20]!r} has no word in it.")
    return Query(term, reader.since, reader.until, reader.story)


def narrowed(text: str, more: str) -> str:
    """A query that finds what ``text`` and ``more`` both find; what holds for the whole search stays outside brackets.

    ``more``: words and filters, none of them behind OR.
    """
    tokens = [match for match in TOKEN.finditer(text) if match.group().strip()]
    if not any(one["word"] == "OR" and one["field"] is None for one in tokens):
        return f"{text} {more}".strip()
    whole = [one.group().strip() for one in tokens if (one["field"] or "").lower() in WHOLE]
    rest = [one.group().strip() for one in tokens if (one["field"] or "").lower() not in WHOLE]
    return " ".join([f"({' '.join(rest)})", *whole, more]).strip()


@dataclass(frozen=True, slots=True)
class _Token:
    mark: str | None
    minus: bool
    field: str | None
    text: str
    quoted: bool


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if match is None:
            raise QueryError(f'the search cannot be understood from {text[at:].strip()[:20]!r}: a " without its other?')
        field, quoted = match["field"], match["phrase"] is not None
        word = match["phrase"] if quoted else match["word"]
        found.append(_Token(match["mark"], bool(match["minus"]), field and field.lower(), word or "", quoted))
        at = match.end()
    return found


class _Reader:
    """Goes over the tokens once, from the loosest binding (OR) to the closest (a word)."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self.since: str | None = None
        self.until: str | None = None
        self.story: str | None = None

    @property
    def here(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def either(self, depth: int) -> Term | None:
        if depth > DEEPEST:
            raise QueryError(f"the search has brackets or NOT in one another, more than {DEEPEST} deep.")
        terms = [self._all(depth, top=depth == 0)]
        while self._is_word("OR"):
            self._at += 1
            terms.append(self._all(depth, top=depth == 0))
            if None in terms:
                raise QueryError("OR needs something on both sides.")
        kept = tuple(term for term in terms if term is not None)
        return AnyOf(kept) if len(kept) > 1 else (kept[0] if kept else None)

    def _all(self, depth: int, *, top: bool) -> Term | None:
        terms: list[Term] = []
        while (token := self.here) is not None and token.mark != ")" and not self._is_word("OR"):
            if self._is_word("AND"):
                self._at += 1
                continue
            if (one := self._one(depth, top=top)) is not None:
                terms.append(one)
        return AllOf(tuple(terms)) if len(terms) > 1 else (terms[0] if terms else None)

    def _one(self, depth: int, *, top: bool) -> Term | None:
        if depth > DEEPEST:
            raise QueryError(f"the search has brackets or NOT in one another, more than {DEEPEST} deep.")
        token = self._tokens[self._at]
        self._at += 1
        if token.mark is None and not token.quoted and token.field is None and token.text == "NOT":
            return self._without(depth)
        if token.mark == "(":
            inside = self.either(depth + 1)
            if self.here is None:
                raise QueryError("the search has a ( without its ).")
            self._at += 1
            return inside
        if token.field in WHOLE:
            self._whole(token, top=top)
            return None
        term = _term(token)
        return Not(term) if token.minus and term is not None else term

    def _without(self, depth: int) -> Term:
        term = self._one(depth + 1, top=False) if self.here is not None and self.here.mark != ")" else None
        if term is None:
            raise QueryError("NOT needs a word, a phrase or a ( behind it.")
        return Not(term)

    def _whole(self, token: _Token, *, top: bool) -> None:
        if not top or token.minus:
            raise QueryError(f"{token.field}: holds for the whole search; it cannot stand in brackets or behind NOT.")
        if token.field == "story":
            self.story = token.text
            return
        day = _whole_day(token)
        if token.field == "since":
            self.since = max(day, self.since or day)
        else:
            self.until = min(day, self.until or day)

    def _is_word(self, word: str) -> bool:
        token = self.here
        return token is not None and token.text == word and not (token.quoted or token.field or token.mark)


def _term(token: _Token) -> Term | None:
    if token.field is not None and token.field not in FIELDS:
        raise QueryError(f"no field is called {token.field!r}; there are {', '.join(FIELDS)}.")
    if token.field in TAGS:
        return _tag(token.field, token.text)
    if token.field in ("speaker", "about") and ACTOR_ID.fullmatch(token.text):
        return Tag(tag(f"{token.field}-actor", token.text))
    prefix = not token.quoted and token.text.endswith("*")
    words = tuple(search_words(token.text))
    if not words:
        return None
    column = COLUMNS[token.field] if token.field else None
    return Words(words, column, prefix)


def _tag(field: str, text: str) -> Tag:
    """A closed word. Raises QueryError for one that no entry can have."""
    asked = Tag(tag(field, text))
    if field == "act" and asked.word in ACT_SHOWN:
        return Tag(tag(field, ACT_SHOWN[asked.word]))
    known = KNOWN.get(field)
    if known is not None and asked.word not in {tag(field, one) for one in known}:
        raise QueryError(f"{field}:{text}: there is no such {field}; there are {', '.join(known)}.")
    return asked


def _whole_day(token: _Token) -> str:
    """The first day of what is given for ``since``, the last for ``until``."""
    found = DAY.fullmatch(token.text)
    if not found:
        raise QueryError(f"{token.field}:{token.text}: give a day, a month or a year, as 2022-09-21, 2022-09 or 2022.")
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise QueryError(f"{token.field}:{token.text}: the calendar has no such day.") from error
    last = token.field == "until"
    return f"{year}-{month or ('12' if last else '01')}-{day or ('31' if last else '01')}"
