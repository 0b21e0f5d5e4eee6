"""What is watched and who is told: a TOML file with a ``[[source]]`` for each source, an ``[[alert]]`` for each alert.

[[source]]
name = "Meridian, world"
feed = "https://meridian.example/world.rss"     or sitemap = "...", or pages = ["...", "..."]
outlet = "The Meridian"
every = 30                                      minutes between two visits
language = "en"                                 an article in another language is left out
allow = ["/world/*"]                            patterns of an article's path
forbid = ["/world/live/*"]
limit = 20                                      articles taken at one visit
look_again = [1, 24]                            hours after which an article is looked at again

[[alert]]
name = "desk"
watch_list = "rules.toml"                       as for `sayso watch-list`; beside this file
rules = ["threats against Armenia"]             without: all of them
channel = "email"                               or "webhook", "atom"
...

What is secret is never in the file: it names variables of the environment.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from sayso.errors import SettingsError
from sayso.records import Alert, Channel, Encryption, MailServer, NewsSource, Rhythm, SourceForm

#: Bytes; a file with a thousand sources has some 200,000.
LARGEST = 1_000_000
#: Minutes between two visits, if not given; the fewest and the most: a month.
EVERY, MOST_OFTEN, LEAST_OFTEN = 30, 1, 43_200
#: Articles of one visit, if not given; no feed lists more than some hundred.
LIMIT, LARGEST_LIMIT = 50, 1_000
#: Hours after which an article may be looked at again, up to a year; how often: nobody mends an article for ever.
FARTHEST_LOOK, MOST_LOOKS = 8_760, 20
#: Characters of a name: what fits on a line.
LONGEST_NAME = 60
#: The port at which a mail server takes mail of those who log in (RFC 6409), and with TLS from the start (RFC 8314).
SUBMISSION, SUBMISSIONS = 587, 465
LAST_PORT = 65_535

FORMS: tuple[SourceForm, ...] = get_args(SourceForm)
SOURCE_FIELDS = ("name", *FORMS, "outlet", "every", "language", "allow", "forbid", "limit", "look_again")
OF_ALL = ("name", "watch_list", "rules", "channel", "digest", "at", "once")
OF_CHANNEL: dict[Channel, tuple[str, ...]] = {
    "atom": ("file",),
    "email": ("to", "from", "server", "port", "encryption", "user", "password_env"),
    "webhook": ("address", "address_env", "key_env"),
}
_ADDRESS = re.compile(r"[^\s@<>,;:\"\\]+@[^\s@<>,;:\"\\]+")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TIME_OF_DAY = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class WatchFile:
    """What a file of sources says."""

    sources: tuple[NewsSource, ...]
    alerts: tuple[Alert, ...]


def read_watch_sources(path: Path) -> WatchFile:
    """The sources and alerts of a file. Raises SettingsError that names the table and what is wrong with it."""
    given = _tables(path)
    sources = tuple(_source(_Table(one, f"{path.name}, source {turn}")) for turn, one in _numbered(given, "source"))
    alerts = tuple(_alert(_Table(one, f"{path.name}, alert {turn}"), path) for turn, one in _numbered(given, "alert"))
    if not sources:
        raise SettingsError(f"{path.name}: no sources; it needs a [[source]] with name and feed for each.")
    for what, names in (("sources", [one.name for one in sources]), ("alerts", [one.name for one in alerts])):
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise SettingsError(f"{path.name}: two {what} are called {twice!r}; give each its own name.")
    return WatchFile(sources, alerts)


class _Table:
    """One table of the file: its values, each checked as it is asked for."""

    def __init__(self, given: Any, where: str) -> None:
        if not isinstance(given, dict):
            raise SettingsError(f"{where}: it is no table.")
        self.given: Mapping[str, Any] = given
        self.where = where

    def wrong(self, told: str) -> SettingsError:
        """What is wrong with it."""
        return SettingsError(f"{self.where}: {told}")

    def only(self, fields: tuple[str, ...]) -> None:
        """Raises SettingsError for what nothing is called."""
        if unknown := sorted(set(self.given) - set(fields)):
            secret = " What is secret stands in the environment." if "pass" in unknown[0] or "key" in unknown[0] else ""
            raise self.wrong(f"nothing is called {unknown[0]!r}; it has {', '.join(fields)}.{secret}")

    def text(self, name: str) -> str | None:
        """A text on one line."""
        value = self.given.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            raise self.wrong(f"{name} is a text on one line.")
        return value.strip()

    def needed(self, name: str) -> str:
        """A text that must be there."""
        if (value := self.text(name)) is None:
            raise self.wrong(f"needs {name}.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.given.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.wrong(f"{name} is a list of texts.")
        return tuple(one.strip() for one in value)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self.given.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(f"{name} is a whole number, {low} to {high:,}.")
        return value

    def word(self, name: str, default: str, words: tuple[str, ...]) -> Any:
        """One of some words."""
        value = self.given.get(name, default)
        if value not in words:
            raise self.wrong(f"{name} {value!r} is none; there are {', '.join(words)}.")
        return value


def _source(table: _Table) -> NewsSource:
    table.only(SOURCE_FIELDS)
    forms = [form for form in FORMS if form in table.given]
    if len(forms) != 1:
        which = f"has {' and '.join(forms)}; give one, the other to a source of its own" if forms else ""
        raise table.wrong(f"{which or 'needs one of ' + ', '.join(FORMS)}.")
    form = forms[0]
    addresses = table.texts("pages") if form == "pages" else (table.needed(form),)
    for one in addresses:
        _check_web_address(table, form, one)
    if not addresses:
        raise table.wrong("pages is empty; name one at least.")
    language = table.text("language")
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise table.wrong(f"language {language!r} is none; write en, fr, hy ...")
    return NewsSource(
        name=_name(table),
        form=form,
        addresses=tuple(dict.fromkeys(addresses)),
        outlet=table.text("outlet"),
        language=language,
        every=table.number("every", EVERY, MOST_OFTEN, LEAST_OFTEN),
        allow=_paths(table, "allow"),
        forbid=_paths(table, "forbid"),
        limit=table.number("limit", LIMIT, 1, LARGEST_LIMIT),
        look_again=_looks(table),
    )


def _alert(table: _Table, path: Path) -> Alert:
    channels: tuple[Channel, ...] = get_args(Channel)
    channel: Channel = table.word("channel", "", channels)
    table.only((*OF_ALL, *OF_CHANNEL[channel]))
    rhythm: Rhythm = table.word("digest", "each", get_args(Rhythm))
    at = table.text("at") or "07:00"  # before the first conference of the day
    if not _TIME_OF_DAY.fullmatch(at):
        raise table.wrong(f"at {at!r} is no time of the day; write 07:00 (UTC).")
    once = table.given.get("once", True)
    if not isinstance(once, bool):
        raise table.wrong("once is true or false.")
    if "/" in _name(table):
        raise table.wrong("the name of an alert has no / in it; it stands in the address of its feed.")
    file = table.text("file") if channel == "atom" else None
    return Alert(
        name=_name(table),
        channel=channel,
        watch_list=str(path.parent / table.needed("watch_list")),
        rules=table.texts("rules"),
        rhythm=rhythm,
        at=at,
        once=once,
        to=_receivers(table) if channel == "email" else (),
        server=_mail_server(table) if channel == "email" else None,
        file=str(path.parent / file) if file else None,
        address=_hook(table) if channel == "webhook" else None,
        address_env=_variable(table, "address_env"),
        key_env=_variable(table, "key_env", needed=channel == "webhook"),
    )


def _mail_server(table: _Table) -> MailServer:
    encryption: Encryption = table.word("encryption", "starttls", get_args(Encryption))
    user = table.text("user")
    password_env = _variable(table, "password_env", needed=user is not None)
    host = table.needed("server")
    if user and encryption == "none" and host not in ("localhost", "127.0.0.1", "::1"):
        raise table.wrong("a password would be sent for everybody to read; give encryption starttls or tls.")
    port = table.number("port", SUBMISSIONS if encryption == "tls" else SUBMISSION, 1, LAST_PORT)
    return MailServer(host, port, encryption, user, password_env, _mail_address(table, table.needed("from")))


def _receivers(table: _Table) -> tuple[str, ...]:
    to = tuple(_mail_address(table, one) for one in table.texts("to"))
    if not to:
        raise table.wrong("needs to, a list of mail addresses.")
    return tuple(dict.fromkeys(to))


def _hook(table: _Table) -> str | None:
    address = table.text("address")
    if (address is None) == (table.text("address_env") is None):
        raise table.wrong("needs address, or address_env if the address itself is secret.")
    if address is not None:
        _check_web_address(table, "address", address)
    return address


def _variable(table: _Table, name: str, *, needed: bool = False) -> str | None:
    value = table.needed(name) if needed else table.text(name)
    if value is not None and not _VARIABLE.fullmatch(value):
        raise table.wrong(f"{name} is the name of a variable of the environment, not what it holds.")
    return value


def _mail_address(table: _Table, given: str) -> str:
    if not _ADDRESS.fullmatch(given) or not given.isascii():
        raise table.wrong(f"{given!r} is no mail address; write name@example.org.")
    return given


def _check_web_address(table: _Table, name: str, given: str) -> None:
    """Raises SettingsError for what is no web address, or holds a password."""
    try:
        parts = urlsplit(given)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole or any(one.isspace() for one in given):
        raise table.wrong(f"{name} {given!r} is no web address; write https://...")
    if "@" in parts.netloc:
        raise table.wrong(f"{name} holds a user and a password; what is secret does not stand in the file.")


def _paths(table: _Table, name: str) -> tuple[str, ...]:
    found = table.texts(name)
    if odd := next((one for one in found if not one.startswith(("/", "*"))), None):
        raise table.wrong(f"{name}: {odd!r} is no pattern of a path; write /world/*.")
    return found


def _looks(table: _Table) -> tuple[int, ...]:
    given = table.given.get("look_again", [])
    hours = given if isinstance(given, list) else [None]
    whole = all(isinstance(one, int) and not isinstance(one, bool) and 0 < one <= FARTHEST_LOOK for one in hours)
    if not whole or sorted(set(hours)) != hours or len(hours) > MOST_LOOKS:
        raise table.wrong("look_again is a list of hours after the first look, each later than the one before.")
    return tuple(hours)


def _name(table: _Table) -> str:
    name = table.needed("name")
    if len(name) > LONGEST_NAME:
        raise table.wrong(f"a name has {LONGEST_NAME} letters at most.")
    return name


def _numbered(given: Mapping[str, Any], what: str) -> list[tuple[int, Any]]:
    return list(enumerate(given.get(what, []), 1))


def _tables(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        given = tomllib.loads(content.decode("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path.name or path}: cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path.name}: not a TOML file ({error}).") from error
    if unknown := sorted(set(given) - {"source", "alert"}):
        raise SettingsError(f"{path.name}: nothing is called {unknown[0]!r}; there are [[source]] and [[alert]].")
    if not all(isinstance(many, list) for many in given.values()):
        raise SettingsError(f"{path.name}: write [[source]] and [[alert]] with two brackets, one for each.")
    return given
