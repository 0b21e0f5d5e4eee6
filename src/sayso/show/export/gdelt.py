"""GDELT 2.0 as tab-separated values without headers: Events (61 columns), and Mentions (16): each telling of an event.

What is one happening with many tellings here is one event with many mentions there. Events has no column for a status,
so only facts and undisputed claims are given out unless others are asked for; each mention has its own in Extras.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.records import Happened, Party, Report
from sayso.show.export.cells import csv_bytes
from sayso.show.export.codes import actor_code, plover_country
from sayso.show.export.columns import NOT_READ, Column, cells, unfilled
from sayso.show.export.days import packed
from sayso.show.export.dyads import LEVEL, NO_CODE, Coded, Member, code, coded, of_happening
from sayso.show.export.made import Asked, Made, Part, added
from sayso.show.export.occurrences import UNDISPUTED, Occurrence, choose
from sayso.show.export.petrarch import NO_PARTY
from sayso.show.export.places import level
from sayso.show.export.rows import NO_PLACE, NOT_ONE_DAY, country, day, days, latitude, longitude, outlets, scene
from sayso.show.export.rows import added as first_added

CODEBOOK = f"GDELT Event codebook 2.0 of 2015-02-19; {LEVEL}"
COUNTRY, US_STATE, US_CITY, WORLD_CITY, WORLD_STATE = "1", "2", "3", "4", "5"  # ActionGeo_Type
WEB, CITATION = "1", "2"  # MentionType
_PER_CENT = 100
_DAYS_A_MONTH, _DAYS_A_YEAR = 30, 365  # GDELT's FractionDate is reckoned in these


@dataclass(frozen=True, slots=True)
class Mention:
    """One telling of an event."""

    one: Occurrence
    told: Happened


def write(asked: Asked) -> Made:
    """The files ``gdelt-events.tsv`` and ``gdelt-mentions.tsv``."""
    chosen = choose(asked.account, UNDISPUTED, asked.choice)
    rows = coded(chosen.rows)
    mentions = [Mention(row.one, told) for row in rows for told in row.one.tellings]
    events = csv_bytes(None, [cells(EVENTS, row) for row in rows], tabs=True)
    told = csv_bytes(None, [cells(MENTIONS, mention) for mention in mentions], tabs=True)
    parts = (Part("gdelt-events.tsv", events, len(rows)), Part("gdelt-mentions.tsv", told, len(mentions)))
    return Made(parts, added(chosen.left_out, *[NO_PARTY] * (len(chosen.rows) - len(rows))))


def _month(one: Occurrence) -> str | None:
    when = days(one)
    return when.first.strftime("%Y%m") if when and f"{when.first:%Y%m}" == f"{when.last:%Y%m}" else None


def _year(one: Occurrence) -> str | None:
    when = days(one)
    return str(when.first.year) if when and when.first.year == when.last.year else None


def _fraction(one: Occurrence) -> str | None:
    """The year and how much of it has passed, four places, by GDELT's own reckoning."""
    when = day(one)
    if when is None:
        return None
    return f"{when.year + ((when.month - 1) * _DAYS_A_MONTH + when.day) / _DAYS_A_YEAR:.4f}"


def _place_name(one: Occurrence) -> str | None:
    """ "Goris, Syunik, Armenia"."""
    place, state = scene(one), country(one)
    if place is None:
        return None
    parts = (place.name, place.admin1, state.name if state else None)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _place_type(one: Occurrence) -> str | None:
    place = scene(one)
    if place is None:
        return None
    american = place.country == "USA"
    types = {
        "country": COUNTRY,
        "unit": US_STATE if american else WORLD_STATE,
        "point": US_CITY if american else WORLD_CITY,
    }
    return types.get(level(place))


def _fips(one: Occurrence) -> str | None:
    state = country(one)
    return state.fips if state else None


def _stamp(iso: str) -> str:
    """20220921100001 for 2022-09-21T10:00:01Z."""
    return "".join(figure for figure in iso if figure.isdigit())


def _source_url(one: Occurrence) -> str | None:
    first = one.reports[0]
    return first.url or _citation(first)


def _citation(report: Report) -> str:
    known = (report.outlet, report.title, report.published.earliest if report.published else None)
    return ", ".join(part for part in known if part) or report.document


