"""Duties: who owes what, by when, on what basis; and what only looks like one."""

from dataclasses import replace

import pytest

from sayso.derive import derive_obligations, derive_statements
from sayso.read import read
from sayso.records import Document, Obligation, Quarantine, Resolutions, Span, When
from tests.derive.marked import read_marked, resolved

PUBLISHED = When("2031-03-05", "2031-03-05", "day", "2031-03-05 (published)")
NAMES = (("Ostland", "Ostland", "OST"), ("Norvia", "Norvia", "NOR"))


def day(text: str, words: str, iso: str) -> When:
    start = text.index(words)
    return When(iso, iso, "day", f"“{words}”", Span(start, start + len(words)))


def duties(text: str, *days: tuple[str, str], published: When | None = PUBLISHED) -> list[tuple[str, Obligation]]:
    """Each duty's words and the record."""
    reading = read_marked(text, published=published)
    plain = reading.document.text
    states = tuple(replace(one, type="government", rule="country.name") for one in resolved(plain, *NAMES))
    resolutions = Resolutions(states, tuple(day(plain, *one) for one in days), ())
    found = derive_obligations(reading, resolutions, derive_statements(reading, resolutions))
    return [(plain[one.duty.start : one.duty.end], one) for one in found]


@pytest.mark.parametrize(
    ("text", "who", "duty"),
    [
        ("Ostland must withdraw its troops.", "Ostland", "withdraw its troops"),
        ("The country’s army, which took the town, must now leave it.", "country’s army", "leave it"),
        ("The army and those who back it must end the siege.", "army and those who back it", "end the siege"),
        ("The ports treaty requires Norvia to report every spill.", "Norvia", "report every spill"),
        ("The court ordered the ministry to pay the families.", "ministry", "pay the families"),
        ("The firm is obliged under the lease to repair the roof.", "firm", "repair the roof"),
        ("The resolution demands that Ostland withdraw its forces.", "Ostland", "withdraw its forces"),
        ("Under the truce, both sides will release all prisoners.", "both sides", "release all prisoners"),
        ("Norvia pledged to rebuild the bridge.", "Norvia", "rebuild the bridge"),
        ("Norvia has promised Ostland that it will return the boats.", "Norvia", "return the boats"),
        ("The premier promised that the wages would be paid.", "premier", "the wages would be paid"),
        ("Norvia offered a reward of $5 million for his capture.", "Norvia", "a reward of $5 million for his capture"),
        ("Norvia agreed to release 12 sailors.", "Norvia", "release 12 sailors"),
        ("The council broke its own commitment to open the road.", "council", "open the road"),
        ("Norvia has a duty in this matter to protect the divers.", "Norvia", "protect the divers"),
        ("Norvia's pledge last month to add a brigade was welcomed.", "Norvia", "add a brigade"),
        ("The army must therefore leave the town.", "army", "leave the town"),
        ("The league said that Norvia must pay.", "Norvia", "pay"),
        ("All forces must leave the town.", "All forces", "leave the town"),
        ("Ostland and Norvia met. Each side must free its captives.", "Ostland and Norvia", "free its captives"),
        ("Ostland met Norvia. Each side must free its captives.", "Each side", "free its captives"),
    ],
)
def test_a_duty_has_a_debtor_and_words(text: str, who: str, duty: str) -> None:
    ((words, found),) = duties(text)
    assert (found.who.name, words) == (who, duty)


@pytest.mark.parametrize(
    ("text", "who", "duty"),
    [
        (
            "A full report must be handed to the court by 5 May.",
            None,
            "A full report must be handed to the court by 5 May",
        ),
        (
            "The list has to be printed by the ministry by 5 May.",
            "ministry",
            "The list has to be printed by the ministry by 5 May",
        ),
        ("The guns are to be pulled out by train by 5 May.", None, "The guns are to be pulled out by train by 5 May"),
    ],
)
def test_what_must_be_done_by_a_day_is_kept_though_nobody_is_named(text: str, who: str | None, duty: str) -> None:
    ((words, found),) = duties(text, ("5 May", "2031-05-05"))
    assert (found.who.name if found.who else None, words) == (who, duty)
    assert found.due
    assert found.due.latest == "2031-05-05"
    assert found.rule.endswith("+passive")


