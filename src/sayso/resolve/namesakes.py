"""Bodies that many states have under one name: "the Senate" is of the country that stands with it."""

from itertools import islice

from sayso.resolve import entity as e
from sayso.resolve.entity import Entity
from sayso.resolve.page import Hit, Page, country_of_hit

#: Names that the tables give to one state, and others use as well.
SHARED = frozenset({"senate", "congress", "house of representatives", "supreme court", "national security council"})
#: Names of a text that are looked through for the country it is about.
MOST = 60
_IN = frozenset({"of", "in"})


def namesake(page: Page, hit: Hit, body: str) -> Entity | None:
    """The body of another state that bears this name here; None where it is that of the tables."""
    known = page.tables.bodies[body]
    if not known.country or not _is_shared(page, hit):
        return None
    country = _beside(page, hit) or (None if _is_in_story(page, known.country) else _nearest(page, hit))
    if country in (None, known.country):
        return None
    name = f"{page.text(hit.span)} of {page.tables.countries[country].name}"
    return Entity(name, known.type, e.actor_id(country, known.sector), None, None, "body.namesake", e.LIKELY)


def _is_shared(page: Page, hit: Hit) -> bool:
    return " ".join(page.words[i].key for i in range(hit.first, hit.last)) in SHARED


def _beside(page: Page, hit: Hit) -> str | None:
    """The country right before the name, or behind it after "of" or "in"."""
    for other in page.hits_in(page.sentence(hit.span.start)):
        behind = other.first - hit.last == 1 and page.words[hit.last].key in _IN
        if other.last == hit.first or behind:
            return other.key("country", "adjective", "capital", "place")
    return None


def _is_in_story(page: Page, country: str) -> bool:
    """Whether the head of a text names a country by more than such names."""
    return any(country_of_hit(hit, page.tables) == country and not _is_shared(page, hit) for hit in page.hits[:MOST])


def _nearest(page: Page, hit: Hit) -> str | None:
    """The country named last before."""
    before = (other.key("country", "adjective") for other in islice(page.hits_before(hit.span.start), MOST))
    return next((country for country in before if country), None)
