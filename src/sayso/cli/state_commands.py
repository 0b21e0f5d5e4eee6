"""What was not seen in a report, added by hand: a statement, a figure, an event, a duty; and taken back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.answering import AuthorOption, LedgerOption, author_of, open_for, reason_of, say

if TYPE_CHECKING:
    from sayso.ledger.given import Given

Report = Annotated[str, typer.Argument(metavar="ID", help="The beginning of a report's id.")]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="Its words, as they stand in the report.")]
Nth = Annotated[int | None, typer.Option("--nth", min=1, help="Which of the places where the words stand, from 1.")]
Why = Annotated[str, typer.Option("--why", help="The reason; it stays on record.")]
A_DAY = "2022-10-05; also 2022-10, 2022, 2022-10-05/2022-10-07."
WHOSE = "a key, or the speaker's name; else the outlet's own word."


def state_command(
    report: Report,
    words: Words,
    speaker: Annotated[str | None, typer.Option("--speaker", help="Who says them; else nobody named.")] = None,
    act: Annotated[str, typer.Option("--act", help="What kind of saying it is: assert, deny, accuse ...")] = "assert",
    to: Annotated[str | None, typer.Option("--to", help="To whom, or of whom.")] = None,
    said: Annotated[str | None, typer.Option("--said", metavar="DAY", help=f"The day it was said, as {A_DAY}")] = None,
    nth: Nth = None,
    why: Why = "",
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Add a statement that was not seen in a report.

    It bears its author; what the machine read stays.
    """
    from sayso.ledger.given import GivenStatement  # not at the top: help must come without the ledger's libraries

    _add(_At(report, words, nth), GivenStatement(speaker, act, to, said), why=why, author=author, ledger=ledger)


def state_figure_command(
    report: Report,
    words: Words,
    what: Annotated[str, typer.Option("--what", help="What is counted: killed, wounded, troops, money ...")],
    value: Annotated[str | None, typer.Option("--value", metavar="N", help="How many; or --low and --high.")] = None,
    low: Annotated[str | None, typer.Option("--low", metavar="N", help="The lower end of a range.")] = None,
    high: Annotated[str | None, typer.Option("--high", metavar="N", help="The upper end of a range.")] = None,
    comparator: Annotated[
        str | None, typer.Option("--comparator", help="exact, at_least, more_than, about, up_to, less_than.")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="In what, where not persons: tanks, USD, days.")] = None,
    of: Annotated[str | None, typer.Option("--of", help="Of whom.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help=f"As of when, as {A_DAY}")] = None,
    reporter: Annotated[
        str | None, typer.Option("--reporter", metavar="STATEMENT", help=f"By whose statement: {WHOSE}")
    ] = None,
    nth: Nth = None,
    why: Why = "",
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Add a figure that was not seen in a report.

    It bears its author; what the machine read stays.
    """
    from sayso.ledger.given import GivenFigure  # not at the top: help must come without the ledger's libraries

    given = GivenFigure(what, value, low, high, comparator, unit, of, as_of, reporter)
    _add(_At(report, words, nth), given, why=why, author=author, ledger=ledger)


def state_event_command(
    report: Report,
    words: Words,
    type_: Annotated[str, typer.Option("--type", help="What kind it is: ASSAULT, ASSAULT/firearms, CONSULT ...")],
    mode: Annotated[str | None, typer.Option("--mode", help="How, as the codebook has it for this kind.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="fact, claimed, denied, disputed, possible, planned, hypothetical.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", help='Who does it; several as "A; B".')] = None,
    target: Annotated[str | None, typer.Option("--target", help='To whom; several as "A; B".')] = None,
    place: Annotated[str | None, typer.Option("--place", help='Where; several as "A; B".')] = None,
    when: Annotated[str | None, typer.Option("--when", metavar="DAY", help=f"When, as {A_DAY}")] = None,
    asserted_by: Annotated[
        str | None, typer.Option("--asserted-by", metavar="STATEMENT", help=f"By whose statement: {WHOSE}")
    ] = None,
    denied_by: Annotated[
        str | None, typer.Option("--denied-by", metavar="STATEMENT", help="Whose statement denies it: as above.")
    ] = None,
    nth: Nth = None,
    why: Why = "",
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Add an event that was not seen in a report.

    It bears its author; what the machine read stays. Without --status it is a fact, or what those named make it.
    """
    from sayso.ledger.given import GivenEvent  # not at the top: help must come without the ledger's libraries

    given = GivenEvent(type_, mode, status, source, target, place, when, asserted_by, denied_by)
    _add(_At(report, words, nth), given, why=why, author=author, ledger=ledger)


def state_duty_command(
    report: Report,
    words: Words,
    who: Annotated[str | None, typer.Option("--who", help="Who owes it; else nobody named.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="To whom.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DAY", help=f"By when, as {A_DAY}")] = None,
    recurrence: Annotated[str | None, typer.Option("--recurrence", help="How often, in words.")] = None,
    basis: Annotated[str | None, typer.Option("--basis", help="The law, agreement or letter it rests on.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="STATEMENT", help=f"By whose statement: {WHOSE}")] = None,
    nth: Nth = None,
    why: Why = "",
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Add a duty that was not seen in a report.

    The words are what is owed. It bears its author; what the machine read stays.
    """
    from sayso.ledger.given import GivenDuty  # not at the top: help must come without the ledger's libraries

    given = GivenDuty(who, to, due, recurrence, basis, by)
    _add(_At(report, words, nth), given, why=why, author=author, ledger=ledger)


def unstate_command(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of what was added by hand.")],
    why: Why,
    author: AuthorOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Take back what was added by hand.

    It stays on record.
    """
    with open_for(ledger) as opened:
        from sayso.store.byhand import MADE

        opened.take_back(key, MADE, author=author_of(author), why=reason_of(why))
        say(f"taken back: {key}")


@dataclass(frozen=True, slots=True)
class _At:
    """Where something is added: a report by its id, its words, which of the places where they stand."""

    report: str
    words: str
    nth: int | None


def _add(at: _At, given: "Given", *, why: str, author: str | None, ledger: str | None) -> None:
    """Add it, and say how it is taken back."""
    with open_for(ledger) as opened:
        from sayso.ledger import stating

        place = stating.nth(opened.text(at.report), at.words, at.nth)
        key = stating.state(opened, at.report, place, given, author=author_of(author), why=why)
        say(f"added as {key}; take it back with: sayso unstate {key} --why ...")
