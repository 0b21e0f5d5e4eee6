"""Which statement a denial denies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.derive.tables import word_list
from sayso.derive.words import topic_stems, words_of
from sayso.records import Statement

#: What each sign of belonging together is worth; a denial points at the best of its page if that reaches LEAST.
SHARED_TOPIC, NAMES_DENIER, IS_CHARGE, SAME_WORDS, BEFORE, NEXT_DOOR, LEAST = 3.0, 1.5, 1.0, 3.0, 0.6, 0.8, 1.6
#: A claim told in the words of the denial itself ("rejected the assertion that ...") is what is denied.
TOLD_WITHIN = 5.0
#: Share of a denial's words that must be those of the claim it denies, if it does not say "the charge"; a rejection
#: needs more, for it may reject a deed or a plan.
LEAST_SHARE: dict[str, float] = {"deny": 0.3, "reject": 0.6}
#: One shared word, mostly a name, makes no shared claim.
FEWEST_WORDS = 2
#: "The argument that the crew had left the harbour" says itself what is denied: only what shares its words is meant.
FEWEST_WORDS_SPELLED_OUT = 3
#: How much more nearness counts for a denial that has no words of its own but "the charge", "this".
ONLY_NEAR = 3.0
#: What it costs that a state's ministry would deny what its own navy says.
OWN_SIDE = 1.0
#: Distance in code points at which nearness no longer counts.
FAR = 1500
#: How far behind a denial, in code points, its own side may go on denying without saying so.
FARTHEST_NEXT = 700
#: Words of a statement among which a "no" makes it a denial of what was said just before: "that nothing had been done".
NEGATED_WITHIN = 5

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
    """What a statement is about: its words, their stems, and the stems of its speaker's name.

    ``about``: the stems without the words that only point at what was said ("the charge", "these remarks").
    """

    statement: Statement
    said: str
    stems: frozenset[str]
    name: frozenset[str]
    about: frozenset[str]


def with_denials(statements: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """The same statements; a denial of something said on the page carries the id of what it denies."""
    if not any(one.act in DENYING for one in statements):
        return tuple(statements)
    topics = [_topic(one, text) for one in statements]
    linked = [replace(one.statement, denies=_denied(one, topics)) for one in topics]
    return _going_on(linked, topics)


def _topic(statement: Statement, text: str) -> Topic:
    said = " ".join(text[span.start : span.end] for span in statement.content)
    name = topic_stems(statement.speaker.name) if statement.speaker else frozenset()
    pointing = word_list("denial:pointing") | (word_list("denial:told") if _CHARGE_NOUN.search(said) else frozenset())
    about = topic_stems(" ".join(word for word in words_of(said) if word not in pointing))
    return Topic(statement, said, topic_stems(said), name, about)


def _denied(denial: Topic, topics: Sequence[Topic]) -> str | None:
    """The id of the statement a denial denies; None where none fits or it denies nothing said on this page."""
    if denial.statement.act not in DENYING or not denial.statement.content:
        return None
    rated = [
        (rating, -n, one.statement.id) for n, one in enumerate(topics) if (rating := _rating(denial, one)) >= LEAST
    ]
    return max(rated)[2] if rated else None


def _rating(denial: Topic, other: Topic) -> float:
    if not _may_be_denied(denial.statement, other.statement):
        return 0.0
    about = denial.about
    points = not about or bool(_CHARGE_NOUN.search(denial.said))
    share = len(about & other.stems) / len(about) if about else 0.0
    same = any(a.touches(b) for a in denial.statement.content for b in other.statement.content)
    least = LEAST_SHARE[denial.statement.act]
    is_spelled_out = len(about) >= FEWEST_WORDS_SPELLED_OUT
    points = points and (not is_spelled_out or share >= LEAST_SHARE["deny"])
    if not (points or same or (share >= least and len(about) >= FEWEST_WORDS)):
        return 0.0
    near = _nearness(denial.statement, other.statement)
    charged = NAMES_DENIER if denial.name & other.stems else 0.0
    charged += IS_CHARGE if other.statement.act == "accuse" else IS_CHARGE / 2 if points else 0.0
    if not about:  # "a charge", "this": only what was said before can be meant, and the last of it
        is_before = other.statement.content[0].start < denial.statement.content[0].start
        own = OWN_SIDE if _is_same_side(denial.statement, other.statement) else 0.0
        of_a_deed = not word_list("denial:deed").isdisjoint(words_of(denial.said))
        return (charged if of_a_deed else LEAST) + ONLY_NEAR * near - own if is_before else 0.0
    rating = SHARED_TOPIC * share + (SAME_WORDS if same else 0.0)
    return rating + (TOLD_WITHIN if other.statement.within == denial.statement.id else 0.0) + charged + near


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


def _going_on(statements: Sequence[Statement], topics: Sequence[Topic]) -> tuple[Statement, ...]:
    """The same statements; where a denier's own side goes right on to say that it is not so, that denies as well."""
    done: list[Statement] = []
    last: Statement | None = None
    for one, topic in zip(statements, topics, strict=True):
        if last and one.denies is None and _goes_on(last, one, topic):
            one = replace(one, denies=last.denies, act="deny", rule=f"{one.rule}:goes-on")
        if one.within is None:
            last = one if one.denies else None
        done.append(one)
    return tuple(done)


def _goes_on(denial: Statement, one: Statement, topic: Topic) -> bool:
    """Whether this is a "no" of the same side, right behind its denial."""
    if one.within is not None or not one.content or one.act not in DENYING | {"assert", "accuse"}:
        return False
    if one.content[0].start - denial.content[-1].end > FARTHEST_NEXT or not _is_same_side(denial, one):
        return False
    return not word_list("words:denying").isdisjoint(words_of(topic.said)[:NEGATED_WITHIN])


def _is_same_side(one: Statement, other: Statement) -> bool:
    """Whether both speak for one state, or are the same voice."""
    if one.speaker is None or other.speaker is None:
        return False
    mine, theirs = one.speaker.actor, other.speaker.actor
    if mine and theirs:
        return mine.split(".")[0] == theirs.split(".")[0]
    return one.speaker.name.casefold() == other.speaker.name.casefold()
