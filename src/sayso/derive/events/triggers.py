"""Where a sentence tells an event: words of the lexicon in the part of speech they need."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.derive.events.lexicon import WIDEST_GAP, Kind, Line, Parties, Step, by_first_word, parted, word_set
from sayso.derive.events.scene import Sentence
from sayso.records import Root, Span

#: How sure a phrase of several words, a verb alone, a noun alone is to tell an event.
PHRASE, VERB, NOUN = 0.85, 0.75, 0.65
#: Words from the verb to the end of its phrase that still belong to the trigger; farther off, the verb stands alone.
LONGEST_TRIGGER = 7
#: Words from a verb's auxiliary back to a subject that was read to hang elsewhere.
FARTHEST_SUBJECT = 6
#: Forms of "have", which is a verb of its own in "have talks".
HELPING = frozenset({"have", "has", "had", "having"})
#: Prepositions that end the noun phrase in which a phrase's last word is looked for.
_PARTING = frozenset({"after", "before", "amid", "despite", "following", "during", "from", "against", "over", "by"})
#: Names of one person behind a title.
MOST_NAMES = 5
_NOUN_FOLLOWS = frozenset({"'s", "’s", "the", "a", "an", "its", "their", "his", "our", "my"})
#: Words an owner's "'s" is read as.
MOST_OF_OWNER = 2
_OBJECTS = frozenset({"obj", "nsubj:pass", "obl", "iobj"})
_OTHER_VERBS = frozenset({"conj", "root", "ccomp", "advcl", "parataxis"})
#: Prepositions a gerund stands behind, and words its object may open with.
_BEFORE_GERUND = frozenset({"of", "for", "by", "from", "without"})
_OF_OBJECT = frozenset({"PROPN", "DET", "NOUN", "NUM", "ADJ"})
_CLAUSES = frozenset({"acl", "advcl", "ccomp"})
_AMOUNT = frozenset("$€£¥0123456789")
_CLOSERS = frozenset('.;:?!"“”()')


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
    used = _undone(sentence) if sentence.parsed else set()
    for place in range(len(sentence.words)):
        if place in used:
            continue
        trigger = _at(sentence, place, used)
        if trigger:
            found.append(trigger)
            used.update(_taken(trigger))
    return found


def _undone(sentence: Sentence) -> set[int]:
    """Nouns that a verb behind them takes into its own phrase: the embargo in "the embargo was lifted"."""
    found: set[int] = set()
    for place, word in enumerate(sentence.words):
        lines = parted(word.key)
        if lines is None or not lines.pairs:
            continue
        for one in sentence.kids(place, "nsubj"):
            taking = {line.rule for line in lines.pairs if _takes(line, sentence, place, one)}
            whole = _first_of(sentence, place, lines.rich, set(), torn=False) if taking else None
            if taking and (whole is None or whole.rule in taking):
                found.add(one)
    return found


def _takes(line: Line, sentence: Sentence, verb: int, subject: int) -> bool:
    """Whether a line of a verb and one noun takes this subject: as what it does something to, or as its own."""
    step, noun = line.rest[0], sentence.words[subject]
    if noun.key not in step.forms:
        return False
    helped = any(sentence.words[one].key in word_set("be") for one in sentence.kids(verb, "aux"))
    passive = noun.relation == "nsubj:pass" or (helped and not sentence.words[verb].key.endswith("ing"))
    return step.subject or (step.loose and passive)


def _taken(trigger: Trigger) -> range:
    """Words no other trigger may have: of an act of speech the first alone, for what is said may tell another event."""
    return range(trigger.first, trigger.first + 1 if trigger.parties == "say" else trigger.last + 1)


def _at(sentence: Sentence, place: int, used: set[int]) -> Trigger | None:
    """The trigger that starts here: by a phrase that stands together, by one torn apart, by a word with little more."""
    lines = parted(sentence.words[place].key)
    if lines is None or _is_auxiliary(sentence, place):
        return None
    return (
        _first_of(sentence, place, lines.rich, used, torn=False)
        or (_first_of(sentence, place, lines.torn, used, torn=True) if sentence.parsed else None)
        or _first_of(sentence, place, lines.bare, used, torn=False)
    )


def _is_auxiliary(sentence: Sentence, place: int) -> bool:
    """Whether a word only helps another verb: the "has" of "has suspended talks" has no talks."""
    word = sentence.words[place]
    return word.key in HELPING and word.relation.startswith("aux")


def _first_of(sentence: Sentence, place: int, lines: Sequence[Line], used: set[int], *, torn: bool) -> Trigger | None:
    """The trigger of the line with most words; of several that of ours, then the one that ends nearest."""
    best: tuple[tuple[int, bool, int], Trigger] | None = None
    for line in lines:
        if best and len(line.rest) < -best[0][0]:
            break
        last = _last_word(sentence, place, line, torn=torn) if _may_stand(sentence, line) else None
        if last is None or any(one in used for one in range(place, last + 1)):
            continue
        head = _verb_head(place, line) if line.kind == "v" else _noun_head(sentence, place, last)
        if is_verb(sentence, head) != (line.kind == "v") or (line.kind == "v" and _is_joined(sentence, place)):
            continue
        score = PHRASE if line.rest else VERB if line.kind == "v" else NOUN
        trigger = Trigger(place, last, head, line.kind, line.root, line.mode, line.parties, line.rule, score)
        rank = (-len(line.rest), line.imported, last)
        if best is None or rank < best[0]:
            best = rank, trigger
    return best[1] if best else None


def _may_stand(sentence: Sentence, line: Line) -> bool:
    """Whether the sentence has a word for each step of a line, wherever they stand."""
    return not line.rest or not [step for step in line.rest if step.forms.isdisjoint(sentence.keys)]


def _is_joined(sentence: Sentence, first: int) -> bool:
    """Whether a participle ends a word with a hyphen, which describes: "Velland-backed", "UN-brokered"."""
    if first == 0:
        return False
    before, word = sentence.words[first - 1], sentence.words[first]
    return before.key in ("-", "‑", "–") and before.span.end == word.span.start


def _verb_head(first: int, line: Line) -> int:
    """The verb of a phrase: its first word, or of a word with a hyphen the last piece ("test-fired")."""
    is_joined = bool(line.rest) and "-" in line.rest[0].forms
    return first + 2 if is_joined else first


def _noun_head(sentence: Sentence, first: int, last: int) -> int:
    """The noun of a phrase: its last word that is no preposition."""
    return next(
        (at for at in range(last, first - 1, -1) if sentence.words[at].key not in word_set("preposition-of")), first
    )


def _last_word(sentence: Sentence, place: int, line: Line, *, torn: bool) -> int | None:
    """Where the line's phrase ends in the sentence; None if it does not stand here. ``torn``: words may be apart."""
    at = place
    for step in line.rest:
        if step.subject:
            if not _has_subject(sentence, place, step):
                return None
            continue
        found = _next(sentence, at, step)
        if found is not None and line.root == "REQUEST" and step.loose and _is_toward(sentence, found):
            return None
        if found is None and torn:
            found = _hanging(sentence, place, step)
        if found is None:
            return None
        at = max(at, found) if found - place <= LONGEST_TRIGGER else at
    return at


