"""Plain text as it came: nothing is altered. Its headline and address, where its first lines show them."""

import re
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from sayso.extract.days import find_days
from sayso.extract.furniture import is_furniture
from sayso.records import When

HEAD_CHARACTERS = 10_000  # the first lines stand well within
LONGEST_TITLE = 200  # characters; headlines run to 150
SHORTEST_BODY = 40  # characters after the headline: a headline stands over something
HEAD_LINES = 6  # lines among which the headline stands: address, breadcrumb, section, headline
_URL_LINE = re.compile(r"https?://[^\s<>\"]{4,2000}")
_CRUMBS = re.compile(r"\s+[/»›>|]\s+")
_SENTENCE_END = re.compile(r"[.;:,!…]['\"”’)\]]*$")
HEADLINE_WORDS = 4  # a shorter line above the text is a section ("World news") if a longer one follows
FEWEST_CRUMBS = 2  # steps before the headline in "Home / World / ..."


@dataclass(frozen=True, slots=True)
class Page:
    """What one input gives, before anything is judged.

    ``published`` is what the page marks or shows, ``guess`` what it may be if nothing does. ``is_article`` False: no
    article was found, ``text`` is all there is.
    """

    text: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    published: When | None
    guess: When | None = None
    is_article: bool = True


def read_plain(text: str, *, name: str | None, url: str | None) -> Page:  # noqa: ARG001 (the same call as read_page)
    """The text untouched, with the headline and the address it begins with.

    A first line that ends like a sentence is no headline; a line that is an address alone is the page's own.
    """
    head = (line.strip() for line in text[:HEAD_CHARACTERS].splitlines() if line.strip())
    first = next(head, "")
    own_url = first if _URL_LINE.fullmatch(first) else None
    rest = head if own_url else chain([first] if first else [], head)
    lines = list(islice((line for line in rest if not is_furniture(line)), HEAD_LINES))
    return Page(text, _title(lines, text), None, None, url or own_url, None)


def _title(lines: list[str], text: str) -> str | None:
    if not lines or len(lines[0]) > LONGEST_TITLE or len(text) < len(lines[0]) + SHORTEST_BODY:
        return None
    crumbs = _CRUMBS.split(lines[0])
    if len(crumbs) > FEWEST_CRUMBS:
        return crumbs[-1].strip() or None
    if len(lines) > 1 and lines[0] == lines[1]:
        return lines[0]
    short = list(takewhile(lambda line: len(line) <= LONGEST_TITLE and not _SENTENCE_END.search(line), lines))
    long_enough = (line for line in short if len(line.split()) >= HEADLINE_WORDS and not find_days(line))
    return next(long_enough, next((line for line in short if re.search(r"\w", line)), None))
