"""An HTML page: its article as text, paragraphs apart by an empty line, and what the page says of itself.

trafilatura and lxml are imported inside the functions that need them: they cost 0.3 s, and plain text does without.
"""

import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from itertools import accumulate
from typing import TYPE_CHECKING

from sayso.errors import SourceError
from sayso.extract.dateline import published_in, when_of
from sayso.extract.pagedate import published_on
from sayso.extract.pagemarks import changed_mark
from sayso.extract.plain import Page
from sayso.records import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_PAGE = 3_000_000  # characters without scripts and styles; a long live blog has 1 million
PRUNE_FROM = 500_000  # characters; a smaller page is parsed as it is
LONGEST_TAG = 8_192  # characters; parsers compare every attribute of a tag with all others
# htmldate would ask the clock for the last possible day: then the same page would give another day tomorrow.
LAST_DAY = "2099-12-31"
#: Languages in which htmldate looks for days that no pattern of its own reads. By itself it tries two hundred, for
#: which it reads each one's month names first: seconds for a page that has no day.
DAY_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "he", "hy", "az", "ka")
# trafilatura asks for a day of its own, which is not used: the cheapest one.
_HTMLDATE = {"original_date": True, "extensive_search": False, "max_date": LAST_DAY}
_ENDLESS_TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,40}})\s[^<>]{{{LONGEST_TAG},}}>")
DEEPEST = 150  # levels; pages have 20 to 60, and libxml2 stops at 256
ONLY_UNCLOSED = 1_000  # start tags without an end tag on a careless page; more of them are nested, not forgotten
# Tags that nest as deep as they are written; paragraphs, list items and cells end without an end tag.
_NESTING_TAG = re.compile(
    r"<(/?)(?:div|section|article|main|span|b|i|em|strong|font|center|ul|ol|dl|table|blockquote|a|u|small|big)\b[^<>]*>",
    re.I,
)
_INLINE = "a abbr b bdi cite code em font i mark q s small span strong sub sup time u wbr"
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://[^\s<>]{1,2000})\s*-->", re.IGNORECASE)
SAVED_FROM_WITHIN = 8192  # characters; the browser puts it behind the doctype
_HEAVY = re.compile(r"<(script|style|svg)\b[^>]{0,8192}>")


def read_page(markup: str, *, name: str | None, url: str | None) -> Page:
    """The article of a page, by trafilatura, and what the page says of itself.

    Where no article is found, all visible text is taken. Raises SourceError for a page that has no text at all or is
    too large to be a report.
    """
    shown = name or "-"
    small = _bounded(markup, shown)
    tree = _parse(small)
    about = _about(tree, url, _saved_from(markup)) if tree is not None else Page("", None, None, None, url, None)
    text = _article(tree, url) if tree is not None else ""
    if tree is not None and text:
        guess = _guess(tree, about.url) if about.published is None and published_in(text) is None else None
        return replace(about, text=text, guess=guess)
    text = _all_text(small)
    if not text:
        raise SourceError(f"{shown}: a page without any text. There is nothing to read.")
    return replace(about, text=text, is_article=False)


def _parse(markup: str) -> "HtmlElement | None":
    """One parse for everything; a fragment is put into a page first."""
    from trafilatura.utils import load_html

    tree = load_html(markup)
    return tree if tree is not None else load_html(f"<html><body>{markup}</body></html>")


def _saved_from(markup: str) -> str | None:
    """The address that a browser noted at the head of a page when it saved it."""
    found = _SAVED_FROM.search(markup[:SAVED_FROM_WITHIN])
    return found[1] if found else None


def _about(tree: "HtmlElement", url: str | None, saved_from: str | None) -> Page:
    from trafilatura.metadata import extract_metadata

    try:
        about = extract_metadata(tree, url, _HTMLDATE)
    except RecursionError:  # trafilatura follows JSON-LD as deep as it goes
        return Page("", None, None, None, url, published_on(tree, url=url))
    own_url = url or about.url or saved_from
    return Page(
        text="",
        title=about.title,
        byline=about.author,
        outlet=about.sitename,
        url=own_url,
        published=published_on(tree, url=own_url),
    )


