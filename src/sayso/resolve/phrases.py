"""Noun phrases that name no person: countries, bodies, unnamed speakers, groups, media, documents."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from sayso.records import MentionKind, Span, SpeakerType
from sayso.resolve import entity as e
from sayso.resolve import vocabulary as v
from sayso.resolve.describe import LEGISLATORS, Description, describe, is_disputed
from sayso.resolve.entity import Entity
from sayso.resolve.full_names import whole_body
from sayso.resolve.lists import is_list, without_examples
from sayso.resolve.namesakes import namesake
from sayso.resolve.page import Hit, Page, country_of_hit, country_of_name
from sayso.resolve.posts import of_post
from sayso.resolve.stateless import (
    PRIVATE_BODIES,
    WATCHERS,
    are_of_two,
    is_name,
    is_of_charity,
    is_of_clients,
    is_of_many,
    is_owned,
    only_works_there,
    without_holder,
)
from sayso.resolve.story import Story, country_around, is_definite, is_of_rivals, nearest_of_sector
from sayso.resolve.tables import NameKind

OWNER_MARK = re.compile(r"(?<=\w)['’]s\Z|\s+(?:of|of the|and|for)\Z")  # and what a name cut short ends in
PHRASE_ENDS = frozenset({"of", "in", "at", "by", "and", "or", "as", "near", "speaking"})
OWN_NAMES: tuple[NameKind, ...] = ("country", "capital", "metonym", "place", "body")
HeadKind = Literal["role", "group", "media", "document", "body", "some", "name"]
KIND_TYPES: dict[MentionKind, SpeakerType] = {
    "person": "person",
    "organization": "organization",
    "government": "government",
    "armed_group": "armed_group",
    "media": "media",
    "law": "document",
    "weapon": "unnamed",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class Head:
    """The noun a phrase turns on: word ``at``, and what sort of noun it is."""

    at: int
    kind: HeadKind


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a party is from: ISO3 or None, the rule that says so, and how sure it is."""

    country: str | None
    rule: str
    score: float


def head_of(page: Page, span: Span) -> Head | None:
    """The last known noun before the first preposition, relative clause or mark; None in an empty phrase."""
    inside = page.inside(span)
    known: Head | None = None
    last = inside.start
    named = {i for h in page.hits_in(span) if h.key(*OWN_NAMES) for i in range(h.first, h.last)}
    for i in inside:
        key = page.words[i].key
        cut = i > inside.start and page.between(i - 1, i).strip() not in ("", "-", ".", "’s", "'s", "'", "’", "‑")
        if cut or ((known or i > inside.start) and _ends_phrase(page, i)):
            break
        last = i
        kind = "name" if i in named else _kind_of(f"e{key}" if i and page.words[i - 1].key == "e" else key)
        owner = page.words[i].owns and i + 1 < inside.stop  # "the mayor's office", but "the mayor's | view"
        kind = None if owner or page.is_adjective(i) else kind
        known = Head(i, kind) if kind else known
    return known or (Head(last, "name") if inside else None)


def _ends_phrase(page: Page, i: int) -> bool:
    key = page.words[i].key
    return (
        key in v.TOWARD or key in v.RELATIVE or key in ("of", "in", "at", "by", "and", "as", "near", "speaking", "or")
    )


def _kind_of(key: str) -> HeadKind | None:
    table: tuple[tuple[frozenset[str], HeadKind], ...] = (
        (v.DOCUMENTS | v.ANYBODYS_DOCUMENTS, "document"),
        (v.GROUPS - v.CARDINALS, "group"),
        (v.BODIES, "body"),
        (v.MEDIA, "media"),
        (v.ROLES, "role"),
        (v.SOME | v.CARDINALS, "some"),
    )
    return next((kind for words, kind in table if key in words), None)


