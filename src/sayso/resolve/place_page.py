"""The place names of a page: those the reader found, which of them stand in which, and what else tells its country."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import log2

from sayso.records import IN_ORDER, Document, Reading, Resolution, Span
from sayso.resolve.gazetteer import NOWHERE, Unit, place_key
from sayso.resolve.gazetteer_regions import Regions
from sayso.resolve.place_missed import missed
from sayso.resolve.place_names import Sense, senses_of
from sayso.resolve.place_pairs import pairs
from sayso.resolve.place_senses import Asked, Home, agree
from sayso.resolve.tables import Tables

COUNTRY_CODE_LENGTH = 3  # ISO 3166-1 alpha-3, with which the actor id of everyone who has a country begins
WIDEST_GAP = 60  # characters between a place and the one that holds it
# "Paris, Texas", "Goris (Armenia)", "Goris in Syunik", "Goris, a town in the south of Armenia's Syunik"
HOLDS = re.compile(
    r"[’']?s?(?:, ?| \(|,? (?:an? |the )?(?:[a-z-]+ ){0,6}?(?:in|of|inside|within) "
    r"(?:the |[a-z-]+ |the [a-z-]+ (?:of|in) )*(?:[a-z-]+ )?)"
)
WORD_BEFORE = re.compile(r"[^\W\d_][\w’'-]*[-’']$|[^\W\d_]+$")
WORD_BEHIND = re.compile(r"[-’'](?!s\b)[^\W\d_][\w’'-]*|[^\W\d_]+")
LOOSE_END = re.compile(r"(?:[,;:]| (?:and|or|in|of|,))+ ?$")
OF = re.compile(r" of (?:the )?")
LONGEST_WORD = 30  # letters before a cut name that may belong to it
NEAR_UNITS = 6  # units the page is most about, in which places of any size are looked for
NEAR_SHARE = 0.08  # of the votes: what has less is chance
MOST_NAMES = 400  # different names of one page: a longer list is no report
OUTLET_TOWN = 2.0  # votes for the town a paper is named for: most of its stories are told there
OUTLET_COUNTRY = 2.0  # votes for the country of its address
ENGLISH_PRESS = frozenset(["AUS", "CAN", "GBR", "IRL", "NZL", "USA"])  # where local papers are in English
NAMES_OF_PAPERS = (
    "advertiser|advocate|argus|banner|beacon|bee|bulletin|chronicle|citizen|courier|daily|dispatch|eagle|echo|enquirer"
    "|examiner|express|free|gazette|globe|guardian|herald|independent|inquirer|items?|journal|leader|ledger|local|mail"
    "|mercury|messenger|mirror|monitor|morning|news|newspapers?|observer|post|press|record|register|reporter"
    "|republican|review|sentinel|standard|star|statesman|sun|talk|telegram|telegraph|times|today|tribune|union"
    "|voice|weekly|world|evening"
)
PAPER_FRONT = re.compile(rf"^(?:(?:{NAMES_OF_PAPERS}|the|my|this ?is)[ -]?)+(?=.{{4}})")
PAPER_END = re.compile(rf"(?:[ -]?(?:{NAMES_OF_PAPERS}|online|pi))+$")
HOST = re.compile(r"^(?:[a-z]+://)?((?:[a-z0-9-]+\.)+)([a-z]{2,})(?:[:/]|$)", re.IGNORECASE)
NO_NAME = frozenset(["www", "co", "com", "org", "net", "ac", "gov", "news", "blog", "m"])  # parts of an address
SHORTEST_TOWN = 4  # letters: shorter pieces of addresses are abbreviations
TOP_LEVELS = {
    "uk": "GBR", "ca": "CAN", "ie": "IRL", "au": "AUS", "nz": "NZL", "us": "USA", "in": "IND", "pk": "PAK", "za": "ZAF",
    "ke": "KEN", "ng": "NGA", "gh": "GHA", "eg": "EGY", "il": "ISR", "lb": "LBN", "sy": "SYR", "iq": "IRQ", "ir": "IRN",
    "tr": "TUR", "ge": "GEO", "am": "ARM", "az": "AZE", "ru": "RUS", "ua": "UKR", "by": "BLR", "pl": "POL", "de": "DEU",
    "fr": "FRA", "it": "ITA", "es": "ESP", "gr": "GRC", "cy": "CYP", "rs": "SRB", "ba": "BIH", "hr": "HRV", "ro": "ROU",
    "bg": "BGR", "hu": "HUN", "cz": "CZE", "sk": "SVK", "lt": "LTU", "lv": "LVA", "ee": "EST", "fi": "FIN", "se": "SWE",
    "no": "NOR", "dk": "DNK", "nl": "NLD", "be": "BEL", "ch": "CHE", "at": "AUT", "pt": "PRT", "br": "BRA", "mx": "MEX",
    "ar": "ARG", "cl": "CHL", "pe": "PER", "cn": "CHN", "jp": "JPN", "kr": "KOR", "ph": "PHL", "th": "THA", "vn": "VNM",
    "my": "MYS", "sg": "SGP", "id": "IDN", "lk": "LKA", "bd": "BGD", "np": "NPL", "mm": "MMR", "af": "AFG", "uz": "UZB",
    "kz": "KAZ", "kg": "KGZ", "tj": "TJK", "md": "MDA", "sd": "SDN", "et": "ETH", "ug": "UGA", "tz": "TZA", "rw": "RWA",
    "zw": "ZWE", "zm": "ZMB", "tn": "TUN", "ma": "MAR", "dz": "DZA", "ye": "YEM", "sa": "SAU", "ae": "ARE", "qa": "QAT",
    "kw": "KWT", "bh": "BHR", "om": "OMN", "jo": "JOR", "ps": "PSE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A place name of the page at ``span``, and what it was asked as."""

    span: Span
    text: str
    asked: Asked


