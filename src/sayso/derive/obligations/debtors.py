"""Who owes: the noun phrase before or behind the words that lay a duty on somebody, and the name it resolves to."""

import re
from bisect import bisect_left

from sayso.derive.obligations.described import (
    can_owe,
    holder_of,
    named_before,
    other_side,
    sides_before,
    state_before,
    state_spoken_for,
)
from sayso.derive.obligations.desk import Desk
from sayso.derive.obligations.rules import NUMBER, duty_words
from sayso.derive.sides import are_sides
from sayso.derive.speakers import shared
from sayso.derive.subjects import tokens_in
from sayso.derive.words import WORD
from sayso.records import Party, Resolution, Span

#: A noun phrase of somebody who owes runs to about this many words; longer ones have swallowed a clause.
LONGEST_DEBTOR = 16
#: Share of a noun phrase that a resolution must cover for its name to be the debtor's.
NAMES_IT = 0.6
#: Code points back in which "it" or "they" must find whom they mean.
PRONOUN_REACH = 400
#: Code points at the head of a sentence in which its subject begins, for a second verb of it.
LENDING_REACH = 60

_STRONG = re.compile(
    r"""[;:“”"(\n]|\s[–—-]\s|,\s*(?:and|but|so|or|yet|as|while|saying|adding|after|which|who)\b
       |\b(?:that|because|but|while|although|though|whether|if|unless|when|where|until|which|who|whom|so|than|since)\b
       |\b(?:said|says|say|announced|announces|added|adds|believes?|insist(?:s|ed)|warn(?:s|ed)|stated|states|declared
         |confirmed|argue[sd]?|stressed|noted|told\s+\w+|think|reported|agreed|hopes?|hoped|meant|means)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADING = re.compile(
    r"""(?:\s|[,–—]|\b(?:and|but|so|or|yet|then|now|also|meanwhile|however|moreover|therefore|today|yesterday|instead|thus
       |still|only|together|here|there|in\s+addition|in\s+return|in\s+turn|for\s+its\s+part)\b,?)+""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s|,|\b(?:together|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|also|now|both|each|all|still|therefore|then|in\s+turn|in\s+return|thus|first|again|soon|has|have|had"
    r"|was|were|is|are|be|been|being|not|to|who|which|that|formally|publicly|finally|repeatedly|later|already|either"
    r"|today|yesterday|itself|himself|herself|themselves)\b)+\Z",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s[–—-]\s[^–—]{1,80}\s[–—-]\s*\Z|\([^()]{1,60}\)\s*\Z|,\s[^,]{1,90},\s*\Z")
_OPENING_MARK = re.compile(r"""\s["“‘']\s*\Z""")
_LEAD_PHRASE = re.compile(
    r"^(?:in|on|under|by|at|for|with|after|before|following|during|according\s+to|as\s+part\s+of|given|despite|since"
    r"|within|from|amid|besides|unlike|like)\b[^,]*,\s*",
    re.IGNORECASE,
)
#: The same without a comma: "Under the decree | the president", "two days after | the council".
_BARE_LEAD = re.compile(
    rf"""(?:(?:under|according\s+to|pursuant\s+to|in\s+line\s+with|by)\s+(?:the|an?|this|that|its|his|her|their)\s+(?:[\w’'-]+\s+){{0,3}}?
          (?:{"|".join(sorted(duty_words("duty:decision")))})
        |{NUMBER}\s+(?:hour|day|week|month|year)s?\s+(?:after|before))
        \s+(?=(?:the|its|both|all|each|every)\b|(?-i:[A-Z]))""",
    re.VERBOSE | re.IGNORECASE,
)
#: An office one person holds, by itself.
_BY_OFFICE = re.compile(
    r"the\s+(?:president|prime\s+minister|premier|chancellor|king|queen|pope|mayor)\Z", re.IGNORECASE
)
#: "As for the ban, it is due to end": it is the ban.
_AS_FOR = re.compile(r"\bas\s+(?:for|to)\s+(?P<what>[^,.;:\n]{2,60}),\s+\Z", re.IGNORECASE)
#: Who leads or runs somebody is no part of the name.
_LED_BY = re.compile(
    r"\s+(?:led|headed|chaired|commanded|run|backed|appointed|sent|hired)\s+by\b.*\Z", re.IGNORECASE | re.DOTALL
)
_DETERMINER = re.compile(
    r"^(?:the|an?|this|that|these|those|its|their|his|her|our|your|my|some|all|both)\s+", re.IGNORECASE
)
#: What no name opens with; "all forces" and "both armies" are more than forces and armies.
_NO_COUNT = re.compile(r"^(?:the|an?|this|that|these|those|its|their|his|her|our|your|my)\s+", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^(?:it|they|he|she|we|i|you|them|him|her|us|its|their|his|our|my|your|who|which)(?:\s+(?:all|both|each))?$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"(?:it|they|he|she|them)\Z", re.IGNORECASE)
_RELATIVE = re.compile(r"^(?:who|which|that)$", re.IGNORECASE)
_OWN_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|do|does|did|sent|made|took|gave|went"
    r"|came|left|began|ended|signed|lasted|held)\b",
    re.IGNORECASE,
)
_LAST_PRONOUN = re.compile(r"\s(it|he|she|they|we|I)\Z")
_BY_WHOM = re.compile(
    r"""\bby\s+(?P<who>(?:[\w’'.&-]+\s+){0,7}?[\w’'&-]+)
        (?=\s+(?:by|on|in|within|before|until|at|from|to|under|for|this|next|no\s+later)\b|\s*[,.;:)]|\s*\Z)""",
    re.VERBOSE | re.IGNORECASE,
)
#: No noun phrase of somebody opens with these.
NO_OPENING = re.compile(
    r"(?:to|not|of|in|on|at|by|for|from|with|about|into|as|made|following|after|before|during|despite|amid|than|if|it\s+is|\w+ing)\b",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(
    r"^(?:the|our)\s+(?:enemy|enemies|adversary|opponent|aggressor|other\s+side|opposing\s+side)$", re.IGNORECASE
)
_OWN_STATE = re.compile(r"^(?:the|this|our)\s+(?:country|nation|state|republic|kingdom)$", re.IGNORECASE)
#: People by what they do: "strikers", "sailors", "gunmen".
_PERSON_ENDINGS = ("ers", "ors", "ists", "men", "ians", "crew", "people")
_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my"})
_SECOND_PERSON = frozenset({"you", "your"})
_OF_PERSONS = frozenset({"he", "she", "him", "her", "his"})
_THIRD_PERSON = _OF_PERSONS | {"it", "its"}
_AT_A_PLACE = re.compile(
    r"\b(?:in|across|from|near|over|throughout|inside|outside|at|around|into)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_NOBODY = re.compile(
    r"^(?:there|what|nothing|everything|something|nobody|no\s+one|this|that|these|those)\b", re.IGNORECASE
)
_COMMON_DEBTOR = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w’'.-]+)\s+(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(sorted(duty_words('duty:doer')))})\b"
)


#: Who is sent somewhere is not named by it: "ordered the envoy | to Velland | to speak".
SENT_TO = re.compile(r"\s+to\s+(?=(?:the\s+)?[A-Z]|the\s)")
#: Soldiers who are sent owe nobody what they are sent for.
OWN_FORCES = re.compile(
    r"\b(?:troops|soldiers|marines|forces|brigades?|battalions?|regiments?|divisions?|units?|reinforcements|warships?)\Z",
    re.IGNORECASE,
)
#: "It broke | Mr. Orlov’s | pledge": whose the pledge is.
_WHOSE = re.compile(r"(?:[Tt]he\s+(?:(?!the\b)[a-z-]+\s+){0,3}?|(?:[A-Z][\w.’'-]*\s+){0,4})(?P<last>[\w.-]+)[’']s?\Z")
#: What makes a name an owner's: "Mr. Orlov | ’s |".
_MARK_OF_OWNER = re.compile(r"[’']s?\Z")


def owner_of(desk: Desk, who: Span | None) -> Span | None:
    """Of words that end in an owner, "broke Mr. Orlov's | pledge", the owner; else the words as they are."""
    found = _WHOSE.search(desk.text, who.start, who.end) if who else None
    return Span(found.start(), found.end("last")) if found else who


def debtor_before(desk: Desk, start: int, cue: int) -> Span | None:
    """The noun phrase before a cue, in the sentence from ``start`` on; None where none stands there."""
    text = desk.text
    end = start + len(_OPENING_MARK.sub("", text[start:cue]))
    while (aside := _ASIDE.search(text[start:end])) and not _PARTICIPLE.match(text, cue):
        end = start + aside.start()
    piece_start = _past_lead(text, _clause_start(text, start, end), end)
    span = _trimmed(text, Span(piece_start, end))
    if span is None or _CONJOINED.search(text, start, end):
        return _lending(desk, start, end)
    return _without_clause(desk, span)


def _clause_start(text: str, start: int, end: int) -> int:
    """Behind the last word that opens a clause; "those who back it" stays whole."""
    marks = list(_STRONG.finditer(text, start, end))
    if len(marks) > 0 and marks[-1].group().lower() in ("who", "which"):
        before = text[: marks[-1].start()].rstrip()
        rest = text[marks[-1].end() : end].strip()
        if rest and not before.endswith(",") and before[-1:].isalpha():
            marks.pop()
    return marks[-1].end() if marks else start


def _past_lead(text: str, start: int, end: int) -> int:
    """Behind "Under the deal, " and the like."""
    skipped = _LEADING.match(text, start, end)
    start = skipped.end() if skipped else start
    lead = _LEAD_PHRASE.match(text[start:end])
    start += lead.end() if lead else 0
    commas = text[start:end].rsplit(", ", 1)
    is_list = " and " in commas[-1] and not _OWN_VERB.search(text, start, end)
    if len(commas) > 1 and (not is_list or _BARE_LEAD.match(commas[-1])):
        start = end - len(commas[-1])
    bare = _BARE_LEAD.match(text[start:end])
    return start + (bare.end() if bare else 0)


def _trimmed(text: str, span: Span) -> Span | None:
    leading = _LEADING.match(text, span.start, span.end)
    start = leading.end() if leading else span.start
    trailing = _TRAILING.search(text[start : span.end])
    end = start + trailing.start() if trailing else span.end
    words = WORD.findall(text, start, end)
    return Span(start, end) if words and end > start else None


#: A verb of several: "the army and the navy, which | are to leave".
_OF_SEVERAL = re.compile(r"\s*(?:are|were|have)\b", re.IGNORECASE)
_CONJOINED = re.compile(r"\b(?:and|or|but)\s+(?:(?:\w+ly|also|then|now|later)\s+)*\Z", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+ing\b", re.IGNORECASE)


def _lending(desk: Desk, start: int, end: int) -> Span | None:
    """As in "the firm, which must pay", "Ostland pledged to leave and will pay": a name before, or of that clause."""
    before = desk.text[start:end]
    if relative := re.search(r"([^,;:]+?),?\s+(?:who|which|that)\s*\Z", before):
        span = _trimmed(desk.text, Span(start + relative.start(1), start + relative.end(1)))
        return _tail_name(desk, span, alone=not _OF_SEVERAL.match(desk.text, end)) if span else None
    is_participle = before.rstrip().endswith(",") and _PARTICIPLE.match(desk.text, end)
    if not is_participle and not _CONJOINED.search(before):
        return None
    first = Span(start, min(end, start + LENDING_REACH))
    inside = [one.span for one in desk.roster.touching(first) if one.span.start >= start]
    return inside[0] if inside else None


def _tail_name(desk: Desk, span: Span, *, alone: bool = False) -> Span | None:
    """The last name of a piece: what a relative pronoun right behind it stands for; ``alone``: no list of names."""
    inside = [
        one.span
        for one in desk.roster.touching(span)
        if span.start <= one.span.start and one.span.end <= span.end + 1 and not (alone and one.rule == "group.several")
    ]
    return max(inside, key=lambda one: (one.end, -one.start), default=None)


def _without_clause(desk: Desk, span: Span) -> Span | None:
    """A piece with a verb of its own is no noun phrase: its last name is taken, if the piece ends with one."""
    own = _LAST_PRONOUN.search(desk.text, span.start, span.end)
    if own and " who " not in desk.words(span):  # "the target | it | pledged to reach"
        return Span(*own.span(1))
    if NO_OPENING.match(desk.text, span.start, span.end):
        tail = _tail_name(desk, span)
        return tail if tail and tail.end >= span.end - 1 else None
    if joined := _behind_clause(desk, span):  # "Ostland needs money and | all ministers | must agree"
        return joined
    words = WORD.findall(desk.text, span.start, span.end)
    verb = _OWN_VERB.search(desk.text, span.start, span.end)
    if verb is None and len(words) <= LONGEST_DEBTOR:
        return span
    if verb is not None:
        rest = _trimmed(desk.text, Span(verb.end(), span.end))
        if (
            rest
            and desk.words(rest).lower().startswith(("the ", "and the "))
            and len(WORD.findall(desk.words(rest))) <= LONGEST_DEBTOR // 2
        ):
            return rest
    tail = _tail_name(desk, span)
    return tail if tail and tail.end >= span.end - 1 else None


def _behind_clause(desk: Desk, span: Span) -> Span | None:
    """The words behind the "and" that ends a clause with a verb of its own; None for a noun phrase without one."""
    words = tokens_in(desk.reading.tokens, span)
    verbs = [at for at, word in enumerate(words) if word.tag == "VERB" and _tells(word.relation)]
    joints = [word.span.end for word in words[verbs[-1] :] if word.tag == "CCONJ"] if verbs else []
    return _trimmed(desk.text, Span(joints[0], span.end)) if joints else None


def _tells(relation: str) -> bool:
    """Whether a verb of this relation tells something of a subject, in no clause on a noun."""
    return not relation.startswith(("acl", "amod", "xcomp", "compound"))


def agent_in(desk: Desk, duty: Span) -> Party | None:
    """Who is to do what "must be done by the ministry"; None where "by" opens a day or a way."""
    for found in _BY_WHOM.finditer(desk.text, duty.start, duty.end):
        party = party_of(desk, Span(*found.span("who")))
        if party and is_doer(desk, party):
            return party
    return None


def party_of(desk: Desk, span: Span) -> Party | None:
    """The party these words stand for; None where a pronoun means nobody that can be found."""
    span = _trimmed(desk.text, span) or span
    words = " ".join(desk.words(span).split())
    if _PRONOUN.match(words):
        return _meant(desk, span, words.split()[0].lower())
    if _NOBODY.match(words):
        return None
    if sides := sides_before(desk, span, words):
        return sides
    if _OTHER_SIDE.match(words) and (other := other_side(desk, span)):
        return other
    if _OWN_STATE.match(words) and (state := state_before(desk, span)):
        return state
    found = _naming(desk, span)
    if found is not None and found.rule != "open":
        named_after = found.span.end > span.end  # "Mr. Orlov’s", of whom only "Mr. Orlov" owes
        return Party(_MARK_OF_OWNER.sub("", found.name) if named_after else found.name, found.actor, span)
    if _BY_OFFICE.match(words) and (holder := holder_of(desk, words.split(maxsplit=1)[1])):
        return Party(holder.name, holder.actor, span)
    if found is None and (same := named_before(desk, span, words)):
        return Party(same.name, same.actor, span)
    bare = _LED_BY.sub("", _NO_COUNT.sub("", words)).strip(" ,.;:'\"“”")
    return Party(bare, found.actor if found else None, span) if bare else None


def _naming(desk: Desk, span: Span) -> Resolution | None:
    """The resolution that names most of a noun phrase, or the person who ends it: "Foreign Minister | Ana Brel"."""
    core = _DETERMINER.match(desk.words(span))
    start = span.start + (core.end() if core else 0)
    size = max(span.end - start, 1)
    around = [
        one
        for one in desk.roster.touching(span)
        if shared(one.span, Span(start, span.end)) >= NAMES_IT * size
        and shared(one.span, span) >= NAMES_IT * (one.span.end - one.span.start)
    ]
    people = [one for one in desk.roster.touching(span) if one.span.end == span.end and one.type == "person"]
    found = around or [one for one in people if span.covers(one.span)]
    return max(found, key=lambda one: (one.actor is not None, shared(one.span, span), one.score), default=None)


def _meant(desk: Desk, span: Span, word: str) -> Party | None:
    """Whom a pronoun means: the resolution of it; the speaker for "we", the hearer for "you"; else the last before it.

    A "you" in words to nobody is anyone: "you have to build a force to be taken seriously".
    """
    if word in _SECOND_PERSON:
        voice = desk.voice_at(span.start)
        return Party(voice.addressee, None, span) if voice and voice.addressee else None
    if as_for := _AS_FOR.search(desk.text, max(0, span.start - LENDING_REACH), span.start):
        return party_of(desk, Span(*as_for.span("what")))
    found = _naming(desk, span)
    if word in _FIRST_PERSON:
        voice = desk.voice_at(span.start)
        if voice and voice.speaker and word != "i" and (state := state_spoken_for(desk, voice.speaker, span)):
            return state
        if voice and voice.speaker and (found is None or found.actor is None):
            return Party(voice.speaker.name, voice.speaker.actor, span)
        if found is None:
            return None
    if found is not None and found.rule != "open" and not found.rule.startswith("law"):
        return Party(found.name, found.actor, span)
    antecedent = _antecedent(desk, span, word)
    party = party_of(desk, antecedent) if antecedent else None
    return Party(party.name, party.actor, span) if party else None


def _antecedent(desk: Desk, span: Span, word: str) -> Span | None:
    """The nearest name or noun of somebody who can owe, before a pronoun: a person for "he", no person for "it"."""
    start = max(0, span.start - PRONOUN_REACH)
    before = [one for one in desk.roster.touching(Span(start, span.start)) if one.actor and can_owe(one)]
    named = [one.span for one in before if word not in _THIRD_PERSON or (word in _OF_PERSONS) == (one.type == "person")]
    common = [] if word in _OF_PERSONS else list(_COMMON_DEBTOR.finditer(desk.text, start, span.start))
    ends = [
        one
        for one in (*named, *(Span(*found.span()) for found in common))
        if one.end <= span.start and not _AT_A_PLACE.search(desk.text[max(0, one.start - 20) : one.start])
    ]
    return max(ends, key=lambda one: (one.end, -one.start), default=None)


#: What is asked for, though people are named in it.
_THINGS = frozenset(
    {"list", "lists", "copy", "copies", "details", "proof", "record", "records", "names", "text", "texts"}
)


def is_doer(desk: Desk, party: Party) -> bool:
    """Whether a party is a state, body, group or person, as far as names and words show."""
    if party.actor or are_sides(desk.words(party.span)):
        return True
    words = [word.lower() for word in WORD.findall(party.name)]
    if words[:1] and words[0] in _THINGS and words[1:2] == ["of"]:  # "asks | list of the wounded people | to visit"
        return False
    if any(form in duty_words("duty:doer") for word in words for form in (word, word[:-1], word[:-3] + "y")):
        return True
    if words and words[-1].endswith(_PERSON_ENDINGS):
        return True
    return any(
        can_owe(one) and one.type != "place" and one.rule != "name.open" for one in desk.roster.touching(party.span)
    )


def is_somebody(desk: Desk, span: Span) -> bool:
    """Whether these words are a pronoun that stands for somebody, whoever that is."""
    return _SOMEBODY.match(" ".join(desk.words(span).split())) is not None


def is_named(desk: Desk, party: Party, *, sentence: Span) -> bool:
    """Whether a party that resolves to nobody is still somebody by name: "the Front"; no law, and no weapon.

    The first word of a sentence has its capital from there; it needs a name found by reading.
    """
    core = _DETERMINER.sub("", desk.words(party.span))
    words = WORD.findall(core)
    start = party.span.end - len(core)
    if not words or not words[-1][0].isupper() or not duty_words("duty:decision").isdisjoint(core.lower().split()):
        return False
    mentions = desk.reading.mentions
    at = bisect_left(mentions, start, key=lambda one: one.span.end - 1)
    mention = mentions[at] if at < len(mentions) and mentions[at].span.touches(party.span) else None
    if mention is None:
        return start > sentence.start or len(words) > 1
    return mention.kind not in ("law", "weapon", "media")
