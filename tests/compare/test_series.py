import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import pytest

import sayso
from sayso.compare.same_figure import judge_figure
from sayso.compare.series import independent, tallies
from sayso.records import Counted, Link, Report, Tally, Teller
from tests.compare.told import OUTLET, counted, entries_of, party, report, teller

EXAMPLES = Path(__file__).parents[2] / "examples"
ARMENIA, AZERBAIJAN = teller("Armenia", "ARM"), teller("Azerbaijan", "AZE")
SENTENCE = "{} were killed when shells hit the crowded market of Tarvo village, {} said"


def toll(
    number: float,
    on: str | None,
    document: str,
    *,
    by: Teller = OUTLET,
    words: str | None = None,
    told: Report | None = None,
    as_of: str | None = None,
) -> Counted:
    shown = words or f"{number:g} people"
    return counted(
        SENTENCE.format(shown, by.name or "residents"), shown, low=number, of=party("people"), by=by, as_of=as_of,
        of_report=told or report(document, on),
    )  # fmt: skip


def linked(figures: Sequence[Counted]) -> list[Link]:
    return [link for one, other in combinations(figures, 2) if (link := judge_figure(one, other, same_story=True))]


def joined(figures: Sequence[Counted], relation: str = "repeats") -> list[Link]:
    """Links that hold all figures together, whatever a judge would say."""
    return [Link(one.key, other.key, relation, 0.9, "", "t") for one, other in combinations(figures, 2)]  # type: ignore[arg-type]


def only(
    figures: Sequence[Counted], origins: Mapping[str, str] | None = None, links: list[Link] | None = None
) -> Tally:
    (found,) = tallies(figures, linked(figures) if links is None else links, origins or {})
    return found


def points(tally: Tally) -> list[list[tuple[str | None, float | None, str]]]:
    return [[(one.day, one.low, one.standing) for one in series.points] for series in tally.series]


def test_one_reporter_over_days() -> None:
    figures = [
        toll(12, "2020-10-05", "a", by=ARMENIA),
        toll(12, "2020-10-06", "b", by=ARMENIA),
        toll(15, "2020-10-07", "c", by=ARMENIA),
    ]
    tally = only(figures)
    assert points(tally) == [
        [("2020-10-05", 12.0, "first"), ("2020-10-06", 12.0, "repeats"), ("2020-10-07", 15.0, "revises")]
    ]
    assert (tally.low, tally.best, tally.high) == (15.0, 15.0, 15.0)
    assert (tally.series[0].reporter, tally.series[0].actor) == ("Armenia", "ARM")


def test_a_revision_says_what_it_was_and_when() -> None:
    tally = only([toll(12, "2020-10-05", "a", by=ARMENIA), toll(15, "2020-10-07", "c", by=ARMENIA)])
    assert "it was 12 on 5 October 2020" in tally.series[0].points[1].why


def test_two_parties_have_each_a_series_and_the_range_spans_both() -> None:
    tally = only([toll(12, "2020-10-05", "a", by=ARMENIA), toll(30, "2020-10-05", "b", by=AZERBAIJAN)])
    assert {one.actor for one in tally.series} == {"ARM", "AZE"}
    assert (tally.low, tally.high) == (12.0, 30.0)


def test_the_best_number_is_the_one_of_most_independent_reports() -> None:
    figures = [
        toll(12, "2020-10-05", "a", by=ARMENIA),
        toll(12, "2020-10-05", "b", by=ARMENIA, words="Twelve people"),
        toll(30, "2020-10-06", "c", by=AZERBAIJAN),
    ]
    assert only(figures).best == 12.0


def test_a_copy_is_no_report_of_its_own() -> None:
    figures = [
        toll(12, "2020-10-05", "a", by=ARMENIA),
        toll(12, "2020-10-05", "b", by=ARMENIA, words="Twelve people"),
        toll(30, "2020-10-06", "c", by=AZERBAIJAN),
    ]
    tally = only(figures, {"b": "a"})
    assert tally.best == 30.0  # one report each: the later stands
    (armenian,) = [one for one in tally.series if one.actor == "ARM"]
    assert [(one.reports, one.articles) for one in armenian.points] == [(1, 2)]


def test_of_as_many_reports_the_latest_number_is_best() -> None:
    figures = [toll(30, "2020-10-04", "c", by=AZERBAIJAN), toll(12, "2020-10-05", "a", by=ARMENIA)]
    assert only(figures).best == 12.0


