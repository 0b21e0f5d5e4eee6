"""Speakers that only the statements around them tell: "we" inside a speech, "they" whom nobody could look up."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.speakers import Roster
from sayso.records import Span, Speaker, Statement

_OWN = frozenset({"i", "we"})
_SEVERAL = frozenset({"they"})
_GROUPS = frozenset({"group", "organization", "government", "armed_group", "media"})
_BY_PRONOUN = re.compile(r"\b(?P<who>it|they|he|she)\s+(?:(?:has|have|had)\s+)?\Z", re.IGNORECASE)
_CHARGE = re.compile(r"(?:an?|the)\s+(?:charge|claim|accusation|allegation)s?\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
#: How far back, in code points, "they" may look for those who spoke last.
FARTHEST = 1000


def with_antecedents(statements: Sequence[Statement], text: str, roster: Roster) -> tuple[Statement, ...]:
    """The same statements; who says "we" inside a speech is its speaker, "they" are the several who spoke last.

    A "they" that was looked up is left as it is. In "the Front accused the army of it, a charge | it | denied" the army
    denies.
    """
    done: dict[str, Statement] = {}
    last: Speaker | None = None
    for one in statements:
        speaker = _speaker(one, done.get(one.within or ""), last, text)
        before = next(reversed(done.values()), None)
        speaker = _charged(one, before, text, roster) or speaker
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


def _charged(one: Statement, before: Statement | None, text: str, roster: Roster) -> Speaker | None:
    """Whom the statement right before charges, where one denies "a charge" in the same sentence by a pronoun."""
    if before is None or before.addressee is None or not (one.content and before.content) or one.cue is None:
        return None
    gap = text[before.content[-1].end : one.content[0].start]
    is_charge = one.act == "deny" and before.act == "accuse" and before.content[-1].end <= one.content[0].start
    if not is_charge or gap.strip(", ") or not _CHARGE.match(text, one.content[0].start, one.content[0].end):
        return None
    pronoun = _BY_PRONOUN.search(text, one.content[0].end, one.cue.start)
    if pronoun is None:
        return None
    span, bare = Span(*pronoun.span("who")), _ARTICLE.sub("", before.addressee)
    known = next((who for who in roster.actors if bare in (who.name, text[who.span.start : who.span.end])), None)
    if known is None:
        return Speaker(bare, "unnamed", None, None, None, span)
    return Speaker(known.name, known.type, known.role, known.organization, known.actor, span)


def _are_several(speaker: Speaker) -> bool:
    """Whether "they" can be said of a speaker: "eight senators", a ministry."""
    return speaker.type in _GROUPS or (speaker.type != "person" and speaker.name.split(" ")[-1].endswith("s"))
