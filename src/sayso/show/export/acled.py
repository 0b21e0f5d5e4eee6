"""A CSV in the shape of ACLED, 31 columns: violence, protest and what ACLED calls strategic developments.

Only the shape: no row, name list or number of ACLED's is in it, and its coders' judgements are not repeated. Words for
event types, sub-types and kinds of actors are those of its public codebook, where a PLOVER root and mode lead to one.
"""

from collections.abc import Callable
from datetime import datetime

from sayso.records import Party
from sayso.show.export.cells import csv_bytes
from sayso.show.export.codes import Stance, actor_code
from sayso.show.export.columns import Column, cells, names, unfilled
from sayso.show.export.days import ACLED_PRECISION as DATE_PRECISION
from sayso.show.export.days import first, iso, precision
from sayso.show.export.made import Asked, Made, Part, added
from sayso.show.export.occurrences import SAID_TO_HAVE_HAPPENED, Occurrence, choose
from sayso.show.export.parties import stance_of
from sayso.show.export.places import ACLED_PRECISION as PLACE_PRECISION
from sayso.show.export.places import level
from sayso.show.export.rows import (
    NO_PLACE,
    country,
    country_name,
    days,
    last_added,
    latitude,
    longitude,
    of_scene,
    outlets,
    scene,
)
from sayso.show.export.status import whose_word
from sayso.show.export.tolls import claims
from sayso.show.export.violence import conflict, deaths

CODEBOOK = "ACLED codebook of 2024 (31 columns)"
BATTLES, REMOTE, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
PROTESTS, RIOTS, STRATEGIC = "Protests", "Riots", "Strategic developments"
VIOLENCE, DEMONSTRATIONS = "Political violence", "Demonstrations"
_DISORDER = {PROTESTS: DEMONSTRATIONS, RIOTS: DEMONSTRATIONS, STRATEGIC: STRATEGIC}

#: PLOVER mode of an assault -> ACLED's sub-type, where the means tells the type whoever it hits.
_BY_MEANS = {
    "aerial": (REMOTE, "Air/drone strike"),
    "drone": (REMOTE, "Air/drone strike"),
    "heavy-weapons": (REMOTE, "Shelling/artillery/missile attack"),
    "explosives": (REMOTE, "Remote explosive/landmine/IED"),
    "suicide-attack": (REMOTE, "Suicide bomb"),
    "abduct": (CIVILIANS, "Abduction/forced disappearance"),
    "sexual": (CIVILIANS, "Sexual violence"),
    "destroy": (STRATEGIC, "Looting/property destruction"),
}
#: Other roots and modes that ACLED covers. Whether a protest was peaceful is not told, so it has no sub-type.
_OTHER: dict[tuple[str, str | None], tuple[str, str | None]] = {
    ("PROTEST", "riot"): (RIOTS, "Violent demonstration"),
    ("PROTEST", "vandalize"): (RIOTS, None),
    ("RETREAT", "ceasefire"): (STRATEGIC, "Agreement"),
    ("COERCE", "arrest"): (STRATEGIC, "Arrests"),
    ("MOBILIZE", "troops"): (STRATEGIC, "Change to group/activity"),
}
#: ACLED's kinds of actors, in the order of their numbers.
STATE_FORCES, REBELS, MILITIA, RIOTERS, PROTESTERS, UNARMED, EXTERNAL = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
)
_ORDER = (STATE_FORCES, REBELS, MILITIA, RIOTERS, PROTESTERS, UNARMED, EXTERNAL)
_BY_STANCE: dict[Stance, str | None] = {"state": STATE_FORCES, "unarmed": UNARMED, "group": None, "unknown": None}
_BY_SECTOR = {"REB": REBELS, "PRE": REBELS, "PRM": MILITIA, "CRM": MILITIA, "UAF": MILITIA}


def write(asked: Asked) -> Made:
    """The file ``acled-shaped.csv``."""
    chosen = choose(asked.account, SAID_TO_HAVE_HAPPENED, asked.choice)
    rows = [one for one in chosen.rows if _is_covered(one)]
    reasons = ["no event type of ACLED"] * (len(chosen.rows) - len(rows))
    content = csv_bytes(names(COLUMNS), [cells(COLUMNS, one) for one in rows])
    return Made((Part("acled-shaped.csv", content, len(rows)),), added(chosen.left_out, *reasons))


