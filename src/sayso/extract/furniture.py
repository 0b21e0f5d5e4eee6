"""What publishing systems put round an article: forms, teasers, credits, notices, by the rules of a table.

The table is ``lists/furniture.tsv``; each of its lines carries a rule id and a source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.extract.lines import Line
from sayso.extract.names import GLUE
from sayso.extract.teasers import teaser_end
from sayso.extract.wordlists import holds_any, rows
from sayso.records import Quarantine, QuarantineReason, Span

LONGEST_LINE = 400  # characters; a longer line is running text, of which only the sentence can be furniture
LONGEST_NOTE = 900  # characters; editors' notes and corrections run longer than other furniture
LONGEST_SENTENCE = 600  # characters; how far the end of a furniture sentence is looked for
LONGEST_PARAGRAPH = 20_000  # characters; a longer line is no paragraph, and only its beginning and end are searched
TEASER_LINES = 12  # headlines under one "Related" label
TEASER_WORDS = range(3, 26)  # a headline has no fewer and no more words
TEASER_CHARACTERS = 170
LABEL_WORDS = 6  # a heading with more words carries its teaser on the same line
CLOSING_LINES = 5  # author lines and credits stand in the last lines only
CREDIT_WORDS = 9  # a picture credit is a short last sentence, or stands in brackets

_BULLETS, _TAILS = " \t\xa0*•·>»-–—|#", " \t\xa0.:!*>»|…"  # round a line that is furniture
_AFTER_STOP = re.compile(r"[.!?…][”\"’')\]]{0,2}(?:\s+|(?=[A-Z]))")
_HINTS = {  # what the rules of a scope cannot do without: a cheap look before the real one
    "piece": ("<", "[", "==", "pic.", "//", "acebook", "hatsapp", "hatsApp", "elegram", "dvertisement", "DVERTISEMENT",
        "ontinue", "ONTINUE", "(R", "(S", "(W", "(L", "(A", "(M"),
    "parenthesis": ("(",),
    "inline": (":", "|", ">", "»", "：", "ideo "),
}  # fmt: skip
_CLOSING_HINTS = (  # the same for closing lines: a verb or a noun of each of their rules
    " is", " are", " was", " writes", " covers", " edits", " teaches", " directs", " reports", " serves",
    " blogs", " tweets", " lectures", "reported from", "ervice", "ffice", "entre", "enter", "epartment", "esk",
    "elations", "Contact", "For more", "For further", "For media", "contact", "Note",
)  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’')\]]{0,2}(?=\s|$|[A-Z])|(?<=[a-z])(?=[A-Z][a-z]{2})(?<!Mc)(?<!Mac)|\n|$")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: ``pattern`` is tried where ``scope`` says; what it finds is set aside for ``reason``."""

    id: str
    reason: QuarantineReason
    scope: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Matcher:
    """All rules of one scope as one expression; the name of its last group tells the rule."""

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]

    def reason(self, match: re.Match[str]) -> QuarantineReason:
        """Why what this match found is no part of the article."""
        return self.rules[int(str(match.lastgroup)[1:])].reason


@cache
def matcher(scope: str) -> Matcher:
    """The rules of a scope, in the order of the table."""
    rules = tuple(rule for rule in _rules() if rule.scope == scope)
    pattern = "|".join(f"(?P<r{n}>{rule.pattern})" for n, rule in enumerate(rules))
    return Matcher(rules, re.compile(pattern))


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            id=row["rule"],
            reason=cast(QuarantineReason, row["reason"]),
            scope=row["scope"],
            pattern=f"(?i:{row['pattern']})" if row["case"] == "any" else row["pattern"],
        )
        for row in rows("furniture")
    )


def furniture(lines: tuple[Line, ...]) -> list[Quarantine]:
    """Every piece of page furniture on these lines; pieces may overlap."""
    found: list[Quarantine] = []
    spoken: set[int] = set()  # lines that are furniture as a whole
    for number, line in enumerate(lines):
        if number in spoken:
            continue
        if reason := _whole_line(line):
            found.append(Quarantine(line.span, reason))
            spoken.add(number)
        elif reason := _heading(line):
            taken = range(number, number + 1 + _teasers_below(lines, number))
            found += (Quarantine(lines[n].span, reason) for n in taken)
            spoken.update(taken)
        elif number * 2 > len(lines) and (reason := _tail(line)):
            found.append(Quarantine(Span(line.start, lines[-1].end), reason))
            break
        else:
            found += _inside(line)
    return [*found, *_closing(lines, spoken)]


def is_furniture(text: str) -> bool:
    """Whether a line without blanks round it is page furniture as a whole, wherever on the page it stands."""
    line = Line(0, text)
    return (_whole_line(line) or _heading(line)) is not None or any(q.span == line.span for q in _inside(line))


