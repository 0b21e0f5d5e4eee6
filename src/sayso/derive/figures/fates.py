"""What became of the counted: killed, wounded, captured ... as told by the words around the noun phrase.

``after``: the phrase is the subject ("12 people were killed", "12 died"). ``before``: it is the object, or hangs on a
noun ("killed 12 people", "the death of 12", "a death toll of 12"). Neither crosses another clause.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.derive.figures.amounts import Amount
from sayso.derive.figures.counted import PERSONS, Counted, is_plural, toll_of
from sayso.derive.figures.lexis import Line, listed, noun_classes, tolls
from sayso.derive.figures.numbers import DASHES
from sayso.records import What

REACH = 16  # words from a subject to its verb
RELATIVE_REACH = 22  # the same over a relative clause
BACK = 9  # words from "toll" to its number
LIST_REACH = 14  # words back over a list without numbers
#: What ties a phrase to a list before it, words in backward order.
TIES = (("and",), ("with", "along"), ("with", "together"), ("as", "well", "as"), ("of", "addition", "in"))
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "got", "get", "getting"})
NEAR_VERB = 7  # words from "were" to its participle
CLAUSE_ENDS = frozenset({";", ":", ".", "when", "after", "while", "because"})  # not even a relative clause holds these
#: What follows where people are held: how long, where, for what.
HELD_HOW = frozenset({"for", "until", "till", "in", "behind", "pending", "without", "at"})
#: What is kept of those who suffer: "the number of dead".
_COUNTS = frozenset({"number", "count", "tally", "total"})
SURE, LIKELY, WEAK = 0.9, 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the counted, by which rule, how sure; ``side``: after or before the phrase."""

    what: What
    rule: str
    score: float
    side: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """An amount with what it counts."""

    amount: Amount
    counted: Counted

    @property
    def start(self) -> int:
        """First word."""
        return self.amount.start

    @property
    def end(self) -> int:
        """The word after the last."""
        return max(self.counted.end if self.counted.head or self.counted.toll else 0, self.amount.end)


def fate_after(line: Line, phrases: list[Phrase], place: int) -> Fate | None:
    """The toll the phrase is the subject of."""
    was_at, in_relative = -NEAR_VERB, False
    for at in _places_after(line, phrases, place):
        word = line.low(at)
        if word == "death" and line.low(at - 1) == "to":
            return Fate("killed", "after:to-death", SURE, "after")
        if word in tolls() and not (word.startswith("hospital") and not _is_taken(line, at)):
            return _subject_toll(line, at, is_passive=at - was_at < NEAR_VERB)
        if word in ("which", "that") and line.low(at - 1) == ",":
            return _over_relative(line, at)
        if word == "whose":  # "a family whose mother died"
            return None
        if word in ("who", "which", "that"):
            in_relative, was_at = True, -NEAR_VERB
        elif word in ("would", "could") and not in_relative:
            return None  # "12 soldiers would have been killed"
        elif word in BE:
            was_at = at
        elif _ends_clause(line, at, is_passive=at - was_at < NEAR_VERB):
            if not in_relative or word in CLAUSE_ENDS:
                return None
            in_relative = word == "as"
    return None


def _places_after(line: Line, phrases: list[Phrase], place: int) -> Iterator[int]:
    """The words after a phrase, without brackets and the other members of its list, up to an amount of another."""
    first = at = phrases[place].end
    last, following = min(len(line.words), first + REACH), place + 1
    while at < last:
        if line.low(at) in ("[", "("):
            at = _after_bracket(line, at)
        while following < len(phrases) and phrases[following].end <= at:
            following += 1
        if following < len(phrases) and at >= phrases[following].start:
            if (behind := _behind_relative(line, phrases[following])) is not None:
                at = behind
                continue
            if not _joins(line, at, first) and phrases[following].amount.kind != "article":
                return
            at = max(phrases[following].end, at + 1)
        elif at < last:
            yield at
            at += 1