def _is_covered(one: Occurrence) -> bool:
    return one.lead.event.type in ("ASSAULT", "PROTEST") or (one.lead.event.type, one.mode) in _OTHER


def _types(one: Occurrence) -> tuple[str | None, str | None]:
    """Event type and sub-type; an assault is a battle between armed sides, an attack where civilians are hit."""
    root = one.lead.event.type
    if root != "ASSAULT":
        return _OTHER.get((root, one.mode), (PROTESTS, None))
    if one.mode in _BY_MEANS:
        return _BY_MEANS[one.mode]
    ours, theirs = _stance(one, _actor1(one)), _stance(one, _actor2(one))
    if theirs == "unarmed":
        return CIVILIANS, "Attack"
    return (BATTLES, "Armed clash") if {ours, theirs} <= {"state", "group"} else (None, None)


def _event_type(one: Occurrence) -> str | None:
    return _types(one)[0]


def _sub_type(one: Occurrence) -> str | None:
    return _types(one)[1]


def _disorder(one: Occurrence) -> str:
    return _DISORDER.get(_event_type(one) or "", VIOLENCE)


def _actor1(one: Occurrence) -> Party | None:
    return next(iter(one.lead.event.source), None)


def _actor2(one: Occurrence) -> Party | None:
    """The first other than actor 1."""
    doer = _actor1(one)
    others = (party for party in one.lead.event.target if doer is None or party.span != doer.span)
    return next(others, None)


def _stance(one: Occurrence, party: Party | None) -> Stance | None:
    return stance_of(party, one.lead, one.known) if party else None


def _named(which: Callable[[Occurrence], Party | None]) -> Callable[[Occurrence], str | None]:
    def name(one: Occurrence) -> str | None:
        party = which(one)
        return party.name if party else None

    return name


def _others(which: str) -> Callable[[Occurrence], tuple[str, ...] | None]:
    """Those beside the first on a side."""

    def rest(one: Occurrence) -> tuple[str, ...] | None:
        taken = [party.span for party in (_actor1(one), _actor2(one)) if party]
        parties: tuple[Party, ...] = getattr(one.lead.event, which)
        return tuple(party.name for party in parties if party.span not in taken) or None

    return rest


def _kind(one: Occurrence, party: Party | None) -> str | None:
    """ACLED's kind of an actor; a state's forces outside its own country are external."""
    if party is None:
        return None
    if one.lead.event.type == "PROTEST" and party == _actor1(one):
        return RIOTERS if _event_type(one) == RIOTS else PROTESTERS
    kind = _BY_SECTOR.get(actor_code(party.actor).sector or "") or _BY_STANCE[stance_of(party, one.lead, one.known)]
    where = country(one)
    abroad = where is not None and actor_code(party.actor).country != where.iso3
    return EXTERNAL if kind == STATE_FORCES and abroad else kind


def _inter1(one: Occurrence) -> str | None:
    return _kind(one, _actor1(one))


def _inter2(one: Occurrence) -> str | None:
    return _kind(one, _actor2(one))


def _interaction(one: Occurrence) -> str | None:
    kinds = sorted((kind for kind in (_inter1(one), _inter2(one)) if kind), key=_ORDER.index)
    if not kinds or (len(kinds) == 1 and _actor1(one) and _actor2(one)):
        return None
    return "-".join(kinds) if len(kinds) > 1 else f"{kinds[0]} only"


def _targeting(one: Occurrence) -> str | None:
    return "Civilian targeting" if one.lead.event.type == "ASSAULT" and _inter2(one) == UNARMED else None


def _year(one: Occurrence) -> int | None:
    day = first(days(one)) if _precision(one) else None
    return day.year if day else None


def _precision(one: Occurrence) -> int | None:
    return precision(days(one), DATE_PRECISION)


def _fatalities(one: Occurrence) -> float | None:
    """The least number claimed: ACLED takes the most conservative one."""
    dead = deaths(one, conflict(one))
    return dead.low if dead else None


