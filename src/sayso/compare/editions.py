"""What agencies put before the headline of an edition: "UPDATE 2-", "URGENT -", "CORRECTED-UPDATE 3-"."""

import re

_EARLY = r"URGENT|FLASH|ALERT|BREAKING(?: NEWS)?|SNAP"
_LABEL = re.compile(
    rf"\W*(?:(?:UPDATE|WRAPUP|WRAP-UP|CORRECTED|CORRECTION|REFILE|RPT|REPEAT|{_EARLY}"
    r"|EXCLUSIVE|NEWSALERT|LEAD|RECAST|ADVISORY|EMBARGOED)(?:\s?\d{1,2})?\s*[-–—:)\]/]+\s*)+(?=\S)"
)
_NUMBER = re.compile(rf"\W*(?:UPDATE\s?(?P<number>[1-9]\d?)|(?:{_EARLY}))\b\s*[-–—:)]")


def edition_of(headline: str | None) -> int:
    """Which edition a headline says it is: 0 for "URGENT", 1 for a plain one, 2 for "UPDATE 1", and so on."""
    told = _NUMBER.match(headline or "")
    if told is None:
        return 1
    return 1 + int(told["number"]) if told["number"] else 0


def without_edition(headline: str) -> str:
    """A headline from where it says what it is about."""
    return _LABEL.sub("", headline, count=1) if _LABEL.match(headline) else headline