def _guess(tree: "HtmlElement", url: str | None) -> When | None:
    """What htmldate finds where nothing marks the day. 1 January is its way of saying that it found a year."""
    from htmldate import find_date
    from htmldate.extractors import get_external_parser

    get_external_parser().languages = list(DAY_LANGUAGES)
    day = find_date(tree, url=url, original_date=True, extensive_search=True, max_date=LAST_DAY)
    if day is None or day.endswith("-01-01"):
        return None
    changed = changed_mark(tree)
    if changed is not None and changed.day == day:
        return when_of(day, changed.basis)
    return when_of(day, "the likeliest of the dates on the page")


def _article(tree: "HtmlElement", url: str | None) -> str:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(tree, url=url, include_comments=False)
    except RecursionError:  # nested deeper than it can follow: the page is read without it
        return ""
    return _paragraphs(found.text or "") if isinstance(found, Document) else ""


def _paragraphs(text: str) -> str:
    """One paragraph per line of trafilatura's, accents composed (NFC) as it prints them."""
    lines = unicodedata.normalize("NFC", text).split("\n")
    return "\n\n".join(line.rstrip() for line in lines if line.strip())


def _bounded(markup: str, shown: str) -> str:
    """The markup without what can grow without bound: scripts and styles of large pages, endless tags."""
    small = _without_scripts(markup) if len(markup) > PRUNE_FROM else markup
    if len(small) > LARGEST_PAGE:
        raise SourceError(
            f"{shown}: a page of {len(small):,} characters; no report is that long. Save the article alone."
        )
    return _flattened(_ENDLESS_TAG.sub(r"<\1>", small))


def _flattened(markup: str) -> str:
    """Without the tags that nest deeper than a parser follows: it would drop the text in them."""
    tags = list(_NESTING_TAG.finditer(markup))
    if max(accumulate((-1 if tag[1] else 1 for tag in tags), initial=0)) <= ONLY_UNCLOSED:
        return markup
    kept: list[str] = []
    here = depth = 0
    for tag in tags:
        too_deep = depth > DEEPEST
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if too_deep or depth > DEEPEST:
            kept.append(markup[here : tag.start()])
            here = tag.end()
    return "".join(kept) + markup[here:]


def _without_scripts(markup: str) -> str:
    """Leaves out script, style and svg elements but for JSON-LD. One pass; an element without end is left as it is."""
    lower = markup.lower()
    kept: list[str] = []
    here = 0
    for match in _HEAVY.finditer(lower):
        if match.start() < here or "ld+json" in match[0]:
            continue
        end = lower.find(f"</{match[1]}", match.end())
        if end < 0:
            break
        kept.append(markup[here : match.start()])
        here = end + len(match[1]) + 3
    return "".join(kept) + markup[here:]


def _all_text(markup: str) -> str:
    reader = _AllText()
    reader.feed(markup)
    reader.close()
    return "\n\n".join(reader.lines())


class _AllText(HTMLParser):
    """All visible text, block by block. The parser of the standard library has no depth: nothing can nest too deep."""

    _hidden = frozenset({"script", "style", "template", "head", "svg"})
    _inline = frozenset(_INLINE.split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._inside: str | None = None

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """ "<![" and no name behind it, on which the standard library gives up: passed over as browsers do."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def lines(self) -> list[str]:
        joined = "".join(self._parts).split("\n")
        return [line for line in (" ".join(line.split()) for line in joined) if line]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (its signature)
        if self._inside is None and tag in self._hidden:
            self._inside = tag
        elif tag not in self._inline:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = None
        elif tag not in self._inline:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._inside is None:
            self._parts.append(re.sub(r"\s+", " ", data))
