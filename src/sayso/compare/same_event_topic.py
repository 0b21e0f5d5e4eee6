"""What a report is about: the words that tell it from others, and the few that lead to reports of the same matter."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log

from sayso.compare.same_event_words import Weighed, stem, telling, weighed, words_in
from sayso.compare.sides import is_state_word

#: What of a report stands for its topic: its most telling stems. With more the figures do not rise.
GIST = 96
LEADS = 5  # stems that lead to other reports; with more the recall of marks hardly rises
REMEMBERED = 256  # reports whose topic is kept at hand: the candidates of one


@dataclass(frozen=True, slots=True)
class Topic:
    """``gist``: the most telling stems of a report. ``leads``: a few that it tells again and again."""

    gist: Weighed
    leads: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def topic_of(text: str) -> Topic:
    """What a text is about."""
    words = words_in(text)
    return Topic(weighed((stem(word) for word in words), GIST), leading(words)[:LEADS])


def leading(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of words that may lead to other reports, those first that are most telling and told most often.

    No numbers, and no states: half of all reports name them.
    """
    counts = Counter(stem(word) for word in words if word.isalpha() and not is_state_word(word))
    told = {one: weight * (1.0 + log(count)) for one, count in counts.items() if (weight := telling(one)) > 0.0}
    return tuple(sorted(told, key=lambda one: (-told[one], one)))
