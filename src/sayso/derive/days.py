"""The day something was said: the time expression that belongs to the saying, not to what is said."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.acts import is_performed
from sayso.derive.deadlines import is_deadline
from sayso.derive.drafts import Draft, saying_parts, sentence_at
from sayso.derive.words import words_of
from sayso.records import Reading, Span, When

#: Words between a cue and a day that still belong together: "said in a written statement to the agency on | Monday".
FARTHEST_DAY = 14
#: Sentences back in which a document that speaks may have been dated.
FARTHEST_INTRODUCTION = 2

_OTHER_CLAUSE = re.compile(
    r"\b(?:who|which|whose|where|after|before|since|until|when|while|because|that)\b", re.IGNORECASE
)
_FOLLOWING = re.compile(r"\W*(?:following|after|in response|later|then|speaking after)\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"\b(?:and|but|so)\b|;", re.IGNORECASE)
#: Speech at a scene: a crowd shouts where and when the sentence before has put it.
_AT_THE_SCENE = re.compile(r"\b(?:chant|shout|yell|scream|boo|jeer|heckl)(?:s|ed|ing|e|es|led|ling)?\b", re.IGNORECASE)
_WHEN_ONLY = re.compile(r"\W*when\W*", re.IGNORECASE)
_IN = re.compile(r"\bin\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_OF = re.compile(r"\bof\s", re.IGNORECASE)
_PRECISE = ("day", "month", "year")


def said_of(draft: Draft, reading: Reading, times: Sequence[When]) -> When | None:
    """The day in the cue's own clause; None where the text gives none."""
    if not draft.cue:
        return None
    text = reading.document.text
    parts = saying_parts(draft, reading)
    dated = [
        when
        for when in (_times_in(times, Span(parts[0].start, parts[-1].end)) if parts else ())
        if when.span and when.precision in _PRECISE and _inside(when.span, parts)
    ]
    near = [
        when
        for when in dated
        if when.span
        and not is_deadline(text, when.span)
        and _belongs(text, draft, when.span)
        and not _is_of_name(text, draft, when)
        and not _is_of_matter(text, draft, when.span)
    ]
    if near:
        return min(near, key=lambda when: (_distance(draft.cue, when.span), when.basis))
    return _on_the_page_day(draft, reading)


def _is_of_name(text: str, draft: Draft, when: When) -> bool:
    """Whether a year belongs to the speaker's name ("a spokeswoman for Orlo's 2031 campaign"), not to the saying
    ("a group of doctors in 2031 | wrote")."""
    span = when.span
    if when.precision == "day" or span is None:
        return False
    source = next((one for one in draft.source if one.covers(span)), None)
    return source is not None and not (span.end == source.end and _IN.search(text, source.start, span.start))


def _is_of_matter(text: str, draft: Draft, day: Span) -> bool:
    """Whether a day is that of what is spoken of: "the events | of 25 May | were lawful, as the ministry had said";
    not that of a paper: "in its note of 25 May the ministry said", "the letter of 25 May says"."""
    if draft.cue is None or any(one.touches(day) for one in draft.source):
        return False
    if not any(day.end <= one.start and one.end <= draft.cue.start for one in draft.content):
        return False
    return _OF.search(text, max(0, day.start - len("of ")), day.start + len("of ")) is not None


def _on_the_page_day(draft: Draft, reading: Reading) -> When | None:
    """A statement that is made by being printed ("The ministry condemns ...") is of the page's own day."""
    text, published = reading.document.text, reading.document.published
    if published is None or draft.cue is None or draft.outer is not None:
        return None
    if not is_performed(text[draft.cue.start : draft.cue.end]):
        return None
    return replace(published, basis=f"present tense, so the page's own day ({published.basis})", span=None)


def _times_in(times: Sequence[When], around: Span) -> Sequence[When]:
    """The times that begin in a span; they are in text order."""
    first, last = (bisect_left(times, place, key=_start_of) for place in (around.start, around.end))
    return times[first:last]


def _start_of(when: When) -> int:
    return when.span.start if when.span else 0


def _inside(span: Span, parts: Sequence[Span]) -> bool:
    return any(part.covers(span) for part in parts)


def _distance(cue: Span | None, span: Span | None) -> int:
    if cue is None or span is None:
        return 0
    return max(span.start - cue.end, cue.start - span.end, 0)


def _belongs(text: str, draft: Draft, day: Span) -> bool:
    """Whether no other clause stands between the cue and the day."""
    if not draft.cue:
        return False
    new_subject = [source.start for source in draft.source if day.end <= source.start < draft.cue.start]
    if new_subject and _NEW_CLAUSE.search(text[day.end : new_subject[0]]):
        return False
    between = text[draft.cue.end : day.start] if day.start >= draft.cue.end else text[day.end : draft.cue.start]
    for source in draft.source:
        if day.end <= source.start < draft.cue.start:
            between = text[day.end : source.start]
        if _WHEN_ONLY.fullmatch(between):
            return True
        if source.covers(day) and _OTHER_CLAUSE.search(text[source.start : day.start]):
            return False
    return not _OTHER_CLAUSE.search(between) and len(words_of(between)) <= FARTHEST_DAY


def introduced_on(draft: Draft, reading: Reading, times: Sequence[When]) -> When | None:
    """The day of a document that speaks ("The resolution demanded"), from the near sentence that brought it in; and of
    a reaction ("Following the update, she said") or a shout of a crowd from the sentence just before."""
    text = reading.document.text
    here = sentence_at(reading.sentences, draft.cue.start if draft.cue else draft.start)
    if here is None:
        return None
    number = bisect_left(reading.sentences, here.start, key=lambda one: one.start)
    earlier = reading.sentences[max(0, number - FARTHEST_INTRODUCTION) : number]
    sources = [words_of(text[one.start : one.end]) for one in draft.source]
    at_scene = bool(draft.cue and _AT_THE_SCENE.search(text, draft.cue.start, draft.cue.end))
    names = {words[-1] for words in sources if words and words[0] in ("the", "this")}
    for sentence in reversed(earlier):
        follows = sentence == earlier[-1] and (at_scene or _FOLLOWING.match(text, here.start, here.end))
        if follows or (names and names.intersection(words_of(text[sentence.start : sentence.end]))):
            inside = [when for when in _times_in(times, sentence) if when.span and sentence.covers(when.span)]
            day = [when for when in inside if when.precision == "day"]
            if day:
                return day[0]
    return None
