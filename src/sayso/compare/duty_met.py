"""Whether a later report tells that a duty was met: the debtor did what was owed, to what it was owed for, in its time.

What counts: an event told as fact, or claimed and by nobody denied; a statement that tells it; the reply itself, said
or written to the creditor; the creditor's word that it came. What does not: promises, plans, demands, denials,
conditions, beginnings and parts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sayso.compare.duty_acts import UNKNOWN, Act, Done, act_of, acts_in, done_in, is_negated, is_part_of, objects_in
from sayso.compare.figure_scope import is_group
from sayso.compare.kept import kept
from sayso.compare.marks import mark
from sayso.compare.same_event_words import stem, telling, words_in
from sayso.compare.sides import Named, own_words, same_party, side_of, states_in
from sayso.compare.told_days import days_apart, in_words, one_day, report_day
from sayso.records import Event, Happened, Link, Obligation, Owed, Said, Teller

#: Days after the due day, or after the duty was told, in which it may still be met; later deeds are of other duties.
LONGEST = 400
#: Objects that make marks, in the order of the alphabet; parties and acts of a report that do; marks in all.
MARK_OBJECTS, MARK_PARTIES, MARK_ACTS, MOST_MARKS = 6, 2, 2, 24
#: How sure a fulfilment is by whose word it is: the creditor's, the outlet's or another's, the debtor's own.
BY_CREDITOR, BY_OTHER, BY_DEBTOR = 0.9, 0.8, 0.65
#: Taken from it where nothing names the debtor as the doer; where the act is told without what it is done to.
UNNAMED, NO_OBJECT = 0.15, 0.1
#: Acts of speech that do not tell that something was done.
NO_REPORT = frozenset(
    {"promise", "demand", "appeal", "threaten", "warn", "deny", "reject", "ask", "expect", "decline_comment"}
)
#: What a deed must share with a duty of an act that no table knows, for the two verbs to be one.
LEAST_SHARED = 2
#: Kinds of acts done to the thing they name: to submit a request is not to submit a report.
OF_THINGS = frozenset({"submit", "publish", "notify"})
#: Statuses of events that are told as having happened.
TOLD = frozenset({"fact", "claimed"})
JUDGE = "duties.met"

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_NAME = r"[A-Z][\w-]+(?: (?:of |for )?[A-Z][\w-]+)*"
#: To whom a duty's own words say it is owed: "answer the Court's questions", "submit to the Tribunal a report".
_CREDITOR = re.compile(rf"\b(?P<owner>{_NAME})['’]s\b|\bto (?:the )?(?P<hearer>{_NAME})")
_REPLIES = frozenset(stem(one) for one in ("reply", "replied", "respond", "answer", "wrote"))


@dataclass(frozen=True, slots=True)
class Debt:
    """A duty as it is compared. ``creditors``: all to whom it may be owed, or whose word it is.

    ``things``: the nouns of the act that it names ("report"); ``objects``: what else it is about.
    """

    owed: Owed
    act: Act
    debtor: Named
    creditors: tuple[Named, ...]
    things: frozenset[str]
    objects: frozenset[str]
    negated: bool


@kept(4096)
def debt_of(owed: Owed) -> Debt:
    """A duty as it is compared."""
    duty, act = owed.obligation, act_of(owed.words)
    creditors: list[Named] = [(owed.by.name, owed.by.actor)]
    if duty.to:
        creditors.insert(0, (duty.to.name, duty.to.actor))
    if duty.basis and any(word[0].isupper() for word in duty.basis.split()):
        creditors.append((duty.basis, None))
    creditors.extend((found["owner"] or found["hearer"], None) for found in _CREDITOR.finditer(owed.words))
    names = {word for name, _ in (*creditors, debtor_of(duty)) if name for word in objects_in(name)}
    things = (
        frozenset(stem(word) for word in words_in(owed.words)) & act.nouns if act.kind in OF_THINGS else frozenset()
    )
    objects = objects_in(owed.words) - names - act.verbs - things
    return Debt(
        owed=owed,
        act=act,
        debtor=debtor_of(duty),
        creditors=tuple(one for one in creditors if (one[0] or one[1]) and not same_party(one, debtor_of(duty))),
        things=things,
        objects=objects,
        negated=is_negated(owed.words),
    )


def debtor_of(duty: Obligation) -> Named:
    """Who owes a duty, by name and actor; both None where nobody is named."""
    return (duty.who.name, duty.who.actor) if duty.who else (None, None)


def fulfilment_marks(record: Owed | Happened | Said) -> tuple[int, ...]:
    """The marks by which a duty and what may meet it find each other, at most 24: party, act, what it is done to."""
    if isinstance(record, Owed):
        debt = debt_of(record)
        parties = _keys(debt.debtor)[:1]
        found = [_mark(party, debt.act.kind, one) for party in parties for one in sorted(debt.objects)[:MARK_OBJECTS]]
        found += [
            _mark(party, debt.act.kind, key) for party in parties for one in debt.creditors for key in _keys(one)[:2]
        ]
        if debt.act.receipt:
            found += [mark("receipt", debt.act.kind, key) for one in debt.creditors for key in _keys(one)]
    elif isinstance(record, Happened):
        found = _event_marks(record)
    else:
        found = _statement_marks(record)
    return tuple(dict.fromkeys(found))[:MOST_MARKS]


def judge_fulfilment(owed: Owed, later: Happened | Said) -> Link | None:
    """Whether a report tells that a duty was met: "fulfils", directed, what meets it left and the duty right."""
    debt = debt_of(owed)
    if debt.negated or debt.debtor == (None, None) or not debt.act.verbs:
        return None
    told = _told_event(debt, later) if isinstance(later, Happened) else _told_statement(debt, later)
    if told is None or not _in_order(debt, later):
        return None
    score = told.score - (0.0 if told.named else UNNAMED) - (0.0 if told.matched else NO_OBJECT)
    doer = "" if told.named else "; who did it is not named there"
    why = f"“{told.words}” ({_source_words(later)}) answers to “{owed.words}”{doer}{_late_words(debt, later)}"
    return Link(later.key, owed.key, "fulfils", round(score, 2), why, JUDGE, directed=True)


def met_day(later: Happened | Said) -> tuple[date | None, bool]:
    """The day something was done, and whether the deed's own day is told; else the day it was reported."""
    own = one_day(later.event.when) if isinstance(later, Happened) else None
    if own is not None:
        return own, True
    said = one_day(later.statement.said) if isinstance(later, Said) else None
    return said or report_day(later.report), False


