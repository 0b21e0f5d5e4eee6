"""On whose word an event rests: inside a statement it is the speaker's claim, whatever the grammar says of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.derive.contents import innermost
from sayso.derive.events.lexicon import word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.status_kinds import Standing
from sayso.derive.events.triggers import Trigger
from sayso.derive.words import words_of
from sayso.records import Act, Span, Statement, Status

#: A noun this many words into what is asked for or threatened is the thing itself: "called for | a ceasefire".
NEAR_OPENING = 5
#: Cues that may reach to one place: nested ones share it.
NEAREST_CUES = 4
#: Code points of a quotation in which a question shows.
OPENING = 60
#: "Guards, how many did you kill": a question behind a name.
_ASKED = re.compile(
    r"\bhow\s+(?:\w+\s+){0,3}(?:did|do|does|have|has|had|are|were|will|would|can|could)\s+(?:you|they|we|he|she|it)\b",
    re.IGNORECASE,
)
DENYING: frozenset[Act] = frozenset({"deny"})
WISHING: frozenset[Act] = frozenset({"demand", "appeal", "ask", "reject", "threaten", "warn"})
#: "Condemned the attack" takes for granted that there was one.
PRESUMING: frozenset[Act] = frozenset({"criticize", "praise", "welcome"})
INTENDING: frozenset[Act] = frozenset({"promise", "agree", "announce", "expect"})
_PLAIN: dict[Standing, Status] = {
    "told": "fact",
    "negated": "denied",
    "possible": "possible",
    "planned": "planned",
    "supposed": "hypothetical",
    "wished": "hypothetical",
    "claimed": "claimed",
}


@dataclass(frozen=True, slots=True)
class Say:
    """How an event stands and on whose word: statement ids; both empty, the page's own."""

    status: Status
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Voices:
    """The contents of all statements in text order, and the statement each is of; all cues with theirs."""

    spans: tuple[Span, ...]
    tellers: tuple[Statement, ...]
    cues: tuple[tuple[Span, Statement], ...]

    def cued(self, words: Span) -> Statement | None:
        """The statement of whose cue these words are part; None if of none."""
        near = bisect_right(self.cues, words.end, key=lambda pair: pair[0].start)
        return next((one for cue, one in self.cues[max(0, near - NEAREST_CUES) : near] if cue.touches(words)), None)

    def of(self, words: Span) -> Statement | None:
        """The innermost statement that holds these words in its content; None for the page's own voice."""
        number = innermost(self.spans, words)
        return self._denial(words) if number is None else self.tellers[number]

    def denial_of(self, heard: Statement | None) -> Statement | None:
        """Who denies what nobody in particular says: "Arvan rejected | allegations | that it shelled Oster"."""
        if heard is None or heard.speaker is not None:
            return None
        return next((one for _, one in self.cues if one.denies == heard.id and one.act in DENYING), None)

    def _denial(self, words: Span) -> Statement | None:
        """A denial whose cue holds what is denied: "denied attacking"."""
        near = bisect_right(self.cues, words.start, key=lambda pair: pair[0].start)
        for cue, statement in self.cues[max(0, near - NEAREST_CUES) : near]:
            if statement.act in DENYING and cue.covers(words) and cue.start < words.start:
                return statement
        return None


def voices_of(statements: Sequence[Statement]) -> Voices:
    """The statements of a document, ready to be asked who speaks where."""
    contents = sorted(((span, one) for one in statements for span in one.content), key=lambda pair: pair[0])
    cues = tuple(sorted(((one.cue, one) for one in statements if one.cue), key=lambda pair: pair[0]))
    return Voices(tuple(span for span, _ in contents), tuple(one for _, one in contents), cues)


