"""Which figures a sentence holds: what each amount counts, and which amounts are worth telling."""

from dataclasses import dataclass, replace

from sayso.derive.figures.amounts import amounts_of
from sayso.derive.figures.carried import carried_from, is_of_former
from sayso.derive.figures.counted import PERSONS, counted_by, toll_of
from sayso.derive.figures.fates import (
    BE,
    LIKELY,
    SURE,
    WEAK,
    Fate,
    Phrase,
    fate_after,
    fate_before,
    fate_held,
    fate_of_tally,
    fate_with_others,
)
from sayso.derive.figures.lexis import NEAR, Line, listed, noun_classes, nouns_of
from sayso.derive.figures.parts import counts_people, is_of_next, share_of, shared_fate, whole_of
from sayso.records import What

LAND_REACH = 5  # words from "percent of" to the land it is a share of
LEAST_VAGUE = 24  # "several countries" counts nothing; "dozens of villages" does
SMALLEST_SPELT_OUT = 1000  # a bare number this large counts something even where no noun is near
#: Classes that name what is counted whatever became of it.
OWN_WHAT: dict[str, What] = {
    "weapons": "weapons",
    "area": "area",
    "captured": "captured",
    "detained": "detained",
    "killed": "killed",
    "wounded": "wounded",
    "bodies": "bodies",
    "displaced": "displaced",
}
#: Classes nothing can be killed of, or no one counts.
NO_TOLL = frozenset(
    {"duration", "area", "length", "weapons", "uncounted", "holder", "casualty", "killed", "wounded", "thing", "bodies"}
)
#: Fates that only people suffer here: a captured town is no prisoner.
OF_PERSONS = frozenset({"captured", "missing", "displaced"})


@dataclass(frozen=True, slots=True)
class Sized:
    """An amount that is a figure: its phrase, what it counts, the unit, by which rule, how sure.

    ``part_of``: the place in the same list of the whole it is part of. ``end``: the word after the last.
    """

    phrase: Phrase
    what: What
    unit: str | None
    rule: str
    score: float
    part_of: int | None
    end: int


def phrases_of(line: Line, text: str) -> list[Phrase]:
    """The amounts of a sentence with what they count."""
    found = [Phrase(amount, counted_by(line, amount)) for amount in amounts_of(line, text)]
    return [one for n, one in enumerate(found) if not (n and is_of_former(line, found[n - 1], one))]


def sized(line: Line, phrases: list[Phrase]) -> list[Sized]:
    """The figures among the phrases of a sentence."""
    fates = _fates(line, phrases)
    found = [(place, one) for place in range(len(phrases)) if (one := _of_place(line, phrases, place, fates[place]))]
    found = [pair for place, one in found for pair in ((place, one), *_none_of_either(line, place, one))]
    rank = {place: n for n, (place, _) in enumerate(found)}
    wholes = [whole_of(line, phrases, place) for place, _ in found]
    return [
        replace(one, part_of=None if whole is None else rank.get(whole))
        for (_, one), whole in zip(found, wholes, strict=True)
    ]


def _of_place(line: Line, phrases: list[Phrase], place: int, fate: Fate | None) -> Sized | None:
    """The figure at a place, after its own words, else with the noun of a number before it."""
    if one := _sized(line, phrases[place], fate):
        return one
    whole = carried_from(line, phrases, place)
    whole = share_of(line, phrases, place) if whole is None else whole
    if whole is None or line.low(phrases[place].start - 1) == "not":
        return None
    counted = phrases[whole].counted
    what: What = "troops" if counted.kind == "troops" else OWN_WHAT.get(counted.kind, "other")
    unit = None if counted.kind in PERSONS else counted.head
    return Sized(phrases[place], what, unit, f"carried:{counted.rule}", LIKELY, None, phrases[place].end)