def resolve_phrase(page: Page, story: Story, span: Span, kind: MentionKind | None) -> Entity:
    """Who ``span`` stands for, if it names no person; ``kind`` as the reader saw it, None if it did not."""
    span = without_examples(page, whole_body(page, span))
    if is_list(page, span):
        return Entity(page.text(span), "group", None, None, None, "group.several", e.TOLD, plural=True)
    head = head_of(page, span)
    if head is None:
        return Entity(page.text(span), KIND_TYPES.get(kind or "person", "unnamed"), None, None, None, "open", e.OPEN)
    hit = next((h for h in page.hits_in(span) if h.first <= head.at < h.last), None)
    long_form = page.acronyms.get(page.words[head.at].key) if head.kind == "name" else None
    spelt_out = long_form if long_form and not long_form.touches(span) else None
    if spelt_out and page.spells(spelt_out, page.words[head.at].key):
        return replace(resolve_phrase(page, story, spelt_out, kind), rule="name.acronym")
    whole = _whole_name(page, span, hit, head)
    if whole and not page.is_wider(span):
        return whole
    if spelt_out:
        return replace(resolve_phrase(page, story, spelt_out, kind), rule="name.acronym")
    ministry = next((h for h in page.hits_in(span) if h.first <= head.at < h.last and h.key("sector")), None)
    if ministry and head.kind in ("body", "name"):
        return _ministry(page, story, span, ministry)
    return _by_head(page, story, span, head, kind)


def _whole_name(page: Page, span: Span, hit: Hit | None, head: Head) -> Entity | None:
    """A body or country of the tables that is the phrase, not a part of its description."""
    hits = [h for h in page.hits_in(span) if h.last == page.inside(span).stop or not page.words[h.last - 1].owns]
    bodies = [h for h in hits if h.key("body")]
    if any(h.first <= head.at < h.last for h in bodies) and _are_some_members(page, span, head):
        return Entity(page.text(span), "group", None, None, None, "group.members", e.TOLD, plural=True)
    under = [
        h for h in bodies if h.first <= head.at < h.last or (head.kind in ("name", "media", "body") and h is hits[-1])
    ]
    if under and (body := under[-1].key("body")):
        other = namesake(page, under[-1], body) or _chapter(page, under[-1], body)
        return other or _as_written(page, under[-1], e.body_entity(page, body))
    if head.kind != "name":
        return None
    countries = [h for h in hits if h.key("country", "capital", "metonym")]
    if len(countries) > 1 and not (hit and _is_explained(page, hit)):
        return _several(page, span, countries)
    if hit and (country := hit.key("country")):
        return e.country_entity(page, country)
    if hit and (country := hit.key("capital", "metonym")):
        return e.country_entity(page, country, rule="country.seat", score=e.NAMED)
    return None


def _are_some_members(page: Page, span: Span, head: Head) -> bool:
    """Whether a body is named by its members, and so many of them: "only two | Democrats", "some House Republicans"."""
    before = [page.words[at].key for at in page.inside(span) if at < head.at]
    counted = any(key in v.CARDINALS | v.SOME or key.isdigit() for key in before)
    return counted and page.words[head.at].key in v.GROUPS


def _is_explained(page: Page, hit: Hit) -> bool:
    """Whether a comma behind a name opens what it is, not the next name: "Velland, a key ally of Arvan"."""
    if hit.last + 1 >= len(page.words) or page.between(hit.last - 1, hit.last).strip() != ",":
        return False
    return page.words[hit.last].key in ("a", "an", "the") and not page.words[hit.last + 1].capital


def _as_written(page: Page, hit: Hit, body: Entity) -> Entity:
    """The body, to be met again by the nouns of its name as written here: "the Service", "the agency"."""
    own = frozenset(word.key for word in page.words[hit.first : hit.last] if word.key in v.BODIES)
    return replace(body, heads=body.heads | own) if own else body


def _is_named_by(page: Page, head: Head, hit: Hit) -> bool:
    """Whether the name only says which body the noun is: "the leadership of X", "X news agency"."""
    if hit.last <= head.at:
        return head.kind == "media" and all(page.words[i].key in v.MEDIA for i in range(hit.last, head.at + 1))
    between = range(head.at + 1, hit.first)
    named = head.kind in ("body", "media") and all(page.words[i].key in ("of", "the") for i in between)
    return named and page.joined(hit.first - 1)


