"""What a person does at the desk: correct, reject, undo, split, join, note, look over, add; each bears the author."""

import re

import pytest

from sayso import pipeline
from sayso.store import Ledger
from tests.ledger.made import CHARGE, STORY
from tests.test_cli import REPORT, stand_in
from tests.web.conftest import AUTHOR, Visitor


@pytest.fixture
def key(ledger: Ledger) -> str:
    return next(hit.key for hit in ledger.search(f'"{CHARGE}"', "statement", 9))


def speaker(ledger: Ledger, key: str) -> str | None:
    entry = ledger.entries([key]).get(key)
    return entry.statement.speaker.name if entry and entry.statement.speaker else None


def form_of(page: str, action: str) -> dict[str, str]:
    """The fields of a form as a browser would send them untouched."""
    form = page[page.index(f'action="{action}"') :]
    form = form[: form.index("</form>")]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            fields[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    return fields


def test_a_speaker_is_corrected_and_taken_back(visitor: Visitor, ledger: Ledger, key: str) -> None:
    form = form_of(visitor.page(f"/entries/{key}"), "/correct")
    assert form["speaker"] == "Mirela Danko"
    where = visitor.send("/correct", **{**form, "speaker": "Oda Brandt", "why": "misread"})
    assert where == f"/entries/{key}"
    assert speaker(ledger, key) == "Oda Brandt"
    (made,) = ledger.corrections([key])
    assert (made.author, made.field, made.why) == (AUTHOR, "speaker", "misread")
    page = visitor.page(where)
    assert "the machine read: Mirela Danko" in page
    assert "Undo: speaker" in page
    visitor.send("/take-back", key=key, field="speaker")
    assert speaker(ledger, key) == "Mirela Danko"
    assert "Undo: speaker" not in visitor.page(where)


def test_only_what_was_changed_is_corrected(visitor: Visitor, ledger: Ledger, key: str) -> None:
    form = form_of(visitor.page(f"/entries/{key}"), "/correct")
    page = visitor.client.post("/correct", data={**form, "token": visitor.token}).text
    assert "nothing was changed on the form" in page
    visitor.send("/correct", **{**form, "act": "warn", "addressee": ""})
    assert [one.field for one in ledger.corrections([key])] == ["act", "addressee"]


def test_a_wrong_value_is_told_and_changes_nothing(visitor: Visitor, ledger: Ledger, key: str) -> None:
    form = form_of(visitor.page(f"/entries/{key}"), "/correct")
    for wrong in ({"act": "shout"}, {"said": "yesterday"}, {"speaker": "Oda Brandt", "said": "yesterday"}):
        visitor.send("/correct", expect=400, **{**form, **wrong})
    assert ledger.corrections([key]) == []
    assert speaker(ledger, key) == "Mirela Danko"


def test_what_is_corrected_on_one_form_is_corrected_at_one_time(visitor: Visitor, ledger: Ledger, key: str) -> None:
    form = form_of(visitor.page(f"/entries/{key}"), "/correct")
    visitor.send("/correct", **{**form, "speaker": "Oda Brandt", "act": "warn"})
    made = ledger.corrections([key])
    assert [one.field for one in made] == ["speaker", "act"]
    assert len({one.at for one in made}) == 1


def test_what_is_none_is_out_of_every_list_until_undone(visitor: Visitor, ledger: Ledger, key: str) -> None:
    before = len(visitor.rows("/search.json"))
    visitor.send("/reject", key=key, why="a headline")
    assert len(visitor.rows("/search.json")) == before - 1
    assert "A person said that this is none" in visitor.page(f"/entries/{key}")
    report = visitor.page(f"/reports/{key.split('/')[0]}")
    assert 'id="statement-' in report
    assert f'id="{key.partition("/")[2].replace("/", "-")}"' not in report
    visitor.send("/take-back", key=key, field="entry")
    assert len(visitor.rows("/search.json")) == before
    assert ledger.entries([key])


def test_a_place_of_an_event_is_corrected(visitor: Visitor, ledger: Ledger) -> None:
    event = ledger.search("", "event", 1)[0].key
    form = form_of(visitor.page(f"/entries/{event}"), "/correct")
    visitor.send("/correct", **{**form, "place": "Merrow; Ostrel"})
    (entry,) = ledger.entries([event]).values()
    assert [one.name for one in entry.event.places] == ["Merrow", "Ostrel"]


def test_a_figure_is_corrected_on_the_story_at_once(visitor: Visitor, ledger: Ledger, documents: list[str]) -> None:
    visitor.page(f"/stories/{documents[0]}")  # its account is at hand now
    figure = ledger.search("", "figure", 9)[0].key
    form = form_of(visitor.page(f"/entries/{figure}"), "/correct")
    visitor.send("/correct", **{**form, "low": "17", "high": "17"})
    told = visitor.rows(f"/stories/{documents[0]}.json?whole=true")
    assert "17 (" in str(told["figures"])


def test_a_report_is_taken_out_of_its_story_and_put_back(
    visitor: Visitor, ledger: Ledger, documents: list[str]
) -> None:
    alone = documents[1]
    assert len(ledger.story(alone)[1]) == STORY
    assert visitor.send("/split", document=alone, why="another ferry").endswith("#links")
    assert len(ledger.story(alone)[1]) == 1
    page = visitor.page(f"/reports/{alone}")
    assert "another ferry" in page
    while "Put back" in page:
        form = form_of(page, "/put-back")
        visitor.send("/put-back", link=form["link"], end=form["end"])
        page = visitor.page(f"/reports/{alone}")
    assert len(ledger.story(alone)[1]) == STORY


def test_what_hangs_on_a_report_that_is_taken_out_stays_in_the_story(
    visitor: Visitor, ledger: Ledger, documents: list[str]
) -> None:
    first = documents[0]
    visitor.send("/split", document=first, why="another ferry")
    assert len(ledger.story(first)[1]) == 1
    assert len(ledger.story(documents[1])[1]) == STORY - 1


def test_two_stories_are_joined(visitor: Visitor, ledger: Ledger, documents: list[str]) -> None:
    grain = documents[4]
    visitor.send("/join", document=grain, other=documents[0][:12], why="the same harbour")
    assert len(ledger.story(grain)[1]) == STORY + 1
    assert f"by:{AUTHOR}" in visitor.page(f"/reports/{grain}")
    visitor.send("/join", expect=400, document=grain, other=grain[:12], why="itself")
    visitor.send("/join", expect=404, document=grain, other="ffffffffff", why="nothing")
    visitor.send("/join", expect=400, document=grain, other=documents[0][:12], why=" ")


def test_a_link_is_withdrawn_with_its_reason(visitor: Visitor, ledger: Ledger, documents: list[str]) -> None:
    form = form_of(visitor.page(f"/reports/{documents[1]}"), "/withdraw")
    visitor.send("/withdraw", expect=400, link=form["link"], why="")
    visitor.send("/withdraw", link=form["link"], why="not a copy", back=form["back"])
    gone = [one for one in ledger.links([documents[1]], withdrawn=True) if one.withdrawn_at]
    assert [(one.withdrawn_by, one.withdrawn_why) for one in gone] == [(AUTHOR, "not a copy")]


def test_notes_stand_beside_what_they_are_of(visitor: Visitor, key: str, documents: list[str]) -> None:
    for place, of in ((f"/entries/{key}", key), (f"/reports/{documents[0]}", documents[0])):
        visitor.send("/note", key=of, words="ask <Danko> again")
        assert "ask &lt;Danko&gt; again" in visitor.page(place)
    visitor.send("/note", expect=400, key=key, words="  ")
    visitor.send("/note", expect=404, key="abcdabcd/statement/1-2", words="nothing")


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "/a\r\nX: y"]
)
def test_a_form_leads_nowhere_else(back: str, visitor: Visitor, key: str) -> None:
    assert visitor.send("/reject", key=key, back=back) == f"/entries/{key}"