@pytest.mark.parametrize("text", ["Something must be done by 5 May.", "The guns must be pulled out."])
def test_what_must_be_done_without_a_thing_or_a_day_is_a_wish(text: str) -> None:
    assert not duties(text, *[("5 May", "2031-05-05")][: "5 May" in text])


@pytest.mark.parametrize(
    "text",
    [
        "Ostland is not required to report.",
        "The firm need not pay.",
        "Ostland does not have to leave.",
        "The ministry denied that it had promised to pay.",
        "Ostland could be ordered to pay.",
        "Ostland should withdraw its troops.",
        "The mayor called on Ostland to withdraw.",
        "Norvia vowed to avenge the dead.",
        "The guards must have been asleep.",
        "Must Ostland pay?",
        "We must never forget the drowned.",
        "The president will return to the capital and will deliver a speech.",
        "Both sides agreed to meet in the harbour.",
        "They need the money in order for the school to go on.",
        "If Ostland must pay, prices rise.",
        "The form must be returned by hand.",
    ],
)
def test_what_is_denied_urged_or_said_in_anger_is_no_duty(text: str) -> None:
    assert duties(text) == []


@pytest.mark.parametrize(
    ("text", "days", "due"),
    [
        ("Ostland must withdraw by 1 April.", [("1 April", "2031-04-01")], "2031-04-01"),
        ("Ostland was given 2 weeks to respond.", [], "2031-03-19"),
        ("The judge gave the firm ten days to reply.", [], "2031-03-15"),
        ("The firm has until 1 April to pay.", [("1 April", "2031-04-01")], "2031-04-01"),
        ("Norvia pledged to open the port within 48 hours.", [], "2031-03-07"),
        ("Unless Ostland withdraws within 36 hours, Norvia will fire.", [], "2031-03-07"),
        ("The army threatened to fire if the crew does not leave within a day.", [], "2031-03-06"),
        ("The agency must answer within five working days.", [], "2031-03-12"),
        ("Norvia pledged to close the camp by the end of the year.", [], "2031-12-31"),
        ("Norvia aims to cut its debt by year end.", [], "2031-12-31"),
        ("The mayor told residents to leave by Friday.", [("Friday", "2031-02-28")], "2031-03-07"),
        ("Ostland must pay within two months.", [], "2031-05-05"),
        ("Norvia pledged to rebuild the bridge within three years.", [], "2034-12-31"),
        ("Norvia pledged to close the camp by the end of the week.", [], "2031-03-09"),
        ("Norvia pledged to close the camp by the end of the month.", [], "2031-03-31"),
        ("Ostland must pay at once.", [], None),
    ],
)
def test_the_day_is_named_or_counted(text: str, days: list[tuple[str, str]], due: str | None) -> None:
    ((_, found),) = duties(text, *days)
    assert (found.due.latest if found.due else None) == due


def test_a_period_to_answer_is_counted_from_the_letter_and_says_so() -> None:
    text = "Nine mayors sent a letter on 1 March.\n\nTrade fell.\n\nThe minister was given two weeks to respond."
    ((_, found),) = duties(text, ("1 March", "2031-03-01"))
    assert found.due
    assert (found.due.earliest, found.due.latest) == ("2031-03-15", "2031-03-15")
    assert "the day of the letter, 1 March" in found.due.basis


def test_a_period_of_a_year_not_known_keeps_the_year_open() -> None:
    text = "Nine mayors sent the minister a letter on 21 September. The minister was given 2 weeks to respond."
    ((_, found),) = duties(text, ("21 September", "--09-21"), published=None)
    assert found.due
    assert found.due.latest == "--10-05"


