"""A thing owed by its day, often without who owes it: "the next list is due on Friday", "he wants an answer by May"."""

import re
from bisect import bisect_right

from sayso.derive.obligations.debtors import debtor_before, is_doer, party_of
from sayso.derive.obligations.desk import Desk
from sayso.derive.obligations.rules import duty_words
from sayso.derive.words import WORD
from sayso.records import Party, Span

#: Code points back in which it must be told who publishes such a thing, or to whom the letter went.
GIVER_REACH = 2500
#: A thing's noun phrase longer than this has swallowed a clause. In words.
LONGEST_THING = 16

_CLAUSE = re.compile(
    r"[;:“”\"(\n]|\s[–—-]\s|,\s*(?:and|but|so|while|as|though|although)\s"
    r"|\b(?:that|because|while|although|though|whether|said|says|announced|added|told\s+\w+)\s+(?=(?:the|an?|its|his|her|their|[A-Z]))",
)
_CLAUSE_END = re.compile(
    r"[;:”\"\n]|\s[–—-]\s|,\s+(?:when|who|which|and|but|after|as|while|he|she|they|it|the\s|[A-Z]\w+\s+(?:said|told))\b"
    r"|\s(?:because|when|although|unless)\b"
)
_OF_WHICH = re.compile(r"\A(?:the\s+)?\w+\s+of\s+(?:which|them)\s*\Z", re.IGNORECASE)
_OWN_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*,?\s*\b(?:that|which|who)\b.*\Z", re.DOTALL)
_GIVEN = (
    r"\b(?:publish(?:es|ed|ing)?|issu(?:es|ed|ing)|releas(?:es|ed|ing)|announc(?:es|ed|ing)|promis(?:es|ed|ing)"
    r"|present(?:s|ed|ing)?|print(?:s|ed|ing)?|send(?:s|ing)?|sent|submit(?:s|ted)|produc(?:es|ed)|draw(?:s|n)?\s+up|drew\s+up)"
)
_LETTER_TO = re.compile(
    r"\b(?:wrote|written|writes|writing|letters?|notes?|questions?|requests?|demands?|appeals?|ultimatum)\s+to\s+"
    r"(?P<who>[^.;:\n]{3,80})",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:asked|asks|told|urged|wanted\s+to\s+know\s+from|wants\s+to\s+know\s+from)\s+(?P<who>[^.;:\n]{3,80})",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\s+from\s+(?P<who>(?:the\s+)?(?:[\w’'-]+\s+){0,5}?[\w’'-]+)(?=\s+(?:by|until|till|before|no|within)\b)"
)


def owed_before(desk: Desk, start: int, cue: int) -> Span | None:
    """The noun phrase of a thing that is owed, before a cue; None where none stands there."""
    text = desk.text
    marks = [one.end() for one in _CLAUSE.finditer(text, start, cue)]
    begin = marks[-1] if marks else start
    before, comma, last = text[begin:cue].rpartition(", ")
    if comma and _OF_WHICH.match(last):
        verb = _first_verb(before)
        begin += verb.end() if verb else 0
    elif comma and " and " not in last:
        begin = cue - len(last)
    words = text[begin:cue]
    verb = _OWN_VERB.search(words)
    words = words[: verb.start()] if verb and verb.start() else words
    lead = len(words) - len(words.lstrip(" ,\n\t"))
    span = Span(begin + lead, begin + len(words.rstrip()))
    return span if span.end > span.start and thing_in(desk, span) else None


def asked_words(desk: Desk, sentence: Span, cue: Span) -> Span:
    """The words that ask for a thing, with the day by which: the cue to the end of its clause."""
    end = _CLAUSE_END.search(desk.text, cue.end, sentence.end)
    words = desk.text[cue.start : end.start() if end else sentence.end].rstrip(' \n\t.,;:!?”"’')
    return Span(cue.start, cue.start + len(words))


def _first_verb(words: str) -> re.Match[str] | None:
    return re.search(r"\b(?:\w+ed|gave|sent|drew\s+up|is|was|has|will)\s+(?=(?:an?|the|its|their|his|her)\s)", words)


def thing_in(desk: Desk, span: Span) -> str | None:
    """The noun of what is owed in a noun phrase, None where it is something else: a child, a court day."""
    words = [word.lower() for word in WORD.findall(_RELATIVE.sub("", desk.words(span)) or desk.words(span))]
    if len(words) > LONGEST_THING:
        return None
    before_of = words[: words.index("of")] if "of" in words else words
    heads = before_of if before_of and before_of[-1] in duty_words("duty:owed-thing") else words
    return next((word for word in reversed(heads) if word in duty_words("duty:owed-thing")), None)


def giver_of(desk: Desk, thing: Span) -> Party | None:
    """Who publishes or promised such things, as told before: "The mission published the second of its notes"."""
    noun = thing_in(desk, thing)
    if noun is None:
        return None
    stem = noun.removesuffix("s")
    pattern = re.compile(rf"{_GIVEN}\s+(?:[\w’'-]+\s+){{0,6}}?{re.escape(stem)}s?\b", re.IGNORECASE)
    low = max(0, thing.start - GIVER_REACH)
    behind = re.compile(
        rf"\b{re.escape(stem)}s?\s+(?:that\s+|which\s+)?(?P<who>it|they|he|she|(?:the\s+)(?:[\w’'-]+\s+){{1,4}}?)\s*"
        r"(?:had\s+|has\s+|have\s+)?(?:promised|announced|publishes|issues|pledged)\b",
        re.IGNORECASE,
    )
    givers = [(found.start(), _subject(desk, found.start())) for found in pattern.finditer(desk.text, low, thing.end)]
    givers += [(one.start(), Span(*one.span("who"))) for one in behind.finditer(desk.text, low, thing.start)]
    for _, who in sorted(givers, key=lambda one: one[0], reverse=True):
        party = party_of(desk, who) if who else None
        if party and is_doer(desk, party):
            return party
    return None


def _subject(desk: Desk, verb: int) -> Span | None:
    number = bisect_right(desk.reading.sentences, verb, key=lambda one: one.start)
    return debtor_before(desk, desk.reading.sentences[number - 1].start, verb) if number else None


def asked_of(desk: Desk, thing: Span, sentence: Span) -> Party | None:
    """Of whom a thing is asked: "from the mayor", else whom the letter told of before in the paragraph went to."""
    if found := _FROM.match(desk.text, thing.end, sentence.end):
        party = party_of(desk, Span(*found.span("who")))
        return party if party and is_doer(desk, party) else None
    start = desk.paragraph_start(thing.start)
    letters = [*_LETTER_TO.finditer(desk.text, start, thing.start)]
    for found in reversed(letters):
        whole = Span(*found.span("who"))
        named = [one for one in desk.roster.touching(whole) if one.span.start >= whole.start and one.rule != "open"]
        people = [one for one in named if one.type == "person"] or named
        if people:
            return Party(people[0].name, people[0].actor, people[0].span)
    return None
