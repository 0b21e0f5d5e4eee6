"""Where a web page says its day of publication: meta tags, JSON-LD, schema.org marks, labels, by the headline."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.days import find_days

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of meta tags that give the day of publication (lower case). Source: Open Graph (article), schema.org, Dublin
# Core, parse.ly, Sailthru, Cxense, rNews and the citation tags of Google Scholar. Not among them: "date", "DC.date" and
# "last-modified", which content systems fill with the day of the last change.
_PUBLISHED_WORDS = (
    "article:published_time og:article:published_time article:published og:published_time datepublished date_published"
    " publish_date publishdate publish-date published_date published_at publication_date publication-date"
    " publicationdate pubdate og:pubdate parsely-pub-date sailthru.date dc.date.issued dcterms.issued dc.issued"
    " dcterms.created dc.date.created citation_publication_date citation_online_date cxenseparse:recs:publishtime"
    " vr:published_time article_date_original rnews:datepublished"
)
_PUBLISHED_NAMES = frozenset(_PUBLISHED_WORDS.split())
# schema.org types that are an article; the page round it is asked after them.
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|CreativeWork|Recipe|Story")
_NOT_ITS_OWN = frozenset({"comment", "comments", "review", "reviews", "hasPart", "itemListElement", "mentions"})
_LOOSE_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
FIRST_WEB_DAY = "1994-01-01"  # the first newspapers went online that year: an earlier day is about something else
DEEPEST = 40  # levels of JSON-LD followed; pages have at most ten
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_IN_UTC = re.compile(r"T\d\d:\d\d.*(?:Z|\+00:?00)$")

# Class names and ids of parts of a page that are not about its own article, or about its changes.
_OTHER_PART = re.compile(
    r"comment|kommentar|related|teaser|sidebar|widget|footer|recommend|more-|aside|recent|latest|popular|event|modif"
    r"|updat|changed|breaking|ticker|archive|nav",
    re.I,
)
_DATE_CLASS = re.compile(r"date|datum|publish|time|byline|posted|meta|info|stand", re.I)
_CHANGED = re.compile(r"updated?|modified|aktualisiert|änder|geaendert|changed|mis à jour|actualizado", re.I)
_SHOWING = "span p div li a em small dd td h4 h5 i b strong"
_SHOWING_TAGS = frozenset(_SHOWING.split())
AFTER_HEADLINE, BEFORE_HEADLINE = 60, 25  # elements; byline, standfirst, share buttons and a picture lie between
MOST_HEADLINES = 3  # pages with more h1 elements use them for something else
LONGEST_SHOWN = 120  # characters of an element that shows a date and little else
_LABEL = re.compile(
    r"\W{0,3}(?:first |issue |article |originally |beitrag |artikel )?(?:published|posted|written|created|date"
    r"|publication date|released|issued|ver[oö]ffentlicht|erschienen|erstellt|publiziert|datum|publié|publicado"
    r"|pubblicato|опубликовано)\b(?:\s+(?:on|at|am|le|el|il))?\W{0,4}",
    re.I,
)
_CHANGED_LABEL = re.compile(
    r"\W{0,3}(?:this (?:article|story|page) was )?(?:last |latest )?(?:updated?|modified|revised)\b"
    r"(?:\s+(?:on|at))?\W{0,4}",
    re.I,
)
_BEFORE_DAY = re.compile(r"\W*(?:[^\W\d]{2,10}\.?,?\s+)?(?:on|am|le|el|il)?\W*$", re.I)  # a weekday, "on"
LABEL_REACH = 80  # characters and
LABEL_NODES = 4  # pieces of text from the label in which its date stands
MOST_NODES = 20_000  # pieces of text looked at; a long live blog has 5,000


@dataclass(frozen=True, slots=True)
class Mark:
    """A day as the page gives it: ISO ``day``, ``basis`` in words, whether it was written as a time in UTC."""

    day: str
    basis: str
    utc: bool = False


def published_marks(tree: "HtmlElement") -> tuple[Mark, ...]:
    """What the page's code calls its publication: meta tags, JSON-LD, then schema.org marks."""
    return (*_from_meta(tree), *_from_jsonld(tree), *_from_items(tree))


def labelled_mark(tree: "HtmlElement") -> Mark | None:
    """The first day readers see with a label ("Published: 14 May 2021") at the beginning of a piece of text."""
    return _labelled(tree, _LABEL)


def changed_mark(tree: "HtmlElement") -> Mark | None:
    """The same for the day of the last change ("Last updated: 14 May 2021")."""
    return _labelled(tree, _CHANGED_LABEL)


def _labelled(tree: "HtmlElement", written: re.Pattern[str]) -> Mark | None:
    nodes = _texts(tree)
    for number, node in enumerate(nodes):
        label = written.match(node)
        if label is None:
            continue
        rest = " ".join([node[label.end() :], *nodes[number + 1 : number + LABEL_NODES]])[:LABEL_REACH]
        days = find_days(rest)
        if days and _BEFORE_DAY.match(rest[: days[0].span.start]):
            return Mark(days[0].iso, f"“{label[0].strip()} {rest[: days[0].span.end].strip()}”")
    return None


