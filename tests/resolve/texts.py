"""Texts with sources and mentions marked by their words, as the reader would hand them on."""

import re

from sayso.records import Arc, Document, Mention, MentionKind, Quarantine, Reading, Resolution, Span, When
from sayso.resolve import Tables, resolve

SENTENCE = re.compile(r"[^.!?\n]+[.!?]?[”\"]?")


def day(iso: str) -> When:
    return When(iso, iso, "day", "given")


def place(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def document(text: str, published: When | None = None, quarantine: str | None = None, **facts: str) -> Document:
    set_aside = (Quarantine(place(text, quarantine), "injected_link"),) if quarantine else ()
    return Document("x", text, facts.get("url"), None, facts.get("title"), None, "en", published, set_aside)


def reading(
    text: str,
    sources: tuple[str, ...],
    mentions: dict[str, MentionKind] | None = None,
    *,
    published: str | None = None,
    quarantine: str | None = None,
    **facts: str,
) -> Reading:
    """``sources`` are looked for one after another; each of ``mentions`` at its first place."""
    arcs, at = [], 0
    for words in sources:
        span = place(text, words, at)
        arcs.append(Arc(None, (span,), (), None, 1.0))
        at = span.end
    found = tuple(Mention(place(text, words), kind, 1.0) for words, kind in (mentions or {}).items())
    sentences = tuple(Span(*m.span()) for m in SENTENCE.finditer(text) if m.group().strip())
    page = document(text, day(published) if published else None, quarantine, **facts)
    return Reading(page, sentences, (), found, tuple(arcs), "none")


def who(tables: Tables, *args: object, **kwargs: object) -> Resolution:
    """What the last source means."""
    read = reading(*args, **kwargs)  # type: ignore[arg-type]
    last = max(span for arc in read.arcs for span in arc.source)
    return next(r for r in resolve(read, tables).actors if r.span == last)
