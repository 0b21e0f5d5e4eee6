"""What is wrong with the article's own words: reported with its place, never repaired."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from sayso.extract.breaks import broken_lines, broken_sentences, not_verbatim
from sayso.extract.glue import glued_headings, glued_words, lost_paragraphs, name_issues, party_marks
from sayso.extract.lines import Line, lines_of
from sayso.extract.marks import mark_issues, spacing_issues
from sayso.extract.numbers import broken_numbers, writes_commas
from sayso.extract.passage import Sentence, readable_lines, sentences_of
from sayso.extract.spun import (
    PageTerms,
    Phrase,
    house_terms,
    inconsistent_terms,
    phrases_on,
    terms_on,
    tortured_phrases,
)
from sayso.extract.synonyms import tortured_terms
from sayso.extract.translation import MANY, PageRules, Sign, rules_on, signs_in, translation_issues, weight_of
from sayso.records import Issue, Quarantine

SPUN_PAGE = 3  # spun terms and pasted boxes from which a page as a whole is a spun copy

_WORD = re.compile(r"[^\W_]+(?:[’'][a-z]+)?")
_MOJIBAKE = re.compile(r"(?:â€[™œ\x9d“”˜¦\x93\x94]|Ã[\x80-\xbf©¨¡³±¶¼]|Â[\xa0°£»«])")


@dataclass(frozen=True, slots=True)
class _Page:
    """What the searches of one page share: its words, the phrases and rules that can fit, how it writes thousands.

    ``known`` counts the words when it is first asked: few pages have words that run together.
    """

    known: Callable[[], Counter[str]]
    phrases: tuple[Phrase, ...]
    rules: PageRules
    commas: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with what was found in it: broken words and numbers, torn sentences, signs of bad word order."""

    sentence: Sentence
    damage: tuple[Issue, ...]
    breaks: tuple[Issue, ...]
    signs: tuple[Sign, ...]
    spun: tuple[Issue, ...]


def find_issues(text: str, quarantine: tuple[Quarantine, ...]) -> tuple[Issue, ...]:
    """The issues of ``text`` outside what is quarantined, sorted by place; page-wide ones (no span) come first.

    ``quarantine`` is sorted and does not overlap, as ``set_aside`` gives it. Time grows with the length of the text.
    """
    lines = readable_lines(text, quarantine)
    own = "\n".join(line.text for line in lines)
    phrases = phrases_on(own.casefold())
    rules = rules_on(own)
    page = _Page(cache(lambda: Counter(_WORD.findall(own))), phrases, rules, writes_commas(own))
    read = [_read(sentence, page) for line in lines for sentence in sentences_of(line)]
    names = _doubled_names(text, quarantine)
    bad_page = _weight(read) >= MANY
    pasted = sum(q.reason == "injected_link" for q in quarantine)
    spun = sum(len(r.spun) for r in read) + pasted
    told: PageTerms | None = None
    found = [*names, *mark_issues(lines), *spacing_issues(lines), *broken_lines(lines, text)]
    for each in read:
        found += [*each.damage, *each.breaks, *each.spun]
        found += translation_issues(each.sentence, each.signs, damaged=bool(each.damage), bad_page=bad_page)
        if bad_page or spun:
            told = told or terms_on(own)
            terms = [*house_terms(each.sentence, told), *inconsistent_terms(each.sentence, told)]
            spun += len(terms)
            found += terms
    damaged = sorted({issue.span.start for r in read for issue in r.damage if issue.span})
    for line in lines:
        found += glued_headings(line)
        found += not_verbatim(line, damaged=bisect_left(damaged, line.start) < bisect_left(damaged, line.end))
    return _sorted([*_page_wide(bad_page=bad_page, spun=spun), *lost_paragraphs(found)])


def _read(sentence: Sentence, page: _Page) -> _Read:
    damage = (*broken_numbers(sentence, commas=page.commas), *glued_words(sentence, page.known))
    breaks = (*broken_sentences(sentence), *party_marks(sentence), *_encoding(sentence))
    return _Read(sentence, damage, breaks, signs_in(sentence, page.rules), tuple(_swapped(sentence, page.phrases)))


def _swapped(sentence: Sentence, phrases: tuple[Phrase, ...]) -> Iterator[Issue]:
    """Words a spinner swapped; a term that both tables know is told once."""
    phrased = list(tortured_phrases(sentence, phrases))
    yield from phrased
    places = [issue.span for issue in phrased if issue.span]
    for issue in tortured_terms(sentence):
        if issue.span and not any(p.start < issue.span.end and issue.span.start < p.end for p in places):
            yield issue


def _encoding(sentence: Sentence) -> Iterator[Issue]:
    for match in _MOJIBAKE.finditer(sentence.text):
        yield sentence.issue("encoding", sentence.span(*match.span()), "letters read in the wrong encoding")


def _doubled_names(text: str, quarantine: tuple[Quarantine, ...]) -> list[Issue]:
    """Doubled names stand on the edge of what is quarantined, so they are looked for in the text as it came."""
    whole = {q.span.start: q.span.end for q in quarantine}
    lines: list[Line] = [line for line in lines_of(text) if whole.get(line.start, 0) < line.end]
    return [issue for line in lines for issue in name_issues(line)]


def _weight(read: list[_Read]) -> float:
    """How sure the signs of machine translation on this page are, all together."""
    return sum(weight_of(r.signs) for r in read) + sum(r.signs != () and r.damage != () for r in read)


def _page_wide(*, bad_page: bool, spun: int) -> Iterator[Issue]:
    if bad_page:
        message = "machine-translated English: word order and quotation marks cannot be trusted"
        yield Issue("extract", "machine_translation", message)
    if spun >= SPUN_PAGE:
        message = "a spun copy: words were swapped, quotation marks cannot be trusted to be verbatim"
        yield Issue("extract", "spun_wording", message)


def _sorted(found: list[Issue]) -> tuple[Issue, ...]:
    """By place, page-wide ones first, each once."""

    def order(issue: Issue) -> tuple[int, int, str, str]:
        start, end = (issue.span.start, issue.span.end) if issue.span else (-1, -1)
        return start, end, issue.kind, issue.message

    return tuple(sorted(dict.fromkeys(found), key=order))
