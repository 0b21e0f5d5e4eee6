"""Content that is no content: the subject of its own cue, or a name that stands in apposition to the speaker.

"The governor of Tarvo, Anton Orlo, told ...": all of it speaks. "The league is also worried about ...": the league
speaks, not who spoke in the sentence before. "..., Orlo said about Dell": Dell is whom it is about. "Orlo said the
league should wait and said ...": Orlo says that too.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.drafts import sentence_at
from sayso.derive.quotes import opens_quoted
from sayso.derive.words import WORD
from sayso.records import Arc, Reading, Span, Token

_COMMA = re.compile(r",\s+")
_SPACE = re.compile(r"\s+")
_ABOUT = re.compile(r"\b(?:about|of)\s*:?\s*\Z", re.IGNORECASE)
_SAYING = re.compile(r"said|says|added|adds|wrote|writes|explained|noted|warned|argued|recalled", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"\s+(?P<name>(?:[A-Z][\w.’'\-]*\s+){0,4}[A-Z][\w’'\-]*),\s+(?=[a-z])")
_LAST_NAME = re.compile(
    r"[ \t]+(?P<name>(?:[Tt]he\s+)?(?:[A-Z][\w.’'\-]*[ \t]+){0,4}[A-Z][\w’'\-]*)(?=;|[ \t]*\n|[ \t]*\Z)"
)
_COMMA_BEFORE = re.compile(r",?[\"”’]?\s*")
#: Behind a subject: a verb with no ending follows, so that "and said" goes on with the verb before it.
_MODAL = re.compile(
    r"\s+(?:should|would|could|must|might|may|can|will|shall|(?:ha[sd]|have|is|are|was|were|needs?)\s+to)\b"
)
_AND_SAID = re.compile(r"(?:,?\s+(?:and|but)(?:\s+also)?)\s+\Z")
_PAST = re.compile(r"(?:said|told|wrote|\w+ed)\b")
#: Characters before a cue in which "and also" may stand; arcs between the two verbs of a speaker, at most.
AND_REACH = 12
MOST_BETWEEN = 12
_VERBS = frozenset({"VERB", "AUX"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
#: "In Tarvo, Orlo told ...", "Today, Orlo said ...", "If anything, ...": none of these is a name.
_OPENERS = frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "PRON", "INTJ"})
#: Names with what they are run to about this many words.
LONGEST_NAME = 14
LONGEST_TOPIC = 6
#: Who is meant by these stands in the clause before, with words of its own.
_NO_NAME = frozenset({"which", "that", "who", "this"})
#: Words before a cue in which its subject stands, and steps up from a word to it.
LONGEST_SUBJECT = 20


def with_subjects(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs in the same order, subjects taken out of what is said."""
    text, found = reading.document.text, [_with_subject(arc, reading) for arc in arcs]
    for at, arc in enumerate(found):
        outer = _saying_both(at, found, text)
        if outer is not None and arc.cue is not None:
            end = arc.cue.start - len(_before(text, arc.cue))
            first, cue = found[outer], arc.cue
            found[at] = replace(arc, source=first.source, outer=first.outer)
            cut = tuple(Span(part.start, end) if part.covers(cue) else part for part in first.content)
            found[outer] = replace(first, content=cut)
    return tuple(found)


def _before(text: str, cue: Span) -> str:
    """The "and" before a cue, with the spaces around it; "" for none."""
    found = _AND_SAID.search(text, max(0, cue.start - AND_REACH), cue.start)
    return found.group() if found else ""


def _saying_both(number: int, arcs: Sequence[Arc], text: str) -> int | None:
    """Whose second verb an arc's cue is: of "Orlo | said | the league should wait and said ..." that of the first arc.

    The subject in between has a verb without an ending, which no "said" can go on with.
    """
    arc = arcs[number]
    if arc.cue is None or len(arc.source) != 1 or not _before(text, arc.cue) or not _PAST.match(text, arc.cue.start):
        return None
    source, cue = arc.source[0], arc.cue
    if source.end > cue.start or not _MODAL.match(text, source.end):
        return None
    around: list[int] = [*range(max(0, number - MOST_BETWEEN), min(len(arcs), number + MOST_BETWEEN))]
    around += [arc.outer] if arc.outer is not None else []
    for at in around:
        one = arcs[at]
        is_past = one.cue is not None and one.cue.end <= source.start and _PAST.match(text, one.cue.start)
        if is_past and one.source and any(part.covers(source) and part.covers(cue) for part in one.content):
            return at
    return None


