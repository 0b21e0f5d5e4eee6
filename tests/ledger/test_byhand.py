"""Figures, events and duties that a person adds: on exact words, on somebody's word, beside the machine's records."""

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import NoSuchError, SettingsError
from sayso.ledger import answers, desk, exports, stating
from sayso.ledger.adding import add_findings
from sayso.ledger.given import Given, GivenDuty, GivenEvent, GivenFigure, GivenStatement
from sayso.records import Counted, Findings, Happened, Owed, Span, When
from sayso.show.desk.reader import reader
from sayso.store import Ledger, open_ledger
from tests.ledger.made import FERRY, reports
from tests.store.made import LATER_RUN, span_of

SAILORS = "three sailors were killed"
CLOSED = "closed the northern channel for two days"
TOWED = "towed to the yard at Merrow"
#: Words, what is said of them, the kind as it stands in the key.
EACH = (
    (SAILORS, GivenFigure("killed", low="3", high="5", of="crew", as_of="2022-09", reporter="Pavel Orlin"), "figure"),
    (CLOSED, GivenEvent("COERCE", source="harbour master; Vardonia", place="Ostrel", asserted="mirela danko"), "event"),
    (
        TOWED,
        GivenDuty("the ferry company", "Vardonia", "2022-10-01", basis="law", by="Pavel Orlin"),
        "obligation",
    ),
)


@pytest.fixture
def ledger(either: Ledger) -> Ledger:
    return either


def first(ledger: Ledger) -> str:
    return ledger.added_since("2000")[0].document


def add(ledger: Ledger, words: str, given: Given, author: str = "Ada") -> str:
    document = first(ledger)
    place = stating.nth(ledger.text(document), words, None)
    return stating.state(ledger, document, place, given, author=author, why="missed")


def add_each(ledger: Ledger) -> list[str]:
    return [add(ledger, words, given) for words, given, _ in EACH]


def of_kind(key: str) -> str:
    return key.split("/")[1]


def test_what_was_said_of_them_is_kept(ledger: Ledger) -> None:
    figure, event, duty = (ledger.entries([key])[key] for key in add_each(ledger))
    assert isinstance(figure, Counted)
    one = figure.figure
    assert (one.low, one.high, one.comparator, one.what, one.of and one.of.name) == (3, 5, "exact", "killed", "crew")
    assert one.as_of == When("2022-09-01", "2022-09-30", "month", "given by hand")
    assert (figure.words, figure.reporter.name, one.rule) == (SAILORS, "Pavel Orlin", "by:Ada")
    assert figure.passage.endswith("three sailors were killed.")
    assert isinstance(event, Happened)
    assert [(one.name, one.actor) for one in event.event.source] == [
        ("harbour master", None),
        ("Vardonia", "XVA"),
    ]
    assert [(place.name, place.geonames_id, place.lat) for place in event.event.places] == [("Ostrel", 1, 40.0)]
    assert (event.event.status, [one.actor for one in event.asserted_by]) == ("claimed", ["XOS.danko"])
    assert isinstance(duty, Owed)
    owed = duty.obligation
    assert (owed.who and owed.who.name, owed.to and owed.to.actor, owed.basis) == (
        "the ferry company",
        "XVA",
        "law",
    )
    assert FERRY[owed.who.span.start : owed.who.span.end] == "the ferry company"  # type: ignore[union-attr]
    assert (duty.words, duty.by.name) == (TOWED, "Pavel Orlin")
    assert FERRY[owed.duty.start : owed.duty.end] == TOWED


def test_they_are_shown_wherever_the_machine_s_are(ledger: Ledger) -> None:
    before = ledger.counts()
    keys = add_each(ledger)
    assert all(ledger.counts()[of_kind(key)] == before[of_kind(key)] + 1 for key in keys)
    asked = ("crew what:killed", "northern type:COERCE", "Merrow about:Vardonia")
    for key, query in zip(keys, asked, strict=True):
        assert [hit.key for hit in ledger.search(query, of_kind(key))] == [key]  # type: ignore[arg-type]
        (sheet,) = answers.search(ledger, query, of_kind(key), 5)  # type: ignore[arg-type]
        assert "added by Ada" in str(sheet.rows[0])
    document = first(ledger)
    told = {sheet.name: str(sheet.rows) for sheet in answers.story(ledger, document, None, whole=True)}
    assert "crew" in told["figures"]
    assert "3–5 (2022-09-21)" in told["figures"]
    assert "northern channel" in told["timeline"]
    assert "the ferry company" in told["due"]
    assert "crew" in str(answers.figures(ledger, "what:killed")[0].rows)
    assert "the ferry company" in str(answers.due(ledger, "", "2022-10-02")[0].rows)
    rows = {sheet.name: sheet.rows for sheet in desk.sheets_of_report(ledger.whole(document)[1])}
    assert all("added by Ada" in str(rows[name][-1]) for name in ("figures", "events", "duties"))
    assert any(keys[1] in row for row in desk.places(ledger, "").rows)
    files = dict(exports.export_files(ledger, "jsonl", ""))
    for key in keys:
        lines = files[f"sayso-{of_kind(key)}s.jsonl"].decode().splitlines()
        assert [row["rule"] for row in map(json.loads, lines) if row["key"] == key] == ["by:Ada"]
    assert TOWED.encode() in dict(exports.export_files(ledger, "ical", ""))["sayso-duties.ics"].replace(b"\r\n ", b"")


