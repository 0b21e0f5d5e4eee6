"""What other data sets call a state, a sector, a root: the tables ``show/tables/export_*.tsv``, looked up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from sayso.records import Root

Stance = Literal["state", "group", "unarmed", "unknown"]

#: PLOVER's codes for actors of no country: ours -> PLOVER's. Our MED is the outlets of no country.
INTERNATIONAL = {"IGO": "IGO", "NGO": "NGO", "IMG": "IMG", "MED": "NGO"}
UN, EU = "UNO", "EUR"  # PLOVER's own codes beside IGO
_EU_BODIES = ("european-union", "european-commission", "european-council", "european-parliament", "eeas")
PLOVER_KOSOVO = "KOS"  # the PLOVER manual: "It does not have an ISO code; we use KOS"


@dataclass(frozen=True, slots=True)
class State:
    """A state in other lists: ISO 3166 codes, FIPS 10-4, COW and Gleditsch-Ward numbers; None: not in that list."""

    iso3: str
    name: str
    iso2: str | None
    isonum: str | None
    fips: str | None
    cow: str | None
    gwno: str | None


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of ours as PLOVER and CAMEO have it, and how it stands where force is used."""

    plover: str
    cameo: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class EventCode:
    """A PLOVER root and mode: quad class 1 to 4, score -10 to 10, the CAMEO root it comes from ("19")."""

    quad: int
    score: float | None
    cameo: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO root: Goldstein value of its code "not specified below"; quad class by Phoenix and by GDELT."""

    root: str
    goldstein: float
    phoenix: int
    gdelt: int

    @property
    def code(self) -> str:
        """The three-figure code of the root: "not specified below"."""
        return f"{self.root}0"


@dataclass(frozen=True, slots=True)
class ActorCode:
    """What an actor's id tells: ``country`` ISO3, or IGO, NGO, IMG, MED; the sector of ours; None: not known."""

    country: str | None
    sector: str | None


def state(iso3: str | None) -> State | None:
    """The state of this code; None if the table has none."""
    return _states().get(iso3 or "")


def sector(code: str | None) -> Sector | None:
    """The sector of this code of ours."""
    return _sectors().get(code or "")


def event_code(root: Root, mode: str | None) -> EventCode:
    """Of a root and mode; a mode PLOVER does not score takes its root's."""
    table = _events()
    return table.get((root, mode or "")) or table[root, ""]


def cameo(root: str) -> Cameo:
    """Of a CAMEO root ("19")."""
    return _cameo()[root]


def actor_code(actor: str | None) -> ActorCode:
    """Country and sector of an actor's id: by the id itself, or by the table of named actors."""
    if actor is None:
        return ActorCode(None, None)
    country, _, rest = actor.partition(".")
    named = _actors().get(actor)
    if named is not None:
        return ActorCode(named.country or country, named.sector)
    return ActorCode(country, rest if rest in _sectors() else None)


def plover_country(actor: str | None) -> str | None:
    """PLOVER's country code of an actor: ISO3, or IGO, UNO, EUR, NGO, IMG."""
    country = actor_code(actor).country
    if country is None or actor is None:
        return None
    if country == "IGO":
        name = actor.partition(".")[2]
        return UN if name.startswith(("un-", "united-nations")) else EU if name in _EU_BODIES else "IGO"
    return PLOVER_KOSOVO if country == "XKX" else INTERNATIONAL.get(country, country)


def plover_sectors(actor: str | None) -> tuple[str, ...]:
    """PLOVER's sector codes of an actor, the primary one first; partly recognised authorities are GOV and PRE."""
    known = sector(actor_code(actor).sector)
    if known is None:
        return ()
    return ("GOV", "PRE") if known.plover == "PRE" else (known.plover,)


def cameo_code(actor: str | None) -> str | None:
    """CAMEO's code of an actor: "AZEMIL", "IGOUNO", "NGO"; None: no country is known."""
    code = actor_code(actor)
    if code.country is None or actor is None:
        return None
    if plover_country(actor) == UN:
        return f"IGO{UN}"
    known = sector(code.sector)
    if code.country in INTERNATIONAL and code.country != "MED":
        return code.country
    country = "" if code.country == "MED" else code.country
    return f"{country}{known.cameo if known else ''}" or None


def stance(actor: str | None) -> Stance:
    """How an actor stands where force is used; a country alone is its state."""
    known = sector(actor_code(actor).sector)
    if known is not None:
        return known.stance
    if actor is not None and state(actor):
        return "state"
    return "group" if actor is not None and actor.startswith("IMG.") else "unknown"


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("sayso.show").joinpath("tables", name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return (dict(zip(lines[0], line, strict=False)) for line in lines[1:])


@cache
def _states() -> dict[str, State]:
    fields = ("iso2", "isonum", "fips", "cow", "gwno")
    return {
        row["iso3"]: State(row["iso3"], row["name"], *(row[field] or None for field in fields))
        for row in _rows("export_countries.tsv")
    }


@cache
def _sectors() -> dict[str, Sector]:
    stances: dict[str, Stance] = {"state": "state", "group": "group", "unarmed": "unarmed", "unknown": "unknown"}
    return {
        row["sector"]: Sector(row["plover"], row["cameo"], stances[row["stance"]])
        for row in _rows("export_sectors.tsv")
    }


@cache
def _events() -> dict[tuple[str, str], EventCode]:
    return {
        (row["root"], row["mode"]): EventCode(
            int(row["quad"]), float(row["score"]) if row["score"] else None, row["cameo"]
        )
        for row in _rows("export_events.tsv")
    }


@cache
def _cameo() -> dict[str, Cameo]:
    return {
        row["root"]: Cameo(row["root"], float(row["goldstein"]), int(row["phoenix"]), int(row["gdelt"]))
        for row in _rows("export_cameo.tsv")
    }


@cache
def _actors() -> dict[str, ActorCode]:
    return {
        row["actor"]: ActorCode(row["country"] or None, row["sector"] or None) for row in _rows("export_actors.tsv")
    }
