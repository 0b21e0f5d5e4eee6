"""Findings as Markdown, to be pasted into a newsroom's document: who says what, what was set aside, what to watch."""

from collections.abc import Iterable, Iterator

from sayso.records import ACTS, Findings, Issue, Speaker, Statement
from sayso.show import wording
from sayso.show.markdown_story import StoryText, plain
from sayso.show.order import Told, paragraphs, place_of, voice_key, voices
from sayso.show.view import Part, View


def as_markdown(many: Iterable[Findings], view: View) -> Iterator[str]:
    """Each page as it comes; a rule between two of them."""
    first = True
    for findings in many:
        yield ("" if first else "\n---\n\n") + _Page(findings, view).text()
        first = False


class _Page:
    def __init__(self, findings: Findings, view: View) -> None:
        self.findings, self.view = findings, view
        self.written = findings.document.text
        self.paragraphs = paragraphs(findings.document)
        self.by_id = {one.id: one for one in findings.statements}

    def text(self) -> str:
        """The whole page."""
        parts = [self._head()]
        parts += self._section("says", "".join(self._says()))
        parts += StoryText(self.findings, self.view).sections()
        parts += self._section("aside", "".join(self._aside()))
        parts += self._section("warnings", "".join(map(self._warning, wording.troubles(self.findings))))
        parts.append(f"{wording.counting_line(self.findings)}\n")
        return "\n".join(parts)

    def _section(self, part: Part, body: str) -> list[str]:
        """The section, if it was asked for; an empty one only where it has to say so."""
        if part not in self.view.parts or not (body or part == "says" or self.view.narrowed):
            return []
        return [f"## {wording.HEADINGS[part]}\n\n{body or wording.NOTHING[part] + chr(10)}"]

    def _head(self) -> str:
        document = self.findings.document
        title = plain(document.title or self.findings.file or "No headline")
        where = [*wording.page_line(self.findings), *([document.url] if document.url else [])]
        warnings = wording.warning_line(self.findings)
        warned = f"\n> ⚠ {plain(warnings)}\n" if warnings else ""
        return f"# {title}\n\n{' · '.join(map(plain, where))}\n{warned}"

    def _says(self) -> Iterator[str]:
        for voice in voices(self.findings):
            yield f"**{_name(voice.speaker)}**{_aside_of(voice.speaker)}\n\n"
            for told in voice.told:
                yield from self._told(told, voice.speaker, 0)
            yield "\n"

    def _told(self, told: Told, voice: Speaker | None, depth: int) -> Iterator[str]:
        statement = told.statement
        other = voice_key(statement.speaker) != voice_key(voice)
        who = f"**{_name(statement.speaker)}**{_aside_of(statement.speaker)} " if other else ""
        yield f"{'  ' * depth}- {who}*{plain(self._verb(statement))}*: {self._words(told)} ({self._about(told)})\n"
        for inner in told.inside:
            yield from self._told(inner, statement.speaker, depth + 1)

    def _verb(self, statement: Statement) -> str:
        cue = self.written[statement.cue.start : statement.cue.end] if statement.cue else None
        beside = wording.act_beside_cue(statement.act, cue)
        return f"{cue} ({beside})" if beside else cue or ACTS[statement.act]

    def _words(self, told: Told) -> str:
        spans = sorted(span for one in (told.statement, *told.more) for span in one.content)
        return " … ".join(plain(self.written[span.start : span.end]) for span in spans) or wording.NO_WORDS

    def _about(self, told: Told) -> str:
        statement = told.statement
        numbers = sorted({self.paragraphs.number(place_of(one).start) for one in (statement, *told.more)})
        known = [wording.unreadable(statement, self.findings.issues)]
        known += [f"{wording.toward(statement)} {plain(statement.addressee)}" if statement.addressee else ""]
        known += [plain(statement.channel) if statement.channel else ""]
        known += [wording.when(statement.said) if statement.said else ""]
        denied = self.by_id.get(statement.denies or "")
        known += [f"denies ¶{self.paragraphs.number(place_of(denied).start)}" if denied else ""]
        known += [", ".join(f"¶{number}" for number in numbers)]
        known += [f"{plain(statement.rule)} {statement.score:.2f}" if self.view.verbose else ""]
        return " · ".join(part for part in known if part)

    def _aside(self) -> Iterator[str]:
        for one in self.findings.document.quarantine:
            words = plain(self.written[one.span.start : one.span.end])
            yield f"- {wording.REASONS[one.reason]}: ~~{words}~~ (¶{self.paragraphs.number(one.span.start)})\n"

    def _warning(self, issue: Issue) -> str:
        what = wording.trouble(issue)
        if issue.span is None:
            return f"- {what}: {plain(wording.page_wide(issue))}\n"
        words = plain(self.written[issue.span.start : issue.span.end])
        perhaps = f", perhaps: {plain(issue.suggestion)}" if issue.suggestion else ""
        return f"- {what}: “{words}”{perhaps} (¶{self.paragraphs.number(issue.span.start)})\n"


def _name(speaker: Speaker | None) -> str:
    return plain(speaker.name) if speaker else wording.NO_SPEAKER


def _aside_of(speaker: Speaker | None) -> str:
    aside = wording.speaker_aside(speaker) if speaker else ""
    return f" ({plain(aside)})" if aside else ""
