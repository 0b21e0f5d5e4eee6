"""Copies made of a report by rules and dice: syndicated, edited, spun, and articles that take passages over.

The dice are seeded with the report's name and the kind of copy: the same corpora give the same copies.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.gate import copies_synonyms as synonyms
from tests.gate import copies_tables as tables

Alternatives = dict[str, tuple[str, ...]]

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*|\s+|[^\w\s]+|_")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|(?<=[.!?][\"”])\s+(?=[A-Z\"“])")
_PASSIVE = re.compile(
    r"^([A-Z][\w.’'-]+(?: [\w.’'-]+){0,5}?) (\w{3,}ed) "
    r"((?:the|a|an|his|her|its|their|[A-Z][\w’'-]+)(?: [\w’'-]+){1,5}?)"
    r"( (?:on|in|at|for|after|before|with|to|from|by|as) .*|)([.!?][\"”]?)$"
)
_TWO_CLAUSES = re.compile(r"^(.{20,}?), ((?!and |or )[a-z].{20,})([.!?][\"”]?)$")
_SPOKEN = re.compile(r"^([\"“].{15,}?),?[\"”],? ([A-Z][\w.’' -]{2,40} said|he said|she said|they said)(.*)([.!?])$")
_ENDINGS = (
    "ing",
    "ed",
    "tion",
    "tions",
    "ment",
    "ments",
    "ly",
    "ies",
    "ity",
    "es",
    "ers",
    "er",
    "s",
    "al",
    "ous",
    "ive",
)
#: A word that others are drawn for: seldom enough not to be a name, often enough not to be a slip of the pen.
SEEN = 3
LEAST_LETTERS = 4

#: How likely a spinner is to touch: a word of the table, any other word of content, an office in a name (for the whole
#: report), a clause, a subject and object, a quotation's speaker, the cut between two sentences.
TABLE, OTHER, OFFICE, CLAUSES, PASSIVE, SPEAKER, CUT = 0.9, 0.75, 0.4, 0.4, 0.6, 0.6, 0.15
#: How likely it is to use the same word again for the same word.
STEADY = 0.7
#: How likely a paragraph is left out, a filler put behind one, and the end cut off.
LEFT_OUT, FILLER, CUT_OFF = 0.12, 0.06, 0.3


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """``table``: the synonyms we wrote, by word; ``drawn``: words of the corpora by their ending, to draw from."""

    table: Alternatives
    drawn: Alternatives


def make_thesaurus(texts: Iterable[str]) -> Thesaurus:
    """The tables with all their forms, and the vocabulary of the texts by ending."""
    seen = Counter(word for text in texts for word in re.findall(rf"\b[a-z]{{{LEAST_LETTERS},}}\b", text))
    endings: dict[str, list[str]] = {}
    for word in sorted(word for word, times in seen.items() if times >= SEEN):
        endings.setdefault(ending(word), []).append(word)
    return Thesaurus(_all_forms(), {name: tuple(words) for name, words in endings.items()})


def ending(word: str) -> str:
    """What a word ends in, if it tells of its kind; else nothing."""
    return next(
        (one for one in sorted(_ENDINGS, key=len, reverse=True) if word.endswith(one) and len(word) > len(one) + 2), ""
    )


def read_table(table: str) -> Alternatives:
    """A table of words and their alternatives."""
    pairs = (line.partition(" ") for line in table.strip().splitlines())
    return {word: tuple(others.split("|")) for word, _, others in pairs}


def _all_forms() -> Alternatives:
    forms = read_table(tables.OTHERS)
    for bend in (_plural, _past, _going):
        forms |= {bend(word): tuple(map(bend, others)) for word, others in read_table(synonyms.VERBS).items()}
    nouns = read_table(synonyms.NOUNS)
    forms |= {_plural(word): tuple(map(_plural, others)) for word, others in nouns.items()}
    return read_table(synonyms.VERBS) | nouns | forms


def _plural(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeou" else word + "s"


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if word.endswith("y") and word[-2] not in "aeou" else word + "ed"


def _going(word: str) -> str:
    return (word[:-1] if word.endswith("e") and not word.endswith("ee") else word) + "ing"


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, roughly."""
    return _SENTENCE_END.split(paragraph)


