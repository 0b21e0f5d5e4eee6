"""Whom each name of many reports stands for in a dispute: a state with its officials and forces, a movement, a body."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.sides import country_of, own_words, side_of, states_in
from sayso.records import Entries, Speaker

#: Speakers that are a party of their own, whatever state they live in.
OF_THEIR_OWN = ("armed_group",)
#: The kind of event whose target is a government even where it has the name of its seat.
ACCUSED = "ACCUSE"
#: Sectors of those who stand against their own state.
APART = frozenset({"REB", "OPP", "SEP", "INS", "UAF", "CRM"})
#: Letters of an ISO3 code.
STATE_CODE = 3

_NAMED = re.compile(r"[a-z]")
_CAPITAL = re.compile(r"[A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Sides:
    """Whom the names of some reports stand for.

    ``movements``: stems of a movement's name -> its actor. ``voices``: a person's last name in lower case -> the side
    most independent reports give him. ``names``: a word of a known name, as written -> the side it stands for alone.
    ``labels``: side -> its name for a reader.
    """

    movements: Mapping[frozenset[str], str]
    voices: Mapping[str, str]
    names: Mapping[str, str]
    labels: Mapping[str, str]

    def of_speaker(self, speaker: Speaker | None) -> str | None:
        """The side a speaker is on; None where nothing tells."""
        if speaker is None:
            return None
        voice = self.voices.get(_last_name(speaker.name)) if speaker.type == "person" else None
        return voice or _own_side(speaker, self.movements) or self.of_words(speaker.name)

    def of_party(self, name: str | None, actor: str | None) -> str | None:
        """The side of somebody who acts, or is accused."""
        if actor is None:
            return self.of_words(name or "")
        return actor if actor in self.movements.values() else _side_of_actor(actor)

    def of_words(self, words: str) -> str | None:
        """The one side that some words name; None where they name none, or two."""
        found = self.all_in(words)
        return found[0] if len(found) == 1 else None

    def all_in(self, words: str) -> tuple[str, ...]:
        """The sides that some words name, in the order they come."""
        found = dict.fromkeys(side for word in _CAPITAL.findall(words) if (side := self._of_word(word)))
        return tuple(found)

    def label(self, side: str, name: str) -> str:
        """A side's name for a reader; ``name``: what one of its speakers is called."""
        return self.labels.get(side, name)

    def _of_word(self, word: str) -> str | None:
        bare = re.sub(r"['’]s?\Z", "", word)
        states = states_in(bare)
        if states:
            return next(iter(states))
        return self.names.get(bare) or self.movements.get(own_words(bare)) or self.voices.get(bare.lower())


#: Nothing is known but what each name shows by itself.
BY_THEMSELVES = Sides({}, {}, {}, {})


def sides_of(entries: Sequence[Entries], origins: Mapping[str, str]) -> Sides:
    """Whom the names of some reports stand for. ``origins``: document -> the report it copies; copies have no vote."""
    speakers = [
        (one, origins.get(report.report.document, report.report.document)) for report, one in _speakers(entries)
    ]
    movements = _movements(speaker for speaker, _origin in speakers)
    return Sides(movements, _voices(speakers, movements), _names(entries, movements), _labels(entries, movements))


def same_state(one: str | None, other: str | None) -> bool:
    """Whether two sides are of one state: its government, its courts; not a movement in it, nor an opposition."""
    if one is None or other is None or one == other:
        return one == other and one is not None
    return country_of(one) == country_of(other) is not None and not (_is_apart(one) or _is_apart(other))


def _is_apart(side: str) -> bool:
    sector = side.partition(".")[2]
    return sector in APART or _NAMED.search(sector) is not None


def _speakers(entries: Iterable[Entries]) -> Iterator[tuple[Entries, Speaker]]:
    for report in entries:
        yield from ((report, one.statement.speaker) for one in report.said if one.statement.speaker)


def _movements(speakers: Iterable[Speaker]) -> dict[frozenset[str], str]:
    """The stems by which a movement is known, most of its names first: "Houthis", "Houthi"."""
    counts = Counter((own_words(one.name), one.actor) for one in speakers if one.type in OF_THEIR_OWN and one.actor)
    found: dict[frozenset[str], str] = {}
    for (stems, actor), _count in sorted(counts.items(), key=lambda item: (-item[1], sorted(item[0][0]), item[0][1])):
        if stems:
            found.setdefault(stems, actor)
    return found


def _own_side(speaker: Speaker, movements: Mapping[frozenset[str], str]) -> str | None:
    """The side a speaker's actor or organization shows."""
    if speaker.organization and (actor := movements.get(own_words(speaker.organization))):
        return actor
    if speaker.actor is None:
        return None
    return speaker.actor if speaker.type in OF_THEIR_OWN else _side_of_actor(speaker.actor)


def _side_of_actor(actor: str) -> str:
    """The state for its officials, ministries, forces and named bodies; else the actor itself."""
    country, _, sector = actor.partition(".")
    if _NAMED.search(sector) and country_of(actor):
        return country
    return side_of(actor) or actor


def _voices(speakers: Sequence[tuple[Speaker, str]], movements: Mapping[frozenset[str], str]) -> dict[str, str]:
    """The side of each person, by the vote of independent reports; without one where the vote is a tie."""
    votes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for speaker, origin in speakers:
        side = _own_side(speaker, movements) if speaker.type == "person" else None
        if side:
            votes[_last_name(speaker.name)][side].add(origin)
    found = {}
    for name, by_side in votes.items():
        ranked = sorted(by_side, key=lambda side: (-len(by_side[side]), side))
        if len(ranked) == 1 or len(by_side[ranked[0]]) > len(by_side[ranked[1]]):
            found[name] = ranked[0]
    return found


def _last_name(name: str) -> str:
    return name.split()[-1].lower() if name.split() else ""


def _names(entries: Sequence[Entries], movements: Mapping[frozenset[str], str]) -> dict[str, str]:
    """Names of one word that stand for one side wherever they are known to speak or act: "Moscow", "FSB"."""
    found: dict[str, set[str]] = defaultdict(set)
    actors = set(movements.values())
    for name, actor in _known(entries):
        if actor and _CAPITAL.fullmatch(name):
            found[name].add(actor if actor in actors else _side_of_actor(actor))
    return {word: next(iter(sides)) for word, sides in found.items() if len(sides) == 1}


def _known(entries: Sequence[Entries]) -> Iterator[tuple[str, str | None]]:
    """The names of those who speak, act or are accused, with their actors; on persons reports have a vote."""
    for _report, speaker in _speakers(entries):
        if speaker.type != "person":
            yield speaker.name, speaker.actor
    for report in entries:
        for told in report.happened:
            accused = told.event.target if told.event.type == ACCUSED else ()
            yield from ((one.name, one.actor) for one in (*told.event.source, *accused))


def _labels(entries: Sequence[Entries], movements: Mapping[frozenset[str], str]) -> dict[str, str]:
    """The commonest name of each side that is named as a whole: of a state its own name, of a movement its."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    actors = set(movements.values())
    for _report, one in _speakers(entries):
        is_state = one.actor is not None and len(one.actor) == STATE_CODE and states_in(one.name) == {one.actor}
        if one.actor and (one.actor in actors or (is_state and one.type == "government")):
            counts[one.actor][one.name] += 1
    return {side: min(names, key=lambda one: (-names[one], one)) for side, names in counts.items()}
