"""Who stands with a cue: names cut out of what ran into them, and those who are only told of."""

from dataclasses import replace

import pytest

import sayso
from sayso.derive import derive_statements
from sayso.records import Issue, Resolution, Resolutions, Span, Statement
from tests.derive.marked import nobody, read_marked, resolved, said


def derive(marked: str, *names: tuple[str, str, str | None], glued: str = "", apart: str = "") -> tuple[Statement, ...]:
    reading = read_marked(marked)
    text = reading.document.text
    start = text.find(glued)
    issues = [Issue("extract", "glued_words", "run together", Span(start, start + len(glued)), apart)] if glued else []
    return derive_statements(reading, Resolutions(resolved(text, *names), (), ()), issues)


def name_of(statement: Statement) -> str | None:
    return statement.speaker.name if statement.speaker else None


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{s1 A harbour watchdog yesterday} {c1 revealed} {q1 that the pier is unsafe}.", "A harbour watchdog"),
        ("{s1 A court in Tarvo on Monday} {c1 ordered} {q1 that the men be held}.", "A court in Tarvo"),
        ("{q1 “There is nothing,”} {c1 said} {s1 Dell, leafing through her papers}.", "Dell"),
        ("{s1 Mara Dell, acting head of the port,} {c1 said} {q1 it is shut}.", "Mara Dell, acting head of the port"),
        ("{s1 Ivo Orlo, who ran it during the war,} {c1 said} {q1 it is shut}.", "Ivo Orlo, who ran it during the war"),
        ("{s1 A poll released last week} {c1 found} {q1 that few had heard of it}.", "A poll released last week"),
        ("{s1 Harbour Today} {c1 reported} {q1 that the pier is unsafe}.", "Harbour Today"),
        ("{s1 I} {c1 say} {q1 that the pier is unsafe}.", "I"),
    ],
)
def test_a_day_and_what_one_does_meanwhile_are_no_name(marked: str, name: str) -> None:
    (one,) = derive(marked)
    assert name_of(one) == name


def test_a_name_looked_up_with_the_day_behind_it_loses_the_day() -> None:
    marked = "{s1 A harbour watchdog yesterday} {c1 revealed} {q1 that the pier is unsafe}."
    (one,) = derive(marked, ("A harbour watchdog yesterday", "harbour watchdog yesterday", "VLD"))
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.actor) == ("harbour watchdog", "VLD")


def test_a_day_in_a_name_looked_up_elsewhere_is_none_of_it() -> None:
    (one,) = derive("{s1 The league} {c1 asked} {q1 for calm}.", ("The league", "league on Thursday", "VLD"))
    assert name_of(one) == "league"


def test_of_words_that_run_together_only_the_last_are_the_speaker() -> None:
    marked = "{s1 VLDSix senators} {c1 asked} {q1 whether the ships would come back}."
    (one,) = derive(marked, ("VLDSix", "Velland", "VLD"), glued="VLDSix", apart="VLD Six")
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.actor) == ("Six senators", None)


def test_they_whom_nobody_looked_up_are_the_several_who_spoke_last() -> None:
    marked = (
        "{s1 VLDSix senators} {c1 asked} {q1 for a report}. {s2 Ivo Orlo} {c2 said} {q2 it was late}. "
        "{s3 They are the office Tarvo} {c3 asked} {q3 whether the ships would come back}."
    )
    found = derive(marked, ("They are the office Tarvo", "Tarvo", "TRV"), glued="VLDSix", apart="VLD Six")
    assert [name_of(one) for one in found] == ["Six senators", "Ivo Orlo", "Six senators"]


def test_they_who_were_looked_up_are_left_alone() -> None:
    marked = "{s1 Six senators} {c1 asked} {q1 for a report}. {s2 They} {c2 said} {q2 the ships were late}."
    found = derive(marked, ("They", "the captains", None))
    assert [name_of(one) for one in found] == ["Six senators", "the captains"]


def test_we_inside_a_speech_is_its_speaker() -> None:
    marked = "{s1 Mara Dell} {c1 said}: {q1 “{s2<1 We} {c2 demand} {q2 an answer from Tarvo}.”}"
    found = derive(marked, ("We", "the report", None))
    assert [name_of(one) for one in found] == ["Mara Dell", "Mara Dell"]


