"""A process that adds made-up reports to a ledger and says so, one line each, until it is killed or done.

``python -m tests.store.adder URL SEED COUNT``: prints ``opened``, then the id of every document that was added.
"""

import sys

from sayso.store import open_ledger
from tests.gate.made_ledger import Maker


def main(url: str, seed: str, count: str) -> None:
    """Open, making the ledger where there is none, and add."""
    with open_ledger(url, create=True) as ledger:
        print("opened", flush=True)
        for findings in Maker(int(seed)).reports(int(count)):
            print(ledger.add(findings).document, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
