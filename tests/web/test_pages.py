"""Every page answers, holds what it must, and its JSON and CSV hold the same rows."""

import csv
import io
import itertools
import re

import pytest

from sayso.ledger import answers
from sayso.show.desk import today
from sayso.show.ledger import account
from sayso.store import Ledger
from tests.ledger.made import CHARGE, LATER, NASTY_TITLE
from tests.web.conftest import Visitor

#: Each page: its address (S, D, K stand for a story, a report and a statement) and words it must show.
PAGES = {
    "today": ("/", ("Today", "In dispute", "Stories that grew")),
    "stories": ("/stories", ("Ferry hit near Ostrel",)),
    "story": ("/stories/S", ("In dispute", "Mirela Danko", "Pavel Orlin", "Reports", "copies")),
    "report": ("/reports/D", ("Ferry hit near Ostrel", CHARGE, "¶1")),
    "changes": ("/reports/V/changes", ("What changed",)),
    "due": ("/due", ("What is due", "answer the letter", "2022-10-05")),
    "search": ("/search?q=ferry", ("statements", CHARGE)),
    "events": ("/search?kind=events", ("Vardonia", "assault")),
    "figures": ("/search?kind=figures", ("sailors",)),
    "duties": ("/search?kind=duties", ("answer the letter",)),
    "disputes": ("/search?kind=disputes", ("whether Vardonia had fired on the ferry",)),
    "reports": ("/search?kind=reports", ("Ostrel Post",)),
    "map": ("/map", ("Map", "Ostrel")),
    "who": ("/who?name=Mirela+Danko", ("Mirela Danko", CHARGE)),
    "wordings": ("/wordings/K", ("Mirela Danko",)),
    "ledger": ("/ledger", ("reports", "statements")),
    "entry": ("/entries/K", ("Statement", CHARGE, "Mirela Danko")),
    "review": ("/review", ("left, the least certain first",)),
    "add": ("/add", ("The words of a page",)),
    "brief": ("/stories/S/brief", ("What is contested", "Sources")),
    "export": ("/export", ("PLOVER",)),
}
TWINS = (
    "map",
    "today",
    "stories",
    "story",
    "report",
    "changes",
    "due",
    "search",
    "events",
    "who",
    "wordings",
    "ledger",
    "entry",
)


@pytest.fixture
def places(documents: list[str], ledger: Ledger) -> dict[str, str]:
    key = ledger.search(f'"{CHARGE}"', "statement", 9)[-1].key
    return {"S": documents[0], "D": documents[0], "V": documents[2], "K": key}


def address(name: str, places: dict[str, str]) -> str:
    return re.sub(r"(?<=/)([SDVK])(?=/|$)", lambda one: places[one[1]], PAGES[name][0])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_with_what_it_must_show(name: str, visitor: Visitor, places: dict[str, str]) -> None:
    page = visitor.page(address(name, places))
    shown = re.sub(r"<[^>]+>|&#8288;|\s+", " ", page)
    told = re.sub(r"\s+", " ", shown)
    for words in PAGES[name][1]:
        assert words in told or words in page, words
    assert page.count("<h1") == 1
    assert '<html lang="en">' in page
    assert 'class="skip" href="#main"' in page
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


@pytest.mark.parametrize("name", TWINS)
def test_the_twins_hold_the_rows_of_the_screen(name: str, visitor: Visitor, places: dict[str, str]) -> None:
    page = visitor.page(address(name, places))
    json_at, csv_at = (one.replace("&amp;", "&") for one in re.findall(r'<a href="([^"]+)">(?:JSON|CSV)</a>', page))
    sheets = visitor.rows(json_at)
    many = sheets if isinstance(sheets, dict) else {"": sheets}
    table = list(csv.reader(io.StringIO(visitor.client.get(csv_at).text)))
    assert len(table) - 1 == sum(map(len, many.values()))
    shown = [rows for part, rows in many.items() if (name, part) != ("report", "disputes")]  # told in other words there
    words = [row[column] for rows in shown for row in rows for column in ("words", "passage", "duty") if column in row]
    plain = re.sub(r"\s+", " ", re.sub(r'<del>.*?</del>|<a class="mark[^>]*>\d+</a>|&#8288;|<[^>]+>', "", page))
    for one in filter(None, words):
        assert re.sub(r"\W+", "", str(one)) in re.sub(r"\W+", "", _unescaped(plain)), one


