"""What agencies put before the headline of an edition: "UPDATE 2-", "URGENT -", "CORRECTED-UPDATE 3-"."""

import re

_EARLY = r"URGENT|FLASH|ALERT|BREAKING(?: NEWS)?|SNAP"
#: Words that stand before a hyphen as labels alone, and those that also begin other words: "FLASH-FLOODS".
_PLAIN = r"UPDATE|WRAPUP|WRAP-UP|CORRECTED|CORRECTION|REFILE|RPT|EXCLUSIVE|NEWSALERT"
_DOUBTFUL = rf"{_EARLY}|REPEAT|LEAD|RECAST|ADVISORY|EMBARGOED"
#: What parts a doubtful label from the headline: no bare hyphen, unless the headline goes on in small letters.
_APART = r"(?:\s*[–—:)\]/]|\s+-|-\s|-(?=[A-Z]?[a-z]))"
_LABEL = re.compile(
    rf"\W*(?:(?:(?:(?:{_PLAIN})(?:\s?\d{{1,2}})?|(?:{_DOUBTFUL})\s?\d{{1,2}})\s*[-–—:)\]/]|(?:{_DOUBTFUL}){_APART})"
    r"[-–—:)\]/\s\[(]*)+(?=\S)"
)
_NUMBER = re.compile(r"\bUPDATE\s?([1-9]\d?)\b")
_IS_EARLY = re.compile(rf"\b(?:{_EARLY})\b")


def edition_of(headline: str | None) -> int:
    """Which edition a headline says it is: 0 for "URGENT", 1 for a plain one, 2 for "UPDATE 1", and so on."""
    label = _LABEL.match(headline or "")
    if label is None:
        return 1
    if told := _NUMBER.search(label[0]):
        return 1 + int(told[1])
    return 0 if _IS_EARLY.search(label[0]) else 1


def without_edition(headline: str) -> str:
    """A headline from where it says what it is about."""
    return _LABEL.sub("", headline, count=1) if _LABEL.match(headline) else headline
