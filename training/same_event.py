"""Learns the two tables of same_event: in how many reports words stand, and what each likeness of two events weighs.

    python -m training.same_event counts --corpora DIR
    python -m training.same_event weights --corpora DIR

First the counts, which the weights rest on. Both are written into ``src/sayso/compare/tables``. Counts: ECB+ topics
1-25, PolNeAR train, MUC-4 train; weights: ECB+ topics 1-25 (annotations CC BY 3.0). What the skip list names is left
out.
"""

import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import exp, log
from pathlib import Path

import numpy as np

from sayso.compare.same_event_telling import FEATURES, Telling, likeness, tie_of
from sayso.compare.same_event_words import REPORTS, stem, words_in
from training.corpora import add_corpora_argument, data_folder
from training.ecbplus import Article, file_name, read_ecbplus, tellings
from training.skip import read_skip_list

TABLES = Path("src/sayso/compare/tables")
LEARNED = 25  # topics up to this one are learned from, the others measured
LEAST_REPORTS = 15  # of 10,000: rarer words are told apart no further
#: Weight of the squared weights, the first aside: keeps those of rare features near 0.
RIDGE = 2.0
MOST_STEPS, SMALL_STEP = 30, 1e-6

Pairs = dict[str, list[tuple[tuple[float, ...], bool]]]


def main() -> None:
    """Writes the table named."""
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", choices=("counts", "weights"))
    add_corpora_argument(parser)
    asked = parser.parse_args()
    data = data_folder(asked.corpora)
    if asked.table == "counts":
        write_counts([_ecbplus_texts(data), _polnear_texts(data), _muc4_texts(data)])
    else:
        write_weights(learned_articles(data))


def learned_articles(data: Path) -> list[Article]:
    """The articles of ECB+ that may be learned from."""
    skip = read_skip_list(data)
    known = [one for one in read_ecbplus(data) if one.topic <= LEARNED]
    return [one for one in known if not skip.holds("ecbplus/ECB+", file_name(one.topic, one.name))]


def write_counts(corpora: Sequence[Iterable[str]]) -> None:
    """In how many of 10,000 reports each stem stands: the geometric mean over the corpora, so that what only one of
    them is about ("Salvador") stays rare."""
    shares: list[dict[str, float]] = []
    empty = []
    for texts in corpora:
        seen: Counter[str] = Counter()
        reports = 0
        for text in texts:
            seen.update({stem(word) for word in words_in(text) if word.isascii() and word.replace("-", "").isalpha()})
            reports += 1
        shares.append({one: log((count + 0.5) / (reports + 1)) for one, count in seen.items()})
        empty.append(log(0.5 / (reports + 1)))
    words = sorted(set().union(*shares))
    means = {
        one: exp(sum(known.get(one, none) for known, none in zip(shares, empty, strict=True)) / len(shares))
        for one in words
    }
    lines = [f"{one}\t{round(REPORTS * means[one])}" for one in words if round(REPORTS * means[one]) >= LEAST_REPORTS]
    head = (
        f"# In how many of {REPORTS:,} reports a stem stands, {LEAST_REPORTS} and more: geometric mean of its shares\n"
        "# in ECB+ topics 1-25, PolNeAR train and MUC-4 train. Written by training/same_event.py.\nstem\treports\n"
    )
    (TABLES / "same_event_counts.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} stems")


def _ecbplus_texts(data: Path) -> Iterator[str]:
    return (one.text() for one in learned_articles(data))


def _polnear_texts(data: Path) -> Iterator[str]:
    skip = read_skip_list(data)
    paths = sorted((data / "polnear" / "train" / "text").rglob("*.txt"))
    return (path.read_text("utf-8") for path in paths if not skip.holds("polnear", path.stem))


def _muc4_texts(data: Path) -> Iterator[str]:
    lines = (data / "muc4" / "train.json").read_text("utf-8").splitlines()
    return (json.loads(line)["doctext"] for line in lines)


def write_weights(articles: list[Article]) -> None:
    """The weights of each tie, from all pairs of mentions of one topic whose words are tied."""
    pairs = pairs_of(articles)
    lines = []
    for tie in ("family", "kin", "type"):
        features = np.array([features for features, _same in pairs[tie]])
        same = np.array([same for _features, same in pairs[tie]], dtype=float)
        print(f"{tie}: {len(same)} pairs, {int(same.sum())} of one event")
        found = logistic(features, same)
        lines += [
            f"{tie}\t{name}\t{weight:.3f}\tlearned from ECB+ topics 1-25 (CC BY 3.0)"
            for name, weight in zip(FEATURES, found, strict=True)
        ]
    head = (
        "# Log odds that two events are one, by how their words are alike; a row of features for each tie of their\n"
        "# triggers. Written by training/same_event.py.\ntie\tfeature\tweight\tsource\n"
    )
    (TABLES / "same_event_weights.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def pairs_of(articles: list[Article]) -> Pairs:
    """For each tie: the features of its pairs within a topic, and whether they are of one chain."""
    topics: dict[int, list[tuple[Telling, str]]] = defaultdict(list)
    for article in articles:
        topics[article.topic] += [(telling, gold.chain) for telling, gold, _head in tellings(article)]
    found: Pairs = defaultdict(list)
    for mentions in topics.values():
        for (left, our_chain), (right, their_chain) in combinations(mentions, 2):
            tie = tie_of(left, right)
            if tie is not None:
                found[tie].append((likeness(left, right), our_chain == their_chain))
    return found


def logistic(features: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a ridge, by Newton's method; the first feature is the constant."""
    weights = np.zeros(features.shape[1])
    ridge = RIDGE * np.r_[0.0, np.ones(features.shape[1] - 1)]
    for _ in range(MOST_STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - same) + ridge * weights
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + np.diag(ridge + SMALL_STEP)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < SMALL_STEP:
            break
    return weights


if __name__ == "__main__":
    main()
