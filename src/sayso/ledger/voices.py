"""What somebody said: a state with its government and its leaders, a known person under each name, else whoever has
the words in a name."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

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
#: Statements of whoever has a name that are looked at for whose it is; how many times more are read than are asked for,
#: where not all fit.
LOOKED_AT = 50
SPARE = 3
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
    of_id = f"speaker:{quoted}"
    if ACTOR_ID.fullmatch(quoted) and ledger.speakers_matching(of_id, 1):
        return Heard(tuple(_said(ledger, query, of_id, most)), of_id)
    named = f'speaker:"{quoted.casefold()}"'  # in capitals it would be taken for an id: "FSB"
    actor = _actor_called(quoted, ledger.speakers_matching(named, LOOKED_AT))
    if actor is None:
        return Heard(tuple(_said(ledger, query, named, most)), named)
    asked = f"speaker:{actor}"
    fits = partial(_speaks_for_it, state=actor, name=quoted) if len(actor) == STATE_CODE else None
    return Heard(tuple(_fitting(ledger, query, f"({asked} OR {named})", most, fits)), asked)


def _actor_called(name: str, speakers: Sequence[tuple[str | None, str | None]]) -> str | None:
    """The state, person or body that a whole name is known for, among those who have it in theirs; None: for none."""
    called = [actor for known, actor in speakers if known and known.casefold() == name.casefold()]
    ids = Counter(actor for actor in called if actor and _is_whole(actor))
    if called:
        return min(ids, key=lambda one: (-ids[one], one)) if ids else None
    return state_words().get(name.casefold())


def _fitting(
    ledger: Ledger, query: str, who: str, most: int | None, fits: Callable[[Said], bool] | None
) -> Sequence[Said]:
    """The last ``most`` of what matches and fits; no more is read for it than is likely needed."""
    if fits is None or most is None:
        return [one for one in _said(ledger, query, who, most) if fits is None or fits(one)]
    told = _said(ledger, query, who, SPARE * most)
    found = [one for one in told if fits(one)]
    if len(found) < most and len(told) == SPARE * most:
        return _fitting(ledger, query, who, None, fits)[-most:]
    return found[-most:]


def _said(ledger: Ledger, query: str, who: str, most: int | None) -> list[Said]:
    return [one for one in ledger.matching(narrowed(query, who), "statement", most) if isinstance(one, Said)]


def _speaks_for_it(one: Said, state: str, name: str) -> bool:
    """Whether a state speaks: its government, its leaders, or who is called so."""
    speaker = one.statement.speaker
    own = speaker is not None and (speaker.actor or "").partition(".")[0] == state
    return (own and _is_of_the_state(one)) or _is_called(one, name)


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
