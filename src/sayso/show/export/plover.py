"""PLOVER JSON, one record a line: the exchange format of the PLOVER manual, with keys of ours under ``x_``.

Every key is always there, in this order; unknown is null. All statuses are given out: ``x_status`` and PLOVER's own
auxiliary contexts (negation, future, hypothetical, historical) tell them apart.
"""

from collections.abc import Callable

from sayso.records import Happened, Party, Place, Teller, What, When
from sayso.show.export.cells import Json, json_line, plain
from sayso.show.export.codes import event_code, plover_country, state
from sayso.show.export.columns import Column, cells, names, unfilled
from sayso.show.export.days import first, iso, last
from sayso.show.export.made import Asked, Made, Part, run
from sayso.show.export.occurrences import ALL_STATUSES, Occurrence, choose
from sayso.show.export.parties import sectors, sides
from sayso.show.export.places import PLOVER_RESOLUTION, level
from sayso.show.export.rows import NO_DAY, NO_PLACE, added, days, place_as_written, scene
from sayso.show.export.status import auxiliary
from sayso.show.export.tolls import Claims, claims, total
from sayso.show.export.violence import conflict, deaths

CODEBOOK = "PLOVER manual, draft 0.8 of 2021-09-17, chapter Data Fields"
PLOVER = "plover-0.8"


def write(asked: Asked) -> Made:
    """The file ``plover.jsonl``."""
    chosen = choose(asked.account, ALL_STATUSES, asked.choice)
    keys = columns(asked.made_by.sayso, run(asked.made_by))
    lines = [json_line(dict(zip(names(keys), cells(keys, one), strict=True))) for one in chosen.rows]
    return Made((Part("plover.jsonl", "".join(lines).encode("utf-8"), len(lines)),), chosen.left_out)


def _parties(which: Callable[[Occurrence], tuple[Party, ...]]) -> Callable[[Occurrence], list[Json]]:
    return lambda one: [_entity(party, one) for party in which(one)]


def _entity(party: Party, one: Occurrence) -> Json:
    """PLOVER's entity object. ``identifier_id`` would be a Wikidata id, which Sayso does not look up."""
    known = sectors(one, party)
    return {
        "code": plover_country(party.actor),
        "sector": known[0] if known else None,
        "entity_text": one.known.words(party, one.lead),
        "identifier_id": None,
        "identifier_text": party.name,
        "office": one.known.role(party, one.lead),
        "x_actor": party.actor,
        "x_sectors": list(known),
        "x_start": party.span.start,
        "x_end": party.span.end,
    }


def _location(one: Occurrence) -> Json | None:
    place = scene(one)
    if place is None:
        return None
    where = level(place)
    country = state(place.country)
    return {
        "extracted_place": place_as_written(one),
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if where == "point" else None,
        "district": place.admin2,
        "province": place.admin1,
        "country": country.name if country else None,
        "country_code": place.country,
        "feature_class": None,
        "feature_code": None,
        "resolution": PLOVER_RESOLUTION.get(where),
    }


def _text_info(one: Occurrence) -> Json:
    trigger = one.lead.event.trigger
    return {"sequence": None, "start": trigger.start, "end": trigger.end, "text_story": []}


def _cite_info(one: Occurrence, version: str) -> Json:
    report = one.lead.report
    return {
        "corpus": None,
        "citation": report.document,
        "url": report.url,
        "title": report.title,
        "language": report.language,
        "publication": report.outlet,
        "license": None,
        "copyright": None,
        "coder": f"sayso {version}",
        "codebook": PLOVER,
        "version": None,
    }


def _size(one: Occurrence) -> Json:
    dead = deaths(one, conflict(one))
    return {
        "dead": plain(dead.best) if dead else None,
        "injured": _count(one, "wounded"),
        "arrested": _count(one, "detained"),
    }


def _count(one: Occurrence, what: What) -> float | None:
    whole = total(claims(one, what))
    return plain(whole.best) if whole else None


def _counts(one: Occurrence) -> list[Json]:
    kinds: tuple[What, ...] = ("killed", "wounded", "captured", "detained", "missing", "displaced")
    return [_claimed(what, count) for what in kinds for count in claims(one, what)]


def _claimed(what: What, count: Claims) -> Json:
    return {
        "what": what,
        "of": count.of,
        "civilian": count.civilian,
        "low": plain(count.low),
        "best": plain(count.best),
        "high": plain(count.high),
        "by": list(count.by),
    }


def _when(when: When | None) -> Json | None:
    """A When as it stands in the ledger."""
    if when is None:
        return None
    return {"earliest": when.earliest, "latest": when.latest, "precision": when.precision, "basis": when.basis}


def _place(place: Place) -> Json:
    """A place as it stands in the ledger, without its offsets."""
    return {
        "name": place.name,
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "literal": place.literal,
    }


