"""The same utterance in several reports, be it quoted, reworded, told as indirect speech, spun or cut short.

Two statements are one utterance where most of the words of the shorter stand in the longer in the same order, or most
of its telling words do in whatever order; where the same speaker may have said both; and where the days allow it. What
differs between them (``sayso.compare.wordings``) decides whether the meaning was kept. Contents of a few words ("the
accusation", "to comment") are no utterance: they have no marks and no links.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

from rapidfuzz.distance import LCSseq

from sayso.compare.marks import mark
from sayso.compare.quotes_denied import denies, is_ruled_out
from sayso.compare.quotes_nearest import standing_of, why_nearest
from sayso.compare.quotes_voices import NEVER, between, days_apart, days_of, one_voice, quoted_part
from sayso.compare.wordings import NO_PARTIES, word_changes
from sayso.compare.wordings_words import KEPT_TEXTS, base_of, listed, words
from sayso.records import Change, Link, Said, Utterance, Wording

NO_ORIGINS: Mapping[str, str] = MappingProxyType({})
NO_TEXTS: Mapping[str, str] = MappingProxyType({})

# How much a word tells of what was said. The topic's names are in all that is said of it, common words in all.
TELLING, NAME, COMMON = 1.0, 0.5, 0.4
LEAST = 2.0  # weight of an utterance: two telling words, or four names
FEWEST_WORDS = 5  # and its words, small ones counted
LONG, LEAST_OF_LONG = 12, 1.0  # words from which common ones are enough: "I'm just not ready to do that at this point"
SHOUTED_LETTERS = 7  # letters from which a word in capitals is no name of letters
NAME_LETTERS = 5  # letters by which names are compared: "Armenia", "Armenian"; a misspelt end does no harm

MOST_MARKS = 24
PAIR_MARKS = 8  # of these, pairs of telling words; pairs lead to more records than triples do, and fewer will do
PAIR_REACH, TRIPLE_REACH = 4, 5  # content words that a mark reaches over: a swapped word between does no harm

# Found on drifted quotations of half of PolNeAR train, beside the likest others by the same speakers.
IN_ORDER = 0.5  # share of the shorter one's words that stand in the other in the same order, at least, of a long one;
IN_ORDER_SHORT = 0.8  # and this much more, divided by its words, of a short one: .6 of eight words
LEAST_IN_ORDER = 6  # words in the same order
WITH_ORDER = 0.3  # weight of the telling words in common, as a share of the shorter one's, when the order speaks
WITHOUT_ORDER, LEAST_WITHOUT_ORDER = 0.8, 3.0  # and when it does not: the share, and the weight itself
WHOLE, WHOLE_TELLING = 0.75, 0.9  # words in order, and telling words in common, of one too short to count them
UNNAMED = 0.05  # the more asked of both shares where a speaker is not known
LEAST_RATIO = 0.5  # the shorter one's weight to the longer one's, when the order does not speak

WEEK = 7  # days in which what is said goes round; what turns up later must be quoted, nearly to the word
TO_THE_WORD, RUN = 0.8, 10  # share of words in order, and their number; within a month fewer by the same speaker
MONTH = 31  # days in which a sentence of few words is quoted again; later it is likelier said again
COUNT_WORDS = 20  # words of a told count that grows from day to day: "that 71 soldiers were killed"
SHOWN = 3  # changes that a reason names


@dataclass(frozen=True, slots=True)
class Profile:
    """What a content is compared by: all words in order, the weight of each that tells, and these in order."""

    bases: tuple[str, ...]
    weights: Mapping[str, float]
    telling: tuple[tuple[str, float], ...]
    weight: float


@lru_cache(maxsize=KEPT_TEXTS)
def profile(content: str) -> Profile:
    """The profile of a content, kept at hand."""
    bases: list[str] = []
    telling: list[tuple[str, float]] = []
    for word in words(content):
        base = word.base
        is_name = word.kind == "word" and word.text[0].isupper() and not _is_shouted(word.text)
        if is_name:
            base = word.text.lower()[:NAME_LETTERS]
        bases.append(base)
        if word.kind in ("word", "number"):
            common = word.base in _common("common")
            telling.append((base, COMMON if common else NAME if is_name else TELLING))
    weights = dict(telling)
    return Profile(tuple(bases), weights, tuple(telling), sum(weights.values()))


def _is_shouted(word: str) -> bool:
    """Whether a word is set in capitals for its weight: longer than names of letters are ("NATO", "UNICEF")."""
    return word.isupper() and len(word) >= SHOUTED_LETTERS


@lru_cache(maxsize=2)  # the two lists
def _common(group: str) -> frozenset[str]:
    return frozenset(map(base_of, listed(group)))


def _is_utterance(one: Profile) -> bool:
    if len(one.bases) >= LONG:
        return one.weight >= LEAST_OF_LONG
    return one.weight >= LEAST and len(one.bases) >= FEWEST_WORDS


def quote_marks(said: Said) -> tuple[int, ...]:
    """At most 24 marks of a statement: pairs and triples of its content words that stand near each other.

    The smallest of each sort are kept (Broder 1997), so that two wordings of one utterance keep the same ones.
    """
    own = profile(said.words)
    if not _is_utterance(own):
        return ()
    pairs = sorted({mark("quote", *sorted(pair)) for pair in _near(own, 2, PAIR_REACH) if _is_rare(own, pair)})
    triples = sorted({mark("quote", *sorted(triple)) for triple in _near(own, 3, TRIPLE_REACH)})
    kept = pairs[:PAIR_MARKS]
    return (*kept, *triples[: MOST_MARKS - len(kept)])


def _near(own: Profile, size: int, reach: int) -> Iterator[tuple[str, ...]]:
    """Content words that stand near one another, ``size`` at a time."""
    for at in range(len(own.telling)):
        window = [base for base, _ in own.telling[at : at + reach]]
        for others in combinations(window[1:], size - 1):
            if len({window[0], *others}) == size:
                yield (window[0], *others)


def _is_rare(own: Profile, pair: tuple[str, ...]) -> bool:
    """Whether a pair leads to few records: no common word in it, and one that is no name."""
    weights = [own.weights[base] for base in pair]
    return COMMON not in weights and TELLING in weights and not _common("newsy").intersection(pair)


def judge_quote(a: Said, b: Said, *, parties: Mapping[str, str] = NO_PARTIES) -> Link | None:
    """Whether two statements are one utterance: "same_words", "changed_words" with what changed as flags, or None.

    ``parties``: a word in lower case -> the actor it names. Directed from the later report, or of the same day from the
    page that cannot be trusted; else the smaller key is left.
    """
    match = _match(a, b)
    if match is None and "mixed" in (a.statement.form, b.statement.form):
        a, b = quoted_part(a), quoted_part(b)
        match = _match(a, b)
    if match is None:
        return None
    (left, right), directed = _in_order(a, b)
    changes = changes_of(right, left, parties) if directed else changes_of(left, right, parties)
    kinds = {"party" if change.kind == "name" else change.kind for change in changes}
    if kinds == {"number"} and _is_newer_count(a, b, match):
        return None
    return Link(
        left=left.key,
        right=right.key,
        relation="changed_words" if changes else "same_words",
        score=match.score,
        why="; ".join([match.words, match.speakers, match.days, *map(_told, changes[:SHOWN])]),
        judge=f"quotes.{match.rule}",
        directed=directed,
        flags=tuple(flag for flag in ("number", "negation", "party", "wording") if flag in kinds),
    )


@dataclass(frozen=True, slots=True)
class _Match:
    """That two statements are one utterance: by which rule, how surely, the reasons in words, words in order."""

    rule: str
    score: float
    words: str
    speakers: str
    days: str
    in_order: int


def _match(a: Said, b: Said) -> _Match | None:
    voice = one_voice(a, b)  # who may have said it and when is asked first: it costs little, and rules out many
    gap = days_apart(a, b)
    if voice is None or gap == NEVER or _same_place(a, b):
        return None
    one, other = profile(a.words), profile(b.words)
    if not _is_utterance(one) or not _is_utterance(other):
        return None
    least = min(one.weight, other.weight)
    common = frozenset(one.weights.keys() & other.weights.keys())
    shared = sum(sorted(min(one.weights[base], other.weights[base]) for base in common)) / least
    if shared < WITH_ORDER:
        return None
    short = min(len(one.bases), len(other.bases))
    run = LCSseq.similarity(one.bases, other.bases)
    shares = _Shares(run, short, shared, shared * least, least / max(one.weight, other.weight))
    rule = _rule(shares, 0.0 if voice.sure else UNNAMED)
    long_enough = RUN if not voice.sure or (gap or 0) > MONTH else LEAST_IN_ORDER
    quoted = "indirect" not in (a.statement.form, b.statement.form) and run >= long_enough
    quoted = quoted and run / short >= TO_THE_WORD
    if not rule or (gap is not None and gap > WEEK and not quoted):
        return None
    told = _shared_words(a, b, common) if rule == "words" else f"{run} of {short} words in the same order"
    return _Match(rule, round((run / short + shared) / 2, 3), told, voice.told, _days_told(gap), run)


@dataclass(frozen=True, slots=True)
class _Shares:
    """What two contents have in common: words in order, of how many; of the shorter one's weight, and in all.

    ``ratio``: the shorter one's weight to the longer one's.
    """

    run: int
    short: int
    shared: float
    weight: float
    ratio: float


def _rule(own: _Shares, asked: float) -> str:
    """The rule by which two contents are one utterance, "" for none; ``asked``: the more that each share must be."""
    order = own.run / own.short
    if own.run >= LEAST_IN_ORDER and order >= IN_ORDER + IN_ORDER_SHORT / own.short + asked:
        return "order"
    if own.ratio < LEAST_RATIO:
        return ""
    if order >= WHOLE + asked and own.shared >= WHOLE_TELLING:
        return "whole"
    return "words" if own.shared >= WITHOUT_ORDER + asked and own.weight >= LEAST_WITHOUT_ORDER else ""


def _shared_words(a: Said, b: Said, common: frozenset[str]) -> str:
    """The telling words in common, as the smaller key's statement writes them."""
    said = min(a, b, key=lambda one: one.key)
    written = zip(profile(said.words).bases, words(said.words), strict=True)
    return f"the same telling words: {', '.join(dict.fromkeys(word.text for base, word in written if base in common))}"


