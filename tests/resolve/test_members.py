"""A few members of a party are not the party."""

import pytest

import sayso


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Only two Democrats said the deal was bad.", "Only two Democrats", None),
        ("Some House Republicans said the deal was bad.", "Some House Republicans", None),
        ("Most Republicans in Congress said they opposed the deal.", "Most Republicans in Congress", None),
        ("Democrats said the deal was bad.", "Democratic Party", "USA.democratic-party"),
    ],
)
def test_some_members_speak_for_themselves(text: str, name: str, actor: str | None) -> None:
    speaker = sayso.read(text, published="2018-12-06").statements[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.actor) == (name, actor)
