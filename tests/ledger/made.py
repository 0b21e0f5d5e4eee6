"""A ledger of made-up reports: one story told by four, a copy and a new version among them, and one of something else.

The reports are made by hand, so that no model has to read; they are compared as all reports are.
"""

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sayso.ledger.adding import add_findings
from sayso.records import Dispute, Findings, Issue, Side
from sayso.store import Ledger, open_ledger
from tests.store.made import Page

FERRY = (
    "Mirela Danko said on Tuesday that Vardonia had fired on the ferry near Ostrel. "
    "Pavel Orlin denied it. The ferry Halcyon was hit; three sailors were killed. "
    "Vardonia must answer the letter by 5 October. The harbour master of Ostrel closed the northern channel for two "
    "days, and the ferry company said that the Halcyon would be towed to the yard at Merrow on Thursday morning."
)
CHARGE = "that Vardonia had fired on the ferry near Ostrel"
LATER = "that the salvage of the ferry Halcyon off Ostrel would take until the end of the month"
TOWED = f"Ilse Verhoeven said {LATER}. The ferry Halcyon lies off Ostrel, and Vardonia has not answered the letter."
GRAIN = "that the grain harvest of the southern districts was the best in nine years"
FIELDS = f"Tomas Ebner announced {GRAIN}. Prices fell in all four exchanges."

#: Words that would do harm on a screen, in a spreadsheet, in a Markdown table or on a page.
NASTY_TITLE = "=HYPERLINK(1)\x1b[31m a|b <b>\u202ered</b>"
NASTY_OUTLET = "+Gazette\x07"

STORY = 4  # reports of the ferry
DAYS = ("2022-09-21", "2022-09-22", "2022-09-23", "2022-09-24")


def ferry(text: str = FERRY, sailors: str = "three sailors", killed: float = 3, **facts: str | None) -> Page:
    """The ferry is hit: a charge and its denial, an event, a toll, a duty with its day, a dispute."""
    charge = text[text.index("that Vardonia had") : text.index(". Pavel")]
    page = (
        Page(text, **facts)  # type: ignore[arg-type]
        .mentions("Vardonia", "Vardonia", "XVA")
        .place("Ostrel", "XOS")
        .says("Mirela Danko", "said", charge, "accuse", actor="XOS.danko", addressee="Vardonia")
        .says("Pavel Orlin", "denied", "it", "deny", actor="XVA.orlin")
        .happens("fired", "Vardonia", "the ferry", when="2022-09-20", by="s1")
        .counts(sailors, killed, "sailors")
        .owes("Vardonia", "answer the letter", "2022-10-05")
    )
    sides = (Side("Mirela Danko", ("s1",), ()), Side("Pavel Orlin", ("s2",), ()))
    dispute = Dispute("d1", "whether Vardonia had fired on the ferry", sides, "e1", "test")
    page.findings = replace(page.findings, disputes=(dispute,))
    return page


def reports() -> tuple[Findings, ...]:
    """Four of the ferry (the third a new version of the first, the fourth by somebody else), one of grain."""
    copied = FERRY.replace("fired on the ferry", "fired twice on the ferry")
    revised = FERRY.replace("three sailors", "four sailors")
    address = "https://meridian.example.org/ferry"
    towed = Page(TOWED, outlet="Ostrel Post", title="Ferry Halcyon off Ostrel", published=DAYS[3])
    towed.says("Ilse Verhoeven", "said", LATER)
    grain = Page(FIELDS, outlet=NASTY_OUTLET, title=NASTY_TITLE, published=None)
    grain.says("Tomas Ebner", "announced", GRAIN, "announce")
    doubt = Issue("extract", "spun_wording", "reads like a spun copy")
    grain.findings = replace(grain.findings, issues=(doubt,), file="grain.txt")
    return (
        ferry(title="Ferry hit near Ostrel", url=address, published=DAYS[0]).findings,
        ferry(copied, title="Ferry hit, says Danko", outlet="Harbour Wire", published=DAYS[1]).findings,
        ferry(revised, "four sailors", 4, title="Ferry hit near Ostrel", url=address, published=DAYS[2]).findings,
        towed.findings,
        grain.findings,
    )


def fill(ledger: Ledger) -> list[str]:
    """Put all of them in; their document ids in order. The fourth is of the story by a link of a person's."""
    return [add_findings(ledger, one).document for one in reports()]


def clock(hour: int = 12) -> Callable[[], str]:
    """A clock that goes on a minute at each look, from noon of the day after the last report."""
    minutes = itertools.count(hour * 60)
    return lambda: "2022-09-25T{:02}:{:02}:00Z".format(*divmod(next(minutes), 60))


def filled(path: Path) -> Path:
    """A ledger in a file with all of them."""
    with open_ledger(str(path), create=True, clock=clock()) as ledger:
        fill(ledger)
    return path
