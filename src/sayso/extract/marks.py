"""Quotation marks that do not do what they are for, and spaces round brackets and marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.lines import Line
from sayso.extract.passage import BLANK
from sayso.records import Issue, IssueKind, Span

LONGEST_SEARCH = 20_000  # characters of one line that are looked at
TOKENISED = 8  # so many spaces before commas and stops, and the text was taken apart on purpose
LONGEST_WORD = 30  # characters of a quoted word shown with its wrong mark

_CLOSED_BY_OPENER = re.compile(r"(?<=[\w.,!?’”;:)]) ?“(?=\s*$|[.,;:!?)]|\s+[a-z])|(?<=\w)“(?=\s|[‘’'])")
_QUOTED_WORD = re.compile(rf"[“„]([^“”„\n.,!?]{{1,{LONGEST_WORD}}})“(?:[‘’']s)?")
_OPENED_BY_CLOSER = re.compile(r"(?:^|(?<=\s)|(?<=\())”(?=[\w‘'])")
_BACKWARD_APOSTROPHE = re.compile(r"(?<=[A-Za-z])‘(?=s\b|t\b|re\b|ve\b|ll\b)")
_BACK_TO_BACK = re.compile(r"(?<=[.!?,\w])(?:\"\"|”“|” ?\"|\" ?“)(?=[A-Z‘'])")
_CUT_OFF_CUE = re.compile(r"[;,]\s*(?=(?:\w+ ){0,3}(?:said|says|told|added|asked|wrote|warned|stated|noted)\b)")
_ELIDED = r"(?:[tT]il|[tT]is|[tT]was|em|im|er|cause|cos|coz|bout|round|neath|n|nuff|kay|[sS]up|ol|hood|fraid)\b"
_SINGLE_TURNED = re.compile(
    rf"(?:^|(?<=[\s(]))’(?!{_ELIDED}|(?:s|t|re|ve|ll|d|m)\b|\d)"
    r"(?=[a-z]{2,}|[A-Z][^’\n]{2,200}’(?:\W|$))"
)
_FOREIGN = re.compile(r",,(?=\w)|(?<![`\w])``?(?=\w)|(?<=[\w.,!?])`(?!\w)|(?<=\w)´(?=\w)|´(?=\w)|(?<=[\w.,!?])´")
_FOREIGN_MARKS = (",,", "`", "´")
_SPACES = re.compile(
    r"\( {1,3}(?=\w)[^()\n]{0,40}\)?|(?<=[\w.!?]) \)|(?<=[\w”’)\"]) [,;](?=\s)|(?<=[a-z]{3}) \.(?=\s|$)(?! ?\.)"
    r"|(?<=[a-z]{2}) ,(?=[a-z]{2})|(?<=[a-z]{2}) \.(?=[A-Z][a-z])"
    r"|(?<=[\w.,!?]{2}) ”|(?<![\w.,!?])“ (?=\w)|(?<=[a-z]{2}) [’'](?:s|ve|re|ll|d|m|t)\b"
    r"|(?<=[a-z]{2})- (?=[‘“'\"])"
    r"|(?<=[a-z0-9][a-z]{2}),(?=[a-z]{3})(?!\w+\.\w)|(?<=[a-z]{3}),(?=\d{1,3}\b(?![.,]\d))|(?<=[a-z]{3})\((?=[A-Za-z]{3})(?!\w+\)\w)"
)
_ANY_MARK = re.compile('[“”‘’„`´]|""|,,|" ?“|” ?"')
_WRONG_SPACE = re.compile(r"[ (“,-](?:(?<= )(?:[),;.”]|(?<=[a-z] )[’'])|(?<=[(“]) |(?<=-) [‘“'\"]|(?<=[a-z][,(])\w)")
_DOUBLE = re.compile('[“”"«»„]|,,(?=\\w)')
_OPENING = ("“", "«", "„", ",,")
_BEFORE_OPENING = "([—–-‘'/" + BLANK
_AFTER_CLOSING = ".,;:!?)]—–-’‘'/" + BLANK
_LAST_WORD = re.compile(rf"[^\s{BLANK}]{{0,{LONGEST_WORD}}}$")


def mark_issues(lines: tuple[Line, ...]) -> Iterator[Issue]:
    """Every mark that is wrong by itself, and every quotation that opens or closes only once."""
    wrong = [issue for line in lines for issue in (*_wrong_way(line), *_cut_off(line))]
    yield from wrong
    known = {place for issue in wrong if issue.span for place in range(issue.span.start, issue.span.end)}
    yield from (issue for issue in _unpaired(lines) if issue.span and issue.span.start not in known)


def _issue(kind: IssueKind, line: Line, start: int, end: int, message: str, suggestion: str | None = None) -> Issue:
    return Issue("extract", kind, message, Span(line.start + start, line.start + end), suggestion)


def _wrong_way(line: Line) -> Iterator[Issue]:
    text = line.text[:LONGEST_SEARCH]
    if _ANY_MARK.search(text):
        yield from _wrong_marks(line, text)


def _wrong_marks(line: Line, text: str) -> Iterator[Issue]:
    taken = 0
    for match in _QUOTED_WORD.finditer(text):
        opens_again = match[1].endswith(" ") and text[match.end() : match.end() + 1].isalnum()
        if not match[1].strip() or match[1].startswith(" ") or opens_again:
            continue
        taken = match.end()
        right = f"“{match[1]}”" + ("’s" if match.group().endswith("s") and match.group()[-2] in "‘’'" else "")
        yield _issue("dangling_quote", line, *match.span(), "an opening mark closes this quotation", right)
    for match in _CLOSED_BY_OPENER.finditer(text, taken) if "“" in text else ():
        message = "an opening mark stands where the quotation should close"
        yield _issue("dangling_quote", line, match.start(), match.end(), message, "”")
    for match in _OPENED_BY_CLOSER.finditer(text) if "”" in text else ():
        message = "a closing mark stands where a quotation should open"
        yield _issue("dangling_quote", line, *match.span(), message, "“")
    for match in _BACKWARD_APOSTROPHE.finditer(text, taken) if "‘" in text else ():
        yield _issue("dangling_quote", line, *match.span(), "an opening mark stands for an apostrophe", "’")
    yield from _foreign(line, text)
    for match in _BACK_TO_BACK.finditer(text) if "“" in text or "”" in text or '""' in text else ():
        last = _LAST_WORD.search(text, 0, match.start())
        start = last.start() if last else match.start()
        end = match.end() + len(re.match(r"\S*", text[match.end() :]).group())  # type: ignore[union-attr]
        message = "two paragraphs run together: one quotation closes and the next opens"
        yield _issue("broken_sentence", line, start, end, message)


def _foreign(line: Line, text: str) -> Iterator[Issue]:
    """Low commas, accents and turned single marks where an English quotation mark should stand."""
    if "’" in text:
        for match in _SINGLE_TURNED.finditer(text):
            message = "a closing mark stands where a quotation should open"
            yield _issue("dangling_quote", line, match.start(), match.end(), message, "‘")
    if any(mark in text for mark in _FOREIGN_MARKS):
        for match in _FOREIGN.finditer(text):
            yield _issue("dangling_quote", line, *match.span(), "no English quotation mark, but stands for one")


def _cut_off(line: Line) -> Iterator[Issue]:
    if _CUT_OFF_CUE.match(line.text):
        first = re.match(r"[^.!?]{1,80}[.!?]?", line.text)
        message = "the words that say who speaks are cut off from the quotation"
        yield _issue("dangling_quote", line, 0, first.end() if first else 1, message)


def spacing_issues(lines: tuple[Line, ...]) -> list[Issue]:
    """Spaces inside brackets and before marks; one issue for all where the whole text was taken apart that way."""
    found = [
        _issue("spacing", line, *_with_word(line.text, *match.span()), "a space is wrong or missing beside a mark")
        for line in lines
        if _WRONG_SPACE.search(line.text)
        for match in _SPACES.finditer(line.text[:LONGEST_SEARCH])
    ]
    if len(found) <= TOKENISED:
        return found
    return [Issue("extract", "spacing", "spaces are wrong or missing beside marks all over this page")]


def _with_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The wrong space with the word before it, so that a reader sees where it is."""
    if text[start] in "(“":
        return start, end
    last = _LAST_WORD.search(text, 0, start)
    return (last.start() if last else start), end


