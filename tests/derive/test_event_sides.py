"""Who does it and to whom in real readings: whose a thing is, where it only happens, what is announced or agreed on."""

import pytest

import sayso
from sayso.records import Event, Root

PUBLISHED = "2031-03-14"


def told(text: str, root: Root) -> Event:
    """The first event of this root that the text tells."""
    found = [one for one in sayso.read(text, published=PUBLISHED).events if one.type == root]
    assert found, f"no {root} in {text!r}"
    return found[0]


def lands(event: Event) -> tuple[list[str], list[str]]:
    """Countries of both sides; a party without one under its name."""
    sides = (event.source, event.target)
    source, target = ([(one.actor or one.name).split(".")[0] for one in side] for side in sides)
    return source, target


@pytest.mark.parametrize(
    ("text", "root", "target"),
    [
        (
            "Peru's foreign minister reiterated the Peruvian government's support to the talks among Sudanese parties.",
            "SUPPORT",
            "SDN",
        ),
        (
            "The Peruvian foreign minister reiterated Peru's commitment to supporting Chile's sovereignty.",
            "AGREE",
            "CHL",
        ),
    ],
)
def test_who_has_the_support_is_not_whom_it_is_for(text: str, root: Root, target: str) -> None:
    assert lands(told(text, root)) == (["PER"], [target])


def test_what_is_agreed_on_is_no_party() -> None:
    assert lands(told("Peru and Chile have agreed to share information on Bolivia.", "AGREE")) == (["PER", "CHL"], [])


def test_on_whom_a_tariff_lies_is_a_party_of_what_is_agreed() -> None:
    event = told("Peru and Chile agreed to lift tariffs on Bolivian products.", "AGREE")
    assert lands(event) == (["PER", "CHL"], ["BOL"])


@pytest.mark.parametrize(
    "text",
    [
        "Clashes at the border in Iraq and Syria killed 12 soldiers on Monday.",
        "Operations across Peru and Ecuador killed nine smugglers.",
        "Gunmen torched a village elsewhere in Peru's north, killing nine villagers in their sleep.",
    ],
)
def test_where_people_are_killed_did_not_kill_them(text: str) -> None:
    events = [one for one in sayso.read(text, published=PUBLISHED).events if one.type == "ASSAULT"]
    assert events
    assert not {"IRQ", "SYR", "PER", "ECU"} & {land for one in events for land in lands(one)[0]}


def test_a_bank_named_after_its_country_is_no_mere_place() -> None:
    text = "The Bank of Peru refused to respond to a request from the Chilean authorities for information."
    assert lands(told(text, "REJECT")) == (["PER"], ["CHL"])


@pytest.mark.parametrize(
    ("text", "root", "source"),
    [
        ("The Peruvian government on Friday announced the arrest of 12 Ecuadorian officers.", "COERCE", ["PER"]),
        ("Peru on Saturday announced the deployment of 230 troops to Bolivia.", "MOBILIZE", ["PER"]),
        ("The Peruvian government on Friday announced the killing of 12 Ecuadorian officers.", "ASSAULT", []),
        ("The Peruvian government has announced the release of a Peruvian pilot held in Bolivia.", "RETREAT", []),
        ("Most of the Peruvian lawmakers supported a ban on Chilean imports.", "COERCE", []),
    ],
)
def test_what_is_announced_is_done_by_the_announcer_unless_others_do_it(
    text: str, root: Root, source: list[str]
) -> None:
    assert lands(told(text, root))[0] == source


def test_diplomats_are_of_where_they_are_from() -> None:
    event = told("Chile expelled diplomats from Peru over their part in a rally.", "SANCTION")
    assert lands(event) == (["CHL"], ["PER"])


@pytest.mark.parametrize(
    "text",
    [
        "Peru has already provided over €3.5 million in humanitarian funding to Bolivia.",
        "The Peruvian army gave 600 new rifles to the Bolivian marines.",
    ],
)
def test_how_much_is_given_does_not_part_the_gift_from_the_giving(text: str) -> None:
    assert lands(told(text, "AID")) == (["PER"], ["BOL"])


