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

from sayso.records import Account
from sayso.settings import Settings
from sayso.show.harmless import pictured
from sayso.show.meanings import meaning_of
from sayso.show.sheet import told
from sayso.show.wording import ACTS
from sayso.store import Ledger
from sayso.web import addresses
from sayso.web.tokens import Tokens

#: Accounts of stories kept at hand, and seconds they are held for current: others may write to the same ledger.
ACCOUNTS_KEPT, CURRENT = 64, 20.0
#: Files of ours that pages load, in the folder ``static``; the style is that of ``sayso read`` and the desk's own.
SCRIPTS = ("htmx.min.js", "desk.js")
#: Hex digits in the address of a file, so that a browser never keeps an old one.
HASH_DIGITS = 12


class Accounts:
    """Accounts that were summed up lately, by what was asked. A change made here empties it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[tuple[str, ...], tuple[float, Account]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, asked: tuple[str, ...], make: Callable[[], Account]) -> Account:
        """The account, summed up now if it is not at hand."""
        with self._lock:
            at, account = self._kept.get(asked, (0.0, None))
            if account is not None and self._clock() - at < CURRENT:
                self._kept.move_to_end(asked)
                return account
        made = make()
        with self._lock:
            self._kept[asked] = (self._clock(), made)
            while len(self._kept) > ACCOUNTS_KEPT:
                self._kept.popitem(last=False)
        return made

    def forget(self) -> None:
        """Something changed."""
        with self._lock:
            self._kept.clear()


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page works with. ``reading`` lets one page be read at a time: the model takes all cores."""

    ledger: Ledger
    settings: Settings
    author: str
    templates: Environment
    tokens: Tokens = field(default_factory=Tokens)
    accounts: Accounts = field(default_factory=Accounts)
    reading: threading.Lock = field(default_factory=threading.Lock)


def style() -> bytes:
    """The one style sheet."""
    own = resources.files("sayso.web").joinpath("static", "desk.css").read_bytes()
    return resources.files("sayso.show").joinpath("style", "page.css").read_bytes() + b"\n" + own


def static_files() -> dict[str, tuple[bytes, str]]:
    """The files pages load: name -> content and media type."""
    folder = resources.files("sayso.web").joinpath("static")
    found = {name: (folder.joinpath(name).read_bytes(), "text/javascript; charset=utf-8") for name in SCRIPTS}
    found["desk.css"] = (style(), "text/css; charset=utf-8")
    found["sayso.svg"] = (folder.joinpath("sayso.svg").read_bytes(), "image/svg+xml")
    found["htmx.LICENSE.txt"] = (folder.joinpath("htmx.LICENSE.txt").read_bytes(), "text/plain; charset=utf-8")
    return found


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
        "query": urlencode,
        "acts": ACTS,
        "meaning": meaning_of,
        "html": Markup,
    }
    return templates
