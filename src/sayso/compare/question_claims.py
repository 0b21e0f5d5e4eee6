"""Statements as claims in a dispute: whose, against whom, charging, denying or keeping silent, and about what."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.compare.disputed_matter import NO_MATTER, Matter, is_group, matter_of
from sayso.compare.question_sides import Sides
from sayso.compare.told_days import one_day
from sayso.records import Entries, Happened, Said

#: charge: somebody is accused, or a hostile deed of another side is told; denial; silence: no answer to a charge;
#: denying: told as one's own account, with a "not" in it; account: anything else that is said.
Stance = Literal["charge", "denial", "silence", "denying", "account"]

#: How many statements back a bare "denied this" or "did not reply to the accusation" looks for what it points at.
REACH = 4
#: Contents of fewer words than this say nothing by themselves, but for words that charges use ("any fraud").
FEWEST_WORDS = 3
#: Who is charged stands within so many words: "Kyiv of violating", "the Russian pilots for".
NAMED_FIRST = 3
#: Acts that charge somebody.
CHARGING = frozenset({"accuse", "criticize"})
#: Stances that answer a charge, be it with a denial or with a "not".
ANSWERING = frozenset({"denial", "denying"})
#: Acts that take no side in what happened: wishes, questions, courtesies.
NO_ACCOUNT = frozenset({"demand", "appeal", "ask", "welcome", "praise", "apologise", "promise", "expect", "warn"})
#: Roots of events that are a charge when one side tells them of another.
HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN"})
#: Statuses in which such an event is told as done.
DONE = frozenset({"claimed", "disputed", "denied", "fact"})

_TALK = (
    r"(?:accusation|allegation|charge|claim|assertion|suggestion|criticism|complaint|report|account|version|rumou?r|"
    r"argument|finding|figure|count|number|reading|proposal|question)s?"
)
#: What a denial points with where it does not say again what is denied.
_POINTING = re.compile(
    rf"\W*(?:which|that|this|it|so|something|(?:an?|the|this|that|these|those|his|her|its|their|any|all|both|either)"
    rf"\s+(?:such\s+|latest\s+)?{_TALK})\W*\Z",
    re.IGNORECASE,
)
_OF_TALK = re.compile(rf"\b{_TALK}\b", re.IGNORECASE)
#: Who is charged elsewhere: "evidence that Kyiv prepared it", "the use of force by Russia".
_DOER = re.compile(r"\b(?:that|by)\s+(?:the\s+)?([A-Z][\w-]+)")
_CHARGE_WORD = re.compile(r"\b(?:accusation|allegation|charge)s?\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|cannot|untrue|false|baseless|unfounded|fabricated)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:who|which|whose|because|if|when|while|although|unless|where|so\s+that)\b|[;.]\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as held against others. ``side``: whose word, ``against``: who is charged; None: not known.

    ``answers``: the key of the statement in its report that it denies or is silent about. ``points``: its own words
    only point at that one ("the accusation"), whose matter it then has. ``at``: where its words begin. ``days`` and
    ``spots``: when, by day number, and where the events are told to be that it asserts. ``copied``: its report is a
    copy of another.
    """

    said: Said
    side: str | None
    stance: Stance
    against: str | None
    matter: Matter
    answers: str | None
    points: bool
    at: int
    days: frozenset[int]
    spots: frozenset[str]
    copied: bool = False

    @property
    def key(self) -> str:
        """The key of the statement."""
        return self.said.key


def claims_of(entries: Entries, sides: Sides) -> tuple[Claim, ...]:
    """The statements of a report as claims, in text order."""
    told = _told_by(entries.happened)
    first = [_with_side(claim_of(one, told.get(one.key, ()), sides), entries.text, sides) for one in entries.said]
    ordered = sorted(first, key=lambda one: (one.at, one.key))
    found: list[Claim] = []
    by_id = {one.said.statement.id: one for one in ordered}
    for place, claim in enumerate(ordered):
        answered = _answered(claim, ordered[max(0, place - REACH) : place], by_id)
        found.append(_answering(claim, answered) if answered else claim)
    return tuple(found)


def _with_side(claim: Claim, text: str, sides: Sides) -> Claim:
    """A claim with the side that the words for its speaker name: "a Norvian delegate, Pia Lorentz"."""
    speaker = claim.said.statement.speaker
    if claim.side is not None or speaker is None:
        return claim
    return replace(claim, side=sides.of_words(text[speaker.span.start : speaker.span.end]))


def is_about_something(words: str) -> bool:
    """Whether words say by themselves what they are about."""
    if _POINTING.match(words):
        return False
    return len(words.split()) >= FEWEST_WORDS or any(is_group(key) for key in matter_of(words).weights)


def _told_by(happened: Iterable[Happened]) -> Mapping[str, Sequence[Happened]]:
    """The events that each statement asserts."""
    found: dict[str, list[Happened]] = {}
    for one in happened:
        for teller in one.asserted_by:
            found.setdefault(teller.statement or "", []).append(one)
    return found


