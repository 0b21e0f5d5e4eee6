from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sayso.records import Findings
from sayso.show.markdown import as_markdown, plain
from sayso.show.view import View
from tests.show.made import made
from tests.show.test_terminal import with_text


def shown(findings: Findings, **view: object) -> str:
    return "".join(as_markdown([findings], View(**view)))


def test_page_reads_as_a_document() -> None:
    page = shown(made())
    assert page.startswith("# Harbour talks break down in Tarvo\n\nharbour.txt · Tarvo Wire · 4 Mar 2023")
    assert (
        "**Elena Dray** (Foreign Minister)\n\n- *said*: the talks over the harbour had failed (3 Mar 2023 · ¶4)" in page
    )
    assert "  - **Ilo Brandt** (Commander) *had called (criticises)*: the ceasefire “a piece of paper” (¶6)" in page
    assert "- pasted headline: ~~Council votes on water bill MORE~~ (¶7)" in page
    assert "denies ¶4" in page


def test_story_is_told_as_on_the_screen() -> None:
    page = shown(made())
    assert (
        "## In dispute\n\n- Who fired\n  - **Elena Dray** *accuses*: “They fired first,” … “and we will answer.” (¶4)"
        in page
    )
    assert "  - **Northern Command** *denies* it (¶5)" in page
    assert "| sailors killed | 12 | – | Harbour Police |  | ¶10 |" in page
    assert "| of these children killed (civilians) | 3 | 3 | Harbour Police |  | ¶10 |" in page
    assert (
        "- **Harbour Police says** — Northern Command → sailors: shelled the pier on Thursday (2 Mar 2023 · ¶10)"
        in page
    )
    assert "- **17 Mar 2023 · every year** Northern Command → Council of Tarvo: answer the letter of 3 March (" in page
    assert "- **2008** Elena Dray and Northern Command: fought for 44 days in 2008 (¶11)" in page


def test_figures_are_one_table() -> None:
    html = MarkdownIt("commonmark").enable("table").render(shown(made(), parts=("figures",)))
    assert html.count("<table>") == 1
    assert html.count("<tr>") == 1 + 5


def test_parts_and_rules() -> None:
    assert "## Who says what" not in shown(made(), parts=("aside",))
    assert "## In dispute" not in shown(made(), parts=("due",))
    assert "Nothing is due here." in shown(replace(made(), obligations=()), parts=("due",))
    assert all(rule in shown(made(), verbose=True) for rule in ("arc 0.91", "event:word 0.80", "figure:count 0.90"))


@pytest.mark.parametrize(
    "nasty", ["# no heading", "[link](http://x.example)", "<b>bold</b>", "1. one", "- item", "`code`", "***"]
)
def test_markup_is_only_words(nasty: str) -> None:
    html = MarkdownIt("commonmark").render(plain(nasty))
    assert html.startswith("<p>")
    assert not any(f"<{tag}" in html for tag in ("a ", "b>", "h1", "ol", "ul", "li", "code", "em", "strong", "hr"))


@settings(max_examples=80, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_text_cannot_change_the_shape_of_the_document(text: str) -> None:
    def shape(findings: Findings) -> list[str]:
        tokens = MarkdownIt("commonmark").parse(shown(findings))
        return [token.type for token in tokens]

    assert shape(with_text(text)) == shape(with_text("plain"))


def test_no_headline() -> None:
    document = replace(made().document, title=None)
    assert shown(replace(made(), document=document)).startswith("# harbour.txt\n")
