"""Speakers that only the statements around them tell: "we" inside a speech, "they" whom nobody could look up."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Speaker, Statement

_OWN = frozenset({"i", "we"})
_SEVERAL = frozenset({"they"})
_GROUPS = frozenset({"group", "organization", "government", "armed_group", "media"})
#: How far back, in code points, "they" may look for those who spoke last.
FARTHEST = 1000


def with_antecedents(statements: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """The same statements; who says "we" inside a speech is its speaker, "they" are the several who spoke last.

    A "they" that was looked up is left as it is.
    """
    done: dict[str, Statement] = {}
    last: Speaker | None = None
    for one in statements:
        speaker = _speaker(one, done.get(one.within or ""), last, text)
        done[one.id] = one if speaker is one.speaker else replace(one, speaker=speaker)
        if speaker and one.within is None and _are_several(speaker):
            last = speaker
    return tuple(done.values())


def _speaker(one: Statement, outer: Statement | None, last: Speaker | None, text: str) -> Speaker | None:
    speaker = one.speaker
    if speaker is None:
        return None
    words = text[speaker.span.start : speaker.span.end].casefold()
    if words in _OWN and outer and outer.speaker and outer.speaker.name != speaker.name:
        return replace(outer.speaker, span=speaker.span)
    unknown = speaker.type == "unnamed" and words in _SEVERAL and speaker.name.casefold() == words
    if unknown and last and 0 <= speaker.span.start - last.span.end <= FARTHEST:
        return replace(last, span=speaker.span)
    return speaker


def _are_several(speaker: Speaker) -> bool:
    """Whether "they" can be said of a speaker: "eight senators", a ministry."""
    return speaker.type in _GROUPS or (speaker.type != "person" and speaker.name.split(" ")[-1].endswith("s"))