def _has_subject(sentence: Sentence, verb: int, step: Step) -> bool:
    """Whether a word of the step is the verb's subject, or stands right before a verb that closes its clause, however
    the two are read: "in Oster Velland's peacekeepers placed"."""
    if any(sentence.words[one].key in step.forms for one in sentence.kids(verb, "nsubj")):
        return True
    subjects = sentence.kids(verb, "nsubj")
    if all(sentence.words[one].tag == "NUM" for one in subjects) and sentence.kids(verb, "aux"):
        helper = sentence.kids(verb, "aux")[0]  # "15 of the sailors taken on Sunday | be | held"
        if any(sentence.words[one].key in step.forms for one in range(max(0, helper - FARTHEST_SUBJECT), helper)):
            return True
    closes = verb + 1 == len(sentence.words) or sentence.words[verb + 1].key in _CLOSERS
    return closes and verb > 0 and sentence.words[verb - 1].key in step.forms


def _next(sentence: Sentence, at: int, step: Step) -> int | None:
    """The step's word right behind, or a few words on if the step is loose."""
    reach = WIDEST_GAP + 1 if step.loose else 1
    for one in range(at + 1, min(at + 1 + reach, len(sentence.words))):
        key = sentence.words[one].key
        if key in step.forms and not (step.loose and _is_of_other(sentence, one)):
            return one
        parts = key in _PARTING and not _counts(sentence, one)
        if (key in _CLOSERS and not _is_point(sentence, one)) or (step.loose and (parts or _tells_on(sentence, one))):
            return None
    return None


def _is_toward(sentence: Sentence, at: int) -> bool:
    """Whether a "to" is no infinitive's: "told the council, referring | to | the raid"."""
    word = sentence.words[at]
    return word.key == "to" and word.relation == "case" and word.tag == "ADP"


def _is_of_other(sentence: Sentence, at: int) -> bool:
    """Whether a noun within reach of a phrase belongs to something else: an owner, a subject, the end of a name."""
    return _is_owner(sentence, at) or _is_of_another(sentence, at) or _ends_name(sentence, at)


def _ends_name(sentence: Sentence, at: int) -> bool:
    """Whether a noun is the last word of a place's name: "take place in Kansas | City |"."""
    is_name = not sentence.shouts and _follows_name(sentence, at) and _follows_name(sentence, at + 1)
    return is_name and sentence.case_of(at) in word_set("somewhere")


