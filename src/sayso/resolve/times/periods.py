"""Months, years and what they are made of: "in April", "since 1992", "the 1990s", "the first quarter of 2020"."""

import re
from datetime import date

from sayso.resolve.days import DAY, LAST_YEAR, LEAP_YEAR, WEEK, Days, day_in, month_of, stretch, year_of
from sayso.resolve.times.dates import looks_ahead, year_by_word
from sayso.resolve.times.page import Lead, Page, Sense, quoted
from sayso.resolve.times.words import COUNTED, ORDINALS, SEASONS, SMALL_WORDS, month_number, number

MONTHS_A_QUARTER, MONTHS_A_HALF, MONTHS_A_SEASON, YEARS_A_DECADE = 3, 6, 3, 10
FIRST_BARE_YEAR = 1800  # four digits below it are rather a count, unless a day or a month stands with them
MONTH_LEADS = frozenset(
    {"in", "since", "until", "till", "by", "before", "after", "during", "throughout", "from", "between", "as of", "of"}
)
YEAR_LEADS = MONTH_LEADS | {"within"}
#: Words before "of 2000" that make it an amount.
_MEASURED = re.compile(
    r"\b(?:total|number|sum|population|force|group|crowd|army|team|height|altitude|cost|price|average|maximum|minimum"
    r"|one|out|fleet|capacity|speed|rate|range|figure|toll)\s*$",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s+([A-Za-z]+)")
_ROUND = 100  # "in 2000 villages": a round number before a plural is a count
_CAPITAL_NEXT = re.compile(r"\s+[A-Z]")
_ENUMERATED = re.compile(r"(?:,\s*)?(?:\s+(?:and|or|to|until|till|through)(?:\s+in)?\s+)?(?:(?:early|late|mid)[\s-]+)?")
LOOKED_AT = 24  # characters before "of" in which a measure stands


def month_and_year(match: re.Match[str], page: Page, _lead: Lead) -> Sense | None:
    """ "September 2020", "June of last year"."""
    if match["year"]:
        return Sense(month_of(int(match["year"]), month_number(match["month"])), told=True)
    year = year_by_word(match["by"], page, match.start())
    return Sense(month_of(year.number, month_number(match["month"])), year.counted_from, told=True) if year else None


def months(match: re.Match[str], _page: Page, _lead: Lead) -> Sense | None:
    """ "January to June 2021", "November to February 2021"."""
    first, last, year = month_number(match["month"]), month_number(match["month2"]), int(match["year"])
    return Sense(stretch(date(year - (first > last), first, 1), month_of(year, last).last), told=True)


def month_alone(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "in April": the last one; "next April", "will ... in April": the next one. A month needs a word to lead it."""
    month, word = month_number(match["month"]), (match["word"] or "").lower().removeprefix("the").strip()
    if word in ("following", "previous"):
        return _month_beside(month, page, match.start(), step=1 if word == "following" else -1)
    if not word and not _is_month(match, page, lead):
        return None
    published = page.anchor.last
    if published is None:
        named = page.year_named_before(match.start())
        if named and named.days.first:
            return Sense(month_of(named.days.first.year, month), quoted(page, named))
        return Sense(month_of(LEAP_YEAR, month, year_known=False))
    ahead = word == "next" or (word not in ("last", "this") and lead.relation != "since" and _ahead(match, page, lead))
    year = published.year + (1 if ahead and month < published.month else 0)
    year -= 1 if not ahead and word != "this" and month > published.month else 0
    year -= 1 if word == "last" and month == published.month else 0
    return Sense(month_of(year, month), page.anchor.words)


def _month_beside(month: int, page: Page, at: int, *, step: int) -> Sense | None:
    """ "the following January": the first one after what the text named last."""
    named = next(
        (t for t in page.told_before(at) if t.days.first and t.days.precision in ("day", "month", "year")), None
    )
    first = named.days.first if named else page.anchor.first
    if first is None or (named and not named.days.year_known):
        return None
    over = month <= first.month if step > 0 else month >= first.month
    year = first.year + (step if over or (named and named.days.precision == "year") else 0)
    return Sense(month_of(year, month), quoted(page, named) if named else page.anchor.words)


def _ahead(match: re.Match[str], page: Page, lead: Lead) -> bool:
    return looks_ahead(match, page, lead)


def _is_month(match: re.Match[str], page: Page, lead: Lead) -> bool:
    name = match["month"].lower()
    if name == "may" and page.may_is_a_person:
        return False
    if lead.relation in MONTH_LEADS and not (lead.relation == "of" and name in ("may", "march", "august")):
        return not lead.noun or _tells_a_noun(match, page, small=True)
    if lead.part in ("early", "mid", "late", "end", "start", "beginning", "middle"):
        return True
    before = next(page.before(match.start()), None)
    if before and before.days.precision == "month" and _ENUMERATED.fullmatch(page.text, before.span.end, match.start()):
        return True
    return lead.noun and _tells_a_noun(match, page, small=True)


def _tells_a_noun(match: re.Match[str], page: Page, *, small: bool = False) -> bool:
    """Whether a noun follows that the month or year tells ("the April waiver", "the 1994 ceasefire")."""
    follows = _NEXT_WORD.match(page.text, match.end())
    if follows is None:
        return False
    word = follows[1]
    return word.lower() not in SMALL_WORDS | COUNTED and not (small and word[0].isupper())


def year_alone(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "since 1992", "the 1994 ceasefire", "(2015)". Four digits need a word or a bracket to be a year."""
    year = int(match["year"])
    if not FIRST_BARE_YEAR <= year <= LAST_YEAR or not _is_year(match, page, lead, year):
        return None
    return Sense(year_of(year), told=True)


def _is_year(match: re.Match[str], page: Page, lead: Lead, year: int) -> bool:
    text, start, end = page.text, match.start(), match.end()
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    follows = _NEXT_WORD.match(text, end)
    word = follows[1].lower() if follows else ""
    if word in COUNTED or (year % _ROUND == 0 and word.endswith("s") and word not in SMALL_WORDS):
        return False
    if lead.relation == "of" and not lead.noun:
        return not _MEASURED.search(text, max(lead.start - LOOKED_AT, 0), lead.start) and not _CAPITAL_NEXT.match(
            text, end
        )
    if lead.relation in YEAR_LEADS or lead.part in ("early", "mid", "late", "end", "start", "beginning", "middle"):
        return not lead.noun or _tells_a_noun(match, page)
    before = next(page.before(start), None)
    if before and before.days.precision in ("year", "month") and _ENUMERATED.fullmatch(text, before.span.end, start):
        return True
    return lead.noun and _tells_a_noun(match, page)


def years(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "from 1998 to 2001", "(1998-2003)", "2015-16" """
    first = int(match["year"])
    last = int(match["year2"]) if len(match["year2"]) > 2 else first // 100 * 100 + int(match["year2"])
    bracket = page.text[match.start() - 1 : match.start()] == "("
    led = lead.relation in YEAR_LEADS or lead.noun or bracket
    if not (led and FIRST_BARE_YEAR <= first < last <= LAST_YEAR):
        return None
    if "and" in match["mark"] and lead.relation != "between":
        return None
    return Sense(stretch(date(first, 1, 1), date(last, 12, 31)), told=True)


def decade(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "the 1990s". "The 1900s" may be a century and is left alone; "1990s uniforms" tell no time."""
    first = int(match["decade"])
    if not match["the"] and not lead.part and _tells_a_noun(match, page):
        return None
    if first % 100 == 0 and first < LEAP_YEAR:
        return None
    return Sense(stretch(date(first, 1, 1), date(first + YEARS_A_DECADE - 1, 12, 31)), told=True)


def part_of_year(match: re.Match[str], _page: Page, _lead: Lead) -> Sense | None:
    """ "the first quarter of 2022", "Q3 2023", "the second half of 2019"."""
    count = int(match["q"]) if match["q"] else ORDINALS[match["ordinal"].lower()]
    months = MONTHS_A_HALF if (match["size"] or "").lower() == "half" else MONTHS_A_QUARTER
    count = count if count > 0 else 12 // months
    if count * months > 12:
        return None
    year, last = int(match["year"]), count * months
    return Sense(stretch(date(year, last - months + 1, 1), month_of(year, last).last), told=True)


def whole_year(match: re.Match[str], _page: Page, _lead: Lead) -> Sense | None:
    """ "fiscal year 2016": the year it is named after; where it begins differs from state to state."""
    return Sense(year_of(int(match["year"])), told=True)


def season(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "last summer", "the summer of 2014", of the northern half of the world; a winter with one year may be two."""
    first_month = SEASONS[match["season"].lower()]
    if match["year"]:
        year = int(match["year"])
        if match["season"].lower() == "fall" and not (lead.relation or lead.part):
            return None
        if first_month == 12 and not match["year2"]:
            return Sense(stretch(date(year - 1, 12, 1), month_of(year + 1, 2).last), told=True)
        return Sense(_season(year, first_month), told=True)
    published, word = page.anchor.day, (match["word"] or "").lower()
    if published is None or not word:
        return None
    here = _season(published.year, first_month)
    if word == "this":
        return Sense(here, page.anchor.words)
    year = published.year - 2
    while word == "last" and (end := _season(year + 1, first_month).last) and end < published:
        year += 1
    if word == "next":
        year = published.year + (0 if here.first and here.first > published else 1)
    return Sense(_season(year, first_month), page.anchor.words)


def _season(year: int, first_month: int) -> Days:
    last = first_month + MONTHS_A_SEASON - 1
    end = month_of(year + (1 if last > 12 else 0), (last - 1) % 12 + 1)
    return stretch(date(year, first_month, 1), end.last)


def week_of_month(match: re.Match[str], page: Page, lead: Lead) -> Sense | None:
    """ "the first week of May": its days 1 to 7; "the last two weeks", "the last day": counted from its end."""
    month, count = month_number(match["month"]), ORDINALS[match["ordinal"].lower()]
    published = page.anchor.last
    year = int(match["year"]) if match["year"] else None
    if year is None and published:
        year = published.year - (1 if month > published.month and not page.ahead(lead.start, match.end()) else 0)
    days = month_of(year or LEAP_YEAR, month, year_known=year is not None)
    if days.first is None or days.last is None:
        return None
    length = (WEEK if match["unit"].lower() == "week" else 1) * (number(match["count"] or "one") or 0)
    first = days.first + (count - 1) * length * DAY if count > 0 else days.last - (length - 1) * DAY
    last = first + (length - 1) * DAY
    if not length or last > days.last or first < days.first:
        return None
    found = Days(first, last, "day" if length == 1 else "interval", days.year_known)
    return Sense(found, "" if match["year"] else page.anchor.words, bool(match["year"]))


def day_of_month(match: re.Match[str], page: Page, _lead: Lead) -> Sense | None:
    """ "on the 12th": of the month the text named last, else the last such day before publication."""
    wanted = int(match["day"])
    named = next((t for t in page.before(match.start()) if t.days.precision in ("day", "month") and t.days.first), None)
    if named and named.days.first:
        day = day_in(named.days.first.year, named.days.first.month, wanted)
        known = named.days.year_known
        return Sense(Days(day, day, "day", known), quoted(page, named)) if day else None
    published = page.anchor.day
    if published is None:
        return None
    month = published if wanted <= published.day else published.replace(day=1) - DAY
    day = day_in(month.year, month.month, wanted)
    return Sense(Days(day, day, "day"), page.anchor.words) if day else None
