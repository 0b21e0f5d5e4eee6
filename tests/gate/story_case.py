"""The story of examples/ and examples/story held against what a careful reader expects of it (tests/cases/story)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.compare.sides import same_party, states_in
from sayso.errors import SourceError
from sayso.ledger.accounts import account_of
from sayso.ledger.adding import add_paths
from sayso.records import Counted, Position, Question, Said, Span
from sayso.store import Ledger, open_ledger
from tests.gate.coreference import b_cubed
from tests.gate.corpora import ROOT
from tests.gate.story_copies import score_copies
from tests.gate.story_duties import score_duties
from tests.gate.story_events import score_events
from tests.gate.story_figures import score_figures
from tests.gate.story_found import Found, load_expected, place_of
from tests.gate.story_words import score_words

EXAMPLES = ROOT / "examples"
PAGES = (".txt", ".html")
#: After every day.
NO_DAY = "9999"
#: More than the pages can make.
MOST_STORIES = 1000

#: Disputes that are in the pages and not on the list, which names the main ones: a passage of each of two sides. By
#: hand, as the list: a question that holds both is no false one.
ALSO_DISPUTED: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (
        ("agency-report.txt", "on a planned passage from Odesa to Mariupol and had announced their route"),
        ("agency-report.txt", "a claim the FSB denies"),
    ),
    (
        ("moscow-statement.txt", "the claim of the Ukrainian navy that the passage had been announced"),
        ("moscow-statement.txt", "No request was received in the form"),
    ),
    (
        ("agency-report.txt", "an outrageous violation of sovereign Ukrainian territory"),
        ("agency-report.txt", "rejected the criticism"),
    ),
    (
        ("front-page-later.html", "slightly wounded one of its officers on board"),
        ("front-page-later.html", "an account Moscow denies"),
    ),
    (
        ("front-page.html", "that the men are prisoners of war"),
        ("front-page.html", "rejected the argument of the defence that the men are prisoners of war"),
    ),
    (
        ("ports-queue.txt", "It accused the Russian pilots of letting vessels through only if"),
        ("ports-queue.txt", "rejected the accusation"),
    ),
    (
        ("queue-140.txt", "140 was the number of all vessels at anchor"),
        ("queue-140.txt", "disputed the count"),
    ),
    (  # the same two numbers, which the file lists among those that contradict each other
        ("queue-140.txt", "140 ships were waiting on both sides of the Kerch Strait"),
        ("queue-140.txt", "Fewer than 20 vessels were waiting on Monday morning"),
    ),
    (
        ("kremlin-line.txt", "The patrol boat fired warning shots only after"),
        ("kremlin-line.txt", "Kiev denies this"),
    ),
)


@dataclass(frozen=True, slots=True)
class Match:
    """How a question meets an expected dispute: how many of its sides, of its passages; whether all parties are named.

    ``silent``: whether those who have not answered are the ones expected.
    """

    number: int
    sides: int
    passages: int
    named: bool
    silent: bool


def story_case(work: Path) -> dict[str, float]:
    """The figures of a ledger to which all pages were added in the order of their days."""
    return score(read_story(work))


def read_story(work: Path) -> Found:
    """What a new ledger in ``work`` makes of the pages: read, compared one after another, summed up."""
    with open_ledger(str(work / "story.db"), create=True) as ledger:
        for added in add_paths(ledger, _by_day(), meta=EXAMPLES / "meta.jsonl"):
            assert not isinstance(added, SourceError), added
        return told_by(ledger)


def told_by(ledger: Ledger) -> Found:
    """All that a ledger holds, summed up on the day of the expectations."""
    stories = [reports for _story, reports in ledger.stories(MOST_STORIES)]
    account = account_of(ledger, [one for reports in stories for one in reports], as_of=load_expected()["as_of"])
    names = [[one.file or "" for one in reports] for reports in stories]
    ends = {one.report.document for one in account.entries}
    for one in account.entries:
        ends |= {each.key for many in (one.said, one.happened, one.counted, one.owed) for each in many}
    entries = {one.report.file or "": one for one in account.entries}
    links = [one.link for one in ledger.links(sorted(ends))]
    return Found(entries, names, account.questions, account, links)


def _by_day() -> list[Path]:
    """The pages in the order in which they came out, a later version behind the first; those of no day last."""
    facts = [json.loads(line) for line in (EXAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines()]
    days = {one["file"]: one.get("published") or NO_DAY for one in facts}
    pages = [one for folder in (EXAMPLES, EXAMPLES / "story") for one in folder.iterdir() if one.suffix in PAGES]
    return sorted(pages, key=lambda one: (days.get(one.name, NO_DAY), one.stem))


def score(found: Found) -> dict[str, float]:
    """All figures of the case, by name."""
    expected = load_expected()
    parts = (score_stories, score_copies, score_words, score_events, score_figures, score_disputes, score_duties)
    return {name: figure for part in parts for name, figure in part(expected, found).items()}


# --- stories -------------------------------------------------------------------------------------------------------


def score_stories(expected: Mapping[str, Any], found: Found) -> dict[str, float]:
    """B-cubed of the stories; pages that a person could place either way are left out."""
    may = {name for story in expected["stories"] for name in story["may"]}
    gold = [[name for name in story["files"] if name not in may] for story in expected["stories"]]
    own = [[name for name in story if name not in may] for story in found.stories]
    rates = b_cubed([one for one in gold if one], [one for one in own if one])
    return {"stories precision": rates.precision, "stories recall": rates.recall, "stories F1": rates.f1}


# --- disputes ------------------------------------------------------------------------------------------------------


def score_disputes(expected: Mapping[str, Any], found: Found) -> dict[str, float]:
    """Which disputes were found, with their sides and who is silent, and how many of the first questions are right."""
    disputes = expected["disputes"]
    best = [best_match(one, found) for one in disputes]
    met = [one for one in best if one]
    first = range(min(len(disputes), len(found.questions)))
    told = sum(len(side["told"]) for one in disputes for side in one["sides"])
    return {
        "disputes found": len(met) / len(disputes),
        "disputes with parties named": sum(one.named for one in met) / len(disputes),
        "disputes with silent parties right": sum(one.silent for one in met) / len(disputes),
        "disputes passages": sum(one.passages for one in met) / told,
        "disputes split": float(sum(count > 1 for count in _times_met(disputes, found).values())),
        "first questions right": sum(is_right(found.questions[one], disputes, found) for one in first) / len(first),
    }


def best_match(dispute: Mapping[str, Any], found: Found) -> Match | None:
    """The question that meets a dispute best; None where none has both its sides."""
    matches = [one for number in range(len(found.questions)) if (one := match(dispute, number, found))]
    return max(matches, key=lambda one: (one.sides, one.named, one.silent, one.passages, -one.number), default=None)


def match(dispute: Mapping[str, Any], number: int, found: Found) -> Match | None:
    """How a question meets a dispute: each side that said something has a position of its own, with a passage of it."""
    question = found.questions[number]
    taken: list[Position] = []
    passages, named = 0, True
    sides = [side for side in dispute["sides"] if side["told"]]
    for side in sides:
        rated = [(len(list(_covered(side["told"], one, found))), one) for one in question.positions if one not in taken]
        rated = sorted((one for one in rated if one[0]), key=lambda one: (-_is_party(side["party"], one[1]), -one[0]))
        if not rated:
            return None
        passages += rated[0][0]
        taken.append(rated[0][1])
        named = named and _is_party(side["party"], rated[0][1])
    silent = sorted(dispute["silent"]) == sorted(question.silent)
    return Match(number, len(sides), passages, named, silent)


def is_right(question: Question, disputes: Iterable[Mapping[str, Any]], found: Found) -> bool:
    """Whether a question is one of the disputes, or another that is in the pages."""
    alone = Found(found.entries, (), (question,))
    if any(match(one, 0, alone) for one in disputes):
        return True
    return any(
        all(any(list(_covered([_told(side)], one, found)) for one in question.positions) for side in pair)
        for pair in ALSO_DISPUTED
    )


def _told(side: tuple[str, str]) -> dict[str, str]:
    return {"file": side[0], "words": side[1]}


def _times_met(disputes: Sequence[Mapping[str, Any]], found: Found) -> Counter[str]:
    """In how many questions each dispute stands."""
    return Counter(
        one["about"] for one in disputes for number in range(len(found.questions)) if match(one, number, found)
    )


def _covered(told: Iterable[Mapping[str, str]], position: Position, found: Found) -> Iterator[Mapping[str, str]]:
    """The passages that a position's statements or figures hold."""
    keys = {*position.statements, *position.figures}
    for passage in told:
        entries = found.entries.get(passage["file"])
        if entries is None:
            continue
        place = place_of(entries.text, passage["words"])
        own = [one for one in (*entries.said, *entries.counted) if one.key in keys]
        if place and any(place.touches(span) for one in own for span in _spans(one)):
            yield passage


def _spans(entry: Said | Counted) -> Iterator[Span]:
    if isinstance(entry, Counted):
        yield entry.figure.span
        return
    yield from entry.statement.content
    if entry.statement.cue:
        yield entry.statement.cue


def _is_party(expected: str, position: Position) -> bool:
    """Whether a position is that of the party expected: "Yemen's government" is Yemen."""
    if same_party((expected, None), (position.party, position.actor)):
        return True
    return len(states_in(expected)) == 1 and states_in(expected) == {position.actor}
