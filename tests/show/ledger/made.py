"""An account made by hand: two sides of a question, a count that was revised, an event, a duty, a changed wording."""

from dataclasses import replace

from sayso.records import (
    Account,
    Change,
    Counted,
    Duty,
    Entries,
    Happened,
    Happening,
    Owed,
    Point,
    Position,
    Question,
    Report,
    Said,
    Series,
    Story,
    Tally,
    Teller,
    Utterance,
    Wording,
)
from tests.ledger.made import ferry
from tests.store.made import day

CHARGE, DENIAL, EVENT, FIGURE, DUTY = (f"{kind}/1" for kind in ("charge", "denial", "event", "figure", "duty"))


def report(number: int, **facts: object) -> Report:
    """The report of a number; ``d1`` is its document id."""
    one = Report(
        document=f"d{number}" + "0" * 62,
        number=number,
        file=f"{number}.txt",
        url=None,
        outlet="The Meridian",
        title=f"Title {number}",
        byline=None,
        language="en",
        published=day(f"2022-09-2{number}"),
        added="2022-09-30T12:00:00Z",
        previous=None,
        trusted=True,
    )
    return replace(one, **facts)  # type: ignore[arg-type]


def entries(number: int, **facts: object) -> Entries:
    """One report with one of everything; keys end in its number."""
    found, one = ferry().findings, report(number, **facts)

    def key(beginning: str) -> str:
        return beginning.replace("1", str(number))

    charge, denial = found.statements
    return Entries(
        one,
        found.document.text,
        (
            Said(key(CHARGE), one, charge, '"Vardonia fired on the ferry,"', "said"),
            Said(key(DENIAL), one, denial, "it", "denied"),
        ),
        (
            Happened(
                key(EVENT),
                one,
                found.events[0],
                "fired",
                "Danko said that Vardonia had fired on the ferry.",
                (Teller("Mirela Danko", None, key(CHARGE)),),
                (),
            ),
        ),
        (Counted(key(FIGURE), one, found.figures[0], "three sailors", "Three died.", Teller(None, None, None), None),),
        (Owed(key(DUTY), one, found.obligations[0], "answer the letter", Teller(None, None, None)),),
        (),
    )


def account(**changes: object) -> Account:
    """Two reports, the second a copy of the first."""
    keys = [(one, one.replace("1", "2")) for one in (CHARGE, DENIAL, EVENT, FIGURE, DUTY)]
    charge, _, event, figure, duty = keys
    question = Question(
        "who fired",
        "accusation",
        (
            Position("Ostrel", None, "2022-09-21", charge, (), CHARGE, 1, 2),
            Position("Vardonia", None, None, (), (FIGURE,), None, 1, 1),
        ),
        ("Merrow",),
        event,
        "Ostrel accuses",
    )
    points = (
        Point("2022-12-31", 3, 3, "first", "", (FIGURE,), 1, 1),
        Point("2023-01-02", 4, None, "revises", "", (figure[1],), 1, 1),
        Point(None, None, 9, "repeats", "", (figure[1],), 1, 1),
    )
    change = (Change("fired", "shot", "wording"), Change("", "twice", "wording"), Change("not", "", "negation"))
    made = Account(
        story=Story("d1" + "0" * 62, "Ferry hit", "2022-09-21", "2022-09-22", 1, 2),
        entries=(entries(1), entries(2, outlet="Harbour Wire", trusted=False)),
        origins={report(2).document: report(1).document},
        questions=(question,),
        tallies=(Tally("killed", None, "sailors", None, 3, 4, 9, (Series(None, None, points),)),),
        happenings=(Happening(event, "claimed", ("Mirela Danko",), ("Pavel Orlin",), day("2022-09-20"), 1, 2),),
        utterances=(Utterance("Danko", (Wording(CHARGE, "a", (), 1), Wording(charge[1], "b", change, 1)), "first"),),
        duties=(Duty(duty, day("2022-10-05"), "overdue", None, None, "not met"),),
        as_of="2022-10-06",
    )
    return replace(made, **changes)  # type: ignore[arg-type]
