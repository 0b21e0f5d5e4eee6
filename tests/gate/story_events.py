"""Events of the story case: B-cubed of the passages that tell them, and neighbours that must stay apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.records import Happened
from tests.gate.coreference import Rates, b_cubed
from tests.gate.story_found import Found, Passage, happened_at, lines_of, rate


@dataclass(frozen=True, slots=True)
class Told:
    """An expected passage that tells an event: the event's name, and the key of what was read there, None: nothing."""

    name: str
    passage: Passage
    key: str | None

    @property
    def where(self) -> str:
        """The mention that B-cubed counts: a passage may tell two events."""
        return f"{self.name}|{self.passage['file']}|{self.passage['words']}"


def score_events(expected: Mapping[str, Any], found: Found) -> dict[str, float]:
    """B-cubed over all passages, those in which no event was read alone each, and over those with an event."""
    told = _told(expected, found)
    read = [one for one in told if one.key]
    whole, alone = _b_cubed(told, found), _b_cubed(read, found)
    return {
        "events read": len(read) / len(told),
        "events F1": whole.f1,
        "events precision": whole.precision,
        "events recall": whole.recall,
        "events F1 of those read": alone.f1,
        "events precision of those read": alone.precision,
        "events recall of those read": alone.recall,
        "events neighbours apart": rate(not _meet(one, other, told, found) for one, other in _neighbours(expected)),
    }


def told_of_events(expected: Mapping[str, Any], found: Found) -> Iterator[str]:
    """What is missing, split or joined wrongly, in lines."""
    told = _told(expected, found)
    yield from lines_of("no event read", (one.where for one in told if not one.key))
    group = _group_of(found)
    split = []
    for event in expected["events"]:
        parts: dict[int, list[str]] = defaultdict(list)
        for one in told:
            if one.name == event["name"] and one.key:
                parts[group[one.key]].append(f"{one.passage['file']} “{one.passage['words'][:60]}” {_read(one, found)}")
        if len(parts) > 1:
            split.append(f"{event['name']}:")
            split += [f"    ({number}) {' + '.join(own)}" for number, own in sorted(parts.items())]
    yield from lines_of("split", split)
    both = [f"{one} / {other}" for one, other in _neighbours(expected) if _meet(one, other, told, found)]
    yield from lines_of("neighbours not apart", both)
    mixed = defaultdict(set)
    for one in told:
        if one.key:
            mixed[group[one.key]].add(one.name)
    yield from lines_of("two events in one", (" / ".join(sorted(names)) for names in mixed.values() if len(names) > 1))


def _told(expected: Mapping[str, Any], found: Found) -> list[Told]:
    return [
        Told(event["name"], one, read.key if (read := told_event(found, one, event["type"])) else None)
        for event in expected["events"]
        for one in event["told"]
    ]


def told_event(found: Found, passage: Passage, root: str) -> Happened | None:
    """The event read in a passage: of several the one of the type expected, else the first."""
    read = happened_at(found, passage)
    return next((one for one in read if one.event.type == root), read[0] if read else None)


def _group_of(found: Found) -> dict[str, int]:
    return {key: number for number, one in enumerate(found.sums.happenings) for key in one.events}


def _b_cubed(told: Sequence[Told], found: Found) -> Rates:
    group = _group_of(found)
    gold: dict[str, list[str]] = defaultdict(list)
    own: dict[str, list[str]] = defaultdict(list)
    for one in told:
        gold[one.name].append(one.where)
        own[str(group[one.key]) if one.key else one.where].append(one.where)
    return b_cubed(list(gold.values()), list(own.values()))


def _neighbours(expected: Mapping[str, Any]) -> list[tuple[str, str]]:
    pairs = {tuple(sorted((one["name"], other))) for one in expected["events"] for other in one["apart"]}
    return [(one, other) for one, other in sorted(pairs)]


def _meet(one: str, other: str, told: Sequence[Told], found: Found) -> bool:
    group = _group_of(found)
    ours, theirs = ({group[each.key] for each in told if each.name == name and each.key} for name in (one, other))
    return bool(ours & theirs)


def _read(one: Told, found: Found) -> str:
    """How an event was read: its type, who to whom, the day, the status."""
    event = next(each for each in found.entries[one.passage["file"]].happened if each.key == one.key).event
    sides = (" & ".join(each.name for each in side) or "?" for side in (event.source, event.target))
    day = f"{event.when.earliest}..{event.when.latest}" if event.when else "no day"
    return f"[{event.type}/{event.mode} {' > '.join(sides)}; {day}; {event.status}]"