def _with_subject(arc: Arc, reading: Reading) -> Arc:
    cue, text = arc.cue, reading.document.text
    if cue is not None and (turned := _turned(arc, cue, text) or _inverted(arc, cue, text)):
        return turned
    if cue is None or len(arc.content) < 2:
        return arc
    before = [part for part in arc.content if part.end <= cue.start]
    behind = [part for part in arc.content if part.start >= cue.end]
    if not behind:
        return arc
    if before and _ABOUT.search(text, cue.start, cue.end) and opens_quoted(text, before[0]):
        topic = [one for one in behind[:1] if len(WORD.findall(text, one.start, one.end)) <= LONGEST_TOPIC]
        return replace(arc, content=tuple(part for part in arc.content if part not in topic))
    if not before or not is_name(before[-1], reading):
        return arc
    name, rest = before[-1], tuple(part for part in arc.content if part != before[-1])
    source = arc.source[0] if arc.source else None
    if source and _is_apposition(name, source, behind[0], reading) and text[cue.end] not in ",:":
        return replace(arc, source=(Span(name.start, source.end),), content=rest)
    if source and _is_elsewhere(source, cue, reading) and _SPACE.fullmatch(text, name.end, cue.start):
        return replace(arc, source=(name,), content=rest)
    return arc


def _turned(arc: Arc, cue: Span, text: str) -> Arc | None:
    """Of "The crews, | said Dell, are ...": Dell speaks, whom reading took for the beginning of what the crews said."""
    first = arc.source[0] if arc.source else None
    if first is None or not arc.content or not _COMMA.fullmatch(text, first.end, cue.start):
        return None
    name = _NAME_BEHIND.match(text, cue.end)
    if name is None or not _SAYING.fullmatch(text, cue.start, cue.end) or arc.content[0].start != name.start("name"):
        return None
    rest = Span(name.end(), arc.content[0].end)
    if rest.end <= rest.start:
        return None
    return replace(arc, source=(Span(*name.span("name")),), content=(first, rest, *arc.content[1:]))


def _inverted(arc: Arc, cue: Span, text: str) -> Arc | None:
    """Of "Ten ships wait, | says | Velland; Orlans point to the wind": Velland speaks, and what stands before it."""
    name = _LAST_NAME.match(text, cue.end)
    behind = [part for part in arc.content if part.start >= cue.end]
    before = [
        part for part in arc.content if part.end <= cue.start and _COMMA_BEFORE.fullmatch(text, part.end, cue.start)
    ]
    if name is None or not before or not _SAYING.fullmatch(text, cue.start, cue.end):
        return None
    speaker = Span(*name.span("name"))
    is_said = [part for part in behind if part.start == speaker.start and part.end <= speaker.end]
    is_elsewhere = not any(part.touches(speaker) for part in arc.source)
    if not is_elsewhere or (behind and not is_said):
        return None
    return replace(arc, source=(speaker,), content=tuple(part for part in arc.content if part not in is_said))


def _is_apposition(name: Span, source: Span, behind: Span, reading: Reading) -> bool:
    """Whether a noun phrase and a comma stand before a speaker's name: "The governor of Tarvo, | Anton Orlo"."""
    text = reading.document.text
    if not (
        _COMMA.fullmatch(text, name.end, source.start) and text[source.start].isupper() and source.end <= behind.start
    ):
        return False
    goes_on = any(word.tag in _VERBS for word in tokens_in(reading.tokens, behind)[:1])  # "..., Orlo explained, were"
    is_named = any(word.tag == "PROPN" for word in tokens_in(reading.tokens, source))
    return is_named and not goes_on and tokens_in(reading.tokens, name)[0].tag not in _OPENERS


def _is_elsewhere(source: Span, cue: Span, reading: Reading) -> bool:
    """Whether a speaker stands in a sentence before that of the cue."""
    sentence = sentence_at(reading.sentences, cue.start)
    return sentence is not None and source.end <= sentence.start


def is_name(part: Span, reading: Reading) -> bool:
    """Whether these words hold a noun and no verb; not so where the page has no grammar."""
    words = tokens_in(reading.tokens, part)
    tags = {word.tag for word in words}
    return 0 < len(words) <= LONGEST_NAME and bool(tags & _NAMES) and not tags & _VERBS


def tokens_in(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """The words that begin in a span; ``tokens`` are in text order."""
    first = bisect_left(tokens, span.start, key=lambda one: one.span.start)
    last = bisect_left(tokens, span.end, key=lambda one: one.span.start)
    return tokens[first:last]


def subject_phrase(tokens: Sequence[Token], sentence: Span, cue: Span) -> Span | None:
    """The subject of a verb with all that hangs on it, as far as it stands before the verb."""
    near = tokens_in(tokens, Span(sentence.start, cue.end))[-LONGEST_SUBJECT - 1 :]
    verb = next((one for one in near if one.span.start == cue.start), None)
    if verb is None:
        return None
    first = len(tokens_in(tokens, Span(0, near[0].span.start)))
    own = first + len(near) - 1
    subject = next((n for n, one in enumerate(near, start=first) if one.head == own and one.relation == "nsubj"), None)
    if subject is None or tokens[subject].text.lower() in _NO_NAME:
        return None
    members = [one for n, one in enumerate(near[:-1], start=first) if _hangs_on(tokens, n, subject)]
    return Span(members[0].span.start, members[-1].span.end)


def _hangs_on(tokens: Sequence[Token], place: int, top: int) -> bool:
    """Whether the way up from a word leads to another."""
    at: int | None = place
    for _ in range(LONGEST_SUBJECT):
        if at is None or at == top:
            break
        at = tokens[at].head
    return at == top
