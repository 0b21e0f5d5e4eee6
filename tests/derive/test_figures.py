"""Figures: what became of the counted, who counts, parts and wholes, and what never becomes a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.derive.figures import derive_figures
from sayso.derive.figures.rules import figure_rules
from sayso.derive.statements import derive_statements
from sayso.derive.tables import table_rows
from sayso.records import Event, Figure, Issue, Party, Resolutions, Span
from tests.derive.marked import days_in, nobody, read_marked, resolved


def figures_in(text: str) -> tuple[Figure, ...]:
    return derive_figures(read_marked(text), nobody(), (), (), ())


def told(text: str) -> list[tuple[float | None, str]]:
    return [(figure.low, figure.what) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people were killed and 30 wounded.", [(12, "killed"), (30, "wounded")]),
        ("The blast killed 12 and wounded 30.", [(12, "killed"), (30, "wounded")]),
        (
            "The raid left 12 dead, killing three and injuring 15 others.",
            [(12, "killed"), (3, "killed"), (15, "wounded")],
        ),
        ("At least 7 dead in Torvik market blast", [(7, "killed")]),
        ("12 dead, 30 wounded in Torvik", [(12, "killed"), (30, "wounded")]),
        ("Three Killed In Torvik Bank Fire", [(3, "killed")]),
        ("THREE SOLDIERS WERE KILLED AND SEVEN OTHERS WERE WOUNDED.", [(3, "killed"), (7, "wounded")]),
        ("The death of 12 people shocked Torvik.", [(12, "killed")]),
        ("Officials confirmed 12 deaths.", [(12, "killed")]),
        ("The death toll rose to 79.", [(79, "killed")]),
        ("The number of dead reached 112.", [(112, "killed")]),
        ("The army admitted losses of 79.", [(79, "killed")]),
        ("The army lost 79 servicemen.", [(79, "killed")]),
        ("79 of its soldiers had been killed.", [(79, "killed")]),
        ("The strike claimed 40 lives.", [(40, "killed")]),
        ("Twelve soldiers and three civilians were killed.", [(12, "killed"), (3, "killed")]),
        ("Gunmen killed 12 soldiers and three civilians.", [(12, "killed"), (3, "killed")]),
        ("Gunmen killed the mayor and two bodyguards.", [(2, "killed")]),
        ("The mayor was killed along with two bodyguards.", [(2, "killed")]),
        ("Eleven people were taken to hospital.", [(11, "wounded")]),
        ("Police arrested 46 people.", [(46, "detained")]),
        ("46 demonstrators were detained.", [(46, "detained")]),
        ("Raiders abducted 200 schoolgirls.", [(200, "captured")]),
        ("Two hundred families fled.", [(200, "displaced")]),
        ("The town evacuated about 80 people.", [(80, "displaced")]),
        ("Thirty people are still missing.", [(30, "missing")]),
        ("The bodies of 17 men were found.", [(17, "bodies")]),
        ("Four sailors who worked on the pier were killed.", [(4, "killed")]),
        ("Six guards (two men and four women) were wounded.", [(6, "wounded"), (2, "wounded"), (4, "wounded")]),
        ("A soldier was killed.", [(1, "killed")]),
        ("Killed: 12.", [(12, "killed")]),
    ],
)
def test_tolls(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 150 rebels killed three guards.", [(150, "troops"), (3, "killed")]),
        ("Two bombings wounded six clerks.", [(2, "other"), (6, "wounded")]),
        ("Two hundred people were asleep when a guard was killed.", [(200, "other"), (1, "killed")]),
        ("Sixty people were killed or wounded.", [(60, "other")]),
        ("They threatened to kill ten judges.", [(10, "other")]),
        ("Seven guards were hurt, not six.", [(7, "wounded")]),
        ("The army captured five villages.", [(5, "other")]),
        ("Rescuers saved five people.", [(5, "other")]),
        ("A soldier spoke to the press.", []),
    ],
)
def test_those_who_do_it_are_not_those_who_suffer_it(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("No one was hurt.", ["wounded"]),
        ("Nobody died.", ["killed"]),
        ("No injuries or deaths occurred.", ["wounded", "killed"]),
    ],
)
def test_nothing_is_a_count_where_harm_is_denied(text: str, what: list[str]) -> None:
    figures = figures_in(text)
    assert [figure.what for figure in figures] == what
    assert {(figure.low, figure.high) for figure in figures} == {(0, 0)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dell, the oldest of the court's five-justice wing, died.", []),
        ("A four-man crew died off Torvik.", [(4, "killed")]),
        ("The shell would have killed five soldiers.", [(5, "troops")]),
        ("The rebels are said to have killed five soldiers.", [(5, "killed")]),
        ("Twelve soldiers would have been killed.", [(12, "troops")]),
        ("The planned killing of six judges shocked Torvik.", [(6, "other")]),
        ("The killing of six judges shocked Torvik.", [(6, "killed")]),
        ("Then came two turns of events.", []),
        ("A half-dozen soldiers were killed.", [(6, "killed")]),
        ("Half a dozen soldiers were killed.", [(6, "killed")]),
        ("A half hour later two soldiers were killed.", [(2, "killed")]),
        ("She saw a family whose mother had died.", []),
        ("Over 30 dead bodies are on the ground and many are injured.", [(30, "bodies")]),
        ("A judge last month ordered the city to pay.", []),
    ],
)
def test_nobody_died_who_only_would_have(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


def test_a_part_points_at_its_whole() -> None:
    whole, part = figures_in("The blast killed 12 people, including three children.")
    assert (whole.part_of, part.part_of, part.what, part.civilian) == (None, whole.id, "killed", True)


def test_the_whole_may_stand_behind_its_part() -> None:
    part, whole = figures_in("Two of the 12 killed were guards.")
    assert (part.low, part.part_of, part.what) == (2, whole.id, "killed")


def test_civilian_or_military_only_where_it_is_said() -> None:
    said = [figure.civilian for figure in figures_in("Four soldiers, five civilians and six people were killed.")]
    assert said == [False, True, None]


def test_of_whom_with_the_actor_named() -> None:
    text = "Four Veldanian soldiers were killed."
    resolutions = Resolutions(resolved(text, ("Veldanian", "Veldania", "VEL")), (), ())
    (figure,) = derive_figures(read_marked(text), resolutions, (), (), ())
    assert figure.of == Party("Veldanian soldiers", "VEL", Span(5, 23))


def reported(marked: str, *names: tuple[str, str, str | None]) -> list[str | None]:
    reading = read_marked(marked)
    resolutions = Resolutions(resolved(reading.document.text, *names), (), ())
    statements = derive_statements(reading, resolutions)
    figures = derive_figures(reading, resolutions, statements, (), ())
    by_id = {one.id: one.speaker.name for one in statements if one.speaker}
    return [by_id.get(one.reported_by or "") for one in figures]


GOVERNOR, ARMY = ("Governor Tolen", "Governor Tolen", None), ("The army", "The army", None)


def test_the_innermost_named_speaker_reports() -> None:
    marked = (
        "{s1 Governor Tolen} {c1 said} {q1 that {s2<1 the army} {c2 had confirmed} {q2 that 12 people were killed}}."
    )
    assert reported(marked, GOVERNOR, ("the army", "The army", None)) == ["The army"]


def test_the_page_reports_what_nobody_says() -> None:
    assert reported("Twelve people were killed. {s1 Governor Tolen} {c1 said} {q1 it was war}.", GOVERNOR) == [None]


def test_a_cue_that_ends_the_sentence_covers_all_of_it() -> None:
    marked = "The strikes hit four bunkers; {q1 and damaged 13 roads}, {s1 Governor Tolen} {c1 added}."
    assert reported(marked, GOVERNOR) == ["Governor Tolen", "Governor Tolen"]


def test_a_broken_number_is_no_figure() -> None:
    text = "The army lost 32, 2095 soldiers. It has 40 tanks."
    issue = Issue("extract", "broken_number", "two numbers run together", Span(14, 22))
    figures = derive_figures(read_marked(text), nobody(), (), (), (issue,))
    assert [figure.low for figure in figures] == [40]


def test_the_day_of_the_count() -> None:
    text = "As of Friday, 12 people had died. On Friday, six more died."
    resolutions = Resolutions((), days_in(text, Friday="2031-03-07"), ())
    figures = derive_figures(read_marked(text), resolutions, (), (), ())
    assert [figure.as_of.earliest if figure.as_of else None for figure in figures] == ["2031-03-07", None]


def test_a_figure_belongs_to_the_event_of_its_sentence() -> None:
    text = "Talks were held. The attack killed 12 people."
    events = tuple(
        Event(name, root, None, (), Span(at, at + 6), (), (), (), None, False, "fact", (), (), "test", 1.0)
        for name, root, at in (("e1", "CONSULT", 0), ("e2", "ASSAULT", text.index("attack")))
    )
    (figure,) = derive_figures(read_marked(text), nobody(), (), events, ())
    assert figure.event == "e2"


@pytest.mark.parametrize(
    ("again", "event"),
    [
        ("More than 600 soldiers died in the siege.", "e1"),
        ("The siege lasted 12 days.", "e1"),
        ("More than 600 soldiers died in the storm.", None),
        ("More than 600 soldiers died in another siege.", None),
    ],
)
def test_a_figure_belongs_to_the_event_before_that_its_sentence_names_again(again: str, event: str | None) -> None:
    text = f"In May the siege of Oster began. {again}"
    trigger = Span(text.index("siege"), text.index("siege") + len("siege"))
    siege = Event(
        "e1", "ASSAULT", None, (), trigger, (), (), (), None, False, "fact", (), (), "test", 1.0
    )  # fmt: skip
    (figure,) = derive_figures(read_marked(text), nobody(), (), (siege,), ())
    assert figure.event == event


def test_every_line_of_the_tables_is_whole() -> None:
    cells = {"numbers": 5, "signs": 5, "nouns": 4, "money": 4, "tolls": 5, "lists": 3}
    for name, width in cells.items():
        rows = table_rows(f"figures_{name}.tsv")
        assert all(len(row) == width and all(cell.strip() for cell in row) for row in rows), name
        assert len({row[0] for row in rows}) == len(rows), name


def test_every_rule_a_figure_carries_is_listed() -> None:
    known = {rule.id for rule in figure_rules()}
    links = [rule for rule in known if rule.endswith(":")]
    text = "At least 12 people, including two nurses, died. Rebels shot to death four men. They have 6 guns and $5."
    for figure in figures_in(text):
        for part in figure.rule.split("+"):
            rest = part
            while rest not in known:
                link = next((one for one in links if rest.startswith(one)), "")
                assert link, f"{part} of {figure.rule}"
                rest = rest.removeprefix(link)


def test_ids_follow_the_text() -> None:
    figures = figures_in("Two tanks burned. Three men died. No one was hurt.")
    assert [figure.id for figure in figures] == ["f1", "f2", "f3"]
    assert sorted(figures, key=lambda one: one.span) == list(figures)


PIECES = 4_000
VOCABULARY = """
    two three dozen hundred thousand million half a an the of and or to from between in no one none several
    at least more than up about 12 1,200 3-2 $ € % 2031 1990s 10:30 Su-24 ( ) [ ] , . ; - — : / so far not every
    people soldiers Rovians children guards tanks villages percent days killed wounded died was were dead May IS
    lost losses toll number among including them whom hospital death http://a.example/b_1 taken who which said
