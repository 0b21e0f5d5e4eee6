"""Words, sentences' edges and quote marks of a text: the little derive needs to know of English spelling."""

import re
from functools import lru_cache

from sayso.derive.tables import word_list

#: Everything that opens or closes a quotation in the wild, whichever way round it stands.
DOUBLE_MARKS = '"“”„‟«»〝〞＂'
SINGLE_MARKS = "'‘’‚‛"
MARKS = DOUBLE_MARKS + SINGLE_MARKS

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|['’](?:s|re|m|ve|ll|d)\b", re.IGNORECASE)
_NOT = re.compile(r"(ca|wo|sha|[a-z]+)n['’]t$")
_SHORT_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
_SHORT_VERB = re.compile(r"^(i|you|he|she|it|we|they|who|that|there|what)['’](s|re|m|ve|ll|d)$")

#: Texts whose words are kept at hand: the cues and contents of a few long articles.
REMEMBERED = 4096


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; "didn't" gives did, not; "we're" gives we, 're."""
    whole = WORD.findall(text)
    if "'" not in text and "’" not in text:
        return tuple([word.lower() for word in whole])
    return tuple([part for word in whole for part in _apart(word.lower().replace("’", "'"))])


def _apart(word: str) -> tuple[str, ...]:
    if "'" not in word:
        return (word,)
    if negated := _NOT.match(word):
        stem = negated.group(1)
        return _SHORT_NOT.get(stem, stem), "not"
    if short := _SHORT_VERB.match(word):
        return short.group(1), f"'{short.group(2)}"
    return (word.removesuffix("'s"), "'s") if word.endswith("'s") and word != "'s" else (word,)


_ENDING = re.compile(r"(?:ations?|ations|ings?|edly|ed|ers?|ors?|ies|es|s|ly|y|e)$")
SHORTEST_STEM = 3


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """A word without its ending, good enough to see that "allegation" and "alleged" belong together."""
    short = _ENDING.sub("", word)
    return short if len(short) >= SHORTEST_STEM else word


@lru_cache(maxsize=REMEMBERED)
def topic_stems(text: str) -> frozenset[str]:
    """Stems of the words that say what a text is about."""
    common = word_list("words:common")
    return frozenset([stem(word) for word in words_of(text) if word not in common and not word.startswith("'")])
