"""Wordings of events that a page tells by more than one verb or noun; read by the whole pipeline."""

import pytest

import sayso
from tests.derive.test_event_sentences import Case, cases, fits, read

LINES = cases("""
Kenya continued to send arms to Sudan last year. | AID | KEN | SDN | fact
Kenya sent 40 military and civilian personnel to Sudan. | AID | KEN | SDN | fact
Kenya reduced food supplies to Sudan. | SANCTION | KEN | SDN | fact
The parliament of Kenya let the treaty of friendship with Sudan expire. | SANCTION | KEN | SDN | fact
Kenya reopened the strait to ships of Sudan on Monday. | CONCEDE | KEN | SDN | fact
Kenya eased emergency measures in Sudan on Friday. | CONCEDE | KEN | SDN | fact
Kenya allowed Sudanese refugees to return. | CONCEDE | KEN | SDN | fact
Kenyan police prevented a demonstration of Sudanese students. | COERCE | KEN | SDN | fact
The Kenyan army forced out 90 Sudanese refugees on Monday. | COERCE | KEN | SDN | fact
Kenyan forces were engaged in ethnic cleansing in Sudan. | ASSAULT | KEN | SDN | fact
A Kenyan gunboat ploughed into a Sudanese trawler. | ASSAULT | KEN | SDN | fact
""")

ORDERED = cases("""
A court in Kenya ordered twelve of the Sudanese sailors to be held until May. | COERCE | KEN | SDN | fact
A Kenyan judge ordered 12 of the Sudanese sailors to be kept behind bars. | COERCE | KEN | SDN | fact
""")

CLAUSES = cases("""
Kenya has captured three Sudanese boats after its coast guard shot at the boats. | ASSAULT | coast | boats | fact
Ninety names are on the lists that were exchanged by Kenya and Sudan on Monday. | COOPERATE | KEN | SDN | fact
""")

STANDING = cases("""
Kenya launched its long-threatened invasion of Sudan. | ASSAULT | KEN | SDN | fact
The Security Council met on Monday to discuss Kenya's capture of three Sudanese boats. | COERCE | KEN | SDN | fact
Kenya is preparing its long-threatened invasion of Sudan. | ASSAULT | KEN | SDN | hypothetical
""")

SIDES = cases("""
Kenya, a key ally of Norway, has refused to help Sudan. | REJECT | KEN | SDN | fact
Two hundred drivers affiliated with the Kenyan Drivers' Union stopped work on Monday. | PROTEST | KEN | | fact
A Kenyan gunboat fired on a Sudanese tug and two ferries. | ASSAULT | KEN | SDN | fact
Kenyan raids on the border have killed nine Sudanese soldiers. | ASSAULT | KEN | SDN | fact
""")

CHARGES = cases("""
Police are investigating the possibility that the Front staged the assassination. | ASSAULT | Front | | possible
Nine members of the Kenyan army involved in the massacre of six priests were named. | ASSAULT | KEN | priests | possible
Nine members of the Kenyan army involved in the battle of Oster were named. | ASSAULT | | | fact
""")

SHARED = cases("""
Norway accused Kenya on Thursday of blockading Oster and Arvan. | COERCE | KEN | | claimed | Norway
The Security Council met after voting down an attempt by Sudan. | REJECT | IGO | SDN | fact
""")


@pytest.mark.parametrize(
    "case", [*LINES, *ORDERED, *CLAUSES, *STANDING, *SIDES, *CHARGES, *SHARED], ids=lambda case: case.sentence
)
def test_an_event_is_read_from_its_wording(case: Case) -> None:
    findings = read(case.sentence)
    assert any(fits(case, event, findings) for event in findings.events), findings.events


def test_what_troops_are_sent_for_is_no_event() -> None:
    findings = read("Kenya sent troops to Sudan in May to shell the town of Oster.")
    assert [one.type for one in findings.events] == ["MOBILIZE"]


def test_what_is_set_beside_a_party_is_no_party() -> None:
    event = next(one for one in read("Kenya, a key ally of Norway, has refused to help Sudan.").events)
    assert [one.actor for one in event.source] == ["KEN"]


def test_who_is_against_a_state_is_not_of_it() -> None:
    event = next(one for one in read("An anti-Sudan journalist was killed in Nairobi on Monday.").events)
    assert [one.actor for one in event.target] == [None]


