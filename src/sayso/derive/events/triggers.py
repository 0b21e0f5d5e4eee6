"""Where a sentence tells an event: words of the lexicon in the part of speech they need, and words the model knows."""

from dataclasses import dataclass
from functools import cache

from sayso.derive.events.lexicon import WIDEST_GAP, Kind, Line, Parties, Step, by_first_word, word_set
from sayso.derive.events.scene import Sentence
from sayso.records import Root, Span

#: How sure a phrase of several words, a verb alone, a noun alone is to tell an event.
PHRASE, VERB, NOUN = 0.85, 0.75, 0.65
#: Words from the verb to the end of its phrase that still belong to the trigger; farther off, the verb stands alone.
LONGEST_TRIGGER = 7
_OBJECTS = frozenset({"obj", "nsubj:pass", "obl", "iobj"})
_CLOSERS = frozenset('.;:?!"“”()')
_NOMINAL_TAGS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger: words ``first`` to ``last`` (inclusive), ``head`` the verb or noun that has the parties."""

    first: int
    last: int
    head: int
    kind: Kind
    root: Root
    mode: str | None
    parties: Parties
    rule: str
    score: float

    def span(self, sentence: Sentence) -> Span:
        """The trigger's words in the text."""
        return Span(sentence.words[self.first].span.start, sentence.words[self.last].span.end)


def may_tell(sentence: Sentence) -> bool:
    """Whether any word is one of the lexicon, or one the model takes for an event."""
    known = by_first_word()
    return any(word.key in known or word.root for word in sentence.words)


def triggers_of(sentence: Sentence) -> list[Trigger]:
    """The triggers of a sentence in text order; none shares a word with another."""
    found: list[Trigger] = []
    used: set[int] = set()
    for place in range(len(sentence.words)):
        if place in used:
            continue
        trigger = _at(sentence, place, used)
        if trigger:
            found.append(trigger)
            used.update(_taken(trigger))
    return found


def _taken(trigger: Trigger) -> range:
    """Words no other trigger may have: of an act of speech the first alone, for what is said may tell another event."""
    return range(trigger.first, trigger.first + 1 if trigger.parties == "say" else trigger.last + 1)


def _at(sentence: Sentence, place: int, used: set[int]) -> Trigger | None:
    for line in by_first_word().get(sentence.words[place].key, ()):
        last = _last_word(sentence, place, line)
        if last is None or any(one in used for one in range(place, last + 1)):
            continue
        head = place if line.kind == "v" else _noun_head(sentence, place, last)
        if is_verb(sentence, head) == (line.kind == "v"):
            score = PHRASE if line.rest else VERB if line.kind == "v" else NOUN
            return Trigger(place, last, head, line.kind, line.root, line.mode, line.parties, line.rule, score)
    return None


def _noun_head(sentence: Sentence, first: int, last: int) -> int:
    """The noun of a phrase: its last word that is no preposition."""
    return next(
        (at for at in range(last, first - 1, -1) if sentence.words[at].key not in word_set("preposition-of")), first
    )


def _last_word(sentence: Sentence, place: int, line: Line) -> int | None:
    """Where the line's phrase ends in the sentence; None if it does not stand here."""
    at = place
    for step in line.rest:
        found = _next(sentence, at, step)
        if found is None and sentence.parsed and line.kind == "v":
            found = _hanging(sentence, place, step)
        if found is None:
            return None
        at = max(at, found) if found - place <= LONGEST_TRIGGER else at
    return at


def _next(sentence: Sentence, at: int, step: Step) -> int | None:
    """The step's word right behind, or a few words on if the step is loose."""
    reach = WIDEST_GAP + 1 if step.loose else 1
    for one in range(at + 1, min(at + 1 + reach, len(sentence.words))):
        key = sentence.words[one].key
        if key in step.forms:
            return one
        if key in _CLOSERS:
            return None
    return None


def _hanging(sentence: Sentence, verb: int, step: Step) -> int | None:
    """The step's word among what hangs on the verb, before or behind it: "a curfew was lifted"."""
    below = [*sentence.children[verb]]
    if step.loose:
        below = [one for one in below if sentence.words[one].relation in _OBJECTS]
        below += [deep for one in below for deep in sentence.kids(one, "nmod", "compound", "amod", "conj")]
    return next((one for one in below if sentence.words[one].key in step.forms), None)


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether the word is used as a verb: by its tag, else by its neighbours and ending."""
    word = sentence.words[at]
    before = sentence.words[at - 1].key if at else ""
    if not _may_be_verb(word.key):
        return False
    if word.tag in ("VERB", "AUX") or before in word_set("surely-verb") or before.endswith("n't"):
        return True
    if word.tag and not _may_be_noun(word.key) and _follows_name(sentence, at):
        return True
    if word.tag and (_may_be_noun(word.key) or not word.key.endswith("ed")):
        return False
    after = sentence.words[at + 1].key if at + 1 < len(sentence.words) else ""
    if before in word_set("verb-after-these"):
        return True
    if before in word_set("determiner") or before in word_set("preposition-of"):
        return word.key.endswith("ing") and before in word_set("preposition-of") and after != "of"
    if word.key.endswith(("ed", "ing")) or not _may_be_noun(word.key):
        return True
    if _follows_name(sentence, at) and at + 1 < len(sentence.words) and _follows_name(sentence, at + 2):
        return True  # "Arvan attacks Velland": a name on either side
    return after in word_set("verb-before-these") or sentence.words[at].span.end == sentence.span.end


def _follows_name(sentence: Sentence, at: int) -> bool:
    """Whether a capitalised word stands right before: its subject, if this is a verb."""
    if not 0 < at <= len(sentence.words):
        return False
    before = sentence.words[at - 1].span
    return sentence.text[before.start - sentence.span.start].isupper()


@cache
def _may_be_verb(key: str) -> bool:
    known = by_first_word().get(key, ())
    return not known or any(line.kind == "v" for line in known)


@cache
def _may_be_noun(key: str) -> bool:
    return any(line.kind == "n" for line in by_first_word().get(key, ())) or key in word_set("light")