def _same_place(a: Said, b: Said) -> bool:
    """Whether two statements rest on the same words of one page: one says it within the other."""
    if a.report.document != b.report.document:
        return False
    return any(mine.touches(theirs) for mine in a.statement.content for theirs in b.statement.content)


def _days_told(gap: int | None) -> str:
    if gap is None:
        return "days not known"
    return "of the same day" if gap == 0 else f"{gap} day{'s' if gap > 1 else ''} apart"


def _in_order(a: Said, b: Said) -> tuple[tuple[Said, Said], bool]:
    """Left and right, and whether left comes from right."""
    days = days_of(a.report.published), days_of(b.report.published)
    if days[0] and days[1] and between(days[0], days[1]):
        return ((a, b) if days[0] > days[1] else (b, a)), True
    if a.report.trusted != b.report.trusted:
        return ((b, a) if a.report.trusted else (a, b)), True
    return ((a, b) if a.key < b.key else (b, a)), False


def changes_of(origin: Said, copy: Said, parties: Mapping[str, str]) -> tuple[Change, ...]:
    """What changed in the words, the cue taken with them: "denied attacking" is "said it had not attacked"."""
    changes = words_changed(origin.words, copy.words, parties)
    if denies(origin) == denies(copy):
        return changes
    fewer = _without_one(changes)
    return fewer if fewer != changes else (Change(origin.cue or "", copy.cue or "", "negation"), *changes)