def _fates(line: Line, phrases: list[Phrase]) -> list[Fate | None]:
    """What became of each, after its own words, else those of the list it stands in."""
    found: list[Fate | None] = []
    for place, phrase in enumerate(phrases):
        fate = _own_fate(line, phrases, place)
        former = found[-1] if found else None
        if fate is None and former and not _has_own_what(phrase):
            fate = shared_fate(line, phrases[place - 1], phrase, former)
        share = share_of(line, phrases, place) if fate is None else None
        if share is not None and (of_whole := found[share]):
            fate = replace(of_whole, rule=f"part:{of_whole.rule}")
        found.append(fate if fate and _may_suffer(phrase, fate) else None)
    for place, phrase in enumerate(phrases[:-1]):
        if phrase.counted.partitive and (shared := found[place + 1]) and is_of_next(line, phrases, place):
            found[place] = replace(shared, rule=f"part:{shared.rule}")
    return found


def _own_fate(line: Line, phrases: list[Phrase], place: int) -> Fate | None:
    phrase = phrases[place]
    if phrase.amount.joined and phrase.counted.head is None:  # "the court's five-justice wing"
        return None
    if phrase.amount.kind == "article" and _opens_number(phrases[place : place + 2]):  # "a four-man crew"
        return None
    if phrase.amount.money or phrase.amount.percent or phrase.counted.kind in NO_TOLL:
        return None
    if (toll := phrase.counted.toll) and phrase.counted.kind not in OWN_WHAT:
        if both := _both(line, phrase):
            return both
        return Fate(toll.what, f"noun:{toll.rule}", SURE, "noun")
    if phrase.counted.kind == "lives":
        taken = line.low(phrase.start - 1) in (
            "claimed",
            "cost",
            "lost",
            "took",
            "claiming",
            "costing",
            "taking",
            "losing",
        )
        return Fate("killed", "before:lives", SURE, "before") if taken else None
    found = fate_before(line, phrase) or _lost(line, phrase)
    if found is None and counts_people(phrase):
        found = fate_held(line, phrase)
    found = found or fate_after(line, phrases, place)
    if found is None and counts_people(phrase):
        found = fate_with_others(line, phrase)
    return found or (fate_of_tally(line, phrase) if phrase.counted.head is None or counts_people(phrase) else None)


def _opens_number(pair: list[Phrase]) -> bool:
    """Whether a number stands right behind an article."""
    return len(pair) > 1 and pair[0].amount.end == pair[1].amount.start


def _both(line: Line, phrase: Phrase) -> Fate | None:
    """ "60 killed and injured", "12 dead or wounded"."""
    other = toll_of(line.low(phrase.counted.end + 1), "past", "state")
    toll = phrase.counted.toll
    if toll and other and other.what != toll.what and line.low(phrase.counted.end) in ("and", "or"):
        return Fate("other", f"both:{toll.rule}", LIKELY, "noun")
    return None


def _lost(line: Line, phrase: Phrase) -> Fate | None:
    """ "lost 79 servicemen", and the gapped "79 so far ... lost"."""
    at = phrase.start - 1
    if line.low(at) in ("lost", "lose", "losing", "loses") and phrase.counted.kind in ("troops", "person", "civilian"):
        return Fate("killed", "before:lost", LIKELY, "before")
    if line.low(at) in ("of", "at", "to") and line.low(at - 1) in ("losses", "loss"):
        return Fate("killed", "deed:losses", LIKELY, "before")
    running = line.low(phrase.end) == "so" and line.low(phrase.end + 1) == "far"
    if not running or phrase.counted.head:
        return None
    near = line.around(phrase.start)
    lost = any(word.low in ("lost", "losses") for word in near)
    people = any(noun_classes().get(word.low, ("", ""))[1] == "troops" for word in near)
    return Fate("killed", "gap:lost", WEAK, "gap") if lost and people else None


def _may_suffer(phrase: Phrase, fate: Fate) -> bool:
    return fate.what not in OF_PERSONS or counts_people(phrase) or phrase.counted.head is None


def _has_own_what(phrase: Phrase) -> bool:
    return phrase.counted.kind in OWN_WHAT or bool(phrase.amount.money) or phrase.amount.percent