def _unescaped(text: str) -> str:
    return (
        text.replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#34;", '"')
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )


def test_every_word_on_the_story_leads_to_its_place(visitor: Visitor, places: dict[str, str]) -> None:
    page = visitor.page(f"/stories/{places['S']}?whole=true")
    links = set(re.findall(r'class="words"[^>]*? href="(/reports/[^"]+)"', page))
    assert len(links) > 3
    for link in sorted(links):
        report, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in visitor.page(report), link


def test_what_a_page_leaves_out_it_says_in_its_own_words(
    visitor: Visitor, places: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "SCREEN", dict.fromkeys(account.SCREEN, 1))
    page = visitor.page(f"/stories/{places['S']}")
    assert "more: see “All of it”" in page
    assert "-v shows all" not in page


def test_the_screen_says_what_the_command_says(visitor: Visitor, ledger: Ledger, places: dict[str, str]) -> None:
    told = visitor.rows(f"/stories/{places['S']}.json?whole=true")
    assert isinstance(told, dict)
    sheets = answers.story(ledger, places["S"], None, whole=True)[1:]
    assert {name: len(rows) for name, rows in told.items()} == {one.name: len(one.rows) for one in sheets}


def test_a_question_stands_with_its_sides_next_to_each_other(visitor: Visitor, places: dict[str, str]) -> None:
    page = visitor.page(f"/stories/{places['S']}")
    question = page[page.index('<article class="question first">') : page.index("</article>")]
    sides = re.findall(r'<div class="side (v\w k\d)">', question)
    assert len(sides) == len(set(sides)) >= 2
    assert question.index("Mirela Danko") < question.index("</div>\n</div>")


def test_facets_count_what_their_links_find(visitor: Visitor) -> None:
    page = visitor.page("/search?q=")
    facets = re.findall(r'<li><a href="(/search\?[^"]+)">[^<]*</a> <span class="n">(\d+)</span>', page)
    assert facets
    for link, count in facets:
        rows = visitor.rows(link.replace("&amp;", "&").replace("/search?", "/search.json?"))
        assert isinstance(rows, list)
        assert len(rows) >= int(count), link


