"""Every place name of a reading: which place it is, and whether it stands for a government."""

from sayso.records import Place, Reading, Resolution
from sayso.resolve.tables import Tables

COUNTRY_CODE_LENGTH = 3  # ISO 3166-1 alpha-3, with which the actor id of everyone who has a country begins


def resolve_places(reading: Reading, actors: tuple[Resolution, ...], tables: Tables) -> tuple[Place, ...]:
    """Every place in text order. One that speaks ("Baku said") stands for its government and is not meant literally."""
    known = {one.span: one for one in sorted(actors, key=lambda one: one.score)}
    speaking = {span for arc in reading.arcs for span in arc.source}
    places = []
    for one in reading.mentions:
        if one.kind == "place":
            found = known.get(one.span)
            name = found.name if found else reading.document.text[one.span.start : one.span.end]
            country = _country(found.actor if found else None)
            literal = one.span not in speaking
            places.append(Place(one.span, name, None, None, None, country, None, None, literal))
    return tuple(places)


def _country(actor: str | None) -> str | None:
    """The country in an actor's id: AZE of AZE.MIL; None for an actor of no country."""
    code = (actor or "").split(".")[0]
    return code if len(code) == COUNTRY_CODE_LENGTH and code.isascii() and code.isupper() else None
