"""Denials as they stand in a sentence: hung on to a charge, far from their subject, or told of nobody.

"..., a charge denied by Velland", "..., which the ministry denies, saying ...": reading tends to take these words for
the end of what is charged. They are a statement of another voice, so they are cut off here, given an arc of their own,
and a "saying" right behind them is the denier's. "Which" stands for the words before it, so these are what is denied.
"The council met and, a day later, denied it" is denied by the council. What "it later emerged" is nobody's word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.derive.drafts import sentence_at
from sayso.records import Arc, Reading, Span, Token

_NAME = r"(?:(?:the|its|his|her|their)\s+)?(?:[\w’'\-]+\s+){0,3}?[\w’'.\-]*\w"
_CHARGE = (
    r"(?:an?|the)\s+(?:\w+\s+)?(?:charge|claim|allegation|accusation|assertion|suggestion|report)s?"
    r"|allegations|charges|claims|accusations"
)
_BEFORE_DENIED = r"(?:(?:today|yesterday|now|later|also|has|have|had)\s+)*"
_DENIED = r"(?:\w+ly\s+)?(?:denie[sd]|den(?:y|ied)|reject(?:s|ed)?|dispute[sd]?|dismiss(?:es|ed)?|refute[sd]?)"
#: "An allegation Orla describes as absurd": the verdict stands in the cue.
_CALLED = (
    r"(?:\w+ly\s+)?(?:describe[sd]?|call(?:s|ed)?|dismiss(?:es|ed)?|brand(?:s|ed)?|denounce[sd]?|reject(?:s|ed)?)\s+(?:as\s+)?"
    r"(?:an?\s+)?[\"“‘']?(?:false|invented|baseless|groundless|unfounded|untrue|absurd|ridiculous|nonsense|fabricated|fake"
    r"|lie|lies|fabrication|invention|propaganda|preposterous|slander)[\"”’']?"
)
_HUNG_ON = re.compile(
    rf""",\s+(?P<content>{_CHARGE}|which|something)\s+(?:that\s+)?
        (?:(?P<cue>{_DENIED}\s+by)\s+(?P<source>{_NAME})
          |(?P<source2>{_NAME})\s+(?P<cue2>{_BEFORE_DENIED}(?:{_CALLED}|{_DENIED})))
        (?=\s*[,.;:]|\s+(?:and|but|saying|as)\b|\s*\Z)""",
    re.VERBOSE,
)
_PLAIN = re.compile(
    rf"\s*(?:(?:But|Yet|And)\s+)?(?P<source>(?:[Tt]he\s+)?(?:[A-Z][\w’'.\-]*\s+){{0,5}}(?:[A-Z][\w’'\-]*|ministry|government|army|police|movement"
    rf"|company|service|navy|group))\s+(?P<cue>(?:has\s+|have\s+|had\s+)?(?:also\s+|promptly\s+|later\s+)?(?:strongly\s+|flatly\s+)?{_DENIED})\s+"
    rf"(?P<content>this|that|it|both|everything|(?:the|this|that|these|those|all|all\s+the)\s+(?:charge|claim|allegation|accusation"
    rf"|assertion|suggestion|report)s?)[.!]"
)
#: The wording leaves no doubt; as sure as the surest attributions as read.
SURE = 0.9
_SAYING_NEXT = re.compile(r"\s*,?\s*(?:and\s+)?")
#: Fewest words of what "which" may stand for: less is a thing, not a saying.
FEWEST_WORDS_MEANT = 3
_DENYING_CUE = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w+|disput\w+|disavow\w*)\b", re.IGNORECASE)
_CAME_OUT = re.compile(
    r"(?:\w+\s+)?(?:emerge[ds]?|transpire[ds]?|turn(?:s|ed)\s+out|came\s+to\s+light)\b", re.IGNORECASE
)
_EMPTY_IT = re.compile(r"\bit\s+(?:\w+\s+)?(?:emerge|transpire|turn|came)\w*", re.IGNORECASE)
#: Code points from a denial to the cue that goes on with it: ", and | saying".
FARTHEST_CUE = 12
#: Code points before "emerged" in which its "it" stands: "it has later".
LONGEST_OPENER = 16
_SUBJECT = "nsubj"
#: Relations of a verb to the one whose subject is also its own.
_SHARING = frozenset({"conj", "xcomp", "acl", "advcl"})
#: Verbs climbed from a denial to the one that has its subject.
HIGHEST = 4
#: Words on either side of a verb or a subject among which those that hang on it are looked for.
REACH = 40
#: Relations inside the phrase of a subject: "the leadership of the party", no clause and no second name.
_OF_PHRASE = frozenset({"det", "amod", "compound", "nummod", "nmod", "nmod:poss", "case", "flat", "fixed"})
#: Steps down in the phrase of a subject: "the leaders of the wing of the party".
DEEPEST = 4


def with_hung_on_denials(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs in the same order, contents cut before such a denial; behind them an arc for each denial."""
    text, added = reading.document.text, []
    own = [_with_own_subject(arc, reading) for arc in arcs]
    mended = _without_subjects([_of_nobody(_with_denier(arc, reading), text) for arc in own], own)
    for sentence in reading.sentences:
        for found in _HUNG_ON.finditer(text, sentence.start, sentence.end):
            denial = _denial(found)
            if any(q.span.touches(Span(*found.span())) for q in reading.document.quarantine):
                continue
            mended = [_without(arc, denial, Span(*found.span()), text) for arc in mended]
            added.append(_spelled_out(denial, found, mended))
    for denial in _plain(reading):
        place = Span(denial.source[0].start, denial.content[0].end)
        is_told = any(arc.cue and denial.cue and arc.cue.touches(denial.cue) for arc in mended)
        if not is_told and not any(_holds_more(part, place) for arc in mended for part in arc.content):
            mended = [_left_out(arc, place) for arc in mended]
            added.append(denial)
    return (*mended, *added)