def _known_group(member: Member) -> str | None:
    return "UNO" if plover_country(member.party.actor) == "UNO" else None


def _country_code(member: Member) -> str | None:
    prefix = actor_code(member.party.actor).country
    return prefix if prefix and len(prefix) == len("ARM") and prefix not in ("IGO", "NGO", "IMG", "MED") else None


def _type_code(member: Member) -> str | None:
    """The role, or IGO, NGO, IMG."""
    rest = member.code.removeprefix(_country_code(member) or "")
    return rest[: len("GOV")] or None


def _name(member: Member) -> str:
    return member.party.name.upper()


def _of(side: str, what: Callable[[Member], str | None]) -> Callable[[Coded], str | None]:
    def cell(row: Coded) -> str | None:
        member: Member | None = getattr(row.pair, side)
        return what(member) if member else None

    return cell


def _actor(number: int) -> tuple[Column[Coded], ...]:
    side, who = (("source", "who"), ("target", "to whom"))[number - 1]
    given = f"first {side} with a code"
    unread = [
        unfilled(f"Actor{number}{what}Code", meaning, NOT_READ)
        for what, meaning in (("Ethnic", "ethnic group"), ("Religion1", "religion"), ("Religion2", "second religion"))
    ]
    return (
        Column(f"Actor{number}Code", _of(side, code), f"{who}, by CAMEO", given, NO_CODE),
        Column(f"Actor{number}Name", _of(side, _name), "name in capitals", given, NO_CODE),
        Column(f"Actor{number}CountryCode", _of(side, _country_code), "country, ISO 3166 alpha-3", given, NO_CODE),
        Column(
            f"Actor{number}KnownGroupCode", _of(side, _known_group), "UNO: a body of the United Nations", given, "none"
        ),
        *unread,
        Column(f"Actor{number}Type1Code", _of(side, _type_code), "role, or IGO, NGO, IMG", given, "no role is known"),
        unfilled(f"Actor{number}Type2Code", "second role", "always: an actor has one role here"),
        unfilled(f"Actor{number}Type3Code", "third role", "always: an actor has one role here"),
    )


def _no_geography(actor: str) -> tuple[Column[object], ...]:
    fields = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    why = "always: where an actor was is not read, only where it happened"
    return tuple(unfilled(f"{actor}Geo_{field}", "where the actor was", why) for field in fields)


_ACTION: tuple[Column[Occurrence], ...] = (
    Column(
        "ActionGeo_Type",
        _place_type,
        "1 country, 2 US state, 3 US town, 4 town, 5 first-level unit",
        "level of the place",
        "no place is told of, or it is an area or a district, for which GDELT has no type",
    ),
    Column("ActionGeo_Fullname", _place_name, "place, unit, country", "gazetteer", NO_PLACE),
    Column("ActionGeo_CountryCode", _fips, "FIPS 10-4", "show/tables/export_countries.tsv", "a place in no country"),
    unfilled("ActionGeo_ADM1Code", "FIPS code of the unit", "always: the gazetteer has names of units, no FIPS codes"),
    unfilled("ActionGeo_ADM2Code", "code of the second-level unit", "always: the gazetteer has no such codes"),
    Column("ActionGeo_Lat", latitude, "degrees, WGS 84", "gazetteer", NO_PLACE),
    Column("ActionGeo_Long", longitude, "degrees, WGS 84", "gazetteer", NO_PLACE),
    unfilled("ActionGeo_FeatureID", "GNS or GNIS number", "always: GeoNames numbers are none of these"),
)

