"""Places against two corpora of toponyms: local news (LGL) and world news of diseases (GeoVirus). Measured only.

Two figures each. ``given``: the gold spans are handed on as place mentions, and each must be resolved to the right
place. ``F1 from text``: the pages are read as a user would read them; a found place counts if it shares characters with
a gold toponym and is the right place, each once. Left out are toponyms that gold gives no place; places found without
coordinates are no answer and no error.

The right place:

* LGL, a country or a state (PCL*, ADM1): the same GeoNames id.
* LGL, a county (ADM2): the same name in the same state; GeoNames ids of counties are in no table of ours.
* GeoVirus, which has coordinates and a Wikipedia page: a country, state, sea or part of the world (all that Sayso puts
  in no unit but itself) by the name of the page, the word for such units and what stands in brackets aside.
* everything else, and a state whose page has another name: within 161 km (100 miles) of gold's coordinates.
"""

import argparse
import json
import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from urllib.parse import unquote

from sayso.extract import extract
from sayso.records import Mention, PageFacts, Place, Raw, Reading, Span
from sayso.resolve import load_tables
from sayso.resolve.gazetteer import place_key
from sayso.resolve.places import resolve_places
from tests.gate.corpora import Corpora, find_corpora, read_to_lines

FOLDER = ("data", "toponyms")
WITHIN_KM = 161.0  # a hundred miles, the usual measure for these corpora
EARTH_KM = 12_742.0  # diameter
BY_ID = ("PCL", "ADM1")  # feature codes of GeoNames: countries and states
UNIT_WORD = re.compile(r" (county|parish|borough|city|state|province|region|district|republic|oblast)$")
ASIDE = re.compile(r",.*| \(.*")


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym: ``code`` is GeoNames' feature code, empty where gold gives a page in place of an id."""

    span: Span
    name: str
    lat: float
    lon: float
    code: str
    geonames_id: int | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """An article, its toponyms, and the spans of toponyms that gold gives no place."""

    name: str
    text: str
    facts: PageFacts
    gold: tuple[Gold, ...]
    unplaced: tuple[Span, ...]


def lgl(corpora: Corpora, work: Path) -> dict[str, float]:
    """588 articles of local papers, most of them American."""
    return figures("lgl", list(lgl_stories(corpora.folder.joinpath(*FOLDER) / "lgl.xml")), work)


def geovirus(corpora: Corpora, work: Path) -> dict[str, float]:
    """229 articles on epidemics, from all over the world."""
    return figures("geovirus", list(geovirus_stories(corpora.folder.joinpath(*FOLDER) / "GeoVirus.xml")), work)


def figures(name: str, stories: list[Story], work: Path) -> dict[str, float]:
    """The two figures of a corpus."""
    return {"given": given(stories), "F1 from text": from_text(name, stories, work)}


def lgl_stories(file: Path) -> Iterator[Story]:
    """The articles of LGL; offsets count from 0."""
    for number, article in enumerate(ET.parse(file).getroot()):
        gold, unplaced = [], []
        for one in article.iter("toponym"):
            span = Span(int(one.findtext("start", "")), int(one.findtext("end", "")))
            tag = one.find("gaztag")
            if tag is None:
                unplaced.append(span)
                continue
            cell = tag.findtext
            where = (float(cell("lat", "")), float(cell("lon", "")))
            place_id = int(tag.get("geonameid", ""))
            gold.append(Gold(span, cell("name", ""), *where, cell("fcode", ""), place_id, cell("admin1")))
        facts = PageFacts(url=article.findtext("url"), title=article.findtext("title"))
        yield Story(f"{number:04}", article.findtext("text", ""), facts, tuple(gold), tuple(unplaced))


def geovirus_stories(file: Path) -> Iterator[Story]:
    """The articles of GeoVirus; offsets count from 1."""
    for number, article in enumerate(ET.parse(file).getroot()):
        gold = []
        for one in article.iter("location"):
            span = Span(int(one.findtext("start", "")) - 1, int(one.findtext("end", "")) - 1)
            page = unquote(one.findtext("page", "").rsplit("/", 1)[-1]).replace("_", " ")
            where = (float(one.findtext("lat", "")), float(one.findtext("lon", "")))
            gold.append(Gold(span, page, *where, "", None, None))
        facts = PageFacts(url=article.findtext("source"))
        yield Story(f"{number:04}", article.findtext("text", ""), facts, tuple(gold), ())


