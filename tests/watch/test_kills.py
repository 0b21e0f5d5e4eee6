"""A watch killed between any two of its steps goes on as if nothing had been: the same ledger, each alert once."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sayso.fetch.watch_sources import WatchFile
from sayso.records import Alert, FeedVisit, Fetched, NotModified, Remembered, Taken
from sayso.store import Ledger, open_ledger
from sayso.watch import Means, Watch
from tests.conftest import new_database
from tests.watch.made import MadeWeb, Moments, Outlet, read_made, source, text_of, trouble

ENVIRONMENT = {"HOOK_KEY": "battery staple"}
ROUNDS = 4
#: Of the steps at which a watch may be killed, one in so many is tried in the short form of this test.
ONE_IN = 17
#: In how many parts the long form is run.
PARTS = 8


class Killed(BaseException):
    """Nobody catches this: what is under way ends here, and what was not committed is lost, as with kill -9."""


class Steps:
    """Counts steps and ends the process, so to speak, at one of them."""

    def __init__(self, deaths: Iterator[int]) -> None:
        self.deaths, self.count = deaths, 0
        self.next = next(deaths, -1)

    def __call__(self) -> None:
        self.count += 1
        if self.count == self.next:
            self.next = next(self.deaths, -1)
            raise Killed


class FragileWeb(MadeWeb):
    """The made-up web; a step before each request and one behind it."""

    step: Steps

    def list(self, address: str, known: Remembered) -> FeedVisit | NotModified:
        self.step()
        found = super().list(address, known)
        self.step()
        return found

    def get(self, address: str, known: Remembered) -> Fetched | NotModified:
        self.step()
        found = super().get(address, known)
        self.step()
        return found

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Taken:
        self.step()
        found = super().post(address, body, headers)
        self.step()
        return found


@pytest.fixture
def fragile(monkeypatch: pytest.MonkeyPatch) -> list[Steps]:
    """Steps before each transaction, before its end and behind it; of the steps that stand in the list."""
    steps: list[Steps] = []
    writing = Ledger._writing

    @contextmanager
    def with_steps(self: Ledger) -> Iterator[Any]:
        steps[-1]()
        with writing(self) as connection:
            yield connection
            steps[-1]()
        steps[-1]()

    monkeypatch.setattr(Ledger, "_writing", with_steps)
    return steps


class World:
    """Two sources that publish, change and fail over four rounds, and two alerts on what they say."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.clock = Moments()
        self.web = FragileWeb(self.clock)
        for name in ("one", "two"):
            self.web.outlets[f"https://{name}.example/feed"] = Outlet()
        rules = folder / "rules.toml"
        rules.write_text(
            '[[watch]]\nname = "all"\nquery = ""\n[[watch]]\nname = "reports"\nkind = "reports"\nquery = ""\n'
        )
        self.ledger = url or str(folder / "sayso.db")
        address = "https://hook.example/x"
        hook = Alert("hook", "webhook", str(rules), (), "each", "07:00", True, address=address, key_env="HOOK_KEY")
        digest = Alert(
            "digest", "webhook", str(rules), ("all",), "hourly", "07:00", False, address=address, key_env="HOOK_KEY"
        )
        feed = Alert("feed", "atom", str(rules), (), "each", "07:00", True, file=str(folder / "news.atom"))
        self.file = WatchFile((source("one"), source("two")), (hook, digest, feed))

    def of(self, name: str) -> Outlet:
        return self.web.outlets[f"https://{name}.example/feed"]

    def happen(self, turn: int) -> None:
        one, two = self.of("one"), self.of("two")
        one.publish(self.clock(), 10 * turn, "one")
        if turn % 2 == 0:
            two.publish(self.clock(), 10 * turn, "two")  # a copy
            two.publish(self.clock(), 10 * turn + 1, "two").fails = [trouble("server")] * 99 if turn == 0 else []
        elif turn == 1:
            two.articles[1].fails = []
        if turn == 2:
            one.articles[0].text, one.articles[0].updated = text_of(0, version=2), self.clock()
        self.web.refusing = lambda _address: trouble("server") if turn == 1 else None

    def live(self, step: Steps) -> int:
        """The four rounds, each tried again where it was killed; how often that was."""
        self.web.step = step
        deaths = 0
        for turn in range(ROUNDS):
            self.happen(turn)
            while True:
                try:
                    with open_ledger(self.ledger, create=True, clock=self.clock) as ledger:
                        Watch(ledger, self.file, Means(self.web, read_made, self.clock, ENVIRONMENT)).round()
                    break
                except Killed:
                    deaths += 1
            self.clock.pass_by(35)
        return deaths

    def came_of_it(self) -> tuple[Any, ...]:
        """The ledger's reports, statements and links, and all that was told, whatever the order."""
        with open_ledger(self.ledger, clock=self.clock) as ledger:
            reports = ledger.added_since("2000-01-01T00:00:00Z")
            links = [one.link for one in ledger.links_since("2000-01-01T00:00:00Z")]
            said = [one.key for one in ledger.matching("", "statement")]
            waiting = [one.waiting for one in ledger.alerting.health()]
            health = [
                (one.name, one.articles, one.failures, one.waiting, one.given_up) for one in ledger.watching.health()
            ]
        told = {json.loads(body)["id"]: _told(body) for _, body, _ in self.web.posted}
        return (
            sorted((str(one.url), one.document, one.previous) for one in reports),
            sorted((one.left, one.right, one.relation, one.why) for one in links),
            sorted(said),
            waiting,
            health,
            sorted(told.values()),
            Counter(self.things()),
        )

    def things(self) -> list[tuple[str, str]]:
        """Each thing in each message, a message that came twice counted once."""
        whole = {json.loads(body)["id"]: json.loads(body) for _, body, _ in self.web.posted}
        return [(one["alert"], thing["id"]) for one in whole.values() for thing in one["things"]]


