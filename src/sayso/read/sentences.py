"""Sentences as runs of words: survives odd quote marks, lost case, abbreviations, lost full stops before a break."""

import re

from sayso.read.words import BLANK_LINE, DOUBLE, GLUED, NEWLINE, SINGLE_CLOSING, Words

STOPS = frozenset(".!?…")
CLOSERS = DOUBLE | SINGLE_CLOSING | frozenset(")]")
OPENERS = DOUBLE | frozenset("‘'([—–-•*")
SURE_STOPS = frozenset("!?…")
SHORTEST_RUN_IN = 3  # letters of a word whose full stop has lost the space behind it; shorter ones are mostly shortened

# Before a full stop these are titles and the like: a name or number follows, never a new sentence.
TITLES = re.compile(
    r"mr|mrs|ms|dr|prof|rev|hon|sr|jr|st|mt|gen|lt|col|maj|capt|cmdr|sgt|"
    r"cpl|adm|brig|pres|gov|sen|sens|rep|reps|amb|supt|det|insp|messrs|mme|mlle"
    r"|fr|bros|no|nos|vs|v|fig|figs|vol|art|arts|para|sec|ch|pp|p|op|cf|"
    r"viz|eg|ie|approx|est"
)
# These may end a sentence or not; they do not when a small letter or a number follows.
SHORTENED = re.compile(
    r"inc|ltd|co|corp|cos|llc|plc|dept|univ|assn|bur|etc|al|jan|feb|mar|apr|"
    r"jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|tues|wed|thu|thurs|fri|sat|sun"
    r"|ala|ariz|ark|calif|colo|conn|del|fla|ga|ill|ind|kan|ky|la|md|mass|mich"
    r"|minn|miss|mo|mont|neb|nev|okla|ore|pa|tenn|tex|va|vt|wash|wis|wyo|ave"
    r"|blvd|rd|am|pm|ed|eds|dist"
)
# Of both, those that also stand in small letters; "he fell ill." and "the sun." are no shortened words.
SMALL = re.compile(r"vs|v|etc|no|nos|p|pp|ch|fig|figs|inc|dept|est|approx|viz|eg|ie|cf|am|pm|ed|eds|para|al")
# Capitalised words that begin sentences far more often than they follow an initial or a shortened word.
STARTERS = re.compile(
    r"the|a|an|he|she|it|they|we|you|i|his|her|its|their|this|that|these|"
    r"those|there|in|on|at|but|and|if|when|while|as|after|before|since|for|from"
    r"|by|with|no|not|one|some|many|most|other|officials|what|who|how|why|where|"
    r"then|so"
)


#: Marks that may stand together where one sentence ends and the next begins; a longer row of them is none of language.
MOST_MARKS = 8


def sentences_of(words: Words) -> list[tuple[int, int]]:
    """Sentences as (first word, last word + 1), in order, together all words."""
    cased = _is_cased(words.texts)
    gaps = words.gaps.tolist()
    found, first = [], 0
    for i in range(1, len(words.texts)):
        if _ends_before(words.texts, gaps, i, cased=cased):
            found.append((first, i))
            first = i
    if first < len(words.texts):
        found.append((first, len(words.texts)))
    return found


def _is_cased(texts: list[str]) -> bool:
    """Whether the text has both small and capital letters, so that a capital tells something."""
    head = "".join(texts[:400])
    return any(c.isupper() for c in head) and any(c.islower() for c in head)


def _ends_before(texts: list[str], gaps: list[int], i: int, *, cased: bool) -> bool:
    """Whether a sentence ends before word ``i``."""
    if gaps[i] == BLANK_LINE:
        return True
    stop = _stop_before(texts, gaps, i)
    if gaps[i] == NEWLINE:
        return stop is not None or not texts[i][0].islower()
    if stop is None:
        return False
    if gaps[i] == GLUED:
        return cased and _has_lost_space(texts, gaps, stop, i)
    return _starts_anew(texts, gaps, stop, i, cased=cased)


def _has_lost_space(texts: list[str], gaps: list[int], stop: int, i: int) -> bool:
    """Whether a paragraph runs into the next: "were indicted.The army"; no address and no abbreviation."""
    before = texts[stop - 1] if stop and gaps[stop] == GLUED else ""
    whole = before.isalpha() and before.islower() and len(before) >= SHORTEST_RUN_IN
    return stop == i - 1 and whole and texts[i][0].isupper() and texts[i].isalpha()


def _stop_before(texts: list[str], gaps: list[int], i: int) -> int | None:
    """The place of the full stop (or like mark) that word ``i`` follows, closing marks between them passed over."""
    place = i - 1
    while place > max(0, i - MOST_MARKS) and texts[place] in CLOSERS and gaps[place] == GLUED:
        place -= 1
    return place if texts[place] in STOPS else None


def _starts_anew(texts: list[str], gaps: list[int], stop: int, i: int, *, cased: bool) -> bool:
    """Whether word ``i`` begins a sentence, given the mark at ``stop`` before it."""
    opener = i
    while opener + 1 < min(len(texts), i + MOST_MARKS) and texts[opener] in OPENERS and gaps[opener + 1] == GLUED:
        opener += 1
    after = texts[opener]
    if cased and after[0].islower():
        return False
    if texts[stop] in SURE_STOPS:
        return True
    before = texts[stop - 1] if stop and gaps[stop] == GLUED else ""
    low = before.lower()
    if cased and before.islower() and len(before) > 1 and not SMALL.fullmatch(before):
        return True
    if TITLES.fullmatch(low) and not (low in ("no", "st") and STARTERS.fullmatch(after.lower())):
        return False
    if SHORTENED.fullmatch(low):
        return after[0].isalpha() and (not cased or STARTERS.fullmatch(after.lower()) is not None or stop < i - 1)
    if len(before) == 1 and before.isalpha():
        return cased and STARTERS.fullmatch(after.lower()) is not None
    return True
