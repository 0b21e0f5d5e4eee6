"""The only room that knows SQL: keeps what reports said, finds it again, forgets it when it must."""

from sayso.store.backup import restore
from sayso.store.comparing import Candidates, Comparer, Marks
from sayso.store.ledger import Ledger, open_ledger
from sayso.store.query import parse_query
from sayso.store.rows import Entry

__all__ = ["Candidates", "Comparer", "Entry", "Ledger", "Marks", "open_ledger", "parse_query", "restore"]
