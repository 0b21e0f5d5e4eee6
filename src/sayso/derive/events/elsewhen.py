"""Times and places that belong to another word of the sentence than the trigger, however the sentence was parsed.

"The worst clash | since the seizure of Oster in 2014": that is when and where Oster was seized, and the clash is only
measured by it. "Shelled a base | built in 1998"; "annexed in 2014, | which most have condemned".
"""

import re
from dataclasses import replace

from sayso.derive.events.frame import ancestors, names_event, tells_event
from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger
from sayso.records import Span, When

_PARTS = frozenset({",", ";", ":", "(", ")"})
#: What ranks an event among others, besides words in "-est".
_RANKS = frozenset(
    {"most", "least", "worst", "best", "first", "second", "third", "fourth", "fifth", "sixth", "only", "last"}
)
_NO_RANKS = frozenset({"west", "northwest", "southwest", "rest", "test", "honest", "modest", "latest", "forest"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_BETWEEN = frozenset({"been", "not", "n't", "also", "since", "never", "all", "both", "now"})
#: Words between "has" and its verb: "has also since been".
_NEAR = 4
#: What goes on until now, which a verb in the perfect may tell of: "has held it since June".
_UNTIL_NOW = ("since", "for", "from", "until", "till", "over", "during", "between", "in the last", "in the past")


def is_measure(sentence: Sentence, trigger: Trigger, span: Span) -> bool:
    """Whether a time stands behind a "since" that only says how long it is since such a thing was.

    Behind "since | the seizure of Oster in 2014" stands what the seizure has; "since 2014" alone is a measure behind a
    word that ranks: "the worst since 2014", not "has shelled it since 2014".
    """
    since = _since(sentence, trigger, span)
    return since is not None and (since < sentence.at(span.start) - 1 or _is_ranked(sentence, since))


def is_compared(sentence: Sentence, trigger: Trigger, span: Span) -> bool:
    """Whether words tell of something with which the trigger is only compared: "the worst since the siege of Oster"."""
    since = _since(sentence, trigger, span)
    return since is not None and _is_ranked(sentence, since)


def _since(sentence: Sentence, trigger: Trigger, span: Span) -> int | None:
    """The "since" behind a trigger that opens the words in which a span stands."""
    first = sentence.at(span.start)
    for at in range(first, trigger.last, -1):
        if sentence.words[at].key == "since":
            return at
        if at < first and sentence.words[at].key in _PARTS:
            return None
    return None


def _is_ranked(sentence: Sentence, since: int) -> bool:
    for at in range(since - 1, -1, -1):
        key = sentence.words[at].key
        if key in _PARTS:
            return False
        if key in _RANKS or (key.endswith("est") and key not in _NO_RANKS and sentence.words[at].tag == "ADJ"):
            return True
    return False


def is_of_participle(sentence: Sentence, trigger: Trigger, span: Span) -> bool:
    """Whether words hang on a participle behind a noun, of what went before: "released a man | jailed in 2016".

    That stands right before them, or tells an event of its own: "a man accused of a bombing in 2013".
    """
    first = sentence.at(span.start)
    for at in range(first - 1, trigger.last + 1, -1):
        word = sentence.words[at]
        if word.key in _PARTS:
            return False
        behind_noun = sentence.words[at - 1].tag in ("NOUN", "PROPN")
        if word.tag == "VERB" or (behind_noun and word.key.endswith("ed")):  # "a man jailed", read as two nouns
            is_before = behind_noun and not word.key.endswith("ing")  # "killed guards watching a bridge in 2014"
            return is_before and (at == first - 1 or tells_event(word.key))
    return False


def is_of_noun_clause(sentence: Sentence, trigger: Trigger, span: Span, frame: frozenset[int]) -> bool:
    """Whether a time ends right behind the verb of a noun's own clause: "refused to hear a call | made on Sunday"."""
    verb = sentence.at(span.start) - 1
    word = sentence.words[verb]
    if verb <= trigger.last or word.tag != "VERB" or not word.relation.startswith("acl") or word.key.endswith("ing"):
        return False
    noun = sentence.words[word.head] if word.head is not None else None
    if noun and noun.head in frame and names_event(noun.key):  # "killed six in a raid | staged on Sunday"
        return False
    return {verb, word.head}.isdisjoint({*frame, *ancestors(sentence, trigger.head)})


def is_before_perfect(sentence: Sentence, trigger: Trigger, span: Span) -> bool:
    """Whether a verb in the perfect is beside a time long gone: "in 2014, a move that all have condemned"."""
    if trigger.kind != "v" or not _is_perfect(sentence, trigger.first):
        return False
    return not sentence.text[span.start - sentence.span.start :].lower().startswith(_UNTIL_NOW)


def _is_perfect(sentence: Sentence, verb: int) -> bool:
    """Whether "has" or "have" stands before a verb, adverbs between: "have since refused"."""
    at = verb - 1
    while at >= 0 and verb - at <= _NEAR and (sentence.words[at].key in _BETWEEN or sentence.words[at].tag == "ADV"):
        at -= 1
    return at >= 0 and sentence.words[at].key in _HAVE


#: Behind a year or a day: what happened then is told: "after 1975, | when the war ended".
_WHEN = re.compile(r"\s*,?\s*(?:when|the\s+(?:year|month|day)(?:\s+(?:when|that|in\s+which|on\s+which))?)\b[^.;:]*\Z")
#: A time that is counted from a year: "after 1975", "since the year 1975".
_FROM_YEAR = re.compile(
    r"(?:after|since|before|until|till|by|from)\s+(?:the\s+)?(?:year\s+|early\s+|late\s+|mid-)?(?P<year>1\d{3}|20\d\d)\Z",
    re.IGNORECASE,
)


def at_its_mark(sentence: Sentence, trigger: Trigger, when: When) -> When:
    """The year itself for what is told to have happened in the year from which a time counts.

    Born "after 1975, when the war ended": the war ended in 1975, not after it.
    """
    if when.span is None:
        return when
    start = sentence.span.start
    counted = _FROM_YEAR.match(sentence.text[when.span.start - start : when.span.end - start])
    first = trigger.span(sentence).start - start
    if counted is None or not _WHEN.match(sentence.text, when.span.end - start, max(first, 0)):
        return when
    year = counted["year"]
    return replace(when, earliest=f"{year}-01-01", latest=f"{year}-12-31", precision="year")
