"""What the reader takes for one over a blank line is cut to the paragraph it belongs to."""

import pytest

from sayso.read.heads import RoleSpan
from sayso.read.links import Attribution
from sayso.read.paragraphs import within_paragraphs
from sayso.read.words import words_of

TEXT = "By Ana Bor\n\nOstland said the talks had ended.\n\nIt said no more."


def at(words: str, role: str = "SRC") -> RoleSpan:
    """The words of a piece of ``TEXT``."""
    found = words_of(TEXT)
    first = found.starts.tolist().index(TEXT.index(words))
    last = found.ends.tolist().index(TEXT.index(words) + len(words)) + 1
    return RoleSpan(role, first, last, 1.0)  # type: ignore[arg-type]


def shown(span: RoleSpan | None) -> str | None:
    words = words_of(TEXT)
    return None if span is None else TEXT[words.starts[span.first] : words.ends[span.last - 1]]


@pytest.mark.parametrize(("source", "kept"), [("Ana Bor\n\nOstland", "Ostland"), ("Ostland", "Ostland")])
def test_a_speaker_is_named_in_one_paragraph(source: str, kept: str) -> None:
    one = Attribution(at("said"), at(source), (at("the talks had ended", "CON"),), 1.0)
    (found,) = within_paragraphs([one], words_of(TEXT))
    assert (shown(found.source), shown(found.cue)) == (kept, "said")


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("By Ana Bor\n\nOstland said the talks had ended.", ["Ostland said the talks had ended."]),
        ("the talks had ended.\n\nIt said no more.", ["the talks had ended.\n\nIt said no more."]),
    ],
)
def test_what_is_said_goes_on_behind_a_full_stop_not_behind_a_heading(content: str, kept: list[str]) -> None:
    one = Attribution(at("said"), None, (at(content, "CON"),), 1.0)
    (found,) = within_paragraphs([one], words_of(TEXT))
    assert [shown(part) for part in found.contents] == kept
