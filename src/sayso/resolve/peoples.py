"""Parties called by the adjective of their country or by a place: "Armenian soldiers", "Karabakh rebels"."""

from sayso.records import Span
from sayso.resolve import entity as e
from sayso.resolve import vocabulary as v
from sayso.resolve.describe import is_ethnic
from sayso.resolve.entity import Entity
from sayso.resolve.page import Hit, Page
from sayso.resolve.phrases import resolve_phrase
from sayso.resolve.story import Story

#: Words behind the adjective that may still belong to the phrase: "Armenian air defence units".
LONGEST_PHRASE = 4
#: Nouns of people, forces and bodies; here also some that head no mention of their own.
_MORE_NOUNS = (
    "peacekeepers paratroopers guerrillas guerillas militiamen policemen gendarmes commandos marines warplanes warships"
    " jets helicopters aircraft units settlers prisoners detainees hostages terrorists extremists jihadists islamists"
    " nationals citizens negotiators mediators inspectors monitors delegates farmers fishermen pilots politicians"
    " counterpart counterparts"
)
_OF_THINGS_TOO = frozenset({"air", "figures", "hundreds", "thousands", "dozens", "scores"})
PARTY_NOUNS = (v.GROUPS | v.BODIES | v.ROLES | frozenset(_MORE_NOUNS.split())) - v.CARDINALS - v.SOME - _OF_THINGS_TOO


def party_called(page: Page, story: Story, hit: Hit, verbs: frozenset[int] = frozenset()) -> Entity | None:
    """The party an adjective of a country opens: its forces or people, else the country; of a place, only its people.

    None for any other name. ``verbs``: where words start at which no noun phrase goes on.
    """
    country = hit.key("adjective")
    span = phrase_called(page, hit, verbs)
    if (not country and (not hit.key("place") or span == hit.span)) or is_ethnic(page, hit):
        return None
    if country and span == hit.span:
        return e.country_entity(page, country, rule="country.adjective", score=e.TOLD)
    return resolve_phrase(page, story, span, None)


def phrase_called(page: Page, hit: Hit, verbs: frozenset[int] = frozenset()) -> Span:
    """The adjective with the words up to a noun of people, forces or bodies; the adjective alone if none follows."""
    end = None
    for at in range(hit.last, min(hit.last + LONGEST_PHRASE, len(page.words))):
        word = page.words[at]
        if not page.joined(at - 1) or word.key in v.TOWARD or word.key in v.RELATIVE or word.start in verbs:
            break
        if word.key in PARTY_NOUNS:
            end = word.end
        elif end is not None or word.owns:
            break
    return Span(hit.span.start, end) if end is not None else hit.span