def test_copies_of_copies_go_back_to_one_report() -> None:
    figures = [toll(12, "2020-10-05", one) for one in "abc"]
    assert independent(figures, {"c": "b", "b": "a"}) == 1
    assert independent(figures, {}) == 3


def test_a_ring_of_copies_ends() -> None:
    assert independent([toll(12, "2020-10-05", one) for one in "ab"], {"a": "b", "b": "a"}) == 1


@pytest.mark.parametrize(
    ("words", "low", "high", "comparator", "range_"),
    [
        ("At least 20 people", 20, None, "at_least", (20.0, 20.0, 20.0)),
        ("more than 20 people", 20, None, "more_than", (20.0, 20.0, 20.0)),
        ("up to 20 people", None, 20, "up_to", (20.0, 20.0, 20.0)),
        ("dozens of people", 24, None, "at_least", (24.0, 24.0, 24.0)),
        ("20 to 30 people", 20, 30, "exact", (20.0, 20.0, 30.0)),
    ],
)
def test_intervals_stay_intervals(
    words: str,
    low: float | None,
    high: float | None,
    comparator: sayso.records.Comparator,
    range_: tuple[float, float, float],
) -> None:
    one = counted(f"{words} died in Tarvo", words, low=low, high=high, comparator=comparator, of=party("people"))
    tally = only([one])
    point = tally.series[0].points[0]
    assert (point.low, point.high) == (low, high)
    assert (tally.low, tally.best, tally.high) == range_


def test_a_floor_and_its_number_are_one_number() -> None:
    floor = counted(
        SENTENCE.format("At least 12 people", "residents"),
        "At least 12 people",
        low=12,
        comparator="at_least",
        of=party("people"),
        by=ARMENIA,
        of_report=report("a", "2020-10-05"),
    )
    tally = only([floor, toll(12, "2020-10-06", "b", by=ARMENIA)])
    assert [one.standing for one in tally.series[0].points] == ["first", "repeats"]


def test_outlets_in_their_own_voice_have_one_series() -> None:
    tally = only([toll(12, "2020-10-05", "a"), toll(15, "2020-10-06", "b", words="Corrected: 15 people")])
    assert [(one.reporter, one.actor) for one in tally.series] == [(None, None)]
    assert [one.standing for one in tally.series[0].points] == ["first", "revises"]


def test_two_outlets_of_one_day_that_differ_contradict() -> None:
    figures = [toll(12, "2020-10-05", "a"), toll(15, "2020-10-05", "b")]
    tally = only(figures, links=joined(figures, "contradicts"))
    assert [one.standing for one in tally.series[0].points] == ["first", "contradicts"]


def test_the_order_within_a_day_is_that_of_the_revision() -> None:
    before, after = toll(15, "2020-10-05", "a", by=ARMENIA), toll(12, "2020-10-05", "b", by=ARMENIA)
    links = [Link(after.key, before.key, "revises", 0.9, "", "t", directed=True)]
    tally = only([before, after], links=links)
    assert points(tally) == [[("2020-10-05", 15.0, "first"), ("2020-10-05", 12.0, "revises")]]
    assert tally.best == 12.0


def test_the_day_of_the_count_goes_before_the_day_of_the_report() -> None:
    figures = [toll(15, "2020-10-09", "a", by=ARMENIA, as_of="2020-10-04"), toll(12, "2020-10-06", "b", by=ARMENIA)]
    tally = only(figures, links=joined(figures, "revises"))
    assert [one.day for one in tally.series[0].points] == ["2020-10-04", "2020-10-06"]
    assert tally.best == 12.0


def test_a_number_of_no_day_is_not_taken_for_the_latest() -> None:
    figures = [toll(99, None, "a", by=ARMENIA), toll(12, "2020-10-06", "b", by=ARMENIA)]
    tally = only(figures, links=joined(figures))
    assert tally.series[0].points[0].day is None
    assert tally.best == 12.0


def test_the_ministry_speaks_for_the_state() -> None:
    figures = [
        toll(12, "2020-10-05", "a", by=ARMENIA),
        toll(15, "2020-10-06", "b", by=teller("Armenian defence ministry", "ARM.MOD")),
    ]
    tally = only(figures, links=joined(figures, "revises"))
    assert len(tally.series) == 1


