"""Days of the ledger's answers: ISO 8601, so that no one has to guess what 5/10 means, and only as exact as known."""

from sayso.records import When


def told_when(when: When | None) -> str | None:
    """2018-11-25, 2018-11 (a month), 2018 (a year), 2018-11-25/2018-11-27, since .., until .. ; None: not known."""
    if when is None:
        return None
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return f"since {first}" if first else f"until {last}" if last else None
    if when.precision == "month" and first[:7] == last[:7]:
        return first[:-3]
    if when.precision == "year" and first[:4] == last[:4]:
        return first[:4]
    return first if first == last else f"{first}/{last}"
