"""What a noun phrase says of whom it stands for: role, organisation, country, part of the state."""

from dataclasses import dataclass

from sayso.records import Span, filled_by_slot
from sayso.resolve import vocabulary as v
from sayso.resolve.page import Hit, Page, country_of_hit

COMPOUND_OPENERS = frozenset({"deputy", "chief", "assistant", "vice"})  # "deputy prime minister"
LONGEST_ORGANIZATION = 12  # words; a longer name is a clause
LEGISLATORS = frozenset(
    {"senator", "senators", "sen", "representative", "rep", "congressman", "congresswoman", "lawmaker", "lawmakers"}
)


@filled_by_slot
@dataclass(frozen=True, slots=True)
class Description:
    """What the words say, None where they say nothing. ``role`` and ``organization`` as written.

    ``country`` ISO3; ``sector`` of the tables; ``body`` an actor of the tables; ``heads``: keys of the role's words.
    ``disputed``: the words place it where two powers claim or hold office, so that no country follows from them.
    """

    role: str | None = None
    organization: str | None = None
    country: str | None = None
    sector: str | None = None
    body: str | None = None
    heads: frozenset[str] = frozenset()
    disputed: bool = False

    @property
    def says_something(self) -> bool:
        """Whether any part is known."""
        return bool(self.role or self.country or self.sector or self.body)


def describe(page: Page, span: Span) -> Description:
    """Read ``span`` (a title, an apposition, a noun phrase) from left to right."""
    hits = [hit for hit in page.hits_in(span) if hit.names[0].kind not in ("person", "surname") or len(hit.names) > 1]
    role = role_words(page, span)
    anchor = _anchor(page, span, hits)
    body = anchor.key("body") if anchor and not _behind_hyphen(page, anchor) & RUN else None
    disputed = anchor is not None and is_disputed(page, anchor)
    sector = None if role and _is_private(page, span, role) else _sector(page, hits, role)
    if body and not sector:
        sector = page.tables.bodies[body].sector
    is_told = anchor is not None and not disputed and not (sector == "MIL" and _is_posted(page, anchor))
    return Description(
        role=page.text(role) if role else None,
        organization=_organization(page, span, role, anchor),
        country=country_of_hit(anchor, page.tables) if anchor and is_told else None,
        sector=sector,
        body=body,
        heads=frozenset(page.words[i].key for i in page.inside(role)) if role else frozenset(),
        disputed=disputed,
    )


def _is_posted(page: Page, hit: Hit) -> bool:
    """Whether soldiers only stand in a land, which foreign ones may too: "a military spokesman in | Baghdad |"."""
    return hit.first > 0 and page.words[hit.first - 1].key == "in" and not hit.key("body")


def is_disputed(page: Page, hit: Hit) -> bool:
    """Whether a place name alone does not say whose officials are there."""
    since = page.tables.disputed.get(" ".join(page.words[i].key for i in range(hit.first, hit.last)))
    return since is not None and (page.day is None or page.day >= since)


PRIVATE_BODIES = frozenset(
    {"association", "company", "university", "college", "union", "club", "society", "federation", "institute"}
    | {"foundation", "corporation", "bank"}
)
HEADS_OF_ANYTHING = frozenset({"president", "vice-president", "secretary", "chairman", "chairwoman", "director"})


def _is_private(page: Page, span: Span, role: Span) -> bool:
    """Whether an office that a state has too is one of a club or a firm here: "Student Association president"."""
    if page.words[page.inside(role).stop - 1].key not in HEADS_OF_ANYTHING:
        return False
    return any(page.words[i].key in PRIVATE_BODIES for i in page.inside(span))


def _sector(page: Page, hits: list[Hit], role: Span | None) -> str | None:
    """The part of a state or society the role itself names ("Home Secretary"), else the first part of a state named."""
    found = [(hit, key) for hit in hits if (key := hit.key("sector"))]
    own = [key for hit, key in found if role and hit.span.touches(role)]
    public = (key for _, key in found if role is None or page.tables.sectors[key].type == "government")
    return own[-1] if own else next(public, None)


