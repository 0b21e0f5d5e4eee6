"""Deeds that did not happen by the words before them; each line of the table beside a sentence it must not touch."""

import re

import pytest

import sayso
from sayso.derive.events.undone import flatly_not, signs
from sayso.derive.tables import table_rows

PUBLISHED = "2031-03-14"
TAIL = " Officials gave no further details of the matter on Tuesday."


def told(text: str) -> dict[str, str]:
    """How each event stands, by the first word of its trigger in lower case."""
    findings = sayso.read(text + TAIL, published=PUBLISHED)
    words = findings.document.text
    return {words[one.trigger.start : one.trigger.end].split()[0].lower(): one.status for one in findings.events}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The army shelled the town rather than negotiate with the rebels.", "negotiate"),
        ("Instead of attacking the port, the rebels signed a truce with the government.", "attacking"),
        ("The police stopped short of arresting the minister.", "arresting"),
        ("Israel came close to bombing the reactor.", "bombing"),
        ("Turkey almost attacked Syria last year.", "attacked"),
        ("Far from withdrawing its troops, Russia attacked the city.", "withdrawing"),
        ("The ceasefire prevented the army from attacking the town.", "attacking"),
        ("The court cleared the general of ordering the massacre.", "massacre"),
        ("The ministry did not attack the village, nor did it arrest the mayor.", "arrest"),
        ("The army has yet to withdraw its troops from Syria.", "withdraw"),
        ("The rebels were too weak to attack the capital.", "attack"),
        ("The police arrested the gunmen before they could attack the embassy.", "attack"),
        ("The army shelled the town rather than surrender or negotiate with the rebels.", "negotiate"),
        ("Russia decided against invading Estonia.", "invading"),
        ("Officials said the patrols were meant to deter an attack by Iran.", "attack"),
        ("The army would respond to any strike on Syria.", "strike"),
        ("The army did not shell the town until now.", "shell"),
        ("The attack never happened.", "attack"),
        ("The mediators talked Iran out of attacking Israel.", "attacking"),
        ("Iran held off on attacking Israel.", "attacking"),
        ("The president thought better of bombing the camp.", "bombing"),
        ("The claim that the army bombed the hospital is false.", "bombed"),
        ("It is not true that the army shelled the market.", "shelled"),
    ],
)
def test_what_did_not_happen_is_no_event(text: str, deed: str) -> None:
    assert deed not in told(text)


@pytest.mark.parametrize(
    ("text", "deed", "status"),
    [
        ("Rather than wait, the army attacked the town.", "attacked", "fact"),
        ("More than 20 rebels attacked the town.", "attacked", "fact"),
        ("Turkey attacked Syria close to the border.", "attacked", "fact"),
        ("The army almost always attacked at night when it shelled Syria.", "shelled", "fact"),
        ("Soldiers from Iran attacked the town.", "attacked", "fact"),
        ("The police kept the crowd back and arrested the mayor of Oster.", "arrested", "fact"),
        ("The army cleared the road of mines and shelled Syria.", "shelled", "fact"),
        ("The army had shelled the town before it bombed the port.", "shelled", "fact"),
        ("The general, who had shelled the town, said he would resign.", "shelled", "fact"),
        ("The troops tried to hold the bridge and attacked the depot.", "attacked", "fact"),
        ("The rebels tried to assassinate the president of Chile.", "assassinate", "fact"),
        ("The army, too, attacked the port of Oster.", "attacked", "fact"),
        ("The army did not hesitate to attack the village.", "attack", "fact"),
        ("The rebels did not stop attacking the town.", "attacking", "fact"),
        ("The truce did not prevent the army from attacking the town.", "attacking", "fact"),
        ("Nothing stopped the army from attacking the town.", "attacking", "fact"),
        ("The army failed to prevent the rebels from attacking the town.", "attacking", "fact"),
        ("The rebels backed off after attacking the town.", "attacking", "fact"),
        ("The council voted against the law after rebels attacked the town.", "attacked", "fact"),
        ("It is true that the army shelled the market.", "shelled", "fact"),
        ("The rebels did not release the hostages until Monday.", "release", "fact"),
        ("Not for the first time, Russia shelled the town.", "shelled", "fact"),
        ("The attack on Oster did not kill anyone.", "attack", "fact"),
        ("The army will respond to the strike on Syria.", "strike", "claimed"),
    ],
)
def test_what_happened_beside_such_words_stays(text: str, deed: str, status: str) -> None:
    assert told(text).get(deed) == status


