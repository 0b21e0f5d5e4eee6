"""Offices that only some states have by that name: the story does not make a "Foreign Secretary" of any minister."""

import re

from sayso.resolve.page import Page

#: Public record: how states call their foreign, interior and defence offices in English.
POSTS = {
    "foreign secretary": frozenset({"GBR", "IND", "PAK", "BGD", "NPL", "LKA", "PHL"}),
    "foreign office": frozenset({"GBR", "DEU", "PAK"}),
    "home secretary": frozenset({"GBR", "IND", "PAK"}),
    "home office": frozenset({"GBR"}),
    "secretary of state": frozenset({"USA", "GBR", "VAT"}),
    "secretary of defense": frozenset({"USA"}),
    "defense secretary": frozenset({"USA", "PHL"}),
    "department of defense": frozenset({"USA"}),
    "defense department": frozenset({"USA"}),
    "external affairs": frozenset({"IND"}),
    "chancellor of the exchequer": frozenset({"GBR"}),
}
_POST = re.compile(rf"\b(?:{'|'.join(POSTS)})\b", re.IGNORECASE)


def of_post(page: Page, words: str, country: str | None) -> str | None:
    """The country guessed for an office, if it has one by that name; else the only one named on the page that has."""
    found = _POST.search(words)
    if found is None:
        return country
    having = POSTS[found.group().lower()]
    if country in having:
        return country
    named = [one for one, _ in page.countries if one in having]
    return named[0] if len(named) == 1 else None