def place_page(reading: Reading, actors: tuple[Resolution, ...], tables: Tables, regions: Regions) -> list[Written]:
    """Every place name in text order, each with the shares of its senses."""
    document = reading.document
    names: dict[str, Asked] = {}
    written = []
    for span in _spans(reading, tables, regions):
        text = document.text[span.start : span.end]
        key = text.rstrip(".") if text.rstrip(".") in regions.short else place_key(text)
        if key not in names and len(names) < MOST_NAMES:
            names[key] = Asked(key, senses_of(text, tables, regions))
        if key in names:
            written.append(Written(span, text, names[key]))
    _hold(written, document.text)
    outlet = _outlet(document, regions, tables)
    home = Home(_countries(actors, outlet))
    voters = [*names.values(), *([outlet.town] if outlet.town else [])]
    agree(voters, home)
    near = _units(voters)
    for one in {id(one.asked): one for one in written}.values():
        if len(one.asked.senses) > 1:
            one.asked.senses = senses_of(one.text, tables, regions, near)
        if outlet.town and one.asked.key == outlet.town.key:
            one.asked.senses = outlet.town.senses
    paired = _paired(written, document.text, tables, regions, near)
    agree(voters, home)
    return paired


def _spans(reading: Reading, tables: Tables, regions: Regions) -> list[Span]:
    """Those the reader found, made whole where it cut them, and those it missed."""
    text = reading.document.text
    found = sorted({_trimmed(one.span, text) for one in reading.mentions if one.kind == "place"}, key=IN_ORDER)
    whole = {span: _whole(span, text, tables, regions) for span in found}
    longer = {whole[span] for span in found if whole[span] != span}
    kept = {span for span in found if not any(one.touches(span) for one in longer)} if longer else set(found)
    return _rejoined(sorted({*kept, *longer, *missed(reading, tables, regions)}, key=IN_ORDER), text, regions)


