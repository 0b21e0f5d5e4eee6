"""Readers for tests of what a document can do to the process that reads it; what shipped code never has."""

import ctypes
import os
import signal
import time

from sayso.pipeline import read_raw
from sayso.records import Findings, PageFacts, Raw
from sayso.resolve import Tables
from sayso.settings import Settings

CRASHES, EXITS, EATS, HANGS, HOLDS_ON, FAULTY = (
    f"poison that {what}" for what in ("crashes", "exits", "eats", "hangs", "holds on", "is faulty")
)

#: Seconds that each document takes at the least, so that what is killed is killed at work.
PACE = 0.1

#: Seconds, longer than any document may take.
A_LONG_TIME = 10_000

#: Bytes asked for at a time by what eats memory.
BITE = 50_000_000


def read(raw: Raw, facts: PageFacts, tables: Tables, settings: Settings) -> Findings:
    """As ``read_raw``, but for documents that say what they do."""
    time.sleep(PACE)
    words = raw.content.decode(errors="replace")
    if CRASHES in words:
        os.kill(os.getpid(), signal.SIGSEGV)
    if EXITS in words:
        os._exit(5)
    if EATS in words:
        eaten = []
        while True:
            eaten.append(b"x" * BITE)
    if HANGS in words:
        signal.pause()
    if HOLDS_ON in words:
        ctypes.PyDLL(None).sleep(A_LONG_TIME)  # as an expression that backtracks: no other thread gets its turn
    if FAULTY in words:
        raise KeyError("something")
    return read_raw(raw, facts, tables, settings)
