"""Events of one document with their status, and what only looks like one."""

from collections.abc import Sequence

from sayso.records import Reading, Resolutions, Statement, Told


def derive_events(reading: Reading, resolutions: Resolutions, statements: Sequence[Statement]) -> Told:
    """Events of one document with their status, and what only looks like one."""
    return Told((), ())
