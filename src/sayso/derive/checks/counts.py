"""Counts that do not agree: a list with another number of names, a sum that does not add up, a part over its whole."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.derive.checks.days import REACH, sentence_of
from sayso.derive.numerals import COUNT, NUMBER, value_of
from sayso.records import Figure, Issue, Reading, Span, Statement

#: Figures compared on one page, first ones first.
MOST_FIGURES = 200
#: A list of fewer names than this is no list.
FEWEST_NAMES = 2

_NOUNS = r"(?:[a-z][\w’'-]*\s+){0,3}?[a-z][\w’'-]*"
_PERSONS = frozenset({"killed", "wounded", "captured", "missing", "displaced", "detained", "bodies"})
_PART = rf"{COUNT}\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+"
_WHOLE_AND_PARTS = re.compile(
    rf"""\b(?P<whole>{NUMBER})\s+(?P<noun>{_NOUNS})(?:\s+(?:were|was|have\s+been|had\s+been)?\s*(?:killed|dead|died|wounded|injured|arrested|captured|missing))?
        \s*(?::\s|\s[–—-]\s|\()\s*(?P<parts>{_PART}(?:\s*,\s*(?:and\s+)?{_PART})*\s*,?\s+and\s+{_PART})
        (?=\s*(?:[.;)\n]|\s[–—-]\s|\Z))""",
    re.VERBOSE | re.IGNORECASE,
)
_EACH_PART = re.compile(
    rf"(?:\A|,\s*(?:and\s+)?|\s+and\s+)(?P<count>{COUNT})\s+(?P<what>(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+?)(?=\s*,|\s+and\s|\Z)",
    re.IGNORECASE,
)
_NAME = (
    r"(?:(?-i:[A-Z])[\w.’'-]*\w(?:\s+(?:(?-i:[A-Z])(?:[\w.’'-]*\w|\.)|de|la|van|von|der|al|bin|of|the))*"
    r"(?:\s*\([^()]{1,40}\))?)"
)
_LIST = rf"(?P<list>{_NAME}(?:\s*,\s*(?!and\b){_NAME})*\s*,?\s+and\s+{_NAME})"
_COUNT_AND_LIST = re.compile(
    rf"\b(?P<count>{NUMBER})\s+(?P<noun>(?:[\w’'-]+\s+){{0,3}}?[a-z][\w’'-]*s)\s*(?::\s|\s[–—]\s|,\s+namely\s+|\()\s*{_LIST}(?=\s*(?:[.;)\n]|\s[–—]\s|\Z))",
    re.IGNORECASE,
)
_TITLED_LIST = re.compile(
    rf"\b(?:signed|sent|written|backed|sponsored|joined|attended)\s+by\s+(?:(?:the\s+)?(?:US|U\.S\.)\s+)?(?P<noun>[A-Za-z]+s)\s+{_LIST}"
)
#: What stands between a whole and its parts, or a count and its list; without one there is none.
_OPENS = re.compile(r"[:\s(,](?:(?<=\()|(?<=:)\s|(?<=\s)[–—-]\s|(?<=,)\s+(?i:namely)\s)")
_EACH_NAME = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_IN_MARKS = re.compile(r"\([^()]*\)")
_NOT_ALL = re.compile(
    r"\b(?:including|among|such\s+as|others?|more|additional|at\s+least|about|around|nearly|almost|over|up\s+to)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:initial\w*|first|earlier|previous\w*|rose|risen|rising|later|now|so\s+far|since|revis\w+|updat\w+|another|more|further|additional|other|had\s+(?:said|reported)"
    r"|still|then|remaining|increas\w+|total|up\s+from|down\s+from|until|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)


def sentences_with_lists(reading: Reading) -> list[Span]:
    """The sentences in which a whole and its parts, or a count and its list, may stand."""
    text = reading.document.text
    return [span for span in reading.sentences if _OPENS.search(text, span.start, span.end)]


def odd_sums(reading: Reading, listing: Sequence[Span]) -> Iterator[Issue]:
    """As in "12 killed: 7 soldiers and 6 civilians". ``listing``: the sentences to look at."""
    text = reading.document.text
    for sentence in listing:
        for found in _WHOLE_AND_PARTS.finditer(text, sentence.start, sentence.end):
            parts = [value_of(part["count"]) for part in _EACH_PART.finditer(found["parts"])]
            whole = value_of(found["whole"])
            if whole is None or len(parts) < FEWEST_NAMES or None in parts or _is_not_all(text, sentence, found):
                continue
            total = sum(part or 0 for part in parts)
            if total != whole:
                words = " ".join(text[found.start("whole") : found.end("noun")].split())
                yield Issue(
                    "derive",
                    "inconsistent_count",
                    f"“{words}”, but “{' '.join(found['parts'].split())}” make {total}",
                    Span(*found.span("parts")),
                    f"{total}?",
                )


def _is_not_all(text: str, sentence: Span, found: re.Match[str]) -> bool:
    """Whether a count is told to be part of another, or to be no exact one."""
    return _NOT_ALL.search(text, max(sentence.start, found.start() - REACH), found.end()) is not None


def odd_lists(reading: Reading, listing: Sequence[Span]) -> Iterator[Issue]:
    """As in "three ministers: A and B", and "signed by senators A, B and C" where the page says "eight senators".

    ``listing``: the sentences in which a count and its list may stand.
    """
    text = reading.document.text
    for sentence in listing:
        for found in _COUNT_AND_LIST.finditer(text, sentence.start, sentence.end):
            if not _is_not_all(text, sentence, found):
                counted = f"{found['count']} {' '.join(found['noun'].split())}"
                yield from _odd_list(found, value_of(found["count"]), counted)
    for sentence in reading.sentences:
        for found in _TITLED_LIST.finditer(text, sentence.start, sentence.end):
            if not _NOT_ALL.search(
                text, max(sentence.start, found.start() - REACH), min(sentence.end, found.end() + REACH)
            ):
                yield from _odd_list(found, *_count_of(reading, found["noun"]))


def _odd_list(found: re.Match[str], count: int | None, counted: str) -> Iterator[Issue]:
    names = _EACH_NAME.split(_IN_MARKS.sub("", found["list"]))
    if count is not None and len(names) != count and all(name.strip() for name in names):
        yield Issue(
            "derive",
            "inconsistent_count",
            f"“{counted}”, but {len(names)} names: “{' '.join(found['list'].split())}”",
            Span(*found.span("list")),
            f"{len(names)}?",
        )


def _count_of(reading: Reading, noun: str) -> tuple[int | None, str]:
    """How many of a kind the page counts, if it always counts the same."""
    pattern = re.compile(rf"(?<![\w,.-])(?P<count>{NUMBER})\s+(?:[\w.-]+\s+){{0,2}}?{re.escape(noun)}\b", re.IGNORECASE)
    found = [one for span in reading.sentences for one in pattern.finditer(reading.document.text, span.start, span.end)]
    values = {value_of(one["count"]) for one in found}
    return (values.pop(), " ".join(found[0].group().split())) if len(values) == 1 else (None, "")


def odd_figures(reading: Reading, figures: Sequence[Figure], statements: Mapping[str, Statement]) -> Iterator[Issue]:
    """A part that is more than its whole; one voice that gives two exact counts of the same."""
    text, by_id = reading.document.text, {one.id: one for one in figures}
    for one in figures[:MOST_FIGURES]:
        whole = by_id.get(one.part_of or "")
        if whole and whole.high is not None and one.low is not None and one.low > whole.high:
            yield _clash(text, whole, one, "a part of it")
    exact = [
        one
        for one in figures[:MOST_FIGURES]
        if one.what in _PERSONS and one.comparator == "exact" and one.part_of is None and one.event
    ]
    seen: dict[tuple[object, ...], Figure] = {}
    for one in exact:
        key = _count_key(one, statements)
        other = seen.setdefault(key, one)
        if other.low != one.low and not any(_is_changed(reading, figure) for figure in (one, other)):
            yield _clash(text, other, one, "the same count by the same voice")


def _count_key(one: Figure, statements: Mapping[str, Statement]) -> tuple[object, ...]:
    teller = statements.get(one.reported_by or "")
    voice = teller.speaker.name if teller and teller.speaker else one.reported_by
    of = (one.of.actor or one.of.name.casefold()) if one.of else None
    return (one.what, one.unit, of, one.civilian, one.event, voice, one.as_of.earliest if one.as_of else None)


def _is_changed(reading: Reading, figure: Figure) -> bool:
    """Whether the sentence speaks of a count that changed, or of another part."""
    around = sentence_of(reading, figure.span)
    return around is None or _CHANGED.search(reading.document.text, around.start, around.end) is not None


def _clash(text: str, one: Figure, other: Figure, why: str) -> Issue:
    first, second = (" ".join(text[f.span.start : f.span.end].split()) for f in (one, other))
    return Issue("derive", "inconsistent_count", f"“{first}”, but “{second}”: {why}", other.span)
