"""The state of sources and alerts, in both databases."""

import multiprocessing
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.records import FeedEntry, Found, Remembered, Thing
from sayso.store import Ledger, open_ledger, restore
from sayso.store.alerting import message_id
from tests.store.made import LATER_RUN, accusation

NOON = "2022-09-21T12:00:00Z"
ONE, TWO, THREE = (FeedEntry(f"https://a.example/{n}", f"{n}", None, f"2022-09-2{n}", None) for n in (1, 2, 3))
THING = Thing("t1", "k1", "d1", "rule", "statement", "Ana", "says", "that \x00 it is so", None, "A", None, None, NOON)


class Standing:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> str:
        return self.at


@pytest.fixture
def clock() -> Standing:
    return Standing()


@pytest.fixture
def source(ledger: Ledger) -> str:
    ledger.watching.states({"a": "https://a.example/feed"})
    return "a"


def addresses(ledger: Ledger, source: str, limit: int = 10) -> list[str]:
    return [one.address for one in ledger.watching.waiting(source, limit)]


# --- sources ---------------------------------------------------------------------------------------------------------


def test_a_source_is_due_at_once_and_then_when_it_is_said(ledger: Ledger, clock: Standing, source: str) -> None:
    assert ledger.watching.states({source: "https://a.example/feed"})[source].due == NOON
    ledger.watching.end_visit(source, "2022-09-21T12:30:00Z")
    ledger.watching.note_list(source, [], Remembered("e", "m"), [source])
    state = ledger.watching.states({source: "https://a.example/feed"})[source]
    assert (state.due, state.remembered) == ("2022-09-21T12:30:00Z", Remembered("e", "m"))
    elsewhere = ledger.watching.states({source: "https://b.example/feed"})[source]
    assert (elsewhere.due, elsewhere.remembered) == (NOON, Remembered())


def test_failures_count_until_a_visit_goes_well(ledger: Ledger, source: str) -> None:
    for _ in range(3):
        ledger.watching.fail_visit(source, "no \x00 answer", "2022-09-21T13:00:00Z")
    assert ledger.watching.states({source: "https://a.example/feed"})[source].failures == 3
    ledger.watching.end_visit(source, "2022-09-21T12:30:00Z")
    [health] = ledger.watching.health()
    assert (health.failures, health.failed, health.error, health.failing) == (0, NOON, "no \ufffd answer", None)


def test_a_source_fails_since_its_last_success_else_since_it_is_watched(
    ledger: Ledger, clock: Standing, source: str
) -> None:
    clock.at = "2022-09-21T13:00:00Z"
    ledger.watching.fail_visit(source, "503", "2022-09-21T14:00:00Z")
    assert ledger.watching.health()[0].failing == NOON
    ledger.watching.end_visit(source, "2022-09-21T14:00:00Z")
    clock.at = "2022-09-21T15:00:00Z"
    ledger.watching.fail_visit(source, "503", "2022-09-21T16:00:00Z")
    assert ledger.watching.health()[0].failing == "2022-09-21T13:00:00Z"


def test_a_visit_is_late_when_its_hour_is_over(ledger: Ledger, clock: Standing, source: str) -> None:
    ledger.watching.end_visit(source, "2022-09-21T13:00:00Z")
    for at, late in (("2022-09-21T13:59:59Z", False), ("2022-09-21T14:00:01Z", True)):
        clock.at = at
        assert ledger.watching.health()[0].late is late


def test_what_is_listed_waits_once_oldest_first(ledger: Ledger, source: str) -> None:
    assert ledger.watching.note_list(source, [THREE, TWO, ONE, TWO], None, [source]) == 3
    assert ledger.watching.note_list(source, [THREE, TWO, ONE], None, [source]) == 0
    assert addresses(ledger, source) == [ONE.url, TWO.url, THREE.url]
    assert addresses(ledger, source, limit=2) == [TWO.url, THREE.url]


def test_what_has_no_day_comes_in_the_order_of_the_list(ledger: Ledger, source: str) -> None:
    listed = [FeedEntry(f"https://a.example/{n}", "") for n in "cba"]  # newest first
    ledger.watching.note_list(source, listed, None, [source])
    assert [one[-1] for one in addresses(ledger, source)] == ["a", "b", "c"]


def test_what_was_taken_waits_again_only_if_it_is_newer(ledger: Ledger, clock: Standing, source: str) -> None:
    ledger.watching.note_list(source, [ONE], None, [source])
    [one] = ledger.watching.waiting(source, 10)
    assert ledger.watching.begin(one.number, 3)
    ledger.watching.take(one.number, "d1", Remembered("e", None), None)
    assert addresses(ledger, source) == []
    earlier, later = (replace(ONE, updated=f"2022-09-21T{hour}:00:00Z") for hour in (11, 13))
    assert ledger.watching.note_list(source, [earlier], None, [source]) == 0
    assert ledger.watching.note_list(source, [later], None, [source]) == 1
    assert ledger.watching.note_list(source, [later], None, [source]) == 0
    [again] = ledger.watching.waiting(source, 10)
    assert (again.remembered, again.taken, again.looks) == (Remembered("e", None), NOON, 1)


