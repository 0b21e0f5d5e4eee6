"""Names told twice in one breath ("Nadia FeroNadia Grace Fero"): the mark of a topic box pasted into a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from sayso.extract.lines import Line
from sayso.extract.wordlists import words
from sayso.records import Span

REMEMBERED = 1024  # lines: those of one long page
LOOK_AHEAD = 8  # words within which the name must come again
LOOK_BACK = 3  # words of one name, at most, before its last one
LONGEST_WORD = 80  # characters; three headline words may run together, not thirty
FEWEST_WORDS = 4  # a name told twice: twice a given name and a surname
SHORTEST_NAME = 3  # letters
NEARLY = 0.8  # how alike two spellings of a name must be
LONGEST_INITIAL = 4  # characters of "J." or "Jr.", which end no sentence
CUT_OFF = 0.55  # share of a name that must be left of it when its end is lost ("BlinkAntony")
GLUE = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zà-öø-ÿ].)")  # a capital letter with a small one before it, nothing between
_TWICE = re.compile(r"\b([A-Z][\w’-]{2})[\w’-]* [A-Z][\w’-]+ \1")  # two names that begin alike, with one word between
_TOKEN = re.compile(r"[^\s]+")
_EDGES = "()[]{},.;:!?\"“”‘’'«»–—"
_PREFIX = re.compile(r"(?:Mc|Mac|De|Du|Di|Da|La|Le|Van|Von|Fitz|Al|El|Ben|Abu|O’|O')$")


@dataclass(frozen=True, slots=True)
class DoubledName:
    """``first`` and ``second`` telling of one name; ``glued``: nothing stands between them."""

    first: Span
    second: Span
    glued: bool

    @property
    def span(self) -> Span:
        """Both tellings."""
        return Span(self.first.start, self.second.end)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def glue_in(word: str) -> int | None:
    """Where two words run together inside this one; None for one word, and for names that are written so."""
    for match in GLUE.finditer(word):
        if not _PREFIX.search(word[: match.start()]):
            return match.start()
    return None


@lru_cache(maxsize=REMEMBERED)  # the lines of a page are asked for twice: for what to set aside, for what is wrong
def doubled_names(line: Line) -> tuple[DoubledName, ...]:
    """The doubled names of one line, in text order, without overlap."""
    if not GLUE.search(line.text) and not _TWICE.search(line.text):
        return ()
    found: list[DoubledName] = []
    for doubled in _candidates(line):
        if not found or doubled.first.start >= found[-1].second.end:
            found.append(doubled)
    return tuple(found)


def _candidates(line: Line) -> Iterator[DoubledName]:
    tokens = [_Token(line.start + m.start(), m.group()) for m in _TOKEN.finditer(line.text)]
    for number, token in enumerate(tokens):
        if not token.text.strip(_EDGES)[:1].isupper() or len(token.text) > LONGEST_WORD:
            continue
        glue = glue_in(token.text)
        doubled = _glued(tokens, number, glue) if glue else _spaced(tokens, number)
        if doubled:
            yield doubled


def _glued(tokens: list[_Token], number: int, glue: int) -> DoubledName | None:
    """ "Fero" in "FeroNadia", and "Fero" again within the next words."""
    token = tokens[number]
    surname, cut = token.text[:glue].lstrip(_EDGES), token.start + glue
    if len(surname) < SHORTEST_NAME or surname in words("place"):
        return None
    ahead = [_Token(cut, token.text[glue:]), *tokens[number + 1 : number + 1 + LOOK_AHEAD]]
    ahead = [word for word in ahead if len(word.text) <= LONGEST_WORD]
    for step, word in enumerate(ahead):
        end = None if word.text == token.text else _name_end(word, surname)
        if end is not None and _is_whole_name(tokens, number, ahead[: step + 1], surname):
            return DoubledName(Span(_name_start(tokens, number), cut), Span(cut, end), glued=True)
        if _ends_sentence(word.text):
            return None
    return None


def _is_whole_name(tokens: list[_Token], number: int, second: list[_Token], surname: str) -> bool:
    """Whether the second telling is one: the given name comes again, or nothing but names stands before the surname."""
    given = [word.text.strip(_EDGES) for word in second[:-1]]
    before = tokens[number - 1].text if number else ""
    if before[:1].isupper() and any(same_name(before.strip(_EDGES), word) for word in given):
        return True
    last = second[-1].text.lstrip(_EDGES)
    named = bool(given) and all(word[:1].isupper() for word in given) and len(given) <= LOOK_BACK
    return last.startswith(surname) and (named or (not given and _has_given_name(tokens, number)))


def _ends_sentence(word: str) -> bool:
    return word[-1] in ".!?" and len(word) > LONGEST_INITIAL


def _spaced(tokens: list[_Token], number: int) -> DoubledName | None:
    """ "Nadia Fero Nadia Grace Fero": given name and surname twice, only names between."""
    ahead = tokens[number : number + LOOK_AHEAD]
    if len(ahead) < FEWEST_WORDS or not all(_is_name(word.text) for word in ahead[:3]):
        return None
    if not same_name(ahead[0].text, ahead[2].text):
        return None
    surname = ahead[1].text
    for word in ahead[3:]:
        end = _name_end(word, surname)
        if end is not None:
            return DoubledName(Span(ahead[0].start, ahead[1].end), Span(ahead[2].start, end), glued=False)
        if not _is_name(word.text.strip("()")):
            return None
    return None


def _is_name(word: str) -> bool:
    return len(word) >= SHORTEST_NAME and word[0].isupper() and word.isalpha() and not word.isupper()


def _has_given_name(tokens: list[_Token], number: int) -> bool:
    return number > 0 and tokens[number - 1].text[:1].isupper()


def _name_start(tokens: list[_Token], number: int) -> int:
    start = tokens[number].start
    for token in reversed(tokens[max(0, number - LOOK_BACK) : number]):
        inner = token.text[-1] not in '.,;:!?)”"' or re.fullmatch(r"[A-Z]\.", token.text)
        if not (token.text[:1].isupper() and inner):
            break
        start = token.start
    return start


def _name_end(token: _Token, surname: str) -> int | None:
    """Where the surname ends within a word that may be glued to the next ("FeroMinister"), None if it is another."""
    stripped = token.text.lstrip(_EDGES)
    offset = token.start + len(token.text) - len(stripped)
    ends = [m.start() for m in GLUE.finditer(stripped)] + [len(re.match(r"[\w’'-]*", stripped).group())]  # type: ignore[union-attr]
    for end in ends:
        piece = stripped[:end]
        if piece.endswith(("’s", "'s")) and end == ends[-1]:
            piece, end = piece[:-2], end - 2
        if piece[:1].isupper() and same_name(surname, piece):
            return offset + end
    return None


def same_name(left: str, right: str) -> bool:
    """Whether two words spell one name, the end of one perhaps lost."""
    shorter, longer = sorted((left.casefold(), right.casefold()), key=len)
    if len(shorter) < SHORTEST_NAME:
        return False
    if longer.startswith(shorter):
        return longer != f"{shorter}s" and len(shorter) >= CUT_OFF * len(longer)
    return len(shorter) > SHORTEST_NAME and SequenceMatcher(None, shorter, longer, autojunk=False).ratio() >= NEARLY