def _rejoined(spans: list[Span], text: str, regions: Regions) -> list[Span]:
    """Names that the reader took for two places ("Sea" and "Azov") as the one that the table has for both."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        of = last and OF.fullmatch(text, last.end, span.start)
        if last and of and regions.called(place_key(text[last.start : span.end])):
            found[-1] = Span(last.start, span.end)
        else:
            found.append(span)
    return found


def _trimmed(span: Span, text: str) -> Span:
    """Without the "and" or comma that a reader may take along ("Paris and")."""
    loose = LOOSE_END.search(text, span.start, span.end)
    return Span(span.start, loose.start()) if loose and loose.start() > span.start else span


def _whole(span: Span, text: str, tables: Tables, regions: Regions) -> Span:
    """A name the reader cut inside a word, whole again where only the whole is known ("KwaZulu" of "KwaZulu-Natal")."""
    front = WORD_BEFORE.search(text, max(0, span.start - LONGEST_WORD), span.start)
    behind = WORD_BEHIND.match(text, span.end)
    if not front and not behind:
        return span
    whole = Span(front.start() if front else span.start, behind.end() if behind else span.end)
    if senses_of(text[span.start : span.end], tables, regions):
        return span
    return whole if senses_of(text[whole.start : whole.end], tables, regions) else span


def _paired(
    written: list[Written], text: str, tables: Tables, regions: Regions, near: frozenset[Unit]
) -> list[Written]:
    """``written`` with the other names in brackets; what two names of a pair share is what both mean."""
    by_span = {one.span: one for one in written}
    for pair in pairs([one.span for one in written], text):
        first, other = written[pair.first], by_span.get(pair.other)
        words = text[pair.other.start : pair.other.end]
        senses = other.asked.senses if other else senses_of(words, tables, regions, near)
        shared = _shared(first.asked.senses, senses)
        if shared:
            first.asked.senses = shared
        if shared or (pair.sure and not senses):
            by_span[pair.other] = Written(pair.other, words, first.asked)
    return [by_span[span] for span in sorted(by_span, key=IN_ORDER)]


def _shared(first: tuple[Sense, ...], other: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The senses of ``first`` that are also meant by the other name."""
    places = {(one.entry.kind, one.entry.geonames_id, one.entry.name) for one in other}
    return tuple(one for one in first if (one.entry.kind, one.entry.geonames_id, one.entry.name) in places)


def _hold(written: list[Written], text: str) -> None:
    """Joins a name to the one named right after it as its whole."""
    for one, after in pairwise(written):
        gap = text[one.span.end : after.span.start]
        if len(gap) <= WIDEST_GAP and HOLDS.fullmatch(gap) and one.asked is not after.asked:
            one.asked.within.append(after.asked)


def _countries(actors: tuple[Resolution, ...], outlet: "Outlet") -> dict[str, float]:
    """Votes for countries: of the parties, by the power of two of how often each is named; and of the outlet."""
    counted: defaultdict[str, int] = defaultdict(int)
    for one in actors:
        code = (one.actor or "").split(".")[0]
        if len(code) == COUNTRY_CODE_LENGTH and code.isascii() and code.isupper():
            counted[code] += 1
    votes = defaultdict(float, {code: log2(1 + count) for code, count in counted.items()})
    if outlet.country:
        votes[outlet.country] += OUTLET_COUNTRY
    return votes


def _units(names: list[Asked]) -> frozenset[Unit]:
    """The units that most names may lie in."""
    votes: defaultdict[Unit, float] = defaultdict(float)
    for one in names:
        for share, sense in zip(one.shares, one.senses, strict=True):
            if sense.entry.admin1:
                votes[sense.entry.country, sense.entry.admin1] += share
    most = sorted(votes.items(), key=lambda item: (-item[1], str(item[0])))[:NEAR_UNITS]
    return frozenset(unit for unit, count in most if count >= NEAR_SHARE * sum(votes.values())) or NOWHERE


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where a page comes from: ``country`` of its address, and the town that its paper may be named for."""

    country: str | None
    town: Asked | None


def _outlet(document: Document, regions: Regions, tables: Tables) -> Outlet:
    host = HOST.match(document.url or "")
    if not host:
        return Outlet(None, None)
    country = TOP_LEVELS.get(host.group(2).lower())
    names = [name for name in host.group(1).lower().split(".") if name and name not in NO_NAME]
    for name in reversed(names):
        bare = PAPER_END.sub("", PAPER_FRONT.sub("", name))
        if len(bare) >= SHORTEST_TOWN and (senses := _local(bare, country, regions, tables)):
            return Outlet(country, Asked(place_key(bare), senses, weight=OUTLET_TOWN))
    return Outlet(country, None)


def _local(name: str, country: str | None, regions: Regions, tables: Tables) -> tuple[Sense, ...]:
    """The towns an English paper may be named for: of the country of its address, else where there are such papers."""
    home = frozenset([country]) if country else ENGLISH_PRESS
    near = frozenset((one, None) for one in home)
    return tuple(one for one in senses_of(name, tables, regions, near) if one.entry.country in home)