def denies_itself(voice: Statement | None, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger is the denying word itself: "also | rejected | the notion", no "denied | rejecting | it"."""
    if voice is None or voice.cue is None or not voice.cue.covers(trigger.span(sentence)):
        return False
    before = range(sentence.at(max(voice.cue.start, sentence.span.start)), trigger.first)
    return voice.act in DENYING and all(sentence.words[one].tag != "VERB" for one in before)


def asks(voice: Statement | None, text: str) -> bool:
    """Whether a statement's words open as a question does: "How many did you kill?", chanted or asked."""
    if voice is None or voice.form == "indirect" or not voice.content:
        return False
    said = words_of(text[voice.content[0].start : voice.content[0].end][:OPENING])
    opens = said[:1] != () and said[0] in word_set("asking")
    return opens or _ASKED.search(text, voice.content[0].start, voice.content[0].start + OPENING) is not None


def within(sentence: Sentence, words: Span, voice: Statement | None) -> range:
    """The words of the sentence that belong to the same content as a trigger: all of them in the page's own voice."""
    content = next((one for one in voice.content if one.covers(words)), None) if voice else None
    if content is None or (voice and voice.speaker is None):
        return range(len(sentence.words))
    first = sentence.at(content.start)
    last = sentence.at(content.end - 1)
    return range(first, last + 1) if content.start >= sentence.span.start else range(last + 1)


def word_on(standing: Standing, voice: Statement | None, sentence: Sentence, trigger: Trigger) -> Say:
    """The status of an event that stands like this in its sentence, in this voice."""
    if voice is None:
        return Say(_PLAIN[standing], (), (), "page")
    if voice.act == "decline_comment" and standing == "told":  # "neither confirmed nor denied shelling the town"
        return Say("possible", (), (), "unsaid")
    ids = (voice.id,)
    if voice.act in DENYING:
        flat = standing in ("told", "negated")
        return Say("denied", (), ids, "denial") if flat else Say(_PLAIN[standing], (), ids, "denial")
    if standing == "claimed":
        return Say("claimed", ids, (), "speaker")
    if standing == "negated" and voice.act in WISHING and _is_bare(sentence, trigger):
        return Say("hypothetical", ids, (), "wish-of-speaker")
    if standing == "negated":
        return Say("denied", (), ids, "speaker-negates")
    if standing == "told" and trigger.kind == "n" and _is_presumed(sentence, trigger, voice):
        return Say("fact", (), (), "presumed")
    if standing == "told" and voice.act == "ask":
        return Say("hypothetical", ids, (), "asked-by-speaker")
    if standing == "told" and voice.act in WISHING and _is_wished(sentence, trigger, voice):
        return Say("hypothetical", ids, (), "wish-of-speaker")
    if standing == "told" and voice.act in INTENDING and _is_bare(sentence, trigger):
        return Say("planned", ids, (), "intent-of-speaker")
    return Say("claimed" if standing == "told" else _PLAIN[standing], ids, (), "speaker")


def claimed_by(voice: Statement) -> Say:
    """The plain claim of a speaker."""
    return Say("claimed", (voice.id,), (), "speaker")


def _is_presumed(sentence: Sentence, trigger: Trigger, voice: Statement) -> bool:
    """Whether a noun is what somebody reacts to, not what somebody reports: "condemned the attack", no "reports of"."""
    before = {word.key for word in sentence.words[max(0, trigger.first - NEAR_OPENING) : trigger.first]}
    return voice.act in PRESUMING and voice.form == "indirect" and before.isdisjoint(word_set("hearsay"))


def _is_wished(sentence: Sentence, trigger: Trigger, voice: Statement) -> bool:
    """Whether a trigger is what is asked for, not what is told beside it."""
    if trigger.kind == "v":
        return _is_bare(sentence, trigger) or not _is_past(sentence, trigger)
    start = max(
        (one.start for one in voice.content if one.start <= sentence.words[trigger.first].span.start), default=0
    )
    return trigger.first - sentence.at(start) <= NEAR_OPENING


def _is_past(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb tells of what was: "released", "had attacked"; not "that Velland release"."""
    before = {word.key for word in sentence.words[max(0, trigger.first - 3) : trigger.first]}
    done_before = trigger.first > 0 and sentence.words[trigger.first - 1].key in ("after", "since", "following")
    return sentence.words[trigger.head].key.endswith("ed") or bool(
        done_before or before & {"have", "has", "had", "was", "were", "been"}
    )


def _is_bare(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb is an infinitive: "to withdraw"."""
    if trigger.kind != "v":
        return False
    before = [word.key for word in sentence.words[max(0, trigger.first - 3) : trigger.first]]
    return "to" in before
