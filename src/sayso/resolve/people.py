"""The people of a text: every way they are named put together, with what the text says of them around their names."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sayso.records import Reading, Span
from sayso.resolve import entity as e
from sayso.resolve import vocabulary as v
from sayso.resolve.appositions import told_of
from sayso.resolve.describe import Description
from sayso.resolve.entity import Entity
from sayso.resolve.namings import Naming, find_namings, group_namings
from sayso.resolve.page import Page
from sayso.resolve.posts import of_post
from sayso.resolve.story import is_of_rivals, nearest_of_sector
from sayso.resolve.tables import Gender

SPELLING = 0.7  # likeness of two given names, 0 to 1: "Anthony" and "Antony" .92, "Mohammed" and "Muhammad" .75
OUTWARD = frozenset({"minister", "envoy", "ambassador", "representative"})  # "Minister for the Far Coast"
#: Matters that ministers mind at home.
PORTFOLIOS = frozenset(
    {
        "health",
        "defence",
        "defense",
        "finance",
        "finances",
        "justice",
        "interior",
        "energy",
        "economy",
        "trade",
        "education",
    }
    | {"agriculture", "environment", "transport", "culture", "labour", "labor", "planning", "oil", "petroleum", "water"}
    | {"information", "communication", "communications", "religious", "youth", "sports", "social", "housing", "mines"}
    | {"tourism", "industry", "commerce", "science", "technology", "electricity", "migration", "affairs", "security"}
)
AGE = re.compile(r", \d{1,2}\b")
OFFICES = frozenset({"minister", "secretary", "spokesman", "spokeswoman", "spokesperson", "chief", "commander"})
STUB = 4  # letters of a surname cut short that still tell


@dataclass(frozen=True, slots=True)
class Character:
    """A person of the text with every naming."""

    entity: Entity
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """All people of a text; ``namings`` in text order; ``at`` gives the number of a person by a naming's first word."""

    people: tuple[Character, ...]
    namings: list[Naming]
    at: dict[int, int]

    def named_in(self, page: Page, span: Span) -> list[tuple[Naming, Character]]:
        """Who is named inside ``span``, in text order, by the end of a name too: "Carla | Donoso |"."""
        inside = page.inside(span)
        low = bisect_left(self.namings, inside.start, key=lambda naming: naming.first)
        low -= bool(inside) and low > 0 and self.namings[low - 1].last > inside.start
        high = bisect_left(self.namings, inside.stop, key=lambda naming: naming.first)
        return [(naming, self.people[self.at[naming.first]]) for naming in self.namings[low:high]]


def read_cast(page: Page, reading: Reading) -> Cast:
    """Everyone named in the text, each once."""
    namings = find_namings(page, reading)
    groups = group_namings(namings)
    found = [Character(_entity(page, group), tuple(group)) for group in groups]
    people = tuple(_made_whole(page, person, found) for person in found)
    at = {naming.first: number for number, person in enumerate(people) for naming in person.namings}
    return Cast(people, namings, at)


def _made_whole(page: Page, person: Character, others: list[Character]) -> Character:
    """A given name that stands before words set aside has lost its surname: someone of the text, or of that office."""
    cut = person.namings[0]
    if len(cut.keys) > 1 or not page.is_cut_at(cut.span.end):
        return person
    country = person.entity.country
    fits = [
        other.entity
        for other in others
        if other is not person
        and other.entity.name.casefold().startswith(f"{cut.keys[0]} ")
        and country in (None, other.entity.country)
    ]
    if len({entity.name for entity in fits}) == 1:
        return replace(person, entity=replace(fits[0], rule="person.cut-short", score=e.LIKELY))
    told = told_of(page, list(person.namings))
    actor = _by_given_name(page, cut.keys[0], told)
    if actor is None:
        return person
    return replace(person, entity=e.person_entity(page, actor, told, rule="person.cut-short", score=e.LIKELY))


