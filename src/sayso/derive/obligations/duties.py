"""What is owed: the words behind a cue, from the verb to the end of its clause."""

import re

from sayso.derive.obligations.desk import Desk
from sayso.derive.obligations.rules import duty_words
from sayso.derive.words import WORD
from sayso.records import Span

#: A duty longer than this runs over into something else. In code points.
LONGEST_DUTY = 400

_BEFORE_VERB = re.compile(
    r"""(?:\s|[“"‘'”]|\b(?:not|also|now|then|first|only|(?!(?:app|comp|supp|re|rep|f)ly\b)\w+ly|both|each|all|again|at\s+once
        |therefore|thus|hence|henceforth|instead|likewise|still|soon|always|in\s+(?:turn|return|future))\b)*""",
    re.IGNORECASE,
)
_SAID = r"(?:said|says|added|told|warned|reported)"
_END = re.compile(
    rf"""[;”"\n]|\s[–—-]\s|:\s|\.\s+(?=["“]?[A-Z][a-z]*\s)
    |,\s+(?:but|while|which|who|whom|whose|so|although|though|or\s+(?:else|face)|otherwise|adding|in\s+(?:exchange|return)
        |after|amid|according|saying|warning|he|she|they|it|the\s+[\w\s]{{1,40}}\b{_SAID}|[A-Z][\w\s.]{{1,40}}\b{_SAID})\b
    |,\s+and\s+(?!to\b)(?:[\w’'-]+\s+){{1,5}}?(?:must|will|shall|would|has|have)\b
    |,\s+(?!\w*(?:need|feed|seed)\b)[a-z]+ed\s
    |\s(?:because|although|unless|so\s+that|but|or\s+(?:else|face)|as\s+(?:a\s+)?(?:part|condition)s?\s+of
        |(?<!and\s)to\s+(?:ensure|help))\b""",
    re.VERBOSE,
)
_NOUN_ENDING = re.compile(r"(?:tion|sion|ity|ness|ment|ism|acy|ance|ence|ship)s?$", re.IGNORECASE)
#: "Be returned": somebody else must do it, and it is not said who.
PASSIVE = re.compile(
    r"""\W*(?:not\s+)?(?:\w+ly\s+)?be\s+(?:\w+\s+){0,3}?
        (?:\w+(?:ed|en|wn|ght|ilt)|\w*done|gone|\w*held|\w*made|put|met|paid|sent|spent|left|kept|set|cut|shut|sold
          |told|laid|read|lost|found|won|led|fed|hit|hurt|spread|split|bound|dealt|understood|torn|swept|withdrawn)\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: "Its pledge | of soldiers", "pledged | last month to add": the noun itself, or when it was made; no thing owed.
_NO_THING = re.compile(
    r"\s+(?:of|by|from|in|on|at|for|during|after|before|since|last|this|next|earlier|recently|yesterday|today)\s",
    re.IGNORECASE,
)
_MARKS = frozenset({'"', "”"})
#: What cannot end a clause: "at the hands of | "strangers"".
_OPEN_PHRASE = re.compile(r"\b(?:of|the|an?|to|for|in|on|with|by|at|from|its|their|his|her|be|as)\s+\Z", re.IGNORECASE)
#: A duty of which only this is left says nothing.
_UNFINISHED = frozenset({"be", "not be", "have", "do", "get", "go", "make"})
#: Words in -ing this short are verbs: "bring", "sing".
LONGEST_ING_VERB = len("bring")


def duty_after(desk: Desk, sentence: Span, start: int) -> Span | None:
    """The duty from ``start`` on, if a verb in its base form opens it; None else."""
    text = desk.text
    begin = start
    if leading := _BEFORE_VERB.match(text, start, sentence.end):
        opening = leading.end()
        begin = (
            opening
            if "not" not in leading.group().lower().split()
            else start + len(leading.group()) - len(leading.group().lstrip())
        )
        verb = WORD.match(text, opening)
        if verb is None or not is_base_verb(verb.group()):
            return None
    return _to_clause_end(desk, sentence, begin)


def clause_from(desk: Desk, sentence: Span, start: int) -> Span | None:
    """A whole clause that is promised: "the wages would be paid by May"."""
    return _to_clause_end(desk, sentence, start)


def thing_after(desk: Desk, sentence: Span, start: int) -> Span | None:
    """What is owed where it is a noun: "a reward of ..."; None where a clause follows, or only when or by whom."""
    if _NO_THING.match(desk.text, start):
        return None
    found = re.compile(
        r"""\s+["“]?(?=(?:an?|the|its|another|up\s+to|more\s+than|at\s+least|about|nearly|some|\d|[$£€])\b|[$£€\d]|[a-z]+\s+[a-z]+)"""
    ).match(desk.text, start)
    return _to_clause_end(desk, sentence, found.end()) if found else None


def is_base_verb(word: str) -> bool:
    """Whether a word can be a verb in its base form, as far as its spelling shows."""
    low = word.lower()
    if low in duty_words("duty:no-verb") or not word[0].isalpha() or word[0].isupper():
        return False
    if low.endswith("ing") and len(low) > LONGEST_ING_VERB:
        return False
    return not _NOUN_ENDING.search(low) or low in duty_words("duty:verb-like-noun")


def verb_of(text: str) -> str:
    """The verb that opens a duty: "pull" of "not pull back its forces"."""
    skipped, verbs_in_ly = ("not", "also", "now", "only", "be"), duty_words("duty:verb-in-ly")
    words = [word.lower() for word in WORD.findall(text)]
    return next((one for one in words if one not in skipped and (not one.endswith("ly") or one in verbs_in_ly)), "")


def _to_clause_end(desk: Desk, sentence: Span, begin: int) -> Span | None:
    end = min(sentence.end, begin + LONGEST_DUTY)
    voice = desk.voice_at(begin)
    holding = [span for span in voice.content if span.start <= begin < span.end] if voice else []
    end = min([end, *(span.end for span in holding)])
    end = _first_end(desk.text, begin, end)
    words = desk.text[begin:end].rstrip(' \n\t.,;:!?”"’')
    last = begin + len(words)
    last += words.count('"') % 2 and desk.text.startswith('"', last)  # of a quotation that closes there
    return Span(begin, last) if words and words.lower() not in _UNFINISHED else None


def _first_end(text: str, begin: int, end: int) -> int:
    """Where a clause ends; not at a quotation of a few words that goes on with it: "fight | the "old guard" |"."""
    is_open = False
    for stop in _END.finditer(text, min(begin + 1, end), end):
        if stop.group() not in _MARKS:
            return stop.start()
        opens = not is_open and text[stop.start() - 1] in " (" and _OPEN_PHRASE.search(text, begin, stop.start())
        if not opens and not is_open:
            return stop.start()
        if is_open and text[stop.start() - 1] in ",.":
            return stop.start()
        is_open = bool(opens)
    return end
