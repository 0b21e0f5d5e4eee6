"""What a count covers, from its record and its sentence: two counts of differing scope are not one count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.compare.same_event_words import stem, table_lines, words_in
from sayso.compare.sides import country_of, is_state_word, side_of, states_in
from sayso.compare.told_days import one_day, report_day
from sayso.records import Counted

#: Code points before and behind a figure in which its own clause says what became of the counted.
BEFORE, BEHIND = 40, 85
#: Code points behind a figure within which "casualties" are its own.
NEAR = 35
#: Code points between two fates and the figure they stand before: "killed and wounded about 30".
CLOSE = 15
#: Counts of people to whom something was done, mostly of the speaker's own side ("six wounded", says the navy).
SUFFERED = frozenset({"killed", "wounded", "missing", "displaced"})
ANYBODY = "anybody"

_STOP = re.compile(r"\d|[;:.]\s")
_CASUALTIES = re.compile(r"\b(?:casualt(?:y|ies)|irrecoverable losses)\b", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"\A\D{0,20}[\d.,]*\d")

_SINCE = re.compile(
    r"""\bsince\s+(?:(?P<year>(?:[A-Z]\w+\s+)?(?:19|20)\d\d)
        |(?P<start>(?:the\s+)?(?:start|beginning|outbreak|onset|war|conflict|invasion|uprising|revolution|fighting)\b)
        |\w+)""",
    re.VERBOSE,
)
_WAR = re.compile(
    r"""\b(?:in|during|over|throughout|of|by)\s+(?:the\s+)?
        (?:(?:\w+[-\ ]){0,2}(?:war|conflict|insurgency|uprising|siege|campaign|offensive)\b
          |(?:\w+\s+)?(?:decades?|years|months)\s+of\s+(?:war|fighting|conflict|violence))
       |\b\w+-(?:year|month|week|day)(?:-old|-long)?\s+(?:war|conflict|offensive|campaign)
       |\b(?:bring(?:s|ing)?|brought|taking|raising|raised)\b[^.;]{0,60}\b(?:total|toll|number)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PAST = re.compile(
    r"""\b(?:in|over|during|for|within)\s+(?:the\s+)?(?:past|last|previous|preceding)\s+
        (?P<span>(?:\w+\s+)?(?:hours?|days?|weeks?|months?|years?|decades?))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_EACH = re.compile(
    r"""\b(?:(?:a|per|every|each)\ (?:day|week|month|year)
       |(?:daily|weekly|monthly|annually|yearly)\b
        (?!\ (?:lists?|notes?|reports?|bulletins?|briefings?|updates?|papers?)\b))\b""",
    re.VERBOSE,
)
_THIS = re.compile(r"\b(?P<this>this|last) (?P<unit>year|month|week)\b|\bin (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)

_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|season|year)"
#: A count of a stretch of time of its own: "in the week from 24 to 30 November", "compared with 270 in the week
#: before", "on three days out of seven". The next one of the kind is of the next stretch, and puts nothing right.
_OWN_TIME = re.compile(
    rf"""\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Ff]or)\ the\ {_UNIT}
         \ (?:from|of|to|between|ending|ended|beginning|starting|since|until)\b
         [^.;:,]{{0,30}}?\d{{1,4}}(?:\ [A-Z]\w+)?(?:\ (?:to|and|until)\ \d{{1,2}}(?:\ [A-Z]\w+)?)?""",
    re.VERBOSE,
)
_TIME_BEFORE = re.compile(
    rf"""\b(?:compared\ (?:with|to)|as\ against|(?:up|down)\ from|(?:more|fewer|less)\ than)\s[^.;]{{0,40}}?
         \bthe\ (?:(?:previous|preceding|prior)\ (?!\w+\ before\b)|(?=\w+\ before\b)){_UNIT}\b""",
    re.VERBOSE,
)
_OUT_OF = re.compile(rf"\b{_UNIT}s out of (?:\d+|[a-z]+)\b")

_DENIED = re.compile(
    r"""\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)
       |did\ not\ (?:say|confirm)|could\ not\ (?:confirm|verify)|invented|no\ truth)\b[^.;]{0,80}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_FORECAST = re.compile(
    r"""\b(?:could|may|might|would|will|shall|fear(?:s|ed|ing)?|expect(?:s|ed|ing)?|predict(?:s|ed)?|plan(?:s|ned|ning)?
       |threaten(?:s|ed|ing)?|if|unless|risk|aims?|intends?|pledged|promised|vowed|believed|presumed)\b[^.;]{0,30}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_FORECAST_BEHIND = re.compile(
    r"\A[^.;,]{0,25}\b(?:(?:could|may|might|would|will)\b|feared\b|presumed\b)", re.IGNORECASE
)
_OF_THE = re.compile(r"\bof (?:the|its|them|their|those|these|his|her|our)\b", re.IGNORECASE)
#: "One of its officers": a man who is spoken of, no number of them.
_ONE_OF = re.compile(
    r"(?:only |just |at least )?one of (?:the|its|them|their|those|these|his|her|our)\b", re.IGNORECASE
)
_INCLUDING = re.compile(
    r"\b(?:including|among (?:them|whom|the \w+)|of (?:whom|them|these))[\s,:]*(?:were|are|was)?\s*\Z", re.IGNORECASE
)
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*)"
_AND_BEHIND = re.compile(rf"\A(?: \w+){{0,2}},? and {_NUMBER} (?!others? )\w+", re.IGNORECASE)
_AND_BEFORE = re.compile(rf"\b{_NUMBER} (?:\w+ ){{1,3}}and\s+\Z", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|as against|(?:up|down) from|instead of)\s+(?:about |some |only )?\Z", re.IGNORECASE
)
_MORE = re.compile(r"\b(?:another|further|additional|(?<!no )(?<!or )more(?! than)|other)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|their|our) (?:own )?(?:\w+ )?\Z|\bof (?:its|their|our)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a count covers. ``fates``: all that is counted in one; ``group``: of which people or things.

    ``side``: whose people (a state or a party), ``guessed`` where only the speaker shows it. ``period``: "" one
    happening, else words for the stretch of time. ``part``: "" a whole, "part", "one" of many, "more", or "before": a
    count of another time told for comparison.
    """

    fates: frozenset[str]
    civilian: bool | None
    group: str
    side: str | None
    guessed: bool
    part: str
    period: str
    denied: bool
    forecast: bool


def scope_of(counted: Counted) -> Scope:
    """The scope of a count, from its record and the words of its sentence."""
    passage, figure = counted.passage, counted.figure
    start = max(passage.find(counted.words), 0)
    before, behind = passage[:start], passage[start + len(counted.words) :]
    side, guessed = _side(counted, before)
    return Scope(
        fates=frozenset({str(figure.what)}) | _fates_together(before, counted.words + behind),
        civilian=figure.civilian,
        group=group_of(figure.of.name if figure.of else figure.unit or ""),
        side=side,
        guessed=guessed,
        part=_part(counted, before, behind),
        period=_period(passage),
        denied=_DENIED.search(before) is not None,
        forecast=bool(_FORECAST.search(before[-BEFORE:]) or _FORECAST_BEHIND.match(behind)),
    )


def apart(left: Scope, right: Scope) -> str | None:
    """Why two counts of one kind cannot be the same count, in words; None where their scopes agree."""
    if left.fates != right.fates:
        return _one_and_other(" and ".join(sorted(one.fates)) for one in (left, right))
    if found := _apart_people(left, right):
        return found
    if left.period != right.period and {left.period, right.period} != {"the whole war", "since the start"}:
        return _one_and_other(one.period or "one happening" for one in (left, right))
    if left.part != right.part:
        parts = {
            "": "the whole",
            "part": "a part",
            "one": "one among them",
            "more": "those on top of others",
            "before": "those of another time, for comparison",
        }
        return _one_and_other(parts[one.part] for one in (left, right))
    if left.denied != right.denied:
        return "one is a count that its speaker denies"
    if left.forecast != right.forecast:
        return "one is feared, planned or expected, the other told as having happened"
    return None


def own_time(counted: Counted) -> str | None:
    """The stretch of time of its own that a count is over, in words; None where its sentence tells of none."""
    if dated := _OWN_TIME.search(counted.passage):
        return dated.group().split(" ", 1)[1]
    told = _OUT_OF.search(counted.passage) or _TIME_BEFORE.search(counted.passage)
    if told is None or (day := one_day(counted.figure.as_of) or report_day(counted.report)) is None:
        return None
    return f"the {told['unit']} to {day.isoformat()}"


def group_of(name: str) -> str:
    """The group of people or things that the last known noun of a name means; else the stem of its last word."""
    words = words_in(name)
    if not words or is_state_word(words[-1]):  # "three Ukrainians"
        return ANYBODY
    return next((_words_of("group")[one] for one in reversed(words) if one in _words_of("group")), stem(words[-1]))


def is_group(group: str) -> bool:
    """Whether a group is one of the table, not a noun's stem."""
    return group in _words_of("group").values()


@cache
def _words_of(kind: str) -> dict[str, str]:
    """The words of a kind of the table, each with the second half of its rule id."""
    lines = table_lines("figure_words.tsv")
    return {word: rule.partition(":")[2] for rule, own, words, _ in lines if own == kind for word in words.split(" ")}


def listed(kind: str) -> tuple[str, ...]:
    """The words of a kind of the table, "_" for a space."""
    return tuple(word.replace("_", " ") for word in _words_of(kind))


def _apart_people(left: Scope, right: Scope) -> str | None:
    if (left.civilian is True) != (right.civilian is True):
        return "one counts civilians, the other does not"
    if left.group != right.group and ANYBODY not in (left.group, right.group):
        return _one_and_other(f"{one.group}s" for one in (left, right))
    if left.side and right.side and left.side != right.side and not (left.guessed or right.guessed):
        return _one_and_other(f"people of {one.side}" for one in (left, right))
    return None


def _one_and_other(counted: Iterable[str]) -> str:
    one, other = counted
    return f"one counts {one}, the other {other}"


@cache
def _together() -> re.Pattern[str]:
    fate = "|".join(_words_of("fate"))
    return re.compile(rf"\b({fate})(?:,? (?:and|or|and/or)|/) ?(?:(?:are|were|is|been) )?({fate})\b", re.IGNORECASE)


def _fates_together(before: str, after: str) -> frozenset[str]:
    """The fates that one number takes together: "12 dead or missing", "killed and wounded some 30", "casualties"."""
    fates, lead = _words_of("fate"), before[-BEFORE:]
    ahead = _together().search(after[:BEHIND])
    if ahead and not _STOP.search(_OWN_NUMBER.sub("", after[: ahead.start()])):
        return frozenset(fates[one.lower()] for one in ahead.groups())
    for behind in _together().finditer(lead):
        if len(lead) - behind.end() <= CLOSE and not _STOP.search(lead[behind.end() :]):
            return frozenset(fates[one.lower()] for one in behind.groups())
    return frozenset({"killed", "wounded"}) if _CASUALTIES.search(after[:NEAR]) else frozenset()


def _side(counted: Counted, before: str) -> tuple[str | None, bool]:
    """Whose people are counted, and whether only the speaker shows it."""
    of, reporter = counted.figure.of, counted.reporter
    if of and of.actor:
        return side_of(of.actor), False
    named = states_in(of.name) if of else frozenset()
    if len(named) == 1:
        return next(iter(named)), False
    speaker = side_of(reporter.actor)
    if speaker is None:
        return None, False
    if _OWN.search(before) or _OWN.search(counted.words):
        return speaker, False
    others = states_in(counted.passage) - {country_of(reporter.actor) or ""}
    is_own = counted.figure.what in SUFFERED and not others and "." not in speaker
    return (speaker, True) if is_own else (None, False)


def _part(counted: Counted, before: str, behind: str) -> str:
    if _MORE.search(counted.words) or _MORE.match(behind.lstrip()):
        return "more"
    if _COMPARED.search(before):
        return "before"
    is_part = counted.figure.part_of is not None or _INCLUDING.search(before) or _OF_THE.search(counted.words)
    is_listed = _AND_BEHIND.match(behind) or _AND_BEFORE.search(before)
    is_anybody = group_of(counted.figure.of.name if counted.figure.of else "") == ANYBODY
    if _ONE_OF.match(counted.words):
        return "one"
    return "part" if is_part or (is_listed and is_anybody) else ""


def _period(passage: str) -> str:
    """The stretch of time a count is over, in words that are equal for the same stretch; "" for one happening."""
    if since := _SINCE.search(passage):
        return (
            f"since {since['year']}"
            if since["year"]
            else "since the start"
            if since["start"]
            else since.group().lower()
        )
    if _WAR.search(passage):
        return "the whole war"
    if past := _PAST.search(passage):
        return f"the past {past['span'].lower()}"
    if _EACH.search(passage):
        return "each day, week, month or year"
    if this := _THIS.search(passage):
        return f"{this['this']} {this['unit']}".lower() if this["unit"] else f"the year {this['year']}"
    return ""
