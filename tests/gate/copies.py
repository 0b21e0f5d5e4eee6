"""Copies of reports: are they found, is their kind right, and do independent reports of one event stay apart?

Of each report of the half that is held out one copy of each kind is made (``copies_made``, ``copies_rendered``), with
tables that no rule was tried on. Against them stand pairs that are no copies: reports of one topic of ECB+, reports of
one campaign from the same days, and copies beside other reports of their topic. Some reports of ECB+ *are* copies of
each other: pairs that share a tenth of their runs of five words are set aside there. Of those that remain and are
flagged, most take a sentence or two over word for word, and are none of the judge's errors; they count as errors here.

Run as a script it prints more: each kind, what was flagged in ECB+, how far the marks lead.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from zlib import crc32

from sayso.compare.copies import CopyProfile, copy_marks, copy_profile, judge_copy
from sayso.records import Link, Report
from tests.gate.copies_made import Thesaurus, edited, make_thesaurus, quoting, spun, syndicated
from tests.gate.copies_rendered import translated
from tests.gate.copies_texts import ENOUGH_WORDS, Text, load_texts
from tests.gate.corpora import Corpora, find_corpora

Figures = dict[str, float]
KINDS = ("identical", "syndicated", "edited", "spun", "translated", "quotes_from")
#: Share of common runs of five words, of the shorter text's, from which two reports of ECB+ are one text in part.
ONE_TEXT = 0.1
#: Other reports of its topic that a copy is set beside, and words of a report that passages are put into.
BESIDE, HOST_WORDS = 3, 150
#: Of the reports held out, one in so many is copied, so that it takes a minute.
EVERY = 3
#: The days between two reports of one campaign that may tell of one event.
NEAR_DAYS = 1


@dataclass(frozen=True, slots=True)
class Case:
    """Two reports; ``kind`` None: neither copies the other. The copy, where there is one, is ``copy``."""

    kind: str | None
    copy: CopyProfile
    origin: CopyProfile

    @property
    def link(self) -> Link | None:
        """What the judge says."""
        return judge_copy(self.copy, self.origin)


def copies(corpora: Corpora, work: Path) -> Figures:
    """The figures, 0 to 1, more is better."""
    texts = load_texts(corpora.folder)
    made, apart = list(made_cases(texts)), list(apart_cases(texts))
    links = [case.link for case in made]
    flagged = sum(link is not None for link in links)
    beside = [case for case in beside_cases(made, texts) if case.link is not None]
    false = [case for case in apart if case.link is not None]
    right = sum(link is not None and link.relation == case.kind for case, link in zip(made, links, strict=True))
    precision, recall = flagged / (flagged + len(false) + len(beside)), flagged / len(made)
    ecb = [case for case in apart if case.origin.report.document.startswith("ecb/")]
    shares = [shared_marks(case) for case in made]
    return {
        "pair F1": 2 * precision * recall / (precision + recall),
        "pair precision": precision,
        "pair recall": recall,
        "kind right": right / flagged,
        "reports of one event kept apart": 1 - sum(case.link is not None for case in ecb) / len(ecb),
        "copies that share a mark": sum(share >= 1 for share in shares) / len(shares),
        "copies that share two marks": sum(share >= 2 for share in shares) / len(shares),
    }


def made_cases(texts: Iterable[Text]) -> Iterator[Case]:
    """One copy of each kind of each report that is held out."""
    texts = tuple(texts)
    thesaurus = make_thesaurus(text.text for text in texts)
    chosen = [text for text in texts if text.held_out and text.words >= ENOUGH_WORDS]
    for text in chosen[::EVERY]:
        origin = profile_of(text.name, text.text)
        for kind in KINDS:
            draw = random.Random(f"{text.name} {kind}")
            copied = copy_of(text, kind, thesaurus, other_report(text, chosen, draw), draw)
            if copied:
                yield Case(kind, profile_of(f"{text.name} {kind}", copied), origin)


def copy_of(text: Text, kind: str, thesaurus: Thesaurus, other: Text, draw: random.Random) -> str:
    """A copy of a report; empty where none of the kind can be made of it."""
    makers: dict[str, Callable[[], str]] = {
        "identical": lambda: re.sub(r"\n+", "\n\n", text.text).replace("“", '"').replace("”", '"'),
        "syndicated": lambda: syndicated(text.text, draw),
        "edited": lambda: edited(text.text, other.text, thesaurus, draw),
        "spun": lambda: spun(text.text, thesaurus, draw),
        "translated": lambda: translated(text.text, thesaurus, draw),
        "quotes_from": lambda: quoting(text.text, other.text, draw),
    }
    return makers[kind]()


def other_report(text: Text, texts: list[Text], draw: random.Random) -> Text:
    """Another report of the same corpus, of the same topic if there is one, long enough to hold more than itself."""
    fit = [one for one in texts if one.name[:4] == text.name[:4] and one != text and one.words >= HOST_WORDS]
    near = [one for one in fit if one.topic == text.topic]
    return draw.choice([one for one in near if not one_text(one.text, text.text)] or fit)


def apart_cases(texts: Iterable[Text]) -> Iterator[Case]:
    """Pairs of reports of one topic of ECB+, of which one at least is held out, and of near days of one campaign."""
    texts = tuple(texts)
    profiles = {text.name: profile_of(text.name, text.text) for text in texts}
    for one, other in combinations(texts, 2):
        unseen = one.held_out or other.held_out
        if unseen and may_be_one_event(one, other) and not one_text(one.text, other.text):
            yield Case(None, profiles[one.name], profiles[other.name])


def may_be_one_event(one: Text, other: Text) -> bool:
    """Whether two reports have a topic in common, or stand within a day of each other in one campaign."""
    if one.day and other.day:
        return abs(ordinal(one.day) - ordinal(other.day)) <= NEAR_DAYS
    return one.topic == other.topic


def ordinal(day: str) -> int:
    """An ISO day as a count of days."""
    year, month, number = map(int, day.split("-"))
    return year * 372 + month * 31 + number  # good enough for "a day apart": months of 31 days


def beside_cases(made: Iterable[Case], texts: Iterable[Text]) -> Iterator[Case]:
    """Copies beside other reports of the topic of what they copy."""
    by_name = {text.name: text for text in texts}
    by_topic: dict[str, list[Text]] = {}
    for text in by_name.values():
        by_topic.setdefault(text.topic, []).append(text)
    for case in made:
        if case.kind in ("quotes_from", "edited"):  # these hold passages of other reports
            continue
        origin = by_name[case.origin.report.document]
        draw = random.Random(case.copy.report.document)
        others = [one for one in by_topic[origin.topic] if one != origin and not one_text(one.text, origin.text)]
        for other in draw.sample(others, min(BESIDE, len(others))):
            yield Case(None, case.copy, profile_of(other.name, other.text))


def one_text(one: str, other: str) -> bool:
    """Whether two texts share so many runs of five words that one must be made from the other, in part at least."""
    ours, theirs = runs_of(one), runs_of(other)
    return len(ours & theirs) >= max(1.0, ONE_TEXT * min(len(ours), len(theirs)))


@cache
def runs_of(text: str) -> frozenset[int]:
    """Checksums of the runs of five words, in small letters."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(crc32(" ".join(words[start : start + 5]).encode()) for start in range(len(words) - 4))