def _sized(line: Line, phrase: Phrase, fate: Fate | None) -> Sized | None:
    amount, counted = phrase.amount, phrase.counted
    if line.low(phrase.start - 1) == "not" or _is_told_of_one(line, phrase):  # "seven, not six, were wounded"
        return None
    if amount.money:
        return Sized(phrase, "money", amount.money, "money", SURE, None, phrase.end)
    if amount.percent:
        what: What = "area" if _of_land(line, amount.end) else "other"
        return Sized(phrase, what, "percent", f"percent:{what}", LIKELY, None, phrase.end)
    if counted.kind == "duration":
        return _duration(line, phrase)
    if fate and not _is_weak_one(phrase, fate):
        return Sized(phrase, fate.what, None, fate.rule, fate.score, None, phrase.end)
    if amount.kind == "zero":
        return _none_of(phrase)
    if counted.kind == "uncounted" or _is_conversion(line, phrase):
        return None
    return _plain(line, phrase)


def _is_told_of_one(line: Line, phrase: Phrase) -> bool:
    """ "He was a prisoner of war": what somebody is, and no count."""
    before = line.low(phrase.start - 1)
    return phrase.amount.kind == "article" and (before in BE or before in ("as", "become", "became", "remains"))


def _is_weak_one(phrase: Phrase, fate: Fate) -> bool:
    return phrase.amount.kind in ("words", "article") and phrase.amount.value == 1 and fate.score <= WEAK


def _of_land(line: Line, end: int) -> bool:
    if line.low(end) != "of":
        return False
    return any(line.low(at) in nouns_of("land") for at in range(end + 1, end + 1 + LAND_REACH))


def _is_conversion(line: Line, phrase: Phrase) -> bool:
    """ "15 meters (50 feet)": the same again in another measure."""
    return line.low(phrase.start - 1) == "(" and phrase.counted.kind in ("length", "area")


def _duration(line: Line, phrase: Phrase) -> Sized | None:
    """A length of time, unless it only says when: "two days ago", "in the past 24 hours", "2 weeks to respond"."""
    before, after = line.low(phrase.start - 1), line.low(phrase.counted.end)
    if phrase.amount.sign and phrase.amount.sign.words == ("over",) and before not in listed("words:lasting"):
        return None
    if before in listed("words:span-before") or (before == "over" and line.low(phrase.start) == "the"):
        return None
    if after in ("ago", "old", "notice", "deadline", "ultimatum", "to") or (
        after in listed("words:span-after") and phrase.amount.sign is None
    ):
        return None
    inner = {line.low(at) for at in range(phrase.counted.start, phrase.counted.end)}
    if phrase.amount.kind == "article" and inner & listed("words:span-before"):  # "a judge last month ordered"
        return None
    if phrase.amount.kind == "floor" or (phrase.amount.value == 1 and phrase.amount.kind == "words"):
        return None
    unit = phrase.counted.head or "days"
    return Sized(
        phrase, "duration", unit if unit.endswith("s") else f"{unit}s", "noun:duration", LIKELY, None, phrase.end
    )


def _none_of(phrase: Phrase) -> Sized | None:
    """ "no injuries", "no casualties"; "none of the injuries" says nothing of how many there were."""
    counted = phrase.counted
    what: What | None = "killed" if counted.kind == "casualty" else OWN_WHAT.get(counted.kind)
    if what not in ("killed", "wounded", "captured", "detained") or counted.partitive:
        return None
    return Sized(phrase, what, None, f"none:{counted.rule}", LIKELY, None, phrase.end)


def _none_of_either(line: Line, place: int, one: Sized) -> list[tuple[int, Sized]]:
    """ "no injuries or deaths": a second nothing."""
    if one.phrase.amount.kind != "zero" or line.low(one.end) not in ("or", "and", "nor"):
        return []
    rule, kind = noun_classes().get(line.low(one.end + 1), ("", ""))
    what = OWN_WHAT.get(kind)
    if what not in ("killed", "wounded") or what == one.what:
        return []
    return [(place, replace(one, what=what, rule=f"none:{rule}", end=one.end + 2))]


