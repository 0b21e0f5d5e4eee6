"""Days that are written out: "12 May 2021", "Oct. 17", "12–13 September", "2021-05-12", "on Wednesday"."""

import re
from dataclasses import dataclass
from datetime import date

from sayso.resolve.days import DAY, FIRST_YEAR, LEAP_YEAR, WEEK, Days, day_in, one_day
from sayso.resolve.times.page import Lead, Page, Sense, Timed, quoted
from sayso.resolve.times.words import SAYING, month_number, weekday_number

YEAR_STEPS = {"last": -1, "this": 0, "next": 1}
STEPS_FROM_TEXT = {"that": 0, "the same": 0, "the following": 1, "the next": 1, "the previous": -1}
LEAP_DAY = (2, 29)
NEAR = DAY  # a day after publication and no sign of what is to come: another time zone, not last year
SOON = 62 * DAY  # a day this near, in a sentence where nothing is past, is to come: ten months back has its year
LOOKED_AT = 24  # characters before a day that tells a noun in which "ahead of", "scheduled" stand
#: A deadline told without its year is the nearest such day: "had asked for a reply by 30 November" on 5 December.
DEADLINES = ("by", "until", "till")
#: "By their meeting on 3 May"; "promised to pay on 3 May": told as past, and may be still to come.
_BY_A_THING = re.compile(
    r"\b(?:by|until|till|before|ahead\s+of|in\s+time\s+for)\s+(?:the|an?|its|their|his|her|our|this|next)\s+"
    r"(?:[\w’'-]+\s+){1,4}$|\b(?:no|not)\s+later\s+than\s+$",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(
    r"\b(?:promis\w+|pledg\w+|vow\w+|agreed|undertook|undertaken|asked|ordered|told|urged|invited|instructed|decided"
    r"|intend\w*|plan\w*|want\w*)\s+(?:[\w’'-]+\s+){0,6}?to\s+[a-z]+(?:\s+[\w’'-]+){0,12}\s+$",
    re.IGNORECASE,
)
ORDERED_WITHIN = 120  # characters before a day in which such an order or promise stands
#: Words that tell nothing as past: who said it, and words that only end like it.
NOT_PAST = SAYING | {"united", "need", "indeed", "hundred", "speed", "feed", "exceed", "proceed", "succeed", "armed"}
CARRY = 300  # characters a year is carried on to the next sentence of a story told in the past
#: Days told by name; the year is found as for any day and month. Source: the Gregorian calendar's fixed feasts.
FEASTS = {"christmas day": (12, 25), "christmas eve": (12, 24), "new year's eve": (12, 31), "new year's day": (1, 1)}
#: "was postponed until": what was done then holds from then on.
_PUT_OFF = re.compile(r"\b(?:was|were|been|is|are|be|being)\s+(?:\w+ed|shut|put|set|held|cut)\b", re.IGNORECASE)
#: "The Sept. 11 attacks", by their day alone, are those of 2001.
_ATTACKS = re.compile(r",?\s+(?:terror(?:ist)?\s+)?(?:attack|hijack)", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:ahead\s+of|before|for|until|by|next|upcoming|planned|scheduled)\s*$", re.IGNORECASE)
_PAST = re.compile(
    r"(?:was|were|had|did|\w+ed|fell|began|broke|met|held|took|came|went|led|shot|hit|won|lost|left|fled|got|gave"
    r"|made|found|sent|saw|rose|ran|fought|struck|brought|became|blew|bore|died|killed|put|set|grew|drew|drove)\W*"
)
_CAPITAL_NEXT = re.compile(r"\s+[A-Z]")
_HAD = re.compile(r"[^.;\n]{0,60}?\b(?:had|was|were|have|has)\b")


def iso_date(match: re.Match[str], _page: Page, _lead: Lead) -> Sense | None:
    """2021-05-12."""
    day = day_in(int(match["year"]), int(match["m"]), int(match["day"]))
    return Sense(one_day(day), told=True) if day else None


def slashed(match: re.Match[str], page: Page, _lead: Lead) -> Sense | None:
    """13/05/2021 can be read in one way only; 12/05/2021 in two, unless the page writes others; 12.05.2021 is May."""
    left, right, year = int(match["left"]), int(match["right"]), int(match["year"])
    day_first, month_first = day_in(year, right, left), day_in(year, left, right)
    if match["mark"] == "." or left > 12:
        day = day_first
    elif right > 12 or left == right:
        day = month_first
    else:
        order = page.day_stands_first
        day = None if order is None else day_first if order else month_first
    return Sense(one_day(day), told=True) if day else None


def day_and_month(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "12 May", "May 12-14, 2021", "12 May last year", "Monday 12 May"; "12 May 9999" is no day."""
    if "odd" in match.re.groupindex and match["odd"]:
        return None
    month, first = month_number(match["month"]), int(match["day"])
    last = int(match["day2"]) if match["day2"] else first
    year = _year_of(match, page, lead, (month, first))
    if year is None:
        return None
    number = year.number
    while (month, first) == LEAP_DAY and not year.told and day_in(number, month, first) is None and number > FIRST_YEAR:
        number -= 1
    start, end = day_in(number, month, first), day_in(number, month, last)
    if start is None or end is None or end < start:
        return None
    return Sense(Days(start, end, "day" if start == end else "interval", year.known), year.counted_from, year.told)


def feast(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "Christmas Day"."""
    month, day = FEASTS[" ".join(match["feast"].lower().replace("’", "'").split())]
    found = _nearest(match, page, lead, (month, day))
    start = day_in(found.number, month, day)
    return Sense(one_day(start, year_known=found.known), found.counted_from) if start else None


@dataclass(frozen=True, slots=True)
class Year:
    """The year of a day: what it was counted from ("" for nothing), whether the text tells it, whether right here."""

    number: int
    counted_from: str = ""
    known: bool = True
    told: bool = False


def _year_of(match: re.Match[str], page: Page, lead: Lead, day: tuple[int, int]) -> Year | None:
    if match["year"]:
        return Year(int(match["year"]), told=True)
    if match["by"]:
        return year_by_word(match["by"], page, match.start())
    if "that" in match.re.groupindex and match["that"]:
        return year_by_word("that", page, match.start())
    return _nearest(match, page, lead, day)


def year_by_word(words: str, page: Page, at: int) -> Year | None:
    """ "last year", "the same year": from publication or from the last year the text named."""
    word = " ".join(words.lower().split())
    if word in YEAR_STEPS:
        published = page.anchor.last
        return Year(published.year + YEAR_STEPS[word], page.anchor.words, told=True) if published else None
    named = next((t for t in page.told_before(at) if t.days.year_known and t.days.first), None)
    if named is None or named.days.first is None:
        return None
    return Year(named.days.first.year + STEPS_FROM_TEXT[word], quoted(page, named), told=True)


def _nearest(match: re.Match[str], page: Page, lead: Lead, day: tuple[int, int]) -> Year:
    """The year of a day that gives none: the nearest before publication, after it if the clause looks ahead."""
    published = page.anchor.last
    if published is None:
        named = page.year_named_before(match.start())
        if named and named.days.first:
            return Year(named.days.first.year, quoted(page, named))
        return Year(LEAP_YEAR, known=False)
    counted = page.anchor.words
    if page.anchor.precision == "year":
        return Year(published.year, counted)
    weekday = match["weekday"] if "weekday" in match.re.groupindex else None
    if weekday and (year := _year_of_weekday(weekday, day, published)):
        return Year(year, counted)
    if day == (9, 11) and _ATTACKS.match(page.text, match.end()):
        return Year(2001, "the year of those attacks")
    if carried := _carried_year(page, lead, day):
        return carried
    if lead.relation in DEADLINES and not page.ahead(lead.start, match.end()):
        return Year(_year_nearest(day, published), counted)
    year = published.year
    this_year = day <= (published.month, published.day)
    if looks_ahead(match, page, lead):
        return Year(year + (1 if this_year and day != (published.month, published.day) else 0), counted)
    coming = day_in(year + (1 if this_year else 0), *day)
    if coming and (
        coming - published == NEAR
        or (coming - published < SOON and (not is_past(page, lead, match.end()) or _is_to_be_done(page, lead)))
    ):
        return Year(coming.year, counted)
    return Year(year - (0 if this_year else 1), counted)


def _is_to_be_done(page: Page, lead: Lead) -> bool:
    """Whether a day is one on which somebody was to do something: an order told as past may be still to be met."""
    low = max(page.sentence(lead.start, lead.start).start, lead.start - ORDERED_WITHIN)
    before = page.text[low : lead.start]
    return bool(_BY_A_THING.search(before) or _TO_BE_DONE.search(before))


def _year_nearest(day: tuple[int, int], published: date) -> int:
    """The year that brings the day nearest to publication, before or after it."""
    years = (published.year, published.year - 1, published.year + 1)
    return min(years, key=lambda year: abs((day_in(year, *day) or date.min) - published))


def is_past(page: Page, lead: Lead, end: int) -> bool:
    """Whether anything in the sentence is told as past; who said it is not what happened."""
    sentence = page.sentence(lead.start, end)
    words = page.text[sentence.start : sentence.end].lower().split()
    return any(_PAST.fullmatch(word) for word in words if word.strip(".,") not in NOT_PAST) or not words


def looks_ahead(match: re.Match[str], page: Page, lead: Lead) -> bool:
    """Whether a time without its year or week is one to come; "by" and "until" look ahead in what is not past."""
    if lead.relation == "by":
        opens = not page.text[page.sentence(lead.start, match.end()).start : lead.start].strip()
        return not (_HAD.match(page.text, match.end()) or (opens and is_past(page, lead, match.end())))
    if lead.relation in ("until", "till"):
        low = page.sentence(lead.start, match.end()).start
        return bool(_PUT_OFF.search(page.text, low, lead.start)) or not is_past(page, lead, match.end())
    if lead.noun and lead.relation not in ("on", "for"):
        return lead.relation == "before" or bool(_TO_COME.search(page.text, max(lead.start - LOOKED_AT, 0), lead.start))
    return page.ahead(lead.start, match.end())


def _year_of_weekday(word: str, day: tuple[int, int], published: date) -> int | None:
    """The year, this one or the ones beside it, in which the day falls on that weekday."""
    years = (published.year, published.year - 1, published.year + 1)
    fits = [d for y in years if (d := day_in(y, *day)) and d.weekday() == weekday_number(word)]
    return fits[0].year if fits else None


def _carried_year(page: Page, lead: Lead, day: tuple[int, int]) -> Year | None:
    """A sentence that opens with its day goes on with the past story the sentence before has dated."""
    if page.text[page.sentence(lead.start, lead.start).start : lead.start].strip():
        return None
    named = next(page.before(lead.start), None)
    first = named.days.first if named else None
    if named is None or first is None or not named.sense.told or lead.start - named.span.end > CARRY:
        return None
    if named.days.precision not in ("day", "month") or "\n\n" in page.text[named.span.end : lead.start]:
        return None
    if page.anchor.last is None or first.year >= page.anchor.last.year or page.ahead(lead.start, lead.start):
        return None
    year = first.year if day >= (first.month, first.day) else first.year + 1
    return Year(year, quoted(page, named))


# --- day names -----------------------------------------------------------------------------------------------------


def weekday(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """The last such day on or before publication; "last" is before it, "next" and a clause that looks ahead after."""
    published = page.anchor.day
    if published is None:
        return None
    if lead.noun and _CAPITAL_NEXT.match(page.text, match.end()):  # "the Friday Club"
        return None
    word = (match["word"] or "").lower().removeprefix("the ")
    back = (published.weekday() - weekday_number(match["weekday"])) % WEEK
    if word in ("following", "previous") and (named := _day_named(page, match.start())):
        return _weekday_from(page, named, weekday_number(match["weekday"]), step=1 if word == "following" else -1)
    if word in ("next", "coming", "following"):
        day = published + (-back % WEEK or WEEK) * DAY
    elif word in ("last", "previous", "past"):
        day = published - (back or WEEK) * DAY
    elif looks_ahead(match, page, lead):
        day = published + -back % WEEK * DAY
    else:
        day = published - back * DAY
    return Sense(_two_days(match, day), page.anchor.words)


def _two_days(match: re.Match[str], first: date) -> Days:
    """ "Tuesday and Wednesday": two days that follow each other are a stretch."""
    if not match["second"]:
        return one_day(first)
    last = first + (weekday_number(match["second"]) - first.weekday()) % WEEK * DAY
    return Days(first, last, "interval")


def _day_named(page: Page, at: int) -> Timed | None:
    return next((t for t in page.told_before(at) if t.days.precision == "day" and t.days.first), None)


def _weekday_from(page: Page, named: Timed, number: int, *, step: int) -> Sense | None:
    first = named.days.first
    if first is None or not named.days.year_known:
        return None
    ahead = step * (number - first.weekday()) % WEEK or WEEK
    return Sense(one_day(first + step * ahead * DAY), quoted(page, named))