def _chapter(page: Page, hit: Hit, body: str) -> Entity | None:
    """The branch of a body without a country that an adjective names: "the British Red Cross"."""
    before = hit.first - 1
    if page.tables.bodies[body].country or not body.startswith("NGO.") or before < 0 or not page.is_adjective(before):
        return None
    adjective = page.hits_in(Span(page.words[before].start, page.words[before].end))[0]
    country, own = adjective.key("adjective"), body.partition(".")[2]
    name = page.text(Span(adjective.span.start, hit.span.end))
    return Entity(name, "organization", f"{country}.{own}", None, None, "body.chapter", e.NAMED) if country else None


def _several(page: Page, span: Span, countries: list[Hit]) -> Entity:
    """Countries or bodies that speak together have no one actor."""
    names = [page.tables.countries[k].name for h in countries if (k := h.key("country", "capital", "metonym"))]
    one = set(names)
    if len(one) == 1 and (key := countries[0].key("country", "capital", "metonym")):
        return e.country_entity(page, key)
    return Entity(page.text(span), "group", None, None, None, "group.countries", e.TOLD, plural=True)


def _ministry(page: Page, story: Story, span: Span, ministry: Hit) -> Entity:
    """A ministry or force known by its kind: its country from its own words, from "its", or from the text."""
    sector = ministry.key("sector") or ""
    told = describe(page, span)
    if told.body:
        return e.body_entity(page, told.body, rule="body.own-words", score=e.NAMED)
    found = _fitted(page, span, _ministry_country(page, story, span, sector, told))
    known = page.tables.bodies.get(f"{found.country}.{sector}")
    own_words = found.rule in ("body.own-words", "body.named-after")
    guessed = found.rule == "body.story-country"  # a guess is no part of a name
    return Entity(
        name=known.name
        if known and not own_words and not guessed
        else _party_name(page, span, found.country if own_words else None, None if guessed else found.country),
        type=page.tables.sectors[sector].type,
        actor=e.actor_id(found.country, sector),
        role=None,
        organization=None,
        rule=found.rule,
        score=found.score,
        heads=frozenset(page.words[i].key for i in range(ministry.first, ministry.last)),
    )


def _ministry_country(page: Page, story: Story, span: Span, sector: str, told: Description) -> Origin:
    if told.disputed:
        return Origin(None, "body.disputed", e.OPEN)
    if told.country:
        return Origin(told.country, "body.own-words", e.NAMED)
    if named := _person_in(page, span):
        return Origin(named, "body.named-after", e.TOLD)
    if is_owned(page, span):
        owner = story.owner_before(span.start)
        return Origin(owner, "body.owner", e.LIKELY) if owner else Origin(None, "body.open", e.OPEN)
    public = page.tables.sectors[sector].type == "government"
    if public and (same := nearest_of_sector(page, sector, span.start)):
        return Origin(same, "body.same-in-text", e.TOLD)
    if is_of_many(page, span) or is_of_charity(page, span) or is_of_rivals(page, sector):
        return Origin(None, "body.open", e.OPEN)
    if around := country_around(page, span):
        return Origin(around, "body.story-country", e.SCENE)
    return Origin(None, "body.open", e.OPEN)


def _party_name(page: Page, span: Span, told: str | None, country: str | None) -> str:
    """The phrase up to its first comma, without article; a country found elsewhere is put before it."""
    words = OWNER_MARK.sub("", page.text(span).split(",")[0].strip(" ;“”\"'"))
    first, _, rest = words.partition(" ")
    bare = rest if rest and first.lower() in v.DETERMINERS else words
    if first.lower() == "that" and rest.partition(" ")[0].endswith(("'s", "’s")):  # "that nation's | ministry"
        bare = rest.partition(" ")[2]
    known = page.tables.countries.get(country or "")
    if told or known is None:
        return bare
    plain = bare[:1].lower() + bare[1:] if " " not in bare else bare
    return f"{known.adjective} {plain}" if known.adjective else f"{bare} ({known.name})"


