"""Which statement a denial denies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.derive.tables import word_list
from sayso.derive.verdicts import is_verdict
from sayso.derive.words import REMEMBERED, topic_stems, words_of
from sayso.records import Statement

#: What each sign of belonging together is worth; a denial points at the best of its page if that reaches LEAST.
SHARED_TOPIC, NAMES_DENIER, IS_CHARGE, SAME_WORDS, BEFORE, NEXT_DOOR, LEAST = 3.0, 1.5, 1.0, 3.0, 0.6, 0.8, 1.6
#: A claim told in the words of the denial itself ("rejected the assertion that ...") is what is denied.
TOLD_WITHIN = 5.0
#: The claim whose words are all those of the denial goes before a wider one that holds it.
SAME_SPAN = 1.0
#: What nobody is named for ("is believed to") is less likely what somebody denies than another's charge.
NOBODYS = 1.5
#: Share of a denial's words that must be those of the claim it denies, if it does not say "the charge"; a rejection
#: needs more, for it may reject a deed or a plan.
LEAST_SHARE: dict[str, float] = {"deny": 0.3, "reject": 0.6}
#: One shared word, mostly a name, makes no shared claim.
FEWEST_WORDS = 2
#: "The argument that the crew had left the harbour" says itself what is denied: only what shares its words is meant.
FEWEST_WORDS_SPELLED_OUT = 3
#: How much more nearness counts for a denial that has no words of its own but "the charge", "this".
ONLY_NEAR = 3.0
#: "This", "that", "it" is what was said right before, whoever said it: more than the cost of its being of one's state.
RIGHT_BEFORE = 1.2
#: What it costs that a state's ministry would deny what its own navy says.
OWN_SIDE = 1.0
#: Distance in code points at which nearness no longer counts.
FAR = 1500
#: What it is worth that the claim is named after who made it ("Dell's claims"), and what it costs to be another's.
OWNERS_CLAIM, ANOTHERS_CLAIM = 3.0, -3.0
#: How far behind a denial, in code points, its own side may go on denying without saying so.
FARTHEST_NEXT = 700
#: Statements before and behind a denial among which that which it denies is looked for: more than any report has.
MOST_AROUND = 400
#: Words of a statement among which a "no" makes it a denial of what was said just before: "that nothing had been done".
NEGATED_WITHIN = 5
#: Statements back that what came out later may overturn.
JUST_BEFORE = 3
_CAME_OUT = ("cue:emerge/", "cue:it-emerge/", "cue:transpire/", "cue:turn-out/")
_OVERTURNS = re.compile(r"\b(?:actually|in\s+fact|in\s+reality|not|never|rather\s+than)\b|n['’]t\b", re.IGNORECASE)

DENYING = frozenset({"deny", "reject"})
CHARGING = frozenset({"accuse", "warn", "criticize", "assert", "concern", "threaten", "announce", "expect"})

_CHARGE_NOUN = re.compile(
    r"\b(?:allegation|accusation|charge|claim|report|suggestion|assertion|rumou?r|criticism|complaint|contention"
    r"|characteri[sz]ation|insinuation)s?\b|\b(?:that|this|the|these|those)\s+(?:reading|view|version|account|argument"
    r"|analysis|interpretation|statement|remark|word|figure|number|toll|count|estimate)s?\b",
    re.IGNORECASE,
)
#: "The question as it stood", "a Velland request for more time": what is refused, not denied.
_ASKED_FOR = re.compile(
    r"\W*(?:(?:the|an?|its|his|her|their|this|any|all|some|both|two)\s+)?(?:(?!that\b|of\b)[\w’'-]+\s+){0,3}?"
    r"(?:question|request|proposal|offer|demand|appeal|invitation|bid|motion|application|amendment|petition|draft|bill"
    r"|plan|deal|ultimatum|candidate|resignation|bail|visa|help|aid)s?\b",
    re.IGNORECASE,
)
#: Beginnings of the verbs that turn down a claim; one votes against, scraps or opposes a plan.
_OF_CLAIMS = (
    "reject",
    "dismiss",
    "rebuff",
    "rebut",
    "refut",
    "disput",
    "contest",
    "den",
    "disagre",
    "brush",
    "shrug",
    "wave",
)
_COUNT_NOUN = re.compile(r"\b(?:figure|number|toll|count|estimate)s?\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve|\w+ty|dozens?|hundreds?"
    r"|thousands?|scores|million)\b",
    re.IGNORECASE,
)
#: "There is no truth in the charge": a denial whatever the cue.
_NO_TRUTH = re.compile(
    r"\W*(?:that\s+)?there\s+(?:is|was|['’]s)\s+(?:absolutely\s+|simply\s+)?no\s+(?:truth|basis|substance|foundation|"
    r"factual\s+basis)\s+(?:to|in|for|behind)\b",
    re.IGNORECASE,
)
_THIS = frozenset({"this", "that", "it"})
#: Code points a denial's subject and verb may take behind the words denied: a name with its office.
LONGEST_OPENING = 90
_VERDICT = frozenset({"truth", "basis", "substance", "foundation", "factual"})
#: "Responsible", "behind", "carried out": that somebody did it.
_DID_IT = re.compile(r"\b(?:responsib|behind\b|carried\s+out|blam|culprit|guilt|perpetrat)", re.IGNORECASE)
_OWNED = re.compile(
    r"\W*(?P<owner>(?:[Tt]he\s+)?(?:[A-Z][\w.\-]*\s+){0,4}[A-Z][\w\-]*)['’]s?\s+(?:\w+\s+){0,2}?"
    r"(?:allegation|accusation|charge|claim|suggestion|assertion|complaint|contention|version|account|statement|remark)s?\b"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement is about: its words, their stems, the stems of its speaker's name and of its ``cue``."""

    statement: Statement
    said: str
    stems: frozenset[str]
    name: frozenset[str]
    cue: frozenset[str] = frozenset()

    @property
    def about(self) -> frozenset[str]:
        """The stems without the words that only point at what was said ("the charge", "these remarks")."""
        return _about(self.said)


