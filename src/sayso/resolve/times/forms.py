"""The forms a time is written in, in the order they are tried: the first that takes the words has them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.resolve.times import carried, counted, dates, periods
from sayso.resolve.times.page import Lead, Page, Sense
from sayso.resolve.times.words import (
    ABOUT,
    COUNT,
    DATE_MONTH,
    DATE_YEAR,
    DAY_OF,
    MONTH,
    NO_NAME,
    NO_YEAR,
    NOT_INSIDE,
    ON_WEEKDAY,
    ORDINALS,
    PART_OF_DAY,
    SEASONS,
    TO_DAY,
    UNIT,
    WEEKDAY,
    YEAR,
    YEAR_BY_WORD,
    YEAR_MONTH,
)

Read = Callable[[re.Match[str], Page, Lead], Sense | None]

#: What a form cannot do without; a passage without it is not searched for the form.
MONTH_NAME, DAY_NAME, UNIT_WORD, DIGITS, NEAR_WORD, THEN = 1, 2, 4, 8, 16, 32


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern, how its words are read, and what must be near.

    Its words are taken even where they mean no day ("31 September 2020" is no September either).
    ``leads``: what stands before it belongs to it. ``late``: counted from other times, which must be known first.
    ``words``: one of them, or a piece of one, is in all that it fits; none: not known.
    """

    pattern: re.Pattern[str]
    read: Read
    needs: int
    leads: bool = True
    late: bool = False
    words: tuple[str, ...] = ()

    def may_fit(self, hints: int, low: str) -> bool:
        """Whether a passage is worth a search. ``hints``: kinds of words in it; ``low``: it, in small letters."""
        if not self.needs & hints:
            return False
        for word in self.words:
            if word in low:
                return True
        return not self.words


def _form(pattern: str, read: Read, needs: int, *, any_case: bool = True, words: str = "", **kind: bool) -> Form:
    compiled = re.compile(pattern, re.IGNORECASE if any_case else 0)
    return Form(compiled, read, needs, words=tuple(words.split()), **kind)


_NO_SUCH_DAY = "".join(
    rf"(?<!{first}{word} )"
    for first, word in (
        *(
            ("[Ee]", "very"),
            ("[Ee]", "ach"),
            ("[Mm]", "ost"),
            ("[Ss]", "ome"),
            ("\\bon ", "a"),
            ("[Oo]", "ne"),
            ("[Aa]", "ny"),
        ),
        *(("B", "loody"), ("B", "lack"), ("G", "ood"), ("E", "aster"), ("P", "alm"), ("H", "oly")),
    )
)
_OTHER_MONTH = MONTH.removeprefix("(?P<month>").removesuffix(")")
_OTHER_WEEKDAY = WEEKDAY.replace("P<weekday>", ":")
_ORDINAL = rf"(?P<ordinal>{'|'.join(sorted(ORDINALS, key=lambda word: (-len(word), word)))})"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_LAST_YEAR_OR_WRITTEN = rf"(?:,?\s+(?:of\s+)?{DATE_YEAR}|{YEAR_BY_WORD})"
_THAT_YEAR = r"\b(?:(?i:in\s+)?(?P<that>[Tt]hat)\s+year,?\s+(?:on\s+)?)"
_NO_NOUN = r"(?=\s*(?:[,.;:)—]|$|\n)|\s+(?:and|at|in|when|after|before|by|of\s+(?:this|last)\s+month)\b)"
_PARTS = r"morning|afternoon|evening|night"
_NO_COUNT_AFTER = r"(?![\d:%]|,\d|\.\d)"