def test_a_chain_of_links_does_not_join_counts_that_are_apart() -> None:
    soldiers = counted("12 soldiers died in Tarvo", "12 soldiers", low=12, of=party("soldiers"), of_report=report("a"))
    people = counted("12 people died in Tarvo", "12 people", low=12, of=party("people"), of_report=report("b"))
    workers = counted("12 workers died in Tarvo", "12 workers", low=12, of=party("workers"), of_report=report("c"))
    links = [
        Link(soldiers.key, people.key, "repeats", 0.9, "", "t"),
        Link(people.key, workers.key, "repeats", 0.8, "", "t"),
    ]
    found = tallies([soldiers, people, workers], links, {})
    assert sorted(len(one.series[0].points[0].figures) for one in found) == [1, 2]
    theirs = [Link(people.key, workers.key, "repeats", 0.8, "", "by:Orla")]
    assert len(tallies([soldiers, people, workers], [*links, *theirs], {})) == 2
    assert len(tallies([people, workers], theirs, {})) == 1


def test_what_a_person_parted_no_chain_joins() -> None:
    figures = [toll(12, "2020-10-05", one) for one in "abc"]
    links = [one for one in joined(figures) if {one.left, one.right} != {figures[0].key, figures[2].key}]
    parted = [(figures[2].key, figures[0].key)]
    assert len(tallies(figures, links, {})) == 1
    assert len(tallies(figures, links, {}, parted=parted)) == 2


def test_a_thing_counted_once_is_no_tally_but_a_toll_is() -> None:
    ships = counted("35 ships wait at Tarvo", "35 ships", "other", low=35, unit="ships")
    dead = counted("3 people died in Tarvo", "3 people", low=3, of=party("people"), of_report=report("b"))
    assert [one.what for one in tallies([ships, dead], [], {})] == ["killed"]


def test_links_of_other_relations_and_to_others_figures_join_nothing() -> None:
    figures = [toll(12, "2020-10-05", "a"), toll(12, "2020-10-05", "b")]
    links = [
        Link(figures[0].key, figures[1].key, "same_event", 0.9, "", "t"),
        Link(figures[0].key, "z:figure:1", "repeats", 0.9, "", "t"),
    ]
    assert len(tallies(figures, links, {})) == 2


def test_counts_of_most_reports_come_first_whatever_the_order_of_input() -> None:
    many = [toll(12, "2020-10-05", one) for one in "abc"]
    few = [counted("40 people fled Orlo", "40 people", "displaced", low=40, of=party("people"), of_report=report("d"))]
    found = tallies([*few, *many], joined(many), {})
    assert [one.what for one in found] == ["killed", "displaced"]
    assert found == tallies([*many[::-1], *few], joined(many)[::-1], {})


def test_an_officer_of_a_body_speaks_for_it_and_the_state_for_itself() -> None:
    guard = teller("Coast Guard", "ARM.coast-guard")
    figures = [
        toll(12, "2020-10-05", "a", by=guard),
        toll(12, "2020-10-06", "b", by=teller("officer of the Coast Guard in Tarvo", "ARM.SPY")),
        toll(12, "2020-10-07", "c", by=ARMENIA),
    ]
    assert sorted(len(one.points) for one in only(figures, links=joined(figures)).series) == [1, 2]


def test_a_short_name_is_the_one_that_the_count_spells_out() -> None:
    figures = [
        toll(12, "2020-10-05", "a", by=teller("Armenia's coast guard", "ARM.MIL")),
        toll(12, "2020-10-06", "b", by=teller("coast guard", "AZE.MIL")),
        toll(12, "2020-10-07", "c", by=teller("fishermen", "AZE")),
    ]
    found = {one.actor: len(one.points) for one in only(figures, links=joined(figures)).series}
    assert found == {"ARM": 2, "AZE": 1}
    figures.append(toll(12, "2020-10-06", "d", by=teller("Georgia's coast guard", "GEO.MIL")))
    assert len(only(figures, links=joined(figures)).series) == 3  # whose it is cannot be told: it stays where it was


def test_a_person_taken_for_two_countries_is_a_teller_of_his_own() -> None:
    figures = [
        toll(35, "2020-10-05", "a", by=teller("Dorte Halvang", "AZE.TRS")),
        toll(35, "2020-10-06", "b", by=teller("Dorte Halvang", "ARM.TRS")),
        toll(20, "2020-10-07", "c", by=AZERBAIJAN),
    ]
    found = {one.reporter: len(one.points) for one in only(figures, links=joined(figures)).series}
    assert found == {"Dorte Halvang": 2, "Azerbaijan": 1}


