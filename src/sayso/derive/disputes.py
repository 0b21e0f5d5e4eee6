"""What the parties of one report tell differently."""

from sayso.records import Accounts, Dispute, Reading, Resolutions


def derive_disputes(reading: Reading, resolutions: Resolutions, findings: Accounts) -> tuple[Dispute, ...]:
    """What the parties of one report tell differently."""
    return ()