def words_changed(origin: str, copy: str, parties: Mapping[str, str]) -> tuple[Change, ...]:
    """What changed in the words; of a content of which hardly a word was left, that it was put in other words."""
    one, other = profile(origin), profile(copy)
    short = min(one, other, key=lambda own: own.weight)
    kept = sum(short.weights[base] for base in sorted(one.weights.keys() & other.weights.keys()))
    in_order = LCSseq.similarity(one.bases, other.bases) >= IN_ORDER * len(short.bases)
    is_put_anew = kept < WITH_ORDER * short.weight and not in_order
    if is_put_anew:
        whole, anew = (" ".join(word.text for word in words(one)) for one in (origin, copy))
        return (Change(whole, anew, "wording"),)
    return word_changes(origin, copy, parties)


def _is_newer_count(a: Said, b: Said, match: _Match) -> bool:
    """Whether nothing but a number differs between short accounts of different days: it was counted again."""
    apart = days_apart(a, b) or 0
    told = a.statement.form == b.statement.form == "indirect" and match.in_order < COUNT_WORDS
    return apart > 0 and told and a.report.trusted and b.report.trusted


def _told(change: Change) -> str:
    if not change.left or not change.right:
        return f"{change.kind}: “{change.left or change.right}” {'left out' if change.left else 'added'}"
    return f"{change.kind}: “{change.left}” became “{change.right}”"


