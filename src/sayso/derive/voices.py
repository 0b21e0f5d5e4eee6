"""Who cannot speak: an empty "it", a law that only rules, a clause taken for a name. Theirs is no statement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.speakers import Roster
from sayso.derive.words import WORD
from sayso.records import Arc, Issue, Span

_EMPTY = frozenset({"it", "there"})
#: A law speaks in these; in all other verbs it rules ("requires", "allows", "bans"), which is a duty, not a saying.
_WORDING = re.compile(r"\b(?:say|state|read|declare|define|describe|note|recogni[sz]e|specif|stipulat)", re.IGNORECASE)
#: "Was called the Second War": a name is given, nobody speaks.
_NAMING = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(?:called|named|known|dubbed)\b", re.IGNORECASE)
#: A verb of its own in a source, not in a relative clause of it ("officials who were there").
_OWN_VERB = re.compile(r"(?<!who)(?<!which)(?<!that)\s(?:is|are|was|were)\s", re.IGNORECASE)
#: Names with roles run to about this many words; a source longer than it, with a verb of its own, is a clause.
LONGEST_NAME = 8
#: Page-wide troubles after which "it" may be anyone: many languages have one word for he, she and it.
_GARBLED = frozenset({"machine_translation", "spun_wording"})


def without_mute(arcs: Sequence[Arc], text: str, roster: Roster, issues: Sequence[Issue] = ()) -> tuple[Arc, ...]:
    """The same arcs in the same order, emptied where nobody can speak (PolNeAR: never an empty it or there).

    ``issues``: what was found wrong with the page; on one that was spun or translated, "it" is nobody sure.
    """
    garbled = any(issue.span is None and issue.kind in _GARBLED for issue in issues)
    return tuple(
        replace(arc, cue=None, source=(), content=()) if _is_mute(arc, text, roster, garbled=garbled) else arc
        for arc in arcs
    )


def _is_mute(arc: Arc, text: str, roster: Roster, *, garbled: bool) -> bool:
    if not arc.cue:
        return False
    if not arc.source:
        return bool(_NAMING.search(text, arc.cue.start, arc.cue.end))
    source = arc.source[0]
    if _is_clause(text, source):
        return True
    found = roster.about(source)
    if text[source.start : source.end].lower() in _EMPTY:
        return garbled or (found is not None and found.rule == "open")
    return found is not None and found.rule.startswith("law.") and not _is_wording(text, arc.cue)


def _is_clause(text: str, source: Span) -> bool:
    words = len(WORD.findall(text, source.start, source.end))
    return words > LONGEST_NAME and bool(_OWN_VERB.search(text, source.start, source.end))


def _is_wording(text: str, cue: Span) -> bool:
    return bool(_WORDING.search(text, cue.start, cue.end))
