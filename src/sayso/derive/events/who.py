"""Who a noun phrase of a sentence is: the resolution that covers its head, else the phrase as written."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.derive.events.lexicon import noun_spellings, word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.ships import is_ship
from sayso.derive.sides import are_sides, is_somewhere, pair_before
from sayso.derive.sources import DAY_BEHIND
from sayso.derive.speakers import Roster
from sayso.derive.tables import table_rows
from sayso.records import Party, Resolution, Span, Speaker, Statement

#: Words of a noun phrase that are kept in a name of its own words.
LONGEST_PHRASE = 8
_IN_PHRASE = ("det", "amod", "compound", "nummod", "flat", "nmod:poss", "fixed", "appos:no", "goeswith", "name")
#: Rules of the resolutions of phrases that name several parties; each of them is resolved too.
SEVERAL = frozenset({"group.several", "group.countries"})
_RUN_BEFORE = frozenset({"PROPN", "NOUN", "ADJ", "PART"})
_BETWEEN = ("cc", "punct", "case")
#: A day behind a name, in a line of capitals too.
_DAY = re.compile(DAY_BEHIND.pattern, re.IGNORECASE)
_DAY_ENDS = (
    "day",
    "night",
    "row",
    "week",
    "month",
    "year",
    "ing",
    "noon",
    "DAY",
    "NIGHT",
    "ROW",
    "WEEK",
    "MONTH",
    "YEAR",
)
#: The rule of resolutions of bodies that the tables name.
_NAMED_BODY = "body.table"
#: The rule of resolutions of offices without a name.
_ROLE = "role.own-words"
_NO_PARTY_TYPES = frozenset({"document"})
_NO_PARTY_RULES = frozenset({"weapon.open", "law.open"})
#: What a pronoun may stand for that nothing else has resolved.
_BODIES: frozenset[str] = frozenset({"government", "organization", "armed_group"})
_NAMES_OF_LAND = ("country.name", "place.country")
_FITTING = {
    **dict.fromkeys(("he", "him", "she"), frozenset({"person"})),
    "it": _BODIES,
    "they": _BODIES | {"group"},
    "them": frozenset({"group", "armed_group"}),  # hardly ever the one body a sentence opens with
}
#: Who speaks; and whom a speaker, in his own words or told again, calls so: somebody else.
_OWN_WORDS = frozenset({"i", "me", "we", "us"})
_OTHERS = frozenset({"you", "who", "whom", "them", "him", "her"})
#: States whose citizens are told of with where they or theirs are from.
_OF_MANY_DESCENTS = frozenset({"USA", "CAN", "GBR", "AUS"})
ISO3 = 3
#: Words with which a clause about a noun begins.
_OPENS_CLAUSE = frozenset({"VERB", "AUX", "SCONJ"})
_EACH_OTHER = frozenset({"each other", "one another"})
#: Words between the adjective of a country and the town or region it tells of.
WORDS_TO_TOWN = 3
#: First parts of the ids of actors of no one state.
NO_STATE = frozenset({"IGO", "NGO", "MED", "REB", "INT", "MNC", "IMG", "NGM"})
#: Behind a name that is not of those who act: "Velland|-backed rebels".
_BACKED = re.compile(
    r"\s?[-‑–]\s?(?:backed|sponsored|funded|financed|armed|supported|supplied|trained|allied|born|held|controlled|occupied)\b"
)
_WAR = re.compile(
    r"\s+(?:wars?|(?:nuclear\s+)?(?:deal|accord|agreement|bill|legislation|policy|strategy|file))\b", re.IGNORECASE
)
_JOINS_PLACES = re.compile(r",\s+\Z|\s+and\s+(?:the\s+)?\Z")
#: Before the name of those somebody is for or against: "anti-|Velland", "pro-|Velland".
_TOWARD = re.compile(r"(?:anti|pro)[-‑–]\Z", re.IGNORECASE)
#: Code points before a name in which that stands.
_PREFIX = 5


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
    while last + 1 in sentence.kids(last, "flat"):  # "Colonel | Ivo | Brel |", each hung on the one before
        last += 1
    return Phrase(first, last, head)


def _edge(sentence: Sentence, at: int) -> int:
    """The first word of a short dependent: "the Velland" in "the Velland army's"."""
    own = (one for one in sentence.children[at] if sentence.words[one].relation not in _BETWEEN)
    return min([at, *(one for one in own if at - LONGEST_PHRASE <= one < at)])


def parties_of(sentence: Sentence, phrase: Phrase, cast: Cast, voice: Statement | None) -> list[Party]:
    """The parties a phrase names: mostly one; "Arvan and Velland officials" are two. Empty for a date or a thing."""
    return [_whole(_without_day(party, cast.text), cast.text) for party in _named_by(sentence, phrase, cast, voice)]


def _whole(party: Party, text: str) -> Party:
    """The party with the "at" of "at least nine people", of which the rest was read as its phrase."""
    at = party.span.start
    if not party.name.startswith(("least ", "most ")) or text[max(0, at - 3) : at].lower() != "at ":
        return party
    return Party(f"{text[at - 3 : at - 1].lower()} {party.name}", party.actor, Span(at - 3, party.span.end))


def _without_day(party: Party, text: str) -> Party:
    """The party without the day that was read as the end of its name: "the Velland police | today"."""
    if not party.name.endswith(_DAY_ENDS):
        return party
    name = _DAY.sub("", party.name)
    if not name or name == party.name or not text[party.span.start : party.span.end].endswith(party.name[len(name) :]):
        return party
    end = party.span.end - (len(party.name) - len(name))
    return Party(name, party.actor, Span(party.span.start, end))


def _named_by(sentence: Sentence, phrase: Phrase, cast: Cast, voice: Statement | None) -> list[Party]:
    words = sentence.words
    span = Span(words[phrase.first].span.start, words[phrase.last].span.end)
    head = words[phrase.head]
    known = [one for one in _resolved(span, cast) if not _is_misread_code(sentence, one)]
    if any(_is_land(one) and _goes_on_place(head.relation, one.span.start, cast) for one in known):
        return []
    over = [one for one in known if one.span.covers(head.span)]
    acronym = cast.text[head.span.start : head.span.end][1:].isupper() and not sentence.text.isupper()  # "US", "WHO"
    if head.key in word_set("pronouns") and not acronym:
        return _of_pronoun(sentence, over, head.span, cast, voice)
    if pair := _both_sides(span, cast):
        return [Party(one.name, one.actor, span) for one in pair]
    several = next((one for one in over if one.rule in SEVERAL), None)
    if several:
        known = _resolved(several.span, cast)
        if is_party_head(sentence, phrase.head):
            known = [one for one in known if not _by_descent(one, known, cast.text)]
        each = [Party(one.name, one.actor, one.span) for one in known if one.actor and several.span.covers(one.span)]
        return each or [Party(several.name, None, several.span)]
    whole = max(over, key=lambda one: (one.actor is not None, one.span.end - one.span.start), default=None)
    if whole and whole.rule == _ROLE and (holder := _holder(whole, cast)):
        return [Party(holder.name, holder.actor, holder.span)]
    if whole and whole.actor:
        return [Party(whole.name, whole.actor, whole.span)]
    around = Span(min(span.start, whole.span.start), _before_clause(sentence, phrase, whole)) if whole else span
    inner = [one for one in _resolved(around, cast) if one.actor]
    beside = [] if inner else _named_beside(sentence, phrase, cast)
    if beside and beside[0].type == "person":
        return [Party(one.name, one.actor, one.span) for one in beside]
    inner = inner or beside
    if inner:
        return _named_inside(span, inner, cast, by_phrase=is_party_head(sentence, phrase.head))
    if whole and (whole.type != "place" or is_ship(cast.text, whole.span)):
        return [Party(whole.name, None, whole.span)]
    return [Party(_plain(span, cast), None, span)] if is_party_head(sentence, phrase.head) else []


def _before_clause(sentence: Sentence, phrase: Phrase, whole: Resolution) -> int:
    """Where what names a party ends: not in a clause about it, "| rebels | fighting the Front"."""
    words = sentence.words
    for at in range(phrase.last + 1, len(words)):
        if words[at].span.start >= whole.span.end:
            break
        if words[at].tag in _OPENS_CLAUSE:
            return words[at].span.start
    return max(words[phrase.last].span.end, whole.span.end)


def _both_sides(span: Span, cast: Cast) -> tuple[Resolution, ...]:
    """The two who are meant by "each side" and "each other"."""
    words = cast.text[span.start : span.end]
    is_pair = are_sides(words) or " ".join(words.lower().split()) in _EACH_OTHER
    return (pair_before(cast.text, cast.roster, span.start) or ()) if is_pair else ()


def _is_misread_code(sentence: Sentence, name: Resolution) -> bool:
    """Whether a word that only all the capitals make look like a country's code was resolved: "a | CAR | bomb"."""
    if not sentence.shouts or name.span.end - name.span.start > ISO3 or name.actor is None:
        return False
    return sentence.words[sentence.at(name.span.start)].tag not in ("PROPN", "ADJ", "")


