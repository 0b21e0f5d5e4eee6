"""Who does it to whom where other names stand near: in a clause of the object, in a phrase of place."""

import pytest

import sayso

Roles = tuple[str, list[str], list[str]]


def told(text: str) -> list[Roles]:
    """The root, the source and the target of every event."""
    found = sayso.read(text, published="2018-12-06").events
    return [(one.type, [by.name for by in one.source], [to.name for to in one.target]) for one in found]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Germany sent weapons to Kurds fighting the Taliban.", ("AID", ["Germany"], ["Kurds"])),
        ("Iran supports militias attacking Israel.", ("ASSAULT", ["militias"], ["Israel"])),
        ("Iran attacked Iraq using militias.", ("ASSAULT", ["Iran"], ["Iraq"])),
        ("The Pentagon sent weapons against the Taliban.", ("ASSAULT", ["Pentagon"], ["Taliban"])),
        ("The Pentagon sent weapons to Ukraine.", ("AID", ["Pentagon"], ["Ukraine"])),
        ("In Geneva, the United Nations demanded a ceasefire from Iran.", ("REQUEST", ["United Nations"], ["Iran"])),
        ("Israel carried out a strike in Syria.", ("ASSAULT", ["Israel"], ["Syria"])),
        (
            "In Iraq, the army conducted eight strikes using attack aircraft against ISIL targets.",
            ("ASSAULT", ["the army"], ["ISIL"]),
        ),
        ("Ukraine's army killed nine rebels.", ("ASSAULT", ["Ukraine's army"], ["nine rebels"])),
        (
            "Russia is the target of sanctions imposed by the United States.",
            ("SANCTION", ["United States"], ["Russia"]),
        ),
        (
            "Putin talked with Ukraine about the gas.",
            ("CONSULT", ["Vladimir Putin", "Ukraine"], ["Vladimir Putin", "Ukraine"]),
        ),
    ],
)
def test_names_beside_change_no_roles(text: str, event: Roles) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shelling overnight in eastern Ukraine's Kharkiv region killed nine civilians and destroyed two houses.",
        "Seven Taliban militants were killed in two explosions in Kandahar on Friday.",
        "A drone strike this week in northern Iraq's Dohuk province killed nine militants.",
    ],
)
def test_where_it_happened_did_not_do_it(text: str) -> None:
    assert [source for _, source, _ in told(text) if source] == []


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The summit will take place in Kansas City in June.", "ASSAULT"),
        ("Putin talked about sharing power with Ukraine.", "CONSULT"),
        ("Klimkin called in Brussels for the release of the sailors.", "REQUEST"),
    ],
)
def test_a_phrase_does_not_reach_into_a_name_or_another_clause(text: str, root: str) -> None:
    assert root not in [one for one, _, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The bomb that police failed to find killed six soldiers.", [("ASSAULT", [], ["six soldiers"])]),
        ("The rebels ambushed and shelled the port of Basra.", [("ASSAULT", ["The rebels"], ["Basra"])]),
        ("The army failed to attack the town and shell the port.", []),
        ("The army failed to stop gunmen who killed six soldiers.", [("ASSAULT", ["gunmen"], ["six soldiers"])]),
    ],
)
def test_what_nobody_managed_to_do_ends_with_its_clause(text: str, events: list[Roles]) -> None:
    found = told(text)
    assert [one for one in found if one[0] == "ASSAULT"][-1:] == events


def test_who_something_is_for_has_not_done_what_is_told_behind() -> None:
    found = told("Ministers provided shelter for the rebels after the attack on Basra.")
    assert found
    assert not any("rebels" in name for _, source, _ in found for name in source)
    assert any("rebels" in name for _, source, _ in told("Ministers spoke of the attack by rebels.") for name in source)
