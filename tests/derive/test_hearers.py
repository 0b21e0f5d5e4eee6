"""To whom something is said. All names are invented."""

import pytest

import sayso
from sayso.derive import derive_statements
from sayso.records import Resolution, Resolutions, Span, Statement
from tests.derive.marked import nobody, read_marked, resolved


def hearer(marked: str, number: int = 0) -> str | None:
    return derive_statements(read_marked(marked), nobody())[number].addressee


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{s1 A diver} {c1 told} this paper {q1 the wreck was old}.", "this paper"),
        ("{s1 A diver} {c1 told} this week {q1 how the wreck was found}.", None),
        ("{s1 A diver} {c1 told reporters in the harbour:} {q1 “The wreck is old.”}", "reporters"),
        ("{s1 The court} {c1 indicated} to Velland {q1 that it should free the crew}.", "Velland"),
        ("{s1 The port} {c1 had requested} in a note to Velland {q1 that the boats be returned}.", "Velland"),
        ("{s1 We} {c1 expect} {q1 a clear answer from the Harbour Council, which meets today}.", "the Harbour Council"),
        ("{s1 The port} {c1 demands} {q1 that the boats be returned}.", None),
        ("{s1 The port} {c1 asks} {q1 list of the crews to visit}.", None),
        ("{s1 The port} {c1 pointed} to Velland, {q1 where boats were seen}.", None),
        ("{s1 The port} {c1 proposed} {q1 closing the pier to build a road}.", None),
        ("{s1 A clerk} {c1 requested} {q1 anonymity to discuss the pier}.", None),
        ("{s1 The port} {c1 told} The He {q1 that the boats were gone}.", None),
        ("{s1 The port} {c1 told} the {q1 that the boats were gone}.", None),
        ("{s1 The port} {c1 told} IS {q1 that the boats were gone}.", "IS"),
    ],
)
def test_who_is_told(marked: str, name: str | None) -> None:
    assert hearer(marked) == name


def _resolved(marked: str, *names: tuple[str, str, str | None]) -> tuple[Statement, ...]:
    reading = read_marked(marked)
    return derive_statements(reading, Resolutions(resolved(reading.document.text, *names), (), ()))


def test_who_is_to_act_is_told() -> None:
    marked = "{s1 The port} {c1 demands} {q1 that Velland free the crews at once}."
    assert _resolved(marked, ("Velland", "Velland", "VEL"))[0].addressee == "Velland"
    marked = "{s1 The port} {c1 demands} {q1 that Velland be expelled from the league}."
    assert _resolved(marked, ("Velland", "Velland", "VEL"))[0].addressee is None


def test_whom_is_who_stands_before() -> None:
    marked = "Mara Dell, whom {s1 Ivo Marsk} {c1 had asked} {q1 to send ships}, {c2 ruled out} {q2 a war}."
    asked = _resolved(marked, ("Mara Dell", "Mara Dell", None), ("Ivo Marsk", "Ivo Marsk", None))[0]
    assert asked.addressee == "Mara Dell"


def test_a_source_read_over_whom_is_parted() -> None:
    marked = "{s1 Mara Dell, whom Ivo Marsk} {c1 had asked} {q1 to send ships}, said no."
    asked = _resolved(marked, ("Mara Dell", "Mara Dell", None), ("Ivo Marsk", "Ivo Marsk", None))[0]
    assert asked.speaker is not None
    assert (asked.speaker.name, asked.addressee) == ("Ivo Marsk", "Mara Dell")


def test_who_answers_has_not_asked() -> None:
    names = ("Ivo Marsk", "Ivo Marsk", None)
    asked = _resolved("{c1 Asked} {q1 whether the boats were his}, {s1 Ivo Marsk} smiled.", names)[0]
    assert (asked.speaker, asked.addressee, asked.act) == (None, "Ivo Marsk", "ask")
    silent = _resolved("{c1 Asked} {q1 whether the boats were his}, {s1 Ivo Marsk} did not answer.", names)[0]
    assert silent.speaker is not None
    assert (silent.speaker.name, silent.act) == ("Ivo Marsk", "decline_comment")
    by = _resolved("{c1 Asked} by {s1 the Harbour Post} {q1 if the boats were his}, Ivo Marsk smiled.", names)[0]
    assert by.speaker is not None
    assert (by.speaker.name, by.addressee) == ("the Harbour Post", "Ivo Marsk")
    asker = _resolved("{q1 “Whose are the boats?”} {c1 asked} {s1 Ivo Marsk}.", names)[0]
    assert asker.speaker is not None


def test_who_opens_the_main_clause_was_asked() -> None:
    marked = "But when {s1 a reporter} {c1 asked} {q1 whether the boats were his}, Ivo Marsk left."
    assert _resolved(marked, ("Ivo Marsk", "Ivo Marsk", None))[0].addressee == "Ivo Marsk"


def test_who_was_pressed_has_not_asked() -> None:
    names = ("Ivo Marsk", "Ivo Marsk", None)
    asked = _resolved("Ivo Marsk {c1 was pressed} by {s1 the host} {q1 about the boats}.", names)[0]
    assert asked.speaker is not None
    assert (asked.speaker.name, asked.addressee, asked.act) == ("the host", "Ivo Marsk", "ask")
    whole = _resolved("{q1 Ivo Marsk} {c1 was questioned} by {s1 the host} {q1 about the boats}.", names)[0]
    assert (whole.addressee, whole.act) == ("Ivo Marsk", "ask")
    nobody_asks = _resolved("{s1 Ivo Marsk} {c1 was pressed on} {q1 why the boats had sailed}.", names)[0]
    assert (nobody_asks.speaker, nobody_asks.act) == (None, "ask")