def role_words(page: Page, span: Span) -> Span | None:
    """The role as written, without organisation and country: "deputy spokeswoman", "Secretary of State"."""
    inside = page.inside(span)
    head = next((i for i in inside if page.words[i].key in v.ROLES and not page.words[i].owns), None)
    if head is None:
        return None
    if (
        inside.stop - 1 > head
        and page.words[inside.stop - 1].key in HEADS_OF_ANYTHING
        and _names_body(page, head, inside)
    ):
        head = inside.stop - 1
    first = head
    while first > inside.start and page.words[first - 1].key in v.ROLE_MODIFIERS and page.joined(first - 1):
        first -= 1
    last = _role_end(page, head, inside.stop)
    return Span(page.words[first].start, page.words[last - 1].end)


def _names_body(page: Page, head: int, inside: range) -> bool:
    """Whether a word like a role is part of a body's name: "Student Association president"."""
    between = range(head + 1, inside.stop - 1)
    named = any(page.words[i].key in PRIVATE_BODIES for i in between)
    return named and page.words[head].capital and all(page.words[i].capital and page.joined(i) for i in between)


def _role_end(page: Page, head: int, stop: int) -> int:
    """One past the last word of the role whose first head noun is ``head``."""
    last = head + 1
    while last < stop and page.joined(last - 1):
        key = page.words[last].key
        opens = page.words[last - 1].key in COMPOUND_OPENERS and last + 1 < stop
        before_role = opens and key in v.ROLE_MODIFIERS and page.words[last + 1].key in v.ROLES
        if not (key in v.ROLES or key == "general" or before_role):
            break
        last += 1
    for tail in v.ROLE_TAILS:
        if tuple(w.key for w in page.words[last : last + len(tail)]) == tail and last + len(tail) <= stop:
            return last + len(tail)
    return last


def is_ethnic(page: Page, hit: Hit) -> bool:
    """Whether an adjective says of which people someone is, not of which state: "ethnic Albanians"."""
    return hit.first > 0 and page.words[hit.first - 1].key == "ethnic" and page.joined(hit.first - 1)


def _lives_elsewhere(page: Page, hit: Hit) -> bool:
    """Whether a people is told with the land it is of: "the Arvans of southern Velland" are Velland's citizens."""
    at = hit.last
    if not hit.key("adjective") or not page.words[at - 1].key.endswith("s") or at + 1 >= len(page.words):
        return False
    if page.words[at].key != "of" or not page.joined(at - 1):
        return False
    behind = page.hits_in(Span(page.words[at].start, page.words[min(at + WORDS_TO_LAND, len(page.words) - 1)].end))
    return any(other.key("country", "place") for other in behind)


def _is_of_origin(page: Page, hit: Hit) -> bool:
    """Whether an adjective says where somebody's family is from: "a | Velland-|American doctor"."""
    at = hit.last
    is_joined = at < len(page.words) and page.between(at - 1, at) in ("-", "‑", "–")
    return is_joined and hit.key("adjective") is not None and page.words[at].key in NEW_LANDS


#: Whose citizens say so: "American", not "Velland-Arvan border".
NEW_LANDS = frozenset(
    {"american", "americans", "canadian", "canadians", "australian", "australians", "british", "briton"}
)
#: Words from a people to the land it lives in: "of the southern | Velland".
WORDS_TO_LAND = 3
#: Behind the name of who only helps a party, with a hyphen: "Velland-backed rebels".
BACKED = frozenset(
    {"backed", "sponsored", "funded", "financed", "armed", "supported", "supplied", "trained", "allied", "born"}
    | {"sanctioned", "designated", "blacklisted", "brokered", "mediated", "educated", "wanted", "built", "made"}
)


#: The same for who runs a place: "the Front-run | city of Oster".
RUN = frozenset({"run", "controlled", "held", "ruled", "governed", "occupied", "administered", "led", "dominated"})


def is_backer(page: Page, hit: Hit) -> bool:
    """Whether a name says who helps a party, or runs the place named behind it, not of which state it is."""
    told = _behind_hyphen(page, hit)
    return bool(told & BACKED) or (bool(told & RUN) and _is_before_place(page, hit.last + 1))


