"""Files that hold many pages: what their readers share. A file is a row of slots, numbered from 0.

A slot is a record of an archive, a message of a mailbox, a row of a table; it gives a page, a reason why not, or, where
it holds nothing that could be one (a picture, a request), nothing. A slot keeps its number whatever is asked for, so
that a file can be read in stretches.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from sayso.errors import SourceError
from sayso.records import ColumnNames, Raw

#: Bytes of one page: as many as of a file.
LARGEST_PAGE = 20_000_000
#: The media types that are read, and as what.
PAGES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
#: Reasons for passing over that are told apart; an archive can be made to have a million.
MOST_REASONS = 1_000
#: Characters of a reason.
LONGEST_REASON = 60
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)


def charset_in(content_type: str) -> str | None:
    """The charset that a Content-Type names, lower case, not checked; None if it names none."""
    found = _CHARSET.search(content_type)
    return found[1].lower() if found else None


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a file. ``page`` None: nothing that could be a page, or not asked for."""

    number: int
    page: Raw | SourceError | None


@dataclass(frozen=True, slots=True)
class Use:
    """What is asked of a file: ``count`` slots from ``first`` on, None: all the rest.

    ``skipped`` counts the reasons why slots were passed over.
    """

    first: int = 0
    count: int | None = None
    columns: ColumnNames = field(default_factory=ColumnNames)
    skipped: Counter[str] = field(default_factory=Counter)

    def wants(self, number: int) -> bool:
        """Whether the slot of this number is asked for."""
        return number >= self.first and not self.is_over(number)

    def is_over(self, number: int) -> bool:
        """Whether nothing is asked for from here on."""
        return self.count is not None and number >= self.first + self.count

    def skip(self, reason: str) -> None:
        """One more that was passed over."""
        reason = reason[:LONGEST_REASON]
        if reason not in self.skipped and len(self.skipped) >= MOST_REASONS:
            reason = "other"
        self.skipped[reason] += 1
