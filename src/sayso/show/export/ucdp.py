"""UCDP GED as CSV, 49 columns: deadly events of organised violence, with the competing claims as low, best and high.

By default a row is a happening that UCDP's definition covers: armed force (PLOVER's ASSAULT) by a state or an organised
group, against another or against civilians, with somebody said to have been killed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sayso.records import Place, Report
from sayso.show.export.cells import csv_bytes
from sayso.show.export.codes import actor_code, state
from sayso.show.export.columns import Column, cells, names, unfilled
from sayso.show.export.days import UCDP_PRECISION as DATE_PRECISION
from sayso.show.export.days import Stretch, first, last, precision
from sayso.show.export.made import Asked, Made, Part, added
from sayso.show.export.occurrences import SAID_TO_HAVE_HAPPENED, Occurrence, choose
from sayso.show.export.places import UCDP_PRECISION as PLACE_PRECISION
from sayso.show.export.places import level, point, prio_grid
from sayso.show.export.rows import (
    NO_DAY,
    NO_PLACE,
    country,
    country_name,
    days,
    latitude,
    longitude,
    place_as_written,
    scene,
)
from sayso.show.export.violence import Conflict, Deaths, Side, conflict, deaths

CODEBOOK = "UCDP GED codebook 23.1 to 25.1 (49 columns)"
#: UCDP's regions by Gleditsch-Ward number: the last number of each. Egypt is in the Middle East.
REGIONS = ((199, "Americas"), (395, "Europe"), (626, "Africa"), (698, "Middle East"), (999, "Asia"))
_HIGH, _LOWER = 1, 2  # event_clarity
QUOTE, APOSTROPHE = '"', "'"


@dataclass(frozen=True, slots=True)
class Incident:
    """A happening seen as UCDP would."""

    one: Occurrence
    days: Stretch | None
    place: Place | None
    fight: Conflict
    dead: Deaths | None


def write(asked: Asked) -> Made:
    """The file ``ucdp-ged.csv``."""
    chosen = choose(asked.account, SAID_TO_HAVE_HAPPENED, asked.choice)
    incidents, reasons = [], []
    for one in chosen.rows:
        incident = _incident(one)
        reason = _unwanted(incident, every_assault=asked.choice.every_assault)
        if reason is None:
            incidents.append(incident)
        else:
            reasons.append(reason)
    content = csv_bytes(names(COLUMNS), [cells(COLUMNS, incident) for incident in incidents])
    return Made((Part("ucdp-ged.csv", content, len(incidents)),), added(chosen.left_out, *reasons))


def _incident(one: Occurrence) -> Incident:
    between = conflict(one)
    return Incident(one, days(one), scene(one), between, deaths(one, between))


def _unwanted(incident: Incident, *, every_assault: bool) -> str | None:
    if incident.one.lead.event.type != "ASSAULT":
        return "no use of force (PLOVER root other than ASSAULT)"
    if every_assault:
        return None
    if incident.dead is None or max(incident.dead.best, incident.dead.high) < 1:
        return "nobody is said to have been killed"
    return None if incident.fight.type else "not told which organised actor fought whom"


def _year(incident: Incident) -> int | None:
    days = incident.days
    return days.first.year if days and days.first.year == days.last.year else None


def _listed(values: Iterable[str | None]) -> str | None:
    """One value for each report, parted by semicolons, as UCDP has them; None where no report has any."""
    plain = [(value or "").replace(";", ",") for value in values]
    return ";".join(plain) if any(plain) else None


def _sources(incident: Incident, field: str) -> str | None:
    return _listed(getattr(report, field) for report in incident.one.reports)


def _articles(incident: Incident) -> str | None:
    return _listed(_article(report) for report in incident.one.reports)


def _article(report: Report) -> str:
    known = (report.outlet, _published(report), _title(report))
    return ",".join(f'"{part.replace(QUOTE, APOSTROPHE)}"' for part in known if part)


def _source_dates(incident: Incident) -> str | None:
    return _listed(_published(report) for report in incident.one.reports)


def _published(report: Report) -> str | None:
    return report.published.earliest if report.published else None


def _title(report: Report) -> str | None:
    return report.title or report.url


def _claimants(incident: Incident) -> tuple[str, ...] | None:
    counted = [figure.reporter.name for figure in incident.one.figures if figure.figure.what == "killed"]
    told = [*incident.one.happening.asserted_by, *(name for name in counted if name)]
    return tuple(dict.fromkeys(told)) or None


def _wkt(incident: Incident) -> str | None:
    found = point(incident.place)
    return f"POINT ({found[1]} {found[0]})" if found else None


def _grid(incident: Incident) -> int | None:
    found = point(incident.place)
    return prio_grid(*found) if found else None


def _country_number(incident: Incident) -> str | None:
    known = country(incident.one)
    return known.gwno if known else None


def _region(incident: Incident) -> str | None:
    number = _country_number(incident)
    return next((region for last, region in REGIONS if int(number) <= last), None) if number else None


def _clarity(incident: Incident) -> int:
    """1 where one day is told of, so that it can be known which event it is; 2 for what happened over several days."""
    return _HIGH if incident.days is not None and incident.days.day else _LOWER


def _day(day: date | None) -> str | None:
    return f"{day.isoformat()} 00:00:00.000" if day else None


def _side(side: Side | None) -> str | None:
    return side.name if side else None


def _number(side: Side | None) -> str | None:
    known = state(actor_code(side.actor).country) if side and side.stance == "state" else None
    return known.gwno if known else None


def _dyad(incident: Incident) -> str | None:
    a, b = _side(incident.fight.a), _side(incident.fight.b)
    return f"{a} - {b}" if a and b else None


def _dead(incident: Incident, field: str) -> float | None:
    return getattr(incident.dead, field) if incident.dead else None


_NO_SIDE = "nobody is named"
_NO_DEAD = "nobody gives a number"
_REPORTS = "the reports that tell the happening, in the order of the ledger, parted by semicolons"

_WHAT: tuple[Column[Incident], ...] = (
    Column("id", lambda i: i.one.id, "the happening", "key of its first telling in the ledger; no UCDP number", ""),
    unfilled("relid", "UCDP's id with conflict, year and running number"),
    Column("year", _year, "year of the event", "the happening's day", f"{NO_DAY}, or it spans two years"),
    unfilled("active_year", "whether the conflict had 25 deaths that year", "always: UCDP counts it over a year"),
    Column(
        "code_status",
        lambda i: f"Check: {i.one.status}",
        'how it stands: "Check: claimed"; UCDP\'s "Clear" is never given, as UCDP has not checked the event',
        "the happening's status: fact, claimed, disputed ...",
        "",
    ),
    Column(
        "type_of_violence",
        lambda i: i.fight.type,
        "1 state-based, 2 non-state, 3 one-sided",
        "the doers and those it was done to, as states, organised groups or civilians (show/tables/export_sectors.tsv)",
        "it is not told who was on one of the sides; such events are exported on demand only",
    ),
    unfilled("conflict_dset_id", "number of the conflict in UCDP's other sets"),
    unfilled("conflict_new_id", "number of the conflict"),
    unfilled("conflict_name", "name of the conflict", "always: it is a name of UCDP's list"),
    unfilled("dyad_dset_id", "number of the dyad in UCDP's other sets"),
    unfilled("dyad_new_id", "number of the dyad"),
    Column("dyad_name", _dyad, "the two sides", "side_a and side_b; UCDP's own name may differ", _NO_SIDE),
    unfilled("side_a_dset_id", "number of side A in UCDP's other sets"),
    unfilled("side_a_new_id", "number of side A"),
    Column(
        "side_a",
        lambda i: _side(i.fight.a),
        'side A: the state in state-based violence ("Government of Ukraine"), else the doer',
        "the source of the fullest telling",
        _NO_SIDE,
    ),
    unfilled("side_b_dset_id", "number of side B in UCDP's other sets"),
    unfilled("side_b_new_id", "number of side B"),
    Column(
        "side_b",
        lambda i: _side(i.fight.b),
        'side B; "Civilians" in one-sided violence',
        "the target of the fullest telling, or a figure of civilians killed",
        _NO_SIDE,
    ),
)

_SOURCES: tuple[Column[Incident], ...] = (
    Column(
        "number_of_sources",
        lambda i: i.one.happening.reports,
        "how many sources tell it",
        "independent reports; copies of another are none",
        "",
    ),
    Column("source_article", _articles, "outlet, day, title or address of each", _REPORTS, "none of it is known"),
    Column("source_office", lambda i: _sources(i, "outlet"), "who published them", _REPORTS, "no outlet is known"),
    Column("source_date", _source_dates, "when they were published", _REPORTS, "no day is known"),
    Column("source_headline", lambda i: _sources(i, "title"), "their titles", _REPORTS, "no title is known"),
    Column(
        "source_original",
        _claimants,
        "on whose word it stands",
        "the parties that assert the happening, and those that count the dead",
        "the outlets tell it in their own voice",
    ),
)

_WHERE: tuple[Column[Incident], ...] = (
    Column(
        "where_prec",
        lambda i: PLACE_PRECISION[level(i.place)] if i.place else None,
        "1 the place itself, 3 a district, 4 a first-level unit, 5 a line or an area, 6 the country",
        "the level of the place; a town called like its unit counts as the unit; 2 and 7 are never given, as no name "
        "tells how near something was, or whose waters they are",
        NO_PLACE,
    ),
    Column("where_coordinates", lambda i: i.place and i.place.name, "whose coordinates they are", "place", NO_PLACE),
    Column(
        "where_description",
        lambda i: place_as_written(i.one),
        "the place as written",
        "the words of the page",
        NO_PLACE,
    ),
    Column("adm_1", lambda i: i.place and i.place.admin1, "first-level unit", "gazetteer", "not in the gazetteer"),
    Column("adm_2", lambda i: i.place and i.place.admin2, "second-level unit", "gazetteer", "not in the gazetteer"),
    Column("latitude", lambda i: latitude(i.one), "degrees, WGS 84", "gazetteer", NO_PLACE),
    Column("longitude", lambda i: longitude(i.one), "degrees, WGS 84", "gazetteer", NO_PLACE),
    Column("geom_wkt", _wkt, "the point as well-known text, longitude first", "latitude and longitude", NO_PLACE),
    Column("priogrid_gid", _grid, "cell of PRIO-GRID", "computed from latitude and longitude", NO_PLACE),
    Column(
        "country",
        lambda i: country_name(i.one),
        "country",
        "our name of it",
        "a place in no country",
    ),
    Column("country_id", _country_number, "Gleditsch-Ward number", "show/tables/export_countries.tsv", "no state"),
    Column("region", _region, "one of UCDP's five regions", "country_id, by UCDP's ranges", "no state"),
)

_WHEN: tuple[Column[Incident], ...] = (
    Column(
        "event_clarity",
        _clarity,
        "1 the event can be told from others, 2 several may be in it",
        "1 where the happening has a single day; 2 else, as what is told of several days, or of no day, is a sum that "
        "cannot be taken apart. It says nothing of whether it is true: that is code_status",
        "",
    ),
    Column(
        "date_prec",
        lambda i: precision(i.days, DATE_PRECISION),
        "1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year",
        "the length of the stretch",
        f"{NO_DAY}, or it is longer than a year",
    ),
    Column("date_start", lambda i: _day(first(i.days)), "first day", "the happening's day", NO_DAY),
    Column("date_end", lambda i: _day(last(i.days)), "last day", "the happening's day", NO_DAY),
)

_DEATHS: tuple[Column[Incident], ...] = (
    Column("deaths_a", lambda i: _dead(i, "a"), "deaths of side A; 0: none told of", "figures of its people", _NO_DEAD),
    Column("deaths_b", lambda i: _dead(i, "b"), "deaths of side B; 0: none told of", "figures of its people", _NO_DEAD),
    Column("deaths_civilians", lambda i: _dead(i, "civilians"), "civilians", "figures of civilians", _NO_DEAD),
    Column("deaths_unknown", lambda i: _dead(i, "unknown"), "of unknown status", "what is left of best", _NO_DEAD),
    Column(
        "best",
        lambda i: _dead(i, "best"),
        "the number most independent reports carry",
        "the tally of the killed; the sum of the sides where nobody gives a greater total",
        _NO_DEAD,
    ),
    Column("high", lambda i: _dead(i, "high"), "the greatest number claimed", "the tally of the killed", _NO_DEAD),
    Column("low", lambda i: _dead(i, "low"), "the least number claimed", "the tally of the killed", _NO_DEAD),
    Column("gwnoa", lambda i: _number(i.fight.a), "Gleditsch-Ward number of side A", "its state", "no state"),
    Column("gwnob", lambda i: _number(i.fight.b), "Gleditsch-Ward number of side B", "its state", "no state"),
)

COLUMNS: tuple[Column[Incident], ...] = (*_WHAT, *_SOURCES, *_WHERE, *_WHEN, *_DEATHS)
