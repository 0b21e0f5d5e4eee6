"""Names of bodies whole: "the Command", after "Command of the Naval Forces of Velland"; "Ministry | of Defence"."""

from sayso.records import Span
from sayso.resolve.page import Page

#: Words back in which the full name is looked for; a report gives it at the first mention, near its head.
WORDS_BACK = 1200
#: Words of a name behind its first: the longest of offices have about twenty.
LONGEST = 20
_INSIDE = frozenset({"of", "the", "for", "and"})


def full_name_before(page: Page, span: Span) -> Span | None:
    """The last full name before "The Command" that begins with its noun, as "Command of ..."; None if there is none."""
    inside = page.inside(span)
    if len(inside) != 2 or page.words[inside.start].key != "the" or not page.words[inside.start + 1].capital:
        return None
    noun = page.words[inside.start + 1].key
    for at in range(inside.start - 1, max(-1, inside.start - 1 - WORDS_BACK), -1):
        if page.words[at].key == noun and page.words[at].capital and (last := _last_word(page, at)):
            return Span(page.words[at].start, page.words[last].end)
    return None


def _last_word(page: Page, at: int) -> int | None:
    """The last word of a name whose first stands at ``at`` with an "of" behind it; None where no name goes on."""
    words, last = page.words, None
    if at + 1 >= len(words) or words[at + 1].key != "of" or words[at].owns:
        return None
    for i in range(at + 1, min(len(words), at + 1 + LONGEST)):
        between = page.between(i - 1, i)
        if between.strip() or "\n" in between:  # the next line of a letterhead is no part of the name
            break
        if words[i].capital:
            last = i
        elif words[i].key not in _INSIDE:
            break
    return last


def whole_body(page: Page, span: Span) -> Span:
    """A body with the rest of its name that the reader left out: "Ministry | of Defence of Velland"."""
    before = (hit for hit in page.hits_over(span) if hit.key("body") and hit.span.covers(span) and hit.span != span)
    if (whole := next(before, None)) is not None:  # "European | Court of Human Rights"
        return whole.span
    over = (hit for hit in page.hits_over(span) if hit.key("body", "sector") and hit.span.start == span.start)
    end = max([span.end, *(hit.span.end for hit in over)])
    last = page.inside(Span(span.start, end)).stop - 1
    goes_on = end > span.end or (last >= 0 and page.words[last].key in _INSIDE)
    at = last + 1
    while goes_on and at < len(page.words) and page.words[at].key in _INSIDE and "\n" not in page.between(at - 1, at):
        at += 1
    if not goes_on or at >= len(page.words) or page.between(at - 1, at) != " ":
        return Span(span.start, end)
    land = next(
        (hit for hit in page.hits_over(Span(page.words[at].start, page.words[at].end)) if hit.first == at), None
    )
    is_its = land is not None and land.key("country") is not None and page.words[at - 1].key in _INSIDE
    return Span(span.start, land.span.end) if land and is_its else Span(span.start, end)
