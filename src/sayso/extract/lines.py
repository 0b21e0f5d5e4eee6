"""The lines of a text with their places. Everything that looks for furniture or damage starts from these."""

import re
from dataclasses import dataclass

from sayso.records import Span

_LINE = re.compile(r"[^\s\x00][^\n\r\u2028\u2029]*")  # from the first visible character to the line's end
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ENDS_SENTENCE = (".", "!", "?", "…")
_CLOSERS = "\"'”’“‘»)]*"


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: ``text`` without the blanks round it, ``start`` its place in the document."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The place after its last visible character."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The whole line."""
        return Span(self.start, self.end)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does, closing marks aside."""
        return self.text.rstrip(_CLOSERS).endswith(_ENDS_SENTENCE)


def lines_of(text: str) -> tuple[Line, ...]:
    """All lines with anything visible on them, in text order."""
    return tuple(Line(m.start(), m.group().rstrip()) for m in _LINE.finditer(text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case and marks: what two headlines are compared by."""
    return tuple(word.casefold() for word in _WORD.findall(text))