def test_a_reader_shows_them_with_who_added_them(ledger: Ledger) -> None:
    add_each(ledger)
    html = reader(*ledger.whole(first(ledger)), lambda _: "").html
    assert html.count("added by Ada") == len(EACH)
    assert "3–5" in html
    assert "according to Pavel Orlin" in html


def test_they_are_training_examples(ledger: Ledger) -> None:
    keys = add_each(ledger)
    lines = [json.loads(one) for one in answers.training_lines(ledger)]
    assert [(one["key"], one["field"]) for one in lines] == [(key, "made") for key in keys]
    assert lines[0]["record"]["figure"]["of"]["name"] == "crew"
    assert lines[0]["text"] == FERRY
    told = [row[4] for row in answers.corrections(ledger)[0].rows]
    assert told == ["3–5 killed, crew", "harbour master, Vardonia: coerce (claimed)", "the ferry company owes it"]


def test_they_are_taken_back_put_again_and_corrected(ledger: Ledger) -> None:
    for key in add_each(ledger):
        ledger.take_back(key, "made", author="Ben", why="no")
        assert ledger.entries([key]) == {}
        assert desk.as_read(ledger, key).report.document == first(ledger)  # type: ignore[union-attr]
        ledger.state_again(key, author="Ben", why="after all")
        assert list(ledger.entries([key])) == [key]
        with pytest.raises(NoSuchError):
            ledger.state_again(key, author="Ben", why="twice")
        assert [one.author for one in ledger.corrections([key])] == ["Ada", "Ben", "Ben"]
    figure, *_ = (key for key in (one.key for one in ledger.matching("crew", "figure")))
    for field, value in (("low", "1,004"), ("comparator", "about"), ("unit", "men"), ("as_of", "2022-09-22")):
        ledger.correct(figure, field, value, author="Ben", why="")
    made = ledger.entries([figure])[figure].figure  # type: ignore[union-attr]
    assert (made.low, made.comparator, made.unit, made.as_of.earliest) == (1004, "about", "men", "2022-09-22")
    for wrong in ("nan", "-3", "inf", "many"):
        with pytest.raises(SettingsError, match="write"):
            ledger.correct(figure, "low", wrong, author="Ben", why="")


def later(findings: Findings, *, without_orlin: bool = False) -> Findings:
    """The same page read by another run, in which the statements have other ids."""
    said = [one for one in findings.statements if not (without_orlin and "Orlin" in str(one.speaker))]
    named = tuple(replace(one, id=f"x{one.id}") for one in said)
    events = tuple(replace(one, asserted_by=tuple(f"x{by}" for by in one.asserted_by)) for one in findings.events)
    return replace(findings, made_by=LATER_RUN, statements=named, events=events, disputes=())


def test_they_stay_when_the_page_is_read_again(ledger: Ledger) -> None:
    keys = add_each(ledger)
    before = ledger.entries(keys)
    assert add_findings(ledger, later(reports()[0])).standing == "reread"
    after = ledger.entries(keys)
    assert list(after) == list(before)
    figure = after[keys[0]]
    assert isinstance(figure, Counted)
    assert (figure.figure.reported_by, figure.reporter) == ("xs2", before[keys[0]].reporter)  # type: ignore[union-attr]
    assert {hit.key for hit in ledger.search("crew", "figure")} == {keys[0]}


