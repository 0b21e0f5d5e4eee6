"""Stories grow with the reports that are added: what a new one is linked with is one story, named after its first."""

import random
from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import Connection

from sayso.errors import NoSuchError
from sayso.ledger import desk
from sayso.records import Entries, Link
from sayso.store import Candidates, Ledger, Marks, linking
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


def sizes(ledger: Ledger) -> list[int]:
    return sorted(len(reports) for _, reports in ledger.stories(99))


def linked_as(ledger: Ledger, joins: Sequence[Sequence[int]]) -> list[str]:
    """Reports, each linked with some of those before it, by their places."""
    made = [page.findings for page in pages(len(joins))]
    documents = [one.document.id for one in made]
    comparer = Joining([[documents[other] for other in others] for others in joins])
    for findings in made:
        ledger.add(findings, None, comparer)
    return documents


@pytest.mark.parametrize(
    ("joins", "out", "left"),
    [
        ([[], [0], [0], [2], [3], [4]], 2, [1, 5]),  # what hung on it hangs on its own parent
        ([[], [0], [0], [1]], 0, [1, 3]),  # the first of all: on its oldest child
        ([[], [0], [0], [0]], 3, [1, 3]),  # nothing hung on it
        ([[], [], [0, 1], [2]], 2, [1, 1, 2]),  # two stories that it alone had joined are two again
        ([[], [0], [0, 1], [1, 2]], 2, [1, 3]),  # they hold together without it
    ],
)
def test_what_hung_on_a_report_that_is_taken_out_stays(
    ledger: Ledger, joins: Sequence[Sequence[int]], out: int, left: list[int]
) -> None:
    documents = linked_as(ledger, joins)
    before = sizes(ledger)
    in_force = {one.id for one in ledger.links(documents)}
    gone = desk.taken_out(ledger, documents[out], by="Ada", why="another ferry")
    assert {(one.withdrawn_by, one.withdrawn_why) for one in gone} == {("Ada", "another ferry")}
    assert sizes(ledger) == left
    assert len(ledger.story(documents[out])[1]) == 1
    for one in gone:
        desk.put_back(ledger, one.id, documents[out])
    assert sizes(ledger) == before
    assert {one.id for one in ledger.links(documents)} == in_force
    desk.taken_out(ledger, documents[out], by="Ada", why="another ferry after all")
    assert sizes(ledger) == left


def test_a_report_of_no_story_is_not_taken_out(ledger: Ledger) -> None:
    (alone,) = linked_as(ledger, [[]])
    with pytest.raises(NoSuchError, match="nothing holds this report"):
        desk.taken_out(ledger, alone, by="Ada", why="another ferry")


@pytest.mark.parametrize("forgets", [True, False])
def test_a_report_leaves_a_long_story_in_as_many_questions_as_a_short_one(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, forgets: bool
) -> None:
    """A leaf of a star: the rest stays one story, and is walked over once."""
    documents = linked_as(ledger, [[]] + [[0]] * 29)
    walked: list[str] = []
    walk = linking.together

    def counted(connection: Connection, document: str) -> set[str]:
        walked.append(document)
        return walk(connection, document)

    monkeypatch.setattr(linking, "together", counted)
    if forgets:
        ledger.forget(documents[-1], author="Ada", why="a court")
    else:
        ledger.part(documents[-1], by="Ada", why="another ferry")
    assert len(ledger.story(documents[0])[1]) == 29
    assert len(walked) <= 3
