"""The parts of the desk's pages that are made of records alone: wordings, strips, charts, tables."""

from dataclasses import replace

from sayso.records import Link, Point, Series, Tally
from sayso.show.desk.chart import chart_of
from sayso.show.desk.looks import Looks
from sayso.show.desk.strip import MOST_STACKED, Dated, strip_of
from sayso.show.desk.tables import table_of
from sayso.show.desk.today import Fresh, today_sheets
from sayso.show.desk.words import Run, word_runs
from sayso.show.sheet import Column, Sheet
from tests.show.ledger.made import account, entries


def test_words_that_stayed_went_and_came() -> None:
    runs = word_runs("that three men were lightly wounded", "that three men were gently hurt, he said")
    assert runs == (
        Run("that three men were", "same"),
        Run("lightly wounded", "gone"),
        Run("gently hurt, he said", "new"),
    )
    assert word_runs("", "new words") == (Run("new words", "new"),)
    assert word_runs("Same, Words", "same, words") == (Run("same, words", "same"),)


def dated(day: str | None, status: str = "fact") -> Dated:
    return Dated(day, status, "v0 k0", "label", "ab/event/1-2")


def test_days_lie_in_their_order_and_history_is_counted() -> None:
    days = [
        "2022-09-12",
        "2022-09-13",
        "2022-09-12/2022-09-14",
        "1994-05-12",
        "2023-05-01",
        "2022-09",
        None,
        "since 1992",
    ]
    strip = strip_of([dated(day) for day in days], "2022-09-13", "2022-09-14")
    assert strip is not None
    assert (strip.before, strip.after, strip.undated, strip.hidden) == (1, 1, 3, 0)
    first, second, stretch = strip.marks
    assert first.x == stretch.left < second.x < stretch.right
    assert stretch.y < first.y == second.y
    assert [one.text for one in strip.labels][:1] == ["2022-09-12"]


def test_a_strip_of_one_day_is_none_and_a_full_day_says_so() -> None:
    assert strip_of([dated("2022-09-12")] * 5, None, None) is None
    strip = strip_of([*[dated("2022-09-12")] * (MOST_STACKED + 2), dated("2022-09-15")], None, None)
    assert strip is not None
    assert strip.hidden == 2


def point(day: str | None, low: float | None, high: float | None) -> Point:
    return Point(day, low, high, "first", "", ("ab/figure/1-2",), 1, 1)


def test_a_chart_keeps_intervals_and_open_ends() -> None:
    points = (
        point("2022-09-12", 49, 49),
        point("2022-09-14", 105, 120),
        point("2022-09-16", 200, None),
        point(None, 9, 9),
    )
    tally = Tally("killed", None, "Armenia", "ARM", 49, 105, 200, (Series("DM", None, points),))
    chart = chart_of(tally, "killed, Armenia", Looks(["DM"]))
    assert chart is not None
    (curve,) = chart.curves
    assert chart.undated == 1
    assert [one.x for one in curve.dots] == sorted(one.x for one in curve.dots)
    assert [one.y for one in curve.dots] == sorted((one.y for one in curve.dots), reverse=True)
    assert curve.dots[1].top < curve.dots[1].y < curve.dots[1].bottom
    assert "200+" in curve.dots[2].label
    alone = Tally("killed", None, None, None, 1, 1, 1, (Series("DM", None, (point("2022-09-12", 1, 1),)),))
    assert chart_of(alone, "killed", Looks([])) is None


def test_a_table_keeps_groups_and_leads_to_words() -> None:
    columns = (
        Column("about", "question", once=True, heading=True),
        Column("who", "who"),
        Column("words", "words"),
        Column("sources", "see"),
        Column("documents", "ids", raw=True),
        Column("key", "key", hidden=True),
    )
    rows = (
        ("q1", "Armenia", "fired", "[1] [2]", ("aa11", "bb22"), "aa11/statement/1-2"),
        ("q1", "Azerbaijan", None, None, None, None),
        ("q2", ("A", "outlets"), "it", None, None, "aa11"),
    )
    table = table_of(Sheet("x", "X", columns, rows))
    assert [column.name for column in table.columns] == ["who", "words", "sources"]
    assert [len(group) for group in table.groups] == [3, 2]
    heading, first, second = table.groups[0]
    assert (heading[0].wide, heading[0].pieces[0].text) == (3, "q1")
    assert [piece.target and (piece.target.kind, piece.target.name) for cell in first for piece in cell.pieces] == [
        ("who", "Armenia"),
        ("words", "aa11/statement/1-2"),
        ("report", "aa11"),
        ("report", "bb22"),
    ]
    assert [cell.pieces[0].text for cell in second] == ["Azerbaijan", "–", "–"]
    assert [piece.target is None for piece in table.groups[1][1][0].pieces] == [False, True]


def test_a_page_never_calls_what_an_outlet_tells_a_fact() -> None:
    columns = (Column("status", "status"), Column("level", "how exactly"), Column("day", "day"))
    sheet = Sheet("places", "Where", columns, (("fact", "unit", "2022-09-21"), ("claimed", "country", "fact")))
    groups = table_of(sheet).groups
    shown = [[piece.text for cell in row for piece in cell.pieces] for group in groups for row in group]
    assert shown == [["reported", "province", "2022-09-21"], ["claimed", "country", "fact"]]


def test_today_tells_once_that_a_duty_was_met_by_what_tells_it_surest() -> None:
    one, other = entries(1), entries(2)
    duty, links = one.owed[0], []
    for telling, score in ((other.said[1], 0.6), (other.happened[0], 0.9), (other.said[0], 0.7)):
        links.append(Link(telling.key, duty.key, "fulfils", score, "told as done", "duties.met", directed=True))
    known = {each.key: each for each in (duty, *other.said, *other.happened)}
    fresh = Fresh((one.report, other.report), tuple(links), known, (), account(duties=()), None)
    met = next(sheet for sheet in today_sheets(fresh) if sheet.name == "kept")
    names = [column.name for column in met.columns]
    assert [dict(zip(names, row, strict=True)) for row in met.rows] == [
        {
            "sentence": "Told as done, owed by Vardonia",
            "words": "Danko said that Vardonia had fired on the ferry.",
            "against": "answer the letter",
            "outlet": "The Meridian",
            "day": "2022-09-22",
            "key": "event/2",
            "against_key": "duty/1",
        }
    ]


def test_today_calls_no_count_revised_that_was_taken_again_for_another_week() -> None:
    one, other = entries(1), entries(2)
    old, new = one.counted[0], other.counted[0]
    new = replace(new, figure=replace(new.figure, low=5.0, high=5.0))

    def revised(*flags: str) -> int:
        link = Link(new.key, old.key, "revises", 0.9, "", "figures.same_count", directed=True, flags=flags)
        fresh = Fresh((other.report,), (link,), {new.key: new, old.key: old}, (), account(duties=()), None)
        return len(next(sheet for sheet in today_sheets(fresh) if sheet.name == "revised").rows)

    assert (revised("number"), revised("number", "time")) == (1, 0)
