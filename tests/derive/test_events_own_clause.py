"""Whose a deed is and when it was, where another clause stands beside it: read by the whole pipeline."""

import pytest

import sayso


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Ukraine accused Russia of having ignored the call while men lay wounded.", "ignored", ["Russia"]),
        ("Russia accused Ukraine of refusing to open the port.", "refusing", ["Ukraine"]),
        ("Ukraine ignored the call while men lay wounded.", "ignored", ["Ukraine"]),
    ],
)
def test_who_is_accused_of_a_deed_is_its_doer(text: str, word: str, doers: list[str]) -> None:
    found = sayso.read(text, published="2031-12-06")
    own = [one for one in found.events if text[one.trigger.start : one.trigger.end].startswith(word)]
    assert [party.name for one in own for party in one.source] == doers


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The navy seized the boats that entered the port on Monday.", "seized", "2031-12-01"),
        ("Police arrested a man who fled on Monday.", "arrested", None),
        ("Police arrested a man on Monday.", "arrested", "2031-12-01"),
        ("Rebels killed 12 people in a raid staged on Monday.", "killed", "2031-12-01"),
        ("An attack carried out on Monday killed 12 people.", "attack", "2031-12-01"),
    ],
)
def test_a_day_of_a_nouns_own_clause_is_not_the_main_verbs(text: str, word: str, day: str | None) -> None:
    found = sayso.read(text, published="2031-12-06")
    own = [one for one in found.events if text[one.trigger.start : one.trigger.end].startswith(word)]
    assert [one.when.earliest if one.when else None for one in own] == [day]
