"""The desk: a ledger that is open, who works at it, the templates, what was summed up lately."""

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import resources
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.errors import StoreError
from sayso.fetch import PageVisits
from sayso.records import ACTS, Account, Role, reaches
from sayso.settings import Settings
from sayso.show.desk.story import StoryView, story_view
from sayso.show.desk.tables import in_words
from sayso.show.harmless import pictured
from sayso.show.ledger.account import AccountSheets
from sayso.show.meanings import meaning_of
from sayso.show.sheet import Sheet, told
from sayso.store import Ledger
from sayso.store.query import narrowed
from sayso.web import addresses
from sayso.web.tokens import Tokens
from sayso.web.tries import Tries

#: Accounts of stories kept at hand, and seconds they are held for current: others may write to the same ledger.
ACCOUNTS_KEPT, CURRENT = 64, 20.0
#: Files that pages load lie in the folder ``static``; the style is that of ``sayso read`` and the desk's own.
MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
#: Seconds after which the whole ledger is counted again for the page that says how much it holds.
COUNTED_AGAIN = 60.0
#: Hex digits of a report's id that stand in the keys of its entries.
DOCUMENT_DIGITS = 16
#: Hex digits in the address of a file, so that a browser never keeps an old one.
HASH_DIGITS = 12


@dataclass(slots=True)
class Held:
    """An account, since when it is held, and its pages: whole, or as much as a screen holds."""

    at: float
    account: Account
    pages: dict[bool, tuple[tuple[Sheet, ...], StoryView]] = field(default_factory=dict)

    def page(self, *, whole: bool) -> tuple[tuple[Sheet, ...], StoryView]:
        """The sheets of the account, and how a page shows them."""
        if whole not in self.pages:
            sheets = AccountSheets(self.account, whole=whole).all(hint=": see “All of it”")
            self.pages[whole] = (sheets, story_view(self.account, sheets))
        return self.pages[whole]


@dataclass(slots=True)
class Making:
    """An account that somebody sums up: after how many changes that was begun; what came of it, None: nothing."""

    changes: int
    held: Held | None = None
    done: threading.Event = field(default_factory=threading.Event)


