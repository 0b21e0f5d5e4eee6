"""The search: the newest entries that match, the fittest of them first; the same on both databases.

The index gives the newest ``POOL`` entries that match; they are ranked by BM25 (Robertson and Zaragoza 2009, k1 1.2,
b 0.4) over the words asked for, with the pool as the collection. So the order does not depend on the database, and a
word that stands everywhere costs no more than a rare one.
"""

import math
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select, text

from sayso.errors import QueryError
from sayso.records import EntryKind, Hit
from sayso.store import dialect
from sayso.store import tables as t
from sayso.store.finding import entries_in, entries_with_reports, report_in
from sayso.store.query import AllOf, AnyOf, Not, Query, Tag, Term, Words
from sayso.store.rows import Entry, unpacked_text
from sayso.store.words import WORD, fold, search_words, stem, tag

#: Entries that are ranked; who looks further asks for days.
POOL = 1_000
#: Reports that are ranked: their text is long.
POOL_OF_REPORTS = 200

#: BM25's constants: k1 as usual; b lower than usual, for a short statement is not the better one for being short.
K1, B = 1.2, 0.4

#: Months of a search with days that are asked for one by one in the index; a longer one is not narrowed by them.
MOST_MONTHS = 36

#: Words shown on each side of the first one found.
SNIPPET = 14


def search(connection: Connection, query: Query, kind: EntryKind, limit: int) -> list[Hit]:
    """The best ``limit`` entries of one kind, best first, equals newest first."""
    rows = _rows(connection, query, kind)
    wanted = _positive(query.term)
    if kind == "document":
        texts = [f"{row.report_title or ''}\n{unpacked_text(row.text)}" for row in rows]
    else:
        texts = [row.words for row in rows]
    scores = _scores(texts, wanted)
    order = sorted(range(len(rows)), key=lambda at: (-scores[at], -rows[at].number))[:limit]
    best = [rows[at] for at in order]
    entries: Sequence[Entry | None] = [None] * len(best) if kind == "document" else list(entries_in(best))
    return [
        Hit(row.key, report_in(row), entry, snippet(texts[at], wanted), round(scores[at], 4))
        for row, at, entry in zip(best, order, entries, strict=True)
    ]


def entries_matching(connection: Connection, query: Query, kind: EntryKind) -> list[Entry]:
    """The newest entries of one kind that match, by day."""
    rows = [row for row in _rows(connection, query, kind) if row.kind != "document"]
    return list(entries_in(sorted(rows, key=lambda row: (row.day or "", row.number))))


def snippet(words: str, wanted: Sequence[str]) -> str:
    """The words round the first one that was asked for."""
    places = [match.span() for match in WORD.finditer(words)]
    asked = set(wanted)
    first = next((at for at, (start, end) in enumerate(places) if stem(fold(words[start:end])) in asked), 0)
    low, high = max(0, first - SNIPPET), min(len(places), first + SNIPPET)
    if not places:
        return words[:200]
    start = 0 if low == 0 else places[low][0]
    end = len(words) if high == len(places) else places[high - 1][1]
    return ("… " if low else "") + " ".join(words[start:end].split()) + (" …" if high < len(places) else "")


def _rows(connection: Connection, query: Query, kind: EntryKind) -> list[Any]:
    """The newest rows that match, newest first."""
    term = _narrowed(connection, query, kind)
    sql, match = dialect.matching(connection, term)
    matched = text(sql).bindparams(match=match).columns(t.entries.c.number).subquery("matched")
    asked = entries_with_reports().where(t.entries.c.number.in_(select(matched.c.number)))
    if kind == "document":
        asked = asked.add_columns(t.documents.c.text)
    if query.since:
        asked = asked.where(t.entries.c.day >= query.since)
    if query.until:
        asked = asked.where(t.entries.c.day <= query.until)
    if query.story:
        asked = asked.where(t.documents.c.story.startswith(query.story, autoescape=True))
    pool = POOL_OF_REPORTS if kind == "document" else POOL
    return list(connection.execute(asked.order_by(t.entries.c.number.desc()).limit(pool)))


def _narrowed(connection: Connection, query: Query, kind: EntryKind) -> Term:
    """The term with the kind of entry and, where they are few, the months: both stand in the index."""
    terms: list[Term] = [Tag(tag("kind", kind))]
    if query.since:
        last = query.until or connection.execute(select(func.max(t.entries.c.day))).scalar() or query.since
        months = _months(query.since[:7], last[:7])
        if 0 < len(months) <= MOST_MONTHS:
            tags = tuple(Tag(tag("month", month)) for month in months)
            terms.append(AnyOf(tags) if len(tags) > 1 else tags[0])
    if query.term is not None:
        terms.extend(query.term.terms if isinstance(query.term, AllOf) else (query.term,))
    return AllOf(tuple(terms))


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
    bags = [search_words(one) for one in texts]
    mean = sum(map(len, bags)) / len(bags) or 1.0
    scores = [0.0] * len(bags)
    for word in wanted:
        counts = [bag.count(word) for bag in bags]
        having = sum(1 for count in counts if count)
        weight = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
        for at, count in enumerate(counts):
            scores[at] += weight * count * (K1 + 1) / (count + K1 * (1 - B + B * len(bags[at]) / mean))
    return scores
