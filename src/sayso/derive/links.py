"""Which statement a denial denies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.derive.tables import word_list
from sayso.derive.words import topic_stems, words_of
from sayso.records import Statement

#: What each sign of belonging together is worth; a denial points at the best of its page if that reaches LEAST.
SHARED_TOPIC, NAMES_DENIER, IS_CHARGE, SAME_WORDS, BEFORE, NEXT_DOOR, LEAST = 3.0, 1.5, 1.0, 3.0, 0.6, 0.8, 1.6
#: Share of a denial's words that must be those of the claim it denies, if it does not say "the charge"; a rejection
#: needs more, for it may reject a deed or a plan.
LEAST_SHARE: dict[str, float] = {"deny": 0.3, "reject": 0.6}
#: One shared word, mostly a name, makes no shared claim.
FEWEST_WORDS = 2
#: "The argument that the crew had left the harbour" says itself what is denied: only what shares its words is meant.
FEWEST_WORDS_SPELLED_OUT = 3
#: How much more nearness counts for a denial that has no words of its own but "the charge", "this".
ONLY_NEAR = 3.0
#: Distance in code points at which nearness no longer counts.
FAR = 1500

DENYING = frozenset({"deny", "reject"})
CHARGING = frozenset({"accuse", "warn", "criticize", "assert", "concern", "threaten", "announce", "expect"})

_CHARGE_NOUN = re.compile(
    r"\b(?:allegation|accusation|charge|claim|report|suggestion|assertion|rumou?r|criticism|complaint|contention"
    r"|characteri[sz]ation|insinuation)s?\b|\b(?:that|this|the|these|those)\s+(?:reading|view|version|account|argument"
    r"|analysis|interpretation|statement|remark|word)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement is about: the stems of its words, and of its speaker's name."""

    statement: Statement
    said: str
    stems: frozenset[str]
    name: frozenset[str]


def with_denials(statements: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """The same statements; a denial of something said on the page carries the id of what it denies."""
    if not any(one.act in DENYING for one in statements):
        return tuple(statements)
    topics = [_topic(one, text) for one in statements]
    return tuple(replace(one.statement, denies=_denied(one, topics)) for one in topics)


def _topic(statement: Statement, text: str) -> Topic:
    said = " ".join(text[span.start : span.end] for span in statement.content)
    name = topic_stems(statement.speaker.name) if statement.speaker else frozenset()
    return Topic(statement, said, topic_stems(said), name)


def _denied(denial: Topic, topics: Sequence[Topic]) -> str | None:
    """The id of the statement a denial denies; None where none fits or it denies nothing said on this page."""
    if denial.statement.act not in DENYING:
        return None
    rated = [
        (rating, -n, one.statement.id) for n, one in enumerate(topics) if (rating := _rating(denial, one)) >= LEAST
    ]
    return max(rated)[2] if rated else None


def _rating(denial: Topic, other: Topic) -> float:
    if not _may_be_denied(denial.statement, other.statement):
        return 0.0
    about = topic_stems(" ".join(word for word in words_of(denial.said) if word not in word_list("denial:pointing")))
    points = not about or bool(_CHARGE_NOUN.search(denial.said))
    share = len(about & other.stems) / len(about) if about else 0.0
    same = any(a.touches(b) for a in denial.statement.content for b in other.statement.content)
    least = LEAST_SHARE[denial.statement.act]
    is_spelled_out = len(about) >= FEWEST_WORDS_SPELLED_OUT
    points = points and (not is_spelled_out or share >= LEAST_SHARE["deny"])
    if not (points or same or (share >= least and len(about) >= FEWEST_WORDS)):
        return 0.0
    rating = SHARED_TOPIC * share + (SAME_WORDS if same else 0.0)
    rating += NAMES_DENIER if denial.name & other.stems else 0.0
    rating += IS_CHARGE if other.statement.act == "accuse" else IS_CHARGE / 2 if points else 0.0
    if not about:  # "a charge", "this": only what was said before can be meant, and the last of it
        is_before = other.statement.content[0].start < denial.statement.content[0].start
        return rating + ONLY_NEAR * _nearness(denial.statement, other.statement) if is_before else 0.0
    return rating + _nearness(denial.statement, other.statement)


def _may_be_denied(denial: Statement, other: Statement) -> bool:
    """Another voice's charge or assertion, and not the one that tells of the denial."""
    both_speak = bool(denial.content and other.content) and other.id not in (denial.id, denial.within)
    return both_speak and other.act in CHARGING and not _is_same_voice(denial, other)


def _nearness(denial: Statement, other: Statement) -> float:
    distance = abs(denial.content[0].start - other.content[-1].end)
    is_before = other.content[0].start < denial.content[0].start
    return (BEFORE if is_before else 0.0) + NEXT_DOOR * max(0.0, 1 - distance / FAR)


def _is_same_voice(one: Statement, other: Statement) -> bool:
    """Nobody denies what he says himself."""
    if one.speaker is None or other.speaker is None:
        return False
    if one.speaker.actor and other.speaker.actor:
        return one.speaker.actor == other.speaker.actor
    return one.speaker.name.casefold() == other.speaker.name.casefold()
