"""How a deed stands by what is said round it: reported, charged to another, doubted above, prepared, or only a name."""

import pytest

import sayso
from sayso.records import Event, Status

PUBLISHED = "2031-03-14"


def assaults(text: str) -> list[Event]:
    return [one for one in sayso.read(text, published=PUBLISHED).events if one.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It was officially reported that Peruvian rebels attacked a bus in Chile.", "claimed"),
        ("Peruvian rebels are reported to have attacked a bus in Chile.", "possible"),
        ("It is believed that Peruvian rebels attacked a bus in Chile.", "possible"),
    ],
)
def test_what_nobody_named_reports_flatly_is_a_claim_not_a_rumour(text: str, status: Status) -> None:
    (event,) = assaults(text)
    assert event.status == status


@pytest.mark.parametrize(
    ("text", "is_charge"),
    [
        ("The Chilean army claimed that the Taliban attacked a bus in Chile.", True),
        ("The Chilean army said that the Taliban attacked a bus in Chile.", False),
        ("The Chilean army claimed that Chilean troops attacked a bus in Bolivia.", False),
        ("The Chilean president admitted that the Taliban killed nine pilgrims.", True),
    ],
)
def test_who_claims_that_another_did_it_charges_him(text: str, *, is_charge: bool) -> None:
    event = assaults(text)[0]
    assert event.status == "claimed"
    assert ("+blamed:" in event.rule) == is_charge


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It may have been Peruvian rebels who attacked Chile.", "possible"),
        ("It is not confirmed that Peruvian rebels attacked Chile.", "possible"),
        ("It is confirmed that Peruvian rebels attacked Chile.", "fact"),
        ("If it is confirmed that Peruvian rebels attacked Chile, the talks will end.", "hypothetical"),
    ],
)
def test_what_the_clause_above_doubts_is_no_fact(text: str, status: Status) -> None:
    assert assaults(text)[0].status == status


def test_what_is_prepared_is_planned() -> None:
    (event,) = assaults("Speakers said that rival militias were preparing to attack the strategic city of Sirte.")
    assert event.status == "planned"


@pytest.mark.parametrize(
    ("text", "status", "doers"),
    [
        ("Police in Chile uncovered planned killings of nine judges.", "planned", []),
        ("The villagers fled from the bombing of a bus in Chile.", "fact", []),
        ("A well-planned attack by Peruvian rebels killed nine soldiers in Chile.", "fact", ["Peruvian rebels"]),
    ],
)
def test_who_only_meets_with_a_deed_has_not_done_it(text: str, status: Status, doers: list[str]) -> None:
    event = assaults(text)[0]
    assert (event.status, [one.name for one in event.source]) == (status, doers)


def test_the_name_of_a_body_tells_no_event() -> None:
    text = "THE COLOMBIAN ARMY OF NATIONAL LIBERATION (ELN) ANNOUNCED TODAY THAT IT IS WILLING TO TALK."
    findings = sayso.read(text, published=PUBLISHED)
    assert findings.events == ()
    assert "name" in [one.reason for one in findings.not_events]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The deadline passed without a Chilean withdrawal from Bolivia.", "denied"),
        ("The deadline passed with a Chilean withdrawal from Bolivia.", "fact"),
        (
            '"If they do not leave by Friday noon, we will close every crossing," Apaza said in a televised address.',
            "planned",
        ),
        ('"We will not close every crossing," Apaza said in a televised address.', "denied"),
        ("Kenya accused Tanzania of bombing a ship, killing three men.", "claimed"),
    ],
)
def test_a_negation_governs_its_own_clause_and_without_is_one(text: str, status: str) -> None:
    found = [
        one for one in sayso.read(text, published="2025-03-07").events if one.type in ("RETREAT", "COERCE", "ASSAULT")
    ]
    assert {one.status for one in found} == {status}


def test_what_came_of_a_deed_was_done_by_who_is_accused_of_it() -> None:
    found = sayso.read(
        "Kenya accused Tanzania on Saturday of ramming a boat, killing four men.", published="2025-03-07"
    )
    doers = {party.name for one in found.events if one.type == "ASSAULT" for party in one.source}
    assert doers == {"Tanzania"}


def test_who_denies_an_alleged_deed_does_not_assert_it() -> None:
    text = "The government of Chile rejects the accusations of Bolivia concerning an alleged attack on a post."
    [attack] = [one for one in sayso.read(text, published="2025-03-07").events if one.type == "ASSAULT"]
    assert attack.status == "possible"
    assert attack.asserted_by == ()
    assert attack.denied_by