def _told(body: bytes) -> str:
    return " ".join([json.loads(body)["alert"], *(one["words"] for one in json.loads(body)["things"])])


def undisturbed(folder: Path, fragile: list[Steps]) -> tuple[tuple[Any, ...], int, World]:
    world = World(folder)
    fragile.append(Steps(iter(())))
    world.live(fragile[-1])
    return world.came_of_it(), fragile[-1].count, world


def test_what_happens_is_worth_killing(tmp_path: Path, fragile: list[Steps]) -> None:
    came, steps, world = undisturbed(tmp_path, fragile)
    assert len(came[0]) == 9
    assert len(came[5]) > 8
    assert set(Counter(world.things()).values()) == {1}
    assert steps > 200


def test_in_postgresql_all_is_the_same(tmp_path: Path, fragile: list[Steps], server: str) -> None:
    (tmp_path / "whole").mkdir()
    whole, _, _ = undisturbed(tmp_path / "whole", fragile)
    world = World(tmp_path, new_database(server))
    fragile.append(Steps(iter(range(101, 100_000, 101))))
    assert world.live(fragile[-1]) > 1
    assert world.came_of_it() == whole


def check_deaths(tmp_path: Path, fragile: list[Steps], places: range) -> None:
    (tmp_path / "whole").mkdir()
    whole, steps, world = undisturbed(tmp_path / "whole", fragile)
    asked = world.web.asked.total()
    print(f"{steps} steps")
    for place in (one for one in places if one <= steps):
        folder = tmp_path / f"at{place}"
        folder.mkdir()
        killed = World(folder)
        fragile.append(Steps(iter([place])))
        assert killed.live(fragile[-1]) == 1, place
        assert killed.came_of_it() == whole, place
        assert set(Counter(killed.things()).values()) == {1}, place
        assert killed.web.asked.total() <= asked + 2, place  # a list asked for again, and the article at hand
        assert len(killed.web.posted) <= len(world.web.posted) + 1, place


def test_killed_anywhere_it_goes_on_as_if_nothing_had_been(tmp_path: Path, fragile: list[Steps]) -> None:
    check_deaths(tmp_path, fragile, range(1, 10_000, ONE_IN))


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_killed_at_each_place_it_goes_on_as_if_nothing_had_been(
    tmp_path: Path, fragile: list[Steps], part: int
) -> None:
    check_deaths(tmp_path, fragile, range(part + 1, 10_000, PARTS))


def test_killed_again_and_again_it_gets_there(tmp_path: Path, fragile: list[Steps]) -> None:
    (tmp_path / "whole").mkdir()
    whole, _, _ = undisturbed(tmp_path / "whole", fragile)
    world = World(tmp_path)
    fragile.append(Steps(iter(range(41, 100_000, 41))))
    assert world.live(fragile[-1]) > 5
    assert world.came_of_it() == whole
    assert set(Counter(world.things()).values()) == {1}
