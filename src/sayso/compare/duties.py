"""Whether two reports tell of one duty, and how a duty told by many stands on a day: due, overdue, met, open."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from sayso.compare.duty_acts import UNKNOWN, is_put_off, objects_in
from sayso.compare.duty_met import Debt, debt_of, met_day
from sayso.compare.duty_told_again import is_next_turn, told_again
from sayso.compare.figure_scope import is_group
from sayso.compare.marks import mark
from sayso.compare.same_event_words import words_in
from sayso.compare.sides import same_party, side_of
from sayso.compare.told_days import day_of, days_apart, has_no_year, in_words, one_day, report_day
from sayso.records import Duty, Happened, Link, Owed, Said, When

#: Objects of a duty that make marks.
MARK_OBJECTS = 6
#: Things handed over that do; days round a report that puts a duty off on which it may have been due.
MARK_THINGS, PUT_OFF_DAYS = 1, (-1, 0, 1)
#: Days between reports of one duty that no day is told for: an old demand made again is a new one.
SAME_TIME = 60
#: Days that a deadline may be moved by and the duty still be the same one.
MOST_MOVED = 100
#: Share of the objects of the shorter duty that the other must name; more of them where the deadlines differ; fewer
#: where one surely known debtor owes acts of one known kind on one day.
MOST_OBJECTS, MOST_OBJECTS_MOVED, MOST_OBJECTS_SURE = 0.5, 0.6, 0.3
#: How sure two duties are one, by how their days stand to each other: see ``_days``.
SURE = {"same": 0.9, "none": 0.7, "one": 0.75, "moved": 0.6, "again": 0.7}
#: Added where the creditor is the same by name.
SAME_CREDITOR = 0.08
JUDGE = "duties.same"

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})

#: The order in which standings are shown: what needs watching first.
STANDINGS = ("overdue", "due", "recurring", "open", "met late", "met")

#: Turns after which a duty is owed again.
DAYS_OF_WEEK = 7
_WEEKLY = re.compile(r"\b(?:every|each|a|per) (?:week|\w+day)\b|\bweekly\b", re.IGNORECASE)
_MONTHLY = re.compile(r"\b(?:every|each|a|per) month\b|\bmonthly\b", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def duty_marks(owed: Owed) -> tuple[int, ...]:
    """The marks of a duty, at most 24: its debtor, kind of act and object, and the day it is due."""
    debt, due = debt_of(owed), owed.obligation.due
    party = side_of(debt.debtor[1]) or " ".join(sorted(objects_in(debt.debtor[0] or "")))
    things = sorted(debt.objects)[:MARK_OBJECTS]
    found = [mark("duty", party, debt.act.kind, one) for one in things] if party else []
    if due is not None and due.latest is not None:
        found.append(mark("duty", party, debt.act.kind, due.latest))
        found.extend(mark("duty", debt.act.kind, one, due.latest) for one in things)
    names = [key for one in debt.creditors for key in (side_of(one[1]) or " ".join(sorted(objects_in(one[0] or ""))),)]
    found.extend(mark("duty", party, debt.act.kind, key) for key in names if key)
    if party and debt.act.noun != UNKNOWN:
        found.extend(mark("duty thing", party, debt.act.kind, one) for one in sorted(debt.things)[:MARK_THINGS])
        if is_put_off(owed.words) and (told := report_day(owed.report)):
            near = (told + timedelta(days=one) for one in PUT_OFF_DAYS)
            found.extend(mark("duty", party, debt.act.kind, one.isoformat()) for one in near)
    return tuple(dict.fromkeys(found))


def judge_duty(left: Owed, right: Owed) -> Link | None:
    """Whether two duties are one: the same debtor, act and object, creditors and days that agree.

    A deadline that was moved leaves the duty the same: the link has the flag "number", and says so.
    """
    if left.key == right.key:
        return None
    one, other = sorted((debt_of(left), debt_of(right)), key=lambda debt: debt.owed.key)
    if one.act.kind != other.act.kind or one.negated != other.negated or _creditors_differ(one, other):
        return None
    debtor = same_party(one.debtor, other.debtor)
    days = _days(one.owed.obligation.due, other.owed.obligation.due)
    share = _share(one.objects, other.objects)
    if debtor is False or (debtor is None and not (days == "same" and one.objects and one.objects == other.objects)):
        return None
    if days == "moved" and debtor and _is_next_of(one.owed, other.owed):
        days = "again"
    if not _near(one.owed, other.owed, days):
        return None
    is_sure = debtor is True and _is_sure(one, other, share, days)
    if not (_objects_agree(share, days) or is_sure or (days == "none" and _is_repeated(one, other))):
        return None
    if (groups := [_groups_of(debt) for debt in (one, other)]) and all(groups) and groups[0] != groups[1]:
        return None
    creditor = _same_creditor(one, other)
    score = SURE[days] + SAME_CREDITOR * (creditor is not None)
    why = "; ".join(part for part in (_act_words(one, other), _day_words(one, other, days), creditor) if part)
    flags = ("number",) if days == "moved" else ()
    return Link(one.owed.key, other.owed.key, "same_duty", round(score, 2), why, JUDGE, flags=flags)


def duties(
    owed: Iterable[Owed],
    links: Iterable[Link],
    entries: Mapping[str, Happened | Said],
    as_of: str,
    *,
    stories: Mapping[str, str] = NOTHING_KNOWN,
    origins: Mapping[str, str] = NOTHING_KNOWN,
    parted: Iterable[tuple[str, str]] = (),
) -> tuple[Duty, ...]:
    """How each duty stands on a day, what needs watching first.

    ``links``: those that hold, "same_duty" and "fulfils"; others are passed over. ``entries``: events and statements by
    key, for those that meet a duty. What was done or told after ``as_of`` (an ISO day) is not known on it: duties,
    moved deadlines and deeds of later reports are passed over. ``stories``: document id -> the story it is of, as far
    as it is known. ``origins``: document id -> the id of the report it
    copies; the words of the report itself go before its copy's. ``parted``: keys of pairs whose link was withdrawn: no
    chain joins them again.
    """
    known = (one for one in owed if (day := report_day(one.report)) is None or day.isoformat() <= as_of)
    by_key = {one.key: one for one in sorted(known, key=lambda one: one.key)}
    apart = frozenset(frozenset(pair) for pair in parted)
    held = sorted(links, key=lambda one: (-one.score, one.left, one.right))
    again = told_again(by_key.values(), stories, origins)
    groups = _groups(by_key, held, again, apart)
    found = [_stand(_fullest_first(group, origins), held, entries, as_of) for group in groups]
    return tuple(sorted(found, key=_order))


# --- one duty or two -------------------------------------------------------------------------------------------------


def _days(left: When | None, right: When | None) -> str:
    """How two due days stand to each other: "same", "none" told, "one" told, or "moved"; "again": a later turn."""
    one, other = (due.latest if due else None for due in (left, right))
    if one is None or other is None:
        return "none" if one == other else "one"
    if one.startswith("-") or other.startswith("-"):
        return "same" if one[-5:] == other[-5:] else "moved"
    return "same" if one == other else "moved"


def _near(one: Owed, other: Owed, days: str) -> bool:
    """Whether two duties are near enough in time to be one."""
    left, right = report_day(one.report), report_day(other.report)
    if days in ("same", "again") or one.report.document == other.report.document:
        return days != "moved" or one.report.document != other.report.document
    if days == "moved":
        due, then = (one_day(duty.obligation.due) for duty in (one, other))
        is_recurring = one.obligation.recurrence or other.obligation.recurrence
        return bool(due and then and not is_recurring and abs((due - then).days) <= MOST_MOVED)
    return left is not None and right is not None and abs((left - right).days) <= SAME_TIME


def _share(left: frozenset[str], right: frozenset[str]) -> float | None:
    """The share of the objects of the shorter that the other names too; None where one names none."""
    return len(left & right) / min(len(left), len(right)) if left and right else None


def _objects_agree(share: float | None, days: str) -> bool:
    if share is None:
        return days == "same"
    return share >= (MOST_OBJECTS_MOVED if days == "moved" else MOST_OBJECTS)


def _is_repeated(one: Debt, other: Debt) -> bool:
    """Whether both are told in the same words, though these name no object."""
    return words_in(one.owed.words) == words_in(other.owed.words)


def _is_sure(one: Debt, other: Debt, share: float | None, days: str) -> bool:
    """Whether one debtor owes acts of one known kind: on one day, again after a week, or on a day put off."""
    if one.act.noun == UNKNOWN:
        return False
    if days == "moved":
        return is_put_off(one.owed.words) or is_put_off(other.owed.words)
    return (days == "again" and share in (None, 1.0)) or (days == "same" and (share or 0.0) >= MOST_OBJECTS_SURE)


def _is_next_of(one: Owed, other: Owed) -> bool:
    """Whether one is told as the next turn of the other, which is owed again and again: "the next list", "weekly"."""
    for again, single in ((one, other), (other, one)):
        start, day = one_day(again.obligation.due), one_day(single.obligation.due)
        turn = again.obligation.recurrence or ""
        if not turn or single.obligation.recurrence or not is_next_turn(single.words):
            continue
        if start is None or day is None or not 0 < (day - start).days <= MOST_MOVED:
            continue
        if _WEEKLY.search(turn) and (day - start).days % DAYS_OF_WEEK == 0:
            return True
        if _MONTHLY.search(turn) and day.day == start.day:
            return True
    return False


def _groups_of(debt: Debt) -> frozenset[str]:
    """The people and things that a duty is about: to free the crews is not to free the crews and the ships."""
    return frozenset(one for one in debt.objects if is_group(one))


def _creditors_differ(one: Debt, other: Debt) -> bool:
    """Whether each duty is owed to somebody named, and surely not to the same."""
    left, right = one.owed.obligation.to, other.owed.obligation.to
    return (
        left is not None
        and right is not None
        and same_party((left.name, left.actor), (right.name, right.actor)) is False
    )


def _same_creditor(one: Debt, other: Debt) -> str | None:
    """The creditor both name, or whose word it is in both, in words."""
    pairs = ((left, right) for left in one.creditors for right in other.creditors)
    found = next((left[0] for left, right in pairs if same_party(left, right)), None)
    return f"both to or by {found}" if found else None


def _act_words(one: Debt, other: Debt) -> str:
    who = one.debtor[0] or other.debtor[0] or "nobody named"
    shared = sorted(one.objects & other.objects)
    told = f"{who} owes both: “{one.owed.words}” and “{other.owed.words}”"
    return f"{told}, both of {', '.join(shared)}" if shared else told


def _day_words(one: Debt, other: Debt, days: str) -> str:
    left, right = (duty.owed.obligation.due for duty in (one, other))
    if days == "same" and left:
        return f"both due {in_words(left.latest)}"
    if days == "moved" and left and right:
        return f"the deadline is {in_words(left.latest)} in one, {in_words(right.latest)} in the other"
    if days == "again" and left and right:
        return f"owed again and again, on {in_words(left.latest)} and on {in_words(right.latest)}"
    return "the day is told in one only" if days == "one" else "no day is told"


# --- how a duty stands -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Met:
    """What meets a duty: the entry's key, the day, whether it is the deed's own, the reason."""

    key: str
    day: date | None
    is_own: bool
    why: str


def _groups(
    by_key: Mapping[str, Owed],
    links: Sequence[Link],
    again: Sequence[tuple[str, str]],
    parted: frozenset[frozenset[str]],
) -> list[list[Owed]]:
    """The duties that links hold together, then those that a story tells ``again``.

    Debtors and acts of one group agree, so that no chain of links joins two duties.
    """
    group_of = {key: [one] for key, one in by_key.items()}
    held = [one for one in links if one.relation == "same_duty" and one.left in by_key and one.right in by_key]
    pairs = [(one.left, one.right, one.judge.startswith("by:")) for one in held]
    for one_key, other_key, is_sure in (*pairs, *((one, other, True) for one, other in again)):
        left, right = group_of[one_key], group_of[other_key]
        if left is right or any(frozenset((one.key, two.key)) in parted for one in left for two in right):
            continue
        if not (is_sure or _agree(left, right)):
            continue
        left.extend(right)
        for one in right:
            group_of[one.key] = left
    return list({id(group): group for group in group_of.values()}.values())


def _fullest_first(group: Sequence[Owed], origins: Mapping[str, str]) -> list[Owed]:
    """Those that tell the day, the debtor, in a report's own words; of these the longest."""

    def rank(one: Owed) -> tuple[bool, bool, bool, int, str]:
        duty = one.obligation
        return (duty.due is None, duty.who is None, one.report.document in origins, -len(one.words), one.key)

    return sorted(group, key=rank)