def test_an_attempt_that_never_ended_counts(ledger: Ledger, source: str) -> None:
    ledger.watching.note_list(source, [ONE], None, [source])
    [one] = ledger.watching.waiting(source, 10)
    assert [ledger.watching.begin(one.number, 3) for _ in range(4)] == [True, True, True, False]
    assert addresses(ledger, source) == []
    assert ledger.watching.health()[0].given_up == 1


def test_missed_put_off_left_out(ledger: Ledger, clock: Standing, source: str) -> None:
    ledger.watching.note_list(source, [THREE, TWO, ONE], None, [source])
    one, two, three = ledger.watching.waiting(source, 10)
    ledger.watching.miss(one.number, "503", "2022-09-21T13:00:00Z")
    ledger.watching.put_off(two.number, "2022-09-21T13:00:00Z")
    ledger.watching.leave_out(three.number, "in another language (fr)")
    assert addresses(ledger, source) == []
    clock.at = "2022-09-21T13:00:00Z"
    assert [(late.address, late.failures) for late in ledger.watching.waiting(source, 10)] == [
        (ONE.url, 1),
        (TWO.url, 0),
    ]
    newer = replace(THREE, updated="2022-09-25T00:00:00Z")
    assert ledger.watching.note_list(source, [newer], None, [source]) == 0
    [health] = ledger.watching.health()
    assert (health.waiting, health.given_up) == (2, 0)


def test_articles_a_day_are_those_of_the_last_week(ledger: Ledger, clock: Standing, source: str) -> None:
    for day in range(10):
        clock.at = f"2022-09-{day + 10}T12:00:00Z"
        ledger.watching.note_list(source, [FeedEntry(f"https://a.example/x{day}", "")], None, [source])
        for one in ledger.watching.waiting(source, 10):
            ledger.watching.take(one.number, f"d{day}", None, None)
    clock.at = "2022-09-28T12:00:00Z"
    [health] = ledger.watching.health()
    assert health.articles == 10
    assert health.per_day == 0.0
    clock.at = "2022-09-20T00:00:00Z"
    assert ledger.watching.health()[0].per_day == 7.0  # the source is young: it counts as watched for a day


def test_one_watch_holds_a_ledger_and_lets_go(ledger: Ledger, url: str) -> None:
    with open_ledger(url) as other, ledger.watched_alone() as first:
        assert first
        with other.watched_alone() as second:
            assert not second
    with ledger.watched_alone() as again:
        assert again


def _hold(url: str, held: "multiprocessing.synchronize.Event") -> None:
    with open_ledger(url) as ledger, ledger.watched_alone():
        held.set()
        time.sleep(60)


def test_a_watch_that_is_killed_lets_go(ledger: Ledger, url: str) -> None:
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    process = context.Process(target=_hold, args=(url, held), daemon=True)
    process.start()
    assert held.wait(30)
    with ledger.watched_alone() as alone:
        assert not alone
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    for _ in range(50):  # the server has to notice
        with ledger.watched_alone() as alone:
            if alone:
                return
        time.sleep(0.1)
    pytest.fail("a dead watch holds the ledger")


# --- alerts ----------------------------------------------------------------------------------------------------------


def things(count: int, document: str = "d1") -> tuple[Thing, ...]:
    return tuple(replace(THING, id=f"t{n}", key=f"k{n}", document=document) for n in range(count))


@pytest.fixture
def alert(ledger: Ledger) -> str:
    assert ledger.alerting.heard("desk", ["rule"]) == {"rule": 0}
    return "desk"


def test_a_thing_is_noted_once_with_a_message_to_each(ledger: Ledger, alert: str) -> None:
    found = Found("rule", 7, things(2), ())
    assert ledger.alerting.note(alert, found, ["ana", "ben"]) == 2
    assert ledger.alerting.note(alert, found, ["ana", "ben"]) == 0
    messages = ledger.alerting.due(alert, 10)
    assert [(one.recipient, [thing.id for thing in one.things]) for one in messages] == [
        ("ana", ["t0"]),
        ("ben", ["t0"]),
        ("ana", ["t1"]),
        ("ben", ["t1"]),
    ]
    assert messages[0].id == message_id(alert, "ana", things(1))
    assert messages[0].things == things(1)
    assert ledger.alerting.heard(alert, ["rule", "new"]) == {"rule": 7, "new": 0}


def test_what_is_the_same_is_known_and_not_told(ledger: Ledger, alert: str) -> None:
    told, same = things(2)
    ledger.alerting.note(alert, Found("rule", 7, (told,), (same,)), ["ana"])
    assert len(ledger.alerting.due(alert, 10)) == 1
    assert ledger.alerting.told(alert, ["k0", "k1", "k2"]) == {"k0", "k1"}
    assert [one.id for one in ledger.alerting.things(alert, 10)] == ["t0"]


