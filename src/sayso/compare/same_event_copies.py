"""Events of a copy and of the report it copies: they are held against each other, wherever their days lead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from sayso.compare.same_event import judge_event
from sayso.compare.same_event_profile import EventProfile
from sayso.records import Link


def events_of_copies(
    profiles: Iterable[EventProfile], links: Iterable[Link], origins: Mapping[str, str]
) -> Iterator[Link]:
    """Links between events of a report and of its copy that nobody made: a page without a day leads nowhere.

    ``links``: those that are known. ``origins``: document id -> the id of the report it copies.
    """
    known = {frozenset((one.left, one.right)) for one in links if one.relation == "same_event"}
    of: dict[str, list[EventProfile]] = defaultdict(list)
    for one in profiles:
        of[one.telling.report].append(one)
    for copy, origin in sorted(origins.items()):
        pairs: Sequence[tuple[EventProfile, EventProfile]] = list(product(of[copy], of[origin]))
        fresh = (pair for pair in pairs if frozenset(one.key for one in pair) not in known)
        yield from filter(None, (judge_event(*pair) for pair in fresh))
