"""Spans in, ids and days out: who a name, a pronoun or "the ministry" means in this text, and when "on Friday" was."""

from sayso.records import Reading, Resolutions
from sayso.resolve.actors import resolve_actors
from sayso.resolve.issuer import find_issuer
from sayso.resolve.page import open_page
from sayso.resolve.places import resolve_places
from sayso.resolve.tables import Tables, load_tables
from sayso.resolve.times import find_times

__all__ = ["Tables", "load_tables", "resolve"]


def resolve(reading: Reading, tables: Tables) -> Resolutions:
    """Every mention and source of ``reading`` looked up in ``tables`` and in its own text; every time with its days."""
    page = open_page(reading, tables)
    issuer = find_issuer(page)
    actors = resolve_actors(page, reading, issuer)
    places = resolve_places(reading, actors, tables)
    return Resolutions(actors=actors, times=find_times(reading.document), places=places, issuer=issuer)
