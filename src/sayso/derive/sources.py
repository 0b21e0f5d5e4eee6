"""The words that stand with a cue, cut to those that can be a speaker.

Reading takes along what stands beside a name: the end of a sentence that ran into it ("USA|Eight senators"), the day
("a watchdog | yesterday"), what the speaker does meanwhile ("Dell, | leafing through papers"), a clause that a garbled
page put in its place ("They | are the administration").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from sayso.derive.words import WORD
from sayso.records import Arc, Issue, Span

_DAY = (
    r"(?:(?:on|late|early|earlier|last|this|next)\s+)*(?:yesterday|today|tonight|tomorrow|(?:this|last)\s+(?:week|month|year)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?)"
)
#: "A poll released | last week" keeps its day: it is that of the poll.
DAY_BEHIND = re.compile(rf"(?<!\bon)(?<!ed)(?<!\bmade)(?<!\bout)(?<!\bsent)(?<!\bheld)(?<!\bgiven)\s+{_DAY}\s*\Z")
#: "Dell, leafing through papers", not "Dell, acting head of the port", "Dell, meeting chair".
_MEANWHILE = re.compile(
    r",\s+(?!(?:during|regarding|concerning|acting|ruling|leading|visiting|outgoing|incoming|including|sitting|founding|managing|presiding|governing"
    r"|commanding|meeting|spending|building|housing|training|marketing|writing)\b)(?:\w+ly\s+)?[a-z]{2,}ing\b"
    r"(?!\s+(?:\w+\s+)?(?:head|chief|chair|chairman|director|officer|member|minister|secretary|editor|partner|leader|of)\b)"
    r"[^,]*,?\s*\Z"
)
#: "Two senators, | both of whom".
_OF_WHOM = re.compile(
    r",\s+(?:all|both|many|most|some|several|few|none|each|half|neither|one|two|three|four|five|\d+)\s+of\s+(?:whom|which)\s*\Z"
)
#: "Arvan and Velland, which | both | oppose it": these two.
_WHICH_BOTH = re.compile(r"(?P<who>(?:[\w’'.-]+\s+){0,8}[\w’'.-]+),\s+(?:which|who)\s+\Z")
LONGEST_BEFORE = 100  # code points before "both" in which they are named
#: "Police | –": a lone dash, not the second of a pair round more words.
_DASH_BEHIND = re.compile(r"\A([^–—]*?)\s+[-–—]+\s*\Z")
#: "Boasting 108,000 residents, the town": what opens with a participle is no name.
_DOING = re.compile(
    r"(?:Boasting|Having|Being|Citing|Calling|Saying|Adding|Noting|Facing|Speaking|Seeking|Using|Including)\s"
)
#: What stands in a clause about the speaker is not told of the saying.
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|that|where)\b")
_ARTICLE = re.compile(r"\s*(?:an?|the)\s*", re.IGNORECASE)
_PRONOUN_CLAUSE = re.compile(r"(?P<who>[Tt]hey|[Hh]e|[Ss]he|[Ww]e|I)\s+(?:is|are|was|were|am|has|have|had)\s")


def with_names(arcs: Sequence[Arc], text: str, issues: Sequence[Issue]) -> tuple[Arc, ...]:
    """The same arcs in the same order, each source cut to the words that name who speaks.

    ``issues``: what was found wrong with the page; words run together are parted where it says.
    """
    joints = joints_in(text, issues)
    return tuple(_with_name(arc, text, joints) for arc in arcs)


def joints_in(text: str, issues: Sequence[Issue]) -> tuple[int, ...]:
    """The places where the text runs one word into the next, from the words as they should stand."""
    glued = (issue for issue in issues if issue.kind == "glued_words" and issue.span and issue.suggestion)
    places = (_joint(text, issue.span, issue.suggestion) for issue in glued if issue.span and issue.suggestion)
    return tuple(sorted(place for place in places if place is not None))


def _joint(text: str, span: Span, apart: str) -> int | None:
    written = text[span.start : span.end]
    same = next((n for n, (one, other) in enumerate(zip_longest(written, apart)) if one != other), None)
    return span.start + same if same is not None and apart[same : same + 1] == " " else None


def _with_name(arc: Arc, text: str, joints: Sequence[int]) -> Arc:
    if not arc.source:
        return arc
    if (
        arc.cue and "\n" in text[arc.cue.end : arc.source[0].start]
    ):  # who speaks in a later paragraph says something else
        return replace(arc, source=())
    cut = tuple(one for span in arc.source if (one := _named(span, arc.cue, text, joints)))
    return arc if cut == arc.source else replace(arc, source=cut)


def _named(span: Span, cue: Span | None, text: str, joints: Sequence[int]) -> Span | None:
    """The span cut at both ends; None where no name is left."""
    start = max((place for place in joints if span.start < place < span.end), default=span.start)
    words = text[start : span.end]
    if clause := _PRONOUN_CLAUSE.match(words):
        return Span(start, start + clause.end("who"))
    if words.lower() in ("both", "all") and (named := _WHICH_BOTH.search(text, max(0, start - LONGEST_BEFORE), start)):
        return Span(*named.span("who"))
    if of_whom := _OF_WHOM.search(words):
        words = words[: of_whom.start()]
    if _DOING.match(words) and cue and cue.start >= span.end:
        return None
    for behind in () if _RELATIVE.search(words) else (_MEANWHILE, DAY_BEHIND):
        if found := behind.search(words):
            words = words[: found.start()]
    words = _DASH_BEHIND.sub(r"\1", words)
    is_name = WORD.search(words) and not _ARTICLE.fullmatch(words)
    return Span(start, start + len(words)) if is_name else None