def test_a_copy_tells_what_its_origin_tells_whatever_became_of_the_name() -> None:
    figures = [
        toll(12, "2020-10-05", "a", by=ARMENIA),
        toll(12, "2020-10-06", "b", by=teller("Mountain Management")),
        toll(15, "2020-10-06", "b", by=teller("Mountain Management")),
    ]
    assert len(only(figures, links=joined(figures)).series) == 2
    series = only(figures, links=joined(figures), origins={"b": "a"}).series
    assert sorted([point.low for point in one.points] for one in series) == [[12.0, 12.0], [15.0]]


def test_two_who_contradict_each_other_in_one_report_are_two_tellers() -> None:
    told = report("a", "2020-10-05")
    figures = [
        toll(18, None, "a", by=teller("transport ministry", "ARM.TRS"), told=told),
        toll(7, None, "a", by=teller("duty officer", "ARM"), told=told),
    ]
    assert len(only(figures, links=joined(figures, "contradicts")).series) == 2
    assert len(only(figures, links=joined(figures)).series) == 1


def test_outlets_are_one_teller_as_far_as_they_agree_or_links_join_them() -> None:
    figures = [
        toll(3, "2020-10-05", "a"),
        toll(6, "2020-10-06", "b"),
        toll(3, "2020-10-07", "c"),
        toll(3, None, "d", by=ARMENIA),
    ]
    joins = [Link(one.key, figures[3].key, "repeats", 0.9, "", "t") for one in figures[:3]]
    series = [one for one in only(figures, links=joins).series if one.reporter is None]
    assert sorted([point.low for point in one.points] for one in series) == [[3.0, 3.0], [6.0]]
    joins.append(Link(figures[1].key, figures[0].key, "revises", 0.9, "", "t", directed=True))
    assert len(only(figures, links=joins).series) == 2


def test_an_edited_version_without_a_day_comes_after_what_it_was_made_from() -> None:
    figures = [toll(15, "2020-10-05", "a", by=ARMENIA), toll(12, None, "b", by=ARMENIA)]
    tally = only(figures, origins={"b": "a"}, links=joined(figures, "contradicts"))
    assert points(tally) == [[("2020-10-05", 15.0, "first"), ("2020-10-05", 12.0, "revises")]]


def test_a_number_told_as_the_older_one_stands_before_the_others() -> None:
    told = report("b", "2020-10-06", outlet="Outlet a")
    older = counted("It had at first spoken of two people killed in Tarvo", "two people killed", low=2,
                    of=party("people"), of_report=told)  # fmt: skip
    figures = [toll(6, "2020-10-05", "a"), older]
    assert points(only(figures, links=joined(figures))) == [[(None, 2.0, "first"), ("2020-10-05", 6.0, "repeats")]]


def test_a_contradiction_of_two_days_is_no_revision() -> None:
    figures = [toll(12, "2020-10-05", "a"), toll(21, "2020-10-06", "b")]
    tally = only(figures, links=joined(figures, "contradicts"))
    assert [one.standing for one in tally.series[0].points] == ["first", "contradicts"]


def test_nothing_gives_nothing() -> None:
    assert tallies([], [], {}) == ()


def test_the_wounded_of_the_examples_are_one_tally_of_two_parties() -> None:
    pages = read_examples(("agency-report.txt", "spun-copy.txt", "kyiv-revises.txt"))
    figures = [one for page in pages for one in page.counted]
    origins = {pages[1].report.document: pages[0].report.document}
    tally = next(one for one in tallies(figures, linked(figures), origins) if one.what == "wounded")
    assert (tally.low, tally.best, tally.high) == (3.0, 6.0, 6.0)
    assert {"FSB", "Ukraine", "Russia"} <= {one.reporter for one in tally.series}
    (fsb,) = [one for one in tally.series if one.reporter == "FSB"]
    assert [(one.low, one.day) for one in fsb.points] == [(3.0, "2018-11-26"), (3.0, "2018-12-04")]  # and its officer
    revised = [one for series in tally.series for one in series.points if one.low == 6.0 and one.standing == "revises"]
    assert any("it was 2" in one.why for one in revised)


def read_examples(names: Iterable[str]) -> list[sayso.records.Entries]:
    lines = (EXAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines()
    facts = {one["file"]: one for one in map(json.loads, lines)}
    return [
        entries_of(
            sayso.read(EXAMPLES / name, **{key: facts[name].get(key) for key in ("published", "outlet", "title")}),
            number,
        )
        for number, name in enumerate(names)
    ]