def _tags(one: Occurrence) -> tuple[str, ...]:
    counts = [count for count in claims(one, "killed") if count.low is not None or count.high is not None]
    of = (f"killed{f' ({count.of})' if count.of else ''}: {_span(count.low, count.high)}" for count in counts)
    return (whose_word(one), *of)


def _span(low: float | None, high: float | None) -> str:
    ends = ["" if end is None else f"{end:.0f}" for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "-".join(ends)


def _stamp(one: Occurrence) -> int:
    """Seconds since 1970."""
    return int(datetime.fromisoformat(last_added(one)).timestamp())


_NO_DAY = "no day is told of, or a stretch of more than a month"
_NOBODY, _NO_KIND = "nobody is named", "nobody is named, or it is not told who they are"

COLUMNS: tuple[Column[Occurrence], ...] = (
    Column("event_id_cnty", lambda o: o.id, "the happening", "key of its first telling in the ledger; no ACLED id", ""),
    Column("event_date", lambda o: iso(first(days(o))) if _precision(o) else None, "first day", "its day", _NO_DAY),
    Column("year", _year, "year", "event_date", _NO_DAY),
    Column("time_precision", _precision, "1 the day, 2 a week, 3 a month", "length of the stretch", _NO_DAY),
    Column("disorder_type", _disorder, f"{VIOLENCE}, {DEMONSTRATIONS} or {STRATEGIC}", "event_type", ""),
    Column(
        "event_type",
        _event_type,
        "ACLED's six types",
        "PLOVER root and mode, and who is armed",
        "the sides are not told",
    ),
    Column("sub_event_type", _sub_type, "ACLED's sub-types", "PLOVER mode", "the mode leads to none"),
    Column("actor1", _named(_actor1), "who did it", "source of the fullest telling", _NOBODY),
    Column("assoc_actor_1", _others("source"), "who did it with them", "further sources", "nobody else"),
    Column("inter1", _inter1, "kind of actor 1", "sector (show/tables/export_sectors.tsv)", _NO_KIND),
    Column("actor2", _named(_actor2), "to whom", "target of the fullest telling", _NOBODY),
    Column("assoc_actor_2", _others("target"), "to whom else", "further targets", "nobody else"),
    Column("inter2", _inter2, "kind of actor 2", "sector (show/tables/export_sectors.tsv)", _NO_KIND),
    Column("interaction", _interaction, "the two kinds", "inter1 and inter2", _NO_KIND),
    Column("civilian_targeting", _targeting, '"Civilian targeting"', "inter2 of an assault", "others are the target"),
    Column("iso", lambda o: (s := country(o)) and s.isonum, "ISO 3166 number, three figures", "place", "no country"),
    unfilled("region", "part of the world", "always: the list is ACLED's own"),
    Column("country", country_name, "country", "gazetteer", "a place in no country"),
    Column("admin1", lambda o: of_scene(o, "admin1"), "first-level unit", "gazetteer", "not in the gazetteer"),
    Column("admin2", lambda o: of_scene(o, "admin2"), "second-level unit", "gazetteer", "not in the gazetteer"),
    unfilled("admin3", "third-level unit", "always: the gazetteer has none"),
    Column("location", lambda o: of_scene(o, "name"), "place", "the most precise place told of", NO_PLACE),
    Column("latitude", latitude, "degrees, WGS 84", "gazetteer", NO_PLACE),
    Column("longitude", longitude, "degrees, WGS 84", "gazetteer", NO_PLACE),
    Column(
        "geo_precision",
        lambda o: (p := scene(o)) and PLACE_PRECISION[level(p)],
        "1 the town, 2 a district, 3 a larger region",
        "level of the place",
        NO_PLACE,
    ),
    Column("source", outlets, "who published it", "outlets of its reports", "no outlet is known"),
    unfilled("source_scale", "local, national, international", "always: Sayso does not rate outlets"),
    Column("notes", lambda o: o.lead.passage, "the sentence that tells it", "the fullest telling", ""),
    Column(
        "fatalities", _fatalities, "the least number of killed that is claimed", "tally of the killed", "nobody counts"
    ),
    Column("tags", _tags, "status and on whose word; killed, by whom they are claimed", "the happening", ""),
    Column("timestamp", _stamp, "seconds since 1970", "when its latest report came into the ledger", ""),
)
