"""Copies as a weak machine translation leaves a report that went to another language and came back."""

import random
import re

from tests.gate import copies_tables as tables
from tests.gate.copies_made import Spinner, Thesaurus, cut_off, paragraphs, read_table, recut, sentences

#: Share of articles lost, of prepositions taken for others, of names respelt, and of words of the table and others
#: that come back as synonyms: each report has its own, between these.
ARTICLES, PREPOSITIONS, NAMES = (0.45, 0.95), (0.3, 0.7), (0.25, 0.6)
TABLE, OTHER = (0.3, 0.6), (0.2, 0.5)
#: How likely a first name is lost, two small words change places, a verb goes to the end of its clause, and a stretch
#: that tells the time to the beginning of its sentence.
FIRST_NAME, NEIGHBOURS, VERB_LAST, TIME_FIRST = 0.1, 0.08, 0.25, 0.5
LEFT_OUT, REMINDER = 0.1, 0.08
#: How likely a rule of letters is at work in a name that has the letters.
LETTER = 0.6

_NAME = re.compile(r"[A-Z][a-z]{3,}")
_VERB = re.compile(
    r"\b(was|were|is|are|has|have|had|will|would|could) ((?:not )?\w+(?:ed|en|ing)?) ([^,.;:\"”]{12,60})(?=[,.;])"
)
_TIME = re.compile(
    r"^(.{20,}?) (on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last \w+|in (?:19|20)\d\d|this week)(.*)$"
)
_DIGITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


class Translator:
    """One report's translator: names, numbers and bad habits stay the same throughout."""

    def __init__(self, thesaurus: Thesaurus, draw: random.Random) -> None:
        self._draw = draw
        self._articles, self._prepositions, self._names = (
            draw.uniform(*span) for span in (ARTICLES, PREPOSITIONS, NAMES)
        )
        self._spinner = Spinner(thesaurus, draw, table=draw.uniform(*TABLE), other=draw.uniform(*OTHER))
        self._taken_for = read_table(tables.PREPOSITIONS)
        self._spelt: dict[str, str] = {}
        self._in_words = draw.random() < 0.5

    def translate(self, sentence: str) -> str:
        """A sentence as it comes back."""
        moved = self._numbers(self._order(self._spinner.words(sentence)))
        words = [word for token in moved.split(" ") if (word := self._word(token)) is not None]
        place = 0
        while place < len(words) - 1:
            one, other = words[place : place + 2]
            if (
                one.islower()
                and other.islower()
                and one.isalpha()
                and other.isalpha()
                and self._draw.random() < NEIGHBOURS
            ):
                words[place : place + 2] = [other, one]
                place += 1
            place += 1
        whole = " ".join(words)
        return whole[:1].upper() + whole[1:]

    def _word(self, token: str) -> str | None:
        small = token.lower()
        if small in ("the", "a", "an"):
            return None if self._draw.random() < self._articles else token
        if small in self._taken_for and self._draw.random() < self._prepositions:
            return self._draw.choice(self._taken_for[small])
        return _NAME.sub(lambda match: self._name(match[0]), token)

    def _name(self, name: str) -> str:
        if name not in self._spelt:
            self._spelt[name] = self._respelt(name) if self._draw.random() < self._names else name
        return self._spelt[name]

    def _respelt(self, name: str) -> str:
        for letters, others in read_table(tables.LETTERS).items():
            if letters in name and self._draw.random() < LETTER:
                name = name.replace(letters, others[0])
        return name

    def _order(self, sentence: str) -> str:
        if (match := _TIME.match(sentence)) and self._draw.random() < TIME_FIRST:
            sentence = f"{match[2][0].upper()}{match[2][1:]} {match[1][0].lower()}{match[1][1:]}{match[3]}"
        return _VERB.sub(lambda match: self._verb_last(match), sentence)

    def _verb_last(self, match: re.Match[str]) -> str:
        return f"{match[3]} {match[1]} {match[2]}" if self._draw.random() < VERB_LAST else match[0]

    def _numbers(self, sentence: str) -> str:
        sentence = re.sub(r"(\d),(\d{3})", r"\1 \2", sentence)
        sentence = re.sub(r"\$(\d[\d ,.]*)( million| billion)?", r"\1\2 dollars", sentence)
        sentence = sentence.replace(" million", " mln").replace(" billion", " bn").replace(" percent", "%")
        sentence = re.sub(rf"\b({_MONTHS}) (\d{{1,2}})\b", r"\2 \1", sentence)
        if self._in_words:
            return re.sub(
                r"(?<![\d.,] )\b([2-9]|1[012])\b(?![.,:]?\d)", lambda match: _DIGITS[int(match[1]) - 1], sentence
            )
        return re.sub(rf"\b({'|'.join(_DIGITS[1:])})\b", lambda match: str(_DIGITS.index(match[1]) + 1), sentence)


def translated(text: str, thesaurus: Thesaurus, draw: random.Random) -> str:
    """A copy by way of another language: small words, order, names and numbers differ; paragraphs are left out."""
    translator, out = Translator(thesaurus, draw), []
    for place, paragraph in enumerate(paragraphs(text)):
        if place and draw.random() < LEFT_OUT:
            continue
        cut = recut(sentences(paragraph), draw)
        out.append(" ".join(translator.translate(_fewer_names(one, draw)) for one in cut))
        if draw.random() < REMINDER:
            out.append(draw.choice(tables.REMINDERS))
    copied = "\n\n".join(cut_off(out, draw))
    return re.sub(r"[“\"](.*?)[”\"]", r"«\1»", copied) if draw.random() < 0.4 else copied


def _fewer_names(sentence: str, draw: random.Random) -> str:
    """The sentence with some first names lost."""
    return re.sub(
        r"\b[A-Z][a-z]+ (?=[A-Z][a-z]{3,})", lambda match: "" if draw.random() < FIRST_NAME else match[0], sentence
    )
