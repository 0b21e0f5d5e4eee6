"""Duties with who owes them, to whom, by when, on what basis."""

from collections.abc import Sequence

from sayso.records import Obligation, Reading, Resolutions, Statement


def derive_obligations(
    reading: Reading, resolutions: Resolutions, statements: Sequence[Statement]
) -> tuple[Obligation, ...]:
    """Duties with who owes them, to whom, by when, on what basis."""
    return ()
