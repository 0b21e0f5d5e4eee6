"""Signs in a claim's words: a hostile deed and who is charged with it, a wish to stop it, a refusal, an answer."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.derive.disputes.claims import Claim, States
from sayso.derive.words import REMEMBERED, stem, topic_stems

#: Words at the head of a charge in which it names whom it charges; words beside a verb in which its object stands.
FIRST_WORDS = 7
#: Acts that may claim something another denies.
CHARGES = frozenset({"accuse", "warn", "assert", "criticize", "announce", "concern", "threaten", "expect"})
WISHES = frozenset({"demand", "appeal", "threaten"})
#: Words too wide to make two claims one matter.
WIDE = frozenset(
    stem(word)
    for word in (
        *("people", "country", "government", "year", "day", "time", "week", "month", "official", "state", "way"),
        *("thing", "man", "woman", "report", "news", "area", "city", "force", "forces", "group", "leader", "minister"),
        *("president", "side", "part", "number"),
    )
)

_HOSTILE = re.compile(
    r"""\b(?:attack|shell(?:ed|ing|s)?\b|fir(?:ed|ing)\b|opened\s+fire|bomb|struck|strik(?:e|es|ing)\b|invad|invasion
    |incursion|cross(?:ed|ing)\b|violat|breach|brok(?:e|en)\b|provo[ck]|offensive|assault|aggress|kill|massacr|abduct
    |kidnap|sabotag|target(?:ed|ing)\b|start(?:ed|ing)\b|launch|captur|seiz|ambush|raid|genocid|escalat|jeopardi
    |undermin|interfer|hack|poison)""",
    re.VERBOSE | re.IGNORECASE,
)
STOP = re.compile(
    r"""\b(?:stops?|ends?|halts?|ceases?|withdraws?|pull\s+(?:back|out)|leave|suspend|cancel|lift|free|release
    |hand\s+over|give\s+up|resign|step\s+down|scrap|drop|dismantle|remove|return)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"""\b(?:will|would|shall|to|is|are|must)\s+(?:continue|go\s+on|remain|stay|keep|carry\s+on
        |not\s+(?:stop|end|withdraw|leave|halt|give|resign|release|lift|accept|comply))\b
    |(?<!to\s)\b(?:won['’]t|refuse[sd]?|refusing|reject\w*|rul\w+\s+out|no\s+plans?\s+to|no\s+intention)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ULTIMATUM = re.compile(r"\b(?:if|unless|until)\b", re.IGNORECASE)
_THE_DEMAND = re.compile(r"\b(?:demands?|calls?|ultimatum|request|proposal|appeal|offer|deadline)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"""\b(?:only|merely|self-defen[cs]e|lawful|legal|legitimate|justified|in\s+response|in\s+retaliation|provok\w+
    |no\s+(?:evidence|proof|basis|truth)|baseless|false|untrue|not|never|propaganda|fabricat\w+|mistake|accident\w*)\b
    |n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"""\b(?:defended|defending|justif\w+|insist\w+|maintain\w+|counter\w+|retort\w*|respond\w*|replied|dismiss\w+
    |rebuff\w*|hit\s+back)\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a claim's words show. ``charges``: the state it charges first with a deed, ``ahead``: stems before the deed.

    ``wanted``: stems of what is to stop.
    """

    may_charge: bool
    charges: str | None
    ahead: frozenset[str]
    wanted: frozenset[str]


def signs_of(claim: Claim, states: States) -> Signs:
    """The signs in one claim."""
    act = claim.statement.act
    deed = _HOSTILE.search(claim.said) if act in CHARGES and not claim.is_negated else None
    may_charge = deed is not None or (act == "accuse" and not claim.is_negated)
    head = claim.said[: deed.start()] if deed else " ".join(claim.said.split()[:FIRST_WORDS])
    named = states.in_order(head) if may_charge else ()
    is_wish = act in WISHES or _ULTIMATUM.search(claim.said) is not None
    return Signs(
        may_charge=may_charge,
        charges=named[0] if named else None,
        ahead=topic_stems(head) if may_charge else frozenset(),
        wanted=_stems_near(STOP, claim.said, ahead=0) - WIDE - claim.name_stems if is_wish else frozenset(),
    )


def goes_on(claim: Claim) -> frozenset[str]:
    """Stems of what a claim says to go on, or refuses; a wish does neither."""
    if claim.statement.act in ("demand", "appeal"):
        return frozenset()
    return _stems_going_on(claim.said) - WIDE - claim.name_stems


def rejects_demand(claim: Claim) -> bool:
    """Whether a claim rejects what it calls a demand, an offer or the like."""
    return claim.statement.act == "reject" and _THE_DEMAND.search(claim.said) is not None


def answers(claim: Claim) -> bool:
    """Whether a claim answers a charge: "only", "in self-defence", "was lawful", "no evidence"."""
    return _ANSWER.search(claim.said) is not None or _ANSWERING.search(claim.intro) is not None


@lru_cache(maxsize=REMEMBERED)
def _stems_going_on(said: str) -> frozenset[str]:
    return _stems_near(_GOES_ON, said, ahead=FIRST_WORDS)


def _stems_near(pattern: re.Pattern[str], said: str, *, ahead: int) -> frozenset[str]:
    """Stems of the few words behind every such verb of some words, and of ``ahead`` words before it."""
    near: set[str] = set()
    for found in pattern.finditer(said):
        near.update(topic_stems(" ".join(said[found.end() :].split()[:FIRST_WORDS])))
        if ahead:
            near.update(topic_stems(" ".join(said[: found.start()].split()[-ahead:])))
    return frozenset(near)