def given(stories: list[Story]) -> float:
    """Share of gold toponyms resolved to the right place when their spans are given."""
    tables, right, all_ = load_tables(), 0, 0
    for story in stories:
        document = extract(Raw(story.text.encode(), media_type="text/plain"), story.facts).document
        spans = sorted({*(one.span for one in story.gold), *story.unplaced})
        mentions = tuple(Mention(span, "place", 1.0) for span in spans)
        read = Reading(replace(document, quarantine=()), (), (), mentions, (), "none")
        found = {place.span: place for place in resolve_places(read, (), tables)}
        right += sum(one.span in found and is_right(one, found[one.span]) for one in story.gold)
        all_ += len(story.gold)
    return right / max(1, all_)


def from_text(name: str, stories: list[Story], work: Path) -> float:
    """F1 of the places found in pages read from bytes."""
    pages = work / name
    pages.mkdir(parents=True, exist_ok=True)
    meta = work / f"{name}-meta.jsonl"
    with meta.open("w", encoding="utf-8") as lines:
        for story in stories:
            (pages / f"{story.name}.txt").write_bytes(story.text.encode())
            facts = {"file": f"{story.name}.txt", "url": story.facts.url, "title": story.facts.title}
            lines.write(json.dumps(facts) + "\n")
    found = read_to_lines(work / f"{name}.jsonl", pages, meta=meta)
    places = {line["file"].removesuffix(".txt"): line["places"] for line in map(json.loads, found.open())}
    counts = [matched(story, [place_of(one) for one in places.get(story.name, ())]) for story in stories]
    right, answers, gold = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / max(1, answers + gold)


def place_of(one: dict) -> Place:
    """A place of the findings as a record."""
    rest = {key: one[key] for key in ("name", "geonames_id", "lat", "lon", "country", "admin1", "admin2", "literal")}
    return Place(Span(one["start"], one["end"]), **rest)


def matched(story: Story, places: list[Place]) -> tuple[int, int, int]:
    """How many gold toponyms of an article are met, how many answers were given, how many toponyms there are."""
    answers = [place for place in places if place.lat is not None]
    met: set[Span] = set()
    for gold in story.gold:
        fits = (p.span for p in answers if p.span not in met and p.span.touches(gold.span) and is_right(gold, p))
        met |= set(islice(fits, 1))
    aside = [p for p in answers if p.span not in met and any(p.span.touches(span) for span in story.unplaced)]
    return len(met), len(answers) - len(aside), len(story.gold)


def is_right(gold: Gold, place: Place) -> bool:
    """Whether ``place`` is the one that gold means; see the top of this file."""
    if place.lat is None or place.lon is None:
        return False
    if gold.geonames_id is not None:
        if place.geonames_id == gold.geonames_id:
            return True
        if gold.code.startswith(BY_ID):
            return False
        if gold.code == "ADM2":
            return bare(place.name) == bare(gold.name) and place.admin1 == gold.state
    elif bare(place.name) == bare(gold.name) and place.admin1 in (None, place.name):
        return True
    return apart(gold.lat, gold.lon, place.lat, place.lon) <= WITHIN_KM


def bare(name: str) -> str:
    """A name without the word for its kind of unit, and without what stands behind a comma or in brackets."""
    return UNIT_WORD.sub("", place_key(ASIDE.sub("", name))).removeprefix("county ")


def apart(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points on the globe."""
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return EARTH_KM * asin(min(1.0, sqrt(half)))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--every", type=int, default=1, help="only every Nth article (all)")
    every = arguments.parse_args().every
    there = find_corpora()
    if there is None:
        raise SystemExit("places: skipped, the corpora are not there (SAYSO_CORPORA names their folder)")
    for corpus, stories_of, file in (("lgl", lgl_stories, "lgl.xml"), ("geovirus", geovirus_stories, "GeoVirus.xml")):
        with tempfile.TemporaryDirectory() as folder:
            chosen = list(stories_of(there.folder.joinpath(*FOLDER) / file))[::every]
            for what, figure in figures(corpus, chosen, Path(folder)).items():
                print(f"{corpus:12}{what:16}{figure:.4f}", flush=True)
