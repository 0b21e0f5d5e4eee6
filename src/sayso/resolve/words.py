"""Text as words with offsets: the one way in which names of tables and names of pages are compared.

A hyphen and a case change inside a word part it ("Armenia-Azerbaijan", "BlinkAntony", "USAEight"), because pages come
with glued names; tables are cut the same way, so that what is compared stays the same.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Initials ("U.S."), or letters and digits with inner apostrophes ("Sana'a", "d’état").
# A capital after an apostrophe begins a new word ("security'French") save after one letter ("O'Brien").
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ](?![A-ZÀ-ÖØ-Þ])[^\W_]+|(?<=\b[A-Za-z])['’ʼ][^\W_]+)*")
# The same where a letter was encoded twice, "FranÃ§ois", the first of the two as one sign or as a letter with its mark.
_SECOND = r"[\x80-\xbf\u0152-\u0192\u2013-\u203a\u20ac\u2122]"
_FIRST = ("Ã", "A\u0303")
_TWICE = rf"(?:[^\W_]|(?<=Ã){_SECOND}|(?<=A\u0303){_SECOND}|(?<=A)\u0303(?={_SECOND}))"
TWICE_ENCODED = re.compile(rf"(?:[^\W\d_]\.){{2,}}|{_TWICE}+(?:['’ʼ](?![A-ZÀ-ÖØ-Þ]){_TWICE}+)*")
_PAIR = re.compile(rf"(?:{'|'.join(_FIRST)}){_SECOND}")
# Three letters of one word before a capital: "BlinkAntony"; prefixes of real names are spared in GLUE_PREFIXES.
GLUE = re.compile(r"(?<=[a-zß-öø-ÿ]{3})(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])|(?<=[A-Z]{2})(?=[A-Z][a-z]{3})")
GLUE_PREFIXES = frozenset({"Mac", "Fitz", "Vander", "Saint"})
POSSESSIVE = re.compile(r"['’ʼ][sS]$")
PLURAL_OWNER = ("' ", "’ ")  # what follows the last letter of "the ministers' talks"
REMEMBERED = 16384  # words whose keys are kept at hand: the vocabulary of a few long articles
SHORT_CAPITALS = 3  # "US", "WHO", "ETA": up to this length capitals are part of the name ("us" is a pronoun)


@dataclass(slots=True)
class Word:
    """A word of a text. ``key``: what tables are matched on; ``owns``: True for "Armenia's" (offsets without 's)."""

    start: int
    end: int
    key: str
    owns: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word inside a run of letters, ``start`` and ``end`` from its first. ``may_own``: if "'" and a space follow."""

    start: int
    end: int
    key: str
    owns: bool
    may_own: bool
    capital: bool


def once_encoded(text: str) -> str:
    """A text whose letters were encoded twice, as it was meant: "FranÃ§ois" is "François"."""
    return _PAIR.sub(_meant, text) if any(first in text for first in _FIRST) else text


def _meant(pair: re.Match[str]) -> str:
    try:
        return unicodedata.normalize("NFC", pair.group()).encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return pair.group()


def folded(word: str) -> str:
    """Lower case without accents, dots and apostrophes: "Erdoğan" and "Erdogan" are one."""
    if word.isascii():
        return word.replace(".", "").replace("'", "").lower()
    word = once_encoded(word)
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ə", "e").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’ʼ").casefold()


@lru_cache(maxsize=REMEMBERED)
def key_of(word: str) -> str:
    """``word`` as tables are matched on: folded, except that short capitals stay ("US", not "us")."""
    bare = word.replace(".", "")
    return bare if bare.isupper() and 1 < len(bare) <= SHORT_CAPITALS else folded(word)


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order."""
    found: list[Word] = []
    for match in (TWICE_ENCODED if any(first in text for first in _FIRST) else WORD).finditer(text):
        start, word = match.start(), match.group()
        if word[-1] not in "sS" and word.islower():  # most words: in one piece, nobody's owner
            found.append(Word(start, match.end(), key_of(word), False, False))
            continue
        for piece in _cut(word):
            end = start + piece.end
            owns = piece.owns or (piece.may_own and text[end : end + 2] in PLURAL_OWNER)
            found.append(Word(start + piece.start, end, piece.key, owns, piece.capital))
    return found


def joined_keys(name: str) -> str:
    """A table's name as its keys with a space between. Plain words, most of a table, take a short way there."""
    if not name.isascii():
        return " ".join(word.key for word in words_of(name))
    plain = name.replace("-", " ").strip()
    if "  " not in plain and plain.replace(" ", "").isalpha():
        if plain.islower() or plain.istitle():
            return plain.lower()
        words = plain.split()
        if all(word.istitle() or word.islower() or word.isupper() for word in words):
            return " ".join([w if w.isupper() and 1 < len(w) <= SHORT_CAPITALS else w.lower() for w in words])
    return " ".join(word.key for word in words_of(name))


def _pieces(word: str) -> list[str]:
    plain = word == word.lower() or word.istitle() or word.isupper()  # digits too: most words need no closer look
    if plain or not GLUE.search(word):
        return [word]
    pieces = GLUE.split(word)
    return [word] if pieces[0] in GLUE_PREFIXES else pieces


@lru_cache(maxsize=REMEMBERED)
def _cut(word: str) -> tuple[_Piece, ...]:
    """The words that a run of letters is; most often one."""
    cut, start = [], 0
    for piece in _pieces(word):
        owner = POSSESSIVE.search(piece)
        bare = piece[: owner.start()] if owner else piece
        may_own = owner is None and bare[-1] == "s"
        cut.append(_Piece(start, start + len(bare), key_of(bare), owner is not None, may_own, bare[:1].isupper()))
        start += len(piece)
    return tuple(cut)
