"""Text as the search sees it: words without case, accents and endings, the same on both databases."""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")

#: Different words whose stem is kept at hand; a year of news has some 300,000, most of them names met once.
STEMS_KEPT = 100_000

#: Characters; what is longer is no word but a torn address, and PostgreSQL takes no lexeme over 2,046 bytes.
LONGEST_WORD = 60

#: Characters of a text that is likely to come again (a name, an outlet), and such texts whose words are kept at hand.
SHORT, SHORT_KEPT = 40, 20_000

_STEMMER = snowballstemmer.stemmer("english")
#: The stemmer keeps the word it is at in itself: two threads at once would get parts of each other's.
_ONE_AT_A_TIME = threading.Lock()


def search_words(text: str) -> list[str]:
    """The words of ``text`` in order, folded and stemmed (Snowball English, Porter 2001)."""
    return list(_short_words(text)) if len(text) <= SHORT else [stem(word) for word in folded_words(text)]


@lru_cache(maxsize=SHORT_KEPT)
def _short_words(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words of ``text`` in order, folded, with their endings."""
    return [word for word in WORD.findall(fold(text)) if len(word) <= LONGEST_WORD]


def fold(text: str) -> str:
    """Lower case without accents: "Kırıkkale" and "kirikkale" are looked for alike."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold().replace("\u0131", "i"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=STEMS_KEPT)
def stem(word: str) -> str:
    """The stem of a folded word; what is not in Latin letters stays as it is."""
    if not (word.isascii() and word.isalpha()):
        return word
    with _ONE_AT_A_TIME:
        return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=STEMS_KEPT)
def tag(name: str, value: str) -> str:
    """A filter as a word of the index: ``act=deny``, ``outlet=meridian-news-agency``."""
    return f"{name}={'-'.join(WORD.findall(fold(value)))}"