def test_a_period_with_nothing_to_count_from_has_no_day() -> None:
    ((_, found),) = duties("The minister was given 2 weeks to respond.", published=None)
    assert found.due is None


def test_a_day_past_before_the_page_is_not_when_a_duty_of_today_is_due() -> None:
    ((_, found),) = duties("Ostland must pay those who fled before 1 May 2030.", ("1 May 2030", "2030-05-01"))
    assert found.due is None


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("The firm must report every six months.", "every six months"),
        ("The law obliges employers to file accounts once a year.", "once a year"),
        (
            "The act requires the bureau to issue a waiver. Waivers have come annually since 2012.",
            "annually since 2012",
        ),
        ("The act requires the bureau to issue a waiver. Rain fell every day.", None),
    ],
)
def test_how_often_is_told_with_the_duty_or_right_behind(text: str, recurrence: str | None) -> None:
    assert duties(text)[0][1].recurrence == recurrence


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Section 12 of the Harbour Act requires the bureau to report.", "Section 12 of the Harbour Act"),
        ("Norvia must withdraw under the 2029 ceasefire.", "the 2029 ceasefire"),
        ("Norvia pledged to withdraw.", "pledged"),
        ("Norvia must withdraw.", None),
    ],
)
def test_the_ground_is_in_the_pages_words(text: str, basis: str | None) -> None:
    assert duties(text)[0][1].basis == basis


def test_a_duty_in_a_statement_is_that_speakers_word() -> None:
    ((_, found),) = duties("{s1 The envoy} {c1 said} {q1 that Ostland must withdraw its troops}.")
    assert found.statement == "s1"


def test_the_pages_own_duty_is_nobodys_word() -> None:
    assert duties("Ostland must withdraw its troops.")[0][1].statement is None


def test_the_country_is_the_one_named_last() -> None:
    ((_, found),) = duties("Norvia borrowed too much. The country has to save money.")
    assert (found.who.name, found.who.actor) == ("Norvia", "NOR")


def test_who_sets_the_task_is_owed() -> None:
    ((_, found),) = duties("Norvia told Ostland to leave the port by 1 April.", ("1 April", "2031-04-01"))
    assert found.to
    assert (found.who.name, found.to.name) == ("Ostland", "Norvia")


def test_to_whom_is_told_in_the_duty() -> None:
    ((_, found),) = duties("The act requires the bureau to report to Ostland.")
    assert found.to
    assert found.to.actor == "OST"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Norvia signed the accord and pledged to open the port.", "Norvia"),
        ("Norvia, which signed the accord, must open the port.", "Norvia"),
        ("Norvia broke the deal. It must open the port.", "Norvia"),
    ],
)
def test_a_verb_without_a_subject_of_its_own_borrows_one(text: str, who: str) -> None:
    assert duties(text)[0][1].who.name == who


def test_a_law_is_owed_nothing() -> None:
    assert duties("Ostland must comply fully with Harbour Resolution 12.")[0][1].to is None


def test_he_is_no_state() -> None:
    assert duties("Norvia broke the deal. He pledged to open the port.") == []


def test_two_duties_of_one_sentence_stand_apart() -> None:
    found = duties("Ostland must withdraw its troops, and Norvia must free the crew.")
    assert [(one.who.name, words) for words, one in found] == [
        ("Ostland", "withdraw its troops"),
        ("Norvia", "free the crew"),
    ]


def test_ids_follow_the_text() -> None:
    found = duties("Norvia must pay. Ostland must leave.")
    assert [one.id for _, one in found] == ["o1", "o2"]


def test_set_aside_words_lay_no_duty() -> None:
    aside = "Ostland must pay by Friday."
    text = f"Norvia must leave the port. {aside}"
    document = Document("d", text, None, None, None, None, "en", PUBLISHED, ())
    hole = Quarantine(Span(text.index(aside), len(text)), "related_link")
    states = tuple(replace(one, type="government", rule="country.name") for one in resolved(text, *NAMES))
    found = []
    for quarantine in ((), (hole,)):
        reading = read(replace(document, quarantine=quarantine))
        told = derive_obligations(reading, Resolutions(states, (), ()), ())
        found.append([text[one.duty.start : one.duty.end] for one in told])
    assert found == [["leave the port", "pay by Friday"], ["leave the port"]]