def _plain(reading: Reading) -> Iterator[Arc]:
    """Sentences that are nothing but a denial: "Velland denies this"."""
    text, aside = reading.document.text, [q.span for q in reading.document.quarantine]
    for sentence in reading.sentences:
        found = _PLAIN.fullmatch(
            text, sentence.start, sentence.start + len(text[sentence.start : sentence.end].rstrip())
        )
        if found and not any(part.touches(sentence) for part in aside):
            cue, source, content = (Span(*found.span(part)) for part in ("cue", "source", "content"))
            yield Arc(cue, (source,), (content,), None, SURE)


def _holds_more(part: Span, place: Span) -> bool:
    """Whether some words hold a place and more on both its sides, or begin before it: they are one speech."""
    return part.start < place.start and place.start < part.end


def _left_out(arc: Arc, place: Span) -> Arc:
    return replace(arc, content=tuple(part for part in arc.content if not place.touches(part)))


def _spelled_out(denial: Arc, found: re.Match[str], arcs: Sequence[Arc]) -> Arc:
    """The denial with the words that "which" stands for, where they are what another says right before it."""
    if found["content"] != "which":
        return denial
    before = [part for arc in arcs for part in arc.content if arc.cue and part.end == found.start()]
    meant = max(before, default=None)  # the innermost of contents that end together
    is_said = meant and len(found.string[meant.start : meant.end].split()) >= FEWEST_WORDS_MEANT
    return replace(denial, content=(meant,)) if meant and is_said else denial


def _of_nobody(arc: Arc, text: str) -> Arc:
    """The arc without a speaker where it is told as "it later emerged that": the "it" is nobody."""
    if not arc.cue or not arc.source or not _CAME_OUT.match(text, arc.cue.start, arc.cue.end):
        return arc
    is_empty = _EMPTY_IT.search(text, max(0, arc.cue.start - LONGEST_OPENER), arc.cue.end)
    return replace(arc, source=()) if is_empty else arc


# --- a denial far from its subject ---------------------------------------------------------------------------------


def _with_denier(arc: Arc, reading: Reading) -> Arc:
    """A denial without a speaker gets the subject of its verb: "The council met and, a day later, denied it"."""
    if arc.source or not arc.cue or not _DENYING_CUE.search(reading.document.text, arc.cue.start, arc.cue.end):
        return arc
    first = bisect_left(reading.tokens, arc.cue.start, key=lambda one: one.span.start)
    last = bisect_left(reading.tokens, arc.cue.end, key=lambda one: one.span.start)
    verb = next((at for at in range(first, last) if reading.tokens[at].tag == "VERB"), None)
    subject = _subject_of(verb, reading.tokens) if verb is not None else None
    return replace(arc, source=(_phrase(subject, reading.tokens),)) if subject is not None else arc


def _with_own_subject(arc: Arc, reading: Reading) -> Arc:
    """A cue whose speaker was found in a later sentence has the subject of its own verb, if that stands before it."""
    if not arc.source or not arc.cue:
        return arc
    sentence = sentence_at(reading.sentences, arc.cue.start)
    if sentence is None or arc.source[0].start < sentence.end:
        return arc
    first = bisect_left(reading.tokens, arc.cue.start, key=lambda one: one.span.start)
    last = bisect_left(reading.tokens, arc.cue.end, key=lambda one: one.span.start)
    verb = next((at for at in range(first, last) if reading.tokens[at].tag == "VERB"), None)
    subject = _subject_of(verb, reading.tokens) if verb is not None else None
    phrase = _phrase(subject, reading.tokens) if subject is not None else None
    if phrase is None or not sentence.covers(phrase):
        return arc
    content = tuple(_cut_before(part, phrase, reading.document.text) for part in arc.content)
    return replace(arc, source=(phrase,), content=content)


