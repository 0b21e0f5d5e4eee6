"""What one statement answers another: a charge denied, two accounts that cannot both hold, a question answered.

Whether a denial is of a charge is told by the two sides, by what both are about (``disputed_matter``), and by the days:
nobody denies what nobody has said yet. A denial may be general ("there is no blockade"): most of what it is about must
be in the charge, not the other way round.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sayso.compare.disputed_matter import Shared, is_group, matter_of, shared
from sayso.compare.kept import kept
from sayso.compare.marks import mark
from sayso.compare.question_claims import CHARGING, Claim, claim_of, is_paper
from sayso.compare.question_sides import BY_THEMSELVES, same_state
from sayso.compare.same_event_words import stem, words_in
from sayso.compare.sides import is_state_word, own_words, same_party
from sayso.compare.told_days import days_apart, one_day, report_day
from sayso.records import Happened, Link, Relation, Said

#: Nats that a denial and its charge share at least, in words that are no names; from which the link is as good as sure.
LEAST, SURE = 3.0, 9.0
#: Nats that an answer shares with what it answers, where it says whom it answers.
LEAST_NAMED = 1.5
#: Nats that two accounts share of which one has a "not": one of them may be of another thing.
LEAST_NEGATED = 6.0
#: Words that two accounts of one thing share at least, and a denial with what does not show whom it is against.
FEWEST = 2
#: How much of what a denial is about must be in the charge; of two accounts, how much of the shorter one in the other.
OF_DENIAL, OF_ACCOUNT = 0.5, 0.6
LEAST_SCORE, MOST_SCORE = 0.5, 0.9
#: Days in which a charge is denied or a demand answered; a day before is a matter of clocks. Two accounts of where
#: something was are of one thing within a week.
LATEST, EARLIEST, ONE_THING = 30, -1, 7
#: Keys of a statement that make marks with a side, and those that make marks in pairs; marks of one entry.
WITH_SIDE, PAIRED, MOST_MARKS = 6, 5, 24
#: Days of a stretch in whose marks two statements meet; stretches overlap by half.
STRETCH = 60
#: Statements kept ready: those of a report are held against many.
REMEMBERED = 8192
#: Shared words that a reason names.
SHOWN = 4

#: Acts that want an answer; acts that are one.
WANTING = CHARGING | {"demand", "appeal", "ask"}
GIVING = frozenset({"agree", "concede", "reject", "decline_comment"})

_REPLY = re.compile(
    r"\b(?:repl(?:y|ies|ied)|respon(?:d|se)|answer|explain|justif|confirm|acknowledg)\w*\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|nothing|neither|nor|cannot|false|untrue)\b|n['’]t\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
#: Whose something is said to be, before the thing: "Ostland waters", "international waters".
_OWNED = re.compile(r"\b([A-Za-z]+)\s+(?:territorial\s+)?(waters?|territory|airspace|soil)\b")
_NOBODYS = frozenset({"international", "neutral", "open", "foreign"})


@dataclass(frozen=True, slots=True)
class _Ready:
    """A statement with all that is compared of it. ``day``: when it was said, None: not known."""

    claim: Claim
    day: date | None
    owned: frozenset[tuple[str, str]]

    @property
    def document(self) -> str:
        return self.claim.said.report.document


def dispute_marks(entry: Said | Happened) -> tuple[int, ...]:
    """Marks of a statement or an event, at most 24, by which its denial, its like or its answer finds it.

    What it is about, with the side that is charged, asked or answers, in a stretch of two months; and two things that
    it is about, whoever says it.
    """
    if isinstance(entry, Happened):
        doers = [BY_THEMSELVES.of_party(one.name, one.actor) for one in entry.event.source]
        matter, day = matter_of(entry.passage), report_day(entry.report)
        sides = [one for one in doers if one]
    else:
        ready = _ready(entry)
        matter, day = ready.claim.matter, ready.day
        sides = [one for one in (ready.claim.against, _asked(ready.claim), ready.claim.side) if one]
    keys = [key for key in matter.weights if key not in matter.names]
    leading = sorted(keys, key=lambda key: (not is_group(key), -matter.weights[key], key))
    pairs = [sorted(pair) for pair in combinations(leading[:PAIRED], 2)]
    found = [mark("dispute-pair", *pair) for pair in pairs]
    for side in dict.fromkeys(sides):
        found += [mark("dispute", side, key, when) for when in _stretches(day) for key in leading[:WITH_SIDE]]
    return tuple(dict.fromkeys(found))[:MOST_MARKS]


def judge_answer(a: Said, b: Said) -> Link | None:
    """How one statement answers another; None where it does not, or too little shows it.

    "denies": left, the denial, of right. "opposes": two parties' accounts that cannot both hold, the smaller key left.
    "answers": left answers right, a charge, demand or question, without denying it.
    """
    if a.key == b.key:
        return None
    first, second = sorted((_ready(a), _ready(b)), key=lambda ready: ready.claim.key)
    if _is_one_voice(first.claim, second.claim) or is_paper(first.claim) or is_paper(second.claim):
        return None
    return (
        _denies(first, second)
        or _denies(second, first)
        or _opposes(first, second)
        or _answers(first, second)
        or _answers(second, first)
    )


@kept(REMEMBERED)
def _ready(said: Said) -> _Ready:
    claim = claim_of(said, (), BY_THEMSELVES)
    owned = {
        (whose.lower(), thing.removesuffix("s").lower())
        for whose, thing in _OWNED.findall(said.words)
        if is_state_word(whose.lower()) or whose.lower() in _NOBODYS
    }
    return _Ready(claim, one_day(said.statement.said) or report_day(said.report), frozenset(owned))


def _is_one_voice(one: Claim, other: Claim) -> bool:
    """Whether both are one party's words, so that nothing is answered."""
    speaker, voice = one.said.statement.speaker, other.said.statement.speaker
    if speaker is None or voice is None:
        return False
    is_named_alike = same_party((speaker.name, speaker.actor), (voice.name, voice.actor)) is True
    return is_named_alike or (one.side is not None and one.side == other.side)