"""


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=40), st.booleans())
def test_any_row_of_words_gives_sound_figures(words: list[str], shouted: bool) -> None:
    text = " ".join(words).upper() if shouted else " ".join(words)
    figures = figures_in(text)
    for figure in figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.low is not None or figure.high is not None
        assert figure.part_of is None or figure.part_of in {one.id for one in figures} - {figure.id}
    assert figures == figures_in(text)


@pytest.mark.parametrize(
    "piece", ["Two ", "79 so far ", "to 12 ", "1/2 3-4 ", "http://a.example/7 ", "( 5 men ", "one in "]
)
def test_a_sentence_without_end_is_read_in_time(piece: str) -> None:
    figures_in("The number of lost soldiers is " + piece * PIECES)


def test_a_total_is_of_what_is_counted_not_of_a_name() -> None:
    (figure,) = figures_in("The number of people held over the plot against Nicolás has risen to 34.")
    assert (figure.low, figure.unit) == (34, None)  # persons have no unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port said 35 barges were late, of which 18 were waiting.", [(35, "barges", None), (18, "barges", "f1")]),
        ("Nine of the barges were leaving and eight were at their berths.", [(9, "barges", None), (8, "barges", None)]),
        ("Five barges had passed northwards and three southwards.", [(5, "barges", None), (3, "barges", None)]),
        ("The bill got 77 votes, one more than the last.", [(77, "votes", None)]),
        ("The walk took two days and eight were at home.", [(2, "days", None)]),
    ],
)
def test_a_number_goes_on_with_the_noun_of_one_before(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    assert [(one.low, one.unit, one.part_of) for one in figures_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge ordered that 15 of the sailors captured on Sunday be held for a month.", [(15, "detained")]),
        ("Twelve drivers were held in Torvik.", [(12, "detained")]),
        ("The meeting of ten ministers was held in Torvik.", [(10, "other")]),
        ("Twelve men were held up at the port.", [(12, "other")]),
        ("He told the judge that he was a prisoner of war.", []),
        ("Raiders took a prisoner.", [(1, "captured")]),
    ],
)
def test_who_is_held_is_detained_and_what_one_is_is_no_count(text: str, expected: list[tuple[float, str]]) -> None:
    assert told(text) == expected


def test_a_count_behind_an_inserted_source_is_its_own() -> None:
    text = "{q1 The boat was hit}, {s1 the navy} {c1 said}, wounding 12 sailors. Three men died."
    reading = read_marked(text)
    statements = derive_statements(reading, nobody(), ())
    figures = derive_figures(reading, nobody(), statements, (), ())
    assert [(one.low, one.reported_by) for one in figures] == [(12, statements[0].id), (3, None)]


def test_who_orders_counts_for_nobody_where_another_tells_of_it() -> None:
    marked = (
        "{q1 {s2<1 A court} {c2 ordered} {q2 that 12 sailors be held}}, {s1 their lawyers} {c1 said}. "
        "{s3 A court} {c3 ordered} {q3 that 14 sailors be held}."
    )
    reading = read_marked(marked)
    statements = derive_statements(reading, nobody())
    tellers = {one.id: one.speaker.name for one in statements if one.speaker}
    found = derive_figures(reading, nobody(), statements, (), ())
    assert [tellers[one.reported_by or ""] for one in found] == ["their lawyers", "A court"]