class Accounts:
    """Accounts that were summed up lately, by what was asked; a change made here lets go of those it is in."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[tuple[str, ...], Held] = OrderedDict()
        self._lock = threading.Lock()
        self._changes = 0
        self._making: dict[tuple[str, ...], Making] = {}

    def get(self, asked: tuple[str, ...], make: Callable[[], Account]) -> Held:
        """The account, summed up now if it is not at hand; who asks while somebody sums it up waits for that."""
        while True:
            with self._lock:
                held = self._current(asked)
                making = self._making.get(asked)
                mine = held is None and (making is None or making.changes != self._changes)
                if mine:
                    making = self._making[asked] = Making(self._changes)
            if held is not None:
                return held
            assert making is not None
            if mine:
                return self._make(asked, make, making)
            making.done.wait()
            if making.held is not None:  # current when we asked, since nothing had changed since it was begun
                return making.held

    def _current(self, asked: tuple[str, ...]) -> Held | None:
        held = self._kept.get(asked)
        if held is None or self._clock() - held.at >= CURRENT:
            return None
        self._kept.move_to_end(asked)
        return held

    def _make(self, asked: tuple[str, ...], make: Callable[[], Account], making: Making) -> Held:
        try:
            making.held = self._made(asked, make, making.changes)
            return making.held
        finally:  # where it failed, who waits tries for himself
            with self._lock:
                if self._making.get(asked) is making:
                    del self._making[asked]
            making.done.set()

    def _made(self, asked: tuple[str, ...], make: Callable[[], Account], changes: int) -> Held:
        made = Held(self._clock(), make())
        with self._lock:
            if changes == self._changes:  # else it was summed up while something changed, and may lack that
                self._kept[asked] = made
            while len(self._kept) > ACCOUNTS_KEPT:
                self._kept.popitem(last=False)
        return made

    def forget(self, *keys: str) -> None:
        """Something changed: at these entries or reports, or anywhere."""
        changed = {key.split("/")[0][:DOCUMENT_DIGITS] for key in keys}
        with self._lock:
            self._changes += 1
            for asked, held in list(self._kept.items()):
                ids = {each.report.document[:DOCUMENT_DIGITS] for each in held.account.entries}
                if not changed or changed & ids:
                    del self._kept[asked]


class Counts:
    """How much the ledger holds, counted now and then: counting goes over all of it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: tuple[float, dict[str, int]] | None = None
        self._counting = threading.Lock()

    def get(self, count: Callable[[], dict[str, int]]) -> dict[str, int]:
        """What was counted last; where that is long ago it is counted again meanwhile, for who asks next."""
        held = self._held
        if held is None:
            return self._count(count)
        if self._clock() - held[0] > COUNTED_AGAIN and self._counting.acquire(blocking=False):
            threading.Thread(target=self._count_again, args=(count,), daemon=True).start()
        return held[1]

    def _count(self, count: Callable[[], dict[str, int]]) -> dict[str, int]:
        counted = count()
        self._held = (self._clock(), counted)
        return counted

    def _count_again(self, count: Callable[[], dict[str, int]]) -> None:
        try:
            self._count(count)
        except StoreError:
            pass  # the next who asks counts again, and is told if it still cannot be read
        finally:
            self._counting.release()


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page works with. ``reading`` lets one page be read at a time: the model takes all cores.

    ``author``: who works at it, and with which ``role``; None: nobody who was let in. ``has_accounts``: whether one
    logs in; else whoever sits at this machine may do everything. ``visits`` fetches pages by their addresses; None:
    nothing is fetched.
    """

    ledger: Ledger
    settings: Settings
    author: str
    templates: Environment
    role: Role | None = "admin"
    has_accounts: bool = False
    tokens: Tokens = field(default_factory=Tokens)
    accounts: Accounts = field(default_factory=Accounts)
    counts: Counts = field(default_factory=Counts)
    reading: threading.Lock = field(default_factory=threading.Lock)
    tries: Tries = field(default_factory=Tries)
    visits: PageVisits | None = None

    def may(self, needed: Role) -> bool:
        """Whether whoever works at it may do what needs a role."""
        return self.role is not None and reaches(self.role, needed)


def style() -> bytes:
    """The one style sheet."""
    own = resources.files("sayso.web").joinpath("static", "desk.css").read_bytes()
    return resources.files("sayso.show").joinpath("style", "page.css").read_bytes() + b"\n" + own


def static_files() -> dict[str, tuple[bytes, str]]:
    """The files pages load: name -> content and media type."""
    folder = resources.files("sayso.web").joinpath("static")
    kinds = {one.name: MEDIA.get("." + one.name.rpartition(".")[2]) for one in folder.iterdir()}
    found = {name: (folder.joinpath(name).read_bytes(), kind) for name, kind in sorted(kinds.items()) if kind}
    return found | {"desk.css": (style(), MEDIA[".css"])}


def opened(words: str) -> str:
    """Words that begin a line: "Whether ..."."""
    return pictured(words[:1].upper() + words[1:])


def environment() -> Environment:
    """The templates: everything is escaped, a name that is not there is an error."""
    templates = Environment(
        loader=PackageLoader("sayso.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    digests = {name: hashlib.sha256(content).hexdigest()[:HASH_DIGITS] for name, (content, _) in static_files().items()}
    templates.filters |= {
        "told": told,
        "plain": pictured,
        "opened": opened,
        "address": addresses.address,
        "words_address": addresses.words,
        "entry_address": addresses.entry,
        "report_address": addresses.report,
        "story_address": addresses.story,
        "who_address": addresses.who,
        "wordings_address": addresses.wordings,
    }
    templates.globals |= {
        "static": lambda name: f"/static/{name}?v={digests[name]}",
        "search_address": addresses.search,
        "narrowed": narrowed,
        "query": urlencode,
        "acts": ACTS,
        "meaning": meaning_of,
        "in_words": in_words,
        "html": Markup,
    }
    return templates
