"""Parties whose country the story around them does not tell: relief workers, lawyers, experts, two leaders at once."""

from itertools import pairwise

from sayso.records import Span
from sayso.resolve import vocabulary as v
from sayso.resolve.page import Hit, Page
from sayso.resolve.story import is_that_nation

#: Words before and at the head of phrases of those who help or watch abroad; they are seldom of the story's country.
CHARITY = frozenset({"aid", "relief", "humanitarian", "rights"})
CHARITABLE = frozenset(
    {"worker", "workers", "agency", "agencies", "group", "groups", "organisation", "organisations", "organization"}
    | {"organizations", "official", "officials", "watchdog", "watchdogs", "charity", "charities"}
)
PEACEKEEPING = frozenset({"peacekeepers", "peacekeeper", "peacekeeping"})
#: People of their own who stand for somebody: "their lawyers" are no state's, whoever "they" are.
OF_CLIENTS = frozenset(
    {"lawyer", "lawyers", "attorney", "attorneys", "solicitor", "solicitors", "barrister", "barristers", "advocates"}
    | {"family", "families", "relative", "relatives", "parents", "friends", "neighbours", "neighbors", "supporters"}
)
#: Who studies a matter is of no part of the state that the matter is of: "military analysts".
WATCHERS = frozenset(
    {"analyst", "analysts", "expert", "experts", "historian", "historians", "scholar", "scholars", "academics"}
    | {"researchers", "observers"}
)
#: Bodies that people form of themselves; one that works in a land is not the land's state: "the group in Velland".
PRIVATE_BODIES = frozenset(
    {"group", "groups", "organisation", "organisations", "organization", "organizations", "charity", "charities"}
    | {"ngo", "ngos", "NGO", "NGOs", "network", "foundation", "society", "club", "federation", "association"}
)
#: Two of these speak for two states: "both leaders", "the two ministers".
HEADS_OF_STATES = frozenset(
    {"leaders", "presidents", "premiers", "ministers", "countries", "nations", "states", "governments", "sides"}
    | {"diplomats", "envoys", "ambassadors", "armies", "parties", "allies", "rivals", "neighbours", "neighbors"}
)


def is_of_many(page: Page, span: Span) -> bool:
    """Whether the words put a party above countries: "two European diplomats", "the International Tribunal"."""
    return any(page.words[i].key in v.OF_MANY for i in page.inside(span))


def is_of_charity(page: Page, span: Span) -> bool:
    """Whether a phrase is of aid workers, relief agencies, rights groups or peacekeepers."""
    words = [page.words[i].key for i in page.inside(span)]
    charity = any(one in CHARITY and other in CHARITABLE for one, other in pairwise(words))
    return charity or not PEACEKEEPING.isdisjoint(words)


def is_owned(page: Page, span: Span) -> bool:
    """Whether "its", "their" or "that nation's" opens the phrase."""
    inside = page.inside(span)
    return bool(inside) and (page.words[inside.start].key in v.OWNERS or is_that_nation(page, inside.start))


def without_holder(page: Page, span: Span) -> Span:
    """A paper without those who only hold it or saw it: "a letter | obtained by the league", "a memo | sent to X".

    Of "a letter sent to the league by Velland" the part that tells who wrote it.
    """
    inside = page.inside(span)
    for at in inside[1:-1]:
        deed, by = page.words[at].key, page.words[at + 1].key
        handed = deed in v.HANDED and by in ("to", "with")
        if handed or (deed in v.OBTAINED and by == "by"):
            rest = (page.words[i] for i in inside if i > at + 1)
            author = next((one for one in rest if one.key == "from" or (handed and one.key == "by")), None)
            return Span(author.start, span.end) if author else Span(span.start, page.words[at - 1].end)
    return span


def is_of_clients(page: Page, span: Span, head: int) -> bool:
    """Whether private people of several others are meant: "their lawyers", "their families"."""
    opens = page.words[page.inside(span).start].key in ("their", "the")
    return opens and page.words[head].key in OF_CLIENTS


def are_of_two(page: Page, span: Span, head: int) -> bool:
    """Whether a pair is meant whose members are mostly of two states: "both leaders", "the two ministers"."""
    before = {page.words[i].key for i in page.inside(span) if i < head}
    return page.words[head].key in HEADS_OF_STATES and not before.isdisjoint({"both", "two"})


def is_name(page: Page, span: Span, head: int) -> bool:
    """Whether a word that is known for nothing is one of a name: "Blue Lantern", not "a broker"."""
    first = page.inside(span).start
    return page.words[head].capital and (first < head or page.sentence(span.start).start < span.start)


def only_works_there(page: Page, span: Span, head: int) -> bool:
    """Whether a body of people's own, or one unknown by its name, is told with the land it works in: "X in Velland"."""
    for hit in page.hits_in(Span(page.words[head].end, span.end)):
        if hit.key("country", "place", "capital", "metonym", "adjective"):
            return _stands_in(page, hit) and not page.hits_in(Span(span.start, page.words[head].end))
    return False


def _stands_in(page: Page, hit: Hit) -> bool:
    before = hit.first - 1
    while before >= 0 and (page.words[before].key in v.DETERMINERS or page.words[before].key in _PARTS):
        before -= 1
    return before >= 0 and page.words[before].key in ("in", "inside", "across")


_PARTS = frozenset({"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west"})
