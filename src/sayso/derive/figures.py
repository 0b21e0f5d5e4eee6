"""Counts and amounts with who reports them."""

from collections.abc import Sequence

from sayso.records import Event, Figure, Issue, Reading, Resolutions, Statement


def derive_figures(
    reading: Reading,
    resolutions: Resolutions,
    statements: Sequence[Statement],
    events: Sequence[Event],
    issues: Sequence[Issue],
) -> tuple[Figure, ...]:
    """Counts and amounts with who reports them."""
    return ()
