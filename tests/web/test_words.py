"""Words of a report that a person chooses: found, said what they are, made a statement of."""

import html
import re

import pytest

from sayso.store import Ledger
from tests.ledger.made import CHARGE, FERRY
from tests.web.conftest import AUTHOR, Visitor
from tests.web.test_hand import form_of

WORDS = "the Halcyon would be towed to the yard at Merrow on Thursday morning"
START = FERRY.index(WORDS)


def place(document: str, start: int = START, end: int = START + len(WORDS)) -> str:
    return f"/reports/{document}/words?start={start}&end={end}"


def test_every_piece_of_the_article_says_where_it_begins(
    visitor: Visitor, ledger: Ledger, documents: list[str]
) -> None:
    page = visitor.page(f"/reports/{documents[0]}")
    text = ledger.text(documents[0])
    pieces = re.findall(r'<span data-start="(\d+)">([^<]*)</span>', page)
    assert "".join(words for _, words in pieces) == text.replace("\n", "")
    for start, words in pieces:
        assert text[int(start) :].startswith(words)


def test_a_missed_statement_is_added_shown_and_taken_back(
    visitor: Visitor, ledger: Ledger, documents: list[str]
) -> None:
    form = form_of(visitor.page(place(documents[0])), "/state")
    assert (form["start"], form["end"]) == (str(START), str(START + len(WORDS)))
    where = visitor.send("/state", **{**form, "speaker": "the ferry company", "act": "announce", "why": "missed"})
    key = where.removeprefix("/entries/")
    page = visitor.page(where)
    assert f"Added by {AUTHOR}" in page
    assert "Undo: added by hand" in page
    assert f"added by {AUTHOR}" in visitor.page(f"/reports/{documents[0]}")
    assert f"added by {AUTHOR}" in visitor.page("/search?q=Merrow+act:announce")
    assert f"added by {AUTHOR}" in visitor.page("/who?name=ferry+company")
    assert [row["key"] for row in visitor.rows("/search.json?q=Merrow+act:announce")] == [key]
    assert "as added" not in page
    visitor.send("/correct", **{**form_of(page, "/correct"), "speaker": "Oda Brandt"})
    assert "as added: the ferry company" in visitor.page(where)
    visitor.send("/take-back", key=key, field="made")
    assert "added by hand and taken back" in visitor.page(where)
    assert visitor.rows("/search.json?q=Merrow+act:announce") == []
    visitor.send("/state-again", key=key)
    assert "Undo: added by hand" in visitor.page(where)


SAILORS = FERRY.index("three sailors")
CLOSED = "closed the northern channel"
#: What is asked for, where, the fields that are filled in, what the entry's page, a search and the report show of it.
MISSED = (
    (
        "figures",
        (SAILORS, SAILORS + len("three sailors were killed")),
        {"what": "wounded", "value": "1,200", "comparator": "at_least", "of": "crew", "as_of": "2022-09-21"},
        "what:wounded",
        "1,200+ crew wounded (added by Ada)",
    ),
    (
        "events",
        (FERRY.index(CLOSED), FERRY.index(CLOSED) + len(CLOSED)),
        {"type": "COERCE", "source": "harbour master", "place": "Ostrel", "when": "2022-09-20", "status": "planned"},
        "type:COERCE",
        "coerce (planned; added by Ada)",
    ),
    (
        "duties",
        (START, START + len(WORDS)),
        {"who": "the ferry company", "to": "Vardonia", "due": "2022-10-01", "recurrence": "once"},
        "Merrow",
        "due (added by Ada)",
    ),
)


@pytest.mark.parametrize(("kind", "where", "given", "query", "told"), MISSED, ids=[one[0] for one in MISSED])
def test_what_was_missed_is_added_shown_and_taken_back(
    kind: str,
    where: tuple[int, int],
    given: dict[str, str],
    query: str,
    told: str,
    visitor: Visitor,
    documents: list[str],
) -> None:
    form = form_of(visitor.page(f"{place(documents[0], *where)}&kind={kind}"), "/state")
    assert set(given) <= set(form)
    entry = visitor.send("/state", **{**form, **given, "why": "missed"})
    key = entry.removeprefix("/entries/")
    page = visitor.page(entry)
    assert f"Added by {AUTHOR}" in page
    fields = form_of(page, "/correct")
    kept = {name: value for name, value in given.items() if name in fields and name != "value"}
    assert {name: fields[name] for name in kept} == kept
    found = f"/search?q={query}&kind={kind}"
    assert told in html.unescape(visitor.page(found))
    assert [row["key"] for row in visitor.rows(found.replace("?", ".json?"))] == [key]
    assert key in visitor.client.get(found.replace("?", ".csv?")).text
    report = visitor.page(f"/reports/{documents[0]}")
    assert f"added by {AUTHOR}" in report
    assert f'id="{key.partition("/")[2].replace("/", "-")}"' in report
    assert key in str(visitor.rows(f"/reports/{documents[0]}.json"))
    assert key in str(visitor.rows(f"/stories/{documents[0]}.json")) or kind == "figures"
    refused = visitor.client.post("/state", data={"token": visitor.token, **form, **given})
    assert refused.status_code == 400
    assert "already; correct that one" in refused.text
    visitor.send("/take-back", key=key, field="made")
    assert "added by hand and taken back" in visitor.page(entry)
    assert visitor.rows(found.replace("?", ".json?")) == []
    visitor.send("/state-again", key=key)
    assert "Undo: added by hand" in visitor.page(entry)