def utterances(
    said: Sequence[Said],
    links: Sequence[Link],
    *,
    origins: Mapping[str, str] = NO_ORIGINS,
    parties: Mapping[str, str] = NO_PARTIES,
    texts: Mapping[str, str] = NO_TEXTS,
) -> tuple[Utterance, ...]:
    """What was said more than once, in all its wordings; the one nearest to the origin first, with the reasons.

    ``links``: those that hold. ``origins``: document id -> that of the report it copies, so that copies count once; a
    document that is not there stands for itself. ``Wording.copies`` counts the further statements with those words.
    In the order of the reports in which the origins stand. ``texts``: document id -> its text, as far as it is at hand.
    """
    groups = [group for group in _groups(said, links) if len(group) > 1]
    groups.sort(key=lambda group: (group[0].report.number, group[0].key))
    return tuple(_utterance(group, origins, parties, texts) for group in groups)


def _groups(said: Sequence[Said], links: Sequence[Link]) -> list[list[Said]]:
    """Statements that links of the same words join, each group in the order of the ledger."""
    first = {one.key: one.key for one in said}

    def root(key: str) -> str:
        while first[key] != key:
            key = first[key]
        return key

    for link in links:
        if link.relation in ("same_words", "changed_words") and link.left in first and link.right in first:
            lower, upper = sorted((root(link.left), root(link.right)))
            first[upper] = lower
    groups: dict[str, list[Said]] = {}
    for one in sorted(said, key=lambda one: (one.report.number, one.key)):
        groups.setdefault(root(one.key), []).append(one)
    return list(groups.values())


def _utterance(
    group: list[Said], origins: Mapping[str, str], parties: Mapping[str, str], texts: Mapping[str, str]
) -> Utterance:
    carriers: dict[tuple[str, ...], set[str]] = {}
    for one in group:
        document = one.report.document
        carriers.setdefault(_plain(one), set()).add(origins.get(document, document))
    documents = {one.report.document for one in group}
    copies = {one for one in documents if origins.get(one, one) in documents - {one}}
    standings = {one.key: standing_of(one, len(carriers[_plain(one)]), copies) for one in group}
    by_words: dict[tuple[str, ...], list[Said]] = {}
    for one in sorted(group, key=lambda one: astuple(standings[one.key])):
        by_words.setdefault(_plain(one), []).append(one)
    heads = [alike[0] for alike in by_words.values()]
    origin = heads[0]
    wordings = tuple(
        Wording(alike[0].key, alike[0].words, _changes_shown(origin, alike[0], parties, texts), len(alike) - 1)
        for alike in by_words.values()
    )
    named = [one.statement.speaker.name for one in (*heads, *group) if one.statement.speaker]
    why = why_nearest(origin, standings[origin.key], [standings[one.key] for one in heads[1:]])
    return Utterance(named[0] if named else None, wordings, why)


def _changes_shown(
    origin: Said, copy: Said, parties: Mapping[str, str], texts: Mapping[str, str]
) -> tuple[Change, ...]:
    """What changed in the words; no negation is gone that stands in the cue, or right before the words it takes."""
    changes = words_changed(origin.words, copy.words, parties)
    ours, theirs = (denies(one) or is_ruled_out(one, texts.get(one.report.document, "")) for one in (origin, copy))
    return _without_one(changes) if ours != theirs else changes


def _without_one(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Changes less the negation that stands elsewhere; two of them cancel each other."""
    negations = [change for change in changes if change.kind == "negation"]
    return tuple(change for change in changes if change != negations[0]) if len(negations) % 2 else changes


def _plain(said: Said) -> tuple[str, ...]:
    return tuple(word.text.lower() for word in words(said.words))