def test_paging_shows_everything_once(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ledger.desk.PAGE", 3)
    whole = [row["key"] for page in range(1, 5) for row in visitor.rows(f"/search.json?page={page}")]
    assert len(whole) == len(set(whole)) >= 8


def test_stories_go_on_behind_the_last(ledger: Ledger) -> None:
    from sayso.ledger import desk

    first, after = desk.stories_page(ledger, None, limit=1)
    second, end = desk.stories_page(ledger, after, limit=1)
    third, nothing = desk.stories_page(ledger, end, limit=1)
    assert [one.id for one in (*first, *second)] == [one[0] for one in ledger.stories(9)]
    assert (third, nothing) == ((), None)


def test_what_was_seen_is_not_new_again(visitor: Visitor) -> None:
    assert visitor.rows("/today.json")["stories"]
    visitor.send("/seen")
    assert visitor.rows("/today.json")["stories"] == []
    assert visitor.rows("/today.json?since=2000-01-01")["stories"]


def test_the_calendar_holds_the_duty(visitor: Visitor) -> None:
    answer = visitor.client.get("/due.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20221005" in answer.text
    assert "answer the letter" in answer.text.replace("\r\n ", "")


@pytest.mark.parametrize(("ending", "begins"), [("md", b"# "), ("html", b"<!doctype html>"), ("docx", b"PK")])
def test_a_brief_is_taken_away(ending: str, begins: bytes, visitor: Visitor, places: dict[str, str]) -> None:
    answer = visitor.client.get(f"/stories/{places['S']}/brief.{ending}?part=1&part=6")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert f'.{ending}"' in answer.headers["content-disposition"]
    if ending == "md":
        assert "What is due" in answer.text
        assert "## Timeline" not in answer.text


def test_an_export_is_taken_away(visitor: Visitor) -> None:
    import zipfile

    answer = visitor.client.get("/export/csv.zip?q=ferry")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert "sayso-statements.csv" in names
    assert "sayso-csv.manifest.json" in names
    assert visitor.client.get("/export/nothing.zip").status_code == 400


def test_health_and_metrics(visitor: Visitor) -> None:
    assert visitor.client.get("/healthz").text == "ok\n"
    assert visitor.client.get("/readyz").text == "ok\n"
    assert 'sayso_requests_total{method="GET",status="200"}' in visitor.client.get("/metrics").text


def test_the_addresses_for_programs_are_described(visitor: Visitor) -> None:
    paths = visitor.rows("/openapi.json")["paths"]
    assert {"/search.json", "/stories/{id_}.json", "/today.csv"} <= set(paths)


def test_nothing_that_a_page_loads_comes_from_elsewhere(visitor: Visitor, places: dict[str, str]) -> None:
    for name in PAGES:
        page = visitor.page(address(name, places))
        for loaded in re.findall(r'<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="([^"]*)"', page):
            assert loaded.startswith("/"), loaded
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page), name
    assert len(visitor.page(address("story", places)).encode()) < 400_000


def test_the_nasty_title_is_harmless_everywhere(visitor: Visitor, places: dict[str, str]) -> None:
    for place in ("/stories", "/search?kind=reports&q=grain", "/"):
        page = visitor.page(place)
        assert "<b>" not in page
        assert "\u202e" not in page
        assert "\x1b" not in page
    assert NASTY_TITLE.startswith("=")
    cells = [
        cell for row in csv.reader(io.StringIO(visitor.client.get("/search.csv?kind=reports").text)) for cell in row
    ]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_later_words_are_found(visitor: Visitor) -> None:
    assert LATER[:50] in visitor.page("/search?q=salvage")


def test_the_table_of_the_map_follows_its_frame(visitor: Visitor) -> None:
    rows = visitor.rows("/map.json")
    assert rows
    lat, lon = rows[0]["lat"], rows[0]["lon"]
    assert visitor.rows(f"/map.json?box={lon - 1},{lat - 1},{lon + 1},{lat + 1}") == rows
    assert visitor.rows(f"/map.json?box={lon + 1},{lat + 1},{lon + 2},{lat + 2}") == []
    for wrong in ("1,2,3", "a,b,c,d", "1,2,3,4,5"):
        visitor.page(f"/map?box={wrong}", status=400)


def test_the_calendar_is_of_what_the_page_shows(visitor: Visitor) -> None:
    page = visitor.page("/due?q=letter&as_of=2022-11-01")
    assert 'href="/due.ics?q=letter&amp;as_of=2022-11-01"' in page
    assert 'href="/due.ics"' in visitor.page("/due")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/due?day=2022-11-01", "day: this page cannot be asked for that; it takes as_of, page, q."),
        ("/stories.json?query=ferry", "query: this page cannot be asked for that; it takes before, kind, page, q."),
        ("/search?q=ferry&page=0", "page: 0 is too small; it begins with 1."),
        ("/who.json?name=Danko&page=9999", "page: 9999 is too much; it ends with 20."),
        ("/search?page=two", "page: two is no whole number."),
        ("/search.csv?kind=songs", "kind: songs is none; there are statements, events, figures, duties"),
        (f"/who?name={'x' * 300}", "name: is too long; 200 characters are the most."),
    ],
)
def test_what_cannot_be_asked_for_is_told_in_one_line(address: str, told: str, visitor: Visitor) -> None:
    answer = visitor.client.get(address)
    assert answer.status_code == 400
    assert told in answer.text
    assert "Input should" not in answer.text


def test_names_on_the_page_of_a_name_keep_what_it_is_narrowed_to(visitor: Visitor) -> None:
    page = visitor.page("/who?name=Danko&q=act:accuse")
    assert "/who?name=Mirela+Danko&amp;q=act%3Aaccuse" in page
    assert 'href="/who?name=Mirela+Danko"' in visitor.page("/who?name=Danko")


def test_today_counts_what_it_leaves_out(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> list[str]:
        lead = visitor.page("/").partition('class="lead"')[2].partition("</p>")[0]
        return re.findall(r"</a> ([\d,+]+)", lead)

    whole = told()
    monkeypatch.setattr(today, "MOST_SENTENCES", 1)
    assert max(map(int, whole)) > 1
    assert told() == whole
