"""The codebook: what every closed word means, and every rule that can stand in a finding, from the tables."""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from itertools import groupby
from types import ModuleType

import sayso.derive
from sayso.derive.rules import Rule
from sayso.show.meanings import Meaning, meanings

MADE = "<!-- Made by tests/write_codebook.py from the tables. Change the tables, not this page. -->\n"
TABLES = resources.files("sayso.derive.tables")
#: Tables of hundreds of lines: their phrases stand together under what they mean. File: columns that say what.
GATHERED = {"cues.tsv": ("act", "kind"), "events.tsv": ("root", "mode")}
#: Lists of the meanings, in reading order: heading, where the word stands, what to know.
LISTS = {
    "act": ("Acts", "`statements[].act`", "What the speaker does by saying it."),
    "form": ("Forms", "`statements[].form`", "How the words are given."),
    "speaker type": ("Speakers", "`statements[].speaker.type`", "What kind of speaker it is."),
    "mention kind": ("Mentions", "`mentions[].kind`", "What a name names."),
    "event type": (
        "Event types",
        "`events[].type`",
        "The sixteen roots of PLOVER, the ontology of political events that followed CAMEO. Parties are given as "
        "`source`, who does it, and `target`, to whom; in a reciprocal event each party is both.",
    ),
    "mode": ("Event modes", "`events[].mode`", "How it is done; written here as type/mode. Not every event has one."),
    "context": ("Contexts", "`events[].contexts`", "What an event is about. It can have several, or none."),
    "status": (
        "Event status",
        "`events[].status`",
        "How the event stands in this page, and by whose word: `asserted_by` and `denied_by` name the statements. "
        "With both empty the page tells it in its own voice, the outlet's or, where `issuer` names a party whose own "
        "statement the page is, that party's: in the ledger a fact of such a page is `claimed` by it. What says whose "
        "statement it is stands in `issuer.basis`: `heading` (or title), `signature`, `outlet`, `address`.",
    ),
    "no event": ("No events", "`not_events[].reason`", "Why words that look like an event are none. Kept for audit."),
    "counted": ("What is counted", "`figures[].what`", "`low` and `high` are inclusive; null is an open end."),
    "comparator": ("Comparators", "`figures[].comparator`", "How exact the page is."),
    "precision": ("Precision of days", "`precision` of every day", "How much of the calendar is meant."),
    "quarantine reason": (
        "What is set aside",
        "`quarantine[].reason`",
        "Words that are not the article's own. Nothing is derived from them.",
    ),
    "issue kind": ("Troubles", "`issues[].kind`", "What to read with care. A page-wide trouble has no span."),
    "rule part": (
        "Parts of rules",
        "`rule`, beside the id of a line",
        "`event:attack/v+may:speaker` is the line `event:attack/v`, possible (`may`), inside a statement (`speaker`).",
    ),
    "room": ("Rooms", "`issues[].room`", "Which step of the reading found the trouble."),
}
PARTS = "rule part"  # stands among the rules
NOT_SHOWN = ("rule", "source")  # columns that stand apart, or say where a line is from


def codebook_page() -> str:
    """The whole page."""
    by_list = defaultdict(list)
    for one in meanings():
        by_list[one.list].append(one)
    words = [_words(name, by_list[name]) for name in LISTS if name != PARTS]
    return "\n".join(
        [MADE, _INTRODUCTION, *words, _RULES, _words(PARTS, by_list[PARTS]), *_rules_in_code(), *_tables()]
    )


_INTRODUCTION = (
    "# The codebook\n\n"
    "Every closed list of words in the findings, what each word means, and an example of our own with the words\n"
    "meant in bold; then the rules by which a finding is made. The JSON Schema (`sayso schema`) holds the same lists.\n"
)
_RULES = (
    "## Rules\n\n"
    "Every finding carries the `rule` that made it; several are joined by `+`. A rule id names a line of a table\n"
    "below, or a step that no table holds. In a phrase `_` stands for a few words between.\n"
)


