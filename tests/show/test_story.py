from dataclasses import replace

import pytest

from sayso.records import Document, Event, Findings, Issuer, Party, Side, Span
from sayso.show import wording
from sayso.show.story import fairly, story
from tests.show.made import TEXT, made


def with_event(identity: str, **changes: object) -> Findings:
    """The report with that event changed."""
    events = tuple(replace(one, **changes) if one.id == identity else one for one in made().events)
    return replace(made(), events=events)


def words(span: Span) -> str:
    return TEXT[span.start : span.end]


def test_contested_thing_is_told_by_both_sides_and_never_by_us() -> None:
    told = {row.event.id: row for row in story(made()).happened}
    assert told["e2"].word == "Elena Dray says · Northern Command denies"
    assert told["e3"].word == "Harbour Police says"
    assert told["e1"].word == "Tarvo Wire"
    assert told["e4"].word == "possible · Tarvo Wire"
    assert told["e7"].word == "planned · Elena Dray"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"status": "denied", "asserted_by": ()}, "Northern Command denies"),
        ({"status": "denied", "asserted_by": (), "denied_by": ()}, "did not happen · Tarvo Wire"),
        ({"status": "claimed", "asserted_by": (), "denied_by": ()}, "somebody says"),
        ({"status": "claimed", "asserted_by": ("s7",), "denied_by": ()}, "somebody says"),
        (
            {"status": "claimed", "asserted_by": ("s2", "s1", "s9"), "denied_by": ()},
            "Elena Dray and Harbour Police say",
        ),
        (
            {"status": "hypothetical", "asserted_by": ("s9",)},
            "asked or supposed · Harbour Police · Northern Command denies",
        ),
    ],
)
def test_whose_word(changes: dict, word: str) -> None:
    told = {row.event.id: row.word for row in story(with_event("e2", **changes)).happened}
    assert told["e2"] == word


def test_nobody_is_shown_to_fight_himself() -> None:
    one, other = Party("Tarvo", None, Span(0, 5)), Party("Oster", None, Span(6, 11))
    rows = story(with_event("e2", source=(one,), target=(one, other))).happened
    assert {row.event.id: row.who for row in rows}["e2"] == "Tarvo and Oster"


def test_what_nobody_contests_comes_before_whose_word_against_whose() -> None:
    assert [row.event.status for row in story(made()).happened] == [
        "fact",
        "claimed",
        "disputed",
        "possible",
        "planned",
    ]


def test_page_without_an_outlet_speaks_as_the_page() -> None:
    told = story(replace(made(), document=replace(made().document, outlet=None)))
    assert told.happened[0].word == "the page"
    assert told.counts[-1].according == "the page"


def test_a_partys_own_page_is_that_partys_word() -> None:
    issuer = Issuer("Tarvo navy", "TRV.MIL", "heading", None)
    told = story(replace(made(), issuer=issuer))
    assert told.happened[0].word == "Tarvo navy says"
    assert told.counts[-1].according == "Tarvo navy"
    denied = with_event("e2", status="denied", asserted_by=(), denied_by=())
    words = {row.event.id: row.word for row in story(replace(denied, issuer=issuer)).happened}
    assert words["e2"] == "Tarvo navy denies"


def test_event_is_told_in_the_words_of_its_clause() -> None:
    told = {row.event.id: row for row in story(made()).happened}
    assert words(told["e3"].words) == "shelled the pier on Thursday"
    assert words(told["e2"].words) == "fired first"
    assert told["e3"].who == "Northern Command → sailors"
    assert told["e1"].who == "Elena Dray and Northern Command"
    assert told["e3"].known == "2 Mar 2023"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Berlin and Paris", "Berlin and Paris say"),
        ("ministers of the league", "ministers of the league say"),
        ("the press", "the press says"),
        ("United States", "United States says"),
    ],
)
def test_several_who_speak_as_one(name: str, word: str) -> None:
    assert wording.whose_word("claimed", (name,), (), "") == word


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "They signed with Edward J. Markey of the U.S. Senate. Then more.",
            "signed with Edward J. Markey of the U.S. Senate",
        ),
        ("They signed; then they left", "signed"),
        ("They signed at 10.30 in Tarvo", "signed at 10.30 in Tarvo"),
        ("They signed " + "and " * 50, "signed " + "and " * 21 + "and"),
        ("They signed", "signed"),
        ("They signed\n\nNext", "signed"),
    ],
)
def test_clause_ends_where_its_sentence_does(text: str, told: str) -> None:
    event: Event = replace(made().events[0], trigger=Span(5, 11), source=(), target=(), places=())
    document: Document = replace(made().document, text=text)
    empty = dict.fromkeys(("statements", "figures", "obligations", "disputes", "issues"), ())
    row = story(replace(made(), document=document, events=(event,), **empty)).happened[0]
    assert text[row.words.start : row.words.end] == told


