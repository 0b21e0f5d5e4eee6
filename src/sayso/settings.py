"""Every setting, in one place: defaults, then a TOML file, then SAYSO_* of the environment, then flags.

Nothing is read when this module is imported; a door calls ``settings_from`` and passes the result on.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from sayso.errors import SettingsError

ENVIRONMENT_PREFIX = "SAYSO_"

#: More threads than any machine has cores for one small model: a slip of the finger.
MOST_THREADS = 1024

#: MB that a process needs to read anything at all: the model, the tables, the libraries.
LEAST_MEGABYTES = 500

#: Seconds between two requests to one host: nobody waits longer than an hour for the next page of an outlet.
LONGEST_INTERVAL = 3600

#: Seconds for one answer: a page of 20 MB over the slowest line, ten times over.
LONGEST_VISIT = 3600

#: Digits of a number in the environment; Python refuses to read one of 5,000.
LONGEST_NUMBER = 20

#: Hex digits of a hash that name a thing for good: 64 bits, no two alike among all settings anyone will ever use.
HASH_DIGITS = 16

#: Bytes; a file of settings has a few lines. A device or a pipe has no end.
LARGEST_TOML = 1_000_000


def _setting(default: Any, *, unit: str, tells: str) -> Any:
    return field(default=default, metadata={"unit": unit, "help": tells})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of Sayso, each with its unit and its help in the field's metadata."""

    tables: str | None = _setting(
        None, unit="folder", tells="Your own tables of actors, in the format of ours; they come before ours."
    )
    threads: int = _setting(
        0, unit="threads", tells="Threads of the reading model; 0: one for each core. The findings stay the same."
    )

    ledger: str = _setting(
        "sayso.db", unit="file or address", tells="The ledger: a SQLite file, or postgresql://user@host/name."
    )

    author: str | None = _setting(
        None, unit="name", tells="Who corrects, links and notes; None: the name you are logged in with."
    )

    columns: str | None = _setting(
        None,
        unit="names",
        tells="Which columns of a table hold what, as text=body,url=link,date=day,outlet=paper,title=head.",
    )

    contact: str | None = _setting(
        None, unit="address", tells="Where outlets reach you (https://... or an e-mail); it stands in the user agent."
    )

    user_agent: str | None = _setting(
        None, unit="text", tells="How Sayso calls itself on the web; None: Sayso, its version and the contact."
    )

    host_interval: int = _setting(
        1, unit="seconds", tells="Between two requests to one host; longer where its robots.txt asks for it."
    )

    visit_seconds: int = _setting(60, unit="seconds", tells="The most that one answer from the web may take.")

    allowed_hosts: str | None = _setting(
        None, unit="names", tells="Hosts that may be asked though they are private, apart by commas: intranet.example."
    )

    processes: int = _setting(
        0, unit="processes", tells="Processes of a batch, each with a model of its own; 0: one for each core."
    )

    document_seconds: int = _setting(
        300, unit="seconds", tells="A batch gives up on a document after this time; the others go on."
    )

    process_megabytes: int = _setting(
        3000, unit="MB", tells="A batch gives up on a document when its process takes more memory; the others go on."
    )

    ray_address: str | None = _setting(
        None, unit="address", tells="The Ray cluster of a batch; None: RAY_ADDRESS, else this machine alone."
    )

    def __post_init__(self) -> None:
        """Refuse what no run could use. Raises SettingsError."""
        if not 0 <= self.host_interval <= LONGEST_INTERVAL:
            raise SettingsError(f"host_interval is {self.host_interval}: give 0 to {LONGEST_INTERVAL} seconds.")
        if not 1 <= self.visit_seconds <= LONGEST_VISIT:
            raise SettingsError(f"visit_seconds is {self.visit_seconds}: give 1 to {LONGEST_VISIT} seconds.")
        for name in ("contact", "user_agent"):
            if not str(getattr(self, name) or "").isascii() or "\n" in str(getattr(self, name)):
                raise SettingsError(f"{name} goes into the head of a request: give one line of plain ASCII.")
        if not 0 <= self.threads <= MOST_THREADS:
            raise SettingsError(f"threads is {self.threads}: give 0 (one for each core) to {MOST_THREADS}.")
        if not 0 <= self.processes <= MOST_THREADS:
            raise SettingsError(f"processes is {self.processes}: give 0 (one for each core) to {MOST_THREADS}.")
        if self.document_seconds < 1:
            raise SettingsError(f"document_seconds is {self.document_seconds}: give 1 or more.")
        if self.process_megabytes < LEAST_MEGABYTES:
            raise SettingsError(f"process_megabytes is {self.process_megabytes}: give {LEAST_MEGABYTES} or more.")


