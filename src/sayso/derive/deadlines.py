"""Days by which something is to be, told by the preposition before them."""

import re

from sayso.records import Span

#: Code points before a day in which such a preposition stands.
LEAD = 60
#: "By 31 March", "until Friday", "no later than 6 May": the preposition in the words of a time, or before them.
_DEADLINE = re.compile(r"(?:by|until|till|within|before|(?:no|not) later than|up to)\b", re.IGNORECASE)
_DEADLINE_BEFORE = re.compile(
    r"\b(?:by|until|till|within|before|(?:no|not) later than|up to)\s+(?:the\s+end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE
)


def is_deadline(text: str, span: Span) -> bool:
    """Whether a time is that by which something is to be: "by 31 March", "no later than Friday"."""
    ahead = _DEADLINE_BEFORE.search(text, max(0, span.start - LEAD), span.start)
    return ahead is not None or _DEADLINE.match(text, span.start, span.end) is not None
