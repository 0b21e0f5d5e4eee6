"""How a reworded copy was reworded: word by word in the same language, or by way of another one.

A spinner changes words of content and leaves the small ones between them; a translation loses articles, chooses other
prepositions and spells names as it hears them.
"""

from collections import Counter
from dataclasses import dataclass

from sayso.compare.copies.folding import ARTICLES, fold_accents
from sayso.compare.copies.profile import CopyProfile
from sayso.compare.copies.rewording import Rewording

#: What the three signs must come to for a translation: 0.45 of the articles gone, or more than one name in five spelt
#: in another way, or some of both. Other small words weigh half: a person who rewrites changes them too.
FOREIGN, SMALL_WEIGHT, RESPELLED_WEIGHT = 0.45, 0.5, 2.0
#: Articles added to both counts: in a short report three more or less mean nothing.
FEW_ARTICLES = 3


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of small words, articles and names.

    ``small``: small words, articles aside, that answering sentences share, of all they have. ``articles``: the share of
    articles in the report that has fewer, as a part of the other's. ``respelled``: names spelt in two ways ("clinton:
    klinton"), and ``names``: how many names both reports have. ``fewer``: the report with fewer articles.
    """

    small: float
    articles: float
    respelled: tuple[str, ...]
    names: int
    fewer: CopyProfile

    @property
    def is_translation(self) -> bool:
        """Whether it went by way of another language."""
        respelled = len(self.respelled) / self.names if self.names else 0.0
        signs = (1 - self.articles) + RESPELLED_WEIGHT * respelled + SMALL_WEIGHT * (1 - self.small)
        return signs >= FOREIGN


def compare_rendering(left: CopyProfile, right: CopyProfile, rewording: Rewording) -> Rendering:
    """What became of small words, articles and names."""
    words = len(left.body.folded)
    ours, theirs = (words * _articles(one) + FEW_ARTICLES for one in (left, right))
    respelled, names = _respelled(left, right)
    return Rendering(
        small=_small_words(left, right, rewording),
        articles=min(ours, theirs) / max(ours, theirs),
        respelled=respelled,
        names=names,
        fewer=left if ours < theirs else right,
    )


def _articles(profile: CopyProfile) -> float:
    """Articles among all words."""
    return sum(word in ARTICLES for word in profile.body.folded) / len(profile.body.folded)


def _small_words(left: CopyProfile, right: CopyProfile, rewording: Rewording) -> float:
    shared = whole = 0
    for answer in rewording.answers:
        ours, theirs = _small_of(left, answer.left), _small_of(right, answer.right)
        shared += 2 * (ours & theirs).total()
        whole += ours.total() + theirs.total()
    return shared / whole if whole else 1.0


def _small_of(profile: CopyProfile, index: int) -> Counter[str]:
    sentence, body = profile.sentences[index], profile.body
    words = zip(body.folded[sentence.start : sentence.end], body.keys[sentence.start : sentence.end], strict=True)
    return Counter(word for word, key in words if not key and word not in ARTICLES)


def _respelled(left: CopyProfile, right: CopyProfile) -> tuple[tuple[str, ...], int]:
    """Names that no spelling of one report has in the other, as "ours: theirs"; and how many names both have."""
    ours, theirs = _spellings(left), _spellings(right)
    both = [key for key in ours if key in theirs]
    pairs = (
        f"{next(iter(ours[key]))}: {next(iter(theirs[key]))}"
        for key in both
        if ours[key].keys().isdisjoint(theirs[key])
    )
    return tuple(pairs), len(both)


def _spellings(profile: CopyProfile) -> dict[str, dict[str, None]]:
    """Each name's spellings, by its key, in text order."""
    spellings: dict[str, dict[str, None]] = {}
    for key, folded in zip(profile.body.keys, profile.body.folded, strict=True):
        if key.startswith("@"):
            spellings.setdefault(key, {})[fold_accents(folded)] = None
    return spellings