class Spinner:
    """One report's spinner: it keeps to the words it chose, mostly."""

    def __init__(
        self, thesaurus: Thesaurus, draw: random.Random, *, table: float = TABLE, other: float = OTHER
    ) -> None:
        self._thesaurus, self._draw = thesaurus, draw
        self._table, self._other = table, other
        self._chosen: dict[str, str] = {}
        offices = read_table(tables.OFFICES)
        self._offices = {word: others[0] for word, others in offices.items() if draw.random() < OFFICE}

    def spin(self, sentence: str) -> str:
        """A sentence in other words and another order."""
        return self.words(self._order(sentence))

    def words(self, sentence: str) -> str:
        """A sentence in other words."""
        return "".join(self._word(token) for token in _TOKEN.findall(sentence))

    def _word(self, token: str) -> str:
        if token in self._offices:
            return self._offices[token]
        plain = token[0].lower() + token[1:]
        known = plain in self._thesaurus.table
        if not known and (not token.islower() or len(token) < LEAST_LETTERS):
            return token
        if plain not in self._chosen or self._draw.random() > STEADY:
            self._chosen[plain] = self._choice(plain, known=known)
        word = self._chosen[plain]
        return word if token.islower() else word[:1].upper() + word[1:]

    def _choice(self, word: str, *, known: bool) -> str:
        if known:
            return self._draw.choice(self._thesaurus.table[word]) if self._draw.random() < self._table else word
        words = self._thesaurus.drawn.get(ending(word), ())
        return self._draw.choice(words) if words and self._draw.random() < self._other else word

    def _order(self, sentence: str) -> str:
        if (match := _SPOKEN.match(sentence)) and self._draw.random() < SPEAKER:
            quote, speaker, rest, stop = match.groups()
            return f"{speaker[0].upper()}{speaker[1:]}{rest}, {quote}{stop}”"
        if (match := _PASSIVE.match(sentence)) and self._draw.random() < PASSIVE:
            doer, verb, done, rest, stop = match.groups()
            return f"{done[0].upper()}{done[1:]} was {verb} by {doer}{rest}{stop}"
        if (match := _TWO_CLAUSES.match(sentence)) and self._draw.random() < CLAUSES:
            first, second, stop = match.groups()
            return f"{second[0].upper()}{second[1:]}, {first[0].lower()}{first[1:]}{stop}"
        return sentence


def recut(parts: list[str], draw: random.Random) -> list[str]:
    """Sentences with some joined by "and", some cut in two at a comma."""
    out: list[str] = []
    for part in parts:
        if out and draw.random() < CUT and out[-1].endswith("."):
            out[-1] = f"{out[-1][:-1]}, and {part[0].lower()}{part[1:]}"
        elif draw.random() < CUT and (match := _TWO_CLAUSES.match(part)):
            out += [f"{match[1]}.", f"{match[2][0].upper()}{match[2][1:]}{match[3]}"]
        else:
            out.append(part)
    return out


def cut_off(parts: list[str], draw: random.Random, *, likely: float = CUT_OFF, least: float = 0.5) -> list[str]:
    """The first paragraphs, ``least`` of them or more, if the dice say so."""
    if draw.random() >= likely:
        return parts
    return parts[: max(1, round(len(parts) * draw.uniform(least, 0.95)))]


def spun(text: str, thesaurus: Thesaurus, draw: random.Random) -> str:
    """A spun copy: other words, clauses in another order, passives, paragraphs left out, fillers, the end cut off."""
    spinner, out = Spinner(thesaurus, draw), []
    for place, paragraph in enumerate(paragraphs(text)):
        if place and draw.random() < LEFT_OUT:
            continue
        out.append(" ".join(recut([spinner.spin(one) for one in sentences(paragraph)], draw)))
        if draw.random() < FILLER:
            out.append(draw.choice(tables.FILLERS))
    return "\n\n".join(cut_off(out, draw))