def test_a_message_is_due_until_it_is_sent(ledger: Ledger, clock: Standing, alert: str) -> None:
    ledger.alerting.note(alert, Found("rule", 7, things(1), ()), ["ana"])
    [message] = ledger.alerting.due(alert, 10)
    ledger.alerting.not_sent(message.id, "no", "2022-09-21T12:01:00Z")
    assert ledger.alerting.due(alert, 10) == []
    clock.at = "2022-09-21T12:01:00Z"
    [again] = ledger.alerting.due(alert, 10)
    assert (again.id, again.attempts, again.made) == (message.id, 1, NOON)
    assert ledger.alerting.health()[0].error == "no"
    ledger.alerting.sent(message.id)
    assert ledger.alerting.due(alert, 10) == []
    [health] = ledger.alerting.health()
    assert (health.things, health.waiting, health.sent, health.last_sent, health.error) == (1, 0, 1, clock.at, None)


def test_a_digest_is_written_once(ledger: Ledger, clock: Standing, alert: str) -> None:
    ledger.alerting.note(alert, Found("rule", 7, things(2), ()), None)
    assert ledger.alerting.due(alert, 10) == []
    assert ledger.alerting.first_gathered(alert) == NOON
    assert ledger.alerting.write_digest(alert, ["ana"], NOON) == 0  # noted then, not before
    assert ledger.alerting.write_digest(alert, ["ana"], "2022-09-21T13:00:00Z") == 2
    assert ledger.alerting.write_digest(alert, ["ana"], "2022-09-21T13:00:00Z") == 0
    assert [len(one.things) for one in ledger.alerting.due(alert, 10)] == [2]
    assert ledger.alerting.first_gathered(alert) is None


def test_what_is_forgotten_is_taken_out_of_all_of_it(ledger: Ledger, alert: str) -> None:
    added = ledger.add(accusation(url="https://a.example/1").findings)
    ledger.watching.states({"a": "x"})
    ledger.watching.note_list("a", [ONE], None, ["a"])
    [one] = ledger.watching.waiting("a", 10)
    ledger.watching.take(one.number, added.document, Remembered("e"), "2022-09-21T12:00:00Z")
    kept, gone = replace(THING, id="t8", key="k8"), replace(THING, id="t9", key="k9", document=added.document)
    ledger.alerting.note(alert, Found("rule", 1, (gone, kept), ()), None)
    ledger.alerting.write_digest(alert, ["ana"], "2022-09-21T13:00:00Z")
    ledger.alerting.note(alert, Found("rule", 1, (replace(gone, id="t7"),), ()), ["ana"])
    ledger.forget(added.document, author="Ana", why="an order")
    assert [[thing.id for thing in one.things] for one in ledger.alerting.due(alert, 10)] == [["t8"]]
    assert [one.id for one in ledger.alerting.things(alert, 10)] == ["t8"]
    assert addresses(ledger, "a") == []


def test_a_search_among_later_reports_only(ledger: Ledger) -> None:
    ledger.add(accusation(url="https://a.example/1").findings)
    ledger.add(accusation(url="https://a.example/2", published="2022-09-22").findings)
    ledger.add(accusation(url="https://a.example/1", made_by=LATER_RUN).findings)  # read again: its entries are new
    for kind, count in (("statement", 2), ("figure", 1), ("document", 1)):
        hits = ledger.search("", kind, after=1)
        assert [hit.report.number for hit in hits] == [2] * count
    assert len(ledger.search("", "statement", after=0)) == 4
    assert [hit.report.number for hit in ledger.search("ferry since:2022-09-22", "statement", after=1)] == [2]
    assert ledger.search("ferry until:2022-09-21", "document", after=1) == []
    assert ledger.search("", "statement", after=2) == []


def test_a_new_rule_begins_with_what_comes_next(ledger: Ledger) -> None:
    ledger.add(accusation().findings)
    assert ledger.alerting.heard("desk", ["rule"]) == {"rule": 1}


def test_a_backup_goes_on_where_the_ledger_was(ledger: Ledger, source: str, alert: str, tmp_path: Path) -> None:
    ledger.watching.note_list(source, [ONE], Remembered("e"), [source])
    ledger.alerting.note(alert, Found("rule", 7, things(1), ()), ["ana"])
    ledger.back_up(tmp_path / "backup.db")
    restore(tmp_path / "backup.db", str(tmp_path / "again.db"))
    with open_ledger(str(tmp_path / "again.db"), clock=lambda: NOON) as again:
        assert addresses(again, source) == [ONE.url]
        assert again.alerting.heard(alert, ["rule"]) == {"rule": 7}
        assert len(again.alerting.due(alert, 10)) == 1
        assert again.alerting.note(alert, Found("rule", 7, things(1), ()), ["ana"]) == 0