def _agree(left: Sequence[Owed], right: Sequence[Owed]) -> bool:
    return all(
        same_party(debt_of(one).debtor, debt_of(other).debtor) is not False
        and not _creditors_differ(debt_of(one), debt_of(other))
        for one in left
        for other in right
    )


def _stand(group: Sequence[Owed], links: Sequence[Link], entries: Mapping[str, Happened | Said], as_of: str) -> Duty:
    due, moved = _due(group)
    met = _met(group, links, entries, as_of)
    is_recurring = any(one.obligation.recurrence for one in group)
    if met and not is_recurring:
        standing, why = _met_standing(due, met, debt_of(group[0]))
    else:
        standing, why = _open_standing(group, due, as_of)
    return Duty(
        duties=tuple(one.key for one in group),
        due=due,
        standing=standing,
        met_by=met.key if met else None,
        met_on=met.day.isoformat() if met and met.day else None,
        why="; ".join(part for part in (_due_words(due), moved, why) if part),
    )


def _due(group: Sequence[Owed]) -> tuple[When | None, str]:
    """The day that stands: of the latest report that tells one; and, where earlier reports tell another, that."""
    told = sorted((one for one in group if one.obligation.due), key=_report_order)
    if not told:
        return None, ""
    due = told[-1].obligation.due
    before = (
        next((one for one in reversed(told) if one.obligation.due and one.obligation.due.latest != due.latest), None)
        if due
        else None
    )
    if before is None or before.obligation.due is None:
        return due, ""
    return due, f"it was {in_words(before.obligation.due.latest)} in {_report_words(before)}"


