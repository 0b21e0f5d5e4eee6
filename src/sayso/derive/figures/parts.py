"""Numbers that are a part of another: "12 people, three of them nurses", "of the 20 killed, 12 were civilians"."""

from sayso.derive.figures.carried import carried_from, of_those
from sayso.derive.figures.counted import PERSONS
from sayso.derive.figures.fates import LIKELY, Fate, Phrase, dashes_between, ends_list, is_part
from sayso.derive.figures.lexis import Line, listed

_FIRST = 3  # words before the number of a whole that opens a sentence: "of all the"
#: Words for those who are left of a number told before: "the | other | 13".
_REST = frozenset({"other", "remaining", "others"})


def counts_people(phrase: Phrase) -> bool:
    """Whether a phrase counts people."""
    return phrase.counted.kind in PERSONS


def shared_fate(line: Line, former: Phrase, phrase: Phrase, fate: Fate) -> Fate | None:
    """The fate of the amount before, where this one is of its list, a part of it, or tells it over."""
    unknown = phrase.counted.kind == "" and line.low(phrase.end) not in listed("words:aux")
    if not (counts_people(phrase) or phrase.counted.pronoun or phrase.counted.head is None or unknown):
        return None
    if _is_part_of(line, former, phrase) or phrase.counted.pronoun:
        return Fate(fate.what, f"part:{fate.rule}", LIKELY, fate.side)
    is_told = phrase.counted.head is not None or phrase.counted.more
    if fate.side in ("before", "noun") and ends_list(line, phrase, former) and is_told:
        return Fate(fate.what, f"list:{fate.rule}", LIKELY, fate.side)
    return None


def _is_share(line: Line, former: Phrase, phrase: Phrase) -> bool:
    """Whether a bare number goes on a sentence that opens with its whole: "of the 20 killed, | 12 | were civilians"."""
    if phrase.counted.head is not None or phrase.amount.money or phrase.amount.percent:
        return False
    opens = line.low(0) == "of" and line.low(1) in listed("words:determiner") and former.start <= _FIRST
    goes_on = line.low(phrase.start - 1) == "," or _is_rest(line, phrase)
    return opens and goes_on and line.low(phrase.end) in listed("words:aux")


def _is_rest(line: Line, phrase: Phrase) -> bool:
    """Whether a number is what is left of another: "and | the other | 13"."""
    before = line.low(phrase.start - 1), line.low(phrase.start - 2)
    return before[0] in _REST and before[1] in listed("words:determiner")


def share_of(line: Line, phrases: list[Phrase], place: int) -> int | None:
    """The place of the whole that opens the sentence, or that is told as "seven of the 20", for a bare number."""
    phrase = phrases[place]
    if place and _is_share(line, phrases[0], phrase):
        return 0
    if phrase.counted.head is not None or not _is_rest(line, phrase):
        return None
    return next((n for n in range(1, place) if is_of_next(line, phrases, n - 1)), None)


def whole_of(line: Line, phrases: list[Phrase], place: int) -> int | None:
    """The place of the amount this one is part of."""
    if of_those(line, phrases[place]) and (whole := carried_from(line, phrases, place)) is not None:
        return whole
    if (share := share_of(line, phrases, place)) is not None:
        return share
    if place and _is_part_of(line, phrases[place - 1], phrases[place]):
        return place - 1
    if phrases[place].counted.partitive and place + 1 < len(phrases) and is_of_next(line, phrases, place):
        return place + 1
    return place - 1 if place and phrases[place].counted.pronoun else None


def _is_part_of(line: Line, former: Phrase, phrase: Phrase) -> bool:
    """Whether people are told as a part of the people before."""
    told = is_part(line, phrase) or dashes_between(line, former, phrase)
    return told and former.counted.kind in (*PERSONS, "") and phrase.counted.kind in (*PERSONS, "")


def is_of_next(line: Line, phrases: list[Phrase], place: int) -> bool:
    """ "two of the 12": the next amount is the whole."""
    between = {line.low(at) for at in range(phrases[place].amount.end, phrases[place + 1].amount.number)}
    return "of" in between and between <= {"of"} | listed("words:determiner")


def opens_with_them(line: Line, phrase: Phrase) -> bool:
    """Whether a sentence opens with a number of those told before: "| at least three of them | were nurses"."""
    return phrase.counted.pronoun and line.low(phrase.counted.start) == "them" and phrase.start == 0