def _holder(role: Resolution, cast: Cast) -> Resolution | None:
    """The person whose name goes on right behind an office: "Velland's president | Ana Bor", "the president, | Bor"."""
    gap = 2 if cast.text.startswith(", ", role.span.end) else 1
    behind = cast.roster.touching(Span(role.span.end, role.span.end + gap + 1))
    return next((one for one in behind if one.type == "person" and one.span.start == role.span.end + gap), None)


def _resolved(span: Span, cast: Cast) -> list[Resolution]:
    """What is resolved of these words and may be a party."""
    found = [one for one in cast.roster.touching(span) if not _only_tells_of(cast.text, one.span)]
    found = [one for one in found if not (_is_land(one) and _tells_which_war(cast.text, one.span))]
    return [one for one in found if one.type not in _NO_PARTY_TYPES and one.rule not in _NO_PARTY_RULES]


def _only_tells_of(text: str, name: Span) -> bool:
    """Whether a name only says who backs a party, or whom it is for or against."""
    before = text[max(0, name.start - _PREFIX) : name.start]
    return bool(_BACKED.match(text, name.end)) or _TOWARD.search(before) is not None


def _is_land(name: Resolution) -> bool:
    return name.type == "place" or name.rule in _NAMES_OF_LAND


def _goes_on_place(relation: str, start: int, cast: Cast) -> bool:
    """Whether a land only goes on where something is: "in Oster, | Velland |", "in Arvan and | Velland |"."""
    joint = _JOINS_PLACES.search(cast.text, max(0, start - len(" and the ")), start)
    before = cast.roster.touching(Span(joint.start() - 1, joint.start())) if joint and joint.start() else []
    town = next((one for one in before if _is_land(one) or one.rule.startswith("place.")), None)
    if town is None or joint is None:
        return False
    if joint.group().startswith(","):
        return town.rule.startswith("place.") and town.rule != "place.country"
    return relation == "conj" and is_somewhere(cast.text, town.span.start)


