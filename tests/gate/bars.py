"""The bars: each function reads a gold set with Sayso and gives named figures, 0 to 1 unless said otherwise."""

from collections.abc import Callable
from pathlib import Path

from tests.gate.copies import copies
from tests.gate.corpora import Corpora, read_to_lines
from tests.gate.factuality import factuality
from tests.gate.muc4 import muc4_counts
from tests.gate.muc4_status import muc4_status
from tests.gate.pages import measure as measure_pages
from tests.gate.places import geovirus, lgl
from tests.gate.plover import plover
from tests.gate.quotes import quotes
from tests.gate.same_event import same_event

Figures = dict[str, float]


def seeds(corpora: Corpora, work: Path) -> Figures:
    """The two scraped pages: statements, warnings, traps."""
    lines = read_to_lines(work / "seeds.jsonl", corpora.folder / "data" / "seeds")
    score = corpora.scored("findings", lines, corpora.folder / "gold" / "seeds")
    whole, warning = score["overall"], score["overall"]["warning"]
    return {
        "statements recall": whole["statement"]["recall"],
        "statements precision": whole["statement"]["precision"],
        "traps hit": len(score["trap_hits"]),
        "warnings recall": warning["recall"],
        "quarantine precision": warning["precision"],
        **{f"warnings {name}": ratio(warning, name) for name in ("kind", "issue")},
        "events recall": whole["event loose"]["recall"],
        "event status": ratio(whole["event loose"], "status"),
        **{f"{kind}s recall": whole[kind]["recall"] for kind in ("figure", "obligation", "dispute")},
    }


def polnear(corpora: Corpora, work: Path) -> Figures:
    """PolNeAR dev, 84 articles: exact F1 by role, and linked F1."""
    folder = corpora.folder / "data" / "polnear" / "dev"
    lines = read_to_lines(work / "polnear.jsonl", folder / "text")
    score = corpora.scored("polnear", folder, lines)
    exact = {f"{role} exact F1": score["roles"][role]["exact"]["f1"] for role in ("source", "cue", "content")}
    return {**exact, "linked F1": score["linked"]["f1"]}


def dev(corpora: Corpora, work: Path) -> Figures:
    """Twelve annotated reports of several kinds."""
    gold = corpora.folder / "gold" / "dev"
    lines = read_to_lines(work / "dev.jsonl", gold / "texts", meta=gold / "docs.jsonl")
    score = corpora.scored("findings", lines, gold)
    whole = score["overall"]
    statement, event = whole["statement"], whole["event loose"]
    named = ("act", "form", "said", "country", "within", "addressee", "denies")
    return {
        "statements F1": statement["f1"],
        "traps hit": len(score["trap_hits"]),
        **{name: ratio(statement, name) for name in named},
        "events F1": event["f1"],
        **{f"event {name}": ratio(event, name) for name in ("status", "place", "when")},
        "figures F1": whole["figure"]["f1"],
        "figure reported by": ratio(whole["figure"], "reported_by"),
        "obligations F1": whole["obligation"]["f1"],
        "disputes F1": whole["dispute"]["f1"],
    }


def pages(corpora: Corpora, work: Path) -> Figures:
    """Web pages: main text against trafilatura alone, and the publication date."""
    score = measure_pages(corpora.folder)
    return {"main text F1 less trafilatura's": score.f1 - score.trafilatura_f1, "date right": score.date_right}


def ratio(tally: dict, name: str) -> float:
    """One detail of a scorer's tally as a ratio; nothing counted is 0: a bar cannot be held by silence."""
    detail = tally["details"].get(name)
    return detail["accuracy"] if detail else 0.0


BARS: dict[str, Callable[[Corpora, Path], Figures]] = {
    "seeds": seeds,
    "polnear": polnear,
    "dev": dev,
    "plover": plover,
    "muc4 counts": muc4_counts,
    "muc4 status": muc4_status,
    "factuality": factuality,
    "lgl": lgl,
    "geovirus": geovirus,
    "pages": pages,
    "copies": copies,
    "quotes": quotes,
    "same event": same_event,
}
GOLD_OF = {
    "seeds": "gold/seeds",
    "polnear": "data/polnear/dev",
    "dev": "gold/dev",
    "plover": "data/plover",
    "muc4 counts": "data/muc4/corpora",
    "muc4 status": "data/muc4/corpora",
    "factuality": "data/factuality",
    "lgl": "data/toponyms",
    "geovirus": "data/toponyms",
    "pages": "data/pages",
    "copies": "data/ecbplus",
    "quotes": "data/polnear/train",
    "same event": "data/ecbplus",
}
#: Sets that take minutes: `make soak` and `make gate` measure them, `make test` does not.
LONG = frozenset({"pages", "lgl", "geovirus", "muc4 counts", "muc4 status", "copies", "quotes", "same event"})