@pytest.mark.parametrize(
    ("text", "deed", "status"),
    [
        ("Had Iran attacked Israel, the United States would have struck back.", "attacked", {None, "hypothetical"}),
        ("Iran would have faced sanctions had it attacked Israel.", "attacked", {None, "hypothetical"}),
        ("Had Iran attacked Israel, it'd have lost its allies.", "attacked", {None, "hypothetical"}),
        ("Had Iran attacked Israel, it’d have lost its allies.", "attacked", {None, "hypothetical"}),
        ("Turkey has no plans to attack Syria.", "attack", {None, "hypothetical"}),
        ("The rebels tried to seize the bridge from the army.", "seize", {"possible"}),
        ("Iran was on the brink of attacking Israel.", "attacking", {"possible"}),
        ("Neither did Iran withdraw its troops, nor did it attack Israel.", "attack", {None, "denied"}),
    ],
)
def test_what_may_have_happened_is_no_fact(text: str, deed: str, status: set[str | None]) -> None:
    assert told(text).get(deed) in status


def test_who_could_not_be_kept_from_a_deed_did_it() -> None:
    (event,) = sayso.read("The army failed to prevent the rebels from attacking the town.", published=PUBLISHED).events
    assert [party.name for party in event.source] == ["the rebels"]


def test_names_of_two_clauses_are_no_list() -> None:
    text = "The minister said that if Iran attacked Israel, the United States would respond."
    (event,) = sayso.read(text, published=PUBLISHED).events
    assert [party.name for party in event.target] == ["Israel"]


def test_lines_are_whole_and_match_their_example() -> None:
    rows = table_rows("events_undone.tsv")
    assert all(len(row) == 9 and all(cell.strip() for cell in row) for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
    for one, row in zip(signs(), rows, strict=True):
        inner = re.compile(one.pattern.pattern.removesuffix("$"))
        assert inner.search(row[7]), row[0]
        assert one.signs & set(re.findall(r"n't|\w+", row[7].lower())), row[0]


def test_who_did_not_do_it_may_be_answered_only_where_it_may_be_charged() -> None:
    assert {"failed", "rather-than", "short-of"} <= flatly_not()
    assert flatly_not().isdisjoint({"nor", "cleared-of", "attempt"})


@pytest.mark.parametrize(
    ("text", "deed", "status"),
    [
        ("The town was occupied until the ceasefire of 1994.", "ceasefire", "fact"),
        ("The villages were held by rebels until the army shelled them on 3 March 2031.", "shelled", "fact"),
        ("The villages will be held by rebels until the army shelled them.", "shelled", None),
        ("The fighting has stopped.", "fighting", None),
        ("The attack did not stop the convoy.", "attack", "fact"),
    ],
)
def test_until_tells_what_ended_a_past_and_stopping_ends_a_deed(text: str, deed: str, status: str | None) -> None:
    assert told(text).get(deed) == status


def test_a_year_behind_one_event_is_not_that_of_another() -> None:
    text = "Before the second war, until the ceasefire agreement in 1994, the districts were occupied by the rebels."
    findings = sayso.read(text + TAIL, published=PUBLISHED)
    dated = {one.type for one in findings.events if one.when and (one.when.earliest or "").startswith("1994")}
    assert "SUPPORT" in dated
    assert "ASSAULT" not in dated
