"""Findings of one report as entries of the ledger, each with a key that a newer reading of the same words keeps.

What a page tells in its own voice is the outlet's word. Of a page that is a party's own statement it is that party's:
a fact of such a page is its claim.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.records import (
    Counted,
    Differing,
    Dispute,
    Entries,
    EntryKind,
    Event,
    Figure,
    Findings,
    Happened,
    Obligation,
    Owed,
    Report,
    Said,
    Span,
    Statement,
    Teller,
)

#: Hex digits of the document's id that stand in a key: 64 bits, as for every hash of ours.
DIGITS = 16

NOBODY = Teller(None, None, None)

#: Where a sentence ends, roughly, and good enough to show words in their surroundings: not behind "U.S." or "Mr.", but
#: behind "NATO."
SENTENCE_END = re.compile(
    r"(?P<stop>[.!?…])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMrs\.)(?<!\bGen\.)"
    r"[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+"
)

#: Code points shown before and after the words, at most.
SURROUNDINGS = 400


def entry_key(document: str, kind: EntryKind, span: Span, turn: int = 1) -> str:
    """The key of an entry; ``turn`` counts entries of one kind that stand on the same words."""
    key = f"{document[:DIGITS]}/{kind}/{span.start}-{span.end}"
    return key if turn == 1 else f"{key}/{turn}"


def entries_of(findings: Findings, report: Report) -> Entries:
    """What a report gave, as entries."""
    return _Maker(findings, report).entries()


def passage(text: str, span: Span) -> str:
    """The sentence round ``span``, or what of it lies near."""
    start, end = max(0, span.start - SURROUNDINGS), min(len(text), span.end + SURROUNDINGS)
    before, after = text[start : span.start], text[span.end : end]
    begins = [match.end() for match in SENTENCE_END.finditer(before)]
    ends = SENTENCE_END.search(after)
    cut = max(ends.start(), ends.end("stop")) if ends else None
    whole = before[begins[-1] if begins else 0 :] + text[span.start : span.end] + after[:cut]
    return storable(" ".join(whole.split()))


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """``text`` as both databases take it: without null characters, and without halves of one, as in a name."""
    return text.replace("\x00", "\ufffd") if text.isascii() else _UNSTORABLE.sub("\ufffd", text)


def quoted(text: str, span: Span) -> str:
    """The words of ``span`` on one line."""
    return storable(" ".join(text[span.start : span.end].split()))


def hand_key(document: str, kind: EntryKind, span: Span, turn: int = 1) -> str:
    """The key of an entry that a person added; no reading of a machine gives such a one."""
    return f"{entry_key(document, kind, span)}/hand{'' if turn == 1 else turn}"


class _Maker:
    """Makes the entries of one document; keeps the keys that its records refer to each other by."""

    def __init__(self, findings: Findings, report: Report) -> None:
        self._findings = findings
        self._report = report
        self._text = findings.document.text
        self._taken: dict[str, int] = {}
        issuer = findings.issuer
        self._own = Teller(issuer.name, issuer.actor, None) if issuer else NOBODY
        self._statements = {one.id: one for one in findings.statements}
        self._keys = {one.id: self._key("statement", statement_span(one)) for one in findings.statements}
        self._keys |= {one.id: self._key("event", one.trigger) for one in findings.events}
        self._keys |= {one.id: self._key("figure", one.span) for one in findings.figures}

    def entries(self) -> Entries:
        """All of them, in the order of the findings."""
        found = self._findings
        return Entries(
            self._report,
            self._text,
            tuple(self._said(one) for one in found.statements),
            tuple(self._happened(one) for one in found.events),
            tuple(self._counted(one) for one in found.figures),
            tuple(self._owed(one) for one in found.obligations),
            tuple(self._differing(one) for one in found.disputes),
        )

    def _said(self, one: Statement) -> Said:
        words = " … ".join(self._words(span) for span in one.content)
        return Said(self._keys[one.id], self._report, one, words, self._words(one.cue) if one.cue else None)

    def _happened(self, one: Event) -> Happened:
        asserted, denied = self._tellers(one.asserted_by), self._tellers(one.denied_by)
        if not (asserted or denied) and self._own != NOBODY:
            asserted, denied = ((), (self._own,)) if one.status == "denied" else ((self._own,), ())
            one = replace(one, status="claimed") if one.status == "fact" else one
        around = passage(self._text, one.trigger)
        return Happened(self._keys[one.id], self._report, one, self._words(one.trigger), around, asserted, denied)

    def _counted(self, one: Figure) -> Counted:
        event = self._keys[one.event] if one.event else None
        reporter = self._teller(one.reported_by) if one.reported_by else self._own
        around = passage(self._text, one.span)
        return Counted(self._keys[one.id], self._report, one, self._words(one.span), around, reporter, event)

    def _owed(self, one: Obligation) -> Owed:
        key = self._key("obligation", one.duty)
        by = self._teller(one.statement) if one.statement else self._own
        return Owed(key, self._report, one, self._words(one.duty), by)

    def _differing(self, one: Dispute) -> Differing:
        sides = tuple(tuple(self._keys[id_] for id_ in (*side.statements, *side.figures)) for side in one.sides)
        first = min((key for side in sides for key in side), default="")
        start, _, end = first.rsplit("/", 1)[-1].partition("-") if first else ("0", "", "0")
        span = Span(int(start), int(end)) if start.isdecimal() and end.isdecimal() else Span(0, 0)
        return Differing(self._key("dispute", span), self._report, one, sides)

    def _tellers(self, ids: Iterable[str]) -> tuple[Teller, ...]:
        return tuple(self._teller(one) for one in ids)

    def _teller(self, id_: str) -> Teller:
        speaker = self._statements[id_].speaker
        key = self._keys[id_]
        return Teller(speaker.name, speaker.actor, key) if speaker else Teller(None, None, key)

    def _words(self, span: Span) -> str:
        return quoted(self._text, span)

    def _key(self, kind: EntryKind, span: Span) -> str:
        key = entry_key(self._findings.document.id, kind, span)
        self._taken[key] = turn = self._taken.get(key, 0) + 1
        return entry_key(self._findings.document.id, kind, span, turn)


def statement_span(one: Statement) -> Span:
    """From the first of a statement's words to the last; of one without words, the cue or the speaker."""
    if one.content:
        return Span(one.content[0].start, one.content[-1].end)
    return one.cue or (one.speaker.span if one.speaker else Span(0, 0))