def _by_given_name(page: Page, given: str, told: Description) -> str | None:
    """The one person of the tables with that given name and the office or body told of."""
    alike = [
        actor
        for actor, person in page.tables.people.items()
        if person.name[:1].casefold() == given[:1] and _given_alike(page, actor, given)
    ]
    fitting = [actor for actor in alike if told.heads and _supported(page, actor, told)]
    of_body = [a for a in alike if told.body and told.body in {t.organization for t in page.tables.people[a].terms}]
    fitting = [actor for actor in of_body if actor in fitting or not fitting] or fitting
    if len(fitting) > 1:
        named = {country for country, _ in page.countries}
        fitting = [actor for actor in fitting if page.tables.people[actor].country in named]
    return fitting[0] if len(fitting) == 1 else None


def _entity(page: Page, group: list[Naming]) -> Entity:
    told = told_of(page, group)
    gender = next((n.gender for n in group if n.gender), None)
    actor = next((n.actor for n in group if n.actor), None)
    if actor:
        if told.country and told.country != page.tables.people[actor].country:
            told = Description()  # another's office: "Dell, Velland Premier Meet"
        return e.person_entity(page, actor, told, rule="person.name", score=e.SURE)
    found = _in_tables(page, group, told)
    if found:
        return found
    return _of_the_text(page, group, told, gender)


# --- who of the tables they are ------------------------------------------------------------------------------------


def _in_tables(page: Page, group: list[Naming], told: Description) -> Entity | None:
    """Someone of the tables by surname, by a misspelled given name, or by a surname cut short beside a role."""
    longest = max(group, key=lambda n: len(n.keys))
    if len(longest.keys) == 1:
        actor = _by_surname(page, longest.keys[0], told)
        return e.person_entity(page, actor, told, rule="person.surname", score=e.NAMED) if actor else None
    actor = _by_spelling(page, longest, told)
    return e.person_entity(page, actor, told, rule="person.spelling", score=e.LIKELY) if actor else None


def _by_surname(page: Page, key: str, told: Description) -> str | None:
    names = page.tables.names.get(key, ())
    actors = [n.key for n in names if n.kind == "surname" or (n.kind == "person" and " " not in key)]
    fitting = [a for a in dict.fromkeys(actors) if _supported(page, a, told)]
    return fitting[0] if len(fitting) == 1 else None


def _country_of_namesakes(page: Page, key: str, told: Description) -> str | None:
    """The one country of all who held the office told of under a surname: two presidents Orwin, father and son."""
    if told.body or not told.heads:
        return None
    actors = [n.key for n in page.tables.names.get(key, ()) if n.kind == "surname"]
    alike = [a for a in dict.fromkeys(actors) if e.held_office(page.tables.people[a], page.day)]
    found = {page.tables.people[a].country for a in alike if _role_fits(page, a, told)}
    return found.pop() if len(found) == 1 else None


def _supported(page: Page, actor: str, told: Description) -> bool:
    """Whether the text bears out that ``actor`` is meant: in office then, and of a country or role the text names."""
    person = page.tables.people[actor]
    if not e.held_office(person, page.day) or (told.country and told.country != person.country):
        return False
    if told.heads and _role_fits(page, actor, told):
        return True
    return not told.heads and any(country == person.country for country, _ in page.countries)


def _role_fits(page: Page, actor: str, told: Description) -> bool:
    """Whether an office of ``actor`` is the one told of, in more or fewer words."""
    said = _role_keys(" ".join(sorted(told.heads)))
    offices = [_role_keys(term.role) for term in page.tables.people[actor].terms if term.role]
    return any(said <= office or office <= said for office in offices)


def _role_keys(role: str) -> set[str]:
    words = role.casefold().replace("-", " ").replace("defence", "defense").split()
    return set(words) - v.LINKS - v.DETERMINERS