def test_a_name_is_not_cut_at_the_mark_of_thousands() -> None:
    reading = read_marked("{s1 A crowd of about 2,300 people} {c1 shouted} {q1 that the pier must stay}.")
    cut = Resolution(Span(0, 30), "crowd of about 2", None, "group", None, None, "test", 1.0)
    (one,) = derive_statements(reading, Resolutions((cut,), (), ()))
    assert name_of(one) == "crowd of about 2,300 people"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Tarvo Ministry of Defence 79 so far", "Tarvo Ministry of Defence"),
        ("The Long Range Unit 9 of the navy", "The Long Range Unit 9 of the navy"),
    ],
)
def test_a_number_that_counts_nothing_of_a_name_ends_it(words: str, name: str) -> None:
    (one,) = derive(f"{{s1 {words}}} {{c1 reported}} {{q1 that it lost many men}}.", (words, words, "TRV.MOD"))
    assert name_of(one) == name


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 Ivo Orlo} {c1 was told} {q1 that the pier is unsafe}.",
        "{s1 The league} {c1 is considered} {q1 the oldest of its kind}.",
        "{s1 The mayor} {c1 has been asked about} {q1 the pier and its cost}.",
        "{s1 The mayor} {c1 has drawn sharp criticism for} {q1 the closing of the pier}.",
        "{s1 Police} sought a man {c1 believed} {q1 to be armed}.",
        "{s1 The mayor} {c1 had come in for some criticism for} {q1 the closing of the pier}.",
        "{s1 The mayor} {c1 came under heavy criticism for} {q1 the closing of the pier}.",
        "A warrant {c1 has been issued against} {s1 Ivo Orlo} {q1 for the theft of a boat}.",
    ],
)
def test_who_is_only_told_of_does_not_speak(marked: str) -> None:
    assert [name_of(one) for one in derive(marked)] == [None]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("{s1 Three men} {c1 believed} {q1 to be rebels were held}.", ["Three men", "to be rebels"]),
        ("{s1 The mayor}, {c1 said} {q1 to have taken bribes, was held}.", ["The mayor", "to have taken bribes"]),
        ("A ship took {s1 men} {c1 known} {q1 to oppose the talks}.", ["men", "to oppose the talks"]),
        (
            "{s1 The house} {c1 thought} {q1 to be one that was mined was shut}.",
            ["The house", "to be one that was mined was shut"],
        ),
    ],
)
def test_a_passive_without_its_verb_tells_of_somebody_and_ends_where_the_sentence_goes_on(
    marked: str, words: list[str]
) -> None:
    reading = read_marked(marked)
    (one,) = derive_statements(reading, nobody())
    assert one.speaker is None
    assert said(reading, one) == words


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 Ivo Orlo} {c1 said} {q1 to be careful}.",
        "{s1 Ivo Orlo} {c1 believed} {q1 the pier to be safe}.",
        "{s1 Ivo Orlo} {c1 said} {q1 he was known to be careful}.",
    ],
)
def test_who_says_so_himself_speaks(marked: str) -> None:
    assert [name_of(one) for one in derive(marked)] == ["Ivo Orlo"]


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 The mayor} {c1 was worried} {q1 that the pier is unsafe}.",
        "{s1 The mayor} {c1 was quoted as saying} {q1 that the pier is unsafe}.",
        "{q1 That the pier is unsafe} {c1 was confirmed by} {s1 the mayor}.",
        "{q1 The pier} {c1 is called} {s1 by sailors} {q1 a death trap for all}.",
    ],
)
def test_passives_of_feeling_of_quoting_and_with_by_keep_their_speaker(marked: str) -> None:
    assert all(name_of(one) for one in derive(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 The crew} {c1 were twice denied} {q1 visas to enter Velland}.",
        "{s1 The girls} {c1 were awarded} {q1 a silver medal for courage}.",
        "{q1 A fair} {c1 called} {q1 Boats and Pies} opened.",
        "{s1 An} {c1 alleged} {q1 clash near the pier left nine hurt}.",
        "Two boats were brokenAn {c1 alleged} {q1 clash near the pier left nine hurt}.",
        "On being {c1 told about} {q1 the plan for the pier}, {s1 Dell} left.",
        "{s1 Crews} sailed {c1 in support of} {q1 the blockade of Tarvo}.",
        "As if {c1 to confirm} {q1 this}, a ship of {s1 the league} sank.",
    ],
)
def test_deeds_and_names_are_no_statements(marked: str) -> None:
    assert derive(marked) == ()


def test_what_is_denied_is_still_a_denial() -> None:
    (one,) = derive_statements(read_marked("{q1 It} {c1 was denied} {q1 that the ships had left}."), nobody())
    assert one.act == "deny"


