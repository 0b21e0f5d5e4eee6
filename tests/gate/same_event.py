"""Which events are one, on ECB+ topics 1-35: gold event mentions of the validated sentences, grouped by Sayso.

* **given**: the topic of each article is given, and mentions are grouped within a topic; scored over all topics at
  once.
* **together**: nothing is given but the mentions: those of all topics are grouped together.
* **over same lemma**: against mentions put together by the stem of their head word alone (irregular forms undone, so
  that "shot" is "shoot"), within a topic or over all.
* **over same lemma of the same matter**: against a baseline that is told more than Sayso: by gold it knows which of a
  topic's two seminal events an article is about.

The weights and the words near in meaning were learned and written with topics 1-25 in view; topics 26-35 were not
looked at, so they stand apart. Sentences are read by Sayso; of gold only the place of event mentions is taken. No days,
places or actors are resolved here: of the judge only its core, the words, is measured.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.compare.same_event import LEAST_MEAN, words_marks
from sayso.compare.same_event_groups import grouped
from sayso.compare.same_event_telling import Telling, chance, log_odds
from sayso.compare.same_event_words import cosine, stem, words_in
from tests.gate.coreference import b_cubed, ceaf_e, conll, groups_by, muc
from tests.gate.corpora import Corpora, find_corpora
from training.ecbplus import ADDRESS, read_ecbplus, tellings

LEARNED = 25  # the last topic that was learned from
#: Likeness of two articles below which no score of their events can reach the least mean.
LEAST_GIST = 0.05
STATES = 3  # words that stand for the states of an event
MOST_CANDIDATES = 50  # how many candidates the ledger gives to the judge


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: the topic, the article, the chain it is of, the lemma of its head, its words as compared."""

    topic: int
    article: str
    chain: str
    lemma: str
    telling: Telling

    @property
    def article_id(self) -> tuple[int, str]:
        return self.topic, self.article

    @property
    def matter(self) -> tuple[int, bool]:
        return self.topic, ADDRESS in self.article


def same_event(corpora: Corpora, _work: Path) -> dict[str, float]:
    """The bars: CoNLL F1 and what it is above the baselines, in points of a hundred, over 1."""
    mentions = read_mentions(corpora)
    new = [one for one in mentions if one.topic > LEARNED]
    return {
        **_given("1-35", mentions),
        **_given("26-35", new),
        **_compared("1-35 together", mentions, by_words(mentions, within_topic=False), lambda one: one.lemma),
        **_of_marks(mentions),
    }


def read_mentions(corpora: Corpora) -> list[Mention]:
    """All gold mentions of the validated sentences."""
    return [
        Mention(article.topic, article.name, gold.chain, lemma_of(head), telling)
        for article in read_ecbplus(corpora.folder / "data")
        for telling, gold, head in tellings(article)
    ]


def lemma_of(head: str) -> str:
    """The lemma by which the baseline groups."""
    return stem((words_in(head) or (head,))[0])


def by_words(mentions: list[Mention], *, within_topic: bool) -> list[tuple[int, ...]]:
    """Mentions in groups by the core of the judge."""
    scores = {}
    for one, other in _near_pairs(mentions, within_topic=within_topic):
        odds = log_odds(mentions[one].telling, mentions[other].telling)
        if odds is not None:
            scores[one, other] = chance(odds)
    return grouped(len(mentions), scores, least=LEAST_MEAN)


def _near_pairs(mentions: list[Mention], *, within_topic: bool) -> Iterator[tuple[int, int]]:
    """Pairs of mentions of articles on something alike, the smaller number first."""
    articles = groups_by(one.article_id for one in mentions)
    for at, ours in enumerate(articles):
        yield from ((one, other) for place, one in enumerate(ours) for other in ours[place + 1 :])
        first = mentions[ours[0]]
        for theirs in articles[at + 1 :]:
            second = mentions[theirs[0]]
            if within_topic and first.topic != second.topic:
                continue
            if cosine(first.telling.topic.gist, second.telling.topic.gist) >= LEAST_GIST:
                yield from ((one, other) for one in ours for other in theirs)


def _given(name: str, mentions: list[Mention]) -> dict[str, float]:
    found = by_words(mentions, within_topic=True)
    figures = _compared(f"{name} given", mentions, found, lambda one: (one.topic, one.lemma))
    gold = groups_by(one.chain for one in mentions)
    harder = conll(gold, groups_by((one.matter, one.lemma) for one in mentions))
    return {**figures, f"{name} given, over same lemma of the same matter": conll(gold, found) - harder}


def _compared(
    name: str, mentions: list[Mention], found: list[tuple[int, ...]], lemma: Callable[[Mention], Hashable]
) -> dict[str, float]:
    gold = groups_by(one.chain for one in mentions)
    ours, theirs = conll(gold, found), conll(gold, groups_by(lemma(one) for one in mentions))
    return {f"{name}, CoNLL F1": ours, f"{name}, over same lemma": ours - theirs}


def _of_marks(mentions: list[Mention]) -> dict[str, float]:
    """How many mentions with a partner in another article have one among the candidates their marks lead to."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(mentions):
        for mark in marks_of(one):
            holders[mark].append(number)
    chains = groups_by(one.chain for one in mentions)
    asked = reached = 0
    for chain in chains:
        for number in chain:
            partners = {other for other in chain if mentions[other].article_id != mentions[number].article_id}
            if partners:
                asked += 1
                reached += not partners.isdisjoint(_candidates(number, mentions[number], holders))
    return {"partner among candidates": reached / asked if asked else 0.0}


def marks_of(one: Mention) -> tuple[int, ...]:
    """The marks of a mention without days and states: what its article is about stands for states."""
    leads = one.telling.topic.leads
    return words_marks(one.telling, leads, ("",), leads[:STATES], ("",))


def _candidates(number: int, one: Mention, holders: dict[int, list[int]]) -> list[int]:
    shared = Counter(other for mark in marks_of(one) for other in holders[mark] if other != number)
    return [other for other, _count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CANDIDATES]]


def main() -> None:
    """Prints the three measures beside the baselines, for each protocol."""
    corpora = find_corpora()
    if corpora is None:
        raise SystemExit("the corpora are not there: SAYSO_CORPORA names their folder")
    mentions = read_mentions(corpora)
    for name, least, most, within in (
        ("topics 1-25, given", 1, LEARNED, True),
        ("topics 26-35, given", LEARNED + 1, 99, True),
        ("topics 1-35, given", 1, 99, True),
        ("topics 26-35, together", LEARNED + 1, 99, False),
        ("topics 1-35, together", 1, 99, False),
    ):
        part = [one for one in mentions if least <= one.topic <= most]
        print(f"{name}: {len(part)} mentions")
        gold = groups_by(one.chain for one in part)
        found = {
            "by words": by_words(part, within_topic=within),
            "same lemma": groups_by((one.topic, one.lemma) if within else one.lemma for one in part),
            "same lemma, same matter": groups_by((one.matter, one.lemma) for one in part),
        }
        for label, groups in found.items():
            rates = [measure(gold, groups) for measure in (muc, b_cubed, ceaf_e)]
            shown = "  ".join(f"{one.precision:.3f} {one.recall:.3f} {one.f1:.3f}" for one in rates)
            print(f"  {label:26}{shown}  CoNLL {conll(gold, groups):.4f}")
    print(_of_marks(mentions))


if __name__ == "__main__":
    main()
