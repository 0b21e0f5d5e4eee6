"""Who "he", "its", "the service" and an acronym mean, told by the words just before. All names are invented."""

from dataclasses import replace

import pytest

from sayso.records import Arc, Reading, Span, Token
from sayso.resolve import Tables, load_tables, resolve
from tests.resolve.texts import place, reading, who

PEOPLE = ("Pavo Lind", "Jan Korrel", "Dana Orr")


def _with_verbs(read: Reading, *verbs: str) -> Reading:
    """The reading with the grammar of names that stand right before the verbs of main clauses."""
    text, tokens = read.document.text, list[Token]()
    for word in verbs:
        at = text.index(f" {word} ") + 1
        name = next(one for one in PEOPLE if text[:at].endswith(f"{one} "))
        start = at - len(name) - 1
        tokens.append(Token(Span(start, at - 1), name, len(tokens) + 1, "nsubj", "PROPN", 0.0, None, 0.0))
        tokens.append(Token(Span(at, at + len(word)), word, None, "root", "VERB", 0.0, None, 0.0))
    return replace(read, tokens=tuple(tokens))


def _meant(tables: Tables, read: Reading, words: str) -> str:
    last = read.document.text.rindex(words)
    return next(one.name for one in resolve(read, tables).actors if one.span.start == last)


@pytest.mark.parametrize("subject", [True, False])
def test_he_is_the_subject_of_the_sentence_before_not_the_speaker_of_the_paragraph_above(
    tables: Tables, subject: bool
) -> None:
    text = (
        "Jan Korrel said no.\n\nAt the summit in the old harbour hall Pavo Lind met Dana Orr. He had written from home."
    )
    read = reading(text, ("Jan Korrel", "He"), dict.fromkeys(PEOPLE, "person"))
    found = _meant(tables, _with_verbs(read, "met") if subject else read, "He")
    assert found == ("Pavo Lind" if subject else "Jan Korrel")


def test_he_is_the_subject_of_what_a_palace_reported_unless_a_person_spoke_there(tables: Tables) -> None:
    for teller, name in (("the palace", "Pavo Lind"), ("Jan Korrel", "Jan Korrel")):
        text = f"Dana Orr said no. Pavo Lind discussed the matter by telephone, {teller} reported. He hoped for rain."
        read = reading(text, ("Dana Orr", teller, "He"), {one: "person" for one in PEOPLE if one in text})
        told = place(text, "Pavo Lind discussed the matter by telephone")
        arcs = tuple(
            replace(arc, content=(told,)) if text[arc.source[0].start :].startswith(teller) else arc
            for arc in read.arcs
        )
        assert _meant(tables, _with_verbs(replace(read, arcs=arcs), "discussed"), "He") == name


def test_who_stands_in_quote_marks_is_not_meant_by_he(tables: Tables) -> None:
    text = "Jan Korrel left. “Pavo Lind discussed it,” the palace reported. He hoped for rain."
    read = reading(text, ("the palace", "He"), {"Jan Korrel": "person", "Pavo Lind": "person"})
    quoted = place(text, "“Pavo Lind discussed it,”")
    arcs = (Arc(None, read.arcs[0].source, (quoted,), None, 1.0), read.arcs[1])
    assert _meant(tables, _with_verbs(replace(read, arcs=arcs), "discussed"), "He") == "Jan Korrel"


def test_its_is_of_the_only_country_of_the_sentence_before(tables: Tables) -> None:
    text = "Ostrelia said no. In Vardograd the navy changed its count. Three were hurt, its press office said."
    assert who(tables, text, ("Ostrelia", "its press office")).actor == "XVA"
    spread = text.replace("Three were", "\n\nThree were")
    assert who(tables, spread, ("Ostrelia", "its press office")).actor == "XOL"


def test_a_body_is_met_again_by_the_last_word_of_its_long_name(tmp_path: object, tables: Tables) -> None:
    bodies = {**tables.bodies}
    bodies["XVA.coastline-bureau"] = replace(bodies["XVA.coastline-bureau"], nouns=frozenset({"service"}))
    known = replace(tables, bodies=bodies)
    text = "The Coastline Bureau had promised a list. Asked about it, the service told the paper to wait."
    assert who(known, text, ("The Coastline Bureau", "the service")).actor == "XVA.coastline-bureau"
    assert "service" in load_tables(None).bodies["RUS.fsb"].nouns


def test_an_acronym_is_the_name_of_the_page_whose_first_letters_it_is(tables: Tables) -> None:
    text = "The Vardonian Lamp Society took the town. The VLS said it would stay. The VRD said no."
    found = who(tables, text, ("The VLS",), {"Vardonian Lamp Society": "organization"})
    assert (found.name, found.rule) == ("Vardonian Lamp Society", "name.acronym")
    assert who(tables, text, ("The VRD",)).actor == "XVA"
    longer = text.replace("Society took", "Society Council took")
    assert who(tables, longer, ("The VLS",)).rule != "name.acronym"


def test_a_name_is_not_cut_at_its_particle(tables: Tables) -> None:
    text = "A delegate, Omar al-Tarvi, denied that."
    assert who(tables, text, ("A delegate, Omar al-Tarvi,",), {"Omar al": "person"}).name == "Omar al-Tarvi"


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "Command of the Coast Guard of Tarvo\n\nThree boats sailed. The Command denied it.",
            "The Command",
            "Command of the Coast Guard of Tarvo",
        ),
        ("Command of the Coast Guard of Tarvo\n\nThe command denied it.", "The command", "command"),
        ("The Ministry of Lakes spoke. The Council denied it.", "The Council", "Council"),
    ],
)
def test_a_body_with_a_capital_is_met_again_by_the_first_word_of_its_name(
    tables: Tables, text: str, source: str, name: str
) -> None:
    assert _meant(tables, reading(text, (source,)), source) == name
