"""The day a text was published, where the text itself says so.

Four places are looked at, the surest first: a labelled line ("Published: 14 May 2021"), a dateline run into a paragraph
("KYIV, 14 May (Agency) -"), a line that holds a date and little else, and "today (14 May)" in the running text.
A date inside a sentence tells when something happened, not when it was written down: it is never taken.
"""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.extract.days import Day, find_days
from sayso.records import Precision, Span, When

HEAD_LINES = 12  # address, section, headline, standfirst, byline and date stand above the report
HEAD_CHARACTERS = 2_500  # and a first paragraph between them
TAIL_LINES = 3  # releases of ministries end with place and day
LONGEST_DATE_LINE = 160  # characters; a longer line is a paragraph
LONGEST_PARAGRAPH = 5_000  # characters in which quotation marks are counted: a paragraph has 300 to 1,500
LONGEST_PLACE = 60  # characters of "Stepanakert, Nagorno-Karabakh Republic"
NEXT_DAY = 25  # characters: "3 March - 5 April" is a stretch of time, no dateline
MOST_NAMES = 4  # words beside the date in a date line: place and agency

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|released|created|written|publication date|date of publication|date|dateline"
    r"|erschienen|veröffentlicht|publié|publicado|pubblicato|опубликовано)\b",
    re.I,
)
_UPDATED = re.compile(r"\b(?:updated?|modified|revised|aktualisiert|stand)\b", re.I)
_THIS_PAGE = r"this\s+(?:article|story|page|post)\s+(?:was|has\s+been)"
_LABEL_BEFORE = re.compile(
    rf"(?:^|[|·•–—/,;>]|\bby [^|]{{2,60}}?|\b{_THIS_PAGE}\b)\s*(?:first|originally|last|article|story)?\s*$", re.I
)
# What may stand beside the date in a line of its own: times, zones, weekdays, labels, little words.
_BESIDE = re.compile(
    rf"\b(?:{_WEEKDAY}|\d{{1,2}}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?|\d{{1,2}}\s?[ap]\.?m\b\.?"
    r"|GMT|UTC|EST|EDT|CST|CDT|PST|PDT|CET|CEST|EET|EEST|BST|MSK|IST|Uhr|hours|hrs|local|time|first|last|originally"
    r"|(?:at|um)(?=\s+\d)|(?:updated?|modified|revised|published|posted|issued|released|created|written|date|dateline"
    r"|erschienen|veröffentlicht|aktualisiert|publié|publicado|pubblicato|опубликовано)(?:\s+(?:on|at|am|le|el|il))?"
    r"|publication|stand|(?:\d{1,2}\s*)?min(?:ute)?s?\s+read|ago"
    r"|(?:\d{1,2}|an?|one|two|three)\s+(?:second|min(?:ute)?|hour|hr|day)s?(?=\s+ago)"
    rf"|{_THIS_PAGE})\b"
    r"|[+-]\d\d:?\d\d",
    re.I,
)
_BYLINE = re.compile(r"^\W*by\s+[^|·•,;\d]{2,60}", re.I)
# A line about a picture, a life, a right or a stretch of time is not about the page.
_OTHER_DATE = re.compile(
    r"\b(?:photos?|photograph\w*|images?|pictures?|pictured|files?|archives?|getty|copyright|rights|born|died|since"
    r"|until|till|from|between|deadline|expires?|due|event|accessed|retrieved|joined|registered|signed|adopted|see also"
    r"|source)\b|©",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_PLACE = re.compile(
    r"[\W_]*(?!(?:On|In|By|Since|Until|From|At|During|After|Before|As|The|This|Last|Next|It|He|She)\b)"
    r"(?P<place>[A-ZÀ-ÞА-Я][\w'’.-]*(?:[ ,/]+(?:[A-ZÀ-ÞА-Я][\w'’.-]*|of|the|de|la|el|al|and|upon))*)"
    r"\s*[,.:;–—-]*\s*(?:\([^()]{2,40}\)|/[^/]{2,40}/)?[\s,.–—-]*$"
)
_ONLY_WEEKDAY = re.compile(rf"\W*(?:{_WEEKDAY})?\W*$", re.I)
_AGENCY = r"(?:\([^()]{2,40}\)|/[^/\n]{2,40}/|[A-Z][\w-]+(?:[ .-][A-Z][\w-]*){0,3})"
_RUN_IN = re.compile(
    rf"\s*[.,]?\s*(?:(?:{_AGENCY}\s*[.,:]?\s*)?[-–—]{{1,3}}\s|{_AGENCY}\s*[.:]\s|[(/][A-Z][^()/]{{1,39}}[)/]\s*\S)"
)
_TODAY = re.compile(r"\btoday\s*(?:\(|,\s)\s*(?:" + _WEEKDAY + r",?\s+)?", re.I)
_OPENING, _CLOSING = "“„«", "”»"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int

    def span(self, day: Day) -> Span:
        return Span(self.start + day.span.start, self.start + day.span.end)


def published_in(text: str) -> When | None:
    """The day the text says it was published, with the words it rests on and their place; None if it does not say.

    A dateline without a year ("KYIV, 3 March -") gives ``--03-03``.
    """
    lines = [_Line(match[0], match.start()) for match in _LINE.finditer(text) if match[0].strip()]
    head = [line for line in lines[:HEAD_LINES] if line.start < HEAD_CHARACTERS]
    rungs: tuple[Callable[[], When | None], ...] = (
        lambda: _labelled(lines, _PUBLISHED),
        lambda: _run_in(head),
        lambda: _alone([*head, *lines[max(len(head), len(lines) - TAIL_LINES) :]]),
        lambda: _labelled(lines, _UPDATED),
        lambda: _today(lines),
    )
    return next((found for rung in rungs if (found := rung()) is not None), None)


def when_of(iso: str, basis: str, span: Span | None = None) -> When:
    """A When of an ISO day, month or year, or of a day without year (``--05-14``)."""
    if iso.startswith("--") or len(iso) == len("2021-05-14"):
        return When(iso, iso, "day", basis, span)
    year, _, month = iso.partition("-")
    first, last = (int(month), int(month)) if month else (1, 12)
    end = datetime.date(int(year), last, calendar.monthrange(int(year), last)[1])
    precision: Precision = "month" if month else "year"
    return When(datetime.date(int(year), first, 1).isoformat(), end.isoformat(), precision, basis, span)


def _labelled(lines: list[_Line], label: re.Pattern[str]) -> When | None:
    """A line with a label in front of its date, wherever it stands; the first of them."""
    for line in lines:
        if len(line.text) > LONGEST_DATE_LINE:
            continue
        for match in label.finditer(line.text):
            days = [day for day in find_days(line.text) if day.span.start >= match.end()]
            if days and _LABEL_BEFORE.search(line.text[: match.start()] or "") and _little_else(line):
                words = line.text[match.start() : days[0].span.end].strip()
                return when_of(days[0].iso, f"“{words}”", line.span(days[0]))
    return None


def _run_in(head: list[_Line]) -> When | None:
    """A dateline at the beginning of a paragraph: place, day, agency, dash. With its year if it gives one."""
    for line in head:
        front = line.text[:LONGEST_DATE_LINE]
        for day in find_days(front, yearless=True)[:1]:
            before, after = front[: day.span.start], front[day.span.end :]
            if not _RUN_IN.match(after) or len(before) > LONGEST_PLACE or find_days(after[:NEXT_DAY], yearless=True):
                continue
            if (day.has_year and _ONLY_WEEKDAY.match(before)) or _is_place(before):
                return when_of(day.iso, f"dateline “{front[: day.span.end].strip()}”", line.span(day))
    return None


def _is_place(before: str) -> bool:
    return _PLACE.match(before) is not None and not _ONLY_WEEKDAY.match(before) and not _OTHER_DATE.search(before)


def _alone(lines: list[_Line]) -> When | None:
    """A line with one date and little else. Where two such lines name different days, it is a list of days: None."""
    found = []
    for line in lines:
        days = find_days(line.text) if len(line.text) <= LONGEST_DATE_LINE else ()
        if len(days) == 1 and _little_else(line) and not _UPDATED.search(line.text):
            found.append((line, days[0]))
    if not found or len({day.iso for _, day in found}) > 1:
        return None
    line, day = found[0]
    return when_of(day.iso, f"dateline “{line.text.strip()}”", line.span(day))


def _little_else(line: _Line) -> bool:
    """Whether only times, labels, a byline and a name or two stand beside the dates of a line."""
    if _OTHER_DATE.search(line.text):
        return False
    rest = line.text
    for day in reversed(find_days(rest)):
        rest = f"{rest[: day.span.start]} {rest[day.span.end :]}"
    rest = _BESIDE.sub(" ", _BYLINE.sub(" ", rest))
    words = _NAME.findall(rest)
    return len(words) <= MOST_NAMES and all(word[0].isupper() for word in words) and not re.search(r"\d", rest)


def _today(lines: list[_Line]) -> When | None:
    """ "today (14 May 2021)" outside quotation marks: the day of writing, in the author's own voice."""
    for line in lines:
        for match in _TODAY.finditer(line.text[:LONGEST_PARAGRAPH]):
            days = find_days(line.text[match.end() : match.end() + 40], yearless=True)
            if days and days[0].span.start == 0 and not _inside_quote(line.text[: match.start()]):
                start = line.start + match.end()
                words = line.text[match.start() : match.end() + days[0].span.end].replace("(", "")
                return when_of(days[0].iso, f"text “{words}”", Span(start, start + days[0].span.end))
    return None


def _inside_quote(before: str) -> bool:
    opened = sum(before.count(mark) for mark in _OPENING) > sum(before.count(mark) for mark in _CLOSING)
    return opened or before.count('"') % 2 == 1
