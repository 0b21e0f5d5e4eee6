"""Times counted from the published day: "yesterday", "two weeks ago", "last month", "in the past 24 hours"."""

import re
from datetime import date

from sayso.resolve.days import DAY, WEEK, Days, month_of, months_from, one_day, stretch, week_of, year_of
from sayso.resolve.times.dates import is_past
from sayso.resolve.times.leads import earlier_or_later
from sayso.resolve.times.page import Lead, Page, Sense
from sayso.resolve.times.words import number

HOURS_A_DAY = 24
MONTHS_A_YEAR, MONTHS_A_DECADE, MONTHS_A_QUARTER = 12, 120, 3
SATURDAY = 5
SOME = ("few", "several")  # hours: of the published day
#: Days from the published one; any other such word is the published day itself.
SHIFTS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
YEAR_SHIFTS = {"year before last": -2, "year after next": 2}


def near_day(match: re.Match[str], page: Page, _lead: Lead) -> Sense | None:
    """ "today", "last night", "overnight", "the day before yesterday"."""
    word = " ".join(match["near"].lower().split())
    shift = SHIFTS.get(word, 0)
    anchor = page.anchor
    if anchor.day is None:
        known = anchor.first and anchor.last and anchor.precision and not shift
        days = Days(anchor.first, anchor.last, anchor.precision) if known and anchor.precision else None
        return Sense(days, anchor.words) if days else None
    if word == "overnight":
        return Sense(stretch(anchor.day - DAY, anchor.day), anchor.words)
    return Sense(one_day(anchor.day + shift * DAY), anchor.words)


def ago(match: re.Match[str], page: Page, _lead: Lead) -> Sense | None:
    """As exact as the unit: "two years ago" is a year, "two weeks ago" a week."""
    unit, published = match["unit"].lower(), page.anchor.last
    count = 0 if unit == "hour" and match["count"].lower() in SOME else number(match["count"])
    if count is None or published is None:
        return None
    if (page.anchor.day is None and unit in ("hour", "day", "week")) or (
        page.anchor.precision == "year" and unit == "month"
    ):
        return None
    days = away(published, unit, -count)
    return Sense(days, page.anchor.words) if days else None


def away(day: date, unit: str, count: int) -> Days | None:
    """What lies ``count`` units from a day, as exact as the unit. None outside the calendar."""
    try:
        if unit == "decade":
            return None
        if unit == "year":
            return year_of(day.year + count)
        if unit == "month":
            month = months_from(day, count)
            return month_of(month.year, month.month)
        if unit == "week":
            return week_of(day + count * WEEK * DAY)
        return one_day(day + (count if unit == "day" else int(count / HOURS_A_DAY)) * DAY)
    except (ValueError, OverflowError):  # no such day: before the year 1 or after 9999
        return None


def moved(day: date, unit: str, count: int) -> date | None:
    """The day ``count`` units away, to the day; hours are rounded up to whole days. None outside the calendar."""
    try:
        if unit in ("month", "year", "decade"):
            return months_from(day, count * {"month": 1, "year": MONTHS_A_YEAR}.get(unit, MONTHS_A_DECADE))
        if unit == "hour":
            count = -(-abs(count) // HOURS_A_DAY) * (1 if count > 0 else -1)
        return day + count * DAY * (WEEK if unit == "week" else 1)
    except (ValueError, OverflowError):
        return None


def past_stretch(match: re.Match[str], page: Page, _lead: Lead) -> Sense | None:
    """ "over the past two days": up to the published day."""
    published, count = page.anchor.day, number(match["count"] or "one")
    if published is None or count is None or (match["count"] is None and _is_plural(match)):
        return None
    first = moved(published, match["unit"].lower(), -count)
    return Sense(stretch(first, published), page.anchor.words) if first else None


def coming_stretch(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "within 48 hours", "in the next two weeks": from the published day on; not in what is told as past."""
    published, count = page.anchor.day, number(match["count"] or "one")
    sentence = page.sentence(match.start(), match.end())
    if not page.text[sentence.start : match.start()].strip() and is_past(page, lead, match.end()):
        return None
    if published is None or count is None or (match["count"] is None and _is_plural(match)):
        return None
    last = moved(published, match["unit"].lower(), count)
    return Sense(stretch(published, last), page.anchor.words) if last else None


def _is_plural(match: re.Match[str]) -> bool:
    return match.group().rstrip("'’").endswith("s")


def in_units(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "will restart in three days", "in two weeks' time", "a week from now"; else it is how long something took."""
    published, count = page.anchor.day, number(match["count"])
    if published is None or count is None:
        return None
    if not match["time"] and not page.ahead(lead.start, match.end()):
        return None
    days = away(published, match["unit"].lower(), count)
    return Sense(days, page.anchor.words) if days else None


def unit_by_word(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "last month", "this week", "next year", "earlier this year", "last quarter", "last weekend"."""
    published, unit, word = page.anchor.last, match["unit"].lower(), match["word"].lower()
    if published is None or (page.anchor.precision == "year" and unit != "year"):
        return None
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(word, 0)
    if word == "the" and published.weekday() < SATURDAY and not page.ahead(lead.start, match.end()):
        step = -1
    if unit in ("week", "weekend") and page.anchor.day is None:
        return None
    days = earlier_or_later(_unit(published, unit, step), lead.part, page)
    return Sense(days, page.anchor.words)


def _unit(day: date, unit: str, step: int) -> Days:
    if unit == "week":
        return week_of(day + step * WEEK * DAY)
    if unit == "weekend":
        saturday = day + (SATURDAY - day.weekday() + step * WEEK) * DAY
        return stretch(saturday, saturday + DAY)
    if unit == "quarter":
        month = months_from(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1), step * MONTHS_A_QUARTER)
        return stretch(month, month_of(month.year, month.month + 2).last)
    if unit == "month":
        month = months_from(day, step)
        return month_of(month.year, month.month)
    return year_of(day.year + step)


def year_before_last(match: re.Match[str], page: Page, _lead: Lead) -> Sense | None:
    """ "the year before last"."""
    shift = YEAR_SHIFTS[" ".join(match["words"].lower().split())]
    return Sense(year_of(page.anchor.last.year + shift), page.anchor.words) if page.anchor.last else None


def end_of_unit(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "by year end", "at month's end": its last day; else it is some day in it."""
    days = _this(match["unit"], page)
    if days and days.last and lead.relation in ("by", "before", "until", "till"):
        days = one_day(days.last)
    return Sense(days, page.anchor.words) if days else None


def unit_of(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "by the end of the month", "since the start of the year": only where a part of it is named."""
    days = _this(match["unit"], page) if lead.part in ("end", "start", "beginning", "middle") else None
    return Sense(days, page.anchor.words) if days else None


def _this(unit: str, page: Page) -> Days | None:
    published, name = page.anchor.last, unit.lower()
    too_fine = (name == "week" and page.anchor.day is None) or (name != "year" and page.anchor.precision == "year")
    if published is None or too_fine or name == "decade":
        return None
    return _unit(published, name, 0)
