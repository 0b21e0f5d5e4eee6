"""A new report held against those before it: which story it is of when a copy of it was there first."""

from collections.abc import Collection, Mapping, Sequence

from sayso.ledger.comparing import Comparison
from sayso.records import Entries, Report, Said, When
from sayso.store import Entry
from tests.compare import copied_texts as texts


def told(document: str, text: str, number: int) -> Entries:
    day = When("2031-10-09", "2031-10-09", "day", "published")
    title = text.partition("\n")[0]
    report = Report(document, number, None, None, document, title, None, "en", day, "2031-11-01T00:00:00Z", None, True)
    return Entries(report, text, (), (), (), (), ())


class Before:
    """A ledger that has some reports; ``stories``: the story of each."""

    def __init__(self, known: Sequence[Entries], stories: Mapping[str, str]) -> None:
        self._known = known
        self._stories = stories

    def entries(self, kind: str, story: str | None) -> Mapping[str, Sequence[Entry]]:
        return {}

    def said_in(self, report: Report) -> Sequence[Said]:
        return ()

    def of_story(self, document: str) -> Sequence[Entries]:
        return ()

    def are_whole_stories(self, documents: Collection[str]) -> bool:
        theirs = {self._stories[one] for one in documents}
        return {one for one, story in self._stories.items() if story in theirs} <= set(documents)

    def stories(self, documents: Sequence[str]) -> Mapping[str, str]:
        return {one: self._stories[one] for one in documents}

    def reports(self, kind: str) -> Sequence[Entries]:
        return self._known


NEW = told("new", texts.REPORT, 3)
COPY = told("copy", texts.SPUN, 2)
PARAGRAPHS = texts.INDEPENDENT.split("\n\n")
#: Of the same story, and less like the new report than its copy is.
OTHER = told("other", "\n\n".join((PARAGRAPHS[0], *PARAGRAPHS[5:7])), 1)


def taken_up(stories: Mapping[str, str]) -> set[str]:
    """The reports whose story a new one takes up."""
    links = Comparison().links(NEW, Before((COPY, OTHER), stories))
    return {one.right if one.left == "new" else one.left for one in links if one.relation == "same_story"}


def test_a_copy_that_is_a_story_by_itself_does_not_keep_its_origin_from_the_story() -> None:
    assert taken_up({"copy": "copy", "other": "other"}) == {"copy", "other"}


def test_of_a_copy_in_a_story_a_report_is_of_that_story() -> None:
    assert taken_up({"copy": "copy", "third": "copy", "other": "other"}) == {"copy"}