def _fitted(page: Page, span: Span, guess: Origin) -> Origin:
    """What is guessed of a country, if that state has such an office."""
    label, _, way = guess.rule.partition(".")
    if way not in ("story-country", "same-in-text", "open"):
        return guess
    if (country := of_post(page, page.text(span), guess.country)) == guess.country:
        return guess
    return Origin(country, f"{label}.post", e.SCENE) if country else Origin(None, f"{label}.open", e.OPEN)


def _by_head(page: Page, story: Story, span: Span, head: Head, kind: MentionKind | None) -> Entity:
    own = without_holder(page, span) if head.kind == "document" else span
    behind = Span(max(page.words[head.at].end, own.start), own.end)
    issuer = describe(page, behind) if head.kind == "document" else Description()
    told = issuer if issuer.country or issuer.body else describe(page, own)
    found = _fitted(page, own, _country(page, story, own, head, told))
    plural = head.kind == "group" or page.words[head.at].key in v.CARDINALS
    legislator = page.words[head.at].key in LEGISLATORS and "LEG" in page.tables.sectors
    actor = told.body if told.body and not found.country else None
    return Entity(
        name=_party_name(page, span, told.country, None),
        type=_type(page, head, kind),
        actor=actor or e.actor_id(found.country, told.sector or ("LEG" if legislator else None)),
        role=told.role if head.kind == "role" else None,
        organization=told.organization if head.kind in ("role", "group") else None,
        rule=found.rule,
        score=found.score,
        gender=_gender(page, head),
        plural=plural,
        heads=frozenset({page.words[head.at].key}) | told.heads,
    )


def _country(page: Page, story: Story, span: Span, head: Head, told: Description) -> Origin:
    """The country of a phrase: its own words first, then whose it is, then the text around it."""
    label = head.kind
    if page.words[head.at].key in v.AGAINST and not page.is_adjective(max(head.at - 1, 0)):
        return Origin(None, f"{label}.open", e.OPEN)
    if told.disputed:
        return Origin(None, f"{label}.disputed", e.OPEN)
    if label == "group" and (are_of_two(page, span, head.at) or _of_several(page, span, head)):
        return Origin(None, "group.countries", e.TOLD)
    private = page.words[head.at].key in PRIVATE_BODIES or (label == "name" and is_name(page, span, head.at))
    if private and not told.sector and only_works_there(page, span, head.at):
        return Origin(None, f"{label}.open", e.OPEN)
    if told.country or told.body:
        return Origin(told.country, f"{label}.own-words", e.TOLD)
    if is_of_clients(page, span, head.at):
        return Origin(None, f"{label}.open", e.OPEN)
    if label != "name" and (named := _person_in(page, span)):
        return Origin(named, f"{label}.named-after", e.TOLD)
    if label != "name" and is_owned(page, span) and (owner := story.owner_before(span.start)):
        return Origin(owner, f"{label}.owner", e.LIKELY)
    return _country_of_text(page, story, span, head, told)


def _of_several(page: Page, span: Span, head: Head) -> bool:
    """Whether a group is of more countries than one: "the leaders of the United States, Canada and Mexico"."""
    behind = Span(page.words[head.at].end, span.end)
    named = [hit for hit in page.hits_in(behind) if hit.key("country", "adjective")]
    listed = any(page.words[i].key == "and" for i in page.inside(behind))
    return listed and len({hit.key("country", "adjective") for hit in named}) > 1


