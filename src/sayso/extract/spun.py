"""Wording that a word spinner or a round trip through another language leaves in place of set terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.extract.passage import Sentence
from sayso.extract.wordlists import rows, words
from sayso.records import Issue

_HELPING = r"(?:have|has|had|will|would|can|could|must|should|shall|may|might|did|does|do)"
_CAPITAL_VERB = re.compile(rf"(?<=\w )“?\b{_HELPING} ([A-Z][a-z]+)\b(?: [a-z]+){{0,6}}")
_PARTS = re.compile(r"\w+")
_PARTY = re.compile(r"\(([DRI])[.\s–—-]?[A-Z][A-Za-z.]{1,9}\)")
_AGENT = re.compile(r"\b([Aa]gent|[Dd]elegate|[Mm]ember|[Dd]eputy) [A-Z][\w’'-]+ [A-Z]")
_BARE_STATE = re.compile(r"\b[Tt]he state(?:[’']s call| calls?| called| urges?| urged| condemns?| condemned)\b")
#: "Arvan plus Velland": names joined by a word for sums; not "12 plus", not a price.
_PLUS = re.compile(
    r"(?<![\d%$€£])\b[A-Za-z][\w’'-]*[a-z] (plus) (?:(?:the )?[A-Z][a-z]|an? (?:couple|few|handful) of )"
)
#: "'It is over,' the deputies, who stood, heard from the mayor".
_HEARD = re.compile(r"[,.!?][\"”’] [^.;:\n\"”“]{0,90}?\b(heard from) (?:the|an?|him|her|them|[A-Z])")
_LAW = re.compile(r"\b(Article|Section|Paragraph|Clause|Rule) (\d{2,5})\b")
_MONTH = "(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)"
_HOME = r"(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]o|[Ii]nforming|[Nn]otifying|[Tt]elling|[Bb]y|[Ii]n|[Ff]rom|[Oo]f)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase as spinning leaves it, and what it was spun from. ``needs``, ``unless``: words of the page.

    ``parts``: its runs of letters, in small ones.
    """

    rule: str
    pattern: re.Pattern[str]
    parts: tuple[str, ...]
    meaning: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]

    def fits(self, page: str) -> bool:
        """Whether the page speaks of what the phrase is spun from; ``page`` in small letters."""
        return (not self.needs or any(_stands(word, page) for word in self.needs)) and not any(
            _stands(word, page) for word in self.unless
        )


def _stands(word: str, page: str) -> bool:
    return word in page and re.search(rf"\b{re.escape(word)}\b", page) is not None


@cache
def _phrases() -> tuple[Phrase, ...]:
    table = []
    for row in rows("spun"):
        parts = tuple(row["phrase"].split())
        needs, unless = (tuple(part for part in row[name].split("|") if part) for name in ("needs", "unless"))
        pattern = re.compile(r"\b" + r"[\s-]+".join(map(re.escape, parts)) + r"\b", re.IGNORECASE)
        runs = tuple(_PARTS.findall(row["phrase"].casefold()))
        table.append(Phrase(row["rule"], pattern, runs, row["meaning"], needs, unless))
    return tuple(table)


def phrases_on(page: str) -> tuple[Phrase, ...]:
    """The set phrases that can stand on this page, ``page`` in small letters: a cheap look before the real one."""
    words = frozenset(_PARTS.findall(page))
    return tuple(p for p in _phrases() if words.issuperset(p.parts) and p.fits(page))


def tortured_phrases(sentence: Sentence, phrases: tuple[Phrase, ...]) -> Iterator[Issue]:
    """Set terms with a thesaurus word in the place of their own; ``phrases`` are those the page can hold."""
    low = sentence.text.casefold() if phrases else ""
    for phrase in phrases:
        if phrase.parts[0] not in low:
            continue
        for match in phrase.pattern.finditer(sentence.text):
            message = f"spun wording: “{phrase.meaning}” is meant"
            yield sentence.issue("spun_wording", sentence.span(*match.span()), message, phrase.meaning)
    yield from _capital_verbs(sentence)
    yield from _agents(sentence)
    yield from _turned_round(sentence)


