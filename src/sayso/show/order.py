"""How people see statements: by voice, in reading order; what goes on is folded in, what is inside is set in."""

from bisect import bisect_right
from dataclasses import dataclass

from sayso.records import Document, Findings, Span, Speaker, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, the statements that go on with it, and those made inside its words."""

    statement: Statement
    more: tuple[Statement, ...]
    inside: tuple["Told", ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker with all that stands in the speaker's own name; None: nobody is named."""

    speaker: Speaker | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The lines of a text that are not blank, numbered from 1, by where they start."""

    starts: tuple[int, ...]

    def number(self, position: int) -> int:
        """The paragraph in which a code point stands."""
        return max(1, bisect_right(self.starts, position))


def paragraphs(document: Document) -> Paragraphs:
    """The paragraphs of a document. Only a line feed ends a line, with or without a carriage return before it."""
    starts, at = [], 0
    for line in document.text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    return Paragraphs(tuple(starts))


def place_of(statement: Statement) -> Span:
    """Where a statement stands: its first words, else its cue, else its speaker."""
    if statement.content:
        return min(statement.content)
    if statement.cue:
        return statement.cue
    return statement.speaker.span if statement.speaker else Span(0, 0)


def voices(findings: Findings) -> tuple[Voice, ...]:
    """Everyone who speaks, in the order of their first words."""
    ordered = sorted(findings.statements, key=place_of)
    family = _Family(ordered)
    speakers: dict[str, Speaker | None] = {}
    told: dict[str, list[Told]] = {}
    for statement in ordered:
        if family.over(statement) is None:
            key = voice_key(statement.speaker)
            speakers.setdefault(key, statement.speaker)
            told.setdefault(key, []).append(family.told(statement))
    return tuple(Voice(speaker, tuple(told[key])) for key, speaker in speakers.items())


def speakers(findings: Findings) -> tuple[Speaker | None, ...]:
    """Everyone who speaks, once, in the order of their first words; also those who speak inside others' words."""
    found: dict[str, Speaker | None] = {}
    for statement in sorted(findings.statements, key=place_of):
        found.setdefault(voice_key(statement.speaker), statement.speaker)
    return tuple(found.values())


def voice_key(speaker: Speaker | None) -> str:
    """What is the same for one speaker throughout a page: the actor with the name, for an actor may be many."""
    return "" if speaker is None else f"{speaker.actor or ''} {speaker.name.casefold()}"


class _Family:
    """Which statement goes on with, or stands inside, which. A circle of them is cut: all of it stands free."""

    def __init__(self, ordered: list[Statement]) -> None:
        self._by_id = {one.id: one for one in ordered}
        self._over = {one.id: self._sound(one) for one in ordered}
        self._under: dict[str, list[Statement]] = {}
        for one in ordered:
            over = self._over[one.id]
            if over is not None:
                self._under.setdefault(over, []).append(one)

    def over(self, statement: Statement) -> str | None:
        """The id of the statement under which this one is shown."""
        return self._over[statement.id]

    def told(self, statement: Statement) -> Told:
        """A statement with all that belongs under it."""
        parts = [statement]
        for part in parts:  # grows while it is walked: what goes on may itself go on
            parts += [one for one in self._under.get(part.id, []) if one.continues]
        inside = [one for part in parts for one in self._under.get(part.id, []) if not one.continues]
        more = tuple(sorted(parts[1:], key=place_of))
        return Told(statement=statement, more=more, inside=tuple(self.told(one) for one in inside))

    def _sound(self, statement: Statement) -> str | None:
        """The statement above this one, unless climbing on from there comes back here."""
        above = statement.continues or statement.within
        seen, at = {statement.id}, above
        while at is not None and at in self._by_id:
            if at in seen:
                return None
            seen.add(at)
            at = self._by_id[at].continues or self._by_id[at].within
        return above if above in self._by_id else None
