"""Parties called by the adjective of their country: "Armenian soldiers", "Russian shelling"."""

from sayso.records import Span
from sayso.resolve import entity as e
from sayso.resolve import vocabulary as v
from sayso.resolve.entity import Entity
from sayso.resolve.page import Hit, Page
from sayso.resolve.phrases import head_of, resolve_phrase
from sayso.resolve.story import Story

#: Words behind the adjective that may still belong to the phrase: "Armenian air defence units".
LONGEST_PHRASE = 4


def party_called(page: Page, story: Story, hit: Hit) -> Entity | None:
    """The party an adjective of a country opens, None for any other hit: its forces or people, else the country."""
    country = hit.key("adjective")
    if not country:
        return None
    span = phrase_called(page, hit)
    if span == hit.span:
        return e.country_entity(page, country, rule="country.adjective", score=e.TOLD)
    return resolve_phrase(page, story, span, None)


def phrase_called(page: Page, hit: Hit) -> Span:
    """The adjective with the words up to a noun of people, forces or bodies; the adjective alone if none follows."""
    last = hit.last
    for at in range(hit.last, min(hit.last + LONGEST_PHRASE, len(page.words))):
        if not page.joined(at - 1) or page.words[at].key in v.TOWARD or page.words[at].key in v.RELATIVE:
            break
        last = at + 1
    span = Span(hit.span.start, page.words[last - 1].end)
    head = head_of(page, span)
    if head is None or head.kind in ("name", "some", "document", "media") or head.at < hit.last:
        return hit.span
    return Span(hit.span.start, page.words[head.at].end)
