"""Who cannot speak: an empty "it", and a law that only rules. What they are made to say is no statement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.speakers import Roster
from sayso.records import Arc, Span

_EMPTY = frozenset({"it", "there"})
#: A law speaks in these; in all other verbs it rules ("requires", "allows", "bans"), which is a duty, not a saying.
_WORDING = re.compile(r"\b(?:say|state|read|declare|define|describe|note|recogni[sz]e|specif|stipulat)", re.IGNORECASE)


def without_mute(arcs: Sequence[Arc], text: str, roster: Roster) -> tuple[Arc, ...]:
    """The same arcs in the same order, those whose source cannot speak emptied (PolNeAR: never an empty it or there)."""
    return tuple(replace(arc, cue=None, source=(), content=()) if _is_mute(arc, text, roster) else arc for arc in arcs)


def _is_mute(arc: Arc, text: str, roster: Roster) -> bool:
    if not arc.source or not arc.cue:
        return False
    source = arc.source[0]
    found = roster.about(source)
    if found is None:
        return False
    if text[source.start : source.end].lower() in _EMPTY:
        return found.rule == "open"
    return found.rule.startswith("law.") and not _is_wording(text, arc.cue)


def _is_wording(text: str, cue: Span) -> bool:
    return bool(_WORDING.search(text, cue.start, cue.end))
