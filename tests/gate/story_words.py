"""Utterances of the story case: families of wordings found, changes flagged with their kind, look-alikes apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.compare.wordings_words import words
from sayso.records import Said, Utterance
from tests.gate.story_found import Found, Passage, families, lines_of, rate, said_at

SAME_UTTERANCE = ("same_words", "changed_words")
#: Kinds of changes that turn what was said: one of them flagged where there is none accuses somebody.
HARD = ("number", "negation", "party")


@dataclass(frozen=True, slots=True)
class Told:
    """An expected wording: its family's name, the passage, the statement it is in."""

    family: str
    passage: Passage
    said: Said | None


@dataclass(frozen=True, slots=True)
class Family:
    """An expected utterance: the statement of its origin, and its other wordings."""

    name: str
    origin: Told
    others: tuple[Told, ...]


def score_words(expected: Mapping[str, Any], found: Found) -> dict[str, float]:
    """Shares of wordings joined to their origin, of families whole, of changes flagged; counts of what is wrong."""
    known = list(_families(expected, found))
    joined = _Joined(found)
    others = [(family, one) for family in known for one in family.others]
    read = [(family, one) for family, one in others if one.said and family.origin.said]
    changes = [(one, change) for _, one in others for change in one.passage["changes"]]
    return {
        "wordings found": rate(joined.has(family, one) for family, one in others),
        "wordings found of those read": rate(joined.has(family, one) for family, one in read),
        "utterances found": rate(any(joined.has(family, one) for one in family.others) for family in known),
        "utterances found whole": rate(all(joined.has(family, one) for one in family.others) for family in known),
        "changes flagged": rate(joined.flags(one, change["kind"]) for one, change in changes),
        "changes that turn it flagged": rate(
            joined.flags(one, change["kind"]) for one, change in changes if change["kind"] in HARD
        ),
        "changes flagged wrongly": float(sum(len(joined.beyond(one)) for _, one in others)),
        "wordings joined wrongly": float(len(list(_joined_wrongly(expected, found)))),
    }


def told_of_words(expected: Mapping[str, Any], found: Found) -> Iterator[str]:
    """What is missing or wrong, in lines."""
    known, joined = list(_families(expected, found)), _Joined(found)
    missed, unflagged, beyond = [], [], []
    for family in known:
        if family.origin.said is None:
            missed.append(f"{family.name}: the origin is no statement: {family.origin.passage['words']}")
        for one in family.others:
            name = f"{family.name}: {one.passage['file']}: “{one.passage['words']}”"
            if not joined.has(family, one):
                missed.append(f"{name}: {one.said.words if one.said else 'NO STATEMENT'}")
            wanting = [each for each in one.passage["changes"] if not joined.flags(one, each["kind"])]
            unflagged += [f"{name}: {each['kind']} {each['left']} -> {each['right']}" for each in wanting]
            beyond += [f"{name}: {kind}" for kind in joined.beyond(one)]
    yield from lines_of("wordings not joined", missed)
    yield from lines_of("changes not flagged", unflagged)
    yield from lines_of("changes flagged wrongly", beyond)
    yield from lines_of("joined wrongly", _joined_wrongly(expected, found))


class _Joined:
    """Which statements the links hold together, and what the sums say changed in them."""

    def __init__(self, found: Found) -> None:
        links = [one for one in found.links if one.relation in SAME_UTTERANCE]
        self._root = families((one.left, one.right) for one in links)
        self._sums: dict[str, Utterance] = {
            self._root(wording.statement): one for one in found.sums.utterances for wording in one.wordings
        }

    def same(self, one: Said | None, other: Said | None) -> bool:
        """Whether two statements are held to be one utterance; one statement is one with itself."""
        return bool(one and other and self._root(one.key) == self._root(other.key))

    def has(self, family: Family, one: Told) -> bool:
        """Whether a wording stands with its family's origin."""
        return self.same(family.origin.said, one.said)

    def kinds(self, one: Told) -> frozenset[str]:
        """The kinds of changes that the sums show of a wording."""
        sums = self._sums.get(self._root(one.said.key)) if one.said else None
        if one.said is None or sums is None:
            return frozenset()
        plain = _plain(one.said.words)
        return frozenset(
            "party" if change.kind == "name" else change.kind
            for wording in sums.wordings
            if wording.statement == one.said.key or _plain(wording.words) == plain
            for change in wording.changes
        )

    def flags(self, one: Told, kind: str) -> bool:
        """Whether a change of a kind is shown; a harder kind stands for a change of wording."""
        kinds = self.kinds(one)
        return kind in kinds or (kind == "wording" and bool(kinds))

    def beyond(self, one: Told) -> list[str]:
        """Kinds shown of a wording that turn what was said, and do not stand in the expectations."""
        return sorted(self.kinds(one) & set(HARD) - {each["kind"] for each in one.passage["changes"]})


def _plain(text: str) -> tuple[str, ...]:
    return tuple(one.text.lower() for one in words(text))


def _families(expected: Mapping[str, Any], found: Found) -> Iterator[Family]:
    for one in expected["utterances"]:
        told = [Told(one["name"], each, next(iter(said_at(found, each)), None)) for each in one["wordings"]]
        yield Family(one["name"], told[0], tuple(told[1:]))


def _joined_wrongly(expected: Mapping[str, Any], found: Found) -> Iterator[str]:
    """Statements held to be one utterance that belong to two, or that only look alike."""
    joined = _Joined(found)
    for pair in expected["not_same_words"]:
        left, right = (next(iter(said_at(found, pair[side])), None) for side in ("left", "right"))
        if joined.same(left, right):
            yield f"{pair['left']['words']} / {pair['right']['words']}"
    told = [one for family in _families(expected, found) for one in (family.origin, *family.others)]
    beside = _told_beside(told)
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            if joined.same(one.said, other.said) and one.family not in beside[other.family]:
                yield " / ".join(f"{each.passage['file']}: {each.passage['words']}" for each in (one, other))


def _told_beside(told: Sequence[Told]) -> Mapping[str, set[str]]:
    """For each family itself and those that one statement tells with it: what it is joined to may be joined to both."""
    families_of: dict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.said:
            families_of[one.said.key].add(one.family)
    beside = {one.family: {one.family} for one in told}
    for names in families_of.values():
        for name in names:
            beside[name] |= names
    return beside
