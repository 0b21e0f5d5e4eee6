"""Visits: what is new or changed is taken once, what is unchanged costs nothing, what fails is put off and bounded."""

from dataclasses import replace
from itertools import pairwise

import pytest

from sayso.records import FeedVisit, Fetched, NotModified, Raw, Remembered, Waiting
from sayso.store import Ledger
from sayso.watch.taking import MOST_DEATHS, MOST_FAILURES, as_page
from tests.watch.conftest import MakeWatch
from tests.watch.made import MadeWeb, Moments, Outlet, after, source, text_of, trouble

FEED = "https://steady.example/feed"


@pytest.fixture
def steady(web: MadeWeb, clock: Moments) -> Outlet:
    """A source with three articles."""
    outlet = web.outlets[FEED] = Outlet()
    for number in range(3):
        outlet.publish(clock(), number, "steady")
    return outlet


def texts(ledger: Ledger) -> list[str]:
    return [ledger.text(one.document) for one in ledger.added_since("2000-01-01T00:00:00Z")]


def test_new_articles_go_into_the_ledger_with_their_outlet_and_day(
    watch_over: MakeWatch, ledger: Ledger, steady: Outlet
) -> None:
    went = watch_over([source("steady")]).round()
    assert went is not None
    assert went.visited[0].new == 3
    reports = ledger.newest(10)
    assert {one.outlet for one in reports} == {"Steady"}
    assert {one.published.earliest for one in reports if one.published} == {"2022-09-19"}
    assert {one.url for one in reports} == {one.address for one in steady.articles}


def test_the_reader_is_told_the_charset_that_the_server_named() -> None:
    one = Waiting(1, "https://steady.example/1", None, Remembered(), 0, 0, None)
    found = Fetched(one.address, one.address, b"x", "text/html", "windows-1251", "2022-09-19T08:00:00Z", Remembered())
    assert as_page(one, found).charset == "windows-1251"


