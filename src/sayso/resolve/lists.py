"""Phrases that name several parties at once: "Velland and the league", "families, supporters and officials"."""

from sayso.records import Span
from sayso.resolve import vocabulary as v
from sayso.resolve.page import Page, country_of_hit

#: Behind several parties: which of them above all, "Velland and the league | in particular |".
_ABOVE_ALL = (("in", "particular"), ("in", "general"), ("among", "others"), ("and", "others"))


def without_examples(page: Page, span: Span) -> Span:
    """Several parties without those that are only named as some of them: "members, | like Velland and Arvan"."""
    inside = page.inside(span)
    for at in inside[1:]:
        before = page.words[at - 1]
        opens = before.start == page.sentence(span.start).start
        many = before.key.endswith("s") and (opens or not before.capital)
        told = page.words[at].key in v.EXAMPLES and (many or page.between(at - 1, at).startswith(","))
        as_such = page.words[at].key == "such" and at + 1 < inside.stop and page.words[at + 1].key == "as"
        is_many = any(page.words[i].key == "and" for i in range(inside.start, at))
        told = told or (is_many and page.words[at].key in ("who", "which") and page.between(at - 1, at).startswith(","))
        last = (page.words[at].key, page.words[at + 1].key if at + 1 < len(page.words) else "") in _ABOVE_ALL
        if told or as_such or (last and at + 2 >= inside.stop):
            return Span(span.start, before.end)
    return span


def is_list(page: Page, span: Span) -> bool:
    """Parties of more than one country, or of one and of none, joined by "and": no one actor."""
    inside = page.inside(span)
    joint = next((i for i in inside if page.words[i].key == "and" and i + 1 < inside.stop), None)
    if joint is not None and _are_people_of_several_kinds(page, span, joint):
        return True
    if joint is None or not _opens_name(page, joint + 1, inside):
        return False
    named = page.words[joint - 1].capital or page.words[joint - 1].key in v.ROLES
    if not named and page.words[joint + 1].key not in v.DETERMINERS:  # "tracking data and the harbour office"
        return False
    hits = [h for h in page.hits_in(span) if any(n.kind != "sector" for n in h.names)]
    linked = any(page.words[i].key in v.PHRASE_LINKS for i in range(inside.start, joint))
    if linked or any(h.first < joint < h.last for h in hits):
        return False
    countries = {country_of_hit(h, page.tables) for h in hits}
    return len(countries) > 1 or not (any(h.last <= joint for h in hits) and any(h.first > joint for h in hits))


def _are_people_of_several_kinds(page: Page, span: Span, joint: int) -> bool:
    """Whether nameless people stand on both sides of an "and", and nobody's: "families, supporters and officials"."""
    if any(any(name.kind != "sector" for name in hit.names) for hit in page.hits_in(span)):
        return False
    inside, people = page.inside(span), v.GROUPS - v.CARDINALS
    ends = page.words[joint - 1].key in people and page.words[inside.stop - 1].key in people
    return ends and not any(page.words[at].key in v.PHRASE_LINKS for at in inside)


def _opens_name(page: Page, i: int, inside: range) -> bool:
    after = i + 1 if page.words[i].key in v.DETERMINERS and i + 1 < inside.stop else i
    return page.words[after].capital
