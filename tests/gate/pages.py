"""Web pages: is the article's text found, and the day it was published?

Text: the snippets that must and must not be in it (``trafilatura_eval``), beside what trafilatura finds alone.
Day: the dates of ``eval_default`` for the pages that are there, beside htmldate alone.
Run by hand: ``python -m tests.gate.pages [--limit N]``.
"""

import argparse
import gzip
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import SourceError
from sayso.extract import extract
from sayso.records import Extracted, PageFacts, Raw
from tests.gate.corpora import find_corpora

HTMLDATE_ALONE = 0.899  # of the same pages, with original_date=True and today as the last day


@dataclass(frozen=True, slots=True)
class Snippets:
    """Wanted snippets found and missed, unwanted ones found."""

    found: int = 0
    missed: int = 0
    unwanted: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall over snippets."""
        return 2 * self.found / max(1, 2 * self.found + self.missed + self.unwanted)

    def plus(self, text: str, wanted: list[str], unwanted: list[str]) -> "Snippets":
        """This count and that of one more page."""
        hits = sum(snippet in text for snippet in wanted)
        false = sum(snippet in text for snippet in unwanted)
        return Snippets(self.found + hits, self.missed + len(wanted) - hits, self.unwanted + false)


@dataclass(frozen=True, slots=True)
class PagesScore:
    """Ratios 0 to 1. ``date_given`` of ``pages_with_date``: a day was found at all; ``date_right``: the right one."""

    f1: float
    trafilatura_f1: float
    date_right: float
    date_given: float
    pages: int
    pages_with_date: int
    called_no_article: int


def measure(corpora: Path, *, limit: int | None = None) -> PagesScore:
    """Reads every page of ``corpora/data/pages`` (the first ``limit`` of each list) and counts."""
    logging.disable(logging.CRITICAL)  # the libraries complain about pages line by line
    folder = corpora / "data" / "pages"
    pages = folder / "trafilatura_eval" / "tests" / "eval"
    ours, alone, read, no_article = Snippets(), Snippets(), 0, 0
    for content, snippets in _listed(folder / "trafilatura_eval" / "tests" / "evaldata.json", pages, limit):
        found = _extracted(content)
        ours = ours.plus(found.document.text if found else "", snippets["with"], snippets["without"])
        alone = alone.plus(_trafilatura(content), snippets["with"], snippets["without"])
        read += 1
        no_article += found is None or any(issue.kind == "not_an_article" for issue in found.issues)
    days = [
        (_day(_extracted(page)), line["date"]) for page, line in _listed(folder / "eval_default.json", pages, limit)
    ]
    return PagesScore(
        f1=ours.f1,
        trafilatura_f1=alone.f1,
        date_right=sum(day == gold for day, gold in days) / max(1, len(days)),
        date_given=sum(day is not None for day, _ in days) / max(1, len(days)),
        pages=read,
        pages_with_date=len(days),
        called_no_article=no_article,
    )


def _listed(file: Path, pages: Path, limit: int | None) -> Iterator[tuple[bytes, dict]]:
    """The pages a list names, as far as they are there, with what the list says of them."""
    there = [line for line in json.loads(file.read_bytes()).values() if (pages / f"{line['file']}.gz").exists()]
    for line in there[:limit]:
        yield gzip.decompress((pages / f"{line['file']}.gz").read_bytes()), line


def _extracted(content: bytes) -> Extracted | None:
    try:
        return extract(Raw(content, name="page.html", media_type="text/html"), PageFacts())
    except SourceError:
        return None


def _day(found: Extracted | None) -> str | None:
    when = found.document.published if found else None
    return when.earliest if when is not None else None


def _trafilatura(content: bytes) -> str:
    import trafilatura

    return trafilatura.extract(content, include_comments=False) or ""


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--limit", type=int, help="pages of each list (all)")
    corpora = find_corpora()
    if corpora is None:
        raise SystemExit("pages: skipped, the corpora are not there (SAYSO_CORPORA names their folder)")
    score = measure(corpora.folder, limit=arguments.parse_args().limit)
    for name in PagesScore.__slots__:
        print(f"{name:24}{getattr(score, name):.4f}")
    print(f"{'htmldate alone':24}{HTMLDATE_ALONE:.4f}")
