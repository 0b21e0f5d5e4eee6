"""What people at the desk keep: searches by name, the watch list with its feeds; troubles; the page of quality."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sayso import pipeline
from sayso.errors import SourceError
from sayso.ledger.adding import add_findings, add_paths
from sayso.ledger.watching import watched
from sayso.records import Issue, Span
from sayso.show.desk.housekeeping import SETS, issues_sheet
from sayso.store import Ledger
from tests.gate.floors import load_floors
from tests.ledger.made import ferry
from tests.show.ledger.made import report
from tests.test_cli import REPORT, stand_in
from tests.web.conftest import AUTHOR, Visitor
from tests.web.test_hand import form_of
from tests.write_quality import quality_file

ATOM = "{http://www.w3.org/2005/Atom}"
RULES = """
[[watch]]
name = "denials"
query = "act:deny"

[[watch]]
name = "many dead"
kind = "figures"
query = "what:killed"
over = 3
"""


# --- searches --------------------------------------------------------------------------------------------------------


def test_a_search_is_kept_under_a_name_and_removed(visitor: Visitor, ledger: Ledger) -> None:
    form = form_of(visitor.page("/search?q=ferry+act:deny&kind=statements"), "/searches/save")
    assert (form["q"], form["kind"]) == ("ferry act:deny", "statements")
    visitor.send("/searches/save", **{**form, "name": "denials of the ferry"})
    (kept,) = ledger.kept.searches(AUTHOR)
    assert (kept.name, kept.query, kept.kind) == ("denials of the ferry", "ferry act:deny", "statement")
    page = visitor.page("/search")
    assert 'href="/search?q=ferry+act%3Adeny&amp;kind=statements">denials of the ferry</a>' in page
    visitor.send("/searches/save", name="denials of the ferry", q="act:deny", kind="figures")
    assert [one.query for one in ledger.kept.searches(AUTHOR)] == ["act:deny"]
    visitor.send("/searches/remove", name="denials of the ferry")
    assert ledger.kept.searches(AUTHOR) == []
    visitor.send("/searches/remove", 404, name="denials of the ferry")


def test_searches_are_each_ones_own(visitor: Visitor, ledger: Ledger) -> None:
    ledger.kept.save_search("Ben", "mine", "grain", "statement")
    assert ">mine</a>" not in visitor.page("/search")


@pytest.mark.parametrize("form", [{"name": " "}, {"name": "x" * 90}, {"name": "a\u202eb"}, {"name": "x", "q": "("}])
def test_what_is_no_search_is_not_kept(form: dict[str, str], visitor: Visitor, ledger: Ledger) -> None:
    visitor.send("/searches/save", 400, **form)
    assert ledger.kept.searches(AUTHOR) == []


# --- the watch list --------------------------------------------------------------------------------------------------


def test_a_rule_shows_what_it_finds_and_what_is_new(visitor: Visitor, ledger: Ledger) -> None:
    visitor.send("/watch/add", name="denials", q="act:deny", kind="statements")
    visitor.send("/watch/add", name="dead", q="what:killed", kind="figures", over="3")
    rows = {row["name"]: row for row in visitor.rows("/watch.json")}
    assert (rows["denials"]["found"], rows["denials"]["new"]) == (3, 3)
    assert (rows["dead"]["found"], rows["dead"]["over"]) == (1, 3)
    visitor.send("/watch/seen")
    assert [row["new"] for row in visitor.rows("/watch.json")] == [0, 0]
    fresh = ferry(title="Ferry hit again", outlet="Late News", published="2022-09-25").findings
    add_findings(ledger, fresh)
    page = visitor.page("/watch")
    assert {row["name"]: row["new"] for row in visitor.rows("/watch.json")} == {"dead": 0, "denials": 1}
    assert "Late News" in page
    assert "denials,statements,act:deny" in visitor.client.get("/watch.csv").text
    assert visitor.client.get("/watch?since=yesterday").status_code == 400
    visitor.send("/watch/remove", name="dead")
    assert [one.name for one in ledger.kept.rules()] == ["denials"]
    visitor.send("/watch/remove", 404, name="dead")


def test_a_rule_has_a_feed(visitor: Visitor) -> None:
    visitor.send("/watch/add", name="denials <b>", q="act:deny")
    assert "/watch.atom?name=denials+%3Cb%3E" in visitor.page("/watch")
    answer = visitor.client.get("/watch.atom", params={"name": "denials <b>"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)
    assert feed.findtext(f"{ATOM}title") == "denials <b>"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    assert entries[0].findtext(f"{ATOM}title") == "Pavel Orlin denies"
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == 3
    assert visitor.client.get("/watch.atom?name=nothing").status_code == 404


def test_rules_come_from_the_same_file_as_on_the_command_line(visitor: Visitor, ledger: Ledger) -> None:
    files = {"file": ("rules.toml", RULES.encode(), "application/toml")}
    answer = visitor.client.post("/watch/add", data={"token": visitor.token}, files=files, follow_redirects=False)
    assert answer.status_code == 303
    assert [(one.name, one.kind, one.over) for one in ledger.kept.rules()] == [
        ("denials", "statement", None),
        ("many dead", "figure", 3.0),
    ]
    for wrong in (b"[[watch]]\nname=1", b"\xff\xfe", b'[[watch]]\nname="x"\nquery="("'):
        files = {"file": ("rules.toml", wrong, "application/toml")}
        answer = visitor.client.post("/watch/add", data={"token": visitor.token}, files=files)
        assert answer.status_code == 400, wrong
    assert len(ledger.kept.rules()) == 2


@pytest.mark.parametrize(
    "form", [{"over": "many", "kind": "figures"}, {"over": "1e999", "kind": "figures"}, {"over": "3"}, {"q": "("}]
)
def test_what_is_no_rule_is_refused(form: dict[str, str], visitor: Visitor, ledger: Ledger) -> None:
    visitor.send("/watch/add", 400, **{"name": "x", **form})
    assert ledger.kept.rules() == []


def test_a_feed_tells_of_the_newest_reports_alone(
    visitor: Visitor, documents: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reports() -> int:
        entries = ElementTree.fromstring(visitor.client.get("/news.atom?q=ferry").text).findall(f"{ATOM}entry")
        return sum(1 for one in entries if one.find(f"{ATOM}category").get("term") == "report")  # type: ignore[union-attr]

    monkeypatch.setattr("sayso.ledger.watching.MOST_IN_FEED", 2)
    assert reports() == 2


# --- troubles and quality --------------------------------------------------------------------------------------------


@pytest.fixture
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", stand_in)


@pytest.mark.usefixtures("_reader")
def test_what_was_skipped_stays_on_record(visitor: Visitor, ledger: Ledger, tmp_path: Path) -> None:
    files = [("files", ("../report.pdf", b"%PDF-1.7 \x00" + b"x" * 50, "application/pdf"))]
    visitor.client.post("/add", data={"token": visitor.token}, files=files)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "bad.txt").write_bytes(b"PK\x03\x04" + b"\0" * 99)
    (tmp_path / "pages" / "good.txt").write_text(REPORT)
    told = list(add_paths(ledger, [tmp_path / "pages"], author="Ben"))
    assert [isinstance(one, SourceError) for one in told] == [True, False]
    rows = visitor.rows("/troubles.json")["skipped"]
    assert [(row["name"], row["author"]) for row in rows] == [("bad.txt", "Ben"), ("report.pdf", AUTHOR)]
    assert "PDF" in rows[1]["told"]
    page = visitor.page("/troubles")
    assert "bad.txt" in page
    assert str(tmp_path) not in page


def test_a_trouble_shows_the_words_it_is_about() -> None:
    page, issue = report(1), Issue("extract", "spun_wording", "“and” is meant", Span(4, 8))
    sheet = issues_sheet([(page, (issue, replace(issue, span=None)))], {page.document: "Mr. plus Mrs."})
    names = [column.name for column in sheet.columns]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.rows]
    assert [(row["words"], row["trouble"]) for row in rows] == [(None, "spun copy"), ("plus", "word swapped")]


def test_troubles_of_reports_are_listed(visitor: Visitor, documents: list[str]) -> None:
    rows = visitor.rows("/troubles.json")["troubles"]
    assert [(row["document"], row["message"], row["whole_page"]) for row in rows] == [
        (documents[4], "reads like a spun copy", True)
    ]
    assert visitor.rows("/troubles.json?before=2")["troubles"] == []


def test_the_page_of_quality_says_what_the_tests_pin(visitor: Visitor) -> None:
    rows = visitor.rows("/quality.json")
    pinned = {
        (SETS[name], figure): floor.floor
        for name, some in load_floors().items()
        for figure, floor in some.items()
        if floor.floor is not None
    }
    assert {(row["set"], row["figure"]): row["pinned"] for row in rows["quality"]} == pinned
    assert len(rows["corpora"]) == len(json.loads(quality_file())["corpora"]) >= 5
    assert all(row["licence"] for row in rows["corpora"])
    assert [row["reports"] for row in rows["runs"]] == [5]
    assert "sha256" in visitor.page("/quality")


def test_a_time_to_watch_from_is_checked_and_compared_in_one_zone(visitor: Visitor, ledger: Ledger) -> None:
    visitor.send("/watch/add", name="denials", q="act:deny", kind="statements")
    assert visitor.client.get("/watch?since=yesterday").status_code == 400
    (added,) = {hit.report.added for hit in ledger.search("act:deny", "statement", 9)[:1]}
    moment = datetime.fromisoformat(added)
    before, after = (moment + timedelta(seconds=by) for by in (-1, 3600))
    zone = timezone(timedelta(hours=9))

    def new(at: datetime) -> int:
        told, _ = watched(ledger, at.astimezone(zone).isoformat())
        return told[0].new

    assert new(before) > 0
    assert new(after.replace(year=after.year + 1)) == 0
    assert new(before) == watched(ledger, before.isoformat())[0][0].new


def test_what_was_seen_of_the_watch_list_is_each_ones_own(visitor: Visitor, ledger: Ledger) -> None:
    ledger.look("watch:Ben")
    bens = ledger.last_look("watch:Ben")
    mine = ledger.last_look(f"watch:{AUTHOR}")
    visitor.send("/watch/seen")
    assert mine is None
    assert ledger.last_look(f"watch:{AUTHOR}") is not None
    assert ledger.last_look("watch:Ben") == bens
