"""What a statement does, case by case. Sentences and names are made up."""

import pytest

import sayso
from sayso.derive.acts import is_performed, judge_act
from sayso.records import Act, Form

FIXED: list[tuple[str, str, Act]] = [
    ("condemned", "the shelling of the market in Orla", "criticize"),
    ("strongly denounces", "the raid", "criticize"),
    ("slammed", "the decision as a farce", "criticize"),
    ("blasted", "the council", "criticize"),
    ("lashed out at", "the governor", "criticize"),
    ("voiced anger at", "the delay", "criticize"),
    ("accused", "Velland of arming the rebels", "accuse"),
    ("has blamed", "the northern army for the fire", "accuse"),
    ("alleges", "that votes were bought", "accuse"),
    ("is suspected of", "planting the device", "accuse"),
    ("pointed the finger at", "the militia", "accuse"),
    ("denied", "any part in the raid", "deny"),
    ("issued a statement denying", "its responsibility", "deny"),
    ("flatly rejected the claim", "that it had fired first", "deny"),
    ("dismissed as baseless", "the reports of a mutiny", "deny"),
    ("called on", "both sides to lay down arms", "demand"),
    ("called for", "an end to the blockade", "demand"),
    ("demanded", "the release of the pilots", "demand"),
    ("ordered", "the garrison to withdraw", "demand"),
    ("gave an ultimatum", "to the mutineers", "demand"),
    ("urged", "the mayor to step down", "appeal"),
    ("appealed for", "calm", "appeal"),
    ("begged", "the pilot to turn round", "appeal"),
    ("recommended", "a longer truce", "appeal"),
    ("threatened", "to cut the gas supply", "threaten"),
    ("vowed revenge for", "the killing", "threaten"),
    ("warned", "that winter would be hard", "warn"),
    ("sounded the alarm over", "the water shortage", "warn"),
    ("promised", "a full inquiry", "promise"),
    ("pledged", "two million crowns", "promise"),
    ("vowed", "to rebuild the school", "promise"),
    ("is committed to", "the treaty", "promise"),
    ("agreed", "to open the crossing", "agree"),
    ("endorsed", "the peace plan", "agree"),
    ("backed", "the motion", "agree"),
    ("rejected", "the offer", "reject"),
    ("refused", "to open the gates", "reject"),
    ("ruled out", "a second vote", "reject"),
    ("praised", "the medics", "praise"),
    ("paid tribute to", "the fallen", "praise"),
    ("welcomed", "the exchange of prisoners", "welcome"),
    ("expressed deep concern over", "the arrests", "concern"),
    ("fears", "a new wave of refugees", "concern"),
    ("offered condolences", "to the families", "concern"),
    ("admitted", "that the shell was theirs", "concede"),
    ("acknowledged", "mistakes", "concede"),
    ("apologised for", "the error", "apologise"),
    ("offered an apology", "for the strike", "apologise"),
    ("wondered whether", "the bridge would hold", "ask"),
    ("want to know", "who gave the order", "ask"),
    ("predicted", "a short war", "expect"),
    ("hopes", "for rain", "expect"),
    ("announced", "a curfew from nine", "announce"),
    ("unveiled", "a plan for the port", "announce"),
    ("according to", "the bridge is shut", "assert"),
    ("said", "the bridge is shut", "assert"),
    ("reportedly", "the bridge is shut", "assert"),
    ("stands by", "its count of the wounded", "assert"),
    ("stands with", "the miners", "agree"),
    ("stands ready", "to mediate", "promise"),
    ("warning", "of floods", "warn"),
    ("allegations", "that prisoners were beaten", "accuse"),
    ("calls for", "a boycott", "demand"),
    ("threat", "to close the strait", "threaten"),
]

REFUSALS: list[tuple[str, str, Act]] = [
    ("declined to comment", "on the arrest", "decline_comment"),
    ("did not answer questions", "about the budget", "decline_comment"),
    ("did not immediately respond to", "a request for comment", "decline_comment"),
    ("would not say", "whether the pilot was alive", "decline_comment"),
    ("didn’t reply", "to an email", "decline_comment"),
    ("could not be reached for comment", "", "decline_comment"),
    ("has yet to commit to", "the plan", "reject"),
    ("did not deny", "that shots were fired", "concede"),
    ("refused to apologise", "for the remark", "reject"),
    ("does not support", "the motion", "reject"),
    ("does not plan", "to visit Orla", "reject"),
    ("has no plans", "to visit Orla", "reject"),
    ("does not intend", "to leave", "reject"),
    ("is not ready", "to negotiate", "reject"),
    ("failed to apologise", "for the remark", "reject"),
    ("declined", "to comment on the leak", "decline_comment"),
]

