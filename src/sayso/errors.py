"""What the user must fix. Each message is one line that says what is wrong and what to do."""


class SaysoError(Exception):
    """The root of all errors a user can mend."""


class SettingsError(SaysoError):
    """A setting, flag or table that cannot be used."""


class ModelError(SaysoError):
    """The shipped model is missing or damaged."""


class SourceError(SaysoError):
    """One input that cannot be read; the others go on."""


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


#: What a batch needs beside what a ledger needs.
BATCH_LIBRARIES = ("pyarrow",)


def without_library(error: ModuleNotFoundError) -> StoreError:
    """What to do where a library of an extra is not installed. Raises ``error`` itself where it is another."""
    name = (error.name or "").split(".")[0]
    if name in DESK_LIBRARIES:
        return StoreError(f"the desk needs {error.name}, which is not installed: pip install 'sayso[desk]'.")
    if name in BATCH_LIBRARIES:
        return StoreError(f"a batch needs {error.name}, which is not installed: pip install 'sayso[batch]'.")
    if name not in LEDGER_LIBRARIES:
        raise error
    return StoreError(f"a ledger needs {error.name}, which is not installed: pip install 'sayso[ledger]'.")
