"""Copies of the story case: pairs of pages found with their kind and direction, and pairs that are no copies."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.compare import COPIES
from sayso.records import Link
from tests.gate.story_found import Found, Passage, families, lines_of, rate

#: Relations by which one page has another's words.
OF_WORDS = COPIES | {"quotes_from"}


def score_copies(expected: Mapping[str, Any], found: Found) -> dict[str, float]:
    """Shares of the expected pairs that are linked, and linked rightly; counts of pairs linked that are no copies."""
    links = [(one, _link(one, found)) for one in expected["copies"]]
    return {
        "copies found": rate(link is not None for _, link in links),
        "copies kind right": rate(_is_kind(one, link) for one, link in links),
        "copies direction right": rate(_is_direction(one, link, found) for one, link in links),
        "copies linked wrongly": float(
            sum(_link(one, found) is not None for one in expected["not_copies"]) + len(list(_beyond(expected, found)))
        ),
    }


def told_of_copies(expected: Mapping[str, Any], found: Found) -> Iterator[str]:
    """What is missing or wrong, in lines."""
    links = [(one, _link(one, found)) for one in expected["copies"]]
    wrong = [
        f"{one['left']} from {one['right']}: {one['kind']}, found {link.relation if link else 'none'}"
        for one, link in links
        if not (_is_kind(one, link) and _is_direction(one, link, found))
    ]
    yield from lines_of("copies missed or misjudged", wrong)
    apart = [one for one in expected["not_copies"] if _link(one, found)]
    yield from lines_of("linked though no copies", (f"{one['left']} {one['right']}" for one in apart))
    beyond = [(found.file_of(one.left), one.relation, found.file_of(one.right)) for one in _beyond(expected, found)]
    yield from lines_of("linked beyond the families of the expected", map(" ".join, beyond))


def _link(pair: Passage, found: Found) -> Link | None:
    """The link by which two pages share words, the surest; a version of an address alone says nothing of words."""
    if not {pair["left"], pair["right"]} <= found.entries.keys():
        return None
    ends = {found.document(pair["left"]), found.document(pair["right"])}
    links = [one for one in found.links if {one.left, one.right} == ends and one.relation in OF_WORDS - {"version_of"}]
    return max(links, key=lambda one: (one.relation == pair.get("kind"), one.score), default=None)


def _is_kind(pair: Passage, link: Link | None) -> bool:
    return link is not None and link.relation == pair["kind"]


def _is_direction(pair: Passage, link: Link | None, found: Found) -> bool:
    """Whether left comes from right; two pages of the same words have no direction."""
    if link is None:
        return False
    return link.relation == "identical" or (link.directed and link.left == found.document(pair["left"]))


def _beyond(expected: Mapping[str, Any], found: Found) -> Iterator[Link]:
    """Pages linked though no chain of expected copies leads from one to the other."""
    known = [one for one in expected["copies"] if {one["left"], one["right"]} <= found.entries.keys()]
    root = families((found.document(one["left"]), found.document(one["right"])) for one in known)
    for link in found.links:
        if link.relation in OF_WORDS and root(link.left) != root(link.right):
            yield link
