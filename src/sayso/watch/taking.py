"""An article that waits: fetched, read, put into the ledger. What goes wrong with it costs it alone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import SaysoError, SourceError, VisitError
from sayso.ledger.comparing import Comparison
from sayso.pipeline import read_raw
from sayso.records import Fetched, Findings, NewsSource, NotModified, PageFacts, Raw, Remembered, Waiting
from sayso.resolve import load_tables
from sayso.settings import Settings
from sayso.store import Ledger
from sayso.watch.outside import Outside
from sayso.watch.times import growing, later, seconds_until

Read = Callable[[Raw, PageFacts], Findings]

#: How often in a row an article may fail before it is given up: with waits that double from half an hour, two days.
MOST_FAILURES = 8
#: How often the process may end while an article is read before it is given up: an accident, twice, not always.
MOST_DEATHS = 5
#: Seconds between two tries at the most: a day.
LONGEST_WAIT = 86_400
SECONDS_A_MINUTE, SECONDS_AN_HOUR = 60, 3_600
#: What asking again does not mend.
FOR_GOOD = frozenset({"url", "address", "robots", "large", "media"})
#: Pages, by how a server calls them; what does not say what it is may be one.
PAGES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain", None: None}
#: What servers say that do not know what they send.
UNKNOWN = ("application/octet-stream", "binary/octet-stream", "application/x-unknown")
#: Characters of a day at the head of a time.
DAY = 10


@dataclass(frozen=True, slots=True)
class Stop:
    """Why it makes little sense to ask for more articles of a source now, or (``at_once``) none at all.

    ``wait``: seconds the server asked for.
    """

    why: str
    at_once: bool
    wait: float | None = None


def reader(settings: Settings) -> Read:
    """Reads pages with the tables of some settings. Raises SettingsError where these cannot be used."""
    tables = load_tables(Path(settings.tables) if settings.tables else None)

    def read(raw: Raw, facts: PageFacts) -> Findings:
        return read_raw(raw, facts, tables, settings)

    return read


class Taker:
    """Takes articles into one ledger, one after the other."""

    def __init__(self, ledger: Ledger, outside: Outside, read: Read, clock: Callable[[], str]) -> None:
        self._ledger, self._outside, self._read, self._clock = ledger, outside, read, clock
        self._comparison = Comparison()

    def take(self, source: NewsSource, one: Waiting) -> bool | Stop:
        """Whether there is something new in the ledger; a Stop if the source is to be left alone for now."""
        watching = self._ledger.watching
        if not watching.begin(one.number, MOST_DEATHS):
            return False
        try:
            found = self._outside.get(one.address, one.remembered if one.taken else Remembered())
            if isinstance(found, NotModified):
                watching.take(one.number, None, None, self._next_look(source, one))
                return False
            return self._put_in(source, one, found)
        except VisitError as error:
            return self._missed(source, one, error)
        except SourceError as error:
            watching.miss(one.number, str(error), self._again(source, one))
            return False

    def _put_in(self, source: NewsSource, one: Waiting, found: Fetched) -> bool:
        published = one.published[:DAY] if one.published else None
        raw, facts = as_page(one, found), PageFacts(url=one.address, outlet=source.outlet, published=published)
        findings = _read_safely(self._read, raw, facts)
        language = findings.document.language
        if source.language and language and language != source.language:
            self._ledger.watching.leave_out(one.number, f"in another language ({language})")
            return False
        added = self._ledger.add(findings, raw, self._comparison)
        self._ledger.watching.take(one.number, added.document, found.remembered, self._next_look(source, one))
        return added.standing in ("new", "version", "reread")

    def _missed(self, source: NewsSource, one: Waiting, error: VisitError) -> bool | Stop:
        watching, at = self._ledger.watching, self._clock()
        if error.kind == "busy" or error.wait:
            wait = max(error.wait or 0.0, float(source.every * SECONDS_A_MINUTE))
            watching.put_off(one.number, later(at, seconds=wait))
            return Stop(str(error), True, error.wait)
        is_over = error.kind in FOR_GOOD or (error.kind == "gone" and one.taken is not None)
        is_over = is_over and source.form != "pages"
        watching.miss(one.number, str(error), None if is_over else self._again(source, one))
        return Stop(str(error), False) if error.kind in ("unreachable", "slow") else False

    def _again(self, source: NewsSource, one: Waiting) -> str | None:
        """When an article that failed once more is tried again; None: it is given up. A page of a list never is."""
        failures = one.failures + 1
        if failures >= MOST_FAILURES and source.form != "pages":
            return None
        return later(self._clock(), seconds=growing(source.every * SECONDS_A_MINUTE, failures, LONGEST_WAIT))

    def _next_look(self, source: NewsSource, one: Waiting) -> str | None:
        """When an article is looked at again that was taken now, or is unchanged."""
        at = self._clock()
        if source.form == "pages":
            return later(at, seconds=SECONDS_A_MINUTE)  # at every visit
        first = one.taken or at
        looks = (later(first, seconds=hours * SECONDS_AN_HOUR) for hours in source.look_again)
        return next((look for look in looks if seconds_until(at, look) > 0), None)


def as_page(one: Waiting, found: Fetched) -> Raw:
    """What was fetched as a page, under the address it is listed by. Raises VisitError if it is none."""
    kind = None if found.media_type in UNKNOWN else found.media_type
    if kind not in PAGES:
        raise VisitError(f"{one.address}: not a page but {kind}.", kind="media")
    return Raw(found.content, one.address, one.address, PAGES[kind], fetched=found.at[:DAY], charset=found.charset)


def _read_safely(read: Read, raw: Raw, facts: PageFacts) -> Findings:
    """What is in a page. Raises SourceError, for a mistake of ours as well: it costs this page alone."""
    try:
        return read(raw, facts)
    except SaysoError:
        raise
    except Exception as error:
        raise SourceError(f"{facts.url}: could not be read ({type(error).__name__}); please report it.") from error
