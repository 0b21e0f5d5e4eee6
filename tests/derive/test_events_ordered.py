"""Deeds told through other verbs and names: what is ordered, what goes on behind a source, ships, second subjects."""

import pytest

from sayso.derive import derive_statements
from sayso.derive.events import derive_events
from sayso.derive.events.ships import is_ship, without_ships
from sayso.records import Event, Place, Reading, Resolution, Resolutions, Span
from tests.derive.grammar import parsed
from tests.derive.marked import resolved

NAMES = (("Arvan", "Arvan", "ARV"), ("Velland", "Velland", "VEL"))

HELD = (
    "Arvan/PROPN/nsubj/2 ordered/VERB/root/0 fifteen/NUM/nsubj/8 sailors/NOUN/nmod/3 captured/VERB/acl/8 "
    "to/PART/mark/8 be/AUX/aux:pass/8 held/VERB/ccomp/2 for/ADP/case/10 months/NOUN/obl/8 ./PUNCT/punct/2"
)
RAMMED = (
    "The/DET/det/3 Arvan/PROPN/compound/3 guards/NOUN/nsubj/4 rammed/VERB/root/0 the/DET/det/7 "
    "Velland/PROPN/compound/7 sailors/NOUN/nsubj/4 ./PUNCT/punct/4"
)
TELEPHONED = (
    "Arvan/PROPN/nsubj/2 spoke/VERB/root/0 by/ADP/case/4 telephone/NOUN/obl/2 with/ADP/case/6 Velland/PROPN/nmod/2 "
    "./PUNCT/punct/2"
)
OPENED = (
    "Talks/NOUN/nsubj/6 between/ADP/case/3 Arvan/PROPN/nmod/1 and/CCONJ/cc/5 Velland/PROPN/conj/3 opened/VERB/root/0 "
    "./PUNCT/punct/6"
)
HANDED = (
    "Arvan/PROPN/nsubj/4 and/CCONJ/cc/3 Velland/PROPN/conj/1 handed/VERB/root/0 each/DET/det/6 other/ADJ/iobj/4 "
    "lists/NOUN/obj/4 ./PUNCT/punct/4"
)
REPLIED = (
    "Arvan/PROPN/nsubj/2 replied/VERB/root/0 to/ADP/case/4 questions/NOUN/obl/2 from/ADP/case/6 Velland/PROPN/nmod/4 "
    "./PUNCT/punct/2"
)
PROLONGED = (
    "Arvan/PROPN/nsubj/2 prolonged/VERB/root/0 sanctions/NOUN/obj/2 on/ADP/case/5 Velland/PROPN/nmod/3 ./PUNCT/punct/2"
)
SAILED = (
    "Ships/NOUN/nsubj/2 sailed/VERB/root/0 through/ADP/case/5 the/DET/det/5 canal/NOUN/obl/2 again/ADV/advmod/2 "
    "./PUNCT/punct/2"
)
MOVED = "The/DET/det/2 sailors/NOUN/nsubj:pass/4 were/AUX/aux:pass/4 moved/VERB/root/0 to/ADP/case/6 Oster/PROPN/obl/4"
SEIZED = (
    "Gunmen/NOUN/nsubj/2 shot/VERB/root/0 the/DET/det/5 Velland/PROPN/compound/5 sailors/NOUN/obj/2 "
    "captured/VERB/acl/2 on/ADP/case/8 Sunday/PROPN/obl/6 ./PUNCT/punct/2"
)


def events(*sentences: str) -> tuple[Event, ...]:
    return of_reading(parsed(*sentences))


def of_reading(reading: Reading, *places: Resolution) -> tuple[Event, ...]:
    resolutions = Resolutions((*resolved(reading.document.text, *NAMES), *places), (), ())
    return derive_events(reading, resolutions, derive_statements(reading, resolutions, ())).events