def _in_time(later: _Ready, earlier: _Ready) -> bool:
    if later.day is None or earlier.day is None:
        return later.document == earlier.document
    return EARLIEST <= (later.day - earlier.day).days <= LATEST


# --- denials -------------------------------------------------------------------------------------------------------


def _denies(denial: _Ready, charge: _Ready) -> Link | None:
    """The link of a denial to what it denies."""
    is_linked = denial.claim.said.statement.denies == charge.claim.said.statement.id
    if is_linked and denial.document == charge.document and denial.claim.stance == "denial":
        return _link(denial, charge, "denies", MOST_SCORE, "denied in the same report", directed=True)
    if not _may_deny(denial.claim, charge.claim) or not _in_time(denial, charge):
        return None
    both = shared(denial.claim.matter, charge.claim.matter)
    whole = sum(denial.claim.matter.weights.values())
    is_named = charge.claim.against is not None or denial.claim.side in BY_THEMSELVES.all_in(charge.claim.said.words)
    enough = is_named or len(denial.claim.matter.deeds_shared(charge.claim.matter)) >= FEWEST
    if not enough or both.deeds < LEAST or both.weight < OF_DENIAL * whole:
        return None
    roles = ", and is charged with it" if charge.claim.against else ""
    why = f"{_who(denial)} denies what {_who(charge)} says{roles}; both speak of {_quoted(both)}"
    return _link(denial, charge, "denies", _score(both), f"{why}; {_gap(denial, charge)}", directed=True)


def _may_deny(denial: Claim, charge: Claim) -> bool:
    """Whether a denial is of the charged side, and of something that can be denied."""
    if denial.stance not in ("denial", "denying") or denial.points or denial.side is None:
        return False
    if charge.stance not in ("charge", "account") or charge.points or charge.said.statement.act in WANTING - CHARGING:
        return False
    if charge.against is not None:
        return same_state(denial.side, charge.against)
    return denial.stance == "denial" and charge.side is not None


# --- opposed accounts ----------------------------------------------------------------------------------------------


def _opposes(one: _Ready, other: _Ready) -> Link | None:
    """The link of two parties' accounts of one thing that cannot both hold."""
    left, right = one.claim, other.claim
    if left.side is None or right.side is None or same_state(left.side, right.side):
        return None
    is_account = not {left.stance, right.stance} & {"denial", "silence"}
    is_wish = {left.said.statement.act, right.said.statement.act} & (WANTING - CHARGING)
    if not is_account or is_wish or not (_in_time(one, other) or _in_time(other, one)):
        return None
    both = shared(left.matter, right.matter)
    sign = _sign(one, other, both)
    if sign is None:
        return None
    why = f"{_who(one)} and {_who(other)} on {_quoted(both)}: {sign}; {_gap(one, other)}"
    return _link(one, other, "opposes", _score(both), why)