def test_the_same_words_mean_the_same_speaker_where_nothing_is_resolved() -> None:
    marked = "{s1 The mission} {c1 said} {q1 it counted nine boats}. {s2 A mission} {c2 said} {q2 it saw ten}."
    reading = read_marked(marked + " The mission was sent by Velland.")
    last = reading.document.text.rindex("The mission")
    known = Resolution(Span(last, last + 11), "Velland mission", "VEL.mission", "organization", None, None, "test", 1.0)
    found = derive_statements(reading, Resolutions((known,), (), ()))
    assert [one.speaker.actor for one in found if one.speaker] == ["VEL.mission", None]


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("The official statement released by the Ministry of Defense of Azerbaijan states that", "Ministry", "AZE.MOD"),
        ("A statement from the Red Cross said that", "Red Cross", "NGO.red-cross"),
    ],
)
def test_a_paper_speaks_for_who_gives_it_out(text: str, name: str, actor: str) -> None:
    (said, *_) = sayso.read(f"{text} six men were wounded near Oster. Nothing more was known.").statements
    assert said.speaker is not None
    assert "statement" not in said.speaker.name
    assert name in said.speaker.name
    assert said.speaker.actor == actor
    assert said.channel is not None
    assert "statement" in said.channel


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The poll by the Oster Institute", "Oster Institute"),
        ("The survey, released late on Monday by the Oster Institute,", "Oster Institute"),
        ("A letter from Oster", None),
        ("A poll of the Oster Institute", None),
    ],
)
def test_a_poll_is_the_word_of_who_made_it(words: str, name: str | None) -> None:
    reading = read_marked(f"{{s1 {words}}} {{c1 showed}} {{q1 that few had heard of it}}.")
    text, source = reading.document.text, reading.arcs[0].source[0]
    whole = Resolution(source, words, None, "document", None, None, "test", 0.5)
    known = [whole]
    institute = text.find("Oster Institute")
    if institute >= 0:
        at = Span(institute, institute + len("Oster Institute"))
        known.append(replace(whole, span=at, name="Oster Institute", type="organization"))
    else:
        known.append(replace(whole, span=Span(source.end - len("Oster"), source.end), name="Oster", type="place"))
    (one,) = derive_statements(reading, Resolutions(tuple(known), (), ()))
    assert one.speaker is not None
    assert one.speaker.name == (name or words)
    assert (one.speaker.type == "organization") is (name is not None)


def test_a_paper_that_nobody_known_gives_out_speaks_itself() -> None:
    text = "A statement released on Monday said that the port was closed. Nothing more was known."
    (said, *_) = sayso.read(text).statements
    assert said.speaker is not None
    assert "statement" in said.speaker.name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The mayor rejected {s1 Mr. Dell's} {c1 pointed critique of} {q1 the new council}.", "Mr. Dell"),
        ("{s1 The officials’} {c1 claim} {q1 that the pier is safe} was mocked.", "The officials"),
        ("{s1 Moody's} {c1 said} {q1 that the bonds were safe}.", "Moody's"),
        ("{s1 Orlo's} {c1 added} {q1 that its shops would open}.", "Orlo's"),
    ],
)
def test_the_mark_of_an_owner_is_none_of_his_name(marked: str, name: str) -> None:
    (one,) = derive(marked)
    assert name_of(one) == name
    assert one.speaker is not None
    source = read_marked(marked).arcs[0].source[0]
    assert one.speaker.span == source


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{s1 Two senators, both of whom} {c1 opposed} {q1 the plan to leave}, left.", "Two senators"),
        ("Two senators, {s1 both of whom} {c1 said} {q1 it was late}, left.", None),
        ("{s1 Two senators, both of the north,} {c1 said} {q1 it was late}.", "Two senators, both of the north"),
    ],
)
def test_both_of_whom_is_no_name(marked: str, name: str | None) -> None:
    (one,) = derive(marked)
    assert name_of(one) == name


def test_they_who_were_looked_up_are_not_looked_for_again() -> None:
    marked = "{s1 The league} {c1 said} {q1 no}. {s2 They} {c2 said} {q2 it was late}."
    reading = read_marked(marked)
    people = [replace(one, type="unnamed") for one in resolved(reading.document.text, ("They", "farmers", None))]
    league = resolved(reading.document.text, ("The league", "league", "VLD"))
    found = derive_statements(reading, Resolutions((*league, *people), (), ()))
    assert [name_of(one) for one in found] == ["league", "farmers"]
    nobody_found = [replace(one, name="They") for one in people]
    found = derive_statements(reading, Resolutions((*league, *nobody_found), (), ()))
    assert [name_of(one) for one in found] == ["league", "league"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The harbour police –", "The harbour police"),
        ("Dell – who was late –", "Dell – who was late –"),
        ("The North-South council", "The North-South council"),
    ],
)
def test_a_lone_dash_behind_a_name_is_none_of_it(source: str, name: str) -> None:
    (one,) = derive(f"{{s1 {source}}} {{c1 said}} {{q1 it was late}}.")
    assert name_of(one) == name


@pytest.mark.parametrize(
    ("verb", "name"),
    [("was warmly welcomed", None), ("was hailed", None), ("was made", "allies"), ("was put out yesterday", "allies")],
)
def test_who_only_answers_an_announcement_has_not_made_it(verb: str, name: str | None) -> None:
    (one,) = derive(f"{{c1 The announcement}} {{q1 to spend more}} {verb} by {{s1 allies}}.")
    assert name_of(one) == name


def test_who_speaks_in_a_later_paragraph_has_not_said_it() -> None:
    assert derive("It is likely {c1 to talk of} {q1 more ships}.\n\nIt is too slow for {s1 experts}.") == ()
    (one,) = derive("{q1 It is shut,} {c1 said} on Monday\tthe {s1 mayor}.")
    assert name_of(one) == "mayor"
