"""Who a noun phrase of a sentence is: the resolution that covers its head, else the phrase as written."""

from dataclasses import dataclass

from sayso.derive.events.lexicon import word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.speakers import Roster
from sayso.records import Party, Resolution, Span, Statement

#: Words of a noun phrase that are kept in a name of its own words.
LONGEST_PHRASE = 8
_IN_PHRASE = ("det", "amod", "compound", "nummod", "flat", "nmod:poss", "fixed", "appos:no", "goeswith", "name")
_NO_PARTY_TYPES = frozenset({"document"})
ISO3 = 3


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may be meant in a document: its resolutions, and its text."""

    text: str
    roster: Roster


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words ``first`` to ``last`` (inclusive) and its ``head``."""

    first: int
    last: int
    head: int


def phrase_at(sentence: Sentence, head: int) -> Phrase:
    """The noun phrase of a head without its clauses: determiners, adjectives, owners."""
    first = last = head
    for one in sentence.children[head]:
        if sentence.words[one].relation in _IN_PHRASE and abs(one - head) <= LONGEST_PHRASE:
            first, last = min(first, _edge(sentence, one)), max(last, one)
    return Phrase(first, last, head)


def _edge(sentence: Sentence, at: int) -> int:
    """The first word of a short dependent: "the Velland" in "the Velland army's"."""
    return min([at, *(one for one in sentence.children[at] if at - LONGEST_PHRASE <= one < at)])


def parties_of(sentence: Sentence, phrase: Phrase, cast: Cast, voice: Statement | None) -> list[Party]:
    """The parties a phrase names: mostly one; "Arvan and Velland officials" are two."""
    words = sentence.words
    span = Span(words[phrase.first].span.start, words[phrase.last].span.end)
    head = words[phrase.head]
    known = [one for one in cast.roster.touching(span) if one.type not in _NO_PARTY_TYPES]
    over = [one for one in known if one.span.covers(head.span)]
    if head.key in word_set("pronouns"):
        return _of_pronoun(over, head.span, voice)
    whole = max(over, key=lambda one: (one.actor is not None, one.span.end - one.span.start), default=None)
    if whole and whole.actor:
        return [Party(whole.name, whole.actor, whole.span)]
    inner = [one for one in known if one.actor and (span.covers(one.span) or (whole and whole.span.covers(one.span)))]
    if whole and not inner:
        return [Party(whole.name, None, whole.span)]
    return _named_inside(span, inner, cast)


def _of_pronoun(over: list[Resolution], span: Span, voice: Statement | None) -> list[Party]:
    """Whoever a pronoun was resolved to; inside a statement, its speaker."""
    known = next((one for one in over if one.actor or one.span != span), None)
    if known:
        return [Party(known.name, known.actor, span)]
    if voice and voice.speaker:
        return [Party(voice.speaker.name, voice.speaker.actor, span)]
    return []


def _named_inside(span: Span, inner: list[Resolution], cast: Cast) -> list[Party]:
    name = " ".join(cast.text[span.start : span.end].split())
    countries = list(dict.fromkeys(country for one in inner if (country := country_of(one.actor))))
    if len(countries) <= 1:
        return [Party(name, countries[0] if countries else None, span)]
    return [Party(one.name, one.actor, one.span) for one in inner]


def country_of(actor: str | None) -> str | None:
    """The ISO3 country an actor id begins with; None where it has none."""
    first = actor.split(".")[0] if actor else ""
    return first if len(first) == ISO3 and first.isupper() else None