@dataclass(frozen=True, slots=True)
class _Mark:
    """A double quotation mark: where it is, which way it works (None: the other way than the one before), and

    whether a line begins with it.
    """

    place: Span
    opens: bool | None
    glyph: str
    heads_line: bool


def _unpaired(lines: tuple[Line, ...]) -> Iterator[Issue]:
    """Marks that open and never close, or close and never opened. A quotation may run over lines and paragraphs."""
    opened: _Mark | None = None
    marks = [mark for line in lines for mark in _marks(line)]
    for number, mark in enumerate(marks):
        if not (opened is None if mark.opens is None else mark.opens):
            if opened is None:
                yield Issue("extract", "dangling_quote", "this quotation closes and was never opened", mark.place)
            elif (opened.glyph in "«»") != (mark.glyph in "«»"):
                yield Issue("extract", "dangling_quote", "this mark closes a quotation of another kind", mark.place)
            opened = None
            continue
        if opened and not mark.heads_line:
            if _nested(marks[number + 1 : number + 3]):
                continue
            yield Issue("extract", "dangling_quote", "this quotation opens and is never closed", opened.place)
        opened = mark
    if opened:
        yield Issue("extract", "dangling_quote", "this quotation opens and is never closed", opened.place)


def _nested(following: list[_Mark]) -> bool:
    return len(following) == 2 and not any(mark.opens for mark in following)


def _marks(line: Line) -> Iterator[_Mark]:
    """The marks of a line, each the way the letters round it say, whatever its glyph."""
    text = line.text[:LONGEST_SEARCH]
    for match in _DOUBLE.finditer(text):
        place = match.start()
        before = text[place - 1] if place else " "
        after = text[match.end()] if match.end() < len(text) else " "
        free_before = before.isspace() or before in _BEFORE_OPENING
        free_after = after.isspace() or after in _AFTER_CLOSING
        if match.group() in ",,„":
            opens: bool | None = True
        elif place and not text[place + 1 :].strip():
            opens = False
        elif free_before == free_after:
            opens = match.group() in _OPENING if match.group() != '"' else None
        else:
            opens = free_before
        if match.group() == '"' and before.isdigit():
            yield _Mark(Span(line.start + place, line.start + place + 1), None, match.group(), heads_line=False)
            continue
        yield _Mark(Span(line.start + place, line.start + match.end()), opens, match.group(), heads_line=place == 0)
