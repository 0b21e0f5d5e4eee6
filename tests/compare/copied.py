"""Profiles of the reports in ``copied_texts``, of which nothing is known but what a test gives."""

from dataclasses import replace

from sayso.compare.copies import CopyProfile, copy_profile
from sayso.records import Report
from tests.compare import copied_texts as texts

PLAIN = Report("origin", 1, None, None, None, None, None, "en", None, "2026-01-01T00:00:00Z", None, True)
COPIES = {
    "syndicated": texts.SYNDICATED,
    "teaser": texts.TEASER,
    "edited": texts.EDITED,
    "spun": texts.SPUN,
    "translated": texts.TRANSLATED,
}


def profile(text: str, document: str = "copy", **known: object) -> CopyProfile:
    return copy_profile(replace(PLAIN, document=document, **known), text)


ORIGIN = profile(texts.REPORT, "origin")
