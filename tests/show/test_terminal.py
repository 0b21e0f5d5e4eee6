import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.records import Dispute, Findings, Issue, NotEvent, Party, Side, Span, When
from sayso.show.terminal import on_terminal
from sayso.show.view import View
from tests.show.made import TARVO, at, made

ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def shown(findings: Findings, **view: object) -> str:
    return "".join(on_terminal([findings], View(**view)))


def with_text(text: str) -> Findings:
    """One record of each kind, of which everything a page can choose is ``text``."""
    first, span = made().statements[0], Span(0, len(text))
    assert first.speaker is not None
    party, place = Party(text, None, span), replace(TARVO, span=span, name=text, admin1=text)
    when = When("2023-03-02", None, "interval", text, span)
    event = replace(made().events[1], trigger=span, mode=text, source=(party,), target=(), places=(place,), when=when)
    event = replace(event, asserted_by=("s1",), denied_by=("s1",))
    old = replace(event, id="e9", background=True)
    figure = replace(made().figures[0], span=span, of=party, unit=text, as_of=when, reported_by="s1", event="e9")
    duty = replace(made().obligations[0], who=party, duty=span, to=party, due=when, recurrence=text, basis=text)
    sides = (Side(text, ("s1",), ()), Side(text, (), ("f1",)))
    return replace(
        made(),
        file=text,
        document=replace(made().document, text=text, title=text, outlet=text, byline=text, url=text, quarantine=()),
        statements=(
            replace(
                first,
                speaker=replace(first.speaker, name=text, role=text, span=span),
                cue=span,
                content=(span,),
                addressee=text,
                channel=text,
            ),
        ),
        issues=(Issue("extract", "broken_number", text, span, text),),
        places=(place,),
        events=(event, old),
        not_events=(NotEvent(span, text),),
        figures=(figure,),
        obligations=(duty,),
        disputes=(Dispute("d1", text, sides, "e2", text),),
    )


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
    assert re.search(r"name doubled +“Mira HoltMira Anne Holt” +perhaps: Mira Anne Holt +¶7", page)
    assert re.search(r"pasted headline +Council votes on water bill MORE +¶7", page)


def test_story_on_the_screen() -> None:
    page = shown(made())
    heads = [
        "WHO SAYS WHAT",
        "IN DISPUTE",
        "HOW MANY",
        "WHAT HAPPENED",
        "WHAT IS DUE",
        "BACKGROUND",
        "SET ASIDE",
        "WARNINGS",
    ]
    assert [page.index(f"\n{head}\n") for head in heads] == sorted(page.index(f"\n{head}\n") for head in heads)
    assert re.search(r"Elena Dray +accuses: “They fired first,” … “and we will answer.” +¶4", page)
    assert re.search(r"Northern Command +denies it +¶5", page)
    assert re.search(r"sailors killed +12 +– +Harbour Police +¶10", page)
    assert re.search(r"killed +4 +4 +Northern Command +3 Mar 2023 +¶10", page)
    assert re.search(
        r"Harbour Police says +Northern Command → sailors: shelled the pier on Thursday  — 2 Mar 2023", page
    )
    assert re.search(r"17 Mar 2023 · every +Northern Command → Council of Tarvo: answer the letter of 3 March", page)
    assert "2008 Elena Dray and Northern Command: fought for 44 days in 2008 ¶11" in page
    assert page.endswith("\n10 statements · 7 events · 6 figures · 1 duty · 2 disputes\n")


def test_what_stands_above_is_not_told_twice_on_one_screen() -> None:
    assert "fired first  —" not in shown(made()).split("WHAT HAPPENED")[1]
    assert "Northern Command: fired first" not in shown(made()).split("WHAT HAPPENED")[1]
    assert "Northern Command: fired first" in shown(made(), parts=("events",))


def test_unreadable_number_stands_among_the_figures() -> None:
    row = r"number unreadable +“20He reported that more than 0”  perhaps: more than 200\? +¶7"
    assert re.search(row, shown(made()).split("HOW MANY")[1].split("WHAT HAPPENED")[0])
    assert "20He" not in shown(made()).split("WARNINGS")[1]
    assert re.search(row, shown(made(), parts=("warnings",)).split("WARNINGS")[1])
    assert re.search(row, shown(replace(made(), figures=())).split("HOW MANY")[1])


def test_long_lists_are_cut_with_a_count_and_the_way_to_all_of_it() -> None:
    event, count = made().events[3], made().figures[3]
    events = tuple(replace(event, id=f"n{n}") for n in range(30))
    figures = tuple(replace(count, id=f"g{n}", low=float(n), high=float(n)) for n in range(30))
    findings = replace(made(), events=events, figures=figures, disputes=())
    assert "and 20 more (--only events)" in shown(findings)
    assert "and 22 more (--only figures)" in shown(findings)
    for whole in ({"parts": ("events", "figures")}, {"verbose": True}):
        assert "more (--only" not in shown(findings, **whole)
        assert shown(findings, **whole).count("send 1,200 troops") == 30


def test_one_row_alone_is_never_left_out() -> None:
    events = tuple(replace(made().events[3], id=f"n{n}") for n in range(11))
    page = shown(replace(made(), events=events))
    assert page.count("send 1,200 troops") == 11
    assert "(--only events)" not in page


def test_long_list_of_statements_hears_every_voice() -> None:
    first = made().statements[0]
    many = tuple(replace(first, id=f"n{n}", content=(at("nobody"),)) for n in range(40))
    page = shown(replace(made(), statements=(*many, *made().statements), disputes=()))
    assert "more (--only says)" in page
    assert all(f"\n  {name}" in page for name in ("Northern Command", "A spokesman", "nobody named", "Harbour Police"))


def test_empty_part_is_left_out_unless_it_was_asked_for() -> None:
    nothing = dict.fromkeys(("events", "figures", "obligations", "disputes", "issues", "not_events"), ())
    findings = replace(made(), **nothing)
    assert "WHAT IS DUE" not in shown(findings)
    assert "WHAT IS DUE\n  Nothing is due here." in shown(findings, parts=("due",))
    assert "IN DISPUTE\n  Nothing is in dispute here." in shown(findings, parts=("disputes",))


def test_verbose_shows_why_something_is_no_event() -> None:
    assert re.search(r"sport +battle +¶11", shown(made(), verbose=True))
    assert "Looked at" not in shown(made())
    assert "ASSAULT/heavy-weapons · military · event:word 0.80" in shown(made(), verbose=True, width=200)


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
