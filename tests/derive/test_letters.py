"""Letters that are sent, quotations retold in the third person, shouts at a scene, a hearer's own spelling."""

import pytest

from sayso.derive import derive_statements
from sayso.derive.hearers import _is_another_spelling
from sayso.records import Issue, Resolutions, Span, When
from tests.derive.marked import read_marked

RETOLD = (
    "{s1 The deputies} {c1 asked} {q1 whether the base will stay open:\n\n"
    "“They want to know who paid. They demand that the treaty be shown in full.”}"
)


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Nine mayors addressed a letter to the governor.", "Nine mayors", "addressed a letter to"),
        ("After the vote, the union has sent an open letter to the board.", "the union", "has sent an open letter to"),
    ],
)
def test_a_letter_that_is_sent_is_a_statement(text: str, speaker: str, cue: str) -> None:
    (found,) = derive_statements(read_marked(text), Resolutions((), (), ()))
    assert found.speaker
    assert words(text, found.speaker.span) == speaker
    assert words(text, found.cue) == cue
    assert found.content == ()


def test_a_letter_the_reading_has_seen_is_not_doubled() -> None:
    marked = "{s1 Nine mayors} {c1 sent a letter to} the governor {q1 that the bridge is unsafe}."
    assert len(derive_statements(read_marked(marked), Resolutions((), (), ()))) == 1


def test_a_quotation_in_the_third_person_is_read_as_retold() -> None:
    reading = read_marked(RETOLD)
    text = reading.document.text
    quote = Span(text.index("“"), text.index("”") + 1)
    issue = Issue("extract", "quote_not_verbatim", "in the third person", quote)
    asked, retold = derive_statements(reading, Resolutions((), (), ()), (issue,))
    assert [words(text, part) for part in asked.content] == ["whether the base will stay open:"]
    assert words(text, retold.cue) == "demand"
    assert [words(text, part) for part in retold.content] == ["that the treaty be shown in full"]
    untouched = derive_statements(reading, Resolutions((), (), ()))
    assert "“" in "".join(words(text, part) or "" for one in untouched for part in one.content)


def test_a_crowd_shouts_on_the_day_of_the_scene() -> None:
    marked = "The march set off on Wednesday night. {s1 Hundreds} {c1 chanted} {q1 “Open the gates”} at the wall."
    reading = read_marked(marked)
    at = reading.document.text.index("on Wednesday")
    day = When("2021-03-10", "2021-03-10", "day", "before the published day", Span(at, at + len("on Wednesday")))
    (found,) = derive_statements(reading, Resolutions((), (day,), ()))
    assert found.said
    assert found.said.earliest == "2021-03-10"


@pytest.mark.parametrize(
    ("written", "name", "kept"),
    [
        ("Sergey Ivanov", "Sergei Ivanov", True),
        ("AFP", "Agence France-Presse", True),
        ("Ivanov", "Sergei Ivanov", False),
        ("the ministry", "Ministry of Health", False),
    ],
)
def test_the_texts_own_spelling_of_a_name_is_kept(written: str, name: str, kept: bool) -> None:
    assert _is_another_spelling(written, name) is kept