def _by_spelling(page: Page, naming: Naming, told: Description) -> str | None:
    """A known surname under a given name misspelled, or cut short where the page is damaged; the role must fit."""
    surname = naming.keys[-1]
    actors = [n.key for n in page.tables.names.get(surname, ()) if n.kind == "surname"]
    if not actors and len(surname) >= STUB and told.heads:
        actors = _cut_short(page, surname)
    fitting = [
        actor
        for actor in dict.fromkeys(actors)
        if _given_alike(page, actor, naming.keys[0]) and _supported(page, actor, told)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _cut_short(page: Page, stub: str) -> list[str]:
    """People whose surname opens with ``stub``."""
    surnames = page.tables.surnames
    found: list[str] = []
    for i in range(bisect_left(surnames, stub), len(surnames)):
        if not surnames[i].startswith(stub):
            break
        found.extend(n.key for n in page.tables.names[surnames[i]] if n.kind == "surname")
    return found


def _given_alike(page: Page, actor: str, given: str) -> bool:
    known = page.tables.people[actor].name.split(" ", 1)[0].casefold()
    return SequenceMatcher(None, known, given, autojunk=False).ratio() >= SPELLING


def _of_the_text(page: Page, group: list[Naming], told: Description, gender: Gender | None) -> Entity:
    """Someone the tables do not know: country from their own words, else from where the story is set."""
    longest = max(group, key=lambda n: len(n.keys))
    heads = told.heads
    country, rule, score = told.country, "person.own-words", e.TOLD
    if told.body and not country:
        return Entity(page.text(longest.span), "person", told.body, told.role, told.organization, rule, score, gender,
                      heads=heads)  # fmt: skip
    if told.disputed and not country:
        return _placed_nowhere(page, longest, told, gender)
    if not country and heads and page.publisher:
        country, rule, score = page.publisher, "person.publisher", e.LIKELY
    if not country and told.sector not in (None, "GOV") and heads & OFFICES:
        country = nearest_of_sector(page, told.sector or "", longest.span.start)
        rule, score = "person.same-in-text", e.LIKELY
    abroad = bool(told.organization and heads & OUTWARD) and not _is_portfolio(told.organization or "")
    outward = abroad or bool(heads & v.FOR_CLIENTS)
    if not country and (own := _country_of_namesakes(page, longest.keys[-1], told)):
        country, rule, score = own, "person.surname-country", e.LIKELY
    doubtful = outward or (told.sector != "GOV" and is_of_rivals(page, told.sector))
    if not country and not doubtful and (heads & v.SCENE_ROLES or _has_age(page, longest)):
        country, rule, score = page.story_country, "person.story-country", e.SCENE
    if rule in ("person.same-in-text", "person.story-country") or not country:
        office = of_post(page, f"{told.role or ''}, {told.organization or ''}", country)
        rule, country = (rule if office == country else "person.post"), office
    if not country:
        rule, score = "person.open", e.OPEN
    if gender is None:
        gender = "f" if heads & v.FEMALE_NOUNS else "m" if heads & v.MALE_NOUNS else None
    return Entity(
        name=page.text(longest.span),
        type="person",
        actor=e.actor_id(country, told.sector),
        role=told.role,
        organization=told.organization,
        rule=rule,
        score=score,
        gender=gender,
        heads=heads,
    )


def _is_portfolio(office: str) -> bool:
    """Whether a minister has a matter to mind, "Minister of Health", and not a land: "Minister for the Far Coast"."""
    return not PORTFOLIOS.isdisjoint(office.casefold().split())


def _placed_nowhere(page: Page, naming: Naming, told: Description, gender: Gender | None) -> Entity:
    """Someone of a place that two powers claim: no country follows from it."""
    return Entity(
        name=page.text(naming.span),
        type="person",
        actor=None,
        role=told.role,
        organization=told.organization,
        rule="person.disputed",
        score=e.OPEN,
        gender=gender,
        heads=told.heads,
    )


def _has_age(page: Page, naming: Naming) -> bool:
    """ "X, 45,": how reports name people of the place."""
    return bool(AGE.match(page.document.text, naming.span.end))
