"""Which of two reports is the copy: by their days, by whom they name, by what they look like, by who wrote them."""

import re
from dataclasses import dataclass
from datetime import date

from sayso.compare.copies.profile import CopyProfile
from sayso.records import Report

#: Letters of a one-word name of an outlet that is no common word, as "Post" or "Sun" would be.
TELLING_LETTERS = 6

_WORDS = re.compile(r"\w+")
_KIND_OF_HOUSE = re.compile(r"^the | (?:(?:news|press) )?(?:agency|service)$| newswire$| online$")
_AGENCY = re.compile(r"\b(?:news|press) (?:agency|service|association)$|\bnewswire$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Direction:
    """The ``copy``, the ``origin`` it comes from, and ``why``."""

    copy: CopyProfile
    origin: CopyProfile
    why: str


def direction(one: CopyProfile, other: CopyProfile) -> Direction | None:
    """Which of the two is the copy, by what is known of them whatever kind of copy it is; None if nothing tells."""
    tests = (_by_version, _by_day, _by_credit, _by_trust, _by_agency)
    return next((found for test in tests if (found := test(one, other))), None)


def _by_version(one: CopyProfile, other: CopyProfile) -> Direction | None:
    for copy, origin in ((one, other), (other, one)):
        if copy.report.previous == origin.report.document:
            return Direction(copy, origin, "the later version of the same address")
    return None


def _by_day(one: CopyProfile, other: CopyProfile) -> Direction | None:
    for copy, origin in ((one, other), (other, one)):
        first, last = _days(copy.report)[0], _days(origin.report)[1]
        if first and last and first > last:
            days = (first - last).days
            return Direction(copy, origin, f"published {days} {'day' if days == 1 else 'days'} later")
    return None


def days_between(one: Report, other: Report) -> int | None:
    """Whole days from one report to the next, whichever is first; None where a day is not known."""
    ours, theirs = _days(one), _days(other)
    if not (ours[0] and ours[1] and theirs[0] and theirs[1]):
        return None
    return max(0, (ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days)


def are_two_houses(one: Report, other: Report) -> bool:
    """Whether the outlets of both are known, and are two."""
    return bool(one.outlet and other.outlet and _house(one.outlet) != _house(other.outlet))


def _days(report: Report) -> tuple[date | None, date | None]:
    """Earliest and latest day of publication; None where the year is not known either."""
    when = report.published
    return (_day(when.earliest), _day(when.latest)) if when else (None, None)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written and not written.startswith("-") else None


def _by_credit(one: CopyProfile, other: CopyProfile) -> Direction | None:
    named = [(copy, origin) for copy, origin in ((one, other), (other, one)) if names_outlet_of(copy, origin)]
    if len(named) != 1:
        return None
    copy, origin = named[0]
    return Direction(copy, origin, f"names {origin.report.outlet}")


def names_outlet_of(copy: CopyProfile, origin: CopyProfile) -> bool:
    """Whether a report names the outlet of the other, which is not its own."""
    outlet, own = _house(origin.report.outlet), _house(copy.report.outlet)
    if not outlet or outlet == own:
        return False
    telling = " " in outlet or len(outlet) >= TELLING_LETTERS
    return telling and f" {outlet} " in f" {copy.whole} "


def _house(outlet: str | None) -> str:
    """The name of an outlet as others use it: "Meridian News Agency" is "meridian"."""
    return _KIND_OF_HOUSE.sub("", " ".join(_WORDS.findall((outlet or "").casefold())))


def _by_trust(one: CopyProfile, other: CopyProfile) -> Direction | None:
    if one.report.trusted == other.report.trusted:
        return None
    copy, origin = (other, one) if one.report.trusted else (one, other)
    return Direction(copy, origin, "its wording cannot be trusted, the other's can")


def _by_agency(one: CopyProfile, other: CopyProfile) -> Direction | None:
    """Papers print what agencies write; agencies do not print papers."""
    agencies = [_AGENCY.search(each.report.outlet or "") is not None for each in (one, other)]
    if agencies[0] == agencies[1] or not are_two_houses(one.report, other.report):
        return None
    copy, origin = (other, one) if agencies[0] else (one, other)
    return Direction(copy, origin, f"{origin.report.outlet} is a news agency")
