"""One word in, what of it does not change when a report is reworded, translated or set by another house."""

import re
import unicodedata
from functools import lru_cache

#: Words whose folded name is remembered: more than the names of a few thousand reports.
REMEMBERED = 1 << 16
#: Consonants that tell one name from others; a name with fewer is kept as it is written.
TELLING_CONSONANTS = 3

#: Words that stand in any report: they do not tell one from another.
_SMALL_WORDS = """
a an the of to in on at by for with from as into over under after before about against between through during and or but
nor so yet if that than then because while although though when where which who whom whose what how why is are was were
be been being am has have had having do does did doing will would can could may might must shall should not no it its he
she they him them his her hers their theirs we us our ours you your i me my mine this these those there here also more
most some any all both each other others such only own same very just too even up down out off again once one said says
say saying told tell s t re ve ll d m o st nd rd th pm mr mrs ms dr isn't aren't wasn't weren't don't doesn't didn't
won't wouldn't can't couldn't hasn't haven't hadn't shouldn't it's he's she's that's there's i'm i've i'll we're we've
we'll they're they've they'll you're you've you'll let's cannot
"""
SMALL = frozenset(_SMALL_WORDS.split())
ARTICLES = frozenset(("a", "an", "the"))

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_BLANKS = re.compile(r"[\u00a0\u202f ]")
_POSSESSIVE = re.compile(r"'s?$")
_VOWELS = re.compile(r"[aeiouyh]+")
_DOUBLED = re.compile(r"(.)\1+")
_SOFT_C = re.compile(r"c(?=[eiy])")
_VOWEL_J = re.compile(r"(?<=[aeiouy])j")
#: Letters for one sound that transliterations mix up, in the order in which they are replaced.
_SPELLINGS = "dzh=g zh=g kh=h ph=f sch=s sh=s ch=k ck=k tz=s ts=s x=ks w=v q=k j=g z=s"
_SOUNDS = tuple((spelt, sound) for spelt, _, sound in (pair.partition("=") for pair in _SPELLINGS.split()))
_NUMBER_WORDS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: value for value, word in enumerate(_NUMBER_WORDS.split(), 2)}
_TENS = {word: 10 * ten for ten, word in enumerate(_TENS_WORDS.split(), 2)}
_NUMBERS = _ONES | _TENS
_TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}


def fold_word(word: str) -> str:
    """Small letters, straight apostrophes, no possessive: "Russia’s" is "russia"."""
    folded = word.casefold().replace("’", "'")
    return folded if folded in SMALL or "'" not in folded else _POSSESSIVE.sub("", folded)


def fold_accents(folded: str) -> str:
    """Letters alone, without accents: "vendôme" is "vendome"."""
    if folded.isascii() and folded.isalpha():
        return folded
    return "".join(part for part in unicodedata.normalize("NFKD", folded) if part.isalpha())


@lru_cache(REMEMBERED)
def fold_name(folded: str) -> str:
    """The sounds of a name without its vowels, the same however it is transliterated: "Zelenskyy", "Selenskij"."""
    plain = fold_accents(folded)
    sounds = _VOWEL_J.sub("", plain)
    for spelt, sound in _SOUNDS:
        sounds = sounds.replace(spelt, sound)
    sounds = _SOFT_C.sub("s", sounds).replace("c", "k")
    vowel = "a" if _VOWELS.match(sounds) else ""
    short = _DOUBLED.sub(r"\1", vowel + _VOWELS.sub("", sounds))
    return short if len(short) >= TELLING_CONSONANTS else plain


def fold_number(number: str | float) -> str:
    """The key of a number, however it is written: "1,400", "1 400" and 1400.0 are "#1400"."""
    if isinstance(number, str):
        bare = _BLANKS.sub("", number)
        number = float(re.sub(r"[.,]", "", bare) if _GROUPED.fullmatch(bare) else bare.replace(",", "."))
    return f"#{int(number)}" if number == int(number) else f"#{number:g}"


def number_word(folded: str) -> int | None:
    """The number a word stands for ("three", "twenty"), None if it is none. "One" is a pronoun more often."""
    return _NUMBERS.get(folded)


def times_word(folded: str) -> float:
    """By how much a word multiplies the number before it ("million"); 0 if it does not."""
    return _TIMES.get(folded, 0.0)