def _behind_relative(line: Line, phrase: Phrase) -> int | None:
    """The word behind a clause that tells of a part only: "50 men, 30 of whom are dead, | came"; None for no such."""
    if not phrase.counted.pronoun or line.low(phrase.counted.start) not in ("whom", "which"):
        return None
    ends = (at for at in range(phrase.end, len(line.words)) if line.low(at) in (",", ";", "."))
    return next(ends, len(line.words)) + 1


def _after_bracket(line: Line, at: int) -> int:
    """The word after a bracket that opens here, or the next word if it never closes."""
    close = {"[": "]", "(": ")"}[line.low(at)]
    last = min(len(line.words), at + REACH)
    return next((place + 1 for place in range(at + 1, last) if line.low(place) == close), at + 1)


def _joins(line: Line, at: int, first: int) -> bool:
    """Whether another amount here goes on with the same list: "12 soldiers and 3 civilians were killed"."""
    before = line.low(at - 1)
    return at > first and (before in (",", "and", "or", "including", "—", "–", "-", "plus") or line.low(at - 2) == ",")


def _ends_clause(line: Line, at: int, *, is_passive: bool) -> bool:
    word = line.words[at].low
    if word in listed("words:passed") or word.endswith("ly") or line.low(at + 1) in tolls():  # "went missing"
        return False
    if word in listed("words:stop") or word in (";", ":", ".", "?", "!") or word in listed("words:past"):
        return not (
            word == "." and at + 1 < len(line.words) and line.words[at].glued and not line.words[at + 1].capital
        )
    if word in ("to", "for") and is_passive:
        return False
    return word.endswith("ed") and len(word) > 4


def _subject_toll(line: Line, at: int, *, is_passive: bool) -> Fate | None:
    """The toll word found after a phrase, unless the phrase does it ("gunmen killed 12") rather than suffers it."""
    if both := _two_tolls(line, at):
        return both
    if (state := toll_of(line.low(at), "state")) and not _flees_with(line, at):
        return Fate(state.what, f"after:{state.rule}", SURE, "after")
    past = toll_of(line.low(at), "past")
    if past is None:
        return None
    if not is_passive and _takes_object(line, at + 1):
        return None
    return Fate(past.what, f"after:{past.rule}", SURE if is_passive else LIKELY, "after")


def _flees_with(line: Line, at: int) -> bool:
    """ "fled with the money": nobody is driven out."""
    return line.low(at) == "fled" and line.low(at + 1) == "with"


def _takes_object(line: Line, at: int) -> bool:
    """Whether an object follows a participle, so that it is a verb in the active."""
    if at >= len(line.words):
        return False
    word = line.words[at]
    if word.number is not None or word.low in listed("words:object-first"):
        return True
    plain = word.low[0].isalpha() and word.low not in listed("words:edge") and word.low not in listed("words:stop")
    return (
        plain
        and word.low not in ("and", "or", "as", "overnight")
        and not word.low.endswith("day")
        and word.low not in (listed("words:aux") | listed("words:passed") | listed("words:months"))
    )


def _is_taken(line: Line, at: int) -> bool:
    """ "taken to hospital", "in hospital", not "at the hospital"."""
    before = [line.low(place) for place in range(max(0, at - 4), at)]
    if line.low(at).startswith("hospitali"):
        return True
    return "to" in before and not listed("words:carried").isdisjoint(before[:-1])


def _two_tolls(line: Line, at: int) -> Fate | None:
    """ "killed and injured", "dead or wounded": one number over two fates is neither."""
    if line.low(at + 1) not in ("and", "or", "/"):
        return None
    one, two = toll_of(line.low(at), "past", "state", "act"), toll_of(line.low(at + 2), "past", "state", "act")
    if one and two and one.what != two.what and line.low(at - 1) != "either":
        return Fate("other", f"both:{one.rule}", LIKELY, "after")
    return None