def test_a_form_stands_filled_with_what_the_words_say(visitor: Visitor, documents: list[str]) -> None:
    start = FERRY.index(CHARGE)
    page = visitor.page(f"{place(documents[0], start, start + len(CHARGE))}&kind=events")
    form = form_of(page, "/state")
    assert form["status"] == "claimed"
    assert form["asserted"].endswith(f"/statement/{start}-{start + len(CHARGE)}")
    assert "Mirela Danko accuses" in page
    assert '<a href="' in page
    assert 'aria-current="true">An event</a>' in page
    outside = form_of(visitor.page(f"{place(documents[0])}&kind=events"), "/state")
    assert (outside["status"], outside["asserted"]) == ("fact", "")
    day = FERRY.index("5 October")
    assert form_of(visitor.page(f"{place(documents[0], day, day + 9)}&kind=figures"), "/state")["value"] == "5"
    assert form_of(visitor.page(f"{place(documents[0])}&kind=figures"), "/state")["value"] == ""


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("figures", {"what": "killed"}, "value: how many?"),
        ("figures", {"what": "", "value": "3"}, "what: say which"),
        ("figures", {"what": "killed", "value": "3", "reporter": "x/statement/1-2"}, "says nothing in this report"),
        ("events", {"type": ""}, "type: say which"),
        ("events", {"type": "ASSAULT", "status": "disputed"}, "disputed by whom?"),
        ("duties", {"due": "soon"}, "is no day; write it as 2022-10-05"),
        ("duties", {"kind": "gossip"}, "kind: 'gossip' is none"),
    ],
)
def test_what_cannot_be_added_is_told_in_one_line(
    kind: str, given: dict[str, str], told: str, visitor: Visitor, documents: list[str]
) -> None:
    form = form_of(visitor.page(f"{place(documents[0])}&kind={kind}"), "/state")
    answer = visitor.client.post("/state", data={"token": visitor.token, **form, **given})
    assert answer.status_code == 400
    assert told in html.unescape(answer.text)
    assert visitor.rows(f"/search.json?q=Merrow&kind={kind}") == []


def test_a_kind_that_is_not_added_shows_the_form_of_a_statement(visitor: Visitor, documents: list[str]) -> None:
    assert form_of(visitor.page(f"{place(documents[0])}&kind=disputes"), "/state")["kind"] == "statement"
    visitor.page(f"{place(documents[0])}&kind=gossip", 400)


def test_words_are_found_and_each_place_offered(visitor: Visitor, documents: list[str]) -> None:
    page = visitor.page(f"/reports/{documents[0]}/words?find=halcyon")
    places = re.findall(r'href="/reports/\w+/words\?start=(\d+)&amp;end=(\d+)"', page)
    assert [FERRY[int(start) : int(end)] for start, end in places] == ["Halcyon", "Halcyon"]
    assert "do not stand in the report" in visitor.page(f"/reports/{documents[0]}/words?find=submarine")
    assert "A statement that was missed" in visitor.page(f"/reports/{documents[0]}/words?find=towed to the yard")
    assert "A statement that was missed" not in visitor.page(f"/reports/{documents[0]}/words")


def test_words_become_the_speaker_of_a_statement(visitor: Visitor, ledger: Ledger, documents: list[str]) -> None:
    name = "harbour master of Ostrel"
    start = FERRY.index(name)
    page = visitor.page(place(documents[0], start, start + len(name)))
    form = form_of(page, "/point")
    assert form["value"] == name
    (key,) = (hit.key for hit in ledger.search(f'"{CHARGE}"') if hit.report.document == documents[0])
    assert f'value="{key} speaker"' in page
    visitor.send("/point", **{**form, "target": f"{key} speaker"})
    assert ledger.entries([key])[key].statement.speaker.name == name  # type: ignore[union-attr]
    visitor.send("/point", 400, **{**form, "target": f"{key} entry2"})
    visitor.send("/point", 400, **{**form, "target": ""})


def test_what_was_read_in_the_words_can_be_corrected_there(
    visitor: Visitor, ledger: Ledger, documents: list[str]
) -> None:
    start = FERRY.index("three sailors")
    page = visitor.page(place(documents[0], start, start + 5))
    assert "<h3>Figure</h3>" in page
    form = form_of(page, "/correct")
    back = visitor.send("/correct", **{**form, "low": "4"})
    assert html.unescape(back) == place(documents[0], start, start + 5)
    assert ledger.entries([form["key"]])[form["key"]].figure.low == 4  # type: ignore[union-attr]


@pytest.mark.parametrize("asked", ["start=5&end=4", "start=0&end=99999", "start=0&end=-1", "start=a&end=b", "find=%20"])
def test_what_are_no_words_is_told(asked: str, visitor: Visitor, documents: list[str]) -> None:
    answer = visitor.client.get(f"/reports/{documents[0]}/words?{asked}")
    assert answer.status_code in (200, 400)
    assert "<h1>" in answer.text
