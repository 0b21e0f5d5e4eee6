"""What a number counts: the noun phrase after it, its head and its class."""

from dataclasses import dataclass

from sayso.derive.figures.amounts import Amount
from sayso.derive.figures.lexis import Line, Toll, listed, noun_classes, nouns_of, numerals, persons_alone, tolls
from sayso.derive.figures.numbers import DASHES

WIDEST_PHRASE = 9  # words between a number and the noun it counts
SHORTEST_PLURAL = 4  # letters: "its", "bus" and the like are no plurals
PERSONS = frozenset({"person", "civilian", "troops", "captured", "detained", "displaced"})
#: How nouns for several people end.
PEOPLE = ("men", "women", "girls", "boys", "people", "children", "workers", "holders", "goers", "mates")
PRONOUNS = frozenset({"them", "whom", "us", "which"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after an amount, words ``start`` to ``end``.

    ``head``: the noun counted, None where none stands there. ``rule``, ``kind``: its class in the table of nouns.
    ``toll``: a toll word that is part of the phrase ("12 wounded soldiers", "12 dead"). ``more``: "200 more".
    ``pronoun``: "two of them". ``group``: the phrase is a part of another amount ("two of the 12").
    """

    start: int
    end: int
    head: str | None
    rule: str
    kind: str
    toll: Toll | None
    more: bool
    pronoun: bool
    partitive: bool


#: "Three political forces" are parties.
_NO_SOLDIERS = frozenset(
    {"political", "market", "social", "democratic", "driving", "economic", "opposition", "natural"}
)


def counted_by(line: Line, amount: Amount) -> Counted:
    """The noun phrase a number counts, as far as it can be told from the words after it."""
    at = amount.end + (1 if amount.joined else 0)
    more = False
    while line.low(at) in listed("words:more"):
        more, at = True, at + 1
    partitive = line.low(at) == "of"
    if partitive:
        at += 1
        while line.low(at) in listed("words:determiner"):
            at += 1
    if partitive and line.low(at) in PRONOUNS:
        return Counted(at, at + 1, None, "", "", None, more, True, True)
    return _phrase(line, at, amount, more=more, partitive=partitive)


def _phrase(line: Line, start: int, amount: Amount, *, more: bool, partitive: bool) -> Counted:
    at, toll, head = start, None, None
    last = min(len(line.words), start + WIDEST_PHRASE)
    while at < last:
        word = line.words[at].low
        if own := toll_of(word, "state", "past"):
            if at > start or (_opens_object(line, at + 1) and own.kind == "past"):
                break
            toll = own
            if amount.kind == "zero":
                break
        elif _ends_phrase(line, at, start):
            break
        elif is_plural(line, at) and not (at + 1 < last and _goes_on(line, at + 1)):
            head = at
            break
        at += 1
    if head is None:
        return _without_plural(line, (start, at), amount, toll=toll, more=more, partitive=partitive)
    rule, kind = _class_of(line, start, head)
    return Counted(start, head + 1, line.low(head), rule, kind, toll, more, False, partitive)


def _goes_on(line: Line, at: int) -> bool:
    """Whether a plural is the first half of a compound: "arms dealers"."""
    word, before = line.low(at), line.low(at - 1)
    if before in nouns_of("plural") and word in nouns_of("arms"):
        return True
    if before in nouns_of("plural") and word in persons_alone():  # "a national police | officer"
        return True
    counts_on = noun_classes().get(before, ("", ""))[1] not in ("uncounted", "duration", "length", "area")
    return counts_on and word not in tolls() and is_plural(line, at) and not _ends_phrase(line, at, at)


def _opens_object(line: Line, at: int) -> bool:
    """Whether an object begins here, so that the participle before it is a verb in the active: "killed 12"."""
    word = line.words[at] if at < len(line.words) else None
    return word is not None and (word.number is not None or word.low in listed("words:object-first"))


def _ends_phrase(line: Line, at: int, start: int) -> bool:
    word = line.words[at]
    if not word.low[0].isalnum():
        inner = word.low in DASHES and word.glued and at + 1 < len(line.words) and line.words[at + 1].glued
        return not (inner or (word.low in "\"“”'‘’" and at == start) or (word.low == "." and word.glued and at > start))
    if word.low in ("and", "or"):
        return at == start or at + 1 >= len(line.words) or _is_number(line, at + 1)
    if word.glued and line.low(at - 1) in DASHES:
        return False
    stops = any(word.low in listed(f"words:{name}") for name in ("edge", "aux", "stop", "determiner", "past"))
    return stops or word.number is not None


def _is_number(line: Line, at: int) -> bool:
    """Whether a second number begins: "12 dead and | scores | injured"."""
    return line.words[at].number is not None or line.low(at) in numerals()


def is_plural(line: Line, at: int) -> bool:
    """Whether a word looks like the plural of a noun."""
    word = line.words[at]
    low = word.low.removesuffix("'")
    if low in nouns_of("plural") or (low.endswith("men") and low not in ("omen", "specimen", "regimen", "abdomen")):
        return True
    if not low.endswith("s") or low in nouns_of("singular") or len(low) < SHORTEST_PLURAL or low.endswith("'s"):
        return low in ("mps",)
    return not low.endswith(("ss", "us", "is", "ous", "wards"))


def _without_plural(
    line: Line, reach: tuple[int, int], amount: Amount, *, toll: Toll | None, more: bool, partitive: bool
) -> Counted:
    """One of something, a compound ("24-hour"), or no noun at all."""
    start, end = reach
    known = [at for at in range(start, end) if line.low(at) in noun_classes()]
    if toll and end == start + 1:
        return Counted(start, end, None, "", "", toll, more, False, partitive)
    if (amount.value == 1 or amount.joined) and known:
        head = known[0] if amount.joined else known[-1]
        rule, kind = _class_of(line, start, head)
        return Counted(start, head + 1, line.low(head), rule, kind, toll, more, False, partitive)
    end = start + 1 if toll else start
    return Counted(start, end, None, "", "", toll, more, False, partitive)


def _class_of(line: Line, start: int, head: int) -> tuple[str, str]:
    """Rule and class of a counted noun; of "mortar systems" and "rounds of artillery" the weapon decides."""
    noun = line.low(head).removesuffix("'")
    rule, kind = noun_classes().get(noun, ("noun:person", "person") if noun.endswith(PEOPLE) else ("noun:any", ""))
    if noun in ("prisoner", "prisoners") and (line.low(head + 1), line.low(head + 2)) == ("of", "war"):
        return "noun:captured", "captured"
    if kind == "holder":
        kinds = {line.low(at) for at in range(start, head)}
        kinds |= {line.low(head + 2)} if line.low(head + 1) == "of" else set()
        armed = not kinds.isdisjoint(nouns_of("arms")) or ("anti" in kinds and "aircraft" in kinds)
        return rule, "weapons" if armed else ""
    if noun == "forces" and line.low(head - 1) in _NO_SOLDIERS:
        return "noun:any", ""
    if kind == "length" and line.low(head - 1) in ("square", "sq"):
        return "noun:area", "area"
    return rule, kind


def toll_of(word: str, *kinds: str) -> Toll | None:
    """The toll a word tells in one of these ways, None if it does not."""
    return next((toll for toll in tolls().get(word, ()) if toll.kind in kinds), None)