def test_nobody_is_his_own_hearer() -> None:
    reading = read_marked("{s1 Mara Dell} {c1 urged} her {q1 to leave}.")
    text = reading.document.text
    spans = (Span(0, 9), Span(text.index("her"), text.index("her") + 3))
    actors = tuple(Resolution(span, "Mara Dell", None, "person", None, None, "test", 1.0) for span in spans)
    assert derive_statements(reading, Resolutions(actors, (), ()))[0].addressee is None


def test_a_number_is_not_cut_at_its_thousands() -> None:
    reading = read_marked("{s1 A crowd of about 2,}000 dockers {c1 chanted} {q1 “Shame on you all”}.")
    speaker = derive_statements(reading, nobody())[0].speaker
    assert speaker is not None
    assert reading.document.text[speaker.span.start : speaker.span.end] == "A crowd of about 2,000 dockers"


@pytest.mark.parametrize(
    ("words", "act"),
    [("“They will crush you”", "assert"), ("“We will crush you”", "threaten"), ("“She’ll destroy them”", "assert")],
)
def test_what_others_will_do_is_no_threat(words: str, act: str) -> None:
    read = read_marked(f"{{s1 Ivo Marsk}} {{c1 said}} {{q1 {words}}}.")
    assert derive_statements(read, nobody())[0].act == act


def test_who_is_blamed_stands_behind_on() -> None:
    assert hearer("{s1 Police} {c1 blamed} {q1 the blast on the miners’ league}.") == "the miners’ league"
    assert hearer("{s1 Police} {c1 blamed} {q1 the league for the blast}.") == "the league"
    assert hearer("{s1 Police} {c1 blame} {q1 much of this on the miners’ league}.") == "the miners’ league"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{s1 Dell} {c1 asked} {q1 Velland in a newspaper interview to send boats}.", "Velland"),
        ("{s1 Dell} {c1 accused} {q1 Velland in the afternoon of sending boats}.", "Velland"),
        ("{s1 The crews} {c1 had been asked} {q1 many times to stop}.", None),
        ("{s1 Orla} {c1 warned} {q1 against haste}.", None),
        ("{q1 The minister} {c1 was questioned} by {s1 Senator Anna Dell} {q1 about the raid}.", None),
        ("{q1 They want more boats}, {s1 a clerk} {c1 told} me. The list is long.", None),
    ],
)  # fmt: skip
def test_how_and_when_it_was_said_is_nobody_who_was_told(marked: str, name: str | None) -> None:
    assert hearer(marked) == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        # an abbreviation may end the sentence, or stand before a name
        ("{q1 “No,”} {s1 Dell} {c1 told} the AP. Orlo said it was late.", "the AP"),
        ("{s1 Dell} {c1 told} Sgt. Ivo Orlo {q1 that it was late}.", "Sgt. Ivo Orlo"),
        ("{q1 “No,”} {s1 Dell} {c1 told} Capt. Orlo.", "Capt. Orlo"),
        ("{q1 “No,”} {s1 Dell} {c1 told} the U.N. council.", "the U.N. council"),
        ("{s1 Dell} {c1 called on} {q1 the U.N. to act}.", "the U.N."),
        # when it was said is no part of the hearer
        ("{q1 “No,”} {s1 Dell} {c1 told} advisers afterward.", "advisers"),
        ("{s1 Dell} {c1 warned} {q1 the police of their fears about the boat}.", "the police"),
        ("{s1 Dell} {c1 warned} {q1 the chief of police about the boat}.", "the chief of police"),
        # a deed that is asked for is nobody, who is to do it is somebody
        ("{s1 Dell} {c1 called for} {q1 a referendum to leave the league}.", None),
        ("{s1 Dell} {c1 called for} {q1 the deployment of ten boats to guard the port}.", None),
        ("{s1 Dell} {c1 called for} {q1 a bigger military effort to guard the port}.", None),
        ("{s1 Dell} {c1 called for} {q1 the government to guard the port}.", "the government"),
        ("{s1 Dell} {c1 called for} {q1 the harbour commission to guard the port}.", "the harbour commission"),
        ("{s1 Dell} {c1 demanded} {q1 a vote to secede from Orland}.", None),
        ("{s1 Dell} {c1 demanded} {q1 an answer from Orland}.", "Orland"),
        # how it was said
        ("{s1 Dell} {c1 warned} {q1 darkly that it was late}.", None),
        ("{s1 Dell} {c1 warned} {q1 the family that it was late}.", "the family"),
        ("A letter sent to Orland {c1 said} {q1 that it was late}.", "Orland"),
    ],
)
def test_hearers_end_where_they_end(marked: str, name: str | None) -> None:
    reading = read_marked(marked)
    (one,) = derive_statements(reading, nobody())
    assert one.addressee == name


def test_a_hearers_name_has_no_day_behind_it() -> None:
    marked = "{s1 Dell} {c1 called on} {q1 the league today to act}."
    reading = read_marked(marked)
    names = resolved(reading.document.text, ("league today", "league today", "VEL"))
    (one,) = derive_statements(reading, Resolutions(names, (), ()))
    assert one.addressee in ("league", "the league")


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ('"Is there any doubt?" asked Justice Department prosecutor Scott Mendel.', None),
        ("There were calls to close the border or to bar them.", None),
        ("There were calls to warring parties to stop.", "warring parties"),
    ],
)
def test_who_asks_and_what_is_done_is_no_hearer(text: str, hearer: str | None) -> None:
    assert [one.addressee for one in sayso.read(text).statements][:1] == [hearer]
