"""Whose series a figure is in: a state's with all its ministries, a body's with its officers, the outlets' own."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.compare.figure_evidence import own_voice
from sayso.compare.sides import country_of, own_words, side_of, states_in
from sayso.records import Counted, Link

#: The key of outlets in their own voice; no reporter's name is empty.
OUTLETS = ""
#: A person's first and last name.
_WHOLE_NAME = re.compile(r"[A-Z]\S+(?: \S+)* [A-Z]\S+")


def by_teller(group: Sequence[Counted], links: Iterable[Link], origins: Mapping[str, str]) -> list[list[Counted]]:
    """The figures of one count, those of each teller together.

    Whoever is named as of a body ("an officer of the Coast Guard") speaks for it; a short name ("the navy") is the one
    that the count spells out elsewhere. What a copy tells is the word of who gives that number in the report it copies
    (``origins``: document id -> the id of that report), whatever became of his name. Two that contradict each other in
    one report are two tellers, of whatever country. Outlets are one teller only as far as they write the same number,
    or links join what they write: what one paper tells is no later word of another's.
    """
    held = list(links)
    keys = {one.key: _key(one) for one in group} | _of_two_countries(group)
    keys |= _of_short_names(group, keys)
    keys |= _of_bodies(group, keys)
    keys |= _of_copies(group, keys, origins)
    keys |= _of_two_sides(group, keys, held)
    keys |= _of_outlets([one for one in group if keys[one.key] == OUTLETS], held)
    tellers: dict[str, list[Counted]] = defaultdict(list)
    for one in group:
        tellers[keys[one.key]].append(one)
    return list(tellers.values())


def _key(one: Counted) -> str:
    if own_voice(one.reporter):
        return OUTLETS
    return side_of(one.reporter.actor) or (one.reporter.name or "?").casefold()


def _of_bodies(group: Sequence[Counted], keys: Mapping[str, str]) -> dict[str, str]:
    """Figures of a state's officers whose body has a series of its own: the body's key."""
    bodies = [one for one in group if "." in keys[one.key] and one.reporter.actor and own_words(one.reporter.name)]
    found = {}
    for one in group:
        for body in bodies:
            is_other = keys[one.key] != keys[body.key] and one.reporter.actor is not None
            is_its = own_words(body.reporter.name) <= own_words(one.reporter.name)
            if is_other and is_its and country_of(one.reporter.actor) == country_of(body.reporter.actor):
                found[one.key] = keys[body.key]
    return found


def _of_two_countries(group: Sequence[Counted]) -> dict[str, str]:
    """Figures of a person whom some reports take for another country's, or for none's: a key of his own."""
    countries: dict[str, set[str | None]] = defaultdict(set)
    for one in group:
        if (name := one.reporter.name) and _WHOLE_NAME.fullmatch(name) and not states_in(name):
            countries[name].add(country_of(one.reporter.actor))
    return {one.key: name for one in group if (name := one.reporter.name) and len(countries.get(name, ())) > 1}


def _of_short_names(group: Sequence[Counted], keys: Mapping[str, str]) -> dict[str, str]:
    """Figures of tellers without a name of their own ("navy"), where the words stand in names of one teller alone."""
    found = {}
    for one in group:
        name = one.reporter.name or ""
        if not name or name != name.lower():
            continue
        whole = {keys[other.key] for other in group if _spells_out(other.reporter.name or "", name)}
        if len(whole) == 1:
            found[one.key] = next(iter(whole))
    return found


def _spells_out(name: str, short: str) -> bool:
    """Whether a name is a short one with the name of whose it is: "Norvia's navy" of "navy"."""
    return name != name.lower() and bool(own_words(short)) and own_words(short) <= own_words(name)


def _of_copies(group: Sequence[Counted], keys: Mapping[str, str], origins: Mapping[str, str]) -> dict[str, str]:
    """Figures of copies: the key of the only one who gives that number in the report that is copied."""
    found = {}
    for one in group:
        origin = origins.get(one.report.document)
        bounds = (one.figure.low, one.figure.high)
        tellers = {
            keys[other.key]
            for other in group
            if other.report.document == origin and (other.figure.low, other.figure.high) == bounds
        }
        if len(tellers) == 1:
            found[one.key] = next(iter(tellers))
    return found


def _of_two_sides(group: Sequence[Counted], keys: Mapping[str, str], links: Sequence[Link]) -> dict[str, str]:
    """Figures that stand against another of the same side in one report: a key of the rarer teller's own."""
    by_key = {one.key: one for one in group}
    names = Counter((keys[one.key], one.reporter.name) for one in group)
    found = {}
    for link in links:
        left, right = by_key[link.left], by_key[link.right]
        is_one_report = left.report.document == right.report.document and keys[left.key] == keys[right.key] != OUTLETS
        if link.relation == "contradicts" and is_one_report and left.reporter.name != right.reporter.name:
            rarer = min((left, right), key=lambda one: (names[keys[one.key], one.reporter.name], one.key))
            found[rarer.key] = f"{keys[rarer.key]}/{rarer.reporter.name}"
    return found


def _of_outlets(own: Sequence[Counted], links: Iterable[Link]) -> dict[str, str]:
    """Figures of outlets: a key for those that links join over however many steps, or that are the same number."""
    head = {one.key: one.key for one in own}

    def root(key: str) -> str:
        while head[key] != key:
            key = head[key]
        return key

    first: dict[tuple[float | None, float | None], str] = {}
    for one in own:
        first.setdefault((one.figure.low, one.figure.high), one.key)
    same = [(first[one.figure.low, one.figure.high], one.key) for one in own]
    joined = [(one.left, one.right) for one in links if one.left in head and one.right in head]
    for left, right in (*same, *joined):
        low, high = sorted((root(left), root(right)))
        head[high] = low
    return {one.key: f"{OUTLETS}/{root(one.key)}" for one in own}
