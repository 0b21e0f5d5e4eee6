"""Ships that bear the name of a town: "opened fire on the Oster", where the page tells of "the gunboat Oster".

A page need not say what the Oster is: in English a town has no article, so a name that always has one, on a page about
ships, is a ship's.
"""

import re
from functools import lru_cache

from sayso.records import Place, Span

#: Pages and names whose answer is kept: those of one report.
KEPT = 256
_KINDS = (
    r"ships?|boats?|vessels?|gunboats?|tugs?|tugboats?|frigates?|ferr(?:y|ies)|tankers?|destroyers?|cutters?|trawlers?"
    r"|freighters?|submarines?|carriers?|corvettes?|cruisers?|yachts?|barges?|minesweepers?|schooners?|steamers?"
)
_THE = re.compile(r"\b[Tt]he\s+\Z")
_SHIP = re.compile(rf"\b(?:{_KINDS})\b")
#: Nobody is "in the Oster" but in a region; and "the Oster bombing" is a bombing.
_IN_THE = re.compile(r"\bin\s+[Tt]he\s+\Z")
_ALONE = re.compile(
    r"[,.;:)]|\s+(?:and|or|but|in|at|on|off|near|to|from|with|while|when|as|before|after|was|were|had)\b"
)
#: Code points before a name in which its article stands.
_ARTICLE = 8


def is_ship(text: str, span: Span) -> bool:
    """Whether a name with an article is one the page has given to a ship."""
    name = text[span.start : span.end].removeprefix("the ").removeprefix("The ")
    has_article = name != text[span.start : span.end] or _THE.search(text[max(0, span.start - _ARTICLE) : span.start])
    return bool(has_article) and _is_named_ship(text, name)


def without_ships(places: tuple[Place, ...], text: str) -> tuple[Place, ...]:
    """The places that are no ships."""
    return tuple(one for one in places if not (is_ship(text, one.span) or _has_always_an_article(text, one)))


def _has_always_an_article(text: str, place: Place) -> bool:
    """Whether a page about ships names a town only with an article, and never says what is in it."""
    name = text[place.span.start : place.span.end]
    is_town = place.admin1 is not None and place.name != place.admin1 and name.isalpha()
    return is_town and _ALONE.match(text, place.span.end) is not None and _is_only_the(text, name)


@lru_cache(maxsize=KEPT)
def _is_only_the(text: str, name: str) -> bool:
    told = [one.start() for one in re.finditer(rf"\b{name}\b", text)]
    before = [text[max(0, at - _ARTICLE) : at] for at in told]
    is_ever_in = any(_IN_THE.search(one) for one in before)
    return _SHIP.search(text) is not None and not is_ever_in and all(_THE.search(one) for one in before)


@lru_cache(maxsize=KEPT)
def _is_named_ship(text: str, name: str) -> bool:
    others = r"(?:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?(?:,\s+|\s+and\s+(?:the\s+)?)){0,3}"
    return re.search(rf"\b(?:{_KINDS})\s+(?:the\s+)?{others}{re.escape(name)}\b", text) is not None