def _is_point(sentence: Sentence, at: int) -> bool:
    """Whether a full stop stands inside a number: "3.5 million"."""
    around = sentence.words[at - 1 : at + 2]
    inside = around[0].span.end == around[1].span.start and around[-1].span.start == around[1].span.end
    return inside and around[0].key.isdigit() and around[-1].key.isdigit()


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether an "over" only says that there are more: "over 90 tonnes", "over $4 million"."""
    behind = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    return sentence.words[at].key == "over" and behind is not None and (behind.key[0] in _AMOUNT or behind.tag == "NUM")


def _is_of_another(sentence: Sentence, at: int) -> bool:
    """Whether a noun is the subject of a verb behind it: "attacked the town, the | report | said"."""
    word = sentence.words[at]
    return word.relation.startswith("nsubj") and word.head is not None and word.head > at


def _tells_on(sentence: Sentence, at: int) -> bool:
    """Whether a word opens another clause: "attacked the port and | defended | it", "talked of | sharing | power"."""
    word = sentence.words[at]
    behind = word.key.endswith("ing") and at > 0 and sentence.words[at - 1].tag == "ADP"
    is_gerund = behind and bool(sentence.kids(at, "obj"))
    return word.tag == "AUX" or is_gerund or (word.tag == "VERB" and word.relation.split(":")[0] in _OTHER_VERBS)


def _is_owner(sentence: Sentence, at: int) -> bool:
    """Whether a noun, with the names behind it, only says whose the next thing is: the "president Arvan's" plan."""
    for one in range(at + 1, min(at + 1 + MOST_NAMES, len(sentence.words))):
        word = sentence.words[one]
        if word.key in ("'s", "'"):
            return True
        if word.tag != "PROPN":
            return False
    return False


def _hanging(sentence: Sentence, verb: int, step: Step) -> int | None:
    """The step's word among what hangs on the verb, before or behind it: "a curfew was lifted"."""
    below = [*sentence.children[verb]]
    if (told := _told_of(sentence, verb)) is not None:
        below.append(told)
        if sentence.words[told].key in step.forms:
            return told
    if step.loose:
        below = [
            one for one in below if sentence.words[one].relation in _OBJECTS and sentence.case_of(one) not in _PARTING
        ]
        below += [deep for one in below for deep in sentence.kids(one, "nmod", "compound", "amod", "conj")]
        below += [deep for one in below for deep in sentence.kids(one, "obl") if sentence.case_of(deep) == "into"]
    return next((one for one in below if sentence.words[one].key in step.forms), None)


def _told_of(sentence: Sentence, verb: int) -> int | None:
    """What a passive clause behind "that" or "which" tells of: "the | lists | that were exchanged"."""
    word = sentence.words[verb]
    if not word.relation.startswith("acl") or word.head is None or word.head > verb:
        return None
    is_passive = any(sentence.words[one].key in word_set("be") for one in sentence.kids(verb, "aux"))
    is_relative = any(sentence.words[one].key in ("that", "which") for one in sentence.kids(verb, "nsubj"))
    return word.head if is_passive and is_relative else None


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether the word is used as a verb: by its tag, else by its neighbours and ending."""
    word = sentence.words[at]
    before = sentence.words[at - 1].key if at else ""
    if not _may_be_verb(word.key) or (is_owned(sentence, at) and not word.key.endswith(("ed", "ing"))):
        return False
    if word.tag in ("VERB", "AUX") or before in word_set("surely-verb") or before.endswith("n't"):
        return True
    if word.tag and not _may_be_noun(word.key) and _follows_name(sentence, at) and not sentence.kids(at, "det"):
        return True  # an article makes it a noun: "a White House | intern"
    if word.tag == "NOUN" and (_heads_clause(sentence, at) or _is_gerund(sentence, at)):
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


def is_owned(sentence: Sentence, at: int) -> bool:
    """Whether an owner or an article stands right before a word, a noun then: "Velland's | capture of"."""
    if at < MOST_OF_OWNER:
        return False
    before = [sentence.words[one].key for one in range(at - MOST_OF_OWNER, at)]
    return before[-1] in _NOUN_FOLLOWS or tuple(before) in (("'", "s"), ("’", "s"))


def _is_gerund(sentence: Sentence, at: int) -> bool:
    """Whether a word in -ing that no line has for a noun takes an object: "accused Arvan of | blockading | ports"."""
    word = sentence.words[at]
    if not word.key.endswith("ing") or _may_be_noun(word.key) or not 0 < at < len(sentence.words) - 1:
        return False
    return sentence.words[at - 1].key in _BEFORE_GERUND and sentence.words[at + 1].tag in _OF_OBJECT


def _heads_clause(sentence: Sentence, at: int) -> bool:
    """Whether a word read as a noun heads a clause behind "after" or "when", its subject before it: "shot at them"."""
    word = sentence.words[at]
    is_clause = word.relation.split(":")[0] in _CLAUSES and at + 1 < len(sentence.words)
    if not is_clause or sentence.words[at - 1].tag not in ("NOUN", "PROPN"):
        return False
    is_opened = any(sentence.words[one].tag == "SCONJ" for one in sentence.kids(at, "mark"))
    return is_opened and sentence.words[at + 1].key in word_set("verb-before-these")


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