@pytest.mark.parametrize(
    ("deed", "statuses"),
    [("carried out the attack on Sudan", ["possible"]), ("attacked Sudan", ["hypothetical"])],
)
def test_nobody_confirms_what_is_confirmed(deed: str, statuses: list[str]) -> None:
    findings = read(f"He will withdraw the offer if it is confirmed that the Kenyan army {deed}.")
    assert [one.status for one in findings.events if one.type == "ASSAULT"] == statuses


def test_whose_responsibility_a_deed_is_said_to_be_is_charged_with_it() -> None:
    findings = read("Norway said Kenya's responsibility in this slaughter must not be covered up.")
    assert [(one.status, "+blamed:" in one.rule) for one in findings.events] == [("claimed", True)]


def test_a_telling_in_the_body_goes_before_that_of_the_headline() -> None:
    page = (
        "Kenya fires on Sudanese boats\n\nKenyan ships opened fire on three Sudanese boats on Monday, the navy of "
        "Sudan said. The boats had left the port of Oster an hour before.\n"
    )
    (event,) = [one for one in read(page).events if one.type == "ASSAULT"]
    assert page[event.trigger.start : event.trigger.end] == "opened fire"
    assert event.status == "claimed"


def test_to_take_a_ship_is_no_assault() -> None:
    events = read("Norway condemned Kenya's capture of three Sudanese boats.").events
    assert [(one.type, one.mode) for one in events if one.type != "ACCUSE"] == [("COERCE", "seize")]
    assert "COERCE" not in [one.type for one in read("Norway condemned Kenya's capture of the town of Oster.").events]


def test_what_they_did_with_one_another_is_told_of_both_whoever_they_are() -> None:
    assert [one.type for one in read("On Monday night they spoke by telephone.").events] == ["CONSULT"]
    assert read("Talks were held by telephone on Monday night.").events == ()


def test_who_rejects_allegations_denies_what_is_alleged() -> None:
    findings = read("Kenya rejected allegations that three of the sailors had been beaten.")
    (event,) = [one for one in findings.events if one.type == "ASSAULT"]
    assert event.status in ("denied", "disputed")
    assert event.denied_by


def test_a_patrol_boat_is_no_patrol() -> None:
    assert read("The patrol boat lay in the harbour of Oster.").events == ()


def test_who_counts_the_wounded_has_wounded_nobody() -> None:
    findings = read("The navy of Kenya stood by its figure of six wounded in the clash.")
    assert [one.source for one in findings.events if one.type == "ASSAULT"] == [()]


def test_who_is_flown_somewhere_pays_no_visit() -> None:
    assert "CONSULT" not in [one.type for one in read("The six wounded were flown to Oster on Monday.").events]
    assert "CONSULT" in [one.type for one in read("The Kenyan president flew to Sudan on Monday.").events]


def test_whom_a_speaker_names_behind_what_he_condemns_is_charged_by_him() -> None:
    page = "The government of Kenya condemns the murder of two priests, carried out this morning by Front terrorists."
    assert [one.status for one in read(page).events if one.type == "ASSAULT"] == ["claimed"]


def test_them_behind_and_are_those_of_the_verb_before() -> None:
    events = read("Kenyan guards fired on three Sudanese boats on Monday and captured them off Oster.").events
    assert [[party.name for party in one.target] for one in events] == [["three Sudanese boats"]] * 2
    assert events[1].type == "COERCE"


def test_what_a_meeting_is_about_was_not_on_the_day_of_the_meeting() -> None:
    findings = sayso.read(
        "The Security Council met on Monday to discuss Kenya's capture of three Sudanese boats.", published="2031-03-05"
    )
    assert [(one.type, one.when is not None) for one in findings.events] == [("CONSULT", True), ("COERCE", False)]


def test_to_keep_in_custody_is_to_hold() -> None:
    page = (
        "Kenyan court keeps Sudanese sailors in custody\n\nA court in Kenya ordered on Monday that the Sudanese "
        "sailors be held for two months.\n"
    )
    assert [page[one.trigger.start : one.trigger.end] for one in read(page).events] == ["held for"]


def test_the_title_of_a_statement_is_a_headline_under_who_gives_it_out() -> None:
    body = "Russian ships fired on one of our boats and left.\n"
    (told,) = _assaults(f"Naval Command\nStatement on the attack\n\n{body}")
    assert told == "fired on"
    (told,) = _assaults(f"Naval Command\nMourning after the attack\n\n{body}")
    assert told == "attack"


def _assaults(text: str) -> list[str]:
    found = sayso.read(text, published="2018-11-26")
    return [text[one.trigger.start : one.trigger.end] for one in found.events if one.type == "ASSAULT"]