def test_nothing_is_asked_for_before_it_is_due(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    watch = watch_over([source("steady", every=30)])
    for _ in range(6):
        watch.round()
        clock.pass_by(5)
    assert web.count(FEED) == 1
    watch.round()
    assert web.asked[FEED, "not modified"] == 1
    assert all(web.count(one.address) == 1 for one in steady.articles)


def test_a_clock_that_was_ahead_for_years_holds_nothing_up(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, ledger: Ledger, steady: Outlet
) -> None:
    watch = watch_over([source("steady", limit=2)])
    right = clock.at
    clock.pass_by(60 * 24 * 365 * 20)
    watch.round()
    assert len(ledger.newest(5)) == 2  # one waits
    clock.at = after(right, 10)
    watch.round()
    assert (web.count(FEED), len(ledger.newest(5))) == (2, 3)
    clock.pass_by(5)
    watch.round()
    assert web.count(FEED) == 2  # and from then on at its own time


def test_a_changed_article_becomes_a_version(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    watch = watch_over([source("steady")])
    watch.round()
    clock.pass_by(30)
    steady.articles[1].text, steady.articles[1].updated = text_of(1, version=2), clock()
    watch.round()
    report = ledger.newest(1)[0]
    assert [one.number for one in ledger.versions(report.document)] == [2, 4]
    assert sum(web.count(one.address) for one in steady.articles) == 4


def test_an_article_said_to_be_changed_that_is_not_is_skipped(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    watch = watch_over([source("steady")])
    watch.round()
    clock.pass_by(30)
    steady.articles[1].updated = clock()
    watch.round()
    assert web.asked[steady.articles[1].address, "not modified"] == 1
    assert len(ledger.newest(10)) == 3


def test_articles_are_looked_at_again_where_asked_for(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    steady.tells_updated = False
    watch = watch_over([source("steady", look_again=(1, 24))])
    watch.round()
    steady.articles[0].text = text_of(0, version=2)
    for _ in range(2 * 48):
        clock.pass_by(30)
        watch.round()
    assert [web.count(one.address) for one in steady.articles] == [3, 3, 3]
    assert web.asked[steady.articles[0].address, "fetched"] == 2
    assert len(ledger.newest(10)) == 4


def test_pages_of_a_list_are_looked_at_at_every_visit(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    addresses = tuple(one.address for one in steady.articles[:2])
    steady.articles[0].fails = [trouble("gone")] * 10
    watch = watch_over([replace(source("list", form="pages", every=60), addresses=addresses)])
    watch.round()
    clock.pass_by(60)
    steady.articles[1].text = text_of(1, version=2)
    watch.round()
    assert web.count(addresses[1]) == 2
    assert texts(ledger) == [text_of(1), text_of(1, version=2)]
    for _ in range(24 * 14):
        clock.pass_by(60)
        watch.round()
    assert text_of(0) in texts(ledger)


def test_a_list_of_pages_is_looked_through_whatever_the_limit(
    watch_over: MakeWatch, ledger: Ledger, steady: Outlet
) -> None:
    addresses = tuple(one.address for one in steady.articles)
    watch_over([replace(source("list", form="pages", limit=1), addresses=addresses)]).round()
    assert len(ledger.newest(10)) == 3


def test_an_index_of_sitemaps_is_asked_for_in_full_and_so_is_one_that_failed_in_part(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    original, asked = web.list, list[Remembered]()
    changes: dict[str, object] = {}

    def listing(address: str, known: Remembered) -> FeedVisit | NotModified:
        asked.append(known)
        found = original(address, Remembered())
        assert isinstance(found, FeedVisit)
        return replace(found, **changes)  # type: ignore[arg-type]

    web.list = listing  # type: ignore[method-assign]
    watch = watch_over([source("steady")])
    whole = original(FEED, Remembered())
    assert isinstance(whole, FeedVisit)
    for changes in ({}, {"troubles": ("one failed",)}, {"feed": replace(whole.feed, kind="sitemap_index")}, {}):  # noqa: B007
        watch.round()
        clock.pass_by(30)
    assert [one == Remembered() for one in asked] == [True, False, True, True]


def test_the_newest_come_first_where_a_visit_is_bounded_and_the_others_follow(
    watch_over: MakeWatch, ledger: Ledger, clock: Moments, steady: Outlet
) -> None:
    watch = watch_over([source("steady", limit=2)])
    for minutes, one in enumerate(steady.articles):
        one.published = after(clock(), minutes - 100)
    watch.round()
    assert texts(ledger) == [text_of(1), text_of(2)]
    clock.pass_by(30)
    watch.round()
    assert texts(ledger) == [text_of(1), text_of(2), text_of(0)]


def test_paths_are_allowed_and_forbidden(watch_over: MakeWatch, ledger: Ledger, steady: Outlet) -> None:
    watch_over([source("steady", allow=("/news/*",), forbid=("*/1",))]).round()
    assert texts(ledger) == [text_of(0), text_of(2)]


def test_an_article_in_another_language_is_left_out(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    watch = watch_over([source("steady", language="fr")])
    watch.round()
    steady.articles[0].updated = after(clock(), 5)
    clock.pass_by(30)
    watch.round()
    assert texts(ledger) == []
    assert web.count(steady.articles[0].address) == 1


def test_a_failing_source_is_asked_ever_more_seldom_and_then_as_before(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    asked: list[float] = []
    started = clock()
    until = after(started, 60 * 24 * 4)
    steady.down = lambda at: trouble("server") if at < until else None
    watch = watch_over([source("steady")])
    for minute in range(0, 60 * 24 * 6, 10):
        before = web.count(FEED)
        watch.round()
        asked += [minute] if web.count(FEED) > before else []
        clock.pass_by(10)
    waits = [later - one for one, later in pairwise(asked)]
    assert waits[:8] == [30, 60, 120, 240, 480, 960, 1440, 1440]
    assert set(waits[9:]) == {30}
    assert len(ledger.newest(10)) == 3
    [health] = ledger.watching.health()
    assert (health.failures, health.error) == (0, "https://somewhere.example/: server.")


def test_retry_after_is_respected(watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet) -> None:
    steady.down = lambda _at: trouble("busy", wait=7200.0)
    watch = watch_over([source("steady")])
    for _ in range(12):
        watch.round()
        clock.pass_by(10)
    assert web.count(FEED) == 1
    watch.round()
    assert web.count(FEED) == 2


def test_a_server_that_asks_for_patience_at_an_article_is_given_it(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    steady.articles[0].fails = [trouble("busy", wait=7200.0) for _ in range(2 * MOST_FAILURES)]
    watch = watch_over([source("steady")])
    watch.round()
    assert sum(web.count(one.address) for one in steady.articles) == 1
    for _ in range(11):
        clock.pass_by(10)
        watch.round()
    assert sum(web.count(one.address) for one in steady.articles) == 1
    for _ in range(12 * 2 * MOST_FAILURES):
        clock.pass_by(10)
        watch.round()
    assert len(ledger.newest(10)) == 3  # patience asked for is no failure of the article


def test_an_article_that_fails_costs_itself_alone_and_is_given_up_in_the_end(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    steady.articles[1].fails = [trouble("server")] * 100
    watch = watch_over([source("steady")])
    watch.round()
    assert texts(ledger) == [text_of(0), text_of(2)]
    for _ in range(24 * 2 * 10):
        clock.pass_by(30)
        watch.round()
    assert web.count(steady.articles[1].address) == MOST_FAILURES
    assert ledger.watching.health()[0].given_up == 1
    steady.articles[1].fails, steady.articles[1].updated = [], clock()
    clock.pass_by(30)
    watch.round()
    assert text_of(1) in texts(ledger)
    assert ledger.watching.health()[0].given_up == 0


@pytest.mark.parametrize("kind", ["robots", "media", "large", "address"])
def test_what_asking_again_does_not_mend_is_not_asked_again(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet, kind: str
) -> None:
    steady.articles[1].fails = [trouble(kind)] * 100
    watch = watch_over([source("steady")])
    for _ in range(100):
        watch.round()
        clock.pass_by(30)
    assert web.count(steady.articles[1].address) == 1


def test_where_no_server_answers_the_rest_is_left_for_the_next_visit(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    for number in range(3, 10):
        steady.publish(clock(), number, "steady")
    for one in steady.articles:
        one.fails = [trouble("unreachable")]
    watch = watch_over([source("steady")])
    watch.round()
    assert sum(web.count(one.address) for one in steady.articles) == 3
    for _ in range(10):
        clock.pass_by(60)
        watch.round()
    assert len(ledger.newest(20)) == 10


def test_a_page_that_ends_the_process_is_not_read_for_ever(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    deaths = 0

    def deadly(address: str, known: Remembered) -> object:
        nonlocal deaths
        if address.endswith("/1"):
            deaths += 1
            raise SystemExit
        return MadeWeb.get(web, address, known)

    web.get = deadly  # type: ignore[assignment, method-assign]
    for _ in range(20):
        try:
            watch_over([source("steady")]).round()
        except SystemExit:
            clock.pass_by(1)
    assert deaths == MOST_DEATHS
    assert texts(ledger) == [text_of(0), text_of(2)]
    assert ledger.watching.health()[0].given_up == 1


def test_a_mistake_of_ours_costs_one_article(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, steady: Outlet
) -> None:
    original = web.get

    def garbled(address: str, known: Remembered) -> object:
        found = original(address, known)
        return replace(found, content=b"\xff") if address.endswith("/1") and isinstance(found, Fetched) else found

    web.get = garbled  # type: ignore[assignment, method-assign]
    watch_over([source("steady")]).round()
    assert texts(ledger) == [text_of(0), text_of(2)]


def test_what_is_forgotten_is_not_fetched_again(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    watch = watch_over([source("steady", look_again=(1,))])
    watch.round()
    ledger.forget(ledger.added_since("2000-01-01T00:00:00Z")[1].document, author="Ana", why="an order")
    steady.articles[1].text, steady.articles[1].updated = text_of(1, version=2), after(clock(), 10)
    for _ in range(5):
        clock.pass_by(30)
        watch.round()
    assert web.count(steady.articles[1].address) == 1
    assert text_of(1, version=2) not in texts(ledger)


def test_one_article_in_two_feeds_is_fetched_once_and_outlives_its_first_source(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    web.outlets["https://other.example/feed"] = Outlet(articles=steady.articles)
    steady.articles[2].fails = [trouble("server")]
    watch_over([source("steady"), source("other")]).round()
    assert [web.count(one.address) for one in steady.articles] == [1, 1, 1]
    clock.pass_by(60)
    steady.articles[0].updated = clock()  # so that the list is another one
    watch_over([source("other")]).round()
    assert text_of(2) in texts(ledger)


def test_a_source_at_a_new_address_is_visited_at_once_and_in_full(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet
) -> None:
    watch_over([source("steady")]).round()
    web.outlets["https://moved.example/feed"] = steady
    watch_over([replace(source("moved"), name="steady")]).round()
    assert web.asked["https://moved.example/feed", "fetched"] == 1


def test_only_one_watch_is_at_work(watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, steady: Outlet) -> None:
    with ledger.watched_alone() as alone:
        assert alone
        assert watch_over([source("steady")]).round() is None
    assert web.asked.total() == 0
    assert watch_over([source("steady")]).round() is not None


def test_a_watch_that_is_stopped_goes_on_where_it_was(
    watch_over: MakeWatch, ledger: Ledger, web: MadeWeb, steady: Outlet
) -> None:
    watch = watch_over([source("steady")])
    original = web.get

    def stopping(address: str, known: Remembered) -> object:
        watch.stopping.set()
        return original(address, known)

    web.get = stopping  # type: ignore[assignment, method-assign]
    watch.round()
    assert len(ledger.newest(10)) == 1
    web.get = original  # type: ignore[method-assign]
    watch_over([source("steady")]).round()
    assert len(ledger.newest(10)) == 3
    assert web.asked[FEED, "fetched"] == 1
    assert web.asked[FEED, "not modified"] == 1


def test_what_was_fetched_is_kept_as_it_came(watch_over: MakeWatch, ledger: Ledger, steady: Outlet) -> None:
    watch_over([source("steady")]).round()
    raw = ledger.raw(ledger.newest(1)[0].document)
    assert raw == Raw(text_of(2).encode(), steady.articles[2].address, steady.articles[2].address, "text/html")
