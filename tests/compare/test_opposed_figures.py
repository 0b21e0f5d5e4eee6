"""Figures on two sides of a dispute inside a report are set against each other; what stands elsewhere is not."""

from dataclasses import replace

from sayso.compare.opposed_figures import opposed_figures
from sayso.records import Counted, Entries
from tests.compare.disputed import Line, disputing, page
from tests.compare.told import counted, teller

LINES = (
    Line("harbour board", "18 barges were waiting"),
    Line("harbour board", "the pilots of letting nobody through", "accuse"),
    Line("pilots' office", "the accusation", "deny"),
    Line("duty officer", "seven barges lay at anchor"),
    Line("fishermen", "40 barges had gone"),
)


def barges(of: Entries, line: int, number: float) -> Counted:
    told = of.said[line - 1]
    words = told.words.rpartition(" barges")[0].split()[-1] + " barges"
    by = replace(teller(told.statement.speaker.name if told.statement.speaker else None), statement=told.key)
    return counted(told.words, words, "other", low=number, unit="barges", by=by, of_report=of.report)


def placed(*gaps: str) -> Entries:
    """The page with the text its statements stand in."""
    made = page("a", "2020-10-05", *LINES, differing=[disputing("a", "2020-10-05", 2, 3, "dispute:denial")])
    first, behind = "".join(one.words + " " for one in made.said[:3]), " ".join(one.words for one in made.said[3:])
    text = first + "".join(gaps) + behind
    figures = (barges(made, 1, 18), barges(made, 4, 7), barges(made, 5, 40))
    return replace(made, text=text, counted=figures)


def test_what_a_side_says_and_who_goes_on_for_it_stand_against_each_other() -> None:
    told = placed()
    one, other, _ = told.counted
    assert opposed_figures(told) == {frozenset({one.key, other.key})}


def test_a_new_paragraph_ends_an_answer() -> None:
    assert opposed_figures(placed("\n\n")) == frozenset()


def test_no_dispute_sets_nothing_against_anything() -> None:
    assert opposed_figures(replace(placed(), differing=())) == frozenset()
