"""Leaders of states who are named by their surname alone, in a text that says nothing else of them: "met Orwin"."""

from sayso.records import Span
from sayso.resolve import entity as e
from sayso.resolve.describe import Description
from sayso.resolve.entity import Entity
from sayso.resolve.page import Hit, Page

#: Offices whose holders need no given name: heads of states and governments, and who speaks for these abroad.
RULING = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "emir", "sultan", "leader", "supreme leader"}
    | {"secretary-general of the united nations", "un secretary-general", "president of the palestinian authority"}
)
LEADING = RULING | {
    "foreign minister",
    "foreign secretary",
    "secretary of state",
    "secretary of defense",
    "defence minister",
    "head of state",
    "vice president",
    "military leader",
}
#: How the offices open of those who lead a movement or speak for an organisation of states.
LEADING_OPENINGS = (
    "leader of",
    "founder of",
    "president of",
    "chief un",
    "nato secretary",
    "eu high",
    "un ",
    "secretary-general of",
    "chechen ",
    "bosnian serb ",
)

#: Months that are surnames too.
MONTHS = frozenset({"may", "march", "april", "june", "july", "august"})


def renowned(page: Page, hit: Hit) -> Entity | None:
    """The one leader of this surname in the tables; of several from one country, only the country. None if in doubt."""
    keys = [name.key for name in hit.names if name.kind in ("person", "surname")]
    if len(keys) < len(hit.names) or page.words[hit.first].key in MONTHS:
        return None
    known = [actor for actor in dict.fromkeys(keys) if _held(page, actor, LEADING, LEADING_OPENINGS)]
    first = [actor for actor in known if _held(page, actor, RULING, ())]
    known = first if len(known) > 1 and first else known
    countries = {page.tables.people[actor].country for actor in known}
    if len(known) == 1:
        return e.person_entity(page, known[0], Description(), rule="person.renowned", score=e.LIKELY)
    if len(countries) != 1 or None in countries:
        return None
    country = countries.pop()
    return Entity(page.text(hit.span), "person", country, None, None, "person.renowned-country", e.LIKELY)


def _held(page: Page, actor: str, offices: frozenset[str], openings: tuple[str, ...]) -> bool:
    """Whether someone held one of these offices, and is in office on the page's day."""
    person = page.tables.people[actor]
    roles = [(term.role or "").casefold() for term in person.terms]
    return any(role in offices or role.startswith(openings) for role in roles) and e.held_office(person, page.day)


def stands_alone(page: Page, hit: Hit) -> bool:
    """Whether no other capitalised word makes the name longer: "Orwin", not "Ana Orwin" or "Orwin Street"."""
    before, after = hit.first - 1, hit.last
    if before >= 0 and page.joined(before) and page.words[before].capital and not _opens(page, before):
        return False
    return not (after < len(page.words) and page.joined(after - 1) and page.words[after].capital)


def _opens(page: Page, at: int) -> bool:
    """Whether a word has its capital from the head of a sentence or from a title ("President", "Mr")."""
    return page.words[at].start == page.sentence(page.words[at].start).start or page.words[at].key in _TITLES


_TITLES = frozenset({"president", "mr", "minister", "premier", "chancellor", "king", "general", "prime"})


def surname_in(page: Page, span: Span) -> Hit | None:
    """The surname that is all of ``span``, titles aside."""
    hits = [hit for hit in page.hits_in(span) if any(name.kind in ("person", "surname") for name in hit.names)]
    if len(hits) != 1 or hits[0].span.end != span.end or hits[0].last - hits[0].first > 1:
        return None
    return hits[0]
