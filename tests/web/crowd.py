"""Many people at one desk: ``python -m tests.web.crowd LEDGER [READERS WRITERS SECONDS]``.

``sayso serve`` runs as a user starts it, one process over the ledger. Each reader opens a page, looks at it for a while
(``READS`` seconds, drawn anew each time) and goes on; each writer puts a note beside an entry every ``WRITES`` seconds.
What a page took is the time until its last byte came, by the clock.
"""

import asyncio
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx

#: Seconds for which a reader looks at a page, and between two notes of a writer.
READS, WRITES = (8.0, 22.0), (4.0, 16.0)
READERS, WRITERS, SECONDS = 50, 5, 300.0
#: Seconds in which the desk must be up.
STARTS = 60.0
#: What is searched for: anything said of these kinds.
ACTS = ("accuse", "deny", "demand", "promise", "announce", "threaten")


@dataclass(slots=True)
class Found:
    """Milliseconds by kind of page; what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)

    @property
    def pages(self) -> list[float]:
        """What the pages took that were read."""
        return [one for kind, many in self.took.items() if kind != "note" for one in many]


def p95(many: Sequence[float]) -> float:
    """The value that 95 of 100 do not pass."""
    return statistics.quantiles(many, n=20, method="inclusive")[-1]


def crowd(
    ledger: Path,
    readers: int = READERS,
    writers: int = WRITERS,
    seconds: float = SECONDS,
    *,
    reads: tuple[float, float] = READS,
    writes: tuple[float, float] = WRITES,
) -> Found:
    """Serve the ledger to so many people for so long."""
    port = _free_port()
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", str(ledger), "--port", str(port), "--author", "Ada"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return asyncio.run(_all(f"http://127.0.0.1:{port}", readers, writers, seconds, reads, writes))
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def _all(
    here: str, readers: int, writers: int, seconds: float, reads: tuple[float, float], writes: tuple[float, float]
) -> Found:
    found = Found()
    async with AsyncExitStack() as stack:
        browsers = [
            await stack.enter_async_context(httpx.AsyncClient(base_url=here, timeout=30, follow_redirects=True))
            for _ in range(readers + writers)
        ]
        await _up(browsers[0])
        end = time.monotonic() + seconds
        people = [_reader(one, found, end, reads, random.Random(at)) for at, one in enumerate(browsers[:readers])]
        people += [_writer(one, found, end, writes, random.Random(-at)) for at, one in enumerate(browsers[readers:], 1)]
        await asyncio.gather(*people)
    return found


async def _up(client: httpx.AsyncClient) -> None:
    end = time.monotonic() + STARTS
    while True:
        try:
            (await client.get("/readyz")).raise_for_status()
        except httpx.HTTPError:
            if time.monotonic() > end:
                raise
            await asyncio.sleep(0.1)
        else:
            return


async def _reader(
    client: httpx.AsyncClient, found: Found, end: float, reads: tuple[float, float], dice: random.Random
) -> None:
    """From page to page as the links lead: a list, one of what it lists, its words."""
    await asyncio.sleep(dice.uniform(0, reads[1]))
    ahead: list[tuple[str, str]] = []
    while time.monotonic() < end:
        kind, address = ahead.pop() if ahead else _begin(dice)
        text = await _get(client, found, kind, address)
        if not ahead and text:
            ahead = _onward(text, dice)
        await asyncio.sleep(dice.uniform(*reads))


def _begin(dice: random.Random) -> tuple[str, str]:
    act = dice.choice(ACTS)
    return dice.choice(
        [
            ("today", "/"),
            ("stories", "/stories"),
            ("due", "/due"),
            ("map", "/map"),
            ("review", "/review"),
            ("search", f"/search?q=act%3A{act}"),
            ("search", f"/search?q=act%3A{act}+since%3A2022-06"),
        ]
    )


def _onward(page: str, dice: random.Random) -> list[tuple[str, str]]:
    """A story, a report and an entry that a page leads to."""
    found = []
    for kind, pattern in (
        ("entry", r"/entries/[\w/-]+"),
        ("report", r"/reports/[0-9a-f]{8,}"),
        ("story", r"/stories/[0-9a-f]{8,}"),
    ):
        links = sorted(set(re.findall(f'href="({pattern})["#]', page)))  # behind the # stand the words in a report
        if links:
            found.append((kind, dice.choice(links)))
    return found


async def _writer(
    client: httpx.AsyncClient, found: Found, end: float, writes: tuple[float, float], dice: random.Random
) -> None:
    """Puts notes beside entries that a search finds."""
    hits = await client.get(f"/search.json?q=act%3A{dice.choice(ACTS)}")
    keys = [one["key"] for one in hits.json()]
    token = re.search(r'name="token" value="([0-9a-f]+)"', await _get(client, found, "add", "/add") or "")
    if not keys or token is None:
        found.wrong.append("a writer found nothing to write about")
        return
    while time.monotonic() < end:
        form = {"token": token[1], "key": dice.choice(keys), "words": f"looked at {time.time()}"}
        start = time.perf_counter()
        try:
            answer = await client.post("/note", data=form, follow_redirects=False)
        except httpx.HTTPError as error:
            found.wrong.append(f"note: {error!r}")
        else:
            found.took["note"].append((time.perf_counter() - start) * 1000)
            if answer.status_code != 303:
                found.wrong.append(f"note: {answer.status_code}")
        await asyncio.sleep(dice.uniform(*writes))


async def _get(client: httpx.AsyncClient, found: Found, kind: str, address: str) -> str | None:
    start = time.perf_counter()
    try:
        answer = await client.get(address)
    except httpx.HTTPError as error:
        found.wrong.append(f"{address}: {error!r}")
        return None
    found.took[kind].append((time.perf_counter() - start) * 1000)
    if answer.status_code != 200:
        found.wrong.append(f"{address}: {answer.status_code}")
        return None
    return answer.text


def main(ledger: str, readers: str = str(READERS), writers: str = str(WRITERS), seconds: str = str(SECONDS)) -> None:
    """Show what each kind of page took."""
    found = crowd(Path(ledger), int(readers), int(writers), float(seconds))
    for kind, many in sorted(found.took.items()):
        print(f"{kind:8}{len(many):6} times  median {statistics.median(many):7.0f} ms  most {max(many):7.0f} ms")
    print(f"all pages: {len(found.pages)}, p95 {p95(found.pages):.0f} ms; wrong: {len(found.wrong)} {found.wrong[:3]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