def test_place_is_not_told_twice() -> None:
    assert {row.event.id: row.known for row in story(made()).happened}["e1"] == ""


def test_figures_by_what_is_counted_with_parts_under_their_whole() -> None:
    rows = story(made()).counts
    assert [(row.label, row.low, row.high, row.according, row.inset) for row in rows[:3]] == [
        ("sailors killed", "12", "–", "Harbour Police", False),
        ("children killed (civilians)", "3", "3", "Harbour Police", True),
        ("killed", "4", "4", "Northern Command", False),
    ]
    assert rows[2].as_of == "3 Mar 2023"


def test_same_figure_of_the_same_voice_is_one_row() -> None:
    again = replace(made().figures[2], id="f9")
    rows = story(replace(made(), figures=(*made().figures, again))).counts
    assert [[one.id for one in row.figures] for row in rows if row.label == "killed"] == [["f3", "f9"]]
    other = replace(again, reported_by="s9")
    rows = story(replace(made(), figures=(*made().figures, other))).counts
    assert [row.according for row in rows if row.label == "killed"] == ["Northern Command", "Harbour Police"]


def test_length_of_an_old_war_stands_with_the_war() -> None:
    told = story(made())
    assert not any(row.figure.id == "f6" for row in told.counts)
    outside = replace(made().figures[4], event="e5")  # an amount told elsewhere, of the same war
    past = story(replace(made(), figures=(outside,))).past
    assert (past[0].when, past[0].known) == ("2008", "about 2.5 million florins")


def test_figure_of_history_names_its_year() -> None:
    old = replace(made().figures[2], event="e5")
    assert story(replace(made(), figures=(old,))).counts[0].label == "killed, 2008"


def test_whole_that_is_a_part_itself_or_missing_loses_no_figure() -> None:
    for links in ({"f1": "f2", "f2": "f1"}, {"f1": "f1"}, {"f2": "nowhere"}, {"f1": "f3", "f2": "f1"}):
        figures = tuple(replace(one, part_of=links.get(one.id)) for one in made().figures)
        shown = [one.id for row in story(replace(made(), figures=figures)).counts for one in row.figures]
        assert sorted(shown) == ["f1", "f2", "f3", "f4", "f5"], links


def test_history_by_its_day_and_what_has_none_last() -> None:
    rows = story(made()).past
    assert [(row.when, words(row.words)) for row in rows] == [
        ("2008", "fought for 44 days in 2008"),
        ("", "armistice of Tarvo"),
    ]


def test_dispute_shows_each_side_with_its_own_words_or_figures() -> None:
    fired, killed = story(made()).contested
    assert [(one.party, one.verb) for one in fired.accounts] == [
        ("Elena Dray", "accuses"),
        ("Northern Command", "denies"),
    ]
    assert [words(span) for span in fired.accounts[0].words] == ["“They fired first,”", "“and we will answer.”"]
    assert [[one.id for one in account.figures] for account in killed.accounts] == [["f1"], ["f3"]]
    assert fired.note == killed.note == ""


def test_denial_that_only_points_needs_no_words() -> None:
    denial = story(made()).contested[0].accounts[1]
    assert (denial.verb, denial.words, denial.instead) == ("denies", (), "it")


def test_sides_that_speak_past_each_other_are_said_to() -> None:
    statements = tuple(replace(one, denies=None) for one in made().statements)
    assert story(replace(made(), statements=statements)).contested[0].note == "neither answers the other here"


def test_one_question_is_asked_once_whoever_disputes_it() -> None:
    first, _ = made().disputes
    other = replace(first, id="d3", sides=(first.sides[0], Side("Harbour Police", ("s9",), ())))
    rows = story(replace(made(), disputes=(first, other))).contested
    assert [[one.party for one in row.accounts] for row in rows] == [
        ["Elena Dray", "Northern Command", "Harbour Police"]
    ]


def test_duty_says_when_who_and_what_it_rests_on() -> None:
    (row,) = story(made()).owed
    assert (row.due, row.who) == ("17 Mar 2023 · every year", "Northern Command → Council of Tarvo")
    assert row.known == "the letter of 3 March · “two weeks”, counted from 3 March 2023"
    undated = replace(made().obligations[0], id="o2", due=None, recurrence=None, statement="s9", basis=None)
    rows = story(replace(made(), obligations=(undated, made().obligations[0]))).owed
    assert [one.obligation.id for one in rows] == ["o1", "o2"]
    assert (rows[1].due, rows[1].known) == ("no day given", "according to Harbour Police")


def test_fairly_hears_every_group_before_one_is_heard_twice() -> None:
    assert fairly(["a", "a", "a", "b", "c", "b"], 3) == [0, 3, 4]
    assert fairly(["a", "a", "a", "b"], 3) == [0, 1, 3]
    assert fairly([], 3) == []
