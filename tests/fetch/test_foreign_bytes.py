"""Whatever stands in a feed, an archive, a mailbox or a table: no crash, no hang, no flood of memory; one line at most.

A thousand damaged files of each kind in every test run, a hundred thousand in a long one.
"""

import resource
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from protego import Protego

from sayso.errors import SourceError, VisitError
from sayso.extract import extract
from sayso.fetch import count_records, records_of
from sayso.fetch.bodies import read_body
from sayso.fetch.feeds import read_feed
from sayso.records import Feed, PageFacts, Raw
from tests.fetch import damage

#: Seconds for one input, bytes for all of them: the bars of the issue.
LONGEST, MOST_MEMORY = 5.0, 500_000_000
FEW, MANY = 1_000, 100_000

SEEDS = st.integers(min_value=0, max_value=2**32)


def read_as_feed(content: bytes, _folder: Path) -> None:
    try:
        feed = read_feed(content, url="https://ostland.test/feed/", media_type="application/rss+xml")
    except VisitError as error:
        one_line(error)
        return
    assert isinstance(feed, Feed)
    for one in feed.entries:
        assert one.url.startswith(("http://", "https://"))
        assert one.id
        assert "\n" not in f"{one.url}{one.id}{one.title}{one.outlet}"
        for moment in filter(None, (one.published, one.updated)):
            assert len(moment) in (10, 20)


def read_as(suffix: str):
    def read(content: bytes, folder: Path) -> None:
        path = folder / f"x{suffix}"
        path.write_bytes(content)
        pages = list(records_of(path))
        for one in pages:
            assert isinstance(one, Raw | SourceError)
            if isinstance(one, SourceError):
                one_line(one)
            else:
                assert one.name.startswith("x.")
                one.content.decode("utf-8", "replace")
        if content[:1] < b"0":  # some of them, at random: a file in two stretches gives what it gives as a whole
            in_two = [*records_of(path, 0, 2), *records_of(path, 2)]
            assert [told(one) for one in in_two if not is_of_file(one)] == [
                told(one) for one in pages if not is_of_file(one)
            ]
            if not any(is_of_file(one) for one in pages):
                assert count_records(path) >= len(pages)

    return read


def read_as_html(content: bytes, _folder: Path) -> None:
    """A page as it comes from the web: its article and what not to trust, or a line; every mark within the text."""
    try:
        page = extract(Raw(content, "x.html", media_type="text/html"), PageFacts())
    except SourceError as error:
        one_line(error)
        return
    text = page.document.text
    aside = [one.span for one in page.document.quarantine]
    for span in (*aside, *(issue.span for issue in page.issues if issue.span)):
        assert 0 <= span.start < span.end <= len(text)
    assert all(one.end <= other.start for one, other in pairwise(aside))


def read_as_robots(content: bytes, _folder: Path) -> None:
    Protego.parse(content.decode("utf-8", "replace")).can_fetch("https://ostland.test/a/b?c", "Sayso")


def read_as_packed(content: bytes, _folder: Path) -> None:
    for encoding in ("gzip", "deflate"):
        try:
            assert len(read_body([content[:100], content[100:]], encoding, largest=1_000_000)) <= 1_000_000
        except VisitError as error:
            one_line(error)


def one_line(error: Exception) -> None:
    assert "\n" not in str(error)
    assert len(str(error)) < 700


def told(page: Raw | SourceError) -> object:
    return page if isinstance(page, Raw) else str(page)


def is_of_file(page: Raw | SourceError) -> bool:
    """A line about the file, not about one of its slots."""
    return isinstance(page, SourceError) and "#" not in str(page).partition(":")[0]


ROBOTS = [b"User-agent: *\nDisallow: /*.pdf$\nAllow: /a\nCrawl-delay: 3\n\nUser-agent: Sayso\nDisallow: /%D0%B0*b?*c\n"]
PACKED = [damage.packed(damage.STORY * 20), b"x\x9c" + damage.STORY]

PAGES = [path.read_bytes() for path in sorted((Path(__file__).parents[2] / "examples").rglob("*.html"))]

KINDS = {
    "html": (read_as_html, PAGES),
    "feed": (read_as_feed, damage.feeds()),
    "sitemap": (read_as_feed, damage.sitemaps()),
    "warc": (read_as(".warc"), damage.warcs()),
    "warc.gz": (read_as(".warc.gz"), damage.warcs()),
    "wacz": (read_as(".wacz"), damage.waczs()),
    "eml": (read_as(".eml"), damage.letters()),
    "mbox": (read_as(".mbox"), damage.mailboxes()),
    "csv": (read_as(".csv"), damage.csvs()),
    "jsonl": (read_as(".jsonl"), damage.json_lines()),
    "parquet": (read_as(".parquet"), damage.parquets()),
    "robots": (read_as_robots, ROBOTS),
    "packed": (read_as_packed, PACKED),
}


def all_of(kind: str, count: int, folder: Path, *, always_the_same: bool) -> None:
    read, samples = KINDS[kind]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    slowest = 0.0

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=always_the_same,
        suppress_health_check=list(HealthCheck),
    )
    @given(SEEDS)
    def each(seed: int) -> None:
        nonlocal slowest
        content = damage.damaged(samples, seed)
        took = seconds(lambda: read(content, folder))
        if took >= LONGEST:  # once in a million the processor's clock jumps; what hangs hangs again
            took = seconds(lambda: read(content, folder))
        slowest = max(slowest, took)
        assert slowest < LONGEST

    each()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert grown < MOST_MEMORY
    print(f"{kind}: {count:,} inputs, the slowest {slowest:.2f} s, {grown / 1e6:.0f} MB more")


def seconds(work: Callable[[], None]) -> float:
    """What some work took of the processor: not by the clock on the wall, others work here too."""
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_damaged_inputs(kind, tmp_path):
    all_of(kind, FEW, tmp_path, always_the_same=True)


@pytest.mark.soak
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_thousand_damaged_inputs(kind, tmp_path):
    all_of(kind, MANY, tmp_path, always_the_same=False)


@pytest.mark.parametrize("kind", KINDS)
@given(content=st.binary(max_size=300))
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_bytes_of_no_kind_at_all(kind, content, tmp_path):
    KINDS[kind][0](content, tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_whole_inputs_are_read(kind, tmp_path):
    """The samples that are damaged are whole themselves: else nothing would be tested."""
    read, samples = KINDS[kind]
    for number, content in enumerate(samples):
        read(content, tmp_path)
        if kind in ("feed", "sitemap"):
            feed = read_feed(content, url="https://ostland.test/feed/")
            assert feed.entries or feed.more, number
        elif kind not in ("html", "robots", "packed"):
            assert any(isinstance(one, Raw) for one in records_of(tmp_path / f"x.{kind}")), number
