"""Which reports are of one story: marks that lead to candidates, the judge of two, the report that a new one follows.

A story is a growing tree: a new report is linked to the one earlier report it fits best, or it begins a story. Two
reports are held against each other by the names that tell most of what they are about and by their other telling words
(the cosines of two vectors, each word weighed by how often it stands in the report and how few reports have it: Salton
and Buckley 1988), and by their days. Both must agree: what happens in one town shares its names, what is of one kind
shares its words. Names of states count little, neighbouring stories share them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from sayso.compare.marks import mark
from sayso.compare.same_event_words import stem, telling, words_in
from sayso.compare.sides import is_state_word
from sayso.compare.told_days import MONTH_LETTERS, MONTHS, calendar_days, days_apart, in_words, report_day
from sayso.records import Link, Report, Span

#: Days within which one report takes up another's story without more ado: three weeks, as news lives on.
LIVELY = 21
#: Least likeness within those days; later, or of a day not told, where both name one day; and where they do not. On
#: ECB+ (topics 1-25, each of two stories of one kind, without days) two reports as alike as the second are as likely of
#: one story as not; of 588 reports of American and British towns some 30 pairs in 172,578 are as alike as the first.
LEAST, LEAST_NAMING_A_DAY, LEAST_LATER = 0.22, 0.27, 0.40
#: Likeness from which a link is as good as sure: that of two reports of one day on one thing.
SURE = 0.6
LEAST_SCORE, MOST_SCORE = 0.5, 0.95
#: A name that fewer than one report in thirty has says what a report is about.
RARE = log(30.0)
#: A word that opens a sentence is a name if fewer than one report in two hundred has it.
SURELY_RARE = log(200.0)
#: So many of them two reports must share; of so much likeness, one will do.
NAMES_SHARED, ALIKE = 3, 0.30
#: A state's name says which war, not which story: it counts as a word that one report in thirty has.
OF_STATE = log(30.0)
#: A word in the title is told as often as this many in the text.
TITLE = 3
#: Words of a report that are compared, the heaviest first: a long report is about no more than a short one.
MOST_WORDS = 150
#: Names that make marks within a stretch of days, and in threes whenever.
DATED, IN_THREES = 10, 4
#: Days of a stretch; stretches overlap by half, so that reports of two weeks always share one.
STRETCH = 28
#: Names and words shown of those that two reports share.
SHOWN = 5
#: Likeness from which a new report joins another story to the one it fits best, and how like the two reports that it
#: brings together must be: a digest of two stories is like both, they are not like each other.
BRIDGE, BRIDGED = 0.35, 0.15
JUDGE = "stories.same"

_NAME = r"([A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*)"
_OPENING = re.compile(rf"(?:\A|[.!?]\s+|\n\s*)[\"'“‘(]?{_NAME}")
_CAPITAL = re.compile(r"(?<![.!?:\n])\s[\"'“‘(]?([A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CALENDAR = frozenset(one.lower() for one in (*_WEEKDAYS, *MONTHS, *(month[:MONTH_LETTERS] for month in MONTHS)))


@dataclass(frozen=True, slots=True)
class StoryProfile:
    """A report ready to be held against others.

    ``weights``: its telling stems, the heaviest first. ``names``: those of them that are rare names, as written.
    ``square``: the squared length of the vector they make. ``day``: the day number of its publication, None: not known.
    ``named``: the days it names, as month and day.
    """

    document: str
    number: int
    weights: Mapping[str, float]
    names: Mapping[str, str]
    square: float
    day: int | None
    named: frozenset[tuple[int, int]]


def story_profile(report: Report, text: str, quarantine: Iterable[Span] = ()) -> StoryProfile:
    """A report ready to be compared. ``quarantine``: spans of ``text`` that are not the article's own words."""
    own = _without(text, quarantine)
    title = [word for word in words_in(report.title or "") for _ in range(TITLE)]
    passed = {*_CALENDAR, *words_in(f"{report.outlet or ''} {report.byline or ''}")}
    words = Counter(word for word in (*words_in(own), *title) if word not in passed and not word[0].isdigit())
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts[stem(word)] += count
    states = frozenset(stem(word) for word in words if is_state_word(word))
    weights = {one: (1.0 + log(count)) * worth for one, count in counts.items() if (worth := _worth(one, states))}
    kept = dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS])
    names = _names(own, kept, states)
    day = report_day(report)
    return StoryProfile(
        document=report.document,
        number=report.number,
        weights=kept,
        names=names,
        square=sum(weight**2 for weight in kept.values()),
        day=day.toordinal() if day else None,
        named=calendar_days(own),
    )


def story_marks(profile: StoryProfile) -> tuple[int, ...]:
    """Marks of a report, at most 24: its heaviest names in a stretch of four weeks, three of them whenever."""
    leading = list(profile.names)
    threes = [sorted(three) for three in combinations(leading[:IN_THREES], 3)]
    found = [mark("story", one, stretch) for stretch in _stretches(profile.day) for one in leading[:DATED]]
    return tuple(dict.fromkeys((*found, *(mark("story", *three) for three in threes))))