FORMS: tuple[Form, ...] = (
    _form(NOT_INSIDE + r"(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)(?!\d)", dates.iso_date, DIGITS),
    _form(
        NOT_INSIDE + r"(?P<left>\d{1,2})(?P<mark>[/.])(?P<right>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
        dates.slashed,
        DIGITS,
    ),
    _form(
        _THAT_YEAR
        + rf"(?P<day>\d{{1,2}})(?!\d)(?P<day2>)(?:\s+(?:to|of))?(?:\s+the)?\s+{DATE_MONTH}(?P<year>)(?P<by>)",
        dates.day_and_month,
        MONTH_NAME,
        any_case=False,
    ),
    _form(
        _THAT_YEAR + rf"{DATE_MONTH}\s+{DAY_OF}(?P<day2>)(?P<year>)(?P<by>)",
        dates.day_and_month,
        MONTH_NAME,
        any_case=False,
    ),
    _form(
        NOT_INSIDE + rf"{DAY_OF}{TO_DAY}\s+(?P<month>march|may),?\s+{DATE_YEAR}(?P<by>)",
        dates.day_and_month,
        MONTH_NAME,
        any_case=False,
    ),
    _form(
        ON_WEEKDAY
        + NOT_INSIDE
        + rf"{DAY_OF}{TO_DAY}(?:\s+(?:of\s+)?|-){DATE_MONTH}"
        + rf"(?:(?:,?\s+|-){DATE_YEAR}|{YEAR_BY_WORD}|{NO_YEAR})?{NO_NAME}",
        dates.day_and_month,
        MONTH_NAME,
        any_case=False,
    ),
    _form(
        ON_WEEKDAY
        + rf"\b{DATE_MONTH}(?:\s+|(?<=\.)){DAY_OF}{_NO_COUNT_AFTER}{TO_DAY}"
        + rf"(?:,?\s+{DATE_YEAR}|{YEAR_BY_WORD}|{NO_YEAR})?{NO_NAME}",
        dates.day_and_month,
        MONTH_NAME,
        any_case=False,
    ),
    _form(
        rf"\b{MONTH}\s+on\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?P<day2>)(?:,?\s+{YEAR})?(?P<by>)",
        dates.day_and_month,
        MONTH_NAME,
        any_case=False,
    ),
    _form(
        rf"\b(?:the\s+)?{_ORDINAL}\s+(?:{COUNT}\s+)?(?P<unit>week|day)s?\s+of\s+{MONTH}(?:,?\s+{YEAR})?",
        periods.week_of_month,
        MONTH_NAME,
    ),
    _form(
        rf"\b{MONTH}(?:\s*[-–—]\s*|\s+(?:to|until|through)\s+)(?P<month2>{_OTHER_MONTH})(?:,?\s+(?:of\s+)?{DATE_YEAR})",
        periods.months,
        MONTH_NAME,
        any_case=False,
    ),
    _form(rf"\b{YEAR_MONTH}{_LAST_YEAR_OR_WRITTEN}", periods.month_and_year, MONTH_NAME, any_case=False),
    _form(
        rf"(?<![\w/.,-])(?P<year>(?:19|20)\d\d)\s?in\s+{MONTH}(?=\s+\w)(?P<by>)",
        periods.month_and_year,
        MONTH_NAME,
        any_case=False,
    ),
    _form(
        rf"\b(?:(?P<word>(?i:last|next|this|the\s+following|the\s+previous))\s+)?{MONTH}(?![\w’']*\s+(?:Day|Square|Movement)\b)",
        periods.month_alone,
        MONTH_NAME,
        any_case=False,
    ),
    _form(
        rf"\b(?:(?P<word>last|this|next)\s+)?{_SEASON}\b"
        r"(?:\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)(?:[-–/](?P<year2>\d\d(?:\d\d)?))?(?!\w))?",
        periods.season,
        NEAR_WORD,
    ),
    _form(
        r"(?<![\w/.,$€£-])(?P<year>(?:1[89]|20)\d\d)"
        r"(?P<mark>\s?[-–—]\s?|\s+(?:to|until|till|through)\s+|(?<=etween \d{4})\s+and\s+)"
        r"(?P<year2>(?:1[89]|20)\d\d|(?<=[-–—])\d\d)(?![\w/-])(?![.,]\d)",
        periods.years,
        DIGITS,
    ),
    _form(r"\b(?P<the>the\s+)?(?P<decade>(?:19|20)\d0)[’']?s\b", periods.decade, DIGITS, words="0s 0' 0’"),
    _form(
        rf"\b(?:(?:the\s+)?{_ORDINAL}\s+(?P<size>quarter|half)(?:\s+of)?|Q(?P<q>[1-4]))\s+{YEAR}",
        periods.part_of_year,
        DIGITS,
        words="quarter half q",
    ),
    _form(
        rf"\b(?:(?:the\s+)?(?:fiscal|financial|calendar)\s+(?:year\s+)?|FY\s?){YEAR}",
        periods.whole_year,
        DIGITS,
        words="fiscal financial calendar fy",
    ),
    _form(rf"(?:(?<=mid-)|(?<=early-)|(?<=late-)|{NOT_INSIDE})(?:\bthe\s+year\s+)?{YEAR}", periods.year_alone, DIGITS),
    _form(
        rf"\b(?=[cntlpCNTLPMWFS]){_NO_SUCH_DAY}(?:(?P<word>(?i:(?:the\s+)?(?:last|next|this|coming|past)|the\s+(?:following|previous)))\s+)?"
        rf"{WEEKDAY}\b(?:(?:\s+and\s+(?:on\s+)?|/)(?P<second>{_OTHER_WEEKDAY})\b)?(?:[’']s(?={PART_OF_DAY}))?{PART_OF_DAY}?"
        r"(?!\s+(?:Times|Telegraph|Express|Mirror|Mail|Herald|[Ss]chool)\b)",
        dates.weekday,
        DAY_NAME,
        any_case=False,
    ),
    _form(
        r"(?<=\bon )(?P<word>)(?P<second>)(?P<weekday>(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)",
        dates.weekday,
        DAY_NAME,
        any_case=False,
    ),
    _form(
        r"\b(?:the\s+)?(?P<near>day\s+before\s+yesterday|day\s+after\s+tomorrow|(?<!usa )today|yesterday|tomorrow"
        rf"|tonight|overnight|last\s+night|this\s+(?:morning|afternoon|evening))\b{PART_OF_DAY}?",
        counted.near_day,
        NEAR_WORD,
    ),
    _form(
        rf"\b(?P<feast>christmas\s+(?:day|eve)|new\s+year[’']s\s+(?:eve|day))\b(?:,?\s+{YEAR})?(?P<by>)",
        dates.feast,
        NEAR_WORD,
    ),
    _form(rf"\b{ABOUT}{COUNT}\s+{UNIT}\s+ago\b", counted.ago, UNIT_WORD, words="ago"),
    _form(
        r"\b(?:(?:over|in|for|during|within|throughout)\s+the\s+(?:past|last)|(?:the|this)\s+past)\s+"
        rf"(?:{COUNT}\s+)?{UNIT}\b(?!\s+of\b)",
        counted.past_stretch,
        UNIT_WORD,
        words="past last",
        leads=False,
    ),
    _form(
        rf"\b(?:within|(?:in|over|within|during|for)\s+the\s+(?:next|coming))\s+(?:{COUNT}\s+)?{UNIT}\b(?!\s+(?:of|after|before)\b)",
        counted.coming_stretch,
        UNIT_WORD,
        words="within next coming",
        leads=False,
    ),
    _form(rf"\bin\s+{COUNT}\s+{UNIT}\b(?P<time>[’']?\s+time\b)?", counted.in_units, UNIT_WORD, leads=False),
    _form(rf"\b{COUNT}\s+{UNIT}\s+(?P<time>from\s+now)\b", counted.in_units, UNIT_WORD, words="now"),
    _form(
        rf"\b(?:later\s+|earlier\s+)?(?:the|that)\s+(?:very\s+)?(?P<step>same|following|next|previous|preceding)\s+"
        rf"(?:(?P<unit>day|week|month|year)|{_PARTS})\b(?!-|\s+of\b)",
        carried.step_from_text,
        UNIT_WORD,
        words="same following next previous preceding",
        late=True,
    ),
    _form(
        r"\b(?P<word>last|this|next|previous|coming)\s+(?P<unit>week(?:end)?|month|year|quarter)\b(?!\s+of\b)(?!-)",
        counted.unit_by_word,
        UNIT_WORD,
        words="last this next previous coming",
    ),
    _form(
        r"\b(?:over|at|on|during)\s+(?P<word>the)\s+(?P<unit>weekend)\b(?!\s+of\b)",
        counted.unit_by_word,
        UNIT_WORD,
        words="weekend",
        leads=False,
    ),
    _form(
        r"\b(?:the\s+)?(?P<words>year\s+before\s+last|year\s+after\s+next)\b",
        counted.year_before_last,
        UNIT_WORD,
        words="last next",
    ),
    _form(r"\b(?:the\s+)?(?P<unit>year|month|week)(?:[’']s)?[\s-]end\b", counted.end_of_unit, UNIT_WORD, words="end"),
    _form(r"(?<=of the )(?P<unit>year|month|week|decade)\b(?!\s+of\b)", counted.unit_of, UNIT_WORD),
    _form(
        rf"\b(?:later\s+|earlier\s+)?(?P<step>that|the\s+same)\s+(?:same\s+)?(?:(?P<unit>day|week|month|year)|{_PARTS})\b",
        carried.step_from_text,
        UNIT_WORD,
        words="that same",
        late=True,
    ),
    _form(
        r"\b(?:the|a)\s+day\s+(?P<side>before|after|earlier|later)\b(?=\s*(?:[,.;:)]|\n|$|and\b|but\b|when\b)|(?:\s+\w+){1,3}\s+had\b)",
        carried.day_beside,
        UNIT_WORD,
        words="before after earlier later",
        late=True,
    ),
    _form(
        rf"\b{ABOUT}{COUNT}\s+{UNIT}\s+(?P<side>later|earlier|afterwards|before(?=\s*[,.;:)])|previously|on(?=,))",
        carried.later,
        UNIT_WORD,
        words="later earlier afterwards before previously on,",
        late=True,
    ),
    _form(
        rf"\b{ABOUT}{COUNT}\s+{UNIT}\s+(?P<side>after|before|ahead\s+of)\b",
        carried.apart,
        UNIT_WORD,
        words="after before ahead",
        late=True,
    ),
    _form(
        r"(?:\b(?P<side>since)\s+then\b|(?<![\w,] )\b(?P<side2>after|before)\s+that(?=,))",
        carried.from_then,
        THEN,
        leads=False,
        late=True,
    ),
    _form(
        rf"\b(?P<about>within)\s+{COUNT}\s+{UNIT}\s+(?P<side>of|after|before)\b",
        carried.apart,
        UNIT_WORD,
        words="within",
        late=True,
    ),
    _form(
        r"(?<=\bon )(?:the\s+)(?P<day>\d{1,2})(?:st|nd|rd|th)" + _NO_NOUN,
        periods.day_of_month,
        DIGITS,
        late=True,
    ),
)
