"""Who speaks in sentences as they are read, whole: questions and answers, several parties, what was done to words."""

import pytest

import sayso

PUBLISHED = "2031-12-06"


def speakers(text: str) -> list[tuple[str | None, str | None]]:
    """Each statement's speaker and the state or body he is of, in the order of the text."""
    found = sayso.read(text, published=PUBLISHED).statements
    return [(one.speaker.name, one.speaker.actor) if one.speaker else (None, None) for one in found]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            'President Obama spoke to CBS News. A reporter asked if he was wrong. "You know what I meant," he said.',
            "Obama",
        ),
        ('A reporter asked if he was reversing his pledge. "You know what I meant," he said.', "he"),
        (
            'President Obama was in Oster. "Why is the port shut?" Boris Krol asked. "It is a scandal," he said.',
            "Boris Krol",
        ),
        ('President Obama was in Oster. Boris Krol asked for help. "We need food," he said.', "Boris Krol"),
    ],
)
def test_who_puts_a_question_does_not_answer_it(text: str, answers: str) -> None:
    assert speakers(text)[-1][0] == answers


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        ("Anna Dell noted that the port lags behind and asked whether it could be opened.", "Anna Dell"),
        ("Anna Dell met the press and asked whether she would resign, said she would not.", None),
        ("Asked whether she would resign, Anna Dell said no.", None),
    ],
)
def test_who_goes_on_with_a_question_asks_it(text: str, asker: str | None) -> None:
    (question,) = [one for one in sayso.read(text, published=PUBLISHED).statements if one.act == "ask"]
    assert (question.speaker.name if question.speaker else None) == asker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Britain and France in particular feared a new war.", ("Britain and France", None)),
        ("Turkey, like Russia, said it would send troops.", ("Turkey", "TUR")),
        ("Countries such as Poland and Hungary said they would not take part.", ("Countries", None)),
        ("Experts like Anna Dell said the army was weak.", ("Experts", None)),
        ("Poland and Hungary said they would not take part.", ("Poland and Hungary", None)),
    ],
)
def test_several_are_named_without_their_examples(text: str, speaker: tuple[str, str | None]) -> None:
    assert speakers(text) == [speaker]


def test_a_party_called_social_democratic_is_not_the_democratic_party() -> None:
    assert speakers("The Social Democratic Party said no.") == [("Social Democratic Party", None)]
    assert speakers("The Democratic Party said no.") == [("Democratic Party", "USA.democratic-party")]


def test_a_soldier_who_speaks_in_a_land_may_be_of_another() -> None:
    text = (
        "The United States sent more soldiers. The United States has won, Col. Sven Warrel, a military spokesman in "
        "Baghdad, said."
    )
    assert speakers(text)[-1][1] != "IRQ.MIL"
    assert speakers(text.replace("military spokesman in", "police spokesman in"))[-1][1] == "IRQ.COP"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ankara and Tehran, which both oppose the plan, said they would walk out.", ("Ankara and Tehran", None)),
        ("Russia and China, who both voted against it, said it was biased.", ("Russia and China", None)),
        ("Russia, which voted against it, said it was biased.", ("Russia", "RUS")),
    ],
)
def test_both_are_the_two_before(text: str, speaker: tuple[str, str | None]) -> None:
    assert set(speakers(text)) == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The health ministry in Hamas-run Gaza said no.", "PSE.gaza-health-ministry"),
        ("The Hezbollah-led government said no.", "LBN.GOV"),
        ("The mayor of Houthi-held Sanaa said no.", "YEM.LOC"),
        ("Hamas said no.", "PSE.hamas"),
    ],
)
def test_who_runs_a_place_or_a_body_is_not_it(text: str, speaker: str) -> None:
    assert [actor for _, actor in speakers(text)] == [speaker]


def test_who_counts_in_a_land_is_not_the_land() -> None:
    assert speakers("The Health Office in Gaza raised the toll to 45.") == [("Health Office in Gaza", "PSE")]


def test_nobody_says_what_there_is_no_claim_of() -> None:
    assert speakers("There was no immediate assertion of responsibility for the attack.") == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Iran struck back at the United States, saying no.", "criticize"),
        ("Iran backed the United States, saying no.", "agree"),
    ],
)
def test_who_strikes_back_does_not_agree(text: str, act: str) -> None:
    assert sayso.read(text).statements[0].act == act


def test_who_is_on_trial_accuses_nobody() -> None:
    assert not any(name == "Anna Dell" for name, _ in speakers("Anna Dell is on trial on charges of murder."))


def test_a_land_somebody_left_for_is_not_whose_officials_speak() -> None:
    text = "France mourned. His friends had left for the coast or Pakistan, but authorities said they were safe."
    assert speakers(text) == [("authorities", "FRA.GOV")]
    assert speakers("His friends live in Pakistan, and authorities said they were safe.") == [
        ("authorities", "PAK.GOV")
    ]
