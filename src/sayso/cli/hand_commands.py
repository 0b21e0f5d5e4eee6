"""A person's hand in the ledger: links, corrections, notes, erasure; each with an author and a time."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.answering import (
    AuthorOption,
    FormatOption,
    LedgerOption,
    OutOption,
    SheetFormat,
    WidthOption,
    author_of,
    open_for,
    reason_of,
    say,
    settings_of,
    show,
    told,
)
from sayso.errors import SettingsError, StoreError
from sayso.records import Link, Relation

Why = Annotated[str, typer.Option("--why", help="The reason; it stays on record.")]
Key = Annotated[str, typer.Argument(metavar="KEY", help="A key, as `search -v` shows it, or a report's id.")]

#: What can be said by hand of two entries; the first of each line is what the left is to the right.
RELATIONS: tuple[Relation, ...] = (
    "same_story",
    "same_event",
    "same_words",
    "changed_words",
    "denies",
    "opposes",
    "answers",
    "repeats",
    "revises",
    "contradicts",
    "same_duty",
    "fulfils",
    "syndicated",
    "edited",
    "spun",
    "translated",
    "quotes_from",
)

#: Of what kind of entry the two ends are; of all other relations, reports.
OF_REPORTS = (("report",), ("report",))
_SAID, _FIGURE = (("statement",),) * 2, (("figure",),) * 2
ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    **dict.fromkeys(("same_words", "changed_words", "denies", "opposes", "answers"), _SAID),
    **dict.fromkeys(("repeats", "revises", "contradicts"), _FIGURE),
    "same_event": (("event",), ("event",)),
    "same_duty": (("obligation",), ("obligation",)),
    "fulfils": (("event", "statement"), ("obligation",)),
}
KIND_NAMES = {
    "report": "a report",
    "statement": "a statement",
    "figure": "a figure",
    "event": "an event",
    "obligation": "a duty",
}

#: Relations in which left comes from right.
DIRECTED = frozenset(
    {"denies", "answers", "revises", "fulfils", "syndicated", "edited", "spun", "translated", "quotes_from"}
)


def link_command(
    left: Key,
    relation: Annotated[str, typer.Argument(metavar="RELATION", help=f"One of {', '.join(RELATIONS)}.")],
    right: Key,
    why: Why,
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Say how two entries, or two reports, stand to each other.

    `same_story` joins the stories of two reports.
    """
    with open_for(ledger) as opened:
        if relation not in RELATIONS:
            raise SettingsError(f"{relation}: is no relation; there are {', '.join(RELATIONS)}.")
        ends = [_whole(opened, one) for one in (left, right)]
        _check_ends(relation, *ends)
        directed = relation in DIRECTED
        low, high = ends if directed else sorted(ends)
        judge = f"by:{author_of(author)}"
        named = next(one for one in RELATIONS if one == relation)
        id_ = opened.link(Link(low, high, named, 1.0, reason_of(why), judge, directed))
        say(f"linked as {id_[:10]}; take it back with: sayso unlink {id_[:10]}")


def unlink_command(
    link: Annotated[str, typer.Argument(metavar="LINK", help="The beginning of a link's id, as `links` shows it.")],
    why: Why,
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Withdraw a link; it stays on record.

    No machine puts it back.
    """
    with open_for(ledger) as opened:
        gone = opened.unlink(link, by=author_of(author), why=reason_of(why))
        say(f"withdrawn: {gone.link.relation.replace('_', ' ')}, because: {why}")


def links_command(
    key: Key,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Withdrawn ones as well.")] = False,
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
) -> None:
    """How an entry or a report is linked with others, and why."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.links(opened, _whole(opened, key), withdrawn), format_, width=width, verbose=True, out=out)


def correct_command(
    key: Key,
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="speaker, act, said, low, who ...; `entry`: it is none.")
    ],
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="What it should be; without: not known.")] = None,
    why: Annotated[str, typer.Option("--why", help="The reason; it stays on record.")] = "",
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Correct a field of an entry. The machine's record stays; corrections survive reading again."""
    with open_for(ledger) as opened:
        made = opened.correct(key, field, value, author=author_of(author), why=why)
        value = "not known" if made.value is None else made.value
        now = "the entry is none" if made.field == "entry" else f"{made.field} is now {value}"
        say(f"{now}, says {made.author}.")