def _capital_verbs(sentence: Sentence) -> Iterator[Issue]:
    """ "have Contribute to this": a word was swapped in, capital letter and all."""
    for match in _CAPITAL_VERB.finditer(sentence.text):
        if match[1].casefold() in words("verb") and not sentence.is_headline:
            yield sentence.issue("spun_wording", sentence.span(*match.span()), "a word was swapped for another here")


def _turned_round(sentence: Sentence) -> Iterator[Issue]:
    """ "Arvan plus Velland", and speech told by who hears it: signs of a spinner that turns whole sentences round."""
    if " plus " in sentence.text:
        for match in _PLUS.finditer(sentence.text):
            yield sentence.issue("spun_wording", sentence.span(*match.span(1)), "spun wording: “and” is meant", "and")
    if "heard from" in sentence.text and (heard := _HEARD.search(sentence.text)):
        message = "a saying turned round: it was said by who is “heard”"
        yield sentence.issue("spun_wording", sentence.span(*heard.span(1)), message, "said")


def _agents(sentence: Sentence) -> Iterator[Issue]:
    """ "agent Nadia Fero ... (D-Calif.)": an American legislator under another title."""
    if _PARTY.search(sentence.text) and (match := _AGENT.match(sentence.text)):
        span = sentence.span(match.start(1), match.end(1))
        yield sentence.issue("spun_wording", span, "a legislator's title was swapped: “Rep.” is meant", "Rep.")


@cache
def _house_terms() -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...]:
    terms = []
    for row in rows("house_terms"):
        bare = re.compile(rf"(?:\b{_HOME}\s+|^)(?i:{row['term']})\b(?! (?:of|in) (?!{_MONTH})[A-Z])", re.MULTILINE)
        terms.append((row["term"], row["meaning"], re.compile(row["needs"]), bare))
    return tuple(terms)


@dataclass(frozen=True, slots=True)
class PageTerms:
    """What a page calls things. ``state``: it speaks of the State Department.

    ``house``: terms of another country that it uses alone, with what it speaks of and how they are found; ``laws``:
    the words it has for the law of each number, in text order.
    """

    house: tuple[tuple[str, str, re.Pattern[str]], ...]
    laws: dict[str, list[str]]
    state: bool


def terms_on(page: str) -> PageTerms:
    """The terms of a page, looked up once for all its sentences."""
    low = page.casefold()
    house = tuple(
        (term, meaning, bare)
        for term, meaning, needs, bare in _house_terms()
        if term in low and needs.search(page)
        if len(bare.findall(page)) >= len(re.findall(rf"\b{term}\b", page, re.IGNORECASE))
    )
    laws: dict[str, list[str]] = {}
    for match in _LAW.finditer(page):
        laws.setdefault(match[2], []).append(match[1])
    return PageTerms(house, laws, "State Department" in page)


def house_terms(sentence: Sentence, terms: PageTerms) -> Iterator[Issue]:
    """ "the Foreign Ministry" on a page about the State Department."""
    low = sentence.text.casefold() if terms.house else ""
    for term, meaning, bare in terms.house:
        if term not in low:
            continue
        for match in bare.finditer(sentence.text):
            first = match.start() if match.group()[:3].casefold() in ("the", "its") else match.end() - len(term)
            message = f"another country's term: this page speaks of the {meaning}"
            yield sentence.issue("spun_wording", sentence.span(first, match.end()), message, meaning)
    if terms.state:
        for match in _BARE_STATE.finditer(sentence.text):
            span = sentence.span(match.start(), match.start() + len("the state"))
            yield sentence.issue("spun_wording", span, "the State Department is meant", "the State Department")


def inconsistent_terms(sentence: Sentence, terms: PageTerms) -> Iterator[Issue]:
    """One number of a law under two words: "Section 907" and "Article 907"."""
    for match in _LAW.finditer(sentence.text):
        others = terms.laws.get(match[2], [match[1]])
        most = max(sorted(set(others)), key=others.count)
        if most != match[1] and others.count(most) > others.count(match[1]):
            message = f"the same law is “{most} {match[2]}” elsewhere on this page"
            yield sentence.issue("spun_wording", sentence.span(*match.span()), message, f"{most} {match[2]}")
