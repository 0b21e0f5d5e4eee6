"""Stories grow with the reports that are added: what a new one is linked with is one story, named after its first."""

import random
from collections.abc import Iterator, Sequence

import pytest

from sayso.records import Entries, Link
from sayso.store import Candidates, Ledger, Marks
from tests.store.made import Page


class Joining:
    """Links each new report with some of those before it."""

    def __init__(self, joins: Sequence[Sequence[str]]) -> None:
        self._joins = iter(joins)

    def marks(self, entries: Entries) -> Marks:
        return {kind: {} for kind in ("copies", "stories", "quotes", "events", "figures", "duties", "disputes")}

    def links(self, entries: Entries, candidates: Candidates) -> Iterator[Link]:
        for other in next(self._joins):
            yield Link(entries.report.document, other, "same_story", 1.0, "the same ferry", "stories.test")


def pages(count: int) -> list[Page]:
    return [Page(f"The ferry Halcyon sailed on day {turn}.") for turn in range(count)]


def together(documents: Sequence[str], joins: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """The stories that links make, by the first report of each, in the order of adding."""
    first: dict[str, str] = {}
    for document, others in zip(documents, joins, strict=True):
        first[document] = document
        met = {first[one] for one in (document, *others)}
        name = min(met, key=documents.index)
        first |= {one: name for one, story in first.items() if story in met}
    found: dict[str, list[str]] = {}
    for document in documents:
        found.setdefault(first[document], []).append(document)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_a_story_is_all_that_links_hold_together(ledger: Ledger, seed: int) -> None:
    chance = random.Random(seed)
    made = [page.findings for page in pages(24)]
    documents = [one.document.id for one in made]
    joins = [chance.sample(documents[:turn], min(turn, chance.choice((0, 0, 1, 1, 2, 3)))) for turn in range(24)]
    comparer = Joining(joins)
    for findings in made:
        ledger.add(findings, None, comparer)
    expected = together(documents, joins)
    assert len(expected) > 1
    assert max(len(one) for one in expected.values()) > 2
    assert {story: [one.document for one in reports] for story, reports in ledger.stories(99)} == expected


@pytest.mark.parametrize("named", [("first", "third"), ("third", "first")])
def test_a_report_that_bridges_stories_names_them_after_the_first(ledger: Ledger, named: tuple[str, str]) -> None:
    made = [page.findings for page in pages(4)]
    first, second, third, bridge = (one.document.id for one in made)
    known = {"first": first, "third": third}
    comparer = Joining([[], [first], [], [known[one] for one in named]])
    for findings in made:
        ledger.add(findings, None, comparer)
    [(story, reports)] = ledger.stories()
    assert (story, [one.document for one in reports]) == (first, [first, second, third, bridge])
