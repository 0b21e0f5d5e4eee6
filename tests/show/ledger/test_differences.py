"""Two versions of a page side by side."""

import pytest

from sayso.show.ledger.differences import differences_sheet

BEFORE = "The mayor accused the port. Nobody was hurt. The road is closed."


@pytest.mark.parametrize(
    ("after", "rows"),
    [
        (BEFORE, []),
        (BEFORE.replace(" ", "\n "), None),
        (
            BEFORE.replace("accused", "praised"),
            [("The mayor accused the port.", "The mayor praised the port.", "“accused” → “praised”")],
        ),
        (BEFORE.replace("Nobody was hurt. ", ""), [("Nobody was hurt.", None, "taken out")]),
        (BEFORE + " It rains.", [(None, "It rains.", "added")]),
        (
            BEFORE.replace("is closed", "is now closed"),
            [("The road is closed.", "The road is now closed.", "“now” added")],
        ),
        (
            BEFORE.replace("the port", "port"),
            [("The mayor accused the port.", "The mayor accused port.", "“the” left out")],
        ),
    ],
)
def test_sentences_that_differ_stand_side_by_side(
    after: str, rows: list[tuple[str | None, str | None, str]] | None
) -> None:
    sheet = differences_sheet(BEFORE, after)
    if rows is not None:
        assert list(sheet.rows) == rows


def test_nothing_is_lost_between_two_pages_that_share_nothing() -> None:
    sheet = differences_sheet(BEFORE, "Grain is cheap. Rain fell in all nine districts!")
    assert [row[0] for row in sheet.rows if row[0]] == [
        "The mayor accused the port.",
        "Nobody was hurt.",
        "The road is closed.",
    ]
    assert [row[1] for row in sheet.rows if row[1]] == ["Grain is cheap.", "Rain fell in all nine districts!"]
    assert differences_sheet("", "").rows == ()