def test_sanctions_that_were_lifted_did_not_lift_themselves() -> None:
    assert lands(told("Sanctions against Peru were lifted on 16 January 2031.", "RETREAT")) == ([], ["PER"])


@pytest.mark.parametrize(
    ("text", "root", "target"),
    [
        ("Three Peruvian soldiers killed in Bolivia", "ASSAULT", "PER"),
        ("Two Chilean hostages freed in Peru", "RETREAT", "CHL"),
        ("Peruvian envoy expelled from Chile over spying", "SANCTION", "PER"),
        ("Dozens of Peruvian officers arrested in a raid in Chile", "COERCE", "PER"),
    ],
)
def test_who_is_killed_in_a_headline_kills_nobody(text: str, root: Root, target: str) -> None:
    assert lands(told(text, root)) == ([], [target])


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian troops killed at least nine Bolivian rebels.",
        "Peruvian troops, on Monday, killed nine Bolivian rebels.",
    ],
)
def test_who_kills_others_is_the_killer(text: str) -> None:
    assert lands(told(text, "ASSAULT")) == (["PER"], ["BOL"])


def test_a_day_is_no_end_of_a_name() -> None:
    event = told("UN human rights experts today urged Peru to free Ana Bor.", "REQUEST")
    assert [one.name for one in event.source] == ["UN human rights experts"]
    assert event.source[0].span.end == len("UN human rights experts")


def test_raids_by_the_government_are_told_with_their_doer() -> None:
    assert lands(told("Thousands of villagers fled raids by the government on Tuesday.", "ASSAULT")) == (
        ["the government"],
        [],
    )


def test_a_captain_who_was_killed_is_a_party() -> None:
    text = "Ana Bor sent her son, an army captain who was killed in a car bombing in Iraq, a book."
    assert lands(told(text, "ASSAULT")) == ([], ["an army captain"])


def test_a_platform_is_not_hit_and_means_are_no_end() -> None:
    assert told("Peru is firing missiles from submarines.", "ASSAULT").target == ()
    struck = told("Peruvian forces conducted 23 strikes in Chile using jets against Taliban targets.", "ASSAULT")
    assert [one.name for one in struck.target] == ["Taliban"]


def test_who_holds_a_building_has_not_destroyed_it() -> None:
    text = "One strike engaged a Taliban tactical unit and destroyed a Taliban-held building, near Kabul."
    assert told(text, "ASSAULT").source == ()


def test_who_is_shielded_from_a_deed_has_not_suffered_it() -> None:
    found = sayso.read("The law shields Chilean farmers from deportation.", published=PUBLISHED)
    assert [one.type for one in found.events if one.type == "COERCE"] == []


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Chile was rocked by a terrorist attack in November.", [], ["Chile"]),
        ("A Chilean boy, dazed after being rescued from an airstrike on Lima, spoke.", [], ["Lima"]),
        ("The family of Olaf Brin, who was shot by an officer in Lima, waits.", ["an officer"], ["Olaf Brin"]),
        ("Only relatives of those killed in Lima remained.", [], []),
        ("Peruvian rebels staged a raid on Chile.", ["Peruvian rebels"], ["Chile"]),
    ],
)
def test_who_is_struck_or_mourns_has_not_done_it(text: str, source: list[str], target: list[str]) -> None:
    event = told(text, "ASSAULT")
    assert ([one.name for one in event.source], [one.name for one in event.target]) == (source, target)


@pytest.mark.parametrize(
    ("text", "root", "doers"),
    [
        (
            "Armenia and Azerbaijan signed a truce. Each side is to withdraw its troops by May.",
            "RETREAT",
            ["ARM", "AZE"],
        ),
        ("Iran and Israel accused each other of attacks.", "ASSAULT", ["IRN", "ISR"]),
        ("Iran, Iraq and Israel met in Oman. Each side attacked Oman.", "ASSAULT", []),
        ("Police searched shops in Iran and Israel. Both sides attacked Oman.", "ASSAULT", []),
    ],
)
def test_each_side_is_the_two_named_together(text: str, root: str, doers: list[str]) -> None:
    found = [one for one in sayso.read(text, published="2031-03-14").events if one.type == root][-1]
    assert sorted(party.actor for party in found.source if party.actor) == doers