def _over_relative(line: Line, at: int) -> Fate | None:
    """The verb of dying after a relative clause: "6,000 soldiers ..., which lasted 44 days, perished"."""
    for place in range(at + 1, min(len(line.words), at + RELATIVE_REACH)):
        if line.low(place) in (".", ";") or line.low(place) in ("when", "after", "while"):
            return None
        if (state := toll_of(line.low(place), "state")) and state.what == "killed":
            return Fate("killed", f"far:{state.rule}", WEAK, "after")
    return None


def fate_held(line: Line, phrase: Phrase) -> Fate | None:
    """An order to hold people: "that 15 of the men taken on Sunday be held for two months"; not "a meeting of 15"."""
    if line.low(phrase.start - 1) in ("of", "with", "between", "among", "by", "for", "from", "in"):
        return None
    for at in range(phrase.end, min(len(line.words), phrase.end + REACH)):
        word = line.low(at)
        if word in (".", ";", ",") or word in listed("words:stop"):
            return None
        if word in ("held", "kept", "remanded") and line.low(at - 1) in BE:
            return Fate("detained", "after:held", LIKELY, "after") if line.low(at + 1) in HELD_HOW else None
    return None


def fate_before(line: Line, phrase: Phrase) -> Fate | None:
    """The toll the phrase is the object of, or hangs on."""
    at = phrase.start - 1
    while line.low(at) in listed("words:determiner") or line.low(at) in ("[", "(", "a", "an", "another", "further"):
        at -= 1
    word = line.low(at)
    if (found := toll_of(word, "past", "act")) and not _is_passive(line, at) and not _is_intended(line, at):
        return _object_toll(line, at, found.what, found.rule)
    if word == ":" and (listed_toll := toll_of(line.low(at - 1), "past", "state")) and not _is_of_things(line, at - 2):
        return Fate(listed_toll.what, f"before:{listed_toll.rule}", LIKELY, "before")
    if word in BE and (among := _among(line, at)):
        return among
    if word in ("of", "to", "for") and (deed := _deed_before(line, at - 1)):
        return deed
    if word == "of" and line.low(at - 1) == "lives":
        return Fate("killed", "before:lives-of", SURE, "before")
    return None


def _is_of_things(line: Line, at: int) -> bool:
    """Whether a heading tells of things, not of people: "Bills killed: 10"."""
    kind = noun_classes().get(line.low(at), ("", ""))[1]
    return is_plural(line, at) and kind not in PERSONS and kind != "casualty" if line.low(at) else False


def _among(line: Line, at: int) -> Fate | None:
    """ "among the injured are two girls"."""
    toll = toll_of(line.low(at - 1), "past", "state")
    told = toll is not None and line.low(at - 2) in ("the", "those") and line.low(at - 3) in ("among", "amongst")
    return Fate(toll.what, f"among:{toll.rule}", SURE, "before") if toll and told else None


def fate_with_others(line: Line, phrase: Phrase) -> Fate | None:
    """The toll of the list the phrase goes on, whose other members have no number: "killed the mayor and two guards",
    "the mayor was killed along with two guards".
    """
    at = phrase.start - 1
    tie = next((tie for tie in TIES if tuple(line.low(at - step) for step in range(len(tie))) == tie), None)
    if tie is None:
        return None
    for place in range(at - len(tie), max(-1, at - len(tie) - LIST_REACH), -1):
        word = line.low(place)
        if word in listed("words:stop") or word in (";", ":") or word in listed("words:past"):
            return None
        if line.low(place + 1) == "of" and (deed := _deed_before(line, place)):
            return Fate(deed.what, f"with:{deed.rule}", LIKELY, "before")
        if word == "death" and line.low(place - 1) == "to" and tie != ("and",):
            return Fate("killed", "with:to-death", LIKELY, "before")
        toll = toll_of(word, "past", "act")
        if (
            toll
            and (_is_passive(line, place) == (tie != ("and",)))
            and (tie != ("and",) or _takes_object(line, place + 1))
        ):
            return Fate(toll.what, f"with:{toll.rule}", LIKELY, "before")
        if toll_of(word, "past", "act", "state"):
            return None
    return None


