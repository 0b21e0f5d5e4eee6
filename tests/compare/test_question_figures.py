"""Counts of two parties that do not agree are a question; counts that agree, or that one party revised, are none."""

from dataclasses import replace

from sayso.compare.question_about import how_many
from sayso.compare.questions import questions
from sayso.records import Counted, Entries, Figure, Link, Party, Point, Series, Span, Tally, Teller
from tests.compare.disputed import Line, page


def counted_pages(second: float = 200.0, *, by: str = "AZE") -> tuple[tuple[Entries, Entries], tuple[Tally, ...]]:
    """Two pages that each count the dead, and their tally."""
    name = "Azerbaijan" if by == "AZE" else "Armenia"
    one = page("a", "2020-10-05", Line("Armenia", "49 of its soldiers had been killed", "assert", "ARM"))
    other = page(
        "b", "2020-10-06",
        Line(name, "that it had killed 200 Armenian soldiers", "assert", by),
        Line("Armenia", "the Azerbaijani figure invented", "deny", "ARM"),
    )  # fmt: skip
    pages = (_with_figure(one, 49.0), _with_figure(other, second))
    series = (
        _series("Armenia", "ARM", "2020-10-05", 49.0, "a/figure/1"),
        _series(name, by, "2020-10-06", second, "b/figure/1"),
    )
    return pages, (Tally("killed", None, "Armenian soldiers", "ARM", 49.0, 49.0, second, series),)


def _series(name: str, actor: str, day: str, number: float, key: str) -> Series:
    return Series(name, actor, (Point(day, number, number, "first", "", (key,), 1, 1),))


def _with_figure(page_: Entries, number: float) -> Entries:
    said = page_.said[0]
    speaker = said.statement.speaker
    assert speaker is not None
    dead = Party("Armenian soldiers", "ARM", Span(0, 1))
    figure = Figure(
        "f1", Span(0, 2), number, number, "exact", "killed", None, dead, None, None, "s1", None, None, "test", 0.9
    )
    teller = Teller(speaker.name, speaker.actor, said.key)
    key = f"{page_.report.document}/figure/1"
    return replace(page_, counted=(Counted(key, page_.report, figure, f"{number:g}", said.words, teller, None),))


def test_counts_that_agree_make_no_question() -> None:
    pages, tallies = counted_pages(49.0)
    assert questions(pages, (), {}, (), tallies) == ()


def test_two_numbers_of_one_party_make_no_question() -> None:
    pages, tallies = counted_pages(by="ARM")
    assert questions(pages, (), {}, (), tallies) == ()


def test_a_number_is_of_the_side_that_most_reports_give_its_teller() -> None:
    """One report took a minister for the other state's; his number is no word of theirs."""
    pages, (tally,) = counted_pages()
    taken = page(
        "c", "2020-10-06", Line("Elin Manuk", "60 of our soldiers were killed", "assert", "AZE.MOD", type="person")
    )
    known = [
        page(name, "2020-10-05", Line("Elin Manuk", "that it was war", actor="ARM.MOD", type="person")) for name in "de"
    ]
    series = (*tally.series, _series("Elin Manuk", "AZE.MOD", "2020-10-06", 60.0, "c/figure/1"))
    entries = (*pages, _with_figure(taken, 60.0), *known)
    (question,) = questions(entries, (), {}, (), (replace(tally, series=series),))
    figures = {one.party: one.figures for one in question.positions}
    assert figures == {"Armenia": ("a/figure/1", "c/figure/1"), "Azerbaijan": ("b/figure/1",)}


def test_who_calls_the_other_number_invented_says_so_in_the_question() -> None:
    pages, tallies = counted_pages()
    (question,) = questions(pages, (), {}, (), tallies)
    armenia = next(one for one in question.positions if one.party == "Armenia")
    assert armenia.statements == ("a/statement/1", "b/statement/2")
    assert armenia.since == "2020-10-05"
    assert question.why == "the latest numbers do not agree: Armenia 49; Azerbaijan 200"


def test_numbers_of_one_time_that_a_link_sets_against_each_other_are_a_question_though_the_latest_agree() -> None:
    pages, (tally,) = counted_pages(49.0)
    link = Link("a/figure/1", "b/figure/1", "contradicts", 0.9, "", "t")
    (question,) = questions(pages, (link,), {}, (), (tally,))
    assert question.kind == "figure"
    assert question.why.startswith("numbers of one time do not agree: ")


def test_who_says_the_number_in_so_many_words_stands_for_a_party() -> None:
    pages, tallies = counted_pages()
    wordy = Line(
        "Azerbaijan", "that its soldiers had advanced, killed many Armenian soldiers and lost none", "assert", "AZE"
    )
    extra = _with_figure(page("c", "2020-10-06", wordy), 200.0)
    (tally,) = tallies
    more = _series("Azerbaijan", "AZE", "2020-10-06", 200.0, "c/figure/1")
    (question,) = questions((*pages, extra), (), {}, (), (replace(tally, series=(*tally.series, more)),))
    azerbaijan = next(one for one in question.positions if one.party == "Azerbaijan")
    assert azerbaijan.voice == "b/statement/1"


def test_a_count_of_things_says_what_they_were_doing() -> None:
    pages, (tally,) = counted_pages()
    passage = "It said 49 were waiting at the pass"
    waiting = [
        replace(one, words="49", passage=passage, figure=replace(one.figure, unit="lorries"))
        for page_ in pages
        for one in page_.counted
    ]
    assert how_many(replace(tally, what="other", unit="lorries", of=None), waiting) == "how many lorries were waiting"
    assert how_many(replace(tally, what="other", unit="lorries", of=None)) == "how many lorries"