def syndicated(text: str, draw: random.Random) -> str:
    """The same text in another house: dateline, byline, lines between and behind, its spelling, the end cut off."""
    parts = cut_off(paragraphs(text), draw, likely=0.4, least=0.4)
    first = next((place for place, one in enumerate(parts) if len(one.split()) > 15), 0)
    if draw.random() < 0.5:
        parts[first] = f"{draw.choice(('LONDON, May 3', 'BERLIN', 'NEW YORK, Jan. 9'))} (Harbour Wire) - {parts[first]}"
    if draw.random() < 0.5:
        parts.insert(first, draw.choice(("By A. Quill", "Harbour Wire staff", "By Our Correspondent | 9:40 pm")))
    for _ in range(draw.randrange(3)):
        parts.insert(draw.randrange(1, len(parts) + 1), draw.choice(tables.LINES_BETWEEN))
    parts += draw.sample(tables.LINES_BEHIND, draw.randrange(3))
    copied = "\n\n".join(parts)
    if draw.random() < 0.5:
        for ours, theirs in (
            ("percent", "per cent"),
            ("ization", "isation"),
            ("“", '"'),
            ("”", '"'),
            ("’", "'"),
            ("--", "–"),
        ):
            copied = copied.replace(ours, theirs)
    return _wrapped(copied) if draw.random() < 0.2 else copied


def _wrapped(text: str, width: int = 72) -> str:
    """The text with lines broken at a width, as mail and teleprinters set it."""
    out = []
    for paragraph in paragraphs(text):
        line, lines = "", []
        for word in paragraph.split():
            if len(line) + len(word) >= width:
                lines.append(line.rstrip())
                line = ""
            line += word + " "
        out.append("\n".join([*lines, line.rstrip()]))
    return "\n\n".join(out)


def edited(text: str, other: str, thesaurus: Thesaurus, draw: random.Random) -> str:
    """A later version: paragraphs dropped, written anew, moved; new ones, of another report; numbers changed."""
    spinner, news = Spinner(thesaurus, draw, table=0.8, other=0.5), paragraphs(other)
    out: list[str] = []
    dropped, anew, new = draw.uniform(0.05, 0.25), draw.uniform(0.1, 0.3), draw.uniform(0.05, 0.2)
    for paragraph in paragraphs(text):
        dice = draw.random()
        if dice < dropped and out:
            continue
        if dice > 1 - anew:
            paragraph = " ".join(spinner.spin(one) for one in sentences(paragraph))
        elif dice > 0.9 - anew:
            paragraph = re.sub(r"\b\d+\b", lambda match: str(int(match[0]) + 1), paragraph)
        out.append(paragraph)
        if draw.random() < new:
            out.append(draw.choice(news))
    if len(out) > 3 and draw.random() < 0.3:
        moved = out.pop(draw.randrange(1, len(out)))
        out.insert(draw.randrange(1, len(out)), moved)
    return "\n\n".join(out)


def quoting(text: str, host: str, draw: random.Random) -> str:
    """Another report with passages of this one: whole paragraphs in the reporter's voice, at most two fifths of it."""
    parts, most = paragraphs(host), 0.4 * len(text.split())
    found = [one for one in paragraphs(text) if len(re.sub(r"[\"“].*?[\"”]", "", one).split()) >= 20]
    draw.shuffle(found)
    taken: list[str] = []
    for one in found[: draw.randint(1, 4)]:
        if not taken or sum(len(part.split()) for part in (*taken, one)) <= most:
            taken.append(one)
    for one in taken:
        parts.insert(draw.randrange(1, len(parts) + 1), one)
    return "\n\n".join(parts) if taken else ""