def settings_from(
    *, toml: Path | None = None, environment: Mapping[str, str] | None = None, flags: Mapping[str, object] | None = None
) -> Settings:
    """The settings of one run: later sources win; a flag that is None was not given. Raises SettingsError."""
    given = _from_toml(toml) | _from_environment(environment or {})
    given |= {name: value for name, value in (flags or {}).items() if value is not None}
    return replace(Settings(), **given)  # type: ignore[arg-type]


def results_hash(settings: Settings) -> str:
    """The hash of the settings that change results, written into every Findings: today the user's own tables.

    The tables count by name and content, not by where they lie; threads change nothing in the findings. Raises
    SettingsError for a table that cannot be read.
    """
    digest = hashlib.sha256()
    for table in sorted(Path(settings.tables).glob("*.tsv")) if settings.tables else []:
        try:
            content = table.read_bytes()
        except OSError as error:
            raise SettingsError(f"{table.name}: cannot be read ({error.strerror}).") from error
        digest.update(f"{table.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:HASH_DIGITS]


def _from_toml(path: Path | None) -> dict[str, object]:
    """What a settings file says; a name that is no setting is an error, not ignored."""
    if path is None:
        return {}
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_TOML + 1)
    except OSError as error:
        raise SettingsError(f"{path.name}: cannot be read ({error.strerror}).") from error
    try:
        given = tomllib.loads(content.decode("utf-8")) if len(content) <= LARGEST_TOML else None
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, a number of 5,000 digits, nested without end
        raise SettingsError(f"{path.name}: not a TOML file ({error}).") from error
    if given is None:
        raise SettingsError(f"{path.name}: larger than {LARGEST_TOML // 1_000_000} MB; no settings file is.")
    unknown = sorted(given.keys() - _names())
    if unknown:
        known = ", ".join(sorted(_names()))
        raise SettingsError(f"{path.name}: no setting is called {unknown[0]!r}; there are {known}.")
    return {name: _checked(name, value, path.name) for name, value in given.items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    """What SAYSO_THREADS and its like say; other variables are not ours to judge. Empty means not given."""
    named = {name: environment.get(ENVIRONMENT_PREFIX + name.upper(), "") for name in sorted(_names())}
    return {
        name: _checked(name, _number_or_text(name, value), ENVIRONMENT_PREFIX + name.upper())
        for name, value in named.items()
        if value
    }


def _names() -> set[str]:
    return {one.name for one in fields(Settings)}


def _number_or_text(name: str, value: str) -> object:
    """The environment knows only text: a whole number where the setting is one."""
    is_number = isinstance(getattr(Settings(), name), int) and len(value) <= LONGEST_NUMBER
    return int(value) if is_number and value.strip().isdecimal() else value


def _checked(name: str, value: object, source: str) -> object:
    """``value`` if it has the kind the setting asks for. Raises SettingsError."""
    wants_number = isinstance(getattr(Settings(), name), int)
    fits = isinstance(value, int) and not isinstance(value, bool) if wants_number else isinstance(value, str)
    if not fits:
        raise SettingsError(f"{source}: {name} is {value!r}: give a {'whole number' if wants_number else 'text'}.")
    return value
