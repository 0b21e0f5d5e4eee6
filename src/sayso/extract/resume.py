"""Where a sentence goes on after other pages' headlines were pasted into it.

Each place is weighed by how well the words read on as after a name, and by how badly they would belong to the headline
before them: the second verb without a joining word is not the headline's. Weights are ours, set on sentences of ours
(``tests/extract/damage.py``); only their order matters.
"""

import re
from dataclasses import dataclass

from sayso.extract.wordlists import words

AFTER_STOP = 4.0  # "... from the strait. announced": a full stop, then a small letter
NEW_SENTENCE = 4.0  # "concerts.It released": a pronoun glued to a full stop
SAID_WHEN_OR_THAT = 3.0  # "said on Tuesday", "told reporters"
CLAUSE = 2.5  # ", who took office"
CONTRAST = 2.2  # ", but the letter had gone"
TITLE_ENDS = 2.5  # small words behind a headline in Title Case
HELPED_VERB = 2.0  # "has rejected"
ON_DAY = 2.0  # "on Monday"
PLAIN_VERB = 1.5  # "released", "will"
APPOSITION = 1.5  # ", the governor", ", speaking at"
PRESENT_VERB = 1.2  # "plans to": also a headline's own
ADVERB = 0.3  # "also called"
HEADLINE_VERB = -3.0  # the first verb behind a headline's subject is the headline's
NAME_BEFORE = -1.5  # a capital word before it may be a headline's subject
JOINED = -2.0  # behind "to", "that", "and" and the like
SURE_ENOUGH = 1.0  # below this no place is better than another
LONG_SUBJECT = -1.5  # a subject of three words: perhaps
SUBJECT_WORDS = 2  # of a headline, before its verb
FEWEST_CAPITALS = 3

_TOKEN = re.compile(r"\S+")
_EDGES = "()[]{},.;:!?\"“”‘’'«»–—"
_STOP = re.compile(r"[.!?][”’'\"]?$")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_OBJECT = re.compile(
    r"(?: \w+)? (?:on |in |at |late |early |last |this )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:reporters|journalists|lawmakers|that|he|she|it|they|the|a|in|to)\b)"
)
_JOINT = re.compile(r"(?<=[a-z.!?’”'\"])(?=[A-Z][a-z])")
_PRONOUN = re.compile(r"(?<=[.!?])(?:It|He|She|They|We|This)\b")
_PAST = re.compile(r"[a-z]{3,}ed$")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str

    @property
    def word(self) -> str:
        return self.text.strip(_EDGES)


def resumption(text: str, pasted: int) -> int | None:
    """The place in ``text`` (what stands behind a doubled name) where the outer sentence goes on, None if unclear.

    ``pasted``: up to here everything is surely pasted (the last place where two headlines run together).
    """
    if sentence := _PRONOUN.search(text, pasted):
        return sentence.start()
    tokens = [_Token(m.start(), m.group()) for m in _TOKEN.finditer(text)]
    best, place = SURE_ENOUGH, None
    for number in range(1, len(tokens)):
        if tokens[number].start <= pasted:
            continue
        if _title_stops(tokens, number, pasted) and place is None:
            return _end(tokens[number - 1]) - 1
        if not tokens[number].word[:1].islower():
            continue
        weight = _weight(text, tokens, number, pasted)
        if weight > best:
            best, place = weight, _begin(tokens, number)
    return place


def _weight(text: str, tokens: list[_Token], number: int, pasted: int) -> float:
    before, token = tokens[number - 1], tokens[number]
    weight = AFTER_STOP if _STOP.search(before.text) and len(before.word) > 1 else 0.0
    if _ends_title(tokens, number, pasted):
        weight += TITLE_ENDS
    if before.text.endswith(","):
        return weight + _after_comma(token.word)
    if token.word == "on" and number + 1 < len(tokens) and _DAY.match(tokens[number + 1].word):
        return weight + ON_DAY + (TITLE_ENDS if _in_title(tokens, number, pasted) else 0.0)
    verb = _verb(text, tokens, number)
    if verb and weight < AFTER_STOP:
        verb += _fits_headline(tokens, number, pasted)
    return weight + verb


def _after_comma(word: str) -> float:
    if word in words("who"):
        return CLAUSE
    if word in words("contrast"):
        return CONTRAST
    return APPOSITION if word in words("article") or word.endswith("ing") else 0.0


def _verb(text: str, tokens: list[_Token], number: int) -> float:
    word, following = tokens[number].word, tokens[number + 1].word if number + 1 < len(tokens) else ""
    if word in words("adverb") and following:
        verb = _verb(text, tokens, number + 1)
        return verb + ADVERB if verb else 0.0
    if word in words("auxiliary"):
        helped = _PAST.match(following) or following.endswith(("en", "ing")) or following in words("past")
        return HELPED_VERB if helped else PLAIN_VERB
    if word in words("past") or _PAST.match(word):
        return SAID_WHEN_OR_THAT if _OBJECT.match(text, _end(tokens[number])) and word in words("past") else PLAIN_VERB
    return PRESENT_VERB if word in words("present") else 0.0


def _end(token: _Token) -> int:
    return token.start + len(token.text)


def _fits_headline(tokens: list[_Token], number: int, pasted: int) -> float:
    """How well a verb belongs to the headline before it: a reason against its taking up the outer sentence."""
    before = tokens[number - 1]
    if before.word in words("before_no_verb"):
        return JOINED
    start = _headline_start(tokens, number, pasted)
    if number - start <= SUBJECT_WORDS + 1 and not tokens[start].word.endswith("ing"):
        return HEADLINE_VERB if number - start <= SUBJECT_WORDS else LONG_SUBJECT
    return NAME_BEFORE if before.word[:1].isupper() and before.text[-1].isalnum() else 0.0


def _headline_start(tokens: list[_Token], number: int, pasted: int) -> int:
    """The number of the word the headline before a place begins with, as far as marks and glue tell."""
    for earlier in range(number - 1, -1, -1):
        token = tokens[earlier]
        if token.start <= pasted or (earlier and _STOP.search(tokens[earlier - 1].text)):
            return earlier
    return 0


def _ends_title(tokens: list[_Token], number: int, pasted: int) -> bool:
    """Whether the words since the last joint are a headline in Title Case, and this one is not."""
    return tokens[number].word not in words("title_small") and _in_title(tokens, number, pasted)


def _title_stops(tokens: list[_Token], number: int, pasted: int) -> bool:
    """Whether a full stop ends a headline in Title Case: the outer sentence ended with the name."""
    stopped = tokens[number - 1].text.endswith((".", "!", "?")) and tokens[number].text[:1].isupper()
    return stopped and _in_title(tokens, number, pasted)


def _in_title(tokens: list[_Token], number: int, pasted: int) -> bool:
    head = [t.word for t in tokens[_headline_start(tokens, number, pasted) : number] if t.word]
    content = [word for word in head if word.casefold() not in words("title_small")]
    capitals = sum(not word[0].islower() for word in content)
    return capitals >= FEWEST_CAPITALS and capitals == len(content)


def _begin(tokens: list[_Token], number: int) -> int:
    """The place before the word, with the comma and the small words that go with it."""
    while number > 1 and tokens[number - 1].text in words("title_small") and tokens[number - 1].text.islower():
        number -= 1
    before = tokens[number - 1]
    return _end(before) - 1 if before.text.endswith(",") else _end(before)