def _report_order(one: Owed) -> tuple[str, int, str]:
    day = report_day(one.report)
    return (day.isoformat() if day else "", one.report.number, one.key)


def _met(
    group: Sequence[Owed], links: Sequence[Link], entries: Mapping[str, Happened | Said], as_of: str
) -> _Met | None:
    """What meets a duty by the day: the earliest that does, of one day the surest."""
    keys, found = {one.key for one in group}, []
    for link in links:
        entry = entries.get(link.left)
        if link.relation != "fulfils" or link.right not in keys or entry is None:
            continue
        day, is_own = met_day(entry)
        if day is None or day.isoformat() <= as_of:
            found.append(_Met(entry.key, day, is_own, link.why))
    return min(found, key=lambda one: one.day or date.max, default=None)


def _met_standing(due: When | None, met: _Met, debt: Debt) -> tuple[str, str]:
    noun = debt.act.noun
    if met.day is None:
        return "met", f"{noun} is reported, on a day not told"
    on = in_words(met.day.isoformat())
    told = f"{noun} is of {on}" if met.is_own else f"{noun} is reported on {on}"
    last = day_of(due.latest) if due and not has_no_year(due) else None
    if last is None:
        return "met", f"{told} ({met.why})"
    late = (met.day - last).days
    if late <= 0:
        return "met", f"{told}, in time ({met.why})"
    unsure = "" if met.is_own else "; the day of the deed itself is not told"
    return "met late", f"{told}, {days_apart(late)} late{unsure} ({met.why})"


