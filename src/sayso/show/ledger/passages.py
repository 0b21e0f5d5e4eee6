"""Passages of reports as a person would quote them: without the dateline, and whether they are whole sentences."""

import re

#: "KYIV, Nov 25, 2018 (Meridian) - ", "Lutava (Meridian) - ", "OSTREL, 3 March — ", "OSTREL — ": where, when and by
#: whom a report was written says nothing of what happened. Behind a place alone only a long dash is one: "NATO - the".
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][^()]{2,60}\s?\([A-ZÀ-Þ][^()]{1,40}\)\s?(?:--|[-–—])"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{2,40},\s[^()–—]{0,30}\d[^()–—]{0,12}?\s(?:--|[-–—])"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{2,40}\s?(?:--|—))\s+(?=[\"'“‘„«]?[A-ZÀ-Þ0-9])"
)
#: A sentence begins with a capital or a number, and ends with a stop: a heading inside the page has none.
_SENTENCE = re.compile(r"[\"'“‘„«(]*[^\W_a-zß-ÿ].*[.!?…][\"'”’»)]*", re.DOTALL)


def without_dateline(passage: str) -> str:
    """A passage from where it begins to tell."""
    return DATELINE.sub("", passage, count=1) if DATELINE.match(passage) else passage


def is_sentence(passage: str) -> bool:
    """Whether a passage is a whole sentence, no heading and no item of a list."""
    return _SENTENCE.fullmatch(passage.strip()) is not None
