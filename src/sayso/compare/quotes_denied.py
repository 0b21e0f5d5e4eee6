"""Whether the words of a statement stand under a negation that is none of them: "ruled out | a military solution"."""

import re

from sayso.compare.wordings_words import words
from sayso.records import Said

#: Code points before the words of a statement within which the verb stands that takes them.
LEAD = 40
_RULES_OUT = (
    r"rul(?:e|es|ed|ing)\s+out|exclud(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)"
)
_IN_CUE = re.compile(rf"\b(?:{_RULES_OUT})\b", re.IGNORECASE)
#: Directly before the words, in their own clause.
_BEFORE = re.compile(rf"\b(?:{_RULES_OUT})\s*\Z", re.IGNORECASE)


def denies(said: Said) -> bool:
    """Whether the cue says no to the words."""
    return any(word.kind == "negation" for word in words(said.cue or "")) or bool(_IN_CUE.search(said.cue or ""))


def is_ruled_out(said: Said, text: str) -> bool:
    """Whether a verb that says no stands right before the words in their report's text, though it is not the cue."""
    start = said.statement.content[0].start if said.statement.content else 0
    return _BEFORE.search(text[max(0, start - LEAD) : start]) is not None
