"""What must be there beside the words of a rule for a duty to stand: a day, a doer, a deed, a law, a ground."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.derive.obligations.debtors import is_doer, is_named, party_of
from sayso.derive.obligations.desk import Desk
from sayso.derive.obligations.duties import verb_of
from sayso.derive.obligations.grounds import has_ground, is_decision, recurs_in
from sayso.derive.obligations.rules import duty_words
from sayso.derive.obligations.shapes import Laid
from sayso.derive.words import WORD
from sayso.records import Party, Span, Speaker

#: Words at the head of an offer in which the goods must stand: "up to 500 million euros in | aid".
GOODS_WITHIN = 14
#: Acts whose "would" is a guess or a fear, no promise.
GUESSES = frozenset({"expect", "warn", "concern"})

_SAYING = re.compile(
    r"""\b(?:announc|said\b|says\b|saying\b|told\b|stat(?:ed|ing)\b|declar|confirm|promis|pledg|agree|add(?:s|ed)\b|assur
    |vow)""",
    re.VERBOSE | re.IGNORECASE,
)
#: "Will return to the capital", "will deliver a speech": nothing is handed to anybody.
_EMPTY_DEED = re.compile(
    r"""(?:return|withdraw|send|pull|transfer)\s+(?:to|home|from\s+(?:the\s+)?(?:race|election|contest))\b
    |(?:deliver|give|make|present|send|provide)\s+(?:[\w’'-]+\s+){0,4}?
        (?:remarks|speech|address|lecture|talk|interview|briefing|signal|message|boost|chance|way|birth|rise|hope
        |opportunity|evidence|testimony|impression|sense|insight|concert|sermon|verdict)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:council|parliament|assembly|congress|senate|commission|cabinet|court|judges?)\b", re.IGNORECASE
)
_SUM = re.compile(
    r"[$£€]\s?\d|\b\d[\d,.]*\s*(?:%|percent|per\s+cent|million|billion|bn|euros|dollars|pounds)", re.IGNORECASE
)
_IF = re.compile(r"\b(?:if|unless|whether|in\s+case|should\s+\w+\s+\w+,)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A duty laid out, with who owes it, to be held against its rule's conditions.

    ``dated``: a day is told by which it is due, or from when a period runs. ``who`` is None for a pronoun that means
    nobody that can be found; such a duty is dated.
    """

    desk: Desk
    laid: Laid
    who: Party | None
    dated: bool

    @property
    def verb(self) -> str:
        """The duty's verb."""
        return verb_of(self.desk.words(self.laid.duty))


def holds(case: Case) -> bool:
    """Whether one of the groups of conditions of the rule holds."""
    if case.laid.rule.id == "duty:will" and not _is_definite(case):
        return False
    if (case.who is None and not _is_deed(case)) or _is_refusal(case):
        return False
    needs = case.laid.rule.needs
    return not needs or any(all(_holds(one, case) for one in group) for group in needs)


def _holds(name: str, case: Case) -> bool:
    condition = _CONDITIONS.get(name)
    return condition(case) if condition else case.verb in duty_words(f"duty:{name}")


def _is_deed(case: Case) -> bool:
    """Whether something is to be done, not only to be or to go on."""
    first = WORD.match(case.desk.text, case.laid.duty.start, case.laid.duty.end)
    return duty_words("duty:not-kept").isdisjoint({case.verb, first.group().lower() if first else ""})


def _is_refusal(case: Case) -> bool:
    """Whether somebody "would not pay": to hold back what could be given is no duty taken on."""
    words = case.desk.words(case.laid.duty).lower()
    return case.laid.rule.id == "duty:will" and words.startswith("not ") and case.verb in duty_words("duty:give")


def _is_definite(case: Case) -> bool:
    """Whether "will" is a promise, not a journey or a speech; whether "would" is one told again, the speaker's own."""
    desk, laid = case.desk, case.laid
    if _EMPTY_DEED.match(desk.words(laid.duty)):
        return False
    if desk.words(laid.cue).lower() != "would":
        return True
    voice = desk.voice_at(laid.cue.start)
    if _IF.search(desk.words(laid.sentence)) or (voice and voice.act in GUESSES):
        return False
    if voice and voice.speaker:
        return _may_be_own(case, voice.speaker)
    return _SAYING.search(desk.text, laid.sentence.start, laid.cue.start) is not None


def _may_be_own(case: Case, speaker: Speaker) -> bool:
    """Whether speakers tell what they themselves would do; with a day, also where nobody knows whose name it is."""
    if case.who is None or (case.who.actor is None and case.dated):
        return True
    return (case.who.actor is not None and case.who.actor == speaker.actor) or case.who.name == speaker.name


def _is_doer(case: Case) -> bool:
    """A doer; with a day due a name that resolves to nobody is one too, and so is whom a pronoun means."""
    if case.who is None or is_doer(case.desk, case.who):
        return True
    return case.dated and is_named(case.desk, case.who, sentence=case.laid.sentence)


def _is_bound_by(case: Case) -> bool:
    before = case.laid.before
    if before is None:
        return False
    party = party_of(case.desk, before)
    return is_decision(case.desk, before) or (party is not None and is_doer(case.desk, party))


def _has_goods(case: Case) -> bool:
    head = [word.lower() for word in WORD.findall(case.desk.words(case.laid.duty))[:GOODS_WITHIN]]
    return any(word in duty_words("duty:goods") for word in head)


def _before(case: Case) -> Span:
    return case.laid.before or Span(case.laid.cue.start, case.laid.cue.start)


_CONDITIONS: dict[str, Callable[[Case], bool]] = {
    "due": lambda case: case.dated,
    "recurs": lambda case: recurs_in(case.desk, case.laid.duty),
    "doer": _is_doer,
    "body": lambda case: _BODY.search(case.desk.words(_before(case))) is not None,
    "third": lambda case: case.desk.words(case.laid.who).lower() not in ("i", "we"),
    "binder": _is_bound_by,
    "ground": lambda case: has_ground(case.desk, case.laid.sentence),
    "decision": lambda case: is_decision(case.desk, _before(case)),
    "goods": _has_goods,
    "kept": lambda case: case.verb not in duty_words("duty:not-kept"),
    "do": lambda case: case.verb not in duty_words("duty:not-kept") | duty_words("duty:meeting"),
    "from": lambda case: case.laid.rule.shape == "thing",
    "sum": lambda case: _SUM.search(case.desk.words(case.laid.duty)) is not None,
}
