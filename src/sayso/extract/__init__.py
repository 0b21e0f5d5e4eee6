"""Raw in, one frozen Document out, and what of it not to trust."""

import hashlib

from sayso.errors import SourceError
from sayso.extract.article import why_no_article
from sayso.extract.dateline import published_in, when_of
from sayso.extract.decode import decode
from sayso.extract.issues import find_issues
from sayso.extract.language import language_of
from sayso.extract.media import media_of
from sayso.extract.page import read_page
from sayso.extract.plain import Page, read_plain
from sayso.extract.quarantine import set_aside
from sayso.extract.urldate import day_in_url, month_in_url
from sayso.records import Document, Extracted, Issue, PageFacts, Raw, When

__all__ = ["READ_LANGUAGE", "extract"]

READ_LANGUAGE = "en"  # the language the reader was trained on
LONGEST_TEXT = 2_000_000  # characters; a long report has 30,000, the longest novels 3 million
GIVEN = "given by the user"


def extract(raw: Raw, facts: PageFacts) -> Extracted:
    """Freeze one page's text, say what is known of the page, and mark what of it not to trust.

    Plain text is the file decoded, every character kept; a byte order mark is encoding and no text. The text of an
    HTML page is its article, paragraphs apart by an empty line. ``facts`` is the user's word and overrides the page.
    Raises SourceError, one line that begins with the input's name, for what is empty, binary, too large or without
    any text.
    """
    media = media_of(raw.content, name=raw.name, media_type=raw.media_type)
    decoded = decode(raw.content, name=raw.name, is_html=media == "html", charset=raw.charset)
    if not decoded.text.strip():  # a byte order mark alone
        raise SourceError(f"{raw.name or '-'}: empty. There is nothing to read.")
    page = (read_page if media == "html" else read_plain)(decoded.text, name=raw.name, url=facts.url or raw.url)
    if len(page.text) > LONGEST_TEXT:
        raise SourceError(f"{raw.name or '-'}: a text of {len(page.text):,} characters. Split it into single reports.")
    document = _document(page, facts)
    own = [decoded.issue, _language_issue(document.language), _article_issue(page), _date_issue(document.published)]
    found = (*filter(None, own), *find_issues(document.text, document.quarantine))
    return Extracted(document, tuple(sorted(found, key=_place)))


def _document(page: Page, facts: PageFacts) -> Document:
    url, title = facts.url or page.url, facts.title or page.title
    return Document(
        id=_id(url, page.text),
        text=page.text,
        url=url,
        outlet=facts.outlet or page.outlet,
        title=title,
        byline=page.byline,
        language=language_of(page.text),
        published=_published(page, url, facts.published),
        quarantine=set_aside(page.text, title),
    )


def _id(url: str | None, text: str) -> str:
    """The hash of address and text: the same page read again is the same document, a silent edit is another one."""
    return hashlib.sha256(f"{url or ''}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _published(page: Page, url: str | None, given: str | None) -> When | None:
    """The user's word, the page's marks, the address, the words of the text; None where all are silent."""
    if given is not None:
        return when_of(given, GIVEN)
    sure = page.published or day_in_url(url)
    if sure is not None:
        return sure
    written, month = published_in(page.text), month_in_url(url)
    if written is None:
        return page.guess or month
    if month is None or written.earliest is None or not written.earliest.startswith("--"):
        return written
    if month.earliest is not None and written.earliest[2:4] == month.earliest[5:7]:
        basis = f"{written.basis}, year of {month.basis}"
        return when_of(month.earliest[:4] + written.earliest[1:], basis, written.span)
    return written


def _date_issue(published: When | None) -> Issue | None:
    if published is None:
        words = "no publication date in the page, its address or its text"
    elif published.earliest is not None and published.earliest.startswith("--"):
        words = f"the year of publication is not given ({published.basis})"
    else:
        return None
    return Issue("extract", "missing_date", words, None, "--published 2021-05-14 sets it")


def _language_issue(language: str | None) -> Issue | None:
    if language in (None, READ_LANGUAGE):
        return None
    return Issue("extract", "other", f"not English ({language}): nothing is read", None, "give an English version")


def _article_issue(page: Page) -> Issue | None:
    what = why_no_article(page.text)
    if page.is_article and what is None:
        return None
    return Issue("extract", "not_an_article", f"does not look like a report: {what or 'no article in the page'}")


def _place(issue: Issue) -> tuple[int, int, str, str]:
    """Issues about the whole page first, then in text order."""
    span = issue.span
    return (-1, -1, issue.kind, issue.message) if span is None else (span.start, span.end, issue.kind, issue.message)