def sides(event: Event) -> tuple[list[str], list[str]]:
    return [one.name for one in event.source], [one.name for one in event.target]


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        (TELEPHONED, "CONSULT"),
        (OPENED, "CONSULT"),
        (HANDED, "COOPERATE"),
        (REPLIED, "COOPERATE"),
        (PROLONGED, "SANCTION"),
        (SAILED, "CONCEDE"),
        (MOVED, "COERCE"),
        (RAMMED, "ASSAULT"),
    ],
)
def test_what_was_done_has_its_root(sentence: str, root: str) -> None:
    assert [one.type for one in events(sentence)] == [root]


@pytest.mark.parametrize("sentence", [TELEPHONED, OPENED, HANDED])
def test_both_take_part(sentence: str) -> None:
    assert [sides(one) for one in events(sentence)] == [(["Arvan", "Velland"], ["Arvan", "Velland"])]


def test_who_orders_that_men_be_held_holds_them() -> None:
    held = [one for one in events(HELD) if one.type == "COERCE"]
    assert [(one.mode, one.status, sides(one)[0]) for one in held] == [("arrest", "fact", ["Arvan"])]


def test_a_second_subject_behind_the_verb_is_its_object() -> None:
    ((source, target),) = [sides(one) for one in events(RAMMED)]
    assert ("Arvan" in source[0], "Velland" in target[0]) == (True, True)


def test_those_captured_are_not_who_captures() -> None:
    captured = [one for one in events(SEIZED) if one.mode == "abduct"]
    assert [sides(one)[0] for one in captured] == [[]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The/DET/det/2 panel/NOUN/nsubj/3 takes/VERB/root/0 no/DET/det/5 position/NOUN/obj/3 on/ADP/case/7 "
        "guilt/NOUN/obl/3",
        "Arvan/PROPN/nsubj/2 strangled/VERB/root/0 the/DET/det/4 economy/NOUN/obj/2 of/ADP/case/6 Velland/PROPN/nmod/4",
        "A/DET/det/2 man/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 killed/VERB/root/0 when/ADV/mark/8 a/DET/det/7 "
        "tree/NOUN/nsubj/8 fell/VERB/advcl/4",
        "Arvan/PROPN/nsubj/2 turned/VERB/root/0 back/ADV/advmod/2 towards/ADP/case/5 Velland/PROPN/obl/2",
    ],
)
def test_words_that_only_look_like_a_deed_are_none(sentence: str) -> None:
    assert events(sentence) == ()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The gunboats Oster and Brel left. They fired on the Oster.", "Oster", True),
        ("The gunboats Oster and Brel left. They fired on the Brel.", "Brel", True),
        ("The gunboat Oster left. They fired on Oster.", "Oster", False),
        ("A gunboat left Oster. They fired on the Oster.", "Oster", False),
    ],
)
def test_a_ship_has_an_article_and_was_told_as_one(text: str, name: str, expected: bool) -> None:
    start = text.rindex(name)
    assert is_ship(text, Span(start, start + len(name))) == expected


@pytest.mark.parametrize(
    ("text", "is_left_out"),
    [
        ("Three vessels left port. Rebels fired on the Oster and took it.", True),
        ("Three vessels left port. Rebels fired on the Oster. At dawn the Oster reported a fire.", True),
        ("Three vessels left Oster. Rebels fired on the Oster and took it.", False),  # a town on this page
        ("Three lorries left. Rebels fired on the Oster and took it.", False),  # no page about ships
        ("Three vessels left port. Rebels fired on the Oster market.", False),  # the market's name
        ("Three vessels left the ports in the Oster. Rebels fired on the Oster.", False),  # a region
    ],
)
def test_a_town_that_always_has_an_article_on_a_page_about_ships_is_a_ship(text: str, is_left_out: bool) -> None:
    start = text.index("Oster", text.index("fired"))
    place = Place(Span(start, start + len("Oster")), "Oster", 1, None, None, "VEL", "North Velland", None, True)
    assert without_ships((place,), text) == (() if is_left_out else (place,))


def test_a_land_or_province_with_an_article_is_no_ship() -> None:
    text = "Three vessels left port. Rebels fired on the Velland and took it."
    start = text.index("Velland")
    for unit in (None, "Velland"):
        place = Place(Span(start, start + len("Velland")), "Velland", 3, None, None, "VEL", unit, None, True)
        assert without_ships((place,), text) == (place,)