def test_a_name_stays_where_its_statement_is_gone(ledger: Ledger) -> None:
    figure, _, duty = add_each(ledger)
    add_findings(ledger, later(reports()[0], without_orlin=True))
    found = ledger.entries([figure, duty])
    assert found[figure].reporter == replace(found[figure].reporter, name="Pavel Orlin", statement=None)  # type: ignore[union-attr]
    assert found[duty].by.name == "Pavel Orlin"  # type: ignore[union-attr]
    html = reader(*ledger.whole(first(ledger)), lambda _: "").html
    assert "according to Pavel Orlin" in html
    assert '<span class="vn">Pavel Orlin</span>' in html


def test_what_rests_on_a_statement_added_by_hand_follows_it(ledger: Ledger) -> None:
    said = add(ledger, "the Halcyon would be towed", GivenStatement("The owners", "announce"))
    duty = add(ledger, TOWED, GivenDuty("The owners", by=said))
    found = ledger.entries([duty])[duty]
    assert isinstance(found, Owed)
    assert (found.by.statement, found.obligation.statement) == (said, said.partition("/")[2])
    ledger.take_back(said, "made", author="Ada", why="no")
    found = ledger.entries([duty])[duty]
    assert isinstance(found, Owed)
    assert (found.by.name, found.by.statement, found.obligation.statement) == ("The owners", None, None)


@pytest.mark.parametrize(("words", "given", "kind"), EACH, ids=[kind for *_, kind in EACH])
def test_the_same_is_not_added_twice(words: str, given: Given, kind: str, ledger: Ledger) -> None:
    key = add(ledger, words, given)
    held = len(ledger.corrections())
    for author in ("Ada", "Ben"):
        with pytest.raises(SettingsError, match=f"already; correct that one: {key}"):
            add(ledger, words, given, author)
    assert len(ledger.corrections()) == held
    ledger.take_back(key, "made", author="Ada", why="no")
    again = add(ledger, words, given)
    assert again == f"{key}2"
    with pytest.raises(SettingsError, match="already"):
        ledger.state_again(key, author="Ada", why="both?")
    assert [one.key for one in ledger.matching("", kind) if one.key.startswith(key)] == [again]  # type: ignore[arg-type]


def test_what_the_machine_read_is_not_added_once_more(ledger: Ledger) -> None:
    with pytest.raises(SettingsError, match="the same figure already"):
        add(ledger, "three sailors", GivenFigure("killed", value="3", of="Sailors"))
    add(ledger, "three sailors", GivenFigure("killed", value="3", of="sailors", reporter="Pavel Orlin"))
    with pytest.raises(SettingsError, match="the same duty already"):
        add(ledger, "answer the letter", GivenDuty("VARDONIA", due="2022-10-05", basis="letter"))


