"""The search: the newest entries that match, the fittest of them first; the same on both databases.

The index gives the newest ``POOL`` entries that match; they are ranked by BM25 (Robertson and Zaragoza 2009, k1 1.2,
b 0.4) over the words asked for, with the pool as the collection. So the order does not depend on the database, and a
word that stands everywhere costs no more than a rare one.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from sayso.errors import QueryError
from sayso.records import EntryKind, Hit, Report
from sayso.store import bulk, dialect
from sayso.store.finding import entries_in, report_in
from sayso.store.query import AllOf, AnyOf, Not, Query, Tag, Term, Words
from sayso.store.rows import ENTRY_COLUMNS, REPORT_COLUMNS, Entry, unpacked_text
from sayso.store.words import WORD, fold, folded_words, stem, tag

#: Entries that are ranked; who looks further asks for days.
POOL = 1_000
#: Reports that are ranked: their text is long.
POOL_OF_REPORTS = 200

#: Times as many of the newest matches are looked at where days or a story bound the search: most lie within.
AHEAD = 4

#: The columns of a row that is found.
_SHOWN = ", ".join(
    (
        *(f"entry.{name}" for name in ("number", *ENTRY_COLUMNS)),
        *(f"document.{name} AS report_{name}" for name in REPORT_COLUMNS),
    )
)

#: The first entry of the reports after one. Report by report: else the whole index of numbers is gone through.
_FIRST_AFTER = (
    "SELECT min((SELECT min(entry.number) FROM entry WHERE entry.document = document.number)) "
    "FROM document WHERE document.number > ?"
)

#: BM25's constants: k1 as usual; b lower than usual, for a short statement is not the better one for being short.
K1, B = 1.2, 0.4

#: Months of a search with days that are asked for one by one in the index; a longer one is not narrowed by them.
MOST_MONTHS = 36

#: Words shown on each side of the first one found.
SNIPPET = 14


def search(
    connection: Connection,
    query: Query,
    kind: EntryKind,
    limit: int,
    *,
    after: int | None = None,
    upto: int | None = None,
) -> list[Hit]:
    """The best ``limit`` entries of one kind, best first, equals newest first.

    ``after``: only those of reports with a greater number, found without a look at the others; with it, ``upto``: and
    of none with a number that is greater than this.
    """
    rows = _rows(connection, query, kind) if after is None else _rows_after(connection, query, kind, after, upto)
    wanted = _positive(query.term)
    if kind == "document":
        whole = _texts(connection, [row.document for row in rows])
        texts = [f"{row.report_title or ''}\n{whole[row.document]}" for row in rows]
    else:
        texts = [row.words for row in rows]
    scores = _scores(texts, wanted)
    order = sorted(range(len(rows)), key=lambda at: (-scores[at], -rows[at].number))[:limit]
    best = [rows[at] for at in order]
    if kind == "document":
        told: list[tuple[Report, Entry | None]] = [(report_in(row), None) for row in best]
    else:
        told = [(one.report, one) for one in entries_in(best)]
    return [
        Hit(row.key, report, entry, snippet(texts[at], wanted), round(scores[at], 4))
        for row, at, (report, entry) in zip(best, order, told, strict=True)
    ]


def _texts(connection: Connection, documents: Sequence[int]) -> dict[int, str]:
    where, values = bulk.among(connection, "number", documents)
    rows = bulk.ask(connection, f"SELECT number, text FROM document WHERE {where}", values)
    return {row.number: unpacked_text(row.text) for row in rows}


def entries_matching(connection: Connection, query: Query, kind: EntryKind, most: int | None = None) -> list[Entry]:
    """The newest entries of one kind that match, by day; of more than ``most`` the last, which alone are read whole."""
    if kind == "document":
        return []
    found = _rows(connection, query, kind, shown="entry.number, entry.day")
    last = sorted(found, key=lambda row: (row.day or "", row.number))[-most if most is not None else 0 :]
    where, values = bulk.among(connection, "entry.number", [row.number for row in last])
    asked = f"SELECT {_SHOWN} FROM entry JOIN document ON document.number = entry.document WHERE {where}"
    rows = {row.number: row for row in bulk.ask(connection, asked, values)}
    return list(entries_in([rows[row.number] for row in last if row.number in rows]))


def documents_matching(connection: Connection, query: Query, kind: EntryKind) -> frozenset[str]:
    """The documents of the newest entries of one kind that match, by id."""
    return frozenset(row.id for row in _rows(connection, query, kind, shown="document.id"))


def snippet(words: str, wanted: Sequence[str]) -> str:
    """The words round the first one that was asked for."""
    places = [match.span() for match in WORD.finditer(words)]
    asked = set(wanted)
    first = 0
    if asked:  # every word of it is folded and stemmed: not where only filters were asked for
        first = next((at for at, (start, end) in enumerate(places) if stem(fold(words[start:end])) in asked), 0)
    low, high = max(0, first - SNIPPET), min(len(places), first + SNIPPET)
    if not places:
        return words[:200]
    start = 0 if low == 0 else places[low][0]
    end = len(words) if high == len(places) else places[high - 1][1]
    return ("… " if low else "") + " ".join(words[start:end].split()) + (" …" if high < len(places) else "")


def speakers_matching(connection: Connection, query: Query, newest: int) -> list[tuple[str | None, str | None]]:
    """The speaker's name and actor of each of the newest statements that match, newest first."""
    rows = _rows(connection, query, "statement", shown="entry.name, entry.actor", pool=newest)
    return [(row.name, row.actor) for row in rows]