def test_the_queue_goes_from_the_least_certain_on(visitor: Visitor, ledger: Ledger) -> None:
    seen: list[str] = []
    page = visitor.page("/review")
    total = len(ledger.matching("", "statement"))
    assert f"{total} of {total} left" in page
    for verdict in ("accept", "reject", "accept"):
        key = form_of(page[page.index('id="card"') :], "/review")["key"]
        seen.append(key)
        page = visitor.page(visitor.send("/review", key=key, verdict=verdict))
        assert "Undo" in page
    assert len(set(seen)) == 3
    assert f"{total - 3} of {total - 1} left" in page
    last = form_of(page, "/review/undo")
    page = visitor.page(visitor.send("/review/undo", key=last["key"], did=last["did"]))
    assert f"{total - 2} of {total - 1} left" in page
    visitor.send("/review/undo", key=seen[1], did="reject")
    assert f"{total - 1} of {total} left" in visitor.page("/review")
    visitor.send("/review", expect=400, key=seen[0], verdict="shout")


def test_what_is_put_off_comes_later(visitor: Visitor) -> None:
    page = visitor.page("/review")
    first = form_of(page[page.index('id="card"') :], "/review")["key"]
    later = re.search(r'id="later" href="([^"]+)"', page)
    assert later
    page = visitor.page(later[1].replace("&amp;", "&"))
    assert form_of(page[page.index('id="card"') :], "/review")["key"] != first


