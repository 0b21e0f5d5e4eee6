"""Reading the example pages once in a run of the tests, however many tests ask what is in them."""

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path

from sayso import pipeline
from sayso.records import Findings, PageFacts, Raw
from sayso.resolve import Tables
from sayso.settings import Settings, results_hash

#: As ``pipeline.read_raw``.
Read = Callable[..., Findings]


def remembered(folder: Path, *, anew: bool = False) -> Read:
    """A reader that keeps what it found in a folder and reads no page again; ``anew``: it reads each, and keeps it."""
    read = pipeline.read_raw

    def reader(raw: Raw, facts: PageFacts, tables: Tables, settings: Settings = pipeline.DEFAULTS) -> Findings:
        kept = folder / _name(raw, facts, settings)
        if kept.exists() and not anew:
            found: Findings = pickle.loads(kept.read_bytes())
            return found
        found = read(raw, facts, tables, settings)
        part = kept.with_suffix(f".{os.getpid()}")  # two processes may read the same page
        part.write_bytes(pickle.dumps(found))
        part.replace(kept)
        return found

    return reader


def _name(raw: Raw, facts: PageFacts, settings: Settings) -> str:
    """All that changes what is found: the page, what is known of it, the user's own tables."""
    known = (raw, facts, results_hash(settings))
    return hashlib.sha256(repr(known).encode("utf-8", "backslashreplace")).hexdigest()
