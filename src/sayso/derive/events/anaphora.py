"""Whom "the rebels" are: the one armed group that a report has named so far; of two nobody can say which."""

from collections.abc import Sequence

from sayso.derive.events.scene import Sentence
from sayso.derive.speakers import Roster
from sayso.records import Resolution

#: What the fighters of an armed group are called where its name is not said again.
_FIGHTERS = frozenset(
    {"rebels", "guerrillas", "guerillas", "insurgents", "terrorists", "subversives", "extremists", "militants"}
)
_FIGHTING = frozenset({"rebel", "guerrilla", "guerilla", "insurgent", "terrorist", "subversive", "militant", "armed"})
_BODIES = frozenset({"group", "organization", "organisation", "movement", "band"})
_DEFINITE = frozenset({"the", "these", "those"})
#: Behind such a noun what says whose they are: "the guerrillas | of | the Gale Front", "the rebels | who".
_TELLING = frozenset({"of", "from", "who", "that", "which", "in", "led", "loyal", "belonging", "backed", "(", "["})
#: Words of a name by which a body of the tables fights, whatever it has become since.
_ARMED = frozenset({"liberation", "guerrilla", "army", "resistance", "revolutionary", "jihad", "brigades"})
#: Words from "the" to the noun: "the | leftist urban | guerrillas".
MOST_BETWEEN = 3


def group_meant(sentence: Sentence, head: int, roster: Roster, country: str | None) -> Resolution | None:
    """The one armed group named before "the rebels", "the guerrilla group", else the one of the whole report.

    None for several, for other words, and for a group of another country than ``country``, where that is told.
    """
    if not _is_taken_up(sentence, head):
        return None
    armed = _armed(roster.actors)
    before = [one for one in armed if one.span.end <= sentence.words[head].span.start]
    meant = before or armed
    if len({one.actor for one in meant}) != 1 or country not in (None, (meant[0].actor or "").partition(".")[0]):
        return None
    return meant[0]


def _is_taken_up(sentence: Sentence, head: int) -> bool:
    words = sentence.words
    is_group = words[head].key in _BODIES and head > 0 and words[head - 1].key in _FIGHTING
    behind = words[head + 1].key if head + 1 < len(words) else ""
    if not (words[head].key in _FIGHTERS or is_group) or behind in _TELLING:
        return False
    for one in range(head - 1, max(-1, head - 2 - MOST_BETWEEN), -1):
        if words[one].key in _DEFINITE:
            return True
        if words[one].tag not in ("ADJ", "NOUN") or words[one].key in _FIGHTERS:
            return False
    return False


def _armed(actors: Sequence[Resolution]) -> list[Resolution]:
    """The armed groups of the tables that are no forces of a state."""
    found = [one for one in actors if one.rule == "body.table" and (one.actor or "").partition(".")[2].islower()]
    return [one for one in found if one.type == "armed_group" or not _ARMED.isdisjoint(one.name.lower().split())]
