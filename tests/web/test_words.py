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
