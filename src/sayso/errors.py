"""What the user must fix. Each message is one line that says what is wrong and what to do."""

from typing import Literal

#: Why a visit to a web address failed, for who decides when to try again. ``url``: no address we ask. ``address``: it
#: leads to a private address. ``robots``: its owner does not want it. ``gone``: 404, 410. ``forbidden``: 401, 403 and
#: their like. ``busy``: it asks for patience (429, or 503 that says until when). ``server``: another 5xx.
#: ``unreachable``: no such name, no connection. ``certificate``: not to be trusted. ``slow``: it took too long.
#: ``large``: more bytes than any page. ``broken``: cut off, or not HTTP. ``redirects``: in a circle, or too many.
#: ``media``: not what was hoped for. ``answer``: any other status.
Trouble = Literal[
    "url",
    "address",
    "robots",
    "gone",
    "forbidden",
    "busy",
    "server",
    "unreachable",
    "certificate",
    "slow",
    "large",
    "broken",
    "redirects",
    "media",
    "answer",
]


class SaysoError(Exception):
    """The root of all errors a user can mend."""


class SettingsError(SaysoError):
    """A setting, flag or table that cannot be used."""


class ModelError(SaysoError):
    """The shipped model is missing or damaged."""


class SourceError(SaysoError):
    """One input that cannot be read; the others go on."""


class VisitError(SourceError):
    """A web address that could not be read. ``wait``: seconds after which the server wants to be asked again."""

    def __init__(self, message: str, *, kind: Trouble, wait: float | None = None) -> None:
        super().__init__(message)
        self.kind: Trouble = kind
        self.wait = wait


class StoreError(SaysoError):
    """A ledger that cannot be opened, read or written; nothing in it was changed."""


class NoSuchError(StoreError):
    """A report, entry or link that is not in the ledger, or not named clearly enough to be found."""


class QueryError(SaysoError):
    """A search that cannot be understood."""


#: What a ledger needs beside what reading needs.
LEDGER_LIBRARIES = ("alembic", "msgspec", "rapidfuzz", "snowballstemmer", "sqlalchemy")


#: What the desk needs beside what a ledger needs.
DESK_LIBRARIES = ("argon2", "fastapi", "jinja2", "markupsafe", "multipart", "python_multipart", "starlette", "uvicorn")


def without_collecting(error: ModuleNotFoundError, what: str) -> SourceError:
    """What to do where a library that collecting needs is not installed; ``what`` is the input that needs it."""
    missing = f"reading it needs {error.name}, which is not installed"
    return SourceError(f"{what}: {missing}: pip install '.[collect]' in the clone.")


#: What watching needs beside what a ledger needs.
WATCH_LIBRARIES = ("apscheduler", "feedparser", "httpcore", "httpx", "protego")
#: What a batch needs beside what a ledger needs.
BATCH_LIBRARIES = ("pyarrow",)


def without_library(error: ModuleNotFoundError) -> StoreError:
    """What to do where a library of an extra is not installed. Raises ``error`` itself where it is another."""
    name = (error.name or "").split(".")[0]
    if name in DESK_LIBRARIES:
        return StoreError(f"the desk needs {error.name}, which is not installed: pip install '.[desk]' in the clone.")
    if name in WATCH_LIBRARIES:
        return StoreError(f"watching needs {error.name}, which is not installed: pip install '.[watch]' in the clone.")
    if name in BATCH_LIBRARIES:
        return StoreError(f"a batch needs {error.name}, which is not installed: pip install '.[batch]' in the clone.")
    if name not in LEDGER_LIBRARIES:
        raise error
    return StoreError(f"a ledger needs {error.name}, which is not installed: pip install '.[ledger]' in the clone.")