def _telling(told: Happened) -> Json:
    report, event = told.report, told.event
    return {
        "key": told.key,
        "document": report.document,
        "outlet": report.outlet,
        "url": report.url,
        "trusted": report.trusted,
        "status": event.status,
        "asserted_by": [_teller(teller) for teller in told.asserted_by],
        "denied_by": [_teller(teller) for teller in told.denied_by],
        "start": event.trigger.start,
        "end": event.trigger.end,
        "words": told.words,
        "passage": told.passage,
        "rule": event.rule,
        "score": event.score,
    }


def _teller(teller: Teller) -> Json:
    return {"name": teller.name, "actor": teller.actor, "statement": teller.statement}


def _code(one: Occurrence, what: str) -> object:
    return getattr(event_code(one.lead.event.type, one.mode), what)


def _is_history(one: Occurrence) -> bool:
    return all(told.event.background for told in one.tellings)


_OWN = "the happening"
_FIRST: tuple[Column[Occurrence], ...] = (
    Column("id", lambda o: o.id, "identifier", "key of its first telling in the ledger", ""),
    Column("date", lambda o: iso(first(days(o))), "first day", "the happening's day, never that of the story", NO_DAY),
    Column("actor", _parties(lambda o: sides(o).actors), "who: list of entities", "the fullest telling", "[]: none"),
    Column("event", lambda o: [o.lead.event.type], "PLOVER roots", "the fullest telling", ""),
    Column("has_event", lambda _: True, "the record has been coded", "always true", ""),
    unfilled("time", "time of day", "always: the ledger keeps days"),
    Column("enddate", lambda o: iso(last(days(o))), "last day", "the happening's day", NO_DAY),
    unfilled("endtime", "time of day", "always: the ledger keeps days"),
    Column("recipient", _parties(lambda o: sides(o).recipients), "to whom", "the fullest telling", "[]: none"),
    Column("event_loc", _location, "where: location object", "the most precise place told of", NO_PLACE),
    Column("event_text", lambda o: [told.words for told in o.tellings], "words that tell it", "tellings", ""),
    Column("quad_code", lambda o: _code(o, "quad"), "1 to 4", "root, by PLOVER's chapters", ""),
    Column(
        "event_scale", lambda o: _code(o, "score"), "-10 to 10", "PLOVER's table of scores", "ACCUSE without a mode"
    ),
    Column("mode", lambda o: [o.mode] if o.mode else [], "PLOVER modes", "the fullest telling", "[]: none"),
    Column(
        "context",
        lambda o: [*o.contexts, *auxiliary(o)],
        "PLOVER contexts; the auxiliary ones: negation (denied), future (planned), hypothetical (possible, too), "
        "historical",
        "contexts of the fullest telling; status",
        "[]: none",
    ),
    unfilled("link", "reference shared by related events", "always: Sayso does not link different events"),
    unfilled("text", "text of the record", "always: PLOVER fills it only where the rights to the text are held"),
    Column("text_info", _text_info, "place of the words in the text", "offsets in code points", "sequence: not known"),
)
_SIZE = Column("size", _size, "dead, injured, arrested", "best of the competing claims", "nobody counts")
_CODED: tuple[Column[Occurrence], ...] = (
    Column("coded_date", lambda o: added(o).split("T")[0], "day of coding", "when the first report was added", ""),
    Column("coded_time", lambda o: added(o).split("T")[-1], "time of coding, UTC", "the same", ""),
    unfilled("comment", "any text", "always: what is to say has keys of its own"),
)
_OURS: tuple[Column[Occurrence], ...] = (
    Column("x_status", lambda o: o.status, "fact, claimed, disputed, denied, possible ...", _OWN, ""),
    Column("x_asserted_by", lambda o: list(o.happening.asserted_by), "who says so", _OWN, "[]: the outlets"),
    Column("x_denied_by", lambda o: list(o.happening.denied_by), "who denies it", _OWN, "[]: nobody"),
    Column("x_background", _is_history, "told as history only", "tellings", ""),
    Column("x_when", lambda o: _when(o.when), "the day with its precision and basis", _OWN, "no day is told of"),
    Column("x_places", lambda o: [_place(place) for place in o.places], "all places", "one telling", "[]: none"),
    Column("x_counts", _counts, "low, best, high of every count, and who claims it", "tallies", "[]: none"),
    Column("x_reports", lambda o: o.happening.reports, "independent reports", _OWN, ""),
    Column("x_articles", lambda o: o.happening.articles, "articles, copies included", _OWN, ""),
    Column("x_tellings", lambda o: [_telling(told) for told in o.tellings], "each telling, with its words", _OWN, ""),
)


def columns(version: str, made_by: str) -> tuple[Column[Occurrence], ...]:
    """The keys of a record, in their order; ``version`` of Sayso and the run stand in some of them."""
    cited: Column[Occurrence] = Column(
        "cite_info", lambda o: _cite_info(o, version), "the report", "the fullest telling", "what is not known"
    )
    coder: Column[Occurrence] = Column("coder", lambda _: f"sayso {version}", "what coded it", "version of Sayso", "")
    by: Column[Occurrence] = Column("x_run", lambda _: made_by, "version of Sayso, model, settings", "the run", "")
    return (*_FIRST, cited, _SIZE, coder, *_CODED, *_OURS, by)
