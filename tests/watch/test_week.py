"""A week of several sources on a made-up clock: no request more than needed, nothing missed, nothing twice."""

import random
from collections import Counter

import pytest

from sayso.store import Ledger
from tests.watch.conftest import MakeWatch
from tests.watch.made import START, MadeWeb, Moments, Outlet, after, source, text_of, trouble

A_DAY, A_WEEK = 60 * 24, 60 * 24 * 7
TICK = 30  # minutes between two rounds; things happen every ten
#: Minutes from START during which a source fails; it vanishes and comes back.
GONE = (2 * A_DAY, 3 * A_DAY + 300)


class Week:
    """What happens in a week, minute by minute: drawn once, the same every time."""

    def __init__(self, web: MadeWeb, clock: Moments) -> None:
        self.web, self.clock = web, clock
        self.chance = random.Random(7)
        self.number = 0
        self.published: list[tuple[str, str]] = []  # address and text, each version
        self.changed: Counter[str] = Counter()
        self.web.outlets = {
            f"https://{name}.example/feed": Outlet() for name in ("steady", "slow", "failing", "changing", "vanishing")
        }
        self.of("failing").down = lambda _at: trouble("server")
        self.of("slow").marks = False
        self.of("vanishing").down = lambda at: (
            trouble("gone") if after(START, GONE[0]) <= at < after(START, GONE[1]) else None
        )
        self.of("vanishing").window = 100
        self.of("changing").repeats = True

    def of(self, name: str) -> Outlet:
        return self.web.outlets[f"https://{name}.example/feed"]

    def happen(self, minute: int) -> None:
        for name, every in (("steady", 40), ("slow", 290), ("changing", 190), ("vanishing", 70)):
            if minute % every == 0:
                self.number += 1
                one = self.of(name).publish(self.clock(), self.number, name)
                self.published.append((one.address, one.text))
        if minute and minute % 400 == 0:
            one = self.chance.choice(self.of("changing").articles[-6:-1])
            self.changed[one.address] += 1
            number = int(one.address.rsplit("/", 1)[1])
            one.text, one.updated = text_of(number, 1 + self.changed[one.address]), self.clock()
            self.published.append((one.address, one.text))
        if minute and minute % 700 == 0:
            steady = self.of("steady").articles[-1]
            steady.fails = [trouble("slow")]


@pytest.fixture
def week(web: MadeWeb, clock: Moments) -> Week:
    return Week(web, clock)


SOURCES = [
    source("steady", every=30),
    source("slow", every=120),
    source("failing", every=30),
    source("changing", every=60),
    source("vanishing", every=60),
]


def live(week: Week, watch_over: MakeWatch) -> None:
    """The week; now and then another process goes on with it."""
    watch = watch_over(SOURCES)
    for minute in range(0, A_WEEK, TICK):
        if minute % 900 == 450:
            watch = watch_over(SOURCES)
        for earlier in range(minute, minute + TICK, 10):
            week.happen(earlier)
        watch.round()
        week.clock.pass_by(TICK)
    for _ in range(40):  # what was put off or came last
        watch.round()
        week.clock.pass_by(TICK)


def test_a_week(week: Week, watch_over: MakeWatch, ledger: Ledger, web: MadeWeb) -> None:
    live(week, watch_over)
    reports = ledger.added_since("2000-01-01T00:00:00Z")
    told = Counter((str(one.url), ledger.text(one.document)) for one in reports)
    assert set(told) == set(week.published)
    assert set(told.values()) == {1}
    minutes = A_WEEK + 40 * TICK
    for name, every in (("steady", 30), ("slow", 120), ("changing", 60)):
        assert web.count(f"https://{name}.example/feed") == -(-minutes // every)
    waits = [30, 60, 120, 240, 480, 960] + [A_DAY] * 10
    assert web.count("https://failing.example/feed") == sum(1 for at in _sums(waits) if at < minutes)
    of_articles = {address: count for address, count in _by_address(web).items() if "/news/" in address}
    failed = sum(count for (address, kind), count in web.asked.items() if "/news/" in address and kind == "slow")
    assert failed > 5
    assert sum(of_articles.values()) == len(week.published) + failed
    health = {one.name: one for one in ledger.watching.health()}
    assert health["failing"].succeeded is None
    assert health["failing"].failures == web.count("https://failing.example/feed")
    assert health["vanishing"].failures == 0
    assert health["vanishing"].failed is not None
    published = A_WEEK - 40 * TICK  # minutes of the last week in which anything was
    assert abs(health["steady"].per_day - published / 40 / 7) < 1  # one in 40 minutes
    assert all(one.waiting == one.given_up == 0 for one in health.values())


def _sums(waits: list[int]) -> list[int]:
    found = [0]
    for one in waits:
        found.append(found[-1] + one)
    return found


def _by_address(web: MadeWeb) -> Counter[str]:
    found: Counter[str] = Counter()
    for (address, _), count in web.asked.items():
        found[address] += count
    return found