def _country_of_text(page: Page, story: Story, span: Span, head: Head, told: Description) -> Origin:
    label, key = head.kind, page.words[head.at].key
    if is_of_many(page, span) or key in v.PRESS | WATCHERS or is_of_charity(page, span):
        return Origin(None, f"{label}.open", e.OPEN)
    public = told.sector and page.tables.sectors[told.sector].type == "government" and told.sector != "GOV"
    if public and (same := nearest_of_sector(page, told.sector or "", span.start)):
        return Origin(same, f"{label}.same-in-text", e.TOLD)
    if public and is_of_rivals(page, told.sector):
        return Origin(None, f"{label}.open", e.OPEN)
    if key in v.OF_A_GROUP and (group := story.group_before(span.start)):
        return Origin(group, f"{label}.of-group-before", e.LIKELY)
    if label == "document" and (key in v.ANYBODYS_DOCUMENTS or any(page.words[i].owns for i in page.inside(span))):
        return Origin(None, "document.open", e.OPEN)
    if label == "document" and is_definite(page, span):
        issuer = story.issuer_before(span.start)
        return Origin(issuer, "document.issuer-before", e.LIKELY) if issuer else Origin(None, "document.open", e.OPEN)
    local = label == "document" and any(page.words[i].key in v.SCENE_DOCUMENTS for i in page.inside(span))
    scene = key in v.SCENE_BODIES or key in v.SCENE_ROLES or told.heads & v.SCENE_ROLES or label == "role"
    if (local or scene) and (around := country_around(page, span)):
        return Origin(around, f"{label}.story-country", e.SCENE)
    return Origin(None, f"{label}.open", e.OPEN)


def _person_in(page: Page, span: Span) -> str | None:
    """The country of a person a party is called after: "the Biden administration", "a spokesman for Putin"."""
    inside = page.inside(span)
    end = next((i for i in inside if page.words[i].key in v.RELATIVE | v.EXAMPLES), inside.stop)
    for hit in page.hits_in(span):
        people = [n for n in hit.names if n.kind in ("person", "surname")]
        longer = hit.last < inside.stop and page.words[hit.last].capital and page.joined(hit.last - 1)
        if people and hit.last <= end and not longer:  # "most | West | Africans" are called after nobody
            known = [c for n in people if (c := country_of_name(n, page.tables))]
            likely = [c for c, _ in page.countries if c in known]
            if len(set(known)) == 1 or len(likely) == 1:
                return (likely or known)[0]
    return None


def _type(page: Page, head: Head, kind: MentionKind | None) -> SpeakerType:
    key = page.words[head.at].key
    if head.kind == "role":
        return "unnamed"
    if head.kind == "group":
        return "unnamed" if key in v.UNNAMED_HEADS else "group"
    if head.kind == "body":
        return (
            "government"
            if key in v.GOVERNMENT or key in v.FORCES
            else KIND_TYPES.get(kind or "organization", "organization")
        )
    if head.kind in ("media", "document"):
        return "media" if head.kind == "media" else "document"
    if head.kind == "some":
        return "group" if key in v.CARDINALS else "unnamed"
    if page.is_adjective(head.at):
        return "group"
    if kind == "person" and not page.words[head.at].capital:
        return "unnamed"
    return KIND_TYPES[kind] if kind else ("organization" if page.words[head.at].capital else "unnamed")


def _gender(page: Page, head: Head) -> Literal["f", "m"] | None:
    key = page.words[head.at].key
    return "f" if key in v.FEMALE_NOUNS else "m" if key in v.MALE_NOUNS else None


def resolve_place(page: Page, span: Span) -> Entity | None:
    """A place name as a place: the country it lies in. None if no table knows it.

    A name that the tables know as part of a longer one there ("Arvan" in "southern Arvan") is that one's.
    """
    for hit in page.hits_in(span) or [hit for hit in page.hits_over(span) if hit.span.covers(span)]:
        if all(name.kind in ("person", "surname") for name in hit.names):  # "the West" is nobody's
            continue
        if country := country_of_hit(hit, page.tables):
            rule = "place.country" if hit.key("country") else "place.table"
            whose = country if hit.key("country") or not is_disputed(page, hit) else None  # who acts there is not told
            return Entity(page.text(span), "place", whose, None, None, rule, e.NAMED)
    return None