def shown_mark(tree: "HtmlElement") -> Mark | None:
    """The day beside the headline: in a ``time`` element, or in one whose class says that it holds a date."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    heads = [number for number, element in enumerate(elements) if element.tag == "h1"][:MOST_HEADLINES]
    for find in (_in_time, _in_class):
        for head in heads:
            above = set(elements[head].iterancestors())
            near = elements[head : head + AFTER_HEADLINE] + elements[max(0, head - BEFORE_HEADLINE) : head][::-1]
            for element in near:
                mark = find(element)
                if mark is not None and not _elsewhere(element, above):
                    return mark
    return None


def mark_of(written: str | None, basis: str) -> Mark | None:
    """The first day in what a page wrote."""
    compact = _COMPACT.match((written or "").strip())
    text = "-".join(compact.groups()) if compact else written or ""
    days = find_days(text[:LONGEST_SHOWN])
    if not days or days[0].iso < FIRST_WEB_DAY:
        return None
    return Mark(days[0].iso, basis, _IN_UTC.search(text.strip()) is not None)


def _from_meta(tree: "HtmlElement") -> Iterator[Mark]:
    for tag in tree.iter("meta"):
        names = [(tag.get(key) or "").lower() for key in ("property", "name", "itemprop")]
        name = next((name for name in names if name in _PUBLISHED_NAMES), None)
        mark = mark_of(tag.get("content") or tag.get("datetime"), f"meta {name}") if name else None
        if mark is not None:
            yield mark


def _from_jsonld(tree: "HtmlElement") -> Iterator[Mark]:
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        written = script.text or ""
        try:
            found = sorted(_things(json.loads(written, strict=False)), key=lambda thing: not thing.is_article)
        except (ValueError, RecursionError):  # much JSON-LD is not JSON, or hostile
            found = [_Thing(day[1], is_article=False) for day in _LOOSE_JSON.finditer(written)]
        yield from filter(None, (mark_of(thing.day, "JSON-LD datePublished") for thing in found))


@dataclass(frozen=True, slots=True)
class _Thing:
    day: str
    is_article: bool


def _things(thing: object, depth: int = 0) -> Iterator[_Thing]:
    """Everything in a JSON-LD tree that has a datePublished of its own."""
    if depth > DEEPEST:
        return
    if isinstance(thing, dict):
        day = thing.get("datePublished")
        if isinstance(day, str):
            yield _Thing(day, is_article=_ARTICLE_TYPE.search(str(thing.get("@type", ""))) is not None)
        for key, part in thing.items():
            if key not in _NOT_ITS_OWN:
                yield from _things(part, depth + 1)
    elif isinstance(thing, list):
        for part in thing:
            yield from _things(part, depth + 1)


def _from_items(tree: "HtmlElement") -> Iterator[Mark]:
    above = {ancestor for head in tree.findall(".//h1")[:MOST_HEADLINES] for ancestor in head.iterancestors()}
    for element in tree.xpath('//*[@itemprop="datePublished"][not(self::meta)]'):
        written = element.get("datetime") or element.get("content") or element.text_content()
        mark = mark_of(written, f"{element.tag} datePublished")
        if mark is not None and not _elsewhere(element, above):
            yield mark


def _in_time(element: "HtmlElement") -> Mark | None:
    if element.tag != "time":
        return None
    text = " ".join(element.text_content().split())
    if _CHANGED.search(text) or "modified" in (element.get("itemprop") or "").lower():
        return None
    return mark_of(element.get("datetime"), "time element") or mark_of(text, f"beside the headline “{text}”")


def _in_class(element: "HtmlElement") -> Mark | None:
    if element.tag not in _SHOWING_TAGS or not _DATE_CLASS.search(_label_of(element)):
        return None
    text = " ".join(element.text_content().split())
    if len(text) > LONGEST_SHOWN or _CHANGED.search(text):
        return None
    return mark_of(text, f"beside the headline “{text}”")


def _label_of(element: "HtmlElement") -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _elsewhere(element: "HtmlElement", above: set["HtmlElement"]) -> bool:
    """Whether an element is in a part of the page that is not the article's. ``above``: all that hold the headline."""
    here: HtmlElement | None = element
    while here is not None and here not in above and here.tag not in {"body", "html"}:
        if here.tag in {"footer", "nav"} or _OTHER_PART.search(_label_of(here)):
            return True
        here = here.getparent()
    return False


def _texts(tree: "HtmlElement") -> list[str]:
    """The page's pieces of text in order, blanks evened out."""
    nodes: list[str] = []
    for element in tree.iter():
        own = element.text if isinstance(element.tag, str) and element.tag not in {"script", "style"} else None
        nodes += (" ".join(text.split()) for text in (own, element.tail) if text and not text.isspace())
        if len(nodes) > MOST_NODES:
            break
    return nodes