def test_the_same_is_not_added_twice_by_some_at_once(ledger: Ledger) -> None:
    told: list[str] = []
    start = threading.Barrier(4)

    def send() -> None:
        start.wait()
        try:
            told.append(add(ledger, TOWED, GivenStatement("The  owners", "warn")))
        except SettingsError as error:
            told.append(str(error))

    threads = [threading.Thread(target=send) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len([one for one in told if "already" not in one]) == 1
    assert len([one for one in told if "already" in one]) == 3
    assert len(ledger.search("act:warn Merrow")) == 1


def test_corrections_at_once_are_all_made(ledger: Ledger) -> None:
    keys = [one.key for one in ledger.whole(first(ledger))[1].said]
    told: list[object] = []
    start = threading.Barrier(6)

    def send(turn: int) -> None:
        start.wait()
        try:
            told.append(ledger.correct(keys[turn % 2], "addressee", f"number {turn}", author="Ada", why=""))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test fails by it
            told.append(error)

    threads = [threading.Thread(target=send, args=(turn,)) for turn in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [one for one in told if isinstance(one, Exception)] == []
    assert len(ledger.corrections(keys)) == 6


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (GivenFigure(), "what: say which; there are killed"),
        (GivenFigure("dead", value="3"), "what: 'dead' is none; there are killed"),
        (GivenFigure("killed"), "value: how many?"),
        (GivenFigure("killed", value="  "), "value: how many?"),
        (GivenFigure("killed", value="some"), "value: 'some' is no number; write it as 1200"),
        (GivenFigure("killed", value="nan"), "value: 'nan' counts nothing"),
        (GivenFigure("killed", value="-1"), "value: '-1' counts nothing"),
        (GivenFigure("killed", value="1e400"), "value: '1e400' counts nothing"),
        (GivenFigure("killed", value="3", low="2"), "not both"),
        (GivenFigure("killed", low="9", high="3"), "low: 9 is more than high, 3"),
        (GivenFigure("killed", low="3", high="9", comparator="at_least"), "comparator: at_least does not go"),
        (GivenFigure("killed", value="3", comparator="roughly"), "comparator: 'roughly' is none"),
        (GivenFigure("killed", value="3", as_of="2022-13"), "as_of: '2022-13' is no day; write it as"),
        (GivenFigure("killed", value="3", as_of="2022-10-07/2022-10-05"), "as_of: "),
        (GivenFigure("killed", value="3", reporter="Nobody"), "reporter: 'Nobody' says nothing in this report"),
        (GivenFigure("killed", value="3", reporter="Pavel Orlin; Mirela Danko"), "reporter: .* are several"),
        (GivenEvent(), "type: say which; there are AGREE"),
        (GivenEvent("WAR"), "type: 'WAR' is none"),
        (GivenEvent("ASSAULT/embargo"), "mode: 'embargo' is none of ASSAULT; there are"),
        (GivenEvent("AGREE", mode="x"), "mode: 'x' is none of AGREE; there are none"),
        (GivenEvent("ASSAULT", status="true"), "status: 'true' is none"),
        (GivenEvent("ASSAULT", status="fact", asserted="Pavel Orlin"), "status: a fact is nobody's word"),
        (GivenEvent("ASSAULT", status="disputed", asserted="Pavel Orlin"), "status: disputed by whom"),
        (GivenEvent("ASSAULT", asserted="{first}/statement/1-2"), "asserted: .* says nothing in this report"),
        (GivenEvent("ASSAULT", when="tomorrow"), "when: 'tomorrow' is no day"),
        (GivenDuty(due="soon"), "due: 'soon' is no day"),
        (GivenDuty(by="Nobody"), "by: 'Nobody' says nothing"),
        (GivenStatement(act=""), "act: say which"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(given: Given, told: str, file: Path) -> None:
    with open_ledger(str(file)) as ledger:
        with pytest.raises(SettingsError, match=told) as refused:
            stating.state(ledger, first(ledger), Span(10, 30), given, author="Ada", why="")
        assert "\n" not in str(refused.value)
        assert ledger.corrections() == []


@pytest.mark.parametrize(
    ("given", "ends"),
    [
        (GivenFigure("killed", value="1,200"), (1200, 1200, "exact")),
        (GivenFigure("killed", value="200", comparator="more_than"), (200, None, "more_than")),
        (GivenFigure("killed", value="200", comparator="less_than"), (None, 200, "less_than")),
        (GivenFigure("killed", value="200", comparator="about"), (200, 200, "about")),
        (GivenFigure("killed", low="79"), (79, None, "at_least")),
        (GivenFigure("killed", high="79", comparator="exact"), (None, 79, "up_to")),
        (GivenFigure("killed", low="79", high="200", comparator="about"), (79, 200, "about")),
        (GivenFigure("area", low="0", high="0.5", unit="hectares"), (0, 0.5, "exact")),
    ],
)
def test_ends_and_how_exact_they_are(given: GivenFigure, ends: tuple[float | None, ...], file: Path) -> None:
    with open_ledger(str(file)) as ledger:
        key = add(ledger, "two days", given)
        made = ledger.entries([key])[key].figure  # type: ignore[union-attr]
        assert (made.low, made.high, made.comparator) == ends
        assert made.span == span_of(FERRY, "two days")


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (GivenEvent("ASSAULT/firearms"), "fact"),
        (GivenEvent("ASSAULT", asserted="Mirela Danko"), "claimed"),
        (GivenEvent("ASSAULT", denied="Pavel Orlin"), "denied"),
        (GivenEvent("ASSAULT", asserted="Mirela Danko", denied="Pavel Orlin"), "disputed"),
        (GivenEvent("ASSAULT", status="planned"), "planned"),
        (GivenEvent("ASSAULT", status="possible", asserted="Mirela Danko"), "possible"),
    ],
)
def test_how_an_event_stands(given: GivenEvent, status: str, file: Path) -> None:
    with open_ledger(str(file)) as ledger:
        key = add(ledger, CLOSED, given)
        assert ledger.entries([key])[key].event.status == status  # type: ignore[union-attr]


def test_they_go_with_their_report_and_into_a_backup(ledger: Ledger, tmp_path: Path) -> None:
    keys = add_each(ledger)
    ledger.back_up(tmp_path / "copy.db")
    with open_ledger(str(tmp_path / "copy.db")) as copy:
        assert set(copy.entries(keys)) == set(keys)
    ledger.forget(first(ledger), author="Ada", why="x")
    assert ledger.corrections(keys) == []
