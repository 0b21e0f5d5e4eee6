"""A made-up web on a made-up clock: sources that publish, fail, change and vanish, and that count who asks for what."""

import hashlib
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sayso.errors import VisitError
from sayso.records import (
    Feed,
    FeedEntry,
    FeedVisit,
    Fetched,
    Findings,
    NewsSource,
    NotModified,
    PageFacts,
    Raw,
    Remembered,
    Taken,
)
from sayso.watch.times import TIME
from tests.store.made import Page

START = "2022-09-19T00:00:00Z"
SAYS = re.compile(r"(?P<who>[A-Z]\w+ [A-Z]\w+) (?P<cue>said|warned) (?P<what>that [^.]+)\.")
_NOUNS = "ferry harvest bridge strike budget vaccine pipeline orchard tunnel festival quarry library"
NOUNS = tuple(_NOUNS.split())
_VERBS = "reopened collapsed doubled vanished improved stalled flooded expanded shrank burned recovered"
VERBS = tuple(_VERBS.split())
_PLACES = "Ostrel Merrow Halden Vardo Lisk Tarn Umber Quell Zorin Aldmoor Penwick Sarro Drumlin Cask"
PLACES = tuple(_PLACES.split())


class Moments:
    """A clock that goes on only when it is told to."""

    def __init__(self, at: str = START) -> None:
        self.at = at

    def __call__(self) -> str:
        return self.at

    def pass_by(self, minutes: float) -> None:
        self.at = after(self.at, minutes)


def after(at: str, minutes: float) -> str:
    return (datetime.strptime(at, TIME) + timedelta(minutes=minutes)).strftime(TIME)


def text_of(number: int, version: int = 1) -> str:
    """A short report in words of its own: a statement, and filling that no other report has."""
    chance = random.Random(f"{number}")
    noun, verb, place = chance.choice(NOUNS), chance.choice(VERBS), chance.choice(PLACES)
    who = f"{chance.choice(PLACES)} {chance.choice(NOUNS).title()}"
    filling = " ".join(f"{chance.choice(PLACES)}{chance.randrange(10_000)} {chance.choice(VERBS)}" for _ in range(12))
    again = f" Mended {version - 1} times." if version > 1 else ""
    return f"{who} said that the {noun} number {number} {verb} near {place}. {filling}.{again}"


def read_made(raw: Raw, facts: PageFacts) -> Findings:
    """A page as the made-up web gives it, read without a model."""
    text = raw.content.decode()
    page = Page(text, url=facts.url, outlet=facts.outlet, title=None, published=facts.published)
    for found in SAYS.finditer(text):
        page.says(found["who"], found["cue"], found["what"])
    return page.findings


@dataclass(slots=True)
class Article:
    address: str
    text: str
    published: str
    updated: str
    fails: list[VisitError] = field(default_factory=list)


@dataclass(slots=True)
class Outlet:
    """What one source publishes. ``window``: articles its feed lists; ``marks``: whether it knows If-None-Match."""

    articles: list[Article] = field(default_factory=list)
    window: int = 30
    marks: bool = True
    tells_updated: bool = True
    down: Callable[[str], VisitError | None] = lambda _at: None
    repeats: bool = False

    def publish(self, at: str, number: int, name: str) -> Article:
        one = Article(f"https://{name}.example/news/{number}", text_of(number), at, at)
        self.articles.append(one)
        return one


class MadeWeb:
    """The world outside a watch; counts requests by address and answer."""

    def __init__(self, clock: Moments) -> None:
        self.clock = clock
        self.outlets: dict[str, Outlet] = {}
        self.asked: Counter[tuple[str, str]] = Counter()
        self.posted: list[tuple[str, bytes, Mapping[str, str]]] = []
        self.refusing: Callable[[str], VisitError | None] = lambda _address: None

    def list(self, address: str, known: Remembered) -> FeedVisit | NotModified:
        outlet = self.outlets[address]
        if error := outlet.down(self.clock()):
            self.asked[address, error.kind] += 1
            raise error
        listed = [
            FeedEntry(one.address, one.address, None, one.published, one.updated if outlet.tells_updated else None)
            for one in reversed(outlet.articles[-outlet.window :])
        ]
        if outlet.repeats:
            listed = [one for one in listed for _ in range(2)]
        etag = hashlib.sha256(repr(listed).encode()).hexdigest() if outlet.marks else None
        if etag and known.etag == etag:
            self.asked[address, "not modified"] += 1
            return NotModified(address, self.clock(), known)
        self.asked[address, "fetched"] += 1
        fetched = Fetched(address, address, b"", "application/rss+xml", None, self.clock(), Remembered(etag))
        return FeedVisit(Feed("rss", None, tuple(listed)), fetched)

    def get(self, address: str, known: Remembered) -> Fetched | NotModified:
        one = next(one for outlet in self.outlets.values() for one in outlet.articles if one.address == address)
        if one.fails:
            error = one.fails.pop(0)
            self.asked[address, error.kind] += 1
            raise error
        etag = hashlib.sha256(one.text.encode()).hexdigest()
        if known.etag == etag:
            self.asked[address, "not modified"] += 1
            return NotModified(address, self.clock(), known)
        self.asked[address, "fetched"] += 1
        return Fetched(address, address, one.text.encode(), "text/html", None, self.clock(), Remembered(etag))

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Taken:
        if error := self.refusing(address):
            raise error
        self.posted.append((address, body, dict(headers)))
        return Taken(address, 200, self.clock())

    def count(self, address: str) -> int:
        return sum(count for (asked, _), count in self.asked.items() if asked == address)


SOURCE = NewsSource(
    name="steady",
    form="feed",
    addresses=("https://steady.example/feed",),
    outlet="The Steady",
    language=None,
    every=30,
    allow=(),
    forbid=(),
    limit=50,
    look_again=(),
)


def source(name: str, **other: object) -> NewsSource:
    return replace(SOURCE, name=name, addresses=(f"https://{name}.example/feed",), outlet=name.title(), **other)  # type: ignore[arg-type]


def trouble(kind: str, wait: float | None = None) -> VisitError:
    return VisitError(f"https://somewhere.example/: {kind}.", kind=kind, wait=wait)  # type: ignore[arg-type]