def with_denials(statements: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """The same statements; a denial of something said on the page carries the id of what it denies."""
    topics = [_judged(_topic(one, text), text) for one in statements]
    if not any(one.statement.act in DENYING or one.statement.rule.startswith(_CAME_OUT) for one in topics):
        return tuple(statements)
    linked = []
    for n, one in enumerate(topics):
        denies = _denied(n, topics) or _came_out(one, topics[max(0, n - JUST_BEFORE) : n])
        linked.append(replace(one.statement, denies=denies) if denies else one.statement)
    return _going_on(linked, topics)


def _came_out(topic: Topic, before: Sequence[Topic]) -> str | None:
    """The id of the claim just before that what came out later overturns: "it emerged that it was actually a ferry"."""
    is_of_nobody = topic.statement.speaker is None and topic.statement.rule.startswith(_CAME_OUT)
    if not is_of_nobody or not _OVERTURNS.search(topic.said):
        return None
    claims = [one for one in before if one.statement.speaker and one.statement.act in CHARGING]
    return next((one.statement.id for one in reversed(claims) if one.about & topic.about), None)


def _judged(topic: Topic, text: str) -> Topic:
    """The topic; its statement denies where it says that there is no truth in something, or that a claim is false."""
    one = topic.statement
    cue = text[one.cue.start : one.cue.end] if one.cue else ""
    is_false = _NO_TRUTH.match(topic.said) or is_verdict(topic.said) or is_verdict(f"{topic.said} {cue}")
    if one.act not in ("assert", "accuse") or not is_false:
        return topic
    return replace(topic, statement=replace(one, act="deny", rule=f"{one.rule}:no-truth"))


def _topic(statement: Statement, text: str) -> Topic:
    said = " ".join(text[span.start : span.end] for span in statement.content)
    name = topic_stems(statement.speaker.name) if statement.speaker else frozenset()
    cue = topic_stems(text[statement.cue.start : statement.cue.end]) if statement.cue else frozenset()
    return Topic(statement, said, topic_stems(said), name, cue)


@lru_cache(maxsize=REMEMBERED)
def _about(said: str) -> frozenset[str]:
    pointing = word_list("denial:pointing")
    if _CHARGE_NOUN.search(said):
        pointing = (
            pointing | word_list("denial:told") | word_list("denial:false") | word_list("denial:absurd") | _VERDICT
        )
    return topic_stems(" ".join(word for word in words_of(said) if word not in pointing))


def _denied(number: int, topics: Sequence[Topic]) -> str | None:
    """The id of the statement a denial denies; None where none fits or it denies nothing said on this page."""
    denial = topics[number]
    if denial.statement.act not in DENYING or not denial.statement.content or _is_refusal(denial):
        return None
    around = range(max(0, number - MOST_AROUND), min(len(topics), number + MOST_AROUND + 1))
    rated = [(rating, -n, topics[n].statement.id) for n in around if (rating := _rating(denial, topics[n])) >= LEAST]
    return max(rated)[2] if rated else None


def _is_refusal(topic: Topic) -> bool:
    """Whether it is something asked or planned that is turned down, which says of no fact that it is not so."""
    if topic.statement.act != "reject":
        return False
    is_asked = _ASKED_FOR.match(topic.said) is not None and not _CHARGE_NOUN.search(topic.said)
    return is_asked or not any(one.startswith(_OF_CLAIMS) for one in topic.cue)


def _rating(denial: Topic, other: Topic) -> float:
    if not _may_be_denied(denial.statement, other.statement) or _tells_of(denial, other):
        return 0.0
    if "content:" in denial.statement.rule and _says_so_too(denial, other):
        return 0.0
    about = denial.about
    points = not about or bool(_CHARGE_NOUN.search(denial.said))
    share = len(about & other.stems) / len(about) if about else 0.0
    same = any(a.touches(b) for a in denial.statement.content for b in other.statement.content)
    same_span = SAME_SPAN if denial.statement.content == other.statement.content else 0.0
    least = LEAST_SHARE[denial.statement.act]
    is_spelled_out = len(about) >= FEWEST_WORDS_SPELLED_OUT
    points = points and (not is_spelled_out or share >= LEAST_SHARE["deny"])
    fewest = 1 if other.statement.act == "accuse" and denial.statement.act == "deny" else FEWEST_WORDS
    if not (points or same or (share >= least and len(about) >= fewest)):
        return 0.0
    near = _nearness(denial.statement, other.statement)
    charged = NAMES_DENIER if denial.name & other.stems else 0.0
    charged += _by_owner(denial, other)
    charged += IS_CHARGE if other.statement.act == "accuse" else IS_CHARGE / 2 if points else 0.0
    charged -= 0.0 if other.statement.speaker else NOBODYS
    if not about:
        return _pointed_at(denial, other, charged, near)
    rating = SHARED_TOPIC * share + (SAME_WORDS if same else 0.0)
    rating += same_span - (OWN_SIDE if not same and _is_same_side(denial.statement, other.statement) else 0.0)
    return rating + (TOLD_WITHIN if other.statement.within == denial.statement.id else 0.0) + charged + near


def _pointed_at(denial: Topic, other: Topic, charged: float, near: float) -> float:
    """ "A charge", "this", "the figure": only what was said before can be meant, and the last of it that fits.

    "Their responsibility" may be denied before the report says who holds the denier responsible.
    """
    of_a_deed = not word_list("denial:deed").isdisjoint(words_of(denial.said))
    is_before = other.statement.content[0].start < denial.statement.content[0].start
    names_denier, is_charge = denial.name & other.stems, other.statement.act == "accuse" or _DID_IT.search(other.said)
    if not is_before and not (of_a_deed and names_denier and is_charge):
        return 0.0
    if of_a_deed and not (names_denier or is_charge):
        return 0.0
    if _COUNT_NOUN.search(denial.said) and not _COUNT.search(other.said):
        return 0.0
    cost = OWN_SIDE if _is_same_side(denial.statement, other.statement) else 0.0
    cost += 0.0 if other.statement.speaker or of_a_deed else NOBODYS
    gained = RIGHT_BEFORE if is_before and _is_bare(denial, other) else 0.0
    return (charged if of_a_deed else LEAST) + ONLY_NEAR * near + gained - cost


def _is_bare(denial: Topic, other: Topic) -> bool:
    """Whether "this" is denied and another's words end just before the denier, or "a charge" stands right behind."""
    gap = denial.statement.content[0].start - other.statement.content[-1].end
    reach = LONGEST_OPENING if denial.said.strip(" ,.").lower() in _THIS else len(", ")
    return 0 <= gap <= reach


def _tells_of(denial: Topic, other: Topic) -> bool:
    """Whether another tells of this very denial: "Court rejects appeals", then "A court rejected appeals, X said"."""
    return denial.statement.act == "reject" and bool(denial.cue) and denial.cue | denial.about <= other.stems


def _says_so_too(denial: Topic, other: Topic) -> bool:
    """Whether another says no as well, or speaks for the same side: "our men never fired" denies neither."""
    is_no = not word_list("words:denying").isdisjoint(words_of(other.said)[:NEGATED_WITHIN])
    return is_no or _is_same_side(denial.statement, other.statement)


def _by_owner(denial: Topic, other: Topic) -> float:
    """Of "Dell's claims" only what Dell said is meant, where the page has it."""
    found = _OWNED.match(denial.said)
    if found is None:
        return 0.0
    return OWNERS_CLAIM if topic_stems(found["owner"]) & other.name else ANOTHERS_CLAIM


def _may_be_denied(denial: Statement, other: Statement) -> bool:
    """Another voice's charge or assertion, and not the one that tells of the denial."""
    if other.act not in CHARGING or not (denial.content and other.content):
        return False
    return other.id not in (denial.id, denial.within) and not _is_same_voice(denial, other)


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
    if (one.speaker.type == "armed_group") != (other.speaker.type == "armed_group"):
        return False
    if mine and theirs:
        return mine.split(".")[0] == theirs.split(".")[0]
    return one.speaker.name.casefold() == other.speaker.name.casefold()