def test_a_period_is_not_counted_from_a_day_still_to_come() -> None:
    text = "The bridge must be opened by 9 May. All guns must be pulled out within ten days."
    found = [one.due.latest for _, one in duties(text, ("9 May", "2031-05-09")) if one.due]
    assert found == ["2031-05-09", "2031-03-15"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The envoy said the Front must free 42 sailors by 1 April.", "Front"),
        ("{s1 Irena Dolm} {c1 wrote} that {q1 Velmar would withdraw its boats by 1 April}.", "Velmar"),
        ("She demanded that it surrender the pilots by 1 April.", None),
        ("They must leave by 1 April.", None),
    ],
)
def test_with_a_day_a_name_nobody_knows_owes_and_so_does_whom_a_pronoun_means(text: str, who: str | None) -> None:
    ((_, found),) = duties(text, ("1 April", "2031-04-01"))
    assert (found.who.name if found.who else None) == who


@pytest.mark.parametrize(
    "text",
    [
        "They must leave.",
        "The Front must free 42 sailors.",
        "The weather must improve by 1 April.",
        "Talks must end by 1 April.",
        "The Harbour Treaty must start by 1 April.",
        "They must be strong by 1 April.",
    ],
)
def test_without_a_day_they_do_not_and_things_never_do(text: str) -> None:
    assert duties(text, *[("1 April", "2031-04-01")][: "1 April" in text]) == []


def test_a_term_counted_from_what_has_no_day_is_kept_without_one() -> None:
    ((words, found),) = duties("The Front must free the crew within ten days of the signing.")
    assert (words, found.due) == ("free the crew within ten days of the signing", None)


def test_a_term_is_counted_from_what_it_names() -> None:
    text = "The truce was signed on 1 March and Ostland must free the crew within five days of the signing."
    ((_, found),) = duties(text, ("1 March", "2031-03-01"))
    assert found.due
    assert found.due.latest == "2031-03-06"


def test_nobody_owes_himself() -> None:
    ((_, found),) = duties("Norvia told Norvia to leave the port by 1 April.", ("1 April", "2031-04-01"))
    assert (found.who.name if found.who else None, found.to) == ("Norvia", None)


@pytest.mark.parametrize(("often", "recurrence"), [("0", None), ("00", None), ("10", "every 10 days")])
def test_every_no_days_is_never(often: str, recurrence: str | None) -> None:
    assert duties(f"Ostland must report every {often} days.")[0][1].recurrence == recurrence


def test_cues_without_end_take_no_time_without_end() -> None:
    assert len(duties(f"Ostland {'must ' * 20_000}leave.")) <= 1


def test_what_is_asked_for_owes_nothing_though_people_are_named_in_it() -> None:
    days = ("5 May", "2031-05-05")
    assert duties("The port asks list of the wounded people to visit, till 5 May.", days) == []
    assert [who for who, _ in duties("The port asks members of the wounded people's council to visit by 5 May.", days)]


@pytest.mark.parametrize(
    "text",
    [
        "The divers must therefore be treated as guests of Norvia.",
        "A ruling is expected in May, which Norvia has vowed to ignore.",
        "The minister kept her pledge of more soldiers by 2033.",
        "Norvia pledged on Monday a new start.",
    ],
)
def test_what_is_cut_off_or_no_thing_is_no_duty(text: str) -> None:
    assert duties(text) == []


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Ostland must share the maps with Norvia.", "Norvia"),
        ("Ostland must hand the boats to Norvia.", "Norvia"),
        ("The council must approve any deal with Norvia.", None),
    ],
)
def test_whom_a_duty_is_owed_to(text: str, to: str | None) -> None:
    ((_, found),) = duties(text)
    assert (found.to.name if found.to else None) == to
