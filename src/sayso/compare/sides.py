"""Whether two names mean one party: a state with its ministries and forces, a body under two names."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from sayso.compare.same_event_words import stem, table_lines, telling, words_in

#: A party as its name and its actor id, as far as known.
Named = tuple[str | None, str | None]

#: Sectors of an actor's id that act and speak for the state. Not parliaments and courts, which go their own ways.
STATE_SECTORS = frozenset(
    {"GOV", "MIL", "MOD", "MFA", "PRS", "SPY", "BRD", "NSC", "MOI", "COP", "EMG", "TRS", "FIN", "ENE", "HLT", "INF"}
)
#: Prefixes of actors that are no state's.
STATELESS = frozenset({"IGO", "NGO", "MED", "IMG", "MNC"})
#: Share of the words of the shorter name that the longer must have.
MOST_WORDS = 0.6
#: Names kept at hand: those of a few hundred reports.
REMEMBERED = 4096

#: Letters of a body's short name by which it is known: "FSB", "OSCE".
FEWEST_LETTERS = 3

_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")


@lru_cache(maxsize=REMEMBERED)
def side_of(actor: str | None) -> str | None:
    """The state an actor id stands for ("RUS" for "RUS.MOD"), else the id itself: a rebel group is no state's."""
    if actor is None:
        return None
    country, _, sector = actor.partition(".")
    return country if country not in STATELESS and (not sector or sector in STATE_SECTORS) else actor


def country_of(actor: str | None) -> str | None:
    """The country an actor is of, whoever it stands for; None for those of no country."""
    country = actor.partition(".")[0] if actor else None
    return None if country in STATELESS else country


@lru_cache(maxsize=REMEMBERED)
def states_in(text: str) -> frozenset[str]:
    """The states (ISO3) whose names or adjectives stand in a text, written with a capital."""
    return frozenset(
        state for word in _WORD.findall(text) if word[0].isupper() and (state := _states().get(word.lower()))
    )


def state_words() -> Mapping[str, str]:
    """Lower-case names, adjectives and peoples of states, one word each, and the state (ISO3)."""
    return _states()


def is_state_word(word: str) -> bool:
    """Whether a lower-case word names a state or its people."""
    return word in _states()


def same_party(left: Named, right: Named) -> bool | None:
    """Whether two parties are one. None: they do not tell enough."""
    if left[1] and right[1]:
        return side_of(left[1]) == side_of(right[1])
    if left[1] or right[1]:
        known, named = (left, right) if left[1] else (right, left)
        return _is_named(known, named[0])
    return _same_names(left[0], right[0])


def _is_named(known: Named, name: str | None) -> bool | None:
    """Whether a name without an actor may be that of a known one."""
    states = states_in(name or "")
    letters = (known[1] or "").partition(".")[2]
    if len(letters) >= FEWEST_LETTERS and letters.upper() in _CAPITALS.findall(name or ""):
        return True  # "the monitors of the OSCE" is of IGO.osce
    if states:
        return states == {side_of(known[1])} and not own_words(name)
    return _same_names(known[0], name)


def own_words(name: str | None) -> frozenset[str]:
    """The stems of a name but those that name a state or stand in many names."""
    return frozenset(stem(word) for word in words_in(name or "") if word not in _plain() and not is_state_word(word))


def _same_names(left: str | None, right: str | None) -> bool | None:
    own, other = own_words(left), own_words(right)
    states, others = states_in(left or ""), states_in(right or "")
    if states and others and states != others:
        return False
    if not own or not other:
        return bool(states and states == others) or None
    shared = own & other
    if shared and own == other and not sum(telling(one) for one in shared):
        return None  # "forces", "forces": whose is not told
    return sum(telling(one) for one in shared) > 0 and len(shared) >= MOST_WORDS * min(len(own), len(other))


@cache
def _states() -> dict[str, str]:
    return {word: state for state, words, _source in table_lines("state_words.tsv") for word in words.split(" ")}


@cache
def _plain() -> frozenset[str]:
    """Words of names that many parties have: alone they name nobody."""
    lines = table_lines("figure_words.tsv")
    return frozenset(word for _rule, kind, words, _source in lines if kind == "name" for word in words.split(" "))
