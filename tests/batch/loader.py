"""A load in a process of its own, to be killed: ``python -m tests.batch.loader OUT URL AT_ONCE``; a line each time."""

import sys
from pathlib import Path

from sayso.batch import load_batch, loading
from sayso.store import open_ledger

#: When everything is added: a ledger filled twice is then the same to the last column.
NOON = "2022-09-21T12:00:00Z"


def main(out: str, url: str, at_once: str) -> None:
    """Load, and say so."""
    loading.AT_ONCE = int(at_once)
    with open_ledger(url, create=True, clock=lambda: NOON) as ledger:
        for loaded in load_batch(Path(out), ledger):
            print(len(loaded.added), loaded.known, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