def _behind_hyphen(page: Page, hit: Hit) -> frozenset[str]:
    """The word that a hyphen joins to a name, if one does: "Front-| run |"."""
    joined = hit.last < len(page.words) and page.between(hit.last - 1, hit.last).strip() in ("-", "‑", "–")
    return frozenset({page.words[hit.last].key}) if joined else frozenset()


def _is_before_place(page: Page, at: int) -> bool:
    """Whether the next name within a few words is a place: "Front-held | northern Oster |"."""
    near = page.words[at : at + WORDS_TO_LAND]
    hits = page.hits_over(Span(near[0].start, near[-1].end)) if near else []
    return any(hit.key("place", "capital", "country") for hit in hits if hit.first >= at)


def _anchor(page: Page, span: Span, hits: list[Hit]) -> Hit | None:
    """The first name that says where the phrase belongs, names of whom it deals with left out."""
    for hit in hits:
        places = any(n.kind not in ("sector", "person", "surname") for n in hit.names)
        aside = _is_dealt_with(page, span, hit) or is_ethnic(page, hit) or is_backer(page, hit)
        if places and not (aside or _lives_elsewhere(page, hit) or _is_of_origin(page, hit)):
            return hit
    return None


def _is_dealt_with(page: Page, span: Span, hit: Hit) -> bool:
    """Whether ``hit`` is whom a speaker deals with: "envoy to Syria", "minister for Europe", "anti-Russian"."""
    at = hit.first - 1
    start = page.inside(span).start
    while at >= start and page.words[at].key in v.DETERMINERS:
        at -= 1
    if at < start or page.words[at].key not in v.TOWARD:
        return False
    outward = any(w.key in v.OUTWARD_ROLES for w in page.words[start:at])
    return page.words[at].key not in ("for", "from", "in") or (page.words[at].key == "for" and outward)


def _organization(page: Page, span: Span, role: Span | None, anchor: Hit | None) -> str | None:
    """The organisation as written: a body of the tables, a ministry, or what follows "of", "for", "at"."""
    ministry = next((hit for hit in page.hits_in(span) if hit.key("sector") and not _is_role(page, hit)), None)
    if ministry and not (anchor and anchor.key("body") and anchor.first < ministry.first):
        return page.text(_with_country(page, ministry, span))
    if anchor and anchor.key("body"):
        return page.text(anchor.span)
    return _after_role(page, span, role) if role else None


def _is_role(page: Page, hit: Hit) -> bool:
    return page.words[hit.last - 1].key in v.ROLES or page.words[hit.last - 1].key in v.GROUPS


def _with_country(page: Page, ministry: Hit, span: Span) -> Span:
    """A ministry with the country that stands with it: "Ministry of Defence of Armenia", "Azerbaijan Ministry of"."""
    start, end = ministry.span.start, ministry.span.end
    for hit in page.hits_in(span):
        if hit.key("country", "adjective"):
            if hit.last == ministry.first:
                start = hit.span.start
            elif 0 < hit.first - ministry.last <= 2 and page.words[ministry.last].key == "of":
                end = hit.span.end
    return Span(start, end)


def _after_role(page: Page, span: Span, role: Span) -> str | None:
    """What follows the role after "of", "for" or "at", up to the next mark or verb-like word."""
    inside = page.inside(Span(role.end, span.end))
    if not inside or page.words[inside.start].key not in ("of", "for", "at", "from", "with"):
        return None
    last = inside.start
    for i in inside[1 : 1 + LONGEST_ORGANIZATION]:
        word = page.words[i]
        known = word.capital or word.key in v.LINKS or word.key in v.BODIES or word.key in v.ROLE_MODIFIERS or word.owns
        if not (known and page.joined(i - 1)):
            break
        last = i
    while last > inside.start and page.words[last].key in v.LINKS:
        last -= 1
    if last == inside.start:
        return None
    first = inside.start + 1
    while first < last and page.words[first].key in v.DETERMINERS:
        first += 1
    return page.text(Span(page.words[first].start, page.words[last].end))