@cache
def profile_of(name: str, text: str) -> CopyProfile:
    """The profile of a text of which nothing is known but its name."""
    report = Report(name, 1, None, None, None, None, None, "en", None, "2026-01-01T00:00:00Z", None, True)
    return copy_profile(report, text)


def shared_marks(case: Case) -> int:
    """How many marks a copy shares with its origin."""
    return len(set(copy_marks(case.copy)) & set(copy_marks(case.origin)))


def print_more(corpora: Corpora) -> None:
    """Each kind, what is flagged among reports of one event, and how many records a mark leads to."""
    texts = load_texts(corpora.folder)
    made = list(made_cases(texts))
    links = {id(case): case.link for case in made}
    print(f"{'kind':12}{'made':>6}{'found':>8}{'right':>8}{'1 mark':>8}{'2 marks':>8}{'turned':>8}  taken for")
    for kind in KINDS:
        cases = [case for case in made if case.kind == kind]
        found = [(case, link) for case in cases if (link := links[id(case)])]
        shares = [shared_marks(case) for case in cases]
        told = [link.left == case.copy.report.document for case, link in found if link.directed]
        as_others = Counter(link.relation for _, link in found if link.relation != kind)
        numbers = (
            len(found) / len(cases),
            sum(link.relation == kind for _, link in found) / len(found),
            sum(share >= 1 for share in shares) / len(shares),
            sum(share >= 2 for share in shares) / len(shares),
            1 - sum(told) / len(told) if told else 0.0,
        )
        print(f"{kind:12}{len(cases):6}" + "".join(f"{number:8.3f}" for number in numbers) + f"  {dict(as_others)}")
    for case in apart_cases(texts):
        if link := case.link:
            print(f"apart  {link.relation:12}{link.score:6.3f}  {link.left}  {link.right}  {link.why}")
    print_marks(texts)


def print_marks(texts: Iterable[Text]) -> None:
    """Over all reports: marks of a report, and records that a mark leads to."""
    marks = [copy_marks(profile_of(text.name, text.text)) for text in texts]
    holders = Counter(mark for one in marks for mark in one)
    leads = sorted(holders[mark] for one in marks for mark in one)
    each, most = sum(map(len, marks)) / len(marks), max(map(len, marks))
    mean, of_100 = sum(leads) / len(leads), leads[int(0.99 * len(leads))]
    print(
        f"{len(marks)} reports, {each:.1f} marks each, at most {most}; a mark of a report leads to {mean:.2f} reports,"
    )
    print(f"itself among them; 99 of 100 marks to at most {of_100}, all to at most {leads[-1]}")


if __name__ == "__main__":
    found = find_corpora()
    if found is None:
        sys.exit("the corpora are not there (SAYSO_CORPORA names their folder)")
    for name, figure in copies(found, Path()).items():
        print(f"{name:34}{figure:8.3f}")
    print_more(found)
