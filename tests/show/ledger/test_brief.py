"""A brief: every line with its numbers, every number among the sources, the same words in each format."""

import io
import re
from dataclasses import replace

import docx
import pytest

from sayso.records import Account, Entries
from sayso.show.ledger import account as sheets
from sayso.show.ledger import brief as briefs
from sayso.show.ledger.brief import Brief, brief_of, cited, plain, unquoted
from sayso.show.ledger.brief_files import as_docx, as_html, as_markdown
from tests.show.ledger.made import account, entries, report
from tests.show.ledger.test_agreed import CLOSED, telling

NASTY = "a|b <script>alert(1)</script> *x* [9](javascript:1)\x1b[31m\u202e # \\"


def numbers(brief: Brief) -> set[int]:
    return {one.number for one in brief.sources}


def test_every_line_has_numbers_and_every_number_is_a_source() -> None:
    agreed = replace(account().happenings[0], status="fact", reports=2)
    both = tuple(telling(entries(number), "closed", CLOSED) for number in (1, 2))
    brief = brief_of(account(entries=both, happenings=(agreed,)))
    lines = [line for section in brief.sections for _, many in section.groups for line in many]
    assert len(lines) >= 4
    for line in (*lines, *brief.warnings):
        assert line.sources
        assert set(line.sources) <= numbers(brief)
        assert cited(line) in plain(line)


def test_two_events_of_one_sentence_are_quoted_once() -> None:
    agreed = replace(account().happenings[0], status="fact", reports=2)
    both = tuple(telling(entries(number), "closed", CLOSED) for number in (1, 2))
    brief = brief_of(account(entries=both, happenings=(agreed, replace(agreed, reports=3))))
    (lines,) = [
        many for section in brief.sections if section.title == "What nobody disputes" for _, many in section.groups
    ]
    assert len(lines) == 1


def test_a_question_begins_with_a_capital_letter() -> None:
    contested = next(one for one in brief_of(account()).sections if one.title == "What is contested")
    assert [heading[:1] for heading, _ in contested.groups if heading] == ["W"] * len(contested.groups)


def test_of_a_party_s_words_those_of_a_page_to_be_trusted_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much a page that was translated by a machine has it say."""
    monkeypatch.setattr(briefs, "MOST_OF_A_PARTY", 1)
    first, second = entries(1), entries(2, trusted=False)
    longer = replace(second.said[0], words='"Vardonia upon the ferry the fire has opened near of Ostrel,"')
    both = (first, replace(second, said=(longer, second.said[1])))

    def besides(*reports: Entries) -> list[str | None]:
        brief = brief_of(account(entries=reports, origins={}, questions=()))
        told = next(one for one in brief.sections if one.title == "What each side says besides")
        return [line.quoted for _, lines in told.groups for line in lines]

    assert besides(*both) == ['"Vardonia fired on the ferry,"']
    trusted = replace(longer, report=replace(longer.report, trusted=True))
    assert besides(first, replace(second, said=(trusted,))) == [longer.words]


def test_a_word_for_what_others_say_is_quoted_for_nobody() -> None:
    """ "Denied the claim" says all: no quotation of two words stands behind it."""
    one = entries(1)
    shell = replace(one.said[1], words="a claim")
    question = account().questions[0]
    sides = (question.positions[0], replace(question.positions[1], statements=(shell.key,), voice=shell.key))
    given = account(
        entries=(replace(one, said=(one.said[0], shell)), entries(2)), questions=(replace(question, positions=sides),)
    )
    lines = [line for _, many in brief_of(given).sections[0].groups for line in many]
    assert [(line.words, line.quoted) for line in lines if line.words.startswith("Vardonia")] == [
        ("Vardonia denied the claim", None)
    ]


def test_sources_hold_the_words_the_brief_rests_on() -> None:
    first, second = brief_of(account()).sources
    assert '"Vardonia fired on the ferry,"' in first.words
    assert second.line == "Harbour Wire, “Title 2”, 2022-09-22, seen 2022-09-30, copy of [1]"


def test_what_is_not_known_is_said() -> None:
    bare = entries(1, outlet=None, title=None, published=None, file=None)
    brief = brief_of(account(entries=(bare, entries(2)), origins={}))
    assert brief.sources[0].line == "no outlet, untitled, no day given, seen 2022-09-30"
    assert [one.words for one in brief.warnings] == ["Give no day of publication"]
    assert brief.warnings[0].sources == (1,)


def test_parts_are_as_long_as_a_page_bears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sheets.SCREEN, "timeline", 1)
    many = account(happenings=account().happenings * 3)
    assert "and 2 more in the ledger" in as_markdown(brief_of(many))
    assert "and 2 more in the ledger" in as_html(brief_of(many))


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ('"We did not,"', "We did not,"),
        ("“We did not,”", "We did not,"),
        ('"We" and "they"', '"We" and "they"'),
        ("that we did", "that we did"),
        ('"', '"'),
        ("", ""),
        ("'tis so'", "'tis so'"),
    ],
)
def test_words_are_not_quoted_twice(words: str, bare: str) -> None:
    assert unquoted(words) == bare


def harmful() -> Account:
    one = account()
    question = replace(one.questions[0], about=NASTY, silent=(NASTY,))
    assert one.story
    story = replace(one.story, title=NASTY * 9)
    told = tuple(
        replace(each, report=replace(each.report, title=NASTY, outlet=NASTY, url="javascript:alert(1)"))
        for each in one.entries
    )
    said = tuple(replace(each, said=tuple(replace(s, words=NASTY) for s in each.said)) for each in told)
    return replace(one, questions=(question,), story=story, entries=said)


def test_markdown_is_left_as_it_is() -> None:
    text = as_markdown(brief_of(harmful()))
    assert not {"\x1b", "\u202e"} & set(text)
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert not re.search(r"(?<!\\)\[9", text)
    titles = [line for line in text.split("\n") if line.startswith("#")]
    assert titles == [line for line in titles if re.match(r"#{1,2} ", line)]


def test_a_page_runs_nothing_and_loads_nothing() -> None:
    page = as_html(brief_of(harmful()))
    assert "<script" not in page
    assert not {"\x1b", "\u202e"} & set(page)
    assert set(re.findall(r'(?:href|src)="([^"]*)"', page)) <= {"#s1", "#s2"}
    assert set(re.findall(r'id="([^"]*)"', page)) == {"s1", "s2"}
    assert page.count("<li>") == page.count("</li>")


def test_a_word_file_opens_and_says_the_same() -> None:
    written = docx.Document(io.BytesIO(as_docx(brief_of(harmful()))))
    text = "\n".join(one.text for one in written.paragraphs)
    assert "What is contested" in text
    assert not {"\x1b", "\u202e"} & set(text)
    assert [len(table.columns) for table in written.tables] == [7, 6, 6, 4]
    assert written.core_properties.author == ""


def test_the_same_account_gives_the_same_words() -> None:
    assert as_markdown(brief_of(account())) == as_markdown(brief_of(account()))
    assert "\n\n\n" not in as_markdown(brief_of(account()))
    assert report(1).document not in as_markdown(brief_of(account()))
