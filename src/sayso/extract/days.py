"""Calendar days as they are written: ``14 May 2021``, ``May 14, 2021``, ``14.05.2021``, ``2021-05-14``, ``14. Mai``.

Month names are those of the Unicode CLDR (format and stand-alone, wide and abbreviated) for the languages below. A day
written with slashes is read only where one order is possible: ``05/06/2021`` is two different days to two readers.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Span

# One line per language: the twelve months, each with its spellings. Source: Unicode CLDR, month names.
_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
    "|november nov|december dec",
    "januar jänner|februar feber|märz maerz mär|april|mai|juni|juli|august|september|oktober okt|november|dezember dez",
    "janvier janv|février fevrier févr|mars|avril avr|mai|juin|juillet juil|août aout|septembre|octobre|novembre"
    "|décembre decembre déc",
    "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|noviembre"
    "|diciembre dic",
    "gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre set|ottobre ott|novembre"
    "|dicembre",
    "janeiro|fevereiro fev|março|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro",
    "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
)
MONTHS = {
    name: number
    for line in _MONTH_NAMES
    for number, names in enumerate(line.split("|"), start=1)
    for name in names.split()
}
FIRST_YEAR, LAST_YEAR = 1900, 2099  # nothing printed earlier reaches us as a news report; later is a typing error
CENTURY_OF_SHORT_YEARS = 2000  # "14.05.21" stands on web pages, which begin in the 1990s: 00-69 of this century
LAST_SHORT_YEAR = 69

_MONTH = "(?P<month>" + "|".join(sorted(map(re.escape, MONTHS), key=lambda name: (-len(name), name))) + r")\b\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d.]\d|\d)"
_FORMS = (
    re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"(?<![\d./-]){_DAY}\.\s?(?P<number>0?[1-9]|1[0-2])\.\s?{_YEAR}"),
    re.compile(rf"(?<![\d./-]){_DAY}\.(?P<number>0?[1-9]|1[0-2])\.(?P<short>\d\d)(?![\d.])"),
    re.compile(
        rf"(?<![\w./-]){_DAY}(?:st|nd|rd|th|er|º|\.)?(?:\s+of|\s+de)?[\s-]*{_MONTH}(?:,|\s+de|\s+del)?[\s-]*{_YEAR}",
        re.I,
    ),
    re.compile(rf"(?<!\w){_MONTH}\s*{_DAY}(?:st|nd|rd|th)?\s*[,.]?\s*{_YEAR}", re.I),
    re.compile(
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>1[0-2]|0?[1-9])\s?[月월]\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?[日일]"
    ),
    re.compile(rf"(?<![\d./-])(?P<a>\d\d?)/(?P<b>\d\d?)/{_YEAR}"),
)
_HAS_DIGIT = re.compile(r"\d")  # every form gives its day as a number
_YEARLESS = (
    re.compile(rf"(?<![\w./-]){_DAY}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?!\s*,?\s*\d{{4}})", re.I),
    re.compile(rf"(?<!\w){_MONTH}\s+{_DAY}(?:st|nd|rd|th)?(?![\w:])(?!\s*,?\s*\d{{4}})", re.I),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written. ``iso`` is ``2021-05-14``, or ``--05-14`` where the words give no year."""

    iso: str
    span: Span

    @property
    def has_year(self) -> bool:
        """Whether the words give the year."""
        return not self.iso.startswith("--")


def find_days(text: str, *, yearless: bool = False) -> tuple[Day, ...]:
    """All days written out in ``text``, in order, without overlaps; with ``yearless`` also "3 March", "March 3"."""
    if not _HAS_DIGIT.search(text):
        return ()
    found = list(_all_forms(text, _FORMS))
    if yearless:
        taken = [day.span for day in found]
        found += [day for day in _all_forms(text, _YEARLESS) if not any(day.span.touches(span) for span in taken)]
    kept: list[Day] = []
    for day in sorted(found, key=lambda day: (day.span.start, -day.span.end)):
        if not kept or kept[-1].span.end <= day.span.start:
            kept.append(day)
    return tuple(kept)


def first_day(text: str) -> str | None:
    """The first day with a year in ``text`` as ISO, or None."""
    days = find_days(text)
    return days[0].iso if days else None


def _all_forms(text: str, forms: tuple[re.Pattern[str], ...]) -> Iterator[Day]:
    for form in forms:
        for match in form.finditer(text):
            iso = _iso(match.groupdict())
            if iso is not None:
                yield Day(iso, Span(match.start(), match.end()))


def _iso(parts: dict[str, str | None]) -> str | None:
    """The ISO form of what a pattern matched; None where no such day exists or two readings are possible."""
    if parts.get("a") is not None:
        month, day = _slashed(int(parts["a"] or 0), int(parts["b"] or 0))
    else:
        name = parts.get("month")
        month = MONTHS[name.lower()] if name else int(parts["number"] or 0)
        day = int(parts["day"] or 0)
    year = _year(parts)
    try:
        found = datetime.date(year or 2000, month, day)  # 2000 is a leap year: 29 February stays possible
    except ValueError:
        return None
    return found.isoformat() if year else f"--{found.month:02}-{found.day:02}"


def _slashed(first: int, second: int) -> tuple[int, int]:
    """Month and day of ``a/b/year`` where only one order is possible; (0, 0), which is no day, otherwise."""
    if first == second:
        return first, second
    if first > 12:  # months end at 12
        return second, first
    return (first, second) if second > 12 else (0, 0)


def _year(parts: dict[str, str | None]) -> int | None:
    short = parts.get("short")
    if short is not None:
        return CENTURY_OF_SHORT_YEARS + int(short) if int(short) <= LAST_SHORT_YEAR else 1900 + int(short)
    year = parts.get("year")
    return int(year) if year else None
