"""Where who owes and the duty stand round the words that lay it down: before, behind, as an owner, in a clause."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.derive.obligations.debtors import NO_OPENING, OWN_FORCES, SENT_TO, debtor_before, is_doer, owner_of, party_of
from sayso.derive.obligations.desk import Desk
from sayso.derive.obligations.duties import PASSIVE, clause_from, duty_after, thing_after
from sayso.derive.obligations.owed import asked_words, owed_before
from sayso.derive.obligations.rules import DEADLINE, DutyRule, Shape, duty_words, spaced
from sayso.derive.words import WORD
from sayso.records import Span

_ACT = "|".join(sorted(duty_words("duty:act")))
_NP = r"(?:(?:[\w’'.&-]+|\([^()]{1,40}\))\s+){0,14}?(?:[\w’'.&-]*\w|\([^()]{1,40}\))"
_WHO_TO = re.compile(
    rf"""\s+(?P<who>{_NP})(?:,\s+(?:who|which)\s[^,.;:\n]{{2,80}},)?\s+
        (?:(?:until|till)\s+[^,.;:]{{3,40}}?\s+|{spaced(DEADLINE)}\s+
          |(?:another\s+|just\s+|only\s+)?\w+[-\s]+(?:working\s+)?(?:hour|day|week|month|year)s?\s+(?:time\s+)?)?
        (?:not\s+)?to\s+(?=[\"“‘]?[a-z])""",
    re.VERBOSE,
)
_WHO_WILL = re.compile(
    rf"""\s+(?:that\s+)?(?P<who>{_NP})\s+
        (?:will|would|must|shall|should|has\s+to|have\s+to|had\s+to|is\s+to|are\s+to|be\s+required\s+to)\s+""",
    re.VERBOSE,
)
_WHO_VERB = re.compile(rf"(?<=\bthat)\s+(?P<who>{_NP})\s+(?=(?:immediately\s+|fully\s+)?(?:{_ACT})\b)")
_WHO_NOT = re.compile(
    rf"""\s+(?P<who>{_NP})\s+
        (?:(?:does|do|did|is|are|has|have|will)\s+not|(?:does|do|did|has|have|wo)n['’]t
          |(?:fails?|failed|refuses?)\s+to)\s+""",
    re.VERBOSE,
)
_WHO_DOES = re.compile(rf"\s+(?P<who>{_NP})\s+(?=(?:immediately\s+|fully\s+|first\s+)?(?:{_ACT}|complie)(?:e?s)\b)")
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_FROM = re.compile(
    rf"""\s+(?P<duty>(?:an?|the|full|more)\s+[^,.;:\n]{{2,70}}?\s+(?:from|by)\s+
        (?P<who>(?:the\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|{_MONTHS}\b)[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){{0,4}}))""",
    re.VERBOSE,
)
_CLAUSE_WORD = re.compile(
    r"""\b(?:that|which|who|said|says|is|are|was|were|has|had|will|would|if|because|when|where|while|how|what|why|whether|only|and\s+to
    |and\s+\w+(?:ed|s))\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: "Its pledge to | add a brigade | was welcomed": the verb of the pledge itself, with no clause opened before it.
_MAIN_VERB = re.compile(
    r"(?P<duty>(?:(?!that\b|which\b|who\b|what\b|where\b|if\b|when\b|while\b|as\b|because\b)[\w’'$£€%,.-]+\s+)+?"
    r"(?!that\b|which\b|who\b|what\b|where\b|if\b|when\b|while\b|as\b|because\b)[\w’'$£€%.-]+)\s+"
    r"(?:was|were|is|are|has|have|had)\b",
    re.IGNORECASE,
)
#: "The deadline for Ostland to | answer | is Monday".
_WHEN_IT_IS = re.compile(
    r"(?P<duty>[^.;:]+?)\s+(?:is|was|expires?|expired|ends?|ended|runs\s+out|passed)\b", re.IGNORECASE
)
#: Code points before who owes in which "which" may stand.
OBJECT_REACH = 12
#: A clause of its own between a thing and the words that say when it is due.
_BETWEEN = re.compile(r"\b(?:is|are|was|were|has|have|had)\b.*\b(?:and|but)\s+\Z", re.IGNORECASE | re.DOTALL)
_OBJECT_BEFORE = re.compile(r"\b(?:which|whom|what)\s+(?:the\s+)?\Z", re.IGNORECASE)
_HIMSELF = re.compile(r"(?:it|him|her|them|one)sel(?:f|ves)\Z", re.IGNORECASE)
_THIRD_PERSON = re.compile(r"(?:it|he|she|they)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a rule as found: the match, and the sentence it stands in with its number."""

    rule: DutyRule
    match: re.Match[str]
    sentence: Span
    number: int

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(*self.match.span())


@dataclass(frozen=True, slots=True)
class Laid:
    """A duty as found in a sentence: the words of who owes, and of the duty; ``before``: who stands before the cue."""

    rule: DutyRule
    sentence: Span
    number: int
    cue: Span
    who: Span
    duty: Span
    before: Span | None

    @property
    def extent(self) -> Span:
        """The words a duty takes: no other rule may have them."""
        return Span(min(self.cue.start, self.duty.start), max(self.cue.end, self.duty.end))


def lay_out(desk: Desk, cue: Cue) -> Laid | None:
    """The duty round a cue, as the rule's shape has it; None where the words do not fit."""
    return _SHAPES[cue.rule.shape](desk, cue)


def _left(desk: Desk, cue: Cue) -> Laid | None:
    duty = duty_after(desk, cue.sentence, cue.span.end)
    who = owner_of(desk, debtor_before(desk, cue.sentence.start, cue.span.start)) if duty else None
    if duty is None or who is None or _is_cut_off(desk, who, duty):
        return None
    return Laid(cue.rule, cue.sentence, cue.number, cue.span, who, duty, who)


def _is_cut_off(desk: Desk, who: Span, duty: Span) -> bool:
    """Whether a duty is a verb alone whose object stands before: "the ruling, which Tarvo vowed to ignore"."""
    is_alone = len(WORD.findall(desk.words(duty))) == 1
    return is_alone and _OBJECT_BEFORE.search(desk.text, max(0, who.start - OBJECT_REACH), who.start) is not None


def _right(desk: Desk, cue: Cue) -> Laid | None:
    return _behind(desk, cue, (_WHO_TO,))


def _clause(desk: Desk, cue: Cue) -> Laid | None:
    laid = _behind(desk, cue, (_WHO_WILL, _WHO_VERB))
    return _promised(desk, laid) if laid and laid.rule.id == "duty:pledge-that" else laid


def _unless(desk: Desk, cue: Cue) -> Laid | None:
    is_if = cue.match.group().lower() == "if"
    laid = _behind(desk, cue, (_WHO_NOT,) if is_if else (_WHO_DOES,))
    comma = desk.text.find(",", laid.duty.start, laid.duty.end) if laid else -1
    return replace(laid, duty=Span(laid.duty.start, comma)) if laid and comma > 0 else laid


def _behind(desk: Desk, cue: Cue, patterns: Sequence[re.Pattern[str]]) -> Laid | None:
    """Who owes stands behind the cue."""
    for pattern in patterns:
        found = pattern.match(desk.text, cue.span.end, cue.sentence.end)
        if not found or _CLAUSE_WORD.search(found["who"]) or NO_OPENING.match(found["who"]):
            continue
        sent = SENT_TO.search(found["who"])
        if sent and OWN_FORCES.search(found["who"], 0, sent.start()):
            continue
        if duty := duty_after(desk, cue.sentence, found.end()):
            before = debtor_before(desk, cue.sentence.start, cue.span.start)
            if cue.rule.id == "duty:deadline" and (verb := _WHEN_IT_IS.match(desk.text, duty.start, duty.end)):
                duty = Span(duty.start, verb.end("duty"))
            if before and _HIMSELF.match(found["who"]):  # "gave | themselves | until May"
                return Laid(cue.rule, cue.sentence, cue.number, cue.span, before, duty, None)
            who = Span(found.start("who"), found.start("who") + sent.start() if sent else found.end("who"))
            return Laid(cue.rule, cue.sentence, cue.number, cue.span, who, duty, before)
    return None


def _promised(desk: Desk, laid: Laid) -> Laid:
    """Of "it promised that it would pay", "that wages would be paid", "that the road would open": the promiser owes."""
    if laid.before is None:
        return laid
    if _THIRD_PERSON.match(desk.words(laid.who)):
        return replace(laid, who=laid.before)
    party = party_of(desk, laid.who)
    if party and is_doer(desk, party) and not PASSIVE.match(desk.words(laid.duty)):
        return laid
    whole = clause_from(desk, laid.sentence, laid.who.start)
    return replace(laid, who=laid.before, duty=whole) if whole else laid


def _owner(desk: Desk, cue: Cue) -> Laid | None:
    whose = Span(*cue.match.span("own" if cue.match["own"] else "owner"))
    words = Span(whose.end + len(cue.match["mark"] or ""), cue.span.end)
    duty = duty_after(desk, cue.sentence, cue.span.end)
    if duty and (verb := _MAIN_VERB.match(desk.text, duty.start, duty.end)):
        duty = Span(duty.start, verb.end("duty"))
    return Laid(cue.rule, cue.sentence, cue.number, words, whose, duty, None) if duty else None


def _thing(desk: Desk, cue: Cue) -> Laid | None:
    if ("from",) in cue.rule.needs:
        found = _FROM.match(desk.text, cue.span.end, cue.sentence.end)
        spans = (Span(*found.span("who")), Span(*found.span("duty"))) if found else None
        return Laid(cue.rule, cue.sentence, cue.number, cue.span, *spans, None) if spans else None
    duty = thing_after(desk, cue.sentence, cue.span.end)
    if duty and "hearer" in cue.match.groupdict():
        hearer, who = Span(*cue.match.span("hearer")), debtor_before(desk, cue.sentence.start, cue.span.start)
        return Laid(cue.rule, cue.sentence, cue.number, cue.span, who, duty, hearer) if who else None
    who = debtor_before(desk, cue.sentence.start, cue.span.start) if duty else None
    return Laid(cue.rule, cue.sentence, cue.number, cue.span, who, duty, who) if duty and who else None


def _day(desk: Desk, cue: Cue) -> Laid | None:
    """The thing owed stands before the cue, its day behind: "the next list | is due | on Friday"."""
    thing = owed_before(desk, cue.sentence.start, cue.span.start)
    rest = clause_from(desk, cue.sentence, cue.span.end)
    if thing is None or rest is None:
        return None
    is_split = _BETWEEN.search(desk.text, thing.end, cue.span.start)  # "the paper was not ready and | would be shown"
    start = cue.span.start if is_split else thing.start
    return Laid(cue.rule, cue.sentence, cue.number, cue.span, thing, Span(start, rest.end), None)


def _asked(desk: Desk, cue: Cue) -> Laid | None:
    """The thing owed, if it is told, and its day stand in the cue: "sets Friday as the day for an answer"."""
    thing = Span(*cue.match.span("thing")) if cue.match["thing"] else cue.span
    return Laid(cue.rule, cue.sentence, cue.number, cue.span, thing, asked_words(desk, cue.sentence, cue.span), None)


_SHAPES: dict[Shape, Callable[[Desk, Cue], Laid | None]] = {
    "left": _left,
    "right": _right,
    "clause": _clause,
    "owner": _owner,
    "thing": _thing,
    "unless": _unless,
    "day": _day,
    "asked": _asked,
}