def _tells_which_war(text: str, name: Span) -> bool:
    """Whether the name of a land only tells a war or a deal from others: "the | Velland | war"; "the Arvan-|Velland|
    war" names two who fight."""
    return _WAR.match(text, name.end) is not None and text[max(0, name.start - 1) : name.start] not in ("-", "–", "‑")


def is_mere_place(party: Party, cast: Cast) -> bool:
    """Whether a party is a strait or a town, which does nothing; a country, or a seat that speaks for one, may."""
    named = [one for one in cast.roster.touching(party.span) if one.span == party.span]
    return bool(named) and all(one.rule.startswith("place.") and one.rule != "place.country" for one in named)


def is_inside_name(words: Span, cast: Cast) -> bool:
    """Whether words are part of the name of a body, the "liberation" of the National Liberation Army, or one that is
    known by them: "Amnesty".
    """
    around = [one for one in cast.roster.touching(words) if one.span.covers(words)]
    known = [one for one in around if one.span != words or one.actor is not None]
    return any(one.rule == _NAMED_BODY and one.type in ("organization", "armed_group") for one in known)


_ENDS_IN_NAME = re.compile(r"\s[A-Z][\w’'-]+\Z")
_NAME_ON = re.compile(
    r"(?:\s(?:of\s(?:the\s)?)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[A-Z][\w’-]*)+"
)


def with_whole_name(words: Span, cast: Cast) -> Span:
    """The words to the end of a name they begin: "answered the | European Court of | Human Rights"."""
    cut = [
        one.span.end for one in cast.roster.touching(words) if words.start < one.span.start < words.end < one.span.end
    ]
    goes_on = _NAME_ON.match(cast.text, words.end) if _ENDS_IN_NAME.search(cast.text, words.start, words.end) else None
    return Span(words.start, max((words.end, *cut, *([goes_on.end()] if goes_on else []))))


def tells_a_place(sentence: Sentence, party: Party, cast: Cast) -> bool:
    """Whether a country tells where a town lies: "the Velland port city", "Velland's Oster region"; its state did
    nothing."""
    named = [one for one in cast.roster.touching(party.span) if one.span == party.span]
    last = sentence.at(party.span.end - 1)
    owns = cast.text.startswith(("'s ", "’s "), party.span.end)
    if not named or any(one.rule not in (_NAMES_OF_LAND if owns else ("country.adjective",)) for one in named):
        return False
    behind = sentence.words[last + 1 :][: WORDS_TO_TOWN + 2 * owns]  # the mark and the "s" are words as well
    return any(word.key in word_set("towns") for word in behind)


def is_party_head(sentence: Sentence, head: int) -> bool:
    """Whether a noun is one of people, forces or bodies."""
    return sentence.words[head].key in word_set("agents") or sentence.words[head].key in party_nouns()