def _bare(line: Line) -> str:
    return line.text.lstrip(_BULLETS).rstrip(_TAILS)


def _whole_line(line: Line) -> QuarantineReason | None:
    if len(line.text) > LONGEST_NOTE:
        return None
    bare = _bare(line)
    whole, begins, caption = matcher("whole"), matcher("line"), matcher("caption")
    if match := whole.pattern.fullmatch(line.text) or whole.pattern.fullmatch(bare):
        return whole.reason(match)
    if match := begins.pattern.match(bare):
        return begins.reason(match)
    if len(line.text) <= LONGEST_LINE and (match := caption.pattern.search(line.text, _credit_start(line.text))):
        return caption.reason(match)
    return None


def _credit_start(text: str) -> int:
    """Where the last sentence or bracket of a line begins, if it is short enough to be a credit; else its end."""
    if _is_short(text):
        return 0
    body = text.rstrip(" .)")
    start = max([body.rfind(mark) + len(mark) for mark in (". ", "(", "? ", "! ", " - ", " — ", " | ")]) if body else 0
    return start if _is_short(text[start:]) else len(text)


def _is_short(text: str) -> bool:
    """Whether a text has no more words than a credit."""
    return len(text.split(None, CREDIT_WORDS)) <= CREDIT_WORDS


def _heading(line: Line) -> QuarantineReason | None:
    heading = matcher("heading")
    match = heading.pattern.fullmatch(_bare(line)) if len(line.text) <= LONGEST_LINE else None
    return heading.reason(match) if match else None


def _teasers_below(lines: tuple[Line, ...], number: int) -> int:
    """How many headline-like lines follow a heading that has no headline of its own."""
    if len(lines[number].text.split()) > LABEL_WORDS:
        return 0
    count = 0
    for line in lines[number + 1 : number + 1 + TEASER_LINES]:
        headline = len(line.text) <= TEASER_CHARACTERS and len(line.text.split()) in TEASER_WORDS
        if not headline or line.ends_sentence or line.text[0] in "\"“'‘" or _whole_line(line) or _tail(line):
            break
        count += 1
    return count


def _tail(line: Line) -> QuarantineReason | None:
    tail = matcher("tail")
    match = tail.pattern.fullmatch(_bare(line)) if len(line.text) <= LONGEST_LINE else None
    return tail.reason(match) if match else None


def _inside(line: Line) -> Iterator[Quarantine]:
    """Furniture within a running line: sentences, teasers glued to it, left-over markup, agencies' credits."""
    for offset, text in _searched(line):
        for scope in ("piece", "parenthesis", "inline"):
            if not holds_any(text, _HINTS[scope]):
                continue
            rules, end = matcher(scope), 0
            for match in rules.pattern.finditer(text):
                if match.start() < end:  # a marker within the headline of the one before
                    continue
                end = teaser_end(text, match.start(), match.end()) if scope == "inline" else match.end()
                yield Quarantine(_placed(offset, match.start(), end), rules.reason(match))
        rules = matcher("sentence")
        for start in _sentence_starts(text):
            if found := rules.pattern.match(text, start):
                yield Quarantine(_placed(offset, start, _sentence_end(text, found.end())), rules.reason(found))


def _sentence_starts(text: str) -> Iterator[int]:
    yield 0
    yield from (match.end() for match in _AFTER_STOP.finditer(text))
    yield from (match.start() for match in GLUE.finditer(text))


def _searched(line: Line) -> Iterator[tuple[int, str]]:
    if len(line.text) <= LONGEST_PARAGRAPH:
        yield line.start, line.text
    else:
        yield line.start, line.text[:LONGEST_PARAGRAPH]
        rest = max(LONGEST_PARAGRAPH, len(line.text) - LONGEST_PARAGRAPH)
        yield line.start + rest, line.text[rest:]


def _placed(offset: int, start: int, end: int) -> Span:
    return Span(offset + start, offset + end)


def _sentence_end(text: str, position: int) -> int:
    limit = min(len(text), position + LONGEST_SENTENCE)
    match = _SENTENCE_END.search(text, max(position - 1, 0), limit)
    return match.end() if match else limit


def _closing(lines: tuple[Line, ...], spoken: set[int]) -> Iterator[Quarantine]:
    rules = matcher("closing")
    open_lines = [line for number, line in enumerate(lines) if number not in spoken][-CLOSING_LINES:]
    for line in open_lines[1:]:
        if len(line.text) > LONGEST_LINE or not holds_any(line.text, _CLOSING_HINTS):
            continue
        if match := rules.pattern.fullmatch(line.text):
            yield Quarantine(line.span, rules.reason(match))