@dataclass(frozen=True, slots=True)
class _Told:
    """What tells that a duty was met: the words, how sure they are; whether they name the doer, the object."""

    words: str
    score: float
    named: bool
    matched: bool


def _told_event(debt: Debt, later: Happened) -> _Told | None:
    event = later.event
    if event.status not in TOLD or later.denied_by:
        return None
    doers = [(one.name, one.actor) for one in event.source]
    named = one_of(doers, debt.debtor)
    if not named and (doers or not _names(debt.debtor, later.passage)):
        return None
    trigger = set(words_in(later.words))
    for done in done_in(later.passage, _with_trigger(debt.act, event, later.words)):
        if trigger.isdisjoint(words_in(done.clause)) or is_part_of(done.clause, debt.owed.words):
            continue
        about = [(one.name, one.actor) for one in event.target]
        matched = _matches(debt, done, to_creditor=any(one_of(about, one) for one in debt.creditors))
        if matched is not None:
            return _Told(done.clause, _sureness(debt, later.asserted_by), named, matched)
    return None


def _with_trigger(act: Act, event: Event, words: str) -> Act:
    """The act with an event's own verb, where the event is of a type that tells the act: "set free"."""
    first = next(iter(words_in(words)), "")
    if event.type not in act.events and f"{event.type}:{event.mode}" not in act.events:
        return act
    return Act(act.kind, act.noun, act.verbs | {stem(first)}, act.nouns, act.events, act.receipt)


