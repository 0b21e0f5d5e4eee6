"""Who a phrase turned out to mean, before it is written down as a Resolution."""

from dataclasses import dataclass

from sayso.records import Resolution, Span, SpeakerType, filled_by_slot
from sayso.resolve.describe import Description
from sayso.resolve.page import Page
from sayso.resolve.tables import Body, Gender, Person, Term

# How sure each way of finding is, 0 to 1; ordered by how often each is right in practice.
SURE = 0.98  # a full name of the tables, a country
NAMED = 0.9  # a surname after the full name, a body with its country beside it
TOLD = 0.8  # a pronoun or description with one fitting antecedent; own words that name the country
LIKELY = 0.65  # a spelling repaired, a ministry of the only country in the text
SCENE = 0.5  # the country the story is set in
OPEN = 0.3  # looked and not found


@filled_by_slot
@dataclass(frozen=True, slots=True)
class Entity:
    """One party of the text. ``heads``: keys of nouns it may be called by later ("minister"); ``plural``: "they"."""

    name: str
    type: SpeakerType
    actor: str | None
    role: str | None
    organization: str | None
    rule: str
    score: float
    gender: Gender | None = None
    plural: bool = False
    heads: frozenset[str] = frozenset()

    @property
    def country(self) -> str | None:
        """ISO3, None for no state's actors (ids of international bodies open with IGO, NGO and the like)."""
        return country_of_actor(self.actor)

    def at(self, span: Span, *, rule: str | None = None, score: float | None = None) -> Resolution:
        """Written down for the words at ``span``."""
        return Resolution(
            span=span,
            name=self.name,
            actor=self.actor,
            type=self.type,
            role=self.role,
            organization=self.organization,
            rule=rule or self.rule,
            score=self.score if score is None else score,
        )


NO_STATE = frozenset({"IGO", "NGO", "MED", "REB", "INT", "MNC", "IMG", "NGM"})  # first parts of actors without a state


def country_of_actor(actor: str | None) -> str | None:
    """The ISO3 country an actor id opens with."""
    head = actor.split(".")[0] if actor else None
    return head if head and len(head) == 3 and head not in NO_STATE else None


def actor_id(country: str | None, sector: str | None) -> str | None:
    """ISO3, or ISO3.SECTOR; None without a country."""
    return f"{country}.{sector}" if country and sector else country


def body_entity(page: Page, actor: str, *, rule: str = "body.table", score: float = SURE) -> Entity:
    """A body of the tables."""
    body = page.tables.bodies[actor]
    heads = frozenset(word.casefold() for word in body.name.split()) | body.nouns
    return Entity(body.name, body.type, body_actor(body), None, None, rule, score, heads=heads)


def body_actor(body: Body) -> str:
    """The id of a body: ISO3 first where it has a country, whatever family it is listed under ("GBR.bbc")."""
    family, _, own = body.actor.partition(".")
    return f"{body.country}.{own}" if body.country and own and family != body.country else body.actor


def country_entity(page: Page, iso3: str, *, rule: str = "country.name", score: float = SURE) -> Entity:
    """A country as a party, meaning its government."""
    return Entity(page.tables.countries[iso3].name, "government", iso3, None, None, rule, score, heads=COUNTRY_HEADS)


COUNTRY_HEADS = frozenset({"country", "government", "nation", "state"})


def term_on(person: Person, day: str | None) -> Term | None:
    """The office ``person`` held on ``day``, the last taken up; with no day, the only one the tables know."""
    if day is None:
        return person.terms[0] if len(person.terms) == 1 else None
    held = [term for term in person.terms if _covers(term, day)]
    return max(held, key=lambda term: term.since or "", default=None)


def held_office(person: Person, day: str | None) -> bool:
    """Whether ``person`` was in office on ``day``; with no day, at any time."""
    return day is None or any(_covers(term, day) for term in person.terms)


def _covers(term: Term, day: str) -> bool:
    since, until = term.since or "0000", term.until or "9999"
    return day[: len(since)] >= since and day[: len(until)] <= until


def _organization(page: Page, term: Term) -> str | None:
    body = page.tables.bodies.get(term.organization or "")
    return body.name if body else term.organization


def person_entity(page: Page, actor: str, told: Description, *, rule: str, score: float) -> Entity:
    """A person of the tables: role as written, else the office held when the page was published.

    Roles are time-bound: a page without a day gives none but in its own words.
    """
    person = page.tables.people[actor]
    term = term_on(person, page.day)
    in_office = term is not None and told.role is None and page.day is not None
    heads = told.heads | (frozenset(term.role.casefold().split()) if term and term.role else frozenset())
    return Entity(
        name=person.name,
        type="person",
        actor=actor,
        role=term.role if in_office and term else told.role,
        organization=told.organization or (_organization(page, term) if in_office and term else None),
        rule=rule if page.day else f"{rule}, day unknown",
        score=score,
        gender=person.gender,
        heads=heads,
    )
