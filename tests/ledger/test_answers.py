"""Questions to a ledger: what comes back, what a person's hand changes in it, what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import QueryError, SaysoError, SettingsError, StoreError
from sayso.ledger import answers
from sayso.ledger.adding import add_findings
from sayso.records import Link
from sayso.show.sheet import Sheet, as_rows
from sayso.store import Ledger
from tests.ledger.made import CHARGE, DAYS, GRAIN, LATER, STORY, ferry, reports

Rows = list[dict[str, Any]]


def rows(sheets: tuple[Sheet, ...], name: str | None = None) -> Rows:
    return as_rows(next(one for one in sheets if name in (None, one.name)))


def document(ledger: Ledger, number: int) -> str:
    return ledger.added_since("2000")[number - 1].document


def key_of(ledger: Ledger, query: str) -> str:
    return str(rows(answers.search(ledger, query, "statement", 1))[0]["key"])


def whole_story(ledger: Ledger, number: int = 1) -> tuple[Sheet, ...]:
    return answers.story(ledger, document(ledger, number), None, whole=True)


def test_duties_are_judged_on_the_last_day_of_the_ledger_or_story_whatever_report_holds_them(ledger: Ledger) -> None:
    """The reports with the duty are of the days before: what came later counts all the same."""
    story, _ = ledger.story(document(ledger, 1))
    told = [answers.entries_account(ledger, query, "obligation").as_of for query in ("outlet:Nobody", f"story:{story}")]
    assert told == [ledger.last_day(""), answers.story_account(ledger, story, None).as_of]
    assert told[1] == DAYS[3]
    assert answers.entries_account(ledger, "", "obligation", as_of="2022-10-01").as_of == "2022-10-01"


def test_a_story_that_is_not_there_is_said_so_and_no_empty_answer_given(ledger: Ledger) -> None:
    story, _ = ledger.story(document(ledger, 1))
    for ask in (answers.figures, answers.timeline):
        assert ask(ledger, f"story:{story[:6]}")[0].rows
        with pytest.raises(QueryError, match=r"story:zzz: there is no such story"):
            ask(ledger, "story:zzz")
    with pytest.raises(QueryError):
        answers.search(ledger, "story:zzz", "statement", 5)
    with pytest.raises(StoreError, match="no such story"):
        answers.story(ledger, "zzzz", None, whole=False)


def test_search_gives_who_what_where_from(ledger: Ledger) -> None:
    found = rows(answers.search(ledger, "salvage", "statement", 20))
    assert len(found) == 1
    wanted = {"day": DAYS[3], "who": "Ilse Verhoeven", "what": "says", "type": "assert", "outlet": "Ostrel Post"}
    assert wanted.items() <= found[0].items()
    assert LATER.startswith(str(found[0]["words"]).removesuffix(" …"))


def test_search_of_each_kind(ledger: Ledger) -> None:
    kinds = {"event": "ASSAULT", "figure": "killed", "obligation": None, "dispute": None}
    for kind, type_ in kinds.items():
        found = rows(answers.search(ledger, "", kind, 50))  # type: ignore[arg-type]
        assert [row["type"] for row in found] == [type_] * 3
    found = rows(answers.search(ledger, "ferry", "document", 50))
    assert sorted(row["published"] for row in found) == sorted(DAYS)
    assert all(row["key"].startswith(row["id"]) for row in found)


def test_who_is_by_day_and_the_last_of_it(ledger: Ledger) -> None:
    told = rows(answers.who(ledger, "Danko", 100))
    assert [row["day"] for row in told] == list(DAYS[:3])
    assert [row["day"] for row in rows(answers.who(ledger, "XVA.orlin", 2))] == list(DAYS[1:3])
    assert rows(answers.who(ledger, "Nobody Known", 10)) == []
    with pytest.raises(QueryError, match="whom"):
        answers.who(ledger, ' "" ', 10)


def test_a_story_is_all_its_reports_and_no_other(ledger: Ledger) -> None:
    sheets = whole_story(ledger)
    names = [sheet.name for sheet in sheets]
    assert names == ["story", "disputes", "figures", "timeline", "due", "wordings", "reports"]
    assert [row["number"] for row in rows(sheets, "reports")] == list(range(1, STORY + 1))
    assert rows(sheets, "reports")[1]["copy_of"] == 1
    assert f"{DAYS[0]} to {DAYS[3]}" in sheets[0].notes[0]
    other = rows(whole_story(ledger, 5), "reports")
    assert [(row["title"][:10], row["trusted"]) for row in other] == [("=HYPERLINK", False)]


def test_a_story_by_any_of_its_reports_is_the_same(ledger: Ledger) -> None:
    first = [as_rows(one) for one in whole_story(ledger, 1)]
    assert [as_rows(one) for one in whole_story(ledger, STORY)] == first


def test_numbers_to_see_are_those_of_the_reports_and_ids_say_the_same(ledger: Ledger) -> None:
    sheets = whole_story(ledger)
    numbers = {row["document"]: row["number"] for row in rows(sheets, "reports")}
    cited = [row for sheet in sheets[1:-1] for row in as_rows(sheet)]
    assert len(cited) >= 5
    for row in cited:
        ids = row["documents"] or []
        assert row["sources"] == (" ".join(f"[{numbers[one]}]" for one in ids) or None)


def test_a_question_names_it_in_every_row(ledger: Ledger) -> None:
    told = rows(whole_story(ledger), "disputes")
    assert {row["party"] for row in told} >= {"Mirela Danko", "Pavel Orlin"}
    assert len({row["about"] for row in told}) == len({row["question"] for row in told})
    assert all(row["about"] for row in told)


def test_a_count_is_told_with_its_revision(ledger: Ledger) -> None:
    (told,) = rows(answers.figures(ledger, ""))
    assert (told["what"], told["according_to"], told["high"]) == ("sailors killed", "outlets", 4)
    assert told["values"] == "3 (2022-09-21) → 3 (09-22) → 4 (09-23)"


def test_an_event_and_a_duty_are_told_once_however_many_tell_them(ledger: Ledger) -> None:
    (event,) = rows(answers.timeline(ledger, ""))
    assert (event["day"], event["status"], event["whose_word"]) == ("2022-09-20", "claimed", ["Mirela Danko"])
    (duty,) = rows(answers.due(ledger, "", None))
    assert (duty["standing"], duty["due"], duty["who"]) == ("due", "2022-10-05", "Vardonia")
    assert event["sources"] == duty["sources"] == "[1] [2] [3]"


@pytest.mark.parametrize(("day", "standing"), [("2022-10-04", "due"), ("2022-10-05", "due"), ("2022-10-06", "overdue")])
def test_a_duty_stands_as_it_does_on_the_day_asked_for(day: str, standing: str, ledger: Ledger) -> None:
    assert [row["standing"] for row in rows(answers.due(ledger, "", day))] == [standing]


def test_answers_with_numbers_say_what_the_numbers_are(ledger: Ledger) -> None:
    _, legend = answers.due(ledger, "", None)
    assert legend.legend
    assert [row["number"] for row in as_rows(legend)] == [1, 2, 3]
    assert len(answers.due(ledger, "outlet:Nobody", None)) == 1


def test_all_wordings_of_a_quote(ledger: Ledger) -> None:
    told = answers.quote(ledger, key_of(ledger, "act:accuse until:2022-09-21"))
    words = [row["words"] for row in as_rows(told[0])]
    if told[0].name == "wordings":
        assert any("twice" in one for one in words)
    assert CHARGE in words
    (alone,) = answers.quote(ledger, "harvest")
    assert [row["words"] for row in as_rows(alone)] == [GRAIN]
    assert as_rows(answers.quote(ledger, "zeppelin")[0]) == []
    with pytest.raises(QueryError, match="which words"):
        answers.quote(ledger, "  ")
    with pytest.raises(StoreError, match="no such statement"):
        answers.quote(ledger, "0123456789abcdef/statement/1-2")


def test_what_changed_between_versions_and_between_any_two(ledger: Ledger) -> None:
    (changed,) = rows(answers.diff(ledger, document(ledger, 3), None))
    assert changed["changed"] == "“three” → “four”"
    (changed,) = rows(answers.diff(ledger, document(ledger, 2), document(ledger, 1)))
    assert changed["changed"] == "“twice” added"
    with pytest.raises(StoreError, match="no version before"):
        answers.diff(ledger, document(ledger, 1), None)


def test_changes_since_a_time(ledger: Ledger) -> None:
    everything = answers.changes(ledger, "2022-09-25")
    assert [sheet.name for sheet in everything] == ["reports", "links", "corrections", "forgotten"]
    assert len(rows(everything)) == STORY + 1
    assert "copy_of" not in rows(everything)[0]
    assert rows(answers.changes(ledger, "2022-09-25T14:00:00+02:00")) == rows(everything)
    assert [sheet.rows for sheet in answers.changes(ledger, "2030-01-01")] == [()] * 4


@pytest.mark.parametrize(
    "time", ["yesterday", "", "2022-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_what_is_no_time_is_said(time: str, ledger: Ledger) -> None:
    with pytest.raises(SettingsError) as caught:
        answers.changes(ledger, time)
    assert "\n" not in str(caught.value)


# --- a person's hand -------------------------------------------------------------------------------------------------


def test_a_correction_is_seen_everywhere(ledger: Ledger) -> None:
    key = key_of(ledger, "salvage")
    ledger.correct(key, "speaker", "Ilse Maria Verhoeven", author="Ada", why="her full name")
    ledger.correct(key, "act", "promise", author="Ada", why="she gave her word")
    assert [row["key"] for row in rows(answers.who(ledger, "Ilse Maria Verhoeven", 9))] == [key]
    (found,) = rows(answers.search(ledger, "act:promise", "statement", 9))
    assert (found["who"], found["what"]) == ("Ilse Maria Verhoeven", "promises")
    assert rows(answers.search(ledger, "salvage act:assert", "statement", 9)) == []
    corrected = rows(answers.corrections(ledger))
    assert [(one["field"], one["value"], one["author"]) for one in corrected] == [
        ("speaker", "Ilse Maria Verhoeven", "Ada"),
        ("act", "promise", "Ada"),
    ]


def test_a_correction_is_seen_in_the_story(ledger: Ledger) -> None:
    for query in ("until:2022-09-21", "since:2022-09-22 until:2022-09-22", "since:2022-09-23"):
        key = str(rows(answers.search(ledger, f"act:deny {query}", "statement", 1))[0]["key"])
        ledger.correct(key, "speaker", "Government of Vardonia", author="Ada", why="he spoke for it")
    parties = {row["party"] for row in rows(whole_story(ledger), "disputes")}
    assert "Pavel Orlin" not in parties
    assert "Government of Vardonia" in parties


def test_an_entry_that_is_none_is_gone_from_every_answer(ledger: Ledger) -> None:
    for row in rows(answers.search(ledger, "", "obligation", 9)):
        ledger.correct(str(row["key"]), "entry", None, author="Ada", why="no duty")
    assert rows(answers.due(ledger, "", None)) == []
    assert rows(whole_story(ledger), "due") == []


def test_links_join_and_withdrawn_ones_split_stories(ledger: Ledger) -> None:
    ferry_, grain = document(ledger, 1), document(ledger, 5)
    link = Link(*sorted((ferry_, grain)), "same_story", 1.0, "both of Ostrel", "by:Ada")
    id_ = ledger.link(link)
    assert [row["articles"] for row in rows(answers.stories(ledger, 9))] == [STORY + 1]
    told = [row for row in rows(answers.links(ledger, grain, False)) if row["judge"] == "by:Ada"]
    assert [(one["relation"], one["why"]) for one in told] == [("same story", "both of Ostrel")]
    ledger.unlink(id_, by="Ada", why="not at all")
    assert sorted(row["articles"] for row in rows(answers.stories(ledger, 9))) == [1, STORY]
    assert rows(answers.links(ledger, grain, False)) == []
    assert len(rows(answers.links(ledger, grain, True))) == 1


def test_links_of_what_is_not_there_are_an_error(ledger: Ledger) -> None:
    with pytest.raises(StoreError, match="no such entry"):
        answers.links(ledger, "0123456789abcdef/statement/1-2", False)


def test_corrections_are_examples_to_train_on(ledger: Ledger) -> None:
    ledger.correct(key_of(ledger, "salvage"), "act", "expect", author="Ada", why="")
    (line,) = answers.training_lines(ledger)
    example = json.loads(line)
    assert LATER in example["text"]
    assert (example["field"], example["value"], example["made_by"]["model"]) == ("act", "expect", "m1")
    assert example["record"]["statement"]["act"] == "expect"


def test_a_forgotten_report_is_in_no_answer(ledger: Ledger) -> None:
    gone = document(ledger, STORY)
    ledger.forget(gone, author="Ada", why="asked for")
    assert rows(answers.search(ledger, "salvage", "statement", 9)) == []
    assert len(rows(whole_story(ledger), "reports")) == STORY - 1
    (stone,) = rows(answers.changes(ledger, "2022-09-25"), "forgotten")
    assert gone.startswith(stone["document"])
    assert add_findings(ledger, reports()[STORY - 1]).standing == "erased"


# --- watch lists -----------------------------------------------------------------------------------------------------


def watch_list(folder: Path, *rules: str) -> Path:
    path = folder / "watch.toml"
    path.write_text("\n".join(f"[[watch]]\n{rule}" for rule in rules), encoding="utf-8")
    return path


def news(ledger: Ledger, path: Path, since: str | None = None) -> dict[str, int]:
    return {sheet.name: len(sheet.rows) for sheet in answers.watch_list(ledger, path, since)}


def test_a_watch_list_tells_of_what_is_new_since_it_was_last_asked(ledger: Ledger, tmp_path: Path) -> None:
    path = watch_list(tmp_path, 'name = "charges"\nquery = "act:accuse"', 'name = "grain"\nquery = "harvest"')
    assert news(ledger, path) == {"charges": 3, "grain": 1}
    later = ferry("In Merrow, " + ferry().text.replace("Tuesday", "Friday"), title="Merrow", published="2022-09-30")
    add_findings(ledger, later.findings)
    assert news(ledger, path) == {"charges": 1, "grain": 0}
    assert news(ledger, path) == {"charges": 0, "grain": 0}


def test_two_watch_lists_of_one_file_name_are_two(ledger: Ledger, tmp_path: Path) -> None:
    lists = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        lists.append(watch_list(tmp_path / folder, 'name = "charges"\nquery = "act:accuse"'))
    assert [news(ledger, path) for path in lists] == [{"charges": 3}, {"charges": 3}]
    assert [news(ledger, path) for path in lists] == [{"charges": 0}, {"charges": 0}]


def test_since_a_time_does_not_count_as_a_look(ledger: Ledger, tmp_path: Path) -> None:
    path = watch_list(tmp_path, 'name = "charges"\nquery = "act:accuse"')
    assert news(ledger, path, "2030-01-01") == {"charges": 0}
    assert news(ledger, path, "2022-09-25") == {"charges": 3}
    assert news(ledger, path) == {"charges": 3}


def test_figures_only_above_a_number(ledger: Ledger, tmp_path: Path) -> None:
    rule = 'name = "dead"\nkind = "figures"\nquery = ""\nover = {}'
    assert news(ledger, watch_list(tmp_path, rule.format(3)), "2000-01-01") == {"dead": 1}
    assert news(ledger, watch_list(tmp_path, rule.format(4)), "2000-01-01") == {"dead": 0}


def test_a_slip_in_one_rule_does_not_swallow_what_is_new_for_the_others(ledger: Ledger, tmp_path: Path) -> None:
    good = 'name = "charges"\nquery = "act:accuse"'
    with pytest.raises(QueryError):
        answers.watch_list(ledger, watch_list(tmp_path, good, 'name = "bad"\nquery = "(a"'), None)
    assert news(ledger, watch_list(tmp_path, good)) == {"charges": 3}


def test_more_news_than_are_told_is_said(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_NEWS", 2)
    (sheet,) = answers.watch_list(ledger, watch_list(tmp_path, 'name = "charges"\nquery = "act:accuse"'), None)
    assert (len(sheet.rows), sheet.title) == (2, "charges: 3 new")
    assert sheet.notes[0].startswith("and 1 more")


# --- wrong use -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "(a",
        '"a',
        "a)",
        "colour:red",
        "NOT",
        "since:soon",
        "since:2022-13",
        "until:2022-02-30",
        "NOT " * 490 + "a",
        "(" * 40,
    ],
)
def test_a_search_that_cannot_be_understood_is_said_in_one_line(query: str, ledger: Ledger) -> None:
    with pytest.raises(QueryError) as caught:
        answers.search(ledger, query, "statement", 1)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("id_", "says"), [("abc", "at least 4"), ("", "at least 4"), ("zzzz", "no such"), ("%%%%", "no such")]
)
def test_an_id_that_names_nothing_is_said_in_one_line(id_: str, says: str, ledger: Ledger) -> None:
    with pytest.raises(StoreError, match=says):
        answers.story_account(ledger, id_, None)


def test_what_is_no_day_is_said(ledger: Ledger) -> None:
    for ask in (lambda: answers.due(ledger, "", "soon"), lambda: answers.story(ledger, "x" * 4, "", whole=True)):
        with pytest.raises(SaysoError):
            ask()