@cache
def party_nouns() -> frozenset[str]:
    """Nouns of people, forces, bodies and states (``events_parties.tsv``), singular and plural."""
    rows = table_rows("events_parties.tsv")
    return frozenset(
        form for _rule, nouns, _source in rows for noun in nouns.split(" ") for form in noun_spellings(noun)
    )


def _named_beside(sentence: Sentence, phrase: Phrase, cast: Cast) -> list[Resolution]:
    """The name set beside a title, or in the same run of names and nouns: "the premier, Ana Bor", "Envoy | Ana Bor"."""
    found = [one for at in sentence.kids(phrase.head, "appos", "flat") for one in _people_at(sentence, at, cast)]
    if found:
        return found[:1]
    first, last = phrase.first, phrase.last
    while first > 0 and phrase.first - first < LONGEST_PHRASE and sentence.words[first - 1].tag in _RUN_BEFORE:
        first -= 1
    while last + 1 < len(sentence.words) and sentence.words[last + 1].tag == "PROPN":
        last += 1
    run = (at for at in range(first, last + 1) if not phrase.first <= at <= phrase.last)
    return next((known[:1] for at in run if (known := _people_at(sentence, at, cast))), [])


def _people_at(sentence: Sentence, at: int, cast: Cast) -> list[Resolution]:
    known = _resolved(sentence.words[at].span, cast)
    return [one for one in known if one.actor and (one.type != "place" or one.rule == "place.country")]


def _of_pronoun(
    sentence: Sentence, over: list[Resolution], span: Span, cast: Cast, voice: Statement | None
) -> list[Party]:
    """Whoever a pronoun was resolved to; inside a statement, its speaker; else who opens the sentence and fits."""
    known = next((one for one in over if one.actor or one.span != span), None)
    if known:
        return [Party(known.name, known.actor, span)]
    word = cast.text[span.start : span.end].lower()
    is_own = word in _OWN_WORDS or (voice is not None and voice.form != "direct" and word not in _OTHERS)
    if voice and voice.speaker and is_own and not _is_another(word, voice.speaker, cast):
        return [Party(voice.speaker.name, voice.speaker.actor, span)]
    fitting = _FITTING.get(word, frozenset())
    before = (
        one for one in _resolved(Span(sentence.span.start, span.start), cast) if one.span.start >= sentence.span.start
    )
    found = next((one for one in before if one.actor and one.type in fitting), None) if fitting else None
    return [Party(found.name, found.actor, span)] if found else []


def _is_another(word: str, speaker: Speaker, cast: Cast) -> bool:
    """Whether a pronoun cannot be the speaker: "he had met them, his | office | said", "voted for it, | Bor | said"."""
    if word == "it":
        return speaker.type == "person"
    known = cast.roster.about(speaker.span)
    return word in ("he", "she") and known is not None and known.type in ("organization", "government", "media")


def _named_inside(span: Span, inner: list[Resolution], cast: Cast, *, by_phrase: bool) -> list[Party]:
    """Who is named in a phrase: by all its words if it is of people ("Arvan's border guards"), else as named in it."""
    inner = [one for one in inner if not (by_phrase and _by_descent(one, inner, cast.text))]
    countries = dict.fromkeys(power for one in inner if (power := power_of(one.actor)))
    if by_phrase and len(countries) <= 1:
        groups = {one.actor for one in inner if one.type == "armed_group"}  # "Front rebels" are no people of its land
        own = groups.pop() if len(groups) == 1 and len(inner) == 1 else None
        return [Party(_plain(span, cast), own or next(iter(countries), None), span)]
    if len(countries) <= 1:
        inner = [max(inner, key=lambda one: (one.span.end - one.span.start, -one.span.start))]
    return [Party(_plain(one.span, cast), one.actor, one.span) for one in inner]


def _by_descent(one: Resolution, others: list[Resolution], text: str) -> bool:
    """Whether a nationality is one of descent, before a hyphen: | Iranian |-American pastors are Americans."""
    behind = next((other for other in others if other.span.start == one.span.end + 1), None)
    return behind is not None and text[one.span.end] in "-‑–" and country_of(behind.actor) in _OF_MANY_DESCENTS


def _plain(span: Span, cast: Cast) -> str:
    return " ".join(cast.text[span.start : span.end].split())


def country_of(actor: str | None) -> str | None:
    """The ISO3 country an actor id begins with; None where it has none."""
    first = actor.split(".")[0] if actor else ""
    return first if len(first) == ISO3 and first.isupper() and first not in NO_STATE else None


def power_of(actor: str | None) -> str | None:
    """The country of an actor; of one who has none the actor: the United Nations are no part of a state."""
    return country_of(actor) or actor