COMPLEMENTS: list[tuple[str, str, Act]] = [
    ("told", "to leave the village by noon", "demand"),
    ("told", "that the village was empty", "assert"),
    ("asked", "whether the dam was safe", "ask"),
    ("asked", "the dam's owners to open the sluices", "appeal"),
    ("asked", "not to turn the boats back", "appeal"),
    ("is said", "to have left the country", "assert"),
    ("called", "for a new vote", "demand"),
    ("pressed", "the council to open the port", "appeal"),
    ("pressed the mayor about", "the port", "ask"),
    ("was questioned", "about the port", "ask"),
    ("questioned", "the need for a port", "criticize"),
    ("questioned", "the need for a law about the port", "criticize"),
    ("questioned", "two sailors about the port", "ask"),
    ("was responding to questions about", "the port", "assert"),
    ("did not respond to questions about", "the port", "decline_comment"),
    ("had questions about", "the port", "ask"),
    ("said on Harbour TV’s Meet the Press", "that the port was open", "assert"),
    ("said to the press", "that the port was open", "assert"),
    ("would have provided the fifth vote for", "the port", "assert"),
    ("the rebels threaten", "to leave", "threaten"),
    ("the two deny", "it", "deny"),
    ("seemed ready to say", "that the port was open", "assert"),
    ("justified", "the closing of the port", "assert"),
    ("said", "he was late for a hearing “concerning my port”", "assert"),
    ("is ready", "to open the port", "promise"),
]

DIRECT: list[tuple[str, str, Act]] = [
    ("said", "“We urge every government in the delta to share its water.”", "appeal"),
    ("said", "“We call on Velland to open the road.”", "demand"),
    ("added", "“We expect Velland to hand back the ship.”", "demand"),
    ("said", "“The army must leave the valley at once.”", "demand"),
    ("shouted", "“Stop the bombing!”", "demand"),
    ("said", "“This is unacceptable and reckless.”", "criticize"),
    ("said", "“I condemn this raid.”", "criticize"),
    ("told", "“They are guilty of war crimes and they lied about it.”", "accuse"),
    ("said", "“If they cross the river, we will destroy every bridge.”", "threaten"),
    ("said", "“I am worried about my children.”", "concern"),
    ("said", "“We welcome the pause.”", "welcome"),
    ("said", "“We thank the medics of Orla for their courage.”", "praise"),
    ("said", "“That is simply not true.”", "deny"),
    ("said", "“We will rebuild the school before autumn.”", "promise"),
    ("said", "“I apologise to the families.”", "apologise"),
    ("said", "“I can’t comment on an open case.”", "decline_comment"),
    ("said", "“We will never accept that border.”", "reject"),
    ("said", "“Who gave the order to fire?”", "ask"),
    ("said", "“The bridge was built in spring.”", "assert"),
    ("said", "“Most mayors agree that the court should hurry, and the guilty must go.”", "demand"),
    ("said", "“Most mayors agree that the guilty must leave at once.”", "assert"),
    ("said", "“I think that the guilty must leave at once.”", "demand"),
    ("said", "“They would say that the pact failed and was a disgrace.”", "assert"),
    ("said", "“The pact failed, and it was a disgrace.”", "criticize"),
]


@pytest.mark.parametrize(("cue", "content", "act"), FIXED + REFUSALS + COMPLEMENTS)
def test_the_cue_names_the_act(cue: str, content: str, act: Act) -> None:
    assert judge_act(cue, [content], form="indirect").act == act


@pytest.mark.parametrize(("cue", "content", "act"), DIRECT)
def test_quoted_words_name_the_act_where_the_cue_leaves_it_open(cue: str, content: str, act: Act) -> None:
    assert judge_act(cue, [content], form="direct").act == act


@pytest.mark.parametrize("form", ["direct", "mixed", "indirect"])
def test_a_deciding_cue_is_not_overruled(form: Form) -> None:
    assert judge_act("welcomed", ["“This is unacceptable”"], form=form).act == "welcome"


def test_reported_words_need_more_than_quoted_ones() -> None:
    words = "the court should hurry"
    assert judge_act("said", [words], form="indirect").act == "assert"
    assert judge_act("said", [f"“{words}, and the guilty must go”"], form="direct").act == "demand"


def test_the_rule_that_named_the_act_is_given() -> None:
    assert judge_act("urged", ["patience"], form="indirect").rule == "cue:urge/v"
    assert judge_act("said", ["“We urge calm.”"], form="direct").rule == "content:first-appeal"
    assert judge_act(None, ["“The road is long.”"], form="direct").rule == "cue:none"


@pytest.mark.parametrize(("cue", "expected"), [("strongly condemns", True), ("condemned", False), ("says", False)])
def test_only_present_performatives_are_done_by_being_printed(cue: str, expected: bool) -> None:
    assert is_performed(cue) is expected


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Neither side accepted the proposal.", "reject"),
        ("Both sides accepted the proposal.", "agree"),
        ("No minister responded to a request for comment.", "decline_comment"),
        ("Nobody at the ministry answered calls for comment.", "decline_comment"),
    ],
)
def test_who_is_nobody_turns_what_is_done(text: str, act: str) -> None:
    assert [one.act for one in sayso.read(text, published="2025-03-07").statements] == [act]
