"""``make screens``: the pictures in docs/desk.md, taken of the example story in Chromium. Run it when pages change.

``python -m tests.write_screens FOLDER`` takes every page, wide and narrow, light and dark, to be looked at.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from sayso.ledger.adding import add_paths
from sayso.records import WatchRule
from sayso.settings import Settings
from sayso.store import Ledger, open_ledger
from sayso.web import app
from tests.gate.corpora import ROOT
from tests.web.test_browser import CHROMIUM, QUIET

FOLDER = ROOT / "docs" / "screens"
#: Enough to read on a page of documentation; twice the points of a screen would be four times the bytes.
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
#: What report is shown: the one the tutorial begins with.
SHOWN = "agency-report.txt"
#: Words of it that nobody is said to have said.
MISSED = "carried out dangerous manoeuvres"


#: Pages that stand in the tutorial, those of them that stand there narrow as well.
IN_DOCS = ("today", "story", "report", "words", "map", "search", "review", "watch", "brief")
NARROW_IN_DOCS = ("story",)


def main(folder: Path | None) -> None:
    """Read the examples into a ledger of its own, serve it, take the pictures."""
    (folder or FOLDER).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "sayso.db"
        with open_ledger(str(file), create=True) as ledger:
            list(add_paths(ledger, [ROOT / "examples"], meta=ROOT / "examples" / "meta.jsonl"))
            rules = (WatchRule("Who threatens whom", "act:threaten OR act:warn", "statement", None),)
            ledger.kept.put_rules((*rules, WatchRule("Many wounded", "what:wounded", "figure", 5.0)), author="Ada")
            ledger.kept.save_search("Ada", "What is denied", "act:deny", "statement")
            places = _places(ledger)
        with _served(file) as here:
            if folder is None:
                shown = {name: places[name] for name in IN_DOCS}
                _take(here, shown, FOLDER, "", WIDE, "light")
                _take(here, {name: places[name] for name in NARROW_IN_DOCS}, FOLDER, "-narrow", NARROW, "light")
            for scheme in ("light", "dark") if folder else ():
                _take(here, places, folder or FOLDER, f"-wide-{scheme}", WIDE, scheme)
                _take(here, places, folder or FOLDER, f"-narrow-{scheme}", NARROW, scheme)


def _places(ledger: Ledger) -> dict[str, str]:
    (report,) = (one for one in ledger.added_since("") if one.file == SHOWN)
    story, _ = max(ledger.stories(50), key=lambda one: len(one[1]))
    text = ledger.text(report.document)
    start = text.index(MISSED)
    key = ledger.search("act:accuse", "statement", 1)[0].key
    return {
        "today": "/",
        "stories": "/stories",
        "story": f"/stories/{story[:10]}",
        "report": f"/reports/{report.document[:10]}",
        "words": f"/reports/{report.document[:10]}/words?start={start}&end={start + len(MISSED)}",
        "found": f"/reports/{report.document[:10]}/words?find=Crimea",
        "entry": f"/entries/{key}",
        "due": "/due",
        "map": "/map",
        "search": "/search?q=act:accuse about:Russia",
        "who": "/who?name=Russia",
        "watch": "/watch",
        "review": "/review",
        "brief": f"/stories/{story[:10]}/brief",
        "draft": f"/draft/{story[:10]}",
        "export": "/export",
        "add": "/add",
        "ledger": "/ledger",
        "troubles": "/troubles",
        "quality": "/quality",
        "sources": "/sources",
    }


@contextmanager
def _served(file: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app(Settings(ledger=str(file)), author="Ada"), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def _take(here: str, places: dict[str, str], folder: Path, variant: str, size: dict[str, int], scheme: str) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        for name, place in places.items():
            page.goto(here + place, wait_until="networkidle")
            page.screenshot(path=folder / f"{name}{variant}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