def _is_passive(line: Line, at: int) -> bool:
    return any(
        line.low(place) in ("was", "were", "been", "be", "being", "is", "are") for place in (at - 1, at - 2)
    ) and (line.low(at - 1) not in ("has", "have", "had"))


def _is_intended(line: Line, at: int) -> bool:
    """ "threatened to kill 10 judges", "would have killed 10": nobody has come to harm."""
    if line.low(at - 1) == "have":
        return line.low(at - 2) in listed("words:unreal")
    return line.low(at - 1) in ("to", "would", "will", "shall", "should", "can", "could", "not", "never")


def _object_toll(line: Line, at: int, what: What, rule: str) -> Fate:
    """ "killing or wounding 12" is neither; "shot and killed 12" is."""
    if line.low(at - 1) in ("and", "or") and (other := toll_of(line.low(at - 2), "past", "act")) and other.what != what:
        return Fate("other", f"both:{rule}", LIKELY, "before")
    return Fate(what, f"before:{rule}", SURE, "before")


def _deed_before(line: Line, at: int) -> Fate | None:
    """ "the death of 12", "the killing and wounding of 12", "deaths of at least 12"."""
    deed = toll_of(line.low(at), "deed")
    if deed is None or line.low(at - 1) in listed("words:undone"):  # "the attempted murder of two judges"
        return None
    if line.low(at - 1) in ("and", "or") and (other := toll_of(line.low(at - 2), "deed")) and other.what != deed.what:
        return Fate("other", f"both:{deed.rule}", LIKELY, "before")
    return Fate(deed.what, f"deed:{deed.rule}", SURE, "before")


def fate_of_tally(line: Line, phrase: Phrase) -> Fate | None:
    """A running count: "the death toll rose to 79", "the number of dead stands at 79"; not what it "rose by"."""
    if line.low(phrase.start - 1) == "by":
        return None
    before = range(phrase.start - 1, max(-1, phrase.start - 1 - BACK), -1)
    for at in before:
        word = line.low(at)
        if word in (";", ".") or word in listed("words:stop"):
            return None
        if word == "toll":
            wounded = line.low(at - 1) in ("injury", "injuries", "casualty")
            return Fate("wounded" if wounded else "killed", "tally:toll", SURE, "before")
        if (found := toll_of(word, "state", "past", "deed")) and _is_tallied(line, at):
            return Fate(found.what, f"tally:{found.rule}", LIKELY, "before")
    return None


def _is_tallied(line: Line, at: int) -> bool:
    """Whether a toll word stands in "the number of dead", "the count of people killed"."""
    before = [line.low(place) for place in range(max(0, at - 4), at)]
    return "of" in before and not _COUNTS.isdisjoint(before)


def ends_list(line: Line, phrase: Phrase, former: Phrase) -> bool:
    """Whether the phrase goes on a list the former is in: "killed 12 soldiers and three civilians"."""
    between = [line.low(at) for at in range(former.end, phrase.start)]
    joined = (bool(between) and between[-1] in ("and", ",", "or", "plus")) or between[-2:] == [",", "and"]
    return joined and len(between) <= 4 and all(word not in listed("words:stop") for word in between)


def is_part(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase is told as a part of the one before: "including 12 children", "among them 3 women"."""
    before = [line.low(at) for at in range(max(0, phrase.start - 3), phrase.start)]
    if before[-1:] and before[-1] in ("including", "includes", "included", "include"):
        return True
    return before[-2:] in (["among", "them"], ["among", "whom"], ["of", "whom"], ["of", "them"], ["among", "these"])


def dashes_between(line: Line, former: Phrase, phrase: Phrase) -> bool:
    """Whether the phrase is told over between dashes: "the three workers — two women and a man —"."""
    between = [line.low(at) for at in range(former.end, phrase.start)]
    return bool(between) and between[0] in DASHES and len(between) == 1