def _plain(line: Line, phrase: Phrase) -> Sized | None:
    """A count of things or people to whom nothing is said to have happened."""
    amount, counted = phrase.amount, phrase.counted
    vague = amount.kind == "article" or (amount.kind == "floor" and amount.value < LEAST_VAGUE)
    if vague or _is_named(line, phrase):
        return None
    if amount.joined and counted.kind not in ("length", "area"):  # "a 20-member council"
        return None
    if counted.kind in OWN_WHAT:
        what = OWN_WHAT[counted.kind]
        is_one = amount.value == 1 and amount.kind == "words" and amount.sign is None
        return (
            None
            if is_one
            else Sized(phrase, what, None if _is_people(what) else counted.head, counted.rule, LIKELY, None, phrase.end)
        )
    if counted.head is None:
        return _bare(line, phrase)
    if _is_known_group(line, phrase) or (amount.value == 1 and amount.sign is None):
        return None
    if counted.kind == "troops":
        return Sized(phrase, "troops", None, counted.rule, LIKELY, None, phrase.end)
    unit = None if counted.kind in PERSONS else counted.head
    return Sized(phrase, "other", unit, counted.rule, LIKELY if counted.kind else WEAK, None, phrase.end)


def _is_named(line: Line, phrase: Phrase) -> bool:
    """ "Fortune 500 companies", "the Boeing 737": digits after a word with a capital, and no people after them."""
    at = phrase.amount.start - 1
    if at < 1 or line.shouted or phrase.amount.kind != "digits" or phrase.amount.sign or phrase.counted.kind:
        return False
    word = line.words[at]
    placed = line.low(at - 1) in ("in", "at", "near", "from", "on", "of") or word.low.endswith("day")
    return word.capital and word.low.isalpha() and not placed and line.words[at + 1].start - word.end == 1


def _is_people(what: What) -> bool:
    return what not in ("weapons", "area", "money", "duration")


def _is_known_group(line: Line, phrase: Phrase) -> bool:
    """ "the two countries", "these three men": a small number that names a known group, and counts nothing new."""
    small = phrase.amount.kind == "words" and phrase.amount.sign is None
    return small and line.low(phrase.amount.start - 1) in listed("words:determiner")


def _bare(line: Line, phrase: Phrase) -> Sized | None:
    """A number without a noun: told only where other words say that it counts something."""
    amount, counted = phrase.amount, phrase.counted
    if amount.kind == "floor" or counted.pronoun:
        return None
    if tallied := _tallied_noun(line, phrase):
        rule, kind = noun_classes().get(tallied, ("noun:any", ""))
        what = OWN_WHAT.get(kind, "troops" if kind == "troops" else "other")
        return Sized(phrase, what, None if kind in PERSONS else tallied, f"total:{rule}", LIKELY, None, phrase.end)
    large = amount.value >= SMALLEST_SPELT_OUT and amount.kind == "digits"
    if (
        (counted.more and line.low(phrase.amount.end + 1) != "than")
        or large
        or (amount.sign is not None and amount.kind == "digits")
    ):
        return Sized(phrase, "other", None, "bare", WEAK, None, phrase.end)
    return None


def _tallied_noun(line: Line, phrase: Phrase) -> str | None:
    """The noun of a total: "the number of munitions delivered now totals 6,602"."""
    last = line.low(phrase.start - 1)
    if last not in (
        "to",
        "at",
        "of",
        "is",
        "was",
        "reached",
        "totals",
        "totaled",
        "totalled",
        "hit",
        "exceeded",
        "topped",
    ):
        return None
    for at in range(phrase.start - 1, max(-1, phrase.start - NEAR), -1):
        if line.low(at) == "number" and line.low(at + 1) == "of":
            return next((line.low(n) for n in range(at + 2, phrase.start) if _is_plural(line, n)), None)
    return None


def _is_plural(line: Line, at: int) -> bool:
    """Whether a word is a noun of several: "people", "shells"; "Nicolás" is a name."""
    low = line.low(at)
    return not line.words[at].capital and (low.endswith("s") or low in nouns_of("plural"))
