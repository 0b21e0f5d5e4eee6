"""What a text says of a person around the name: titles before it, appositions after it, in the headline too."""

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.records import Span
from sayso.resolve import vocabulary as v
from sayso.resolve.describe import LEGISLATORS, Description, describe, role_words
from sayso.resolve.namings import Naming, is_title
from sayso.resolve.page import Page

LONGEST_TITLE = 12  # words before a name that may describe it
LONGEST_APPOSITION = 160  # characters after a name that may describe it
ARTICLES = frozenset({"the", "a", "an"})
ROLE_WITHIN = 4  # words: "North Korea's main news minister"
#: What ends an apposition; the dots of "U.S. Central Command" do not.
_STOP = re.compile(r"""[,;\n“":]|(?<!\b[A-Z]\.[A-Z])\.\s""")
#: "Krol, D-N.D.,", "Krol (R-Ark.)", "Krol, a Michigan Democrat": how American reports mark a legislator.
_AMERICAN = re.compile(r"\([DRI](?:[-.–]|[A-Z])|,\s[DRI][-–][A-Z]|,\san?\s(?:[\w.-]+\s){0,3}(?:Democrat|Republican)\b")
LEADING = ("who heads", "who leads", "who chairs", "who chaired", "who headed", "who led")


def told_of(page: Page, group: list[Naming]) -> Description:
    """All descriptions of one person as one: the first that gives a part gives it."""
    told = Description()
    parts = [part for naming in group for part in (_before(page, naming), _after(page, naming))]
    if not any(part.role for part in parts):
        parts.extend(_in_headline(page, group))
    for part in parts:
        if part.says_something:
            told = replace(
                told,
                role=part.role if _only_rank(told) and part.role else told.role or part.role,
                organization=told.organization or (part.organization if part.role else None),
                country=told.country or part.country,
                sector=told.sector or part.sector,
                body=told.body or part.body,
                heads=told.heads | part.heads,
                disputed=told.disputed or part.disputed,
            )
    return told


def _only_rank(told: Description) -> bool:
    """A rank ("Major General") gives way to an office ("spokesman")."""
    return bool(told.heads) and told.heads <= v.RANKS


def _in_headline(page: Page, group: list[Naming]) -> list[Description]:
    """What a headline that stands outside the text says before the same name."""
    headline = page.headline
    if headline is None:
        return []
    keys = max((naming.keys for naming in group), key=len)
    words = headline.words
    for first in range(len(words) - len(keys) + 1):
        run = words[first : first + len(keys)]
        if tuple(w.key for w in run) == keys:
            naming = Naming(first, first + len(keys), Span(run[0].start, run[-1].end), keys, None, None)
            return [_before(headline, naming)]
    return []


def _before(page: Page, naming: Naming) -> Description:
    """The title before a name: "Ukrainian Defence Minister", "CEO of the Refugee Council", "Its leader,"."""
    end = naming.first
    if end > 0 and page.between(end - 1, end).strip() == ",":
        return _before_comma(page, naming)
    first = end
    hits = [h for h in page.hits_in(_reach(page, naming)) if not h.key("person", "surname")]
    known = {i for h in hits for i in range(h.first, h.last)}
    while first > 0 and end - first < LONGEST_TITLE and _goes_on(page, first - 1, known):
        if not page.joined(first - 1) or _opens_another(page, first - 1, end):
            break
        first -= 1
    while first < end and page.words[first].key in v.LINKS:
        first += 1
    if first == end or page.words[end - 1].key in v.LINKS:
        return Description()
    return describe(page, Span(page.words[first].start, page.words[end - 1].end))


def _opens_another(page: Page, at: int, end: int) -> bool:
    """Whether an "and" parts two people: "President X and Secretary of State | Y" has a role on this side already."""
    return page.words[at].key == "and" and any(page.words[i].key in v.ROLES for i in range(at + 1, end))


def _before_comma(page: Page, naming: Naming) -> Description:
    """ "The vice president of the union, X,": a role that opens its clause and is closed by the comma."""
    end, first = naming.first, naming.first
    start = page.sentence(naming.span.start).start
    while first > 0 and end - first < LONGEST_TITLE and page.words[first - 1].start >= start:
        if first < end and not page.joined(first - 1):
            break
        first -= 1
    role_at = next((i for i in range(first, end) if page.words[i].key in v.ROLES), end)
    first = _own_start(page, first, role_at)
    opening = page.words[first]
    fits = opening.owns or opening.key in v.DETERMINERS or is_title(page, first) or page.is_adjective(first)
    last = page.hits_in(_reach(page, naming))[-1:]
    named = bool(last) and last[0].last == end and last[0].key("person", "surname") is not None
    if not fits or named or role_at == end or role_at - first > ROLE_WITHIN:
        return Description()
    return describe(page, Span(opening.start, page.words[end - 1].end))


