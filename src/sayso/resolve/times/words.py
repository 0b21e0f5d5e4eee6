"""The words times are written with, and the pieces of pattern made of them."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_WEEKDAYS = ("mon", "tues", "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, northern half of the world
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1}

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {
    "a": 1,
    "an": 1,
    **{word: i for i, word in enumerate((*_ONES, *_TEENS), start=1)},
    **{word: i * 10 for i, word in enumerate(_TENS, start=2)},
    **{f"{ten} {one}": i * 10 + j for i, ten in enumerate(_TENS, start=2) for j, one in enumerate(_ONES, start=1)},
}


def number(words: str) -> int | None:
    """What a count written in figures or words is; None for "a few", "several"."""
    return int(words) if words.isdigit() else NUMBERS.get(" ".join(words.lower().replace("-", " ").split()))


def month_number(word: str) -> int:
    """1 for "January", "Jan."."""
    return next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(word.lower().rstrip(".")[:3]))


def weekday_number(word: str) -> int:
    """0 for "Monday", "Mon."."""
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(word.lower().rstrip(".")[:3]))


def _cased(names: tuple[str, ...]) -> str:
    return "|".join(form for name in names for form in (name.title(), name.upper()))


#: "may" and "march" are words of their own; the others stay months in small letters where a day stands beside them.
_SMALL = "|".join(name for name in MONTHS if name not in ("may", "march"))
#: With its capital, as it stands alone. The stop of a shortened name belongs to it.
_MONTH = rf"(?:{_cased(MONTHS)})\b|(?:{_cased(SHORT_MONTHS)})\b\.?"
MONTH = rf"(?P<month>{_MONTH})"
DATE_MONTH = rf"(?P<month>{_MONTH}|(?:{_SMALL})\b)"
#: A year beside it makes even "may" a month.
YEAR_MONTH = rf"(?P<month>{_MONTH}|(?:{'|'.join(MONTHS)})\b)"
WEEKDAY = rf"(?P<weekday>{_cased(WEEKDAYS)})"
_ANY_WEEKDAY = rf"(?P<weekday>{_cased(WEEKDAYS)}|(?:{_cased(SHORT_WEEKDAYS)})\b\.?)"
ON_WEEKDAY = rf"(?:(?:(?i:last|this|next)\s+)?{_ANY_WEEKDAY},?\s+(?:the\s+)?)?"
#: Characters that take no room; between digits they tear a number in two unseen, and neither part is a day.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
DAY_OF = rf"(?P<day>\d{{1,2}})(?![{_UNSEEN}]*\d)(?:st|nd|rd|th)?"
TO_DAY = r"(?:\s*(?:-|–|—|/|and|to|or)\s*(?:the\s+)?(?P<day2>\d{1,2})(?!\d)(?:st|nd|rd|th)?)?"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\w/])(?![.,]\d)(?!-[a-z])"
NOT_INSIDE = rf"(?<![\w/.,$€£+{_UNSEEN}-])"
#: "of last year", "that year": the year of a date told by another.
YEAR_BY_WORD = (
    r"(?:,?\s+(?:in\s+|of\s+)?"
    r"(?P<by>last|this|next|that|the\s+same|the\s+following|the\s+next|the\s+previous)\s+year\b)"
)
SPOKEN = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join(sorted((*_ONES, *_TEENS), key=len, reverse=True))}"
)
COUNT = rf"(?P<count>\d{{1,3}}|{SPOKEN}|an?|few|couple\s+of|several)"
UNIT = r"(?P<unit>hour|day|week|month|year|decade)s?"
ABOUT = (
    r"(?:(?P<about>less\s+than|more\s+than|fewer\s+than|under|nearly|almost|about|around|roughly|some|just\s+over"
    r"|just\s+under|just|only|over|at\s+least|barely|exactly|a\s+little\s+over)\s+)?"
)
PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|noon|midnight)\b)"

#: Verbs and words by which a clause speaks of what is to come.
FUTURE = frozenset(
    {
        *("will", "would", "shall", "won't", "won’t", "upcoming", "resumes", "reopens", "expires", "starts", "begins"),
        *("returns", "deadline", "must"),
    }
)
#: What is told as to come only behind "is", before "to" or right before the time: "is due on", "the talks planned for".
AWAITED = frozenset({"scheduled", "due", "expected", "anticipated", "planned", "slated"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "it's", "it’s", "they're", "they’re"})
STARTING = frozenset({"resume", "reopen", "expire", "reconvene"})
SAYING = frozenset(
    {"said", "says", "told", "added", "stated", "wrote", "announced", "warned", "according", "saying", "reported"}
)
#: What is counted: before these, four digits are a count ("in 2000 villages"), before the last ones an hour.
COUNTED = frozenset(
    {
        *("people", "persons", "men", "women", "children", "soldiers", "troops", "fighters", "civilians", "servicemen"),
        *("refugees", "prisoners", "captives", "migrants", "victims", "guards", "militants", "rebels", "officers"),
        *(
            "police",
            "tonnes",
            "tons",
            "kilometres",
            "kilometers",
            "miles",
            "metres",
            "meters",
            "feet",
            "km",
            "hectares",
        ),
        *("homes", "houses", "cases", "villages", "families", "dollars", "euros", "pounds", "votes", "times", "shells"),
        *("rounds", "sorties", "tanks", "vehicles", "trucks", "others", "more", "or", "percent", "per", "members"),
        *("year", "years", "residents", "hours", "hrs", "gmt", "utc", "local", "cet", "est", "edt", "bst"),
    }
)
#: Words that follow a month or a year without being told by it ("the 2014 of", "the March on").
SMALL_WORDS = frozenset(
    {
        *("a", "an", "and", "as", "at", "by", "but", "for", "from", "in", "into", "is", "it", "of", "on", "or", "that"),
        *("the", "to", "was", "were", "with", "he", "she", "they", "has", "had", "have", "when", "which", "who", "be"),
        *("will", "would", "said", "says", "began", "took", "came"),
    }
)
_COUNTED_AFTER = "|".join(sorted(COUNTED - {"or", "local", "more", "others", "times", "police"}))
_NO_COUNT = rf"(?![\da-z_/])(?![.,]\d)(?!\s+(?:{_COUNTED_AFTER})\b)"
#: Before any other word in small letters, four digits that are no usual year are a count ("on 5 March 1200 marchers").
_NO_NOUN = rf"{_NO_COUNT}(?!\s+(?!(?:{'|'.join(sorted(SMALL_WORDS))})\b)[a-z])"
#: After a day and a month it is a year even where the next word is glued to it; before what is counted it is a count.
DATE_YEAR = rf"(?P<year>(?:1[5-9]\d\d|20[0-4]\d|2050){_NO_COUNT}|(?:1[0-4]|2[0-9])\d\d{_NO_NOUN})"
#: In the place of a year, and no year: the day it stands with is none.
NO_YEAR = rf",?\s+(?P<odd>(?:[03-9]\d{{3}}|\d{{5,}}){_NO_NOUN})"
#: "the 19 April Movement" is no day.
NO_NAME = r"(?!\s+(?i:movement|alliance|brigades?|commission|coalition|square|bridge)\b)"
