"""Whatever text comes in: no crash, every span exact, nothing out of quarantine, the same bytes twice."""

import dataclasses
import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.errors import SourceError
from sayso.records import Findings, Span, Statement
from sayso.show.markdown import as_markdown
from sayso.show.page import as_html
from sayso.show.terminal import on_terminal
from sayso.show.view import View

SENTENCES = (
    "The ministry said on Tuesday that three ships had been turned back.",
    "“We will answer,” Foreign Minister Elena Dray told reporters, “if they fire again.”",
    "Officials in Tashkent denied the charge, calling it a provocation.",
    "Nobody claimed responsibility for the blast, which killed at least 14 people.",
    "Mira HoltMira Anne HoltCouncil votes on water bill Five things to watch MORE said the convoy had left.",
    "He lost 20He reported that more than 0 had gone.",
    "Read more: Storm closes harbour",
    "Home / World / Harbour closed",
    "according to a spokesman who declined to be named",
    "; she said.",
)
ODD = (
    "“",
    "”",
    '"',
    "‘",
    "’s",
    "\u00ad",
    "\u200b",
    "\r\n",
    "\n\n",
    "\t",
    "\u202e",
    "\x1b[31m",
    "ﬁ",
    "𝔘",
    "é",
    "\ufeff",
    "\x00",
)
FRAGMENTS = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(ODD), st.text(max_size=30), st.integers().map(str))
PAGES = st.lists(FRAGMENTS, min_size=1, max_size=12).flatmap(
    lambda parts: st.sampled_from((" ", "", "\n", "\n\n")).map(lambda joint: joint.join(parts))
)
MARKUP = st.lists(
    st.one_of(
        FRAGMENTS, st.sampled_from(("<p>", "</p>", "<div>", "<article>", "</a>", "<script>", "&#0;", "<!--", "<b"))
    ),
    max_size=15,
).map(lambda parts: "<html><body>" + "".join(parts))
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "cp1251", "gb18030", "ascii")
BYTES = st.one_of(
    st.binary(max_size=300),
    st.tuples(PAGES, st.sampled_from(ENCODINGS), st.binary(max_size=3)).map(
        lambda page: page[0].encode(page[1], errors="ignore") + page[2]
    ),
)
KINDS = 3  # text, markup, bytes: the numbers below are shared among them
IN_TEST, IN_SOAK = 300, 10_000
VIEW = View(width=60, verbose=True)


def spans_of(value: object) -> Iterator[Span]:
    """Every span anywhere inside a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_of(getattr(value, field.name))


def words_of(statement: Statement) -> Iterator[Span]:
    yield from statement.content
    if statement.cue:
        yield statement.cue
    if statement.speaker:
        yield statement.speaker.span


def check(findings: Findings) -> None:
    text = findings.document.text
    for span in spans_of(findings):
        assert 0 <= span.start < span.end <= len(text), span
    aside = [q.span for q in findings.document.quarantine]
    for statement in findings.statements:
        for words in words_of(statement):
            assert not any(words.touches(q) for q in aside), (text[words.start : words.end], statement.rule)
            assert text[words.start : words.end].strip() == text[words.start : words.end]
    for named in (*findings.mentions, *findings.places):
        assert not any(named.span.touches(q) for q in aside), text[named.span.start : named.span.end]
    known = {s.id for s in findings.statements}
    assert len(known) == len(findings.statements)
    for statement in findings.statements:
        assert {statement.denies, statement.continues, statement.within} - {None} <= known - {statement.id}
    json.loads(sayso.to_json(findings))


def read_page(page: str | bytes) -> Findings | None:
    try:
        return sayso.read(page)
    except SourceError as refused:
        said = str(refused)
    assert said.isprintable()  # one line that no terminal obeys
    return None


def check_views(findings: Findings) -> None:
    """Every view can be made, and holds nothing a terminal would obey or a browser run."""
    terminal, page = "".join(on_terminal([findings], VIEW)), "".join(as_html([findings]))
    for shown in (terminal, page, "".join(as_markdown([findings], VIEW))):
        assert not set("\x00\x07\x1b\x9b\u202e") & set(shown)
        shown.encode("utf-8")
    assert "<script" not in page


def never_crashes(page: str | bytes) -> None:
    first = read_page(page)
    if first is not None:
        check(first)
        check_views(first)
        assert sayso.to_json(first) == sayso.to_json(sayso.read(page))


def test_plain_text_is_kept_to_the_letter() -> None:
    for page in ("A\r\nB\rC\u2028D\x0cE \u00ad\u200b ﬁ é e\u0301 “x", "\n\n lone \n"):
        assert sayso.read(page).document.text == page


fewer = settings(
    max_examples=IN_TEST // KINDS, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
many = settings(max_examples=-(-IN_SOAK // KINDS), deadline=None, suppress_health_check=list(HealthCheck))
test_text = fewer(given(PAGES)(never_crashes))
test_markup = fewer(given(MARKUP)(never_crashes))
test_bytes = fewer(given(BYTES)(never_crashes))
test_text_long = pytest.mark.soak(many(given(PAGES)(never_crashes)))
test_markup_long = pytest.mark.soak(many(given(MARKUP)(never_crashes)))
test_bytes_long = pytest.mark.soak(many(given(BYTES)(never_crashes)))