def _cut_before(part: Span, phrase: Span, text: str) -> Span:
    """Of "it was wrong, the letter" what stands before the speaker."""
    if not (part.start < phrase.start and phrase.end == part.end):
        return part
    return Span(part.start, part.start + len(text[part.start : phrase.start].rstrip(" ,")))


def _without_subjects(arcs: Sequence[Arc], before: Sequence[Arc]) -> list[Arc]:
    """The arcs; one of nobody that took a denial's subject for something said is emptied."""
    found = {span for arc, own in zip(arcs, before, strict=True) if not own.source and arc.cue for span in arc.source}
    return [
        replace(arc, cue=None, content=()) if not arc.source and not found.isdisjoint(arc.content) else arc
        for arc in arcs
    ]


def _subject_of(verb: int, tokens: Sequence[Token]) -> int | None:
    """The subject of a verb, of the one it is joined to, or of the clause before it that "and" joins it to."""
    at = verb
    for _ in range(HIGHEST):
        below = _below(at, tokens)
        own = [one for one in below if tokens[one].relation.startswith(_SUBJECT)]
        if any(tokens[one].relation == f"{_SUBJECT}:pass" for one in own) and at == verb:
            return None  # "was denied": the subject is what is denied
        if own:
            return own[0] if own[0] < verb else None
        is_joined = any(tokens[one].relation == "cc" for one in below)
        clauses = [one for one in below if one < at and tokens[one].tag == "VERB"] if is_joined else []
        earlier = [s for clause in clauses for s in _below(clause, tokens) if tokens[s].relation.startswith(_SUBJECT)]
        head = tokens[at].head
        if earlier or head is None or tokens[at].relation not in _SHARING:
            return earlier[-1] if earlier else None
        at = head
    return None


def _below(at: int, tokens: Sequence[Token]) -> list[int]:
    """The words that hang on one word."""
    return [one for one in range(max(0, at - REACH), min(len(tokens), at + REACH)) if tokens[one].head == at]


def _phrase(subject: int, tokens: Sequence[Token]) -> Span:
    """The words of a subject, without its clauses and what is joined to it."""
    words, open_ = {subject}, [subject]
    for _ in range(DEEPEST):
        open_ = [one for at in open_ for one in _below(at, tokens) if tokens[one].relation in _OF_PHRASE]
        words.update(open_)
    first = last = subject
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return Span(tokens[first].span.start, tokens[last].span.end)


# --- a denial hung on to a charge ----------------------------------------------------------------------------------


def _denial(found: re.Match[str]) -> Arc:
    cue = "cue" if found.group("cue") else "cue2"
    source = "source" if found.group("source") else "source2"
    return Arc(Span(*found.span(cue)), (Span(*found.span(source)),), (Span(*found.span("content")),), None, SURE)


def _without(arc: Arc, denial: Arc, words: Span, text: str) -> Arc:
    """The arc without the denial's words; emptied if it was the denial; with the denier as speaker if it goes on."""
    if not _is_near(arc, words):
        return arc  # most are far, and a page may have thousands of both
    if arc.cue and words.touches(arc.cue):
        return replace(arc, cue=None, source=(), content=())
    kept = [side for part in arc.content for side in _beside(part, words) if text[side.start : side.end].strip(" ,.;:")]
    goes_on = arc.cue is not None and _goes_on(text, words, arc.cue)
    return replace(arc, content=tuple(kept), source=denial.source if goes_on else arc.source)


def _is_near(arc: Arc, words: Span) -> bool:
    """Whether words touch what an arc says or its cue, or stand right before that."""
    is_before = arc.cue is not None and words.start <= arc.cue.end and arc.cue.start <= words.end + FARTHEST_CUE
    return is_before or any(words.touches(part) for part in arc.content)


def _beside(part: Span, words: Span) -> tuple[Span, ...]:
    """What of a content lies before and behind the denial; all of it where the two do not touch."""
    if not words.touches(part):
        return (part,)
    sides = (Span(part.start, min(part.end, words.start)), Span(max(part.start, words.end), part.end))
    return tuple(side for side in sides if side.end > side.start)


def _goes_on(text: str, words: Span, cue: Span) -> bool:
    """Whether a cue without a subject of its own stands right behind: ", saying"."""
    gap = cue.start >= words.end and _SAYING_NEXT.fullmatch(text, words.end, cue.start)
    return bool(gap) and text[cue.start : cue.end].split()[0].endswith("ing")
