"""Duties of the story case: found, with debtor, day, standing and what met them, each once."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.records import Duty, Owed
from tests.gate.story_found import Found, lines_of, names_party, owed_at, rate, sentence_place


def score_duties(expected: Mapping[str, Any], found: Found) -> dict[str, float]:
    """Shares of the expected duties."""
    sums = [(one, duty_of(one, found)) for one in expected["duties"]]
    told = [(duty, owed_at(found, passage)) for one, duty in sums for passage in one["told"]]
    met = [(one, duty) for one, duty in sums if one["met_by"] and one["standing"] in ("met", "met late")]
    return {
        "duties found": rate(duty is not None for _, duty in sums),
        "duties day right": rate(_is_due(one, duty) for one, duty in sums),
        "duties standing right": rate(duty is not None and duty.standing == one["standing"] for one, duty in sums),
        "duties debtor right": rate(_is_debtor(one, duty, found) for one, duty in sums),
        "duties met by right": rate(_is_met_by(one, duty, found) for one, duty in met),
        "duties passages": rate(duty is not None and any(one.key in duty.duties for one in own) for duty, own in told),
        "duties standing wrongly": float(len(list(_standing_wrongly(expected, found)))),
    }


def told_of_duties(expected: Mapping[str, Any], found: Found) -> Iterator[str]:
    """What is missing or wrong, in lines."""
    rows = []
    for one in expected["duties"]:
        duty = duty_of(one, found)
        if duty is None:
            rows.append(f"{one['name']}: not found")
            continue
        state = "" if _is_due(one, duty) else f" due {duty.due and duty.due.latest} not {one['due']}"
        state += "" if duty.standing == one["standing"] else f" is {duty.standing} not {one['standing']}"
        state += "" if _is_debtor(one, duty, found) else f" debtor {_owed(duty.duties[0], found).obligation.who}"
        if one["met_by"] and one["standing"] != "recurring" and not _is_met_by(one, duty, found):
            state += f" met by {duty.met_by}"
        for passage in one["told"]:
            own = owed_at(found, passage)
            if not own:
                state += f"\n      no duty read: {passage['file']} “{passage['words']}”"
            elif not any(each.key in duty.duties for each in own):
                state += f"\n      apart: {passage['file']} “{passage['words']}” ({own[0].words})"
        if state:
            rows.append(f"{one['name']}:{state}")
    yield from lines_of("duties", rows)
    yield from lines_of("expected once, standing in others as well", _standing_wrongly(expected, found))


def duty_of(expected: Mapping[str, Any], found: Found) -> Duty | None:
    """The duty in the sums that holds most of the passages that tell it; of as many the right day, the fullest."""
    told = [{one.key for one in owed_at(found, passage)} for passage in expected["told"]]
    rated = []
    for duty in found.sums.duties:
        held = [turn for turn, own in enumerate(told) if not own.isdisjoint(duty.duties)]
        if held:
            rated.append((len(held), _is_due(expected, duty), -held[0], duty))
    return max(rated, key=lambda one: (*one[:3], one[3].duties), default=(0, False, 0, None))[3]


def _is_due(expected: Mapping[str, Any], duty: Duty | None) -> bool:
    if duty is None:
        return False
    return (duty.due.latest if duty.due else None) == (expected["due"] or None)


def _is_debtor(expected: Mapping[str, Any], duty: Duty | None, found: Found) -> bool:
    """Whether any telling of a duty names its debtor: a report may say "it"."""
    debtors = [_owed(key, found).obligation.who for key in duty.duties] if duty else []
    return any(who is not None and names_party(expected["debtor"], who.name, who.actor) for who in debtors)


def _is_met_by(expected: Mapping[str, Any], duty: Duty | None, found: Found) -> bool:
    """Whether what meets a duty stands in a sentence that tells it."""
    if duty is None or duty.met_by is None:
        return False
    for passage in expected["met_by"]:
        place = sentence_place(found, passage)
        entries = found.entries[passage["file"]]
        spans = [(one.key, (one.event.trigger,)) for one in entries.happened]
        spans += [(one.key, one.statement.content) for one in entries.said]
        if place and any(key == duty.met_by and any(map(place.touches, own)) for key, own in spans):
            return True
    return False


def _standing_wrongly(expected: Mapping[str, Any], found: Found) -> Iterator[str]:
    """Sums that hold an expected duty, apart from the one that was taken for it, and stand otherwise than it does."""
    for one in expected["duties"]:
        taken = duty_of(one, found)
        keys = {each.key for passage in one["told"] for each in owed_at(found, passage)}
        for duty in found.sums.duties:
            is_other = duty is not taken and not keys.isdisjoint(duty.duties)
            if is_other and duty.standing in ("overdue", "met late") and duty.standing != one["standing"]:
                yield f"{one['name']}: {_owed(duty.duties[0], found).words}: {duty.standing}"


def _owed(key: str, found: Found) -> Owed:
    return next(one for entries in found.entries.values() for one in entries.owed if one.key == key)