def _told_statement(debt: Debt, later: Said) -> _Told | None:
    statement = later.statement
    if statement.act in NO_REPORT or statement.denies or statement.speaker is None:
        return None
    speaker: Named = (statement.speaker.name, statement.speaker.actor)
    is_debtor, is_creditor = same_party(speaker, debt.debtor) is True, one_of(debt.creditors, speaker)
    if is_debtor and debt.act.kind == "reply" and _is_reply(debt, later):
        return _Told(f"{later.cue} … {later.words}", BY_OTHER, named=True, matched=True)
    for done in done_in(later.words, debt.act):
        named = _does(debt, done, is_debtor=is_debtor and not is_creditor)
        if is_part_of(done.clause, debt.owed.words) or not (named or (done.received and _got(debt, later, speaker))):
            continue
        matched = _matches(debt, done, to_creditor=is_creditor)
        if matched is not None:
            score = BY_CREDITOR if is_creditor else BY_DEBTOR if is_debtor else BY_OTHER
            return _Told(done.clause, score, named, matched)
    return None


def _got(debt: Debt, later: Said, speaker: Named) -> bool:
    """Whether the speaker is the creditor himself, surely enough to be believed though he names no debtor."""
    for one in debt.creditors:
        if same_party(one, speaker):
            own = own_words(one[0]) & own_words(speaker[0])
            is_told = one[1] is not None and one[1] == speaker[1]
            if is_told or len(own) > 1 or later.report.document == debt.owed.report.document:
                return True
    return False


def _is_reply(debt: Debt, later: Said) -> bool:
    """Whether a statement is itself the reply: said in reply, or in a letter, to whom it is owed."""
    cue = words_in(later.cue or "")
    replies = any(stem(word) in _REPLIES for word in cue) and "not" not in cue
    written = "letter" in (later.statement.channel or "").lower()
    if not (replies or written):
        return False
    hearer = later.statement.addressee or ""
    heard = any(same_party((hearer, None), one) for one in debt.creditors) if hearer else False
    return heard or any(_names(one, f"{later.cue} {hearer} {later.words}") for one in debt.creditors)


def _does(debt: Debt, done: Done, *, is_debtor: bool) -> bool:
    """Whether the debtor is who does it in a clause: named before the verb, or speaking of what it did itself."""
    before = done.clause.partition(done.word)[0]
    states = states_in(before)
    if _names(debt.debtor, before):
        return True
    if states or not is_debtor:
        return not states and not done.received and _names(debt.debtor, done.clause)
    return True


def _matches(debt: Debt, done: Done, *, to_creditor: bool) -> bool | None:
    """Whether what was done is done to what is owed: True; False where it only goes to the creditor; None where not."""
    nouns = {stem(word) for word in words_in(done.clause)}
    if debt.things and debt.things.isdisjoint(nouns):
        return None
    told = objects_in(done.clause)
    if not debt.act.receipt and not {one for one in debt.objects if is_group(one)} <= told:
        return None  # the crews are free, the ships are not: a part
    if debt.act.noun == UNKNOWN:
        return True if len(debt.objects & told) >= LEAST_SHARED and done.word.endswith("ed") else None
    if not debt.objects.isdisjoint(told) or (debt.things and not debt.objects):
        return True
    to_creditor = to_creditor or any(_names(one, done.clause) for one in debt.creditors)
    return False if to_creditor and (debt.act.receipt or not debt.objects) else None


def _sureness(debt: Debt, asserted_by: tuple[Teller, ...]) -> float:
    speakers = [(one.name, one.actor) for one in asserted_by]
    if any(one_of(debt.creditors, one) for one in speakers):
        return BY_CREDITOR
    is_own = bool(speakers) and all(same_party(one, debt.debtor) for one in speakers)
    return BY_DEBTOR if is_own else BY_OTHER


# --- days ----------------------------------------------------------------------------------------------------------


def arose(owed: Owed) -> date | None:
    """The day by which a duty had been laid down: of the letter it is counted from, else of its report."""
    told = report_day(owed.report)
    found = _ISO.search(owed.obligation.due.basis) if owed.obligation.due else None
    start = date.fromisoformat(found.group()) if found else None
    return min(told, start) if told and start else told or start


