"""On what a duty rests, to whom it is owed, how often it falls due: in the page's words."""

import re

from sayso.derive.obligations.debtors import party_of
from sayso.derive.obligations.described import can_owe
from sayso.derive.obligations.desk import Desk
from sayso.derive.obligations.rules import NUMBER, duty_words
from sayso.derive.words import WORD, topic_stems
from sayso.records import Party, Span

#: A ground longer than this has swallowed a clause. In words.
LONGEST_GROUND = 14
#: Sentences after a duty in which it may be told how often it falls due.
SENTENCES_AFTER = 2

_DECISION = "|".join(sorted(duty_words("duty:decision"), key=len, reverse=True))
_UNDER = re.compile(
    rf"""\b(?P<how>under|in\s+(?:line|accordance|keeping)\s+with|as\s+(?:required|agreed|stipulated|provided)\s+(?:by|in|for\s+by|under)
         |according\s+to|pursuant\s+to|as\s+(?:a\s+)?(?:part|condition|term)s?\s+of|in\s+compliance\s+with|by\s+virtue\s+of|by|with)\s+
        (?P<ground>(?:(?:the|an?|its|their|this|that|such)\s+)?(?:[\w’'./-]+\s+){{0,8}}?(?:{_DECISION})s?\b(?:\s+\d+)?(?:\s+of\s+\d{{4}}|\s+\([^)]*\))?)""",
    re.VERBOSE | re.IGNORECASE,
)
_PACKAGE = re.compile(
    r"\bas\s+(?:a\s+)?(?:part|condition|term)s?\s+of\s+(?P<ground>(?:[\w’'./-]+\s+){0,7}?(?:package|programme|program|offer|loan|bailout|bail-out))\b",
    re.IGNORECASE,
)
_COMPLY = re.compile(
    r"\b(?:comply|complying|abide|conform)(?:\s+\w+ly)?\s+(?:with|by)\s+(?P<ground>(?:[\w’'./-]+\s+){0,8}?(?:[Rr]esolution|[Aa]greement|[Cc]onvention|[Tt]reaty|[Ll]aw|[Rr]uling|[Oo]rder|[Hh]ostilities)\b(?:\s+\d+)?)"
)
_IS_DECISION = re.compile(rf"\W*(?:[\w’'.-]+\s+){{0,4}}?(?:{_DECISION})s?\b", re.IGNORECASE)
#: The word that leads from a cue to the duty is no part of the ground.
_LINK = re.compile(r"\s+(?:to|that|for|of|by)$", re.IGNORECASE)
_RULES = re.compile(r"\s+(?:demand|request|call|ask|urg|order|requir|rul|allow|oblig)\w*\s", re.IGNORECASE)
_RECURS = re.compile(
    rf"""\b(?:annually|yearly|monthly|weekly|daily|quarterly|biannually
        |(?:every|each)\s+(?:(?:(?!0+\b){NUMBER}|other|second|third)\s+)?(?:year|month|week|day|hour|quarter|fortnight|Monday|Tuesday|Wednesday|Thursday
          |Friday|Saturday|Sunday|spring|summer|autumn|winter)s?
        |(?:once|twice|{NUMBER}\s+times)\s+(?:an?|every|each|per)\s+(?:year|month|week|day|quarter)
        |on\s+an?\s+(?:annual|yearly|monthly|weekly|daily)\s+basis)\b(?:\s+since\s+(?:[A-Z]\w+\s+)?\d{{4}})?""",
    re.VERBOSE | re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"\A(?:(?:[\w’'-]+\s+){1,7}?to|(?:share|exchange|settle|cooperate|consult|coordinate|conclude|sign)\s+(?:[\w’'-]+\s+){0,6}?with)"
    r"\s+(?P<whom>(?:the\s+)?(?:[A-Z][\w’'.-]+(?:\s+(?:of\s+)?(?:the\s+)?[A-Z][\w’'.-]+){0,4}))"
)
_ANNUAL = re.compile(
    r"\b(?:an?\s+|the\s+|its\s+)?(annual|yearly|monthly|weekly|daily|quarterly)\s+[a-z]+", re.IGNORECASE
)


def basis_of(desk: Desk, sentence: Span, *, cue: Span, before: Span | None, rule_basis: str) -> str | None:
    """The law, agreement or order named in the sentence; else, as the rule has it, what stands before the cue or it."""
    for pattern in (_COMPLY, _PACKAGE, _UNDER):
        found = pattern.search(desk.text, sentence.start, sentence.end)
        if found and len(WORD.findall(found["ground"])) <= LONGEST_GROUND:
            return " ".join(found["ground"].split())
    if rule_basis == "subject" and before and is_decision(desk, before):
        return " ".join(_RULES.split(desk.words(before), maxsplit=1)[0].split())
    return _LINK.sub("", " ".join(desk.words(cue).split())) if rule_basis in ("word", "subject") else None


def has_ground(desk: Desk, sentence: Span) -> bool:
    """Whether the sentence names an agreement, law or condition it rests on."""
    return any(one.search(desk.text, sentence.start, sentence.end) for one in (_PACKAGE, _UNDER))


def is_decision(desk: Desk, span: Span) -> bool:
    """Whether a noun phrase is a law, court, agreement or order."""
    return _IS_DECISION.match(desk.text, span.start, span.end) is not None


def owed_to(desk: Desk, duty: Span) -> Party | None:
    """To whom: "certify to | Congress", "share the data with | Ostland"; not "approve any deal with Ostland"."""
    found = _TO_WHOM.search(desk.words(duty))
    if not found:
        return None
    whom = Span(duty.start + found.start("whom"), duty.start + found.end("whom"))
    named = desk.roster.about(whom)
    is_town = named is not None and named.type == "place" and not can_owe(named)  # "a pilgrimage to Oster"
    return None if is_town or is_decision(desk, whom) else party_of(desk, whom)


def recurs_in(desk: Desk, duty: Span) -> bool:
    """Whether the words of a duty tell how often it falls due."""
    return _RECURS.search(desk.text, duty.start, duty.end) is not None


def recurrence_of(desk: Desk, here: Span, sentence_number: int, duty: Span) -> str | None:
    """How often: in the duty's sentence, or in a next one on the same thing ("Waivers have been issued annually")."""
    sentences = desk.reading.sentences
    for pattern in (_RECURS, _ANNUAL):
        if found := pattern.search(desk.text, max(here.start, duty.start - 60), here.end):
            return " ".join(found.group().split())
    topic = topic_stems(desk.words(Span(duty.start, here.end)))
    for sentence in sentences[sentence_number + 1 : sentence_number + 1 + SENTENCES_AFTER]:
        found = _RECURS.search(desk.text, sentence.start, sentence.end)
        if found and topic & topic_stems(desk.text[sentence.start : found.start()]):
            return " ".join(found.group().split())
    return None