EVENTS: tuple[Column[Coded], ...] = (
    *of_happening(
        Column("GLOBALEVENTID", lambda o: o.id, "the happening", "key of its first telling; no number", ""),
        Column("Day", lambda o: packed(day(o)), "YYYYMMDD", "the day it happened, never the story's", NOT_ONE_DAY),
        Column("MonthYear", _month, "YYYYMM", "the day or days it happened", "not known, or in several months"),
        Column("Year", _year, "YYYY", "the day or days it happened", "not known, or in several years"),
        Column("FractionDate", _fraction, "year and part of it, by GDELT's months of 30 days", "Day", NOT_ONE_DAY),
    ),
    *_actor(1),
    *_actor(2),
    unfilled("IsRootEvent", "whether in the lead paragraph", "always: Sayso does not mark a lead paragraph"),
    Column("EventCode", lambda r: r.cameo.code, "CAMEO root and 0", "PLOVER root and mode", ""),
    Column("EventBaseCode", lambda r: r.cameo.code, "the same: roots only", "PLOVER root and mode", ""),
    Column("EventRootCode", lambda r: r.cameo.root, "CAMEO root", "PLOVER root and mode", ""),
    Column("QuadClass", lambda r: str(r.cameo.gdelt), "1 to 4 as GDELT has it", "CAMEO root", ""),
    Column("GoldsteinScale", lambda r: r.cameo.goldstein, "-10 to 10", "CAMEO scale, of EventCode", ""),
    *of_happening(
        Column("NumMentions", lambda o: len(o.tellings), "how often it is told", "tellings", ""),
        Column("NumSources", lambda o: len(outlets(o) or ()) or None, "outlets", "reports", "no outlet is known"),
        Column("NumArticles", lambda o: o.happening.articles, "articles, copies included", "the happening", ""),
        unfilled("AvgTone", "tone of the articles", NOT_READ),
        *_no_geography("Actor1"),
        *_no_geography("Actor2"),
        *_ACTION,
        Column("DATEADDED", lambda o: _stamp(first_added(o)), "YYYYMMDDHHMMSS, UTC", "its first report added", ""),
        Column("SOURCEURL", _source_url, "address or citation", "its first report", ""),
    ),
)


def _outlet(mention: Mention) -> str | None:
    """The host of the address, else the outlet's name."""
    host = _host(mention.told.report.url)
    return (host or "").removeprefix("www.") or mention.told.report.outlet


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None  # no address that can be taken apart: a page may have any


def _offset(parties: tuple[Party, ...]) -> int | None:
    return parties[0].span.start if parties else None


def _extras(mention: Mention) -> str:
    """Status and whose word it is, in this telling."""
    told = mention.told
    parts = [f"x_status:{told.event.status}"]
    for word, tellers in (("x_asserted_by", told.asserted_by), ("x_denied_by", told.denied_by)):
        parts += [f"{word}:{teller.name}" for teller in tellers if teller.name]
    return ";".join(parts)


MENTIONS: tuple[Column[Mention], ...] = (
    Column("GLOBALEVENTID", lambda m: m.one.id, "the happening", "as in Events", ""),
    Column("EventTimeDate", lambda m: _stamp(first_added(m.one)), "DATEADDED of the event", "as in Events", ""),
    Column("MentionTimeDate", lambda m: _stamp(m.told.report.added), "when the report was added", "report, UTC", ""),
    Column("MentionType", lambda m: WEB if m.told.report.url else CITATION, "1 web, 2 citation only", "report", ""),
    Column("MentionSourceName", _outlet, "host of the address, or outlet", "report", "neither is known"),
    Column("MentionIdentifier", lambda m: m.told.report.url or _citation(m.told.report), "address", "report", ""),
    unfilled("SentenceID", "number of the sentence", "always: the ledger keeps places in the text, no sentences"),
    Column(
        "Actor1CharOffset", lambda m: _offset(m.told.event.source), "code points", "first source there", "none there"
    ),
    Column(
        "Actor2CharOffset", lambda m: _offset(m.told.event.target), "code points", "first target there", "none there"
    ),
    Column("ActionCharOffset", lambda m: m.told.event.trigger.start, "code points", "the word that tells it", ""),
    Column("InRawText", lambda _: "1", "1: found in the text as it stands", "Sayso alters no text", ""),
    Column("Confidence", lambda m: round(m.told.event.score * _PER_CENT), "per cent", "score of the event", ""),
    Column("MentionDocLen", lambda m: len(m.one.known.texts[m.told.report.document]), "code points", "report", ""),
    unfilled("MentionDocTone", "tone of the article", NOT_READ),
    unfilled("MentionDocTranslationInfo", "how it was translated", "always: Sayso translates nothing"),
    Column("Extras", _extras, "x_status:, x_asserted_by:, x_denied_by: of this telling", "the telling", ""),
)
