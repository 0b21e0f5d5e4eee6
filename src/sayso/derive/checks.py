"""What a report says that does not agree with itself."""

from sayso.records import Accounts, Issue, Reading, Resolutions


def check_consistency(reading: Reading, resolutions: Resolutions, findings: Accounts) -> tuple[Issue, ...]:
    """What a report says that does not agree with itself."""
    return ()
