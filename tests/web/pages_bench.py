"""How long the desk takes for each of its pages: ``python -m tests.web.pages_bench LEDGER``.

Milliseconds from the request to the last byte within one process, the way over the network left out; each page is asked
for ``TURNS`` times, on the made-up ledger (``tests.gate.made_ledger``) of another story, report, entry, party or search
each time.
"""

import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from starlette.testclient import TestClient

from sayso.cli.read_command import look_less_for_cycles
from sayso.settings import Settings
from sayso.web import app
from tests.gate.made_ledger import COUNTRIES
from tests.web.crowd import ACTS, p95

TURNS = 60
#: Times that a page is asked for before its time counts: templates are compiled, the database's pages are read.
WARM = 3
#: Server time of a page, milliseconds at p95 (issue: the desk on 100,000 reports).
BAR = 200.0
#: Bytes of a page at its first load, the map apart.
HEAVIEST = 400_000
#: Pages of results that are looked through for stories, reports and parties; reports, for their entries.
LOOKED_THROUGH, LOOKED_INTO = 3, 20


def measure(ledger: str, turns: int = TURNS) -> Iterator[tuple[str, list[float], int]]:
    """Each kind of page: its name, milliseconds of each turn, bytes of the longest."""
    dice = random.Random(1)
    look_less_for_cycles()  # as the command does
    with TestClient(app(Settings(ledger=ledger), author="Ada"), base_url="http://127.0.0.1") as client:
        for name, addresses in (_fixed() | _led_to(client)).items():
            some = sorted(set(addresses))
            assert some, f"nothing leads to a {name}"
            asked = [some[dice.randrange(len(some))] for _ in range(WARM + turns)]
            took, longest = [], 0
            for address in asked:
                start = time.perf_counter()
                answer = client.get(address)
                took.append((time.perf_counter() - start) * 1000)
                assert answer.status_code == 200, (address, answer.status_code)
                longest = max(longest, len(answer.content))
            yield name, took[WARM:], longest


def _led_to(client: TestClient) -> dict[str, list[str]]:
    """Pages that others lead to: stories, reports, entries, parties."""
    found: dict[str, list[str]] = {"story": _links(client.get("/stories").text, "stories"), "report": [], "who": []}
    for act in ACTS:
        for page in range(1, LOOKED_THROUGH + 1):
            asked = {"q": f"act:{act}", "page": str(page)}
            found["report"] += _links(client.get("/search", params=asked).text, "reports")
            found["who"] += [
                f"/who?{urlencode({'name': one['who']})}"
                for one in client.get("/search.json", params=asked).json()
                if one["who"]
            ]
    read = [client.get(one).text for one in sorted(set(found["report"]))[:LOOKED_INTO]]
    found["entry"] = [one for text in read for one in re.findall(r'href="(/entries/[\w/-]+)"', text)]
    return found


def _links(page: str, kind: str) -> list[str]:
    return re.findall(f'href="(/{kind}/[0-9a-f]{{8,}})["#]', page)


def _fixed() -> dict[str, list[str]]:
    """Pages by kind, with addresses that are known beforehand."""
    since = [f"since:2022-0{month}" for month in range(1, 10)]
    filters = [f"about:{country} {day}" for country in COUNTRIES for day in since]
    return {
        "today": ["/"],
        "today, filtered": [f"/?q={one}&kind=statements" for one in filters],
        "stories": ["/stories"],
        "stories, filtered": [f"/stories?q={one}&kind=events" for one in filters],
        "search, statements": [f"/search?q=act:{act} {day}" for act in ACTS for day in since],
        "search, events": [f"/search?q=type:assault {one}&kind=events" for one in filters],
        "search, figures": [f"/search?q=what:killed {one}&kind=figures" for one in filters],
        "search, reports": [f"/search?q={one}&kind=reports" for one in filters],
        "map": ["/map", *(f"/map?q={one}" for one in filters)],
        "due": ["/due", *(f"/due?q={one}" for one in filters)],
        "review": ["/review", *(f"/review?q={one}" for one in filters)],
        "watch": ["/watch"],
        "sources": ["/sources"],
        "ledger": ["/ledger"],
        "quality": ["/quality"],
        "add": ["/add"],
        "export": ["/export"],
    }


def main(ledger: str, turns: str = str(TURNS)) -> None:
    """Show each kind of page beside the bar."""
    held = True
    for name, took, longest in measure(ledger, int(turns)):
        worst = p95(took)
        held = held and worst <= BAR and longest <= HEAVIEST
        told = f"{name:20} median {statistics.median(took):6.0f} ms  p95 {worst:6.0f} ms  {longest / 1000:6.0f} kB"
        print(told if worst <= BAR and longest <= HEAVIEST else f"{told}  OVER", flush=True)
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
