"""The watch list of a desk: what its rules find, what is new of it, as a page and as a feed."""

from collections.abc import Sequence

from sayso.fetch import watch_rules_in
from sayso.ledger.answers import MOST_NEWS, checked_time, goes_over, query_account
from sayso.ledger.exports import made_by
from sayso.records import Account, EntryKind, Hit, WatchRule
from sayso.show.desk.housekeeping import Watched, kind_name
from sayso.show.export import export
from sayso.show.ledger.feed import hits_feed
from sayso.show.ledger.lists import hits_sheet
from sayso.show.sheet import Sheet
from sayso.store import Ledger
from sayso.store.search import POOL, POOL_OF_REPORTS

#: Nothing that is counted comes near; a greater number cannot be compared with figures.
LARGEST_NUMBER = 1e18
#: Reports whose news a feed tells: who reads it asks every few hours. What they contradict each other in costs most of
#: the time, and grows with the square of their number.
MOST_IN_FEED = 60
#: New matches of a rule that its part of the page shows.
MOST_SHOWN = 10


def rules_from(content: bytes, name: str) -> tuple[WatchRule, ...]:
    """The rules of a file that was given. Raises SettingsError."""
    return watch_rules_in(content, name)


def found_by(ledger: Ledger, rule: WatchRule) -> tuple[list[Hit], bool]:
    """What a rule finds, best first; whether that is all of it."""
    pool = POOL_OF_REPORTS if rule.kind == "document" else POOL
    hits = ledger.search(rule.query, rule.kind, pool)
    return [hit for hit in hits if rule.over is None or goes_over(hit, rule.over)], len(hits) < pool


def watched(ledger: Ledger, since: str | None) -> tuple[list[Watched], list[Sheet]]:
    """The rules with how much each finds, and for each the newest of what was added since a time.

    Raises SettingsError where ``since`` is no time.
    """
    at = checked_time(since) if since else None
    told, sheets = [], []
    for rule in ledger.kept.rules():
        hits, whole = found_by(ledger, rule)
        new = [hit for hit in hits if at is None or hit.report.added >= at]
        told.append(Watched(rule, len(hits), whole, len(new)))
        sheet = hits_sheet(_newest(new)[:MOST_SHOWN], rule.query)
        sheets.append(Sheet(rule.name, rule.name, sheet.columns, sheet.rows, empty="nothing new"))
    return told, sheets


def feed(ledger: Ledger, name: str) -> bytes:
    """The feed of a rule. Raises NoSuchError."""
    hits, _ = found_by(ledger, ledger.kept.rule(name))
    made = ledger.latest_run()
    return hits_feed(name, _newest(hits)[:MOST_NEWS], made.sayso if made else "")


def news_account(ledger: Ledger, query: str) -> Account:
    """The account that the feed of a search tells. Raises QueryError."""
    return query_account(ledger, query, newest=MOST_IN_FEED)


def news_feed(ledger: Ledger, query: str, account: Account) -> bytes:
    """What is new among the reports of a search, as a feed."""
    made = export("atom", account, filter_text=query, made_by=made_by(ledger))
    return made.files[0][1]


def search_feed(ledger: Ledger, query: str, kind: EntryKind) -> bytes:
    """The feed of what a search finds. Raises QueryError."""
    hits = ledger.search(query, kind, POOL_OF_REPORTS if kind == "document" else POOL)
    made = ledger.latest_run()
    name = f"{kind_name(kind)}: {query}" if query else kind_name(kind)
    return hits_feed(name, _newest(hits)[:MOST_NEWS], made.sayso if made else "")


def _newest(hits: Sequence[Hit]) -> list[Hit]:
    """The last added first."""
    return sorted(hits, key=lambda hit: (-hit.report.number, hit.key))
