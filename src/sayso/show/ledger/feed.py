"""What a rule of the watch list finds, as an Atom feed (RFC 4287): an entry for each match, the last added first."""

from collections.abc import Sequence

from sayso.records import Hit
from sayso.show.export.atom import News, author_of, feed_of
from sayso.show.ledger.lists import hits_sheet
from sayso.show.sheet import told


def hits_feed(name: str, hits: Sequence[Hit], version: str) -> bytes:
    """The feed of some matches. ``name``: what the feed is called; ``version``: of Sayso."""
    rows = hits_sheet(hits, name)
    at = {column.name: place for place, column in enumerate(rows.columns)}
    news = []
    for hit, row in zip(hits, rows.rows, strict=True):
        who = [told(row[at[each]]) for each in ("who", "what", "title") if each in at and row[at[each]]]
        words = told(row[at["words"]]) if row[at["words"]] else ""
        added, kind = hit.report.added, hit.key.split("/")[1] if "/" in hit.key else "report"
        title = " ".join(who) or "a report"
        text = f"{words} ({author_of([hit.report])})"
        news.append(News(hit.key, kind, title, text, added, added, author_of([hit.report]), hit.report.url))
    ordered = sorted(sorted(news, key=lambda one: one.key), key=lambda one: one.updated, reverse=True)
    return feed_of(f"watch/{name}", name, ordered, version)