def judge_story(left: StoryProfile, right: StoryProfile) -> Link | None:
    """Whether two reports are of one story, with the reasons; None where they are not, or too little shows it.

    Directed: the report that was added later is left, and takes up what the other began.
    """
    if left.document == right.document:
        return None
    shared = [one for one in left.names if one in right.names]
    likeness = _likeness(left, right)
    least = _least(left, right)
    if likeness < least or len(shared) < (1 if likeness >= ALIKE else NAMES_SHARED):
        return None
    score = LEAST_SCORE + (MOST_SCORE - LEAST_SCORE) * min(1.0, (likeness - least) / (SURE - LEAST))
    earlier, later = sorted((left, right), key=lambda one: (one.number, one.document))
    why = _why(earlier, later)
    return Link(later.document, earlier.document, "same_story", round(score, 3), why, JUDGE, directed=True)


def follows(new: StoryProfile, earlier: Iterable[StoryProfile]) -> Link | None:
    """The link of a new report to the one it fits best, the last added of equals; None where it begins a story."""
    found = _fitting(new, earlier)
    return found[0].link if found else None


def bridges(new: StoryProfile, earlier: Iterable[StoryProfile], stories: Mapping[str, str]) -> tuple[Link, ...]:
    """Links by which a new report brings stories together that began apart though they are one, as an archive does.

    One for each other story than that of the report it fits best, if it fits it well and by a report that is itself
    like the best. Links between trees leave a forest: withdrawing one parts them again. ``stories``: document -> the
    story it is in now.
    """
    found = _fitting(new, earlier)
    links: list[Link] = []
    joined = {stories.get(found[0].other.document)} if found else set()
    for one in found[1:]:
        story = stories.get(one.other.document)
        fits = one.likeness >= BRIDGE and _likeness(found[0].other, one.other) >= BRIDGED
        if fits and story is not None and story not in joined:
            links.append(one.link)
            joined.add(story)
    return tuple(links)


@dataclass(frozen=True, slots=True)
class _Fit:
    likeness: float
    other: StoryProfile
    link: Link


def _fitting(new: StoryProfile, earlier: Iterable[StoryProfile]) -> list[_Fit]:
    """The reports of one story with a new one, the best first; of equals the last added."""
    found = [_Fit(_likeness(new, one), one, link) for one in earlier if (link := judge_story(new, one)) is not None]
    return sorted(found, key=lambda fit: (-fit.likeness, -fit.other.number, fit.other.document))


def _worth(stem_: str, states: frozenset[str]) -> float:
    return min(OF_STATE, telling(stem_)) if stem_ in states else telling(stem_)


def _names(text: str, weights: Mapping[str, float], states: frozenset[str]) -> dict[str, str]:
    """The rare names among the words that count, by stem, the heaviest first."""
    opening = [name for name in _OPENING.findall(text) if telling(stem(name.lower())) >= SURELY_RARE]
    written = {stem(word): name for name in (*opening, *_CAPITAL.findall(text)) for word in words_in(name)}
    return {one: written[one] for one in weights if one in written and one not in states and telling(one) >= RARE}


def _likeness(left: StoryProfile, right: StoryProfile) -> float:
    """How much two reports are about one thing, 0 to 1: the geometric mean of the cosines of names and other words.

    A word that is a name in one of them is one in both: a sentence may begin with it.
    """
    names = left.names.keys() | right.names.keys()
    shared = [one for one in left.weights if one in right.weights]
    of_names = sum([left.weights[one] * right.weights[one] for one in shared if one in names])
    of_others = sum([left.weights[one] * right.weights[one] for one in shared if one not in names])
    if not of_names or not of_others:
        return 0.0
    lengths = 1.0
    for one in (left, right):
        own = sum([weight**2 for word, weight in one.weights.items() if word in names])
        lengths *= own * (one.square - own)
    return sqrt(of_names * of_others / sqrt(lengths))


def _least(left: StoryProfile, right: StoryProfile) -> float:
    if left.day is not None and right.day is not None and abs(left.day - right.day) <= LIVELY:
        return LEAST
    return LEAST_NAMING_A_DAY if left.named & right.named else LEAST_LATER


def _why(left: StoryProfile, right: StoryProfile) -> str:
    both = {one: left.weights[one] * right.weights[one] for one in left.names if one in right.names}
    names = sorted(both, key=lambda one: (-both[one], one))[:SHOWN]
    told = f"both are much about {', '.join(left.names[one] for one in names)}"
    alike = f"{round(100 * _likeness(left, right))} in 100 by names and words"
    days = sorted(left.named & right.named)
    named = f"both name {in_words(f'--{days[0][0]:02}-{days[0][1]:02}').partition(' (')[0]}" if days else ""
    if left.day is None or right.day is None:
        apart = "the day of one is not told"
    else:
        count = abs(left.day - right.day)
        apart = f"{days_apart(count)}{' apart' if count else ''}"
    return "; ".join(one for one in (told, f"alike {alike}", named, apart) if one)


def _stretches(day: int | None) -> Sequence[str]:
    """Two stretches of days, half overlapping."""
    if day is None:
        return ()
    return (f"a{day // STRETCH}", f"b{(day + STRETCH // 2) // STRETCH}")


def _without(text: str, quarantine: Iterable[Span]) -> str:
    kept, at = [], 0
    for span in sorted(quarantine):
        kept.append(text[at : span.start])
        at = max(at, span.end)
    return "\n".join((*kept, text[at:]))
