"""Duties with who owes them, to whom, by when, how often, on what basis."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sayso.derive.obligations.debtors import agent_in, is_doer, is_somebody, party_of
from sayso.derive.obligations.desk import STATE_CODE, Desk, desk_of
from sayso.derive.obligations.dues import Clause, due_of, due_of_thing, has_term
from sayso.derive.obligations.duties import PASSIVE
from sayso.derive.obligations.grounds import basis_of, is_decision, owed_to, recurrence_of
from sayso.derive.obligations.needs import Case, holds
from sayso.derive.obligations.owed import asked_of, giver_of
from sayso.derive.obligations.rules import DutyRule, rules_for
from sayso.derive.obligations.shapes import Cue, Laid, lay_out
from sayso.records import Obligation, Party, Reading, Resolutions, Span, Statement

#: "It must | be hard for him to | live with that": no duty, but how something is taken to be.
_JUDGED = re.compile(r"be\s+(?:\w+ly\s+)?\w+\s+(?:for\s+\w+\s+to|to\s+(?:all|every\w+|any\w+)|that)\b", re.IGNORECASE)
#: Rules whose passive lays down what must be done, whoever is to do it.
BINDING = frozenset(
    {"duty:must", "duty:has-to", "duty:had-to", "duty:shall", "duty:required", "duty:is-to", "duty:due-to"}
)
#: What is to be done is named: "it must be stopped by May" says not what.
THING = re.compile(r"(?!(?:it|this|that|these|those|they|he|she|we|i|you|there|something|everything)\b)", re.IGNORECASE)
#: How sure a duty is whose rule asks for nothing more, and one that rests on further signs.
SURE, LIKELY = 0.9, 0.7
#: Rules of orders and demands: who stands before the cue lays the duty down.
ASKING = frozenset({"duty:asks-by", "duty:gave-time", "duty:demands-by", "duty:requires", "duty:rules-that"})
#: The rule of a thing promised to somebody who is named before it.
TO_WHOM = "duty:pledge-to-whom"
#: Code points on both sides of a cue in which all that belongs to its duty stands; only broken pages go beyond.
REACH = 700
#: Duties of one sentence; a longer list is a broken page.
MOST_DUTIES = 30
#: Cues of one rule looked at in a sentence, for the same reason.
MOST_CUES = 100
#: Code points before a cue in which a "not" or "if" may stand.
LOOK_BACK = 40

_NEGATED = re.compile(
    r"""(?:\b(?:not|never|no|no\s+longer|no\s+one|nobody|neither|nor|without|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|failed\s+to
        |declin(?:e|es|ed)(?:\s+to)?|whether|could|might|may|would|should|can|cannot)|n['’]t)
        \s+(?:(?:that|it|he|she|they|be|have|has|had|been|having|to|ever|even|\w+ly)\s+){0,4}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether|in\s+case)\b", re.IGNORECASE)


def derive_obligations(
    reading: Reading, resolutions: Resolutions, statements: Sequence[Statement]
) -> tuple[Obligation, ...]:
    """All duties of a document in text order, with ids o1, o2, ... Pure: the same input gives the same."""
    desk = desk_of(reading, resolutions, statements)
    found: list[Obligation] = []
    for number, sentence in enumerate(reading.sentences):
        if not desk.words(sentence).rstrip().endswith("?"):
            found.extend(_of_sentence(desk, sentence, number))
    ordered = sorted(found, key=lambda one: (one.duty, one.rule))
    return tuple(replace(one, id=f"o{rank}") for rank, one in enumerate(ordered, start=1))


def _of_sentence(desk: Desk, sentence: Span, number: int) -> Iterator[Obligation]:
    taken: list[Span] = []
    low = " ".join(desk.words(sentence).lower().split())
    for rule in rules_for(low):
        for match in islice(rule.cue.finditer(desk.text, sentence.start, sentence.end), MOST_CUES):
            if len(taken) >= MOST_DUTIES:
                return
            cue = Cue(rule, match, _around(sentence, match), number)
            if any(cue.span.touches(one) for one in taken) or _is_off(desk, sentence, cue.span, rule):
                continue
            laid = lay_out(desk, cue)
            obligation = _obligation(desk, laid) if laid else None
            if laid and obligation:
                taken.append(laid.extent)
                yield obligation


def _around(sentence: Span, match: re.Match[str]) -> Span:
    """The sentence, or of a very long one what is near the cue."""
    return Span(max(sentence.start, match.start() - REACH), min(sentence.end, match.end() + REACH))


def _is_off(desk: Desk, sentence: Span, cue: Span, rule: DutyRule) -> bool:
    """Denied, doubted or refused: no duty. "If", but for an ultimatum: none either."""
    before = desk.text[max(sentence.start, cue.start - LOOK_BACK) : cue.start]
    if _NEGATED.search(before):
        return True
    return rule.shape != "unless" and _IF.search(before.rsplit(",", 1)[-1]) is not None


def _obligation(desk: Desk, laid: Laid) -> Obligation | None:
    """The duty with all that belongs to it; None where a condition of its rule does not hold.

    Who owes is None where a pronoun means nobody that can be found; such a duty is kept only with its day or term.
    """
    if laid.rule.shape in ("day", "asked"):
        return _by_its_day(desk, laid)
    if PASSIVE.match(desk.words(laid.duty)):
        return _to_be_done(desk, laid)
    if _JUDGED.match(desk.words(laid.duty)) and desk.words(laid.who).lower() == "it":
        return None
    who = party_of(desk, laid.who)
    if who is None and not is_somebody(desk, laid.who):
        return None
    clause = Clause(laid.sentence, laid.cue, laid.duty)
    due = due_of(desk, clause)
    dated = due is not None or has_term(desk, clause)
    if (who is None and not dated) or not holds(Case(desk, laid, who, dated)):
        return None
    return Obligation(
        id="",
        who=who,
        duty=laid.duty,
        to=_another(owed_to(desk, laid.duty) or _asking(desk, laid), who),
        due=due,
        recurrence=recurrence_of(desk, laid.sentence, laid.number, laid.duty),
        basis=basis_of(desk, laid.sentence, cue=laid.cue, before=laid.before, rule_basis=laid.rule.basis),
        statement=_whose_word(desk, laid),
        rule=laid.rule.id,
        score=LIKELY if laid.rule.needs else SURE,
    )


def _to_be_done(desk: Desk, laid: Laid) -> Obligation | None:
    """As in "the list must be published by Friday": owed by whom it names behind "by", else by nobody it names.

    Only with a day: without one it is a wish ("something must be done").
    """
    due = due_of(desk, Clause(laid.sentence, laid.cue, laid.duty)) if laid.rule.id in BINDING else None
    if due is None or THING.match(desk.words(laid.who)) is None:
        return None
    return Obligation(
        id="",
        who=agent_in(desk, laid.duty),
        duty=Span(laid.who.start, laid.duty.end),
        to=owed_to(desk, laid.duty),
        due=due,
        recurrence=recurrence_of(desk, laid.sentence, laid.number, laid.duty),
        basis=basis_of(desk, laid.sentence, cue=laid.cue, before=None, rule_basis=laid.rule.basis),
        statement=_whose_word(desk, laid),
        rule=f"{laid.rule.id}+passive",
        score=LIKELY,
    )


def _by_its_day(desk: Desk, laid: Laid) -> Obligation | None:
    """A thing due on a day: owed by who gives such things, was asked for it, or says that it comes later."""
    begin = laid.cue.start if laid.rule.shape == "asked" else laid.cue.end
    due = due_of_thing(desk, Clause(laid.sentence, laid.cue, Span(begin, laid.duty.end)))
    if due is None:
        return None
    is_asked = laid.rule.shape == "asked"
    who = asked_of(desk, laid.who, laid.sentence) if is_asked else giver_of(desk, laid.who)
    if who is None and laid.rule.id == "duty:thing-moved":
        voice = desk.voice_at(laid.cue.start)
        speaker = voice.speaker if voice else None
        who = party_of(desk, speaker.span) if speaker else None
    return Obligation(
        id="",
        who=who,
        duty=laid.duty,
        to=None,
        due=due,
        recurrence=recurrence_of(desk, laid.sentence, laid.number, laid.duty),
        basis=basis_of(desk, laid.sentence, cue=laid.cue, before=None, rule_basis=laid.rule.basis),
        statement=_whose_word(desk, laid),
        rule=laid.rule.id,
        score=LIKELY,
    )


def _asking(desk: Desk, laid: Laid) -> Party | None:
    """Who sets the task is whom it is owed to, unless a law does; of a thing promised, to whom it was."""
    if laid.rule.id == TO_WHOM and laid.before is not None:
        return party_of(desk, laid.before)
    if laid.rule.id not in ASKING or laid.before is None or is_decision(desk, laid.before):
        return None
    party = party_of(desk, laid.before)
    return party if party and is_doer(desk, party) else None


def _another(to: Party | None, who: Party | None) -> Party | None:
    """To whom, but for one who would owe it to himself: there the words were misread."""
    if to is None or who is None:
        return to
    is_same_state = to.actor is not None and len(to.actor) == STATE_CODE and to.actor == who.actor
    return None if is_same_state or to.name.casefold() == who.name.casefold() else to


def _whose_word(desk: Desk, laid: Laid) -> str | None:
    """The statement the duty is told in, or the one made by the cue's own words; None: the page's own."""
    voice = desk.voice_at(laid.duty.start) or desk.cued_at(laid.cue)
    return voice.id if voice else None
