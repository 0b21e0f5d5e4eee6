"""The scorer of the story case tells a dispute that was found from one that was not."""

from dataclasses import replace
from typing import Any

from sayso.records import Entries, Position, Question
from tests.compare.disputed import Line, page
from tests.gate.story_case import Found, load_expected, score_disputes, score_stories

CHARGE = "Ostland of shelling the town"
PAGE = page("a", "2021-01-01", Line("Norvia", CHARGE, "accuse"), Line("Ostland", "that it had fired", "deny"))
EXPECTED: dict[str, Any] = {
    "disputes": [
        {
            "about": "whether Ostland shelled the town",
            "silent": [],
            "sides": [
                {"party": "Norvia", "told": [{"file": "a.txt", "words": "shelling the town"}]},
                {"party": "Ostland", "told": [{"file": "a.txt", "words": "it had fired"}]},
            ],
        }
    ],
    "stories": [
        {"name": "one", "files": ["a.txt", "b.txt"], "may": ["x.txt"]},
        {"name": "two", "files": ["c.txt"], "may": []},
    ],
}


def placed() -> Entries:
    """The page with each statement where it stands in the text."""
    said = []
    for one in PAGE.said:
        start = PAGE.text.index(one.words)
        span = replace(one.statement.content[0], start=start, end=start + len(one.words))
        said.append(replace(one, statement=replace(one.statement, content=(span,), cue=None)))
    return replace(PAGE, said=tuple(said))


def position(party: str, *statements: str) -> Position:
    return Position(party, None, None, statements, (), None, 1, 1)


def found(*questions: Question) -> Found:
    return Found({"a.txt": placed()}, (), questions)


def question(*positions: Position, silent: tuple[str, ...] = ()) -> Question:
    return Question("about", "accusation", positions, silent, (), "")


BOTH = question(position("Norvia", "a/statement/1"), position("Ostland", "a/statement/2"))


def test_a_dispute_with_both_its_sides_is_found() -> None:
    scores = score_disputes(EXPECTED, found(BOTH))
    assert scores["disputes found"] == scores["disputes with parties named"] == scores["disputes passages"] == 1.0
    assert scores["disputes with silent parties right"] == scores["first questions right"] == 1.0


def test_one_side_alone_or_both_in_one_position_is_not() -> None:
    one_side = question(position("Norvia", "a/statement/1"))
    mixed = question(position("Norvia", "a/statement/1", "a/statement/2"))
    for wrong in (one_side, mixed):
        scores = score_disputes(EXPECTED, found(wrong))
        assert scores["disputes found"] == scores["first questions right"] == 0.0


def test_a_wrong_name_and_a_wrong_silence_are_seen() -> None:
    renamed = question(position("Sudland", "a/statement/1"), position("Ostland", "a/statement/2"), silent=("Ostland",))
    scores = score_disputes(EXPECTED, found(renamed))
    assert (scores["disputes found"], scores["disputes with parties named"]) == (1.0, 0.0)
    assert scores["disputes with silent parties right"] == 0.0


def test_a_dispute_told_in_two_questions_is_split() -> None:
    assert score_disputes(EXPECTED, found(BOTH, BOTH))["disputes split"] == 1.0


def test_stories_are_scored_without_what_may_be_placed_either_way() -> None:
    right = replace(found(BOTH), stories=[["a.txt", "b.txt"], ["c.txt", "x.txt"]])
    assert score_stories(EXPECTED, right)["stories F1"] == 1.0
    wrong = replace(right, stories=[["a.txt", "b.txt", "c.txt"]])
    assert score_stories(EXPECTED, wrong)["stories precision"] < 1.0


def test_the_expectations_can_be_loaded() -> None:
    assert {"stories", "disputes"} <= load_expected().keys()