def _open_standing(group: Sequence[Owed], due: When | None, as_of: str) -> tuple[str, str]:
    """Standing of a duty that nothing meets, or that is owed again when it was met."""
    recurrence = next((one.obligation.recurrence for one in group if one.obligation.recurrence), None)
    if recurrence:
        return "recurring", f"owed again and again: “{recurrence}”"
    if due is None:
        return "open", "no day is told by which it is due"
    if has_no_year(due):
        return "open", "the year is not told, so whether the day has passed is not known"
    if due.latest is None:
        return "open", "no last day is told"
    if due.latest >= as_of:
        left = (date.fromisoformat(due.latest) - date.fromisoformat(as_of)).days
        return (
            "due",
            f"{days_apart(left)} left on {in_words(as_of)}" if left else f"due on that very day, {in_words(as_of)}",
        )
    if all(one.obligation.who is None for one in group):
        return "open", "who owes it is not told, so whether it was done is not known"
    late = (date.fromisoformat(as_of) - date.fromisoformat(due.latest)).days
    return "overdue", f"nothing on record by {in_words(as_of)} says that it was done, {days_apart(late)} after the day"


def _due_words(due: When | None) -> str:
    """The day and how it was found: "“two weeks” from 21 September 2020 (the day of the letter) = 5 October 2020"."""
    if due is None:
        return ""
    basis = _ISO.sub(lambda one: in_words(one.group()), due.basis)
    return f"{basis} = {in_words(due.latest)}" if due.latest else basis


def _report_words(one: Owed) -> str:
    day = report_day(one.report)
    return " ".join(
        part for part in (one.report.outlet or "a report", f"of {in_words(day.isoformat())}" if day else "") if part
    )


def _order(one: Duty) -> tuple[int, str, str]:
    return (STANDINGS.index(one.standing), one.due.latest or "" if one.due else "", one.duties[0])
