"""Where a report was filed: the words before its first sentence that name a place and are no party of any event."""

from sayso.derive.events.scene import Sentence

#: Words of a dateline: place, region, month, day, agency, and their marks.
LONGEST = 14
_DASHES = frozenset({"-", "--", "–", "—"})
_MARKS = frozenset({",", "(", ")", ".", "/"})


def filed_until(sentence: Sentence) -> int:
    """One past the last word of "OSTER, March 8 (Agency) --" or "OSTER:"; 0 where a sentence opens with none."""
    keys = [word.key for word in sentence.words[:LONGEST]]
    for at, key in enumerate(keys):
        if at and key in _DASHES and (")" in keys[:at] or _is_shouted(sentence, at)):
            return at + 1
        if at and key == ":" and _is_shouted(sentence, at):
            return at + 1
        if at and key == ")" and _is_shouted(sentence, at - 1, keys[:at].index("(") + 1 if "(" in keys[:at] else at):
            return at + 1
        if key not in _MARKS and not key.isdigit() and not _opens_large(sentence, at):
            return 0
    return 0


def _is_shouted(sentence: Sentence, end: int, start: int = 0) -> bool:
    """Whether the words in ``start`` to ``end`` are in capitals, marks and numbers aside: "UNITED NATIONS"."""
    words = [_written(sentence, at) for at in range(start, max(end, start + 1))]
    letters = [word for word in words if word.isalpha()]
    return bool(letters) and all(word.isupper() and len(word) > 1 for word in letters)


def _opens_large(sentence: Sentence, at: int) -> bool:
    return _written(sentence, at)[:1].isupper()


def _written(sentence: Sentence, at: int) -> str:
    span = sentence.words[at].span
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
