"""``make screens``: the pictures in docs/desk.md, taken of the example story in Chromium. Run it when pages change."""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from sayso.ledger.adding import add_paths
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


def main() -> None:
    """Read the examples into a ledger of its own, serve it, take the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "sayso.db"
        with open_ledger(str(file), create=True) as ledger:
            list(add_paths(ledger, [ROOT / "examples"], meta=ROOT / "examples" / "meta.jsonl"))
            places = _places(ledger)
        with _served(file) as here:
            _take(here, places)


def _places(ledger: Ledger) -> dict[str, str]:
    (report,) = (one for one in ledger.added_since("") if one.file == SHOWN)
    story, _ = max(ledger.stories(50), key=lambda one: len(one[1]))
    return {
        "story": f"/stories/{story[:10]}",
        "report": f"/reports/{report.document[:10]}",
        "map": "/map",
        "search": "/search?q=act:accuse about:Russia",
        "review": "/review",
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


def _take(here: str, places: dict[str, str]) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for size, names, variant in ((WIDE, tuple(places), ""), (NARROW, ("story",), "-narrow")):
            page = browser.new_page(viewport=size)  # type: ignore[arg-type]
            for name in names:
                page.goto(here + places[name], wait_until="networkidle")
                page.screenshot(path=FOLDER / f"{name}{variant}.png")
        browser.close()


if __name__ == "__main__":
    main()