def corrections_command(
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    training: Annotated[
        bool, typer.Option("--training", help="As training examples: JSON lines with text, record and correction.")
    ] = False,
) -> None:
    """What people corrected; also as examples to train on."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        if training:
            _write(answers.training_lines(opened), out)
        else:
            show(answers.corrections(opened), format_, width=width, verbose=True, out=out)


def note_command(
    key: Key,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to write beside it.")],
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Write something beside an entry or a report."""
    with open_for(ledger) as opened:
        told_ = " ".join(words)
        if not told_.strip():
            raise SettingsError("a note without words is none.")
        made = opened.note(_whole(opened, key), told_, author=author_of(author))
        say(f"noted by {made.author} at {made.at}.")


def forget_command(
    report: Annotated[str, typer.Argument(metavar="ID", help="The beginning of a report's id.")],
    why: Why,
    author: AuthorOption = None,
    ledger: LedgerOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a report for good; a tombstone stays.

    Page, text, what was read and said of it: nothing brings it back.
    """
    with open_for(ledger) as opened:
        found = opened.report(report)
        reason = reason_of(why)
        if not yes:
            _make_sure(found.title or found.file or found.document[:10])
        stone = opened.forget(found.document, author=author_of(author), why=reason)
        say(f"forgotten on {stone.at[:10]} by {stone.author}: {why}")


def backup_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")], ledger: LedgerOption = None
) -> None:
    """Write the ledger to one file, in use or not.

    The file is a ledger itself.
    """
    with open_for(ledger) as opened:
        opened.back_up(file)
        say(f"{file.name}: {opened.counts()['reports']} reports.")


def restore_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")], ledger: LedgerOption = None
) -> None:
    """Make a new ledger from a backup, in SQLite or PostgreSQL."""
    with told():
        from sayso.store import open_ledger, restore

        target = settings_of(ledger=ledger).ledger
        if not file.exists():
            raise StoreError(f"{file.name}: there is no such backup. Check the name.")
        restore(file, target)
        with open_ledger(target) as opened:
            say(f"{opened.name}: {opened.counts()['reports']} reports.")


def _check_ends(relation: str, left: str, right: str) -> None:
    """Raises SettingsError for an entry linked with itself, or with what such a relation is not of."""
    if left == right:
        raise SettingsError(f"{relation}: the two are one and the same; name another.")
    for end, kinds in zip((left, right), ENDS.get(relation, OF_REPORTS), strict=True):
        kind = end.split("/")[1] if "/" in end else "report"
        if kind not in kinds:
            wanted = " or ".join(KIND_NAMES.get(one, one) for one in kinds)
            raise SettingsError(f"{relation}: needs {wanted} in that place; {end} is none.")


def _make_sure(title: str) -> None:
    """Ask before what cannot be undone. Raises SettingsError unless the answer is yes."""
    from sayso.show.harmless import line

    try:
        sure = typer.confirm(f"Erase “{line(title)}” for good?")
    except typer.Abort:  # nobody there to answer
        typer.echo()
        sure = False
    if not sure:
        raise SettingsError("nothing was erased; it takes a yes, or --yes.")


def _whole(opened: object, key: str) -> str:
    """A key as it is; the beginning of a report's id made whole."""
    from sayso.store import Ledger

    assert isinstance(opened, Ledger)
    return key if "/" in key else opened.report(key).document


def _write(lines: list[str], out: Path | None) -> None:
    from sayso.cli.asked import Asked, Format, view_of
    from sayso.cli.output import output

    view = view_of(Format.JSONL, only=None, width=None, verbose=False, to_file=out is not None)
    with output(Asked([], Format.JSONL, out, None, None, view)) as write:
        for line in lines:
            write(line + "\n")
