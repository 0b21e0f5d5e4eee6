"""Verdicts on a claim: "The claim of Velland that mines were laid is false", "Rumours that a ship sank are untrue".

Two sayings stand in such a sentence: the claim, of whoever is named with the noun, and its denial. The denial is of
the page's own voice where the page is a statement in the first person, else of nobody who is named.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from sayso.derive.quotes import quoted_spans, speaks_in_first_person
from sayso.derive.words import WORD, words_of
from sayso.records import Arc, Reading, Span

_NOUN = (
    r"(?:allegation|accusation|assertion|claim|contention|insinuation|report|suggestion|charge|complaint|rumou?r"
    r"|story|stories|theory|theories)s?"
)
_OWNER = r"(?:[Tt]he\s+)?(?:[A-Z][\w’'.\-]*\s+){0,4}[A-Z][\w.\-]*\w"
_FALSE = (
    r"(?:not\s+true|untrue|false|(?:an?\s+)?(?:\w+\s+)?(?:lies?|invention|fabrication|slander|nonsense)|invented|baseless"
    r"|groundless|unfounded|fabricated|fiction|incorrect)"
)
VERDICT = re.compile(
    rf"""(?P<whole>(?:(?P<owner>{_OWNER})[’']s?\s+|(?:[Tt]he|[Aa]ny|[Aa]ll|[Tt]hese|[Tt]hose|[Ss]uch|[Aa]n?)\s+)?
            (?:(?!that\b)[a-z]+\s+)?
            (?P<cue>{_NOUN}(?:\s+(?P<link>of|by|from|made\s+by))?)\s+
            (?(link)(?P<source>(?:[\w’'.\-]+\s+){{0,6}}?[\w’'.\-]+),?\s+)
            (?:(?:on|in|from|around)\s+(?:(?!that\b)[\w’'\-]+\s+){{1,5}})?
            (?P<content>that\s+(?:(?!\b(?:said|says)\b)[^.;:\n])+?))
        ,?\s+(?P<verdict>(?:is|are|was|were)\s+(?:(?:all|both|simply|just|\w+ly)\s+)?{_FALSE})
        (?=\s*(?:[.,;:!"”’)]|\Z)|\s+(?:and|but)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_CALLED = re.compile(
    rf"(?:the|this|that|these|those|such|all|both|any|an?)\s+(?:[\w’'\-]+\s+){{0,3}}?{_NOUN}\s+(?:is|are|was|were)\s+(?:\w+ly\s+)?{_FALSE}\b",
    re.IGNORECASE,
)
_HAS_VERDICT = re.compile(
    rf"\b{_NOUN}\b.*\bthat\b.*\b(?:is|are|was|were)\s+(?:\w+\s+)?{_FALSE}", re.IGNORECASE | re.DOTALL
)
_OPEN_MARKS = " \"“‘'"
_MARKS = re.compile(r"[\s\"“‘']*")
#: The wording leaves little doubt; the reading has not seen it.
BY_WORDING = 0.75
#: Code points beyond which a sentence is none: a page without stops.
LONGEST_SENTENCE = 600
#: A heading that names whose page it is: "Command of the Naval Forces of the Republic of Velland".
LONGEST_HEADING = 80


def is_verdict(said: str) -> bool:
    """Whether words say that a claim is false: "the accusation is a lie", "the claim that it rained is untrue"."""
    words = said.lstrip(_OPEN_MARKS)
    return bool(VERDICT.match(words) or _CALLED.match(words))


def with_verdicts(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs in the same order, those inside such a sentence emptied; behind them its denial and its claim.

    Where another tells the verdict ("The mayor said the claim ... is false") only the claim is added, told by him.
    """
    text, done = reading.document.text, list(arcs)
    aside = [q.span for q in reading.document.quarantine]
    for sentence in reading.sentences:
        is_long = sentence.end - sentence.start > LONGEST_SENTENCE
        if is_long or not _HAS_VERDICT.search(text, sentence.start, sentence.end):
            continue
        if any(q.touches(sentence) for q in aside):
            continue
        outer = _teller(done, sentence, text)
        start = done[outer].content[0].start if outer is not None else sentence.start
        found = VERDICT.match(text, _MARKS.match(text, start, sentence.end).end(), sentence.end)  # type: ignore[union-attr]
        if found:
            _add(done, found, outer, _page_voice(arcs, reading))
    return tuple(done)


def _teller(arcs: Sequence[Arc], sentence: Span, text: str) -> int | None:
    """The outermost saying of this sentence whose words are the verdict."""
    for number, arc in enumerate(arcs):
        first = arc.content[0] if arc.cue and arc.content and arc.outer is None else None
        if first is None or not sentence.covers(first) or (arc.cue and first.touches(arc.cue)):
            continue
        found = VERDICT.match(text, _MARKS.match(text, first.start).end(), first.end)  # type: ignore[union-attr]
        if found and not any(part.touches(Span(*found.span())) for part in (arc.cue, *arc.source) if part):
            return number
    return None


def _add(arcs: list[Arc], found: re.Match[str], outer: int | None, voice: tuple[Span, ...]) -> None:
    words = Span(*found.span())
    for number, arc in enumerate(arcs):
        if number != outer and arc.cue and words.touches(arc.cue) and not _lies_in(arc, Span(*found.span("content"))):
            arcs[number] = replace(arc, cue=None, source=(), content=())
    if outer is None:
        arcs.append(Arc(Span(*found.span("verdict")), voice, (Span(*found.span("whole")),), None, BY_WORDING))
        outer = len(arcs) - 1
    name = next((part for part in ("source", "owner") if found[part]), None)
    source = (Span(*found.span(name)),) if name else ()
    arcs.append(Arc(Span(*found.span("cue")), source, (Span(*found.span("content")),), outer, BY_WORDING))


def _lies_in(arc: Arc, content: Span) -> bool:
    """Whether an arc is told wholly inside what is claimed."""
    parts = (*((arc.cue,) if arc.cue else ()), *arc.source, *arc.content)
    return all(content.covers(part) for part in parts)


def _page_voice(arcs: Sequence[Arc], reading: Reading) -> tuple[Span, ...]:
    """Who speaks a page in the first person: the speaker of it that its heading names ("The Command"); else nobody."""
    text = reading.document.text
    head = {word.lower() for word in WORD.findall(text.split("\n", 1)[0][:LONGEST_HEADING])}
    quoted = quoted_spans(text)
    own = (one for one in reading.sentences if not any(q.touches(one) for q in quoted))
    if not any(speaks_in_first_person(text, one) for one in own):
        return ()
    sources = [span for arc in arcs if arc.cue and arc.outer is None for span in arc.source[:1]]
    named = (one for one in sources if (words := words_of(text[one.start : one.end])) and _is_definite(words, head))
    return tuple(list(named)[:1])


def _is_definite(words: Sequence[str], head: Collection[str]) -> bool:
    """Whether a name is "the" and words of the heading."""
    return words[0] == "the" and len(words) > 1 and all(word in head for word in words[1:])
