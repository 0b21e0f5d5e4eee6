"""Who a passive tells of, and who stands behind "against": those do not speak.

"Orla was told that ...", "the ships were denied entry", "the warrant was issued against Dell". Counted on the training
part of PolNeAR: of 500 passives without a "by" whose verb is one of saying, two have their subject for a source.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.derive.cues import verb_forms
from sayso.derive.tables import word_list
from sayso.records import Arc, Span

_BE = r"(?:is|are|was|were|be|been|being|gets?|got)"
_PASSIVE = re.compile(
    rf"\b{_BE}\s+(?:(?:not|never|also|once|twice|still|now|long|later|often|\w+ly)\s+)*(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_BE_BEFORE = re.compile(rf"\b{_BE}\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
#: "On being told of it, he left": what follows is what he did.
_BEING = re.compile(r"\b(?:on|upon|after|before|despite|without)\s+being\s+\Z", re.IGNORECASE)
#: "The plan drew criticism": others made it.
_RECEIVES = re.compile(
    r"\b(?:draw|draws|drew|drawn|drawing|attract\w*|fac(?:e|es|ed|ing)|receiv\w+|earn\w*|provok\w+|prompt\w*|spark\w*"
    r"|(?:come|comes|came|coming)\s+(?:in\s+for|under)|(?:meet|meets|met|meeting|greeted)\s+with|(?:run|runs|ran)\s+into)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:praise|criticism|condemnation|scrutiny|fire|complaints?|anger|outrage|protests?|ridicule|support"
    r"|backing|applause|accusations?|allegations?|denials?)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_BY_NEXT = re.compile(r"\s*by\b", re.IGNORECASE)
_AS_SAYING = re.compile(r"\bas\s+(?:saying|telling|adding|warning|writing)\b", re.IGNORECASE)
_TOWARDS = re.compile(r"\b(?:against|before|towards?|upon)\s*\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*(?:[\"“”‘]|(?:that|if|whether|how|why|what|to|of|about|with)\b)", re.IGNORECASE)
#: "Three men | believed | to be rebels were held": a passive without its verb to be. "Orla said to be careful" is none.
_BARE_PASSIVE = re.compile(
    r"(?:\w+ly\s+)?(?:(?P<held>known|believed|thought|alleged|rumou?red|presumed|reputed|understood)"
    r"|said|reported|considered|estimated|suspected)",
    re.IGNORECASE,
)
_INFINITIVE, _TO_BE = (re.compile(words, re.IGNORECASE) for words in (r"to\s+[a-z]", r"to\s+(?:be|have|belong)\b"))
_RIGHT_BEHIND = re.compile(r"\s*,?\s*")
#: The verb of the sentence behind such a passive, where no clause of its own was opened before.
_GOES_ON = re.compile(
    r"(?:(?!\b(?:who|which|that|what|where|when|and|but|if|because)\b)[^,;:.!?\"“”])*?"
    r"(?P<end>(?<!\bto),?\s+(?:is|are|was|were|has|had|have|will|would)\b)",
    re.IGNORECASE,
)
#: "An announcement | was welcomed by | allies"; one that "was made by" them is theirs.
_DONE_BY = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(?P<verb>[a-z]+(?:ed|en|ght|ck|wn|ut|de|ad|nt))\s+by\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
#: "Dell | is on trial on charges of | murder": others charge him.
_ON_TRIAL = re.compile(
    r"\b(?:on\s+trial|stand(?:s|ing)?\s+trial|stood\s+trial|fac(?:es|ed|ing))\b.{0,30}\bcharges?\b", re.IGNORECASE
)
#: "There was | no immediate claim of | responsibility": nobody has said anything.
_NO_CLAIM = re.compile(r"\bno\s+(?:\w+\s+){0,2}?(?:claims?|assertions?|admissions?)(?:\s+of)?\Z", re.IGNORECASE)
_GIVEN_OUT = frozenset(
    {"made", "issued", "announced", "delivered", "given", "released", "signed", "read", "published", "written", "sent"}
    | {
        "voiced",
        "expressed",
        "raised",
        "put",
        "levelled",
        "leveled",
        "echoed",
        "repeated",
        "confirmed",
        "reported",
        "said",
    }
    | {"carried", "aired", "broadcast", "posted", "shared", "quoted", "filed", "lodged", "backed", "led", "uttered"}
)
#: Code points from a cue to who stands behind such a "by".
FARTHEST_BY = 200
#: Code points before a cue in which its "being" can stand.
BE_REACH = 20


def without_told_of(arcs: Sequence[Arc], text: str) -> tuple[Arc, ...]:
    """The same arcs in the same order; who is only told of speaks no more, a deed told in the passive is emptied."""
    return tuple(_judged(arc, text) for arc in arcs)


def _judged(arc: Arc, text: str) -> Arc:
    if arc.cue and arc.source and _ON_TRIAL.search(text, arc.cue.start, arc.cue.end):
        return replace(arc, source=())
    if _is_no_claim(arc, text):
        return replace(arc, cue=None, source=(), content=())
    if arc.cue is None:
        return arc
    if arc.source and _is_target(arc.source[0], arc.cue, text):
        return replace(arc, source=())
    if arc.source and _is_anothers(arc.source[0], arc.cue, text):
        return replace(arc, source=())
    if arc.source and _RECEIVES.search(text, arc.cue.start, arc.cue.end):
        return replace(arc, source=())
    if _is_bare(arc, arc.cue, text):
        return replace(arc, source=(), content=(*arc.source, *_up_to_verb(arc.content, text)))
    if _is_held(arc, arc.cue, text):
        return replace(arc, source=())
    verb = _passive_verb(arc.cue, text)
    if verb is not None and _BEING.search(text, max(0, arc.cue.start - BE_REACH), arc.cue.start):
        return replace(arc, cue=None, source=(), content=())
    if verb is None or (arc.source and arc.source[0].start > arc.cue.start):
        return arc
    if verb in _participles("passive:deed") and not any(_CLAUSE.match(text, part.start) for part in arc.content[-1:]):
        return replace(arc, cue=None, source=(), content=())
    told = verb in _participles("passive:told-of")
    return replace(arc, source=()) if told and arc.source else arc


def _is_no_claim(arc: Arc, text: str) -> bool:
    """Whether it is told that nobody claims it: "there was no claim of | responsibility"."""
    if arc.cue:
        return _NO_CLAIM.search(text, max(0, arc.cue.start - BE_REACH), arc.cue.end) is not None
    bare = arc.content[0].start if arc.content and not arc.source else 0
    return _NO_CLAIM.search(text[max(0, bare - BE_REACH - BE_REACH) : bare].rstrip()) is not None


def _is_anothers(source: Span, cue: Span, text: str) -> bool:
    """Whether who stands behind "by" did something else than speak: "an | announcement | was hailed by | allies |"."""
    deed = _DONE_BY.search(text, cue.end, source.start) if 0 <= source.start - cue.end <= FARTHEST_BY else None
    return deed is not None and deed["verb"].lower() not in _GIVEN_OUT


def _is_bare(arc: Arc, cue: Span, text: str) -> bool:
    """Whether what was taken for the speaker is only told of: "three men | believed | to be rebels"."""
    bare = _BARE_PASSIVE.fullmatch(text, cue.start, cue.end)
    if bare is None or not (arc.source and arc.content) or arc.content[0].start < cue.end:
        return False
    if _RIGHT_BEHIND.fullmatch(text, arc.source[-1].end, cue.start) is None:
        return False
    first = arc.content[0]
    if bare["held"]:
        return _INFINITIVE.match(text, first.start, first.end) is not None
    return bool(_TO_BE.match(text, first.start, first.end) and _GOES_ON.match(text, first.start, first.end))


def _is_held(arc: Arc, cue: Span, text: str) -> bool:
    """Whether nobody is named who holds it: "police sought a man | believed | to be armed"."""
    if not (arc.source and arc.content) or arc.source[0].start > cue.start or arc.content[0].start < cue.end:
        return False
    first = arc.content[0]
    bare = _BARE_PASSIVE.fullmatch(text, cue.start, cue.end)
    return bool(bare and bare["held"] and _TO_BE.match(text, first.start, first.end))


def _up_to_verb(content: Sequence[Span], text: str) -> tuple[Span, ...]:
    """What is told of somebody, without what the sentence goes on to tell: "to be rebels | were held"."""
    first = content[0]
    goes_on = _GOES_ON.match(text, first.start, first.end)
    return (Span(first.start, goes_on.start("end")),) if goes_on else tuple(content)


def _passive_verb(cue: Span, text: str) -> str | None:
    """The participle of a passive that names nobody with "by"; None where the cue is none."""
    words = text[cue.start : cue.end]
    before = _BE_BEFORE.search(text, max(0, cue.start - BE_REACH), cue.start)
    found = _PASSIVE.search(text, before.start() if before else cue.start, cue.end)
    if found is None or _BY.search(words) or _BY_NEXT.match(text, cue.end) or _AS_SAYING.search(words):
        return None
    return found["verb"].lower()


def tells_of(cue: str) -> bool:
    """Whether a cue tells of somebody in the passive, with or without "by": "was pressed"."""
    found = _PASSIVE.search(cue)
    return found is not None and found["verb"].lower() in _participles("passive:told-of")


def _is_target(source: Span, cue: Span, text: str) -> bool:
    """Whether a name stands behind "against" or "before": it is whom the words go to."""
    return source.start >= cue.end and bool(_TOWARDS.search(text, cue.start, source.start))


@cache
def _participles(rule: str) -> frozenset[str]:
    return frozenset(form for lemma in word_list(rule) for form in verb_forms(lemma) if not form.endswith("ing"))
