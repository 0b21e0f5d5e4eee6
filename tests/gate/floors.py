"""Pinned floors: what each figure must at least be. They only rise."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
SLACK = 1e-9  # floating point only: a floor is a figure once seen, cut to three places
LESS_IS_BETTER = {
    "traps hit",
    "negation flagged falsely",
    "number flagged falsely",
    "party flagged falsely",
    "wording flagged falsely",
    "headlines put with others",
    "records a mark, mean",
    "records a mark, p99",
    "records a mark, most",
    "copies linked wrongly",
    "changes flagged wrongly",
    "wordings joined wrongly",
    "duties standing wrongly",
    "disputes split",
}


@dataclass(frozen=True, slots=True)
class Floor:
    """``floor``: the figure must not fall below it. ``bar``: what it is meant to reach. None: none is set."""

    floor: float | None
    bar: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as measured now, beside its floor and its bar."""

    bar_set: str
    figure: str
    now: float
    floor: float | None
    bar: float | None

    @property
    def holds(self) -> bool:
        """Whether the floor is kept."""
        return self.floor is None or self.at_least(self.floor)

    @property
    def reaches_bar(self) -> bool:
        """Whether the bar is reached."""
        return self.bar is None or self.at_least(self.bar)

    def at_least(self, wanted: float) -> bool:
        """As good as ``wanted``, whichever way is better."""
        return self.now <= wanted + SLACK if self.figure in LESS_IS_BETTER else self.now >= wanted - SLACK


def load_floors() -> dict[str, dict[str, Floor]]:
    """Floors by set and figure, from floors.toml."""
    read = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {
        bar_set: {name: Floor(pair.get("floor"), pair.get("bar")) for name, pair in figures.items()}
        for bar_set, figures in read["figures"].items()
    }


def pinned_hashes() -> dict[str, str]:
    """The hash of each gold set the floors were measured on."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))["hashes"]


def rows_of(bar_set: str, figures: dict[str, float], floors: dict[str, dict[str, Floor]]) -> list[Row]:
    """The measured figures of one set beside their floors."""
    none = Floor(None, None)
    pinned = floors.get(bar_set, {})
    return [
        Row(bar_set, name, now, pinned.get(name, none).floor, pinned.get(name, none).bar)
        for name, now in figures.items()
    ]