def test_a_correction_in_the_queue_is_undone(visitor: Visitor, ledger: Ledger) -> None:
    page = visitor.page("/review")
    form = form_of(page, "/correct")
    page = visitor.page(visitor.send("/correct", **{**form, "speaker": "Oda Brandt"}).replace("&amp;", "&"))
    assert speaker(ledger, form["key"]) == "Oda Brandt"
    undo = form_of(page, "/review/undo")
    assert (undo["key"], undo["did"]) == (form["key"], "correct")
    visitor.send("/review/undo", key=undo["key"], did=undo["did"])
    assert speaker(ledger, form["key"]) == form["was-speaker"]


@pytest.fixture
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that knows one pattern."""
    monkeypatch.setattr(pipeline, "read", stand_in)


@pytest.mark.usefixtures("_reader")
def test_pasted_words_are_added_and_what_was_set_aside_is_shown(visitor: Visitor, ledger: Ledger) -> None:
    words = f"{REPORT}\n\nSubscribe to our newsletter\nEnter your e-mail address\n"
    form = {"token": visitor.token, "words": words, "outlet": "Tarvo Wire", "published": "2023-03-05"}
    page = visitor.client.post("/add", data=form).text
    assert "Added." in page
    assert "Set aside, not read" in page
    (hit,) = ledger.search("outlet:Tarvo", "document", 5)
    assert f'href="/reports/{hit.report.document}"' in page
    assert "ere already" in visitor.client.post("/add", data={**form, "token": visitor.token}).text


@pytest.mark.usefixtures("_reader")
def test_files_are_added_by_their_names_alone(visitor: Visitor, ledger: Ledger) -> None:
    files = [
        ("files", ("../../etc/harbour.txt", REPORT.encode(), "text/plain")),
        ("files", ("bomb.zip", b"PK\x03\x04" + b"\0" * 2000, "application/zip")),
    ]
    page = visitor.client.post("/add", data={"token": visitor.token}, files=files).text
    assert "ot added" in page
    (hit,) = [one for one in ledger.search("", "document", 50) if one.report.file == "harbour.txt"]
    assert hit.report.file == "harbour.txt"


@pytest.mark.usefixtures("_reader")
def test_what_cannot_be_added_is_told(visitor: Visitor) -> None:
    for form, told in (
        ({}, "nothing was given"),
        ({"words": REPORT, "published": "soon"}, "soon"),
        ({"words": REPORT, "url": "file:///etc/passwd"}, "begins with https://"),
    ):
        answer = visitor.client.post("/add", data={"token": visitor.token, **form})
        assert answer.status_code == 400
        assert told in answer.text


@pytest.mark.usefixtures("_reader")
def test_an_address_is_noted_and_never_fetched(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    form = {"token": visitor.token, "words": REPORT, "url": "http://169.254.169.254/latest/meta-data"}
    assert "Added." in visitor.client.post("/add", data=form).text


@pytest.mark.usefixtures("_reader")
def test_words_may_be_pasted_up_to_what_a_file_may_have(visitor: Visitor, ledger: Ledger) -> None:
    long = REPORT + "\n" * 1_500_000 + "The harbour was quiet that day, and nobody spoke of it."  # soon read
    files = {"token": (None, visitor.token), "words": (None, long), "outlet": (None, "Tarvo Wire")}
    answer = visitor.client.post("/add", files=files)  # as a browser sends a form that may hold files
    assert answer.status_code == 200
    assert "Added" in answer.text
    (hit,) = ledger.search("outlet:Tarvo", "document", 5)
    assert len(ledger.text(hit.report.document)) > 1_500_000


def test_the_queue_goes_on_with_the_kind_it_was_at(visitor: Visitor) -> None:
    page = visitor.page("/review?kind=figures")
    form = form_of(page[page.index('id="card"') :], "/review")
    assert "kind=figures" in visitor.send("/review", **{**form, "verdict": "accept"})
    undo = form_of(visitor.page(f"/review?kind=figures&did=accept&last={form['key']}"), "/review/undo")
    assert "kind=figures" in visitor.send("/review/undo", **undo)
