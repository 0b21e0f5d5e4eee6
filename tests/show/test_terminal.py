import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.records import Findings, Issue, Span
from sayso.show.terminal import on_terminal
from sayso.show.view import View
from tests.show.made import made

ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def shown(findings: Findings, **view: object) -> str:
    return "".join(on_terminal([findings], View(**view)))


def with_text(text: str) -> Findings:
    """One statement of which everything a page can choose is ``text``."""
    first = made().statements[0]
    assert first.speaker is not None
    speaker = replace(first.speaker, name=text, role=text, span=Span(0, len(text)))
    all_of_it = (Span(0, len(text)),)
    statement = replace(first, speaker=speaker, cue=all_of_it[0], content=all_of_it, addressee=text, channel=text)
    issue = Issue("extract", "broken_number", text, all_of_it[0], text)
    document = replace(made().document, text=text, title=text, outlet=text, byline=text, url=text, quarantine=())
    return replace(made(), file=text, document=document, statements=(statement,), issues=(issue,))


def test_who_says_what_in_reading_order() -> None:
    page = shown(made())
    heads = ["Elena Dray  Foreign Minister", "Northern Command", "A spokesman", "nobody named"]
    places = [page.index(f"\n  {head}\n") for head in heads]
    assert places == sorted(places)
    assert re.search(r"said +the talks over the harbour had failed +— 3 Mar 2023 +¶4", page)


def test_denial_points_at_what_is_denied() -> None:
    assert re.search(r"denied +the charge +— denies ¶4: “They fired first", shown(made()))


def test_act_stands_beside_a_cue_that_hides_it() -> None:
    page = shown(made())
    assert "told reporters         “They fired first" in page
    assert "(accuses)" in page
    assert "denied (" not in page


def test_inner_statement_is_set_in_under_the_outer() -> None:
    rows = shown(made()).split("\n")
    outer = next(at for at, row in enumerate(rows) if "wrote " in row)
    inner = next(at for at, row in enumerate(rows) if "↳ Ilo Brandt  Commander" in row)
    assert outer < inner
    indent = [len(row) - len(row.lstrip()) for row in (rows[outer], rows[inner], rows[inner + 1])]
    assert indent[0] < indent[1] < indent[2]


def test_what_goes_on_is_folded_in() -> None:
    page = shown(made())
    assert "goes on ¶9" in page
    assert "she added" not in page


def test_warnings_once_at_the_top_and_in_place() -> None:
    page = shown(made())
    top = " ".join(page.split("WHO SAYS WHAT")[0].split())
    assert "⚠ 1 name doubled · 1 number unreadable · machine-translated English · 3 passages set aside" in top
    assert re.search(r"number unreadable +“20He reported that more than 0” +perhaps: more than 200\? +¶7", page)
    assert re.search(r"pasted headline +Council votes on water bill MORE +¶7", page)


def test_no_date_says_how_to_set_it() -> None:
    document = replace(made().document, published=None)
    assert "no publication date (--published sets it)" in shown(replace(made(), document=document))


def test_verbose_adds_rules_scores_and_actors() -> None:
    page = shown(made(), verbose=True)
    assert "arc 0.91" in page
    assert "[TRV.elena-dray]" in page
    assert "arc 0.91" not in shown(made())


def test_only_the_parts_asked_for() -> None:
    page = shown(made(), parts=("warnings",))
    assert "WARNINGS" in page
    assert "WHO SAYS WHAT" not in page
    assert "SET ASIDE" not in page


def test_same_words_with_and_without_colours() -> None:
    coloured = shown(made(), colours=True)
    assert ESCAPE.search(coloured)
    plain = "\n".join(row.rstrip() for row in ESCAPE.sub("", coloured).split("\n"))
    assert plain == shown(made())


@pytest.mark.parametrize("width", [20, 40, 63, 64, 80, 200])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, shown(made(), width=width).split("\n"))) <= width


def test_narrow_ones_stack() -> None:
    rows = shown(made(), width=50).split("\n")
    verb = next(at for at, row in enumerate(rows) if row.strip().startswith("said "))
    assert rows[verb + 1].strip().startswith("the talks over")


def test_words_are_never_lost_when_verbose() -> None:
    findings = with_text("word " * 200 + "end")
    assert "end" in shown(findings, verbose=True)
    assert "…" in shown(findings)
    assert "…" not in shown(with_text("x" * 300 + " y"), verbose=True, width=40)


def test_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(made(), colours=True), shown(made())
    for name, value in (("COLUMNS", "30"), ("FORCE_COLOR", "1"), ("NO_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
    assert (shown(made(), colours=True), shown(made())) == before


@settings(max_examples=80, deadline=None)
@given(st.text(min_size=1, max_size=60), st.sampled_from([20, 70, 120]), st.booleans())
def test_no_text_can_reach_the_terminal_itself(text: str, width: int, verbose: bool) -> None:
    page = shown(with_text(text), width=width, verbose=verbose)
    assert all(letter == "\n" or ord(letter) >= 32 for letter in page)
    assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066\u2067\ud800-\udfff]", page)
    assert all(row.count("\u2068") == row.count("\u2069") for row in page.split("\n"))


def test_right_to_left_words_turn_nothing_beside_them() -> None:
    page = shown(with_text("قال الوزير " * 60))
    assert "\u2068" in page
    assert all(row.count("\u2068") == row.count("\u2069") for row in page.split("\n"))


def test_markup_of_the_screen_library_is_only_words() -> None:
    assert "[bold red]now[/] :warning:" in shown(with_text("[bold red]now[/] :warning:"))


def test_two_pages_are_kept_apart() -> None:
    page = "".join(on_terminal([made(), made()], View()))
    assert page.count("─" * 100) == 1
