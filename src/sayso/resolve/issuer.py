"""Whose own statement a page is: a ministry's declaration, a navy's communique, a page on a government's site.

An outlet that reports is no party. A page that is a party's statement tells all of it on that party's word.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sayso.records import Issuer, IssuerBasis, Span, SpeakerType
from sayso.resolve import vocabulary as v
from sayso.resolve.describe import describe
from sayso.resolve.entity import LIKELY, NAMED, TOLD, Entity, country_entity, person_entity
from sayso.resolve.page import Page, open_words
from sayso.resolve.phrases import resolve_phrase
from sayso.resolve.story import Story

#: Lines at the top of a page that may be its heading, at its foot that may be its signature; words of such a line.
HEAD_LINES = 6
FOOT_LINES = 4
LONGEST_LINE = 24
#: Characters at the top of a page among which an agency's dateline stands; at either end of it that are looked at.
TOP = 600
REACH = 3000
#: Who may issue a statement that is its own word; media only report.
PARTIES: frozenset[SpeakerType] = frozenset({"government", "armed_group", "organization", "person"})
_KIND = r"(?:statement|declaration|communiqu[eé]|press release|announcement|remarks|address|message|appeal|open letter)"
#: "Joint statement of", "Press release issued by", "Statement attributable to".
_OF = re.compile(
    rf"(?:\w+ ){{0,2}}?{_KIND}s? (?:issued |released |made |delivered )?(?:of|by|from|attributable to) (?:the )?"
    r"(?:(?:official |chief |deputy )?(?:spokes(?:person|man|woman)|press (?:secretary|service|office)) (?:of|for) "
    r"(?:the )?)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:\w+ ){{0,2}}?{_KIND}s?(?: (?:on|about|regarding|concerning|following|in connection with) .+)?", re.IGNORECASE
)
#: What a statement is about, behind who issues it.
_TOPIC = re.compile(
    r",?\s+(?:on|about|regarding|concerning|following|in connection with|in response to|to the|at the|after)\s",
    re.IGNORECASE,
)
#: Words of the name of a body or an office that are no name of the tables by themselves.
_OF_BODIES = (
    v.BODIES
    | v.ROLES
    | frozenset(
        {"command", "staff", "general", "forces", "navy", "army", "fleet", "guard", "corps", "security", "state"}
    )
    | frozenset(
        {"foreign", "defence", "defense", "interior", "armed", "naval", "joint", "national", "federal", "central"}
    )
    | frozenset(
        {"supreme", "high", "permanent", "special", "public", "press", "affairs", "people", "republic", "islamic"}
    )
)
_SIGNED = re.compile(r"(?:press|information|public affairs) (?:service|office|department|cent(?:re|er))", re.IGNORECASE)
#: An agency's dateline, "KYIV (Agency) -": what stands below it was written by a reporter.
_DATELINE = re.compile(r"^.{2,80}\([^()\n]{2,30}\)\s*[-–—]", re.MULTILINE)
_LINE = re.compile(r"\S[^\n]*\S")
_QUOTED = re.compile("[\"“”„«»]|''|: ")
_SENTENCE_ENDS = (".", "!", "?", '"', "”", ":", ",", ";")


def find_issuer(page: Page) -> Issuer | None:
    """The party whose own words the page is, None where an outlet tells it."""
    return _named_on(page) or _named_outside(page)


def _named_on(page: Page) -> Issuer | None:
    """By the page's own heading or signature; a reporter's page has none."""
    text = page.document.text
    if page.document.byline or _DATELINE.search(text[:TOP]):
        return None
    opening, closing = _LINE.finditer(text, 0, REACH), _LINE.finditer(text, max(0, len(text) - REACH))
    heads = list(_lines(page, islice(map(_span, opening), HEAD_LINES)))
    feet = list(_lines(page, reversed(deque(map(_span, closing), FOOT_LINES))))
    found = [issuer for line in heads if (issuer := _issuing(page, line))]
    if any(_BARE.fullmatch(text, line.start, line.end) for line in heads):
        bodies = (_party(page, line, "heading") for line in heads)
        found += [one for one in bodies if one and one.actor not in page.tables.countries]  # "Velland" heads a column
    if any(_SIGNED.match(text, line.start, line.end) for line in feet):
        found += [issuer for line in feet if (issuer := _party(page, line, "signature"))]
    return found[0] if found else None


def _named_outside(page: Page) -> Issuer | None:
    """By its title, where that does not stand in the text, by its outlet, or by the state on whose site it is."""
    found = None
    if page.headline and not page.document.byline:
        found = _issuing(page.headline, Span(0, len(page.headline.document.text)))
    outlet = page.document.outlet
    if not found and outlet:
        name = open_words(outlet, page)
        found = _party(name, Span(0, len(outlet)), "outlet")
    if not found and page.publisher:
        state = country_entity(page, page.publisher)
        found = Issuer(state.name, state.actor, "address", None)
    return Issuer(found.name, found.actor, found.basis, None) if found else None


def _lines(page: Page, lines: Iterable[Span]) -> Iterator[Span]:
    """Those before the first line of running text, without what is set aside."""
    text = page.document.text
    for line in lines:
        words = len(page.inside(line))
        if words > LONGEST_LINE or text.startswith(_SENTENCE_ENDS, line.end - 1):
            return
        if words or _BARE.fullmatch(text, line.start, line.end):  # "PRESS RELEASE" may be set aside as a rubric
            yield line


def _span(line: re.Match[str]) -> Span:
    return Span(*line.span())


def _issuing(page: Page, line: Span) -> Issuer | None:
    """ "Statement of the Ministry of Foreign Affairs of Velland on the seizure": the ministry."""
    text = page.document.text
    opened = _OF.match(text, line.start, line.end)
    if not opened or _QUOTED.search(text, line.start, line.end):
        return None
    topic = _TOPIC.search(text, opened.end(), line.end)
    return _party(page, Span(opened.end(), topic.start() if topic else line.end), "heading")


def _party(page: Page, span: Span, basis: IssuerBasis) -> Issuer | None:
    """The party that these words name from the first to the last, None where they name none or say more.

    An outlet that is called after a land ("The Vardonia Times") is none: who issues is a body, an office or a person.
    """
    if not _is_name(page, span) or (basis == "outlet" and not _tells_a_body(page, span)):
        return None
    party = _named(page, Story(page), span)
    if party.actor is None or party.type not in PARTIES:
        return None
    return Issuer(party.name, party.actor, basis, span)


def _is_name(page: Page, span: Span) -> bool:
    """Whether every word belongs to a name of the tables or of a body: not "Message from | Ana Orwin alarms many |"."""
    named = {at for hit in page.hits_in(span) for at in range(hit.first, hit.last)}
    words = [(at, page.words[at]) for at in page.inside(span)]
    told = [word.capital and (at in named or word.key in _OF_BODIES) for at, word in words]
    links = [word.key.lower() in v.LINKS | v.DETERMINERS for _, word in words]
    return any(told) and all(one or link for one, link in zip(told, links, strict=True))


def _tells_a_body(page: Page, span: Span) -> bool:
    """Whether the words name a body, an office or a person, not only a land."""
    if any(hit.key("body", "sector", "person") for hit in page.hits_in(span)):
        return True
    return any(page.words[at].key in v.BODIES | v.ROLES for at in page.inside(span))


def _named(page: Page, story: Story, span: Span) -> Entity:
    return _person(page, span) or resolve_phrase(page, story, span, None)


def _person(page: Page, span: Span) -> Entity | None:
    """Someone of the tables by the full name, at the end of the words: "Foreign Minister Ana Orwin"."""
    named = [hit for hit in page.hits_in(span) if hit.span.end == span.end]
    key = named[-1].key("person") if named else None
    if key is None:
        return None
    return person_entity(page, key, describe(page, span), rule="person.table", score=NAMED)


def issuer_speaking(page: Page, story: Story, issuer: Issuer, before: Sequence[Entity]) -> Entity | None:
    """Who "we" are on a party's own page: who is named on it; where its address alone says so, the last of that state.

    ``before``: those who spoke, the last first. None where the words name nobody known.
    """
    if issuer.basis == "address" and page.publisher:
        own = next((one for one in before if one.country == page.publisher), None)
        return own or country_entity(page, page.publisher, rule="pronoun.publisher", score=LIKELY)
    named = _named(page, story, issuer.span) if issuer.span else None
    return replace(named, rule="pronoun.issuer", score=TOLD) if named and named.actor else None
