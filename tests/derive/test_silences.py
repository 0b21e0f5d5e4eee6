"""Who is asked and does not answer, and by when somebody was to: read by the whole pipeline."""

import pytest

import sayso
from sayso.records import Findings

PUBLISHED = "2031-12-06"


def read(text: str) -> Findings:
    return sayso.read(text, published=PUBLISHED)


def acts(text: str) -> list[tuple[str, str | None]]:
    return [(one.act, one.speaker.name if one.speaker else None) for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The prison service did not react to the complaint.", "prison service"),
        ("Ostland has not reacted to the accusations.", "Ostland"),
        ("The ministry did not reply to the letter.", "ministry"),
        ("Russia did not immediately react to the accusation that it had closed the port.", "Russia"),
    ],
)
def test_who_does_not_react_to_words_declines_to_comment(text: str, speaker: str) -> None:
    assert acts(text) == [("decline_comment", speaker)]
    assert [one.type for one in read(text).events if one.type in ("ACCUSE", "REQUEST")] == []


@pytest.mark.parametrize(
    "text",
    [
        "The ships did not react to lawful demands to stop.",
        "Prices did not react to the sale of the port.",
        "Ostland reacted angrily to the accusation.",
    ],
)
def test_ships_and_prices_that_do_not_react_are_not_silent(text: str) -> None:
    assert "decline_comment" not in [act for act, _ in acts(text)]


def test_an_accusation_that_is_answered_is_anothers_and_one_that_is_repeated_is_not() -> None:
    assert [one.type for one in read("Russia did not react to the accusation.").events] == []
    assert [one.type for one in read("Russia levelled the accusation at Ukraine on Monday.").events] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ministry demanded by Friday the release of the crew.", None),
        ("The ministry demanded on Friday the release of the crew.", "2031-12-05"),
    ],
)
def test_a_deadline_is_not_the_day_of_saying(text: str, day: str | None) -> None:
    (one,) = read(text).statements
    assert (one.said.earliest if one.said else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ukraine had asked for a reply by 30 November.", None),
        ("Ukraine asked on 30 November for a reply.", "2031-11-30"),
    ],
)
def test_a_deadline_is_not_the_day_of_asking(text: str, day: str | None) -> None:
    days = [one.when.earliest if one.when else None for one in read(text).events if one.type == "REQUEST"]
    said = [one.said.earliest if one.said else None for one in read(text).statements]
    assert {*days, *said} - {None} == ({day} if day else set())


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("The court had given the army until 3 December to explain on what grounds the men were held.", False),
        ("The council gave Ostland two weeks to explain why the bridge was shut.", False),
        ("The council spoke for two hours to explain why the bridge was shut.", True),
    ],
)
def test_who_gives_another_time_to_explain_explains_nothing(text: str, is_said: bool) -> None:
    assert bool(acts(text)) is is_said


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia responded to the accusation that it had shelled Kharkiv.", "possible"),
        ("Russia reacted angrily to the complaint that it had shelled Kharkiv.", "possible"),
        ("Russia repeated the accusation that Ukraine had shelled Kharkiv.", "claimed"),
        ("Russia replied that it had shelled Kharkiv.", "claimed"),
    ],
)
def test_what_somebody_answers_is_not_his_word(text: str, status: str) -> None:
    assert [one.status for one in read(text).events if one.type == "ASSAULT"] == [status]