def _rows(
    connection: Connection, query: Query, kind: EntryKind, shown: str = _SHOWN, pool: int | None = None
) -> list[Any]:
    """The newest rows that match, newest first, with the columns ``shown``; ``pool``: the most of them."""
    term = _narrowed(connection, query, kind)
    pool = pool or most_found(kind)
    bounds = _bounds(query)
    rows = _newest(connection, term, bounds, ahead=AHEAD * pool if bounds else pool, pool=pool, shown=shown)
    if len(rows) < pool and bounds:  # the newest that match lie outside the bounds
        rows = _newest(connection, term, bounds, ahead=None, pool=pool, shown=shown)
    return rows


def most_found(kind: EntryKind) -> int:
    """How many of what matches a search finds at the most: the newest."""
    return POOL_OF_REPORTS if kind == "document" else POOL


def _rows_after(
    connection: Connection, query: Query, kind: EntryKind, after: int, upto: int | None = None
) -> list[Any]:
    """The newest rows that match of reports with a number greater than ``after``, and no greater than ``upto``."""
    [(first,)] = bulk.ask(connection, _FIRST_AFTER, after)
    if first is None:
        return []
    bounds = [("document.number > ?", after), *_bounds(query)]  # a report that was read again has new entries
    bounds += [("document.number <= ?", upto)] if upto is not None else []
    term = _narrowed(connection, query, kind)
    return _newest(connection, term, bounds, ahead=None, pool=most_found(kind), first=int(first))


def _bounds(query: Query) -> list[tuple[str, Any]]:
    """What the words' index does not know of a query: conditions, each with its value."""
    bounds: list[tuple[str, Any]] = [
        (f"entry.day {sign} ?", day) for sign, day in ((">=", query.since), ("<=", query.until)) if day
    ]
    if query.story:
        bounds.append(("document.story LIKE ? ESCAPE '/'", beginning(query.story)))
    return bounds


def _newest(
    connection: Connection,
    term: Term,
    bounds: Sequence[tuple[str, Any]],
    *,
    ahead: int | None,
    pool: int,
    first: int | None = None,
    shown: str = _SHOWN,
) -> list[Any]:
    """The newest ``pool`` within some bounds of the newest ``ahead`` entries that match, of all for None.

    ``first``: the smallest number of an entry that is looked at.
    """
    matched, match = dialect.matching(connection, term, first)
    last = "" if ahead is None else f" ORDER BY number DESC LIMIT {ahead}"
    asked = (
        f"SELECT {shown} FROM ({matched}{last}) AS matched JOIN entry ON entry.number = matched.number "
        f"JOIN document ON document.number = entry.document{_where(bounds)} ORDER BY entry.number DESC LIMIT {pool}"
    )
    return bulk.ask(connection, asked, match, *(value for _, value in bounds))


def _where(bounds: Sequence[tuple[str, Any]]) -> str:
    return f" WHERE {' AND '.join(condition for condition, _ in bounds)}" if bounds else ""


def beginning(text: str) -> str:
    """The pattern of texts that begin so."""
    for mark in "/%_":
        text = text.replace(mark, f"/{mark}")
    return f"{text}%"


def _narrowed(connection: Connection, query: Query, kind: EntryKind) -> Term:
    """The term with the kind of entry and, where they are few, the months: both stand in the index."""
    terms: list[Term] = [Tag(tag("kind", kind))]
    if query.since:
        last = query.until or _last_day(connection, kind) or query.since
        months = _months(query.since[:7], last[:7])
        if 0 < len(months) <= MOST_MONTHS:
            tags = tuple(Tag(tag("month", month)) for month in months)
            terms.append(AnyOf(tags) if len(tags) > 1 else tags[0])
    if query.term is not None:
        terms.extend(query.term.terms if isinstance(query.term, AllOf) else (query.term,))
    return AllOf(tuple(terms))


def _last_day(connection: Connection, kind: EntryKind) -> str | None:
    [(day,)] = bulk.ask(connection, "SELECT max(day) FROM entry WHERE kind = ?", kind)
    return str(day) if day else None


def _months(first: str, last: str) -> list[str]:
    """The months from ``first`` to ``last`` ("2022-09"), both included; at most one more than are asked for."""
    try:
        (year, month), (end_year, end_month) = (map(int, one.split("-")) for one in (first, last))
    except ValueError as error:
        raise QueryError("a day of the search cannot be read.") from error
    count = (end_year - year) * 12 + end_month - month + 1
    steps = range(min(count, MOST_MONTHS + 1))
    return [f"{year + (month - 1 + step) // 12:04}-{(month - 1 + step) % 12 + 1:02}" for step in steps]


def _positive(term: Term | None) -> list[str]:
    """The words asked for, without those that must not be there."""
    match term:
        case Words(words, _, _):
            return list(words)
        case AllOf(terms) | AnyOf(terms):
            return list(dict.fromkeys(word for one in terms for word in _positive(one)))
        case Not() | Tag() | None:
            return []


def _scores(texts: Sequence[str], wanted: Sequence[str]) -> list[float]:
    """BM25 of each text over the words wanted, the texts being the collection."""
    if not wanted or not texts:
        return [0.0] * len(texts)
    letters = frozenset(word[0] for word in wanted)
    lengths, counts = zip(*(_counted(one, letters) for one in texts), strict=True)
    mean = sum(lengths) / len(lengths) or 1.0
    scores = [0.0] * len(texts)
    for word in wanted:
        having = sum(1 for one in counts if word in one)
        weight = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
        for at, one in enumerate(counts):
            if count := one.get(word):
                scores[at] += weight * count * (K1 + 1) / (count + K1 * (1 - B + B * lengths[at] / mean))
    return scores


def _counted(text: str, letters: frozenset[str]) -> tuple[int, Counter[str]]:
    """How many words a text has, and how often those that begin with some letters: a stem begins as its word does."""
    words = folded_words(text)
    return len(words), Counter([stem(word) for word in words if word[0] in letters])