def claim_of(said: Said, told: Sequence[Happened], sides: Sides) -> Claim:
    """A statement by itself as a claim. ``told``: the events it asserts."""
    statement = said.statement
    side = sides.of_speaker(statement.speaker)
    against = _charged(said, told, side, sides)
    is_pointing = not is_about_something(said.words)
    return Claim(
        said=said,
        side=side,
        stance=_stance(said, told, against),
        against=against,
        matter=NO_MATTER if is_pointing else matter_of(said.words, _named_charged(said)),
        answers=None,
        points=is_pointing,
        at=min((span.start for span in statement.content), default=statement.cue.start if statement.cue else 0),
        days=frozenset(day.toordinal() for one in told if (day := one_day(one.event.when))),
        spots=frozenset(place.name for one in told for place in one.event.places if place.literal),
    )


def _named_charged(said: Said) -> str:
    """The name of whom a charge is addressed to."""
    return said.statement.addressee or "" if said.statement.act in CHARGING else ""


def _stance(said: Said, told: Sequence[Happened], against: str | None) -> Stance:
    act, words = said.statement.act, said.words
    if act == "deny" or (act == "reject" and _OF_TALK.search(words)):
        return "denial"
    if act == "decline_comment":
        return "silence"
    if act in CHARGING and (act == "accuse" or against is not None):
        return "charge"
    if act in NO_ACCOUNT:
        return "account"
    if _NEGATION.search(_SUBORDINATE.split(words, maxsplit=1)[0]):
        return "denying"
    return "charge" if against is not None and any(_is_hostile(one) for one in told) else "account"


def _is_hostile(one: Happened) -> bool:
    return one.event.type in HOSTILE and one.event.status in DONE


def _charged(said: Said, told: Sequence[Happened], side: str | None, sides: Sides) -> str | None:
    """Whom a statement charges: whom it is addressed to, who does the hostile deed, the first other side it names."""
    statement = said.statement
    if statement.act in CHARGING and statement.addressee and (named := sides.of_words(statement.addressee)):
        return named if named != side else None
    for one in filter(_is_hostile, told) if side else ():
        doers = [sides.of_party(party.name, party.actor) for party in one.event.source]
        if other := next((doer for doer in doers if doer is not None and doer != side), None):
            return other
    if statement.act not in CHARGING:
        return None
    named_so = (
        sides.of_words(" ".join(said.words.split()[:NAMED_FIRST])),
        *map(sides.of_words, _DOER.findall(said.words)),
    )
    return next((named for named in named_so if named is not None and named != side), None)


def _answered(claim: Claim, before: Sequence[Claim], by_id: Mapping[str, Claim]) -> Claim | None:
    """The claim of the same report that a denial or a silence is about."""
    if claim.stance not in ("denial", "silence"):
        return None
    linked = by_id.get(claim.said.statement.denies or "")
    if linked and _may_answer(claim, linked) and not (claim.points and linked.at > claim.at):
        return linked
    if claim.stance == "silence" and not _OF_TALK.search(claim.said.words) and not claim.points:
        return None
    near = [one for one in reversed(before) if _may_answer(claim, one)]
    if claim.stance == "silence":
        charges = [one for one in near if one.stance == "charge"]
        told = [one for one in near if one.matter.weights and one.stance in ("account", "denying")]
        return next(iter((*charges, *(told if _CHARGE_WORD.search(claim.said.words) else ()))), None)
    if claim.points:
        return near[0] if near else None
    return None


def _may_answer(claim: Claim, other: Claim) -> bool:
    """Whether one claim can be an answer to another: of another voice, that says something and answers nothing."""
    is_other = claim.side != other.side or claim.side is None
    speaker, voice = claim.said.statement.speaker, other.said.statement.speaker
    is_self = speaker is not None and voice is not None and speaker.name == voice.name
    is_told = voice is not None or other.stance == "charge" or other.said.statement.within is not None
    return is_other and not is_self and is_told and not other.points and other.stance != "silence"


def _answering(claim: Claim, answered: Claim) -> Claim:
    """A denial or silence with what it is about, and its side: who answers a charge is whom it is against."""
    side = claim.side or answered.against
    matter = answered.matter if claim.points or claim.stance == "silence" else claim.matter
    return replace(claim, side=side, answers=answered.key, matter=matter)


def charges_itself(claim: Claim) -> bool:
    """Whether a silence is told of a charge itself: "one charge was never answered: that they ignored the call"."""
    speaker = claim.said.statement.speaker
    return claim.stance == "silence" and speaker is not None and _CHARGE_WORD.search(speaker.name) is not None


def is_paper(claim: Claim) -> bool:
    """Whether a statement is what a paper or agency tells, which is no party."""
    speaker = claim.said.statement.speaker
    return speaker is not None and speaker.type == "media"


def told_in_order(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims by the day and number of their report, and their place in it."""
    yield from sorted(claims, key=lambda one: (_day(one), one.said.report.number, one.at, one.key))


def _day(claim: Claim) -> str:
    published = claim.said.report.published
    return (published.earliest if published else None) or "9999"