def _sign(one: _Ready, other: _Ready, both: Shared) -> str | None:
    """What shows that two accounts cannot both hold."""
    left, right = one.claim, other.claim
    if both.deeds > 0.0 and (things := _owned_otherwise(one, other)):
        return things
    if both.deeds < LEAST or both.part < OF_ACCOUNT or len(left.matter.deeds_shared(right.matter)) < FEWEST:
        return None
    if left.against and right.against and same_state(left.against, right.side) and same_state(right.against, left.side):
        return "each charges the other with it"
    return "one says that it was not so" if both.deeds >= LEAST_NEGATED and _negate(left, right) else None


def _negate(left: Claim, right: Claim) -> bool:
    """Whether one of two accounts negates what the other says; of numbers and on garbled pages nobody can tell."""
    told = (left.said, right.said)
    if not all(one.report.trusted for one in told) or any(_NUMBER.search(one.words) for one in told):
        return False
    odd = [len(_NOT.findall(one.words)) % 2 for one in told]
    return odd[0] != odd[1]


def _owned_otherwise(one: _Ready, other: _Ready) -> str | None:
    """One thing that is told to be one's and another's: "in Ostland waters", "in international waters"."""
    is_far = one.day and other.day and abs((one.day - other.day).days) > ONE_THING
    for whose, thing in sorted(one.owned) if not is_far else ():
        for whose_else, thing_else in sorted(other.owned):
            if thing == thing_else and whose != whose_else:
                return f"“{whose} {thing}” and “{whose_else} {thing}”"
    return None


# --- answers -------------------------------------------------------------------------------------------------------


def _answers(answer: _Ready, wish: _Ready) -> Link | None:
    """The link of an answer to the charge, demand or question it answers."""
    asked = _asked(wish.claim)
    if wish.claim.said.statement.act not in WANTING or asked is None or not same_state(answer.claim.side, asked):
        return None
    said = answer.claim.said
    is_reply = said.statement.act in GIVING or _REPLY.search(said.cue or "") is not None
    if not is_reply or answer.claim.stance in ("denial", "denying") or not _in_time(answer, wish):
        return None
    both = shared(answer.claim.matter, wish.claim.matter)
    enough = both.deeds >= LEAST and len(answer.claim.matter.deeds_shared(wish.claim.matter)) >= FEWEST
    if not (enough or (both.deeds >= LEAST_NAMED and _names(said, wish.claim))):
        return None
    why = f"{_who(wish)} asked it of {_who(answer)}; both speak of {_quoted(both)}; {_gap(answer, wish)}"
    return _link(answer, wish, "answers", _score(both), why, directed=True)


def _names(said: Said, asking: Claim) -> bool:
    """Whether a statement says whom it answers."""
    told = f"{said.statement.addressee or ''} {said.words}"
    if asking.side and any(same_state(side, asking.side) for side in BY_THEMSELVES.all_in(told)):
        return True
    asker = own_words(asking.said.statement.speaker.name) if asking.said.statement.speaker else frozenset()
    return bool(asker) and asker <= {stem(word) for word in words_in(told)}


def _asked(claim: Claim) -> str | None:
    """Who is asked, or charged."""
    if claim.said.statement.act in WANTING and claim.said.statement.addressee:
        return BY_THEMSELVES.of_words(claim.said.statement.addressee)
    return claim.against


# --- what links tell -----------------------------------------------------------------------------------------------


def _score(both: Shared) -> float:
    share = min(1.0, max(0.0, both.weight - LEAST) / (SURE - LEAST))
    return LEAST_SCORE + (MOST_SCORE - LEAST_SCORE) * share * both.part


def _link(one: _Ready, other: _Ready, relation: Relation, score: float, why: str, *, directed: bool = False) -> Link:
    return Link(one.claim.key, other.claim.key, relation, round(score, 3), why, f"answers.{relation}", directed)


def _who(ready: _Ready) -> str:
    speaker = ready.claim.said.statement.speaker
    return speaker.name if speaker else "somebody not named"


def _quoted(both: Shared) -> str:
    return ", ".join(f"“{word}”" for word in both.words[:SHOWN])


def _gap(one: _Ready, other: _Ready) -> str:
    if one.day is None or other.day is None:
        return "the same report" if one.document == other.document else "a day is not told"
    count = abs((one.day - other.day).days)
    return f"{days_apart(count)}{' apart' if count else ''}"


def _stretches(day: date | None) -> tuple[str, ...]:
    if day is None:
        return ("undated",)
    number = day.toordinal()
    return (f"a{number // STRETCH}", f"b{(number + STRETCH // 2) // STRETCH}")
