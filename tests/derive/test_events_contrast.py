"""Who did not do it, and what nobody says: "not the army", "none of the soldiers", "no one has claimed that"."""

import pytest

import sayso

PUBLISHED = "2031-03-14"
TAIL = " Officials gave no further details of the matter on Tuesday."


def doers(text: str) -> dict[str, list[str]]:
    """The doers of each event, by the first word of its trigger in lower case."""
    findings = sayso.read(text + TAIL, published=PUBLISHED)
    words = findings.document.text
    return {
        words[one.trigger.start : one.trigger.end].split()[0].lower(): [party.name for party in one.source]
        for one in findings.events
    }


def hit(text: str, deed: str) -> list[str]:
    """Whom a deed is done to."""
    findings = sayso.read(text + TAIL, published=PUBLISHED)
    words = findings.document.text
    return [
        party.name
        for one in findings.events
        if words[one.trigger.start : one.trigger.end].lower().startswith(deed)
        for party in one.target
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was not the army that attacked the village.", []),
        ("It was the army that attacked the village.", ["the army"]),
        ("The rebels, not the army, attacked the port.", ["The rebels"]),
        ("The rebels and the army attacked the port.", ["The rebels", "the army"]),
        ("Not only the army attacked the village.", ["the army"]),
    ],
)
def test_who_is_set_aside_by_not_did_nothing(text: str, names: list[str]) -> None:
    assert doers(text)["attacked"] == names


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("None of the soldiers attacked the village.", False),
        ("Neither Russia nor Ukraine attacked the dam.", False),
        ("The minister said that no soldiers had attacked Syria.", False),
        ("No fewer than six soldiers attacked the village.", True),
        ("Some of the soldiers attacked the village.", True),
    ],
)
def test_what_nobody_did_is_no_event(text: str, is_told: bool) -> None:
    assert ("attacked" in doers(text)) is is_told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("No one has claimed that Iran attacked the tanker.", 0),
        ("Nothing suggests that Iran attacked the tanker.", 0),
        ("The minister has claimed that Iran attacked the tanker.", 1),
        ("Neither side denied that the army shelled the town.", 1),
    ],
)
def test_nobodys_words_are_no_statement(text: str, count: int) -> None:
    assert len(sayso.read(text, published=PUBLISHED).statements) == count


def test_what_nobody_claims_rests_on_no_word() -> None:
    (event,) = sayso.read("No one has claimed that Iran attacked the tanker.", published=PUBLISHED).events
    assert (event.status, event.asserted_by) == ("possible", ())
    (event,) = sayso.read("No group has said it attacked the tanker.", published=PUBLISHED).events
    assert (event.status, event.asserted_by) == ("possible", ())
    (event,) = sayso.read("None of the groups has claimed responsibility for the bombing.", published=PUBLISHED).events
    assert (event.status, event.asserted_by) == ("fact", ())


def test_who_only_keeps_silent_asserts_nothing() -> None:
    for text in (
        "Russia neither confirmed nor denied shelling the market.",
        "The report did not say that Turkey shelled the village.",
    ):
        (event,) = sayso.read(text, published=PUBLISHED).events
        assert (event.status, event.asserted_by) == ("possible", ()), text


def test_nor_negates_a_cue_behind_its_subject() -> None:
    statements = sayso.read(
        "The report did not name the village, nor did it say that rebels shelled it.", published=PUBLISHED
    ).statements
    assert [one.act for one in statements][-1] == "decline_comment"


def test_what_an_act_of_speech_is_about_is_no_party_of_it() -> None:
    assert hit("France ruled out sending troops to Mali.", "ruled out") == []
    assert hit("The police refused to arrest the minister.", "refused") == []
    assert hit("The United States refused to supply Ukraine with tanks.", "refused") == ["Ukraine"]
    assert hit("Israel demanded that Hamas release the hostages.", "demanded") == ["Hamas"]


def test_a_pronoun_is_not_the_one_who_does_it() -> None:
    text = "Iran was accused of shelling the port, but a court found that it had shelled it from the sea."
    assert all(not (set(names) & set(hit(text, deed))) for deed, names in doers(text).items())


def test_who_did_it_is_not_where_it_was() -> None:
    text = "Speaking in Paris, the minister said Russia had shelled Kharkiv."
    (event,) = sayso.read(text, published=PUBLISHED).events
    assert [place.name for place in event.places] == ["Kharkiv"]
    (event,) = sayso.read("Rebels in Syria attacked the convoy on Monday.", published=PUBLISHED).events
    assert [place.name for place in event.places] == ["Syria"]