def _in_order(debt: Debt, later: Happened | Said) -> bool:
    """Whether something was done, and told, no earlier than the duty was laid down, nor long after it was due."""
    since, reported = arose(debt.owed), report_day(later.report)
    day, is_own = met_day(later)
    if since is None or day is None or day < since or (reported is not None and reported < since):
        return False
    if isinstance(later, Happened) and not is_own and later.event.background:
        return False
    due = one_day(debt.owed.obligation.due)
    if (day - max(since, due or since)).days > LONGEST:
        return False
    return (
        is_own or later.report.document != debt.owed.report.document or _place(later) > debt.owed.obligation.duty.start
    )


def _place(later: Happened | Said) -> int:
    if isinstance(later, Happened):
        return later.event.trigger.start
    return later.statement.content[0].start if later.statement.content else 0


def _late_words(debt: Debt, later: Happened | Said) -> str:
    due, (day, _is_own) = one_day(debt.owed.obligation.due), met_day(later)
    if due is None or day is None:
        return ""
    late = (day - due).days
    return f"; due {in_words(due.isoformat())}" + (f", told {days_apart(late)} later" if late > 0 else "")


def _source_words(later: Happened | Said) -> str:
    """Who tells it, where, when: for a person."""
    if isinstance(later, Said):
        who = later.statement.speaker.name if later.statement.speaker else None
    else:
        who = next((one.name for one in later.asserted_by if one.name), None)
    reported = report_day(later.report)
    on = f"report of {in_words(reported.isoformat())}" if reported else "a report of a day not told"
    return ", ".join(one for one in (who, later.report.outlet, on) if one)


# --- names and marks -------------------------------------------------------------------------------------------------


def one_of(parties: Iterable[Named], party: Named) -> bool:
    """Whether a party is surely among others."""
    return any(same_party(one, party) for one in parties)


def _names(party: Named, text: str) -> bool:
    """Whether a text names a party: its state by name or adjective, or most words of its own name."""
    side = side_of(party[1])
    if side is not None and "." not in side:
        return side in states_in(text)
    own = objects_in(party[0] or "")
    return bool(own) and own <= objects_in(text)


def _keys(party: Named) -> list[str]:
    """Ids and words by which a party is found, the surest first, at most 4."""
    side = side_of(party[1])
    words = sorted(own_words(party[0]), key=lambda one: (-telling(one), one))
    return [*([side] if side else []), *words[:3]]


def _event_marks(record: Happened) -> list[int]:
    doers = [key for one in record.event.source for key in _keys((one.name, one.actor))[:MARK_PARTIES]]
    parties = doers or sorted(states_in(record.passage))
    return _deed_marks(parties, record.passage, tuple((one.name, one.actor) for one in record.event.target))


def _statement_marks(record: Said) -> list[int]:
    speaker = record.statement.speaker
    own = _keys((speaker.name, speaker.actor)) if speaker else []
    hearer: tuple[Named, ...] = ((record.statement.addressee, None),) if record.statement.addressee else ()
    found = _deed_marks([*own[:1], *sorted(states_in(record.words))], record.words, hearer)
    found += [mark("receipt", act.kind, key) for act in acts_in(record.words) if act.receipt for key in own]
    if any(stem(word) in _REPLIES for word in words_in(record.cue or "")) or record.statement.channel:
        about = objects_in(f"{record.cue} {record.words}")
        heard = [*(key for one in hearer for key in _keys(one)), *sorted(about)[:MARK_OBJECTS]]
        found += [_mark(key, "reply", one) for key in own[:1] for one in heard]
    return found


def _deed_marks(parties: list[str], text: str, others: tuple[Named, ...]) -> list[int]:
    things = [*(key for one in others for key in _keys(one)[:2]), *sorted(objects_in(text))[:MARK_OBJECTS]]
    kinds = [act.kind for act in acts_in(text)[:MARK_ACTS]]
    return [_mark(party, kind, one) for one in things for kind in kinds for party in parties[:MARK_PARTIES]]


def _mark(party: str, kind: str, thing: str) -> int:
    return mark("met", party, kind, thing)