def _own_start(page: Page, first: int, role_at: int) -> int:
    """Where the phrase of a role begins: at "the" of "police arrested | the driver, X", whose verb is no part of it."""
    for at in range(min(role_at, len(page.words) - 1), first, -1):
        if page.words[at].key in ARTICLES and page.words[at - 1].key not in v.LINKS:
            return at
    return first


def _goes_on(page: Page, i: int, known: set[int]) -> bool:
    """Whether word ``i`` can be part of a title."""
    word = page.words[i]
    return word.capital or i in known or word.key in v.LINKS or word.key in v.BODIES or is_title(page, i)


def _reach(page: Page, naming: Naming) -> Span:
    first = max(naming.first - LONGEST_TITLE, 0)
    return Span(page.words[first].start, naming.span.start)


def _after(page: Page, naming: Naming) -> Description:
    """The apposition after a name: ", the head of the press service of ...", " (D-Calif.), who chairs the ..."."""
    text = page.document.text
    start = naming.span.end
    mark = page.readable(start, min(start + 3 * LONGEST_APPOSITION, len(text))).lstrip()
    party = _AMERICAN.match(mark)
    rest, offset = _past_brackets(page, start)
    told = Description()
    if rest.startswith(","):
        told = _apposition(page, offset + 1)
    elif rest.startswith(("of ", "from ")):
        told = _origin(page, naming)
    if party:
        titled = naming.first > 0 and page.words[naming.first - 1].key in LEGISLATORS
        sits = titled or not party.group().startswith(", a")  # "a Michigan Democrat" may be anybody
        return replace(told, country="USA", sector=told.sector or ("LEG" if sits else None))
    return told


def _origin(page: Page, naming: Naming) -> Description:
    """The country right after a name: "Prime Minister X of Y"."""
    for hit in page.hits_in(Span(naming.span.end, page.words[min(naming.last + 4, len(page.words) - 1)].end)):
        between = page.words[naming.last : hit.first]
        if hit.key("country", "place") and all(word.key in v.LINKS | v.DETERMINERS for word in between):
            return Description(country=hit.key("country", "place"))
    return Description()


def _past_brackets(page: Page, at: int) -> tuple[str, int]:
    """The text and offset after a name, past quarantined words, one bracket and an age (", 45,")."""
    text = page.document.text
    end = min(at + 3 * LONGEST_APPOSITION, len(text))
    while at < end:
        last = bisect_right(page.quarantine, at, key=lambda one: one.start) - 1
        bad = page.quarantine[last] if last >= 0 and at < page.quarantine[last].end else None
        closing = text.find(")", at, at + LONGEST_APPOSITION) if text[at] == "(" else -1
        if bad:
            at = bad.end
        elif closing > 0:
            at = closing + 1
        elif text[at].isspace():
            at += 1
        else:
            break
    age = text[at : at + 2] == ", " and text[at + 2 : at + 4].isdigit() and text[at + 4 : at + 5] == ","
    return (text[at + 4 : end], at + 4) if age else (text[at:end], at)


def _apposition(page: Page, start: int) -> Description:
    text = page.document.text
    limit = min(start + LONGEST_APPOSITION, len(text))
    stop = _STOP.search(text, start + 1, limit)
    span = Span(start, stop.start() if stop else limit)
    inside = page.inside(span)
    if not inside:
        return Description()
    words = " ".join(w.key for w in page.words[inside.start : inside.start + 2])
    if words in LEADING:
        return replace(describe(page, span), role=None, heads=frozenset())
    opening = page.words[inside.start]
    role = describe(page, span)
    near = any(page.words[i].key in v.ROLES for i in inside[:8])
    fits = opening.key in v.DETERMINERS or opening.capital or opening.owns or is_title(page, inside.start)
    fits = fits and opening.key not in v.RELATIVE and not _is_next_name(page, span)
    return role if near and fits and role.role else Description()


def _is_next_name(page: Page, span: Span) -> bool:
    """In a list ("X, the director Y, the actress Z") the words after the comma belong to the name that follows."""
    role = role_words(page, span)
    after = page.inside(Span(role.end, span.end)) if role else range(0)
    if not after or page.between(after.start - 1, after.start).strip():
        return False
    named = {i for h in page.hits_in(span) if not h.key("person", "surname") for i in range(h.first, h.last)}
    return page.words[after.start].capital and after.start not in named