def _words(name: str, listed: list[Meaning]) -> str:
    heading, where, what = LISTS[name]
    rows = "".join(f"| `{one.word}` | {_cell(one.meaning)} | {_cell(one.example)} |\n" for one in listed)
    return f"## {heading}\n\nIn {where}. {what}\n\n| word | means | example |\n|---|---|---|\n{rows}"


def rule_ids() -> set[str]:
    """Every rule id the page tells of: lines of tables, and rules that no table holds."""
    lines = {row[0] for _, _, _, rows in _read_tables() for row in rows}
    return lines | {rule.id for _, rules in _modules_with_rules() for rule in rules}


def _rules_in_code() -> Iterator[str]:
    """Rules that stand as a list in a module, with their meaning."""
    for module, rules in _modules_with_rules():
        about = " ".join((module.__doc__ or "").partition("\n\n")[0].split())
        lines = "".join(f"- `{rule.id}` {rule.meaning}\n" for rule in rules)
        yield f"### {module.__name__.removeprefix('sayso.derive.')}\n\n{about}\n\n{lines}"


def _modules_with_rules() -> Iterator[tuple[ModuleType, list[Rule]]]:
    for module in pkgutil.walk_packages(sayso.derive.__path__, "sayso.derive."):
        found = importlib.import_module(module.name)
        lists = [value for name, value in sorted(vars(found).items()) if name.isupper() and _is_rules(value)]
        if lists:
            yield found, [rule for rules in lists for rule in rules]


def _is_rules(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, Rule) for one in value)


def _tables() -> Iterator[str]:
    """Every table of the room that derives, with what its own first lines say of it."""
    for name, about, head, rows in _read_tables():
        body = _gathered(head, rows, GATHERED[name]) if name in GATHERED else _listed(head, rows)
        yield f"### {name}\n\n{_escaped(about)}\n\n{body}"


def _read_tables() -> Iterator[tuple[str, str, list[str], list[list[str]]]]:
    """Name, what the comments say, columns, rows."""
    for table in sorted((one for one in TABLES.iterdir() if one.name.endswith(".tsv")), key=lambda one: one.name):
        lines = table.read_text(encoding="utf-8").splitlines()
        about = " ".join(line.removeprefix("#").strip() for line in lines if line.startswith("#"))
        head, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
        yield table.name, about, head, rows


def _gathered(head: list[str], rows: list[list[str]], columns: tuple[str, ...]) -> str:
    """Rule ids under what they mean; a phrase stands beside its id where that does not spell it out."""
    at, phrase = [head.index(column) for column in columns], head.index("phrase")
    ordered = sorted(rows, key=lambda row: [row[one] for one in at])
    return "".join(
        f"- **{_escaped(' / '.join(part for part in key if part != '-'))}**: "
        + ", ".join(_named(row[0], row[phrase]) for row in group)
        + "\n"
        for key, group in groupby(ordered, key=lambda row: [row[one] for one in at])
    )


def _named(rule: str, phrase: str) -> str:
    spelt = rule.partition(":")[2].partition("/")[0] == phrase.replace(" ", "-")
    return f"`{rule}`" if spelt else f"`{rule}` ({_escaped(phrase)})"


def _listed(head: list[str], rows: list[list[str]]) -> str:
    """One line for each rule: its id, and its cells as code."""
    shown = [at for at, name in enumerate(head) if name not in NOT_SHOWN]
    cells = ", ".join(head[at] for at in shown)
    lines = "".join(f"- `{row[0]}`: {' · '.join(_code(row[at]) for at in shown if at < len(row))}\n" for row in rows)
    return f"Columns: {cells}.\n\n{lines}"


def _code(cell: str) -> str:
    return f"`` {cell} ``" if "`" in cell else f"`{cell}`" if cell else "–"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _escaped(text: str) -> str:
    return text.replace("_", "\\_").replace("*", "\\*").replace("<", "&lt;").replace("|", "\\|")
