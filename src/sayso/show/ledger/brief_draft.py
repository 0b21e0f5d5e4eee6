"""A brief as text that a person edits, and back: a line for each thing it says, with the numbers of its reports.

"# " begins a sub-heading, every other line says something; "[4][7]" at its end are the reports it rests on. A line
without such a number is the editor's own, and the brief says how many of these there are.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from sayso.show.harmless import line as harmless
from sayso.show.ledger.brief import Brief, Line, Section, plain

HEAD = "# "
#: Numbers of reports at the end of a line.
NUMBERS = re.compile(r"\s*((?:\[\d{1,4}\]\s*)+)$")
#: Characters of one line, lines of one part: more is no brief.
LONGEST_LINE, MOST_LINES = 4_000, 400


def as_draft(section: Section) -> str | None:
    """The words of a part, to be edited; None: it is a table, which is as the ledger has it."""
    if section.sheet is not None:
        return None
    lines = []
    for title, told in section.groups:
        lines += [HEAD + harmless(title)] if title else []
        lines += [harmless(plain(one)) for one in told]
    return "\n".join(lines)


def edited(brief: Brief, title: str | None, words: Mapping[str, str], by: str) -> Brief:
    """A brief with the words that a person gave for some of its parts, by their titles; ``by`` whom."""
    known = {one.number for one in brief.sources}
    sections = tuple(
        replace(one, groups=_groups(words[one.title], known)) if one.sheet is None and one.title in words else one
        for one in brief.sections
    )
    own = sum(1 for one in sections for _, told in one.groups for each in told if not each.sources)
    note = (Line(f"Sentences that {by} wrote, without a report behind them: {own}", None, ()),) if own else ()
    return replace(brief, title=title or brief.title, sections=sections, warnings=(*brief.warnings, *note))


def _groups(words: str, known: set[int]) -> tuple[tuple[str | None, tuple[Line, ...]], ...]:
    groups: list[tuple[str | None, list[Line]]] = [(None, [])]
    for written in words.splitlines()[:MOST_LINES]:
        told = " ".join(written[:LONGEST_LINE].split())
        if told.startswith(HEAD):
            groups.append((told.removeprefix(HEAD), []))
        elif told:
            groups[-1][1].append(_line(told, known))
    return tuple((title, tuple(told)) for title, told in groups if title or told)


def _line(told: str, known: set[int]) -> Line:
    """A line with its numbers, as far as reports of the brief have them."""
    found = NUMBERS.search(told)
    numbers = [int(one) for one in re.findall(r"\d+", found[1])] if found else []
    there = tuple(sorted({one for one in numbers if one in known}))
    return Line(told[: found.start()] if found else told, None, there)
