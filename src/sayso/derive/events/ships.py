"""Ships that bear the name of a town: "opened fire on the Oster", where the page tells of "the gunboat Oster"."""

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
#: Code points before a name in which its article stands.
_ARTICLE = 8


def is_ship(text: str, span: Span) -> bool:
    """Whether a name with an article is one the page has given to a ship."""
    name = text[span.start : span.end].removeprefix("the ").removeprefix("The ")
    has_article = name != text[span.start : span.end] or _THE.search(text[max(0, span.start - _ARTICLE) : span.start])
    return bool(has_article) and _is_named_ship(text, name)


def without_ships(places: tuple[Place, ...], text: str) -> tuple[Place, ...]:
    """The places that are no ships."""
    return tuple(one for one in places if not is_ship(text, one.span))


@lru_cache(maxsize=KEPT)
def _is_named_ship(text: str, name: str) -> bool:
    others = r"(?:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?(?:,\s+|\s+and\s+(?:the\s+)?)){0,3}"
    return re.search(rf"\b(?:{_KINDS})\s+(?:the\s+)?{others}{re.escape(name)}\b", text) is not None
