"""Identifiers for calendars and feeds: the same key gives the same one, on every machine and for good."""

from uuid import NAMESPACE_URL, UUID, uuid5

_OURS = uuid5(NAMESPACE_URL, "sayso/entry")


def entry_uuid(*key: str) -> UUID:
    """The UUID (version 5) of an entry's key, or of several words that name something."""
    return uuid5(_OURS, "\x1f".join(key))
