"""A watch list: a TOML file with one ``[[watch]]`` for each thing a person wants to hear of.

[[watch]]
name = "threats against Armenia"
query = "act:threaten about:ARM"        the search grammar of the ledger

[[watch]]
name = "many dead"
kind = "figures"                        statements (the default), events, figures, duties, disputes, reports
query = "what:killed"
over = 100
"""

import tomllib
from pathlib import Path
from typing import Any

from sayso.errors import SettingsError
from sayso.records import EntryKind, WatchRule

KINDS: dict[str, EntryKind] = {
    "statements": "statement",
    "events": "event",
    "figures": "figure",
    "duties": "obligation",
    "disputes": "dispute",
    "reports": "document",
}
FIELDS = ("name", "query", "kind", "over")

#: Bytes; a list of watches has some hundred lines.
LARGEST = 1_000_000
#: Nothing that is counted comes near; a greater number cannot be compared with figures.
LARGEST_NUMBER = 1e18


def read_watch_rules(path: Path) -> tuple[WatchRule, ...]:
    """The rules of a watch list. Raises SettingsError that names the rule and what is wrong with it."""
    try:
        with path.open("rb") as file:
            return watch_rules_in(file.read(LARGEST + 1), path.name)
    except OSError as error:
        raise SettingsError(f"{path.name or path}: cannot be read ({error.strerror}).") from error


def watch_rules_in(content: bytes, name: str) -> tuple[WatchRule, ...]:
    """The rules of a watch list that is at hand; ``name`` for messages. Raises SettingsError as above."""
    try:
        given = tomllib.loads(content.decode("utf-8")) if len(content) <= LARGEST else {}
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{name}: not a TOML file ({error}).") from error
    rules = given.get("watch")
    if not isinstance(rules, list) or not rules or set(given) != {"watch"}:
        raise SettingsError(f"{name}: no watch list; it needs a [[watch]] with name and query for each rule.")
    found = tuple(_rule(one, number, name) for number, one in enumerate(rules, 1))
    names = [one.name for one in found]
    if twice := next((each for each in names if names.count(each) > 1), None):
        raise SettingsError(f"{name}: two rules are called {twice!r}; give each its own name.")
    return found


def _rule(given: Any, number: int, file: str) -> WatchRule:
    where = f"{file}, rule {number}"
    if not isinstance(given, dict) or (unknown := sorted(set(given) - set(FIELDS))):
        wrong = f"nothing is called {unknown[0]!r}" if isinstance(given, dict) else "it is no table"
        raise SettingsError(f"{where}: {wrong}; a rule has {', '.join(FIELDS)}.")
    name, query, kind, over = (given.get(field) for field in FIELDS)
    if not isinstance(name, str) or not name.strip() or not isinstance(query, str):
        raise SettingsError(f"{where}: needs a name and a query, both texts.")
    if kind is not None and (not isinstance(kind, str) or kind not in KINDS):
        raise SettingsError(f"{where}: kind {kind!r} is none; there are {', '.join(KINDS)}.")
    if over is not None and (not _is_number(over) or kind != "figures"):
        raise SettingsError(f"{where}: over is a number, and of figures only.")
    return WatchRule(name.strip(), query, KINDS[kind or "statements"], None if over is None else float(over))


def _is_number(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < LARGEST_NUMBER
