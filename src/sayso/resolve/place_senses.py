"""Which of the places a name may mean is meant: one sense a page, chosen by what else the page is about.

Each name votes for the countries, units and neighbourhoods of what it may mean, the surer the more; what the page says
of countries and where its outlet is at home vote too. A few rounds of this, and the names of a page agree with each
other (the idea: one story is told of one part of the world; see Leidner, "Toponym Resolution in Text", 2007).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, exp, floor, log10, radians

from sayso.resolve.gazetteer import Entry, Unit
from sayso.resolve.place_names import Sense, lies_in

ROUNDS = 4  # of votes; more change nothing
# Weights in units of one power of ten of population, set by hand on public corpora of local and world news.
PEOPLE_OF_NO_NUMBER = 200  # a place whose population is not known counts as a hamlet
OF_A_REGION = 6.0  # a sea or a part of the world, of no population: known as widely as a city of a million
OF_A_DISTRICT = 4.5  # a county: known as a town of thirty thousand
OTHER_NAME = 2.5  # "Parys" of South Africa is rarely called Paris
KNOWN = 1.0  # a name of our own tables
CAPITAL = 0.5  # the capital of a state is in the news
COUNTRY_NAME = 0.5  # a country called by its name
COUNTRY = 5.0  # all votes for its country
UNIT = 4.0  # all votes for its first-level unit
NEAR = 5.0  # all other names of the page within a degree or two
HELD = 4.0  # named as a part of a place named right after it ("Paris, Texas")
CERTAIN = 0.8  # how sharply a score becomes a share: the smaller the sharper
SMOOTH = 1.0  # votes of nobody: one name alone does not make a page's country
OF_NOTE = 30_000  # people of a town that needs no company
OF_NOTE_BY_OTHER_NAME = 300_000  # and by a name that is not its first
SOME_VOTES = 0.3  # for the country of a smaller one
CHANCE = 0.01  # a share that counts for nothing
SQUARES_KEPT = 8192  # neighbourhoods worked out: a megabyte or two
CELL = 1.5  # degrees: neighbours lie in the same square or in one beside it


@dataclass(slots=True)
class Asked:
    """A name of a page with its senses.

    ``within``: the names said to hold it; ``weight``: how much its vote counts; ``fits``: the likeliest sense is of
    some size, or lies where the rest of the page does.
    """

    key: str
    senses: tuple[Sense, ...]
    weight: float = 1.0
    within: list["Asked"] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    fits: bool = True

    @property
    def best(self) -> int:
        """The index of the likeliest sense."""
        return max(range(len(self.shares)), key=lambda i: (self.shares[i], -i))


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of a page beside its place names: votes by country (ISO3)."""

    countries: dict[str, float]


def agree(names: list[Asked], home: Home) -> None:
    """Fills ``shares`` of every name: how likely each of its senses is."""
    priors = [[prior(sense) for sense in one.senses] for one in names]
    for one, own in zip(names, priors, strict=True):
        one.shares = _shares(own)
    for _ in range(ROUNDS):
        votes = _Votes(home.countries)
        for one in names:
            votes.add(one, 1)
        for one, own in zip(names, priors, strict=True):
            votes.add(one, -1)
            shares = _shares(_scores(one, own, votes)) if len(own) > 1 else one.shares  # one sense has all of it
            votes.add(one, 1)
            one.shares = shares
    votes = _Votes(home.countries)
    for one in names:
        votes.add(one, 1)
    for one in names:
        votes.add(one, -1)
        one.fits = not one.senses or _fits(one, votes)
        votes.add(one, 1)


def _fits(one: Asked, votes: "_Votes") -> bool:
    """A hamlet of a country that nothing else on the page is about is most often something else of that name."""
    sense = one.senses[one.best]
    entry = sense.entry
    if sense.known or sense.capital or entry.kind not in ("town", "unit") or not entry.country:
        return True
    if entry.population >= (OF_NOTE if entry.main else OF_NOTE_BY_OTHER_NAME):
        return True
    return votes.countries[entry.country] >= SOME_VOTES or any(_held(entry, outer) for outer in one.within)


def prior(sense: Sense) -> float:
    """How widely known a place is by this name."""
    entry = sense.entry
    if entry.kind in ("region", "water", "land"):
        known = OF_A_REGION
    elif entry.kind == "district":
        known = OF_A_DISTRICT
    else:
        known = log10(entry.population + PEOPLE_OF_NO_NUMBER)
    known += COUNTRY_NAME * (entry.kind == "country") + KNOWN * sense.known + CAPITAL * sense.capital
    return known - OTHER_NAME * (not entry.main)


def _scores(one: Asked, priors: list[float], votes: "_Votes") -> list[float]:
    """The score of each sense of a name: its prior, and the votes of all other names."""
    scores = []
    for known, sense in zip(priors, one.senses, strict=True):
        entry = sense.entry
        score = known + COUNTRY * votes.of_country(entry) + UNIT * votes.of_unit(entry) + NEAR * votes.near(entry)
        scores.append(score + HELD * max([_held(entry, outer) for outer in one.within], default=0.0))
    return scores


def _held(entry: Entry, outer: Asked) -> float:
    return sum(share for share, sense in zip(outer.shares, outer.senses, strict=True) if lies_in(entry, sense.entry))


def _shares(scores: list[float]) -> list[float]:
    top = max(scores, default=0.0)
    raised = [exp((score - top) / CERTAIN) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


class _Votes:
    """Votes for countries, units and squares of the map."""

    def __init__(self, countries: dict[str, float]) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float, countries)
        self.units: defaultdict[Unit, float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)
        self.all = sum(countries.values())
        self.names = 0.0

    def add(self, one: Asked, sign: int) -> None:
        """One name's votes, or with ``sign`` -1 the same taken back."""
        weight = sign * one.weight
        self.all += weight
        self.names += weight
        for share, sense in zip(one.shares, one.senses, strict=True):
            if share < CHANCE:
                continue
            entry = sense.entry
            if entry.country:
                self.countries[entry.country] += weight * share
            if entry.kind not in ("country", "region", "water"):
                self.units[entry.country, entry.admin1] += weight * share
                self.cells[_around(entry.lat, entry.lon)[0]] += weight * share

    def of_country(self, entry: Entry) -> float:
        return self.countries[entry.country] / (self.all + SMOOTH) if entry.country else 0.0

    def of_unit(self, entry: Entry) -> float:
        return self.units[entry.country, entry.admin1] / (self.names + SMOOTH) if entry.admin1 else 0.0

    def near(self, entry: Entry) -> float:
        cells = self.cells
        around = [cells[square] for square in _around(entry.lat, entry.lon) if square in cells]
        return sum(around) / (self.names + SMOOTH)


@lru_cache(maxsize=SQUARES_KEPT)
def _around(lat: float, lon: float) -> tuple[tuple[int, int], ...]:
    """The square of a place, then the eight beside it."""
    row = floor(lat / CELL)
    rows = ((r, _column(r, lon)) for r in (row, row - 1, row + 1))
    return tuple((r, column + side) for r, column in rows for side in (0, -1, 1))


def _column(row: int, lon: float) -> int:
    """Degrees of longitude are narrow towards the poles."""
    return floor(lon * cos(radians(max(-80.0, min(80.0, (row + 0.5) * CELL)))) / CELL)
