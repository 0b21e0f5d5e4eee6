"""Times counted from other times of the text: "the same day", "two days later", "less than six months after"."""

import re
from datetime import date

from sayso.resolve.days import DAY, LEAP_YEAR, WEEK, Days, month_of, months_from, one_day, stretch, week_of, year_of
from sayso.resolve.times.counted import away, moved
from sayso.resolve.times.page import Lead, Page, Sense, Timed, last_day, quoted
from sayso.resolve.times.words import number

STEPS = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}
#: "comes six months after": what is told is the day's news.
_COMES = re.compile(r"\b(?:comes?|came|coming|follows)\s+$", re.IGNORECASE)
#: Which times a unit may be counted from: a day from a day, a month from a day or a month.
FINE_ENOUGH = {
    "day": ("day",),
    "hour": ("day",),
    "week": ("day",),
    "month": ("day", "month"),
    "year": ("day", "month", "year"),
}


def _named(page: Page, at: int, unit: str) -> Timed | None:
    fine = FINE_ENOUGH.get(unit, ())
    return next((t for t in page.told_before(at) if _is_point(t, fine)), None)


def _is_point(timed: Timed, fine: tuple[str, ...]) -> bool:
    """A stretch of two days, "12 and 13 September", ends at its last; one with an open end is no point."""
    days = timed.days
    if not (days.first and days.last):
        return False
    return days.precision in fine or ("day" in fine and days.precision == "interval" and days.last - days.first <= DAY)


def step_from_text(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "the same day", "the following morning", "that year", "the next month"."""
    unit = (match["unit"] or "day").lower()
    step, named = STEPS[" ".join(match["step"].lower().split()).removeprefix("the ")], _named(page, lead.start, unit)
    is_first = not any(_is_point(one, FINE_ENOUGH.get(unit, ())) for one in page.before(lead.start))
    published = page.anchor.last if step and page.anchor.day and is_first else None
    start, known = (last_day(named.days), named.days.year_known) if named else (published, True)
    if start is None:
        return None
    if unit == "year":
        days = year_of(start.year + step) if known else None
    elif unit == "month":
        month = months_from(start, step)
        days = month_of(month.year, month.month, year_known=known)
    elif unit == "week":
        days = week_of(start + WEEK * step * DAY) if known else None
    else:
        days = _day(start + step * DAY, known)
    return Sense(days, quoted(page, named) if named else page.anchor.words) if days else None


def day_beside(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "the day before", "the day after"; with a noun after it ("the day after the blast") it is ``apart``."""
    named = _named(page, lead.start, "day")
    start = last_day(named.days) if named else None
    if named is None or start is None:
        return None
    return Sense(
        _day(start + (DAY if match["side"].lower() == "after" else -DAY), named.days.year_known), quoted(page, named)
    )


def _day(day: date, known: bool) -> Days:
    return one_day(day, year_known=known)


def later(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "two days later", "a year earlier": from the last time named that is as exact as the unit."""
    count, unit = number(match["count"]), match["unit"].lower()
    named = _named(page, lead.start, unit)
    start = last_day(named.days) if named else None
    if count is None or named is None or start is None:
        return None
    sign = 1 if match["side"].lower() in ("later", "afterwards", "after", "on") else -1
    return _counted(start, unit, sign * count, page, named)


def _counted(start: date, unit: str, count: int, page: Page, named: Timed) -> Sense | None:
    days = away(start, unit, count)
    if days is None or (not named.days.year_known and unit not in ("day", "hour")):
        return None
    known = Days(days.first, days.last, days.precision, named.days.year_known)
    return Sense(known, quoted(page, named))


def apart(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "two days after it was signed on 3 March" is the later day; "On 3 March, two days after the truce" the earlier.

    "within ten days of" is anything up to them. With no day in the sentence, "comes six months after" counts back
    from publication to what is told after it.
    """
    count, unit = number(match["count"]), match["unit"].lower()
    if count is None:
        return None
    sign = 1 if match["side"].lower() in ("after", "of") else -1
    sentence = page.sentence(lead.start, match.end())
    after = page.after(match.end())
    if after and after.span.end <= sentence.end and _is_point(after, FINE_ENOUGH.get(unit, ())):
        return _apart_from(after, unit, sign * count, match, page)
    before = _named(page, lead.start, unit) if (match["about"] or "").lower() != "within" else None
    if before and before.span.start >= sentence.start:
        return _apart_from(before, unit, -sign * count, match, page)
    if page.anchor.day is None or sign < 0 or not _COMES.search(page.text, sentence.start, lead.start):
        return None
    days = _away_about(page.anchor.day, unit, -count, match["about"])
    return Sense(days, f"{page.anchor.words}, no other day told") if days else None


def _apart_from(named: Timed, unit: str, count: int, match: re.Match[str], page: Page) -> Sense | None:
    start = last_day(named.days)
    if start is None or not named.days.year_known:
        return _counted(start or date(LEAP_YEAR, 1, 1), unit, count, page, named) if start else None
    days = _away_about(start, unit, count, match["about"])
    return Sense(days, quoted(page, named)) if days else None


def _away_about(start: date, unit: str, count: int, about: str | None) -> Days | None:
    """ "less than six months" is anything up to them."""
    if " ".join((about or "").lower().split()) not in ("less than", "fewer than", "under", "just under", "within"):
        return away(start, unit, count)
    other = moved(start, unit, count)
    return stretch(min(start, other), max(start, other)) if other else None


def from_then(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "since then", "After that,": from the last time named on; "Before that,": up to it."""
    named = next((t for t in page.told_before(lead.start) if t.days.first and t.days.last), None)
    if named is None:
        return None
    first, last, known = named.days.first, named.days.last, named.days.year_known
    up_to = (match["side2"] or "").lower() == "before"
    days = Days(None, last, "interval", known) if up_to else Days(first, None, "interval", known)
    return Sense(days, quoted(page, named))
