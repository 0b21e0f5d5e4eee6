"""PETRARCH's output as tab-separated values without a header: date, source, target, code, issues, ids, url, source."""

from sayso.show.export.cells import csv_bytes
from sayso.show.export.columns import Column, cells
from sayso.show.export.days import packed
from sayso.show.export.dyads import LEVEL, NO_CODE, Coded, code, coded, issues, of_happening
from sayso.show.export.made import Asked, Made, Part, added
from sayso.show.export.occurrences import SAID_TO_HAVE_HAPPENED, Occurrence, choose
from sayso.show.export.rows import NOT_ONE_DAY, day, outlets, urls

CODEBOOK = f"PETRARCH-2; {LEVEL}"
NO_PARTY = "no party with a code of a country"


def write(asked: Asked) -> Made:
    """The file ``petrarch.tsv``."""
    chosen = choose(asked.account, SAID_TO_HAVE_HAPPENED, asked.choice)
    rows = coded(chosen.rows)
    content = csv_bytes(None, [cells(COLUMNS, row) for row in rows], tabs=True)
    reasons = [NO_PARTY] * (len(chosen.rows) - len(rows))
    return Made((Part("petrarch.tsv", content, len(rows)),), added(chosen.left_out, *reasons))


def joined(values: tuple[str, ...] | None) -> str | None:
    """Several values as Phoenix parts them."""
    return ";".join(values) if values else None


def ids(one: Occurrence) -> str:
    """The keys of its tellings."""
    return ";".join(told.key for told in one.tellings)


COLUMNS: tuple[Column[Coded], ...] = (
    *of_happening(
        Column(
            "date",
            lambda o: packed(day(o)),
            "YYYYMMDD",
            "the day it happened; PETRARCH puts the day of the story here, Sayso does not",
            NOT_ONE_DAY,
        )
    ),
    Column("source", lambda r: code(r.pair.source), "who, by CAMEO", "first source with a code", NO_CODE),
    Column("target", lambda r: code(r.pair.target), "to whom, by CAMEO", "first target with a code", NO_CODE),
    Column(
        "code",
        lambda r: r.cameo.code,
        'CAMEO root and 0, "not specified below"',
        "PLOVER root, by PLOVER's table of CAMEO codes (show/tables/export_events.tsv)",
        "",
    ),
    Column("issues", issues, "x_status:STATUS,1 and further parties: x_also_source:CODE,1", "the happening", ""),
    *of_happening(
        Column("ids", ids, "keys of its tellings", "the ledger", ""),
        Column("url", lambda o: joined(urls(o)), "addresses of its reports", "the reports", "no address is known"),
        Column("StorySource", lambda o: joined(outlets(o)), "outlets", "the reports", "no outlet is known"),
    ),
)
