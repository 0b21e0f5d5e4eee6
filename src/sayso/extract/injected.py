"""Other pages' headlines pasted into a sentence, most often by a topic box behind a name.

"Nadia FeroNadia Grace FeroMinister tells court ... Border talks stall MORE said on Tuesday that ...": the name comes
twice, one or more headlines follow, and then the sentence goes on. What is set aside begins with the second telling
of the name and ends where the outer sentence goes on: behind MORE, before a bracket that belongs to a name, or where
the words read on as after a name. The end is chosen among these by how sure each is, never by the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.lines import Line
from sayso.extract.names import DoubledName, doubled_names, glue_in
from sayso.extract.resume import resumption
from sayso.extract.titlecase import stretch, words_in
from sayso.extract.titles import signs_of
from sayso.records import Quarantine, Span

FARTHEST = 1_200  # characters a pasted box may run; the longest boxes hold four headlines
LONGEST_PARAGRAPH = 20_000  # characters; a longer line is no paragraph, and only its first part is searched
LONGEST_WORD = 40  # characters of a word that are looked at
BACK_FROM_MORE = 700  # characters before MORE within which the box must begin
TITLE_WORDS = 4  # words of a headline in Title Case

_MORE = re.compile(r"(?<=[\w’”'\".!?)…])\s?\bMORE\b(?=\s|[,.;:(’'])")
_CLOSE = re.compile(r"[a-z0-9.!?…”\"’')%][A-ZÀ-Þ\d]")  # two words may run together here
_PARTY = re.compile(
    r"\((?:[DRI](?:em|ep|nd)?\.?\s?[-–—]?\s?[A-Z][A-Za-z.]{1,9}(?: [A-Z][a-z]+\.?)?"
    r"|[A-Z]{1,4}\.?\s?[-–—/]\s?[A-Z][A-Za-z.]{0,12})\)"
)
_TITLED = re.compile(r"(?:Sen|Rep|Gov|Mr|Ms|Mrs|Dr|Sens|Reps)\.?(?: [A-Z][\w.’'-]*){1,4}\s*$")
_COMMA = re.compile(r",(?= [a-z])")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?(?=\s|$)")
_STRAIGHT_ON = re.compile(
    r"[’']s?\b|[’'](?=\s)|,? (?:who|whose|which)\b|,? ?\(|\s+[a-z]|,\s+(?:the|a|an|[A-Z])|[.;:?!)]|$"
)


@dataclass(frozen=True, slots=True)
class _Region:
    """Where one box may lie: from the end of the doubled name to the next one, or to the end of its line."""

    text: str
    start: int


def pasted_headlines(lines: tuple[Line, ...]) -> list[Quarantine]:
    """Every pasted box of the text, with the second telling of the name before it."""
    found: list[Quarantine] = []
    for line in lines:
        if len(line.text) > LONGEST_PARAGRAPH:
            line = Line(line.start, line.text[:LONGEST_PARAGRAPH])
        found += _in_line(line)
    return found


def _in_line(line: Line) -> Iterator[Quarantine]:
    boxes = list(_behind_names(line, doubled_names(line)))
    yield from boxes
    if "MORE" not in line.text:
        return
    for more in _MORE.finditer(line.text):
        end = line.start + more.end()
        if any(box.span.start <= end <= box.span.end + 1 for box in boxes):
            continue
        after = max((box.span.end for box in boxes if box.span.end <= end), default=line.start)
        if (start := _box_before(line, max(after, end - BACK_FROM_MORE), end)) is not None:
            yield Quarantine(Span(start, end), "injected_link")


def _box_before(line: Line, start: int, end: int) -> int | None:
    """The first place before MORE where two words run together: a box without a doubled name."""
    piece = line.text[start - line.start : end - line.start]
    glued = next((word.start for word in words_in(piece) if word.joined), None) if _CLOSE.search(piece) else None
    return None if glued is None else start + glued


def _behind_names(line: Line, names: tuple[DoubledName, ...]) -> Iterator[Quarantine]:
    for number, name in enumerate(names):
        limit = names[number + 1].first.start if number + 1 < len(names) else line.end
        limit = min(limit, name.second.end + FARTHEST)
        region = _Region(line.text[name.second.end - line.start : limit - line.start], name.second.end)
        last = number + 1 == len(names)
        if (end := _box_end(region, last=last)) is not None:
            yield Quarantine(Span(name.second.start, end), "injected_link")
        elif name.glued:
            yield Quarantine(name.second, "injected_link")


def _box_end(region: _Region, *, last: bool) -> int | None:
    """Where the outer sentence goes on, None where nothing was pasted behind the name."""
    text = region.text
    if more := _MORE.search(text):
        return region.start + more.end()
    if (party := _party(text)) is not None:
        return region.start + party
    if title := _title_end(text):
        return region.start + title
    pasted = _last_glue(text)
    if not pasted and _STRAIGHT_ON.match(text):
        return None
    if (resumed := resumption(text, pasted)) is not None:
        return region.start + len(text[:resumed].rstrip())
    return region.start + (_end_of_sentence(text, pasted) if last else len(text[: _joint(text)].rstrip()))


def _party(text: str) -> int | None:
    """Before "(D-Calif.)" and the like, if it is the outer name's and no other's."""
    for match in _PARTY.finditer(text):
        before = text[: match.start()].rstrip()
        if not before:
            return None
        if not _TITLED.search(before[-60:]):
            return len(before)
    return None


def _title_end(text: str) -> int:
    """Where the headlines end if all of them are in Title Case and small words follow; 0 where that is not so."""
    found = words_in(text)
    end = stretch(found, 0) if found and found[0].capital else 0
    while 0 < end < len(found) and found[end].joined and found[end].capital and not found[end - 1].stops:
        end = stretch(found, end)
    sure = TITLE_WORDS <= end < len(found) and not (found[end].capital or found[end - 1].stops)
    return found[end - 1].end if sure and signs_of(found[:end]) else 0


def _last_glue(text: str) -> int:
    """The last place where one headline runs into the next, 0 for none."""
    glued = [m.start() for m in re.finditer(r"(?<=[a-z.!?’”'\"])(?=[A-Z][a-z])", text) if _runs_on(text, m.start())]
    return glued[-1] if glued else 0


def _runs_on(text: str, place: int) -> bool:
    if place == 0 or text[place - 1] in ".!?’”'\"":
        return True
    around = text[max(0, place - LONGEST_WORD) : place].split()[-1] + text[place : place + LONGEST_WORD].split()[0]
    return glue_in(around) is not None


def _joint(text: str) -> int:
    joint = re.search(r"(?:,| and| or| with)(?: \w+\.?){0,2}\s*$", text)
    return joint.start() if joint else len(text)


def _end_of_sentence(text: str, pasted: int) -> int:
    """Before a comma or the stop that ends the sentence, or where the text ends: nothing tells where it goes on.

    A headline has hardly a comma with small words behind it; the sentence round it often has one.
    """
    end = _SENTENCE_END.search(text, pasted)
    limit = end.start() if end else len(text)
    comma = next((m for m in _COMMA.finditer(text, pasted, limit) if _is_long(text[pasted : m.start()])), None)
    return comma.start() if comma else limit


def _is_long(told: str) -> bool:
    return len(told.split()) >= TITLE_WORDS
