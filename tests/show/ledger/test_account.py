"""An account as sheets: each row with its sources, groups whole, words for people beside values for programs."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.records import Duty, Happening, Point, Question, Series, Tally
from sayso.show.ledger import account as shown
from sayso.show.ledger.account import AccountSheets, story_title, summary_lines
from sayso.show.ledger.cells import LONGEST_PASSAGE, told_values
from sayso.show.sheet import Sheet, as_rows
from tests.show.ledger.made import FIGURE, account, day, entries, report


def rows(sheet: Sheet) -> list[dict[str, Any]]:
    return as_rows(sheet)


def test_a_question_gives_each_side_and_who_is_silent() -> None:
    told = rows(AccountSheets(account()).questions())
    assert [(row["about"], row["party"], row["words"], row["sources"]) for row in told] == [
        ("who fired", "Ostrel", '"Vardonia fired on the ferry,"', "[1] [2]"),
        ("who fired", "Vardonia", ["three sailors"], "[1]"),
        ("who fired", "Merrow", "has not answered", None),
    ]
    assert told[0]["documents"] == [report(1).document, report(2).document]
    assert [row["since"] for row in told] == ["2022-09-21", None, None]


def test_by_what_words_a_side_says_it_stands_beside_its_words() -> None:
    (question,) = account().questions
    denying = replace(question.positions[1], voice="denial/1")
    both = replace(question, positions=(question.positions[0], denying))
    told = rows(AccountSheets(account(questions=(both,))).questions())
    assert [(row["cue"], row["words"]) for row in told] == [
        ("said", '"Vardonia fired on the ferry,"'),
        ("denied it", None),
        (None, "has not answered"),
    ]
    assert rows(AccountSheets(account()).questions())[1]["cue"] is None


def test_counts_told_once_fill_a_screen_that_holds_little_else() -> None:
    """A story in which every count is told once has figures all the same."""
    (told,) = account().tallies
    (series,) = told.series
    once = replace(told, series=(replace(series, points=series.points[:1]),))
    lasting = replace(once, what="duration", unit="days")
    kept = [replace(once, unit=f"sailors of ship {one}") for one in range(11)]
    sheets = AccountSheets(account(tallies=(lasting, *kept), questions=()), whole=False)
    assert sheets.counts() == [lasting, *kept]
    assert len(rows(sheets.figures())) == 12
    more = AccountSheets(account(tallies=(lasting, *kept, replace(once, unit="cooks")), questions=()), whole=False)
    assert lasting not in more.counts()
    assert AccountSheets(account(tallies=(), questions=()), whole=False).counts() == []


def test_a_screen_leaves_counts_of_things_out_unless_they_are_contested() -> None:
    (told,) = account().tallies
    boats = replace(told, what="other", unit="boats")
    (question,) = account().questions
    without = replace(question, positions=(question.positions[0],))
    dead = tuple(replace(told, of=f"{one} sailors") for one in range(shown.FEW_COUNTS))
    many = AccountSheets(account(tallies=(boats, *dead), questions=(without,)), whole=False)
    assert many.counts() == list(dead)
    assert many.cut(many.figures(), hint="").notes[-1] == "and 1 more"
    assert len(rows(AccountSheets(account(tallies=(boats,)), whole=False).figures())) == 1


def test_wordings_that_turn_what_was_said_stand_first() -> None:
    (told,) = account().utterances
    reworded = tuple(change for change in told.wordings[1].changes if change.kind == "wording")
    milder = replace(told, speaker="Orlin", wordings=(told.wordings[0], replace(told.wordings[1], changes=reworded)))
    found = rows(AccountSheets(account(utterances=(milder, told))).wordings())
    assert [row["speaker"] for row in found] == ["Danko", "Danko", "Orlin", "Orlin"]


def test_a_count_gives_the_year_where_it_changes_and_open_ends_as_such() -> None:
    (told,) = rows(AccountSheets(account()).figures())
    assert told["values"] == "3 (2022-12-31) → 4+ (2023-01-02) → up to 9 (no day)"
    assert (told["what"], told["low"], told["best"], told["high"]) == ("sailors killed", 3, 4, 9)


@pytest.mark.parametrize(
    ("what", "unit", "of", "words"),
    [
        ("killed", None, None, "killed"),
        ("killed", None, "Ostrel", "killed, Ostrel"),
        ("wounded", None, "wounded sailors", "wounded sailors"),
        ("wounded", None, "sailors", "sailors wounded"),
        ("weapons", "tanks", None, "tanks"),
        ("weapons", "tanks", "Ostrel", "tanks, Ostrel"),
        ("money", "florins", None, "money"),
    ],
)
def test_what_is_counted_is_said_once(what: Any, unit: str | None, of: str | None, words: str) -> None:
    tally = Tally(what, unit, of, None, 1, 1, 1, (Series(None, None, (Point(None, 1, 1, "first", "", (), 1, 1),)),))
    assert rows(AccountSheets(account(tallies=(tally,))).figures())[0]["what"] == words


def test_low_best_and_high_stand_in_each_row_of_a_count() -> None:
    tally = account().tallies[0]
    two = replace(tally, series=(tally.series[0], replace(tally.series[0], reporter="Orlin")))
    told = rows(AccountSheets(account(tallies=(two,))).figures())
    assert [(row["according_to"], row["high"], row["count"]) for row in told] == [("outlets", 9, 1), ("Orlin", 9, 1)]


def test_an_event_rests_on_the_words_of_those_who_tell_it() -> None:
    (told,) = rows(AccountSheets(account()).timeline())
    assert told["whose_word"] == ["Mirela Danko", "denied by Pavel Orlin"]
    assert (told["day"], told["status"], told["sources"]) == ("2022-09-20", "claimed", "[1] [2]")
    first, second = account().entries
    (other,) = second.happened
    as_fact = replace(second, happened=(replace(other, event=replace(other.event, status="fact")),))
    (told,) = rows(AccountSheets(account(entries=(first, as_fact))).timeline())
    assert told["whose_word"] == ["Mirela Danko", "as fact in Harbour Wire", "denied by Pavel Orlin"]
    fact = replace(account().happenings[0], status="fact", asserted_by=(), denied_by=())
    (told,) = rows(AccountSheets(account(happenings=(fact,))).timeline())
    assert told["whose_word"] == ["Harbour Wire", "The Meridian"]


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("OSTREL, Sept 21 (Meridian) - Vardonia fired on the ferry.", "Vardonia fired on the ferry."),
        ("Danko (the minister) - it fired on the ferry.", "Danko (the minister) - it fired on the ferry."),
        ("Vardonia fired on it. " + "And so on. " * 20, "Vardonia fired on it. And so on."),
        ("And so on. " * 20 + "Vardonia fired on it.", "Vardonia fired on it."),
        ("fired" + "x" * 400, "fired"),
    ],
)
def test_a_passage_shows_what_happened(passage: str, words: str) -> None:
    one = account().entries[0]
    told = replace(one, happened=(replace(one.happened[0], passage=passage),))
    (row,) = rows(AccountSheets(account(entries=(told, entries(2)))).timeline())
    assert words in row["passage"]
    assert "fired" in row["passage"]
    assert len(row["passage"]) <= LONGEST_PASSAGE + 4
    assert "Meridian" not in row["passage"]


def test_duties_stand_in_the_order_of_their_urgency() -> None:
    standings = ("met", "open", "recurring", "due", "overdue", "met late")
    duties = tuple(Duty(("duty/1",), day("2022-10-05"), one, None, None, "") for one in standings)
    told = rows(AccountSheets(account(duties=duties)).due())
    assert [row["standing"] for row in told] == ["overdue", "due", "open", "recurring", "met late", "met"]


def test_wordings_say_what_changed() -> None:
    first, second = rows(AccountSheets(account()).wordings())
    assert (first["speaker"], first["changes"]) == ("Danko", "nearest to the origin")
    assert second["changes"] == ["wording: “fired” → “shot”", "wording: “twice” added", "negation: “not” left out"]
    assert second["speaker"] == "Danko"


def test_a_screen_holds_whole_groups_and_says_how_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(shown.SCREEN, "disputes", 7)
    (question,) = account().questions
    many = account(questions=tuple(replace(question, about=f"question {turn}") for turn in range(4)))
    cut = AccountSheets(many, whole=False).all()[0]
    assert [row["about"] for row in rows(cut)] == ["question 0"] * 3 + ["question 1"] * 3
    assert cut.notes[-1] == "and 2 more (-v shows all)"
    assert len(rows(AccountSheets(many).all()[0])) == 12


def test_a_group_that_no_screen_holds_is_shown_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(shown.SCREEN, "disputes", 1)
    cut = AccountSheets(account(), whole=False).all()[0]
    assert len(cut.rows) == 3
    assert not any("more" in note.split() for note in cut.notes)


def test_what_lies_before_a_story_is_left_to_those_who_ask_for_all() -> None:
    past = replace(account().happenings[0], when=day("2014-03-01"))
    many = account(happenings=(past, *account().happenings))
    cut = AccountSheets(many, whole=False).all()[2]
    assert [row["day"] for row in rows(cut)] == ["2022-09-20"]
    assert cut.notes[-1] == "and 1 more (-v shows all)"
    assert [row["day"] for row in rows(AccountSheets(many).timeline())] == ["2014-03-01", "2022-09-20"]


def test_reports_that_numbers_stand_for() -> None:
    sheets = AccountSheets(account())
    only = replace(sheets.questions(), rows=sheets.questions().rows[1:2])
    assert [(row["number"], row["copy_of"]) for row in rows(sheets.cited(sheets.questions()))] == [(1, None), (2, 1)]
    assert [row["number"] for row in rows(sheets.cited(only))] == [1]


def test_head_of_a_story() -> None:
    assert story_title(account()) == "Ferry hit  (d100000000)"
    assert summary_lines(account()) == (
        "2022-09-21 to 2022-09-22 · 1 independent report and 1 copy · 2 outlets",
        "1 page cannot be trusted as a whole (spun, machine-translated, damaged)",
    )
    alone = account(story=None, entries=(entries(1, published=None, outlet=None),), origins={})
    assert summary_lines(alone) == ("no day known · 1 independent report · 0 outlets",)
    assert summary_lines(account(entries=(entries(1),), origins={}))[0].startswith("2022-09-21 · 1")


def test_an_empty_account_says_what_is_not_there() -> None:
    nothing = account(questions=(), tallies=(), happenings=(), utterances=(), duties=(), entries=(), as_of=None)
    for sheet in AccountSheets(nothing, whole=False).all():
        assert (sheet.rows, sheet.notes) == ((), ())
        assert sheet.empty
    assert isinstance(account().happenings[0], Happening)
    assert isinstance(account().questions[0], Question)


def test_a_count_for_another_stretch_of_time_is_set_off_from_the_one_before() -> None:
    points = (
        Point("2022-09-30", 9, 9, "first", "", (FIGURE,), 1, 1),
        Point("2022-10-07", 6, 6, "later", "", (FIGURE,), 1, 1),
        Point("2022-10-08", 7, 7, "revises", "", (FIGURE,), 1, 1),
    )
    assert told_values(points) == "9 (2022-09-30); 6 (10-07) → 7 (10-08)"
