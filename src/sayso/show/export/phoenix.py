"""Phoenix as tab-separated values without a header, 26 columns: PETRARCH's events with their place and classes."""

from collections.abc import Callable

from sayso.show.export.cells import csv_bytes
from sayso.show.export.codes import actor_code
from sayso.show.export.columns import Column, cells
from sayso.show.export.days import packed
from sayso.show.export.dyads import LEVEL, NO_CODE, Coded, Member, code, coded, issues, of_happening
from sayso.show.export.made import Asked, Made, Part, added
from sayso.show.export.occurrences import SAID_TO_HAVE_HAPPENED, Occurrence, choose
from sayso.show.export.petrarch import NO_PARTY, ids, joined
from sayso.show.export.rows import (
    NO_PLACE,
    NOT_ONE_DAY,
    country_name,
    day,
    latitude,
    longitude,
    of_scene,
    outlets,
    urls,
)

CODEBOOK = f"Phoenix of 2014 to 2018 (26 columns); {LEVEL}"
#: What Phoenix calls the primary role; any other code is an extra one.
PRIMARY = frozenset(["GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"])
_OF_NO_COUNTRY = ("IGO", "NGO", "IMG", "MNC")
_LENGTH = 3  # letters of a part of a CAMEO actor code


def write(asked: Asked) -> Made:
    """The file ``phoenix.tsv``."""
    chosen = choose(asked.account, SAID_TO_HAVE_HAPPENED, asked.choice)
    rows = coded(chosen.rows)
    content = csv_bytes(None, [cells(COLUMNS, row) for row in rows], tabs=True)
    reasons = [NO_PARTY] * (len(chosen.rows) - len(rows))
    return Made((Part("phoenix.tsv", content, len(rows)),), added(chosen.left_out, *reasons))


def _date(one: Occurrence, part: str) -> str | None:
    """A part of the day with its leading zero."""
    when = day(one)
    return when.strftime(part) if when else None


def _country(member: Member) -> str | None:
    prefix = actor_code(member.party.actor).country
    whole = member.code
    return prefix if prefix and prefix != "MED" and whole.startswith(prefix) else None


def _roles(member: Member) -> tuple[str, ...]:
    """What stands behind the country in a CAMEO code."""
    rest = member.code.removeprefix(_country(member) or "")
    return tuple(rest[at : at + _LENGTH] for at in range(0, len(rest), _LENGTH))


def _role(member: Member) -> str | None:
    return next((role for role in _roles(member) if role in PRIMARY), None)


def _extra(member: Member) -> str | None:
    return ";".join(role for role in _roles(member) if role != _role(member)) or None


def _of(side: str, what: Callable[[Member], str | None]) -> Callable[[Coded], str | None]:
    def cell(row: Coded) -> str | None:
        member: Member | None = getattr(row.pair, side)
        return what(member) if member else None

    return cell


def _actor_columns(side: str, who: str) -> tuple[Column[Coded], ...]:
    given = f"first {side} with a code"
    return (
        Column(side, _of(side, code), f"{who}, by CAMEO", given, NO_CODE),
        Column(
            f"{side}_country", _of(side, _country), f"country of it, or {', '.join(_OF_NO_COUNTRY)}", given, NO_CODE
        ),
        Column(f"{side}_role", _of(side, _role), "its primary role", given, "no role is known, or none of Phoenix's"),
        Column(f"{side}_extra", _of(side, _extra), "further codes", given, "there are none"),
    )


COLUMNS: tuple[Column[Coded], ...] = (
    *of_happening(
        Column("eventid", lambda o: o.id, "the happening", "key of its first telling in the ledger", ""),
        Column("date", lambda o: packed(day(o)), "YYYYMMDD", "the day it happened, never the story's", NOT_ONE_DAY),
        Column("year", lambda o: _date(o, "%Y"), "year", "date", NOT_ONE_DAY),
        Column("month", lambda o: _date(o, "%m"), "month, two figures", "date", NOT_ONE_DAY),
        Column("day", lambda o: _date(o, "%d"), "day, two figures", "date", NOT_ONE_DAY),
    ),
    *_actor_columns("source", "who"),
    *_actor_columns("target", "to whom"),
    Column("code", lambda r: r.cameo.code, 'CAMEO root and 0, "not specified below"', "PLOVER root and mode", ""),
    Column("rootcode", lambda r: r.cameo.root, "CAMEO root", "PLOVER root and mode", ""),
    Column("quadclass", lambda r: str(r.cameo.phoenix), "1 to 4 as Phoenix has it", "CAMEO root", ""),
    Column("goldstein", lambda r: r.cameo.goldstein, "-10 to 10", "CAMEO scale, of code", ""),
    Column("issues", issues, "x_status:STATUS,1 and further parties: x_also_source:CODE,1", "the happening", ""),
    *of_happening(
        Column("lat", latitude, "degrees, WGS 84", "gazetteer", NO_PLACE),
        Column("lon", longitude, "degrees, WGS 84", "gazetteer", NO_PLACE),
        Column("placeName", lambda o: of_scene(o, "name"), "place", "the most precise place told of", NO_PLACE),
        Column("stateName", lambda o: of_scene(o, "admin1"), "first-level unit", "gazetteer", "not in the gazetteer"),
        Column("countryName", country_name, "country", "gazetteer", "a place in no country"),
        Column("ids", ids, "keys of its tellings", "the ledger", ""),
        Column("urls", lambda o: joined(urls(o)), "addresses of its reports", "the reports", "no address is known"),
        Column("sources", lambda o: joined(outlets(o)), "outlets", "the reports", "no outlet is known"),
    ),
)
