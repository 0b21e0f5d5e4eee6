"""What somebody said: a state with its government and its leaders, a known person under each name, else whoever has
the words in a name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.compare import state_words
from sayso.compare.sides import STATE_SECTORS
from sayso.records import Said
from sayso.store import Ledger
from sayso.store.query import ACTOR_ID, narrowed, parse_query
from sayso.store.words import search_words

#: Letters of a state's id.
STATE_CODE = 3
#: Parts of a state that speak as such: its ministries and forces, and its parliament, courts and offices. Not its
#: opposition, its rebels, its press and its people.
OF_THE_STATE = STATE_SECTORS | {"AGM", "EDM", "ELE", "HUM", "JUD", "LEG", "LOC", "MOJ", "TRD"}
#: Speakers who have a state's id for where they live.
LIVE_THERE = frozenset({"armed_group", "group", "media", "place"})
#: Speakers with an id of their own that may be a state's leaders.
LEADERS = frozenset({"person", "government"})


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody said, by day, and the search that finds it, as near as a search can; "" where nothing is asked."""

    said: tuple[Said, ...]
    asked: str


def said_by(ledger: Ledger, name: str, query: str = "", most: int | None = None) -> Heard:
    """What somebody said that matches, the last ``most`` of it. Raises QueryError.

    The name of a state finds it with its government and leaders, and no body that merely has it in its own name; a
    person's or a body's whole name finds it under every other as well; other words find whoever has them in a name.
    """
    parse_query(query)  # alone, so that no bracket of it closes one of ours
    quoted = " ".join(name.replace('"', " ").split())
    if not search_words(quoted):
        return Heard((), "")
    if ACTOR_ID.fullmatch(quoted) and _said(ledger, "", f"speaker:{quoted}"):
        found = _said(ledger, query, f"speaker:{quoted}")
        return Heard(tuple(found[-most:] if most else found), f"speaker:{quoted}")
    named = f'speaker:"{quoted.casefold()}"'  # in capitals it would be taken for an id: "FSB"
    whoever = _said(ledger, "", named)
    having = _said(ledger, query, named) if query.strip() else whoever
    actor = _actor_called(quoted, whoever)
    if actor is None:
        return Heard(tuple(having[-most:] if most else having), named)
    own = _said(ledger, query, f"speaker:{actor}")
    if len(actor) == STATE_CODE:
        own = [one for one in own if _is_of_the_state(one)]
        having = [one for one in having if _is_called(one, quoted)]
    found = sorted({one.key: one for one in (*own, *having)}.values(), key=_by_day)
    return Heard(tuple(found[-most:] if most else found), f"speaker:{actor}")


def _actor_called(name: str, said: Iterable[Said]) -> str | None:
    """The state, person or body that a whole name is known for, among those who have it in theirs; None: for none."""
    called = [one.statement.speaker.actor for one in said if one.statement.speaker and _is_called(one, name)]
    ids = Counter(actor for actor in called if actor and _is_whole(actor))
    if called:
        return min(ids, key=lambda one: (-ids[one], one)) if ids else None
    return state_words().get(name.casefold())


def _said(ledger: Ledger, query: str, who: str) -> list[Said]:
    return [one for one in ledger.matching(narrowed(query, who), "statement") if isinstance(one, Said)]


def _is_called(one: Said, name: str) -> bool:
    return one.statement.speaker is not None and one.statement.speaker.name.casefold() == name.casefold()


def _is_whole(actor: str) -> bool:
    """Whether an id is a state's, or that of one person or body: "XVA.MIL" is of many forces."""
    sector = actor.partition(".")[2]
    return len(actor) == STATE_CODE or any(map(str.islower, sector))


def _is_of_the_state(one: Said) -> bool:
    speaker = one.statement.speaker
    if speaker is None or speaker.actor is None:
        return False
    sector = speaker.actor.partition(".")[2]
    if not sector:
        return speaker.type not in LIVE_THERE
    return sector in OF_THE_STATE or (_is_whole(speaker.actor) and speaker.type in LEADERS)


def _by_day(one: Said) -> tuple[str, int, int, str]:
    when = one.statement.said or one.report.published
    start = min((span.start for span in one.statement.content), default=0)
    return ((when.earliest or when.latest or "") if when else "", one.report.number, start, one.key)
