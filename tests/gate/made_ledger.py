"""Made-up reports by the thousand, as a reading would give them, to fill a ledger with: the same every time.

Every report tells of one of many stories, each with names, places and words of its own among the common ones, and goes
on for some weeks. Words follow Zipf's law, as words of news do; outlets, parties, speakers and places are few for many
reports, so that common filters match hundreds of thousands of entries.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta

from sayso.records import (
    Act,
    Document,
    Event,
    Figure,
    Findings,
    MadeBy,
    NamedMention,
    Obligation,
    Party,
    Place,
    Root,
    Span,
    Speaker,
    Statement,
    When,
)

RUN = MadeBy(sayso="bench", model="made-up", settings="made-up")
WORDS = 30_000  # different words; a month of news from one agency has about as many
OUTLETS = 40
SPEAKERS = 3_000
PLACES = 800
FIRST_DAY = date(2021, 1, 1)
DAYS = 700
STATEMENTS, EVENTS, FIGURES = 10, 6, 4
STORY_REPORTS = 20  # reports of one story, on the average
STORY_WORDS, STORY_SPEAKERS, STORY_PLACES = 60, 6, 3
FROM_STORY = 0.3  # of the words of a report
#: The commonest words of English (public word counts), which no two reports have in common for a reason.
_COMMON = """
the of and to in a for that on with as by at from was were is are it be this have has had not but they he his she her
their its which who will would been one two more after over also when there said about into other new
"""
COMMON = tuple(_COMMON.split())
COUNTRIES = ("ARM", "AZE", "RUS", "UKR", "USA", "TUR", "IRN", "GEO", "FRA", "DEU", "GBR", "CHN")
ACTS: tuple[Act, ...] = (
    "assert",
    "assert",
    "assert",
    "accuse",
    "deny",
    "demand",
    "warn",
    "announce",
    "criticize",
    "promise",
)
ROOTS: tuple[Root, ...] = ("ASSAULT", "COERCE", "CONSULT", "AID", "ACCUSE", "RETREAT", "AGREE", "PROTEST")


class Maker:
    """Makes reports out of one seed."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "or")]
        self._words = ["".join(self._random.choices(syllables, k=self._random.randint(1, 4))) for _ in range(WORDS)]
        self._words[: len(COMMON)] = COMMON
        self._weights = [1 / (rank + 5) for rank in range(WORDS)]
        self._cumulated = self._cumulate(self._weights)
        names = [
            f"{one.capitalize()} {two.capitalize()}" for one, two in zip(self._words, self._words[7:], strict=False)
        ]
        self._speakers = [
            (name, f"{self._random.choice(COUNTRIES)}.{name.lower().replace(' ', '-')}") for name in names[:SPEAKERS]
        ]
        self._places = [self._words[-rank].capitalize() for rank in range(1, PLACES)]

    def reports(self, count: int, first: int = 0) -> Iterator[Findings]:
        """``count`` reports; those of the same numbers are the same only from a fresh maker."""
        for number in range(first, first + count):
            yield self._report(number)

    def words(self, count: int) -> list[str]:
        """Words as they are used: a few very often, most hardly ever, and those of the story."""
        own = [self._random.random() < FROM_STORY for _ in range(count)]
        common = self._random.choices(self._words, cum_weights=self._cumulated, k=count)
        return [
            self._random.choice(self._story_words) if ours else word for ours, word in zip(own, common, strict=True)
        ]

    def speaker(self) -> tuple[str, str]:
        """Name and actor of somebody who speaks."""
        return self._random.choice(self._story_speakers)

    def turn(self, number: int) -> None:
        """Turn to another story, for questions about it."""
        self._tell(number * STORY_REPORTS * 50)

    def _tell(self, number: int) -> None:
        """Turn to one of the stories of these weeks."""
        window = number // (STORY_REPORTS * 50)
        story = random.Random(f"{window}/{self._random.randrange(50)}")
        self._story_words = story.sample(self._words[200:], STORY_WORDS)
        self._story_speakers = story.sample(self._speakers, STORY_SPEAKERS)
        self._story_places = story.sample(self._places, STORY_PLACES)
        self._story_countries = story.sample(COUNTRIES, 4)

    def _report(self, number: int) -> Findings:
        self._tell(number)
        outlet = f"Outlet {number % OUTLETS}"
        day = (FIRST_DAY + timedelta(days=number * DAYS // 100_000 % DAYS)).isoformat()
        published = When(day, day, "day", "made up")
        page = _Page()
        statements = tuple(self._statement(page, turn) for turn in range(STATEMENTS))
        events = tuple(self._event(page, turn, statements, day) for turn in range(EVENTS))
        figures = tuple(self._figure(page, turn, statements) for turn in range(FIGURES))
        duty = self._duty(page, day)
        page.say(" ".join(self.words(60)) + ".")
        text = page.text
        url = f"https://outlet{number % OUTLETS}.example.org/{number}"
        id_ = hashlib.sha256(f"{url}\n{text}".encode()).hexdigest()
        title = " ".join(self.words(8)).capitalize()
        document = Document(id_, text, url, outlet, title, None, "en", published, ())
        return Findings(
            None,
            RUN,
            document,
            (),
            tuple(page.mentions),
            tuple(page.places),
            (),
            statements,
            events,
            (),
            figures,
            (duty,),
            (),
        )

    def _statement(self, page: "_Page", turn: int) -> Statement:
        name, actor = self.speaker()
        start = page.say(name)
        cue = page.say("said")
        words = self.words(20)
        country = self._random.choice(self._story_countries)
        about = page.say(words[0].capitalize())
        page.mentions.append(NamedMention(about, "government", words[0].capitalize(), country))
        content = page.say(" ".join(words[1:]))
        page.say(".\n")
        speaker = Speaker(name, "person", None, None, actor, start)
        return Statement(
            f"s{turn}", speaker, cue, (Span(about.start, content.end),), "indirect", self._random.choice(ACTS),
            None, None, None, None, None, None, "made", 0.9,
        )  # fmt: skip

    def _event(self, page: "_Page", turn: int, statements: tuple[Statement, ...], day: str) -> Event:
        one, other = self._random.sample(self._story_countries, 2)
        source, trigger, target = page.say(one), page.say(self.words(1)[0]), page.say(other)
        where = page.say(self._random.choice(self._story_places))
        page.say(".")
        place = Place(where, page.text_of(where), 1, 40.0, 45.0, one, None, None, True)
        page.places.append(place)
        by = (statements[turn % len(statements)].id,) if turn % 2 else ()
        return Event(
            f"e{turn}", self._random.choice(ROOTS), None, (), trigger, (Party(one, one, source),),
            (Party(other, other, target),), (place,), When(day, day, "day", "made up"), False,
            "claimed" if by else "fact", by, (), "made", 0.9,
        )  # fmt: skip

    def _figure(self, page: "_Page", turn: int, statements: tuple[Statement, ...]) -> Figure:
        value = self._random.randint(1, 500)
        span, of = page.say(str(value)), page.say(country := self._random.choice(self._story_countries))
        page.say("died.")
        by = statements[turn % len(statements)].id
        return Figure(
            f"f{turn}", span, value, value, "exact", self._random.choice(("killed", "wounded", "captured")), None,
            Party(country, country, of), None, None, by, None, None, "made", 0.9,
        )  # fmt: skip

    def _duty(self, page: "_Page", day: str) -> Obligation:
        who, duty = (
            page.say(country := self._random.choice(self._story_countries)),
            page.say("must " + " ".join(self.words(6))),
        )
        page.say(".")
        due = (date.fromisoformat(day) + timedelta(days=self._random.randint(1, 60))).isoformat()
        return Obligation(
            "o1",
            Party(country, country, who),
            duty,
            None,
            When(due, due, "day", "made up"),
            None,
            None,
            None,
            "made",
            0.9,
        )

    def _cumulate(self, weights: list[float]) -> list[float]:
        total, sums = 0.0, []
        for weight in weights:
            total += weight
            sums.append(total)
        return sums


class _Page:
    """A text in the making."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.mentions: list[NamedMention] = []
        self.places: list[Place] = []

    def say(self, words: str) -> Span:
        """Add words; where they stand."""
        span = Span(self._length, self._length + len(words))
        self._parts += [words, " "]
        self._length += len(words) + 1
        return span

    def text_of(self, span: Span) -> str:
        """The words at a place."""
        return self.text[span.start : span.end]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._parts)
